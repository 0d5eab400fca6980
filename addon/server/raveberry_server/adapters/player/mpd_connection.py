"""One connection to MPD that never keeps anybody waiting.

It is python-mpd2's blocking client in a thread, and not its asyncio client: that one has no
command lists, by which MPD answers or acts on several commands at one moment, and it runs a task
that nobody owns. Hanging up ends whatever the thread waits for, so the next connection can use the
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

from raveberry_server.application.errors import PlayerFault, PlayerLostError

ANSWER_WITHIN_S: Final = 4.0
"""MPD answers in a millisecond; a song's file on a sleeping disk may take seconds to open."""

_PEER: Final = struct.Struct("3i")
"""`struct ucred` of unix(7): process, user, group."""


class _Client(mpd.MPDClient):  # type: ignore[misc] # python-mpd2 has no types
    """The blocking client, where it connects and writes by a socket that we keep.

    python-mpd2 3.1.1 drops its socket unclosed, and its buffer unwritten, when either fails; both
    then complain where nobody can catch it.
    """

    connection: socket.socket | None = None
    process: int | None = None
    is_over = False

    @override
    def _connect_unix(self, path: str) -> socket.socket:
        self.connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        if self.is_over:
            raise mpd.ConnectionError("given up before it was connected")
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

    def let_go(self) -> None:
        """Close everything, whatever state it is in."""
        with contextlib.suppress(OSError):
            self.disconnect()
        if self.connection is not None:
            self.connection.close()


class MpdLine:
    """One connection; `open` comes first, `hang_up` last."""

    def __init__(self, *, path: Path, answer_within_s: float, thread: Executor) -> None:
        """Take what connects; `thread` runs one thing at a time and is not shut down here."""
        self._path = path
        self._answer_within_s = answer_within_s
        self._client = _Client()
        self._client.timeout = answer_within_s
        self._thread = thread

    async def open(self) -> None:
        """Connect.

        Raises:
            PlayerLostError: MPD is not there, or does not greet us.
        """
        await self.ask(lambda client: client.connect(str(self._path)))

    async def ask[R](self, work: Callable[[mpd.MPDClient], R], *, may_wait: bool = False) -> R:
        """Let the thread talk to MPD; `may_wait` where MPD answers only once it has news.

        Raises:
            PlayerLostError: the connection is of no use any more.
            mpd.CommandError: MPD refuses; the connection is fine.
        """
        loop = asyncio.get_running_loop()
        # The client's own timeout begins anew with each byte, so it is not the last word.
        longest_s = None if may_wait else self._answer_within_s * 1.5
        try:
            async with asyncio.timeout(longest_s):
                return await loop.run_in_executor(self._thread, work, self._client)
        except TimeoutError as err:
            raise PlayerLostError(
                PlayerFault.SILENT, f"MPD at {self._path} does not answer"
            ) from err
        except mpd.CommandError:
            raise
        except (OSError, mpd.MPDError, UnicodeError) as err:
            raise PlayerLostError(PlayerFault.UNREACHABLE, f"MPD at {self._path}: {err}") from err

    @property
    def process(self) -> int | None:
        """The process that listens at the other end, None if that is not known."""
        return self._client.process

    def hang_up(self) -> None:
        """End the connection and whatever the thread waits for."""
        self._client.is_over = True
        if self._client.connection is not None:
            with contextlib.suppress(OSError):
                self._client.connection.shutdown(socket.SHUT_RDWR)
        self._thread.submit(self._client.let_go)
