"""PCA9685, a PWM chip on the I2C bus (NXP data sheet, rev. 4): one strip of a single colour."""

import fcntl
import time
from collections.abc import Callable
from functools import partial
from typing import Final, Protocol

from raveberry_visualizer.engine import Device, LedSink, Pixels
from raveberry_visualizer.sinks.config.entry_fields import Fields
from raveberry_visualizer.sinks.config.sink_kind import NumberField, SinkKind
from raveberry_visualizer.sinks.hardware.device_files import device_file
from raveberry_visualizer.sinks.hardware.driver_thread import DriverThread

_BUS: Final = NumberField(key="bus", allowed=range(256), default=1)
_ADDRESS: Final = NumberField(key="address", allowed=range(0x40, 0x80), default=0x40)
_CHANNEL: Final = NumberField(key="channel", allowed=range(14), default=0)
"""First of three consecutive channels: red, green, blue."""

_I2C_SLAVE: Final = 0x0703
_MODE_1: Final = 0x00
_PRESCALE: Final = 0xFE
_FIRST_LED: Final = 0x06
_SLEEP: Final = 0x10
_AUTO_INCREMENT: Final = 0x20
_FULL: Final = 0x10
_STEPS: Final = 4096
_BYTE_MAX: Final = 255

_PRESCALE_1_KHZ: Final = 5
"""25 MHz / (4,096 · 6) = 1,017 Hz: no flicker on cameras. Can be set only in sleep mode."""

_OSCILLATOR_START_S: Final = 0.0005


class I2cDevice(Protocol):
    """One chip on an open bus."""

    def write(self, data: bytes, /) -> object:
        """Write a register number and the values from there on; raises OSError."""

    def close(self) -> None:
        """Close the bus."""


def open_bus(bus: int, address: int) -> I2cDevice:
    """Open the chip at an address.

    Raises:
        OSError: the bus does not exist or is not accessible.
    """
    # The sink closes the file.
    file = device_file(f"i2c-{bus}").open("r+b", buffering=0)
    try:
        fcntl.ioctl(file, _I2C_SLAVE, address)
    except OSError:
        file.close()
        raise
    return file


def led_registers(color: bytes) -> bytes:
    """Return four registers per byte: on and off count, 12 bits each, low byte first.

    Full and off have bits of their own, as a count of 4,096 does not fit.
    """
    registers = bytearray()
    for level in color:
        off = round(level * _STEPS / _BYTE_MAX)
        if off == _STEPS:
            registers += bytes((0, _FULL, 0, 0))
        elif off == 0:
            registers += bytes((0, 0, 0, _FULL))
        else:
            registers += bytes((0, 0, *off.to_bytes(2, "little")))
    return bytes(registers)


class Pca9685Sink:
    """Driver of one pixel on three channels of a chip."""

    keep_alive_s = 10.0
    """The chip keeps its output; rare frames suffice to detect that it is gone."""

    def __init__(self, *, connect: Callable[[], I2cDevice], first_channel: int) -> None:
        self._connect = connect
        self._register = _FIRST_LED + 4 * first_channel
        self._bus: I2cDevice | None = None
        self._worker = DriverThread(write=self._write, close=self._disconnect)

    def send(self, frame: Pixels) -> None:
        """Show a frame of one pixel."""
        self._worker.send(frame.tobytes())

    def release(self) -> None:
        """Do nothing: no other controller drives the chip."""

    def close(self) -> None:
        """Close the bus after the last frame."""
        self._worker.end()

    def _write(self, color: bytes) -> None:
        try:
            if self._bus is None:
                self._bus = self._connect()
            self._bus.write(bytes((self._register,)) + led_registers(color))
        except OSError:
            self._disconnect()
            raise

    def _disconnect(self) -> None:
        if self._bus is not None:
            self._bus.close()
        self._bus = None


def connected(
    bus: int, address: int, *, opened: Callable[[int, int], I2cDevice] = open_bus
) -> I2cDevice:
    """Wake the chip and set its PWM to 1 kHz.

    Raises:
        OSError: the chip does not answer.
    """
    chip = opened(bus, address)
    try:
        chip.write(bytes((_MODE_1, _SLEEP | _AUTO_INCREMENT)))
        chip.write(bytes((_PRESCALE, _PRESCALE_1_KHZ)))
        chip.write(bytes((_MODE_1, _AUTO_INCREMENT)))
    except OSError:
        chip.close()
        raise
    time.sleep(_OSCILLATOR_START_S)
    return chip


def _plan(fields: Fields, _device: Device) -> Callable[[], LedSink]:
    connect = partial(connected, _BUS.read(fields), _ADDRESS.read(fields))
    channel = _CHANNEL.read(fields)
    return lambda: Pca9685Sink(connect=connect, first_channel=channel)


KIND: Final = SinkKind(
    id="pca9685", most_pixels=1, most_primaries=3, fields=(_BUS, _ADDRESS, _CHANNEL), plan=_plan
)
