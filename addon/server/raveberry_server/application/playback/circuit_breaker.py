"""Whose fault it is that a song does not play: the song's, or that of something behind it."""

from collections.abc import Collection
from typing import Final

from raveberry_server.domain.model.entry import Entry
from raveberry_server.domain.model.ids import EntryId

BAD_SONGS_IN_A_ROW: Final = 3

BREAKDOWN_WITHIN_S: Final = 1.0
BREAKDOWNS_IN_A_ROW: Final = 5
"""A player that is lost so soon after a start, unheard, so often, chokes on the song."""


class Breaker:
    """Counts failures without a success between them."""

    def __init__(self) -> None:
        self._bad: list[Entry] = []
        self._given_back: set[EntryId] = set()
        self._breakdowns = 0

    def note_success(self) -> None:
        """A song was heard for long enough to be a good one."""
        self._bad.clear()

    def note_sound(self) -> None:
        """A song can be heard: whatever ends the player now, its start did not."""
        self._breakdowns = 0

    def suspects(self, failed: Entry) -> tuple[Entry, ...]:
        """The songs to give back after this one failed: too many have, one after the other.

        A song that was given back before and fails again is to blame itself: the host has seen
        it, and let the music go on.
        """
        if failed.id in self._given_back:
            self._given_back.discard(failed.id)
            return ()
        self._bad.append(failed)
        if len(self._bad) < BAD_SONGS_IN_A_ROW:
            return ()
        suspects = tuple(self._bad)
        self._bad.clear()
        self._given_back |= {entry.id for entry in suspects}
        return suspects

    def forget_all_but(self, waiting: Collection[EntryId]) -> None:
        """Songs that do not wait any more need not be remembered."""
        self._given_back.intersection_update(waiting)

    def is_deadly(self, *, lost_after_s: float) -> bool:
        """Whether the player was lost to its song, so long after it was told to start it."""
        self._breakdowns = self._breakdowns + 1 if lost_after_s <= BREAKDOWN_WITHIN_S else 0
        if self._breakdowns < BREAKDOWNS_IN_A_ROW:
            return False
        self._breakdowns = 0
        return True
