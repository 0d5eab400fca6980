"""This machine: its clocks, its address and its memory."""

import ctypes
import gc
import ipaddress
import logging
import os
import secrets
import socket
import sys
import time
from contextlib import closing
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from raveberry_server.domain.codes import spelled

_OUTSIDE: Final = ("192.0.2.1", 9)
"""An address of documentation (RFC 5737): it chooses a route, nothing is ever sent to it."""

LOOPBACK: Final = "127.0.0.1"

_DICE: Final = secrets.SystemRandom()
_LOCALTIME: Final = Path("/etc/localtime")
_LOGGER = logging.getLogger(__name__)


class SystemClock:
    """Implements the port `Clock`."""

    def __init__(self) -> None:
        self._zone = house_zone()

    def at(self) -> datetime:
        """Wall-clock time in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - this is the one place that reads it

    def mono_s(self) -> float:
        """Monotonic seconds, alike for all processes of one boot."""
        return time.monotonic()

    def zone(self) -> tzinfo:
        """The time zone of this machine."""
        return self._zone


def house_zone() -> tzinfo:
    """The time zone as the C library finds it: `TZ` (which Home Assistant sets), else the system's.

    Unlike the C library's own, it knows the offsets of other days, and what does not fit is said.
    """
    name = os.environ.get("TZ", "").removeprefix(":")
    try:
        if name and not name.startswith("/"):
            return ZoneInfo(name)
        with Path(name or _LOCALTIME).open("rb") as file:
            return ZoneInfo.from_file(file)
    except (OSError, ValueError, KeyError) as err:
        if name:
            _LOGGER.warning("The time zone %r is not known (%s); quiet hours go by UTC", name, err)
    return UTC


def give_memory_back() -> None:
    """Take apart what only refers to itself, and let the system have the memory.

    A page that has gone leaves a ring of some sixty objects, and the C library keeps what is freed
    below the last object in use. A single small object keeps 4 kB: Python's cache of methods alone
    holds up to 4,096 names that datetime made for one call each (bench/screen.md).
    """
    gc.collect()
    sys._clear_internal_caches()  # noqa: SLF001 - public in all but its name
    ctypes.CDLL(None).malloc_trim(0)


def drawn_code() -> str:
    """A code that nobody can foresee."""
    return spelled(_DICE.choice)


def lan_address() -> str:
    """This machine's address as others in the house reach it, else the loopback address."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        try:
            probe.connect(_OUTSIDE)
        except OSError:
            return LOOPBACK
        address = str(probe.getsockname()[0])
    return LOOPBACK if ipaddress.ip_address(address).is_unspecified else address
