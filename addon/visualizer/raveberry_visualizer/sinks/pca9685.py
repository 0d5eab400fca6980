"""PCA9685, a PWM chip on the I2C bus (NXP data sheet, rev. 4): one strip of a single colour."""

import fcntl
import time
from collections.abc import Callable
from typing import Final, Protocol

from raveberry_visualizer.engine import Pixels

from .buses import device_file
from .worker import Worker

BUSES: Final = range(256)
ADDRESSES: Final = range(0x40, 0x80)
CHANNELS: Final = range(14)
"""The first of three that lie side by side: red, green, blue."""

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
"""25 MHz / (4,096 · 6) = 1,017 Hz: cameras see no flicker. Only taken while the chip sleeps."""

_OSCILLATOR_START_S: Final = 0.0005


class Bus(Protocol):
    """One chip on an open bus."""

    def write(self, data: bytes, /) -> object:
        """Write a register number and what goes there and after; raises OSError."""

    def close(self) -> None:
        """Let go of the bus."""


def open_bus(bus: int, address: int) -> Bus:
    """The chip of that address.

    Raises:
        OSError: there is no such bus, or we may not use it.
    """
    # The file is the sink's to close.
    file = device_file(f"i2c-{bus}").open("r+b", buffering=0)
    try:
        fcntl.ioctl(file, _I2C_SLAVE, address)
    except OSError:
        file.close()
        raise
    return file


def led_registers(color: bytes) -> bytes:
    """Four registers for each byte of brightness: on and off count, 12 bits each, low byte first.

    Full and none have bits of their own, as a count of 4,096 does not fit.
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
    """One pixel on three channels of a chip."""

    keep_alive_s = 10.0
    """The chip remembers what it shows; a rare word is enough to notice that it is gone."""

    def __init__(self, *, connect: Callable[[], Bus], first_channel: int) -> None:
        self._connect = connect
        self._register = _FIRST_LED + 4 * first_channel
        self._bus: Bus | None = None
        self._worker = Worker(write=self._write, close=self._disconnect)

    def send(self, frame: Pixels) -> None:
        """Show a frame of one pixel."""
        self._worker.send(frame.tobytes())

    def release(self) -> None:
        """Nobody else drives it: it stays dark."""

    def close(self) -> None:
        """Let go of the bus after the last frame."""
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


def connected(bus: int, address: int, *, opened: Callable[[int, int], Bus] = open_bus) -> Bus:
    """A chip that is awake and runs at 1 kHz.

    Raises:
        OSError: it does not answer.
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
