"""Who listens to the party from elsewhere: the player sends only while somebody does."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from raveberry_server.application.throttling.fair_queue import Claimant
from raveberry_server.application.throttling.slots import SlotLimits, SlotPool

LISTENERS: Final = SlotLimits(noun="listeners", altogether=20, of_guest=2, of_address=16)
"""At 192 kbit/s they take 4 Mbit/s of the house's network."""


class Audience:
    """Counts listeners; not durable, and whoever only listens is no guest."""

    def __init__(self, limits: SlotLimits = LISTENERS) -> None:
        self._places = SlotPool(limits)
        self._watchers: list[Callable[[], None]] = []

    @property
    def is_there(self) -> bool:
        """Whether anybody listens."""
        return self._places.taken > 0

    def watch(self, watcher: Callable[[], None]) -> Callable[[], None]:
        """Call the watcher when the first comes or the last goes, until the result is called."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)

    @contextmanager
    def listening(self, claimant: Claimant | None) -> Iterator[None]:
        """Count a listener inside the block.

        Raises:
            RefusedError: `unavailable` when there are too many, `limit_reached` when too many of
                them are the claimant's.
        """
        was_there = self.is_there
        with self._places.taking(claimant):
            self._tell_since(was_there=was_there)
            try:
                yield
            finally:
                # Looked at after the place was given back, below.
                was_there = self.is_there
        self._tell_since(was_there=was_there)

    def _tell_since(self, *, was_there: bool) -> None:
        if was_there != self.is_there:
            for watcher in tuple(self._watchers):
                watcher()
