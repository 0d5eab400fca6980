"""DDP byte for byte, and as received by a strict device."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from raveberry_visualizer.sinks.ddp import DdpSink

from tests.fakes.effort import examples
from tests.fakes.lights.ddp_receiver import DdpError, DdpReceiver
from tests.fakes.lights.fake_wled import FakeWled
from tests.fakes.lights.light_ports import RecordingTransport, strip


def some_frame(pixels: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (pixels, 3), dtype=np.uint8)


def test_a_thousand_pixels_are_three_packets_with_these_headers() -> None:
    line = RecordingTransport()
    DdpSink(device=strip(1000), transport=line).send(some_frame(1000))
    assert [packet[:10].hex() for packet in line.datagrams] == [
        "40010b010000000005a0",
        "40010b01000005a005a0",
        "41010b0100000b400078",
    ]


def test_pixels_with_white_are_360_to_a_packet_and_say_so() -> None:
    line = RecordingTransport()
    frame = np.random.default_rng(1).integers(0, 256, (361, 4), dtype=np.uint8)
    DdpSink(device=strip(361, has_white=True), transport=line).send(frame)
    assert [packet[:10].hex() for packet in line.datagrams] == [
        "40011b010000000005a0",
        "41011b01000005a00004",
    ]
    assert b"".join(packet[10:] for packet in line.datagrams) == frame.tobytes()


def test_one_pixel_is_one_packet() -> None:
    frame = np.array([[1, 2, 3]], dtype=np.uint8)
    line = RecordingTransport()
    DdpSink(device=strip(1), transport=line).send(frame)
    assert [packet.hex() for packet in line.datagrams] == ["41010b01000000000003010203"]


@settings(max_examples=examples(50), deadline=None)
@given(pixels=st.integers(min_value=1, max_value=20_000), seed=st.integers(0, 99))
def test_a_strict_device_gets_every_frame_whole(pixels: int, seed: int) -> None:
    line = RecordingTransport()
    sink = DdpSink(device=strip(pixels), transport=line)
    with DdpReceiver(pixels=pixels) as device:
        for number in range(3):
            frame = some_frame(pixels, seed + number)
            sink.send(frame)
            pushes = [device.take(packet) for packet in line.taken()]
            assert pushes == [False] * (len(pushes) - 1) + [True]
            assert (device._data.reshape(-1, 3) == frame).all()


def test_the_sequence_runs_from_1_to_15_and_is_one_for_a_frame() -> None:
    line = RecordingTransport()
    sink = DdpSink(device=strip(500), transport=line)
    for _ in range(31):
        sink.send(some_frame(500))
    sequences = [packet[1] for packet in line.datagrams]
    expected = [*range(1, 16), *range(1, 16), 1]
    assert sequences == [number for number in expected for _ in range(2)]


@settings(max_examples=examples(30), deadline=None)
@given(pixels=st.integers(min_value=1, max_value=20_000))
def test_a_wled_shows_every_frame_whole_and_none_half(pixels: int) -> None:
    line, wled = RecordingTransport(), FakeWled(pixels)
    sink = DdpSink(device=strip(pixels), transport=line)
    frames = [some_frame(pixels, number) for number in range(4)]
    for number, frame in enumerate(frames):
        sink.send(frame)
        # At 60 frames a second, the packets of one spread over 5 ms.
        datagrams = line.taken()
        for place, packet in enumerate(datagrams):
            wled.take_ddp(packet, 1.0 + number / 60 + 0.005 * place / len(datagrams))
    # Before the first PUSH it knows of no frames, and shows what it has.
    assert all(
        (shown == frame).all() for shown, frame in zip(wled.shown[-3:], frames[-3:], strict=True)
    )
    assert len(wled.shown) in (4, 5)
    assert wled.is_realtime(1.05 + sink.keep_alive_s)


@pytest.mark.parametrize("cut", [1, 9, 10, 11])
def test_a_wled_drops_a_packet_that_is_cut_short(cut: int) -> None:
    line, wled = RecordingTransport(), FakeWled(3)
    DdpSink(device=strip(3), transport=line).send(some_frame(3))
    wled.take_ddp(line.datagrams[0][:cut], 1.0)
    assert not wled.shown


@pytest.mark.parametrize(
    "packet",
    [
        "",
        "41010b01000000000003",  # no data
        "01010b01000000000003010203",  # no version
        "61010b01000000000003010203",  # reserved bit
        "41000b01000000000003010203",  # no sequence
        "41010101000000000003010203",  # another type
        "41010b02000000000003010203",  # another output
        "41010b01000000030003010203",  # beyond the light
        "41010b010000000000020102",  # half a pixel
    ],
)
def test_the_strict_device_refuses(packet: str) -> None:
    with DdpReceiver(pixels=1) as device, pytest.raises(DdpError):
        device.take(bytes.fromhex(packet))
