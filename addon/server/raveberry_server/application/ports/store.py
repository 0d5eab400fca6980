"""Port of the party's storage."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from raveberry_server.domain.model.events import Event
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.state import PartyState


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedState:
    """A state as the database holds it, with its durable revision."""

    state: PartyState
    revision: int


class AnswerKey(NamedTuple):
    """An idempotency key, which is unique to its caller."""

    caller: GuestId
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnswer:
    """The answer to a command with an idempotency key, stored in the commit of its effects.

    Attributes:
        caller: who sent the command.
        key: the idempotency key.
        fingerprint: identifies the command and its arguments.
        answer: the answer as JSON text.
        evicted: keys whose answers are deleted in the same commit.
    """

    caller: GuestId
    key: str
    fingerprint: str
    answer: str
    evicted: Sequence[AnswerKey] = ()


type KeepAnswer[R] = Callable[[R], KeptAnswer]
"""Makes the answer to store of the result of a change, inside its transaction and thread."""


class Store(Protocol):
    """Storage of the party; a commit that has returned survives a power cut."""

    async def load(self) -> SavedState:
        """Return the last committed state, or that of a fresh installation.

        Raises:
            StoreError: the database cannot be read; the message contains the remedy.
        """
        ...

    async def commit(
        self,
        *,
        after: SavedState,
        events: Sequence[Event],
        at: datetime,
        answers: Sequence[KeptAnswer] = (),
    ) -> None:
        """Write the difference to the last commit, its events and the answers to its commands.

        Raises:
            StoreError: nothing was written.
        """
        ...

    async def checkpoint(self, *, epoch: int, position_s: float, at: datetime) -> None:
        """Store the position of the playing song, and that it was audible, for after a power cut.

        It changes nothing while a seek is pending, as the position may be from before it.

        Raises:
            StoreError: nothing was written.
        """
        ...
