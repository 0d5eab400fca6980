"""Parts of files in MPD's list, which MPD calls ranges.

MPD plays from the start of a range to its end, counts its times from the start of the range, and
goes on without a gap to one that follows in the same file.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

import mpd

from raveberry_server.domain.playback.file_range import FileRange

from . import mpd_answers

_RANGE: Final = re.compile(r"(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)?")


def add_to_list(
    client: mpd.MPDClient, file: str, part: FileRange | None, place: int | None = None
) -> int:
    """Add a file, or a part of it, to MPD's list at a place, else at its end; return its number.

    Args:
        client: the connection to MPD.
        file: what MPD opens, which may be a copy of the file of the part.
        part: the part, None for the whole file.
        place: the place from 0.

    Raises:
        mpd.CommandError: MPD does not take it.
        PlayerLostError: the answer is malformed.
    """
    number = mpd_answers.song_number(
        client.addid(file) if place is None else client.addid(file, place)
    )
    if part is not None:
        end = "" if part.end_s is None else f"{part.end_s:.3f}"
        try:
            client.rangeid(number, f"{part.start_s:.3f}:{end}")
        except mpd.CommandError:
            # The file ends before, or MPD has just begun it from its start.
            client.deleteid(number)
            raise
    return number


def listed_location(file: str, listed: Mapping[str, Any]) -> str:
    """Return the location of a song in MPD's list, whose file is known by another name."""
    found = _RANGE.fullmatch(str(listed.get("range", "")))
    if found is None:
        return file
    start, end = found.groups()
    return FileRange(
        file=file, start_s=float(start), end_s=None if end is None else float(end)
    ).location
