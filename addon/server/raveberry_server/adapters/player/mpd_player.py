"""The player port implemented by MPD, over its unix socket."""

import asyncio
import contextlib
import logging
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import mpd

from raveberry_server.adapters.system.worker_threads import WorkerThreads
from raveberry_server.application.errors import (
    LeadLostError,
    PlayerFault,
    PlayerLostError,
    TrackError,
)
from raveberry_server.application.ports import STREAM_SCHEMES, PlayerReport, PlayerState
from raveberry_server.domain.model.settings import ReplayGain
from raveberry_server.domain.playback.file_range import FileRange

from . import mpd_answers
from .gains import AdjustedSongs, CopiedSongs, Gains
from .mpd_announcement_partition import MpdAnnouncementPartition
from .mpd_connection import ANSWER_WITHIN_S, MpdConnection
from .mpd_ranges import add_to_list
from .relay_urls_in_reports import StreamRelay, with_stream_urls

_LOGGER = logging.getLogger(__name__)

_SUBSYSTEMS: Final = ("player", "playlist", "mixer", "options", "output")
_PLAIN_MODES: Final = ("repeat", "random", "single", "consume")


class MpdPlayer:
    """Implementation of `Player`; one connection waits for changes, one sends commands."""

    def __init__(  # noqa: PLR0913 - what MPD needs
        self,
        *,
        path: Path,
        stream_socket: Path | None = None,
        relay: StreamRelay | None = None,
        songs: AdjustedSongs | None = None,
        copies: CopiedSongs | None = None,
        answer_within_s: float = ANSWER_WITHIN_S,
        may_act: Callable[[], bool] = lambda: True,
    ) -> None:
        """Take the sockets of MPD and of its httpd output, the relay for streams, gains and copies.

        Without a relay MPD opens streams directly and follows every redirect. Nothing is sent to
        MPD unless this server `may_act`.
        """
        self._path = path
        self._may_act = may_act
        self._stream_socket = stream_socket
        self._relay = relay
        self._copies = copies
        self._gains = Gains(songs, copies=copies)
        self._last_start = (-1, 0.0, False)
        self._senders: frozenset[str] = frozenset()
        self._answer_within_s = answer_within_s
        self._command_thread = WorkerThreads(name="mpd commands")
        self._change_thread = WorkerThreads(name="mpd changes")
        self._announcement_thread = WorkerThreads(name="mpd announcements")
        self._are_threads_started = False
        self._announcements = MpdAnnouncementPartition(
            path=path,
            answer_within_s=answer_within_s,
            thread=self._announcement_thread,
            may_act=may_act,
        )
        self._commands: MpdConnection | None = None
        self._changes: MpdConnection | None = None

    async def connect(self) -> None:
        """Connect to MPD."""
        await self.close()
        await self._start_threads()
        self._commands = self._connection_in(self._command_thread)
        self._changes = self._connection_in(self._change_thread)
        try:
            await self._commands.open()
            await self._changes.open()
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """Close all connections."""
        for connection in (self._commands, self._changes):
            if connection is not None:
                connection.close()
        self._commands = self._changes = None
        self._announcements.close()

    async def changed(self) -> None:
        """Wait for a change of MPD."""
        await self._run_on(self._changes, lambda client: client.idle(*_SUBSYSTEMS), may_wait=True)

    async def report(self) -> PlayerReport:
        """Return MPD's state, list and outputs of one moment."""
        return await self._reported(self._query_without_failed_gains)

    async def add(self, location: str, *, place: int) -> int:
        """Add a song to MPD's list."""
        part = FileRange.of(location)
        own = await self._opened(part.file if part else location)
        opened = await self._gains.opened(replace(part, file=own).location if part else own)
        if self._relay and self._copies and await self._copies.is_read_from_network(own):
            # Without a gain, as a script for FFmpeg cannot lead to the relay.
            own = opened = await self._relay.link_to_file(own)
        try:
            return await self._added(opened, part, place)
        except mpd.CommandError as err:
            error = err
        if opened != own:
            _LOGGER.warning("MPD does not take %s: %s", opened, error)
            with contextlib.suppress(mpd.CommandError):
                return await self._added(own, part, place)
        raise TrackError(f"MPD does not take {location}: {error}") from error

    async def remove(self, number: int) -> None:
        """Remove a song from MPD's list."""
        await self._try(lambda client: client.deleteid(self._gains.number(number)))

    async def clear(self) -> None:
        """Stop MPD and empty its list."""
        await self._command(_at_once(lambda client: client.clear()))

    async def start(self, number: int, position_s: float, *, is_held: bool) -> None:
        """Start a song in MPD's list at a position."""
        # MPD may answer before it has opened the file.
        self._last_start = (number, position_s, is_held)
        if is_held:
            # A moment of the song may be audible before the pause; the volume is reset afterwards.
            await self.set_volume(0.0)

        try:
            await self._command(_started(self._gains.number(number), position_s, is_held=is_held))
        except mpd.CommandError as err:
            if mpd_answers.is_no_such_song(err.errno):
                _LOGGER.debug("Another client removed the song from MPD's list: %s", err)
                return
            if mpd_answers.is_held_by_outputs(await self._reported(_query)):
                _LOGGER.debug("MPD holds the song for want of an output: %s", err)
                return
            if not await self._is_started_without_gain(number, position_s, is_held=is_held):
                raise TrackError(f"MPD cannot go to {position_s:.3f} s: {err}") from err

    async def seek(self, number: int, position_s: float) -> None:
        """Go to a position in the current song."""
        try:
            await self._command(lambda client: self._seek(client, number, position_s))
        except mpd.CommandError as err:
            _, _, is_held = self._last_start
            if not await self._is_started_without_gain(number, position_s, is_held=is_held):
                raise TrackError(f"MPD cannot go to {position_s:.3f} s: {err}") from err

    async def pause(self) -> None:
        """Pause the current song."""
        self._last_start = (*self._last_start[:2], True)
        await self._try(_at_once(lambda client: client.pause(1)))

    async def resume(self) -> None:
        """Resume the paused song."""
        self._last_start = (*self._last_start[:2], False)
        await self._try(_at_once(lambda client: client.pause(0)))

    async def set_volume(self, volume: float) -> None:
        """Set MPD's mixer."""
        await self._try(lambda client: client.setvol(round(volume * 100)))

    async def set_crossfade(self, seconds: int) -> None:
        """Set how long two songs overlap."""
        await self._try(lambda client: client.crossfade(seconds))

    async def set_replay_gain(self, mode: ReplayGain) -> None:
        """Set the replay gain mode."""
        await self._try(lambda client: client.replay_gain_mode(mode.value))

    async def set_output(self, output: str, *, is_on: bool) -> None:
        """Switch an output of MPD on or off."""
        if is_on and output in self._senders and self._stream_socket is not None:
            # MPD 0.24 keeps the socket file of a disabled output, and then cannot enable it again.
            await asyncio.to_thread(self._stream_socket.unlink, missing_ok=True)
        await self._try(
            lambda client: client.enableoutput(output) if is_on else client.disableoutput(output)
        )

    async def set_in_order(self) -> None:
        """Switch off the modes in which MPD chooses songs itself."""

        def switch_off(client: mpd.MPDClient) -> None:
            for mode in _PLAIN_MODES:
                getattr(client, mode)(0)

        await self._try(_at_once(switch_off))

    async def play_announcement(self, location: str, volume: float) -> None:
        """Play a sound over the music."""
        await self._announcements.play(await self._opened(location), volume)

    async def announcement_state(self) -> PlayerState:
        """Return the state of the sound over the music."""
        return await self._announcements.state()

    async def announcement_error(self) -> str | None:
        """Return the error that ended the sound over the music."""
        return await self._announcements.error()

    async def stop_announcement(self) -> None:
        """Stop the sound over the music."""
        await self._announcements.stop()

    async def restart(self) -> None:
        """End MPD, with SIGKILL if it hangs."""
        await self.close()
        connection = self._connection_in(self._command_thread)
        try:
            await connection.open()
            await _end(connection)
        except PlayerLostError as err:
            if err.fault is not PlayerFault.SILENT or connection.process is None:
                raise
            _kill(connection.process)
        finally:
            connection.close()

    async def _start_threads(self) -> None:
        """Start all threads with the first connection, as memory may be short later."""
        if not self._are_threads_started:
            for thread in (self._command_thread, self._change_thread, self._announcement_thread):
                await thread.start()
            self._are_threads_started = True

    def _connection_in(self, thread: WorkerThreads) -> MpdConnection:
        return MpdConnection(
            path=self._path,
            answer_within_s=self._answer_within_s,
            thread=thread,
            may_act=self._may_act,
        )

    async def _opened(self, location: str) -> str:
        """Return the location that MPD opens: a file as it is, a stream through the relay."""
        is_stream = location.lower().startswith(STREAM_SCHEMES)
        return await self._relay.link_to(location) if self._relay and is_stream else location

    async def _reported(self, query: Callable[[mpd.MPDClient], list[Any]]) -> PlayerReport:
        status, songs, outputs, gain = await self._command(query)
        self._senders = mpd_answers.senders(outputs)
        status, songs = self._gains.named(status, songs)
        report = mpd_answers.report(status, songs, outputs, gain)
        return with_stream_urls(report, self._relay.port) if self._relay else report

    def _query_without_failed_gains(self, client: mpd.MPDClient) -> list[Any]:
        """Query MPD; start a song that it has passed over because of its gain."""
        status, songs, *others = _query(client)
        number = self._gains.failed(status, songs)
        if number is None:
            return [status, songs, *others]
        known, position_s, is_held = self._last_start
        if self._gains.number(known) != number:
            position_s, is_held = 0.0, False
        with contextlib.suppress(mpd.CommandError):
            self._start_without_gain(client, number, position_s, is_held=is_held)
        return _query(client)

    def _seek(self, client: mpd.MPDClient, number: int, position_s: float) -> None:
        """Go to a position in a song that plays, is paused, or has failed because of its gain."""
        status, songs, *_ = _query(client)
        state, own = status.get("state"), self._gains.number(number)
        started, _, is_held = self._last_start
        if self._gains.failed(status, songs) == own:
            is_held = is_held and started == number
        elif state == "stop" or status.get("songid") != str(own):
            raise TrackError(f"MPD cannot go to {position_s:.3f} s: the song does not play")
        else:
            is_held = state == "pause"
        # A song that fails from now on is played from there without its gain.
        self._last_start = (number, position_s, is_held)
        _started(own, position_s, is_held=is_held)(client)

    async def _added(self, opened: str, part: FileRange | None, place: int) -> int:
        return await self._command(lambda client: add_to_list(client, opened, part, place))

    async def _is_started_without_gain(
        self, number: int, position_s: float, *, is_held: bool
    ) -> bool:
        """Start a song again without its gain; return False if it has none or cannot be started."""
        try:
            return await self._command(
                lambda client: self._start_without_gain(
                    client, self._gains.number(number), position_s, is_held=is_held
                )
            )
        except mpd.CommandError as err:
            _LOGGER.debug("MPD cannot play the song without its gain either: %s", err)
            return False

    def _start_without_gain(
        self, client: mpd.MPDClient, number: int, position_s: float, *, is_held: bool
    ) -> bool:
        own = self._gains.replace(client, number)
        if own is None:
            return False
        _started(own, position_s, is_held=is_held)(client)
        return True

    async def _command[R](self, work: Callable[[mpd.MPDClient], R]) -> R:
        return await self._run_on(self._commands, work)

    async def _try(self, work: Callable[[mpd.MPDClient], object]) -> None:
        """Send a command that may be refused; the next report shows the effect."""
        try:
            await self._command(work)
        except mpd.CommandError as err:
            _LOGGER.debug("MPD refused a command: %s", err)

    async def _run_on[R](
        self,
        connection: MpdConnection | None,
        work: Callable[[mpd.MPDClient], R],
        *,
        may_wait: bool = False,
    ) -> R:
        if connection is None:
            raise PlayerLostError(PlayerFault.UNREACHABLE, "MPD is not connected")
        try:
            return await connection.run(work, may_wait=may_wait)
        except LeadLostError:
            raise
        except PlayerLostError:
            # The end of a closed connection does not concern the present one.
            if connection in (self._commands, self._changes):
                await self.close()
            raise


async def _end(connection: MpdConnection) -> None:
    try:
        await connection.run(lambda client: (client.kill(), client.ping()))
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


def _query(client: mpd.MPDClient) -> list[Any]:
    client.command_list_ok_begin()
    client.status()
    client.playlistinfo()
    client.outputs()
    client.replay_gain_status()
    return list(client.command_list_end())


def _started(number: int, position_s: float, *, is_held: bool) -> Callable[[mpd.MPDClient], None]:
    def go(client: mpd.MPDClient) -> None:
        # After a stop, MPD's seekid begins at the position and plays nothing before it. After a
        # pause, MPD stays paused.
        client.seekid(number, f"{position_s:.3f}")
        client.pause(int(is_held))

    return _at_once(go)


def _at_once(work: Callable[[mpd.MPDClient], object]) -> Callable[[mpd.MPDClient], None]:
    """Return the work as one command list that first clears MPD's last error."""

    def listed(client: mpd.MPDClient) -> None:
        client.command_list_ok_begin()
        client.clearerror()
        work(client)
        list(client.command_list_end())

    return listed
