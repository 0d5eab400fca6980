"""Songs of one source that fail in a row are reported to the host until one plays."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from raveberry_server.application.problems.failing_songs import FAILURES_IN_A_ROW, FailingSongsWatch
from raveberry_server.application.problems.problems import Problem
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.playback import current_song
from raveberry_server.domain.requests import song_requests
from raveberry_server.domain.requests.song_requests import Request

from tests.fakes.party.domain_party import BROKEN, a_song
from tests.fakes.party.headless_server import HeadlessServer
from tests.fakes.tasks import running


@pytest.fixture
async def server() -> AsyncIterator[HeadlessServer]:
    made = HeadlessServer()
    watch = FailingSongsWatch(party=made.party, problems=made.problems)
    async with made.running(), running(watch.run()):
        await asyncio.sleep(0)
        yield made


async def request(server: HeadlessServer, title: str, source: str = "local") -> EntryId:
    wish = Request(song=replace(a_song(title), source=source))
    made = await server.step(
        lambda state, now: song_requests.request(state, HOST_CALLER, wish, now)
    )
    return made.entry


async def fail(server: HeadlessServer, title: str, source: str = "local") -> None:
    entry = await request(server, title, source)
    await server.step(lambda state, now: current_song.fail_playback(state, entry, BROKEN, now))
    await delivered()


async def play(server: HeadlessServer, title: str) -> None:
    entry = await request(server, title)
    await server.step(lambda state, now: current_song.start_song(state, entry, 0.0, now))
    epoch = server.state.playback.epoch
    await server.step(lambda state, now: current_song.finish_song(state, epoch, now))
    await delivered()


async def delivered() -> None:
    """Wait until listeners are notified of the last commit."""
    for _ in range(5):
        await asyncio.sleep(0)


def reported(server: HeadlessServer) -> list[Problem]:
    return list(server.problems.current)


async def test_the_third_failure_in_a_row_is_a_problem_until_a_song_plays(
    server: HeadlessServer,
) -> None:
    for number in range(FAILURES_IN_A_ROW):
        assert reported(server) == []
        await fail(server, f"bad {number}")
    (problem,) = reported(server)
    assert problem.code == "songs_failing"
    assert problem.params == {"source": "local", "count": FAILURES_IN_A_ROW, "title": "bad 2"}
    assert problem.message.startswith("Library: 3 songs in a row could not be played")
    await fail(server, "worse")
    assert reported(server)[0].params["count"] == FAILURES_IN_A_ROW + 1
    await play(server, "good")
    assert reported(server) == []


async def test_a_song_that_plays_between_ends_the_row(server: HeadlessServer) -> None:
    for number in range(2 * FAILURES_IN_A_ROW):
        await fail(server, f"bad {number}")
        await play(server, f"good {number}")
    assert reported(server) == []


async def test_each_source_has_a_problem_of_its_own(server: HeadlessServer) -> None:
    for source in ("local", "radio"):
        for number in range(FAILURES_IN_A_ROW):
            await fail(server, f"{source} {number}", source)
    assert [problem.params["source"] for problem in reported(server)] == ["local", "radio"]
    await play(server, "good")
    assert [problem.params["source"] for problem in reported(server)] == ["radio"]
