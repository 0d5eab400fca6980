"""Resources of this machine: descriptors, disk space and network address."""

import asyncio
import ipaddress
import logging
import resource
import shutil
import socket
from contextlib import closing
from pathlib import Path
from typing import Final

from raveberry_server.application.problems.disk_space import DiskSpace

_OUTSIDE: Final = ("192.0.2.1", 9)
"""A documentation address (RFC 5737): it selects a route, and nothing is ever sent to it."""

LOOPBACK: Final = "127.0.0.1"

MOST_DESCRIPTORS: Final = 65_536
"""More is of no use to one process, and some programs iterate over all possible descriptors."""

_LOGGER = logging.getLogger(__name__)


def raise_descriptor_limit() -> int:
    """Raise the limit of open descriptors as far as the system allows, and return it.

    systemd and containers start processes with a soft limit of 1,024 (for `select`, which
    connections do not use) and a hard one of half a million.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_DESCRIPTORS if hard == resource.RLIM_INFINITY else min(hard, MOST_DESCRIPTORS)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return MOST_DESCRIPTORS if soft == resource.RLIM_INFINITY else soft
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    except (OSError, ValueError) as err:
        _LOGGER.warning("No more than %s descriptors can be opened: %s", soft, err)
        return soft
    return wanted


async def disk_space(folder: Path) -> DiskSpace:
    """Return free and total space of a folder's disk.

    Raises:
        OSError: it cannot be measured.
    """
    usage = await asyncio.to_thread(shutil.disk_usage, folder)
    return DiskSpace(free=usage.free, total=usage.total)


def lan_address() -> str:
    """Return this machine's address in the local network, else the loopback address."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        try:
            probe.connect(_OUTSIDE)
        except OSError:
            return LOOPBACK
        address = str(probe.getsockname()[0])
    return LOOPBACK if ipaddress.ip_address(address).is_unspecified else address
