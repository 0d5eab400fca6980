"""Rows of songs for the library, from their tags."""

import os
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from raveberry_server.adapters.sources.local.database import group_key, song_key
from raveberry_server.adapters.sources.local.songs import FileStamp
from raveberry_server.adapters.sources.search_text import joined_words, search_text, transliterated
from raveberry_server.adapters.sources.spoken_word import is_spoken_word

from .tag_parser import FileProblem, Tags, UnreadableError, patience, tags_in

NO_STAMP: Final = (0, 0)
"""Stamp of what cannot be opened as a file, such as a dangling link."""
VARIOUS_ARTISTS: Final = frozenset(
    {"", "various", "various artists", "va", "verschiedene", "diverse"}
)

type Row = tuple[str | int | float | bytes | None, ...]


class FileReading(NamedTuple):
    """Content of one file: a song, or a problem.

    A tuple, because hundreds of thousands are sent between processes.

    Attributes:
        stamp: `FileStamp` of what was read, as a plain tuple, which can be sent.
        problem: why it is not a song, None if it is one.
        song: the columns of a song except its id and the date it was added.
        words: folded title, artist and album; title and artist with other spellings.
    """

    stamp: tuple[int, int]
    problem: str | None
    song: Row = ()
    words: tuple[str, str, str] = ("", "", "")


class ScannedFile(NamedTuple):
    """A file as seen by the last scan."""

    id: int
    stamp: FileStamp


class FileToRead(NamedTuple):
    """A file to read; `before` is its earlier state if it has changed.

    Paths are strings here: hundreds of thousands are sent to other processes and back.
    """

    folder: int
    path: str
    name: str
    before: ScannedFile | None


def readings(paths: Sequence[str]) -> Sequence[FileReading]:
    """Return the content of each file."""
    # One kind of work after the other, which keeps its code in the processor's cache.
    with patience():
        read = [_stamp_and_tags(path) for path in paths]
    return [
        FileReading(stamp, tags) if isinstance(tags, str) else reading_of(path, stamp, tags)
        for path, (stamp, tags) in zip(paths, read, strict=True)
    ]


def _stamp_and_tags(path: str) -> tuple[tuple[int, int], Tags | str]:
    """Return the stamp of a file and its tags, or its problem."""
    stamp = NO_STAMP
    try:
        # A file object would cost twice the time. A pipe in place of a file would block.
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        try:
            status = os.fstat(descriptor)
            stamp = (status.st_size, status.st_mtime_ns)
            return stamp, tags_in(descriptor, status.st_size, path)
        finally:
            os.close(descriptor)
    except UnreadableError as err:
        return stamp, str(err)
    except OSError as err:
        return stamp, f"{FileProblem.NOT_OPENED}: {err.strerror}"


def reading_of(path: str, stamp: tuple[int, int], tags: Tags) -> FileReading:
    """Return the song of a file with these tags: its columns, browse keys and search words."""
    is_various = search_text(tags.album_artist) in VARIOUS_ARTISTS
    artist = tags.lead_artist or tags.artist if is_various else tags.album_artist
    listed_artist_text = search_text(artist)
    title_text = search_text(tags.title)
    artist_text = search_text(tags.artist)
    album_text = search_text(tags.album)
    title_words = _spellings(tags.title)
    artist_words = _spellings(tags.artist)
    return FileReading(
        stamp,
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
            tags.composer,
            tags.label,
            tags.isrc,
            tags.duration_s,
            tags.gain_db,
            tags.has_cover,
            tags.encoding or None,
            title_text,
            artist_text,
            album_text,
            f" {title_words} {artist_words} ",
            artist,
            listed_artist_text,
            group_key(listed_artist_text),
            group_key(album_text, search_text(tags.album_artist) or listed_artist_text),
            group_key(search_text(tags.genre)),
            is_spoken_word(path=path, genre=tags.genre),
            tags.missing,
        ),
        (title_words, artist_words, album_text),
    )


@lru_cache(maxsize=2_000)
def _spellings(text: str) -> str:
    """Return the words of a text, followed by its joined words and by those in Latin letters."""
    folded = search_text(text)
    joined = joined_words(text)
    latin = "" if text.isascii() else transliterated(text)
    if not joined and not latin:
        return folded
    return f"{folded} {joined} {latin}" if joined and latin else f"{folded} {joined or latin}"
