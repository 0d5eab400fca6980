"""Exponential back-off."""

from dataclasses import dataclass


@dataclass(slots=True, kw_only=True)
class Backoff:
    """Pauses that double, from `first_s` up to `most_s`."""

    first_s: float
    most_s: float
    _pause_s: float = 0.0

    def longer_s(self) -> float:
        """Return the next pause, twice the previous one."""
        self._pause_s = min(self.most_s, self._pause_s * 2 or self.first_s)
        return self._pause_s

    def reset(self) -> None:
        """Start over with the shortest pause."""
        self._pause_s = 0.0
