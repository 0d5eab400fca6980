"""The process of the Bluetooth loudspeakers, which runs while somebody looks at them."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from raveberry_server.application.ports.bluetooth import Speaker, SpeakersOverview
from raveberry_server.application.ports.jobs import JobError
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.notices import Notice

from .child_process import ResidentProcess

BLUETOOTH_CONTROLLERS: Final = Path("/sys/class/bluetooth")
_MODULE: Final = "raveberry_server.jobs.bluetooth.speakers"
_WITHIN_S: Final = 8.0
"""Clients wait ten seconds for an answer."""


class BluetoothProcess:
    """Control of the loudspeakers by a child process.

    Args:
        controllers: the folder in which the kernel lists Bluetooth controllers.
        has_sound_server: the music plays through a sound server that may have Bluetooth sinks.
    """

    def __init__(self, *, controllers: Path, has_sound_server: bool) -> None:
        self._controllers = controllers
        self._has_sound_server = has_sound_server
        self._process = ResidentProcess(module=_MODULE, arguments=tuple)

    async def run(self) -> None:
        """Forward requests and answers, until cancelled."""
        await self._process.run()

    async def overview(self, *, search: bool) -> SpeakersOverview:
        """Return the loudspeakers, and search for others in reach if wished."""
        if not await self._is_available():
            return SpeakersOverview(is_available=False)
        try:
            return await self._asked({"do": "overview", "search": search})
        except RefusedError:
            problem = Notice(Refusal.BLUETOOTH_MISSING)
            return SpeakersOverview(is_available=True, problem=problem)

    async def set_connected(self, address: str, *, is_connected: bool) -> SpeakersOverview:
        """Connect a loudspeaker, which is paired first if it is new, or disconnect it.

        Raises:
            RefusedError: `not_found` for another address, and without Bluetooth.
        """
        return await self._act("connect" if is_connected else "disconnect", address)

    async def remove(self, address: str) -> SpeakersOverview:
        """Disconnect a loudspeaker, and remove its pairing.

        Raises:
            RefusedError: as `set_connected`.
        """
        return await self._act("remove", address)

    async def _act(self, action: str, address: str) -> SpeakersOverview:
        if not await self._is_available():
            raise RefusedError(Refusal.BLUETOOTH_MISSING)
        overview = await self._asked({"do": action, "address": address})
        if overview.problem is not None and overview.problem.code == Refusal.BLUETOOTH_MISSING:
            raise RefusedError(Refusal.BLUETOOTH_MISSING)
        return overview

    async def _asked(self, question: Mapping[str, object]) -> SpeakersOverview:
        try:
            async with asyncio.timeout(_WITHIN_S):
                answer = await self._process.ask(question)
        except (JobError, TimeoutError) as err:
            raise RefusedError(Refusal.BLUETOOTH_MISSING) from err
        if "refusal" in answer:
            raise RefusedError(Refusal.SPEAKER_UNKNOWN)
        return overview_of(answer)

    async def _is_available(self) -> bool:
        return self._has_sound_server and await asyncio.to_thread(self._has_controller)

    def _has_controller(self) -> bool:
        return any(self._controllers.glob("hci*"))


def overview_of(answer: Mapping[str, object]) -> SpeakersOverview:
    """Return the loudspeakers in an answer of the process; malformed ones are left out."""
    speakers = answer.get("speakers")
    described = speakers if isinstance(speakers, list) else []
    return SpeakersOverview(
        is_available=True,
        is_searching=answer.get("searching") is True,
        speakers=tuple(speaker for one in described if (speaker := _speaker(one)) is not None),
        problem=_notice(answer.get("problem")),
    )


def _speaker(described: object) -> Speaker | None:
    match described:
        case {
            "address": str(address),
            "name": str(name),
            "paired": bool(is_paired),
            "connected": bool(is_connected),
            "playing": bool(is_playing),
            "busy": bool(is_busy),
            "latency_ms": int() | None as latency_ms,
            "problem": dict() | None as problem,
        }:
            return Speaker(
                address=address,
                name=name,
                is_paired=is_paired,
                is_connected=is_connected,
                is_playing=is_playing,
                is_busy=is_busy,
                latency_ms=latency_ms,
                problem=_notice(problem),
            )
        case _:
            return None


def _notice(described: object) -> Notice | None:
    match described:
        case {"code": str(code), "params": dict(params)}:
            return Notice(code, **{str(name): str(value) for name, value in params.items()})
        case _:
            return None
