"""Reaches the player, loses it and reaches it again."""

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from raveberry_server.application.backoff import Backoff
from raveberry_server.application.errors import PlayerFault, PlayerLostError
from raveberry_server.application.party import Party
from raveberry_server.application.ports import Clock, Player
from raveberry_server.domain.model.errors import RefusedError

from .announcer import Voice
from .reporter import Witness
from .session import Grip

_LOGGER = logging.getLogger(__name__)

RESTART_WITHIN_S: Final = 10.0
"""A restarted player that is away for longer is not being restarted but lost."""


class PlayerLink:
    """Knows whether the player is reached, and when to try again.

    Attributes:
        retry_from_s: before that moment of the monotonic clock a lost player is left alone.
    """

    def __init__(  # noqa: PLR0913 - all that a lost player concerns
        self,
        *,
        party: Party,
        player: Player,
        clock: Clock,
        voice: Voice,
        witness: Witness,
        grip: Grip,
    ) -> None:
        self._party = party
        self._player = player
        self._clock = clock
        self._voice = voice
        self._witness = witness
        self._grip = grip
        self._is_reached = asyncio.Event()
        self._retries = Backoff(first_s=0.5, most_s=3.0)
        self._restarts_done = party.saved.state.playback.restarts_asked
        self._restarted_s = -RESTART_WITHIN_S
        self.retry_from_s = 0.0

    async def url_policy(self) -> bool:
        """Reach the player if it is not; False while it is not time to try again.

        Raises:
            PlayerLostError: it cannot be reached.
        """
        asked = self._party.saved.state.playback.restarts_asked
        if asked != self._restarts_done:
            self._restarts_done = asked
            await self._restart()
        if self._is_reached.is_set():
            return True
        if self._clock.mono_s() < self.retry_from_s:
            return False
        await self._player.connect()
        await self._voice.renew()
        self._grip.renew()
        self._is_reached.set()
        _LOGGER.info("The player is reached")
        return True

    async def _restart(self) -> None:
        _LOGGER.info("The player is restarted, as the host asked")
        self._restarted_s = self._clock.mono_s()
        await self._witness.apply_fault(PlayerFault.RESTARTING)
        await self._player.restart()
        self._is_reached.clear()
        self._retries.reset()

    def note_answer(self) -> None:
        """The player has answered: if it is lost now, the first retry comes soon."""
        self._retries.reset()

    async def lose(self, err: PlayerLostError) -> None:
        """Let go of a player that cannot be reached, and tell the party."""
        now_s = self._clock.mono_s()
        if self._party.saved.state.playback.fault is None:
            _LOGGER.warning("The player is lost: %s", err)
        self._is_reached.clear()
        await self._player.close()
        self.retry_from_s = now_s + self._retries.longer_s()
        try:
            interruption = self._party.saved.state.playback.interruption
            if interruption is not None:
                await self._witness.end_sound(interruption)
            if err.fault is PlayerFault.SILENT:
                await self._witness.go_back_to_heard()
            if now_s - self._restarted_s >= RESTART_WITHIN_S:
                await self._witness.apply_fault(err.fault)
            await self._witness.suspect_song(now_s)
        except RefusedError:
            _LOGGER.debug("The player's loss could not be written down")

    async def listen(self, note_word: Callable[[], None]) -> None:
        """Call back at every word of the player and when it falls silent, until cancelled."""
        while True:
            await self._is_reached.wait()
            hold = self._grip.holds
            try:
                await self._player.changed()
            except PlayerLostError:
                # The last word of an earlier connection says nothing of the present one.
                if hold == self._grip.holds:
                    self._is_reached.clear()
            note_word()
