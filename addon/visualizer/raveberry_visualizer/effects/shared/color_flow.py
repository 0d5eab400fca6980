"""Colours that flow along a light."""

from typing import Final

import numpy as np

from .effect import Frame, black_frame

_LENGTH: Final = 240


class ColorFlow:
    """Colours that enter at the first pixel and flow to the last.

    Stored on a fixed grid and sampled for each pixel, so the flow is independent of the frame rate
    and of the number of pixels.
    """

    def __init__(self, pixels: int) -> None:
        self._past = black_frame(2 * _LENGTH)
        self._at = 0
        self._due = 0.0
        ages = (np.arange(pixels) / max(1, pixels - 1) * (_LENGTH - 1)).astype(np.intp)
        self._places = _LENGTH - 1 - ages

    def flow(
        self, color: tuple[float, float, float], dt_s: float, out: Frame, *, crossing_s: float
    ) -> None:
        """Enter this colour for `dt_s` and write the frame.

        Args:
            color: red, green, blue from 0 to 1.
            dt_s: time since the last frame.
            out: the frame.
            crossing_s: time from the first pixel to the last.
        """
        self._due += dt_s * _LENGTH / crossing_s
        count = min(int(self._due), _LENGTH)
        self._due -= int(self._due)
        for _ in range(count):
            # Written twice, one length apart, so that the newest length is always contiguous.
            self._past[:, self._at] = color
            self._past[:, self._at + _LENGTH] = color
            self._at = (self._at + 1) % _LENGTH
        newest = self._past[:, self._at : self._at + _LENGTH]
        newest.take(self._places, axis=1, out=out, mode="clip")
