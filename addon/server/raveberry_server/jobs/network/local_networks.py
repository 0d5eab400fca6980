"""Networks of this machine, as the kernel lists them.

Addresses in them are local, even global ones: IPv6 has no private addresses by which a neighbour
could be recognized.
"""

import logging
import socket
from collections.abc import Collection, Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from pathlib import Path
from typing import Final

type Network = IPv4Network | IPv6Network
type Address = IPv4Address | IPv6Address

_LOGGER = logging.getLogger(__name__)
_KERNEL: Final = Path("/proc/net")
_NO_GATEWAY: Final = "00000000"
_NO_NEXT_HOP: Final = "0" * 32
_SHORTEST_IPV4: Final = 12
_SHORTEST_IPV6: Final = 40
"""Wider routes without a gateway belong to a tunnel, not to a network."""
_HOUSE_BITS: Final = 56
"""Providers assign such a prefix to a home (RFC 6177), of which a machine sees one network."""
_IPV6_ROUTE_FIELDS: Final = 10
_IPV4_ROUTE_FIELDS: Final = 8
_IPV6_ADDRESS_FIELDS: Final = 6


def own_networks(kernel: Path = _KERNEL) -> tuple[Network, ...]:
    """Return the networks of this machine's interfaces, and the prefixes of its IPv6 addresses."""
    found = {*on_link_networks(kernel), *ipv6_houses(_text(kernel / "if_inet6"))}
    return tuple(sorted(found, key=str))


def on_link_networks(kernel: Path = _KERNEL) -> tuple[Network, ...]:
    """Return the networks that this machine reaches without a gateway."""
    return (
        *ipv4_networks(_text(kernel / "route")),
        *ipv6_networks(_text(kernel / "ipv6_route")),
    )


def addresses_of(names: Collection[str]) -> frozenset[Address]:
    """Return the addresses of public names that lead back to this machine (NAT hairpin)."""
    found: set[Address] = set()
    for name in names:
        try:
            answers = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            continue  # an unresolvable name cannot lead here
        found |= {ip_address(str(answer[4][0]).partition("%")[0]) for answer in answers}
    return frozenset(found)


def ipv4_networks(routes: str) -> Iterator[Network]:
    """Yield the directly connected networks in ``/proc/net/route``."""
    for line in routes.splitlines()[1:]:
        fields = line.split()
        if len(fields) < _IPV4_ROUTE_FIELDS or fields[2] != _NO_GATEWAY:
            continue
        try:
            # The kernel prints addresses in the machine's byte order, which is little-endian here.
            address, mask = (
                IPv4Address(int.from_bytes(bytes.fromhex(field), "little"))
                for field in (fields[1], fields[7])
            )
            network = IPv4Network((int(address), str(mask)), strict=False)
        except ValueError:
            continue
        if network.prefixlen >= _SHORTEST_IPV4:
            yield network


def ipv6_networks(routes: str) -> Iterator[Network]:
    """Yield the directly connected networks in ``/proc/net/ipv6_route``."""
    for line in routes.splitlines():
        fields = line.split()
        if len(fields) < _IPV6_ROUTE_FIELDS or fields[4] != _NO_NEXT_HOP:
            continue
        try:
            network = IPv6Network((int(fields[0], 16), int(fields[1], 16)), strict=False)
        except ValueError:
            continue
        if network.prefixlen >= _SHORTEST_IPV6:
            yield network


def ipv6_houses(addresses: str) -> Iterator[Network]:
    """Yield the home prefix of each global address in ``/proc/net/if_inet6``."""
    for line in addresses.splitlines():
        fields = line.split()
        if len(fields) < _IPV6_ADDRESS_FIELDS:
            continue
        try:
            address = IPv6Address(int(fields[0], 16))
        except ValueError:
            continue
        if address.is_global:
            yield IPv6Network((int(address), _HOUSE_BITS), strict=False)


def _text(file: Path) -> str:
    try:
        return file.read_text()
    except OSError as err:
        _LOGGER.debug("%s cannot be read: %s", file, err)
        return ""
