"""Validation of settings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.settings import (
    MASK,
    FallbackYield,
    Mode,
    QuietHours,
    Settings,
    Visibility,
    setting_rows,
    to_json,
    visible_settings,
)
from raveberry_server.domain.model.state import PartyState
from raveberry_server.domain.setting_changes import set_settings, with_setting


def test_every_default_is_a_value_that_may_be_set() -> None:
    settings = Settings()
    for name, row in setting_rows().items():
        assert with_setting(settings, name, to_json(row.default)) == settings


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("party_name", "x" * 40, "x" * 40),
        ("mode", "no_control", Mode.NO_CONTROL),
        ("fallback_yields", "at_once", FallbackYield.AT_ONCE),
        ("requests_open", False, False),
        ("queue_max", 20, 20),
        ("queue_max", 20.0, 20),
        ("kick_quorum", 1, 1.0),
        ("forbidden_words", "polka, (ska", "polka, (ska"),
        ("subsonic_url", "", ""),
        ("subsonic_url", "http://nas.local:4533/music", "http://nas.local:4533/music"),
        ("subsonic_url", "https://[fe80::1]:443", "https://[fe80::1]:443"),
        ("guest_url", "https://party.example/raveberry/", "https://party.example/raveberry/"),
        ("radio_directory", "everybody", Visibility.EVERYBODY),
        ("mod_users", ["a", "b"], ("a", "b")),
        (
            "quiet_hours",
            [{"from": "22:00", "to": "07:00", "volume_max": 0.3}],
            (QuietHours(start="22:00", end="07:00", volume_max=0.3),),
        ),
    ],
)
def test_a_setting_takes_what_fits(name: str, value: object, kept: object) -> None:
    assert getattr(with_setting(Settings(), name, value), name) == kept


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("party_name", "x" * 41, "40"),
        ("mode", "anarchy", "full_control, full_voting, upvotes_only, no_control"),
        ("mode", None, "one of"),
        ("mode", ["full_control"], "one of"),
        ("approval", 1, "true or false"),
        ("approval", "true", "true or false"),
        ("downvotes_to_kick", -5, "from 0 to 1000"),
        ("downvotes_to_kick", 2.5, "a whole number"),
        ("downvotes_to_kick", "2", "a whole number"),
        ("downvotes_to_kick", True, "a whole number"),
        ("downvotes_to_kick", 10**400, "from 0 to 1000"),
        ("downvotes_to_kick", None, "a whole number"),
        ("kick_quorum", 1.01, "from 0 to 1"),
        ("kick_quorum", float("nan"), "from 0 to 1"),
        ("kick_quorum", float("inf"), "from 0 to 1"),
        ("forbidden_words", 5, "single line"),
        ("subsonic_url", "nas.local:4533", "web address"),
        ("subsonic_url", "ftp://nas.local", "web address"),
        ("subsonic_url", "http://ann:secret@nas.local", "web address"),
        ("subsonic_url", "http://nas.local/?t=secret", "web address"),
        ("subsonic_url", "http://nas.local/ x", "web address"),
        ("subsonic_url", "http://nas.local/" + "x" * 3_000, "web address"),
        ("subsonic_url", 7, "web address"),
        ("subsonic_url", None, "web address"),
        ("guest_url", "192.168.1.10:8080", "web address"),
        ("guest_url", "party.local", "web address"),
        ("forbidden_words", "two\nlines", "single line"),
        ("forbidden_words", "x" * 2_001, "2000 characters"),
        ("mod_users", "ann", "a list"),
        ("mod_users", [1], "single line"),
        ("mod_users", ["x"] * 501, "at most 500"),
        ("quiet_hours", {"from": "22:00"}, "a list"),
        ("quiet_hours", [{"from": "22:00", "to": "07:00"}], "from and to"),
        ("quiet_hours", [{"from": "24:00", "to": "07:00", "volume_max": 0.3}], "from and to"),
        ("quiet_hours", [{"from": "22:00", "to": "7:00", "volume_max": 0.3}], "from and to"),
        ("quiet_hours", [{"from": "22:00", "to": "07:00", "volume_max": 2}], "from and to"),
        ("quiet_hours", [{"from": "22:00", "to": "07:00", "volume_max": True}], "from and to"),
        ("quiet_hours", ["22:00"], "from and to"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_what_would(
    name: str, value: object, expected: str
) -> None:
    with pytest.raises(RefusedError) as refusal:
        with_setting(Settings(), name, value)
    assert refusal.value.reason is Reason.BAD_REQUEST
    assert name in refusal.value.message
    assert expected in refusal.value.message


def test_an_unknown_setting_is_not_found() -> None:
    with pytest.raises(RefusedError) as refusal:
        with_setting(Settings(), "loudness" * 99, 1)
    assert refusal.value.reason is Reason.NOT_FOUND
    assert len(refusal.value.message) < 200


def test_a_secret_reads_masked_and_its_mask_changes_nothing() -> None:
    settings = with_setting(Settings(), "wifi_password", "open sesame")
    assert visible_settings(settings, Role.HOST)["wifi_password"] == MASK
    assert "open sesame" not in str(visible_settings(settings, Role.HOST))
    assert with_setting(settings, "wifi_password", MASK) is settings


def test_a_secret_that_does_not_fit_is_not_repeated() -> None:
    for value in ("open\nsesame", ["open sesame"]):
        with pytest.raises(RefusedError) as refusal:
            with_setting(Settings(), "subsonic_password", value)
        assert "sesame" not in refusal.value.message
        assert "single line" in refusal.value.message


def test_shown_values_are_valid_values() -> None:
    settings = with_setting(Settings(), "wifi_password", "open sesame")
    again = settings
    for name, value in visible_settings(settings, Role.HOST).items():
        again = with_setting(again, name, value)
    assert again == settings


def test_the_volume_is_lowered_to_its_ceiling() -> None:
    settings = with_setting(Settings(), "volume_max", 0.5)
    assert settings.volume == 0.5
    assert with_setting(settings, "volume", 0.9).volume == 0.5


def test_settings_change_together_or_not_at_all() -> None:
    state = PartyState()
    with pytest.raises(RefusedError):
        set_settings(state, {"queue_max": 9, "mode": "anarchy"})
    made = set_settings(state, {"queue_max": 9, "order": "fifo", "shuffle": True, "volume": 0.3})
    after = made.state.settings
    assert (after.queue_max, after.shuffle, after.volume) == (9, True, 0.3)
    assert made.result == {"order": "fair", "queue_max": 0, "shuffle": False, "volume": 0.8}


def test_the_values_before_a_change_have_their_secrets_masked() -> None:
    state = set_settings(PartyState(), {"wifi_password": "open sesame"}).state
    assert set_settings(state, {"wifi_password": "closed"}).result == {"wifi_password": MASK}


@given(
    st.sampled_from(list(setting_rows())),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=5,
    ),
)
def test_any_value_is_accepted_whole_or_refused(name: str, value: object) -> None:
    try:
        after = with_setting(Settings(), name, value)
    except RefusedError as refusal:
        assert refusal.reason is Reason.BAD_REQUEST  # noqa: PT017 - both outcomes are right
    else:
        assert with_setting(after, name, to_json(getattr(after, name))) == after
