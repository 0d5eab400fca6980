"""How a stream comes in: one that was cut off is tried again, so and so many times; pure."""

from typing import Final

from raveberry_server.application.ports import PlayerReport, PlayerState
from raveberry_server.domain.model.entry import Entry
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.song import Song

MOST_TRIES: Final = 10
"""With the driver's back-off that is more than a minute: a router is back by then."""

_GOOD_AFTER_S: Final = 5.0
"""A stream that was heard for so long comes in again."""

_END_WITHIN_S: Final = 2.0
"""How near to its end a song that comes from the net must have been to have ended."""


def is_stream(song: Song, location: str) -> bool:
    """Whether the song comes from the net for as long as somebody listens."""
    return song.duration_s is None and location.startswith(("http://", "https://"))


class Reception:
    """Remembers of the one stream that plays whether it comes in."""

    def __init__(self) -> None:
        self._entry: EntryId | None = None
        self._ends_s: float | None = None
        self._tries = 0

    @property
    def is_poor(self) -> bool:
        """Whether it was tried again already, and not heard since."""
        return self._tries > 0

    @property
    def is_given_up(self) -> bool:
        """Whether it was tried again often enough."""
        return self._tries >= MOST_TRIES

    def note(self, entry: Entry, report: PlayerReport, at_s: float) -> None:
        """The player is at that song."""
        self._turn_to(entry.id)
        if report.state is not PlayerState.PLAYING or report.position_s is None:
            return
        # Some stations are files of a length that the player knows, and others only say so.
        duration_s = report.duration_s
        self._ends_s = None if duration_s is None else at_s + duration_s - report.position_s
        if report.position_s >= _GOOD_AFTER_S:
            self._tries = 0

    def note_start(self, entry: EntryId) -> None:
        """The player was told to start it; the first time that is no second try."""
        if entry == self._entry:
            self._tries += 1

    def has_ended(self, at_s: float) -> bool:
        """Whether silence at that moment is its end: the player knew when it would come."""
        return self._ends_s is not None and at_s > self._ends_s - _END_WITHIN_S

    def _turn_to(self, entry: EntryId) -> None:
        if entry != self._entry:
            self._entry, self._ends_s, self._tries = entry, None, 0
