"""The port of a page that can be offered a promotion."""

from typing import Protocol

from raveberry_server.domain.model.ids import GuestId


class PromotablePage(Protocol):
    """An open page of a guest."""

    @property
    def guest(self) -> GuestId:
        """The identity that the page has."""
        ...

    @property
    def browser(self) -> str:
        """The name that the browser has given itself; another site cannot plant it."""
        ...

    def offer_promotion(self, secret: str) -> None:
        """Send the page what it may become a mod by."""
        ...
