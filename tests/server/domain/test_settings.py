"""The settings table: what is in it and what it shows."""

from dataclasses import fields
from itertools import groupby

import pytest
from raveberry_server.domain.guest import Role
from raveberry_server.domain.setting_changes import changed
from raveberry_server.domain.settings import FIRST_OF_GROUP, Settings, Visibility, shown, table


def test_every_setting_has_a_line_with_a_meaning() -> None:
    assert list(table()) == [field.name for field in fields(Settings)]
    assert all(row.meaning for row in table().values())


def test_every_setting_stands_under_a_heading() -> None:
    groups = [row.group for row in table().values()]
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
    assert shown(Settings())["wifi_password"] == ""


def test_all_settings_are_shown_in_plain_json() -> None:
    settings = changed(
        Settings(), "quiet_hours", [{"from": "22:00", "to": "07:00", "volume_max": 0.3}]
    )
    values = shown(settings)
    assert values["mode"] == "upvotes_only"
    assert type(values["mode"]) is str
    assert values["quiet_hours"] == [{"from": "22:00", "to": "07:00", "volume_max": 0.3}]
    assert values["allowed_extractors"] == ["youtube", "soundcloud", "bandcamp"]
