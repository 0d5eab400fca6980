"""A website with songs, well-behaved and faulty ones, over real HTTP on loopback."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from html import escape
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, quote, urlsplit

from tests.fakes.web_server import Handler, open_to_visitors

LONG_LIST: Final = """
from yt_dlp.extractor.common import InfoExtractor
from yt_dlp.utils import OnDemandPagedList


class LongListIE(InfoExtractor):
    _VALID_URL = r"http://127[.]0[.]0[.]1:[0-9]+/long-list$"

    def _real_extract(self, url):
        def page(number):
            for song in self._download_json(f"{url}-page?number={number}", "list"):
                yield self.url_result(song["url"], video_title=song["title"])

        return self.playlist_result(OnDemandPagedList(page, 100), "list", "A long list")
"""
"""A plugin of yt-dlp that reads `/long-list` page by page, as those of large sites do."""

GIGABYTE: Final = 1_000_000_000
SIGNATURE: Final = "eyJhbGciOiJIUzI1NiJ9.secret"
PICTURE: Final = b"\xff\xd8\xff\xc0\x00\x11\x08\x00\x40\x00\x40 a picture, nearly"
"""The head of a JPEG of 64 by 64 pixels."""


class Site:
    """The website and its requests.

    Attributes:
        sound: an MP3 file.
        port: its port.
        asked: the paths of all requests.
        cookies: the cookies of all requests.
        long_sound: an MP3 file of half an hour, for `/beginning.mp3`.
        is_over: ends all slow answers.
        list_gate: `/long-list-page` has other pages than the first once this is set.
        gate: `/slow.mp3` sends its second half once this is set.
        is_waited_for: set when `/slow.mp3` waits for `gate`.
    """

    def __init__(self, *, sound: bytes) -> None:
        self.sound = sound
        self.port = 0
        self.asked: list[str] = []
        self.cookies: set[str] = set()
        self.long_sound = b""
        self.is_over = threading.Event()
        self.list_gate = threading.Event()
        self.gate = threading.Event()
        self.is_waited_for = threading.Event()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"

    def page(self, title: str, media: str = "/tone.mp3") -> str:
        """Return the URL of a song page."""
        return self.url(f"/page?title={quote(title)}&media={quote(media)}")


class _Handler(Handler):
    site: Site

    def do_HEAD(self) -> None:  # noqa: N802 - as http.server calls it
        self.do_GET()

    def do_GET(self) -> None:  # noqa: N802 - as http.server calls it
        parts = urlsplit(self.path)
        self.site.asked.append(parts.path)
        self.site.cookies.add(self.headers.get("Cookie", ""))
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        answer = _PATHS.get(parts.path)
        with suppress(ConnectionError):
            if answer is None:
                self.send_error(404)
            else:
                answer(self, query)

    def give(self, body: bytes, kind: str = "audio/mpeg", **headers: str) -> None:
        """Send a whole body, or the requested end of it."""
        start = int((self.headers.get("Range") or "bytes=0-").removeprefix("bytes=").split("-")[0])
        self.begin(206 if start else 200, kind, len(body) - start, **headers)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body[start:])

    def begin(self, status: int, kind: str, length: int | None, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if length is None:
            self.send_header("Connection", "close")
            self.close_connection = True
        else:
            self.send_header("Content-Length", str(length))

    def pour(self, sound: bytes) -> None:
        """Send sound until the client disconnects."""
        self.end_headers()
        while self.command == "GET":
            self.wfile.write(sound)


def _page(at: _Handler, query: Mapping[str, str]) -> None:
    title = escape(query["title"], quote=True)
    at.give(
        f'<html><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="og:title" content="{title}">'
        f'<meta property="og:image" content="{at.site.url("/cover.jpg")}"></head>'
        f'<body><audio src="{escape(query["media"])}"></audio></body></html>'.encode(),
        "text/html",
    )


def _mix(at: _Handler, _query: Mapping[str, str]) -> None:
    """Serve a page with a song of twelve hours in its metadata."""
    at.give(
        b'<html><head><script type="application/ld+json">{"@context": "https://schema.org", '
        b'"@type": "AudioObject", "name": "A long mix", "duration": "PT12H", "contentUrl": "'
        + at.site.url("/tone.mp3").encode()
        + b'"}</script></head></html>',
        "text/html",
    )


def _formats(at: _Handler, query: Mapping[str, str]) -> None:
    """Serve a page with a song in several formats."""
    sources = "".join(
        f'<source src="{escape(path)}" type="audio/mpeg">' for path in query["of"].split(" ")
    )
    at.give(f"<html><title>One song</title><audio>{sources}</audio></html>".encode(), "text/html")


def _several(at: _Handler, _query: Mapping[str, str]) -> None:
    songs = "".join(f'<audio src="/tone.mp3?{number}"></audio>' for number in range(3))
    at.give(f"<html><title>List</title>{songs}</html>".encode(), "text/html")


def _redirect(at: _Handler, query: Mapping[str, str]) -> None:
    at.begin(302, "text/plain", 0, Location=query["to"])
    at.end_headers()


def _signed(at: _Handler, query: Mapping[str, str]) -> None:
    """Serve a song if the signature is right, as Home Assistant serves its media."""
    if query.get("authSig") == SIGNATURE:
        at.give(at.site.sound)
    else:
        _status(at, {"code": "401"})


def _status(at: _Handler, query: Mapping[str, str]) -> None:
    at.begin(int(query["code"]), "text/plain", 0)
    at.end_headers()


def _huge(at: _Handler, _query: Mapping[str, str]) -> None:
    at.begin(200, "audio/mpeg", 10 * GIGABYTE)
    at.close_connection = True
    at.pour(at.site.sound)


def _endless(at: _Handler, _query: Mapping[str, str]) -> None:
    at.begin(200, "audio/mpeg", None)
    at.pour(at.site.sound)


def _drip(at: _Handler, _query: Mapping[str, str]) -> None:
    """Send some twenty bytes a second."""
    at.begin(200, "audio/mpeg", 1_000_000)
    at.end_headers()
    while at.command == "GET" and not at.site.is_over.wait(0.05):
        at.wfile.write(b"\xff")
        at.wfile.flush()


def _loris(at: _Handler, _query: Mapping[str, str]) -> None:
    """Send headers that never end."""
    at.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: audio/mpeg\r\nX-Long: ")
    while not at.site.is_over.wait(0.05):
        at.wfile.write(b"x")
        at.wfile.flush()


def _mute(at: _Handler, _query: Mapping[str, str]) -> None:
    """Accept the request and send nothing."""
    at.site.is_over.wait(60)


def _beginning(at: _Handler, _query: Mapping[str, str]) -> None:
    """Send the first 600 kB of a long song, and the rest when the test is over."""
    at.begin(200, "audio/mpeg", len(at.site.long_sound))
    at.end_headers()
    if at.command == "GET":
        at.wfile.write(at.site.long_sound[:600_000])
        at.wfile.flush()
        at.site.is_over.wait(60)


def _radio(at: _Handler, _query: Mapping[str, str]) -> None:
    at.begin(200, "audio/mpeg", None, icy_name="Radio Test", icy_br="128")
    at.pour(at.site.sound)


def _stalled(at: _Handler, _query: Mapping[str, str]) -> None:
    """Announce a length and send no body until the end of the test."""
    at.begin(200, "audio/mpeg", 1_000_000)
    at.end_headers()
    at.wfile.flush()
    at.site.gate.wait(60)


def _pls(at: _Handler, _query: Mapping[str, str]) -> None:
    at.give(f"[playlist]\nFile1={at.site.url('/radio')}\n".encode(), "audio/x-scpls")


def _pieces(at: _Handler, query: Mapping[str, str]) -> None:
    """Serve a live HLS playlist under the content type in the query."""
    pieces = "".join(f"#EXTINF:2,\n{at.site.url('/tone.mp3')}?{number}\n" for number in range(3))
    head = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:7\n"
    at.give(f"{head}{pieces}".encode(), query["kind"])


def _slow(at: _Handler, _query: Mapping[str, str]) -> None:
    sound = at.site.sound
    if at.headers.get("Range") or at.command == "HEAD":
        at.give(sound)
        return
    at.begin(200, "audio/mpeg", len(sound), Accept_Ranges="bytes")
    at.end_headers()
    at.wfile.write(sound[: len(sound) // 2])
    at.wfile.flush()
    at.site.is_waited_for.set()
    at.site.gate.wait(60)
    at.wfile.write(sound[len(sound) // 2 :])


def _dropped(at: _Handler, _query: Mapping[str, str]) -> None:
    """Announce more bytes than are sent, on each request."""
    at.begin(200, "audio/mpeg", 2 * len(at.site.sound))
    at.end_headers()
    at.close_connection = True
    if at.command == "GET":
        at.wfile.write(at.site.sound[:1000])


def _liar(at: _Handler, _query: Mapping[str, str]) -> None:
    """Serve an HLS playlist as MP3 that points ffmpeg to a local file."""
    at.give(b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n")


def _long_list_page(at: _Handler, query: Mapping[str, str]) -> None:
    """Serve a page of a list of 300 songs for the extractor `LONG_LIST`."""
    number = int(query["number"])
    if number > 0:
        at.site.list_gate.wait(60)
    first = number * 100
    titles = [str(song) for song in range(first, min(first + 100, 300))]
    at.give(
        json.dumps([{"title": f"Song {one}", "url": at.site.page(one)} for one in titles]).encode(),
        "application/json",
    )


def _feed(at: _Handler, query: Mapping[str, str]) -> None:
    """Serve a feed of search results, numbered song pages that carry the query as their title."""
    items = "".join(
        f"<item><title>{escape(query['q'])} - {number}</title>"
        f"<link>{escape(at.site.page(str(number)))}</link></item>"
        for number in range(3)
    )
    at.give(
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Hits</title>{items}</channel>'
        "</rss>".encode(),
        "application/rss+xml",
    )


_PATHS: Final[Mapping[str, Callable[[_Handler, Mapping[str, str]], None]]] = {
    "/page": _page,
    "/tone.mp3": lambda at, _query: at.give(at.site.sound),
    "/cover.jpg": lambda at, _query: at.give(PICTURE, "image/jpeg"),
    "/mix": _mix,
    "/formats": _formats,
    "/several": _several,
    "/redirect": _redirect,
    "/status": _status,
    "/zero.mp3": lambda at, _query: at.give(b""),
    "/text.mp3": lambda at, _query: at.give(b"This is no music at all. " * 400),
    "/liar.mp3": _liar,
    "/huge.mp3": _huge,
    "/endless.mp3": _endless,
    "/radio": _radio,
    "/stalled": _stalled,
    "/station.pls": _pls,
    "/pieces": _pieces,
    "/slow.mp3": _slow,
    "/drip.mp3": _drip,
    "/loris.mp3": _loris,
    "/mute.mp3": _mute,
    "/beginning.mp3": _beginning,
    "/loop.mp3": lambda at, _query: _redirect(at, {"to": "/loop.mp3"}),
    "/dropped.mp3": _dropped,
    "/feed": _feed,
    "/long-list-page": _long_list_page,
    "/signed.mp3": _signed,
}


@contextmanager
def served(sound: Path) -> Iterator[Site]:
    """Serve the website inside the block."""
    site = Site(sound=sound.read_bytes())
    handler = type("Handler", (_Handler,), {"site": site})
    with open_to_visitors(handler) as site.port:
        try:
            yield site
        finally:
            site.gate.set()
