"""The rooms of a real Snapcast server, and of servers that misbehave."""

import asyncio
import json
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from raveberry_server.adapters.snapcast.control import SnapcastControl
from raveberry_server.application.ports.player import RoomChange
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.playback import Room

from tests.fakes.party.headless_server import HeadlessServer
from tests.fakes.player.real_snapcast import a_room, a_server
from tests.fakes.tasks import running
from tests.ports import free_port

WITHIN_S = 60

type Json = dict[str, object]

real = pytest.mark.skipif(shutil.which("snapserver") is None, reason="there is no snapserver")


@asynccontextmanager
async def controlled(
    port: int, *, is_own: bool = False
) -> AsyncIterator[tuple[HeadlessServer, SnapcastControl]]:
    server = HeadlessServer()
    control = SnapcastControl(
        party=server.party,
        problems=server.problems,
        host="127.0.0.1",
        port=port,
        is_own=is_own,
        retry_s=0.05,
    )
    async with server.running(), running(control.run()):
        yield server, control


async def until(claim: Callable[[], object]) -> None:
    async with asyncio.timeout(WITHIN_S):
        while not claim():  # noqa: ASYNC110 - another process makes it true
            await asyncio.sleep(0.02)


def rooms(server: HeadlessServer) -> dict[str, Room]:
    return {room.id: room for room in server.state.playback.rooms}


def problems(server: HeadlessServer) -> list[str]:
    return [problem.code for problem in server.problems.current]


@real
async def test_rooms_come_are_changed_and_go(tmp_path: Path) -> None:
    port = free_port()
    with a_server(tmp_path, port=port, source_port=free_port()):
        async with controlled(port) as (server, control):
            with a_room(tmp_path, "kitchen", port=port):
                await until(lambda: "kitchen" in rooms(server))
                assert rooms(server)["kitchen"].volume == 1.0
                change = RoomChange(
                    room="kitchen", volume=0.4, is_muted=True, name=" Küche ", latency_ms=120
                )
                await control.change(change)
                kitchen = rooms(server)["kitchen"]
                assert (kitchen.name, kitchen.volume, kitchen.is_muted) == ("Küche", 0.4, True)
                assert kitchen.latency_ms == 120
                await control.change(RoomChange(room="kitchen", is_muted=False))
                assert rooms(server)["kitchen"].volume == 0.4
                assert not rooms(server)["kitchen"].is_muted
            await until(lambda: not rooms(server)["kitchen"].is_connected)
            with pytest.raises(RefusedError, match="kitchen") as refused:
                await control.change(RoomChange(room="cellar", volume=0.1))
            assert refused.value.refusal is Refusal.ROOM_UNKNOWN


@real
async def test_what_another_program_changes_is_shown(tmp_path: Path) -> None:
    port = free_port()
    with a_server(tmp_path, port=port, source_port=free_port()):
        async with controlled(port) as (server, _), controlled(port) as (_, other):
            with a_room(tmp_path, "garden", port=port):
                await until(lambda: "garden" in rooms(server))
                await until(lambda: "garden" in other._rooms)
                await other.change(RoomChange(room="garden", volume=0.2))
                await until(lambda: rooms(server)["garden"].volume == 0.2)


@real
async def test_a_server_that_is_away_is_a_problem_until_it_is_there(tmp_path: Path) -> None:
    port = free_port()
    async with controlled(port) as (server, control):
        await until(lambda: problems(server) == ["snapcast_away"])
        assert "127.0.0.1" in server.problems.current[0].message
        with pytest.raises(RefusedError) as refused:
            await control.change(RoomChange(room="kitchen", volume=0.1))
        assert refused.value.refusal is Refusal.ROOMS_MISSING
        with a_server(tmp_path, port=port, source_port=free_port()):
            await until(lambda: problems(server) == [])
        await until(lambda: problems(server) == ["snapcast_away"])
        assert rooms(server) == {}


async def test_our_own_server_is_left_to_its_supervisor() -> None:
    port = free_port()
    async with controlled(port, is_own=True) as (server, control):
        with pytest.raises(RefusedError):
            await control.change(RoomChange(room="kitchen", volume=0.1))
        assert problems(server) == []


def client(client_id: str, **config: object) -> Json:
    return {
        "id": client_id,
        "connected": True,
        "host": {"name": "pi"},
        "config": {
            "name": "",
            "latency": 0,
            "volume": {"muted": False, "percent": 50},
            **config,
        },
    }


@asynccontextmanager
async def answering(*lines: str) -> AsyncIterator[tuple[int, list[int]]]:
    """A control port that answers each request with these lines.

    Yields the port of clients, and the number of each request.
    """
    numbers: list[int] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while request := await reader.readline():
                number = json.loads(request)["id"]
                numbers.append(number)
                for line in lines:
                    writer.write(line.replace("<id>", str(number)).encode() + b"\r\n")
        writer.close()

    port = free_port()
    server = await asyncio.start_server(serve, "127.0.0.1", port + 1)
    clients = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", port)
    async with server, clients:
        yield port, numbers


def status(*clients: Json) -> str:
    result = {"server": {"groups": [{"clients": list(clients)}]}}
    return json.dumps({"id": "<id>", "jsonrpc": "2.0", "result": result}).replace('"<id>"', "<id>")


async def test_visualizers_are_no_rooms_and_a_room_is_named_by_its_machine() -> None:
    listed = status(client("one"), client("Raveberry lights kitchen"), client("two", name="Bar"))
    async with answering(listed) as (port, _), controlled(port) as (server, _):
        await until(lambda: rooms(server))
        assert {name: room.name for name, room in rooms(server).items()} == {
            "one": "pi",
            "two": "Bar",
        }
        assert rooms(server)["one"].volume == 0.5


@pytest.mark.parametrize(
    "line",
    ["nonsense", "[]", '{"id": <id>}', status({"id": 5}), status({"id": "a"}), "x" * (2 << 20)],
    ids=lambda text: text[:20],
)
async def test_a_server_that_speaks_another_protocol_has_no_rooms(line: str) -> None:
    async with answering(line) as (port, numbers), controlled(port) as (server, control):
        await until(lambda: len(numbers) > 2)
        assert rooms(server) == {}
        # Its port for clients answers.
        assert problems(server) == []
        with pytest.raises(RefusedError):
            await control.change(RoomChange(room="kitchen", volume=0.1))
