"""A line says when nobody listens, and never waits."""

import errno
import socket

import pytest
from raveberry_visualizer.engine import SinkError
from raveberry_visualizer.sinks.datagrams import DatagramLine

from tests.ports import free_port

PACKET = b"light"


def listener(port: int = 0) -> socket.socket:
    device = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    device.bind(("127.0.0.1", port))
    device.settimeout(30)
    return device


def send_once_found(line: DatagramLine) -> None:
    """Send when the name, if it is one, has been looked up."""
    try:
        line.send(PACKET)
    except SinkError:
        line._lookup.join()
        line.send(PACKET)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_packets_arrive_by_address_and_by_name(host: str) -> None:
    with listener() as device:
        line = DatagramLine(host=host, port=device.getsockname()[1])
        send_once_found(line)
        assert device.recv(100) == PACKET
        line.close()


class PlainSocket(socket.socket):
    """A socket to an interface that computes no checksums, so that it cannot cut (udp_send_skb)."""

    def send(self, data: bytes, *flags: int) -> int:  # type: ignore[override]
        if len(data) > self.getsockopt(socket.IPPROTO_UDP, 103) > 0:
            raise OSError(errno.EIO, "Input/output error")
        return super().send(data, *flags)


class OldSocket(socket.socket):
    """A socket of a kernel that has never heard of cutting."""

    def setsockopt(self, level: int, name: int, value: int) -> None:  # type: ignore[override]
        raise OSError(errno.ENOPROTOOPT, f"{level} {name} {value}")


@pytest.mark.parametrize("kind", [socket.socket, PlainSocket, OldSocket])
@pytest.mark.parametrize(("size", "whole"), [(10, 25), (10, 30), (10, 7), (1450, 100_000), (1, 70)])
def test_a_buffer_is_cut_by_whatever_kernel(
    kind: type[socket.socket], size: int, whole: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "socket", kind)
    with listener() as device:
        line = DatagramLine(host="127.0.0.1", port=device.getsockname()[1])
        data = bytes(number % 251 for number in range(whole))
        for _ in range(2):
            line.send(data, datagram_size=size)
            got = [device.recv(2000) for _ in range(0, whole, size)]
            assert got == [data[at : at + size] for at in range(0, whole, size)]
            line.send(PACKET)
            assert device.recv(100) == PACKET
        line.close()


def test_a_name_with_both_addresses_is_reached_by_ipv4(monkeypatch: pytest.MonkeyPatch) -> None:
    with listener() as device:
        port = device.getsockname()[1]
        both = [
            (socket.AF_INET6, socket.SOCK_DGRAM, 17, "", ("::1", port, 0, 0)),
            (socket.AF_INET, socket.SOCK_DGRAM, 17, "", ("127.0.0.1", port)),
        ]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_kwargs: both)
        line = DatagramLine(host="strip.example", port=port)
        send_once_found(line)
        assert device.recv(100) == PACKET
        line.close()


def test_the_first_send_to_a_name_fails_at_once_and_says_why() -> None:
    line = DatagramLine(host="localhost", port=4048)
    with pytest.raises(SinkError, match="localhost port 4048: its name is being looked up"):
        line.send(PACKET)
    send_once_found(line)
    line.close()


def test_a_name_that_nobody_knows_is_said_so() -> None:
    # "invalid" never exists (RFC 6761), so no name server outside is asked for it.
    line = DatagramLine(host="strip.invalid", port=4048)
    with pytest.raises(SinkError, match=r"is being looked up|cannot be resolved"):
        line.send(PACKET)  # whichever is sooner: the answer, or we
    # A name server that does not answer costs the C library ten seconds, and the test no more.
    line._lookup.join()
    with pytest.raises(SinkError, match="cannot be resolved"):
        line.send(PACKET)


def test_a_closed_port_is_noticed_and_its_return_too() -> None:
    port = free_port(socket.SOCK_DGRAM)
    line = DatagramLine(host="127.0.0.1", port=port)
    line.send(PACKET)
    with pytest.raises(SinkError, match="Connection refused"):
        line.send(PACKET)
    with listener(port) as device:
        line.send(PACKET)
        assert device.recv(100) == PACKET
    line.close()


def test_a_network_that_is_too_slow_loses_frames_and_no_time() -> None:
    with listener() as device:
        line = DatagramLine(host="127.0.0.1", port=device.getsockname()[1])
        line.send(PACKET)
        line._socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1)
        for _ in range(500):
            line.send(bytes(40 * 1400), datagram_size=1400)
        line.close()


def test_an_address_out_of_every_network_is_an_error_of_the_device() -> None:
    line = DatagramLine(host="255.255.255.255", port=4048)
    with pytest.raises(SinkError, match=r"255\.255\.255\.255 port 4048: "):
        line.send(PACKET)


def test_closing_twice_is_harmless() -> None:
    line = DatagramLine(host="127.0.0.1", port=4048)
    line.close()
    line.close()


def test_ipv6_works_too() -> None:
    with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as device:
        device.bind(("::1", 0))
        device.settimeout(30)
        line = DatagramLine(host="::1", port=device.getsockname()[1])
        line.send(PACKET)
        assert device.recv(100) == PACKET
        line.close()
