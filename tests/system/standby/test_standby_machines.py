"""Three machines whose network is parted or slow, whose disks are full and whose clocks are set.

Two of them have a server, and each has a NATS server. Phones reach all of them, whatever happens
between the machines, so that a leader that is cut off is asked as well. The wall clock is that of a
machine's server: NATS servers read the kernel's, and have no other.
"""

import asyncio
import os
import subprocess
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from errno import ENOSPC
from itertools import repeat
from os import strerror
from pathlib import Path
from random import Random
from typing import Final

import pytest

from tests.fakes.party.replicated_party import a_replicated_party
from tests.rounds import Rounds
from tests.system.standby.test_standby_faults import TITLES, Evening, suffer, until_equal
from tests.system.support.machine_network import TUN, MachineNetwork, a_machine_network
from tests.system.support.wall_clock import CC, WallClock, a_wall_clock

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(
        os.geteuid() != 0 or not os.access(TUN, os.W_OK) or CC is None,
        reason="needs root, TUN devices and a C compiler",
    ),
]

SERVERS: Final = 2
MACHINES: Final = 3
DISK: Final = "96m"
SLOW_S: Final = 0.2
STEPS_S: Final = (-86_400, -3_600, -5, 0, 5, 3_600, 86_400)


@dataclass(kw_only=True)
class Outage(Evening):
    """A party under load on machines whose network, disks and clocks fail."""

    network: MachineNetwork
    clocks: Sequence[WallClock]

    def cut_off(self, machine: int) -> None:
        """Part a machine from all others."""
        for other in {*range(MACHINES)} - {machine}:
            self.network.part(machine, other)

    async def _for_a_while(self, longest_s: float) -> None:
        await asyncio.sleep(self.random.uniform(0.5, longest_s))

    async def cut_off_leader(self) -> None:
        """Part the leader's machine from both others."""
        leader = await self.party.until_led()
        self.cut_off(self.party.servers.index(leader))
        await self._for_a_while(10)
        self.network.mend()

    async def cut_off_any(self) -> None:
        self.cut_off(self.random.randrange(MACHINES))
        await self._for_a_while(10)
        self.network.mend()

    async def part_pair(self) -> None:
        """Part two machines, which both still reach the third one."""
        self.network.part(*self.random.sample(range(MACHINES), 2))
        await self._for_a_while(10)
        self.network.mend()

    async def slow_down(self) -> None:
        self.network.slow_down(SLOW_S)
        await self._for_a_while(8)
        self.network.mend()

    async def fill_disk(self) -> None:
        """Let no byte be written to the disk of a server's machine."""
        server = self.any_server()
        with full(server.folder):
            await self._for_a_while(6)

    async def step_clock(self) -> None:
        self.random.choice(self.clocks).set_offset(self.random.choice(STEPS_S))


OUTAGES: Final = (
    Outage.cut_off_leader,
    Outage.part_pair,
    Outage.slow_down,
    Outage.step_clock,
    Outage.fill_disk,
    Outage.cut_off_any,
)


@contextmanager
def full(folder: Path) -> Iterator[None]:
    """Fill the disk of a folder inside the block."""
    ballast = folder / "ballast"
    try:
        with (
            ballast.open("wb", buffering=0) as file,
            pytest.raises(OSError, match=strerror(ENOSPC)),
        ):
            # To the last page, so that not even a small file is left room for.
            file.writelines(repeat(bytes(1 << 12)))
        yield
    finally:
        ballast.unlink()


@contextmanager
def disks(folder: Path) -> Iterator[Sequence[Path]]:
    """Give each server's machine a small disk inside the block."""
    machines = [folder / f"machine-{number}" for number in range(SERVERS)]
    with ExitStack() as stack:
        for disk in machines:
            disk.mkdir(parents=True)
            mount = ("mount", "-t", "tmpfs", "-o", f"size={DISK}", "raveberry-test", str(disk))
            subprocess.run(mount, check=True)
            stack.callback(subprocess.run, ("umount", "-l", str(disk)), check=True)
        yield machines


@asynccontextmanager
async def an_outage(
    folder: Path, random: Random, *, has_player: bool = False
) -> AsyncIterator[Outage]:
    with (
        disks(folder) as machines,
        ExitStack() as stack,
        a_machine_network(MACHINES) as network,
        network.phones.entered(),
    ):
        clocks = [stack.enter_context(a_wall_clock(machine)) for machine in machines]
        async with a_replicated_party(
            folder,
            TITLES,
            count=SERVERS,
            has_player=has_player,
            own_variables=[clock.variables for clock in clocks],
            namespaces=network.machines[:MACHINES],
        ) as party:
            yield Outage(party=party, random=random, network=network, clocks=clocks)


@pytest.mark.long
@pytest.mark.timeout(300)
async def test_a_leader_that_is_cut_off_pauses_before_the_next_one_plays(tmp_path: Path) -> None:
    async with an_outage(tmp_path, Random(1), has_player=True) as evening, asyncio.timeout(200):
        leader, other = evening.party.servers
        await leader.enqueue(TITLES[0])
        await leader.until_plays()
        both_play: list[float] = []
        is_over = asyncio.Event()

        async def watch() -> None:
            while not is_over.is_set():
                states = [(await one.player()).get("state") for one in (leader, other)]
                if states == ["play", "play"]:
                    both_play.append(asyncio.get_running_loop().time())
                await asyncio.sleep(0.02)

        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(watch())
            evening.cut_off(0)
            await other.until_leading()
            await other.until_plays()
            # Guests still reach the one that is cut off: started again, it refuses them in words.
            while not (  # noqa: ASYNC110 - it asks again
                refused := await leader.command("enqueue", query=TITLES[1])
            )[0]:
                await asyncio.sleep(0.1)
            assert refused[0] == 503
            assert refused[1]["code"] == "unavailable", refused
            assert (await other.command("enqueue", query=TITLES[1]))[0] == 200
            evening.network.mend()
            await leader.until_standing_by()
            is_over.set()
        assert both_play == []
        await until_equal(evening.party.servers)
        state = await other.state()
        assert state["queue"]["entries"][0]["song"]["title"] == TITLES[1]


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.rounds(1)
async def test_outages_at_random_lose_nothing_and_do_nothing_twice(
    tmp_path: Path, rounds: Rounds
) -> None:
    for number in rounds:
        folder = tmp_path / str(number)
        async with an_outage(folder, rounds.random) as evening:
            outages = rounds.random.sample(OUTAGES, len(OUTAGES))
            figures = await suffer(evening, outages)
        rounds.report(f"round {number}: {figures}")
