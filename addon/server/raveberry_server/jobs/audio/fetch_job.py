"""Shared parts of the jobs that fetch songs: limits, progress and writing to the cache.

A song is complete in the cache or absent; partial downloads stay in a working folder, so that a
killed job is resumed.
"""

import json
import resource
import shutil
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from raveberry_server.adapters.sources.cache.song_cache import UNFINISHED, cache_key
from raveberry_server.application.catalog.url_validation import without_queries
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.jobs.network.guard import ConnectionGuard
from raveberry_server.jobs.ytdlp_client import failed_line, failure_of

from .replay_gain import (
    SoundlessError,
    duration_of,
    least_duration_of,
    loudness_of,
    write_copy,
)

_MEGABYTE: Final = 1_000_000
_MOST_MEMORY: Final = 2 << 30
_ROOM_LEFT: Final = 200 * _MEGABYTE
"""Space left free on the disk, which the party's database needs."""
LONGEST_JOB_S = 1_800.0
BEGIN_WITHIN_S = 90.0
"""A page may need a script that a small machine runs for a minute."""
SLOW_AFTER_S = 20.0
SLOWEST_BYTES_PER_S = 4_000
"""A quarter of what a song of 128 kbit/s needs to play."""
_PROBED_BYTES: Final = 256_000
"""A download of which so much has come is probed for its length."""
LARGEST_COVER: Final = 8 * _MEGABYTE
_REPORT_S: Final = 0.5
_SOUND_PART: Final = 0.9
"""Share of the download in the progress; the rest is loudness analysis and the cover."""

type Say = Callable[[Mapping[str, object]], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchTask:
    """A song to fetch, the cache folder, and the limits."""

    uri: str
    cache: Path
    longest_s: int
    largest_bytes: int
    private_hosts: tuple[str, ...]
    _probed: set[Path] = field(default_factory=set, compare=False)

    @property
    def work(self) -> Path:
        """Folder of partial downloads."""
        return self.cache / UNFINISHED / cache_key(self.uri)

    def expect_short(self, duration_s: object) -> None:
        """Raise if a song is too long.

        Raises:
            FetchError: it is.
        """
        longest_s = self.longest_s
        if longest_s and isinstance(duration_s, int | float) and duration_s > longest_s:
            raise FetchError(Cause.TOO_LONG, f"longer than {longest_s} s")

    def expect_small(self, size: object) -> None:
        """Raise if a download exceeds the limit or the free space.

        Raises:
            FetchError: it does.
        """
        if isinstance(size, int | float) and size > self.largest_bytes:
            raise FetchError(Cause.TOO_LARGE, f"larger than {self.largest_bytes // _MEGABYTE} MB")
        self.expect_room(size if isinstance(size, int | float) else 0)

    def expect_short_so_far(self, sound: Path, came: float, total: float | None) -> None:
        """Raise if the first part of a download shows that the song is too long.

        Raises:
            FetchError: it is.
        """
        if self.longest_s and came >= _PROBED_BYTES and sound not in self._probed:
            self._probed.add(sound)
            self.expect_short(least_duration_of(sound, came, total))

    def expect_room(self, size: float) -> None:
        """Raise unless the disk has room for that many bytes.

        Raises:
            FetchError: it has not.
        """
        if shutil.disk_usage(self.work).free < size + _ROOM_LEFT:
            raise FetchError(Cause.DISK)


class _AbortedError(BaseException):
    """Abort of a download at any point; yt-dlp handles every `Exception` itself."""

    def __init__(self, failure: FetchError) -> None:
        super().__init__(str(failure))
        self.failure = failure


class Progress:
    """Progress of a download: throttles its reports, and finds out that it is too slow."""

    def __init__(
        self, *, write_line: Say, monotonic_s: Callable[[], float] = time.monotonic
    ) -> None:
        self._report = write_line
        self._monotonic_s = monotonic_s
        self._since_s = monotonic_s()
        self._told_s = 0.0
        self._came = deque[tuple[float, float]]()
        self._is_downloaded = False

    def note(self, came_bytes: float, total_bytes: float | None) -> None:
        """Report the bytes received, out of a total if that is known.

        Raises:
            FetchError: the download is too slow.
        """
        now_s = self._monotonic_s()
        self._came.append((now_s, came_bytes))
        self.expect_speed()
        if total_bytes and now_s - self._told_s >= _REPORT_S:
            self._told_s = now_s
            part = min(1.0, came_bytes / total_bytes)
            self._report({"progress": round(part * _SOUND_PART, 3)})

    def begin(self) -> None:
        """Expect bytes from now on, as the file has been asked for."""
        self._came.clear()
        self._came.append((self._monotonic_s(), 0.0))

    def finish(self) -> None:
        """Stop looking at the speed: everything has been received."""
        self._is_downloaded = True

    def expect_speed(self) -> None:
        """Raise if the download does not begin, or is too slow.

        Raises:
            FetchError: it is.
        """
        now_s = self._monotonic_s()
        if now_s - self._since_s > LONGEST_JOB_S:
            raise FetchError(Cause.SLOW, "it takes too long")
        if self._is_downloaded:
            return
        if not self._came:
            if now_s - self._since_s > BEGIN_WITHIN_S:
                raise FetchError(Cause.SLOW, "it does not begin")
            return
        while len(self._came) > 1 and self._came[1][0] <= now_s - SLOW_AFTER_S:
            self._came.popleft()
        (first_s, first), (_, last) = self._came[0], self._came[-1]
        if now_s - first_s >= SLOW_AFTER_S and last - first < SLOWEST_BYTES_PER_S * SLOW_AFTER_S:
            raise FetchError(Cause.SLOW, f"slower than {SLOWEST_BYTES_PER_S} bytes per second")

    def watch(self) -> None:
        """Look at the speed every second from now on, also while nothing is received."""

        def look(_signal: int, _frame: object) -> None:
            try:
                self.expect_speed()
            except FetchError as err:
                raise _AbortedError(err) from err

        signal.signal(signal.SIGALRM, look)
        signal.setitimer(signal.ITIMER_REAL, 1.0, 1.0)


def put_into_cache(
    wanted: FetchTask, sound: Path, cover: bytes | None, song: Mapping[str, object], write_line: Say
) -> None:
    """Measure a downloaded file and move it into the cache, the sound file last.

    Raises:
        FetchError: it holds no sound, or is too long.
    """
    key = cache_key(str(song["uri"]))
    try:
        duration_s = duration_of(sound)
        wanted.expect_short(duration_s)
        write_line({"progress": _SOUND_PART})
        loudness = loudness_of(sound)
        ready = wanted.work / "ready.mka"
        tags = {name: str(song[name]) for name in ("title", "artist", "album") if song[name]}
        write_copy(sound, ready, loudness, tags)
    except SoundlessError as err:
        print(f"There is no sound in it: {err}", file=sys.stderr)  # noqa: T201 - for the log
        sound.unlink(missing_ok=True)
        raise FetchError(Cause.UNPLAYABLE) from err
    kept = {**song, "duration_s": duration_s, "has_cover": cover is not None}
    if cover is not None:
        _write(wanted.cache / f"{key}.cover", cover)
    _write(wanted.cache / f"{key}.json", json.dumps(kept).encode())
    ready.replace(wanted.cache / f"{key}.mka")
    shutil.rmtree(wanted.work, ignore_errors=True)
    write_line({"progress": 1.0, "done": kept})


def limit(largest_bytes: int) -> None:
    """Limit the memory and file size of this process, whatever it receives."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    largest = largest_bytes + 64 * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))


def run_and_tell(run: Callable[[], None], guard: ConnectionGuard) -> int:
    """Run a job and report its failure; return the exit code of the process."""
    try:
        run()
    except _AbortedError as err:
        write_line(failed_line(err.failure))
    except MemoryError:
        write_line(failed_line(FetchError(Cause.TOO_LARGE)))
    except Exception as err:  # noqa: BLE001 - outermost handler, pages are untrusted
        failure = failure_of(err, guard.refused)
        print(f"{type(err).__name__}: {without_queries(str(err))[:250]}", file=sys.stderr)  # noqa: T201 - for the log
        write_line(failed_line(failure))
    finally:
        # A signal while Python ends would kill the process.
        signal.setitimer(signal.ITIMER_REAL, 0.0)
    return 0


def write_line(line: Mapping[str, object]) -> None:
    """Send a message to the server, as one line."""
    print(json.dumps(line), flush=True)  # noqa: T201 - to the server


def _write(file: Path, content: bytes) -> None:
    unfinished = file.with_name(f"{file.name}.unfinished")
    unfinished.write_bytes(content)
    unfinished.replace(file)
