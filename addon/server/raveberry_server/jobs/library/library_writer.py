"""Writer of songs, folders and search words into the library."""

import json
import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from raveberry_server.adapters.sources.local import misspellings
from raveberry_server.adapters.sources.local.database import song_key
from raveberry_server.adapters.sources.local.songs import FOUND_COVER, FileStamp
from raveberry_server.adapters.sources.search_text import search_text

from .song_rows import FileReading, FileToRead, Row, ScannedFile, TrackReading, track_path
from .tag_parser import line

_DROPS: Final = (
    "DELETE FROM word WHERE rowid = ?",
    "DELETE FROM part WHERE rowid = ?",
    "DELETE FROM file WHERE id = ?",
)
_KEEP_FILE: Final = (
    "INSERT INTO file (id, folder, name, size, mtime_ns, problem, sheet) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_KEEP_SONG: Final = (
    "INSERT INTO song (id, added_at, key, title, artist, album, album_artist, track, disc, year, "
    "genre, composer, label, isrc, duration_s, gain_db, has_cover, encoding, title_text, "
    "artist_text, album_text, main_words, shelf_artist, shelf_artist_text, artist_key, album_key, "
    "genre_key, is_spoken, missing_tags, start_s, end_s) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "?, ?, ?)"
)
_INDEXES: Final = (
    "song_by_title ON song (title_text)",
    "song_by_artist ON song (artist_text)",
    "song_on_artists_shelf ON song (artist_key, album_text, disc, track)",
    "song_on_albums_shelf ON song (album_key, disc, track)",
    "song_on_genres_shelf ON song (genre_key, artist_text, title_text)",
    "song_by_age ON song (added_at)",
)
_MERGED_AT_ONCE: Final = 4
"""Segments of a full-text index that small scans merge incrementally, SQLite's default."""


type NamedSong = tuple[str, str | None, Row, tuple[str, str, str]]
"""Name of a file or track, then its `problem`, `song` and `words` as in `FileReading`."""


class LibraryWriter:
    """Writer for one scan; every write belongs to the current batch.

    Files are buffered until their batch ends: any other statement between two writes to a full-text
    index would make SQLite flush the index, which costs thirty times as much.
    """

    def __init__(self, *, connection: sqlite3.Connection, at: datetime) -> None:
        self._connection = connection
        self._at = at.isoformat(timespec="seconds")
        self._dropped: list[Row] = []
        self._files: list[Row] = []
        self._songs: list[Row] = []
        self._words: list[Row] = []
        self._parts: list[Row] = []
        self._words_with_forms: set[str] | None = None
        (last,) = connection.execute("SELECT max(id) FROM file").fetchone()
        self._last_file: int = last or 0

    def begin(self) -> None:
        """Start a batch."""
        self._connection.execute("BEGIN IMMEDIATE")

    def end(self) -> None:
        """Commit the batch."""
        self._write_out()
        self._connection.execute("COMMIT")

    def next_look(self) -> int:
        """Return the number of this scan, which marks the folders that it has seen."""
        (last,) = self._connection.execute(
            "SELECT max(number) FROM (SELECT seen AS number FROM folder UNION ALL "
            "SELECT number FROM whole_look)"
        ).fetchone()
        return (last or 0) + 1

    def is_whole(self) -> bool:
        """Return whether the last scan was completed."""
        row = self._connection.execute(
            "SELECT 1 FROM whole_look WHERE number >= (SELECT max(seen) FROM folder)"
        ).fetchone()
        return row is not None

    def finish_look(self, number: int) -> None:
        """Record that a scan has seen everything."""
        self._connection.execute("INSERT OR REPLACE INTO whole_look VALUES (1, ?)", (number,))

    def keep_root(self, path: Path) -> int:
        """Record a music folder that is present; return its id."""
        return self._root(path, is_present=True)

    def miss_root(self, path: Path) -> int:
        """Record a missing music folder, perhaps on a disconnected disk; return its id.

        Its songs are kept and hidden until it is back.
        """
        return self._root(path, is_present=False)

    def nested_roots(self, roots: Collection[Path]) -> Sequence[Path]:
        """Return the drives and network shares that the last scans found inside music folders."""
        rows = self._connection.execute("SELECT path FROM root").fetchall()
        paths = [Path(os.fsdecode(path)) for (path,) in rows]
        return [
            path
            for path in paths
            if path not in roots and any(path.is_relative_to(root) for root in roots)
        ]

    def holds(self, root: Path) -> bool:
        """Return whether the library has files in that music folder."""
        row = self._connection.execute(
            "SELECT 1 FROM file JOIN folder ON folder.id = file.folder "
            "JOIN root ON root.id = folder.root WHERE root.path = ? LIMIT 1",
            (os.fsencode(root),),
        ).fetchone()
        return row is not None

    def keep_folder(  # noqa: PLR0913 - the columns
        self,
        path: Path,
        *,
        root: int,
        parent: int | None,
        name: str,
        cover: str | None,
        look: int,
    ) -> int:
        """Record a folder as seen in this scan; return its id."""
        stored = os.fsencode(path)
        stored_cover = os.fsencode(cover) if cover else None
        (folder,) = self._connection.execute(
            "INSERT INTO folder (root, parent, path, key, name, name_text, cover, seen) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (path) DO UPDATE SET root = excluded.root, parent = excluded.parent, "
            "name = excluded.name, cover = excluded.cover, seen = excluded.seen RETURNING id",
            (
                root,
                parent,
                stored,
                song_key(stored),
                name,
                search_text(name),
                stored_cover,
                look,
            ),
        ).fetchone()
        return int(folder)

    def keep_playlists(self, folder: int, path: Path, names: Sequence[str]) -> None:
        """Record the playlists of a folder, replacing the previous ones."""
        self._connection.execute("DELETE FROM playlist WHERE folder = ?", (folder,))
        for name in names:
            title = line(Path(name).stem) or "?"
            key = song_key(os.fsencode(path / name))
            self._connection.execute(
                "INSERT INTO playlist (folder, name, key, title, title_text) "
                "VALUES (?, ?, ?, ?, ?)",
                (folder, os.fsencode(name), key, title, search_text(title)),
            )

    def known_files(self, folder: int) -> dict[str, tuple[ScannedFile, ...]]:
        """Return the files of a folder by name, or their tracks, as seen by the last scan."""
        rows = self._connection.execute(
            "SELECT name, id, size, mtime_ns, sheet FROM file WHERE folder = ?", (folder,)
        )
        known: dict[str, tuple[ScannedFile, ...]] = {}
        for stored, file, size, mtime_ns, sheet in rows:
            name = os.fsdecode(stored).partition("/")[0]
            scanned = ScannedFile(id=file, stamp=FileStamp(size, mtime_ns), sheet=sheet)
            known[name] = (*known.get(name, ()), scanned)
        return known

    def keep(self, wanted: Iterable[FileToRead], readings: Iterable[FileReading]) -> None:
        """Write what was read from files, replacing what they held before."""
        for (folder, _, name, before, listed), reading in zip(wanted, readings, strict=True):
            added_at = self._at
            if before:
                added_at = next(filter(None, map(self._added_at, before)), added_at)
                self.drop_files([one.id for one in before])
            stamp, problem, song, words, tracks = reading
            sheet = listed.digest if listed else None
            whole = (name, problem, song, words)
            for path, problem, song, words in _songs_of(whole, tracks) if tracks else (whole,):
                self._last_file += 1
                file = self._last_file
                self._files.append((file, folder, os.fsencode(path), *stamp, problem, sheet))
                if problem is None:
                    self._songs.append((file, added_at, *song))
                    self._words.append((file, *words))
                    self._parts.append((file, f" {' '.join(words)} "))

    def drop_files(self, files: Sequence[int]) -> None:
        """Delete files and their songs."""
        self._dropped += [(file,) for file in files]

    def drop_unseen_folders(self, look: int, roots: Sequence[int]) -> None:
        """Delete folders that this scan has not seen, except in missing music folders."""
        marks = ", ".join("?" for _ in roots)
        gone = self._connection.execute(
            f"SELECT id FROM folder WHERE seen <> ? AND root IN ({marks})",  # noqa: S608 - marks
            (look, *roots),
        ).fetchall()
        self._drop_folders([folder for (folder,) in gone])

    def drop_roots_but(self, roots: Sequence[int]) -> None:
        """Delete music folders that are no longer configured."""
        marks = ", ".join("?" for _ in roots)
        for (root,) in self._connection.execute(
            f"SELECT id FROM root WHERE id NOT IN ({marks})",  # noqa: S608 - marks
            roots,
        ).fetchall():
            folders = self._connection.execute("SELECT id FROM folder WHERE root = ?", (root,))
            self._drop_folders([folder for (folder,) in folders.fetchall()])
            self._connection.execute("DELETE FROM root WHERE id = ?", (root,))

    def mark_found_covers(self, albums: Sequence[str]) -> None:
        """Mark the songs of these albums that have no cover of their own, and of no others."""
        self._write_out()
        keys = json.dumps(albums)
        for before, after, belongs in (
            (FOUND_COVER, 0, "NOT IN"),
            (0, FOUND_COVER, "IN"),
        ):
            self._connection.execute(
                "UPDATE song SET has_cover = ? WHERE has_cover = ? AND album_key "  # noqa: S608 - constants
                f"{belongs} (SELECT value FROM json_each(?))",
                (after, before, keys),
            )

    def count_parts(self) -> None:
        """Count the songs with each trigram."""
        self._write_out()
        self._connection.execute("DELETE FROM part_count")
        self._connection.execute("INSERT INTO part_count SELECT term, doc FROM part_vocabulary")

    def index_misspellings(self) -> None:
        """Store the forms of new words and drop those of words that have gone."""
        self._write_out()
        words = {word for (word,) in self._connection.execute("SELECT term FROM word_vocabulary")}
        words = {word for word in words if len(word) >= misspellings.SHORTEST}
        known = self._words_with_forms
        if known is None:
            stored = self._connection.execute("SELECT DISTINCT word FROM word_form")
            known = {word for (word,) in stored}
        for sql, changed in (
            ("DELETE FROM word_form WHERE form = ? AND word = ?", known - words),
            ("INSERT INTO word_form VALUES (?, ?)", words - known),
        ):
            rows = ((form, word) for word in changed for form in misspellings.forms(word))
            self._connection.executemany(sql, sorted(rows))
        self._words_with_forms = words

    def missing_indexes(self) -> Iterator[Callable[[], object]]:
        """Yield for each index of songs what creates it, unless it is there.

        A first scan creates them at its end, in half the time of updating them with each song.
        """
        for index in _INDEXES:
            yield partial(self._connection.execute, f"CREATE INDEX IF NOT EXISTS {index}")

    def tidy_index(self) -> None:
        """Merge the segments of the full-text indexes, so that searches read less."""
        self._write_out()
        for table in ("word", "part"):
            self._connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 - constants
            self._connection.execute(
                f"INSERT INTO {table} ({table}, rank) VALUES ('automerge', ?)",  # noqa: S608 - constants
                (_MERGED_AT_ONCE,),
            )

    def cut_log(self) -> None:
        """Copy the write-ahead log into the library's file and truncate it."""
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def counts(self) -> tuple[int, int]:
        """Return the numbers of songs and of unreadable files."""
        songs, problems = self._connection.execute(
            "SELECT count(*) FILTER (WHERE problem IS NULL), "
            "count(*) FILTER (WHERE problem IS NOT NULL) FROM file"
        ).fetchone()
        return songs, problems

    def repaired_encodings(self) -> Mapping[str, int]:
        """Return the numbers of songs whose tags were in another encoding than stated, by it."""
        return dict(
            self._connection.execute(
                "SELECT encoding, count(*) FROM song WHERE encoding IS NOT NULL "
                "GROUP BY encoding ORDER BY count(*) DESC, encoding"
            )
        )

    def _root(self, path: Path, *, is_present: bool) -> int:
        (root,) = self._connection.execute(
            "INSERT INTO root (path, is_present) VALUES (?, ?) "
            "ON CONFLICT (path) DO UPDATE SET is_present = excluded.is_present RETURNING id",
            (os.fsencode(path), is_present),
        ).fetchone()
        return int(root)

    def _added_at(self, file: ScannedFile) -> str | None:
        """Return the time when the song in that file was added, None if it held none."""
        row = self._connection.execute(
            "SELECT added_at FROM song WHERE id = ?", (file.id,)
        ).fetchone()
        return row[0] if row else None

    def _write_out(self) -> None:
        for sql in _DROPS:
            self._connection.executemany(sql, self._dropped)
        self._dropped.clear()
        for sql, rows in (
            (_KEEP_FILE, self._files),
            (_KEEP_SONG, self._songs),
            ("INSERT INTO word (rowid, title, artist, album) VALUES (?, ?, ?, ?)", self._words),
            ("INSERT INTO part (rowid, words) VALUES (?, ?)", self._parts),
        ):
            self._connection.executemany(sql, rows)
            rows.clear()

    def _drop_folders(self, folders: Sequence[int]) -> None:
        for folder in folders:
            files = self._connection.execute("SELECT id FROM file WHERE folder = ?", (folder,))
            self.drop_files([file for (file,) in files.fetchall()])
        self._write_out()
        self._connection.executemany(
            "DELETE FROM folder WHERE id = ?", [(folder,) for folder in folders]
        )


def _songs_of(whole: NamedSong, tracks: Iterable[TrackReading]) -> Iterator[NamedSong]:
    """Yield the tracks of a file, and first the file if it is a song or a problem, too."""
    name, problem, song, _ = whole
    if song or problem is not None:
        yield whole
    for track in tracks:
        yield (track_path(name, track[0]), *track[1:])
