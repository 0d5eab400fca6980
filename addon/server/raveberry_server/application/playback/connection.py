"""Connect to the player, and reconnect after it was lost."""

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from raveberry_server.application.backoff import Backoff
from raveberry_server.application.errors import PlayerFault, PlayerLostError
from raveberry_server.application.ports import Clock, Player

_LOGGER = logging.getLogger(__name__)

RESTART_WITHIN_S: Final = 10.0
"""A restarted player that is away for longer is reported as lost."""

_HANGS_AFTER: Final = 2
"""Losses in a row, each after seconds without an answer, after which the player is ended: it may
wait for ever for a file of a network folder."""


class PlayerConnection:
    """The connection to the player, and the time of the next attempt to restore it."""

    def __init__(self, *, player: Player, clock: Clock, restarts_done: int) -> None:
        """Take the player; of the restarts that hosts have requested so many are done."""
        self._player = player
        self._clock = clock
        self._restarts_done = restarts_done
        self._generation = 0
        self._is_connected = asyncio.Event()
        self._retries = Backoff(first_s=0.5, most_s=3.0)
        self._retry_from_s = 0.0
        self._restarted_s = -RESTART_WITHIN_S
        self._silences = 0

    @property
    def generation(self) -> int:
        """The number of the present connection, from 1."""
        return self._generation

    @property
    def retry_from_s(self) -> float:
        """The moment before which a lost player is not contacted."""
        return self._retry_from_s

    def take_restart(self, requested: int) -> bool:
        """Return whether hosts have requested a restart since the last call."""
        is_requested = requested != self._restarts_done
        self._restarts_done = requested
        if is_requested:
            self._restarted_s = self._clock.mono_s()
        return is_requested

    def is_restarting(self, at_s: float) -> bool:
        """Return True if the player was restarted so recently that its loss is no fault."""
        return at_s - self._restarted_s < RESTART_WITHIN_S

    async def restart_if_hung(self, fault: PlayerFault) -> None:
        """End a player that did not answer again and again; `fault` is that of the present loss."""
        self._silences = self._silences + 1 if fault is PlayerFault.SILENT else 0
        if self._silences < _HANGS_AFTER:
            return
        self._silences = 0
        try:
            await self.restart()
        except PlayerLostError as err:
            _LOGGER.warning("The player cannot be ended: %s", err)

    async def restart(self) -> None:
        """End the player's process, which its supervisor starts again.

        Raises:
            PlayerLostError: it cannot be reached.
        """
        await self._player.restart()
        self._is_connected.clear()
        self._retries.reset()

    async def open(self) -> bool:
        """Connect if necessary; return False while it is too early to try again.

        Raises:
            PlayerLostError: the player cannot be reached.
        """
        if self._is_connected.is_set():
            return True
        if self._clock.mono_s() < self._retry_from_s:
            return False
        await self._player.connect()
        # A sound that an earlier server played over the music is not wanted any more.
        await self._player.stop_announcement()
        self._generation += 1
        self._is_connected.set()
        _LOGGER.info("Connected to the player")
        return True

    def note_answer(self) -> None:
        """Reset the back-off: if the player is lost now, the first retry comes soon."""
        self._retries.reset()
        self._silences = 0

    async def close(self, at_s: float) -> None:
        """Close the connection to a player that was lost, and schedule the next attempt."""
        self._is_connected.clear()
        await self._player.close()
        self._retry_from_s = at_s + self._retries.longer_s()

    async def watch(self, notify: Callable[[], None]) -> None:
        """Call back at every change of the player and when it is lost, until cancelled."""
        while True:
            await self._is_connected.wait()
            generation = self._generation
            try:
                await self._player.changed()
            except PlayerLostError:
                # The end of an earlier connection does not concern the present one.
                if generation == self._generation:
                    self._is_connected.clear()
            notify()
