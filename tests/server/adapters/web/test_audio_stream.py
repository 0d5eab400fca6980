"""Listeners elsewhere are limited, disconnected when slow, and not counted as guests."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp
import pytest
from raveberry_server.adapters.web import audio_stream
from raveberry_server.application.playback.icy_metadata import title_in
from raveberry_server.application.playback.stream_listeners import LISTENER_LIMITS
from raveberry_server.application.throttling.slot_pool import SlotLimits, SlotPool
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.playback import current_song
from raveberry_server.presenter.entries import artwork_url

from tests.fakes.party.served_party import Served

SOUND = bytes(range(256)) * 16


class Sender:
    """A player that sends as fast as it can, like MPD's httpd output."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._server: asyncio.Server | None = None
        self._listeners: set[asyncio.StreamWriter] = set()
        self.visits = 0

    async def begin(self) -> None:
        self._server = await asyncio.start_unix_server(self._send, self._path)

    async def end(self) -> None:
        """Stop sending and disconnect, like a player that is killed."""
        if self._server is not None:
            self._server.close()
            for writer in self._listeners:
                writer.close()
            await self._server.wait_closed()
        self._path.unlink(missing_ok=True)
        self._server = None

    async def _send(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.visits += 1
        self._listeners.add(writer)
        try:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\n\r\n")
            while not writer.is_closing():
                writer.write(SOUND)
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            self._listeners.discard(writer)
            writer.close()


@pytest.fixture
async def sender(served: Served) -> AsyncIterator[Sender]:
    made = Sender(served.stream_socket)
    await made.begin()
    yield made
    await made.end()


async def until(served: Served, is_so: Callable[[], bool]) -> None:
    """Wait until a condition holds; checked at the first listener and after the last."""
    changed = asyncio.Event()
    unwatch = served.listeners.observe(changed.set)
    try:
        async with asyncio.timeout(10):
            while not is_so():
                await changed.wait()
                changed.clear()
    finally:
        unwatch()


async def heard(response: aiohttp.ClientResponse) -> None:
    assert (response.status, response.content_type) == (200, "audio/mpeg")
    piece = await response.content.readexactly(len(SOUND))
    assert sorted(set(piece)) == list(range(256))


async def test_listeners_hear_what_the_player_sends_and_are_no_guests(
    served: Served, sender: Sender
) -> None:
    assert not served.listeners.are_present
    async with (
        served.browser() as one,
        one.get("/stream.mp3") as first,
        served.browser(endpoint="host") as other,
        other.get("/stream.mp3") as second,
    ):
        for response in (first, second):
            assert "Set-Cookie" not in response.headers
            await heard(response)
        assert served.listeners.are_present
        assert sender.visits == 2
    await until(served, lambda: not served.listeners.are_present)
    assert not served.server.state.guests


async def next_block(response: aiohttp.ClientResponse) -> bytes:
    """Return the next block of metadata that is not empty."""
    while True:
        await response.content.readexactly(int(response.headers["icy-metaint"]))
        (units,) = await response.content.readexactly(1)
        if units:
            return await response.content.readexactly(16 * units)


async def test_a_listener_gets_the_name_the_titles_and_the_covers(
    served: Served, sender: Sender
) -> None:
    assert sender.visits == 0
    server = served.server
    await server.set("party_name", "Küche")
    async with (
        served.browser() as browser,
        browser.get("/stream.mp3", headers={"Icy-MetaData": "1"}) as response,
    ):
        assert response.headers["icy-name"] == "Küche"
        assert title_in(await next_block(response)) == ""
        asked = await server.execute("enqueue", HOST_CALLER, uri="local:Birch")
        await server.start(asked.entry.id)
        block = await next_block(response)
        song = server.state.playback.entry.song if server.state.playback.entry else None
        assert song is not None
        assert title_in(block) == f"{song.artist} - Birch"
        assert f"{artwork_url(song.uri)}';".encode() in block
        await server.step(lambda state, _: current_song.update_stream_title(state, 1, "On air"))
        assert title_in(await next_block(response)) == "On air"
    async with served.browser() as browser, browser.get("/stream.mp3") as plain:
        assert "icy-metaint" not in plain.headers
        await heard(plain)


async def test_the_stream_continues_after_a_player_restart(served: Served, sender: Sender) -> None:
    async with served.browser() as browser, browser.get("/stream.mp3") as response:
        await heard(response)
        await sender.end()
        await sender.begin()
        async with asyncio.timeout(10):
            while sender.visits < 2:
                await response.content.readany()
        await response.content.readany()


async def test_the_stream_waits_for_a_silent_player(served: Served) -> None:
    sender = Sender(served.stream_socket)
    async with served.browser() as browser, browser.get("/stream.mp3") as response:
        assert served.listeners.are_present, "so that the player begins to send"
        await sender.begin()
        await heard(response)
    await sender.end()
    await until(served, lambda: not served.listeners.are_present)


async def test_a_slow_listener_is_disconnected(
    served: Served, sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audio_stream, "SLOWEST_S", 0.3)
    port = int(served.guest_url.rpartition(":")[2])
    _reader, slow = await asyncio.open_connection("127.0.0.1", port, limit=1)
    slow.write(b"GET /stream.mp3 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    await until(served, lambda: served.listeners.are_present)
    await until(served, lambda: not served.listeners.are_present)
    slow.close()
    assert sender.visits == 1


async def test_so_many_may_listen_and_no_more(
    served: Served, sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = SlotLimits(altogether=2, of_guest=2, of_address=2)
    monkeypatch.setattr(served.listeners, "_places", SlotPool(limits))
    async with (
        served.browser() as browser,
        browser.get("/stream.mp3") as first,
        browser.get("/stream.mp3") as second,
        browser.get("/stream.mp3") as refused,
    ):
        await heard(first)
        await heard(second)
        assert (refused.status, (await refused.json())["code"]) == (503, "unavailable")
        assert (await browser.get("/api/v1/state")).status == 200
    assert sender.visits == 2


async def test_disabling_the_stream_disconnects_listeners(served: Served, sender: Sender) -> None:
    async with served.browser() as browser:
        async with browser.get("/stream.mp3") as response:
            await heard(response)
            await served.server.set("listen_along", value=False)
            await until(served, lambda: not served.listeners.are_present)
        refused = await browser.get("/stream.mp3")
        assert (refused.status, (await refused.json())["code"]) == (404, "not_found")
    assert sender.visits == 1


async def test_a_head_request_is_no_listener(served: Served) -> None:
    async with served.browser() as browser:
        response = await browser.head("/stream.mp3")
        assert (response.status, response.content_type) == (200, "audio/mpeg")
    assert not served.listeners.are_present


async def test_one_phone_leaves_places_for_others(served: Served, sender: Sender) -> None:
    async with AsyncExitStack() as stack:
        browser = await stack.enter_async_context(served.browser())
        for _ in range(LISTENER_LIMITS.of_guest):
            await heard(await stack.enter_async_context(browser.get("/stream.mp3")))
        for _ in range(20):
            refused = await browser.get("/stream.mp3")
            assert (refused.status, (await refused.json())["code"]) == (422, "limit_reached")
            assert refused.headers["Retry-After"]
        host = await stack.enter_async_context(served.browser(endpoint="host"))
        await heard(await stack.enter_async_context(host.get("/stream.mp3")))
    assert sender.visits == LISTENER_LIMITS.of_guest + 1
