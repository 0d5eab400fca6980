"""A wild evening, as hypothesis makes it up: after it, everything is as it should be."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st
from raveberry_server.domain.model.entry import EndReason
from raveberry_server.domain.model.errors import RefusedError
from raveberry_server.domain.model.events import SongEnded, SongRequested, SongStarted

from tests.fakes.effort import examples
from tests.fakes.evening import LENGTH_S, Evening, file_of
from tests.fakes.player import Mood, Record

type Happening = Callable[[Evening], Awaitable[None]]

NAMES = "abcd"
FOREIGN = "/foreign.mp3"


def _wait(seconds: float) -> Happening:
    async def happen(evening: Evening) -> None:
        await evening.wait(seconds)

    return happen


def _seek(position_s: float) -> Happening:
    return lambda evening: evening.seek(position_s)


def _ask(name: str) -> Happening:
    return lambda evening: evening.ask(name)


def _first(name: str) -> Happening:
    async def happen(evening: Evening) -> None:
        if name in evening.waiting:
            await evening.prioritize(name)

    return happen


def _remove(name: str) -> Happening:
    async def happen(evening: Evening) -> None:
        if name in evening.waiting:
            await evening.remove(name)

    return happen


def _at_the_player(change: Callable[[Evening], None]) -> Happening:
    async def happen(evening: Evening) -> None:
        change(evening)

    return happen


HAPPENINGS = st.one_of(
    st.sampled_from([0.0, 0.1, 3.0, 20.0, LENGTH_S]).map(_wait),
    st.sampled_from([0.0, 50.0, 99.9, 1e6]).map(_seek),
    st.sampled_from(NAMES).map(_ask),
    st.sampled_from(NAMES).map(_first),
    st.sampled_from(NAMES).map(_remove),
    st.sampled_from([Evening.play, Evening.pause, Evening.skip, Evening.restart_player]),
    st.sampled_from(
        [
            lambda evening: evening.player.die(),
            lambda evening: evening.player.revive(),
            lambda evening: evening.player.stop(),
            lambda evening: evening.player.scramble(),
            lambda evening: evening.player.intrude(FOREIGN),
            lambda evening: evening.player.revive(Mood.NEVER_STARTS),
            lambda evening: evening.player.revive(Mood.NO_OUTPUT),
            lambda evening: evening.player.revive(Mood.FROZEN),
        ]
    ).map(_at_the_player),
)


@given(st.lists(HAPPENINGS, max_size=25))
@settings(max_examples=examples(150))
def test_r19_after_a_wild_evening_everything_is_as_it_should_be(
    happenings: list[Happening],
) -> None:
    asyncio.run(_live_through(happenings))


async def _live_through(happenings: list[Happening]) -> None:
    evening = Evening()
    evening.player.records[FOREIGN] = Record(duration_s=500.0)
    async with evening.committing():
        await evening.ask(*NAMES)
        await evening.wait(1)
        for happen in happenings:
            with suppress(RefusedError):
                await happen(evening)
        evening.player.revive()
        await evening.play()
        await evening.ask("t")
        await evening.wait(45)
        _expect_music(evening)
        _expect_no_song_lost(evening)


def _expect_music(evening: Evening) -> None:
    assert evening.fault is None
    assert evening.current is not None
    now = evening.player.now()
    assert evening.player.playing == file_of(evening.current)
    assert abs((now.position_s or 0.0) - evening.position_s) < 0.5
    assert len(now.songs) <= 2
    assert (now.volume, now.is_in_order) == (0.8, True)


def _expect_no_song_lost(evening: Evening) -> None:
    """Each song that was asked for waits, plays, or has ended once; only what plays has begun."""
    asked = [event.entry.id for event in evening.events if isinstance(event, SongRequested)]
    ended = [event.entry.id for event in evening.events if isinstance(event, SongEnded)]
    started = [event.entry.id for event in evening.events if isinstance(event, SongStarted)]
    current = evening.state.playback.entry
    assert current is not None
    assert sorted(asked) == sorted([*ended, current.id, *evening.state.waiting])
    assert len(set(started)) == len(started)
    assert set(started) <= {*ended, current.id}
    reasons = {event.reason for event in evening.events if isinstance(event, SongEnded)}
    assert reasons <= {EndReason.FINISHED, EndReason.SKIPPED, EndReason.REMOVED}
