"""This machine: its clocks and its address."""

import ipaddress
import socket
import time
from contextlib import closing
from datetime import UTC, datetime
from typing import Final

_OUTSIDE: Final = ("192.0.2.1", 9)
"""An address of documentation (RFC 5737): it chooses a route, nothing is ever sent to it."""

LOOPBACK: Final = "127.0.0.1"


class SystemClock:
    """Implements the port `Clock`."""

    def at(self) -> datetime:
        """Wall-clock time in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - this is the one place that reads it

    def mono_s(self) -> float:
        """Monotonic seconds, alike for all processes of one boot."""
        return time.monotonic()


def lan_address() -> str:
    """This machine's address as others in the house reach it, else the loopback address."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        try:
            probe.connect(_OUTSIDE)
        except OSError:
            return LOOPBACK
        address = str(probe.getsockname()[0])
    return LOOPBACK if ipaddress.ip_address(address).is_unspecified else address
