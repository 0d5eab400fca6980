"""Lets the sound be heard that goes over the music, as long as the party has one."""

import logging
from typing import Final

from raveberry_server.application.catalog.public_addresses import without_queries
from raveberry_server.application.errors import TrackError
from raveberry_server.application.party import Party
from raveberry_server.application.ports import Player, PlayerState
from raveberry_server.domain.model.playback import Interruption
from raveberry_server.domain.playback import interruptions
from raveberry_server.domain.playback import volume as loudness

from .desired_state import Programme

_LOGGER = logging.getLogger(__name__)

TRY_EVERY_S: Final = 20.0
"""How often it is tried whether sound gets out, where the player does not tell."""

SPEAK_WITHIN_S: Final = 10.0
"""A sound that is not heard by then is given up."""


class Voice:
    """Begins and ends what is said, and tells the party when it is over."""

    def __init__(self, *, party: Party, player: Player, programme: Programme) -> None:
        self._party = party
        self._player = player
        self._programme = programme
        self._spoken: str | None = None
        self._is_trying = False
        self._tried_s = -TRY_EVERY_S

    @property
    def is_busy(self) -> bool:
        """Whether something is being said, or tried."""
        return self._spoken is not None or self._is_trying

    async def renew(self) -> None:
        """The player was reached anew: what an earlier server let be said is over."""
        self._spoken, self._is_trying = None, False
        await self._player.hush()

    async def gets_out(self, heard_s: float) -> bool:
        """Whether sound gets out as far as was tried now and then, by one at volume 0."""
        if self._spoken is not None or self._programme.test_sound is None:
            return True
        passed_s = heard_s - self._tried_s
        if not self._is_trying:
            if passed_s >= TRY_EVERY_S:
                self._tried_s = heard_s
                self._is_trying = await self._begins(self._programme.test_sound)
            return True
        voice = await self._player.voice()
        if voice is PlayerState.STARTING and passed_s < SPEAK_WITHIN_S:
            return True
        self._is_trying = False
        await self._player.hush()
        return voice in (PlayerState.PLAYING, PlayerState.STOPPED)

    async def speak(self, heard_s: float) -> None:
        """Let the sound over the music be heard, as long as there is one."""
        state = self._party.saved.state
        sound = state.playback.interruption
        if sound is None or not sound.is_sounding or not sound.is_over_music:
            if self._spoken is not None:
                self._spoken = None
                await self._player.hush()
        elif self._spoken != sound.id:
            self._spoken, self._is_trying = sound.id, False
            try:
                volume = loudness.volume_of_sound(state, sound)
                await self._player.speak(self._programme.file_of(sound), volume)
            except TrackError as err:
                _LOGGER.warning("An announcement cannot be played: %s", without_queries(str(err)))
                await self._end(sound)
        else:
            await self._listen_to_voice(sound, heard_s - sound.begins_s)

    async def _begins(self, test_sound: str) -> bool:
        try:
            await self._player.speak(test_sound, 0.0)
        except TrackError as err:
            _LOGGER.debug("It cannot be tried whether sound gets out: %s", err)
            return False
        return True

    async def _listen_to_voice(self, sound: Interruption, begun_s: float) -> None:
        voice = await self._player.voice()
        is_mute = voice is PlayerState.STARTING and begun_s > SPEAK_WITHIN_S
        is_over = voice in (PlayerState.STOPPED, PlayerState.PAUSED)
        if is_over or is_mute or begun_s > interruptions.MAX_SOUND_S:
            await self._end(sound)

    async def _end(self, sound: Interruption) -> None:
        await self._party.learn(lambda state, now: interruptions.end_sound(state, sound.id, now))
