"""The party of a gateway: a replica with the clock of the server, and who is here."""

import logging
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Final

from raveberry_server.application.party import Change, Listener
from raveberry_server.application.ports import Clock, SavedState
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.state import Now

_LOGGER = logging.getLogger(__name__)

SILENT_AFTER_S: Final = 4.0
"""Time without a message after which the server counts as unreachable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerStatus:
    """State of the server apart from commits, sent every second and after changes.

    Attributes:
        mono_s: its monotonic clock.
        guests_active: the number of active guests at all gateways.
        is_store_well: the last commit succeeded.
        is_player_well: the player works.
        is_broker_well: the MQTT broker is connected.
        queries_deleted: number of times that old queries were deleted; None without search workers.
        library: number of the last finished scan; None without search workers.
    """

    mono_s: float
    guests_active: int
    is_store_well: bool
    is_player_well: bool
    is_broker_well: bool
    queries_deleted: int | None = None
    library: int | None = None


class GatewayPresence:
    """Guests with an open page at this gateway; implements the port of the pages."""

    def __init__(self) -> None:
        self._open: Counter[GuestId] = Counter()
        self._listeners: list[Callable[[], None]] = []

    @property
    def guests(self) -> frozenset[GuestId]:
        """The guests with an open page."""
        return frozenset(self._open)

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call the listener when the number of active guests changes."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def note_open(self, guest: GuestId) -> None:
        """Record that a guest opened a page."""
        self._open[guest] += 1

    def note_close(self, guest: GuestId) -> None:
        """Record that a guest closed a page."""
        self._open[guest] -= 1
        if self._open[guest] <= 0:
            del self._open[guest]

    def notify(self) -> None:
        """Notify the listeners."""
        for listener in tuple(self._listeners):
            listener()


class ReplicaParty:
    """A party that follows the server's; implements `PartyView`."""

    def __init__(self, *, saved: SavedState, clock: Clock, presence: GatewayPresence) -> None:
        self._saved = saved
        self._clock = clock
        self._presence = presence
        self._listeners: list[Listener] = []
        self._ahead_s: float | None = None
        self._last_message_s = clock.mono_s()
        self._status = ServerStatus(
            mono_s=0.0,
            guests_active=0,
            is_store_well=True,
            is_player_well=True,
            is_broker_well=True,
        )

    @property
    def saved(self) -> SavedState:
        """The state of the replica."""
        return self._saved

    @property
    def is_reachable(self) -> bool:
        """True while the server sends messages."""
        return self.silent_for_s < SILENT_AFTER_S

    @property
    def silent_for_s(self) -> float:
        """Time since the last message of the server."""
        return self._clock.mono_s() - self._last_message_s

    @property
    def is_store_well(self) -> bool:
        """True if the server answers and its last commit succeeded."""
        return self.is_reachable and self._status.is_store_well

    @property
    def is_player_well(self) -> bool:
        """True if the server answers and its player works."""
        return self.is_reachable and self._status.is_player_well

    @property
    def is_broker_well(self) -> bool:
        """True if the server answers and is connected to its broker."""
        return self.is_reachable and self._status.is_broker_well

    def now(self) -> Now:
        """Return the current time by the server's monotonic clock."""
        return Now(
            at=self._clock.at(),
            mono_s=self.mono_s(),
            guests_active=self._status.guests_active,
            zone=self._clock.zone(),
        )

    def mono_s(self) -> float:
        """Return the server's monotonic clock, in which positions of songs are given."""
        return self._clock.mono_s() + (self._ahead_s or 0.0)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call the listener after every change, until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def note_status(self, status: ServerStatus) -> None:
        """Take a status of the server."""
        here_s = self._clock.mono_s()
        self._last_message_s = here_s
        # A message that was delayed seems to come from an earlier clock, so the latest is the best.
        ahead_s = status.mono_s - here_s
        is_other_clock = self._ahead_s is None or ahead_s < self._ahead_s - SILENT_AFTER_S
        if is_other_clock or (self._ahead_s is not None and ahead_s > self._ahead_s):
            self._ahead_s = ahead_s
        is_changed = replace(status, mono_s=0.0) != replace(self._status, mono_s=0.0)
        self._status = status
        if is_changed:
            self._presence.notify()

    def show(self, saved: SavedState, guests: Collection[GuestId]) -> None:
        """Show a newer state, and tell the listeners which guests its events are about."""
        before, self._saved = self._saved, saved
        change = Change(before=before, after=saved, events=(), now=self.now(), guests=guests)
        for listener in tuple(self._listeners):
            try:
                listener(change)
            except Exception:
                # A defect in one listener keeps the state from none of the others.
                _LOGGER.exception("A listener of changes failed")
