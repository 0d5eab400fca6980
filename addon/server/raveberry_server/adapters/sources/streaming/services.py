"""Streaming services: the links to their songs, and where the titles of these are published."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import parse_qs, urlsplit

from raveberry_server.adapters.sources.json_api import line_in, part_of, rows_in


class LinkKind(StrEnum):
    """Kind of a link: to one song, to a page that redirects, or to something else."""

    SONG = "song"
    SHORT = "short"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceSong:
    """Title and artist of a song; the artist may be empty."""

    title: str
    artist: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleLookup:
    """A document from which the title of a song is read.

    Attributes:
        address: its address, with the placeholders `song` and `country`.
        read: reads the song from the JSON or, if `is_page`, from the titles of the page.
        is_page: whether it is a web page.
    """

    address: str
    read: Callable[[object], ServiceSong | None]
    is_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamingService:
    """A streaming service.

    Attributes:
        name: name of the service.
        hosts: hosts of its links.
        short_hosts: hosts of links that redirect to those.
        song_path: path of a link to a song, with the group `song` and maybe `country`.
        song_parameter: query parameter that names a song of the album in the path.
        lookups: documents with the title of a song, in the order in which they are tried.
    """

    name: str
    hosts: frozenset[str]
    short_hosts: frozenset[str]
    song_path: re.Pattern[str]
    lookups: tuple[TitleLookup, ...]
    song_parameter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLink:
    """A link of a service; `song` is the id of a song."""

    service: StreamingService
    kind: LinkKind
    song: str = ""
    country: str = "us"

    def address(self, lookup: TitleLookup) -> str:
        """Return the address of a document about the song."""
        return lookup.address.format(song=self.song, country=self.country)


def service_link(link: str, services: tuple[StreamingService, ...]) -> ServiceLink | None:
    """Return what a link leads to, None if it belongs to no service."""
    try:
        parts = urlsplit(link.strip())
        host, query = (parts.hostname or "").removeprefix("www."), parse_qs(parts.query)
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https"):
        return None
    for service in services:
        if host in service.short_hosts:
            return ServiceLink(service=service, kind=LinkKind.SHORT)
        if host in service.hosts:
            return _link_within(service, parts.path, query)
    return None


def _link_within(
    service: StreamingService, path: str, query: Mapping[str, list[str]]
) -> ServiceLink:
    found = service.song_path.fullmatch(path.rstrip("/"))
    groups = found.groupdict() if found else {}
    named = next(iter(query.get(service.song_parameter, ())), "")
    song = named if found and named.isascii() and named.isdigit() else groups.get("song")
    if not song:
        return ServiceLink(service=service, kind=LinkKind.OTHER)
    country = groups.get("country") or "us"
    return ServiceLink(service=service, kind=LinkKind.SONG, song=song, country=country)


# --- what the documents hold ---------------------------------------------------------------------

_BY: Final = re.compile(r"(?P<title>.+) by (?P<artist>.+?)")
_SPOTIFY_TITLE: Final = re.compile(
    r"(?P<title>.+?) - (?:\S+ )?song(?: and lyrics)? by (?P<artist>.+?) \| Spotify"
)
_SPOTIFY_SEPARATOR: Final = " · "
_APPLE_ENDING: Final = re.compile(r"\s+on Apple\s+Music$")
_TIDAL_ENDING: Final = re.compile(r"\s+on TIDAL$", re.IGNORECASE)
_DASH: Final = " - "


def _song(title: object, artist: object = "") -> ServiceSong | None:
    name = line_in(title)
    return ServiceSong(title=name, artist=line_in(artist)) if name else None


def _spotify_page(titles: object) -> ServiceSong | None:
    """Return the song of `og:title` and `og:description`, "Artist · Album · Song · Year"."""
    title = line_in(part_of(titles, "og:title"))
    about = line_in(part_of(titles, "og:description"))
    artist, separator, _ = about.partition(_SPOTIFY_SEPARATOR)
    if title and separator:
        return _song(title, artist)
    found = _SPOTIFY_TITLE.fullmatch(line_in(part_of(titles, "title")))
    return _song(found["title"], found["artist"]) if found else None


def _oembed(answer: object) -> ServiceSong | None:
    return _song(part_of(answer, "title"), part_of(answer, "author_name"))


def _apple_lookup(answer: object) -> ServiceSong | None:
    for row in rows_in(part_of(answer, "results")):
        if row.get("kind") == "song":
            return _song(row.get("trackName"), row.get("artistName"))
    return None


def _apple_page(titles: object) -> ServiceSong | None:
    title = line_in(part_of(titles, "og:title"))
    named = _APPLE_ENDING.sub("", title)
    found = _BY.fullmatch(named) if named != title else None
    return _song(found["title"], found["artist"]) if found else None


def _deezer(answer: object) -> ServiceSong | None:
    return _song(part_of(answer, "title"), part_of(answer, "artist", "name"))


def _tidal_page(titles: object) -> ServiceSong | None:
    title = line_in(part_of(titles, "title"))
    named = _TIDAL_ENDING.sub("", title)
    found = _BY.fullmatch(named) if named != title else None
    if found:
        return _song(found["title"], found["artist"])
    artist, dash, song = line_in(part_of(titles, "og:title")).partition(_DASH)
    return _song(song, artist) if dash else None


SERVICES: Final = (
    StreamingService(
        name="Spotify",
        hosts=frozenset({"open.spotify.com", "play.spotify.com"}),
        short_hosts=frozenset({"spotify.link", "spotify.app.link"}),
        song_path=re.compile(
            r"(?:/intl-[A-Za-z-]{2,8})?(?:/embed)?/track/(?P<song>[A-Za-z0-9]{22})"
        ),
        lookups=(
            TitleLookup(
                address="https://open.spotify.com/track/{song}", read=_spotify_page, is_page=True
            ),
            TitleLookup(
                address="https://open.spotify.com/oembed?url=https%3A%2F%2Fopen.spotify.com"
                "%2Ftrack%2F{song}",
                read=_oembed,
            ),
        ),
    ),
    StreamingService(
        name="Apple Music",
        hosts=frozenset({"music.apple.com", "geo.music.apple.com", "itunes.apple.com"}),
        short_hosts=frozenset(),
        # The id in the path of an album is that of the album; `i` names one of its songs.
        song_path=re.compile(
            r"(?:/(?P<country>[a-z]{2}))?/(?:song(?:/[^/]+)?/(?P<song>\d{1,15})"
            r"|album(?:/[^/]+)?/(?:id)?\d{1,15})"
        ),
        song_parameter="i",
        lookups=(
            TitleLookup(
                address="https://itunes.apple.com/lookup?id={song}&country={country}",
                read=_apple_lookup,
            ),
            TitleLookup(
                address="https://music.apple.com/{country}/song/{song}",
                read=_apple_page,
                is_page=True,
            ),
        ),
    ),
    StreamingService(
        name="Deezer",
        hosts=frozenset({"deezer.com"}),
        short_hosts=frozenset({"deezer.page.link", "link.deezer.com", "dzr.page.link"}),
        song_path=re.compile(r"(?:/[a-z]{2}(?:-[a-z]{2})?)?/track/(?P<song>\d{1,15})"),
        lookups=(TitleLookup(address="https://api.deezer.com/track/{song}", read=_deezer),),
    ),
    StreamingService(
        name="Tidal",
        hosts=frozenset({"tidal.com", "listen.tidal.com", "desktop.tidal.com", "embed.tidal.com"}),
        short_hosts=frozenset(),
        song_path=re.compile(
            r"(?:/[a-z]{2})?(?:/browse)?(?:/album/\d{1,15})?/tracks?/(?P<song>\d{1,15})(?:/u)?"
        ),
        lookups=(
            TitleLookup(
                address="https://tidal.com/browse/track/{song}", read=_tidal_page, is_page=True
            ),
            TitleLookup(
                address="https://oembed.tidal.com/?url=https%3A%2F%2Ftidal.com%2Fbrowse"
                "%2Ftrack%2F{song}",
                read=_oembed,
            ),
        ),
    ),
)
"""The services whose links are named."""
