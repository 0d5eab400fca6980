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

type Levels = tuple[float, float]
"""Luminance and saturated red, each 0 to 1."""

DARK: Final[Levels] = (0.0, 0.0)


_CALM_MOST: Final = 1
_CALM_RISE_PER_S: Final = 0.25
"""For photosensitive people: a rise by a tenth takes 0.4 s and so is no flash to the eye."""

_CALM_LONGEST_S: Final = 0.1
"""After a longer pause nothing may rise further than in this time."""


class FlashGuard:
    """Dims what would be the fourth flash within a second.

    Two measures are means over the whole light, as a comet that crosses it is no flash: luminance,
    and saturated red, which is worse than its luminance tells. Each is followed from trough to
    peak. A rise by a tenth above the trough begins a flash; while three have begun within the last
    second, no measure may rise so far.

    Attributes:
        is_calm: one flash a second at most, and no measure rises fast. May be set at any time.
    """

    def __init__(self, *, pixels: int) -> None:
        self.is_calm = False
        self._share = np.full(pixels, 1.0 / pixels, dtype=np.float32)
        self._means = np.empty(3, dtype=np.float32)
        self._traces = (_Trace(), _Trace())
        self._began_s: deque[float] = deque(maxlen=_MOST)
        self._followed_s = 0.0

    def factor(self, frame: Frame, brightness: float, now_s: float) -> float:
        """By how much a frame must be dimmed; 1 for not at all.

        Args:
            frame: shape (3, pixels), or (3, 1) for all pixels alike.
            brightness: 0 to 1, by which the frame is multiplied anyway.
            now_s: never falls.
        """
        if frame.shape[1] == len(self._share):
            red, green, blue = frame.dot(self._share, out=self._means).tolist()
        else:
            red, green, blue = frame[:, 0].tolist()
        levels = levels_of(red, green, blue, brightness)
        factor = self.allowed(levels, now_s)
        self.follow(levels, factor, now_s)
        return factor

    def allowed(self, levels: Levels, now_s: float) -> float:
        """By how much levels must be dimmed lest they make a flash too many."""
        factor = 1.0
        if self._is_spent(now_s):
            for trace, level in zip(self._traces, levels, strict=True):
                if level > trace.limit:
                    factor = min(factor, trace.limit / level)
        if self.is_calm:
            rise = _CALM_RISE_PER_S * min(now_s - self._followed_s, _CALM_LONGEST_S)
            for trace, level in zip(self._traces, levels, strict=True):
                if level > trace.level + rise:
                    factor = min(factor, (trace.level + rise) / level)
        return factor

    def follow(self, levels: Levels, factor: float, now_s: float) -> None:
        """These levels are shown, dimmed by that factor."""
        self._followed_s = now_s
        general, red = self._traces
        # Both are followed, whatever the first one says.
        if general.follow(levels[0] * factor) | red.follow(levels[1] * factor):
            self._began_s.append(now_s)

    def go_dark(self, now_s: float) -> None:
        """The light shows nothing."""
        self.follow(DARK, 1.0, now_s)

    def _is_spent(self, now_s: float) -> bool:
        most = _CALM_MOST if self.is_calm else _MOST
        began_s = self._began_s
        return len(began_s) >= most and now_s - began_s[-most] < _WITHIN_S


def levels_of(red: float, green: float, blue: float, brightness: float) -> Levels:
    """Luminance and saturated red of a mean colour."""
    return (
        brightness * (_RED * red + _GREEN * green + _BLUE * blue),
        brightness * max(0.0, red - green - blue),
    )


class _Trace:
    """One measure, from trough to peak to trough.

    Attributes:
        level: where it is now.
    """

    def __init__(self) -> None:
        self.level = 0.0
        self._is_up = False
        self._extreme = 0.0

    @property
    def limit(self) -> float:
        """The highest level that begins no flash."""
        return math.inf if self._is_up else self._extreme + _STEP * _MARGIN

    def follow(self, level: float) -> bool:
        """Take a level; whether it begins a flash."""
        self.level = level
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
