"""The system clock, for tests with real parts."""

import time
from datetime import UTC, datetime, tzinfo


class RealClock:
    """Implements `Clock`."""

    def at(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - this is a clock

    def mono_s(self) -> float:
        return time.monotonic()

    def zone(self) -> tzinfo:
        return UTC
