"""HTTP Live Streaming (RFC 8216): the pieces of a stream as one, with the titles that they carry.

Every address in a playlist is opened by the caller's guarded client; the player never sees one.
"""

import http.client
import re
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin

from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.domain.model.guest_texts import one_line

from .http_client import OK, PARTIAL
from .id3_titles import id3_length, title_in_id3, title_in_transport_stream

type Open = Callable[[str], AbstractContextManager[tuple[str, http.client.HTTPResponse]]]
"""Opens an address, and gives its final address and the response."""

_LONGEST_LIST: Final = 512_000
_LARGEST_HEAD: Final = 65_536
_PART: Final = 16_384
_BEFORE_LIVE: Final = 3
"""RFC 8216, 6.3.3: a client starts at least three pieces before the end of a live playlist."""
_QUIET_S: Final = 30.0
_SHORTEST_PAUSE_S, _LONGEST_PAUSE_S = 0.5, 5.0
_LONGEST_TITLE: Final = 200
_ATTRIBUTE: Final = re.compile(r'([A-Z0-9-]+)=("[^"]*"|[^",]*)')
_NAMED: Final = re.compile(r'\b(title|artist)="([^"]*)"', re.IGNORECASE)
_VIDEO: Final = re.compile(r"avc|hvc|hev|vp0?[89]|av01|dvh", re.IGNORECASE)
_TAGS_OF_HLS: Final = "#EXT-X-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of a stream and the title in its playlist."""

    number: int
    address: str
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaPlaylist:
    """The pieces of a stream that are available at the moment."""

    pieces: tuple[Piece, ...]
    target_s: float
    is_over: bool
    start: str | None = None


def is_hls(text: str) -> bool:
    """Return whether a playlist consists of the pieces, or of the variants, of a stream."""
    return _TAGS_OF_HLS in text


def variant_in(text: str, base: str) -> str | None:
    """Return the address of the best variant that is sound only, None in a list of pieces.

    Without such a variant it is the smallest one.
    """
    lines = [line.strip() for line in text.splitlines()]
    sounds: list[tuple[int, str]] = []
    films: list[tuple[int, str]] = []
    for at, line in enumerate(lines):
        if line.startswith("#EXT-X-MEDIA:"):
            about = _attributes(line)
            if about.get("TYPE") == "AUDIO" and about.get("URI"):
                sounds.append((0, urljoin(base, about["URI"])))
        elif line.startswith("#EXT-X-STREAM-INF:"):
            about = _attributes(line)
            address = next((one for one in lines[at + 1 :] if one and not one.startswith("#")), "")
            is_film = "RESOLUTION" in about or _VIDEO.search(about.get("CODECS", ""))
            if address:
                entry = (_whole(about.get("BANDWIDTH", "")), urljoin(base, address))
                (films if is_film else sounds).append(entry)
    if sounds:
        return max(sounds)[1]
    return min(films)[1] if films else None


def pieces_in(text: str, base: str) -> MediaPlaylist:
    """Return the pieces in a playlist.

    Raises:
        FetchError: they are encrypted, or parts of files.
    """
    number, target_s = 0, 6.0
    title: str | None = None
    start: str | None = None
    pieces: list[Piece] = []
    for line in map(str.strip, text.splitlines()):
        tag, _, value = line.partition(":")
        if tag == "#EXT-X-MEDIA-SEQUENCE":
            number = _whole(value)
        elif tag == "#EXT-X-TARGETDURATION":
            target_s = float(min(60, _whole(value)) or target_s)
        elif tag == "#EXTINF":
            title = _title_of(value.partition(",")[2])
        elif tag == "#EXT-X-MAP":
            start = urljoin(base, _attributes(line).get("URI", ""))
        elif tag == "#EXT-X-BYTERANGE" or (
            tag == "#EXT-X-KEY" and _attributes(line).get("METHOD") != "NONE"
        ):
            raise FetchError(Cause.UNPLAYABLE, "the pieces of the stream are encrypted or cut")
        elif line and not line.startswith("#"):
            pieces.append(Piece(number=number, address=urljoin(base, line), title=title))
            number, title = number + 1, None
    is_over = "#EXT-X-ENDLIST" in text
    return MediaPlaylist(pieces=tuple(pieces), target_s=target_s, is_over=is_over, start=start)


class HlsStream:
    """A stream of pieces.

    Args:
        open_at: opens an address.
        address: the address of the playlist.
        text: what is there.
    """

    def __init__(self, *, open_at: Open, address: str, text: str) -> None:
        self._open_at = open_at
        self._address = address
        self._text = text

    def sound(self) -> Iterator[tuple[bytes, str | None]]:
        """Yield sound, and each title ahead of the sound that it names.

        Raises:
            FetchError: the stream cannot be played, or has stalled.
            OSError, http.client.HTTPException: it cannot be reached.
        """
        variant = variant_in(self._text, self._address)
        if variant is not None:
            self._address, self._text = self._list_at(variant)
        playlist = pieces_in(self._text, self._address)
        skipped = 0 if playlist.is_over else max(0, len(playlist.pieces) - _BEFORE_LIVE)
        following = playlist.pieces[skipped].number if playlist.pieces else 0
        start: str | None = None
        quiet_from_s = time.monotonic()
        while True:
            if playlist.pieces and playlist.pieces[-1].number < following - len(playlist.pieces):
                following = playlist.pieces[0].number  # the station has started to count anew
            fresh = [piece for piece in playlist.pieces if piece.number >= following]
            for piece in fresh:
                if playlist.start is not None and playlist.start != start:
                    start = playlist.start
                    yield from self._piece(Piece(number=0, address=start))
                yield from self._piece(piece)
                following = piece.number + 1
                quiet_from_s = time.monotonic()
            if playlist.is_over:
                return
            if time.monotonic() - quiet_from_s > _QUIET_S:
                raise FetchError(Cause.NETWORK, "the stream does not go on")
            if not fresh:
                time.sleep(min(max(playlist.target_s / 2, _SHORTEST_PAUSE_S), _LONGEST_PAUSE_S))
            self._address, self._text = self._list_at(self._address)
            playlist = pieces_in(self._text, self._address)

    def _list_at(self, address: str) -> tuple[str, str]:
        with self._open_at(address) as (where, answer):
            if answer.status != OK:
                raise FetchError(Cause.NETWORK, "the playlist of the stream is gone")
            return where, answer.read(_LONGEST_LIST).decode("utf-8", "replace")

    def _piece(self, piece: Piece) -> Iterator[tuple[bytes, str | None]]:
        with self._open_at(piece.address) as (_, answer):
            if answer.status not in (OK, PARTIAL):
                return  # an old piece is removed while it is still listed; the next one follows
            head = answer.read(_LARGEST_HEAD)
            length = id3_length(head)
            title = title_in_id3(head[:length]) or title_in_transport_stream(head) or piece.title
            yield head[length:], title
            while part := answer.read1(_PART):
                yield part, None


def _attributes(line: str) -> dict[str, str]:
    return {name: value.strip('"') for name, value in _ATTRIBUTE.findall(line.partition(":")[2])}


def _whole(text: str) -> int:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0  # noqa: PLR2004 - 64 bits


def _title_of(text: str) -> str | None:
    """Return the title behind a duration, where some stations write ``title="…",artist="…"``."""
    named = {name.lower(): value for name, value in _NAMED.findall(text)}
    parts = (named.get("artist", ""), named.get("title", "")) if named else ("", text)
    line = one_line(" - ".join(part for part in parts if part), _LONGEST_TITLE)
    return line if line and line != "no desc" else None
