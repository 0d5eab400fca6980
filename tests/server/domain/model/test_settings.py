"""The settings table: what is in it and what it shows."""

import re
from dataclasses import fields
from itertools import groupby

import pytest
from raveberry_contract.messages import SettingUnit
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.settings import (
    FIRST_OF_GROUP,
    Settings,
    Unit,
    Visibility,
    setting_rows,
    visible_settings,
)
from raveberry_server.domain.setting_changes import with_setting


def test_every_setting_has_a_row() -> None:
    assert list(setting_rows()) == [field.name for field in fields(Settings)]


def test_numbers_have_a_range_and_only_they_have_a_unit() -> None:
    for row in setting_rows().values():
        assert (row.range is not None) == (row.kind in (int, float)), row.name
        assert row.unit is None or row.range is not None, row.name


def test_units_of_the_form_are_those_of_the_settings() -> None:
    assert list(map(str, SettingUnit)) == list(map(str, Unit))


def test_every_setting_stands_under_a_heading() -> None:
    groups = [row.group for row in setting_rows().values()]
    assert [group for group, _ in groupby(groups)] == list(FIRST_OF_GROUP.values())


@pytest.mark.parametrize(
    ("visible_to", "roles"),
    [
        (Visibility.EVERYBODY, {Role.GUEST, Role.MOD, Role.HOST}),
        (Visibility.MODS, {Role.MOD, Role.HOST}),
        (Visibility.HOST, {Role.HOST}),
        (Visibility.NOBODY, set()),
    ],
)
def test_what_is_visible_to_some_is_visible_to_those_above_them(
    visible_to: Visibility, roles: set[Role]
) -> None:
    assert {role for role in Role if visible_to.includes(role)} == roles


def test_a_secret_that_is_not_set_reads_empty() -> None:
    assert visible_settings(Settings(), Role.HOST)["wifi_password"] == ""


def test_all_settings_are_shown_in_plain_json() -> None:
    settings = with_setting(
        Settings(), "quiet_hours", [{"from": "22:00", "to": "07:00", "volume_max": 0.3}]
    )
    values = visible_settings(settings, Role.HOST)
    assert values["mode"] == "upvotes_only"
    assert type(values["mode"]) is str
    assert values["quiet_hours"] == [{"from": "22:00", "to": "07:00", "volume_max": 0.3}]
    assert values["allowed_extractors"] == ["youtube", "soundcloud", "bandcamp"]


def test_guests_and_mods_cannot_read_host_settings() -> None:
    settings = Settings()
    for name, value in {
        "allowed_private_hosts": ["192.168.1.5:8080"],
        "subsonic_url": "http://192.168.1.5:4533",
        "subsonic_user": "robin",
        "backup_stream": "http://192.168.1.6:8000/stream",
        "wifi_password": "open sesame",
        "host_users": ["0123abc"],
        "mod_users": ["4567def"],
        "allowed_hosts": ["inside.example"],
    }.items():
        settings = with_setting(settings, name, value)
    for role in (Role.GUEST, Role.MOD):
        read = visible_settings(settings, role)
        assert not re.search(r"192\.168|robin|sesame|0123abc|4567def|inside\.example", str(read))
        assert read["mode"] == "upvotes_only"
    assert set(visible_settings(settings, Role.HOST)) == set(setting_rows())


def test_the_wifis_name_is_for_those_who_see_its_code() -> None:
    settings = with_setting(Settings(), "wifi_ssid", "Party")
    assert visible_settings(settings, Role.GUEST)["wifi_ssid"] == "Party"
    hidden = with_setting(settings, "wifi_code", "host")
    assert "wifi_ssid" not in visible_settings(hidden, Role.GUEST)
    assert visible_settings(hidden, Role.HOST)["wifi_ssid"] == "Party"
