"""A standby knows the songs of its own music folder before it leads, so that it skips none."""

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

import aiohttp
import pytest

from tests.fakes.party.replicated_party import PartyServer, a_replicated_party, write_songs

TITLES = tuple(f"song{number:02}" for number in range(6))
NEW = "newcomer"
PATIENCE_S = 150.0

pytestmark = [pytest.mark.system, pytest.mark.timeout(240)]


def titles_in_library(server: PartyServer) -> set[str]:
    """Return the titles that a finished scan of a server has found."""
    file = server.data / "library.db"
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as library:
            if library.execute("SELECT 1 FROM whole_look").fetchone() is None:
                return set()
            return {str(title) for (title,) in library.execute("SELECT title FROM song")}
    except sqlite3.Error:
        return set()


async def until_scanned(server: PartyServer, titles: Sequence[str]) -> None:
    """Wait until the library of a server has these songs and no others."""
    while titles_in_library(server) != set(titles):  # noqa: ASYNC110 - it notifies nobody
        await asyncio.sleep(0.1)


async def until_requests_are(server: PartyServer, titles: Sequence[str]) -> None:
    """Wait until these songs play and wait, in any order, and each can be played.

    On a busy machine the new leader may lose the lease once more, and does not answer meanwhile.
    """
    while True:
        with suppress(aiohttp.ClientError, TimeoutError):
            state = await server.state()
            found = [state["player"]["entry"], *state["queue"]["entries"]]
            ready = [one["song"]["title"] for one in found if one and one["state"] == "ready"]
            if sorted(ready) == sorted(titles):
                return
        await asyncio.sleep(0.1)


def given_up(server: PartyServer) -> set[str]:
    """Return the titles of requests that failed."""
    with closing(sqlite3.connect(server.data / "party.db")) as database:
        rows = database.execute("SELECT title FROM request WHERE reason = 'failed'")
        return {str(title) for (title,) in rows}


async def test_a_standby_scans_and_watches_its_folder_and_skips_nothing_once_it_leads(
    tmp_path: Path,
) -> None:
    async with a_replicated_party(tmp_path, TITLES) as party, asyncio.timeout(PATIENCE_S):
        leader, other = party.servers
        await until_scanned(other, TITLES)
        for server in party.servers:
            write_songs(server.folder / "music", (NEW,))
        await until_scanned(other, (*TITLES, NEW))
        assert await other.is_standing_by()
        wanted = (NEW, *TITLES)
        for title in wanted:
            await leader.enqueue(title)
        await leader.until_plays()
        await leader.kill()
        await other.until_leading()
        await other.until_plays()
        await until_requests_are(other, wanted)
        assert given_up(other) == set()


async def test_a_new_leader_with_an_old_library_waits_for_its_scan(tmp_path: Path) -> None:
    async with a_replicated_party(tmp_path, TITLES) as party, asyncio.timeout(PATIENCE_S):
        leader, other = party.servers
        await until_scanned(other, TITLES)
        await other.kill()
        for server in party.servers:
            write_songs(server.folder / "music", (NEW,))
        wanted = (NEW, *TITLES)
        for title in wanted:
            await leader.enqueue(title)
        await leader.until_plays()
        await leader.kill()
        await other.start()
        await other.until_leading()
        await other.until_plays()
        await until_requests_are(other, wanted)


async def test_a_song_that_only_the_old_leader_had_ends_with_its_reason(tmp_path: Path) -> None:
    async with a_replicated_party(tmp_path, TITLES) as party, asyncio.timeout(PATIENCE_S):
        leader, other = party.servers
        write_songs(leader.folder / "music", (NEW,))
        for title in (NEW, *TITLES):
            await leader.enqueue(title)
        await leader.until_plays()
        await until_scanned(other, TITLES)
        await leader.kill()
        await other.until_leading()
        await other.until_plays()
        # While the scan runs, another song may have begun; it is skipped once this one is the next.
        while NEW not in given_up(other):
            with suppress(aiohttp.ClientError, TimeoutError):
                first = next(iter((await other.state())["queue"]["entries"]), None)
                if first and first["song"]["title"] == NEW and first["state"] == "ready":
                    await other.command("skip")
            await asyncio.sleep(0.1)
        assert given_up(other) == {NEW}
        assert "cannot be played: its source has no file for it" in other.log()
