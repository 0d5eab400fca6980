"""A missing or unreachable sound output, reported to the host."""

import asyncio
from enum import StrEnum

from raveberry_server.application.errors import PlayerFault
from raveberry_server.application.party import Change, Party

from .problems import ProblemCode, Problems


class SoundFault(StrEnum):
    """Codes of the reasons in `ProblemCode.SOUND_MISSING`."""

    MISSING = "sound_output_missing"
    UNREACHABLE = "sound_output_unreachable"
    UNREACHABLE_IN_ADDON = "home_assistant_audio_unreachable"


class SoundOutputWatch:
    """Watch that reports output faults of the player as a problem."""

    def __init__(
        self, *, party: Party, problems: Problems, is_silent: bool, in_addon: bool
    ) -> None:
        """Initialize; `is_silent` if no output was found at the start."""
        self._party = party
        self._problems = problems
        self._is_silent = is_silent
        self._reason = SoundFault.UNREACHABLE_IN_ADDON if in_addon else SoundFault.UNREACHABLE

    async def run(self) -> None:
        """Follow the player's fault, until cancelled."""
        unlisten = self._party.listen(self._follow)
        try:
            self._note()
            await asyncio.Event().wait()
        finally:
            unlisten()

    def _follow(self, change: Change) -> None:
        if change.before.state.playback.fault != change.after.state.playback.fault:
            self._note()

    def _note(self) -> None:
        fault = self._party.saved.state.playback.fault
        if self._is_silent:
            self._problems.report(ProblemCode.SOUND_MISSING, reason=SoundFault.MISSING)
        elif fault is not None and fault.kind == PlayerFault.OUTPUT:
            self._problems.report(ProblemCode.SOUND_MISSING, reason=self._reason)
        else:
            self._problems.clear(ProblemCode.SOUND_MISSING)
