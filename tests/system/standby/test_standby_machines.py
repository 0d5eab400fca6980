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
from tests.system.standby.test_standby_faults import TITLES, Evening, suffer
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

    async def _for_a_while(self, longest_s: float) -> None:
        await asyncio.sleep(self.random.uniform(0.5, longest_s))

    async def cut_off_leader(self) -> None:
        """Part the leader's machine from both others."""
        leader = await self.party.until_led()
        machine = self.party.servers.index(leader)
        await self._cut_off(machine)

    async def cut_off_any(self) -> None:
        await self._cut_off(self.random.randrange(MACHINES))

    async def _cut_off(self, machine: int) -> None:
        for other in range(MACHINES):
            if other != machine:
                self.network.part(machine, other)
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
async def an_outage(folder: Path, random: Random) -> AsyncIterator[Outage]:
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
            has_player=False,
            own_variables=[clock.variables for clock in clocks],
            namespaces=network.machines[:MACHINES],
        ) as party:
            yield Outage(party=party, random=random, network=network, clocks=clocks)


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
