"""WS281x LEDs on the data pin of an SPI bus; eight SPI bits encode one bit of an LED.

Unlike PWM this needs no access to physical memory, and works on every Raspberry Pi.
"""

import errno
import fcntl
import struct
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, Protocol

import numpy as np

from raveberry_visualizer.engine import Device, LedSink, Pixels
from raveberry_visualizer.sinks.config.entry_fields import Fields
from raveberry_visualizer.sinks.config.sink_kind import NumberField, SinkKind
from raveberry_visualizer.sinks.hardware.color_order import ORDER
from raveberry_visualizer.sinks.hardware.device_files import FOLDERS, device_file
from raveberry_visualizer.sinks.hardware.driver_thread import DriverThread

_BUS: Final = NumberField(key="bus", allowed=range(256), default=0)
_SELECT: Final = NumberField(key="select", allowed=range(256), default=0)

CLOCK_HZ: Final = 6_400_000
"""Eight bits take 1.25 µs, one bit of an LED. A Pi runs at 6.25 MHz, near enough."""

GAP_S: Final = 300e-6
"""Low time after which LEDs latch (WS2812B-V5: 280 µs; older ones: 50). Sent before the colours
too, as some buses idle high."""

_ZERO: Final = 0b11000000
_ONES: Final = {3: 0b11111000, 4: 0b11110000}
"""By number of primaries: a one is high for 0.8 µs on WS2812B, 0.6 µs on SK6812."""

_BITS_PER_BYTE: Final = 8

_SET_MODE: Final = 0x40016B01
_SET_BITS_PER_WORD: Final = 0x40016B03
_SET_SPEED_HZ: Final = 0x40046B04
"""ioctls of linux/spi/spidev.h."""


class SpiBus(Protocol):
    """An open SPI bus."""

    def write(self, data: bytes | memoryview, /) -> object:
        """Send bytes without a gap; raises OSError."""

    def close(self) -> None:
        """Close the bus."""


def open_bus(bus: int, select: int, *, folders: tuple[Path, ...] = FOLDERS) -> SpiBus:
    """Open a bus at the clock rate of the LEDs.

    Raises:
        OSError: the bus does not exist or is not accessible.
    """
    path = device_file(f"spidev{bus}.{select}", folders=folders)
    try:
        # The sink closes the file.
        file = path.open("r+b", buffering=0)
    except FileNotFoundError as err:
        raise OSError(
            f"there is no {path}; switch SPI on (dtparam=spi=on in config.txt of a Raspberry Pi)"
        ) from err
    try:
        fcntl.ioctl(file, _SET_MODE, b"\0")
        fcntl.ioctl(file, _SET_BITS_PER_WORD, bytes((_BITS_PER_BYTE,)))
        fcntl.ioctl(file, _SET_SPEED_HZ, struct.pack("=I", CLOCK_HZ))
    except OSError:
        file.close()
        raise
    return file


class BitStream:
    """Encoder of frames to SPI bytes, with one buffer for all frames.

    Args:
        order: of the primaries on the wire.
    """

    def __init__(self, *, pixels: int, primaries: int, order: str) -> None:
        gap = round(GAP_S * CLOCK_HZ / _BITS_PER_BYTE)
        size = pixels * primaries * _BITS_PER_BYTE
        content = bytearray(gap + size + gap)
        self.buffer = memoryview(content)
        body = np.frombuffer(content, dtype=np.uint8)[gap : gap + size]
        self._body = body.reshape(pixels, primaries, _BITS_PER_BYTE)
        self._shape = (pixels, primaries)
        self._columns = np.array([*("RGB".index(primary) for primary in order), 3][:primaries])
        bits = np.unpackbits(np.arange(256, dtype=np.uint8).reshape(256, 1), axis=1)
        self._patterns = np.where(bits, _ONES[primaries], _ZERO).astype(np.uint8)

    def encode(self, frame: bytes) -> None:
        """Encode a frame."""
        colors = np.frombuffer(frame, dtype=np.uint8).reshape(self._shape)
        self._patterns.take(colors[:, self._columns], axis=0, out=self._body, mode="clip")


class Ws281xSpiSink:
    """Driver of LEDs on an SPI bus."""

    keep_alive_s = 10.0
    """The LEDs keep their colours; rare frames suffice to detect that the bus is gone."""

    def __init__(self, *, device: Device, order: str, connect: Callable[[], SpiBus]) -> None:
        self._stream = BitStream(pixels=device.pixels, primaries=device.primaries, order=order)
        self._connect = connect
        self._bus: SpiBus | None = None
        self._worker = DriverThread(write=self._write, close=self._disconnect)

    def send(self, frame: Pixels) -> None:
        """Pass a frame to the driver thread; a strip of 300 takes 9 ms."""
        self._worker.send(frame.tobytes())

    def release(self) -> None:
        """Do nothing: no other controller drives the LEDs."""

    def close(self) -> None:
        """Close the bus after the last frame."""
        self._worker.end()

    def _write(self, frame: bytes) -> None:
        try:
            if self._bus is None:
                self._bus = self._connect()
            self._stream.encode(frame)
            self._bus.write(self._stream.buffer)
        except OSError as err:
            self._disconnect()
            if err.errno != errno.EMSGSIZE:
                raise
            needed = len(self._stream.buffer)
            # Two shorter messages are no option: LEDs latch in the gap between them.
            raise OSError(
                f"the driver takes fewer than the {needed} bytes of a frame at once; add "
                "spidev.bufsiz=65536 to cmdline.txt of a Raspberry Pi, or use fewer pixels"
            ) from err

    def _disconnect(self) -> None:
        if self._bus is not None:
            self._bus.close()
        self._bus = None


def _plan(fields: Fields, device: Device) -> Callable[[], LedSink]:
    order = ORDER.read(fields)
    connect = partial(open_bus, _BUS.read(fields), _SELECT.read(fields))
    return lambda: Ws281xSpiSink(device=device, order=order, connect=connect)


KIND: Final = SinkKind(id="ws281x_spi", most_pixels=1000, fields=(ORDER, _BUS, _SELECT), plan=_plan)
