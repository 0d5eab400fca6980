"""Tags and covers found online, as the scan takes them over into the library.

The words of a song's own tags always win. Its row says which tags the file lacks, and a finding
holds for the same state of the file only, so no file is read.
"""

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from raveberry_server.adapters.sources.local.musicbrainz.findings import (
    Recording,
    RecordingFinding,
    albums_with_cover,
    keys_of_found_recordings,
    opened_for_reading,
    recording_findings,
)
from raveberry_server.adapters.sources.local.songs import (
    EMBEDDED_COVER,
    LACKS_ALBUM,
    LACKS_ARTIST,
    LACKS_TITLE,
    FileStamp,
    Row,
)
from raveberry_server.domain.model.errors import RaveberryError

from .song_rows import FileReading, FileToRead, ScannedFile, reading_of
from .tag_parser import Tags, lead_artist

_BATCH: Final = 500
_SONGS: Final = (
    "SELECT song.key, file.id, file.folder, file.name, file.size, file.mtime_ns, folder.path, "
    "song.title, song.artist, song.album, song.album_artist, song.track, song.disc, song.year, "
    "song.genre, song.duration_s, song.gain_db, song.has_cover, song.composer, song.label, "
    "song.isrc, song.shelf_artist, song.encoding, song.missing_tags "
    "FROM song JOIN file ON file.id = song.id JOIN folder ON folder.id = file.folder "
    "WHERE song.missing_tags AND file.sheet IS NULL "
    "AND song.key IN (SELECT value FROM json_each(?))"
)


class UnreadableFindingsError(RaveberryError):
    """The database of findings cannot be read."""


class FoundTags:
    """Tags and covers that were found online for the songs of a library.

    Args:
        library: the library that a scan has open.
        file: the database of findings, which need not exist.
    """

    def __init__(self, *, library: sqlite3.Connection, file: Path) -> None:
        self._library = library
        self._file = file

    def completed_songs(self) -> Iterator[tuple[Sequence[FileToRead], Sequence[FileReading]]]:
        """Yield the songs whose rows differ from what was found, in batches.

        Raises:
            UnreadableFindingsError: the findings cannot be read.
        """
        last = ""
        while found := self._next_found(last):
            last = max(found)
            songs = [
                completed
                for row in self._library.execute(_SONGS, (json.dumps(list(found)),)).fetchall()
                if (completed := _completed(found[row[0]], row))
            ]
            if songs:
                yield [wanted for wanted, _ in songs], [reading for _, reading in songs]

    def albums_with_cover(self) -> Sequence[str] | None:
        """Return the keys of the albums whose cover was found, None without any findings.

        Raises:
            UnreadableFindingsError: the findings cannot be read.
        """
        try:
            if (findings := opened_for_reading(self._file)) is None:
                return None
            with closing(findings):
                return albums_with_cover(findings)
        except (sqlite3.Error, OSError) as err:
            raise UnreadableFindingsError(str(err)) from err

    def _next_found(self, after: str) -> dict[str, RecordingFinding]:
        # Opened for each batch: an open cursor would keep the lookup job from committing.
        try:
            if (findings := opened_for_reading(self._file)) is None:
                return {}
            with closing(findings):
                keys = keys_of_found_recordings(findings, after, _BATCH)
                return dict(recording_findings(findings, keys))
        except (sqlite3.Error, OSError) as err:
            raise UnreadableFindingsError(str(err)) from err


def _completed(finding: RecordingFinding, row: Row) -> tuple[FileToRead, FileReading] | None:
    """Return a song with what its file lacks, None if it changed or already has it."""
    _, file, folder, name, size, mtime_ns, folder_path, *columns = row
    stamp = FileStamp(size, mtime_ns)
    tags = _tags(columns)
    if finding.recording is None or finding.stamp != stamp:
        return None
    complete = _with_found(tags, finding.recording)
    if (complete.title, complete.artist, complete.album) == (tags.title, tags.artist, tags.album):
        return None
    path = os.fsdecode(os.path.join(folder_path, name))  # noqa: PTH118 - bytes
    before = (ScannedFile(id=file, stamp=stamp),)
    wanted = FileToRead(folder, path, os.fsdecode(name), before)
    return wanted, reading_of(path, stamp, complete)


def _tags(columns: Sequence[Any]) -> Tags:
    """Return the tags in the columns of a song, which are in their order.

    The artist under whom it is listed is the lead artist wherever that one counts.
    """
    tags = Tags(*columns)
    return tags._replace(has_cover=tags.has_cover == EMBEDDED_COVER, encoding=tags.encoding or "")


def _with_found(tags: Tags, found: Recording) -> Tags:
    if tags.missing & LACKS_TITLE:
        tags = tags._replace(title=found.title)
    if tags.missing & LACKS_ARTIST:
        tags = tags._replace(
            artist=found.artist, lead_artist=lead_artist(found.artist, found.artist)
        )
    if tags.missing & LACKS_ALBUM:
        tags = tags._replace(album=found.album)
    return tags
