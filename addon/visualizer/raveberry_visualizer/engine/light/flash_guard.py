"""Flash protection: no light flashes more than three times a second, whatever the effect."""

import math
from collections import deque
from typing import Final

from raveberry_visualizer.effects import Frame
from raveberry_visualizer.kernels import mean_color

_MAX_FLASHES: Final = 3
_WITHIN_S: Final = 0.999
"""One second minus clock rounding, so that three evenly spaced flashes a second are allowed."""

_STEP: Final = 0.1
"""A flash is a rise of a tenth of full luminance and the fall that follows (WCAG 2.2, general
flash; ITU-R BT.1702 defines the same for screens)."""

_MARGIN: Final = 0.99
_REMEMBERED: Final = 8
"""Number of flashes kept: one that continues to rise may be older than later ones."""

_RED, _GREEN, _BLUE = 0.2126, 0.7152, 0.0722
"""Share of each primary in the luminance (sRGB)."""

type Levels = tuple[float, float]
"""Luminance and saturated red, each 0 to 1."""

DARK: Final[Levels] = (0.0, 0.0)


_STRICT_MAX_FLASHES: Final = 1
_STRICT_RISE_PER_S: Final = 0.25
"""For photosensitive people: a rise by a tenth takes 0.4 s, which is not perceived as a flash."""

_STRICT_LONGEST_S: Final = 0.1
"""After a longer pause, levels may rise no further than in this time."""


class FlashGuard:
    """Dims frames that would be the fourth flash within a second.

    Two levels are tracked as means over the whole light (a comet crossing it is no flash):
    luminance, and saturated red, which is more dangerous than its luminance suggests. Each is
    tracked from trough to peak. A rise by a tenth above the trough starts a flash; while the last
    tenth of the rises of three flashes lies within the last second, no level may rise that far. So
    no second contains four flashes, each with a rise and a fall of a tenth.

    Attributes:
        is_strict: at most one flash a second, and no level rises fast. May be set at any time.
    """

    def __init__(self) -> None:
        self.is_strict = False
        self._traces = (_Trace(), _Trace())
        self._flashes: deque[_Flash] = deque(maxlen=_REMEMBERED)
        self._followed_s = 0.0

    def factor(self, frame: Frame, brightness: float, now_s: float) -> float:
        """Return the factor by which a frame must be dimmed, and track the result.

        Args:
            frame: shape (3, pixels), or (3, 1) if all pixels are equal.
            brightness: 0 to 1, by which the frame is multiplied in any case.
            now_s: never decreases.
        """
        red, green, blue = mean_color(frame)
        levels = levels_of(red, green, blue, brightness)
        factor = 1.0
        if self.is_strict or len(self._flashes) >= _MAX_FLASHES:
            factor = self.allowed(levels, now_s)
        self.follow(levels, factor, now_s)
        return factor

    def allowed(self, levels: Levels, now_s: float) -> float:
        """Return the factor that keeps levels from exceeding the allowed number of flashes."""
        factor = 1.0
        if self._is_exhausted(now_s):
            for trace, level in zip(self._traces, levels, strict=True):
                if level > trace.limit:
                    factor = min(factor, trace.limit / level)
        if self.is_strict:
            rise = _STRICT_RISE_PER_S * min(now_s - self._followed_s, _STRICT_LONGEST_S)
            for trace, level in zip(self._traces, levels, strict=True):
                if level > trace.level + rise:
                    factor = min(factor, (trace.level + rise) / level)
        return factor

    def follow(self, levels: Levels, factor: float, now_s: float) -> None:
        """Track the levels that are shown, dimmed by the factor."""
        self._followed_s = now_s
        general, red = self._traces
        general_flash = general.follow(levels[0] * factor, now_s)
        red_flash = red.follow(levels[1] * factor, now_s, general_flash)
        flash = general_flash or red_flash
        if flash is not None:
            self._flashes.append(flash)

    def go_dark(self, now_s: float) -> None:
        """Track a dark light."""
        self.follow(DARK, 1.0, now_s)

    def _is_exhausted(self, now_s: float) -> bool:
        flashes = self._flashes
        while flashes and now_s - flashes[0].rose_s >= _WITHIN_S:
            flashes.popleft()
        most = _STRICT_MAX_FLASHES if self.is_strict else _MAX_FLASHES
        if len(flashes) < most:
            return False
        return sum(now_s - flash.rose_s < _WITHIN_S for flash in flashes) >= most


def levels_of(red: float, green: float, blue: float, brightness: float) -> Levels:
    """Return luminance and saturated red of a mean colour."""
    return (
        brightness * (_RED * red + _GREEN * green + _BLUE * blue),
        brightness * max(0.0, red - green - blue),
    )


class _Flash:
    """A rise by at least a tenth.

    Attributes:
        rose_s: when it had risen by its last whole tenth.
    """

    __slots__ = ("rose_s",)

    def __init__(self, rose_s: float) -> None:
        self.rose_s = rose_s


class _Trace:
    """One level, tracked from trough to peak to trough.

    Attributes:
        level: the current value.
    """

    def __init__(self) -> None:
        self.level = 0.0
        self._flash: _Flash | None = None
        self._extreme = 0.0
        self._foot = 0.0

    @property
    def limit(self) -> float:
        """The highest level that starts no flash."""
        return self._extreme + _STEP * _MARGIN if self._flash is None else math.inf

    def follow(
        self, level: float, now_s: float, simultaneous: _Flash | None = None
    ) -> _Flash | None:
        """Track a level and return the flash that it starts, if it does.

        Args:
            level: 0 to 1.
            now_s: never decreases.
            simultaneous: a flash that the other level starts now; both count as one.
        """
        if level == self.level:
            return None
        self.level = level
        flash, extreme = self._flash, self._extreme
        if flash is None:
            if level >= extreme + _STEP:
                self._flash = simultaneous or _Flash(now_s)
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
