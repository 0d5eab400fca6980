"""Who is here: an open socket, or a command in the last ten minutes.

Only guests who have taken part are active, and those who share a voice count once.
"""

import math
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final

from raveberry_server.domain.model.guest import Guest
from raveberry_server.domain.model.ids import HOST, GuestId

ACTIVE_FOR_S: Final = 600.0


class Presence:
    """Counts guests that take part right now; not durable, and the host is no guest."""

    def __init__(self) -> None:
        self._sockets: Counter[GuestId] = Counter()
        self._seen_s: dict[GuestId, float] = {}  # the one seen longest ago comes first
        self._latest_s = -math.inf
        self._voices: dict[GuestId, str] = {}  # of all who have taken part
        self._heard: Counter[str] = Counter()  # how many of those who are here have each voice
        self._listeners: list[Callable[[], None]] = []

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call the listener when a guest comes or goes, until the returned function is called.

        Who goes by staying silent for too long is noticed when somebody next asks for the number.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def note_guests(self, before: Mapping[GuestId, Guest], after: Mapping[GuestId, Guest]) -> None:
        """Take over who has taken part, and by which voice."""
        if before is after:
            return
        for name in before:
            if name not in after:
                self._set_voice(name, None)
        for name, guest in after.items():
            if before.get(name) is not guest:
                is_counted = guest.has_acted and guest.voice != HOST
                self._set_voice(name, (guest.voice or name) if is_counted else None)

    def note_command(self, guest: GuestId, mono_s: float) -> None:
        """The guest gave a command."""
        if guest == HOST:
            return
        was_here = self._is_here(guest)
        is_new = self._seen_s.pop(guest, None) is None
        # One number for all of a second: a float apiece would keep what a crowd's memory was.
        if mono_s - self._latest_s >= 1:
            self._latest_s = mono_s
        self._seen_s[guest] = self._latest_s
        self._note_arrival(guest, was_here=was_here)
        if is_new:
            self._tell()

    def note_open(self, guest: GuestId) -> None:
        """The guest opened a socket."""
        if guest == HOST:
            return
        was_here = self._is_here(guest)
        self._sockets[guest] += 1
        self._note_arrival(guest, was_here=was_here)
        if self._sockets[guest] == 1:
            self._tell()

    def note_close(self, guest: GuestId) -> None:
        """The guest closed one of the sockets that were noted as open."""
        if guest not in self._sockets:
            return
        self._sockets[guest] -= 1
        if not self._sockets[guest]:
            del self._sockets[guest]
            self._note_departure(guest)
            self._tell()

    def guests_active(self, mono_s: float) -> int:
        """How many voices are here; every step asks, so it is counted along and not anew."""
        while self._seen_s:
            guest, seen_s = next(iter(self._seen_s.items()))
            if mono_s - seen_s < ACTIVE_FOR_S:
                break
            del self._seen_s[guest]
            self._note_departure(guest)
        return len(self._heard)

    def active(self, mono_s: float) -> frozenset[GuestId]:
        """Who is here, whether they have taken part or not."""
        self.guests_active(mono_s)  # forgets who was silent for too long
        return frozenset(self._sockets) | frozenset(self._seen_s)

    def _is_here(self, guest: GuestId) -> bool:
        return guest in self._sockets or guest in self._seen_s

    def _note_arrival(self, guest: GuestId, *, was_here: bool) -> None:
        voice = self._voices.get(guest)
        if voice is not None and not was_here:
            self._heard[voice] += 1

    def _note_departure(self, guest: GuestId) -> None:
        """Count somebody out who has gone, if nothing else keeps them here."""
        voice = self._voices.get(guest)
        if voice is not None and not self._is_here(guest):
            self._count_out(voice)

    def _set_voice(self, guest: GuestId, voice: str | None) -> None:
        before = self._voices.pop(guest, None)
        if voice is not None:
            self._voices[guest] = voice
        if before == voice or not self._is_here(guest):
            return
        if before is not None:
            self._count_out(before)
        if voice is not None:
            self._heard[voice] += 1
        self._tell()

    def _count_out(self, voice: str) -> None:
        self._heard[voice] -= 1
        if not self._heard[voice]:
            del self._heard[voice]

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()
