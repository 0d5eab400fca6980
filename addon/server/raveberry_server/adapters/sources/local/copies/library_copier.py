"""The copy of the library that the party serves to its search workers.

It has the pages of SQLite at the same places, so blocks without changes keep their hashes.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from raveberry_server.adapters.sources.local.database import opened_for_reading
from raveberry_server.application.ports.library import (
    LibraryBlocks,
    LibraryCopyError,
    block_bytes_of,
    block_hash,
)

_COPY: Final = "library.db-copy"


class LibraryCopier:
    """Copies the library of the party in its data folder; implements `LibraryCopies`."""

    def __init__(self, *, library: Path) -> None:
        self._library = library
        self._file = library.with_name(_COPY)
        self._blocks = LibraryBlocks()

    def copy(self, number: int) -> LibraryBlocks:
        """Copy the library as it is now, and return its blocks.

        Raises:
            LibraryCopyError: it cannot be copied.
        """
        try:
            self._blocks = self._copied(number)
        except (OSError, sqlite3.Error) as err:
            self.remove()
            raise LibraryCopyError(f"the library cannot be copied to {self._file}: {err}") from err
        return self._blocks

    def _copied(self, number: int) -> LibraryBlocks:
        self.remove()
        source = opened_for_reading(self._library)
        if source is None:
            return LibraryBlocks(number=number)
        with closing(source), closing(sqlite3.connect(self._file)) as copy:
            source.backup(copy)
            # So that a reader needs no log beside the file.
            copy.execute("PRAGMA journal_mode = DELETE")
        size = self._file.stat().st_size
        block_bytes = block_bytes_of(size)
        return LibraryBlocks(
            number=number,
            size=size,
            block_bytes=block_bytes,
            hashes=tuple(map(block_hash, blocks_of(self._file, block_bytes))),
        )

    def read(self, block: int) -> bytes:
        """Return a block of the last copy.

        Raises:
            LibraryCopyError: it cannot be read.
        """
        try:
            with self._file.open("rb") as file:
                return os.pread(
                    file.fileno(), self._blocks.block_bytes, block * self._blocks.block_bytes
                )
        except (OSError, OverflowError) as err:
            raise LibraryCopyError(f"{self._file} cannot be read: {err}") from err

    def remove(self) -> None:
        """Delete the copy, which needs as much room as the library."""
        for suffix in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                self._file.with_name(f"{_COPY}{suffix}").unlink()


def hashes_of(file: Path, block_bytes: int) -> Sequence[str]:
    """Return the hashes of the blocks of a file; none if it cannot be read."""
    try:
        return tuple(map(block_hash, blocks_of(file, block_bytes)))
    except OSError:
        return ()


def blocks_of(file: Path, block_bytes: int) -> Iterator[bytes]:
    """Yield the blocks of a file.

    Raises:
        OSError: it cannot be read.
    """
    with file.open("rb") as opened:
        while block := opened.read(block_bytes):
            yield block
