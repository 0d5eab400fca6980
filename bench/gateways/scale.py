"""Cost of sockets at gateways: of the party per vote, and of a gateway per socket and delta.

    .venv/bin/python -m bench.gateways.scale [--pages 200 2000] [--rounds 3] [--seconds 5]

A server without player and broker and a nats-server run on one core; a gateway, guests and pages on
another. Guests vote at a fixed rate, at the gateway and at the server in turns, with every number
of open pages. Processor times and deltas are those of `/metrics`, which other programs disturb
little; compare ratios only.
"""

import argparse
import contextlib
import http.client
import itertools
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.programs import expect_programs
from bench.votes import (
    LOAD_CORE,
    SERVER_CORE,
    VOTE,
    fill,
    join,
    make_long_songs,
    open_pages,
    wait_for,
)
from bench.weight import private_mb
from tests.ports import free_port

GUESTS = 12
SONGS = 20
SETTLED_S = 2.0
LONGEST_S = 90.0
RESTING = 0.04
"""Share of a processor below which a process is at rest; an idle one uses about a hundredth."""
PROCESSOR = "process_cpu_seconds_total"
IMPORTED = "import raveberry_server.app, raveberry_server.gateway"


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """A server or gateway, by its ports."""

    name: str
    guest_port: int
    host_port: int
    pid: int

    def metrics(self) -> dict[str, float]:
        """Return its metrics without labels."""
        connection = http.client.HTTPConnection("127.0.0.1", self.host_port, timeout=20)
        connection.request("GET", "/metrics")
        lines = connection.getresponse().read().decode().splitlines()
        connection.close()
        rows = (line.split(" ") for line in lines if not line.startswith("#") and "{" not in line)
        return {name: float(value) for name, value in rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Figures of one round: votes, and what each process did.

    Attributes:
        cpu_s: processor seconds, without those that it also needs between votes.
        private: private memory in MB.
    """

    votes: int
    cpu_s: dict[str, float]
    deltas: dict[str, float]
    private: dict[str, float]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--pages", type=int, nargs="+", default=[200, 2_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--rate", type=float, default=40.0, help="votes a second")
    parser.add_argument(
        "--at",
        nargs="+",
        choices=("server", "gateway"),
        default=["server", "gateway"],
        help="where pages are opened and votes are sent; a server whose pages have left returns "
        "memory, which counts as the cost of the next votes",
    )
    args = parser.parse_args()
    expect_programs("ffmpeg", "nats-server", "taskset")
    os.sched_setaffinity(0, {LOAD_CORE})
    with tempfile.TemporaryDirectory(prefix="rvb-") as folder, whole(Path(folder)) as processes:
        server, gateway = processes
        entries = fill(server.host_port, SONGS)
        cookies = [join(gateway.guest_port, entries[0]) for _ in range(GUESTS)]
        ballots = ballots_of(cookies, entries)
        found: dict[tuple[str, int], list[Round]] = defaultdict(list)
        for _ in range(args.rounds):
            for pages, at in itertools.product([0, *args.pages], processes):
                if at.name not in args.at:
                    continue
                with open_pages(at.guest_port, [""] * pages):
                    come_to_rest(processes)
                    found[at.name, pages].append(
                        voting(processes, at, ballots, args.seconds, args.rate)
                    )
        print_costs(found, args.pages)


def come_to_rest(processes: Sequence[Process]) -> None:
    """Wait until the processes have done what opening and closing pages left to do."""
    until_s = time.monotonic() + LONGEST_S
    while time.monotonic() < until_s:
        before = [one.metrics()[PROCESSOR] for one in processes]
        time.sleep(SETTLED_S)
        used = [one.metrics()[PROCESSOR] - old for one, old in zip(processes, before, strict=True)]
        if max(used) < RESTING * SETTLED_S:
            return
    raise SystemExit(f"a process was not at rest after {LONGEST_S:.0f} s")


def ballots_of(cookies: Sequence[str], entries: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield cookie and body of votes, each of which differs from the last one on its song."""
    for value in itertools.cycle((-1, 1)):
        for entry, cookie in itertools.product(entries, cookies):
            yield cookie, json.dumps({"entry": entry, "value": value})


def voting(
    processes: Sequence[Process],
    at: Process,
    ballots: Iterator[tuple[str, str]],
    seconds: float,
    rate: float,
) -> Round:
    """Vote at a fixed rate at one of the processes, and return what that cost all of them."""
    resting = {one.name: one.metrics()[PROCESSOR] for one in processes}
    rested_s = time.monotonic()
    time.sleep(SETTLED_S)
    before = {one.name: one.metrics() for one in processes}
    rested_s = time.monotonic() - rested_s
    connection = http.client.HTTPConnection("127.0.0.1", at.guest_port, timeout=20)
    started_s = time.monotonic()
    votes = 0
    while time.monotonic() < started_s + seconds:
        cookie, body = next(ballots)
        headers = {"Content-Type": "application/json", "Cookie": cookie}
        connection.request("POST", VOTE, body, headers)
        answer = connection.getresponse()
        text = answer.read()
        if answer.status != http.HTTPStatus.OK:
            raise SystemExit(f"a vote was refused: {text.decode()}")
        votes += 1
        time.sleep(max(0.0, started_s + votes / rate - time.monotonic()))
    connection.close()
    after = {one.name: one.metrics() for one in processes}
    passed_s = time.monotonic() - started_s

    def grown(name: str) -> dict[str, float]:
        return {one: after[one][name] - before[one][name] for one in before}

    idle = {one: (before[one][PROCESSOR] - resting[one]) / rested_s for one in before}
    return Round(
        votes=votes,
        cpu_s={one: spent_s - idle[one] * passed_s for one, spent_s in grown(PROCESSOR).items()},
        deltas=grown("raveberry_deltas_total"),
        private={one.name: private_mb(one.pid) for one in processes},
    )


def print_costs(found: dict[tuple[str, int], list[Round]], sizes: Sequence[int]) -> None:
    """Print the costs by the number of pages."""
    print("processor time of the party per vote, median (all rounds)")
    measured = (("server", 0), *(("gateway", pages) for pages in (0, *sizes)))
    for at, pages in (one for one in measured if one in found):
        costs = [one.cpu_s["server"] / one.votes for one in found[at, pages]]
        print(f"  votes at the {at:8} {pages:6} pages there {in_us(costs)}")
    print("processor time per socket and delta, less that of votes without pages")
    for name, pages in itertools.product(("server", "gateway"), sizes):
        if (name, pages) not in found:
            continue
        bare_s = statistics.median(one.cpu_s[name] / one.votes for one in found[name, 0])
        costs = [
            (one.cpu_s[name] - bare_s * one.votes) / one.deltas[name] for one in found[name, pages]
        ]
        print(f"  {name:8} {pages:6} pages {in_us(costs)}")
    print("private memory of the gateway at the end of the first round with so many pages, in MB")
    for pages in (0, *sizes) if ("gateway", 0) in found else ():
        print(f"  {pages:6} pages {found['gateway', pages][0].private['gateway']:8.1f}", flush=True)


def in_us(values: Sequence[float]) -> str:
    """Return the median and all values, which are seconds, in microseconds."""
    rounds = ", ".join(f"{value * 1e6:.2f}" for value in values)
    return f"{statistics.median(values) * 1e6:10.2f} µs  ({rounds})"


@contextmanager
def whole(folder: Path, gateways: int = 1) -> Iterator[Sequence[Process]]:
    """Run NATS, the server and gateways, in this order; every second gateway beside the server."""
    music, nats_port = folder / "music", free_port()
    music.mkdir()
    # Bytecode is cached, as in the image: compiling leaves freed memory between objects.
    os.environ |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "python")}
    subprocess.run([sys.executable, "-OO", "-c", IMPORTED], check=True)  # noqa: S603 - our own
    make_long_songs(music, SONGS + 100)
    program = shutil.which("nats-server") or "/usr/sbin/nats-server"
    with contextlib.ExitStack() as running:
        start(running, SERVER_CORE, [program, "-a", "127.0.0.1", "-p", str(nats_port)])
        wait_for(nats_port)
        processes = [started(running, folder, "server", SERVER_CORE, nats_port)]
        for number in range(gateways):
            name = f"gateway {number + 1}" if gateways > 1 else "gateway"
            core = SERVER_CORE if number % 2 else LOAD_CORE
            processes.append(started(running, folder, name, core, nats_port))
        yield processes


def started(
    running: contextlib.ExitStack, folder: Path, name: str, core: int, nats_port: int
) -> Process:
    """Start the server or a gateway on a core, and wait until it answers."""
    guest_port, host_port, data = free_port(), free_port(), folder / name
    data.mkdir()
    (data / "signing.key").write_bytes(b"k" * 32)
    environment = {
        **os.environ,
        "RAVEBERRY_DATA": str(data),
        "RAVEBERRY_RUNTIME": str(data / "run"),
        "RAVEBERRY_MUSIC": str(folder / "music"),
        "RAVEBERRY_SOURCES": "local",
        "RAVEBERRY_GUEST_PORT": str(guest_port),
        "RAVEBERRY_HOST_PORT": str(host_port),
        "RAVEBERRY_MQTT_PORT": str(free_port()),
        "RAVEBERRY_NATS": f"nats://127.0.0.1:{nats_port}",
        "RAVEBERRY_LOG_LEVEL": "error",
        # As in addon/services/server/run.
        "PYTHONMALLOC": "malloc",
        "MALLOC_ARENA_MAX": "1",
    }
    module = "raveberry_server" if name == "server" else "raveberry_server.gateway"
    pid = start(running, core, [sys.executable, "-OO", "-m", module], environment)
    wait_for(host_port)
    return Process(name=name, guest_port=guest_port, host_port=host_port, pid=pid)


def start(
    running: contextlib.ExitStack,
    core: int,
    command: Sequence[str],
    environment: dict[str, str] | None = None,
) -> int:
    """Start a program on a core, which ends with the block, and return its process id."""
    started = subprocess.Popen(  # noqa: S603 - our own
        ["taskset", "-c", str(core), *command],  # noqa: S607 - a system program
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    running.callback(started.wait, 10)
    running.callback(started.terminate)
    return started.pid


if __name__ == "__main__":
    main()
