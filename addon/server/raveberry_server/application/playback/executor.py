"""Carry out operations on the player, one by one."""

from dataclasses import dataclass
from typing import assert_never

from raveberry_server.application.errors import TrackError
from raveberry_server.application.ports import Player

from . import plan
from .plan import Operation, SoundOperation


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The player has carried out the operation; the next report shows the effect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """The player has put the song into its list, under this number."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The player cannot do this with the song; `detail` is for the log."""

    detail: str


type Outcome = Done | Added | Refused


class Executor:
    """Translate operations into calls of the player, and refusals into outcomes."""

    def __init__(self, *, player: Player) -> None:
        self._player = player

    async def carry_out(self, operation: Operation) -> Outcome:
        """Carry out an operation; a `Load` is still to be started under the returned number.

        Raises:
            PlayerLostError: the player is lost; the operation may or may not be done.
        """
        try:
            match operation:
                case plan.Load(song=song):
                    await self._player.clear()
                    return Added(number=await self._player.add(song.location, place=0))
                case plan.Add(song=song, place=place):
                    return Added(number=await self._player.add(song.location, place=place))
                case plan.Start(number=number, position_s=position_s, is_held=is_held):
                    await self._player.start(number, position_s, is_held=is_held)
                case plan.SeekPlayer(number=number, position_s=position_s):
                    await self._player.seek(number, position_s)
                case plan.Remove(number=number):
                    await self._player.remove(number)
                case plan.Pause():
                    await self._player.pause()
                case plan.Resume():
                    await self._player.resume()
                case plan.Clear():
                    await self._player.clear()
                case _:
                    await self._adjust(operation)
        except TrackError as err:
            return Refused(detail=str(err))
        return Done()

    async def _adjust(self, operation: SoundOperation) -> None:
        match operation:
            case plan.ChangeVolume(volume=volume):
                await self._player.set_volume(volume)
            case plan.SetCrossfade(seconds=seconds):
                await self._player.set_crossfade(seconds)
            case plan.SetReplayGain(mode=mode):
                await self._player.set_replay_gain(mode)
            case plan.SwitchOutput(output=output, is_on=is_on):
                await self._player.set_output(output, is_on=is_on)
            case plan.SetInOrder():
                await self._player.set_in_order()
            case _:
                assert_never(operation)
