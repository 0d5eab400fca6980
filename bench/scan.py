"""Speed of the first scan of a music folder, compared with a bare tinytag loop.

    .venv/bin/python -m bench.scan [--songs 20000] [--rounds 5] [--no-votes]

In each round, both read the same small tagged MP3s, which are in the page cache. The ratio of the
two times matters. Both run at low priority, the readers of the scan at an even lower one. The time
of the scan is that of its whole process, start included. "others" is the number of processors that
other programs kept busy; a round in which it is high is not meaningful. Memory is the PSS of the
scan and its readers. Then a scan is killed half way and resumed. Finally, a server scans the same
files while a guest votes; the response times are compared with those of an idle server. Results are
kept in bench/scan.md.
"""

import argparse
import contextlib
import http.client
import json
import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from raveberry_server.jobs.scan_library import WRITER_NICE

from bench.programs import expect_programs
from bench.votes import ask, fill, join, wait_for
from tests.fakes.player.sound_files import bare_mp3, make_sounds, tagged
from tests.fakes.sources.generated_library import Made, catalogue
from tests.ports import free_port

BARE = f"""
import os, sys
from raveberry_server.jobs.child_setup import give_way
from tinytag import TinyTag
give_way({WRITER_NICE})
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        TinyTag.get(os.path.join(folder, name))
"""
SCAN = ("-P", "-m", "raveberry_server.jobs.scan_library", "--library")
VOTES_PER_S = 50
WAITING = 10
IDLE_S = 3.0


@dataclass(frozen=True, slots=True)
class Run:
    """Resources used by one process and its children."""

    wall_s: float
    cpu_s: float
    peak_mb: float
    others: float
    """Number of processors that other programs kept busy."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--songs", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-votes", action="store_true", help="leave the server out")
    args = parser.parse_args()
    expect_programs("ffmpeg")
    with tempfile.TemporaryDirectory(prefix="rvb-") as name:
        folder = Path(name)
        # Bytecode is cached, as scripts/run and the add-on do.
        os.environ |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "python")}
        music = make_music(folder, args.songs)
        compare(folder, music, args.songs, args.rounds)
        resume(folder, music)
        if not args.no_votes:
            compare_votes(folder, music, args.rounds)


def make_music(folder: Path, songs: int) -> Path:
    """Write tagged MP3s of half a second, a hundred per folder, and return the music folder."""
    music = folder / "music"
    sounds = folder / "sounds"
    sounds.mkdir()
    sound = bare_mp3(make_sounds(sounds))
    for song in catalogue(songs):
        inner = music / f"{song.number // 100:04}"
        inner.mkdir(parents=True, exist_ok=True)
        content = tagged(
            sound, TIT2=song.title, TPE1=song.artist, TALB=song.album,
            TRCK=str(song.number % 12 + 1), TDRC="1999", TCON="Pop",
        )  # fmt: skip
        (inner / f"{song.number}.mp3").write_bytes(content)
    return music


# --- speed ---------------------------------------------------------------------------------------


def compare(folder: Path, music: Path, songs: int, rounds: int) -> None:
    """Run both loops alternately and print the figures."""
    bare: list[Run] = []
    ours: list[Run] = []
    library = folder / "library.db"
    run([*("-c", BARE), str(music)])  # fills the page cache
    for _ in range(rounds):
        bare.append(run(["-c", BARE, str(music)]))
        remove(library)
        ours.append(run([*SCAN, str(library), "--", str(music)]))
    print(f"{songs:,} files, {rounds} rounds\n")
    for name, runs in (("bare tinytag", bare), ("scan", ours)):
        rate = songs / statistics.median(one.wall_s for one in runs)
        cpu_us = 1e6 * statistics.median(one.cpu_s for one in runs) / songs
        peak_mb = max(one.peak_mb for one in runs)
        print(
            f"  {name:14} {rate:8,.0f} files/s {cpu_us:6.0f} us of processor a file "
            f"{peak_mb:6.0f} MB   {rounded([one.wall_s for one in runs])} s, "
            f"others {rounded([one.others for one in runs])}"
        )
    ratios = [after.wall_s / before.wall_s for before, after in zip(bare, ours, strict=True)]
    print(f"  ratio          {statistics.median(ratios):8.2f}   {rounded(ratios)}")


def run(arguments: Sequence[str]) -> Run:
    """Run Python to its end and return the resources that it used."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy_before_s = busy_s()
    from_s = time.perf_counter()
    with started(arguments) as process:
        peak_mb = 0.0
        while process.poll() is None:
            peak_mb = max(peak_mb, held_mb(process.pid))
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.1)
        wall_s = time.perf_counter() - from_s
    if process.returncode:
        raise SystemExit(f"{arguments} ended with {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall_s, used_s, peak_mb, (busy_s() - busy_before_s - used_s) / wall_s)


def busy_s() -> float:
    """Return the busy time of all processors together since boot."""
    user, nice, system, _, _, interrupts, soft, *_ = map(
        int, Path("/proc/stat").read_text().split()[1:9]
    )
    return (user + nice + system + interrupts + soft) / os.sysconf("SC_CLK_TCK")


@contextmanager
def started(arguments: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    """Start Python with a pipe as standard input, as the server does."""
    with subprocess.Popen(  # noqa: S603 - trusted arguments
        [sys.executable, *arguments], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    ) as process:
        yield process


def held_mb(process: int) -> float:
    """Return the proportional set size (PSS) of a process and its descendants."""
    total = 0.0
    waiting = [process]
    while waiting:
        one = Path(f"/proc/{waiting.pop()}")
        try:
            rollup = (one / "smaps_rollup").read_text()
            for task in (one / "task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
        except OSError:
            continue
        total += sum(
            int(line.split()[1]) / 1_000 for line in rollup.splitlines() if line.startswith("Pss:")
        )
    return total


def remove(library: Path) -> None:
    """Delete the library."""
    for suffix in ("", "-wal", "-shm"):
        library.with_name(library.name + suffix).unlink(missing_ok=True)


# --- a killed scan -------------------------------------------------------------------------------


def resume(folder: Path, music: Path) -> None:
    """Kill a scan half way, and print the duration of the next one."""
    library = folder / "library.db"
    whole = songs_in(library)
    remove(library)
    with started([*SCAN, str(library), "--", str(music)]) as process:
        while process.poll() is None and songs_in(library) < whole // 2:
            time.sleep(0.01)
        process.kill()
    kept = songs_in(library)
    again = run([*SCAN, str(library), "--", str(music)])
    nothing = run([*SCAN, str(library), "--", str(music)])
    print(
        f"\n  killed with {kept:,} songs written; the next scan came to {songs_in(library):,} in "
        f"{again.wall_s:.2f} s; one that found nothing new took {nothing.wall_s:.2f} s"
    )


def songs_in(library: Path) -> int:
    """Return the number of songs in a library; 0 before it exists."""
    try:
        with closing(sqlite3.connect(f"file:{library}?mode=rw", uri=True)) as connection:
            (songs,) = connection.execute("SELECT count(*) FROM song").fetchone()
    except sqlite3.OperationalError:
        return 0
    return int(songs)


# --- votes ---------------------------------------------------------------------------------------


def compare_votes(folder: Path, music: Path, rounds: int) -> None:
    """Alternate votes on an idle server with votes during a scan, and print response times."""
    data = folder / "data"
    guest_port, host_port, mqtt_port = (free_port() for _ in range(3))
    environment = {
        **os.environ,
        "RAVEBERRY_DATA": str(data),
        "RAVEBERRY_RUNTIME": str(folder / "run"),
        "RAVEBERRY_MUSIC": str(music),
        "RAVEBERRY_SOURCES": "local",
        "RAVEBERRY_GUEST_PORT": str(guest_port),
        "RAVEBERRY_HOST_PORT": str(host_port),
        "RAVEBERRY_MQTT_PORT": str(mqtt_port),
        "RAVEBERRY_LOG_LEVEL": "error",
    }
    idle_ms: list[list[float]] = []
    busy_ms: list[list[float]] = []
    with subprocess.Popen([sys.executable, "-m", "raveberry_server"], env=environment) as server:
        try:
            wait_for(guest_port)
            wait_for(host_port)
            while not has_scanned(data):
                time.sleep(0.1)
            voter = Voter(guest_port, host_port)
            for number in range(rounds):
                until_s = time.monotonic() + IDLE_S
                idle_ms.append(voter.votes_ms(lambda until_s=until_s: time.monotonic() < until_s))
                for file in music.rglob("*.mp3"):
                    os.utime(file, ns=(number, number))
                ask(host_port, "POST", "/api/v1/command/scan_library", {})
                while has_scanned(data):
                    time.sleep(0.001)
                busy_ms.append(voter.votes_ms(lambda: not has_scanned(data)))
        finally:
            server.terminate()
    print("\n  votes          p50 / p95")
    for name, rounds_ms in (("idle", idle_ms), ("during a scan", busy_ms)):
        times_ms = [time_ms for one_ms in rounds_ms for time_ms in one_ms]
        print(
            f"  {name:14} {at(times_ms, 0.5):.2f} / {at(times_ms, 0.95):.2f} ms ({len(times_ms)})"
        )
    ratios = [at(busy, 0.95) / at(idle, 0.95) for idle, busy in zip(idle_ms, busy_ms, strict=True)]
    print(f"  ratio of p95   {statistics.median(ratios):.2f}   {rounded(ratios)}")


class Voter:
    """Guest that votes repeatedly over one connection."""

    def __init__(self, guest_port: int, host_port: int) -> None:
        fill(host_port, 0)  # only switches off the limits
        self._entries = [waiting(host_port, song) for song in catalogue(WAITING)]
        cookie = join(guest_port, self._entries[0])
        self._connection = http.client.HTTPConnection("127.0.0.1", guest_port, timeout=20)
        self._headers = {"Content-Type": "application/json", "Cookie": cookie}
        self._number = 0

    def votes_ms(self, goes_on: Callable[[], bool]) -> list[float]:
        """Vote while `goes_on` returns True; return the response time of each vote."""
        taken_ms = []
        while goes_on():
            self._number += 1
            entry = self._entries[self._number % len(self._entries)]
            value = self._number // len(self._entries) % 3 - 1
            body = json.dumps({"entry": entry, "value": value})
            from_s = time.perf_counter()
            self._connection.request("POST", "/api/v1/command/vote", body, self._headers)
            response = self._connection.getresponse()
            response.read()
            taken_ms.append(1_000 * (time.perf_counter() - from_s))
            if response.status != http.HTTPStatus.OK:
                raise SystemExit(f"a vote was answered {response.status}")
            time.sleep(1 / VOTES_PER_S)
        return taken_ms


def waiting(host_port: int, song: Made) -> str:
    """Request a song and return the id of its entry."""
    query = {"query": f"{song.artist} {song.title}"}
    answer, _ = ask(host_port, "POST", "/api/v1/command/enqueue", query)
    entry: str = answer["result"]["entry"]["id"]  # type: ignore[index] - an answer of ours
    return entry


def has_scanned(data: Path) -> bool:
    """Return whether the latest scan has finished."""
    try:
        with closing(sqlite3.connect(f"file:{data}/party.db?mode=rw", uri=True)) as connection:
            row = connection.execute("SELECT state FROM job WHERE kind = 'scan'").fetchone()
    except sqlite3.OperationalError:
        return False
    return bool(row) and row[0] == "done"


def at(values: Sequence[float], share: float) -> float:
    """Return the quantile of the values at this share."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def rounded(values: Sequence[float]) -> str:
    """Return the value of each round as text."""
    return " ".join(f"{value:.2f}" for value in values)


if __name__ == "__main__":
    main()
