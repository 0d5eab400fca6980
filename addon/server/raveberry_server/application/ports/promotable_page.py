"""Port of a page that can be offered a promotion."""

from typing import Protocol

from raveberry_server.domain.model.ids import GuestId


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
