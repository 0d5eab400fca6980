"""Bring ``library.db`` in step with the music folders.

Usage: ``python -m raveberry_server.jobs.scan_library``.
Prints its progress as one JSON object a line. Only new and changed files are read; batches are
committed, so a scan that was killed continues where it stopped.
"""

import argparse
import gc
import os
import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from raveberry_server.adapters.sources.local.database import opened_for_scan
from raveberry_server.adapters.sources.local.musicbrainz.findings import findings_file
from raveberry_server.adapters.sources.local.songs import is_empty
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.jobs.library.cue_sheet_files import NO_TRACKS, FolderTracks, folder_tracks
from raveberry_server.jobs.library.folders import Folder, Walk, sounds_below
from raveberry_server.jobs.library.found_tags import FoundTags, UnreadableFindingsError
from raveberry_server.jobs.library.library_writer import LibraryWriter
from raveberry_server.jobs.library.song_rows import NO_STAMP, FileReading, FileToRead
from raveberry_server.jobs.library.tag_parser import FileProblem, line
from raveberry_server.jobs.library.tag_reader_processes import (
    ReaderLostError,
    TagReader,
    TagReaders,
    forked_readers,
)

from .child_setup import end_with_the_server, give_way, go_last, leave_room, report

WRITER_NICE: Final = 10
_BATCHES: Final = (500, 2_000, 8_000)
"""Changes per commit, the last size from then on: the first songs appear soon, then few large
batches write the indexes with the least work."""
_BATCH_S: Final = 2.0
"""Longest batch on a slow disk, which bounds the repeated work of a killed scan."""
_STEPS: Final = 2_000
"""Database steps, some 0.1 ms, after which the scan yields to other processes. Otherwise the kernel
lets a busy process run until its next tick, 4 ms (PREEMPT_LAZY)."""
_REPORT_S: Final = 0.5
_MANY: Final = 500
"""Number of changes from which merging the search indexes pays off."""


class Scan:
    """One scan of all music folders."""

    def __init__(
        self,
        *,
        writer: LibraryWriter,
        roots: Sequence[Path],
        readers: TagReaders,
        silent: Iterable[Path] = (),
        findings: FoundTags,
    ) -> None:
        self._writer = writer
        self._findings = findings
        self._silent = frozenset(silent)
        self._roots = roots
        self._readers = readers
        self._nested: dict[Path, int] = {}
        self._look = 0
        self._done = 0
        self._total = 0
        self._changes = 0
        self._uncommitted = 0
        self._batches = list(_BATCHES)
        self._begun_s = 0.0
        self._reported_s = 0.0

    def run(self) -> None:
        """Scan everything; report progress and commit on the way.

        Raises:
            OSError: a music folder disappeared.
            ReaderLostError: a reading process was killed; committed songs stay.
            sqlite3.Error: the library cannot be written; committed songs stay.
        """
        writer = self._writer
        self._begin()
        was_whole = writer.is_whole()
        self._look = writer.next_look()
        there = [root for root in self._roots if self._is_there(root)]
        present = {root: writer.keep_root(root) for root in there}
        missing = {root: writer.miss_root(root) for root in self._roots if root not in present}
        nested = writer.nested_roots(self._roots)
        away = self._silent.difference(self._roots)
        away |= {path for path in nested if path not in away and self._is_away(path)}
        missing |= {path: writer.miss_root(path) for path in away}
        for root in present:
            self._enter(root)
            self._total += sounds_below((root,), self.report_life, without=away)
        self._report()
        walk = Walk(away)
        early = (*writer.missing_indexes(), writer.index_misspellings)
        for wanted, readings in self._readers.read(self._wanted(walk, present), meanwhile=early):
            writer.keep(wanted, readings)
            self._count_changes(len(wanted))
            self._count_done(len(wanted))
        roots = (*present.values(), *self._nested.values())
        writer.drop_unseen_folders(self._look, roots)
        writer.drop_roots_but((*roots, *missing.values()))
        self._take_over_findings()
        if self._changes >= _MANY or not was_whole:
            writer.tidy_index()
        if self._changes or not was_whole:
            writer.count_parts()
            writer.index_misspellings()
        for create in writer.missing_indexes():
            create()
        writer.finish_look(self._look)
        writer.end()
        if self._changes >= _MANY:
            writer.cut_log()
        self._report(summary=self._summary(tuple(missing), walk.closed))

    def _wanted(self, walk: Walk, roots: Mapping[Path, int]) -> Iterator[FileToRead]:
        """Yield new and changed files; record folders and drop deleted files on the way."""
        for root, number in roots.items():
            self._enter(root)
            numbers: dict[Path, int] = {}
            drives = {root: number}
            for folder in walk.folders_below(root):
                if folder.is_mount:
                    drives[folder.path] = self._writer.keep_root(folder.path)
                    self._nested[folder.path] = drives[folder.path]
                elif folder.parent:
                    drives[folder.path] = drives[folder.parent]
                numbers[folder.path] = self._writer.keep_folder(
                    folder.path,
                    root=drives[folder.path],
                    parent=numbers[folder.parent] if folder.parent else None,
                    name=line(folder.path.name) or "?",
                    cover=folder.cover,
                    look=self._look,
                )
                self._writer.keep_playlists(numbers[folder.path], folder.path, folder.playlists)
                yield from self._wanted_in(folder, numbers[folder.path])

    def _wanted_in(self, folder: Folder, number: int) -> Iterator[FileToRead]:
        known = self._writer.known_files(number)
        tracks, unusable = _tracks_in(folder) if folder.sheets else NO_TRACKS
        as_before = 0
        inside = os.path.join(folder.path, "")  # noqa: PTH118 - a Path has no end
        for entry in folder.sounds:
            name = entry.name
            before = known.pop(name, ())
            listed = tracks.get(name) if tracks else None
            sheet = listed.digest if listed else None
            if before and before[0].stamp == _stamp_of(entry) and before[0].sheet == sheet:
                as_before += 1
            else:
                yield FileToRead(number, inside + name, name, before, listed)
        left_out = [
            *((name, FileProblem.NOT_OPENED, reason, NO_STAMP) for name, reason in folder.left_out),
            *((name, FileProblem.CUE_SHEET, reason, stamp) for name, reason, stamp in unusable),
        ]
        for name, code, reason, stamp in left_out:
            before = known.pop(name, ())
            if not before or before[0].stamp != stamp:
                file = FileToRead(number, inside + name, name, before)
                self._writer.keep([file], [FileReading(stamp, f"{code}: {reason}")])
                self._count_changes(1)
        if as_before:
            self._count_done(as_before)
        if known:
            self._writer.drop_files([file.id for files in known.values() for file in files])
            self._count_changes(len(known))

    def _take_over_findings(self) -> None:
        """Complete songs by the tags and covers that were found online, if they can be read."""
        try:
            for wanted, readings in self._findings.completed_songs():
                self._writer.keep(wanted, readings)
                self._count_changes(len(wanted))
            albums = self._findings.albums_with_cover()
            if albums is not None:
                self._writer.mark_found_covers(albums)
        except UnreadableFindingsError as err:
            print(f"Nothing of MusicBrainz is shown: {err}", file=sys.stderr)  # noqa: T201 - for the log

    def _is_there(self, root: Path) -> bool:
        """Return whether a music folder is there: an unplugged disk may leave an empty one."""
        if root in self._silent:
            return False
        self._enter(root)
        try:
            return any(root.iterdir()) or not self._writer.holds(root)
        except OSError:
            return False

    def _is_away(self, path: Path) -> bool:
        """Return whether a drive inside a music folder is unplugged, or in a silent folder."""
        is_silent = any(path.is_relative_to(silent) for silent in self._silent)
        return is_silent or (is_empty(path) and self._writer.holds(path))

    def _enter(self, root: Path) -> None:
        """Name the music folder to the server: one on a network may never answer."""
        report(self._progress, place=str(root))

    def report_life(self) -> None:
        """Report from time to time that the scan goes on."""
        self._report()

    @property
    def _progress(self) -> float:
        return min(self._done / self._total, 1.0) if self._total else 0.0

    def _begin(self) -> None:
        self._writer.begin()
        self._begun_s = time.monotonic()
        self._uncommitted = 0

    def _count_changes(self, files: int) -> None:
        self._changes += files
        self._uncommitted += files
        enough = self._batches[0]
        if self._uncommitted >= enough or time.monotonic() - self._begun_s >= _BATCH_S:
            self._writer.end()
            self._batches = self._batches[1:] or [enough]
            self._begin()

    def _count_done(self, files: int) -> None:
        self._done += files
        self._report()

    def _report(self, summary: Notice | None = None) -> None:
        now_s = time.monotonic()
        if summary is None and now_s - self._reported_s < _REPORT_S:
            return
        self._reported_s = now_s
        report(self._progress, summary)

    def _summary(self, missing: Sequence[Path], closed: Sequence[Path]) -> Notice:
        songs, problems = self._writer.counts()
        repaired = self._writer.repaired_encodings()
        return Notice(
            NoticeCode.LIBRARY_SCANNED,
            songs=songs,
            files=problems,
            folders=len(closed),
            repaired=sum(repaired.values()),
            encodings=", ".join(repaired),
            missing=len(missing),
            paths=", ".join(line(str(root)) for root in missing),
        )


def _tracks_in(folder: Folder) -> FolderTracks:
    """Return the tracks of the sound files of a folder with cue sheets."""
    sounds = [entry.name for entry in folder.sounds]
    return folder_tracks(str(folder.path), folder.sheets, sounds)


def _stamp_of(entry: os.DirEntry[str]) -> tuple[int, int] | None:
    """Return the stamp of a file, None if it has just gone."""
    try:
        status = entry.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def main(arguments: Sequence[str] | None = None, *, readers: Sequence[TagReader] = ()) -> int:
    """Run a scan and return the exit code; readers help with many files."""
    parser = argparse.ArgumentParser(prog="raveberry_server.jobs.scan_library", description=__doc__)
    parser.add_argument("--library", type=Path, required=True, help="the file library.db")
    parser.add_argument(
        "--silent", type=Path, action="append", default=[], help="folder to leave out for now"
    )
    parser.add_argument("folders", type=Path, nargs="*", help="music folders")
    given = parser.parse_args(arguments)
    at = datetime.now(tz=UTC)  # noqa: TID251 - entry point of a process
    try:
        with closing(opened_for_scan(given.library)) as connection:
            roots = tuple(dict.fromkeys(folder.absolute() for folder in given.folders))
            writer = LibraryWriter(connection=connection, at=at)
            silent = {folder.absolute() for folder in given.silent}
            scan = Scan(
                writer=writer,
                roots=roots,
                readers=TagReaders(readers),
                silent=silent,
                findings=FoundTags(library=connection, file=findings_file(given.library)),
            )

            def between_steps() -> None:
                os.sched_yield()
                scan.report_life()

            connection.set_progress_handler(between_steps, _STEPS)
            scan.run()
    except (sqlite3.Error, OSError, ReaderLostError) as err:
        print(f"The scan stopped: {err}", file=sys.stderr)  # noqa: T201 - the reason
        return 1
    finally:
        for reader in readers:
            reader.end()
    return 0


def _run() -> int:
    """Run a scan in a process that the server started."""
    # The writer has priority over the readers, which are soon far ahead.
    give_way(WRITER_NICE)
    # A scan creates no reference cycles, so garbage collection is off.
    gc.disable()
    readers = forked_readers(on_work=go_last)
    processes = (os.getpid(), *(reader.process for reader in readers))
    # The server sends a line only when guests are present.
    end_with_the_server(on_word=lambda _word: leave_room(processes))
    return main(readers=readers)


if __name__ == "__main__":
    sys.exit(_run())
