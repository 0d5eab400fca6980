"""A music server, Jamendo and a radio directory over real HTTP, well-behaved or faulty.

They follow their documentation on one loopback port: OpenSubsonic below ``/rest``, Jamendo below
``/v3.0`` with covers at ``/?type=album``, the directory below ``/json``, audio below ``/media``.
"""

import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import md5
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, quote, urlsplit

from raveberry_server.application.errors import Cause

from tests.fakes.web_server import Handler, open_to_visitors

USER: Final = "ann"
PASSWORD: Final = 'open "sesame" ü'  # noqa: S105 - of nobody
KEY: Final = "0f8fad5b"
CLIENT_ID: Final = "56d30c95"
PICTURE: Final = b"\xff\xd8\xff\xc0\x00\x11\x08\x00\x40\x00\x40 a cover, nearly"
"""The head of a JPEG of 64 by 64 pixels."""
STATION: Final = "960e57c5-0601-11e8-ae97-52543be04c81"
SILENT_STATION: Final = "960e57c5-0601-11e8-ae97-52543be04c82"
HOSTILE_STATION: Final = "960e57c5-0601-11e8-ae97-52543be04c83"
IN_PIECES: Final = "960e57c5-0601-11e8-ae97-52543be04c84"
TRICKY_TITLE: Final = 'Line\nbreak \u202e"quoted" ' + "x" * 500

ELSEWHERE = "http://127.0.0.1:9/latest/meta-data/"
"""The target of redirects, an address of the local machine."""

type Query = Mapping[str, str]
type Row = dict[str, object]


class Services:
    """The services and their faults.

    Attributes:
        sound: an MP3 file.
        asked: the path and query of every request so far.
        trouble: the name of the fault in `MISCHIEF` that replaces the answers, or empty.
        gate: ends `stalled` answers when it is set.
        size: the song size that the music server reports.
        first_song: what the music server reports of its first song, besides the rest.
    """

    def __init__(self, *, sound: bytes) -> None:
        self.sound = sound
        self.port = 0
        self.asked: list[tuple[str, Query]] = []
        self.ranges: list[str] = []
        self.trouble = ""
        self.size: object = len(sound)
        self.first_song: Row = {}
        self.gate = threading.Event()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str = "") -> str:
        return f"http://{self.host}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


class _Handler(Handler):
    services: Services

    def do_GET(self) -> None:  # noqa: N802 - as http.server calls it
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.services.asked.append((parts.path, query))
        self.services.ranges.append(self.headers.get("Range", ""))
        with suppress(ConnectionError):
            mischief = MISCHIEF.get(self.services.trouble)
            if mischief is not None and not parts.path.startswith("/media"):
                mischief(self)
            elif parts.path.startswith("/rest/"):
                _subsonic(self, parts.path.removeprefix("/rest/").removesuffix(".view"), query)
            elif parts.path.startswith("/v3.0/"):
                _jamendo(self, parts.path, query)
            elif parts.path.startswith("/json/"):
                _directory(self, parts.path, query)
            elif parts.path.startswith("/media"):
                _media(self, parts.path)
            elif parts.path == "/" and query.get("type") == "album":
                _cover(self)
            else:
                self.send_error(404)

    def give(self, body: bytes, kind: str = "application/json", status: int = 200) -> None:
        start = int((self.headers.get("Range") or "bytes=0-").removeprefix("bytes=").split("-")[0])
        if start >= len(body) > 0:
            self.send_response(416)
            self.send_header("Content-Range", f"bytes */{len(body)}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(206 if start else status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) - start))
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        self.end_headers()
        self.wfile.write(body[start:])

    def say(self, value: object) -> None:
        self.give(json.dumps(value).encode())

    def pour(self, kind: str, part: bytes, **headers: str) -> None:
        """Send an endless body."""
        self.send_response(200)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        while True:
            self.wfile.write(part)


# --- faults --------------------------------------------------------------------------------------


def _redirected(at: _Handler) -> None:
    at.send_response(302)
    at.send_header("Location", ELSEWHERE)
    at.send_header("Content-Length", "0")
    at.end_headers()


def _stalled(at: _Handler, kind: str = "application/json") -> None:
    at.send_response(200)
    at.send_header("Content-Type", kind)
    at.send_header("Content-Length", "100")
    at.end_headers()
    at.wfile.flush()
    at.services.gate.wait(60)


MISCHIEF: Final[Mapping[str, Callable[[_Handler], None]]] = {
    "wrong json": lambda at: at.say({"answer": [{"of": "something else"}]}),
    "a number": lambda at: at.say(7),
    "no json": lambda at: at.give(b'{"subsonic-response": {"status": "ok"'),
    "deep json": lambda at: at.give(b"[" * 200_000),
    "html": lambda at: at.give(b"<html><title>Log in</title></html>", "text/html"),
    "empty": lambda at: at.give(b""),
    "401": lambda at: at.give(b"{}", status=401),
    "429": lambda at: at.give(b"{}", status=429),
    "503": lambda at: at.give(b"{}", status=503),
    "redirect": _redirected,
    "endless": lambda at: at.pour("application/json", b'[{"title": "again"}],' * 1_000),
    "stalled": _stalled,
}
"""Faulty answers of a service, by name."""
CAUSES: Final[Mapping[str, Cause]] = {
    "wrong json": Cause.BROKEN,
    "a number": Cause.BROKEN,
    "no json": Cause.BROKEN,
    "deep json": Cause.BROKEN,
    "html": Cause.BROKEN,
    "empty": Cause.BROKEN,
    "401": Cause.LOGIN,
    "429": Cause.BLOCKED,
    "503": Cause.NETWORK,
    "redirect": Cause.REFUSED,
    "endless": Cause.BROKEN,
}
"""The cause that each fault must be reported as, for every service; stalled requests time out."""
NO_COVERS: Final = (
    *("cover is a page", "cover is drawn", "cover is huge", "cover is a lie"),
    *CAUSES,
)
"""The faults for which no cover may be returned."""


# --- OpenSubsonic --------------------------------------------------------------------------------


def _song(services: Services, name: str, title: str, **more: object) -> Row:
    return {
        "id": name, "title": title, "artist": "Neon Tide", "artistId": "ar-1", "album": "Harbour",
        "duration": 3, "coverArt": f"al-{name}", "isDir": False, "isVideo": False,
        "genre": "Synthpop", "size": services.size, "suffix": "mp3", "contentType": "audio/mpeg",
        **more,
    }  # fmt: skip


def _songs(services: Services) -> list[Row]:
    return [
        _song(services, "tr-1", "Night Ferry", **services.first_song),
        _song(services, "tr/2 ?", "Breakwater"),
        _song(services, "tr-3", TRICKY_TITLE, artist=["no", "text"], duration=10**400),
        _song(services, "tr-4", "A Film", isVideo=True),
        {"id": {"no": "name"}, "title": "Broken"},
        {"id": "tr-5"},
    ]


def _refusal(code: int) -> Row:
    return {"status": "failed", "version": "1.16.1", "error": {"code": code, "message": "no"}}


def _subsonic(at: _Handler, method: str, query: Query) -> None:
    services = at.services
    token = md5(f"{PASSWORD}{query.get('s', '')}".encode(), usedforsecurity=False).hexdigest()
    is_let_in = query.get("u") == USER and query.get("t") == token and len(query["s"]) > 5
    if services.trouble == "no tokens":
        is_let_in = query.get("p") == f"enc:{PASSWORD.encode().hex()}"
    elif "apiKey" in query:
        is_let_in = query["apiKey"] == KEY
    if services.trouble.startswith("code "):
        said = _refusal(int(services.trouble.removeprefix("code ")))
    elif not is_let_in:
        is_token_refused = services.trouble == "no tokens" and "t" in query
        said = _refusal(41 if is_token_refused else 44 if "apiKey" in query else 40)
    elif method == "stream":
        _media(at, "/media/tone.mp3")
        return
    elif method == "getCoverArt":
        _cover(at)
        return
    else:
        said = ANSWERS.get(method, lambda *_: _refusal(0))(_songs(services), query)
    known = {"version": "1.16.1", "type": "navidrome", "serverVersion": "0.58.0"}
    at.say({"subsonic-response": {"status": "ok", **known, **said}})


ALBUM: Final[Row] = {"id": "al-1", "name": "Harbour", "artist": "Neon Tide"}


def _search3(songs: Sequence[Row], query: Query) -> Row:
    words = query["query"].lower()
    hits = [
        song
        for song in songs
        if words in f"{song.get('title')} {song.get('artist')}".lower() or words == "all"
    ]
    return {"searchResult3": {"song": hits[: int(query["songCount"])]} if hits else {}}


def _get_song(songs: Sequence[Row], query: Query) -> Row:
    found = [song for song in songs if song["id"] == query["id"]]
    return {"song": found[0]} if found else _refusal(70)


def _similar(songs: Sequence[Row], query: Query) -> Row:
    return {"similarSongs2": {"song": songs[:2]} if query["id"] == "ar-1" else {}}


def _playlist(songs: Sequence[Row], query: Query) -> Row:
    if query["id"] != "pl 1":
        return _refusal(70)
    return {"playlist": {"id": "pl 1", "name": "Sundays", "entry": songs}}


ANSWERS: Final[dict[str, Callable[[Sequence[Row], Query], Row]]] = {
    "search3": _search3,
    "getSong": _get_song,
    "getRandomSongs": lambda songs, query: {"randomSongs": {"song": songs[: int(query["size"])]}},
    "getSimilarSongs2": _similar,
    "getPlaylists": lambda _songs, _query: {
        "playlists": {
            "playlist": [
                {"id": "pl 1", "name": "Sundays", "songCount": 6},
                {"id": {"no": "name"}, "name": "Sunday broken"},
                {"name": "Sunday without a name of its own"},
                {"id": 7},
                "sunday",
            ]
        }
    },
    "getPlaylist": _playlist,
    "getArtists": lambda *_: {
        "artists": {"index": [{"name": "N", "artist": [{"id": "ar-1", "name": "Neon Tide"}, 7]}]}
    },
    "getArtist": lambda *_: {
        "artist": {"id": "ar-1", "name": "Neon Tide", "album": [ALBUM, {"id": "al-2"}, "x"]}
    },
    "getAlbumList2": lambda _songs, query: {
        "albumList2": {"album": [ALBUM] if query["offset"] == "0" else []}
    },
    "getAlbum": lambda songs, query: (
        {"album": {**ALBUM, "song": songs}} if query["id"] == "al-1" else _refusal(70)
    ),
    "getGenres": lambda *_: {"genres": {"genre": [{"value": "Synthpop"}, {"songCount": 1}]}},
    "getSongsByGenre": lambda songs, query: {
        "songsByGenre": {"song": songs[: int(query["count"])]}
    },
    "getStarred2": lambda songs, _query: {"starred2": {"song": songs[:1], "album": [ALBUM]}},
    "getInternetRadioStations": lambda *_: {
        "internetRadioStations": {
            "internetRadioStation": [
                {"id": "1", "name": "Night Jazz", "streamUrl": "https://radio.example/live"},
                {"id": "2", "name": "File", "streamUrl": "file:///etc/passwd"},
                {"id": "3", "streamUrl": ["x"]},
            ]
        }
    },
}


# --- Jamendo -------------------------------------------------------------------------------------


def _track(services: Services, number: int, name: str, **more: object) -> Row:
    return {
        "id": str(number), "name": name, "duration": 3, "artist_name": "Both", "album_name": "Free",
        "license_ccurl": "http://creativecommons.org/licenses/by-nc-sa/3.0/",
        "audio": services.url("/media/tone.mp3"), "image": services.url(f"?type=album&id={number}"),
        "audiodownload_allowed": True, **more,
    }  # fmt: skip


def _tracks(services: Services) -> list[Row]:
    return [
        _track(services, 168, "Open Sea"),
        _track(services, 169, "Open Sky", license_ccurl="javascript:alert(1)", duration="x"),
        _track(services, 170, TRICKY_TITLE, duration=10**400),
        _track(
            services,
            171,
            "Open House",
            audio="http://127.0.0.1:9/tone.mp3",
            image="http://127.0.0.1:9/cover.jpg",
        ),
        {"id": "1; DROP TABLE", "name": "Broken"},
        {"name": None},
    ]


def _jamendo(at: _Handler, path: str, query: Query) -> None:
    tracks = _tracks(at.services)
    code = 0 if query.get("client_id") == CLIENT_ID else 5
    if at.services.trouble.startswith("code "):
        code = int(at.services.trouble.removeprefix("code "))
    if "search" in query:
        words = query["search"].lower()
        hits = [one for one in tracks if words in str(one["name"]).lower() or words == "all"]
    elif path == "/v3.0/tracks/similar/":
        hits = tracks[:2] if query["id"] == "168" else []
    else:
        hits = [one for one in tracks if one.get("id") == query.get("id")]
    status = "failed" if code else "success"
    headers = {"status": status, "code": code, "error_message": "", "results_count": len(hits)}
    at.say({"headers": headers, "results": [] if code else hits})


# --- radio-browser -------------------------------------------------------------------------------


def _station(services: Services, uuid: str, name: str, **more: object) -> Row:
    return {
        "stationuuid": uuid, "name": name, "url": services.url("/media/radio"),
        "url_resolved": services.url("/media/radio"), "tags": "jazz,soul,night,late",
        "country": "Germany", "countrycode": "DE", "hls": 0, "lastcheckok": 1, "codec": "MP3",
        "bitrate": 128, **more,
    }  # fmt: skip


def _stations(services: Services) -> list[Row]:
    return [
        _station(services, STATION, "Night Jazz"),
        _station(services, SILENT_STATION, "Gone Jazz", lastcheckok=0),
        _station(
            services, HOSTILE_STATION, TRICKY_TITLE, url_resolved="http://127.0.0.1:9/private"
        ),
        _station(services, IN_PIECES, "Segments", hls=1),
        _station(services, "../../etc/passwd", "Nameless"),
        {"stationuuid": 7, "name": ["x"], "url": 3},
    ]


def _directory(at: _Handler, path: str, query: Query) -> None:
    stations = _stations(at.services)
    uuid = path.rpartition("/")[2]
    if path == "/json/stations/search":
        wanted = {
            "name": lambda one: query["name"].lower() in str(one.get("name")).lower(),
            "tag": lambda one: query["tag"].lower() in str(one.get("tags")).split(","),
            "country": lambda one: query["country"].lower() == str(one.get("country")).lower(),
        }
        (field,) = wanted.keys() & query.keys()
        hits = [one for one in stations if wanted[field](one) and one.get("lastcheckok")]
        at.say(hits[: int(query["limit"])])
    elif path.startswith("/json/stations/byuuid/"):
        at.say([one for one in stations if one.get("stationuuid") == uuid])
    elif path.startswith("/json/url/"):
        at.say({"ok": True, "message": "retrieved station url", "stationuuid": uuid})
    else:
        at.send_error(404)


def _cover(at: _Handler) -> None:
    if at.services.trouble == "cover is a page":
        at.give(b"<html>Log in</html>", "text/html")
    elif at.services.trouble == "cover is drawn":
        at.give(b"<svg onload='alert(1)'/>", "image/svg+xml")
    elif at.services.trouble == "cover is huge":
        at.give(PICTURE * 100_000, "image/jpeg")
    elif at.services.trouble == "cover stalls":
        _stalled(at, "image/jpeg")
    elif at.services.trouble == "cover is a lie":
        at.give(PICTURE + b"x" * 300_000, "image/jpeg")
    else:
        at.give(PICTURE, "image/jpeg")


# --- sound ---------------------------------------------------------------------------------------


def _media(at: _Handler, path: str) -> None:
    trouble = at.services.trouble
    if path == "/media/station":
        at.pour("audio/mpeg", at.services.sound, icy_name="House FM")
    elif path == "/media/radio":
        at.pour("audio/mpeg", at.services.sound)
    elif trouble == "sound is a page":
        at.give(b"<html>Subscribe first</html>", "text/html")
    elif trouble == "sound is noise":
        at.give(b"This is no music at all. " * 400, "audio/mpeg")
    elif trouble == "sound is endless":
        at.pour("audio/mpeg", at.services.sound)
    elif trouble == "sound breaks off":
        at.send_response(200)
        at.send_header("Content-Type", "audio/mpeg")
        at.send_header("Content-Length", str(len(at.services.sound)))
        at.end_headers()
        at.close_connection = True
        at.wfile.write(at.services.sound[:1_000])
    else:
        at.give(at.services.sound, "audio/mpeg")


def station_link(uuid: str) -> str:
    """Return the uri of a station."""
    return f"radio:station/{quote(uuid)}"


@contextmanager
def served_music(sound: Path) -> Iterator[Services]:
    """Serve the services inside the block."""
    services = Services(sound=sound.read_bytes())
    handler = type("Handler", (_Handler,), {"services": services})
    with open_to_visitors(handler) as services.port:
        try:
            yield services
        finally:
            services.gate.set()
