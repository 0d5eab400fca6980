"""Recordings and release groups in answers of MusicBrainz that are certainly the ones looked for.

Answers are untrusted: whatever has another type than documented is passed over. A wrong match is
worse than none, so all words of artist and title have to be the same.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from raveberry_server.adapters.sources.json_api import line_in, part_of, rows_in, seconds_in
from raveberry_server.adapters.sources.local.musicbrainz.findings import Recording
from raveberry_server.adapters.sources.search_text import search_text

from .cleaned_names import SongName
from .search_queries import LENGTH_TOLERANCE_S

_LOWEST_SCORE: Final = 90
_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MOST_CREDITED: Final = 20
_KINDS: Final = ("Album", "EP", "Single")
"""Primary types of release groups, the preferred ones first."""
_GUESTS: Final = frozenset({"feat", "ft", "featuring"})
_FILL_WORDS: Final = frozenset({"and", "the", "vs", "with", "x"}) | _GUESTS
_UNDATED: Final = "9999"


class _Credit(NamedTuple):
    """Artists of a recording; `leads` are those without guests."""

    shown: str
    leads: frozenset[str]
    all: frozenset[str]


type Rows = Sequence[Mapping[str, object]]


def matching_recording(rows: Rows, name: SongName, duration_s: float) -> Recording | None:
    """Return the recording of that name and length, None if none is certain."""
    found = []
    for row in rows:
        title, credit = line_in(row.get("title")), _credit(row)
        away_s = _away_s(row.get("length"), duration_s)
        if away_s is not None and _has_score(row) and _is_named(name, title, credit):
            found.append((away_s, title, credit, row))
    if not found:
        return None
    _, title, credit, _ = min(found, key=lambda one: one[0])
    album, release_group = _album([row for *_, row in found])
    return Recording(title, credit.shown, album, release_group)


def matching_release_group(rows: Rows, artist: str, album: str) -> str | None:
    """Return the id of the release group with that name, None if none is certain."""
    words, artists = _title_words(album), _artist_words(artist)
    found = [
        (_rank(row), line_in(row.get("first-release-date")) or _UNDATED, group)
        for row in rows
        if _has_score(row)
        and (group := _id(row))
        and words
        and _title_words(line_in(row.get("title"))) == words
        and _credit(row).all == artists
    ]
    return min(found)[2] if found else None


def _id(row: Mapping[str, object]) -> str:
    """Return the id of a row, empty if it has none; it becomes a part of addresses."""
    found = row.get("id")
    return found if isinstance(found, str) and _ID.fullmatch(found) else ""


def _has_score(row: Mapping[str, object]) -> bool:
    return (seconds_in(row.get("score")) or 0.0) >= _LOWEST_SCORE


def _away_s(length_ms: object, duration_s: float) -> float | None:
    """Return the difference of lengths, None if one is missing or it is too large."""
    length = seconds_in(length_ms)
    away_s = None if length is None else abs(length / 1_000 - duration_s)
    return away_s if away_s is not None and away_s <= LENGTH_TOLERANCE_S else None


def _credit(row: Mapping[str, object]) -> _Credit:
    parts = rows_in(row.get("artist-credit"))[:_MOST_CREDITED]
    shown = line_in(
        "".join(
            f"{line_in(part.get('name')) or line_in(part_of(part, 'artist', 'name'))}"
            f"{joined if isinstance(joined := part.get('joinphrase'), str) else ''}"
            for part in parts
        )
    )
    words = search_text(shown).split()
    return _Credit(shown, _without_fill_words(_before_guests(words)), _without_fill_words(words))


def _is_named(name: SongName, title: str, credit: _Credit) -> bool:
    """Return whether a recording has that name, word by word; guests may be in title or artist."""
    words = _title_words(title)
    if not words or not credit.all:
        return False
    if not name.artist:
        wanted = _plain_words(name.title)
        artist, own = _plain_words(credit.shown), _plain_words(title)
        return wanted in (artist + own, own + artist)
    if _title_words(name.title) != words:
        return False
    wanted_artists = _artist_words(name.artist)
    guests = _without_fill_words(_after_guests(search_text(name.title).split()))
    return wanted_artists in (credit.all, credit.leads) or wanted_artists | guests == credit.all


def _title_words(title: str) -> Sequence[str]:
    """Return the words of a title without its guests."""
    return _before_guests(search_text(title).split())


def _artist_words(artist: str) -> frozenset[str]:
    return _without_fill_words(search_text(artist).split())


def _plain_words(text: str) -> list[str]:
    return [word for word in search_text(text).split() if word not in _FILL_WORDS]


def _without_fill_words(words: Sequence[str]) -> frozenset[str]:
    """Return the words that name artists; all of them if none does."""
    return frozenset(words) - _FILL_WORDS or frozenset(words)


def _before_guests(words: Sequence[str]) -> Sequence[str]:
    """Return the words before ``feat``, which is no title or artist on its own."""
    return words[: _begin_of_guests(words)]


def _after_guests(words: Sequence[str]) -> Sequence[str]:
    return words[_begin_of_guests(words) :]


def _begin_of_guests(words: Sequence[str]) -> int:
    return next(
        (at for at, word in enumerate(words) if at and word in _GUESTS),
        len(words),
    )


def _album(recordings: Iterable[Mapping[str, object]]) -> tuple[str, str]:
    """Return title and id of the earliest official album, EP or single with these recordings.

    Compilations and the like name no album of the song; without another release both are empty.
    """
    found = []
    for release in (one for row in recordings for one in rows_in(row.get("releases"))):
        group = part_of(release, "release-group")
        if not isinstance(group, dict) or release.get("status") != "Official":
            continue
        title, kind = line_in(group.get("title")) or line_in(release.get("title")), _rank(group)
        if title and kind < len(_KINDS):
            date = line_in(release.get("date")) or _UNDATED
            found.append((kind, date, title, _id(group)))
    if not found:
        return "", ""
    _, _, title, group_id = min(found)
    return title, group_id


def _rank(group: Mapping[str, object]) -> int:
    """Return the rank of a release group, which is lower the more it is an album of the artist."""
    kind = group.get("primary-type")
    if group.get("secondary-types") or not isinstance(kind, str) or kind not in _KINDS:
        return len(_KINDS)
    return _KINDS.index(kind)
