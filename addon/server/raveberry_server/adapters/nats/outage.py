"""An outage in which so many NATS servers are gone that those left can store nothing.

A server that is parted from NATS cannot know if another one leads. But a machine that refuses
connections can be reached, and has no NATS server; without a majority of them, no lease is taken.
"""

import asyncio
import logging
import socket
from collections.abc import Callable, Sequence
from typing import Final
from urllib.parse import ParseResult

_LOGGER = logging.getLogger(__name__)

_FEWEST: Final = 3
"""Servers that a lease has copies on; two of them store it."""
_PROBE_S: Final = 0.5
_PROBE_EVERY_S: Final = 0.25
_DEFAULT_PORT: Final = 4222


async def until_lease_can_be_taken(servers: Callable[[], Sequence[ParseResult]]) -> None:
    """Wait while all NATS servers, but one at most, refuse connections.

    Args:
        servers: all servers of the cluster, in no order; one may be in it twice.
    """
    is_reported = False
    while await _is_without_majority(servers()):
        if not is_reported:
            _LOGGER.warning("Most NATS servers are gone, so no server can lead; the song plays on")
        is_reported = True
        await asyncio.sleep(_PROBE_EVERY_S)


async def _is_without_majority(servers: Sequence[ParseResult]) -> bool:
    """Return whether it is certain that too few servers run; without an answer, it is not."""
    if len(servers) < _FEWEST:
        return False
    refusals = await asyncio.gather(*map(_is_refused, servers))
    return refusals.count(False) <= 1


async def _is_refused(server: ParseResult) -> bool:
    """Return whether the machine at an address answers that no process listens there."""
    if not server.hostname:
        # The name of no machine would be that of this one.
        return False
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(_PROBE_S):
            found = await loop.getaddrinfo(
                server.hostname,
                server.port or _DEFAULT_PORT,
                type=socket.SOCK_STREAM,
                flags=socket.AI_ADDRCONFIG,
            )
            for family, kind, protocol, _, address in found:
                with socket.socket(family, kind, protocol) as probe:
                    probe.settimeout(0)
                    try:
                        await loop.sock_connect(probe, address)
                    except ConnectionRefusedError:
                        continue
                return False
            return bool(found)
    except (OSError, ValueError):
        return False
