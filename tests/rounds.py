"""Tests in rounds: few in everyday runs, and as many as `scripts/soak` requests."""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random


@dataclass(kw_only=True)
class Rounds:
    """The number of rounds and their random generator.

    Attributes:
        count: the number of rounds.
        seed: the seed of `random`, to repeat a run.
    """

    count: int
    seed: int
    random: Random = field(init=False)

    def __post_init__(self) -> None:
        self.random = Random(self.seed)

    def __iter__(self) -> Iterator[int]:
        """Yield the numbers of the rounds and report progress now and then."""
        started_s = time.monotonic()
        for number in range(self.count):
            yield number
            if self.count >= 100 and (number + 1) % (self.count // 20 or 1) == 0:
                passed_s = time.monotonic() - started_s
                self.report(f"{number + 1} of {self.count} rounds, {passed_s:.0f} s")

    def report(self, text: str) -> None:
        """Print a figure; scripts/soak shows lines with this prefix."""
        print(f"\n    > {text}", file=sys.__stderr__, flush=True)
