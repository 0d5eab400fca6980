"""The process that drives WS281x LEDs: `python -P ws281x_child.py pixels pin order`.

Frames arrive on standard input, one byte for each primary of each pixel. One byte is written to
standard output when the driver has started, and one after each frame. Errors go to standard error.
It is a process of its own because the driver is a C library that needs root, may crash, and leaves
the process in an undefined state on anything but a Raspberry Pi.
"""

import sys

from rpi_ws281x import PixelStrip, ws

DONE = b"."
_FREQUENCY_HZ = 800_000
_DMA = 10
_FULL = 255
_SECOND_CHANNEL = (13, 19)
"""Pins of the second PWM channel."""


def main(pixels: int, pin: int, order: str) -> None:
    """Show frames until standard input ends."""
    family = "SK6812_STRIP_" if "W" in order else "WS2811_STRIP_"
    channel = int(pin in _SECOND_CHANNEL)
    strip = PixelStrip(
        pixels,
        pin,
        _FREQUENCY_HZ,
        _DMA,
        False,  # noqa: FBT003 - the library's own signature: not inverted
        _FULL,
        channel,
        getattr(ws, family + order),
    )
    strip.begin()
    _report_done()
    primaries = len(order)
    while len(frame := sys.stdin.buffer.read(primaries * pixels)) == primaries * pixels:
        for number in range(pixels):
            red, green, blue, *white = frame[primaries * number : primaries * (number + 1)]
            color = red << 16 | green << 8 | blue
            strip.setPixelColor(number, color | (white[0] << 24 if white else 0))
        strip.show()
        _report_done()


def _report_done() -> None:
    sys.stdout.buffer.write(DONE)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    try:
        main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
    except RuntimeError as err:
        sys.exit(f"the driver does not begin: {err}")
    except KeyboardInterrupt:
        sys.exit(0)
