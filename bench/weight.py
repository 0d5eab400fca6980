"""Memory of an idle party with a large library, and time from start to the first page.

    .venv/bin/python -m bench.weight [--songs 10000] [--starts 5]
    .venv/bin/python -m bench.weight --returned [--queue 5000] [--pages 100] [--tree FOLDER]

All processes are real, under their supervisor, with a null sink as output. Memory is the PSS after
the scan has finished, and bytecode is compiled beforehand. A start is timed from the creation of
the server's process to the last byte of the guest page and of the scripts that it loads first.

With `--returned`, the private memory of the server of scripts/run, of this or another working tree,
after a long queue was cleared and after its pages have left.
"""

import argparse
import http.client
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.programs import SYSTEM, expect_programs
from bench.scan import make_music
from bench.votes import ask, fill, join, make_long_songs, open_pages, process_on, whole_party
from tests.ports import free_port
from tests.system.support.party_system import Browser, System, a_system, until

WEIGHED = ("server", "visualizer", "broker")
SETTLED_S = 20.0
RETURNED_S = 60.0
STEADY_S = 25.0
"""Two checks of the server, which returns memory every 10 s, and the 3 s until it has an effect."""
STEADY_MB = 0.2
IMPORTED = (
    "import raveberry_server.app, raveberry_server.jobs.watch_folders, raveberry_visualizer.app"
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--songs", type=int, default=10_000)
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--returned", action="store_true")
    parser.add_argument("--queue", type=int, default=5_000)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--tree", type=Path, default=Path(__file__).parents[1])
    args = parser.parse_args()
    expect_programs(*SYSTEM)
    if args.returned:
        print_returned(args.tree, args.queue, args.pages)
        return
    with tempfile.TemporaryDirectory(prefix="rvb-") as folder, a_system() as system:
        system.music.symlink_to(make_music(Path(folder), args.songs))
        subprocess.run([sys.executable, "-OO", "-c", IMPORTED], env=system.environment, check=True)  # noqa: S603
        with system.running():
            system.wait_until_served()
            # Each client without a cookie would be another guest, whom the server remembers.
            guest = system.guest()
            guest.ask("POST", "/api/v1/session", b"{}")
            until(lambda: has_scanned(system, guest), within_s=600, what="the scan has ended")
            for _ in range(20):
                guest.ask("GET", "/api/v1/search?q=love")
            time.sleep(SETTLED_S)
            weights = {name: weight_mb(system, name) for name in (*WEIGHED, "mpd")}
            measuring = measuring_mb(system)
        starts_s = [start_s(system) for _ in range(args.starts)]
    print(f"idle, {args.songs} songs, MB of PSS")
    for name, weight in weights.items():
        print(f"  {name:12} {weight:6.1f}")
    print(f"  {' + '.join(WEIGHED)}: {sum(weights[name] for name in WEIGHED):.1f} (bar: 90)")
    print(f"  beside it, until the loudness of all songs is measured: {measuring:.1f}")
    print(f"start to the first page: median {statistics.median(starts_s):.2f} s (bar: 1)")
    print("  " + " ".join(f"{value:.2f}" for value in starts_s))


def print_returned(tree: Path, queue: int, pages: int) -> None:
    """Print the server's memory after each step of a party."""
    with tempfile.TemporaryDirectory(prefix="rvb-") as name:
        folder = Path(name)
        (music := folder / "music").mkdir()
        make_long_songs(music, queue + 20)
        with whole_party(tree, folder / "run", music) as (guest_port, host_port):
            server = process_on(guest_port)

            def note(what: str) -> None:
                print(f"  {what:34} {steady_mb(server):6.1f} MB", flush=True)

            (entry, *_) = fill(host_port, 10)
            cookies = [join(guest_port, entry, number) for number in range(pages)]
            note("10 songs")
            with open_pages(guest_port, cookies):
                note(f"{pages} pages")
            note("all pages have left")
            fill(host_port, queue - 10, first=10)
            note(f"{queue} songs")
            with open_pages(guest_port, cookies):
                note(f"{pages} pages")
            note("all pages have left")
            ask(host_port, "POST", "/api/v1/command/clear_queue", {})
            note("the queue was cleared")


def steady_mb(process: int) -> float:
    """Return the private memory once it has not changed for a while."""
    end_s = time.monotonic() + RETURNED_S
    steady_since_s, before = time.monotonic(), private_mb(process)
    while time.monotonic() < min(end_s, steady_since_s + STEADY_S):
        time.sleep(1)
        now = private_mb(process)
        if abs(now - before) > STEADY_MB:
            steady_since_s, before = time.monotonic(), now
    return before


def private_mb(process: int) -> float:
    """Return the memory that a process does not share."""
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    return sum(map(int, re.findall(r"^Private_\w+:\s+(\d+)", rollup, re.MULTILINE))) / 1_024


def has_scanned(system: System, guest: Browser) -> bool:
    """Return whether the library has songs and no scan is running."""
    time.sleep(0.5)  # a guest who searches more often is refused
    found = guest.ask("GET", "/api/v1/search?q=a&limit=1").json.get("hits")
    pid = system.pid("server")
    scans = (
        [child for child in children_of(pid) if "jobs.scan_library" in words_of(child)]
        if pid
        else []
    )
    return bool(found and pid) and not scans


def words_of(pid: int) -> str:
    """Return the command line of a process."""
    return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()


def children_of(pid: int) -> list[int]:
    """Return the running child processes of a process."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(child) for child in listed.split()]


def weight_mb(system: System, service: str) -> float:
    """Return the PSS of all processes of a service, without a job that measures loudness."""
    pid = system.pid(service)
    return tree_mb(pid) - sum(tree_mb(child) for child in measuring_jobs(pid))


def measuring_mb(system: System) -> float:
    """Return the PSS of the job that measures the loudness of songs, with its ffmpeg."""
    return sum(tree_mb(pid) for pid in measuring_jobs(system.pid("server")))


def measuring_jobs(server: int) -> list[int]:
    """Return the jobs of a server that measure loudness."""
    return [child for child in children_of(server) if "measure_loudness" in words_of(child)]


def tree_mb(root: int) -> float:
    """Return the PSS of a process and its descendants."""
    waiting, total_kb = [root], 0
    while waiting:
        pid = waiting.pop()
        waiting += children_of(pid)
        try:
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            continue  # ffmpeg has read its file
        total_kb += sum(map(int, re.findall(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)))
    return total_kb / 1_024


def start_s(system: System) -> float:
    """Start a server and return the seconds until the first page is loaded."""
    ports = {"RAVEBERRY_GUEST_PORT": str(free_port()), "RAVEBERRY_HOST_PORT": str(free_port())}
    environment = {**os.environ, **system.environment, **ports}
    born_s = time.perf_counter()
    server = subprocess.Popen(
        [sys.executable, "-OO", "-m", "raveberry_server"],
        env=environment,
        stderr=subprocess.DEVNULL,
    )
    try:
        port = int(ports["RAVEBERRY_GUEST_PORT"])
        while (page := fetched(port, "/")) is None:
            time.sleep(0.005)
        for script in re.findall(rb'<script[^>]+src="([^"]+)"', page):
            fetched(port, "/" + script.decode().lstrip("./"))
        return time.perf_counter() - born_s
    finally:
        server.terminate()
        server.wait(10)


def fetched(port: int, target: str) -> bytes | None:
    """Return the body of a response, None while no server answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", target)
        return connection.getresponse().read()
    except OSError:
        return None
    finally:
        connection.close()


if __name__ == "__main__":
    main()
