"""Who listens to the party from elsewhere: the player sends only while somebody does."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from raveberry_server.domain.errors import Reason, RefusedError

MOST_LISTENERS: Final = 20
"""At 192 kbit/s they take 4 Mbit/s of the house's network."""


class Audience:
    """Counts listeners; not durable, and whoever only listens is no guest."""

    def __init__(self) -> None:
        self._listeners = 0
        self._watchers: list[Callable[[], None]] = []

    @property
    def is_there(self) -> bool:
        """Whether anybody listens."""
        return self._listeners > 0

    def watch(self, watcher: Callable[[], None]) -> Callable[[], None]:
        """Call the watcher when the first comes or the last goes, until the result is called."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Count a listener inside the block.

        Raises:
            RefusedError: `unavailable` when there are too many.
        """
        if self._listeners >= MOST_LISTENERS:
            raise RefusedError(
                Reason.UNAVAILABLE, f"{MOST_LISTENERS} people listen along already; try again later"
            )
        self._count(1)
        try:
            yield
        finally:
            self._count(-1)

    def _count(self, change: int) -> None:
        was_there = self.is_there
        self._listeners += change
        if was_there != self.is_there:
            for watcher in tuple(self._watchers):
                watcher()
