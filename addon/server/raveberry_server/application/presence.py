"""Who is here: an open socket, or a command in the last ten minutes."""

import math
from collections import Counter
from collections.abc import Callable
from typing import Final

from raveberry_server.domain.ids import HOST, GuestId

ACTIVE_FOR_S: Final = 600.0


class Presence:
    """Counts guests that take part right now; not durable, and the host is no guest."""

    def __init__(self) -> None:
        self._sockets: Counter[GuestId] = Counter()
        self._seen_s: dict[GuestId, float] = {}  # the one seen longest ago comes first
        self._latest_s = -math.inf
        self._in_both = 0
        self._listeners: list[Callable[[], None]] = []

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call the listener when a guest comes or goes, until the returned function is called.

        Who goes by staying silent for too long is noticed when somebody next asks for the number.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def note_command(self, guest: GuestId, mono_s: float) -> None:
        """The guest gave a command."""
        if guest == HOST:
            return
        is_new = self._seen_s.pop(guest, None) is None
        self._in_both += is_new and guest in self._sockets
        # One number for all of a second: a float apiece would keep what a crowd's memory was.
        if mono_s - self._latest_s >= 1:
            self._latest_s = mono_s
        self._seen_s[guest] = self._latest_s
        if is_new:
            self._tell()

    def note_open(self, guest: GuestId) -> None:
        """The guest opened a socket."""
        if guest == HOST:
            return
        if guest not in self._sockets:
            self._in_both += guest in self._seen_s
        self._sockets[guest] += 1
        if self._sockets[guest] == 1:
            self._tell()

    def note_close(self, guest: GuestId) -> None:
        """The guest closed one of the sockets that were noted as open."""
        if guest not in self._sockets:
            return
        self._sockets[guest] -= 1
        if not self._sockets[guest]:
            del self._sockets[guest]
            self._in_both -= guest in self._seen_s
            self._tell()

    def guests_active(self, mono_s: float) -> int:
        """How many guests are here; every step asks, so it is counted along and not anew."""
        while self._seen_s:
            guest, seen_s = next(iter(self._seen_s.items()))
            if mono_s - seen_s < ACTIVE_FOR_S:
                break
            del self._seen_s[guest]
            self._in_both -= guest in self._sockets
        return len(self._sockets) + len(self._seen_s) - self._in_both

    def active(self, mono_s: float) -> frozenset[GuestId]:
        """Who these guests are."""
        self.guests_active(mono_s)  # forgets who was silent for too long
        return frozenset(self._sockets) | frozenset(self._seen_s)

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()
