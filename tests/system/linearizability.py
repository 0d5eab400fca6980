"""Linearizability of registers (Herlihy and Wing): does one order explain all answers?

A history is split into registers, values that are written and read whole: a guest's vote on a song,
whether a song waits, a guest's name. Each is checked separately, as a history is linearizable if
and only if each of its objects is. An unanswered operation may take effect at any later moment or
never; a refused one never does.
"""

import math
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Final

NEVER_S: Final = math.inf


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One write or read of a register.

    Attributes:
        actor: the client, for readers of the history.
        invoked_s: the time of the request.
        returned_s: the time of the answer, or `NEVER_S`.
        value: the written or read value.
        is_write: false for a read.
    """

    actor: str
    invoked_s: float
    returned_s: float
    value: Hashable
    is_write: bool

    @property
    def is_certain(self) -> bool:
        """True if it was answered, so that it has taken effect."""
        return self.returned_s != NEVER_S

    def __str__(self) -> str:
        """Return one line of a history."""
        until = f"{self.returned_s:9.3f}" if self.is_certain else "        ?"
        verb = "writes" if self.is_write else "reads "
        return f"{self.invoked_s:9.3f} {until}  {self.actor:8} {verb} {self.value!r}"


def is_linearizable(history: Iterable[Operation], initial: Hashable) -> bool:
    """Return whether some order of the operations explains every answer (Wing and Gong's search).

    An unanswered write may be used more than once here. That misses failures that no read has seen
    yet, and keeps the search short with hundreds of unanswered writes.
    """
    history = sorted(history, key=lambda one: one.invoked_s)
    certain = [one for one in history if one.is_certain]
    doubtful = [one for one in history if not one.is_certain and one.is_write]
    everything = (1 << len(certain)) - 1
    seen: set[tuple[int, Hashable]] = set()
    stack: list[tuple[int, Hashable]] = [(0, initial)]
    while stack:
        done, value = stack.pop()
        if done == everything:
            return True
        if (done, value) in seen:
            continue
        seen.add((done, value))
        left = [(number, one) for number, one in enumerate(certain) if not done >> number & 1]
        first_return_s = min(one.returned_s for _, one in left)
        stack += [(done, one.value) for one in doubtful if one.invoked_s <= first_return_s]
        for number, one in left:
            if one.invoked_s <= first_return_s and (one.is_write or one.value == value):
                stack.append((done | 1 << number, one.value))
    return False


def shortest_failure(history: Iterable[Operation], initial: Hashable) -> list[Operation]:
    """Return a minimal part of the history that is not linearizable."""
    kept = sorted(history, key=lambda one: one.invoked_s)
    number = 0
    while number < len(kept):
        shorter = kept[:number] + kept[number + 1 :]
        # Without the write, a read of its value would be a different failure.
        is_needed = kept[number].is_write and any(
            not one.is_write and one.value == kept[number].value for one in shorter
        )
        if is_needed or is_linearizable(shorter, initial):
            number += 1
        else:
            kept = shorter
    return kept
