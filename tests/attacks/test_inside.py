"""300 hostile links and stations send no packet into the local network.

Three namespaces: the server, the router with the targets in the local network, and the internet.
"""

import base64
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from ipaddress import ip_address
from pathlib import Path
from typing import Self

import pytest

pytestmark = [
    pytest.mark.system,
    pytest.mark.long,
    pytest.mark.skipif(os.geteuid() != 0, reason="network namespaces need root"),
]

IP = shutil.which("ip") or "/usr/sbin/ip"
ROOT = Path(__file__).parents[2]
WORLD = "5.9.9.10"
WAN = "5.9.9.2"
FOUR, SIX = "192.168.77.10", "2a0e:b107:77:1::10"
INSIDE = {FOUR, SIX, WAN, "192.168.77.1", "2a0e:b107:77:1::1", "169.254.169.254"}
SERVER, ROUTER, NET = (f"inside-{name}-{os.getpid()}" for name in ("server", "router", "net"))


def run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def ip(space: str, *words: str) -> None:
    run(IP, "-n", space, *words)


@contextmanager
def the_house() -> Iterator[None]:
    """Create and connect the three namespaces: server, router, internet."""
    etc = Path("/etc/netns") / SERVER
    with ExitStack() as stack:
        for space in (SERVER, ROUTER, NET):
            run(IP, "netns", "add", space)
            stack.callback(run, IP, "netns", "delete", space)
            ip(space, "link", "set", "lo", "up")
        etc.mkdir(parents=True)
        stack.callback(etc.rmdir)
        (etc / "resolv.conf").write_text(f"nameserver {WORLD}\noptions timeout:1 attempts:1\n")
        stack.callback((etc / "resolv.conf").unlink)
        for near, there, far in ((SERVER, ROUTER, "lan"), (ROUTER, NET, "wan")):
            ip(near, "link", "add", f"{far}0", "type", "veth", "peer", f"{far}1", "netns", there)
            ip(near, "link", "set", f"{far}0", "up")
            ip(there, "link", "set", f"{far}1", "up")
        ip(SERVER, "address", "add", "192.168.77.2/24", "dev", "lan0")
        ip(SERVER, "address", "add", "2a0e:b107:77:1::2/64", "dev", "lan0", "nodad")
        for address in ("192.168.77.1/24", f"{FOUR}/24"):
            ip(ROUTER, "address", "add", address, "dev", "lan1")
        for address in ("2a0e:b107:77:1::1/64", f"{SIX}/64"):
            ip(ROUTER, "address", "add", address, "dev", "lan1", "nodad")
        ip(ROUTER, "address", "add", f"{WAN}/24", "dev", "wan0")
        ip(NET, "address", "add", f"{WORLD}/24", "dev", "wan1")
        ip(SERVER, "route", "add", "default", "via", "192.168.77.1")
        ip(SERVER, "route", "add", "default", "via", "2a0e:b107:77:1::1")
        ip(NET, "route", "add", "default", "via", WAN)
        run(IP, "netns", "exec", ROUTER, "sysctl", "-qw", "net.ipv4.ip_forward=1")
        yield


class PacketRecorder:
    """Records the packets that the server sends to the local network and to itself."""

    def __init__(self) -> None:
        self.to_inside: list[str] = []
        self.to_itself: set[int] = set()
        self.known_ports: set[int] = set()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._listen, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _listen(self) -> None:
        space = os.open(f"/run/netns/{SERVER}", os.O_RDONLY)
        os.setns(space, os.CLONE_NEWNET)  # of this thread alone
        os.close(space)
        with socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.ntohs(3)) as wire:
            wire.settimeout(0.2)
            while not self._over.is_set():
                try:
                    packet, (device, kind, direction, *_) = wire.recvfrom(200)
                except TimeoutError:
                    continue
                if direction == socket.PACKET_OUTGOING:
                    self._note(device, kind, packet)

    def _note(self, device: str, kind: int, packet: bytes) -> None:
        if kind == 0x0800:
            length, protocol, target = (packet[0] & 15) * 4, packet[9], packet[16:20]
        elif kind == 0x86DD:
            length, protocol, target = 40, packet[6], packet[24:40]
        else:
            return
        if protocol not in (socket.IPPROTO_TCP, socket.IPPROTO_UDP):
            return
        port = int.from_bytes(packet[length + 2 : length + 4])
        is_first = protocol == socket.IPPROTO_UDP or packet[length + 13] & 0x12 == 0x02
        if device == "lo":
            if is_first:
                self.to_itself.add(port)
        elif str(ip_address(target)) in INSIDE:
            self.to_inside.append(f"{ip_address(target)}:{port}")


def hostile() -> list[str]:
    """Return 300 links and stations, each with another way into the local network."""
    hosts = (
        FOUR, f"[{SIX}]", f"[::ffff:{FOUR}]", "[::ffff:c0a8:4d0a]", "3232255242", "0xc0a84d0a",
        "0300.0250.0115.0012", "192.168.19722", "127.0.0.1:8099", "127.1:8099", "localhost:8099",
        "[::1]:8099", "0.0.0.0:8099", "169.254.169.254", "1.private.example",
        "1.private6.example", "1.mapped.example", "1.party.example", WAN, "[64:ff9b::c0a8:4d0a]",
        "[2002:c0a8:4d0a::1]", f"user:secret@{FOUR}", f"world.example@{FOUR}",
        f"1.world.example%40{FOUR}", f"{FOUR}.",
    )  # fmt: skip
    targets = [f"http://{host}/" for host in hosts]
    kinds = ("301", "302", "307", "308", "chain", "later", "m3u", "pls", "hls", "icy")
    found = list(targets)
    for at, target in enumerate(targets):
        hidden = base64.urlsafe_b64encode(target.encode()).decode()
        for kind in kinds:
            rest = f"{hidden}/3" if kind == "chain" else hidden
            found.append(f"http://{at}.world.example/{kind}/{rest}")
    for name in ("rebind", "rebind6"):
        found += [f"http://{number}.{name}.example/sound/" for number in range(13)]
    return found[:300]


def visited(how: str, addresses: list[str]) -> list[str]:
    """Return the result of each visit from the server's namespace."""
    done = subprocess.run(
        [IP, "netns", "exec", SERVER, sys.executable, "-m", "tests.attacks.inside_visits", how],
        input="\n".join(addresses),
        capture_output=True,
        text=True,
        timeout=200,
        check=True,
        cwd=ROOT,
    )
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def house() -> Iterator[None]:
    with the_house():
        command = (IP, "netns", "exec", NET, sys.executable, "-m", "tests.attacks.inside_world")
        world = subprocess.Popen(
            [*command, WORLD, FOUR, SIX], stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        assert world.stdout is not None
        assert world.stdout.readline() == "ready\n"
        try:
            yield
        finally:
            world.kill()
            world.communicate()


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("how", ["relay", "job"])
def test_hostile_addresses_send_no_packet_inside(how: str) -> None:
    addresses = hostile()
    assert len(set(addresses)) == 300
    with PacketRecorder() as wire:
        told = visited(how, ["http://1.world.example/sound/", *addresses])
    assert len(told) == 301
    good = "200:" if how == "relay" else "http://1.world.example"
    assert told[0].startswith(good), "the world can be reached"
    assert wire.to_inside == []
    assert 8099 not in wire.to_itself
    assert 80 not in wire.to_itself


@pytest.mark.usefixtures("house")
def test_without_care_they_do() -> None:
    """Without protection the same addresses do send packets, so the test above can fail."""
    with PacketRecorder() as wire:
        visited("plain", hostile()[:120])
    assert len(wire.to_inside) > 20
    assert 8099 in wire.to_itself
