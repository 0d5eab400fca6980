"""A sound over the music: a second player inside MPD, with an output of its own.

MPD calls such a player a partition. The sound server mixes what both play.
"""

import contextlib
from concurrent.futures import Executor
from pathlib import Path

import mpd

from raveberry_server.application.errors import PlayerLostError, TrackError
from raveberry_server.application.ports import VOICE_OUTPUT, PlayerState

from . import mpd_protocol
from .mpd_connection import MpdLine


class MpdVoice:
    """Speaks through a connection of its own, which it has only while it does."""

    def __init__(self, *, path: Path, answer_within_s: float, thread: Executor) -> None:
        self._path = path
        self._answer_within_s = answer_within_s
        self._thread = thread
        self._line: MpdLine | None = None

    async def speak(self, location: str, volume: float) -> None:
        """Begin.

        Raises:
            TrackError: MPD does not take the sound, or has no output for it.
            PlayerLostError: MPD cannot be reached.
        """

        def begin(client: mpd.MPDClient) -> None:
            with contextlib.suppress(mpd.CommandError):  # it is there since the last time
                client.newpartition(VOICE_OUTPUT)
            client.partition(VOICE_OUTPUT)
            client.moveoutput(VOICE_OUTPUT)
            for output in client.outputs():
                client.enableoutput(output["outputid"])
            client.clear()
            client.setvol(round(volume * 100))
            client.addid(location)
            client.play()

        line = await self._opened()
        try:
            await line.ask(begin)
        except mpd.CommandError as err:
            raise TrackError(f"MPD cannot play {location} over the music: {err}") from err

    async def state(self) -> PlayerState:
        """What has become of it."""
        if self._line is None:
            return PlayerState.STOPPED
        return mpd_protocol.state(await self._line.ask(lambda client: client.status()))

    async def hush(self) -> None:
        """End it, whoever began it."""

        def end(client: mpd.MPDClient) -> None:
            with contextlib.suppress(mpd.CommandError):  # nobody has ever spoken
                client.partition(VOICE_OUTPUT)
                client.clear()

        try:
            await (await self._opened()).ask(end)
        finally:
            self.hang_up()

    def hang_up(self) -> None:
        """Let go of the connection; what is said goes on."""
        if self._line is not None:
            self._line.hang_up()
        self._line = None

    async def _opened(self) -> MpdLine:
        if self._line is None:
            line = MpdLine(
                path=self._path, answer_within_s=self._answer_within_s, thread=self._thread
            )
            try:
                await line.open()
            except PlayerLostError:
                line.hang_up()
                raise
            self._line = line
        return self._line
