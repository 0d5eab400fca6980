"""Exponential decay by half-lives, independent of the frame rate."""

from typing import Final

_DARK: Final = 1.0 / 1024.0


def kept(half_life_s: float, dt_s: float) -> float:
    """Return the factor by which a value decays in `dt_s`."""
    return float(0.5 ** (dt_s / half_life_s))


class Glow:
    """A value that rises at once and decays."""

    def __init__(self) -> None:
        self.value = 0.0

    def follow(self, target: float, dt_s: float, *, half_life_s: float) -> float:
        """Decay for `dt_s`, but not below the target."""
        self.value = max(target, self.value * kept(half_life_s, dt_s))
        if self.value < _DARK:
            self.value = 0.0
        return self.value
