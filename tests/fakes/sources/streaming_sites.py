"""Web sites of streaming services on loopback, well-behaved or faulty.

The path of a request starts with the real host: ``/open.spotify.com/track/…``. Their documents are
written after what the services publish; they cannot be reached from a test.
"""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from http.client import responses
from typing import Final

from raveberry_server.adapters.sources.streaming.services import SERVICES, StreamingService

from tests.fakes.web_server import Handler, open_to_visitors

SPOTIFY, APPLE, DEEZER, TIDAL = SERVICES
SPOTIFY_ID: Final = "4cOdK2wGLETKBW3PvgPWqT"
SPOTIFY_PATH: Final = f"/open.spotify.com/track/{SPOTIFY_ID}"
SPOTIFY_OEMBED: Final = (
    f"/open.spotify.com/oembed?url=https%3A%2F%2Fopen.spotify.com%2Ftrack%2F{SPOTIFY_ID}"
)
SPOTIFY_LINK: Final = f"https://open.spotify.com/track/{SPOTIFY_ID}"


def page(title: str = "", head: str = "", **meta: str) -> bytes:
    """Return a web page with that title and metadata, such as `og_title`."""
    tags = "".join(
        f'<meta property="{name.replace("_", ":")}" content="{value}"/>'
        for name, value in meta.items()
    )
    named = f"<title>{title}</title>" if title else ""
    return f"<!DOCTYPE html><html><head>{head}{tags}{named}</head><body>…</body></html>".encode()


PAGES: Final[Mapping[str, bytes]] = {
    SPOTIFY_PATH: page(
        "Birch &amp; Elm - song and lyrics by Ann Oak, Bob | Spotify",
        og_title="Birch &amp; Elm - 2011 Remaster",
        og_description="Ann Oak, Bob · Forest · Song · 1987",
    ),
    "/itunes.apple.com/lookup?id=1440833098&country=de": json.dumps(
        {
            "resultCount": 1,
            "results": [
                {
                    "wrapperType": "track",
                    "kind": "song",
                    "trackName": "Cedar (feat. Bob)",
                    "artistName": "Ann & Oak",
                }
            ],
        }
    ).encode(),
    "/itunes.apple.com/lookup?id=7&country=us": b'{"resultCount": 0, "results": []}',
    "/music.apple.com/us/song/7": page(
        "\u200eStand by Me, Song von Ben", og_title="Stand by Me by Ben on Apple\u00a0Music"
    ),
    "/api.deezer.com/track/3135556": json.dumps(
        {"id": 3135556, "title": "Dogwood", "artist": {"id": 27, "name": "Oak, Inc."}}
    ).encode(),
    "/api.deezer.com/track/1": json.dumps(
        {"error": {"type": "DataException", "message": "no data", "code": 800}}
    ).encode(),
    "/tidal.com/browse/track/77646168": page("Fir by Ann Oak on TIDAL", og_title="Ann Oak - Fir"),
    "/tidal.com/browse/track/2": page("TIDAL", og_title="Ann Oak - Ginkgo"),
}
"""Documents by path and query."""


class StreamingSites:
    """The sites.

    Attributes:
        pages: documents by path; others are not found.
        redirects: targets by path.
        statuses: status codes by path.
        kind: content type of pages, unless they are JSON.
        endless: paths whose documents never end.
        gate: answers wait until it is set.
        asked: paths of all requests so far.
    """

    def __init__(self) -> None:
        self.port = 0
        self.pages = dict(PAGES)
        self.redirects: dict[str, str] = {}
        self.statuses: dict[str, int] = {}
        self.kind = "text/html; charset=utf-8"
        self.endless: set[str] = set()
        self.gate = threading.Event()
        self.gate.set()
        self.asked: list[str] = []

    @property
    def hosts(self) -> tuple[str, ...]:
        """Return the addresses of the sites as private hosts."""
        return f"127.0.0.1:{self.port}", f"localhost:{self.port}"

    def moved(self, service: StreamingService) -> StreamingService:
        """Return a service whose documents are read from here."""
        here = f"http://127.0.0.1:{self.port}/"
        lookups = tuple(
            replace(lookup, address=lookup.address.replace("https://", here, 1))
            for lookup in service.lookups
        )
        return replace(service, lookups=lookups)


class _Handler(Handler):
    sites: StreamingSites

    def do_GET(self) -> None:  # noqa: N802 - as http.server calls it
        sites = self.sites
        sites.asked.append(self.path)
        with suppress(ConnectionError):
            sites.gate.wait(60)
            if self.path in sites.redirects:
                self._answer(302, b"", "text/html", Location=sites.redirects[self.path])
                return
            body = sites.pages.get(self.path)
            if body is None or self.path in sites.statuses:
                status = sites.statuses.get(self.path, 404)
                self._answer(status, page(responses[status]), "text/html")
                return
            kind = "application/json" if body.startswith(b"{") else sites.kind
            if self.path not in sites.endless:
                self._answer(200, body, kind)
                return
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            self.wfile.write(body)
            while True:
                self.wfile.write(b" " * 65_536)

    def _answer(self, status: int, body: bytes, kind: str, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def streaming_sites() -> Iterator[StreamingSites]:
    """Serve the sites inside the block."""
    sites = StreamingSites()
    with open_to_visitors(type("_Sites", (_Handler,), {"sites": sites})) as port:
        sites.port = port
        try:
            yield sites
        finally:
            sites.gate.set()
