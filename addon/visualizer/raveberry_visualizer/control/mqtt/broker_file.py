"""The file in which the server names the current broker."""

import json
import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

POLL_S: Final = 1.0
"""Interval at which the file is checked."""

_PORTS: Final = range(1, 65_536)


@dataclass(frozen=True, slots=True, kw_only=True)
class Broker:
    """Address and credentials of a broker; `ca` is a file of trusted certificates."""

    host: str
    port: int
    username: str | None
    password: str | None = field(repr=False)
    is_tls: bool
    ca: str | None = None


class BrokerFile:
    """Reads the file that raveberry_server.adapters.mqtt.visualizer_broker_file writes."""

    def __init__(self, *, path: Path) -> None:
        self._path = path
        self._checked_s = -math.inf
        self._seen: tuple[int, int] | None = None
        self._broker: Broker | None = None

    def current(self, now_s: float) -> Broker | None:
        """Return the named broker; None while there is no valid one."""
        if now_s - self._checked_s >= POLL_S:
            self._checked_s = now_s
            self._read()
        return self._broker

    def _read(self) -> None:
        try:
            status = self._path.stat()
            seen = (status.st_mtime_ns, status.st_ino)
            if seen != self._seen:
                self._broker = _broker(json.loads(self._path.read_bytes())) or self._broker
                self._seen = seen
        except (OSError, ValueError, RecursionError):
            # The file does not exist yet or is unreadable: keep the last broker.
            return


def _broker(raw: object) -> Broker | None:
    match raw:
        case {"host": str(host), "port": int(port), **rest} if host and port in _PORTS:
            return Broker(
                host=host,
                port=port,
                username=_text(rest.get("username")),
                password=_text(rest.get("password")),
                is_tls=rest.get("tls") is True,
                ca=_text(rest.get("ca")),
            )
        case _:
            return None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
