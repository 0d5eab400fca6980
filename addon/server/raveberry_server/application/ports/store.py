"""What keeps the party."""

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
    """Keeps the party; what `commit` has returned from survives a pulled plug."""

    async def load(self) -> SavedState:
        """What was last committed, or a fresh installation.

        Raises:
            StoreError: the database cannot be read; the message says what to do.
        """
        ...

    async def commit(
        self, *, before: PartyState, after: SavedState, events: Sequence[Event], at: datetime
    ) -> None:
        """Write what differs between two states, and the events into the history.

        Raises:
            StoreError: nothing was written.
        """
        ...

    async def checkpoint(self, *, epoch: int, position_s: float, at: datetime) -> None:
        """Remember where the playing song stands and that it was heard, for after a power cut.

        Raises:
            StoreError: nothing was written.
        """
        ...
