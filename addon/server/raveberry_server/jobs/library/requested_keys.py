"""Keys of requested songs, whose turn comes first in jobs that work on all songs."""

import json
from collections.abc import Iterator


class RequestedKeys:
    """Keys of requested songs, received in the thread that reads standard input."""

    def __init__(self) -> None:
        self._keys: tuple[str, ...] = ()
        self._rest = b""

    def receive(self, data: bytes) -> None:
        """Take bytes from the server; the last complete line counts."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            self._keys = tuple(json.loads(line))

    def __iter__(self) -> Iterator[str]:
        """Iterate over the present keys, in the order of the queue."""
        return iter(self._keys)
