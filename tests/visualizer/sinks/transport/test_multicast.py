"""Multicast receivers on loopback get the same bytes as a single device."""

import socket
import struct
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue
from typing import Self

import numpy as np
import pytest
import sacn
from raveberry_visualizer.dsp import Features
from raveberry_visualizer.engine import SinkError
from raveberry_visualizer.options import options
from raveberry_visualizer.sinks import SINKS, LightEntryError, light_spec
from raveberry_visualizer.sinks.e131 import E131Sink, group
from raveberry_visualizer.sinks.transport.multicast import MulticastTransport

from tests.fakes.lights.light_ports import RecordingTransport, strip
from tests.ports import free_port

_IP_RECVTTL = 12
"""ip(7); the standard library does not know it."""

LOOPBACK = "lo"
E131_ENTRY = {"id": "wall", "kind": "e131", "multicast": True, "interface": "lo", "pixels": 300}
SYNC_ENTRY = {"id": "sync", "kind": "wled_sync", "multicast": True, "interface": "lo"}


class Member:
    """A receiver that is bound to one group."""

    def __init__(self, group: str, port: int) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.setsockopt(socket.IPPROTO_IP, _IP_RECVTTL, 1)
        self._socket.bind((group, port))
        request = struct.pack(
            "@4s4si", socket.inet_aton(group), bytes(4), socket.if_nametoindex(LOOPBACK)
        )
        self._socket.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, request)
        self._socket.settimeout(30)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def next(self) -> tuple[bytes, int]:
        """A datagram, and how many networks it could still have crossed."""
        data, (ancillary,), _, _ = self._socket.recvmsg(2048, 64)
        return data, int.from_bytes(ancillary[2], "little")


def some_frame(pixels: int) -> np.ndarray:
    return np.random.default_rng(3).integers(0, 256, (pixels, 3), dtype=np.uint8)


def sent_to_one(pixels: int, universe: int, act: Callable[[E131Sink], None]) -> list[bytes]:
    """The datagrams of the same light for a single device."""
    line = RecordingTransport()
    sink = E131Sink(device=strip(pixels), universe=universe, transport=line)
    act(sink)
    return line.datagrams


@pytest.mark.parametrize("ttl", [1, 7])
def test_each_universe_goes_to_its_own_group(ttl: int) -> None:
    port, frame = free_port(socket.SOCK_DGRAM), some_frame(400)
    line = MulticastTransport(group_of=group, port=port, interface=LOOPBACK, ttl=ttl)
    with ExitStack() as stack:
        groups = ("239.255.1.255", "239.255.2.0", "239.255.2.1")
        members = [stack.enter_context(Member(name, port)) for name in groups]
        sink = E131Sink(device=strip(400), universe=511, transport=line)
        sink.send(frame)
        expected = sent_to_one(400, 511, lambda one: one.send(frame))
        assert [member.next() for member in members] == [(packet, ttl) for packet in expected]
        sink.release()
        for member in members:
            ends = [member.next()[0] for _ in range(3)]
            assert all(end[112] == 0x40 for end in ends)
        sink.close()


def test_sacn_receives_a_light_of_two_universes() -> None:
    port, frame = free_port(socket.SOCK_DGRAM), some_frame(300)
    heard: SimpleQueue[tuple[int, bytes]] = SimpleQueue()
    receiver = sacn.sACNreceiver(bind_address="127.0.0.1", bind_port=port)
    for universe in (7, 8):
        receiver.join_multicast(universe)
        receiver.register_listener(
            "universe",
            lambda packet: heard.put((packet.universe, bytes(packet.dmxData))),
            universe=universe,
        )
    receiver.start()
    entry = {**E131_ENTRY, "port": port, "universe": 7}
    sink = light_spec(entry, where="lights[0]", kinds=SINKS).make()
    try:
        sink.send(frame)
        got = dict(heard.get(timeout=30) for _ in range(2))
    finally:
        receiver.stop()
        sink.close()
    assert got[7][:510] + got[8][:390] == frame.tobytes()


def test_audio_sync_reaches_the_multicast_group() -> None:
    port = free_port(socket.SOCK_DGRAM)
    with Member("239.0.0.1", port) as wled:
        sink = light_spec({**SYNC_ENTRY, "port": port}, where="lights[0]", kinds=SINKS).make()
        sink.set_features(Features(level=0.5))
        sink.send(np.zeros((1, 3), dtype=np.uint8))
        packet, ttl = wled.next()
        assert (len(packet), packet[:6], ttl) == (44, b"00002\0", 1)
        assert struct.unpack_from("<f", packet, 8) == (255.0,)
        sink.close()


def test_a_missing_interface_is_reported_and_tried_again() -> None:
    line = MulticastTransport(group_of=group, port=5568, interface="wlan9", ttl=1)
    sink = E131Sink(device=strip(2), universe=1, transport=line)
    for _ in range(2):
        with pytest.raises(SinkError, match="multicast by interface wlan9: "):
            sink.send(some_frame(2))
    sink.close()


def test_an_address_without_a_route_is_reported() -> None:
    line = MulticastTransport(group_of=lambda _: "255.255.255.255", port=9, interface="any", ttl=1)
    # The second one on a machine without any network.
    reason = "(Permission denied|Network is unreachable)"
    with pytest.raises(SinkError, match=f"multicast by interface any: {reason}"):
        line.send(b"light")
    line.close()


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({**E131_ENTRY, "kind": "ddp", "host": "h"}, "multicast must be false: ddp reaches one"),
        ({**E131_ENTRY, "multicast": 1}, "multicast must be true or false, not 1"),
        ({**E131_ENTRY, "interface": ""}, "interface must be a text that is not empty"),
        ({**E131_ENTRY, "ttl": 0}, "ttl must be a whole number from 1 to 255, not 0"),
        ({**E131_ENTRY, "ttl": 256}, "ttl must be a whole number from 1 to 255"),
        ({**E131_ENTRY, "port": 0}, "port must be a whole number from 1 to 65535"),
        (
            {**SYNC_ENTRY, "multicast": False, "host": "239.0.0.1"},
            "must be the address of one device, not of many like 239.0.0.1; .* multicast: true",
        ),
        ({**E131_ENTRY, "multicast": False, "host": "255.255.255.255"}, "not of many like 255"),
        ({**E131_ENTRY, "multicast": False, "host": "ff02::1"}, "not of many like ff02::1"),
        ({**E131_ENTRY, "multicast": False}, "host is missing"),
    ],
)
def test_invalid_multicast_fields_are_refused(entry: dict[str, object], told: str) -> None:
    with pytest.raises(LightEntryError, match=told):
        light_spec(entry, where="lights[0]", kinds=SINKS)


LIGHTS = """[
    {"id": "wall", "kind": "e131", "multicast": true, "pixels": 300},
    {"id": "sync", "kind": "wled_sync", "multicast": true},
    {"id": "bar", "kind": "ddp", "host": "192.0.2.7", "pixels": 60}]"""


def test_multicast_is_allowed_in_the_network_of_the_host() -> None:
    chosen = options({"RAVEBERRY_LIGHTS": LIGHTS})
    assert [light.device.id for light in chosen.lights] == ["wall", "sync", "bar"]
    assert not chosen.is_isolated


def test_multicast_is_refused_in_an_isolated_network_and_other_lights_work(tmp_path: Path) -> None:
    in_addon = {"RAVEBERRY_LIGHTS": LIGHTS, "SUPERVISOR_TOKEN": "secret"}
    chosen = options(in_addon, bridge=tmp_path / "hassio")
    assert chosen.is_isolated
    assert [light.device.id for light in chosen.lights] == ["bar"]
    assert [str(refusal) for refusal in chosen.refused] == [
        f"lights[{index}] ({name}): multicast must be false: the add-on has a "
        "network of its own, which multicast does not leave; name the address of the device as "
        "its host"
        for index, name in ((0, "wall"), (1, "sync"))
    ]


def test_multicast_is_allowed_for_an_addon_in_the_network_of_its_host(tmp_path: Path) -> None:
    bridge = tmp_path / "hassio"
    bridge.mkdir()
    chosen = options({"RAVEBERRY_LIGHTS": LIGHTS, "SUPERVISOR_TOKEN": "secret"}, bridge=bridge)
    assert not chosen.is_isolated
    assert len(chosen.lights) == 3
