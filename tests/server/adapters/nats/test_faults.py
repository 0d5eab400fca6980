"""No acknowledged command is lost or done twice when parts between phones and server fail.

Phones vote at two gateways and repeat each command, with its idempotency key and at the other
gateway, until it is acknowledged. The server counts how often each key had an effect.
"""

import asyncio
import signal
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import aiohttp
import pytest
from raveberry_server.commands.dispatcher import CommandDispatcher
from raveberry_server.commands.idempotency import IdempotencyKey, JsonObject, KeyedCommand
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.model.ids import GuestId

from tests.fakes.cut_cable import Cable, a_cable
from tests.fakes.party.gateways import Gateway, a_published_party, tick
from tests.fakes.party.headless_server import TITLES, HeadlessServer
from tests.fakes.party.served_party import Served
from tests.fakes.real_nats import RealNats, a_nats_server
from tests.rounds import Rounds

PATIENCE_S = 100.0
PHONES = 6
ACKS_BETWEEN = 12

type Json = Any
type Act = Callable[[KeyedCommand], Awaitable[JsonObject]]


class Effects:
    """Counts how often the command of each key had an effect."""

    def __init__(self, commands: CommandDispatcher) -> None:
        self.of: Counter[str] = Counter()
        keys = commands._idempotency_keys
        once = keys.once

        async def counted(
            caller: GuestId, key: IdempotencyKey, fingerprint: str, act: Act
        ) -> JsonObject:
            async def act_and_count(command: KeyedCommand) -> JsonObject:
                answer = await act(command)
                self.of[key.text] += 1
                return answer

            return await once(caller, key, fingerprint, act_and_count)

        keys.once = counted  # type: ignore[method-assign]


@dataclass(kw_only=True)
class House:
    """A party, NATS, and two gateways whose cables can be cut."""

    nats: RealNats
    served: Served
    party_cable: Cable
    cables: list[Cable]
    folder: Path
    gateways: list[Gateway] = field(default_factory=list)
    started: int = 0
    acks: int = 0
    last: dict[str, int] = field(default_factory=dict)
    acknowledged: list[str] = field(default_factory=list)
    is_over: bool = False

    async def start_gateway(self, number: int) -> None:
        """Start a gateway, in place of one that was killed."""
        self.started += 1
        gateway = Gateway(folder=self.folder / f"{self.started}", nats=self.cables[number])
        await gateway.launch()
        self.gateways[number : number + 1] = [gateway]

    async def phone(self, entry: str, random: Random) -> None:
        """Vote until it is over, and repeat each vote until it is acknowledged."""
        number = 0
        # It does not wait for the gateway to give up, so that some commands arrive twice at once.
        timeout = aiohttp.ClientTimeout(total=2)
        async with aiohttp.ClientSession(
            cookie_jar=aiohttp.CookieJar(unsafe=True), timeout=timeout
        ) as browser:
            while not await self._has_page(browser, random):  # noqa: ASYNC110 - it asks again
                await asyncio.sleep(0.1)
            while not self.is_over:
                number += 1
                key, value = f"{entry}-{number}", number % 2
                while not await self._has_voted(  # noqa: ASYNC110 - it asks again
                    browser, random, key, entry, value
                ):
                    await asyncio.sleep(0.1)
                self.last[entry] = value
                self.acknowledged.append(key)
                self.acks += 1

    async def _has_page(self, browser: aiohttp.ClientSession, random: Random) -> bool:
        try:
            async with browser.get(random.choice(self.gateways).url) as answer:
                return answer.status == 200
        except (aiohttp.ClientError, TimeoutError):
            return False

    async def _has_voted(
        self, browser: aiohttp.ClientSession, random: Random, key: str, entry: str, value: int
    ) -> bool:
        url = f"{random.choice(self.gateways).url}/api/v1/command/vote"
        vote, headers = {"entry": entry, "value": value}, {"Idempotency-Key": key}
        try:
            async with browser.post(url, json=vote, headers=headers) as answer:
                assert answer.status in {200, 429, 503}, await answer.text()
                return answer.status == 200
        except (aiohttp.ClientError, TimeoutError):
            return False

    async def until_acks(self, more: int) -> None:
        """Wait until phones have had further commands acknowledged."""
        wanted = self.acks + more
        while self.acks < wanted:  # noqa: ASYNC110 - phones notify nobody
            await asyncio.sleep(0.02)

    async def queue(self, url: str) -> Json:
        """Return the queue that an address shows to anybody."""
        async with aiohttp.ClientSession() as browser, browser.get(f"{url}/api/v1/state") as answer:
            state = await answer.json()
            return state.get("revision"), state.get("queue")

    # --- faults ----------------------------------------------------------------------------------

    async def kill_nats(self, random: Random, longest_s: float) -> None:
        await self.nats.kill()
        await asyncio.sleep(random.uniform(0.1, longest_s))
        await self.nats.start()

    async def stop_nats(self, random: Random, longest_s: float) -> None:
        self.nats.send_signal(signal.SIGSTOP)
        await asyncio.sleep(random.uniform(0.1, longest_s))
        self.nats.send_signal(signal.SIGCONT)

    async def kill_gateway(self, random: Random, _longest_s: float) -> None:
        number = random.randrange(2)
        await self.gateways[number].kill()
        await self.start_gateway(number)

    async def part_gateway(self, random: Random, longest_s: float) -> None:
        await self._part(random.choice(self.cables), random, longest_s)

    async def part_party(self, random: Random, longest_s: float) -> None:
        await self._part(self.party_cable, random, longest_s)

    async def _part(self, cable: Cable, random: Random, longest_s: float) -> None:
        cable.cut()
        await asyncio.sleep(random.uniform(0.1, longest_s))
        cable.mend()


FAULTS = (
    House.kill_nats,
    House.stop_nats,
    House.kill_gateway,
    House.part_gateway,
    House.part_party,
)


@asynccontextmanager
async def a_house(folder: Path) -> AsyncIterator[House]:
    async with AsyncExitStack() as stack:
        nats = await stack.enter_async_context(a_nats_server())
        cables = [await stack.enter_async_context(a_cable(nats.port)) for _ in range(3)]
        server = HeadlessServer()
        served = await stack.enter_async_context(
            a_published_party(folder, cables[2], server=server)
        )
        tasks = await stack.enter_async_context(asyncio.TaskGroup())
        ticking = tasks.create_task(tick(server))
        stack.callback(ticking.cancel)
        house = House(
            nats=nats, served=served, party_cable=cables[2], cables=cables[:2], folder=folder
        )
        try:
            for number in range(2):
                await house.start_gateway(number)
                await house.gateways[number].until_open()
            yield house
        finally:
            nats.send_signal(signal.SIGCONT)
            for gateway in house.gateways:
                await gateway.kill()


async def suffer(folder: Path, random: Random, longest_s: float) -> Mapping[str, int]:
    """Let phones vote while everything fails once, check it, and return some figures."""
    async with a_house(folder) as house, asyncio.timeout(PATIENCE_S):
        server = house.served.server
        await server.set("vote_rate_per_min", 100_000)
        effects = Effects(server.commands)
        entries = [
            (await server.execute("enqueue", HOST_CALLER, uri=f"local:{title}")).entry.id
            for title in TITLES[:PHONES]
        ]
        async with asyncio.TaskGroup() as phones:
            for entry in entries:
                phones.create_task(house.phone(entry, Random(random.random())))
            for fault in random.sample(FAULTS, len(FAULTS)):
                await house.until_acks(ACKS_BETWEEN)
                await fault(house, random, longest_s)
            await house.until_acks(ACKS_BETWEEN)
            house.is_over = True
        # Each acknowledged command had one effect, and no command had two.
        assert [key for key in house.acknowledged if effects.of[key] != 1] == []
        assert [key for key, count in effects.of.items() if count > 1] == []
        scores = {entry: server.state.waiting[entry].score for entry in entries}
        assert scores == {entry: 1 + house.last[entry] for entry in entries}
        # All gateways show the same as the house.
        wanted = await house.queue(house.served.guest_url)
        for gateway in house.gateways:
            await gateway.until_open()
            while await house.queue(gateway.url) != wanted:  # noqa: ASYNC110 - it asks again
                await asyncio.sleep(0.05)
    return {"acknowledged": len(house.acknowledged), "effects": effects.of.total()}


async def test_short_faults_lose_nothing_and_do_nothing_twice(tmp_path: Path) -> None:
    await suffer(tmp_path, Random(1), 1.0)


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.rounds(1)
async def test_faults_of_any_length_lose_nothing_and_do_nothing_twice(
    tmp_path: Path, rounds: Rounds
) -> None:
    """Faults are longer than the time after which a silent connection is given up."""
    for number in rounds:
        folder = tmp_path / str(number)
        folder.mkdir()
        figures = await suffer(folder, rounds.random, 16.0)
        rounds.report(f"round {number}: {figures}")
