"""The file by which the server leads us to another broker."""

import json
import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

LOOK_S: Final = 1.0
"""Between two looks at the file."""

_PORTS: Final = range(1, 65_536)


@dataclass(frozen=True, slots=True, kw_only=True)
class Broker:
    """Address and credentials of a broker; `ca` is a file of certificates to trust."""

    host: str
    port: int
    username: str | None
    password: str | None = field(repr=False)
    is_tls: bool
    ca: str | None = None


class BrokerFile:
    """Watches the file that raveberry_server.adapters.mqtt.broker_file writes."""

    def __init__(self, *, path: Path) -> None:
        self._path = path
        self._looked_s = -math.inf
        self._seen: tuple[int, int] | None = None
        self._broker: Broker | None = None

    def changed(self, now_s: float) -> Broker | None:
        """The broker that it names; None while it names none that can be used."""
        if now_s - self._looked_s >= LOOK_S:
            self._looked_s = now_s
            self._look()
        return self._broker

    def _look(self) -> None:
        try:
            status = self._path.stat()
            seen = (status.st_mtime_ns, status.st_ino)
            if seen != self._seen:
                self._broker = _broker(json.loads(self._path.read_bytes())) or self._broker
                self._seen = seen
        except (OSError, ValueError, RecursionError):
            # It is not there yet, or not readable: the broker of before stays.
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
