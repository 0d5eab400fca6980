"""Ports of the library: its folders, scans and unreadable files, and its copies.

A copy is made of blocks with hashes, so that another process fetches only what differs.
"""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, Protocol, runtime_checkable

from raveberry_server.domain.model.errors import RaveberryError
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.notices import Notice

from .jobs import ChangeWatch, Job, JobProcess

LEAST_BLOCK_BYTES: Final = 64 * 1024
MOST_BLOCK_BYTES: Final = 512 * 1024
"""NATS limits messages to 1 MB unless its configuration says otherwise."""

_MANY_BLOCKS: Final = 4_096
_HASH_BYTES: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class MusicFolder:
    """A music folder; one on a disconnected disk is not there, but keeps its songs.

    Attributes:
        songs: number of songs in it and its subfolders.
    """

    path: str
    is_there: bool
    songs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadableFile:
    """A file that cannot be read as a song, and the reason."""

    path: str
    reason: Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryContents:
    """Contents of the library.

    Attributes:
        songs: number of songs that can be requested now.
        problems: number of unreadable files.
        unreadable: the requested page of them.
    """

    folders: tuple[MusicFolder, ...] = ()
    songs: int = 0
    problems: int = 0
    unreadable: tuple[UnreadableFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryOverview:
    """Contents of the library and its latest scan, None before the first."""

    contents: LibraryContents
    scan: Job | None


class LibraryReader(Protocol):
    """Reader of scan results."""

    async def contents(self, offset: int, limit: int) -> LibraryContents:
        """Return the contents and a page of unreadable files; empty without a library.

        Raises:
            SourceError: the library cannot be read.
        """
        ...


class LibraryCopyError(RaveberryError):
    """A copy of the library cannot be made or kept; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryBlocks:
    """The content of a library file at one moment.

    Attributes:
        number: number of the scan after which it was copied; 0 without a library.
        size: size of the file in bytes.
        block_bytes: size of each block but the last.
        hashes: the hash of each block, in hexadecimal.
    """

    number: int = 0
    size: int = 0
    block_bytes: int = LEAST_BLOCK_BYTES
    hashes: Sequence[str] = ()

    @property
    def token(self) -> str:
        """The name of this content."""
        return block_hash(f"{self.size} {self.block_bytes} {' '.join(self.hashes)}".encode())

    @property
    def is_sound(self) -> bool:
        """True if sizes and hashes fit together."""
        return (
            LEAST_BLOCK_BYTES <= self.block_bytes <= MOST_BLOCK_BYTES
            and self.size >= 0
            and len(self.hashes) == -(-self.size // self.block_bytes)
        )

    def differing(self, others: Sequence[str]) -> Sequence[int]:
        """Return the numbers of the blocks that have another hash in a file with these hashes."""
        return [
            number
            for number, name in enumerate(self.hashes)
            if number >= len(others) or others[number] != name
        ]


def block_hash(content: bytes) -> str:
    """Return the hash of a block."""
    return blake2b(content, digest_size=_HASH_BYTES).hexdigest()


def block_bytes_of(size: int) -> int:
    """Return the size of blocks with which a file of this size has no more than some thousands."""
    block = LEAST_BLOCK_BYTES
    while block < MOST_BLOCK_BYTES and size > block * _MANY_BLOCKS:
        block *= 2
    return block


class LibraryCopies(Protocol):
    """Copies of the library of the party, for search workers; each method runs in a thread."""

    def copy(self, number: int) -> LibraryBlocks:
        """Copy the library as it is now, and return its blocks.

        Raises:
            LibraryCopyError: it cannot be copied.
        """
        ...

    def read(self, block: int) -> bytes:
        """Return a block of the last copy.

        Raises:
            LibraryCopyError: it cannot be read.
        """
        ...

    def remove(self) -> None:
        """Delete the copy."""
        ...


class FollowedLibrary(Protocol):
    """The library file of a search worker; each method runs in a thread."""

    def hashes(self, block_bytes: int) -> Sequence[str]:
        """Return the hashes of the file that is in use; none without a file."""
        ...

    def begin(self, wanted: LibraryBlocks) -> Sequence[int]:
        """Begin a new file with all blocks that are here, and return the numbers of the others.

        Raises:
            LibraryCopyError: it cannot be written.
        """
        ...

    def write(self, block: int, content: bytes) -> None:
        """Write a block of the new file.

        Raises:
            LibraryCopyError: it cannot be written, or it is another block.
        """
        ...

    def finish(self) -> None:
        """Check the new file, and use it from now on.

        Raises:
            LibraryCopyError: it is not what was wanted, or cannot be kept.
        """
        ...

    def remove(self) -> None:
        """Use no library, as the party has none.

        Raises:
            LibraryCopyError: it cannot be removed.
        """
        ...


class ScannedFolders(Protocol):
    """Folders whose songs are found by scans; nothing is open between them."""

    def scan_process(self, is_party: Callable[[], bool]) -> JobProcess:
        """Return the job that scans the folders; while it is a party, it leaves guests a CPU."""
        ...

    def change_watch(self) -> ChangeWatch:
        """Return the watch on the folders."""
        ...


@runtime_checkable
class ScannedSource(LibraryReader, ScannedFolders, Protocol):
    """A source whose songs are found by scans of folders."""

    def await_scan(self, *, is_awaited: bool) -> None:
        """Set whether a song without a file waits, as a scan may find it, or is gone."""
        ...

    async def release_cache(self) -> None:
        """Free memory that only makes the next search faster."""
        ...

    async def relative_paths(self, uris: AbstractSet[str]) -> Mapping[str, str]:
        """Return the paths of its songs by URI, relative to their music folder.

        Raises:
            SourceError: the library cannot be read.
        """
        ...

    async def songs_at(self, paths: Sequence[str]) -> Sequence[Song | None]:
        """Return the song at each path of a playlist file, None where there is none.

        A path may be relative to a music folder, or begin with folders of another machine.

        Raises:
            SourceError: the library cannot be read.
        """
        ...

    async def adjusted(self, location: str, file: str) -> str:
        """Return what plays a song with its measured gain; without one its file, maybe a copy."""
        ...

    def original(self, location: str) -> str:
        """Return the file of the song behind an adjusted one, and any other file as it is."""
        ...

    def library_copies(self) -> LibraryCopies:
        """Return the copies of the library for other processes."""
        ...

    def loudness_process(self, requested: Callable[[], Sequence[str]]) -> JobProcess:
        """Return the job that measures the loudness of its songs, those with these URIs first."""
        ...

    def completion_process(self, requested: Callable[[], Sequence[str]]) -> JobProcess:
        """Return the job that looks up missing tags and covers, of these URIs first."""
        ...


class LibraryService(Protocol):
    """The library, for commands and MQTT topics."""

    def scan(self) -> None:
        """Scan for new, changed and removed files soon; one scan runs at a time."""
        ...

    @property
    def scan_job(self) -> Job | None:
        """Latest scan; None before the first."""
        ...

    async def overview(self, offset: int, limit: int) -> LibraryOverview:
        """Return the library's contents, with a page of its unreadable files.

        Raises:
            SourceError: the library cannot be read.
        """
        ...
