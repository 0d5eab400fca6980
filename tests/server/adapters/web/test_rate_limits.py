"""A phone that sends too many requests leaves enough for the others."""

import asyncio
import gzip
import json
import struct
from contextlib import AsyncExitStack
from urllib.parse import urlsplit

import aiohttp
import pytest
from aiohttp import WSCloseCode, WSMsgType
from raveberry_server.adapters.web import rate_limits, websocket
from raveberry_server.adapters.web.websocket import LONGEST_FRAME
from raveberry_server.application.party import Change
from raveberry_server.application.ports.source import Found
from raveberry_server.application.throttling.rate_limiter import Rate

from tests.fakes.party.served_party import Served


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd", "identity, gzip"])
async def test_compressed_bodies_are_refused_unread(served: Served, encoding: str) -> None:
    bomb = gzip.compress(bytes(10_000_000))
    for endpoint in ("guest", "host"):
        async with served.browser(endpoint=endpoint) as browser:
            answer = await browser.post(
                "/api/v1/command/enqueue", data=bomb, headers={"Content-Encoding": encoding}
            )
            assert (answer.status, (await answer.json())["code"]) == (400, "bad_request")


async def test_a_frame_ends_its_socket_as_soon_as_it_says_that_it_is_too_long(
    served: Served,
) -> None:
    async with served.browser() as browser, browser.ws_connect("/api/v1/ws") as page:
        await page.receive_json()
        transport = page._writer.transport
        assert transport is not None
        # The header of a masked text frame of 4 MB, and none of its payload.
        transport.write(struct.pack("!BBQ4s", 0x81, 0xFF, 4 << 20, b"mask"))
        closed = await page.receive()
        assert (closed.type, closed.data) == (WSMsgType.CLOSE, WSCloseCode.MESSAGE_TOO_BIG)


async def test_a_message_in_pieces_may_not_grow_either(served: Served) -> None:
    async with served.browser() as browser, browser.ws_connect("/api/v1/ws") as page:
        await page.receive_json()
        transport = page._writer.transport
        assert transport is not None
        piece = 1 << 20
        for head in (0x01, 0x00, 0x00):
            transport.write(struct.pack("!BBQ4s", head, 0xFF, piece, bytes(4)) + bytes(piece))
        # Of the piece that is too much no more than its length: a connection that is closed while
        # data are on their way is reset, and the browser may not read why.
        transport.write(struct.pack("!BBQ4s", 0x00, 0xFF, piece, bytes(4)))
        closed = await page.receive()
        assert closed.data == WSCloseCode.MESSAGE_TOO_BIG
    assert LONGEST_FRAME == 64 * 1024


async def test_requests_above_the_limit_of_an_address_are_refused(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rate_limits, "REQUESTS_OF_NEWCOMERS", Rate(at_once=3, per_s=0.5))
    monkeypatch.setattr(rate_limits, "LONGEST_PAUSE_S", 0.0)
    async with served.browser() as browser, served.browser(endpoint="host") as host:
        statuses = [(await browser.get("/api/v1/state")).status for _ in range(5)]
        assert statuses == [200] * 3 + [429] * 2
        refused = await browser.get("/")
        assert (await refused.json())["code"] == "rate_limited"
        assert int(refused.headers["Retry-After"]) == 2
        assert (await browser.get("/healthz")).status == 200
        assert (await host.get("/api/v1/state")).status == 200


async def test_guests_who_have_acted_have_their_own_limit(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with served.browser() as ann, served.browser() as troll:
        assert (await ann.post("/api/v1/command/enqueue", json={"query": "Elm"})).status == 200
        monkeypatch.setattr(rate_limits, "REQUESTS_OF_NEWCOMERS", Rate(at_once=1, per_s=0.1))
        monkeypatch.setattr(rate_limits, "LONGEST_PAUSE_S", 0.0)
        statuses = [(await troll.get("/api/v1/state")).status for _ in range(5)]
        assert statuses.count(429) >= 4
        assert [(await ann.get("/api/v1/state")).status for _ in range(5)] == [200] * 5


async def test_frames_above_the_limit_are_refused_and_the_socket_stays(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with served.browser() as browser, browser.ws_connect("/api/v1/ws") as page:
        await page.receive_json()
        monkeypatch.setattr(rate_limits, "REQUESTS_OF_NEWCOMERS", Rate(at_once=1, per_s=0.1))
        for _ in range(3):
            await page.send_json({"id": "a", "watch_lights": False})
        said = [await page.receive_json() for _ in range(3)]
        refused = [frame for frame in said if frame["type"] == "nack"]
        assert [frame["error"]["code"] for frame in refused] == ["rate_limited"] * 2
        assert {frame["id"] for frame in refused} == {"a"}
        assert not page.closed


async def test_a_page_whose_frames_are_refused_again_and_again_is_disconnected(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rate_limits, "REQUESTS_OF_NEWCOMERS", Rate(at_once=2, per_s=0.1))
    monkeypatch.setattr(rate_limits, "LONGEST_PAUSE_S", 0.0)
    monkeypatch.setattr(websocket, "MOST_REFUSED", 3)
    async with served.browser() as browser, browser.ws_connect("/api/v1/ws") as page:
        for number in range(10):
            await page.send_json({"id": str(number), "watch_lights": False})
        said = [json.loads(message.data) async for message in page]
        assert [frame["type"] for frame in said].count("nack") == 3
        assert page.close_code == WSCloseCode.TRY_AGAIN_LATER


async def test_frames_of_a_page_that_has_gone_are_dropped(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Each refusal pauses for a tenth of a second or more, so all of them would take ten seconds.
    monkeypatch.setattr(rate_limits, "REQUESTS_OF_NEWCOMERS", Rate(at_once=2, per_s=0.1))
    async with served.browser() as browser:
        page = await browser.ws_connect("/api/v1/ws")
        await page.receive_json()
        for number in range(100):
            await page.send_json({"id": str(number), "watch_lights": False})
        while (await page.receive_json())["type"] != "nack":
            pass
        transport = page._writer.transport
        assert transport is not None
        transport.close()  # what was sent still arrives
        reading = [task for task in asyncio.all_tasks() if task.get_name() == "page"]
        _, still_reading = await asyncio.wait(reading, timeout=5)
        assert not still_reading


async def test_searches_have_their_own_limit(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rate_limits, "SEARCHES_OF_NEWCOMERS", Rate(at_once=2, per_s=0.1))
    monkeypatch.setattr(rate_limits, "LONGEST_PAUSE_S", 0.0)
    async with served.browser() as browser:
        statuses = [
            (await browser.post("/api/v1/search", json={"q": "elm"})).status for _ in range(4)
        ]
        assert statuses == [200, 200, 429, 429]
        assert (await browser.get("/api/v1/state")).status == 200


async def test_suggestions_count_as_searches(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rate_limits, "SEARCHES_OF_NEWCOMERS", Rate(at_once=2, per_s=0.1))
    monkeypatch.setattr(rate_limits, "LONGEST_PAUSE_S", 0.0)
    async with served.browser() as browser, browser.ws_connect("/api/v1/ws") as page:
        posted = [
            (await browser.post("/api/v1/command/discover", json={})).status for _ in range(3)
        ]
        assert posted == [200, 200, 429]
        await page.receive_json()
        await page.send_json({"id": "a", "command": "discover"})
        refused = await page.receive_json()
        assert refused["error"]["code"] == "rate_limited"


async def test_pings_are_answered_and_count(served: Served) -> None:
    async with served.browser() as browser, browser.ws_connect("/api/v1/ws", autoping=False) as ws:
        await ws.receive_json()
        await ws.ping(b"are you there")
        answer = await ws.receive()
        assert (answer.type, bytes(answer.data)) == (WSMsgType.PONG, b"are you there")


async def test_searches_end_with_their_socket(served: Served) -> None:
    source = served.server.sources[0]
    started, ended = asyncio.Event(), asyncio.Event()

    async def slow(*_: object) -> None:
        started.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    source.search = slow  # type: ignore[assignment,method-assign]
    async with served.browser() as browser, browser.ws_connect("/api/v1/ws") as page:
        await page.send_json({"id": "a", "search": {"q": "elm"}})
        await asyncio.wait_for(started.wait(), 10)
    await asyncio.wait_for(ended.wait(), 10)


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_searches_end_when_their_client_disconnects(served: Served, method: str) -> None:
    source = served.server.sources[0]
    started, ended = asyncio.Event(), asyncio.Event()

    async def slow(*_: object) -> None:
        started.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    source.search = slow  # type: ignore[assignment,method-assign]
    body = b'{"q":"elm"}' if method == "POST" else b""
    reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(served.guest_url).port)
    writer.write(
        f"{method} /api/v1/search?q=elm HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        + body
    )
    await asyncio.wait_for(started.wait(), 10)
    assert not ended.is_set()
    writer.close()
    await writer.wait_closed()
    await asyncio.wait_for(ended.wait(), 10)
    assert reader.at_eof() or not await reader.read()


async def test_commands_are_carried_out_though_their_client_disconnects(served: Served) -> None:
    # Only searches are cancelled: a command is carried out even if its sender disconnects.
    source = served.server.sources[0]
    started, may_go_on = asyncio.Event(), asyncio.Event()
    search = source.search

    async def slow(query: str, limit: int) -> Found:
        started.set()
        await may_go_on.wait()
        return await search(query, limit)

    source.search = slow  # type: ignore[method-assign]
    body = b'{"query":"Elm"}'
    _, writer = await asyncio.open_connection("127.0.0.1", urlsplit(served.guest_url).port)
    writer.write(
        b"POST /api/v1/command/enqueue HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: "
        b"application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
    )
    await asyncio.wait_for(started.wait(), 10)
    writer.close()
    await writer.wait_closed()
    await asyncio.sleep(0.1)
    is_queued = asyncio.Event()

    def note(change: Change) -> None:
        if change.after.state.waiting or change.after.state.playback.entry:
            is_queued.set()

    served.server.party.listen(note)
    may_go_on.set()
    await asyncio.wait_for(is_queued.wait(), 10)


async def test_previews_leave_places_for_others(served: Served) -> None:
    async with AsyncExitStack() as stack:
        browser = await stack.enter_async_context(served.browser())
        codes = [await watching(stack, browser) for _ in range(4)]
        assert codes == [None, None, "limit_reached", "limit_reached"]


async def watching(stack: AsyncExitStack, browser: aiohttp.ClientSession) -> str | None:
    page = await stack.enter_async_context(browser.ws_connect("/api/v1/ws"))
    await page.receive_json()
    await page.send_str(json.dumps({"id": "a", "watch_lights": True}))
    answer = await page.receive_json()
    return answer.get("error", {}).get("code")
