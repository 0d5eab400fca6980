"""Clock and time zone of this machine."""

import logging
import os
import time
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

_LOCALTIME: Final = Path("/etc/localtime")

_LOGGER = logging.getLogger(__name__)


class SystemClock:
    """Implementation of the port `Clock`."""

    def __init__(self) -> None:
        self._zone = house_zone()

    def at(self) -> datetime:
        """Return the wall-clock time in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - the only place that reads the clock

    def mono_s(self) -> float:
        """Return monotonic seconds, the same for all processes of one boot."""
        return time.monotonic()

    def boot_s(self) -> float:
        """Return monotonic seconds that also count while the machine is suspended."""
        return time.clock_gettime(time.CLOCK_BOOTTIME)

    def zone(self) -> tzinfo:
        """Return the time zone of this machine."""
        return self._zone


def house_zone() -> tzinfo:
    """Return the time zone: `TZ`, which Home Assistant sets, else the system's.

    Unlike the C library's, it has the offsets of other dates, and an unknown name is logged.
    """
    name = os.environ.get("TZ", "").removeprefix(":")
    try:
        if name and not name.startswith("/"):
            return ZoneInfo(name)
        with Path(name or _LOCALTIME).open("rb") as file:
            return ZoneInfo.from_file(file)
    except (OSError, ValueError, KeyError) as err:
        if name:
            _LOGGER.warning("The time zone %r is not known (%s); quiet hours use UTC", name, err)
    return UTC
