"""No light flashes more than three times a second, whatever is drawn on it."""

import math
from collections import deque
from typing import Final

from raveberry_visualizer.effects import Frame
from raveberry_visualizer.kernels import mean_color

_MOST: Final = 3
_WITHIN_S: Final = 0.999
"""A second, but for the rounding of clocks: three a second, evenly, are let through."""

_STEP: Final = 0.1
"""A flash is a rise of a tenth of full luminance and the fall that follows (WCAG 2.2, general
flash; ITU-R BT.1702 says the same of screens)."""

_MARGIN: Final = 0.99
_REMEMBERED: Final = 8
"""Flashes that may still count: one that goes on rising is older than those begun since."""

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
    peak. A rise by a tenth above the trough begins a flash; while the last tenth of the rises of
    three lies within the last second, no measure may rise so far. So no second holds four flashes,
    each with a rise and a fall of a tenth.

    Attributes:
        is_calm: one flash a second at most, and no measure rises fast. May be set at any time.
    """

    def __init__(self) -> None:
        self.is_calm = False
        self._traces = (_Trace(), _Trace())
        self._flashes: deque[_Flash] = deque(maxlen=_REMEMBERED)
        self._followed_s = 0.0

    def factor(self, frame: Frame, brightness: float, now_s: float) -> float:
        """By how much a frame must be dimmed; 1 for not at all.

        Args:
            frame: shape (3, pixels), or (3, 1) for all pixels alike.
            brightness: 0 to 1, by which the frame is multiplied anyway.
            now_s: never falls.
        """
        red, green, blue = mean_color(frame)
        levels = levels_of(red, green, blue, brightness)
        factor = 1.0
        if self.is_calm or len(self._flashes) >= _MOST:
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
        begun = general.follow(levels[0] * factor, now_s)
        reddened = red.follow(levels[1] * factor, now_s, begun)
        flash = begun or reddened
        if flash is not None:
            self._flashes.append(flash)

    def go_dark(self, now_s: float) -> None:
        """The light shows nothing."""
        self.follow(DARK, 1.0, now_s)

    def _is_spent(self, now_s: float) -> bool:
        flashes = self._flashes
        while flashes and now_s - flashes[0].rose_s >= _WITHIN_S:
            flashes.popleft()
        most = _CALM_MOST if self.is_calm else _MOST
        if len(flashes) < most:
            return False
        return sum(now_s - flash.rose_s < _WITHIN_S for flash in flashes) >= most


def levels_of(red: float, green: float, blue: float, brightness: float) -> Levels:
    """Luminance and saturated red of a mean colour."""
    return (
        brightness * (_RED * red + _GREEN * green + _BLUE * blue),
        brightness * max(0.0, red - green - blue),
    )


class _Flash:
    """A rise of a tenth, and when it was.

    Attributes:
        rose_s: when it had risen by its last whole tenth.
    """

    __slots__ = ("rose_s",)

    def __init__(self, rose_s: float) -> None:
        self.rose_s = rose_s


class _Trace:
    """One measure, from trough to peak to trough.

    Attributes:
        level: where it is now.
    """

    def __init__(self) -> None:
        self.level = 0.0
        self._flash: _Flash | None = None
        self._extreme = 0.0
        self._foot = 0.0

    @property
    def limit(self) -> float:
        """The highest level that begins no flash."""
        return self._extreme + _STEP * _MARGIN if self._flash is None else math.inf

    def follow(self, level: float, now_s: float, together: _Flash | None = None) -> _Flash | None:
        """Take a level; the flash that it begins.

        Args:
            level: 0 to 1.
            now_s: never falls.
            together: a flash that another measure begins just now; both count as one.
        """
        if level == self.level:
            return None
        self.level = level
        flash, extreme = self._flash, self._extreme
        if flash is None:
            if level >= extreme + _STEP:
                self._flash = together or _Flash(now_s)
                self._extreme = self._foot = level
                return self._flash
            if level < extreme:
                self._extreme = level
            return None
        if level <= extreme - _STEP:
            self._flash = None
            self._extreme = level
            return None
        if level > extreme:
            self._extreme = level
        if level >= self._foot + _STEP:
            self._foot = level
            flash.rose_s = now_s
        elif level < self._foot:
            self._foot = level
        return None
