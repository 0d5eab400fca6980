"""Part of a sound file that is a song of its own."""

import re
from dataclasses import dataclass
from typing import Final, Self

_RANGE: Final = re.compile(r"(.+)/#t=(\d+\.\d{3})(?:,(\d+\.\d{3}))?", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRange:
    """A part of a sound file that is a song, such as a track of a cue sheet.

    Its location is that of a file followed by the time as in W3C Media Fragments:
    `/music/album.flac/#t=12.345,67.890`. No file has that location, as a file contains no others.

    Attributes:
        file: the file, or a link of a relay to it.
        end_s: None if it goes on to the end of the file.
    """

    file: str
    start_s: float
    end_s: float | None = None

    @classmethod
    def of(cls, location: str) -> Self | None:
        """Return the part that a location names, None if it is that of a whole song."""
        found = _RANGE.fullmatch(location)
        if found is None:
            return None
        file, start, end = found.groups()
        return cls(file=file, start_s=float(start), end_s=None if end is None else float(end))

    @property
    def location(self) -> str:
        """The location of the part, with times in milliseconds as the player has them."""
        end = "" if self.end_s is None else f",{self.end_s:.3f}"
        return f"{self.file}/#t={self.start_s:.3f}{end}"


def file_of(location: str) -> str:
    """Return the file that a location is in; a location of a whole song is returned as it is."""
    part = FileRange.of(location)
    return location if part is None else part.file
