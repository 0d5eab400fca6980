"""A clock that tests set by hand."""

from datetime import UTC, datetime, timedelta, tzinfo


class FakeClock:
    """Wall clock and monotonic clock, which can be set independently."""

    def __init__(
        self,
        *,
        at: datetime = datetime(2026, 12, 31, 20, 0, tzinfo=UTC),
        mono_s: float = 1_000.0,
        zone: tzinfo = UTC,
    ) -> None:
        self._zone = zone
        self._at = at
        self._mono_s = mono_s

    def at(self) -> datetime:
        return self._at

    def mono_s(self) -> float:
        return self._mono_s

    def zone(self) -> tzinfo:
        return self._zone

    def advance(self, seconds: float) -> None:
        """Advance both clocks."""
        self._at += timedelta(seconds=seconds)
        self._mono_s += seconds

    def jump(self, seconds: float) -> None:
        """Move the wall clock only, as a correction of the system time does."""
        self._at += timedelta(seconds=seconds)
