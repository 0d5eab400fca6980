"""The PWM chip, against its registers."""

from dataclasses import dataclass, field
from functools import partial

import numpy as np
import pytest
from raveberry_visualizer.engine import SinkError
from raveberry_visualizer.sinks import SINKS, LightEntryError, light_spec
from raveberry_visualizer.sinks.pca9685 import Pca9685Sink, connected, led_registers, open_bus

GOOD = {"id": "strip", "kind": "pca9685", "pixels": 1}


@dataclass
class FakeChip:
    """The registers, with the rules of the data sheet.

    Asleep it shows nothing; the prescaler is only taken asleep; without auto-increment only one
    register is written.
    """

    registers: bytearray = field(default_factory=lambda: bytearray(256))
    trouble: str = ""
    is_closed: bool = False

    def __post_init__(self) -> None:
        self.registers[0] = 0x11
        self.registers[0xFE] = 30

    def write(self, data: bytes, /) -> None:
        if self.trouble:
            raise OSError(121, self.trouble)
        first, values = data[0], data[1:]
        if first == 0xFE and not self.registers[0] & 0x10:
            return
        if not self.registers[0] & 0x20:
            values = values[:1]
        self.registers[first : first + len(values)] = values

    def close(self) -> None:
        self.is_closed = True

    def duty(self, channel: int) -> float:
        """The duty cycle of a channel."""
        if self.registers[0] & 0x10:
            return 0.0
        on_low, on_high, off_low, off_high = self.registers[6 + 4 * channel : 10 + 4 * channel]
        if off_high & 0x10:
            return 0.0
        if on_high & 0x10:
            return 1.0
        on = on_low + 256 * (on_high & 0x0F)
        return ((off_low + 256 * (off_high & 0x0F) - on) % 4096) / 4096


def a_sink(chip: FakeChip, channel: int = 0) -> Pca9685Sink:
    connect = partial(connected, 1, 0x40, opened=lambda _bus, _address: chip)
    return Pca9685Sink(connect=connect, first_channel=channel)


@pytest.mark.parametrize("level", range(256))
def test_every_level_is_its_share_of_the_time(level: int) -> None:
    chip = FakeChip()
    chip.registers[0] = 0x20
    chip.write(b"\x06" + led_registers(bytes((level, 0, 255))))
    assert chip.duty(0) == pytest.approx(level / 255, abs=1 / 4096)
    assert (chip.duty(1), chip.duty(2)) == (0.0, 1.0)


def test_a_frame_lights_three_channels_at_1_khz() -> None:
    chip = FakeChip()
    sink = a_sink(chip, channel=13)
    sink.send(np.array([[255, 0, 51]], dtype=np.uint8))
    sink.close()
    assert [chip.duty(channel) for channel in (12, 13, 14, 15)] == pytest.approx(
        [0.0, 1.0, 0.0, 0.2], abs=1e-3
    )
    assert chip.registers[0xFE] == 5
    assert chip.is_closed


def test_a_chip_that_is_gone_is_a_lost_device_and_comes_back() -> None:
    chip = FakeChip(trouble="Remote I/O error")
    sink, frame = a_sink(chip), np.full((1, 3), 255, dtype=np.uint8)
    sink.send(frame)
    sink._worker._thread.join(0.1)
    with pytest.raises(SinkError, match="Remote I/O error"):
        sink.send(frame)
    assert chip.is_closed
    sink._worker._thread.join(0.1)
    chip.trouble = ""
    with pytest.raises(SinkError):
        sink.send(frame)
    sink.release()
    sink.close()
    assert chip.duty(0) == 1.0


def test_a_bus_that_does_not_exist_is_a_lost_device() -> None:
    with pytest.raises(FileNotFoundError):
        open_bus(255, 0x40)
    sink = light_spec({**GOOD, "bus": 255}, where="lights[0]", kinds=SINKS).make()
    frame = np.zeros((1, 3), dtype=np.uint8)
    sink.send(frame)
    sink._worker._thread.join(0.2)
    with pytest.raises(SinkError, match="No such file"):
        sink.send(frame)
    sink.close()


@pytest.mark.parametrize(
    ("field", "value"),
    [("bus", 256), ("address", 0x3F), ("address", "0x40"), ("channel", 14), ("pixels", 2)],
)
def test_an_invalid_field_is_reported(field: str, value: object) -> None:
    with pytest.raises(LightEntryError, match=f"{field} must be a whole number"):
        light_spec({**GOOD, field: value}, where="lights[0]", kinds=SINKS)
