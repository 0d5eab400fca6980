"""Devices by address, from the kernel's neighbour table."""

import os
import socket
import struct
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.adapters.system import neighbour_table
from raveberry_server.adapters.system.neighbour_table import (
    UNKNOWN_FOR_S,
    KernelNeighbours,
    gateways,
    hardware_in,
    question,
)

from tests.fakes.clock import FakeClock

ADDRESS = socket.inet_aton("192.0.2.7")
HARDWARE = bytes.fromhex("0242ac110002")


def attribute(kind: int, value: bytes) -> bytes:
    padding = bytes(-len(value) % 4)
    return struct.pack("=HH", 4 + len(value), kind) + value + padding


def answer(*attributes: bytes, kind: int = 28, size: int | None = None) -> bytes:
    body = struct.pack("=BxHlHBB", socket.AF_INET, 0, 2, 2, 0, 1) + b"".join(attributes)
    return struct.pack("=LHHLL", 16 + len(body) if size is None else size, kind, 0, 1, 1) + body


DST, LLADDR = attribute(1, ADDRESS), attribute(2, HARDWARE)


def test_the_hardware_address_of_an_answer_is_read() -> None:
    assert hardware_in(answer(DST, LLADDR), ADDRESS) == HARDWARE
    assert hardware_in(answer(attribute(9, b"x"), LLADDR, DST), ADDRESS) == HARDWARE


@pytest.mark.parametrize(
    "said",
    [
        b"",
        bytes(28),
        answer(DST, LLADDR, kind=2),
        answer(DST, LLADDR, size=0),
        answer(DST, LLADDR, size=10_000),
        answer(DST),
        answer(LLADDR),
        answer(attribute(1, b"\xc0\x00\x02\x08"), LLADDR),
        answer(DST, attribute(2, bytes(6))),
        answer(DST, attribute(2, b"")),
        answer(DST, struct.pack("=HH", 200, 2) + HARDWARE),
        answer(DST, struct.pack("=HH", 0, 2) + HARDWARE),
        answer(DST, LLADDR)[:-8],
    ],
)
def test_an_answer_without_neighbours_is_none(said: bytes) -> None:
    assert hardware_in(said, ADDRESS) is None


@given(st.binary(max_size=120))
def test_any_bytes_are_an_answer(said: bytes) -> None:
    found = hardware_in(said, ADDRESS)
    assert found is None or found in said


@pytest.mark.parametrize("text", ["127.0.0.1", "::1", "0.0.0.0", "nonsense", "", "192.0.2.250"])  # noqa: S104 - never bound
def test_other_addresses_have_no_device(text: str) -> None:
    assert KernelNeighbours(key=bytes(32), mono_s=FakeClock().mono_s).device_of(text) is None


def test_gateways_are_read_and_what_cannot_be_read_names_none(tmp_path: Path) -> None:
    routes, routes_6 = tmp_path / "route", tmp_path / "ipv6_route"
    routes.write_text(
        "Iface\tDestination\tGateway\tFlags\tRefCnt\n"
        "eth0\t00000000\t010200C0\t0003\t0\n"
        "eth0\t000200C0\t00000000\t0001\t0\n"
    )
    routes_6.write_text(
        f"{'0' * 32} 00 {'0' * 32} 00 20010db8{'0' * 23}1 "
        "00000400 00000001 00000000 00000003 eth0\n"
        f"{'0' * 32} 00 {'0' * 32} 00 {'0' * 32} 00000400 00000001 00000000 00000001 eth0\n"
    )
    assert list(gateways(routes, routes_6)) == ["192.0.2.1", "2001:db8::1"]
    for damaged in ("", "a", "a\nb", "a\neth0 0 zz 0003 0\n", "a b c d zz f g h 0003"):
        routes.write_text(damaged)
        routes_6.write_text(damaged)
        assert list(gateways(routes, routes_6)) == []
    assert list(gateways(tmp_path / "none", tmp_path / "none")) == []


needs_namespaces = pytest.mark.skipif(os.geteuid() != 0, reason="makes network namespaces")


@pytest.fixture
def a_neighbour() -> Iterator[str]:
    """Return the address of a machine at the other end of a virtual cable."""
    name = f"phone{os.getpid() % 10_000}"
    near, far, space = f"{name}n", f"{name}f", name
    steps = (
        f"ip netns add {space}",
        f"ip link add {near} type veth peer name {far} netns {space}",
        f"ip addr add 10.231.77.1/24 dev {near}",
        f"ip link set {near} up",
        f"ip -n {space} addr add 10.231.77.2/24 dev {far}",
        f"ip -n {space} addr add 10.231.77.3/24 dev {far}",
        f"ip -n {space} link set {far} up",
        f"ip neigh replace 10.231.77.2 lladdr 02:42:ac:11:00:02 dev {near}",
        f"ip neigh replace 10.231.77.3 lladdr 02:42:ac:11:00:02 dev {near}",
    )
    try:
        for step in steps:
            subprocess.run(step.split(), check=True, capture_output=True)  # noqa: S603 - ours
        yield "10.231.77.2"
    finally:
        for step in (f"ip link del {near}", f"ip netns del {space}"):
            with suppress(OSError):
                subprocess.run(step.split(), check=False, capture_output=True)  # noqa: S603 - ours


@needs_namespaces
def test_all_addresses_of_a_machine_are_one_device(a_neighbour: str) -> None:
    clock = FakeClock()
    table = KernelNeighbours(key=bytes(32), mono_s=clock.mono_s)
    name = table.device_of(a_neighbour)
    assert name is not None
    assert "0242" not in name
    assert table.device_of("10.231.77.3") == name
    assert KernelNeighbours(key=b"another", mono_s=clock.mono_s).device_of(a_neighbour) != name


@needs_namespaces
def test_a_gateway_has_no_device(a_neighbour: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbour_table, "gateways", lambda: [a_neighbour])
    table = KernelNeighbours(key=bytes(32), mono_s=FakeClock().mono_s)
    assert [table.device_of(at) for at in (a_neighbour, "10.231.77.3")] == [None, None]


def test_found_devices_expire(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, asked = FakeClock(), list[str]()
    monkeypatch.setattr(neighbour_table, "gateways", list)
    monkeypatch.setattr(neighbour_table, "MOST_KEPT", 2)
    table = KernelNeighbours(key=bytes(32), mono_s=clock.mono_s)
    monkeypatch.setattr(table, "_hardware_address", asked.append)
    for address in ("a", "a", "b", "a"):
        table.device_of(address)
    clock.advance(UNKNOWN_FOR_S)
    for address in ("a", "c", "b"):
        table.device_of(address)
    assert asked == ["a", "b", "a", "c", "b"]


def test_without_rtnetlink_no_device_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(neighbour_table.socket, "socket", broken)
    assert KernelNeighbours(key=bytes(32), mono_s=FakeClock().mono_s).device_of("10.0.0.1") is None


def test_a_question_names_family_and_interface() -> None:
    assert question(ADDRESS, 7)[16] == socket.AF_INET
    assert question(bytes(16), 7)[16] == socket.AF_INET6
    assert struct.unpack_from("=l", question(ADDRESS, 7), 20) == (7,)
