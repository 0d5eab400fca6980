"""The UDP transport reports unreachable devices and never blocks."""

import errno
import socket

import pytest
from raveberry_visualizer.engine import SinkError
from raveberry_visualizer.sinks.transport.udp import UdpTransport

from tests.ports import free_port

PACKET = b"light"


def listener(port: int = 0) -> socket.socket:
    device = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    device.bind(("127.0.0.1", port))
    device.settimeout(30)
    return device


def send_once_found(line: UdpTransport) -> None:
    """Send when the name, if it is one, has been looked up."""
    try:
        line.send(PACKET)
    except SinkError:
        line._resolver.join()
        line.send(PACKET)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_packets_arrive_by_address_and_by_name(host: str) -> None:
    with listener() as device:
        line = UdpTransport(host=host, port=device.getsockname()[1])
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
    """A socket of a kernel without segmentation."""

    def setsockopt(self, level: int, name: int, value: int) -> None:  # type: ignore[override]
        raise OSError(errno.ENOPROTOOPT, f"{level} {name} {value}")


@pytest.mark.parametrize("kind", [socket.socket, PlainSocket, OldSocket])
@pytest.mark.parametrize(("size", "whole"), [(10, 25), (10, 30), (10, 7), (1450, 100_000), (1, 70)])
def test_a_buffer_is_split_with_and_without_segmentation_by_the_kernel(
    kind: type[socket.socket], size: int, whole: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "socket", kind)
    with listener() as device:
        line = UdpTransport(host="127.0.0.1", port=device.getsockname()[1])
        data = bytes(number % 251 for number in range(whole))
        for _ in range(2):
            line.send(data, datagram_size=size)
            got = [device.recv(2000) for _ in range(0, whole, size)]
            assert got == [data[at : at + size] for at in range(0, whole, size)]
            line.send(PACKET)
            assert device.recv(100) == PACKET
        line.close()


def test_the_last_datagram_follows_the_others() -> None:
    with listener() as device:
        line = UdpTransport(host="127.0.0.1", port=device.getsockname()[1])
        for _ in range(2):
            line.send(b"a" * 100 + b"b" * 30, datagram_size=100, last=b"c" * 49)
            assert [device.recv(2000) for _ in range(3)] == [b"a" * 100, b"b" * 30, b"c" * 49]
        line.close()


def test_a_name_with_both_addresses_is_reached_by_ipv4(monkeypatch: pytest.MonkeyPatch) -> None:
    with listener() as device:
        port = device.getsockname()[1]
        both = [
            (socket.AF_INET6, socket.SOCK_DGRAM, 17, "", ("::1", port, 0, 0)),
            (socket.AF_INET, socket.SOCK_DGRAM, 17, "", ("127.0.0.1", port)),
        ]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_kwargs: both)
        line = UdpTransport(host="strip.example", port=port)
        send_once_found(line)
        assert device.recv(100) == PACKET
        line.close()


def test_the_first_send_to_a_name_fails_at_once_with_a_reason() -> None:
    line = UdpTransport(host="localhost", port=4048)
    with pytest.raises(SinkError, match="localhost port 4048: its name is being resolved"):
        line.send(PACKET)
    send_once_found(line)
    line.close()


def test_an_unknown_host_name_is_reported() -> None:
    # "invalid" never exists (RFC 6761), so no name server outside is asked for it.
    line = UdpTransport(host="strip.invalid", port=4048)
    with pytest.raises(SinkError, match=r"is being resolved|cannot be resolved"):
        line.send(PACKET)  # whichever is sooner: the answer, or we
    # A name server that does not answer costs the C library ten seconds, and the test no more.
    line._resolver.join()
    with pytest.raises(SinkError, match="cannot be resolved"):
        line.send(PACKET)


def test_a_closed_port_is_noticed_and_its_return_too() -> None:
    port = free_port(socket.SOCK_DGRAM)
    line = UdpTransport(host="127.0.0.1", port=port)
    line.send(PACKET)
    with pytest.raises(SinkError, match="Connection refused"):
        line.send(PACKET)
    with listener(port) as device:
        line.send(PACKET)
        assert device.recv(100) == PACKET
    line.close()


class FullSocket:
    """A non-blocking socket whose buffer has room for some datagrams."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.sent: list[bytes] = []

    def send(self, data: bytes | memoryview) -> int:
        if len(self.sent) >= self.room:
            raise BlockingIOError(errno.EAGAIN, "the buffer is full")
        self.sent.append(bytes(data))
        return len(data)

    def close(self) -> None:
        pass


def test_the_socket_never_blocks() -> None:
    with listener() as device:
        transport = UdpTransport(host="127.0.0.1", port=device.getsockname()[1])
        transport.send(PACKET)
        assert transport._socket.getblocking() is False
        transport.close()


def test_the_rest_of_a_frame_is_dropped_while_the_buffer_is_full() -> None:
    transport = UdpTransport(host="127.0.0.1", port=4048)
    full = transport._socket = FullSocket(room=2)
    transport.send(b"aabbcc", datagram_size=2)
    assert full.sent == [b"aa", b"bb"]
    full.room = 5
    transport.send(b"ddeeff", datagram_size=2)
    assert full.sent == [b"aa", b"bb", b"dd", b"ee", b"ff"]


def test_an_unroutable_address_raises_an_error() -> None:
    line = UdpTransport(host="255.255.255.255", port=4048)
    with pytest.raises(SinkError, match=r"255\.255\.255\.255 port 4048: "):
        line.send(PACKET)


def test_closing_twice_is_harmless() -> None:
    line = UdpTransport(host="127.0.0.1", port=4048)
    line.close()
    line.close()


def test_ipv6_works_too() -> None:
    with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as device:
        device.bind(("::1", 0))
        device.settimeout(30)
        line = UdpTransport(host="::1", port=device.getsockname()[1])
        line.send(PACKET)
        assert device.recv(100) == PACKET
        line.close()
