"""A network between machines that a test can part or slow down, made of network namespaces.

Every machine is a namespace with a TUN device, and one router in the test passes packets on between
them: at once, late, or not at all. Linux can delay packets itself (netem), but not every kernel is
built with that.
"""

import asyncio
import fcntl
import os
import struct
import subprocess
from collections.abc import Generator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from itertools import count, permutations
from typing import Final

from tests.supervisor.network import Namespace

TUN: Final = "/dev/net/tun"
_TUNSETIFF: Final = 0x400454CA
_IFF_TUN_NO_PI: Final = 0x1001
_DESTINATION: Final = slice(16, 20)
"""Bytes of an IPv4 header with the address of the receiver."""
_LARGEST_PACKET: Final = 1 << 16
_READ_AT_ONCE: Final = 64
_COUNTER: Final = count()


class MachineNetwork:
    """Machines by their numbers, and the router between them.

    The phones are a further machine, which is never parted from the others.
    """

    def __init__(self, machines: Sequence[Namespace], tuns: Sequence[int]) -> None:
        self.machines = machines
        self._tuns = tuns
        self._numbers = {_packed(one.address): at for at, one in enumerate(machines)}
        self._parted: set[tuple[int, int]] = set()
        self._delays_s: dict[tuple[int, int], float] = {}

    @property
    def phones(self) -> Namespace:
        """The last machine, where phones and the test itself are."""
        return self.machines[-1]

    def part(self, one: int, other: int) -> None:
        """Let nothing pass between two machines any more, without an error."""
        self._parted |= {(one, other), (other, one)}

    def slow_down(self, delay_s: float) -> None:
        """Let each packet between machines other than the phones' take so long."""
        inside = range(len(self.machines) - 1)
        self._delays_s = dict.fromkeys(permutations(inside, 2), delay_s)

    def mend(self) -> None:
        """Let everything pass at once again."""
        self._parted.clear()
        self._delays_s.clear()

    @contextmanager
    def routing(self) -> Generator[None]:
        """Route packets in the running event loop inside the block."""
        loop = asyncio.get_running_loop()
        for number, tun in enumerate(self._tuns):
            loop.add_reader(tun, self._route_from, number)
        try:
            yield
        finally:
            for tun in self._tuns:
                loop.remove_reader(tun)

    def _route_from(self, sender: int) -> None:
        with suppress(BlockingIOError):
            for _ in range(_READ_AT_ONCE):
                self._route(sender, os.read(self._tuns[sender], _LARGEST_PACKET))

    def _route(self, sender: int, packet: bytes) -> None:
        receiver = self._numbers.get(packet[_DESTINATION])
        if receiver is None or (sender, receiver) in self._parted:
            return
        if delay_s := self._delays_s.get((sender, receiver)):
            loop = asyncio.get_running_loop()
            loop.call_later(delay_s, self._deliver, receiver, packet)
        else:
            self._deliver(receiver, packet)

    def _deliver(self, receiver: int, packet: bytes) -> None:
        # A device that is full, or gone at the end of the test, loses packets as a real one does.
        with suppress(OSError):
            os.write(self._tuns[receiver], packet)


@contextmanager
def a_machine_network(machines: int) -> Generator[MachineNetwork]:
    """Make that many machines and one for the phones inside the block; needs root."""
    prefix = f"machine{os.getpid()}x{next(_COUNTER)}"
    with ExitStack() as stack:
        members, tuns = [], []
        for number in range(machines + 1):
            member = Namespace(name=f"{prefix}-{number}", address=f"10.78.0.{number + 1}")
            _ip("netns", "add", member.name)
            stack.callback(_ip, "netns", "delete", member.name)
            tun = _tun_in(member)
            stack.callback(os.close, tun)
            _ip("-n", member.name, "link", "set", "lo", "up")
            _ip("-n", member.name, "address", "add", f"{member.address}/24", "dev", "tun0")
            _ip("-n", member.name, "link", "set", "tun0", "up")
            members.append(member)
            tuns.append(tun)
        network = MachineNetwork(members, tuns)
        with network.routing():
            yield network


def _tun_in(member: Namespace) -> int:
    """Return a descriptor of a new TUN device in a namespace, which does not block."""
    with member.entered():
        tun = os.open(TUN, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
        fcntl.ioctl(tun, _TUNSETIFF, struct.pack("16sH22x", b"tun0", _IFF_TUN_NO_PI))
    return tun


def _packed(address: str) -> bytes:
    return bytes(map(int, address.split(".")))


def _ip(*arguments: str) -> None:
    done = subprocess.run(("ip", *arguments), check=False, capture_output=True, text=True)
    assert done.returncode == 0, f"ip {' '.join(arguments)}: {done.stderr}"
