"""No light flashes more than three times a second, whatever is drawn on it."""

import math
from collections import deque
from typing import Final

import numpy as np

from raveberry_visualizer.effects import Frame

_MOST: Final = 3
_WITHIN_S: Final = 0.999
"""A second, but for the rounding of clocks: three a second, evenly, are let through."""

_STEP: Final = 0.1
"""A flash is a rise of a tenth of full luminance and the fall that follows (WCAG 2.2, general
flash; ITU-R BT.1702 says the same of screens)."""

_MARGIN: Final = 0.99
_RED, _GREEN, _BLUE = 0.2126, 0.7152, 0.0722
"""How much of the luminance each primary makes (sRGB)."""


class FlashGuard:
    """Dims what would be the fourth flash within a second.

    Two measures are means over the whole light, as a comet that crosses it is no flash: luminance,
    and saturated red, which is worse than its luminance tells. Each is followed from trough to
    peak. A rise by a tenth above the trough begins a flash; while three have begun within the last
    second, no measure may rise so far.
    """

    def __init__(self, *, pixels: int) -> None:
        self._share = np.full(pixels, 1.0 / pixels, dtype=np.float32)
        self._means = np.empty(3, dtype=np.float32)
        self._traces = (_Trace(), _Trace())
        self._began_s: deque[float] = deque(maxlen=_MOST)

    def factor(self, frame: Frame, brightness: float, now_s: float) -> float:
        """By how much a frame must be dimmed; 1 for not at all.

        Args:
            frame: shape (3, pixels).
            brightness: 0 to 1, by which the frame is multiplied anyway.
            now_s: never falls.
        """
        red, green, blue = frame.dot(self._share, out=self._means).tolist()
        luminance = brightness * (_RED * red + _GREEN * green + _BLUE * blue)
        redness = brightness * max(0.0, red - green - blue)
        factor = 1.0
        if len(self._began_s) == _MOST and now_s - self._began_s[0] < _WITHIN_S:
            for trace, level in zip(self._traces, (luminance, redness), strict=True):
                if level > trace.limit:
                    factor = min(factor, trace.limit / level)
        self._follow(luminance * factor, redness * factor, now_s)
        return factor

    def go_dark(self, now_s: float) -> None:
        """The light shows nothing."""
        self._follow(0.0, 0.0, now_s)

    def _follow(self, luminance: float, redness: float, now_s: float) -> None:
        general, red = self._traces
        # Both are followed, whatever the first one says.
        if general.follow(luminance) | red.follow(redness):
            self._began_s.append(now_s)


class _Trace:
    """One measure, from trough to peak to trough."""

    def __init__(self) -> None:
        self._is_up = False
        self._extreme = 0.0

    @property
    def limit(self) -> float:
        """The highest level that begins no flash."""
        return math.inf if self._is_up else self._extreme + _STEP * _MARGIN

    def follow(self, level: float) -> bool:
        """Take a level; whether it begins a flash."""
        if self._is_up:
            if level <= self._extreme - _STEP:
                self._is_up = False
                self._extreme = level
            elif level > self._extreme:
                self._extreme = level
            return False
        if level >= self._extreme + _STEP:
            self._is_up = True
            self._extreme = level
            return True
        self._extreme = min(self._extreme, level)
        return False
