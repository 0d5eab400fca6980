"""A second player inside MPD for a sound over the music.

MPD calls such a player a partition. It has its own output; the sound server mixes both.
"""

import contextlib
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path

import mpd

from raveberry_server.application.errors import PlayerLostError, TrackError
from raveberry_server.application.ports import ANNOUNCEMENT_OUTPUT, PlayerState
from raveberry_server.domain.playback.file_range import FileRange

from . import mpd_answers
from .mpd_connection import MpdConnection
from .mpd_ranges import add_to_list


class MpdAnnouncementPartition:
    """The partition for announcements, with a connection that is open only while it is used."""

    def __init__(
        self,
        *,
        path: Path,
        answer_within_s: float,
        thread: Executor,
        may_act: Callable[[], bool] = lambda: True,
    ) -> None:
        self._may_act = may_act
        self._path = path
        self._answer_within_s = answer_within_s
        self._thread = thread
        self._connection: MpdConnection | None = None

    async def play(self, location: str, volume: float) -> None:
        """Play a sound at this volume.

        Raises:
            TrackError: MPD does not take the sound, or has no output for it.
            PlayerLostError: MPD cannot be reached.
        """

        def begin(client: mpd.MPDClient) -> None:
            with contextlib.suppress(mpd.CommandError):  # it exists since the last sound
                client.newpartition(ANNOUNCEMENT_OUTPUT)
            client.partition(ANNOUNCEMENT_OUTPUT)
            client.moveoutput(ANNOUNCEMENT_OUTPUT)
            for output in client.outputs():
                client.enableoutput(output["outputid"])
            client.clear()
            client.clearerror()
            client.setvol(round(volume * 100))
            part = FileRange.of(location)
            add_to_list(client, part.file if part else location, part)
            client.play()

        connection = await self._opened()
        try:
            await connection.run(begin)
        except mpd.CommandError as err:
            raise TrackError(f"MPD cannot play {location} over the music: {err}") from err

    async def state(self) -> PlayerState:
        """Return the state of the partition."""
        if self._connection is None:
            return PlayerState.STOPPED
        return mpd_answers.state(await self._connection.run(lambda client: client.status()))

    async def error(self) -> str | None:
        """Return the error that ended the sound, None if there is none."""
        if self._connection is None:
            return None
        return mpd_answers.error(await self._connection.run(lambda client: client.status()))

    async def stop(self) -> None:
        """Stop the sound, also one of an earlier server."""

        def end(client: mpd.MPDClient) -> None:
            with contextlib.suppress(mpd.CommandError):  # no sound was ever played
                client.partition(ANNOUNCEMENT_OUTPUT)
                client.clear()

        try:
            await (await self._opened()).run(end)
        finally:
            self.close()

    def close(self) -> None:
        """Close the connection; the sound plays on."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    async def _opened(self) -> MpdConnection:
        if self._connection is None:
            connection = MpdConnection(
                path=self._path,
                answer_within_s=self._answer_within_s,
                thread=self._thread,
                may_act=self._may_act,
            )
            try:
                await connection.open()
            except PlayerLostError:
                connection.close()
                raise
            self._connection = connection
        return self._connection
