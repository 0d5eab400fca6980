"""Time of a commit with three NATS servers, compared with one on the local disk alone.

    .venv/bin/python -m bench.gateways.replicated [--rounds 5] [--seconds 3]

Two parties in one process vote in turns: one commits to SQLite alone, the other to a cluster of
three nats-servers with `sync_interval: always` first. All share this machine's disk and cores,
which makes the second one slower than three machines would; compare ratios only.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from raveberry_server.adapters.nats.connection import NatsAddress, connected
from raveberry_server.adapters.nats.jetstream.commit_log import CommitLog
from raveberry_server.adapters.nats.jetstream.lease_bucket import LeaseBucket
from raveberry_server.adapters.nats.jetstream.storage import party_storage
from raveberry_server.adapters.persistence.sqlite_store import SqliteStore
from raveberry_server.adapters.system.clock import SystemClock
from raveberry_server.application.leadership.lease import Lease
from raveberry_server.application.leadership.lease_keeper import LeaseKeeper
from raveberry_server.application.party import Party
from raveberry_server.application.presence import Presence
from raveberry_server.domain import setting_changes
from raveberry_server.domain.guests import joining
from raveberry_server.domain.model.guest import Caller, Newcomer, Role
from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.requests import song_requests, voting

from tests.fakes.party.domain_party import a_song
from tests.fakes.real_jetstream import a_cluster

KEY = b"k" * 32
VOTERS = 200
SETTINGS = {"vote_rate_per_min": 100_000}


class VotingParty:
    """A party whose guests vote without pages."""

    def __init__(self, party: Party) -> None:
        self._party = party
        self._entry = EntryId("")
        self._votes = 0

    async def fill(self) -> None:
        """Admit guests and request a song."""
        apply = self._party.apply
        for name, value in SETTINGS.items():
            await apply(
                lambda state, _now, name=name, value=value: setting_changes.set_setting(
                    state, name, value
                )
            )
        for number in range(VOTERS):
            newcomer = Newcomer(id=GuestId(f"g{number}"), token_hash=f"{number}")
            await apply(lambda state, now, one=newcomer: joining.admit(state, one, now))
        wish = song_requests.Request(song=a_song("one"))
        asked = await apply(lambda state, now: song_requests.request(state, _guest(0), wish, now))
        self._entry = asked.entry

    async def vote(self, number: int, value: int) -> None:
        """Vote as a guest."""
        await self._party.apply(
            lambda state, now: voting.vote(state, _guest(number), self._entry, value, now)
        )
        self._votes += 1

    async def single_s(self, seconds: float) -> float:
        """Return the median time of one vote after the other."""
        times, until_s, value = [], time.perf_counter() + seconds, 1
        while time.perf_counter() < until_s:
            before_s, value = time.perf_counter(), 1 - value
            await self.vote(1, value)
            times.append(time.perf_counter() - before_s)
        return statistics.median(times)

    async def crowd_per_s(self, seconds: float) -> float:
        """Return the votes per second of a crowd in which each waits for the own answer."""
        before, until_s = self._votes, time.perf_counter() + seconds

        async def one(number: int) -> None:
            value = 0
            while time.perf_counter() < until_s:
                value = 1 - value
                await self.vote(number, value)

        started_s = time.perf_counter()
        async with asyncio.TaskGroup() as people:
            for number in range(1, VOTERS):
                people.create_task(one(number))
        return (self._votes - before) / (time.perf_counter() - started_s)


def _guest(number: int) -> Caller:
    return Caller(id=GuestId(f"g{number}"), role=Role.GUEST)


@asynccontextmanager
async def a_party(folder: Path, log: CommitLog | None) -> AsyncIterator[VotingParty]:
    """Run the writer of a party inside the block."""
    store = SqliteStore(data=folder, log=log)
    saved = await store.load()
    party = Party(saved=saved, store=store, clock=SystemClock(), presence=Presence())
    async with asyncio.TaskGroup() as tasks:
        writer = tasks.create_task(party.run())
        voting_party = VotingParty(party)
        await voting_party.fill()
        yield voting_party
        writer.cancel()
    await store.close()


async def measure(folder: Path, rounds: int, seconds: float) -> None:
    """Measure both parties in turns and print."""
    async with AsyncExitStack() as stack:
        nats = await stack.enter_async_context(a_cluster(folder / "nats"))
        address = NatsAddress(servers=[server.url for server in nats])
        client = await stack.enter_async_context(connected(address, "bench"))
        storage = await party_storage(client, "bench")
        keeper = LeaseKeeper(
            lease=Lease(holder="bench"),
            store=LeaseBucket(bucket=storage.lease, key=KEY),
            mono_s=SystemClock().boot_s,
            lowest_epoch=lambda: 1,
            may_take=lambda: True,
        )
        tasks = await stack.enter_async_context(asyncio.TaskGroup())
        keeping = tasks.create_task(keeper.run())
        stack.callback(keeping.cancel)
        await keeper.until_leading()
        log = CommitLog(storage=storage, key=KEY, keeper=keeper, last=0)
        local = await stack.enter_async_context(a_party(folder / "local", None))
        other = await stack.enter_async_context(a_party(folder / "replicated", log))
        singles: list[Sequence[float]] = []
        crowds: list[Sequence[float]] = []
        for _ in range(rounds):
            singles.append([await one.single_s(seconds) for one in (local, other)])
            crowds.append([await one.crowd_per_s(seconds) for one in (local, other)])
        for title, unit, found in (
            ("one vote after the other, p50", "ms", [[v * 1000 for v in s] for s in singles]),
            (f"votes of {VOTERS - 1} at once", "/s", crowds),
        ):
            here, there = (statistics.median(column) for column in zip(*found, strict=True))
            ratio = statistics.median(b / a for a, b in found)
            print(f"{title}: local {here:.2f} {unit}, replicated {there:.2f} {unit}: {ratio:.2f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=3.0)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(Path(folder), args.rounds, args.seconds))


if __name__ == "__main__":
    main()
