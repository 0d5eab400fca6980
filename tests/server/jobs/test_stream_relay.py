"""The relay forwards sound from public addresses, and nothing else."""

import asyncio
import http.client
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

import pytest
from raveberry_server.adapters.processes.relay_process import RelayProcess
from raveberry_server.adapters.processes.stream_relay_urls import (
    RelayLink,
    link_in,
    relay_path,
    relayed,
)
from raveberry_server.application.catalog.url_validation import host_and_port
from raveberry_server.domain.model.settings import Settings

from tests.fakes.tasks import kill_children, running

SOUND = b"\xff\xfb\x90\x00" + bytes(range(256)) * 40
KEY = b"k" * 32


@dataclass(kw_only=True)
class Site:
    """A web server that gives every request the same answer, and counts them."""

    url: str = ""
    visits: int = 0
    head: bytes = b""


@asynccontextmanager
async def a_site(answer: bytes) -> AsyncIterator[Site]:
    site = Site()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        site.visits += 1
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            site.head = await reader.readuntil(b"\r\n\r\n")
            writer.write(answer)
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    site.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/live"
    try:
        yield site
    finally:
        server.close()
        await server.wait_closed()


def an_answer(kind: str, body: bytes, *more: str) -> bytes:
    lines = ("HTTP/1.1 200 OK", f"Content-Type: {kind}", *more, "Connection: close", "", "")
    return "\r\n".join(lines).encode() + body


@asynccontextmanager
async def a_relay(*allowed: str) -> AsyncIterator[RelayProcess]:
    settings = Settings(allowed_private_hosts=tuple(map(host_and_port, allowed)))
    relay = RelayProcess(settings=lambda: settings, own_names=tuple)
    async with running(relay.run()):
        yield relay


async def got(link: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Return the response that the player receives."""

    def ask() -> tuple[int, dict[str, str], bytes]:
        place, _, path = link.removeprefix("http://").partition("/")
        connection = http.client.HTTPConnection(place, timeout=20)
        connection.request("GET", f"/{path}", headers=headers)
        answer = connection.getresponse()
        heard = b""
        with suppress(http.client.HTTPException, OSError):
            while part := answer.read1(4096):
                heard += part
        connection.close()
        names = {name.lower(): text for name, text in answer.headers.items()}
        return answer.status, names, heard

    return await asyncio.to_thread(ask)


async def test_sound_and_its_names_are_passed_on() -> None:
    answer = an_answer(
        "audio/mpeg", SOUND, "icy-name: Test", "icy-metaint: 16000", "Set-Cookie: a=b"
    )
    async with a_site(answer) as site, a_relay(site.url) as relay:
        status, headers, body = await got(await relay.link_to(site.url), **{"Icy-MetaData": "1"})
    assert (status, body) == (200, SOUND)
    assert (headers["icy-metaint"], headers["icy-name"]) == ("16000", "Test")
    assert "set-cookie" not in headers
    assert b"Icy-MetaData: 1" in site.head


async def test_a_station_that_greets_with_icy_is_heard() -> None:
    answer = b"ICY 200 OK\r\nicy-name: Old\r\nContent-Type: audio/mpeg\r\n\r\n" + SOUND
    async with a_site(answer) as site, a_relay(site.url) as relay:
        status, headers, body = await got(await relay.link_to(site.url))
    assert (status, headers["icy-name"], body) == (200, "Old", SOUND)


async def test_a_list_leads_to_its_first_stream() -> None:
    async with a_site(an_answer("audio/mpeg", SOUND)) as station:
        lists = (
            ("audio/x-mpegurl", f"#EXTM3U\n{station.url}\n"),
            ("audio/x-scpls", f"[playlist]\nFile1={station.url}\n"),
        )
        for kind, text in lists:
            async with (
                a_site(an_answer(kind, text.encode())) as site,
                a_relay(site.url, station.url) as relay,
            ):
                assert (await got(await relay.link_to(site.url)))[::2] == (200, SOUND)


LISTS: dict[str, tuple[str, bytes]] = {
    "HLS": ("application/vnd.apple.mpegurl", b"#EXTM3U\n#EXT-X-TARGETDURATION:5\nhttp://10.0.0.1/"),
    "HLS as sound": ("audio/mpeg", b"#EXTM3U\n#EXT-X-TARGETDURATION:5\nhttp://10.0.0.1/"),
    "HLS behind an ID3 tag": (
        "audio/mpeg",
        b"ID3\4\0\0\0\0\0\x7f" + bytes(127) + b"#EXTM3U\n#EXT-X-KEY:METHOD=AES-128\n",
    ),
    "HLS in parts": ("audio/mpeg", bytes(16_380) + b"#EXTM3U\n#EXT-X-ENDLIST"),
    "m3u as sound": ("audio/mpeg", b"#EXTM3U\nhttp://10.0.0.1/a.mp3"),
    "pls as sound": ("audio/mpeg", b"[playlist]\nFile1=http://10.0.0.1/"),
    "concat": ("audio/mpeg", b"ffconcat version 1.0\nfile http://10.0.0.1/"),
    "SDP": ("audio/mpeg", b"v=0\no=- 0 0\nc=IN IP4 10.0.0.1\nm=audio 5004 RTP/AVP 0"),
    "DASH": ("audio/mpeg", b"<?xml?><MPD profiles='urn:mpeg:dash:profile:isoff-live:2011'>"),
    "page": ("text/html", b"<html>"),
    "picture": ("image/svg+xml", b"<svg/>"),
    "empty list": ("audio/x-mpegurl", b""),
}


@pytest.mark.parametrize("name", LISTS)
async def test_playlists_are_not_relayed_as_sound(name: str) -> None:
    kind, body = LISTS[name]
    async with a_site(an_answer(kind, body)) as site, a_relay(site.url) as relay:
        status, _, heard = await got(await relay.link_to(site.url))
    assert b"#EXT" not in heard
    assert b"10.0.0.1" not in heard
    assert status == 502 or len(heard) < len(body)


async def test_only_local_links_may_redirect_to_local_addresses() -> None:
    async with a_site(an_answer("audio/mpeg", SOUND)) as inside:
        moved = f"HTTP/1.1 302 Found\r\nLocation: {inside.url}\r\n\r\n".encode()
        async with a_site(moved) as outside, a_relay(outside.url) as relay:
            assert (await got(await relay.link_to(outside.url)))[0] == 502
        async with a_relay() as relay:
            assert (await got(await relay.link_to(inside.url)))[0] == 502
        assert inside.visits == 0


INSIDE: tuple[Callable[[int], str], ...] = (
    lambda port: f"http://localhost:{port}/",
    lambda port: f"http://127.1:{port}/",
    lambda port: f"http://2130706433:{port}/",
    lambda port: f"http://0x7f.1:{port}/",
    lambda port: f"http://0177.0.0.1:{port}/",
    lambda port: f"http://0.0.0.0:{port}/",
    lambda port: f"http://[::1]:{port}/",
    lambda port: f"http://[::ffff:127.0.0.1]:{port}/",
    lambda port: f"http://[::ffff:7f00:1]:{port}/",
    lambda port: f"http://[::]:{port}/",
    lambda port: f"http://station.example@127.0.0.1:{port}/",
    lambda port: f"http://127.0.0.1:{port}#@station.example/",
    lambda port: f"http://127.0.0.1:{port}\\@station.example/",
    lambda port: f"file:///proc/self/environ?{port}",
    lambda port: f"ftp://127.0.0.1:{port}/",
    lambda port: f"gopher://127.0.0.1:{port}/",
    lambda port: f"//127.0.0.1:{port}/",
    lambda port: f"http://127.0.0.1:{port}/\r\nX: y",
    lambda _: "http://127.0.0.1:99999/",
    lambda _: "",
)


@pytest.mark.parametrize("spelling", INSIDE, ids=lambda spelling: spelling(80))
async def test_no_spelling_reaches_a_local_address(spelling: Callable[[int], str]) -> None:
    async with a_site(an_answer("audio/mpeg", SOUND)) as inside, a_relay() as relay:
        port = int(inside.url.rpartition(":")[2].partition("/")[0])
        assert (await got(await relay.link_to(spelling(port))))[0] == 502
        assert inside.visits == 0


async def test_a_link_without_its_signature_is_refused() -> None:
    async with a_site(an_answer("audio/mpeg", SOUND)) as site, a_relay(site.url) as relay:
        link = await relay.link_to(site.url)
        root, _, path = link.removeprefix("http://").partition("/")
        signature, _, payload = path.partition("/")
        forged = relay_path(RelayLink(address=site.url), KEY)
        for bad in ("", "x", forged[1:], f"{signature}/{payload}A", f"{'0' * 32}/{payload}"):
            assert (await got(f"http://{root}/{bad}"))[0] == 404
        assert site.visits == 0


async def test_it_is_started_again() -> None:
    async with a_site(an_answer("audio/mpeg", SOUND)) as site, a_relay(site.url) as relay:
        for _ in range(2):
            assert (await got(await relay.link_to(site.url)))[0] == 200
            port = relay.port
            kill_children("raveberry_server.jobs.stream_relay")
            while relay.port == port:  # noqa: ASYNC110 - it is the child that changes it
                await asyncio.sleep(0.01)


@pytest.mark.parametrize(
    "location",
    [
        "",
        "/music/a.mp3",
        "http://127.0.0.1:1/x",
        "http://127.0.0.1/" + "0" * 32 + "/e30",
        "http://127.0.0.1:80/" + "0" * 32 + "/e30",
        "http://127.0.0.1:80/" + "0" * 32 + "/!",
        "http://127.0.0.1:99999/" + "0" * 32 + "/e30",
        "http://[::1/",
    ],
)
def test_other_locations_are_no_links(location: str) -> None:
    assert relayed(location) is None


def test_a_link_holds_all_there_is_to_know() -> None:
    link = RelayLink(address="http://a/ü", private_hosts=("a:80",), own_names=("b",))
    path = relay_path(link, KEY)
    assert link_in(path, KEY) == link
    assert link_in(path, b"other") is None
    assert relayed(f"http://127.0.0.1:81{path}") == (81, "http://a/ü")
