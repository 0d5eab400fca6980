"""Songs that the player reports as playing without a sound."""

import pytest
from raveberry_server.application.playback.stall_detector import (
    STALLED_AFTER_S,
    ConfirmedPosition,
    StallDetector,
)
from raveberry_server.application.ports import PlayerReport, PlayerState

from tests.fakes.player.player_reports import (
    PAUSED,
    PLAYING,
    SONG_A,
    SONG_B,
    STARTING,
    STOPPED,
    says,
)


def check(
    detector: StallDetector,
    report: PlayerReport,
    at_s: float,
    *,
    began_at_s: float | None = None,
) -> tuple[PlayerState, StallDetector]:
    checked, detector = detector.check(report, began_at_s=began_at_s, epoch=1, at_s=at_s)
    return checked.state, detector


def test_a_song_that_advances_is_confirmed_where_it_is() -> None:
    state, detector = check(StallDetector(), says(PLAYING, SONG_A, position_s=10.0), 100.0)
    assert (state, detector.is_advancing) == (PLAYING, False), "one report says nothing yet"
    state, detector = check(detector, says(PLAYING, SONG_A, position_s=11.0), 101.0)
    assert (state, detector.is_advancing) == (PLAYING, True)
    assert detector.last == ConfirmedPosition(epoch=1, number=1, position_s=11.0, at_s=101.0)


def test_a_song_that_does_not_advance_counts_as_starting_after_a_while() -> None:
    stands = says(PLAYING, SONG_A, position_s=10.0)
    _, detector = check(StallDetector(), stands, 100.0)
    state, detector = check(detector, stands, 100.0 + STALLED_AFTER_S)
    assert (state, detector.is_advancing) == (PLAYING, False)
    state, detector = check(detector, stands, 100.1 + STALLED_AFTER_S)
    assert state is STARTING
    assert detector.last is not None
    assert detector.last.at_s == 100.0, "it has stood still since then"


def test_a_started_song_counts_as_starting_until_it_has_left_its_first_position() -> None:
    started = says(PLAYING, SONG_A, position_s=42.0)
    state, detector = check(StallDetector(), started, 100.0, began_at_s=42.0)
    assert (state, detector.last) == (STARTING, None)
    moved = says(PLAYING, SONG_A, position_s=42.1)
    state, _ = check(detector, moved, 100.1, began_at_s=42.0)
    assert state is PLAYING


def test_another_song_is_confirmed_anew() -> None:
    _, detector = check(StallDetector(), says(PLAYING, SONG_A, position_s=10.0), 100.0)
    _, detector = check(detector, says(PLAYING, SONG_B, position_s=20.0), 101.0)
    assert not detector.is_advancing
    assert detector.last is not None
    assert detector.last.number == SONG_B.number


@pytest.mark.parametrize("state", [STOPPED, STARTING, PAUSED])
def test_nothing_is_confirmed_while_nothing_plays(state: PlayerState) -> None:
    _, detector = check(StallDetector(), says(PLAYING, SONG_A, position_s=10.0), 100.0)
    assert check(detector, says(state, SONG_A), 101.0) == (state, StallDetector())


def test_a_report_without_a_position_confirms_nothing() -> None:
    state, detector = check(StallDetector(), says(PLAYING, SONG_A, position_s=None), 100.0)
    assert (state, detector) == (PLAYING, StallDetector())
