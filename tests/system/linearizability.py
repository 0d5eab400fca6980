"""Linearizability of registers (Herlihy and Wing): is there one order that explains all answers?

A history is split into one register per thing that is written and read whole: a guest's vote on a
song, whether a song waits, a guest's name. Each is checked by itself, as a history is linearizable
if and only if each of its objects is. An operation without an answer may have taken effect at any
later moment, or never; a refused one never has.
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
        actor: whose it is, for people who read the history.
        invoked_s: when it was asked for.
        returned_s: when it was answered, `NEVER_S` where it never was.
        value: what was written or read.
        is_write: else it is a read.
    """

    actor: str
    invoked_s: float
    returned_s: float
    value: Hashable
    is_write: bool

    @property
    def is_certain(self) -> bool:
        """Whether it was answered, so that it has taken effect."""
        return self.returned_s != NEVER_S

    def __str__(self) -> str:
        """One line of a history."""
        until = f"{self.returned_s:9.3f}" if self.is_certain else "        ?"
        verb = "writes" if self.is_write else "reads "
        return f"{self.invoked_s:9.3f} {until}  {self.actor:8} {verb} {self.value!r}"


def is_linearizable(history: Iterable[Operation], initial: Hashable) -> bool:
    """Whether some order of the operations explains every answer (Wing and Gong's search).

    A write that was never answered may be used more than once here: that misses a failure that
    nobody has seen yet, and keeps the search short where hundreds were never answered.
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
    """A part of a history that is not linearizable and from which nothing can be left out."""
    kept = sorted(history, key=lambda one: one.invoked_s)
    number = 0
    while number < len(kept):
        shorter = kept[:number] + kept[number + 1 :]
        # Without a write, a read of its value would be a failure of another kind.
        is_needed = kept[number].is_write and any(
            not one.is_write and one.value == kept[number].value for one in shorter
        )
        if is_needed or is_linearizable(shorter, initial):
            number += 1
        else:
            kept = shorter
    return kept
