"""Identity cookie and network address of a request's sender."""

import hashlib
import hmac
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final, Self

from aiohttp import hdrs, web

from raveberry_server.domain.model.guest import Guest, Location
from raveberry_server.domain.model.ids import GuestId

COOKIE: Final = "raveberry"

_TOKEN: Final = re.compile(
    r"(?:(?P<closings>[1-9][0-9]{0,8})\.)?(?:(?P<guest>g[0-9a-f]{16})\.)?[A-Za-z0-9_-]{43}"
)
_ID_LENGTH: Final = 16
_FORWARDED_FOR: Final = "X-Forwarded-For"

type Network = IPv4Network | IPv6Network
type Address = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityCookie:
    """Cookie of an identity.

    Attributes:
        token: the value of the cookie.
        hash: the stored hash of it.
        guest: the identity: named in the token after a renewal, else derived from its hash.
        is_renewed: the token names the identity.
        closings: the number of closings of the party when it was issued.
    """

    token: str = field(repr=False)
    hash: str = field(repr=False)
    guest: GuestId
    is_renewed: bool
    closings: int

    @classmethod
    def of(cls, token: str) -> Self:
        """Return the cookie with a token.

        Raises:
            ValueError: no such token is ever issued.
        """
        match = _TOKEN.fullmatch(token)
        if match is None:
            raise ValueError("not a token")
        hashed = hash_of(token)
        named = match["guest"]
        return cls(
            token=token,
            hash=hashed,
            guest=GuestId(named or f"g{hashed[:_ID_LENGTH]}"),
            is_renewed=named is not None,
            closings=int(match["closings"] or 0),
        )

    def belongs_to(self, guest: Guest) -> bool:
        """Return whether it is the present cookie of a guest, who may have got another one."""
        return hmac.compare_digest(guest.token_hash or "", self.hash)


def hash_of(token: str) -> str:
    """Return the stored hash of a token; unsalted, because a token has 256 random bits.

    It is not cached: each request without a cookie makes one, and the entries of a burst would lie
    all over the heap and keep it from being trimmed.
    """
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Sender of a request, as far as its headers show it.

    Attributes:
        cookies: all cookies.
        cookie: the identity cookie, None without a well-formed one.
        address: the address, which trusted proxies may forward; None on a unix socket.
        address_text: the same as text.
        network: the address as text, or in IPv6 its /64 network, which is one household.
        location: where devices cannot be distinguished, the network that limits apply to.
    """

    cookies: Mapping[str, str] = field(repr=False)
    cookie: IdentityCookie | None
    address: Address | None
    address_text: str | None
    network: str | None
    location: Location

    @classmethod
    def of(cls, request: web.Request, trusted_proxies: Sequence[Network]) -> Self:
        """Return the sender of a request."""
        address = _client_address(request, trusted_proxies)
        network = network_of(address)
        key = network or ""
        wider = key
        if isinstance(address, IPv4Address) and not address.is_loopback:
            # Where devices cannot be told apart, a phone may take further addresses of its network.
            wider = str(IPv4Network((int(address) >> 8 << 8, 24)))
        return cls(
            cookies=request.cookies,
            cookie=_identity_cookie(request.cookies.get(COOKIE, "")),
            address=address,
            address_text=str(address) if address is not None else None,
            network=network,
            location=Location(key=key, network=wider),
        )


def sender_key(request: web.Request) -> Sequence[str | None]:
    """Return everything that a sender is read from."""
    headers = request.headers
    cookie = headers.get(hdrs.COOKIE)
    if _FORWARDED_FOR in headers:
        return (request.remote, cookie, *headers.getall(_FORWARDED_FOR))
    return request.remote, cookie


def peer_of(request: web.Request) -> Address | None:
    """Return the address of the connection's peer, None on a unix socket."""
    return address_in(request.remote or "")


@lru_cache(maxsize=4096)
def address_in(text: str) -> Address | None:
    """Parse an address; IPv4-mapped IPv6 addresses become IPv4."""
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return address.ipv4_mapped or address if isinstance(address, IPv6Address) else address


def _identity_cookie(token: str) -> IdentityCookie | None:
    try:
        return IdentityCookie.of(token)
    except ValueError:
        return None


def network_of(address: Address | None) -> str | None:
    """Return an address as text, or in IPv6 its /64 network, which is one household."""
    if isinstance(address, IPv6Address):
        return str(IPv6Network((int(address) >> 64 << 64, 64)))
    return str(address) if address is not None else None


def _client_address(request: web.Request, trusted_proxies: Sequence[Network]) -> Address | None:
    """Return the client's address, which trusted proxies may forward.

    Each proxy appends the address of its peer, some as a header line of their own (HAProxy). So all
    lines are one list, which is read from its end as far as the proxies are trusted.
    """
    client = peer_of(request)
    hops = ",".join(request.headers.getall(_FORWARDED_FOR, [])).split(",")
    while client is not None and hops and any(client in network for network in trusted_proxies):
        named = address_in(hops.pop().strip())
        if named is None:
            break
        client = named
    return client
