"""Light that flows along a strip."""

import numpy as np

from .effect import Frame, black_frame


class Stream:
    """Colours that enter at the first pixel and flow to the last.

    Kept on a fine grid of its own and drawn by a look-up, so that the flow is the same at any
    frame rate and on any number of pixels.

    Args:
        pixels: of the light.
        crossing_s: from the first pixel to the last.
        steps_per_s: of the grid.
    """

    def __init__(self, pixels: int, *, crossing_s: float, steps_per_s: float = 120.0) -> None:
        self._steps_per_s = steps_per_s
        self._length = round(crossing_s * steps_per_s)
        self._past = black_frame(2 * self._length)
        self._at = 0
        self._due = 0.0
        ages = (np.arange(pixels) / max(1, pixels - 1) * (self._length - 1)).astype(np.intp)
        self._places = self._length - 1 - ages

    def flow(self, color: tuple[float, float, float], dt_s: float, out: Frame) -> None:
        """Let this colour enter for `dt_s` and write what the light shows."""
        self._due += dt_s * self._steps_per_s
        count = min(int(self._due), self._length)
        self._due -= int(self._due)
        for _ in range(count):
            # Written twice, a length apart, so that the newest length is always one piece.
            self._past[:, self._at] = color
            self._past[:, self._at + self._length] = color
            self._at = (self._at + 1) % self._length
        newest = self._past[:, self._at : self._at + self._length]
        np.take(newest, self._places, axis=1, out=out, mode="clip")
