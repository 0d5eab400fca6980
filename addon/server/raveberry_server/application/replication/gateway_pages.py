"""Guests with open pages at gateways, counted among those present at the server."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from raveberry_server.application.presence import Presence
from raveberry_server.domain.model.ids import GuestId

FORGOTTEN_AFTER_S: Final = 10.0
"""Time without a report after which the guests of a gateway count as gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesReport:
    """Guests whose pages came to a gateway or left it since its last report.

    Attributes:
        gateway: a name that is drawn at its start.
        number: 0 for a report of all guests, else one more than in the last report.
    """

    gateway: str
    number: int
    opened: tuple[GuestId, ...] = ()
    closed: tuple[GuestId, ...] = ()


@dataclass(slots=True, kw_only=True)
class _Gateway:
    number: int
    seen_s: float
    guests: set[GuestId]


class GatewayPages:
    """The pages of all gateways."""

    def __init__(self, presence: Presence) -> None:
        self._presence = presence
        self._gateways: dict[str, _Gateway] = {}

    def __len__(self) -> int:
        """Return the number of gateways that report."""
        return len(self._gateways)

    def take(self, report: PagesReport, mono_s: float) -> bool:
        """Take a report; return False if a report of all guests is needed first."""
        known = self._gateways.get(report.gateway)
        if report.number == 0:
            self._replace(report.gateway, report.opened, mono_s)
            return True
        if known is None or report.number != known.number + 1:
            return False
        known.number, known.seen_s = report.number, mono_s
        self._open(known, report.opened)
        self._close(known, report.closed)
        return True

    def forget_silent(self, mono_s: float) -> None:
        """Forget the guests of gateways that are gone; they may be at another one by now."""
        silent = [
            name
            for name, known in self._gateways.items()
            if mono_s - known.seen_s >= FORGOTTEN_AFTER_S
        ]
        for name in silent:
            gone = self._gateways.pop(name)
            self._close(gone, tuple(gone.guests))

    def _replace(self, name: str, guests: Collection[GuestId], mono_s: float) -> None:
        before = self._gateways.get(name)
        known = _Gateway(number=0, seen_s=mono_s, guests=set())
        self._gateways[name] = known
        # Those who stay are opened first, so that they are not counted as gone meanwhile.
        self._open(known, guests)
        if before is not None:
            self._close(before, tuple(before.guests))

    def _open(self, gateway: _Gateway, guests: Collection[GuestId]) -> None:
        for guest in guests:
            if guest not in gateway.guests:
                gateway.guests.add(guest)
                self._presence.note_open(guest)

    def _close(self, gateway: _Gateway, guests: Collection[GuestId]) -> None:
        for guest in guests:
            if guest in gateway.guests:
                gateway.guests.remove(guest)
                self._presence.note_close(guest)


class PagesReporter:
    """The reports of one gateway; pure."""

    def __init__(self, gateway: str) -> None:
        self._gateway = gateway
        self._number = -1
        self._reported: frozenset[GuestId] = frozenset()

    def report(self, guests: frozenset[GuestId]) -> PagesReport:
        """Return the next report."""
        self._number += 1
        before = self._reported if self._number else frozenset()
        self._reported = guests
        return PagesReport(
            gateway=self._gateway,
            number=self._number,
            opened=tuple(guests - before),
            closed=tuple(before - guests),
        )

    def start_again(self) -> None:
        """Make the next report one of all guests, as the last one was not taken."""
        self._number = -1
