"""The time."""

from datetime import datetime, tzinfo
from typing import Protocol


class Clock(Protocol):
    """The time, read only here."""

    def at(self) -> datetime:
        """Wall-clock time in UTC."""
        ...

    def mono_s(self) -> float:
        """Monotonic seconds, alike for all processes of one boot."""
        ...

    def zone(self) -> tzinfo:
        """What the clocks of the house go by."""
        ...
