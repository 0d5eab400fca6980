"""Free loopback ports for tests."""

import fcntl
import os
import random
import socket
import tempfile
from collections import deque
from contextlib import suppress
from pathlib import Path
from typing import Final

PORTS: Final = range(20_000, 32_000)
"""Below the ephemeral ports: a client with one of those that connects before the server listens may
connect to itself and occupy the server's port."""

_MOST_KEPT: Final = 1_000
_KEPT: Final = deque[int]()
"""Ports that a test may have chosen without listening yet."""

_LOCKS: Final = Path(tempfile.gettempdir(), f"raveberry-test-ports-{os.getuid()}")
"""A file with a byte for each port. A process that chooses a port locks its byte, as other suites
may run at the same time; the system unlocks it when the process ends."""
_FILE: Final = os.open(_LOCKS, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)


def free_port(kind: socket.SocketKind = socket.SOCK_STREAM) -> int:
    """Return a loopback port that is currently unused."""
    chance = random.SystemRandom()
    while True:
        port = chance.choice(PORTS)
        if port in _KEPT:
            continue
        with socket.socket(socket.AF_INET, kind) as probe, suppress(OSError):
            fcntl.lockf(_FILE, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, port)
            _keep(port)
            probe.bind(("127.0.0.1", port))
            return port


def _keep(port: int) -> None:
    _KEPT.append(port)
    if len(_KEPT) > _MOST_KEPT:
        fcntl.lockf(_FILE, fcntl.LOCK_UN, 1, _KEPT.popleft())
