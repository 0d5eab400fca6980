"""Transports to the address of an entry: one device, or a multicast group."""

from collections.abc import Callable
from functools import partial
from typing import Final

from raveberry_visualizer.sinks.transport.multicast import (
    ANY_INTERFACE,
    TTLS,
    GroupOf,
    MulticastTransport,
)
from raveberry_visualizer.sinks.transport.paced import PacedTransport
from raveberry_visualizer.sinks.transport.transport import Transport
from raveberry_visualizer.sinks.transport.udp import UdpTransport

from .entry_fields import Fields

_SPREAD_MS: Final = range(16)
_DEFAULT_SPREAD_MS: Final = 5


def unicast(fields: Fields, *, default_port: int) -> Callable[[], Transport]:
    """Return a factory of transports to one device, paced unless `spread_ms` is 0."""
    host, port = fields.address(default_port=default_port)
    spread_ms = fields.number("spread_ms", allowed=_SPREAD_MS, default=_DEFAULT_SPREAD_MS)

    def transport() -> Transport:
        direct = UdpTransport(host=host, port=port)
        return PacedTransport(transport=direct, spread_s=spread_ms / 1000) if spread_ms else direct

    return transport


def multicast(fields: Fields, group_of: GroupOf, *, default_port: int) -> Callable[[], Transport]:
    """Return a factory of multicast transports; not paced, as each group has its own device."""
    return partial(
        MulticastTransport,
        group_of=group_of,
        port=fields.port(default=default_port),
        interface=fields.text("interface", default=ANY_INTERFACE),
        ttl=fields.number("ttl", allowed=TTLS, default=TTLS[0]),
    )
