"""Send the sound of the rooms to a Snapcast server elsewhere; started by s6.

It ends when that server or the player is away, and s6 starts it again. Meanwhile MPD drops the
sound.
"""

import os
import socket
import sys
from pathlib import Path
from typing import Final

_CONNECT_WITHIN_S: Final = 5.0
_TAKEN_WITHIN_MS: Final = 5_000
"""A server that takes nothing for that time is away."""

_MOST_BYTES: Final = 1 << 16


def send(fifo: Path, host: str, port: int) -> None:
    """Send all that is written into the FIFO, until its writer ends.

    Raises:
        OSError: the server is away.
    """
    with socket.create_connection((host, port), _CONNECT_WITHIN_S) as connection:
        connection.settimeout(None)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _TAKEN_WITHIN_MS)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with fifo.open("rb", buffering=0) as sound:
            while os.splice(sound.fileno(), connection.fileno(), _MOST_BYTES):
                pass


def main() -> int:
    """Send the FIFO that the command line names; return the exit code."""
    fifo, host, port = sys.argv[1:]
    try:
        send(Path(fifo), host, int(port))
    except OSError as err:
        print(f"the Snapcast server at {host}:{port} is away: {err}", flush=True)  # noqa: T201 - the log
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
