"""MPD as our player, over its unix socket."""

import asyncio
import logging
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import mpd

from raveberry_server.adapters.threads import WorkerThreads
from raveberry_server.application.errors import PlayerFault, PlayerLostError, TrackError
from raveberry_server.application.ports import PlayerReport, PlayerState
from raveberry_server.domain.model.settings import ReplayGain

from . import mpd_protocol
from .mpd_connection import ANSWER_WITHIN_S, MpdLine
from .mpd_overlay_player import MpdVoice
from .relayed_urls import StreamRelay, with_own_addresses

_LOGGER = logging.getLogger(__name__)

_NEWS: Final = ("player", "playlist", "mixer", "options", "output")
_PLAIN_MODES: Final = ("repeat", "random", "single", "consume")


class MpdPlayer:
    """Implements the port `Player`; one connection waits for news, one gives commands."""

    def __init__(
        self,
        *,
        path: Path,
        stream_socket: Path | None = None,
        relay: StreamRelay | None = None,
        answer_within_s: float = ANSWER_WITHIN_S,
    ) -> None:
        """Take where MPD listens, where its httpd output does, and how it gets streams.

        Without a relay MPD opens streams by itself, wherever their redirects lead.
        """
        self._path = path
        self._stream_socket = stream_socket
        self._relay = relay
        self._senders: frozenset[str] = frozenset()
        self._answer_within_s = answer_within_s
        self._command_thread = WorkerThreads(name="mpd commands")
        self._news_thread = WorkerThreads(name="mpd news")
        self._voice_thread = WorkerThreads(name="mpd voice")
        self._are_threads_started = False
        self._voice = MpdVoice(
            path=path, answer_within_s=answer_within_s, thread=self._voice_thread
        )
        self._commands: MpdLine | None = None
        self._news: MpdLine | None = None

    async def connect(self) -> None:
        """Reach MPD."""
        await self.close()
        await self._start_threads()
        self._commands = self._line(self._command_thread)
        self._news = self._line(self._news_thread)
        try:
            await self._commands.open()
            await self._news.open()
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """Hang up."""
        for line in (self._commands, self._news):
            if line is not None:
                line.hang_up()
        self._commands = self._news = None
        self._voice.hang_up()

    async def changed(self) -> None:
        """Wait for news from MPD."""
        await self._on_line(self._news, lambda client: client.idle(*_NEWS), may_wait=True)

    async def report(self) -> PlayerReport:
        """What MPD says of itself, all of one moment."""

        def ask(client: mpd.MPDClient) -> list[Any]:
            client.command_list_ok_begin()
            client.status()
            client.playlistinfo()
            client.outputs()
            client.replay_gain_status()
            return list(client.command_list_end())

        status, songs, outputs, gain = await self._ask(ask)
        self._senders = mpd_protocol.senders(outputs)
        report = mpd_protocol.report(status, songs, outputs, gain)
        return with_own_addresses(report, self._relay.port) if self._relay else report

    async def add(self, location: str, *, place: int) -> int:
        """Put a song into MPD's list."""
        opened = await self._opened(location)
        try:
            return mpd_protocol.song_number(
                await self._ask(lambda client: client.addid(opened, place))
            )
        except mpd.CommandError as err:
            raise TrackError(f"MPD does not take {location}: {err}") from err

    async def remove(self, number: int) -> None:
        """Take a song out of MPD's list."""
        await self._try(lambda client: client.deleteid(number))

    async def clear(self) -> None:
        """Stop MPD and empty its list."""
        await self._ask(_at_once(lambda client: client.clear()))

    async def start(self, number: int, position_s: float, *, is_held: bool) -> None:
        """Go to a position of a song in MPD's list."""
        if is_held:
            # A moment of the song may get out before the pause; the driver corrects the volume.
            await self.set_volume(0.0)

        def go(client: mpd.MPDClient) -> None:
            # From a stop, MPD's seekid begins right there: nothing of the song's start is heard.
            # From a pause, it stays paused.
            client.seekid(number, f"{position_s:.3f}")
            client.pause(int(is_held))

        try:
            await self._ask(_at_once(go))
        except mpd.CommandError as err:
            if mpd_protocol.is_no_such_song(err.errno):
                _LOGGER.debug("Somebody else took the song out of MPD's list: %s", err)
                return
            raise TrackError(f"MPD cannot go to {position_s:.3f} s: {err}") from err

    async def seek(self, position_s: float) -> None:
        """Go to a position in the current song."""
        try:
            await self._ask(lambda client: client.seekcur(f"{position_s:.3f}"))
        except mpd.CommandError as err:
            raise TrackError(f"MPD cannot go to {position_s:.3f} s: {err}") from err

    async def pause(self) -> None:
        """Hold the current song."""
        await self._try(_at_once(lambda client: client.pause(1)))

    async def resume(self) -> None:
        """Let the held song go on."""
        await self._try(_at_once(lambda client: client.pause(0)))

    async def set_volume(self, volume: float) -> None:
        """Set MPD's mixer."""
        await self._try(lambda client: client.setvol(round(volume * 100)))

    async def set_crossfade(self, seconds: int) -> None:
        """Set how long two songs overlap."""
        await self._try(lambda client: client.crossfade(seconds))

    async def set_replay_gain(self, mode: ReplayGain) -> None:
        """Set how loudness is evened out."""
        await self._try(lambda client: client.replay_gain_mode(mode.value))

    async def set_output(self, output: str, *, is_on: bool) -> None:
        """Switch an output of MPD."""
        if is_on and output in self._senders and self._stream_socket is not None:
            # MPD 0.24 leaves its socket behind when it is switched off, and stumbles over it.
            await asyncio.to_thread(self._stream_socket.unlink, missing_ok=True)
        await self._try(
            lambda client: client.enableoutput(output) if is_on else client.disableoutput(output)
        )

    async def set_in_order(self) -> None:
        """Switch off the modes in which MPD chooses songs by itself."""

        def switch_off(client: mpd.MPDClient) -> None:
            for mode in _PLAIN_MODES:
                getattr(client, mode)(0)

        await self._try(_at_once(switch_off))

    async def speak(self, location: str, volume: float) -> None:
        """Let a sound be heard over the music."""
        await self._voice.speak(await self._opened(location), volume)

    async def voice(self) -> PlayerState:
        """What has become of that sound."""
        return await self._voice.state()

    async def hush(self) -> None:
        """End it."""
        await self._voice.hush()

    async def restart(self) -> None:
        """End MPD, by force if it hangs."""
        await self.close()
        line = self._line(self._command_thread)
        try:
            await line.open()
            await _end(line)
        except PlayerLostError as err:
            if err.fault is not PlayerFault.SILENT or line.process is None:
                raise
            _kill(line.process)
        finally:
            line.hang_up()

    async def _start_threads(self) -> None:
        """Start all threads with the first connection: later there may be no memory for one."""
        if not self._are_threads_started:
            for thread in (self._command_thread, self._news_thread, self._voice_thread):
                await thread.start()
            self._are_threads_started = True

    def _line(self, thread: WorkerThreads) -> MpdLine:
        return MpdLine(path=self._path, answer_within_s=self._answer_within_s, thread=thread)

    async def _opened(self, location: str) -> str:
        """What MPD opens for a location: a file as it is, a stream by way of the relay."""
        is_stream = location.lower().startswith(("http://", "https://"))
        return await self._relay.link_to(location) if self._relay and is_stream else location

    async def _ask[R](self, work: Callable[[mpd.MPDClient], R]) -> R:
        return await self._on_line(self._commands, work)

    async def _try(self, work: Callable[[mpd.MPDClient], object]) -> None:
        """Ask for what may be refused: the next report shows what came of it."""
        try:
            await self._ask(work)
        except mpd.CommandError as err:
            _LOGGER.debug("MPD refused: %s", err)

    async def _on_line[R](
        self,
        line: MpdLine | None,
        work: Callable[[mpd.MPDClient], R],
        *,
        may_wait: bool = False,
    ) -> R:
        if line is None:
            raise PlayerLostError(PlayerFault.UNREACHABLE, "MPD is not connected")
        try:
            return await line.ask(work, may_wait=may_wait)
        except PlayerLostError:
            # A late word of a connection that was given up says nothing of the present one.
            if line in (self._commands, self._news):
                await self.close()
            raise


async def _end(line: MpdLine) -> None:
    try:
        await line.ask(lambda client: (client.kill(), client.ping()))
    except PlayerLostError as err:
        if err.fault is PlayerFault.SILENT:
            raise
        _LOGGER.debug("MPD has ended: %s", err)


def _kill(process: int) -> None:
    _LOGGER.warning("MPD does not answer, so it is killed")
    try:
        os.kill(process, signal.SIGKILL)
    except OSError as err:
        raise PlayerLostError(PlayerFault.SILENT, f"MPD cannot be killed: {err}") from err


def _at_once(work: Callable[[mpd.MPDClient], object]) -> Callable[[mpd.MPDClient], None]:
    """Several commands in one go, after which no old complaint of MPD's is left."""

    def listed(client: mpd.MPDClient) -> None:
        client.command_list_ok_begin()
        client.clearerror()
        work(client)
        list(client.command_list_end())

    return listed
