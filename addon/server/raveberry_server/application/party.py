"""The party object: the only writer of the state.

A step is applied at once, without an await between read and write; the caller's answer waits
until the state is on disk. Steps that arrive during a commit are committed together with the
next one.

While the disk fails, commands are refused. Facts, such as what the player has done, are not: they
have happened. They are shown from memory and written with their own timestamps once the disk
works again.
"""

import asyncio
import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.events import Event
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.state import Now, PartyState, Step

from .backoff import Backoff
from .errors import ReplicationError, StoreError
from .ports import Clock, KeepAnswer, KeptAnswer, SavedState, Store
from .presence import Presence
from .throttling.fair_queue import Claimant, current_claimant

_LOGGER = logging.getLogger(__name__)

GATHER_S: Final = 0.01
"""Interval of commits while several steps arrive at once, as in a crowd of voters.

Each commit takes time and wears a memory card. A step that is alone is committed immediately."""

RETRY_AFTER_S: Final = 5.0
"""Time after which another server leads, if this one cannot write to the others."""

CROWD: Final = 4
"""Claimants in one commit who make a crowd. Fewer wait for the interval, but nobody else does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One committed change, as delivered to listeners.

    Attributes:
        guests: the guests that the events are about, where those are elsewhere.
    """

    before: SavedState
    after: SavedState
    events: tuple[Event, ...]
    now: Now
    guests: Collection[GuestId] = ()


class AnswerKeeper(Protocol):
    """Keeper of the answer to a command, which is stored with its effects."""

    def begin(self) -> KeepAnswer[object]:
        """Return what makes the answer to store of the result, also in another thread."""
        ...

    def settle(self, *, is_written: bool) -> None:
        """Learn how the commit ended, before the caller does."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Applied:
    """A step that waits to be written; a fact cannot be refused any more."""

    step: "StepFunction[Any]"
    now: Now
    is_fact: bool
    result: object
    answer: asyncio.Future[Any]
    keeper: AnswerKeeper | None

    def settle(self, *, is_written: bool) -> None:
        """Report how the commit ended, if somebody keeps the answer."""
        if self.keeper is not None:
            self.keeper.settle(is_written=is_written)


@dataclass(slots=True)
class _Batch:
    events: list[Event] = field(default_factory=list)
    applied: list[_Applied] = field(default_factory=list)
    answers: list[KeptAnswer] = field(default_factory=list)
    claimants: set[Claimant | None] = field(default_factory=set)


type Listener = Callable[[Change], None]
type StepFunction[R] = Callable[[PartyState, Now], Step[R]]


class Party:
    """Owner of the state: applies steps, commits them in groups and notifies listeners."""

    def __init__(
        self,
        *,
        saved: SavedState,
        store: Store,
        clock: Clock,
        presence: Presence,
        is_store_well: bool = True,
    ) -> None:
        self._store = store
        self._clock = clock
        self._presence = presence
        self._shown = saved
        self._state = saved.state
        self._unwritten: list[Change] = []
        self._batch = _Batch()
        self._has_work = asyncio.Event()
        self._listeners: list[Listener] = []
        self._is_store_well = is_store_well
        self._commit_from_s = 0.0
        self._gathered: asyncio.Future[None] | None = None
        # Those whose steps end no interval, None while everybody waits for its end.
        self._gathered_for: set[Claimant | None] | None = None
        self._retries = Backoff(first_s=1.0, most_s=10.0)
        presence.note_guests({}, saved.state.guests)

    @property
    def saved(self) -> SavedState:
        """The only state that clients may see: what is on disk, and the facts since then."""
        return self._shown

    @property
    def is_store_well(self) -> bool:
        """True if the last commit succeeded."""
        return self._is_store_well

    def now(self) -> Now:
        """Return the current time and the number of active guests."""
        mono_s = self._clock.mono_s()
        return Now(
            at=self._clock.at(),
            mono_s=mono_s,
            guests_active=self._presence.guests_active(mono_s),
            zone=self._clock.zone(),
        )

    def mono_s(self) -> float:
        """Return the monotonic clock of `now`."""
        return self._clock.mono_s()

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call the listener after every commit, until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def apply[R](self, step: StepFunction[R], *, keeper: AnswerKeeper | None = None) -> R:
        """Apply a step and return its result once it is on disk.

        What the keeper makes of the result is written in the same commit. A step that changes
        nothing is not committed, and neither is its answer.

        Raises:
            RefusedError: the step refused, or the disk failed (`unavailable`); nothing changed.
        """
        return await self._take(step, is_fact=False, keeper=keeper)

    async def learn[R](self, step: StepFunction[R]) -> R:
        """Apply a step that records a fact; it is kept even while the disk fails.

        Raises:
            RefusedError: the step refused.
        """
        return await self._take(step, is_fact=True)

    async def _take[R](
        self, step: StepFunction[R], *, is_fact: bool, keeper: AnswerKeeper | None = None
    ) -> R:
        now = self.now()
        made = step(self._state, now)
        if made.state is self._shown.state and not made.events:
            return made.result
        if keeper is not None:
            self._batch.answers.append(keeper.begin()(made.result))
        self._state = made.state
        self._batch.events += made.events
        claimant = current_claimant()
        self._batch.claimants.add(claimant)
        if self._gathered is not None and self._is_other(claimant):
            self._end_gathering()
        answer: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._batch.applied.append(
            _Applied(
                step=step,
                now=now,
                is_fact=is_fact,
                result=made.result,
                answer=answer,
                keeper=keeper,
            )
        )
        self._has_work.set()
        return await answer

    async def run(self) -> None:
        """Commit applied steps until cancelled; pending steps are committed before returning."""
        try:
            while True:
                try:
                    async with asyncio.timeout(self._retry_in_s()):
                        await self._has_work.wait()
                except TimeoutError:
                    _LOGGER.debug("Writing the database again")
                await self._gather()
                await self._commit_unbroken()
        finally:
            while self._has_work.is_set():
                await self._commit()
            if self._unwritten:
                await self._commit()

    async def _gather(self) -> None:
        """Wait for the end of the interval, or for a step of somebody who has not caused it."""
        wait_s = self._commit_from_s - self._clock.mono_s()
        if wait_s <= 0 or any(map(self._is_other, self._batch.claimants)):
            return
        loop = asyncio.get_running_loop()
        self._gathered = gathered = loop.create_future()
        timer = loop.call_later(wait_s, self._end_gathering)
        try:
            await gathered
        finally:
            timer.cancel()
            self._gathered = None

    def _is_other(self, claimant: Claimant | None) -> bool:
        return self._gathered_for is not None and claimant not in self._gathered_for

    def _end_gathering(self) -> None:
        if self._gathered is not None and not self._gathered.done():
            self._gathered.set_result(None)

    def _retry_in_s(self) -> float | None:
        return None if self._is_store_well else self._retries.longer_s()

    async def _commit_unbroken(self) -> None:
        # A cancelled commit may or may not have reached the disk, so it is completed before exit.
        commit = asyncio.Task(self._commit(), name="party commit")
        try:
            await asyncio.shield(commit)
        except asyncio.CancelledError:
            await commit
            raise

    async def _commit(self) -> None:
        self._has_work.clear()
        batch, self._batch = self._batch, _Batch()
        now = self.now()
        self._commit_from_s = now.mono_s + (GATHER_S if len(batch.applied) > 1 else 0.0)
        is_crowd = len(batch.claimants) >= CROWD
        self._gathered_for = None if is_crowd else batch.claimants
        before = self._shown
        after = before
        if batch.applied:
            after = SavedState(state=self._state, revision=before.revision + 1)
        try:
            await self._write_facts()
            await self._store.commit(
                after=after, events=batch.events, at=now.at, answers=batch.answers
            )
        except StoreError as err:
            self._go_on_without_disk(batch, now, err)
            return
        if not self._is_store_well:
            _LOGGER.info("The database can be written again")
            self._retries.reset()
        self._is_store_well = True
        for applied in batch.applied:
            applied.settle(is_written=True)
            if not applied.answer.done():
                applied.answer.set_result(applied.result)
        if batch.applied:
            self._show(Change(before=before, after=after, events=tuple(batch.events), now=now))

    async def _write_facts(self) -> None:
        """Write the facts recorded while the disk failed.

        Raises:
            StoreError: the disk still fails.
        """
        while self._unwritten:
            fact = self._unwritten[0]
            await self._store.commit(after=fact.after, events=fact.events, at=fact.now.at)
            del self._unwritten[0]

    def _show(self, change: Change) -> None:
        self._shown = change.after
        self._presence.note_guests(change.before.state.guests, change.after.state.guests)
        # Callers resume first: their answers are sent before the broadcast of the same commit.
        # Each listener has its own callback, so that a bug in one does not affect the others.
        for listener in self._listeners:
            asyncio.get_running_loop().call_soon(listener, change)

    def _go_on_without_disk(self, batch: _Batch, now: Now, err: StoreError) -> None:
        if self._is_store_well:
            _LOGGER.error("The database cannot be written, commands are refused: %s", err)
        self._is_store_well = False
        # Steps applied meanwhile build on the failed ones, so they fail too.
        later, self._batch = self._batch, _Batch()
        self._has_work.clear()
        before = self._shown
        state, events = before.state, list[Event]()
        refusal = RefusedError(Refusal.DISK_FULL)
        if isinstance(err, ReplicationError):
            refusal = RefusedError(Refusal.PARTY_UNREACHABLE, retry_after_s=RETRY_AFTER_S)
        for applied in (*batch.applied, *later.applied):
            applied.settle(is_written=False)
            made = _without_disk(applied, state, refusal)
            if made is not None:
                state = made.state
                events += made.events
        self._state = state
        if state is before.state and not events:
            return
        after = SavedState(state=state, revision=before.revision + 1)
        change = Change(before=before, after=after, events=tuple(events), now=now)
        if self._unwritten and not self._unwritten[-1].events:
            # Only its state would be written, and this one is newer.
            self._unwritten.pop()
        self._unwritten.append(change)
        self._show(change)


def _without_disk(applied: _Applied, state: PartyState, refusal: RefusedError) -> Step[Any] | None:
    """Refuse a command; apply a fact again, as the commands before it were refused."""
    made: Step[Any] | None = None
    if applied.is_fact:
        try:
            made = applied.step(state, applied.now)
        except RefusedError as err:
            refusal = err
    if applied.answer.done():
        return made
    if made is not None:
        applied.answer.set_result(made.result)
    else:
        applied.answer.set_exception(refusal)
    return made
