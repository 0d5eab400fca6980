"""No fault loses an acknowledged vote or request or repeats it, and only one server writes.

Phones vote and a host requests songs and makes links and playlists at whichever server leads, and
repeat what was not acknowledged, while servers and NATS servers are killed, hang or stop at random.
The host's commands have idempotency keys, so that a repeated one has one effect and one answer.
"""

import asyncio
import signal
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import aiohttp
import nats
import pytest
from nats.errors import Error as NatsError
from raveberry_server.domain.requests.saved_playlists import MAX_PLAYLISTS

from tests.fakes.party.replicated_party import PartyServer, ReplicatedParty, a_replicated_party
from tests.rounds import Rounds

PHONES = 4
REQUESTS = 60
ACKS_BETWEEN = 6
PATIENCE_S = 240.0
TITLES = tuple(f"song{number:03}" for number in range(PHONES + REQUESTS))

type Json = Any

pytestmark = pytest.mark.system


@dataclass(kw_only=True)
class Evening:
    """A party under load, and what it has acknowledged."""

    party: ReplicatedParty
    random: Random
    acks: int = 0
    is_over: bool = False
    votes: dict[str, list[int]] = field(default_factory=dict)
    requested: list[str] = field(default_factory=list)
    links: int = 0
    playlists: int = 0
    cookies: aiohttp.CookieJar = field(default_factory=lambda: aiohttp.CookieJar(unsafe=True))

    def any_server(self) -> PartyServer:
        """Return a server, which may lead or not."""
        return self.random.choice(self.party.servers)

    async def phone(self, entry: str) -> None:
        """Vote until it is over; keep the values since the last acknowledged one."""
        number = 0
        cookies = aiohttp.CookieJar(unsafe=True)
        while not self.is_over:
            number += 1
            value = number % 2
            self.votes[entry].append(value)
            while not self.is_over and not await self._has_voted(  # noqa: ASYNC110 - it asks again
                cookies, entry, value
            ):
                await asyncio.sleep(0.1)
            if not self.is_over:
                self.votes[entry] = [value]
                self.acks += 1

    async def _has_voted(self, cookies: aiohttp.CookieJar, entry: str, value: int) -> bool:
        server = self.any_server()
        try:
            async with server.browser(cookies) as browser:
                if not len(cookies):
                    async with browser.get(server.url):
                        pass
                vote = {"entry": entry, "value": value}
                url = f"{server.url}/api/v1/command/vote"
                async with browser.post(url, json=vote) as answer:
                    assert answer.status in {200, 429, 503}, await answer.text()
                    return answer.status == 200
        except (aiohttp.ClientError, TimeoutError, OSError):
            return False

    async def host(self, titles: Sequence[str]) -> None:
        """Request one song after the other."""
        for title in titles:
            while not self.is_over:
                status, answer = await self.any_server().command(
                    "enqueue", key=title, cookies=self.cookies, query=title
                )
                if status == 200:
                    assert not answer["result"]["duplicate"], (title, answer)
                    self.requested.append(title)
                    self.acks += 1
                    break
                await asyncio.sleep(0.1)

    async def screens(self) -> None:
        """Replace the link of screens until it is over; the party counts how often it was."""
        while not self.is_over:
            key = f"link-{self.links}"
            status, _ = await self.any_server().command(
                "renew_screen_link", key=key, cookies=self.cookies
            )
            if status == 200:
                self.links += 1
                self.acks += 1
            await asyncio.sleep(0.1)

    async def playlists_of_one_name(self) -> None:
        """Create playlists until it is over; a repetition would make another one."""
        while not self.is_over and self.playlists < MAX_PLAYLISTS:
            status, _ = await self.any_server().command(
                "create_playlist",
                key=f"playlist-{self.playlists}",
                cookies=self.cookies,
                name="Party",
            )
            if status == 200:
                self.playlists += 1
            await asyncio.sleep(0.2)

    async def until_acks(self, more: int) -> None:
        """Wait until further commands were acknowledged."""
        wanted = self.acks + more
        while self.acks < wanted:  # noqa: ASYNC110 - phones notify nobody
            await asyncio.sleep(0.02)

    # --- faults ----------------------------------------------------------------------------------

    async def kill_leader(self) -> None:
        leader = await self.party.until_led()
        await leader.kill()
        await leader.start()

    async def stop_leader(self) -> None:
        leader = await self.party.until_led()
        await leader.stop()
        await leader.start()

    async def hang_leader(self) -> None:
        leader = await self.party.until_led()
        await leader.hang()
        await asyncio.sleep(self.random.uniform(0.5, 8.0))
        leader.send_signal(signal.SIGCONT)

    async def kill_any(self) -> None:
        server = self.any_server()
        await server.kill()
        await asyncio.sleep(self.random.uniform(0, 1))
        await server.start()

    async def kill_nats(self) -> None:
        server = self.random.choice(self.party.nats)
        await server.kill()
        await asyncio.sleep(self.random.uniform(0.1, 5))
        await server.start()

    async def hang_nats(self) -> None:
        hanging = self.random.sample(list(self.party.nats), self.random.choice((1, 2)))
        for server in hanging:
            await server.hang()
        await asyncio.sleep(self.random.uniform(0.1, 6))
        for server in hanging:
            server.send_signal(signal.SIGCONT)


FAULTS = (
    Evening.kill_leader,
    Evening.stop_leader,
    Evening.hang_leader,
    Evening.kill_any,
    Evening.kill_nats,
    Evening.hang_nats,
)


async def epochs(party: ReplicatedParty) -> Sequence[int]:
    """Return the epoch of each message of the log, as soon as NATS has recovered and reads it."""
    while True:
        try:
            return await _read_epochs(party)
        except (NatsError, TimeoutError):
            await asyncio.sleep(0.5)


async def _read_epochs(party: ReplicatedParty) -> Sequence[int]:
    client = await nats.connect([server.url for server in party.nats])
    try:
        js = client.jetstream()
        name = "raveberry-raveberry-commits"
        state = (await js.stream_info(name)).state
        found = []
        for number in range(state.first_seq, state.last_seq + 1):
            message = await js.get_msg(name, seq=number)
            assert message.headers
            found.append(int(message.headers["Raveberry-Epoch"]))
        return found
    finally:
        await client.close()


async def until_equal(servers: Sequence[PartyServer]) -> None:
    """Wait until the databases of all servers have the same rows."""
    while True:
        try:
            rows = [server.rows() for server in servers]
        except sqlite3.Error:
            rows = []
        if rows and all(one == rows[0] for one in rows):
            return
        await asyncio.sleep(0.2)


@asynccontextmanager
async def an_evening(folder: Path, random: Random) -> AsyncIterator[Evening]:
    async with a_replicated_party(folder, TITLES, has_player=False) as party:
        yield Evening(party=party, random=random)


async def suffer[E: Evening](
    evening: E, faults: Sequence[Callable[[E], Awaitable[None]]]
) -> Mapping[str, int]:
    """Let phones vote while things fail, check it, and return some figures."""
    async with asyncio.timeout(PATIENCE_S):
        leader = await evening.party.until_led()
        await leader.command(
            "set_setting", cookies=evening.cookies, name="vote_rate_per_min", value=100_000
        )
        assert len(evening.cookies), "the host has no identity that keys belong to"
        for title in TITLES[:PHONES]:
            await leader.enqueue(title)
            evening.requested.append(title)
        before = (await leader.state())["queue"]["entries"]
        evening.votes = {entry["id"]: [0] for entry in before}
        unvoted = {entry["id"]: entry["score"] for entry in before}
        async with asyncio.TaskGroup() as people:
            for entry in evening.votes:
                people.create_task(evening.phone(entry))
            people.create_task(evening.host(TITLES[PHONES:]))
            people.create_task(evening.screens())
            people.create_task(evening.playlists_of_one_name())
            for fail in faults:
                await evening.until_acks(ACKS_BETWEEN)
                await fail(evening)
            await evening.until_acks(ACKS_BETWEEN)
            evening.is_over = True
        leader = await evening.party.until_led()
        queue = (await leader.state())["queue"]["entries"]
        titles = [entry["song"]["title"] for entry in queue]
        assert len(titles) == len(set(titles)), "a request was carried out twice"
        assert set(evening.requested) <= set(titles), "an acknowledged request is lost"
        scores = {entry["id"]: entry["score"] for entry in queue}
        for entry, values in evening.votes.items():
            assert scores[entry] in {unvoted[entry] + value for value in values}, (
                entry,
                values,
                scores,
            )
        # The last one was perhaps carried out, but not acknowledged any more.
        assert leader.links_made() in {evening.links, evening.links + 1}, "a link is lost or twice"
        _, answer = await leader.command("playlists")
        made = len(answer["result"]["playlists"])
        assert made in {evening.playlists, evening.playlists + 1}, "a playlist is lost or twice"
        written = await epochs(evening.party)
        assert written == sorted(written), "a server wrote after another one led"
        await until_equal(evening.party.servers)
    return {"acknowledged": evening.acks, "leaders": len(set(written))}


@pytest.mark.timeout(300)
async def test_each_fault_once_loses_nothing_and_does_nothing_twice(tmp_path: Path) -> None:
    async with an_evening(tmp_path, Random(1)) as evening:
        await suffer(evening, FAULTS)


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.rounds(1)
async def test_faults_at_random_lose_nothing_and_do_nothing_twice(
    tmp_path: Path, rounds: Rounds
) -> None:
    for number in rounds:
        folder = tmp_path / str(number)
        await asyncio.to_thread(folder.mkdir)
        async with an_evening(folder, rounds.random) as evening:
            figures = await suffer(evening, 2 * FAULTS)
        rounds.report(f"round {number}: {figures}")
