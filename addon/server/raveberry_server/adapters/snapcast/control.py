"""Control of the rooms of a Snapcast server, by JSON-RPC over TCP.

Requests and notifications are lines of JSON (https://github.com/badaix/snapcast, doc/json_rpc_api).
"""

import asyncio
import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Final

from raveberry_server.application.party import Party
from raveberry_server.application.ports.player import RoomChange
from raveberry_server.application.problems.problems import ProblemCode, Problems
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.playback import Room
from raveberry_server.domain.playback import outputs

_LOGGER = logging.getLogger(__name__)

RETRY_S: Final = 5.0
_TIMEOUT_S: Final = 5.0
_LONGEST_LINE: Final = 1 << 20
_LONGEST_TEXT: Final = 100
_MOST_ROOMS: Final = 100
_LIGHTS: Final = "Raveberry lights"
"""Beginning of the names of visualizers, which are clients of the server, too."""

type Json = Any


class SnapcastControl:
    """Connection to the control port of a Snapcast server, renewed whenever it is lost.

    Args:
        host: of the server.
        port: of its clients; the next one is that of its control.
        is_own: the server is one of our processes, whose absence the supervisor handles.
        retry_s: pause after a lost connection.
    """

    def __init__(  # noqa: PLR0913 - keyword-only
        self,
        *,
        party: Party,
        problems: Problems,
        host: str,
        port: int,
        is_own: bool,
        retry_s: float = RETRY_S,
    ) -> None:
        self._party = party
        self._problems = problems
        self._host = host
        self._port = port
        self._is_own = is_own
        self._retry_s = retry_s
        self._writer: asyncio.StreamWriter | None = None
        self._answers: dict[int, asyncio.Future[Json]] = {}
        self._number = 0
        self._rooms: Mapping[str, Json] = {}

    async def run(self) -> None:
        """Stay connected, until cancelled."""
        while True:
            try:
                await self._follow()
            except (OSError, ValueError, TimeoutError) as err:
                _LOGGER.debug("Snapcast at %s: %s", self._host, err)
            await self._set_rooms({})
            await self._report_presence()
            await asyncio.sleep(self._retry_s)

    async def change(self, change: RoomChange) -> None:
        """Change a room; what is None stays as it is.

        Raises:
            RefusedError: `unavailable` without a server, `not_found` for an unknown room.
        """
        if self._writer is None:
            raise RefusedError(Refusal.ROOMS_MISSING)
        room = self._rooms.get(change.room)
        if room is None:
            names = ", ".join(self._rooms) or "-"
            raise RefusedError(Refusal.ROOM_UNKNOWN, choices=names)
        try:
            for method, params in _requests(change, room["config"]["volume"]):
                await self._request(method, {"id": change.room, **params})
            # The server notifies all its clients but the one that has made a change.
            await self._refresh()
        except (OSError, ValueError, TimeoutError) as err:
            raise RefusedError(Refusal.ROOMS_MISSING) from err

    async def _follow(self) -> None:
        """Follow the rooms until the connection is lost."""
        async with asyncio.timeout(_TIMEOUT_S):
            reader, writer = await asyncio.open_connection(
                self._host, self._port + 1, limit=_LONGEST_LINE
            )
        try:
            async with asyncio.TaskGroup() as tasks:
                changed = asyncio.Event()
                reading = tasks.create_task(self._read(reader, changed))
                self._writer = writer
                await self._refresh()
                self._problems.clear(ProblemCode.SNAPCAST_AWAY)
                refreshing = tasks.create_task(self._refresh_when(changed))
                await asyncio.wait((reading, refreshing), return_when=asyncio.FIRST_COMPLETED)
                reading.cancel()
                refreshing.cancel()
        except* (OSError, ValueError, TimeoutError) as errors:
            raise ConnectionError(str(errors.exceptions[0])) from errors
        finally:
            self._writer = None
            for answer in self._answers.values():
                if not answer.done():
                    answer.set_exception(ConnectionError("the connection is lost"))
            self._answers.clear()
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    async def _read(self, reader: asyncio.StreamReader, changed: asyncio.Event) -> None:
        """Receive answers and notifications until the connection is lost."""
        while line := await reader.readline():
            message = json.loads(line)
            if not isinstance(message, dict):
                raise ValueError("the server does not speak Snapcast's protocol")  # noqa: TRY004
            answer = self._answers.pop(message.get("id") or 0, None)
            if answer is None:
                changed.set()
            elif not answer.done():
                answer.set_result(message.get("result"))

    async def _refresh_when(self, changed: asyncio.Event) -> None:
        while await changed.wait():
            changed.clear()
            await self._refresh()

    async def _refresh(self) -> None:
        status = await self._request("Server.GetStatus")
        await self._set_rooms(dict(_clients(status)))

    async def _request(self, method: str, params: Json = None) -> Json:
        if self._writer is None:
            raise ConnectionError("the connection is lost")
        self._number += 1
        number = self._number
        answer: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._answers[number] = answer
        request = {"id": number, "jsonrpc": "2.0", "method": method}
        with_params = request if params is None else {**request, "params": params}
        self._writer.write(json.dumps(with_params).encode() + b"\r\n")
        try:
            async with asyncio.timeout(_TIMEOUT_S):
                return await answer
        finally:
            self._answers.pop(number, None)

    async def _set_rooms(self, rooms: Mapping[str, Json]) -> None:
        self._rooms = rooms
        shown = tuple(_room(name, client) for name, client in rooms.items())
        await self._party.learn(lambda state, _now: outputs.update_rooms(state, shown))

    async def _report_presence(self) -> None:
        """Report a server that is away; one may play without letting us control its rooms."""
        if self._is_own:
            return
        try:
            async with asyncio.timeout(_TIMEOUT_S):
                _, writer = await asyncio.open_connection(self._host, self._port)
        except (OSError, TimeoutError):
            self._problems.report(ProblemCode.SNAPCAST_AWAY, host=self._host)
        else:
            writer.close()
            self._problems.clear(ProblemCode.SNAPCAST_AWAY)


def _clients(status: Json) -> Iterator[tuple[str, Json]]:
    """Yield the id and the description of each loudspeaker.

    Raises:
        ValueError: the status is malformed.
    """
    try:
        clients = [client for group in status["server"]["groups"] for client in group["clients"]]
        for client in clients[:_MOST_ROOMS]:
            name = client["id"]
            if not name.startswith(_LIGHTS):
                _room(name, client)
                yield name, client
    except (KeyError, TypeError, AttributeError) as err:
        raise ValueError(f"the status of the server cannot be read: {err}") from err


def _room(name: str, client: Json) -> Room:
    config = client["config"]
    shown = config["name"] or client["host"]["name"] or name
    return Room(
        id=name[:_LONGEST_TEXT],
        name=shown[:_LONGEST_TEXT],
        volume=min(max(config["volume"]["percent"], 0), 100) / 100,
        is_muted=config["volume"]["muted"] is True,
        latency_ms=int(config["latency"]),
        is_connected=client["connected"] is True,
    )


def _requests(change: RoomChange, volume: Json) -> Iterator[tuple[str, Json]]:
    """Yield the requests that carry a change out; volume and mute are one."""
    if change.volume is not None or change.is_muted is not None:
        percent = volume["percent"] if change.volume is None else round(100 * change.volume)
        muted = volume["muted"] if change.is_muted is None else change.is_muted
        yield "Client.SetVolume", {"volume": {"muted": muted, "percent": percent}}
    if change.latency_ms is not None:
        yield "Client.SetLatency", {"latency": change.latency_ms}
    if change.name is not None:
        yield "Client.SetName", {"name": change.name.strip()}
