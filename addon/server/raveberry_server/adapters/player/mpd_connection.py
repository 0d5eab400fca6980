"""One connection to MPD, with a time limit for every answer.

It runs python-mpd2's blocking client in a thread. The asyncio client of that library has no command
lists, with which MPD carries out several commands at one moment, and starts a task without an
owner. Closing the connection ends whatever the thread waits for, so the next connection can use the
same thread.
"""

import asyncio
import contextlib
import socket
import struct
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path
from typing import Final, override

import mpd

from raveberry_server.application.errors import LeadLostError, PlayerFault, PlayerLostError

ANSWER_WITHIN_S: Final = 4.0
"""MPD answers in a millisecond; opening a file on a sleeping disk may take seconds."""

_PEER: Final = struct.Struct("3i")
"""`struct ucred` of unix(7): process, user, group."""


class _Client(mpd.MPDClient):  # type: ignore[misc] # python-mpd2 has no types
    """The blocking client on a socket of its own.

    When connecting or writing fails, python-mpd2 3.1.1 drops its socket unclosed and its buffer
    unwritten, and both then raise in a finalizer, where nothing can catch it.
    """

    connection: socket.socket | None = None
    process: int | None = None
    is_closed = False

    @override
    def _connect_unix(self, path: str) -> socket.socket:
        self.connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        if self.is_closed:
            raise mpd.ConnectionError("closed before it was connected")
        self.connection.settimeout(self.timeout)
        self.connection.connect(path)
        # MPD lets every user of this machine connect.
        with contextlib.suppress(OSError):
            Path(path).chmod(0o660)
        peer = self.connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _PEER.size)
        self.process = _PEER.unpack(peer)[0] or None
        return self.connection

    @override
    def _write_line(self, line: str) -> None:
        if self.connection is None:
            raise mpd.ConnectionError("not connected")
        self.connection.sendall(f"{line}\n".encode())

    def close(self) -> None:
        """Close the socket in every state."""
        with contextlib.suppress(OSError):
            self.disconnect()
        if self.connection is not None:
            self.connection.close()


class MpdConnection:
    """One connection; `open` comes first, `close` last."""

    def __init__(
        self,
        *,
        path: Path,
        answer_within_s: float,
        thread: Executor,
        may_act: Callable[[], bool] = lambda: True,
    ) -> None:
        """Take the path of MPD's socket, and a thread that is not shut down here.

        Nothing is sent unless this server `may_act`, as MPD cannot know which server leads.
        """
        self._may_act = may_act
        self._path = path
        self._answer_within_s = answer_within_s
        self._client = _Client()
        self._client.timeout = answer_within_s
        self._thread = thread

    async def open(self) -> None:
        """Connect.

        Raises:
            PlayerLostError: MPD is not running, or does not greet.
        """
        await self.run(lambda client: client.connect(str(self._path)))

    async def run[R](self, work: Callable[[mpd.MPDClient], R], *, may_wait: bool = False) -> R:
        """Run work on the client in the thread; `may_wait` if MPD answers only after a change.

        Raises:
            PlayerLostError: the connection cannot be used any more.
            mpd.CommandError: MPD refuses; the connection is fine.
        """
        loop = asyncio.get_running_loop()
        # The client's own timeout restarts with each byte, so it does not limit the whole answer.
        longest_s = None if may_wait else self._answer_within_s * 1.5
        try:
            async with asyncio.timeout(longest_s):
                return await loop.run_in_executor(self._thread, self._done, work)
        except TimeoutError as err:
            raise PlayerLostError(
                PlayerFault.SILENT, f"MPD at {self._path} does not answer"
            ) from err
        except mpd.CommandError:
            raise
        except (OSError, mpd.MPDError, UnicodeError) as err:
            raise PlayerLostError(PlayerFault.UNREACHABLE, f"MPD at {self._path}: {err}") from err

    def _done[R](self, work: Callable[[mpd.MPDClient], R]) -> R:
        """Work in the thread, unless another server may lead by now."""
        if not self._may_act():
            raise LeadLostError
        return work(self._client)

    @property
    def process(self) -> int | None:
        """The process id of MPD, None if it is unknown."""
        return self._client.process

    def close(self) -> None:
        """Close the connection, and end whatever the thread waits for."""
        self._client.is_closed = True
        if self._client.connection is not None:
            with contextlib.suppress(OSError):
                self._client.connection.shutdown(socket.SHUT_RDWR)
        self._thread.submit(self._client.close)
