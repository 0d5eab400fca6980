"""Sounds over the music, and the silent test of the output."""

from collections.abc import AsyncIterator

import pytest
from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.playback.announcer import (
    BEGIN_WITHIN_S,
    TEST_EVERY_S,
    AnnouncementState,
    Announcer,
)
from raveberry_server.application.playback.song_resolver import SongResolver
from raveberry_server.application.ports import ANNOUNCEMENT_OUTPUT, PlayerState
from raveberry_server.domain.model.events import AnnouncementFailed, SoundStarted
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.playback import Output
from raveberry_server.domain.playback import interruptions

from tests.fakes.player.fake_player import AudioFile, FakePlayer
from tests.fakes.player.simulated_playback import SimulatedPlayback

SPOKEN, TEST = "/sounds/spoken.ogg", "/sounds/yes.ogg"
SOUND_S = 6.0


@pytest.fixture
async def playback() -> AsyncIterator[SimulatedPlayback]:
    """A song plays on a player that can mix, and an announcement over it has begun."""
    made = SimulatedPlayback()
    made.player.plug_in(Output(id="9", name=ANNOUNCEMENT_OUTPUT, is_on=True, is_available=True))
    made.player.files[SPOKEN] = AudioFile(duration_s=SOUND_S)
    async with made.committing():
        await made.request("a")
        await made.wait(10)
        await made.do(
            lambda state, now: interruptions.announce(state, SPOKEN, None, now, duck=True)
        )
        made.time.advance(1)
        await made.do(interruptions.start_sound)
        yield made


def announcer_of(playback: SimulatedPlayback, sounds: dict[str, str] | None = None) -> Announcer:
    resolver = SongResolver(
        catalog=Catalog(sources=[]), sounds={"yes": TEST} if sounds is None else sounds
    )
    return Announcer(party=playback.party, player=playback.player, resolver=resolver)


def sound_of(playback: SimulatedPlayback) -> EntryId | None:
    sound = playback.state.playback.interruption
    return sound.id if sound else None


async def test_an_announcement_is_played_once_and_its_end_reported(
    playback: SimulatedPlayback,
) -> None:
    announcer = announcer_of(playback)
    announcement = await announcer.announce(AnnouncementState(), playback.time.mono_s())
    assert (announcement.sound, announcement.is_busy) == (sound_of(playback), True)
    announcement = await announcer.announce(announcement, playback.time.mono_s())
    assert playback.player.announced == [(SPOKEN, 0.8)]
    assert [e.kind for e in playback.events if isinstance(e, SoundStarted)] == ["announcement"]
    playback.time.advance(SOUND_S)
    announcement = await announcer.announce(announcement, playback.time.mono_s())
    assert sound_of(playback) is None
    announcement = await announcer.announce(announcement, playback.time.mono_s())
    assert announcement == AnnouncementState()


def failures(playback: SimulatedPlayback) -> list[str]:
    return [str(e.reason.code) for e in playback.events if isinstance(e, AnnouncementFailed)]


async def test_an_announcement_that_cannot_be_played_ends(playback: SimulatedPlayback) -> None:
    del playback.player.files[SPOKEN]
    await announcer_of(playback).announce(AnnouncementState(), playback.time.mono_s())
    assert sound_of(playback) is None
    assert failures(playback) == ["announcement_unplayable"]


@pytest.mark.parametrize(
    ("failure", "is_unheard", "reason"),
    [
        ("Failed to open", False, "announcement_unplayable"),
        (None, True, "announcement_without_output"),
    ],
)
async def test_an_announcement_that_stops_early_has_failed(
    playback: SimulatedPlayback, failure: str | None, is_unheard: bool, reason: str
) -> None:
    announcer = announcer_of(playback)
    announcement = await announcer.announce(AnnouncementState(), playback.time.mono_s())
    playback.player.announcement_failure = failure
    playback.player.is_unheard = is_unheard
    playback.time.advance(SOUND_S)
    await announcer.announce(announcement, playback.time.mono_s())
    assert sound_of(playback) is None
    assert failures(playback) == [reason]


async def test_an_announcement_that_does_not_begin_is_given_up(
    playback: SimulatedPlayback, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def starting(_player: FakePlayer) -> PlayerState:
        return PlayerState.STARTING

    monkeypatch.setattr(FakePlayer, "announcement_state", starting)
    announcer = announcer_of(playback)
    begun_s = playback.state.playback.interruption.begins_s  # type: ignore[union-attr] # it is there
    announcement = await announcer.announce(AnnouncementState(), begun_s)
    await announcer.announce(announcement, begun_s + BEGIN_WITHIN_S)
    assert sound_of(playback) is not None
    await announcer.announce(announcement, begun_s + BEGIN_WITHIN_S + 0.1)
    assert sound_of(playback) is None
    assert failures(playback) == ["announcement_late"]


async def test_an_announcement_interrupts_a_test(playback: SimulatedPlayback) -> None:
    testing = AnnouncementState(is_testing=True, tested_s=1.0)
    announcement = await announcer_of(playback).announce(testing, playback.time.mono_s())
    assert announcement == AnnouncementState(sound=sound_of(playback), tested_s=1.0)


async def test_a_test_is_silent_and_has_a_result(playback: SimulatedPlayback) -> None:
    playback.player.files[TEST] = AudioFile(duration_s=1.0)
    announcer = announcer_of(playback)
    for is_unheard in (False, True):
        playback.player.is_unheard = is_unheard
        announcement = await announcer.begin_test(AnnouncementState())
        assert announcement.is_testing
        works, announcement = await announcer.finish_test(announcement, playback.time.mono_s())
        assert works is not is_unheard
        assert not announcement.is_testing
        assert not playback.player.is_announcing
    assert playback.player.announced == [(TEST, 0.0)] * 2


@pytest.mark.parametrize("sounds", [None, {}], ids=["its file is gone", "there is none"])
async def test_without_a_test_sound_nothing_is_tested(
    playback: SimulatedPlayback, sounds: dict[str, str] | None
) -> None:
    idle = AnnouncementState()
    assert await announcer_of(playback, sounds).begin_test(idle) == idle


async def test_a_test_that_does_not_begin_in_time_fails(
    playback: SimulatedPlayback, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def starting(_player: FakePlayer) -> PlayerState:
        return PlayerState.STARTING

    monkeypatch.setattr(FakePlayer, "announcement_state", starting)
    announcer = announcer_of(playback)
    testing = AnnouncementState(is_testing=True, tested_s=100.0)
    assert await announcer.finish_test(testing, 101.0) == (True, testing)
    works, announcement = await announcer.finish_test(testing, 100.0 + BEGIN_WITHIN_S)
    assert (works, announcement.is_testing) == (False, False)


def test_tests_are_periodic_while_nothing_else_plays() -> None:
    assert AnnouncementState().is_test_due(0.0)
    tested = AnnouncementState().with_test(100.0)
    assert not tested.is_test_due(99.9 + TEST_EVERY_S)
    assert tested.is_test_due(100.0 + TEST_EVERY_S)
    assert not AnnouncementState(is_testing=True).is_test_due(1_000.0)
    assert not AnnouncementState(sound=EntryId("s")).is_test_due(1_000.0)


def test_a_new_connection_has_no_sound_but_remembers_the_last_test() -> None:
    announcement = AnnouncementState(sound=EntryId("s"), is_testing=True, tested_s=5.0)
    assert announcement.after_reconnect() == AnnouncementState(tested_s=5.0)
