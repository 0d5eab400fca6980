"""Names of the devices behind IP addresses, from the kernel's neighbour table.

It is queried for one address at a time over rtnetlink, which takes microseconds and needs no
privileges.
"""

import hashlib
import hmac
import ipaddress
import logging
import os
import socket
import struct
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

_LOGGER = logging.getLogger(__name__)

KNOWN_FOR_S: Final = 30.0
UNKNOWN_FOR_S: Final = 1.0
MOST_KEPT: Final = 10_000

_GATEWAYS_FOR_S: Final = 60.0
_RTM_NEWNEIGH: Final = 28
_RTM_GETNEIGH: Final = 30
_NLM_F_REQUEST: Final = 1
_NDA_DST: Final = 1
_NDA_LLADDR: Final = 2
_HEADER: Final = struct.Struct("=LHHLL")
_NEIGHBOUR: Final = struct.Struct("=BxHlHBB")
_ATTRIBUTE: Final = struct.Struct("=HH")
_LONGEST_ANSWER: Final = 4096
_PATIENCE_S: Final = 0.05
_IPV4_BYTES: Final = 4
_NAME_BYTES: Final = 8
_ROUTES: Final = Path("/proc/net/route")
_ROUTES_6: Final = Path("/proc/net/ipv6_route")
_GATEWAY_FLAG: Final = 2


class KernelNeighbours:
    """Implementation of the port `Neighbours`.

    Hardware addresses are never shown or stored, only keyed hashes of them.
    """

    def __init__(self, *, key: bytes, mono_s: Callable[[], float]) -> None:
        self._key = hmac.digest(key, b"devices", hashlib.sha256)
        self._mono_s = mono_s
        self._known: OrderedDict[str, tuple[str | None, float]] = OrderedDict()
        self._gateways: frozenset[bytes] = frozenset()
        self._gateways_until_s = float("-inf")

    def device_of(self, address: str) -> str | None:
        """Return a name of the device at an address, None for gateways too.

        All clients behind a gateway have its hardware address.
        """
        now_s = self._mono_s()
        known = self._known.get(address)
        if known is not None and now_s < known[1]:
            return known[0]
        hardware = self._hardware_address(address)
        name = None
        if hardware is not None and hardware not in self._hardware_of_gateways(now_s):
            digest = hmac.digest(self._key, hardware, hashlib.sha256)
            name = f"device {digest[:_NAME_BYTES].hex()}"
        lasts_s = UNKNOWN_FOR_S if name is None else KNOWN_FOR_S
        self._known.pop(address, None)
        self._known[address] = (name, now_s + lasts_s)
        if len(self._known) > MOST_KEPT:
            self._known.popitem(last=False)
        return name

    def _hardware_of_gateways(self, now_s: float) -> frozenset[bytes]:
        if now_s >= self._gateways_until_s:
            found = (self._hardware_address(address) for address in gateways())
            self._gateways = frozenset(address for address in found if address is not None)
            self._gateways_until_s = now_s + _GATEWAYS_FOR_S
        return self._gateways

    def _hardware_address(self, text: str) -> bytes | None:
        try:
            address = ipaddress.ip_address(text)
        except ValueError:
            return None
        if address.is_loopback or address.is_unspecified:
            return None
        try:
            with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, socket.NETLINK_ROUTE) as line:
                line.settimeout(_PATIENCE_S)
                line.bind((0, 0))
                for number, _ in socket.if_nameindex():
                    line.send(question(address.packed, number))
                    found = hardware_in(line.recv(_LONGEST_ANSWER), address.packed)
                    if found is not None:
                        return found
        except OSError as err:
            _LOGGER.debug("The kernel's neighbour table has no answer for %s: %s", text, err)
        return None


def question(address: bytes, interface: int) -> bytes:
    """Return the request for the neighbour entry of an address at one interface."""
    family = socket.AF_INET if len(address) == _IPV4_BYTES else socket.AF_INET6
    body = _NEIGHBOUR.pack(family, 0, interface, 0, 0, 0)
    body += _ATTRIBUTE.pack(_ATTRIBUTE.size + len(address), _NDA_DST) + address
    size = _HEADER.size + len(body)
    return _HEADER.pack(size, _RTM_GETNEIGH, _NLM_F_REQUEST, 1, os.getpid() & 0x7FFF_FFFF) + body


def hardware_in(answer: bytes, address: bytes) -> bytes | None:
    """Return the hardware address in a response about an address, None if it has none."""
    if len(answer) < _HEADER.size + _NEIGHBOUR.size:
        return None
    size, kind, *_ = _HEADER.unpack_from(answer)
    if kind != _RTM_NEWNEIGH or not _HEADER.size + _NEIGHBOUR.size <= size <= len(answer):
        return None
    found = dict(_attributes(answer[_HEADER.size + _NEIGHBOUR.size : size]))
    hardware = found.get(_NDA_LLADDR, b"")
    return hardware if found.get(_NDA_DST) == address and any(hardware) else None


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    while len(data) >= _ATTRIBUTE.size:
        length, kind = _ATTRIBUTE.unpack_from(data)
        if not _ATTRIBUTE.size <= length <= len(data):
            return
        yield kind, data[_ATTRIBUTE.size : length]
        data = data[(length + 3) & ~3 :]


def gateways(routes: Path = _ROUTES, routes_6: Path = _ROUTES_6) -> Iterator[str]:
    """Yield the addresses of gateways to other networks."""
    with suppress(OSError, ValueError, IndexError):
        for line in routes.read_text(encoding="ascii").splitlines()[1:]:
            _, _, gateway, flags, *_ = line.split()
            if int(flags, 16) & _GATEWAY_FLAG:
                yield str(ipaddress.IPv4Address(int(gateway, 16).to_bytes(4, "little")))
    with suppress(OSError, ValueError, IndexError):
        for line in routes_6.read_text(encoding="ascii").splitlines():
            parts = line.split()
            gateway, flags = parts[4], parts[8]
            if int(flags, 16) & _GATEWAY_FLAG:
                yield str(ipaddress.IPv6Address(bytes.fromhex(gateway)))
