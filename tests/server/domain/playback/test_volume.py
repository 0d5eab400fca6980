"""The ceiling, quiet hours and fades."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from raveberry_server.domain import lifecycle, setting_changes
from raveberry_server.domain.model.settings import Settings
from raveberry_server.domain.model.state import Now, PartyState, QuietPeriod
from raveberry_server.domain.playback import control_steps, volume

from tests.fakes.party.domain_party import DomainParty

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = {"from": "22:00", "to": "07:00", "volume_max": 0.3}
NOON = {"from": "12:00", "to": "13:30", "volume_max": 0.5}


def moment(local: str, zone: tzinfo = UTC, *, fold: int = 0) -> Now:
    at = datetime.fromisoformat(local).replace(tzinfo=zone, fold=fold).astimezone(UTC)
    return Now(at=at, mono_s=at.timestamp(), zone=zone)


def server(*quiet_hours: object, **settings: object) -> PartyState:
    party = DomainParty(quiet_hours=list(quiet_hours), **settings)
    return party.state


def through(state: PartyState, *moments: Now) -> PartyState:
    for now in moments:
        state = lifecycle.apply_due_changes(state, now).state
    return state


def volumes(state: PartyState, moments: Sequence[Now]) -> list[float]:
    found = []
    for now in moments:
        state = through(state, now)
        found.append(state.settings.volume)
    return found


@pytest.mark.parametrize(
    ("time", "volume_max"),
    [
        ("11:59", None),
        ("12:00", 0.5),
        ("13:29:59", 0.5),
        ("13:30", None),
        ("21:59", None),
        ("22:00", 0.3),
        ("00:00", 0.3),
        ("06:59", 0.3),
        ("07:00", None),
    ],
)
def test_quiet_hours_hold_from_the_first_minute_to_the_last_also_over_midnight(
    time: str, volume_max: float | None
) -> None:
    state = server(NIGHT, NOON)
    assert volume.quiet_hours_cap(state.settings, moment(f"2026-11-24T{time}")) == volume_max


def test_the_lowest_of_several_quiet_hours_counts() -> None:
    state = server(NIGHT, NIGHT | {"volume_max": 0.1})
    assert volume.quiet_hours_cap(state.settings, moment("2026-11-24T23:00")) == 0.1


def test_quiet_hours_that_end_when_they_begin_last_all_day() -> None:
    state = server(NIGHT | {"to": "22:00"})
    for time in ("21:59", "22:00", "10:00"):
        assert volume.quiet_hours_cap(state.settings, moment(f"2026-11-24T{time}")) == 0.3


def test_quiet_hours_go_by_the_clocks_of_the_house() -> None:
    settings = server(NIGHT).settings
    half_past_nine = datetime(2026, 7, 1, 20, 30, tzinfo=UTC)
    in_berlin = Now(at=half_past_nine, mono_s=0.0, zone=BERLIN)
    assert volume.quiet_hours_cap(settings, in_berlin) == 0.3
    assert volume.quiet_hours_cap(settings, replace(in_berlin, zone=UTC)) is None


def test_clocks_that_are_set_back_do_not_end_a_quiet_night() -> None:
    settings = server({"from": "02:15", "to": "02:45", "volume_max": 0.3}).settings
    caps = [
        volume.quiet_hours_cap(settings, moment(f"2026-10-25T02:{minute}", BERLIN, fold=fold))
        for fold in (0, 1)
        for minute in ("10", "20", "50")
    ]
    # From the first quarter past two until the second quarter to three.
    assert caps == [None, 0.3, 0.3, 0.3, 0.3, None]


def test_a_night_is_quiet_while_clocks_are_set_forward() -> None:
    settings = server({"from": "02:30", "to": "05:00", "volume_max": 0.3}).settings
    assert volume.quiet_hours_cap(settings, moment("2026-03-29T03:30", BERLIN)) == 0.3
    assert volume.quiet_hours_cap(settings, moment("2026-03-29T05:00", BERLIN)) is None


def test_the_volume_is_lowered_and_given_back() -> None:
    state = server(NIGHT, volume=0.8)
    evening = [moment(f"2026-11-24T{time}") for time in ("21:00", "22:00", "23:59")]
    morning = [moment(f"2026-11-25T{time}") for time in ("06:59", "07:00")]
    assert volumes(state, evening + morning) == [0.8, 0.3, 0.3, 0.3, 0.8]


def test_a_volume_that_is_low_enough_stays() -> None:
    state = server(NIGHT, volume=0.2)
    nights = [moment("2026-11-24T22:00"), moment("2026-11-25T07:00")]
    assert volumes(state, nights) == [0.2, 0.2]


def test_what_is_set_too_loud_in_quiet_hours_is_lowered_and_comes_after_them() -> None:
    state = through(server(NIGHT, volume=0.5), moment("2026-11-24T22:00"))
    state = control_steps.set_volume(state, 0.9).state
    assert state.settings.volume == 0.3
    assert through(state, moment("2026-11-25T07:00")).settings.volume == 0.9


def test_setting_and_command_both_cap_the_volume() -> None:
    state = through(server(NIGHT, volume_max=0.6), moment("2026-11-24T22:00"))
    state = setting_changes.set_setting(state, "volume", 0.9).state
    assert state.settings.volume == 0.3
    assert through(state, moment("2026-11-25T07:00")).settings.volume == 0.6


def test_what_is_set_in_quiet_hours_stays_when_they_end() -> None:
    state = through(server(NIGHT, volume=0.8), moment("2026-11-24T22:00"))
    state = control_steps.set_volume(state, 0.1).state
    assert through(state, moment("2026-11-25T07:00")).settings.volume == 0.1


def test_a_ceiling_that_was_lowered_meanwhile_holds_after_the_quiet_hours() -> None:
    state = through(server(NIGHT, volume=0.8), moment("2026-11-24T22:00"))
    state = setting_changes.set_setting(state, "volume_max", 0.5).state
    assert through(state, moment("2026-11-25T07:00")).settings.volume == 0.5


def test_quiet_hours_that_are_taken_away_give_the_volume_back() -> None:
    state = through(server(NIGHT, volume=0.8), moment("2026-11-24T22:00"))
    state = setting_changes.set_setting(state, "quiet_hours", []).state
    assert through(state, moment("2026-11-24T22:01")).settings.volume == 0.8


def test_the_volume_fades_to_quiet_hours_and_back() -> None:
    begin = moment("2026-11-24T22:00")
    state = through(server(NIGHT, volume=0.8), begin)
    half_s = volume.QUIET_FADE_S / 2
    heard = [volume.volume_at(state, begin.mono_s + at * half_s) for at in (-1, 0, 1, 2, 3)]
    assert heard == pytest.approx([0.8, 0.8, 0.55, 0.3, 0.3])
    assert volume.is_fading(state, begin.mono_s)
    assert not volume.is_fading(state, begin.mono_s + volume.QUIET_FADE_S)


def test_setting_the_volume_ends_the_fade() -> None:
    begin = moment("2026-11-24T22:00")
    state = through(server(NIGHT, volume=0.8), begin)
    state = control_steps.set_volume(state, 0.2).state
    assert volume.volume_at(state, begin.mono_s + 1) == 0.2
    assert not volume.is_fading(state, begin.mono_s + 1)


def test_muted_music_stays_silent_through_a_fade() -> None:
    begin = moment("2026-11-24T22:00")
    state = control_steps.set_muted(server(NIGHT), is_muted=True).state
    assert volume.volume_at(through(state, begin), begin.mono_s + 1) == 0.0


def test_a_quiet_night_survives_a_restart() -> None:
    quiet = QuietPeriod(volume_max=0.3, volume_after=0.8)
    settings = replace(server(NIGHT).settings, volume=0.3)
    state = PartyState(settings=settings, quiet=quiet)
    assert through(state, moment("2026-11-25T03:00")) is state
    assert through(state, moment("2026-11-25T12:00")).settings.volume == 0.8


def test_the_next_change_of_quiet_hours_is_known() -> None:
    state = server(NIGHT, NOON)
    noon = moment("2026-11-24T12:00")
    assert lifecycle.next_due_at(state, noon) == noon.at + timedelta(minutes=90)
    ending = lifecycle.open_party(state, noon, 600).state
    assert lifecycle.next_due_at(ending, noon) == noon.at + timedelta(minutes=10)
    assert lifecycle.next_due_at(PartyState(settings=Settings()), noon) is None
