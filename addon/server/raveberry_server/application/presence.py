"""Who is here: an open socket, or a command in the last ten minutes."""

from collections import Counter
from typing import Final

from raveberry_server.domain.ids import HOST, GuestId

ACTIVE_FOR_S: Final = 600.0


class Presence:
    """Counts guests that take part right now; not durable."""

    def __init__(self) -> None:
        self._sockets: Counter[GuestId] = Counter()
        self._seen_s: dict[GuestId, float] = {}

    def note_command(self, guest: GuestId, mono_s: float) -> None:
        """The guest gave a command."""
        if guest != HOST:
            self._seen_s[guest] = mono_s

    def note_open(self, guest: GuestId) -> None:
        """The guest opened a socket."""
        self._sockets[guest] += 1

    def note_close(self, guest: GuestId, mono_s: float) -> None:
        """The guest closed a socket."""
        self._sockets[guest] -= 1
        if self._sockets[guest] <= 0:
            del self._sockets[guest]
        self.note_command(guest, mono_s)

    def guests_active(self, mono_s: float) -> int:
        """How many guests are here."""
        if self._seen_s:
            self._seen_s = {
                guest: seen_s
                for guest, seen_s in self._seen_s.items()
                if mono_s - seen_s < ACTIVE_FOR_S
            }
        return len(self._sockets.keys() | self._seen_s.keys())
