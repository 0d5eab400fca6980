"""Whether the player sends to those who listen along, and what it hides while it does."""

import logging
from typing import Final

from raveberry_server.application.ports import PlayerReport, PlayerState

from .announcer import Voice
from .listeners import Audience
from .stall_detector import Hearing

_LOGGER = logging.getLogger(__name__)

NOTICED_WITHIN_S: Final = 3.0
"""How soon the player notices that its last output is lost."""


class Sending:
    """Lets nobody who listens along keep a lost sound card from being noticed.

    The player says nothing of it while it can send; so when no sound gets out here, it sends no
    more, and tells of the fault by itself.
    """

    def __init__(self, *, audience: Audience, voice: Voice, hearing: Hearing) -> None:
        self._audience = audience
        self._voice = voice
        self._hearing = hearing
        self._sound_lost_s: float | None = None

    @property
    def is_wanted(self) -> bool:
        """Whether the player is to send."""
        return self._audience.is_there and self._sound_lost_s is None

    async def heed(self, report: PlayerReport, heard_s: float) -> None:
        """Find out now and then whether sound gets out here too."""
        if not self._audience.is_there:
            self._sound_lost_s = None
        elif self._sound_lost_s is not None:
            is_heard_here = self._hearing.gets_on and not report.is_sending
            if is_heard_here and heard_s - self._sound_lost_s > NOTICED_WITHIN_S:
                self._sound_lost_s = None
        elif report.is_sending and report.can_mix and report.state is PlayerState.PLAYING:
            is_wanted_here = any(output.is_on for output in report.ways_out)
            if is_wanted_here and not await self._voice.gets_out(heard_s):
                _LOGGER.warning("No sound gets out here, so nobody can listen along either")
                self._sound_lost_s = heard_s
