"""Promotions to mod by the host, which the guest's own page has to accept.

An attacker may have planted a known cookie in a guest's browser. A promotion is therefore offered
to one open page, and the browser that accepts it gets a new cookie. While two browsers use the
same cookie, the guest cannot be distinguished from the attacker, and nothing is offered.
"""

import asyncio
import hmac
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Protocol

from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.ids import GuestId

ACCEPTED_WITHIN_S: Final = 5.0
"""Time that a page has to accept, which it does automatically while the host waits."""

MOST_BROWSERS: Final = 2
"""Browsers remembered for each guest: a second one is enough to refuse a promotion."""


class PromotablePage(Protocol):
    """An open page of a guest."""

    @property
    def guest(self) -> GuestId:
        """Guest who uses the page."""
        ...

    @property
    def browser(self) -> str:
        """Id that the browser chose for itself; another site cannot plant it."""
        ...

    def offer_promotion(self, secret: str) -> None:
        """Send the page the secret that it needs to accept the promotion."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Offer:
    secret: str
    accepted: asyncio.Future[bool]


class Promotions:
    """Pending promotions, and the browsers that have used each guest's cookie."""

    def __init__(self) -> None:
        self._pages: dict[GuestId, tuple[PromotablePage, ...]] = {}
        self._browsers: dict[GuestId, tuple[str, ...]] = {}
        self._offers: dict[GuestId, _Offer] = {}

    def note_open(self, page: PromotablePage) -> None:
        """Record an open page of a known guest."""
        self._pages[page.guest] = (*self._pages.get(page.guest, ()), page)
        known = self._browsers.get(page.guest, ())
        if page.browser not in known and len(known) < MOST_BROWSERS:
            self._browsers[page.guest] = (*known, page.browser)

    def note_close(self, page: PromotablePage) -> None:
        """Forget a page that was closed."""
        rest = tuple(other for other in self._pages.get(page.guest, ()) if other is not page)
        if rest:
            self._pages[page.guest] = rest
        else:
            self._pages.pop(page.guest, None)

    def forget(self, guest: GuestId) -> None:
        """Forget pages and browsers of a guest whose cookie is no longer valid."""
        self._pages.pop(guest, None)
        self._browsers.pop(guest, None)

    def has_several_browsers(self, guest: GuestId) -> bool:
        """Return whether several browsers have used a guest's cookie since the server started."""
        return len(self._browsers.get(guest, ())) > 1

    async def offer(self, guest: GuestId) -> None:
        """Offer to make a guest a mod; return once the promotion is carried out.

        Raises:
            RefusedError: `conflict` where no page or more than one browser could accept it, or
                none does.
        """
        if self.has_several_browsers(guest):
            raise RefusedError(Refusal.GUEST_IN_SEVERAL_BROWSERS)
        pages = self._pages.get(guest)
        if not pages or guest in self._offers:
            raise RefusedError(Refusal.GUEST_PAGE_CLOSED)
        accepted = asyncio.get_running_loop().create_future()
        offer = _Offer(secret=secrets.token_urlsafe(32), accepted=accepted)
        self._offers[guest] = offer
        try:
            pages[-1].offer_promotion(offer.secret)
            async with asyncio.timeout(ACCEPTED_WITHIN_S):
                is_accepted = await accepted
        except TimeoutError:
            is_accepted = False
        finally:
            self._offers.pop(guest, None)
        if not is_accepted:
            raise RefusedError(Refusal.GUEST_PAGE_SILENT)

    @contextmanager
    def accepting(self, guest: GuestId, secret: str) -> Iterator[None]:
        """Permit the page that was offered a promotion to carry it out inside the block, once.

        Raises:
            RefusedError: `not_allowed` for another secret, or where nothing is offered.
        """
        offer = self._offers.get(guest)
        if offer is None or not hmac.compare_digest(offer.secret.encode(), secret.encode()):
            raise RefusedError(Refusal.MOD_OFFER_MISSING)
        del self._offers[guest]
        try:
            yield
        except BaseException:
            _settle(offer, is_accepted=False)
            raise
        _settle(offer, is_accepted=True)


def _settle(offer: _Offer, *, is_accepted: bool) -> None:
    """Answer the host, who may have disconnected."""
    if not offer.accepted.done():
        offer.accepted.set_result(is_accepted)
