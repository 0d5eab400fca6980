"""Carries out on the player what has to be done, move by move."""

import logging
from dataclasses import dataclass, replace
from typing import Final, assert_never

from raveberry_server.application.errors import TrackError
from raveberry_server.application.ports import Player
from raveberry_server.domain.model.ids import EntryId

from . import observations, plan
from .desired_state import Programme
from .plan import Move
from .session import Grip, Try
from .stream_health import Reception

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
            case plan.Load():
                return await self._load(move, seek_s, now_s)
            case plan.Start():
                return await self._start(move, seek_s, now_s)
            case plan.Add():
                await self._add(move)
            case plan.Seek():
                await self._seek(move)
            case plan.Remove(number=number):
                await self._player.remove(number)
            case plan.Pause():
                await self._player.pause()
            case plan.Resume():
                await self._player.resume()
            case plan.Clear():
                await self.clear()
            case _:
                await self._adjust(move)
        return None

    async def _adjust(self, move: plan.SoundMove) -> None:
        match move:
            case plan.SetVolume(volume=volume):
                await self._player.set_volume(volume)
            case plan.SetCrossfade(seconds=seconds):
                await self._player.set_crossfade(seconds)
            case plan.SetReplayGain(mode=mode):
                await self._player.set_replay_gain(mode)
            case plan.SetOutput(output=output, is_on=is_on):
                await self._player.set_output(output, is_on=is_on)
            case plan.SetInOrder():
                await self._player.set_in_order()
            case _:
                assert_never(move)

    async def _load(self, move: plan.Load, seek_s: float | None, now_s: float) -> Failed | None:
        await self.clear()
        try:
            number = await self._player.add(move.cue.location, place=0)
        except TrackError as err:
            return Failed(entry=move.cue.entry, reason=REFUSED, detail=str(err))
        self._grip.note_song(number, move.cue)
        start = plan.Start(number=number, position_s=move.position_s, is_held=move.is_held)
        return await self._start(start, seek_s, now_s)

    async def _start(self, move: plan.Start, seek_s: float | None, now_s: float) -> Failed | None:
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
            return Failed(entry=entry, reason=observations.UNPLAYABLE, detail=str(err))
        return None

    async def _add(self, move: plan.Add) -> None:
        try:
            number = await self._player.add(move.cue.location, place=move.place)
        except TrackError as err:
            # It fails when its turn comes; until then something else may come first.
            _LOGGER.debug("The player does not take the next song: %s", err)
            self._programme.put_off(move.cue.entry)
        else:
            self._grip.note_song(number, move.cue)

    async def _seek(self, move: plan.Seek) -> None:
        self._grip.sought_s = move.position_s
        try:
            await self._player.seek(move.position_s)
        except TrackError as err:
            _LOGGER.info("The player cannot go to %.1f s: %s", move.position_s, err)

    async def clear(self) -> None:
        """Empty the player's list."""
        self._grip.labels.clear()
        await self._player.clear()
