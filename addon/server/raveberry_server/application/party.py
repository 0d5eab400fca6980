"""The party object: the one writer of the state.

A step is applied at once, without an await between read and write; the caller's answer waits
until the state is on disk. Steps that arrive while a commit is under way are committed together
with the next one.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from raveberry_server.domain.errors import Reason, RefusedError
from raveberry_server.domain.events import Event
from raveberry_server.domain.state import Now, PartyState, Step

from .errors import StoreError
from .ports import Clock, Saved, Store
from .presence import Presence

_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one commit has changed, as listeners hear of it."""

    before: Saved
    after: Saved
    events: tuple[Event, ...]
    now: Now


@dataclass(slots=True)
class _Batch:
    events: list[Event] = field(default_factory=list)
    answers: list[asyncio.Future[None]] = field(default_factory=list)


type Listener = Callable[[Change], None]
type StepFunction[R] = Callable[[PartyState, Now], Step[R]]


class Party:
    """Holds the state, applies steps, commits them in groups, tells listeners."""

    def __init__(self, *, saved: Saved, store: Store, clock: Clock, presence: Presence) -> None:
        self._store = store
        self._clock = clock
        self._presence = presence
        self._committed = saved
        self._state = saved.state
        self._batch = _Batch()
        self._has_work = asyncio.Event()
        self._listeners: list[Listener] = []
        self._is_store_well = True

    @property
    def saved(self) -> Saved:
        """The newest state that is on disk; the only one that anybody may be shown."""
        return self._committed

    @property
    def is_store_well(self) -> bool:
        """Whether the last commit succeeded."""
        return self._is_store_well

    def now(self) -> Now:
        """This moment."""
        mono_s = self._clock.mono_s()
        return Now(
            at=self._clock.at(),
            mono_s=mono_s,
            guests_active=self._presence.guests_active(mono_s),
            zone=self._clock.zone(),
        )

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call the listener after every commit, until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def apply[R](self, step: StepFunction[R]) -> R:
        """Carry out a step and return its result once it is on disk.

        Raises:
            RefusedError: the step refused, or the disk did (`unavailable`); nothing changed.
        """
        made = step(self._state, self.now())
        if made.state is self._committed.state and not made.events:
            return made.result
        self._state = made.state
        self._batch.events += made.events
        answer: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._batch.answers.append(answer)
        self._has_work.set()
        await answer
        return made.result

    async def run(self) -> None:
        """Commit what is applied, until cancelled; what is applied by then is still committed."""
        try:
            while True:
                await self._has_work.wait()
                await self._commit_unbroken()
        finally:
            while self._has_work.is_set():
                await self._commit()

    async def _commit_unbroken(self) -> None:
        # A cancelled commit may have reached the disk or not; so it is finished before we stop.
        commit = asyncio.Task(self._commit(), name="party commit")
        try:
            await asyncio.shield(commit)
        except asyncio.CancelledError:
            await commit
            raise

    async def _commit(self) -> None:
        self._has_work.clear()
        batch, self._batch = self._batch, _Batch()
        before = self._committed
        now = self.now()
        after = Saved(state=self._state, revision=before.revision + 1)
        try:
            await self._store.commit(
                before=before.state, after=after, events=batch.events, at=now.at
            )
        except StoreError as err:
            self._roll_back(batch, err)
            return
        if not self._is_store_well:
            _LOGGER.info("The database can be written again")
        self._is_store_well = True
        self._committed = after
        for answer in batch.answers:
            if not answer.done():
                answer.set_result(None)
        change = Change(before=before, after=after, events=tuple(batch.events), now=now)
        # The callers wake first: their answers leave before the broadcast of the same commit.
        # Each listener is called by itself, so that a bug in one leaves the others informed.
        for listener in self._listeners:
            asyncio.get_running_loop().call_soon(listener, change)

    def _roll_back(self, batch: _Batch, err: StoreError) -> None:
        if self._is_store_well:
            _LOGGER.error("The database cannot be written, commands are refused: %s", err)
        self._is_store_well = False
        # What was applied meanwhile stands on the steps that failed, so it goes with them.
        later, self._batch = self._batch, _Batch()
        self._has_work.clear()
        self._state = self._committed.state
        for answer in batch.answers + later.answers:
            if not answer.done():
                answer.set_exception(
                    RefusedError(
                        Reason.UNAVAILABLE,
                        "The server cannot write to its disk; the host should free some space",
                    )
                )
