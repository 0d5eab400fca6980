"""Functions that read files of the music folders, wherever `RemoteFolders` runs them.

Their arguments and results can be JSON: texts, numbers, lists and None.
"""

import base64
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from raveberry_server.adapters.sources.artwork import cover_beside, embedded_cover
from raveberry_server.adapters.sources.lyrics import embedded_lyrics, lyrics_beside
from raveberry_server.application.playlists.playlist_formats import LARGEST_BYTES

from .songs import FileStamp, absent_folder, renamed_file

_BEGINNING_BYTES: Final = 8


def is_readable(path: str) -> bool:
    """Return whether a file is there and can be read."""
    return os.access(path, os.R_OK)


def absent_folder_of(path: str, folders: Sequence[str]) -> str | None:
    """Return the folder whose drive is away, None if only the song is missing."""
    absent = absent_folder(Path(path), map(Path, folders))
    return None if absent is None else str(absent)


def first_readable(paths: Sequence[str]) -> str | None:
    """Return the first of these files that can be read, None if there is none."""
    return next(filter(is_readable, paths), None)


def renamed(old: str, size: int, mtime_ns: int) -> str | None:
    """Return the file in the folder of a missing one that has its size and time."""
    file = renamed_file(Path(old), FileStamp(size, mtime_ns))
    return None if file is None else str(file)


def stamp_and_beginning(path: str) -> tuple[int, int, str]:
    """Return size, time and the first bytes of a file, in hexadecimal.

    Raises:
        OSError: it cannot be read.
    """
    with Path(path).open("rb") as file:
        status = os.fstat(file.fileno())
        return status.st_size, status.st_mtime_ns, file.read(_BEGINNING_BYTES).hex()


def encoded_cover(song: str | None, beside: str | None) -> str | None:
    """Return the cover in a song's tags, or of the file beside it, in base64; None if none."""
    image = embedded_cover(Path(song)) if song is not None else None
    image = image or (cover_beside(Path(beside)) if beside is not None else None)
    return None if image is None else base64.b64encode(image).decode()


def lyrics_lines(song: str) -> Sequence[tuple[str, float | None]] | None:
    """Return the lines of a song's lyrics and their times, in the file beside it or in its tags."""
    found = lyrics_beside(Path(song))
    if found is None or not found.has_times:
        embedded = embedded_lyrics(Path(song))
        if embedded is not None and (found is None or embedded.has_times):
            found = embedded
    return None if found is None else [(line.text, line.at_s) for line in found.lines]


def lines_of_part(
    lines: Sequence[tuple[str, float | None]], start_s: float, end_s: float | None
) -> Sequence[tuple[str, float | None]]:
    """Return the lines of lyrics that are sung in a part of a file, with their times in the part.

    Lines without times are left out, as they are those of all parts.
    """
    return [
        (text, at_s - start_s)
        for text, at_s in lines
        if at_s is not None and start_s <= at_s and (end_s is None or at_s < end_s)
    ]


def encoded_playlist(path: str) -> str:
    """Return the content of a playlist file in base64, at most what is read of one.

    Raises:
        OSError: it cannot be read.
    """
    with Path(path).open("rb") as file:
        return base64.b64encode(file.read(LARGEST_BYTES)).decode()
