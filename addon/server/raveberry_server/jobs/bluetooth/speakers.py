"""Control Bluetooth loudspeakers: ``python -m raveberry_server.jobs.bluetooth.speakers``.

Reads one JSON request a line: ``{"id", "do": "overview", "search"}`` or ``{"id", "do": "connect",
"disconnect" or "remove", "address"}``, and writes one answer a line: ``{"id", "speakers",
"searching", "problem"}``, or ``{"id", "refusal"}``. No answer waits for a loudspeaker.

The process is resident: BlueZ ends a search and forgets an agent when their client ends.
"""

import asyncio
import json
import logging
import os
import sys
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from raveberry_server.domain.model.errors import Refusal
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.jobs.child_setup import give_way

from .bluez import Bluez, BluezError, Device, Surroundings, problem_of
from .speaker_sinks import SoundRouting, SoundServer

_LOGGER = logging.getLogger(__name__)

_SEARCH_S: Final = 30.0
_SINK_WITHIN_S: Final = 10.0
"""Time for the sound server to make a sink of a connected loudspeaker."""
_POLL_S: Final = 0.25
_LONGEST_LINE: Final = 1 << 16

type Answer = Mapping[str, object]
type Write = Callable[[Answer], None]


class SpeakerControl:
    """Loudspeakers, and the actions on them that are under way.

    Args:
        sink_within_s: time for the sound server to make a sink of a connected loudspeaker.
        search_s: duration of a search.
    """

    def __init__(
        self,
        *,
        bluez: Bluez,
        sound: SoundServer,
        tasks: asyncio.TaskGroup,
        sink_within_s: float = _SINK_WITHIN_S,
        search_s: float = _SEARCH_S,
    ) -> None:
        self._bluez = bluez
        self._sound = sound
        self._tasks = tasks
        self._sink_within_s = sink_within_s
        self._search_s = search_s
        self._busy: set[str] = set()
        self._problems: dict[str, Notice] = {}
        self._search: asyncio.Task[None] | None = None

    async def answer(self, question: Mapping[str, object]) -> Answer:
        """Return the answer to a request, without its id."""
        try:
            found = await self._bluez.surroundings()
            match question:
                case {"do": "overview", "search": bool() as search}:
                    if search:
                        found = await self._start_search(found)
                case {"do": "connect" | "disconnect" | "remove" as action, "address": str(address)}:
                    device = _device_in(found, address)
                    if device is None:
                        return {"refusal": Refusal.SPEAKER_UNKNOWN.value}
                    self._begin(action, device)
                case _:
                    return {"refusal": Refusal.INVALID_MESSAGE.value}
        except BluezError as err:
            _LOGGER.debug("BlueZ is not there: %s", err)
            return _overview_answer(problem=Notice(Refusal.BLUETOOTH_MISSING))
        return await self._overview(found)

    async def _overview(self, found: Surroundings) -> Answer:
        controller = found.controller
        if controller is None:
            return _overview_answer(problem=Notice(Refusal.BLUETOOTH_MISSING))
        is_any_connected = any(device.is_connected for device in found.devices)
        routing = await self._sound.routing() if is_any_connected else SoundRouting()
        playing = {
            sink.address
            for device in found.devices
            if device.is_connected
            and (sink := routing.sink_of(device.address)) is not None
            and routing.plays_on(sink)
        }
        return _overview_answer(
            *(
                self._speaker(device, routing, playing)
                for device in sorted(found.devices, key=_paired_first)
            ),
            is_searching=controller.is_searching and self._search is not None,
            problem=None if controller.is_powered else Notice(NoticeCode.BLUETOOTH_OFF),
        )

    def _speaker(self, device: Device, routing: SoundRouting, playing: set[str]) -> Answer:
        sink = routing.sink_of(device.address) if device.is_connected else None
        is_busy = device.address in self._busy
        problem = None if is_busy else self._problem(device, has_sink=sink is not None)
        is_playing = device.address.upper() in playing
        if problem is None and not is_busy and sink is not None and not playing:
            problem = Notice(NoticeCode.SPEAKER_NOT_CHOSEN)
        return {
            "address": device.address,
            "name": device.name,
            "paired": device.is_paired,
            "connected": device.is_connected,
            "playing": is_playing,
            "busy": is_busy,
            "latency_ms": sink.latency_ms if sink is not None else None,
            "problem": _described(problem),
        }

    def _problem(self, device: Device, *, has_sink: bool) -> Notice | None:
        if device.is_connected:
            return None if has_sink else Notice(NoticeCode.SPEAKER_WITHOUT_SOUND)
        return self._problems.get(device.address)

    async def _start_search(self, found: Surroundings) -> Surroundings:
        """Search for a while; a search that runs already begins anew."""
        controller = found.controller
        if controller is None:
            return found
        try:
            if not controller.is_powered:
                await self._bluez.power_on(controller.path)
            await self._bluez.start_search(controller.path)
        except BluezError as err:
            # The overview has the reason: the controller is off.
            _LOGGER.debug("no search: %s", err)
            return found
        if self._search is not None:
            self._search.cancel()
        self._search = self._tasks.create_task(self._end_search(controller.path))
        return await self._bluez.surroundings()

    async def _end_search(self, controller: str) -> None:
        await asyncio.sleep(self._search_s)
        self._search = None
        await self._bluez.stop_search(controller)

    def _begin(self, action: str, device: Device) -> None:
        """Begin an action on a loudspeaker, unless another one is under way."""
        if device.address in self._busy:
            return
        self._busy.add(device.address)
        self._problems.pop(device.address, None)
        self._tasks.create_task(self._carry_out(action, device))

    async def _carry_out(self, action: str, device: Device) -> None:
        actions: Mapping[str, Callable[[Device], Awaitable[None]]] = {
            "connect": self._connect,
            "disconnect": lambda one: self._bluez.disconnect(one.path),
            "remove": self._bluez.remove,
        }
        try:
            await actions[action](device)
        except BluezError as err:
            _LOGGER.warning("%s of %s: %s", action, device.address, err)
            self._problems[device.address] = problem_of(err)
        finally:
            self._busy.discard(device.address)

    async def _connect(self, device: Device) -> None:
        if self._search is not None:
            # Controllers pair slowly or not at all while they search.
            self._search.cancel()
            self._search = None
            await self._bluez.stop_search(device.controller)
        if not device.is_paired:
            await self._bluez.pair(device.path)
        await self._bluez.connect(device.path)
        deadline_s = asyncio.get_running_loop().time() + self._sink_within_s
        while asyncio.get_running_loop().time() < deadline_s:
            sink = (await self._sound.routing()).sink_of(device.address)
            if sink is not None:
                await self._sound.choose(sink)
                return
            await asyncio.sleep(_POLL_S)


def _device_in(found: Surroundings, address: str) -> Device | None:
    return next((one for one in found.devices if one.address == address.upper()), None)


def _paired_first(device: Device) -> tuple[bool, str, str]:
    return (not device.is_paired, device.name.casefold(), device.address)


def _overview_answer(
    *speakers: Answer, is_searching: bool = False, problem: Notice | None = None
) -> Answer:
    return {"speakers": speakers, "searching": is_searching, "problem": _described(problem)}


def _described(notice: Notice | None) -> Answer | None:
    return None if notice is None else {"code": notice.code, "params": dict(notice.params)}


def question_in(line: bytes) -> tuple[object, Mapping[str, object]] | None:
    """Return the id and the rest of a request, None if the line is malformed."""
    try:
        question = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(question, dict) or "id" not in question:
        return None
    return question.pop("id"), question


async def serve(
    reader: asyncio.StreamReader, write: Write, control: SpeakerControl, tasks: asyncio.TaskGroup
) -> None:
    """Answer requests until the reader ends."""

    async def answer(number: object, question: Mapping[str, object]) -> None:
        write({"id": number, **await control.answer(question)})

    while line := await reader.readline():
        asked = question_in(line)
        if asked is not None:
            tasks.create_task(answer(*asked))


async def main() -> None:
    """Answer the requests in standard input, until the server closes it or ends."""
    reader = asyncio.StreamReader(limit=_LONGEST_LINE)
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), sys.stdin.buffer
    )
    async with asyncio.TaskGroup() as tasks:
        control = SpeakerControl(bluez=Bluez(), sound=SoundServer(), tasks=tasks)
        await serve(reader, _write, control, tasks)
        # Nobody reads the results of what is under way.
        os._exit(0)


def _write(answer: Answer) -> None:
    print(json.dumps(answer), flush=True)  # noqa: T201 - to the server


if __name__ == "__main__":
    give_way()
    asyncio.run(main())
