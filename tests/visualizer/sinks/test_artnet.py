"""Art-Net byte for byte, and as received by a strict node."""

import socket
import struct

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from raveberry_visualizer.sinks.artnet import ArtNetSink
from raveberry_visualizer.sinks.transport.udp import UdpTransport

from tests.fakes.effort import examples
from tests.fakes.lights.light_ports import RecordingTransport, strip


def some_frame(pixels: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (pixels, 3), dtype=np.uint8)


def taken(packet: bytes) -> tuple[int, int, bytes]:
    """Universe, sequence and channels, read as Art-Net 4 says."""
    assert packet[:8] == b"Art-Net\0"
    operation = int.from_bytes(packet[8:10], "little")
    version, sequence, physical = struct.unpack(">HBB", packet[10:14])
    universe = int.from_bytes(packet[14:16], "little")
    length = int.from_bytes(packet[16:18], "big")
    assert (operation, version, physical) == (0x5000, 14, 0)
    assert length % 2 == 0
    assert 2 <= length <= 512
    assert len(packet) == 18 + length
    return universe, sequence, packet[18:]


def test_one_pixel_is_these_bytes() -> None:
    line = RecordingTransport()
    ArtNetSink(device=strip(1), universe=0x0102, transport=line).send(
        np.array([[1, 2, 3]], dtype=np.uint8)
    )
    (packet,) = line.datagrams
    assert packet.hex() == "4172742d4e6574000050000e010002010004" + "01020300"


@settings(max_examples=examples(40), deadline=None)
@given(pixels=st.integers(1, 2000), universe=st.integers(0, 32_000))
def test_a_strict_node_gets_every_frame_whole(pixels: int, universe: int) -> None:
    line = RecordingTransport()
    sink = ArtNetSink(device=strip(pixels), universe=universe, transport=line)
    for sequence in (1, 2):
        frame = some_frame(pixels, sequence)
        sink.send(frame)
        read = b""
        for number, packet in enumerate(line.taken()):
            got_universe, got_sequence, channels = taken(packet)
            assert (got_universe, got_sequence) == (universe + number, sequence)
            read += channels
        assert read[: 3 * pixels] == frame.tobytes()


def test_128_pixels_with_white_fill_a_universe() -> None:
    line = RecordingTransport()
    frame = np.random.default_rng(1).integers(0, 256, (129, 4), dtype=np.uint8)
    ArtNetSink(device=strip(129, has_white=True), universe=3, transport=line).send(frame)
    first, second = map(taken, line.datagrams)
    assert (first[0], second[0]) == (3, 4)
    assert first[2] + second[2] == frame.tobytes()


def test_an_art_sync_follows_each_synchronised_frame() -> None:
    line = RecordingTransport()
    sink = ArtNetSink(device=strip(171), universe=3, transport=line, is_synchronised=True)
    for sequence in (1, 2):
        sink.send(some_frame(171))
        first, second, sync = line.taken()
        assert [taken(packet)[:2] for packet in (first, second)] == [(3, sequence), (4, sequence)]
        assert sync.hex() == "4172742d4e6574000052000e0000"


def test_the_sequence_is_never_0() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as node:
        node.bind(("127.0.0.1", 0))
        node.settimeout(30)
        line = UdpTransport(host="127.0.0.1", port=node.getsockname()[1])
        sink = ArtNetSink(device=strip(1), universe=0, transport=line)
        sequences = []
        for _ in range(256):
            sink.send(some_frame(1))
            sequences.append(taken(node.recv(1000))[1])
        assert sequences == [*range(1, 256), 1]
        sink.release()
        sink.close()
