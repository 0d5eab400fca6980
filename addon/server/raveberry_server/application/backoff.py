"""Pauses between attempts."""

from dataclasses import dataclass


@dataclass(slots=True, kw_only=True)
class Backoff:
    """Pauses that double, from `first_s` to `most_s`."""

    first_s: float
    most_s: float
    _pause_s: float = 0.0

    def longer_s(self) -> float:
        """The next pause."""
        self._pause_s = min(self.most_s, self._pause_s * 2 or self.first_s)
        return self._pause_s

    def reset(self) -> None:
        """Begin with the shortest again."""
        self._pause_s = 0.0
