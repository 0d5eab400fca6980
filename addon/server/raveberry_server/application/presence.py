"""Present guests: those with an open socket, or a command in the last ten minutes.

Only guests who have taken part are active. Guests who share a vote, as on one device, count once.
"""

import logging
import math
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final

from raveberry_server.domain.model.guest import Guest
from raveberry_server.domain.model.ids import HOST, GuestId

_LOGGER = logging.getLogger(__name__)

ACTIVE_FOR_S: Final = 600.0


class Presence:
    """Counter of present guests; not durable, and the host is no guest."""

    def __init__(self) -> None:
        self._sockets: Counter[GuestId] = Counter()
        self._seen_s: dict[GuestId, float] = {}  # least recently seen first
        self._latest_s = -math.inf
        self._voices: dict[GuestId, str] = {}  # of all who have taken part
        self._heard: Counter[str] = Counter()  # number of present guests for each voice
        self._listeners: list[Callable[[], None]] = []

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call the listener when a guest arrives or leaves, until the returned function is called.

        The departure of a silent guest is noticed at the next call of `guests_active`.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def note_guests(self, before: Mapping[GuestId, Guest], after: Mapping[GuestId, Guest]) -> None:
        """Update the guests who have taken part, and the device or network of each vote."""
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
        """Record a command of a guest."""
        if guest == HOST:
            return
        was_here = self._is_here(guest)
        is_new = self._seen_s.pop(guest, None) is None
        # All guests seen within a second share one float, which saves memory in a crowd.
        if mono_s - self._latest_s >= 1:
            self._latest_s = mono_s
        self._seen_s[guest] = self._latest_s
        self._note_arrival(guest, was_here=was_here)
        if is_new:
            self._notify()

    def note_open(self, guest: GuestId) -> None:
        """Record that a guest opened a socket."""
        if guest == HOST:
            return
        was_here = self._is_here(guest)
        self._sockets[guest] += 1
        self._note_arrival(guest, was_here=was_here)
        if self._sockets[guest] == 1:
            self._notify()

    def note_close(self, guest: GuestId) -> None:
        """Record that a guest closed one of the sockets recorded as open."""
        if guest not in self._sockets:
            return
        self._sockets[guest] -= 1
        if not self._sockets[guest]:
            del self._sockets[guest]
            self._note_departure(guest)
            self._notify()

    def guests_active(self, mono_s: float) -> int:
        """Return the number of active guests; kept incrementally, as every step reads it."""
        while self._seen_s:
            guest, seen_s = next(iter(self._seen_s.items()))
            if mono_s - seen_s < ACTIVE_FOR_S:
                break
            del self._seen_s[guest]
            self._note_departure(guest)
        return len(self._heard)

    def active(self, mono_s: float) -> frozenset[GuestId]:
        """Return all present guests, whether they have taken part or not."""
        self.guests_active(mono_s)  # evicts guests who were silent for too long
        return frozenset(self._sockets) | frozenset(self._seen_s)

    def _is_here(self, guest: GuestId) -> bool:
        return guest in self._sockets or guest in self._seen_s

    def _note_arrival(self, guest: GuestId, *, was_here: bool) -> None:
        voice = self._voices.get(guest)
        if voice is not None and not was_here:
            self._heard[voice] += 1

    def _note_departure(self, guest: GuestId) -> None:
        """Count a guest out unless a socket or a recent command remains."""
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
        self._notify()

    def _count_out(self, voice: str) -> None:
        self._heard[voice] -= 1
        if not self._heard[voice]:
            del self._heard[voice]

    def _notify(self) -> None:
        for listener in tuple(self._listeners):
            try:
                listener()
            except Exception:
                # This runs within steps of the party, which no listener may end.
                _LOGGER.exception("A listener of arrivals and departures failed")
