"""Carries out on the player what has to be done, move by move."""

import logging
from dataclasses import dataclass, replace
from typing import Final, assert_never

from raveberry_server.domain.ids import EntryId

from . import findings, steering
from .errors import TrackError
from .grip import Grip, Try
from .ports import Player
from .programme import Programme
from .reception import Reception
from .steering import Move

_LOGGER = logging.getLogger(__name__)

REFUSED: Final = "The file is gone, or the player may not read it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """The player does not play a song; `detail` is for the log."""

    entry: EntryId
    reason: str
    detail: str


class Hands:
    """Moves the player.

    Attributes:
        started: the song that it was last told to start, None once it was heard.
    """

    def __init__(
        self, *, player: Player, programme: Programme, reception: Reception, grip: Grip
    ) -> None:
        self._player = player
        self._programme = programme
        self._reception = reception
        self._grip = grip
        self.started: Try | None = None

    async def make(self, move: Move, *, seek_s: float | None, now_s: float) -> Failed | None:
        """Carry out a move; what became of a song that the player does not play.

        Args:
            move: what to do.
            seek_s: where the party wants the playing song to be, if it was sought.
            now_s: the moment on the monotonic clock.
        """
        match move:
            case steering.Load():
                return await self._load(move, seek_s, now_s)
            case steering.Start():
                return await self._start(move, seek_s, now_s)
            case steering.Add():
                await self._add(move)
            case steering.Seek():
                await self._seek(move)
            case steering.Remove(number=number):
                await self._player.remove(number)
            case steering.Pause():
                await self._player.pause()
            case steering.Resume():
                await self._player.resume()
            case steering.Clear():
                await self.clear()
            case _:
                await self._adjust(move)
        return None

    async def _adjust(self, move: steering.SoundMove) -> None:
        match move:
            case steering.SetVolume(volume=volume):
                await self._player.set_volume(volume)
            case steering.SetCrossfade(seconds=seconds):
                await self._player.set_crossfade(seconds)
            case steering.SetReplayGain(mode=mode):
                await self._player.set_replay_gain(mode)
            case steering.SetOutput(output=output, is_on=is_on):
                await self._player.set_output(output, is_on=is_on)
            case steering.SetInOrder():
                await self._player.set_in_order()
            case _:
                assert_never(move)

    async def _load(self, move: steering.Load, seek_s: float | None, now_s: float) -> Failed | None:
        await self.clear()
        try:
            number = await self._player.add(move.cue.location, place=0)
        except TrackError as err:
            return Failed(entry=move.cue.entry, reason=REFUSED, detail=str(err))
        self._grip.note_song(number, move.cue)
        start = steering.Start(number=number, position_s=move.position_s, is_held=move.is_held)
        return await self._start(start, seek_s, now_s)

    async def _start(
        self, move: steering.Start, seek_s: float | None, now_s: float
    ) -> Failed | None:
        grip = self._grip
        entry = grip.labels[move.number]
        self.started = Try(entry=entry, since_s=now_s, position_s=move.position_s)
        self._reception.note_start(entry)
        since_s = grip.tried.since_s if grip.tried else now_s
        grip.tried = replace(self.started, since_s=since_s)
        grip.sought_s = seek_s
        try:
            await self._player.start(move.number, move.position_s, is_held=move.is_held)
        except TrackError as err:
            return Failed(entry=entry, reason=findings.UNPLAYABLE, detail=str(err))
        return None

    async def _add(self, move: steering.Add) -> None:
        try:
            number = await self._player.add(move.cue.location, place=move.place)
        except TrackError as err:
            # It fails when its turn comes; until then something else may come first.
            _LOGGER.debug("The player does not take the next song: %s", err)
            self._programme.put_off(move.cue.entry)
        else:
            self._grip.note_song(number, move.cue)

    async def _seek(self, move: steering.Seek) -> None:
        self._grip.sought_s = move.position_s
        try:
            await self._player.seek(move.position_s)
        except TrackError as err:
            _LOGGER.info("The player cannot go to %.1f s: %s", move.position_s, err)

    async def clear(self) -> None:
        """Empty the player's list."""
        self._grip.labels.clear()
        await self._player.clear()
