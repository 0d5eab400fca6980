"""The relay forwards sound from public addresses, and nothing else."""

import asyncio
import http.client
import os
import ssl
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from raveberry_server.adapters.processes.relay_process import RelayProcess
from raveberry_server.adapters.processes.stream_relay_urls import (
    RelayLink,
    link_in,
    relay_path,
    relayed,
)
from raveberry_server.application.catalog.url_validation import host_and_port
from raveberry_server.application.playback.icy_metadata import header_text
from raveberry_server.domain.model.settings import Settings
from raveberry_server.jobs import stream_relay

from tests.fakes.certificates import server_context
from tests.fakes.tasks import kill_children, running

SOUND = b"\xff\xfb\x90\x00" + bytes(range(256)) * 40
KEY = b"k" * 32
MORE_THAN_SOCKETS_HOLD = 40_000_000


@dataclass(kw_only=True)
class Site:
    """A web server that gives every request the same answer, and counts them."""

    url: str = ""
    visits: int = 0
    head: bytes = b""


@asynccontextmanager
async def a_site(answer: bytes, *, tls: ssl.SSLContext | None = None) -> AsyncIterator[Site]:
    site = Site()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        site.visits += 1
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            site.head = await reader.readuntil(b"\r\n\r\n")
            writer.write(answer)
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls)
    site.url = f"{'https' if tls else 'http'}://127.0.0.1:{server.sockets[0].getsockname()[1]}/live"
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
    answer = an_answer("audio/mpeg", SOUND, "icy-name: Test", "Set-Cookie: a=b")
    async with a_site(answer) as site, a_relay(site.url) as relay:
        status, headers, body = await got(await relay.link_to(site.url), **{"Icy-MetaData": "1"})
    assert (status, body) == (200, SOUND)
    assert headers["icy-name"] == "Test"
    assert {"set-cookie", "icy-metaint"}.isdisjoint(headers)
    assert b"Icy-MetaData: 1" in site.head


async def test_sound_of_an_encrypted_station_is_passed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, certificate = server_context(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    answer = an_answer("audio/mpeg", TITLED, "icy-metaint: 9000")
    async with a_site(answer, tls=context) as site, a_relay(site.url) as relay:
        status, _, body = await got(await relay.link_to(site.url))
        assert (status, body) == (200, LONG[:27_000])
        # Stations redirect from one to the other.
        moved = f"HTTP/1.1 302 Found\r\nLocation: {site.url}\r\n\r\n".encode()
        async with a_site(moved) as old, a_relay(site.url, old.url) as another:
            assert (await got(await another.link_to(old.url)))[2] == LONG[:27_000]


@pytest.mark.parametrize("fault", ["unknown authority", "another name"])
async def test_a_station_whose_certificate_is_not_good_is_not_played(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_known = fault == "another name"
    context, certificate = server_context(
        tmp_path, name="DNS:radio.example" if is_known else "IP:127.0.0.1"
    )
    if is_known:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    async with (
        a_site(an_answer("audio/mpeg", SOUND), tls=context) as site,
        a_relay(site.url) as relay,
    ):
        status, _, body = await got(await relay.link_to(site.url))
    assert (status, site.visits) == (502, 0)
    assert SOUND not in body


LONG = SOUND * 4
BLOCK = b"\x02StreamTitle='S\xf6hne';\0".ljust(33, b"\0")
TITLED = LONG[:9_000] + BLOCK + LONG[9_000:18_000] + b"\0" + LONG[18_000:27_000] + b"\0"


@pytest.mark.parametrize("name", ["Söhne".encode(), "Söhne".encode("latin-1")])
async def test_titles_and_names_reach_the_player_in_utf_8(name: bytes) -> None:
    answer = an_answer("audio/mpeg", TITLED, "icy-metaint: 9000", "Content-Length: 1234")
    answer = answer.replace(b"icy-metaint", b"icy-name: " + name + b"\r\nicy-metaint")
    answer = answer.replace(b"Content-Length: 1234\r\n", b"")
    async with a_site(answer) as site, a_relay(site.url) as relay:
        link = await relay.link_to(site.url)
        _, headers, body = await got(link, **{"Icy-MetaData": "1"})
        _, plain_headers, plain = await got(link)
    assert plain == LONG[:27_000], "a player without titles gets the sound alone"
    assert "icy-metaint" not in plain_headers
    assert headers["icy-metaint"] == "16384"
    assert body[16_384] == 2
    assert body[16_385:16_417].rstrip(b"\0") == "StreamTitle='Söhne';".encode()
    assert body[:16_384] + body[16_417:] == LONG[:27_000]
    assert header_text(headers["icy-name"]) == "Söhne"
    assert headers["icy-name"].encode("latin-1") == "Söhne".encode()


@pytest.mark.parametrize("interval", ["", "0", "-1", "x", "99999999999", "1e3", "²"])
async def test_a_nonsensical_interval_of_titles_is_none(interval: str) -> None:
    answer = an_answer("audio/mpeg", SOUND).replace(
        b"Connection", f"icy-metaint: {interval}\r\nConnection".encode()
    )
    async with a_site(answer) as site, a_relay(site.url) as relay:
        _, headers, body = await got(await relay.link_to(site.url), **{"Icy-MetaData": "1"})
    assert "icy-metaint" not in headers
    assert body == SOUND


async def test_a_station_without_a_content_type_is_known_by_its_sound() -> None:
    async with a_site(b"ICY 200 OK\r\n\r\n" + SOUND) as site, a_relay(site.url) as relay:
        status, headers, body = await got(await relay.link_to(site.url))
    assert (status, headers["content-type"], body) == (200, "audio/mpeg", SOUND)
    async with a_site(b"ICY 200 OK\r\n\r\n<html>hello") as site, a_relay(site.url) as relay:
        assert (await got(await relay.link_to(site.url)))[0] == 502


@asynccontextmanager
async def a_live_stream(*pieces: bytes, ahead: str = "") -> AsyncIterator[Site]:
    """A web server with an HLS stream whose list grows by a piece with each visit."""
    site = Site()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            path = (await reader.readuntil(b"\r\n\r\n")).split()[1].decode()
            if path == "/live":
                kind, body = "application/vnd.apple.mpegurl", f"#EXTM3U\n{ahead}".encode()
                body += b'#EXT-X-STREAM-INF:BANDWIDTH=64000,CODECS="mp4a.40.2"\n/list?a=1\n'
            elif path.startswith("/list"):
                site.visits += 1
                shown = min(3 + site.visits, len(pieces))
                lines = [f"#EXTINF:0.5,Song {at}\n/piece/{at}" for at in range(shown)]
                end = ["#EXT-X-ENDLIST"] if shown == len(pieces) else []
                text = "\n".join(["#EXTM3U", "#EXT-X-TARGETDURATION:1", *lines, *end])
                kind, body = "audio/x-mpegurl", text.encode()
            else:
                kind, body = "audio/mpeg", pieces[int(path.rpartition("/")[2])]
            writer.write(an_answer(kind, body))
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    site.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/live"
    try:
        yield site
    finally:
        server.close()
        await server.wait_closed()


async def test_the_pieces_of_a_live_stream_arrive_as_one_with_their_titles() -> None:
    pieces = [bytes([0xFF, 0xFB, 0x90, at]) + SOUND for at in range(7)]
    async with a_live_stream(*pieces) as site, a_relay(site.url) as relay:
        link = await relay.link_to(site.url)
        status, headers, body = await got(link, **{"Icy-MetaData": "1"})
        assert (status, headers["icy-metaint"]) == (200, "16384")
        assert b"StreamTitle='Song 2';" in body
        site.visits = 0
        assert (await got(link))[2] == b"".join(pieces[1:]), "the newest three, and all that come"


async def test_the_pieces_of_a_stream_are_not_fetched_from_local_addresses() -> None:
    async with a_site(an_answer("audio/mpeg", SOUND)) as inside:
        text = f"#EXTM3U\n#EXT-X-TARGETDURATION:5\n{inside.url}\n"
        for ahead in (
            text,
            f'#EXT-X-MAP:URI="{inside.url}"\n{text}',
            f"#EXT-X-STREAM-INF:\n{text}",
        ):
            async with (
                a_site(an_answer("application/x-mpegurl", ahead.encode())) as outside,
                a_relay(outside.url) as relay,
            ):
                status, _, body = await got(await relay.link_to(outside.url))
                assert status == 502 or not body
                assert inside.visits == 0


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
            ("application/xspf+xml", f"<xspf><location>{station.url}?a&amp;b</location></xspf>"),
            ("video/x-ms-asf", f"<ASX><entry><REF HREF='{station.url}'/></entry></ASX>"),
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


async def test_a_file_is_sent_as_a_whole_and_from_a_position(tmp_path: Path) -> None:
    song = tmp_path / "a song \udcff.FLAC"
    song.write_bytes(SOUND)
    async with a_relay() as relay:
        link = await relay.link_to_file(str(song))
        assert link.endswith(".FLAC"), "the player chooses a decoder by it"
        status, headers, body = await got(link)
        assert (status, headers["accept-ranges"], body) == (200, "bytes", SOUND)
        status, headers, body = await got(link, Range="bytes=1000-")
        assert (status, body) == (206, SOUND[1000:])
        assert headers["content-range"] == f"bytes 1000-{len(SOUND) - 1}/{len(SOUND)}"
        assert (await got(link, Range=f"bytes={len(SOUND)}-"))[0] == 416
        for nonsense in ("bytes=-5", "bytes=0-9", "bytes=x-", "bytes=1-,7-", "bytes=" + "9" * 30):
            assert (await got(link, Range=nonsense))[::2] == (200, SOUND)


async def test_an_empty_file_has_no_sound(tmp_path: Path) -> None:
    (tmp_path / "empty.mp3").touch()
    async with a_relay() as relay:
        link = await relay.link_to_file(f"{tmp_path}/empty.mp3")
        for headers in ({}, {"Range": "bytes=0-"}):
            status, sent, body = await got(link, **headers)
            assert (status, body) == (200, b"")
            assert "content-range" not in sent


async def test_only_files_that_the_server_has_named_are_sent(tmp_path: Path) -> None:
    song = tmp_path / "song.mp3"
    song.write_bytes(SOUND)
    os.mkfifo(tmp_path / "pipe.mp3")
    async with a_relay() as relay:
        for name in ("absent.mp3", "pipe.mp3", ""):
            assert (await got(await relay.link_to_file(f"{tmp_path}/{name}")))[0] == 404
        forged = relay_path(RelayLink(file=str(song)), KEY)
        assert (await got(f"http://127.0.0.1:{relay.port}{forged}"))[0] == 404
        assert (await got(await relay.link_to(song.as_uri())))[0] == 502
        assert (await got(await relay.link_to(str(song))))[0] == 502


async def test_a_paused_player_reads_a_file_on_after_a_long_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream_relay._Handler, "timeout", 0.1)
    large = tmp_path / "mix.wav"
    large.write_bytes(os.urandom(MORE_THAN_SOCKETS_HOLD))
    with stream_relay.StreamRelayServer(key=KEY) as relay:
        serving = threading.Thread(target=relay.serve_forever)
        serving.start()
        try:
            connection = http.client.HTTPConnection(*relay.server_address[:2], timeout=20)
            connection.request("GET", relay_path(RelayLink(file=str(large)), KEY))
            answer = connection.getresponse()
            await asyncio.sleep(0.5)
            body = await asyncio.to_thread(answer.read)
            connection.close()
        finally:
            relay.shutdown()
            serving.join()
    assert body == large.read_bytes()


def test_a_link_names_what_it_leads_to() -> None:
    for link, target in (
        (RelayLink(address="http://radio.example/live"), "http://radio.example/live"),
        (RelayLink(file="/music/a/mix.flac"), "/music/a/mix.flac"),
        (RelayLink(file="/music/no suffix"), "/music/no suffix"),
        (RelayLink(file="/music/odd.m p/3"), "/music/odd.m p/3"),
    ):
        path = relay_path(link, KEY)
        assert link_in(path, KEY) == link
        assert relayed(f"http://127.0.0.1:80{path}") == (80, target)


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
