"""Port of the clock."""

from datetime import datetime, tzinfo
from typing import Protocol


class Clock(Protocol):
    """Source of the current time."""

    def at(self) -> datetime:
        """Return the wall-clock time in UTC."""
        ...

    def mono_s(self) -> float:
        """Return monotonic seconds, which all processes of one boot share."""
        ...

    def zone(self) -> tzinfo:
        """Return the local time zone."""
        ...
