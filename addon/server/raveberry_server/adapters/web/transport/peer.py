"""Peer of a connection: its address, its guest, and the time that it takes."""

from collections.abc import Awaitable, Callable
from typing import Final

from raveberry_server.domain.model.ids import GuestId

from .processor_shares import ProcessorShares

_PROGRESS_BYTES: Final = 4096


class Peer:
    """Peer of a connection.

    Args:
        has_acted: returns whether a guest has taken part, so that connections are not newcomers'.
    """

    __slots__ = ("_guest", "_has_acted", "_shares", "_unsent", "_unsent_from_s", "address")

    def __init__(self, *, has_acted: Callable[[GuestId], bool]) -> None:
        self.address: str | None = None
        self._has_acted = has_acted
        self._guest: GuestId | None = None
        self._shares: ProcessorShares | None = None
        self._unsent = 0
        self._unsent_from_s = 0.0

    def join(self, address: str | None, shares: ProcessorShares) -> None:
        """Count the time that it takes from now on; without an address nothing is limited."""
        self.address = address
        self._shares = shares

    def note_guest(self, guest: GuestId) -> None:
        """Note the guest who sent the current request."""
        self._guest = guest

    @property
    def is_newcomer(self) -> bool:
        """Return whether it is no guest who has taken part, as far as is known."""
        return self._guest is None or not self._has_acted(self._guest)

    @property
    def claimant(self) -> str | None:
        """Return the guest or address whose turns it takes, None if it waits for none."""
        guest = self._guest
        if self.address is None or guest is None or not self._has_acted(guest):
            return self.address
        return guest

    def measured[R](self, work: Awaitable[R]) -> Awaitable[R]:
        """Return work whose time counts as used by the address."""
        if self._shares is None or self.address is None:
            return work
        return self._shares.measured(self.address, work)

    def note_work(self, used_s: float) -> None:
        """Note that the server has worked for it."""
        if self._shares is not None and self.address is not None:
            self._shares.note(self.address, used_s)

    async def within_share(self) -> None:
        """Wait until the address is within its share of the event loop."""
        if self._shares is not None and self.address is not None:
            await self._shares.wait(self.address)

    def unread_for_s(self, unsent: int, now_s: float) -> float:
        """Return for how long it has read less than 4 kB of what it is sent."""
        if not unsent or not self._unsent or unsent <= self._unsent - _PROGRESS_BYTES:
            self._unsent, self._unsent_from_s = unsent, now_s
        return now_s - self._unsent_from_s if unsent else 0.0


class PeerConnection:
    """Connection that counts by its peer."""

    __slots__ = ()

    peer: Peer

    @property
    def address(self) -> str | None:
        """Address of the peer, None where connections are not limited by it."""
        return self.peer.address

    @property
    def is_newcomers(self) -> bool:
        """Return whether no guest who has taken part has used it yet."""
        return self.peer.is_newcomer

    @property
    def claimant(self) -> str | None:
        """Return the guest or address whose turns it takes, None if it waits for none."""
        return self.peer.claimant
