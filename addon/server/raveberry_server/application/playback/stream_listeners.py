"""Remote listeners of the party's stream; the player sends only while there are any."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from raveberry_server.application.throttling.fair_queue import Claimant
from raveberry_server.application.throttling.slot_pool import SlotLimits, SlotPool

LISTENER_LIMITS: Final = SlotLimits(altogether=20, of_guest=2, of_address=16)
"""At 192 kbit/s they take 4 Mbit/s of the local network."""


class StreamListeners:
    """The number of remote listeners; not durable, and a listener is no guest."""

    def __init__(self, limits: SlotLimits = LISTENER_LIMITS) -> None:
        self._places = SlotPool(limits)
        self._observers: list[Callable[[], None]] = []

    @property
    def are_present(self) -> bool:
        """True if there are any listeners."""
        return self._places.taken > 0

    def observe(self, observer: Callable[[], None]) -> Callable[[], None]:
        """Call the observer when the first listener joins or the last leaves.

        Returns a function that ends this.
        """
        self._observers.append(observer)
        return lambda: self._observers.remove(observer)

    @contextmanager
    def listening(self, claimant: Claimant | None) -> Iterator[None]:
        """Count a listener inside the block.

        Raises:
            RefusedError: `unavailable` when there are too many, `limit_reached` when too many of
                them are the claimant's.
        """
        were_present = self.are_present
        with self._places.taking(claimant):
            self._notify_if_changed(were_present=were_present)
            try:
                yield
            finally:
                # Compared below, after the place was given back.
                were_present = self.are_present
        self._notify_if_changed(were_present=were_present)

    def _notify_if_changed(self, *, were_present: bool) -> None:
        if were_present != self.are_present:
            for observer in tuple(self._observers):
                observer()
