"""Check of the address that guests get, from the inside."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Collection, Iterator, Sequence
from datetime import datetime
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final
from urllib.parse import urlsplit

from raveberry_contract.messages import AccessCheck, AccessObstacle

from raveberry_server.domain.model.state import PartyState
from raveberry_server.presenter.public_links import ServerAddresses, public_links

_PATIENCE_S: Final = 3.0
_DEFAULT_PORTS: Final = {"http": 80, "https": 443}

type Address = IPv4Address | IPv6Address
type Network = IPv4Network | IPv6Network


async def resolve(name: str) -> Collection[Address]:
    """Return the addresses of a name or an address.

    Raises:
        OSError: it has none.
    """
    loop = asyncio.get_running_loop()
    answers = await loop.getaddrinfo(name, None, type=socket.SOCK_STREAM)
    return {ip_address(str(answer[4][0]).partition("%")[0]) for answer in answers}


class GuestAccessCheck:
    """Check of the guest page's address, and the time at which another device last opened it.

    Args:
        networks: returns the networks that this machine reaches without a gateway.
        resolve: returns the addresses of a name.
    """

    def __init__(
        self,
        *,
        server_addresses: ServerAddresses,
        networks: Callable[[], Sequence[Network]],
        at: Callable[[], datetime],
        resolve: Callable[[str], Awaitable[Collection[Address]]] = resolve,
    ) -> None:
        self._server_addresses = server_addresses
        self._networks = networks
        self._at = at
        self._resolve = resolve
        self._reached_at: datetime | None = None

    def note_arrival(self, address: Address) -> None:
        """Note that the guest page was opened from an address, unless it is this machine's own."""
        if not address.is_loopback and str(address) != self._server_addresses.lan_address:
            self._reached_at = self._at()

    async def check(self, state: PartyState) -> AccessCheck:
        """Return the address, what keeps guests from it, and when a guest last opened the page."""
        url = public_links(state, self._server_addresses).guest_url
        return AccessCheck(
            guest_url=url, obstacles=await self._obstacles(url), reached_at=self._reached_at
        )

    async def _obstacles(self, url: str) -> tuple[AccessObstacle, ...]:
        parts = urlsplit(url)
        port = parts.port or _DEFAULT_PORTS[parts.scheme]
        try:
            async with asyncio.timeout(_PATIENCE_S):
                addresses = await self._resolve(parts.hostname or "")
        except (OSError, UnicodeError):
            return (AccessObstacle.NAME_NOT_FOUND,)
        if all(address.is_loopback for address in addresses):
            return (AccessObstacle.NO_NETWORK,)
        answers = await asyncio.gather(*(_answers(address, port) for address in addresses))
        return tuple(self._found(addresses, is_answered=any(answers)))

    def _found(
        self, addresses: Collection[Address], *, is_answered: bool
    ) -> Iterator[AccessObstacle]:
        if not is_answered:
            yield AccessObstacle.PORT_CLOSED
        networks = self._networks()
        is_here = any(address in network for address in addresses for network in networks)
        if networks and not is_here and all(address.is_private for address in addresses):
            yield AccessObstacle.OTHER_NETWORK


async def _answers(address: Address, port: int) -> bool:
    """Return whether something accepts connections there."""
    try:
        async with asyncio.timeout(_PATIENCE_S):
            _, writer = await asyncio.open_connection(str(address), port)
    except OSError:
        return False
    writer.close()
    return True
