"""Music folders on disk."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Final

from raveberry_server.adapters.sound_file_suffixes import is_sound_file
from raveberry_server.adapters.sources.local.playlist_files import is_playlist_file

from .cue_sheet_files import is_cue_sheet
from .skipped_folder_names import is_hidden

_COVERS: Final = ("cover", "folder", "front", "album")
_COVER_ENDS: Final = (".jpg", ".jpeg", ".png")


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A folder of music: its sound files, its playlists, the file name of its cover.

    Attributes:
        sounds: files by name; new ones cost no system call before they are opened.
        is_mount: it is on another drive or network share than the folder that contains it.
        left_out: what has the name of a sound file and is none, with the reason.
        sheets: names of cue sheets.
    """

    path: Path
    parent: Path | None
    is_mount: bool
    sounds: Sequence[os.DirEntry[str]]
    left_out: Sequence[tuple[str, str]]
    playlists: Sequence[str]
    sheets: Sequence[str]
    cover: str | None


class Walk:
    """Walk through folders that visits each real folder once, whatever links point to it.

    Args:
        away: folders whose drive is away, which are not visited.

    Attributes:
        closed: folders that could not be opened.
    """

    def __init__(self, away: Iterable[Path] = ()) -> None:
        self._away = frozenset(map(os.fspath, away))
        self.closed: list[Path] = []
        self._seen: set[tuple[int, int]] = set()

    def folders_below(self, root: Path) -> Iterator[Folder]:
        """Yield the root and every folder in it, parents first.

        Raises:
            OSError: the root cannot be opened.
        """
        waiting: list[tuple[Path, Path | None, int | None]] = [(root, None, None)]
        while waiting:
            path, parent, outer = waiting.pop()
            try:
                status = path.stat()
                if (status.st_dev, status.st_ino) in self._seen:
                    continue
                self._seen.add((status.st_dev, status.st_ino))
                device = device_of(path, status)
                is_mount = outer is not None and device != outer
                with os.scandir(path) as entries:
                    # A link to a folder that hangs cannot even be asked whether it is a folder.
                    there = (entry for entry in entries if entry.path not in self._away)
                    folder, inner = _looked_into(path, parent, there, is_mount=is_mount)
            except OSError:
                if parent is None:
                    raise
                self.closed.append(path)
                continue
            yield folder
            waiting += [(path / name, path, device) for name in sorted(inner, reverse=True)]


def device_of(_path: Path, status: os.stat_result) -> int:
    """Return the drive or network share that a folder is on."""
    return status.st_dev


def sounds_below(
    roots: Iterable[Path],
    on_folder: Callable[[], None] = lambda: None,
    *,
    without: Iterable[Path] = (),
) -> int:
    """Return the approximate number of sound files, by name and without following links.

    It serves as the total of a scan's progress. `on_folder` is called for each folder; those of
    `without` are not visited.
    """
    sounds = 0
    left_out = {os.fspath(folder) for folder in without}
    waiting = [os.fspath(root) for root in roots]
    while waiting:
        on_folder()
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.path in left_out:
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting += () if is_hidden(entry.name) else (entry.path,)
                    else:
                        sounds += is_sound_file(entry.name)
        except OSError:
            # The walk that follows reports it.
            continue
    return sounds


def _looked_into(
    path: Path, parent: Path | None, entries: Iterator[os.DirEntry[str]], *, is_mount: bool
) -> tuple[Folder, list[str]]:
    sounds: list[os.DirEntry[str]] = []
    left_out: list[tuple[str, str]] = []
    playlists: list[str] = []
    sheets: list[str] = []
    covers: list[str] = []
    inner: list[str] = []
    for entry in entries:
        try:
            if entry.is_dir():
                inner.append(entry.name)
            elif is_sound_file(entry.name):
                if entry.is_file():
                    sounds.append(entry)
                else:
                    entry.stat()
                    left_out.append((entry.name, "not a file"))
            elif is_playlist_file(entry.name):
                playlists.append(entry.name)
            elif is_cue_sheet(entry.name) and entry.is_file():
                sheets.append(entry.name)
            elif _cover_rank(entry.name) is not None:
                covers.append(entry.name)
        except OSError as err:
            # A dangling or circular link, or a file that was just deleted.
            if is_sound_file(entry.name):
                left_out.append((entry.name, os.strerror(err.errno or 0)))
    folder = Folder(
        path=path,
        parent=parent,
        is_mount=is_mount,
        sounds=sorted(sounds, key=attrgetter("name")),
        left_out=sorted(left_out),
        playlists=sorted(playlists),
        sheets=sorted(sheets),
        cover=min(covers, key=lambda name: (_cover_rank(name), name), default=None),
    )
    return folder, [name for name in inner if not is_hidden(name)]


def _cover_rank(name: str) -> int | None:
    stem, dot, end = name.lower().rpartition(".")
    return _COVERS.index(stem) if dot + end in _COVER_ENDS and stem in _COVERS else None
