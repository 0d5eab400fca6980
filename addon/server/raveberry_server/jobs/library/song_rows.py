"""What sound files say, ready for the library."""

import os
from collections.abc import Sequence
from typing import Final, NamedTuple

from raveberry_server.adapters.sources.local.database import shelf_key, song_key
from raveberry_server.adapters.sources.local.search_text import joined_words, search_text

from .folders import FileStamp
from .tags import Tags, UnreadableError, patience, tags_of

_VARIOUS: Final = frozenset({"", "various", "various artists", "va", "verschiedene", "diverse"})

type Row = tuple[str | int | float | bytes | None, ...]


class FileReading(NamedTuple):
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


class ScannedFile(NamedTuple):
    """A file as the last scan saw it."""

    id: int
    stamp: FileStamp


class FileToRead(NamedTuple):
    """A file to be read; `before` is what it was if it has changed.

    Paths are texts here: a hundred thousand of them go to other processes and back.
    """

    folder: int
    path: str
    name: str
    stamp: FileStamp
    before: ScannedFile | None


def readings(paths: Sequence[str]) -> Sequence[FileReading]:
    """What each file says."""
    # One kind of work after the other: the processor then finds its code in its cache.
    with patience():
        all_tags = [_tags_or_problem(path) for path in paths]
    return [
        FileReading(tags) if isinstance(tags, str) else reading_of(path, tags)
        for path, tags in zip(paths, all_tags, strict=True)
    ]


def _tags_or_problem(path: str) -> Tags | str:
    try:
        return tags_of(path)
    except UnreadableError as err:
        return str(err)
    except OSError as err:
        return f"cannot be opened: {err.strerror}"


def reading_of(path: str, tags: Tags) -> FileReading:
    """The song of a file with these tags: the shelves it stands on, the words to find it by."""
    is_various = search_text(tags.album_artist) in _VARIOUS
    artist = tags.artist if is_various else tags.album_artist
    shelf_text = search_text(artist)
    title_text = search_text(tags.title)
    artist_text = search_text(tags.artist)
    album_text = search_text(tags.album)
    title_words = f"{title_text} {joined_words(tags.title)}".rstrip()
    artist_words = f"{artist_text} {joined_words(tags.artist)}".rstrip()
    return FileReading(
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
