"""The replica of a gateway: follows numbered differences and notices gaps.

Pure: it decides what a message means, and the caller fetches the snapshot.
"""

from dataclasses import dataclass
from enum import StrEnum

from raveberry_server.application.ports import SavedState
from raveberry_server.domain.model.ids import GuestId

from .differences import state_difference, state_of, whole_state, with_difference
from .values import Json, UnreadableValueError


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Position:
    """Position in the commits of all servers that ever led the party.

    Attributes:
        epoch: rises with every start of a server; a later one makes all earlier ones stale.
        revision: the revision of the last commit.
    """

    epoch: int
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartySnapshot:
    """The whole state of a party, as JSON, and where it stands."""

    at: Position
    state: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyDelta:
    """One commit.

    Attributes:
        at: the position after it.
        base: the revision before it.
        changes: the difference, as JSON; None if it is too large for one message.
        guests: the guests that its events are about.
        started: URIs of songs that started; None without.
        searched: past queries and the URIs of the songs that were requested; None without.
    """

    at: Position
    base: int
    changes: Json
    guests: tuple[GuestId, ...] = ()
    started: tuple[str, ...] | None = None
    searched: tuple[tuple[str, str], ...] | None = None


class Outcome(StrEnum):
    """What a replica made of a message."""

    APPLIED = "applied"
    STALE = "stale"
    GAP = "gap"


def snapshot_of(saved: SavedState, epoch: int) -> PartySnapshot:
    """Return the snapshot of a state."""
    return PartySnapshot(
        at=Position(epoch=epoch, revision=saved.revision), state=whole_state(saved.state)
    )


def delta_of(
    before: SavedState, after: SavedState, epoch: int, guests: tuple[GuestId, ...]
) -> PartyDelta:
    """Return the delta of a commit."""
    return PartyDelta(
        at=Position(epoch=epoch, revision=after.revision),
        base=before.revision,
        changes=state_difference(before.state, after.state),
        guests=guests,
    )


class Replica:
    """A copy of the party's state that follows the server."""

    def __init__(self) -> None:
        self._saved: SavedState | None = None
        self._epoch = -1

    @property
    def saved(self) -> SavedState | None:
        """The state, None before the first snapshot."""
        return self._saved

    @property
    def position(self) -> Position:
        """Position of the state, before all others without one."""
        return Position(epoch=self._epoch, revision=self._saved.revision if self._saved else -1)

    def take_snapshot(self, snapshot: PartySnapshot) -> Outcome:
        """Replace the state by a snapshot, unless that is older.

        Raises:
            UnreadableValueError: it cannot be read; nothing has changed.
        """
        if snapshot.at <= self.position:
            return Outcome.STALE
        self._saved = SavedState(state=state_of(snapshot.state), revision=snapshot.at.revision)
        self._epoch = snapshot.at.epoch
        return Outcome.APPLIED

    def take_delta(self, delta: PartyDelta) -> Outcome:
        """Apply a delta if it is the next one; after a gap only a snapshot helps."""
        if delta.at <= self.position:
            return Outcome.STALE
        is_next = delta.at.epoch == self._epoch and delta.base == self.position.revision
        if self._saved is None or not is_next or delta.changes is None:
            return Outcome.GAP
        try:
            state = with_difference(self._saved.state, delta.changes)
        except UnreadableValueError:
            return Outcome.GAP
        self._saved = SavedState(state=state, revision=delta.at.revision)
        return Outcome.APPLIED

    def is_behind(self, at: Position) -> bool:
        """Return whether the server has committed what this replica does not have."""
        return at > self.position
