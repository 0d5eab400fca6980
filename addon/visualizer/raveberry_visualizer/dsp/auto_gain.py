"""Automatic gain control."""

from typing import Final

ATTACK_HALF_LIFE_S: Final = 0.035
RELEASE_HALF_LIFE_S: Final = 4.2
"""Time constants of 50 ms and 6 s, times ln 2."""


class AutoGain:
    """Peak follower that returns the gain which brings the peak to 1.

    Args:
        floor: lowest peak that is brought to 1; below it the gain stays constant.
    """

    def __init__(self, *, floor: float) -> None:
        self._floor = floor
        self._peak = floor

    def factor(self, peak: float, dt_s: float) -> float:
        """Return the gain for a frame whose loudest band has this level; never lifts it above 1."""
        before = self._peak
        if peak > before:
            self._peak = peak + (before - peak) * 0.5 ** (dt_s / ATTACK_HALF_LIFE_S)
            return 1.0 / peak
        followed = peak + (before - peak) * 0.5 ** (dt_s / RELEASE_HALF_LIFE_S)
        self._peak = max(self._floor, followed)
        return 1.0 / self._peak
