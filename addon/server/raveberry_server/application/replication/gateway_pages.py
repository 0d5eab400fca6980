"""Guests with open pages at gateways, counted among those present at the server."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice
from typing import Final

from raveberry_server.application.presence import Presence
from raveberry_server.domain.model.ids import GuestId

FORGOTTEN_AFTER_S: Final = 10.0
"""Time without a report after which the guests of a gateway count as gone."""
MOST_GUESTS: Final = 10_000
"""Guests who came, and who left, in one report, which NATS limits to 1 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesReport:
    """Guests whose pages came to a gateway or left it since its last report.

    Attributes:
        gateway: a name that is drawn at its start.
        number: 0 for a report that starts anew, else one more than in the last report.
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
        """Take a report; return False if the gateway has to start with all its guests again.

        A report that is repeated, as its answer was lost, is taken once.
        """
        known = self._gateways.get(report.gateway)
        if report.number == 0:
            self._replace(report.gateway, report.opened, mono_s)
            return True
        if known is None or report.number - known.number not in (0, 1):
            return False
        known.seen_s = mono_s
        if report.number > known.number:
            known.number = report.number
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
        known = self._gateways.setdefault(name, _Gateway(number=0, seen_s=mono_s, guests=set()))
        known.number, known.seen_s = 0, mono_s
        self._open(known, guests)
        self._close(known, known.guests.difference(guests))

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
        self._reported: set[GuestId] = set()
        self._unanswered: PagesReport | None = None

    def report(self, guests: frozenset[GuestId]) -> PagesReport:
        """Return the next report, or the last one again until an answer to it is noted.

        A crowd is reported in several parts.
        """
        if self._unanswered is None:
            self._number += 1
            self._unanswered = PagesReport(
                gateway=self._gateway,
                number=self._number,
                opened=tuple(islice(guests - self._reported, MOST_GUESTS)),
                closed=tuple(islice(self._reported - guests, MOST_GUESTS)),
            )
            self._reported.update(self._unanswered.opened)
            self._reported.difference_update(self._unanswered.closed)
        return self._unanswered

    def note_answer(self, *, is_taken: bool) -> None:
        """Note the answer to the last report; after one that was not taken, all are reported again.

        A gateway that is too busy to take answers in time repeats its report instead, as all its
        guests would be more work for both.
        """
        self._unanswered = None
        if not is_taken:
            self._number = -1
            self._reported = set()
