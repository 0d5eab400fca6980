"""Results of library scans, for the host."""

import asyncio
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from raveberry_server.application.errors import SourceError
from raveberry_server.application.ports.library import LibraryContents, MusicFolder, UnreadableFile
from raveberry_server.domain.model.errors import Refusal
from raveberry_server.domain.notices import Notice

from .database import opened_for_reading


class ScanReport:
    """Reader of scan results; it opens the library for each of its rare calls."""

    def __init__(self, *, library: Path) -> None:
        self._library = library

    async def contents(self, offset: int, limit: int) -> LibraryContents:
        """Return the contents and a page of unreadable files; empty without a library.

        Raises:
            SourceError: the library cannot be read.
        """
        return await asyncio.to_thread(self._contents, offset, limit)

    def _contents(self, offset: int, limit: int) -> LibraryContents:
        try:
            connection = opened_for_reading(self._library)
            if connection is None:
                return LibraryContents()
            with closing(connection):
                return _contents_of(connection, offset, limit)
        except sqlite3.Error as err:
            raise SourceError(Refusal.LIBRARY_UNREADABLE, str(err)) from err


def _contents_of(connection: sqlite3.Connection, offset: int, limit: int) -> LibraryContents:
    folders = tuple(
        MusicFolder(path=_shown(path), is_there=bool(is_present), songs=songs)
        for path, is_present, songs in connection.execute(
            "SELECT root.path, is_present, count(song.id) FROM root "
            "LEFT JOIN folder ON folder.root = root.id LEFT JOIN file ON file.folder = folder.id "
            "LEFT JOIN song ON song.id = file.id GROUP BY root.id ORDER BY root.path"
        )
    )
    (problems,) = connection.execute(
        "SELECT count(*) FROM file WHERE problem IS NOT NULL"
    ).fetchone()
    unreadable = tuple(
        UnreadableFile(path=_shown(os.path.join(folder, name)), reason=_reason(problem))  # noqa: PTH118 - bytes
        for folder, name, problem in connection.execute(
            "SELECT folder.path, file.name, problem FROM file "
            "JOIN folder ON folder.id = file.folder WHERE problem IS NOT NULL "
            "ORDER BY folder.path, file.name LIMIT ? OFFSET ?",
            (limit, offset),
        )
    )
    songs = sum(folder.songs for folder in folders if folder.is_there)
    return LibraryContents(folders=folders, songs=songs, problems=problems, unreadable=unreadable)


def _reason(problem: str) -> Notice:
    """Return the reason that the scan has stored as a code, with a detail behind a colon."""
    code, _, detail = problem.partition(": ")
    return Notice(code, detail=detail) if detail else Notice(code)


def _shown(path: bytes) -> str:
    """Return a path as printable text, whatever its bytes."""
    text = path.decode("utf-8", "replace")
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
