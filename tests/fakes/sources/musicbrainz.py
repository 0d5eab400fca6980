"""A strict stand-in for MusicBrainz and the Cover Art Archive, as there is no internet in tests.

It is written from the public documentation: musicbrainz.org/doc/MusicBrainz_API, its pages Search
and Rate_Limiting, Lucene's query syntax, and musicbrainz.org/doc/Cover_Art_Archive/API. What it
refuses, the real services refuse: more than a request a second (503), an agent without contact
(403), and queries that Lucene cannot parse or that name unknown fields (400).
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from typing import Any, Final, override
from urllib.parse import parse_qsl, urlsplit
from uuid import NAMESPACE_URL, uuid5

from tests.fakes.web_server import Handler, open_to_visitors

FIELDS: Final = {
    "recording": frozenset({"recording", "artist", "dur"}),
    "release-group": frozenset({"releasegroup", "artist"}),
}
_AGENT: Final = re.compile(r"[A-Za-z]+/[\w.]+ \( https?://\S+ \)")
_SPECIAL: Final = frozenset('+-&|!(){}[]^"~*?:\\/')
_RANGE: Final = re.compile(r"\[(\d+) TO (\d+)\]")
_FIELD: Final = re.compile(r"[a-z]+")

type Row = dict[str, Any]
type Condition = Callable[[Row], bool]
type Respond = Callable[[BaseHTTPRequestHandler], None]


class QueryError(Exception):
    """A query that Lucene refuses."""


class TestClock:
    """A clock that moves while somebody sleeps."""

    __test__ = False

    def __init__(self) -> None:
        self.now_s = 1_000.0
        self.pauses_s: list[float] = []

    def __call__(self) -> float:
        return self.now_s

    def sleep(self, seconds: float) -> None:
        self.now_s += seconds
        if seconds:
            self.pauses_s.append(seconds)


def mbid(name: str) -> str:
    """Return a stable id."""
    return str(uuid5(NAMESPACE_URL, name))


def credit(*artists: str) -> list[Row]:
    """Return an artist credit; odd arguments are join phrases."""
    return [
        {
            "name": name,
            "joinphrase": join,
            "artist": {"id": mbid(name), "name": name, "sort-name": name},
        }
        for name, join in zip(artists[::2], (*artists[1::2], ""), strict=True)
    ]


def release(album: str, date: str = "1982-05-21", **group: object) -> Row:
    """Return a release of a recording; more arguments are those of its release group."""
    return {
        "id": mbid(f"release {album}"),
        "title": album,
        "status": "Official",
        "date": date,
        "release-group": {"id": mbid(album), "title": album, "primary-type": "Album", **group},
    }


class MusicBrainzStandIn:
    """The data and the rules of both services.

    Attributes:
        recordings: the known recordings, in the form of answers.
        release_groups: the known release groups.
        covers: images by the id of their release group.
        requests: paths that were requested.
        queries: queries that were asked, as they were understood.
        refused: reasons of refusals.
        faults: what answers the next requests instead, the first one first.
    """

    def __init__(self, *, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._last_s = float("-inf")
        self.port = 0
        self.recordings: list[Row] = []
        self.release_groups: list[Row] = []
        self.covers: dict[str, bytes] = {}
        self.requests: list[str] = []
        self.queries: list[Mapping[str, Sequence[str]]] = []
        self.refused: list[str] = []
        self.faults: list[Respond] = []

    def add_recording(self, title: str, artist: Sequence[Row], length_ms: int, *on: Row) -> Row:
        row = {
            "id": mbid(title),
            "title": title,
            "length": length_ms,
            "artist-credit": artist,
            "releases": list(on),
        }
        self.recordings.append(row)
        return row

    def add_release_group(self, title: str, artist: Sequence[Row], image: bytes | None) -> Row:
        row = {
            "id": mbid(title),
            "title": title,
            "primary-type": "Album",
            "first-release-date": "1982-05-21",
            "artist-credit": artist,
        }
        self.release_groups.append(row)
        if image is not None:
            self.covers[mbid(title)] = image
        return row

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @contextmanager
    def serving(self) -> Iterator[None]:
        stand_in = self

        class Service(Handler):
            @override
            def version_string(self) -> str:
                return "nginx"

            def do_GET(self) -> None:  # noqa: N802 - as in http.server
                stand_in.answer(self)

        with open_to_visitors(Service) as self.port:
            yield

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer a request, unless a fault is due."""
        parts = urlsplit(handler.path)
        self.requests.append(parts.path)
        if self.faults:
            self.faults.pop(0)(handler)
            return
        if parts.path.startswith("/ws/2/"):
            status, body = self._searched(
                parts.path.removeprefix("/ws/2/"), parts.query, handler.headers["User-Agent"] or ""
            )
            send(handler, status, json.dumps(body).encode(), "application/json; charset=utf-8")
            return
        group, _, size = parts.path.removeprefix("/release-group/").partition("/")
        if parts.path.startswith("/archive/"):
            image = self.covers[parts.path.removeprefix("/archive/")]
            send(handler, 200, image, "image/jpeg")
        elif size == "front-500" and group in self.covers:
            redirect(handler, f"{self.base}/archive/{group}")
        else:
            send(handler, 404, b"<html>No front image</html>", "text/html")

    def _searched(self, entity: str, query: str, agent: str) -> tuple[int, Row]:
        now_s = self._clock()
        is_too_soon, self._last_s = now_s - self._last_s < 1.0, now_s
        if is_too_soon:
            return self._refusal(503, "Your requests are exceeding the allowable rate limit.")
        if not _AGENT.fullmatch(agent):
            return self._refusal(403, f"no meaningful agent: {agent}")
        params = dict(parse_qsl(query))
        if entity not in FIELDS:
            return self._refusal(404, "Not Found")
        if params.get("fmt") != "json" or not 1 <= int(params.get("limit", "25")) <= 100:
            return self._refusal(400, "Invalid parameters")
        try:
            parsed = LuceneQuery(params.get("query", ""), FIELDS[entity])
        except QueryError as err:
            return self._refusal(400, str(err))
        self.queries.append(parsed.terms)
        known = self.recordings if entity == "recording" else self.release_groups
        found = [{**row, "score": row.get("score", 100)} for row in known if parsed.condition(row)]
        rows = "recordings" if entity == "recording" else "release-groups"
        return 200, {"created": "", "count": len(found), "offset": 0, rows: found}

    def _refusal(self, status: int, reason: str) -> tuple[int, Row]:
        self.refused.append(reason)
        return status, {"error": reason}


class LuceneQuery:
    """A query in the part of Lucene's syntax that we may use, all of whose terms have a field."""

    def __init__(self, query: str, fields: frozenset[str]) -> None:
        self._text = query
        self._at = 0
        self._fields = fields
        self.terms: dict[str, list[str]] = {}
        self.condition = self._either()
        if self._at != len(query):
            raise QueryError(f"unexpected at {self._at}: {query}")

    def _either(self) -> Condition:
        parts = [self._all()]
        while self._took(" OR "):
            parts.append(self._all())
        return lambda row: any(part(row) for part in parts)

    def _all(self) -> Condition:
        parts = [self._unit()]
        while self._took(" AND "):
            parts.append(self._unit())
        return lambda row: all(part(row) for part in parts)

    def _unit(self) -> Condition:
        if self._took("("):
            inner = self._either()
            if not self._took(")"):
                raise QueryError(f"no closing bracket: {self._text}")
            return inner
        name = _FIELD.match(self._text, self._at)
        if name is None or name[0] not in self._fields:
            raise QueryError(f"no such field at {self._at}: {self._text}")
        self._at = name.end()
        if not self._took(":"):
            raise QueryError(f"no colon at {self._at}: {self._text}")
        if name[0] == "dur":
            return self._length()
        text = self._phrase()
        self.terms.setdefault(name[0], []).append(text)
        return lambda row: _holds(_text_of(row, name[0]), text)

    def _length(self) -> Condition:
        found = _RANGE.match(self._text, self._at)
        if found is None:
            raise QueryError(f"no range at {self._at}: {self._text}")
        self._at = found.end()
        low, high = int(found[1]), int(found[2])
        return lambda row: isinstance(row.get("length"), int) and low <= row["length"] <= high

    def _phrase(self) -> str:
        if not self._took('"'):
            raise QueryError(f"no phrase at {self._at}: {self._text}")
        text = ""
        while not self._took('"'):
            if self._took("\\"):
                text += self._next()
            elif (letter := self._next()) in _SPECIAL:
                raise QueryError(f"{letter} is not escaped: {self._text}")
            else:
                text += letter
        return text

    def _next(self) -> str:
        if self._at >= len(self._text):
            raise QueryError(f"it ends too early: {self._text}")
        self._at += 1
        return self._text[self._at - 1]

    def _took(self, text: str) -> bool:
        is_next = self._text.startswith(text, self._at)
        self._at += len(text) * is_next
        return is_next


def _text_of(row: Row, field: str) -> str:
    if field == "artist":
        return "".join(f"{part['name']}{part['joinphrase']}" for part in row["artist-credit"])
    return str(row["title"])


def _holds(text: str, phrase: str) -> bool:
    wanted = _words(phrase)
    return bool(wanted.strip()) and wanted in _words(text)


def _words(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.casefold())
    return f" {' '.join(re.findall(r'[^\W_]+', bare))} "


def send(handler: BaseHTTPRequestHandler, status: int, body: bytes, kind: str) -> None:
    """Answer a request."""
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def redirect(handler: BaseHTTPRequestHandler, address: str) -> None:
    """Redirect a request, as the archive does."""
    handler.send_response(307)
    handler.send_header("Location", address)
    handler.send_header("Content-Length", "0")
    handler.end_headers()
