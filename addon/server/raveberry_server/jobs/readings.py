"""What sound files say, ready for the library; many files are read by several processes."""

import marshal
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from itertools import batched
from types import TracebackType
from typing import Final, NamedTuple, Self

from raveberry_server.adapters.providers.library import shelf_key, song_key
from raveberry_server.adapters.providers.search_text import joined_words, search_text
from raveberry_server.domain.errors import RaveberryError

from .folders import FileStamp
from .tags import Tags, UnreadableError, patience, tags_of

_CHUNK: Final = 100
"""Files that are read in one go; small enough for a scan that is told to stop."""
_ALONE: Final = 5
"""Chunks that are read in this process; starting others takes as long as reading some hundreds."""
_READERS: Final = 2
"""One more process than these writes; with them a scan keeps two processors of a Pi free."""
_AHEAD: Final = 60
"""Chunks that are read before the oldest is written: as many as two readers get through while one
batch is written, so that no processor waits for another. They take some 4 MB."""
_MARSHAL: Final = 2
"""The format that does not look for texts it has written before, which takes longer than writing
them once more."""
_VARIOUS: Final = frozenset({"", "various", "various artists", "va", "verschiedene", "diverse"})

type Row = tuple[str | int | float | bytes | None, ...]


class ReaderLostError(RaveberryError):
    """A process that read files was ended by somebody; what is written stays."""


class Reading(NamedTuple):
    """What one file holds: a song, or a problem.

    A tuple, because it goes from process to process by the hundred thousand.

    Attributes:
        problem: why it is no song, None if it is one.
        song: the columns of a song but its number and the day it was found.
        words: folded title, artist and album, each with its joined words.
    """

    problem: str | None
    song: Row = ()
    words: tuple[str, str, str] = ("", "", "")


class Known(NamedTuple):
    """A file as the last scan saw it."""

    id: int
    stamp: FileStamp


class Wanted(NamedTuple):
    """A file to be read; `before` is what it was if it has changed.

    Paths are texts here: a hundred thousand of them go to other processes and back.
    """

    folder: int
    path: str
    name: str
    stamp: FileStamp
    before: Known | None


class Readers:
    """Reads files, a few by itself and many in child processes.

    Use it as a context: on leaving, its processes end.

    Args:
        on_many: called before the first of the processes is started; they inherit what it sets.
    """

    def __init__(self, *, on_many: Callable[[], None]) -> None:
        self._on_many = on_many
        self._closing = ExitStack()
        self._pool: ProcessPoolExecutor | None = None
        self._first_sign: Future[int] | None = None
        self._chunks = 0

    def __enter__(self) -> Self:
        """Start nothing yet."""
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """End the processes."""
        self._closing.close()

    def read(
        self, wanted: Iterable[Wanted]
    ) -> Iterator[tuple[Sequence[Wanted], Sequence[Reading]]]:
        """What the files say, some at a time, in the order in which they are wanted.

        Raises:
            ReaderLostError: a process was killed, by the memory's guard perhaps.
        """
        waiting: deque[tuple[Sequence[Wanted], Future[bytes]]] = deque()
        try:
            for chunk in batched(wanted, _CHUNK, strict=False):
                paths = [one.path for one in chunk]
                pool = self._ready_pool()
                if pool is None:
                    yield chunk, readings(paths)
                    continue
                waiting.append((chunk, pool.submit(packed_readings, paths)))
                if len(waiting) >= _AHEAD:
                    yield _answered(*waiting.popleft())
            while waiting:
                yield _answered(*waiting.popleft())
        except BrokenProcessPool as err:
            raise ReaderLostError("a process that reads files was killed") from err

    def _ready_pool(self) -> ProcessPoolExecutor | None:
        """The processes; None before there is enough to do for them, and while they start."""
        self._chunks += 1
        if self._chunks <= _ALONE:
            return None
        if self._pool is None:
            self._on_many()
            self._pool = ProcessPoolExecutor(
                max_workers=_READERS,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_end_with_the_scan,
            )
            self._closing.callback(self._pool.shutdown, cancel_futures=True)
            self._first_sign = self._pool.submit(os.getpid)
        return self._pool if self._first_sign and self._first_sign.done() else None


def readings(paths: Sequence[str]) -> Sequence[Reading]:
    """What each file says."""
    # One kind of work after the other: the processor then finds its code in its cache.
    with patience():
        all_tags = [_tags_or_problem(path) for path in paths]
    return [
        Reading(tags) if isinstance(tags, str) else reading_of(path, tags)
        for path, tags in zip(paths, all_tags, strict=True)
    ]


def packed_readings(paths: Sequence[str]) -> bytes:
    """What each file says, packed for the way to another process."""
    return marshal.dumps([tuple(reading) for reading in readings(paths)], _MARSHAL)


def _answered(
    chunk: Sequence[Wanted], future: Future[bytes]
) -> tuple[Sequence[Wanted], Sequence[Reading]]:
    unpacked = marshal.loads(future.result())  # noqa: S302 - from our own process
    return chunk, [Reading(*fields) for fields in unpacked]


def _tags_or_problem(path: str) -> Tags | str:
    try:
        return tags_of(path)
    except UnreadableError as err:
        return str(err)
    except OSError as err:
        return f"cannot be opened: {err.strerror}"


def reading_of(path: str, tags: Tags) -> Reading:
    """The song of a file with these tags: the shelves it stands on, the words to find it by."""
    is_various = search_text(tags.album_artist) in _VARIOUS
    artist = tags.artist if is_various else tags.album_artist
    shelf_text = search_text(artist)
    title_text = search_text(tags.title)
    artist_text = search_text(tags.artist)
    album_text = search_text(tags.album)
    title_words = f"{title_text} {joined_words(tags.title)}".rstrip()
    artist_words = f"{artist_text} {joined_words(tags.artist)}".rstrip()
    return Reading(
        None,
        (
            song_key(os.fsencode(path)),
            tags.title,
            tags.artist,
            tags.album,
            tags.album_artist,
            tags.track,
            tags.disc,
            tags.year,
            tags.genre,
            tags.duration_s,
            tags.gain_db,
            tags.has_cover,
            title_text,
            artist_text,
            album_text,
            f" {title_words} {artist_words} ",
            artist,
            shelf_text,
            shelf_key(shelf_text),
            shelf_key(album_text, search_text(tags.album_artist) or shelf_text),
            shelf_key(search_text(tags.genre)),
        ),
        (title_words, artist_words, album_text),
    )


def _end_with_the_scan() -> None:
    """Live not a moment longer than the scan, which may be killed."""
    threading.Thread(target=_wait_for_its_end, name="watch", daemon=True).start()


def _wait_for_its_end() -> None:
    scan = multiprocessing.parent_process()
    if scan is not None:
        scan.join()
    os._exit(1)
