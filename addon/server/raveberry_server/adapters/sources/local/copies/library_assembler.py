"""The library file of a search worker, put together from blocks."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Final

from raveberry_server.adapters.sources.local.database import VERSION
from raveberry_server.application.ports.library import LibraryBlocks, LibraryCopyError, block_hash

from .library_copier import hashes_of

_UNFINISHED: Final = "library.unfinished"
_USER_VERSION: Final = slice(60, 64)
"""Place of `PRAGMA user_version` in the header of a file."""


class LibraryAssembler:
    """The library file of a search worker; implements `FollowedLibrary`.

    A new file is complete and on disk before it takes the place of the old one. What was written of
    one that was not finished is used by the next.
    """

    def __init__(self, *, library: Path) -> None:
        self._library = library
        self._unfinished = library.with_name(_UNFINISHED)
        self._wanted = LibraryBlocks()

    def hashes(self, block_bytes: int) -> Sequence[str]:
        """Return the hashes of the file that is in use; none without a file."""
        return hashes_of(self._library, block_bytes)

    def begin(self, wanted: LibraryBlocks) -> Sequence[int]:
        """Begin a new file with all blocks that are here, and return the numbers of the others.

        Raises:
            LibraryCopyError: it cannot be written.
        """
        self._wanted = wanted
        try:
            self._library.parent.mkdir(parents=True, exist_ok=True)
            known = hashes_of(self._unfinished, wanted.block_bytes)
            lacking = wanted.differing(known)
            here = self.hashes(wanted.block_bytes)
            others = set(wanted.differing(here))
            with self._opened() as file:
                # Reserved at once, so that a disk without room is noticed before the transfer.
                os.posix_fallocate(file.fileno(), 0, wanted.size)
                file.truncate(wanted.size)
                for number in (one for one in lacking if one not in others):
                    with self._library.open("rb") as old:
                        start = number * wanted.block_bytes
                        content = os.pread(old.fileno(), wanted.block_bytes, start)
                    os.pwrite(file.fileno(), content, start)
            return [number for number in lacking if number in others]
        except OSError as err:
            raise self._cannot_be_written(err) from err

    def write(self, block: int, content: bytes) -> None:
        """Write a block of the new file.

        Raises:
            LibraryCopyError: it cannot be written, or it is another block.
        """
        if block_hash(content) != self._wanted.hashes[block]:
            raise LibraryCopyError("a part of the library is damaged")
        try:
            with self._opened() as file:
                os.pwrite(file.fileno(), content, block * self._wanted.block_bytes)
        except OSError as err:
            raise self._cannot_be_written(err) from err

    def finish(self) -> None:
        """Check the new file, and use it from now on.

        Raises:
            LibraryCopyError: it is not what was wanted, or cannot be kept.
        """
        if self._wanted.differing(hashes_of(self._unfinished, self._wanted.block_bytes)):
            raise LibraryCopyError("the copied library is damaged; it is fetched again")
        try:
            self._expect_version()
            with self._opened() as file:
                os.fsync(file.fileno())
            self._unfinished.replace(self._library)
            folder = os.open(self._library.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
        except OSError as err:
            raise self._cannot_be_written(err) from err

    def remove(self) -> None:
        """Use no library, as the party has none.

        Raises:
            LibraryCopyError: it cannot be removed.
        """
        try:
            self._library.unlink(missing_ok=True)
            self._unfinished.unlink(missing_ok=True)
        except OSError as err:
            raise self._cannot_be_written(err) from err

    def _expect_version(self) -> None:
        with self._unfinished.open("rb") as file:
            header = file.read(_USER_VERSION.stop)
        version = int.from_bytes(header[_USER_VERSION], "big")
        if version != VERSION:
            raise LibraryCopyError(
                f"the library of the party has version {version} and this worker needs {VERSION}: "
                "update the older one"
            )

    def _opened(self) -> BinaryIO:
        return os.fdopen(os.open(self._unfinished, os.O_RDWR | os.O_CREAT, 0o600), "r+b")

    def _cannot_be_written(self, err: OSError) -> LibraryCopyError:
        return LibraryCopyError(
            f"{self._library} cannot be written ({err.strerror or err}): see that its folder can "
            "be written and that the disk has room for the library twice"
        )
