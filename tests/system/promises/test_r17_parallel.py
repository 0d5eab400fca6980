"""R17: concurrent requests and votes during crashes of the server lead to one consistent state."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random

import aiohttp
import pytest

from tests.fakes.party.page_replica import Replica
from tests.system.promises.crowd import TITLES, Json, begin, prepare
from tests.system.support.party_system import System, a_system

pytestmark = [pytest.mark.system, pytest.mark.timeout(1800)]

GUESTS = 40
DEEDS = 5
WATCHERS = 5
FRAMES_PER_S = 20
PATIENCE_S = 90
SHOWN_S = 20


@pytest.fixture
def system() -> Iterator[System]:
    with a_system() as system:
        prepare(system)
        with system.running():
            system.wait_until_served()
            begin(system)
            yield system


@dataclass(kw_only=True)
class Phone:
    """A guest who repeats a command under the same idempotency key until it is answered."""

    url: str
    number: int
    session: aiohttp.ClientSession
    votes: dict[str, int] = field(default_factory=dict)

    async def done(self, deed: int, name: str, /, **args: object) -> Json:
        """Return the answer to a command, however often the server dies meanwhile."""
        key = {"Idempotency-Key": f"{self.number}-{deed}-{name}"}
        while True:
            try:
                async with self.session.post(
                    f"{self.url}/api/v1/command/{name}", json=args, headers=key
                ) as answer:
                    return await answer.json() | {"status": answer.status}
            except (aiohttp.ClientError, ConnectionError):
                await asyncio.sleep(0.1)

    async def state(self) -> Json:
        async with self.session.get(f"{self.url}/api/v1/state") as answer:
            return await answer.json()


@dataclass(kw_only=True)
class Watcher:
    """A page that reconnects and keeps a replica of the state."""

    url: str
    replica: Replica = field(default_factory=Replica)
    heard_at_s: list[float] = field(default_factory=list)

    async def watch(self) -> None:
        """Apply all frames until cancelled."""
        async with aiohttp.ClientSession() as session:
            while True:
                with suppress(aiohttp.ClientError, ConnectionError):
                    address = f"{self.url}/api/v1/ws?since={self.replica.revision}"
                    async with session.ws_connect(address, max_msg_size=0) as socket:
                        async for message in socket:
                            frame = json.loads(message.data)
                            self.replica.take(frame)
                            if frame["type"] == "delta":
                                self.heard_at_s.append(asyncio.get_running_loop().time())
                await asyncio.sleep(0.1)

    def most_in_a_second(self) -> int:
        """Return the largest number of deltas within one second."""
        return max(
            (
                sum(1 for at_s in self.heard_at_s if first_s <= at_s < first_s + 1)
                for first_s in self.heard_at_s
            ),
            default=0,
        )


async def everybody_at_once(system: System, random: Random, *, kills: int) -> None:
    """Let forty guests send five commands each while five pages watch, then check the result."""
    url = f"http://127.0.0.1:{system.guest_port}"
    async with asyncio.timeout(PATIENCE_S), asyncio.TaskGroup() as tasks:
        watchers = [Watcher(url=url) for _ in range(WATCHERS)]
        watching = [tasks.create_task(watcher.watch()) for watcher in watchers]
        # A cookie jar that accepts cookies from IP addresses, as browsers do.
        sessions = [
            aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) for _ in range(GUESTS)
        ]
        try:
            phones = [
                Phone(url=url, number=number, session=session)
                for number, session in enumerate(sessions)
            ]
            # Guests are identified by the cookie of their first answer, so it must have arrived.
            await asyncio.gather(
                *(phone.done(0, "set_profile", name=f"G{phone.number}") for phone in phones)
            )
            await asyncio.gather(
                killing(system, random, kills),
                *(party_on(phone, Random(random.random())) for phone in phones),
            )
            await judge(phones, watchers)
        finally:
            for session in sessions:
                await session.close()
        for task in watching:
            task.cancel()


async def killing(system: System, random: Random, kills: int) -> None:
    for _ in range(kills):
        await asyncio.sleep(random.uniform(0.05, 0.4))
        killed = await asyncio.to_thread(system.kill, "server")
        while not await asyncio.to_thread(system.is_back, "server", after=killed):  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def party_on(phone: Phone, random: Random) -> None:
    """Request a song, which counts as a vote if it waits already, and vote for others."""
    entry = (await phone.done(0, "enqueue", query=random.choice(TITLES)))["result"]["entry"]["id"]
    phone.votes[entry] = 1
    for deed in range(1, DEEDS):
        waiting = (await patient_state(phone))["queue"]["entries"]
        entry, value = random.choice(waiting)["id"], random.choice((0, 1))
        answer = await phone.done(deed, "vote", entry=entry, value=value)
        if answer["status"] == 200:
            phone.votes[entry] = value


async def patient_state(phone: Phone) -> Json:
    while True:
        try:
            return await phone.state()
        except (aiohttp.ClientError, ConnectionError):
            await asyncio.sleep(0.1)


async def expect_shown(phone: Phone, watcher: Watcher) -> None:
    """Assert that a page soon shows the state, which jobs and lights go on changing."""
    shown_until_s = asyncio.get_running_loop().time() + SHOWN_S
    while True:
        state = await patient_state(phone)
        try:
            watcher.replica.expect(state)
        except AssertionError:
            if asyncio.get_running_loop().time() > shown_until_s:
                raise
            await asyncio.sleep(0.1)
        else:
            return


async def judge(phones: list[Phone], watchers: list[Watcher]) -> None:
    """Assert that sums are exact, the order follows the rules, and all pages show it."""
    states = [await patient_state(phone) for phone in phones]
    entries = states[0]["queue"]["entries"]
    for phone, state in zip(phones, states, strict=True):
        waiting = {entry["id"] for entry in entries}
        held = {entry: value for entry, value in phone.votes.items() if value and entry in waiting}
        assert {key: value for key, value in state["me"]["votes"].items() if value} == held
    for entry in entries:
        up = sum(phone.votes.get(entry["id"], 0) for phone in phones)
        assert (entry["up"], entry["down"], entry["score"]) == (up, 0, up)
    keys = [(entry["turn"], -entry["score"]) for entry in entries]
    assert keys == sorted(keys)
    for watcher in watchers:
        while watcher.replica.revision < states[-1]["revision"]:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
        await expect_shown(phones[0], watcher)
        # The first frame after a reconnection and the first of a burst are sent at once.
        assert watcher.most_in_a_second() <= FRAMES_PER_S + 4


def test_r17_two_hundred_deeds_at_once_are_exact_in_order_and_shown(system: System) -> None:
    asyncio.run(everybody_at_once(system, Random(17), kills=0))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(5))
def test_r17_and_so_they_are_when_the_server_dies_meanwhile(system: System, seed: int) -> None:
    asyncio.run(everybody_at_once(system, Random(seed), kills=2))
