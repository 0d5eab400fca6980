"""Every refusal, at every endpoint, has the contract's code and changes nothing."""

import asyncio
import io
import json
import logging
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from raveberry_server.adapters.web.problem_details import problem_response
from raveberry_server.domain.model.errors import Refusal, RefusedError

from tests.fakes.party.served_party import Served

type Json = Any

JSON = {"Content-Type": "application/json"}
DOORS = ("guest", "host", "socket")


@dataclass(frozen=True, kw_only=True)
class Case:
    """A request and its refusal."""

    path: str
    code: str
    status: int
    method: str = "POST"
    body: bytes | Json = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)


def command(name: str, body: Json, code: str, status: int, **more: Json) -> Case:
    return Case(path=f"/api/v1/command/{name}", body=body, code=code, status=status, **more)


EVERYWHERE = {
    "unknown song": command("enqueue", {"uri": "local:Nothing"}, "not_found", 404),
    "nothing found": command("enqueue", {"query": "zzzz"}, "not_found", 404),
    "neither query nor uri": command("enqueue", {}, "bad_request", 400),
    "both query and uri": command("enqueue", {"query": "a", "uri": "b"}, "bad_request", 400),
    "a file": command("enqueue", {"uri": "file:///etc/passwd"}, "not_allowed", 403),
    "a path": command("enqueue", {"query": "file:///etc/passwd"}, "not_allowed", 403),
    "javascript": command("enqueue", {"uri": "javascript:alert(1)"}, "not_allowed", 403),
    "private address": command("enqueue", {"uri": "http://192.168.0.1/a.mp3"}, "not_allowed", 403),
    "loopback in hex": command("enqueue", {"uri": "http://0x7f000001/"}, "not_allowed", 403),
    "unknown entry": command("vote", {"entry": "e99", "value": 1}, "not_found", 404),
    "no entry at all": command("vote", {"entry": "\u0000", "value": 1}, "not_found", 404),
    "gone entry": command("vote", {"entry": "e0", "value": 1}, "gone", 409),
    "vote of two": command("vote", {"entry": "e1", "value": 2}, "bad_request", 400),
    "vote as text": command("vote", {"entry": "e1", "value": "1"}, "bad_request", 400),
    "vote as yes": command("vote", {"entry": "e1", "value": True}, "bad_request", 400),
    "vote without value": command("vote", {"entry": "e1"}, "bad_request", 400),
    "entry as number": command("vote", {"entry": 1, "value": 1}, "bad_request", 400),
    "a list of arguments": command("vote", [], "bad_request", 400),
    "arguments as text": command("vote", "e1", "bad_request", 400),
    "null": command("vote", None, "bad_request", 400),
    "malformed JSON": command("vote", b'{"entry":', "bad_request", 400),
    "not a number": command("vote", b'{"entry":"e1","value":NaN}', "bad_request", 400),
    "half a surrogate": command("enqueue", b'{"query":"\\ud800"}', "bad_request", 400),
    "bad UTF-8": command("enqueue", b'{"query":"\xff\xfe"}', "bad_request", 400),
    "bottomless": command("enqueue", b"[" * 60_000, "bad_request", 400),
    "too long a query": command("enqueue", {"query": "a" * 501}, "bad_request", 400),
    "2 MB": command("enqueue", b" " * 2_000_000, "too_large", 413),
    "unknown command": command("dance", {}, "not_found", 404),
    "a command of a path": command("..%2f..%2fhost", {}, "not_found", 404),
    "an empty key": command(
        "enqueue", {"query": "Elm"}, "bad_request", 400, headers={"Idempotency-Key": "  "}
    ),
    "a long key": command(
        "enqueue", {"query": "Elm"}, "bad_request", 400, headers={"Idempotency-Key": "k" * 201}
    ),
    "GET on a command": command("vote", {}, "bad_request", 405, method="GET"),
    "PUT on a command": command("vote", {}, "bad_request", 405, method="PUT"),
    "DELETE of the state": Case(
        path="/api/v1/state", method="DELETE", code="bad_request", status=405
    ),
    "no such address": Case(path="/api/v2/state", method="GET", code="not_found", status=404),
    "no such file": Case(path="/static/../server.py", method="GET", code="not_found", status=404),
    "search for a number": Case(
        path="/api/v1/search", body={"q": 1}, code="bad_request", status=400
    ),
    "search for nothing": Case(path="/api/v1/search", body={}, code="bad_request", status=400),
    "search without words": Case(
        path="/api/v1/search", method="GET", code="bad_request", status=400
    ),
    "search for many": Case(
        path="/api/v1/search?q=a&limit=1000", method="GET", code="bad_request", status=400
    ),
    "search for some": Case(
        path="/api/v1/search?q=a&limit=some", method="GET", code="bad_request", status=400
    ),
    "search elsewhere": Case(
        path="/api/v1/search?q=a&sources=nowhere", method="GET", code="bad_request", status=400
    ),
    "no such page": Case(
        path="/api/v1/browse?path=nowhere", method="GET", code="not_found", status=404
    ),
    "a page before the first": Case(
        path="/api/v1/browse?offset=-1", method="GET", code="bad_request", status=400
    ),
    "a session of a list": Case(path="/api/v1/session", body=[], code="bad_request", status=400),
    "a socket without upgrade": Case(
        path="/api/v1/ws", method="GET", code="bad_request", status=400
    ),
}

ABOVE_ONES_ROLE = {
    name: command(name, body, "not_allowed", 403)
    for name, body in {
        "play": {},
        "pause": {},
        "skip": {},
        "seek": {"position_s": 1},
        "set_volume": {"volume": 0.5},
        "remove": {"entry": "e1"},
        "prioritize": {"entry": "e1"},
        "set_lights": {},
        "set_setting": {"name": "mode", "value": "full_control"},
        "open_party": {},
        "close_party": {},
        "restart_player": {},
        "alarm": {},
        "announce": {"media_uri": "http://example.org/a.mp3"},
        "set_output": {"output": "0", "on": True},
        "scan_library": {},
        "cancel_job": {"job": "scan"},
        "retry_job": {"job": "scan"},
    }.items()
} | {
    "downvote": command("vote", {"entry": "e1", "value": -1}, "not_allowed", 403),
    "another's song": command("withdraw", {"entry": "e1"}, "not_allowed", 403),
    "to the top": command("enqueue", {"query": "Elm", "top": True}, "not_allowed", 403),
}

HOST_IS_WRONG_TOO = {
    "unknown setting": command("set_setting", {"name": "colour", "value": 1}, "not_found", 404),
    "misfit": command("set_setting", {"name": "mode", "value": "chaos"}, "bad_request", 400),
    "no value": command("set_setting", {"name": "mode"}, "bad_request", 400),
    "too loud": command("set_volume", {"volume": 1.1}, "bad_request", 400),
    "endless": command("set_volume", b'{"volume":1e999}', "bad_request", 400),
    "stale epoch": command("skip", {"epoch": 7}, "conflict", 409),
    "nothing plays": command("seek", {"position_s": 3}, "conflict", 409),
}


async def a_gone_and_a_waiting_song(served: Served) -> None:
    """Remove e0 from the queue and leave e1 waiting."""
    async with served.browser() as ann:
        for title in ("Amber", "Birch"):
            await ann.post("/api/v1/command/enqueue", json={"query": title})
        await ann.post("/api/v1/command/withdraw", json={"entry": "e0"})


async def expect_refusal(served: Served, browser: aiohttp.ClientSession, case: Case) -> None:
    before = served.server.party.saved
    data = case.body if isinstance(case.body, bytes) else json.dumps(case.body).encode()
    async with browser.request(
        case.method,
        case.path,
        data=None if case.method == "GET" else io.BytesIO(data),
        headers=JSON | case.headers,
    ) as response:
        problem = json.loads(await response.read())
        assert (response.status, problem["code"]) == (case.status, case.code), problem
        assert response.headers["Content-Type"] == "application/problem+json"
        assert problem["status"] == case.status
        assert problem["message"] == problem["detail"] != ""
        assert "Set-Cookie" not in response.headers
        assert "Server" not in response.headers
    assert served.server.party.saved is before


@pytest.mark.parametrize("endpoint", DOORS)
@pytest.mark.parametrize("case", EVERYWHERE.values(), ids=EVERYWHERE)
async def test_each_refusal_is_the_same_at_every_endpoint(
    served: Served, case: Case, endpoint: str
) -> None:
    await a_gone_and_a_waiting_song(served)
    async with served.browser(endpoint=endpoint) as browser:
        await expect_refusal(served, browser, case)


@pytest.mark.parametrize("case", ABOVE_ONES_ROLE.values(), ids=ABOVE_ONES_ROLE)
async def test_a_guest_may_not(served: Served, case: Case) -> None:
    await a_gone_and_a_waiting_song(served)
    async with served.browser() as browser:
        await expect_refusal(served, browser, case)


@pytest.mark.parametrize("endpoint", ["host", "socket"])
@pytest.mark.parametrize("case", HOST_IS_WRONG_TOO.values(), ids=HOST_IS_WRONG_TOO)
async def test_the_host_is_wrong_too(served: Served, case: Case, endpoint: str) -> None:
    async with served.browser(endpoint=endpoint) as browser:
        await expect_refusal(served, browser, case)


@pytest.mark.parametrize(
    ("frame", "code", "answered"),
    [
        (b"", "bad_request", None),
        (b"{", "bad_request", None),
        (b"[]", "bad_request", None),
        (b'{"command":"play"}', "bad_request", None),
        (b'{"id":1,"command":"play"}', "bad_request", None),
        (b'{"id":"a"}', "bad_request", "a"),
        (b'{"id":"a","command":"vote","search":{"q":"x"}}', "bad_request", "a"),
        (b'{"id":"a","command":1}', "bad_request", "a"),
        (b'{"id":"a","command":"vote","args":[]}', "bad_request", "a"),
        (b'{"id":"a","command":"vote","args":{"entry":"e1","value":2}}', "bad_request", "a"),
        (b'{"id":"a","command":"vote","args":{"entry":"e0","value":1}}', "gone", "a"),
        (b'{"id":"a","command":"vote","args":{"entry":"e9","value":1}}', "not_found", "a"),
        (b'{"id":"a","command":"dance"}', "not_found", "a"),
        (b'{"id":"a","command":"skip"}', "not_allowed", "a"),
        (b'{"id":"a","command":"close_party"}', "not_allowed", "a"),
        (b'{"id":"a","command":"enqueue","args":{"uri":"file:///etc"}}', "not_allowed", "a"),
        (b'{"id":"a","search":{"q":"x","limit":0}}', "bad_request", "a"),
        (b'{"id":"a","search":{"q":"x","sources":["nowhere"]}}', "bad_request", "a"),
        (b'{"id":"\\ud800","command":"play"}', "bad_request", None),
        (b" " * 70_000, "too_large", None),
        (b" " * 120_000, "too_large", None),
    ],
)
async def test_a_socket_refuses_and_stays_open(
    served: Served, frame: bytes, code: str, answered: str | None
) -> None:
    await a_gone_and_a_waiting_song(served)
    async with served.browser() as browser, browser.ws_connect("/api/v1/ws") as page:
        await page.receive_json()
        before = served.server.party.saved
        await page.send_str(frame.decode())
        nack = await page.receive_json()
        assert (nack["type"], nack["id"], nack["error"]["code"]) == ("nack", answered, code)
        assert nack["error"]["message"]
        assert served.server.party.saved is before
        await page.send_json({"id": "b", "search": {"q": "elm"}})
        assert (await page.receive_json())["type"] == "hits"


async def test_a_limit_has_the_rest_and_the_next_time() -> None:
    refused = RefusedError(Refusal.VOTE_LIMIT, limit=5, remaining=0, retry_after_s=8.6)
    response = problem_response(refused)
    assert (response.status, response.headers["Retry-After"]) == (429, "9")
    assert json.loads(response.body)["remaining"] == 0


async def test_a_socket_takes_text_only(served: Served) -> None:
    async with served.browser() as browser, browser.ws_connect("/api/v1/ws") as page:
        await page.receive_json()
        await page.send_bytes(b"{}")
        assert (await page.receive_json())["error"]["code"] == "bad_request"


@pytest.mark.parametrize("endpoint", ["guest", "host"])
@pytest.mark.parametrize(
    "garbage",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        b"GET / HTTP/9\r\n\r\n",
        b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 20_000 + b"\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
    ],
)
async def test_what_is_no_http_is_a_problem_too(
    served: Served, garbage: bytes, endpoint: str, caplog: pytest.LogCaptureFixture
) -> None:
    url = served.guest_url if endpoint == "guest" else served.host_url
    reader, writer = await asyncio.open_connection("127.0.0.1", int(url.rpartition(":")[2]))
    writer.write(garbage)
    head, _, body = (await reader.read()).partition(b"\r\n\r\n")
    writer.close()
    await writer.wait_closed()
    assert head.startswith(b"HTTP/1.")
    assert b"aiohttp" not in head
    assert json.loads(body)["code"] == "bad_request"
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("path", ["command/vote", "search", "session"])
async def test_a_client_that_leaves_within_a_body_is_no_error(
    served: Served, caplog: pytest.LogCaptureFixture, path: str
) -> None:
    port = int(served.guest_url.rpartition(":")[2])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(
        f"POST /api/v1/{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n"
        "Expect: 100-continue\r\n\r\n".encode()
    )
    assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 100")
    writer.write(b"{")
    writer.write_eof()
    assert await reader.read() == b""
    writer.close()
    async with served.browser() as browser:
        await browser.get("/healthz")  # whatever the end of the connection caused has happened
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_a_bug_is_an_answer_and_a_line_in_the_log(
    served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    served.server.catalog._sources = None  # type: ignore[assignment] - simulates a bug
    async with served.browser() as browser:
        response = await browser.post("/api/v1/search", json={"q": "a"})
        assert (response.status, (await response.json())["code"]) == (500, "unavailable")
        assert (await browser.get("/healthz")).status == 200
    assert "Cannot answer POST /api/v1/search" in caplog.text
