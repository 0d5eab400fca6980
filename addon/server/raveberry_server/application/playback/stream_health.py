"""Health of the stream that plays: a stream that was cut off is retried a limited number of times.

Pure.
"""

from dataclasses import dataclass, replace
from typing import Final

from raveberry_server.application.ports import STREAM_SCHEMES, PlayerReport, PlayerState
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.song import Song

RETRY_AT_MOST_EVERY_S: Final = 2.0
"""Longest pause between retries, so that a station is heard again soon after its return."""

MOST_RETRIES: Final = 45
"""That is more than a minute: a router has restarted by then."""

_RECOVERED_AFTER_S: Final = 5.0
"""A stream that has played for so long works again."""

_END_WITHIN_S: Final = 2.0
"""A stream that stops so near to its announced end has ended."""


def is_stream(song: Song, location: str) -> bool:
    """Return True if the song comes from the internet or an input and has no known end."""
    return song.duration_s is None and location.startswith(STREAM_SCHEMES)


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamHealth:
    """Retries and announced end of the one stream that plays."""

    entry: EntryId | None = None
    ends_s: float | None = None
    retries: int = 0

    @property
    def is_retried(self) -> bool:
        """True if the stream was retried and has not played since."""
        return self.retries > 0

    @property
    def is_exhausted(self) -> bool:
        """True if all retries are used up."""
        return self.retries >= MOST_RETRIES

    def after_report(self, entry: EntryId, report: PlayerReport, at_s: float) -> "StreamHealth":
        """Return the health after a report in which the player has that stream in its list."""
        health = self if entry == self.entry else StreamHealth(entry=entry)
        if report.state is not PlayerState.PLAYING or report.position_s is None:
            return health
        # Some stations are files of a length that the player knows, others only claim one.
        duration_s = report.duration_s
        return replace(
            health,
            ends_s=None if duration_s is None else at_s + duration_s - report.position_s,
            retries=0 if report.position_s >= _RECOVERED_AFTER_S else health.retries,
        )

    def after_start(self, entry: EntryId) -> "StreamHealth":
        """Return the health after the entry was started; the first start is no retry."""
        return replace(self, retries=self.retries + 1) if entry == self.entry else self

    def has_ended(self, at_s: float) -> bool:
        """Return True if silence at that moment is the end that the player announced."""
        return self.ends_s is not None and at_s > self.ends_s - _END_WITHIN_S
