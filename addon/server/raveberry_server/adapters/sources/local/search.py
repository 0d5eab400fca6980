"""Full-text search in the library.

Indexes yield at most a few hundred candidates: songs with these words or prefixes, songs with these
parts of words, and, when there are too few, songs whose words these may be with typos, else songs
with similar texts. They are ranked here one by one.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, takewhile
from typing import Final, NamedTuple

from raveberry_server.adapters.sources.search_text import search_text, transliterated, trigrams

from . import misspellings

_LONGEST: Final = 120
"""Characters of a query that are used, as pasted titles may be very long."""
_ENOUGH: Final = 100
"""Candidates of one kind that are ranked."""
_SHORT: Final = 3
"""Up to this length a query rarely means one song, so the most played ones come first."""
_MOST_PLAYED: Final = 3_000
"""Played songs that are checked when there are more candidates than are ranked, until enough of
them contain the words."""
_RECENT: Final = 200
"""Queries whose results are kept until the library or the plays change: all guests type the same
first letters."""
_FEW: Final = 5
"""With fewer exact hits, similar songs are added."""
_NAMING: Final = 3
"""This many words, all found, identify one song."""
_TELLING: Final = 6
"""Trigrams, the rarest ones, that select the songs with parts of words."""
_POSTINGS: Final = (1_500, 12_000)
"""Least and most index rows that a similarity search reads; in between it reads one row for every
four songs."""
_LOOKALIKES: Final = 60
"""Songs whose similarity is computed."""
_SIMILAR: Final = 0.4
"""Lowest similarity of texts that are accepted as misspellings."""
_SPELLINGS: Final = (4, 12)
"""Least and most words that one typed word may have been meant to be; all words of a query share
the most."""

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


class Candidate(NamedTuple):
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
        self._recent: dict[tuple[str, int], tuple[Sequence[int], bool]] = {}

    def found(
        self, query: str, limit: int, times_played: Mapping[str, int]
    ) -> tuple[Sequence[int], bool]:
        """Return ids of songs, best first, and whether there are more than `limit`.

        Raises:
            sqlite3.Error: the library cannot be read.
        """
        self._refresh_played(times_played)
        recent = self._recent.get((query, limit))
        if recent is None:
            if len(self._recent) >= _RECENT:
                del self._recent[next(iter(self._recent))]
            recent = self._recent[query, limit] = self._found(query, limit)
        return recent

    def forget_recent(self) -> None:
        """Forget the results of recent searches."""
        self._recent.clear()

    def _found(self, query: str, limit: int) -> tuple[Sequence[int], bool]:
        text = search_text(query)[:_LONGEST].rstrip()
        if not text:
            return self._spelled_so(query.strip(), limit)
        words = text.split()
        holding = self._ranked(text, words, self._holding(text, words, limit), limit)
        ranked = [candidate.id for candidate in holding]
        if len(ranked) < _FEW and (len(words) == 1 or not _starts_all(holding, words)):
            meant = self._misspelled(words) or (() if ranked else self._similar(text))
            known = set(ranked)
            ranked += [one for one in meant if one not in known]
        if not ranked and (latin := transliterated(query)):
            return self._found(latin, limit)
        return ranked[:limit], len(ranked) > limit

    # --- candidates ------------------------------------------------------------------------------

    def _holding(self, text: str, words: Sequence[str], limit: int) -> Sequence[Candidate]:
        """Return songs that contain all the words, at least as parts of words."""
        found = set(
            self._ids(
                "SELECT id FROM song WHERE title_text = ?1 UNION ALL "
                "SELECT id FROM song WHERE artist_text = ?1 LIMIT ?2",
                text,
            )
        )
        played: Mapping[int, Candidate] = {}
        if _is_short(text, words):
            # Most played songs come first, so with enough of them no other is shown.
            played = self._played_with(words[0])
            if len(played) > limit:
                return (*played.values(), *self._candidates(found - played.keys()))
        found.update(self._starting(words))
        # Three or more words that all match identify the song; otherwise the last one may be
        # incomplete.
        if len(found) < _ENOUGH and not (found and len(words) >= _NAMING):
            found.update(self._parts(words))
        if len(found) >= _ENOUGH:
            played = played or self._played_with(words[0])
            return (*played.values(), *self._candidates(found - played.keys()))
        return self._candidates(found)

    def _played_with(self, word: str) -> Mapping[int, Candidate]:
        """Return the most played songs that contain a word, also as a part of one."""
        containing = (one for one in self._played.songs if word in one.all_words)
        return {one.id: one for one in islice(containing, _ENOUGH)}

    def _starting(self, words: Sequence[str]) -> set[int]:
        """Return songs that contain the words, the last of which may be the start of one."""
        whole = " AND ".join(f'"{word}"' for word in words)
        found = set(self._words(f"{{title artist}} : ({whole})"))
        if len(found) >= _ENOUGH or (found and len(words) >= _NAMING):
            return found
        # The last match includes the one before it, which is needed only when not all fit.
        with_album = self._words(f"{whole}*")
        if found or len(with_album) >= _ENOUGH:
            found.update(self._words(f"{{title artist}} : ({whole}*)"))
            if len(found) >= _ENOUGH or (found and len(words) >= _NAMING):
                return found
        return found.union(with_album)

    def _words(self, match: str) -> list[int]:
        return self._ids("SELECT rowid FROM word WHERE word MATCH ?1 LIMIT ?2", match)

    def _parts(self, words: Sequence[str]) -> list[int]:
        """Return songs that contain the trigrams of the words; the caller checks their order."""
        long = [word for word in words if len(word) >= 3]  # noqa: PLR2004 - a trigram
        if long:
            parts = {part for word in long for part in trigrams(word)}
            counted = self._counted(parts)
            # Before the end of the first scan, none is counted.
            if counted and len(counted) < len(parts):
                return []
            rare = [part for part, _ in counted[:_TELLING]] or sorted(parts)
            match = " AND ".join(f'"{part}"' for part in rare)
        else:
            holding = self._ids(
                "SELECT term FROM part_count WHERE instr(term, ?1) ORDER BY songs DESC LIMIT ?2",
                max(words, key=len),
            )
            match = " OR ".join(f'"{part}"' for part in holding)
        return (
            self._ids("SELECT rowid FROM part WHERE part MATCH ?1 LIMIT ?2", match) if match else []
        )

    def _misspelled(self, words: Sequence[str]) -> Sequence[int]:
        """Return songs that have all the words in title and artist, some of them misspelled."""
        unknown = [not self._is_word(word) for word in words]
        if any(unknown):
            found = self._spelled(words, unknown)
            if found:
                return found
        return self._spelled(words, [True] * len(words))

    def _spelled(self, words: Sequence[str], doubted: Sequence[bool]) -> Sequence[int]:
        """Return songs that have all the words, the doubted ones perhaps spelled otherwise."""
        least, most = _SPELLINGS
        share = max(least, most // sum(doubted))
        alternatives: list[Sequence[str]] = [
            self._spellings(word)[:share] if is_doubted else ()
            for word, is_doubted in zip(words, doubted, strict=True)
        ]
        if not any(alternatives):
            return ()
        forms = [
            (f" {word} ", f" {word}", *(f" {meant} " for meant in meanings))
            for word, meanings in zip(words, alternatives, strict=True)
        ]
        either = [
            " OR ".join(f'"{one}"' for one in (word, *meanings))
            for word, meanings in zip(words, alternatives, strict=True)
        ]
        # The last word may be incomplete.
        either[-1] += f' OR "{words[-1]}"*'
        match = " AND ".join(f"({one})" for one in either)
        rows = self._connection.execute(
            "SELECT song.id, main_words FROM word CROSS JOIN song ON song.id = word.rowid "  # noqa: S608 - constants
            f"{_PRESENT if self._has_away else ''} WHERE word MATCH ?1 LIMIT ?2",
            (f"{{title artist}} : ({match})", _ENOUGH),
        )
        times_of = self._played.times
        ranks = [
            (_distance(held, forms), -times_of.get(song, 0), len(held), song) for song, held in rows
        ]
        ranks.sort()
        return [song for *_, song in ranks]

    def _is_word(self, word: str) -> bool:
        """Return whether the library contains a word."""
        if len(word) < misspellings.SHORTEST:
            return True
        row = self._connection.execute(
            "SELECT 1 FROM word_form WHERE form = ? AND word = ?",
            (next(misspellings.forms(word)), word),
        ).fetchone()
        return row is not None

    def _spellings(self, word: str) -> Sequence[str]:
        """Return the words of the library that a word may be with typos, likeliest first."""
        if len(word) < misspellings.SHORTEST:
            return ()
        forms = tuple(misspellings.forms(word))
        marks = ", ".join("?" * len(forms))
        rows = self._connection.execute(
            f"SELECT DISTINCT word FROM word_form WHERE form IN ({marks})",  # noqa: S608 - marks
            forms,
        )
        spellings = [
            (typos, abs(len(meant) - len(word)), meant)
            for (meant,) in rows
            if (typos := misspellings.typos_in(word, meant))
        ]
        spellings.sort()
        return [meant for _, _, meant in spellings]

    def _similar(self, text: str) -> Sequence[int]:
        """Return songs with similar texts, most similar first."""
        wanted = set(trigrams(f" {text} "))
        rare = self._counted(wanted)
        (songs,) = self._connection.execute("SELECT max(id) FROM song").fetchone()
        fewest, most = _POSTINGS
        affordable = _affordable(rare, min(max(fewest, (songs or 0) // 4), most))
        hits = Counter(chain.from_iterable(map(self._holding_part, affordable)))
        best = _most_common(hits, _LOOKALIKES)
        scored = [(_similarity(wanted, one), one) for one in self._candidates(best)]
        scored.sort(key=lambda pair: (-pair[0], -self._times(pair[1])))
        return [one.id for similarity, one in scored if similarity >= _SIMILAR]

    def _counted(self, parts: Iterable[str]) -> Sequence[tuple[str, int]]:
        """Return the known trigrams with their numbers of songs, rarest first."""
        return self._connection.execute(
            "SELECT term, songs FROM part_count "
            "WHERE term IN (SELECT value FROM json_each(?)) ORDER BY songs",
            (json.dumps(tuple(parts)),),
        ).fetchall()

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

    def _candidates(self, ids: Collection[int]) -> Sequence[Candidate]:
        if not ids:
            return ()
        rows = self._connection.execute(
            f"SELECT {_CANDIDATE} FROM song {_PRESENT if self._has_away else ''} "  # noqa: S608 - constants
            "WHERE song.id IN (SELECT value FROM json_each(?))",
            (json.dumps(tuple(ids)),),
        )
        return list(map(Candidate._make, rows))

    # --- order -----------------------------------------------------------------------------------

    def _ranked(
        self, text: str, words: Sequence[str], candidates: Iterable[Candidate], limit: int
    ) -> list[Candidate]:
        """Return the candidates that contain all the words, the first `limit` of them in order."""
        is_short = _is_short(text, words)
        times_of = self._played.times
        first: list[tuple[int, int, int, Candidate]] = []
        for one in candidates:
            tier = _tier(one, text, words)
            if tier:
                group = _WHOLE + 1 if is_short and tier > _WHOLE else tier
                first.append((group, -times_of.get(one.id, 0), tier, one))
        first.sort()
        # Few candidates are shown, so the rest of the rank is computed only for those.
        last = first[limit - 1][:3] if 0 < limit < len(first) else (_WHOLE + 9, 0, 0)
        shown = [
            (ranked[:3], _details(ranked[3], text), ranked[3].id, ranked[3])
            for ranked in takewhile(lambda ranked: ranked[:3] <= last, first)
        ]
        shown.sort()
        return [ranked[3] for ranked in (*shown, *first[len(shown) :])]

    def _times(self, one: Candidate) -> int:
        return self._played.times.get(one.id, 0)

    def _refresh_played(self, times_played: Mapping[str, int]) -> None:
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        stamp = (version, sum(times_played.values()))
        if stamp == self._played.stamp:
            return
        self.forget_recent()
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


def _is_short(text: str, words: Sequence[str]) -> bool:
    return len(words) == 1 and len(text) <= _SHORT


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


def _details(one: Candidate, text: str) -> Rank:
    """Return the rank of a song among those of one tier that were played as often."""
    is_whole = f" {text} " in one.words
    starts = one.title.startswith(text) or one.artist.startswith(text)
    return (not is_whole, not starts, one.title != text, len(one.words))


def _distance(words_held: str, forms: Iterable[Sequence[str]]) -> int:
    """Return how far a song is from a query, by the first form of each word that it contains."""
    distance = 0
    # Loops, because this runs for a hundred songs on each keystroke.
    for one in forms:
        for form in one:
            if form in words_held:
                break
            distance += 1
    return distance


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
