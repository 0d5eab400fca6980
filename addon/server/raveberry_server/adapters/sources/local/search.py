"""Full-text search in the library.

Two full-text indexes yield at most a few hundred candidates: songs with these words or prefixes,
songs with these parts of words, and, when there are too few, songs with similar texts. They are
ranked here one by one.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final

from .search_text import search_text, trigrams

_LONGEST: Final = 120
"""Characters of a query that are used, as pasted titles may be very long."""
_ENOUGH: Final = 100
"""Candidates of one kind that are ranked."""
_SHORT: Final = 3
"""Up to this length a query rarely means one song, so the most played ones come first."""
_MOST_PLAYED: Final = 3_000
"""Played songs that are checked when there are more candidates than are ranked, until enough of
them contain the words."""
_FEW: Final = 5
"""With fewer exact hits, similar songs are added."""
_NAMING: Final = 3
"""This many words, all found, identify one song."""
_POSTINGS: Final = (1_500, 12_000)
"""Least and most index rows that a similarity search reads; in between it reads one row for every
four songs."""
_LOOKALIKES: Final = 60
"""Songs whose similarity is computed."""
_SIMILAR: Final = 0.4
"""Lowest similarity of texts that are accepted as misspellings."""

_WHOLE: Final = 1
"""Tier of songs with exactly that title or artist."""
_CANDIDATE: Final = "song.id, title_text, artist_text, main_words, main_words || album_text || ' '"
_PRESENT: Final = (
    "JOIN file ON file.id = song.id JOIN folder ON folder.id = file.folder "
    "JOIN root ON root.id = folder.root AND is_present"
)
"""Excludes songs in music folders that are not mounted. It costs three look-ups for each song, so
it is added only when there are such folders."""

type Rank = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible hit with its folded texts.

    Attributes:
        words: words of title and artist, with a space before and after each.
        all_words: those of the album too.
    """

    id: int
    title: str
    artist: str
    words: str
    all_words: str


@dataclass(frozen=True, slots=True)
class _Played:
    """Songs of the library that were played here, most played first."""

    stamp: tuple[int, int]
    times: Mapping[int, int]
    songs: Sequence[Candidate]


class LibrarySearch:
    """Search through one connection, in one thread."""

    def __init__(self, *, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._played = _Played((-1, -1), {}, ())
        self._has_away = True

    def found(
        self, query: str, limit: int, times_played: Mapping[str, int]
    ) -> tuple[Sequence[int], bool]:
        """Return ids of songs, best first, and whether there are more than `limit`.

        Raises:
            sqlite3.Error: the library cannot be read.
        """
        self._refresh_played(times_played)
        text = search_text(query)[:_LONGEST].rstrip()
        if not text:
            return self._spelled_so(query.strip(), limit)
        words = text.split()
        ranked = self._ranked(text, words, self._holding(text, words))
        if len(ranked) < _FEW and (len(words) == 1 or not _starts_all(ranked, words)):
            known = {candidate.id for candidate in ranked}
            ranked += [one for one in self._similar(text) if one.id not in known]
        return [candidate.id for candidate in ranked[:limit]], len(ranked) > limit

    # --- candidates ------------------------------------------------------------------------------

    def _holding(self, text: str, words: Sequence[str]) -> Sequence[Candidate]:
        """Return songs that contain all the words, at least as parts of words."""
        found = set(
            self._ids(
                "SELECT id FROM song WHERE title_text = ?1 UNION ALL "
                "SELECT id FROM song WHERE artist_text = ?1 LIMIT ?2",
                text,
            )
        )
        whole = " AND ".join(f'"{word}"' for word in words)
        for match in (
            f"{{title artist}} : ({whole})",
            f"{{title artist}} : ({whole}*)",
            f"{whole}*",
        ):
            found.update(self._words(match))
            # Three or more words that all match identify the song; otherwise the last one may be
            # incomplete.
            if len(found) >= _ENOUGH or (found and len(words) >= _NAMING):
                break
        else:
            found.update(self._parts(words))
        candidates = {one.id: one for one in self._candidates(found)}
        if len(found) >= _ENOUGH:
            played = (one for one in self._played.songs if words[0] in one.all_words)
            candidates |= {one.id: one for one in islice(played, _ENOUGH)}
        return tuple(candidates.values())

    def _words(self, match: str) -> list[int]:
        return self._ids("SELECT rowid FROM word WHERE word MATCH ?1 LIMIT ?2", match)

    def _parts(self, words: Sequence[str]) -> list[int]:
        """Return songs that contain the trigrams of the words; the caller checks their order."""
        long = [word for word in words if len(word) >= 3]  # noqa: PLR2004 - a trigram
        if long:
            parts = {part for word in long for part in trigrams(word)}
            match = " AND ".join(f'"{part}"' for part in sorted(parts))
        else:
            holding = self._ids(
                "SELECT term FROM part_count WHERE instr(term, ?1) ORDER BY songs DESC LIMIT ?2",
                max(words, key=len),
            )
            match = " OR ".join(f'"{part}"' for part in holding)
        return (
            self._ids("SELECT rowid FROM part WHERE part MATCH ?1 LIMIT ?2", match) if match else []
        )

    def _similar(self, text: str) -> Sequence[Candidate]:
        """Return songs with similar texts, most similar first."""
        wanted = set(trigrams(f" {text} "))
        rare = self._connection.execute(
            "SELECT term, songs FROM part_count "
            "WHERE term IN (SELECT value FROM json_each(?)) ORDER BY songs",
            (json.dumps(tuple(wanted)),),
        ).fetchall()
        (songs,) = self._connection.execute("SELECT max(id) FROM song").fetchone()
        fewest, most = _POSTINGS
        affordable = _affordable(rare, min(max(fewest, (songs or 0) // 4), most))
        hits = Counter(chain.from_iterable(map(self._holding_part, affordable)))
        best = _most_common(hits, _LOOKALIKES)
        scored = [(_similarity(wanted, one), one) for one in self._candidates(best)]
        scored.sort(key=lambda pair: (-pair[0], -self._times(pair[1])))
        return [one for similarity, one in scored if similarity >= _SIMILAR]

    def _holding_part(self, part: str) -> Sequence[int]:
        # One JSON text is read three times as fast as thousands of rows.
        (ids,) = self._connection.execute(
            "SELECT json_group_array(rowid) FROM part WHERE part MATCH ?", (f'"{part}"',)
        ).fetchone()
        found: Sequence[int] = json.loads(ids)
        return found

    def _spelled_so(self, query: str, limit: int) -> tuple[Sequence[int], bool]:
        """Return songs whose title or artist contains the query literally, as in ``!!!``."""
        if not query:
            return (), False
        ids = self._ids(
            "SELECT id FROM song WHERE instr(title, ?1) OR instr(artist, ?1) LIMIT ?2", query
        )
        return ids[:limit], len(ids) > limit

    def _ids(self, sql: str, text: str) -> list[int]:
        return [found for (found,) in self._connection.execute(sql, (text, _ENOUGH))]

    def _candidates(self, ids: Iterable[int]) -> Sequence[Candidate]:
        rows = self._connection.execute(
            f"SELECT {_CANDIDATE} FROM song {_PRESENT if self._has_away else ''} "  # noqa: S608 - constants
            "WHERE song.id IN (SELECT value FROM json_each(?))",
            (json.dumps(tuple(ids)),),
        )
        return [Candidate(*row) for row in rows]

    # --- order -----------------------------------------------------------------------------------

    def _ranked(
        self, text: str, words: Sequence[str], candidates: Iterable[Candidate]
    ) -> list[Candidate]:
        is_short = len(words) == 1 and len(text) <= _SHORT
        ranks = [
            (self._rank(one, text, tier, is_short=is_short), one.id, one)
            for one in candidates
            if (tier := _tier(one, text, words))
        ]
        return [one for _, _, one in sorted(ranks)]

    def _rank(self, one: Candidate, text: str, tier: int, *, is_short: bool) -> Rank:
        is_whole = f" {text} " in one.words
        starts = one.title.startswith(text) or one.artist.startswith(text)
        rest: Rank = (not is_whole, not starts, one.title != text, len(one.words))
        if is_short and tier > _WHOLE:
            return (_WHOLE + 1, -self._times(one), tier, *rest)
        return (tier, -self._times(one), *rest)

    def _times(self, one: Candidate) -> int:
        return self._played.times.get(one.id, 0)

    def _refresh_played(self, times_played: Mapping[str, int]) -> None:
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        stamp = (version, sum(times_played.values()))
        if stamp == self._played.stamp:
            return
        (self._has_away,) = self._connection.execute(
            "SELECT EXISTS (SELECT 1 FROM root WHERE NOT is_present)"
        ).fetchone()
        most = sorted(times_played.items(), key=lambda pair: -pair[1])[:_MOST_PLAYED]
        keys = {uri.removeprefix("local:"): times for uri, times in most}
        times = {
            song: keys[key]
            for song, key in self._connection.execute(
                "SELECT id, key FROM song WHERE key IN (SELECT value FROM json_each(?))",
                (json.dumps(tuple(keys)),),
            )
        }
        songs = sorted(self._candidates(times), key=lambda one: -times[one.id])
        self._played = _Played(stamp, times, songs)


def _tier(one: Candidate, text: str, words: Sequence[str]) -> int:
    """Return the tier of a song, 1 is best; 0 when a word is missing."""
    words_held = main_starts = all_starts = True
    # A loop, because this runs for hundreds of songs on each keystroke.
    for word in words:
        if word not in one.all_words:
            return 0
        start = f" {word}"
        main_starts = main_starts and start in one.words
        all_starts = all_starts and start in one.all_words
        words_held = words_held and word in one.words
    if text in (one.title, one.artist, f"{one.artist} {one.title}", f"{one.title} {one.artist}"):
        return _WHOLE
    if main_starts:
        return _WHOLE + 1
    if all_starts:
        return _WHOLE + 2
    return _WHOLE + 3 if words_held else _WHOLE + 4


def _similarity(wanted: set[str], one: Candidate) -> float:
    """Return the share of wanted trigrams in a song, weighted with their density, from 0 to 1."""
    words = one.words
    held = {words[at : at + 3] for at in range(len(words) - 2)}
    common = len(wanted & held)
    return 0.75 * common / len(wanted) + 0.25 * common / (len(held) or 1)


def _starts_all(ranked: Sequence[Candidate], words: Sequence[str]) -> bool:
    """Return whether some song has words that start with all of these."""
    return any(all(f" {word}" in one.all_words for word in words) for one in ranked)


def _affordable(parts: Sequence[tuple[str, int]], most: int) -> Iterator[str]:
    """Yield the rarest trigrams within the limit of rows, at least one."""
    read = 0
    for part, songs in parts:
        if read and read + songs > most:
            return
        read += songs
        yield part


def _most_common[T](counted: Mapping[T, int], most: int) -> Sequence[T]:
    """Return the keys of the highest counts; with few distinct counts, little is sorted."""
    least, keys = 0, 0
    for count, times in sorted(Counter(counted.values()).items(), reverse=True):
        least, keys = count, keys + times
        if keys >= most:
            break
    best = [(count, key) for key, count in counted.items() if count >= least]
    best.sort(key=lambda pair: -pair[0])
    return [key for _, key in best[:most]]
