"""Linearizability of a history of operations: does one order explain all answers?

The search is Wing and Gong's with Lowe's just-in-time linearization: it walks through the
invocations and returns in the order of time and keeps every configuration (a state of the model,
and which of the pending operations have taken effect) that explains the answers so far. The first
return that no configuration explains is the failure.

An unanswered operation may take effect at any later moment, any number of times, or never. Allowing
more than once misses failures that no read has seen, and keeps configurations few with hundreds of
unanswered operations.
"""

import math
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

NEVER_S: Final = math.inf

type Model[S: Hashable] = Callable[[S, Operation], S | None]
"""The sequential specification: the state after an operation, None if its answer is impossible."""

type Configuration[S: Hashable] = tuple[S, frozenset[int]]
"""A state, and the numbers of the pending operations that have taken effect in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One operation of a client, with its answer.

    Attributes:
        actor: the client.
        invoked_s: the time of the request.
        returned_s: the time of the answer, or `NEVER_S`.
        action: the request and the answer, as the model reads them.
        is_read: true if it never changes the state.
    """

    actor: str
    invoked_s: float
    returned_s: float
    action: Hashable
    is_read: bool = False

    @property
    def is_certain(self) -> bool:
        """True if it was answered, so that it has taken effect."""
        return self.returned_s != NEVER_S

    def __str__(self) -> str:
        """Return one line of a history."""
        until = f"{self.returned_s:9.3f}" if self.is_certain else "        ?"
        return f"{self.invoked_s:9.3f} {until}  {self.actor:8} {self.action}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure[S: Hashable]:
    """A history that is not linearizable.

    Attributes:
        states: the possible states before the history.
        history: the operations, up to the first answer that nothing explains.
    """

    states: frozenset[S]
    history: tuple[Operation, ...]

    def __str__(self) -> str:
        """Return the states and one line per operation."""
        states = [
            f"                     from     {state}" for state in sorted(map(str, self.states))
        ]
        return "\n".join((*states, *map(str, self.history)))


def failure_of[S: Hashable](
    history: Iterable[Operation], states: Iterable[S], model: Model[S]
) -> Failure[S] | None:
    """Return the shortest failing part of a history, or None if it is linearizable.

    The part begins at the last moment before the failure at which no answer was outstanding, with
    the states that were possible then, and has no read that the failure does not need. Neither can
    turn a linearizable history into a failure.
    """
    operations = sorted(history, key=lambda one: one.invoked_s)
    failure = _search(operations, frozenset(states), model, is_lazy=True)
    # The lazy search may miss an order; what it finds is certain only after the complete one.
    failure = failure and _search(operations, frozenset(states), model, is_lazy=False)
    if failure is None:
        return None
    kept = list(failure.history)
    for read in [one for one in kept if one.is_read]:
        fewer = [one for one in kept if one is not read]
        shorter = _search(fewer, failure.states, model, is_lazy=False)
        if shorter is not None:
            kept = fewer
    last = _search(kept, failure.states, model, is_lazy=False)
    assert last is not None
    return last


def _search[S: Hashable](
    operations: Sequence[Operation], states: frozenset[S], model: Model[S], *, is_lazy: bool
) -> Failure[S] | None:
    """Return the first failure, from the last moment without pending operations on.

    A lazy search lets unanswered operations take effect only where nothing else explains an answer.
    """
    configurations: set[Configuration[S]] = {(state, frozenset()) for state in states}
    quiet_states, quiet_since_s = states, -math.inf
    pending: set[int] = set()
    unanswered: list[int] = []
    for moment_s, is_return, number in _events(operations):
        operation = operations[number]
        if not is_return:
            if not operation.is_certain:
                unanswered.append(number)
                continue
            if not pending:
                quiet_states = frozenset(state for state, _ in configurations)
                quiet_since_s = moment_s
            pending.add(number)
            continue
        reachable = _returned(number, configurations, operations, pending, model)
        if unanswered and not (is_lazy and reachable):
            candidates = {*pending, *unanswered}
            reachable = _returned(number, configurations, operations, candidates, model)
        if not reachable:
            shown = [
                one
                for one in operations
                if (one.invoked_s >= quiet_since_s or not one.is_certain)
                and one.invoked_s <= moment_s
            ]
            return Failure(states=quiet_states, history=tuple(shown))
        configurations = reachable
        pending.remove(number)
    return None


def _events(operations: Sequence[Operation]) -> Iterator[tuple[float, bool, int]]:
    """Yield the invocations and returns in order; at the same moment, invocations first."""
    events = [(one.invoked_s, False, number) for number, one in enumerate(operations)]
    events += [
        (one.returned_s, True, number) for number, one in enumerate(operations) if one.is_certain
    ]
    return iter(sorted(events))


def _returned[S: Hashable](
    number: int,
    configurations: Iterable[Configuration[S]],
    operations: Sequence[Operation],
    candidates: Iterable[int],
    model: Model[S],
) -> set[Configuration[S]]:
    """Return all configurations in which an operation that returns now has taken effect."""
    found: set[Configuration[S]] = set()
    stack = list(configurations)
    seen = set(stack)
    candidates = tuple(candidates)
    while stack:
        state, done = stack.pop()
        if number in done:
            found.add((state, done - {number}))
            continue
        for candidate in candidates:
            operation = operations[candidate]
            after = None if candidate in done else model(state, operation)
            if after is not None:
                following = (after, done | {candidate} if operation.is_certain else done)
                if following not in seen:
                    seen.add(following)
                    stack.append(following)
    return found
