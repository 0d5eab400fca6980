"""Lets the sound be heard that goes over the music, as long as the party has one."""

import logging
from typing import Final

from raveberry_server.domain import loudness, sounding
from raveberry_server.domain.playback import Interruption

from .addresses import without_queries
from .errors import TrackError
from .party import Party
from .ports import Player, PlayerState
from .programme import Programme

_LOGGER = logging.getLogger(__name__)

SPEAK_WITHIN_S: Final = 10.0
"""A sound that is not heard by then is given up."""


class Voice:
    """Begins and ends what is said, and tells the party when it is over."""

    def __init__(self, *, party: Party, player: Player, programme: Programme) -> None:
        self._party = party
        self._player = player
        self._programme = programme
        self._spoken: str | None = None

    @property
    def is_heard(self) -> bool:
        """Whether something is being said."""
        return self._spoken is not None

    async def renew(self) -> None:
        """The player was reached anew: what an earlier server let be said is over."""
        self._spoken = None
        await self._player.hush()

    async def speak(self, heard_s: float) -> None:
        """Let the sound over the music be heard, as long as there is one."""
        state = self._party.saved.state
        sound = state.playback.interruption
        if sound is None or not sound.is_sounding or not sound.is_over_music:
            if self.is_heard:
                self._spoken = None
                await self._player.hush()
        elif self._spoken != sound.id:
            self._spoken = sound.id
            try:
                volume = loudness.volume_of(state, sound)
                await self._player.speak(self._programme.file_of(sound), volume)
            except TrackError as err:
                _LOGGER.warning("An announcement cannot be played: %s", without_queries(str(err)))
                await self._end(sound)
        else:
            await self._listen_to_voice(sound, heard_s - sound.begins_s)

    async def _listen_to_voice(self, sound: Interruption, begun_s: float) -> None:
        voice = await self._player.voice()
        is_mute = voice is PlayerState.STARTING and begun_s > SPEAK_WITHIN_S
        is_over = voice in (PlayerState.STOPPED, PlayerState.PAUSED)
        if is_over or is_mute or begun_s > sounding.LONGEST_S:
            await self._end(sound)

    async def _end(self, sound: Interruption) -> None:
        await self._party.learn(lambda state, now: sounding.sound_ended(state, sound.id, now))
