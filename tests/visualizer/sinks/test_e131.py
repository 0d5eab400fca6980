"""E1.31 byte for byte, and as the library sacn reads it."""

import socket
import uuid

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from raveberry_visualizer.engine import Device
from raveberry_visualizer.sinks.e131 import E131Sink, e131_packets, group
from raveberry_visualizer.sinks.transport.udp import UdpTransport
from sacn.messages.data_packet import DataPacket
from sacn.messages.sync_packet import SyncPacket

from tests.fakes.effort import examples
from tests.fakes.lights.light_ports import RecordingTransport, strip

CID = uuid.UUID(bytes=bytes(range(16)))


def some_frame(pixels: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (pixels, 3), dtype=np.uint8)


def filled(frame: np.ndarray, *, universe: int, sequence: int, source: str) -> list[memoryview]:
    packets = e131_packets(pixels=len(frame), universe=universe, source=source, cid=CID)
    packets.fill(frame, sequence)
    return list(packets)


def test_one_pixel_is_these_bytes() -> None:
    frame = np.array([[1, 2, 3]], dtype=np.uint8)
    (packet,) = filled(frame, universe=258, sequence=7, source="Bar")
    assert packet.hex() == (
        "00100000" + "4153432d45312e3137000000" + "7071" + "00000004"
        "000102030405060708090a0b0c0d0e0f"
        "705b" + "00000002" + "426172" + "00" * 61 + "64" + "0000" + "07" + "00" + "0102"
        "700e" + "02" + "a1" + "0000" + "0001" + "0004" + "00" + "010203"
    )


def test_a_full_universe_is_636_bytes_long() -> None:
    packets = filled(some_frame(171), universe=1, sequence=1, source="Bar")
    assert [len(packet) for packet in packets] == [636, 129]


@settings(max_examples=examples(40), deadline=None)
@given(
    pixels=st.integers(min_value=1, max_value=2000),
    universe=st.integers(min_value=1, max_value=63_000),
    sequence=st.integers(min_value=0, max_value=255),
    source=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=80),
)
def test_sacn_reads_what_we_write(pixels: int, universe: int, sequence: int, source: str) -> None:
    frame = some_frame(pixels)
    packets = filled(frame, universe=universe, sequence=sequence, source=source)
    read = b""
    for number, packet in enumerate(packets):
        parsed = DataPacket.make_data_packet(tuple(packet))
        assert parsed.universe == universe + number
        assert parsed.sequence == sequence
        assert parsed.priority == 100
        assert parsed.syncAddr == 0
        assert parsed.cid == tuple(CID.bytes)
        assert not parsed.option_StreamTerminated
        assert not parsed.option_PreviewData
        assert source.startswith(parsed.sourceName.rstrip("\0"))
        read += bytes(parsed.dmxData)[: 3 * min(170, pixels - 170 * number)]
    assert read == frame.tobytes()


def test_128_pixels_with_white_fill_a_universe() -> None:
    line = RecordingTransport()
    frame = np.random.default_rng(1).integers(0, 256, (129, 4), dtype=np.uint8)
    E131Sink(device=strip(129, has_white=True), universe=3, transport=line).send(frame)
    parsed = [DataPacket.make_data_packet(tuple(packet)) for packet in line.datagrams]
    assert [packet.universe for packet in parsed] == [3, 4]
    assert bytes(parsed[0].dmxData) + bytes(parsed[1].dmxData[:4]) == frame.tobytes()


def test_a_stream_numbers_its_packets_and_ends_with_three_termination_packets() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as console:
        console.bind(("127.0.0.1", 0))
        console.settimeout(30)
        line = UdpTransport(host="127.0.0.1", port=console.getsockname()[1])
        device = Device(id="strip", name="Strip", kind="e131", pixels=2)
        sink = E131Sink(device=device, universe=1, transport=line)
        for _ in range(257):
            sink.send(some_frame(2))
            last = DataPacket.make_data_packet(tuple(console.recv(1000)))
        assert last.sequence == 1
        assert last.sourceName.rstrip("\0") == "Raveberry Strip"
        sink.release()
        ends = [DataPacket.make_data_packet(tuple(console.recv(1000))) for _ in range(3)]
        assert [end.option_StreamTerminated for end in ends] == [True] * 3
        assert [end.sequence for end in ends] == [2, 3, 4]
        sink.send(some_frame(2))
        again = DataPacket.make_data_packet(tuple(console.recv(1000)))
        assert not again.option_StreamTerminated
        sink.close()


def test_a_synchronisation_packet_follows_each_synchronised_frame() -> None:
    line = RecordingTransport()
    sink = E131Sink(device=strip(171), universe=3, sync_universe=600, transport=line)
    for sequence in (1, 2):
        sink.send(some_frame(171))
        *packets, sync = line.taken()
        parsed = [DataPacket.make_data_packet(tuple(packet)) for packet in packets]
        assert [(one.universe, one.syncAddr) for one in parsed] == [(3, 600), (4, 600)]
        assert all(one.option_ForceSync for one in parsed)
        expected = SyncPacket(cid=parsed[0].cid, syncAddr=600, sequence=sequence)
        assert tuple(sync) == tuple(expected.getBytes())
        assert group(memoryview(packets[0])) == "239.255.0.3"
        assert group(memoryview(sync)) == "239.255.2.88"
    sink.release()
    ends = [DataPacket.make_data_packet(tuple(packet)) for packet in line.taken()]
    assert all(end.option_StreamTerminated and end.option_ForceSync for end in ends)
    assert len(ends) == 6
    sink.send(some_frame(171))
    again = DataPacket.make_data_packet(tuple(line.taken()[0]))
    assert (again.option_StreamTerminated, again.option_ForceSync) == (False, True)


def test_the_same_light_is_the_same_source_at_every_start() -> None:
    device = Device(id="strip", name="Strip", kind="e131", pixels=2)
    first, second = RecordingTransport(), RecordingTransport()
    for line in (first, second):
        E131Sink(device=device, universe=1, transport=line).send(some_frame(2))
    assert first.datagrams == second.datagrams
