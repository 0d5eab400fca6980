"""LEDs on an SPI bus, decoded according to their data sheets."""

import errno
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from raveberry_visualizer.engine import SinkError
from raveberry_visualizer.sinks import SINKS, LightEntryError, light_spec
from raveberry_visualizer.sinks.hardware.color_order import ORDER
from raveberry_visualizer.sinks.hardware.device_files import device_file
from raveberry_visualizer.sinks.ws281x_spi import CLOCK_HZ, BitStream, Ws281xSpiSink, open_bus

from tests.fakes.effort import examples
from tests.fakes.lights.light_ports import strip
from tests.visualizer.daemons import wait_for

GOOD = {"id": "ring", "kind": "ws281x_spi", "pixels": 16}
PI_CLOCK_HZ = 6_250_000
"""What a Raspberry Pi makes of it: 250, 500 or 200 MHz by an even number."""


@dataclass(frozen=True)
class Chip:
    """Nanoseconds that a data sheet requires the line to be high and low for a bit."""

    zero_high: tuple[int, int]
    zero_low: tuple[int, int]
    one_high: tuple[int, int]
    one_low: tuple[int, int]
    reset: int


WS2812B = Chip((250, 550), (700, 1000), (650, 950), (300, 600), reset=50_000)
"""Worldsemi: T0H 0.4, T0L 0.85, T1H 0.8, T1L 0.45, each ± 0.15 µs."""
SK6812 = Chip((150, 450), (750, 1050), (450, 750), (450, 750), reset=80_000)
"""Dongguan Opsco: T0H 0.3, T0L 0.9, T1H 0.6, T1L 0.6, each ± 0.15 µs."""


def read(wire: bytes, chip: Chip, clock_hz: int) -> bytes:
    """The bits that LEDs of this kind take from the bus, after a reset and before another."""
    bits = np.unpackbits(np.frombuffer(wire, dtype=np.uint8)).tolist()
    runs = [(level, round(sum(1 for _ in run) * 1e9 / clock_hz)) for level, run in groupby(bits)]
    assert runs[0][0] == 0, "the line is low before the first bit"
    assert runs[0][1] >= chip.reset
    assert runs[-1][0] == 0
    taken = []
    for at in range(1, len(runs), 2):
        high, low = runs[at][1], runs[at + 1][1]
        is_last = at + 2 == len(runs)
        if chip.one_high[0] <= high <= chip.one_high[1]:
            taken.append(1)
            allowed = chip.one_low
        else:
            assert chip.zero_high[0] <= high <= chip.zero_high[1], high
            taken.append(0)
            allowed = chip.zero_low
        if is_last:
            assert low >= 280_000, "the newest WS2812B shows its colours only then"
        else:
            assert allowed[0] <= low <= allowed[1], low
    return np.packbits(taken).tobytes()


def wire_of(frame: np.ndarray, order: str) -> bytes:
    pixels, primaries = frame.shape
    stream = BitStream(pixels=pixels, primaries=primaries, order=order)
    stream.encode(frame.tobytes())
    return bytes(stream.buffer)


def test_one_led_is_these_bytes() -> None:
    gap, (zero, one) = bytes(240), (b"\xc0", b"\xf8")
    green = one + 6 * zero + one
    wire = wire_of(np.array([[0x01, 0x81, 0xFF]], dtype=np.uint8), "GRB")
    assert wire == gap + green + 7 * zero + one + 8 * one + gap


def test_one_led_with_white_is_these_bytes() -> None:
    gap, (zero, one) = bytes(240), (b"\xc0", b"\xf0")
    wire = wire_of(np.array([[0, 255, 0, 1]], dtype=np.uint8), "GRB")
    assert wire == gap + 8 * one + 16 * zero + 7 * zero + one + gap


@pytest.mark.parametrize("clock_hz", [CLOCK_HZ, PI_CLOCK_HZ])
@pytest.mark.parametrize("order", ORDER.allowed)
@pytest.mark.parametrize(("primaries", "chip"), [(3, WS2812B), (4, SK6812)])
@settings(max_examples=examples(5), deadline=None)
@given(pixels=st.integers(min_value=1, max_value=60), seed=st.integers(0, 1000))
def test_leds_take_the_colours_within_the_times_of_their_data_sheet(
    pixels: int, seed: int, primaries: int, chip: Chip, order: str, clock_hz: int
) -> None:
    frame = np.random.default_rng(seed).integers(0, 256, (pixels, primaries), dtype=np.uint8)
    taken = np.frombuffer(read(wire_of(frame, order), chip, clock_hz), dtype=np.uint8)
    taken = taken.reshape(pixels, primaries)
    for column, primary in enumerate(order):
        assert (taken[:, column] == frame[:, "RGB".index(primary)]).all()
    assert (taken[:, 3:] == frame[:, 3:]).all(), "white comes last"


def test_150_leds_fit_into_the_default_buffer_of_the_kernel() -> None:
    def size(pixels: int, primaries: int) -> int:
        return len(BitStream(pixels=pixels, primaries=primaries, order="GRB").buffer)

    assert size(150, 3) <= 4096 < size(151, 3)
    assert size(113, 4) <= 4096 < size(114, 4)


@dataclass
class FakeBus:
    """A bus with the limit of spidev."""

    most_bytes: int = 4096
    trouble: str = ""
    written: list[bytes] = field(default_factory=list)
    is_closed: bool = False

    def write(self, data: bytes | memoryview, /) -> int:
        if self.trouble:
            raise OSError(errno.EIO, self.trouble)
        if len(data) > self.most_bytes:
            raise OSError(errno.EMSGSIZE, "Message too long")
        self.written.append(bytes(data))
        return len(data)

    def close(self) -> None:
        self.is_closed = True


def told(sink: Ws281xSpiSink, frame: np.ndarray) -> str:
    """The error that the next frames raise."""
    reasons: list[str] = []

    def is_told() -> bool:
        try:
            sink.send(frame)
        except SinkError as err:
            reasons.append(str(err))
        return bool(reasons)

    wait_for(is_told, 20)
    return reasons[0]


def test_the_newest_frame_is_shown_and_the_last_one_too() -> None:
    bus = FakeBus()
    sink = Ws281xSpiSink(device=strip(2), order="GRB", connect=lambda: bus)
    frames = [np.full((2, 3), level, dtype=np.uint8) for level in range(50)]
    for frame in frames:
        sink.send(frame)
    sink.release()
    sink.close()
    wait_for(lambda: bus.is_closed, 20)
    assert bus.written[-1] == wire_of(frames[-1], "GRB")


def test_a_bus_that_fails_is_reported_and_reopened() -> None:
    buses = [FakeBus(trouble="Input/output error"), FakeBus()]
    first, second = buses
    sink = Ws281xSpiSink(device=strip(1), order="RGB", connect=lambda: buses.pop(0))
    frame = np.array([[1, 2, 3]], dtype=np.uint8)
    assert told(sink, frame) == "Input/output error"
    assert first.is_closed
    sink.send(frame)
    wait_for(lambda: bool(second.written), 20)
    sink.close()


def test_a_frame_too_long_for_the_kernel_names_the_setting() -> None:
    sink = Ws281xSpiSink(device=strip(151), order="GRB", connect=FakeBus)
    reason = told(sink, np.zeros((151, 3), dtype=np.uint8))
    assert "fewer than the 4104 bytes of a frame at once; add spidev.bufsiz=65536" in reason
    sink.close()


def test_without_the_bus_the_error_names_the_setting() -> None:
    sink = light_spec({**GOOD, "bus": 250, "select": 9}, where="lights[0]", kinds=SINKS).make()
    assert isinstance(sink, Ws281xSpiSink)
    reason = told(sink, np.zeros((16, 3), dtype=np.uint8))
    assert reason.startswith("there is no /dev/spidev250.9; switch SPI on (dtparam=spi=on")
    sink.close()


def test_a_file_that_is_no_bus_is_closed(tmp_path: Path) -> None:
    # The file takes the place of the node; it knows none of the orders.
    node = tmp_path / "spidev0.0"
    node.touch()
    with pytest.raises(OSError, match="Inappropriate ioctl"):
        open_bus(0, 0, folders=(tmp_path,))


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"order": "GRBW"}, "order must be one of GRB, RGB, .*, not 'GRBW'"),
        ({"pixels": 1001}, "pixels must be a whole number from 1 to 1000"),
        ({"bus": -1}, "bus must be a whole number from 0 to 255, not -1"),
        ({"select": 256}, "select must be a whole number from 0 to 255, not 256"),
    ],
)
def test_invalid_bus_fields_are_refused(fields: dict[str, object], reason: str) -> None:
    with pytest.raises(LightEntryError, match=reason):
        light_spec({**GOOD, **fields}, where="lights[0]", kinds=SINKS)


def test_a_device_file_of_the_container_precedes_that_of_the_machine(tmp_path: Path) -> None:
    own, machine = tmp_path / "own", tmp_path / "machine"
    folders = (own, machine)
    for folder in folders:
        folder.mkdir()
    assert device_file("i2c-1", folders=folders) == machine / "i2c-1"
    (machine / "i2c-1").touch()
    assert device_file("i2c-1", folders=folders) == machine / "i2c-1"
    (own / "i2c-1").touch()
    assert device_file("i2c-1", folders=folders) == own / "i2c-1"
