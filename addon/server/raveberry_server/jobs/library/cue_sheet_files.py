"""Cue sheets of a folder, and the sound files whose tracks they list."""

import codecs
import marshal
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import PurePath
from typing import Final, NamedTuple, Self

from .cue_sheet import LARGEST_BYTES, CueFile, CueSheet, CueSheetError, CueTrack, cue_sheet_in
from .tag_encodings import repaired

_SUFFIX: Final = ".cue"
_FEWEST_TRACKS: Final = 2
"""A file with one track is a song as it is."""
_MOST_SHEETS: Final = 500
"""Sheets of a folder that are read."""
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

type PlainTracks = tuple[
    tuple[str, str, str, str, str, str], tuple[tuple[int, float, str, str, str, str], ...]
]
"""`FileTracks` as plain tuples, which can be sent to another process."""


class FileTracks(NamedTuple):
    """Tracks of a sound file as a cue sheet lists them; the files of the sheet are left out."""

    sheet: CueSheet
    tracks: Sequence[CueTrack]

    def plain(self) -> PlainTracks:
        """Return the tracks as plain tuples."""
        _, title, performer, composer, genre, date, disc = self.sheet
        album = (title, performer, composer, genre, date, disc)
        return album, tuple((*one,) for one in self.tracks)

    @classmethod
    def of(cls, plain: PlainTracks) -> Self:
        """Return the tracks from plain tuples."""
        album, tracks = plain
        return cls(CueSheet((), *album), [CueTrack(*one) for one in tracks])

    @property
    def digest(self) -> str:
        """A short text that is another one for other tracks."""
        return blake2b(marshal.dumps(self.plain(), 2), digest_size=8).hexdigest()


class FolderTracks(NamedTuple):
    """Result of reading the cue sheets of a folder.

    Attributes:
        by_sound: the tracks of sound files, by the names of the files.
        unusable: the cue sheets that cannot be used, with the reason and their size and time.
    """

    by_sound: Mapping[str, FileTracks]
    unusable: Sequence[tuple[str, str, tuple[int, int]]]


NO_TRACKS: Final = FolderTracks({}, ())


def is_cue_sheet(name: str) -> bool:
    """Return whether a file of that name is a cue sheet; hidden files are none."""
    return name.lower().endswith(_SUFFIX) and not name.startswith(".")


def folder_tracks(folder: str, sheets: Sequence[str], sounds: Iterable[str]) -> FolderTracks:
    """Return the tracks of the sound files of a folder, by its cue sheets.

    A sheet none of whose files is there is no fault: the album was split.

    Args:
        folder: path of the folder.
        sheets: names of its cue sheets, the preferred ones first.
        sounds: names of its sound files.
    """
    names = tuple(sounds)
    by_sound: dict[str, FileTracks] = {}
    unusable: list[tuple[str, str, tuple[int, int]]] = []
    for name in sheets[:_MOST_SHEETS]:
        stamp = (0, 0)
        try:
            content, stamp = _read(os.path.join(folder, name))  # noqa: PTH118 - as the scan has it
            for sound, tracks in tracks_by_sound(cue_sheet_in(decoded(content)), name, names):
                by_sound.setdefault(sound, tracks)
        except CueSheetError as err:
            unusable.append((name, str(err), stamp))
        except OSError as err:
            unusable.append((name, os.strerror(err.errno or 0), stamp))
    return FolderTracks(by_sound, unusable)


def tracks_by_sound(
    sheet: CueSheet, name: str, sounds: Sequence[str]
) -> Iterator[tuple[str, FileTracks]]:
    """Yield the sound files whose tracks a sheet lists; pure.

    Args:
        sheet: the sheet.
        name: its name, which is that of the sound file if the sheet names one that is not there.
        sounds: names of the sound files beside it.
    """
    for file in sheet.files:
        named = [_base_name(file.name)]
        if len(sheet.files) == 1:
            named.append(name)
        sound = next(filter(None, (_sound_named(one, sounds) for one in named)), None)
        if sound is not None and len(file.tracks) >= _FEWEST_TRACKS:
            yield sound, _tracks_of(sheet, file)


def embedded_tracks(text: str) -> FileTracks | None:
    """Return the tracks of a cue sheet in the tags of its file, None without several; pure."""
    try:
        sheet = cue_sheet_in(text[:LARGEST_BYTES])
    except CueSheetError:
        return None
    file = sheet.files[0]
    is_one = len(sheet.files) == 1 and len(file.tracks) >= _FEWEST_TRACKS
    return _tracks_of(sheet, file) if is_one else None


def decoded(content: bytes) -> str:
    """Return the text of a sheet, in the encoding that it is in; pure."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.removeprefix(mark).decode(encoding, "replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    lines = text.splitlines()
    better, _ = repaired({str(number): line for number, line in enumerate(lines)})
    return "\n".join(better.get(str(number), line) for number, line in enumerate(lines))


def _tracks_of(sheet: CueSheet, file: CueFile) -> FileTracks:
    return FileTracks(sheet._replace(files=()), file.tracks)


def _read(path: str) -> tuple[bytes, tuple[int, int]]:
    # A pipe in place of a file would block.
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor
        status = os.fstat(descriptor)
        content = file.read(LARGEST_BYTES + 1)
    if len(content) > LARGEST_BYTES:
        raise CueSheetError("it is too large")
    return content, (status.st_size, status.st_mtime_ns)


def _base_name(path: str) -> str:
    """Return the last part of a path of any system."""
    return re.split(r"[/\\]", path)[-1]


def _sound_named(name: str, sounds: Sequence[str]) -> str | None:
    """Return the sound file of that name, else the first with another case or suffix."""
    if name in sounds:
        return name
    wanted, stem = _folded(name), _folded(PurePath(name).stem)
    alike = [one for one in sounds if stem in (_folded(one), _folded(PurePath(one).stem))]
    return next((sound for sound in sounds if _folded(sound) == wanted), next(iter(alike), None))


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
