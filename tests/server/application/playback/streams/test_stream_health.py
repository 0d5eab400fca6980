"""Retries and the announced end of the stream that plays."""

from raveberry_server.application.playback.stream_health import (
    MOST_RETRIES,
    StreamHealth,
    is_stream,
)
from raveberry_server.application.ports import PlayerReport, PlayerState
from raveberry_server.domain.model.ids import EntryId

from tests.fakes.party.domain_party import a_song

FIRST, SECOND = EntryId("e0"), EntryId("e1")


def a_report(position_s: float | None, duration_s: float | None = None) -> PlayerReport:
    state = PlayerState.STOPPED if position_s is None else PlayerState.PLAYING
    return PlayerReport(state=state, position_s=position_s, duration_s=duration_s)


def test_a_stream_comes_from_the_internet_and_has_no_known_end() -> None:
    endless = a_song("live", duration_s=None)
    assert is_stream(endless, "https://radio.example/live")
    assert not is_stream(endless, "/music/odd.mod")
    assert not is_stream(a_song("song"), "https://radio.example/song.mp3")


def test_a_stream_is_given_up_after_so_many_retries_without_a_sound() -> None:
    health = StreamHealth().after_start(FIRST)
    assert not health.is_retried, "its first start is no retry"
    health = health.after_report(FIRST, a_report(1.0), 0.0)
    for _ in range(MOST_RETRIES):
        assert not health.is_exhausted
        health = health.after_start(FIRST).after_report(FIRST, a_report(None), 0.0)
        assert health.is_retried
    assert health.is_exhausted
    health = health.after_report(FIRST, a_report(4.9), 0.0)
    assert health.is_exhausted
    health = health.after_report(FIRST, a_report(5.0), 0.0)
    assert not health.is_retried


def test_a_stream_has_ended_when_the_player_announced_its_end() -> None:
    assert not StreamHealth().has_ended(0.0)
    health = StreamHealth().after_report(FIRST, a_report(10.0, 30.0), 100.0)
    assert not health.has_ended(110.0)
    assert health.has_ended(119.0)
    health = health.after_report(FIRST, a_report(19.0), 109.0)
    assert not health.has_ended(1_000.0), "it turned out to have no end"


def test_another_stream_starts_with_all_retries() -> None:
    health = StreamHealth().after_report(FIRST, a_report(1.0, 30.0), 0.0).after_start(FIRST)
    health = health.after_report(SECOND, a_report(None), 100.0)
    assert (health.is_retried, health.has_ended(100.0)) == (False, False)
