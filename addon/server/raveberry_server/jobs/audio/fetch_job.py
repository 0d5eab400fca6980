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
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from raveberry_server.adapters.sources.cache.song_cache import UNFINISHED, cache_key
from raveberry_server.application.catalog.url_validation import without_queries
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.jobs.network.guard import ConnectionGuard
from raveberry_server.jobs.ytdlp_client import failed_line, failure_of

from .replay_gain import SoundlessError, duration_of, loudness_of, write_copy

_MEGABYTE: Final = 1_000_000
_MOST_MEMORY: Final = 2 << 30
_ROOM_LEFT: Final = 200 * _MEGABYTE
"""Space left free on the disk, which the party's database needs."""
_LONGEST_JOB_S: Final = 1_800
_SLOW_AFTER_S: Final = 60.0
_SLOWEST_BYTES_PER_S: Final = 4_000
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

    def expect_room(self, size: float) -> None:
        """Raise unless the disk has room for that many bytes.

        Raises:
            FetchError: it has not.
        """
        if shutil.disk_usage(self.work).free < size + _ROOM_LEFT:
            raise FetchError(Cause.DISK)


class Progress:
    """Progress of a download: throttles its reports and aborts very slow ones."""

    def __init__(self, *, write_line: Say) -> None:
        self._report = write_line
        self._began_s = time.monotonic()
        self._told_s = 0.0

    def note(self, came_bytes: float, total_bytes: float | None) -> None:
        """Report the bytes received, out of a total if that is known.

        Raises:
            FetchError: the download is too slow.
        """
        now_s = time.monotonic()
        passed_s = now_s - self._began_s
        if passed_s > _SLOW_AFTER_S and came_bytes < passed_s * _SLOWEST_BYTES_PER_S:
            raise FetchError(Cause.NETWORK)
        if total_bytes and now_s - self._told_s >= _REPORT_S:
            self._told_s = now_s
            part = min(1.0, came_bytes / total_bytes)
            self._report({"progress": round(part * _SOUND_PART, 3)})


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
    """Limit the memory, file size and run time of this process, whatever it receives."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    largest = largest_bytes + 64 * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    signal.alarm(_LONGEST_JOB_S)


def run_and_tell(run: Callable[[], None], guard: ConnectionGuard) -> int:
    """Run a job and report its failure; return the exit code of the process."""
    try:
        run()
    except MemoryError:
        write_line(failed_line(FetchError(Cause.TOO_LARGE)))
    except Exception as err:  # noqa: BLE001 - outermost handler, pages are untrusted
        failure = failure_of(err, guard.refused)
        print(f"{type(err).__name__}: {without_queries(str(err))[:250]}", file=sys.stderr)  # noqa: T201 - for the log
        write_line(failed_line(failure))
    return 0


def write_line(line: Mapping[str, object]) -> None:
    """Send a message to the server, as one line."""
    print(json.dumps(line), flush=True)  # noqa: T201 - to the server


def _write(file: Path, content: bytes) -> None:
    unfinished = file.with_name(f"{file.name}.unfinished")
    unfinished.write_bytes(content)
    unfinished.replace(file)
