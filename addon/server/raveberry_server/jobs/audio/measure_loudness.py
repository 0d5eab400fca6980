"""Measure the loudness of local songs without a gain in their tags.

Usage: ``python -m raveberry_server.jobs.audio.measure_loudness library.db loudness.db``.
Prints its progress as one JSON object a line. Lines of standard input are JSON lists of the keys of
songs that are measured first. Results are committed on the way, so a job that was killed continues
where it stopped.
"""

import errno
import re
import sqlite3
import stat
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

from raveberry_server.adapters.sources.local.database import is_exclusive, opened_for_reading
from raveberry_server.adapters.sources.local.loudness.measurements import (
    Finding,
    Measurement,
    measurements,
    opened_for_measuring,
    write,
)
from raveberry_server.adapters.sources.local.songs import (
    PLACED,
    FileStamp,
    Row,
    SongLocation,
    place_of,
)
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.jobs.child_setup import end_with_the_server, go_last, report
from raveberry_server.jobs.library.requested_keys import RequestedKeys

from .duty_cycle import DutyCycle, IdleError, OverrunError, StuckError
from .replay_gain import (
    SoundlessError,
    channels_of,
    is_mixed_down,
    loudness_command,
    loudness_in,
)

SHARE: Final = 0.09
"""Share of one processor; the promise is 10 %."""
_LONGEST_S: Final = 600.0
"""Processor time for one file: more than 20 hours of music."""
_IDLE_S: Final = 120.0
_COMMIT_S: Final = 120.0
_TAGS: Final = re.compile(
    r"^\s+(replaygain_(track|album)|r128_(track|album))_gain\s*:", re.IGNORECASE | re.MULTILINE
)


class Candidate(NamedTuple):
    """A song that may have to be measured."""

    key: str
    stamp: FileStamp


class LoudnessMeasuring:
    """Measuring of all songs of a library."""

    def __init__(
        self,
        *,
        library: sqlite3.Connection,
        results: sqlite3.Connection,
        cycle: DutyCycle,
        requested: RequestedKeys,
    ) -> None:
        self._library = library
        self._results = results
        self._cycle = cycle
        self._requested = requested
        self._committed_s = time.monotonic()
        self._songs = self._done = self._failed = self._given_up = 0
        self._counted_scan = 0
        self._looked_up: set[str] = set()

    def run(self) -> None:
        """Measure everything that is not measured, requested songs first.

        Raises:
            sqlite3.Error: a database cannot be read or written.
            StuckError: the storage hangs.
            OSError: ffmpeg cannot be started.
        """
        self._count()
        self._report()
        for batch in self._batches():
            if self._scan() != self._counted_scan:
                self._count()
            for song in self._unmeasured(batch):
                while requested := self._next_requested():
                    self._measure(requested, is_passed=False)
                # It may have been one of these.
                if self._unmeasured([song]):
                    self._measure(song, is_passed=True)
        self._results.commit()
        summary = Notice(
            NoticeCode.LOUDNESS_MEASURED, songs=self._done - self._failed, files=self._failed
        )
        report(1.0, summary)

    def _batches(self) -> Iterator[Sequence[Candidate]]:
        """Yield the songs on connected drives whose tags have no gain, folder by folder.

        No query stays open between batches: it would keep the scan from shortening its log.
        """
        place: tuple[int, bytes] = (0, b"")
        while rows := self._library.execute(_NEXT, (*place, _BATCH)).fetchall():
            place = rows[-1][3:]
            yield [_candidate(row) for row in rows]

    def _count(self) -> None:
        """Count the songs, and those that are measured."""
        self._counted_scan = self._scan()
        self._songs = self._done = self._failed = 0
        for batch in self._batches():
            known = self._known(batch).values()
            self._songs += len(batch)
            self._done += len(known)
            self._failed += sum(one.finding in _FAILURES for one in known)

    def _scan(self) -> int:
        """Return a number that changes when a scan writes the library."""
        (version,) = self._library.execute("PRAGMA data_version").fetchone()
        return int(version)

    def _report(self) -> None:
        """Report the progress; the server answers with new requests."""
        passed = self._done + self._given_up
        report(min(1.0, passed / self._songs) if self._songs else 1.0)

    def _known(self, songs: Sequence[Candidate]) -> Mapping[str, Measurement]:
        """Return the measurements of those songs whose files are still the same."""
        known = measurements(self._results, [one.key for one in songs])
        return {
            key: known[key] for key, stamp in songs if key in known and known[key].stamp == stamp
        }

    def _unmeasured(self, songs: Sequence[Candidate]) -> Sequence[Candidate]:
        known = self._known(songs)
        return [one for one in songs if one.key not in known]

    def _next_requested(self) -> Candidate | None:
        """Return the first requested song that is neither measured nor was tried, if any."""
        keys = tuple(self._requested)
        self._looked_up.intersection_update(keys)
        for key in keys:
            if key not in self._looked_up:
                self._looked_up.add(key)
                row = self._library.execute(_ONE, (key,)).fetchone()
                if row and self._unmeasured([_candidate(row)]):
                    return _candidate(row)
        return None

    def _measure(self, song: Candidate, *, is_passed: bool) -> None:
        """Measure a song, keep the result and rest.

        Args:
            song: the song.
            is_passed: without a result, it is not tried again in this run.
        """
        measured = self._measured(song.key, song.stamp)
        if measured is None:
            self._given_up += is_passed
        else:
            write(self._results, song.key, measured)
            self._failed += measured.finding in _FAILURES
            self._done += 1
        self._commit(is_wanted=song.key in self._requested)
        self._report()
        self._cycle.rest()

    def _measured(self, key: str, stamp: FileStamp) -> Measurement | None:
        """Return the result of measuring a song, None if its file is gone, changes or hangs."""
        place = place_of(self._library, key)
        path = Path(place.path) if place else None
        if place is None or path is None or _stamp_of(path) != stamp:
            return None
        try:
            measured = self._finding(place, stamp)
        except IdleError:
            return None
        return measured if _stamp_of(path) == stamp else None

    def _finding(self, place: SongLocation, stamp: FileStamp) -> Measurement:
        path, start_s, end_s = Path(place.path), place.start_s, place.end_s
        try:
            code, output = self._cycle.run(loudness_command(path, start_s=start_s, end_s=end_s))
            if not code and is_mixed_down(output):
                channels = channels_of(path)
                command = loudness_command(path, channels=channels, start_s=start_s, end_s=end_s)
                code, output = self._cycle.run(command)
            if code:
                return Measurement(stamp, Finding.UNREADABLE)
            loudness = loudness_in(output)
        except OverrunError:
            return Measurement(stamp, Finding.TOO_LONG)
        except SoundlessError:
            return Measurement(stamp, Finding.UNREADABLE)
        if _TAGS.search(output):
            return Measurement(stamp, Finding.TAGGED)
        if loudness is None or loudness.duration_s <= 0:
            return Measurement(stamp, Finding.SILENT)
        return Measurement(stamp, Finding.MEASURED, loudness)

    def _commit(self, *, is_wanted: bool) -> None:
        """Commit at once what may play soon, the rest in batches, as flash memory wears out."""
        now_s = time.monotonic()
        if is_wanted or now_s - self._committed_s >= _COMMIT_S:
            self._results.commit()
            self._committed_s = now_s


_FAILURES: Final = frozenset({Finding.UNREADABLE, Finding.TOO_LONG})

_CANDIDATES: Final = (
    f"SELECT song.key, file.size, file.mtime_ns, file.folder, file.name FROM {PLACED} "  # noqa: S608 - constants
    "WHERE song.gain_db IS NULL"
)
_NEXT: Final = (
    f"{_CANDIDATES} AND (file.folder, file.name) > (?, ?) ORDER BY file.folder, file.name LIMIT ?"
)
_ONE: Final = f"{_CANDIDATES} AND song.key = ?"
_BATCH: Final = 200
"""Songs in memory at once."""
_CACHE: Final = "PRAGMA cache_size = -250"
"""Kilobytes of pages that SQLite keeps for each database."""


def _candidate(row: Row) -> Candidate:
    key, size, mtime_ns, *_ = row
    return Candidate(key, FileStamp(size, mtime_ns))


def _stamp_of(path: Path) -> FileStamp | None:
    """Return the stamp of a regular file, None if there is none: opening a pipe would block."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    is_file = stat.S_ISREG(status.st_mode)
    return FileStamp(status.st_size, status.st_mtime_ns) if is_file else None


def main(arguments: Sequence[str], *, requested: RequestedKeys, cycle: DutyCycle) -> int:
    """Measure a library and return the exit code."""
    library_file, results_file = map(Path, arguments)
    try:
        library = opened_for_reading(library_file)
        if library is None:
            return 0
        with closing(library), closing(opened_for_measuring(results_file)) as results:
            if is_exclusive(library):
                raise OSError(errno.ENOSPC, "the disk is full")  # noqa: TRY301 - as from SQLite
            for database in (library, results):
                database.execute(_CACHE)
            LoudnessMeasuring(
                library=library, results=results, cycle=cycle, requested=requested
            ).run()
    except (sqlite3.Error, OSError, StuckError) as err:
        print(f"Measuring stopped: {err}", file=sys.stderr)  # noqa: T201 - the reason
        return 1
    return 0


def _run() -> int:
    """Run the job in a process that the server started."""
    go_last()
    requested = RequestedKeys()
    end_with_the_server(on_word=requested.receive)
    cycle = DutyCycle(share=SHARE, longest_s=_LONGEST_S, idle_s=_IDLE_S)
    return main(sys.argv[1:], requested=requested, cycle=cycle)


if __name__ == "__main__":
    sys.exit(_run())
