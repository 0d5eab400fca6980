"""Port of the party's storage."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from raveberry_server.domain.model.events import Event
from raveberry_server.domain.model.state import PartyState


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedState:
    """A state as the database holds it, with its durable revision."""

    state: PartyState
    revision: int


class Store(Protocol):
    """Storage of the party; a commit that has returned survives a power cut."""

    async def load(self) -> SavedState:
        """Return the last committed state, or that of a fresh installation.

        Raises:
            StoreError: the database cannot be read; the message contains the remedy.
        """
        ...

    async def commit(self, *, after: SavedState, events: Sequence[Event], at: datetime) -> None:
        """Write the difference to the last commit, and append the events to the history.

        Raises:
            StoreError: nothing was written.
        """
        ...

    async def checkpoint(self, *, epoch: int, position_s: float, at: datetime) -> None:
        """Store the position of the playing song, and that it was audible, for after a power cut.

        Raises:
            StoreError: nothing was written.
        """
        ...
