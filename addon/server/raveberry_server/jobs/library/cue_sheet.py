"""Parser of cue sheets, which say where the tracks of an album in one sound file begin; pure.

The commands are those of CDRWIN's manual. Sheets are written by many programs and by hand, so names
without quotes, unknown commands and tracks in any order are accepted.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from raveberry_server.domain.model.errors import RaveberryError

LARGEST_BYTES: Final = 1 << 18
"""A sheet of 99 tracks has some 20 kB."""
MOST_TRACKS: Final = 200
"""Discs have up to 99 tracks; some sheets of mixes have more."""
_MOST_LINES: Final = 10_000
_LONGEST_VALUE: Final = 1_000
_LONGEST_START_S: Final = 360_000.0
_FRAMES: Final = 75
"""Frames of a second."""

_COMMAND: Final = re.compile(r"\s*(?:(REM)\s+)?([A-Za-z]+)\s+(\S.*?)\s*", re.IGNORECASE)
_REMARKS: Final = frozenset({"GENRE", "DATE", "YEAR", "DISCNUMBER", "COMPOSER"})
_INDEX: Final = re.compile(r"(\d{1,2})\s+(\d{1,6}):(\d{1,2}):(\d{1,2})")
_NUMBER: Final = re.compile(r"\d{1,3}")
_TYPE: Final = re.compile(
    r"\s+(?:WAVE|WAV|MP3|AIFF|BINARY|MOTOROLA|FLAC|APE|WV|M4A|OGG)$", re.IGNORECASE
)
_AUDIO: Final = re.compile(r"\d{1,3}(?:\s+AUDIO)?", re.IGNORECASE)


class CueSheetError(RaveberryError):
    """A cue sheet cannot be used; the message is the reason."""


class CueTrack(NamedTuple):
    """A track of a cue sheet; texts are empty if unknown."""

    number: int
    start_s: float
    title: str = ""
    performer: str = ""
    composer: str = ""
    isrc: str = ""


class CueFile(NamedTuple):
    """A sound file that a cue sheet names, with the tracks that begin in it, the first first."""

    name: str
    tracks: Sequence[CueTrack]


class CueSheet(NamedTuple):
    """Content of a cue sheet; texts are empty if unknown."""

    files: Sequence[CueFile]
    title: str = ""
    performer: str = ""
    composer: str = ""
    genre: str = ""
    date: str = ""
    disc: str = ""


@dataclass(slots=True)
class _Track:
    """A track while its lines are read.

    Attributes:
        starts: place of the file in the sheet, and start in it in seconds, by the number of an
            index: 0 is the pause before the track, 1 its start.
    """

    number: int
    texts: dict[str, str] = field(default_factory=dict)
    starts: dict[int, tuple[int, float]] = field(default_factory=dict)


def cue_sheet_in(text: str) -> CueSheet:
    """Return the content of a cue sheet.

    Raises:
        CueSheetError: it names no file, or no start of a track.
    """
    if "\0" in text:
        raise CueSheetError("it is no text")
    album: dict[str, str] = {}
    names: list[str] = []
    tracks: list[_Track] = []
    texts = album
    track: _Track | None = None
    for command, value in _commands(text):
        match command:
            case "FILE":
                names.append(_file_name(value))
            case "TRACK":
                track = _track(value)
                texts = track.texts if track else {}
                if track and len(tracks) < MOST_TRACKS:
                    tracks.append(track)
            case "INDEX":
                found = _index(value)
                if track and names and found:
                    track.starts.setdefault(found[0], (len(names) - 1, found[1]))
            case _:
                texts.setdefault(command, _unquoted(value))
    return CueSheet(
        files=_files(names, [one for one in tracks if one.starts]),
        title=album.get("TITLE", ""),
        performer=album.get("PERFORMER", ""),
        composer=album.get("SONGWRITER", "") or album.get("COMPOSER", ""),
        genre=album.get("GENRE", ""),
        date=album.get("DATE", "") or album.get("YEAR", ""),
        disc=album.get("DISCNUMBER", ""),
    )


def _files(names: Sequence[str], tracks: Sequence[_Track]) -> Sequence[CueFile]:
    if not names:
        raise CueSheetError("it names no file")
    if not tracks:
        raise CueSheetError("it says of no track where it begins")
    return [CueFile(name, _tracks_of(place, tracks)) for place, name in enumerate(names)]


def _commands(text: str) -> Iterator[tuple[str, str]]:
    """Yield the commands in capitals, also some in remarks, with their values."""
    for line in re.split(r"\r\n|[\n\r]", text.removeprefix("\ufeff"), maxsplit=_MOST_LINES)[
        :_MOST_LINES
    ]:
        found = _COMMAND.fullmatch(line[:_LONGEST_VALUE])
        if found and (not found[1] or found[2].upper() in _REMARKS):
            yield found[2].upper(), found[3]


def _track(value: str) -> _Track | None:
    """Return a track without a start, None for one of data or without a number."""
    number = _NUMBER.match(value)
    return _Track(number=int(number[0])) if number and _AUDIO.fullmatch(value) else None


def _index(value: str) -> tuple[int, float] | None:
    """Return the number of an index and its time in seconds, None if it is malformed."""
    found = _INDEX.fullmatch(value)
    if found is None:
        return None
    index, minutes, seconds, frames = map(int, found.groups())
    start_s = minutes * 60 + seconds + frames / _FRAMES
    return (index, start_s) if start_s < _LONGEST_START_S else None


def _tracks_of(place: int, tracks: Sequence[_Track]) -> Sequence[CueTrack]:
    """Return the tracks of the file at that place in the order of their starts.

    Of several that begin at the same time, all but the last have no sound. Numbers that are there
    twice are replaced by those of the order.
    """
    by_start: dict[float, _Track] = {}
    for track in tracks:
        file, start_s = track.starts.get(1) or track.starts[min(track.starts)]
        if file == place:
            by_start[start_s] = track
    ordered = sorted(by_start.items())
    are_unique = len({track.number for _, track in ordered}) == len(ordered)
    return [
        CueTrack(
            number=track.number if are_unique else order,
            start_s=start_s,
            title=track.texts.get("TITLE", ""),
            performer=track.texts.get("PERFORMER", ""),
            composer=track.texts.get("SONGWRITER", "") or track.texts.get("COMPOSER", ""),
            isrc=track.texts.get("ISRC", ""),
        )
        for order, (start_s, track) in enumerate(ordered, 1)
    ]


def _file_name(value: str) -> str:
    quoted = re.match(r'"(.*)"', value)
    return quoted[1] if quoted else _TYPE.sub("", value).strip('"').strip()


def _unquoted(value: str) -> str:
    return value.strip('"').strip() if value.startswith('"') else value
