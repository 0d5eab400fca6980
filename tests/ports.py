"""Free loopback ports for tests."""

import random
import socket
from collections import deque
from contextlib import suppress
from typing import Final

PORTS: Final = range(20_000, 32_000)
"""Below the ephemeral ports: a client with one of those that connects before the server listens may
connect to itself and occupy the server's port."""

_RECENT: Final = deque[int](maxlen=1_000)
"""Ports that a test may have chosen without listening yet."""


def free_port(kind: socket.SocketKind = socket.SOCK_STREAM) -> int:
    """Return a loopback port that is currently unused."""
    chance = random.SystemRandom()
    while True:
        port = chance.choice(PORTS)
        if port in _RECENT:
            continue
        with socket.socket(socket.AF_INET, kind) as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            _RECENT.append(port)
            return port
