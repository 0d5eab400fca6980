"""Failures in a row, and whether the song or something behind it is to blame."""

from raveberry_server.application.playback.circuit_breaker import (
    BAD_SONGS_IN_A_ROW,
    CRASH_WITHIN_S,
    CRASHES_IN_A_ROW,
    CircuitBreaker,
)
from raveberry_server.domain.model.entry import Entry

from tests.fakes.party.domain_party import DomainParty


def entries(count: int) -> list[Entry]:
    party = DomainParty()
    return [party.entry(party.ask("guest", f"song{number}")) for number in range(count)]


def test_songs_that_fail_in_a_row_are_returned_together() -> None:
    breaker = CircuitBreaker()
    failing = entries(BAD_SONGS_IN_A_ROW)
    for entry in failing[:-1]:
        suspects, breaker = breaker.after_failure(entry)
        assert suspects == ()
    suspects, breaker = breaker.after_failure(failing[-1])
    assert suspects == tuple(failing)
    assert breaker.failed == (), "the count starts again"


def test_a_success_ends_the_row() -> None:
    first, *rest = entries(BAD_SONGS_IN_A_ROW + 1)
    _, breaker = CircuitBreaker().after_failure(first)
    breaker = breaker.after_success()
    for entry in rest[:-1]:
        suspects, breaker = breaker.after_failure(entry)
        assert suspects == ()


def test_a_returned_song_that_fails_again_is_at_fault() -> None:
    breaker = CircuitBreaker()
    failing = entries(BAD_SONGS_IN_A_ROW)
    for entry in failing:
        _, breaker = breaker.after_failure(entry)
    for entry in failing:
        suspects, breaker = breaker.after_failure(entry)
        assert suspects == ()
    assert breaker == CircuitBreaker(), "each was pardoned once"


def test_a_returned_song_that_left_the_queue_is_forgotten() -> None:
    breaker = CircuitBreaker()
    failing = entries(BAD_SONGS_IN_A_ROW)
    for entry in failing:
        _, breaker = breaker.after_failure(entry)
    assert breaker.limited_to({failing[0].id}).returned == {failing[0].id}


def lost(breaker: CircuitBreaker, *after_s: float) -> tuple[list[bool], CircuitBreaker]:
    verdicts = []
    for lost_after_s in after_s:
        is_to_blame, breaker = breaker.after_loss(lost_after_s=lost_after_s)
        verdicts.append(is_to_blame)
    return verdicts, breaker


def test_a_player_that_is_lost_right_after_each_start_crashes_because_of_the_song() -> None:
    verdicts, breaker = lost(CircuitBreaker(), *[CRASH_WITHIN_S] * CRASHES_IN_A_ROW)
    assert verdicts == [False] * (CRASHES_IN_A_ROW - 1) + [True]
    assert breaker.crashes == 0


def test_a_song_is_not_blamed_for_a_loss_long_after_its_start() -> None:
    crashes = [CRASH_WITHIN_S] * (CRASHES_IN_A_ROW - 1)
    verdicts, _ = lost(CircuitBreaker(), *crashes, CRASH_WITHIN_S + 0.1, CRASH_WITHIN_S)
    assert not any(verdicts)


def test_a_song_that_became_audible_did_not_crash_the_player() -> None:
    _, breaker = lost(CircuitBreaker(), *[0.0] * (CRASHES_IN_A_ROW - 1))
    verdicts, _ = lost(breaker.after_sound(), 0.0)
    assert verdicts == [False]
