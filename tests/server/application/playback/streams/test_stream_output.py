"""The output that sends to remote listeners, and what it may hide."""

from dataclasses import replace

import pytest
from raveberry_server.application.playback.stream_output import (
    FAULT_REPORTED_WITHIN_S,
    StreamOutput,
)
from raveberry_server.application.ports import ANNOUNCEMENT_OUTPUT, STREAM_OUTPUT, PlayerReport
from raveberry_server.domain.model.playback import Output

from tests.fakes.player.player_reports import PAUSED, PLAYING, SONG_A, says


def an_output(name: str, *, is_on: bool = True) -> Output:
    return Output(id=name, name=name, is_on=is_on, is_available=True)


SPEAKERS, SENDER, MIXER = map(an_output, ("speakers", STREAM_OUTPUT, ANNOUNCEMENT_OUTPUT))
SENDING = says(PLAYING, SONG_A, outputs=(SPEAKERS, SENDER, MIXER))
NOT_SENDING = says(PLAYING, SONG_A, outputs=(SPEAKERS, MIXER))


def test_the_player_sends_while_there_are_listeners() -> None:
    assert StreamOutput().is_wanted(has_listeners=True)
    assert not StreamOutput().is_wanted(has_listeners=False)
    assert not StreamOutput().suspended(1.0).is_wanted(has_listeners=True)


def test_the_local_output_is_tested_while_sending_would_hide_its_faults() -> None:
    assert StreamOutput().needs_test(SENDING, has_listeners=True)
    assert not StreamOutput().needs_test(SENDING, has_listeners=False)
    assert not StreamOutput().suspended(1.0).needs_test(SENDING, has_listeners=True)


@pytest.mark.parametrize(
    "report",
    [
        NOT_SENDING,
        replace(SENDING, state=PAUSED),
        replace(SENDING, outputs=(SPEAKERS, SENDER)),
        replace(SENDING, outputs=(an_output("speakers", is_on=False), SENDER, MIXER)),
    ],
    ids=["it does not send", "it is paused", "it cannot mix", "the host wants no sound here"],
)
def test_nothing_is_tested_where_nothing_is_hidden_or_nothing_can_be_found(
    report: PlayerReport,
) -> None:
    assert not StreamOutput().needs_test(report, has_listeners=True)


def after(
    output: StreamOutput,
    report: PlayerReport,
    at_s: float,
    *,
    has_listeners: bool = True,
    is_advancing: bool = True,
) -> StreamOutput:
    return output.after_report(
        report, has_listeners=has_listeners, is_advancing=is_advancing, at_s=at_s
    )


def test_sending_resumes_once_the_music_is_audible_without_it() -> None:
    suspended = StreamOutput().suspended(100.0)
    late_s = 100.1 + FAULT_REPORTED_WITHIN_S
    assert after(suspended, NOT_SENDING, late_s - 0.1) == suspended
    assert after(suspended, NOT_SENDING, late_s, is_advancing=False) == suspended
    assert after(suspended, SENDING, late_s) == suspended, "it may be audible elsewhere only"
    assert after(suspended, NOT_SENDING, late_s) == StreamOutput()


def test_without_listeners_nothing_is_suspended() -> None:
    suspended = StreamOutput().suspended(100.0)
    assert after(suspended, SENDING, 100.0, has_listeners=False) == StreamOutput()
