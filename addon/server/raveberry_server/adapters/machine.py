"""This machine: its clocks, its address and its memory."""

import asyncio
import ctypes
import gc
import ipaddress
import logging
import os
import resource
import secrets
import shutil
import socket
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from aiohttp.http import HttpVersion11, RawRequestMessage
from multidict import CIMultiDict, CIMultiDictProxy
from yarl import URL

from raveberry_server.application.problems.disk_space import DiskSpace
from raveberry_server.domain.model.codes import generate_code

_OUTSIDE: Final = ("192.0.2.1", 9)
"""An address of documentation (RFC 5737): it chooses a route, nothing is ever sent to it."""

LOOPBACK: Final = "127.0.0.1"

KEY_BYTES: Final = 32
_DICE: Final = secrets.SystemRandom()
_LOCALTIME: Final = Path("/etc/localtime")
MOST_DESCRIPTORS: Final = 65_536
"""More would be of no use to one process, and some programs look at each that may be open."""

MOST_SPARES: Final = 256
"""No library keeps more of a kind: uvloop and aiohttp 250, asyncio 255."""

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


def raise_descriptor_limit() -> int:
    """Let this process open as many descriptors as the system allows; how many those are.

    systemd and containers start processes with a soft limit of 1,024 (for `select`, which nobody
    here uses) and a hard one of half a million.
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


def resident_bytes() -> int | None:
    """Return how much memory the process has, None where that cannot be read."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    except OSError:
        return None
    return int(pages) * resource.getpagesize()


def give_memory_back() -> None:
    """Take apart what only refers to itself, and soon let the system have the memory.

    A page that has gone leaves a ring of some sixty objects, and the C library keeps what is freed
    below the last object in use. A single small object keeps 4 kB: Python's cache of methods alone
    holds up to 4,096 names that datetime made for one call each (bench/screen.md).
    """
    loop = asyncio.get_running_loop()
    gc.collect()
    sys._clear_internal_caches()  # noqa: SLF001 - public in all but its name
    for make in spares(loop):
        renew(make)
    # The event loop frees timers in its next turn, those that were cancelled last first.
    loop.call_later(1, ctypes.CDLL(None).malloc_trim, 0)


def spares(loop: asyncio.AbstractEventLoop) -> tuple[Callable[[], object], ...]:
    """What makes an object of each kind that asyncio, aiohttp and uvloop keep spare ones of."""
    of_request: Final = (
        *("GET", "/", HttpVersion11, CIMultiDictProxy(CIMultiDict[str]()), ()),
        *(False, None, False, False, URL("/")),
    )

    def timer() -> asyncio.TimerHandle:
        planned = loop.call_later(1, lambda: None)
        planned.cancel()
        return planned

    return loop.create_future().__iter__, lambda: RawRequestMessage(*of_request), timer


def renew(make: Callable[[], object]) -> None:
    """Let a library keep other spare objects, which lie close together.

    It keeps the last few hundred that were freed, and nobody can clear its list: after a crowd
    almost each of them lies alone in a page. So take them all, take as many new ones, and free the
    new ones first: then there is no room for the others.
    """
    old = [make() for _ in range(MOST_SPARES)]
    new = [make() for _ in range(MOST_SPARES)]
    new.clear()
    old.clear()


async def disk_space(folder: Path) -> DiskSpace:
    """Measure the disk of a folder.

    Raises:
        OSError: it cannot be measured.
    """
    usage = await asyncio.to_thread(shutil.disk_usage, folder)
    return DiskSpace(free=usage.free, total=usage.total)


def signing_key(path: Path) -> bytes:
    """Return the key that is kept in a file, a new one where there is none that can be used."""
    try:
        key = path.read_bytes()
    except OSError as err:
        _LOGGER.debug("No key in %s: %s", path, err)
    else:
        if len(key) == KEY_BYTES:
            return key
    fresh = secrets.token_bytes(KEY_BYTES)
    try:
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(fresh)
    except OSError as err:
        _LOGGER.warning("%s cannot be kept (%s); it is another one after a restart", path, err)
    return fresh


def drawn_code() -> str:
    """A code that nobody can foresee."""
    return generate_code(_DICE.choice)


def lan_address() -> str:
    """This machine's address as others in the house reach it, else the loopback address."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        try:
            probe.connect(_OUTSIDE)
        except OSError:
            return LOOPBACK
        address = str(probe.getsockname()[0])
    return LOOPBACK if ipaddress.ip_address(address).is_unspecified else address
