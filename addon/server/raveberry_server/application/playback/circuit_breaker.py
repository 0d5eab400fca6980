"""Count failures in a row, to blame either the song or what it depends on; pure."""

from collections.abc import Container
from dataclasses import dataclass, replace
from typing import Final

from raveberry_server.domain.model.entry import Entry
from raveberry_server.domain.model.ids import EntryId

BAD_SONGS_IN_A_ROW: Final = 3

CRASH_WITHIN_S: Final = 1.0
CRASHES_IN_A_ROW: Final = 5
"""A player that is lost so soon after starting a song, so often, crashes because of the song."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CircuitBreaker:
    """Failures since the last success.

    Attributes:
        failed: the songs that failed in a row.
        returned: songs that were returned to the queue and wait there.
        crashes: how often in a row the player was lost right after it started a song.
    """

    failed: tuple[Entry, ...] = ()
    returned: frozenset[EntryId] = frozenset()
    crashes: int = 0

    def after_success(self) -> "CircuitBreaker":
        """Return the breaker after a song has played for long enough to be a good one."""
        return replace(self, failed=())

    def after_sound(self) -> "CircuitBreaker":
        """Return the breaker after a song became audible: its start does not crash the player."""
        return replace(self, crashes=0)

    def after_failure(self, entry: Entry) -> tuple[tuple[Entry, ...], "CircuitBreaker"]:
        """Return the songs to return to the queue after this one failed, and the breaker.

        They are empty until too many songs have failed in a row. A song that was returned before
        and fails again is itself to blame: the host knew, and resumed the music.
        """
        if entry.id in self.returned:
            return (), replace(self, returned=self.returned - {entry.id})
        failed = (*self.failed, entry)
        if len(failed) < BAD_SONGS_IN_A_ROW:
            return (), replace(self, failed=failed)
        returned = self.returned | {one.id for one in failed}
        return failed, replace(self, failed=(), returned=returned)

    def after_loss(self, *, lost_after_s: float) -> tuple[bool, "CircuitBreaker"]:
        """Return whether the song crashes the player, lost so long after its start; the breaker."""
        crashes = self.crashes + 1 if lost_after_s <= CRASH_WITHIN_S else 0
        is_song_to_blame = crashes >= CRASHES_IN_A_ROW
        return is_song_to_blame, replace(self, crashes=0 if is_song_to_blame else crashes)

    def limited_to(self, waiting: Container[EntryId]) -> "CircuitBreaker":
        """Return the breaker without returned songs that do not wait any more."""
        return replace(self, returned=frozenset(one for one in self.returned if one in waiting))
