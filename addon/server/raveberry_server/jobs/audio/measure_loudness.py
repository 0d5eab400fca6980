"""Measure the loudness of local songs without a gain in their tags.

Usage: ``python -m raveberry_server.jobs.audio.measure_loudness library.db loudness.db``.
Prints its progress as one JSON object a line. Lines of standard input are JSON lists of the keys of
songs that are measured first. Results are committed on the way, so a job that was killed continues
where it stopped.
"""

import errno
import json
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
from raveberry_server.adapters.sources.local.songs import SONG_STAMPS, FileStamp, place_of
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.jobs.child_setup import end_with_the_server, go_last, report

from .duty_cycle import DutyCycle, IdleError, OverrunError, StuckError
from .replay_gain import SoundlessError, loudness_command, loudness_in

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


class RequestedKeys:
    """Keys of requested songs, received in the thread that reads standard input."""

    def __init__(self) -> None:
        self._keys: tuple[str, ...] = ()
        self._rest = b""

    def receive(self, data: bytes) -> None:
        """Take bytes from the server; the last complete line counts."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            self._keys = tuple(json.loads(line))

    def __iter__(self) -> Iterator[str]:
        """Iterate over the present keys, in the order of the queue."""
        return iter(self._keys)


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

    def run(self) -> None:
        """Measure everything that is not measured, requested songs first.

        Raises:
            sqlite3.Error: a database cannot be read or written.
            StuckError: the storage hangs.
            OSError: ffmpeg cannot be started.
        """
        songs = dict(self._candidates())
        known = self._known(songs)
        left = {key: stamp for key, stamp in songs.items() if key not in known}
        failed = sum(one.finding in _FAILURES for one in known.values())
        done = len(known)
        report(done / len(songs) if songs else 1.0)
        while left:
            key = next((one for one in self._requested if one in left), next(iter(left)))
            measured = self._measured(key, left.pop(key))
            if measured is not None:
                write(self._results, key, measured)
                failed += measured.finding in _FAILURES
                done += 1
            self._commit(is_wanted=key in self._requested)
            # The server answers a report with new requests.
            report(min(1.0, (len(songs) - len(left)) / len(songs)))
            self._cycle.rest()
        self._results.commit()
        report(1.0, Notice(NoticeCode.LOUDNESS_MEASURED, songs=done - failed, files=failed))

    def _candidates(self) -> Iterator[Candidate]:
        """Yield the songs on connected drives whose tags have no gain."""
        rows = self._library.execute(
            f"{SONG_STAMPS} WHERE song.gain_db IS NULL ORDER BY folder.path, file.name"
        )
        for key, size, mtime_ns in rows:
            yield Candidate(key, FileStamp(size, mtime_ns))

    def _known(self, songs: Mapping[str, FileStamp]) -> Mapping[str, Measurement]:
        """Return the measurements of those songs whose files are still the same."""
        known: dict[str, Measurement] = {}
        keys = tuple(songs)
        for first in range(0, len(keys), _KEYS):
            known |= measurements(self._results, keys[first : first + _KEYS])
        return {key: one for key, one in known.items() if one.stamp == songs[key]}

    def _measured(self, key: str, stamp: FileStamp) -> Measurement | None:
        """Return the result of measuring a song, None if its file is gone, changes or hangs."""
        place = place_of(self._library, key)
        path = Path(place.path) if place else None
        if path is None or _stamp_of(path) != stamp:
            return None
        try:
            measured = self._finding(path, stamp)
        except IdleError:
            return None
        return measured if _stamp_of(path) == stamp else None

    def _finding(self, path: Path, stamp: FileStamp) -> Measurement:
        try:
            code, output = self._cycle.run(loudness_command(path))
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
_KEYS: Final = 500


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
