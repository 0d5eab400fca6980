"""Send the sound of the rooms to a Snapcast server elsewhere; started by s6.

While that server or the player is away, it tries again and again, and MPD drops the sound.
"""

import os
import socket
import sys
import time
from pathlib import Path
from typing import Final, Never

_CONNECT_WITHIN_S: Final = 5.0
_TAKEN_WITHIN_MS: Final = 5_000
"""A server that takes nothing for that time is away."""

_AGAIN_AFTER_S: Final = 1.0
_MOST_BYTES: Final = 1 << 16


def _print_log(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - the log


def _connection(host: str, port: int) -> socket.socket:
    connection = socket.create_connection((host, port), _CONNECT_WITHIN_S)
    connection.settimeout(None)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _TAKEN_WITHIN_MS)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def send(fifo: Path, host: str, port: int) -> Never:
    """Send all that is written into the FIFO, and log once when the server leaves or returns."""
    is_away = False
    while True:
        try:
            with fifo.open("rb", buffering=0) as sound, _connection(host, port) as connection:
                if is_away:
                    is_away = False
                    _print_log(f"the Snapcast server at {host}:{port} is back")
                while os.splice(sound.fileno(), connection.fileno(), _MOST_BYTES):
                    pass
        except FileNotFoundError:
            pass  # the player makes the FIFO when it starts
        except OSError as err:
            if not is_away:
                is_away = True
                _print_log(f"the Snapcast server at {host}:{port} is away: {err}")
        # The player closes the FIFO before it removes it. Opened in between, the FIFO would block
        # for ever.
        time.sleep(_AGAIN_AFTER_S)


def main() -> Never:
    """Send the FIFO that the command line names."""
    fifo, host, port = sys.argv[1:]
    send(Path(fifo), host, int(port))


if __name__ == "__main__":
    main()
