"""Tests that repeat something: a little every day, and as often as `scripts/soak` says."""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random


@dataclass(kw_only=True)
class Rounds:
    """How often, and by which chance.

    Attributes:
        count: how many rounds.
        seed: what `random` starts from, for a round to be repeated.
    """

    count: int
    seed: int
    random: Random = field(init=False)

    def __post_init__(self) -> None:
        self.random = Random(self.seed)

    def __iter__(self) -> Iterator[int]:
        """The numbers of the rounds; says now and then how far it is."""
        started_s = time.monotonic()
        for number in range(self.count):
            yield number
            if self.count >= 100 and (number + 1) % (self.count // 20 or 1) == 0:
                passed_s = time.monotonic() - started_s
                self.report(f"{number + 1} of {self.count} rounds, {passed_s:.0f} s")

    def report(self, text: str) -> None:
        """Print a figure; scripts/soak shows lines that begin so."""
        print(f"\n    > {text}", file=sys.__stderr__, flush=True)
