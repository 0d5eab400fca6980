"""Sounds over the music, and the silent test of the output."""

from collections.abc import AsyncIterator

import pytest
from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.playback.announcer import (
    BEGIN_WITHIN_S,
    TEST_EVERY_S,
    Announcer,
    Overlay,
)
from raveberry_server.application.playback.song_resolver import SongResolver
from raveberry_server.application.ports import VOICE_OUTPUT, PlayerState
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.playback import Output
from raveberry_server.domain.playback import interruptions

from tests.fakes.evening import Evening
from tests.fakes.player import AudioFile, FakePlayer

SPOKEN, TEST = "/sounds/spoken.ogg", "/sounds/yes.ogg"
SOUND_S = 6.0


@pytest.fixture
async def evening() -> AsyncIterator[Evening]:
    """A song plays on a player that can mix, and an announcement over it has begun."""
    made = Evening()
    made.player.plug_in(Output(id="9", name=VOICE_OUTPUT, is_on=True, is_available=True))
    made.player.files[SPOKEN] = AudioFile(duration_s=SOUND_S)
    async with made.committing():
        await made.ask("a")
        await made.wait(10)
        await made.do(
            lambda state, now: interruptions.announce(state, SPOKEN, None, now, duck=True)
        )
        made.time.advance(1)
        await made.do(interruptions.start_sound)
        yield made


def announcer_of(evening: Evening, sounds: dict[str, str] | None = None) -> Announcer:
    resolver = SongResolver(
        catalog=Catalog(sources=[]), sounds={"yes": TEST} if sounds is None else sounds
    )
    return Announcer(party=evening.party, player=evening.player, resolver=resolver)


def sound_of(evening: Evening) -> EntryId | None:
    sound = evening.state.playback.interruption
    return sound.id if sound else None


async def test_an_announcement_is_played_once_and_its_end_reported(evening: Evening) -> None:
    announcer = announcer_of(evening)
    overlay = await announcer.announce(Overlay(), evening.time.mono_s())
    assert (overlay.sound, overlay.is_busy) == (sound_of(evening), True)
    overlay = await announcer.announce(overlay, evening.time.mono_s())
    assert evening.player.spoken == [(SPOKEN, 0.8)]
    evening.time.advance(SOUND_S)
    overlay = await announcer.announce(overlay, evening.time.mono_s())
    assert sound_of(evening) is None
    overlay = await announcer.announce(overlay, evening.time.mono_s())
    assert overlay == Overlay()


async def test_an_announcement_that_cannot_be_played_ends(evening: Evening) -> None:
    del evening.player.files[SPOKEN]
    await announcer_of(evening).announce(Overlay(), evening.time.mono_s())
    assert sound_of(evening) is None


async def test_an_announcement_that_does_not_begin_is_given_up(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def starting(_player: FakePlayer) -> PlayerState:
        return PlayerState.STARTING

    monkeypatch.setattr(FakePlayer, "voice", starting)
    announcer = announcer_of(evening)
    begun_s = evening.state.playback.interruption.begins_s  # type: ignore[union-attr] # it is there
    overlay = await announcer.announce(Overlay(), begun_s)
    await announcer.announce(overlay, begun_s + BEGIN_WITHIN_S)
    assert sound_of(evening) is not None
    await announcer.announce(overlay, begun_s + BEGIN_WITHIN_S + 0.1)
    assert sound_of(evening) is None


async def test_an_announcement_interrupts_a_test(evening: Evening) -> None:
    testing = Overlay(is_testing=True, tested_s=1.0)
    overlay = await announcer_of(evening).announce(testing, evening.time.mono_s())
    assert overlay == Overlay(sound=sound_of(evening), tested_s=1.0)


async def test_a_test_is_silent_and_ends_with_a_verdict(evening: Evening) -> None:
    evening.player.files[TEST] = AudioFile(duration_s=1.0)
    announcer = announcer_of(evening)
    for is_unheard in (False, True):
        evening.player.is_unheard = is_unheard
        overlay = await announcer.begin_test(Overlay())
        assert overlay.is_testing
        works, overlay = await announcer.finish_test(overlay, evening.time.mono_s())
        assert (works, overlay.is_testing, evening.player.speaks) == (not is_unheard, False, False)
    assert evening.player.spoken == [(TEST, 0.0)] * 2


@pytest.mark.parametrize("sounds", [None, {}], ids=["its file is gone", "there is none"])
async def test_without_a_test_sound_nothing_is_tested(
    evening: Evening, sounds: dict[str, str] | None
) -> None:
    assert await announcer_of(evening, sounds).begin_test(Overlay()) == Overlay()


async def test_a_test_that_does_not_begin_is_waited_for_and_then_failed(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def starting(_player: FakePlayer) -> PlayerState:
        return PlayerState.STARTING

    monkeypatch.setattr(FakePlayer, "voice", starting)
    announcer = announcer_of(evening)
    testing = Overlay(is_testing=True, tested_s=100.0)
    assert await announcer.finish_test(testing, 101.0) == (True, testing)
    works, overlay = await announcer.finish_test(testing, 100.0 + BEGIN_WITHIN_S)
    assert (works, overlay.is_testing) == (False, False)


def test_a_test_is_due_now_and_then_while_nothing_else_sounds() -> None:
    assert Overlay().is_test_due(0.0)
    tested = Overlay().with_test(100.0)
    assert not tested.is_test_due(99.9 + TEST_EVERY_S)
    assert tested.is_test_due(100.0 + TEST_EVERY_S)
    assert not Overlay(is_testing=True).is_test_due(1_000.0)
    assert not Overlay(sound=EntryId("s")).is_test_due(1_000.0)


def test_a_new_connection_has_no_sound_but_remembers_the_last_test() -> None:
    overlay = Overlay(sound=EntryId("s"), is_testing=True, tested_s=5.0)
    assert overlay.after_reconnect() == Overlay(tested_s=5.0)
