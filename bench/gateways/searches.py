"""Cost of a search at a gateway for the party, with and without a search worker, in turns.

    .venv/bin/python -m bench.gateways.searches [--songs 100000] [--rounds 3] [--searches 150]

A party without player and broker and a nats-server run on one core; a gateway, a search worker and
the guest on another. The party has a generated library, from which the worker fetches its copy.
Processor times are those of `/metrics`, less what the party needs between searches.
"""

import argparse
import contextlib
import http.client
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

import uvloop
from raveberry_server.adapters.nats.connection import NatsAddress
from raveberry_server.adapters.nats.library_transfer import LibraryPublisher
from raveberry_server.adapters.sources.local.copies.library_copier import LibraryCopier
from raveberry_server.adapters.sources.local.source import LIBRARY, LocalSource

from bench.gateways.scale import PROCESSOR, SETTLED_S, Process, in_us, start
from bench.programs import expect_programs
from bench.votes import LOAD_CORE, SERVER_CORE, wait_for
from tests.fakes.party.gateways import KEY, a_published_party, tick
from tests.fakes.party.headless_server import HeadlessServer
from tests.fakes.party.memory_store import MemoryStore
from tests.fakes.sources.generated_library import catalogue, write_library
from tests.fakes.sources.search_queries import KINDS
from tests.ports import free_port

if TYPE_CHECKING:
    from tests.fakes.sources.fake_source import FakeSource

SEARCH = "/api/v1/command/search"
RATE = 20.0
TYPED = ("exact", "artist and start of title", "one typo", "two typos in long words")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--songs", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--searches", type=int, default=150)
    parser.add_argument("--party", nargs=2, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.party is not None:
        folder, nats_port = args.party
        uvloop.run(serve_party(Path(folder), int(nats_port)))
        return
    expect_programs("nats-server", "taskset")
    os.sched_setaffinity(0, {LOAD_CORE})
    songs = catalogue(args.songs)
    dice = random.Random(3)  # noqa: S311 - the same queries each time
    queries = [
        query
        for name in TYPED
        for song in dice.sample(songs, args.searches // len(TYPED) * 2)
        if (query := KINDS[name](song, dice)) is not None
    ]
    with tempfile.TemporaryDirectory(prefix="rvb-") as folder:
        (Path(folder) / "party").mkdir()
        write_library(Path(folder) / "party" / LIBRARY, songs)
        size_mb = (Path(folder) / "party" / LIBRARY).stat().st_size / 1e6
        print(f"{args.songs} songs, a library of {size_mb:.0f} MB", flush=True)
        with party_and_gateway(Path(folder)) as (party, gateway, nats_port):
            found: dict[str, list[float]] = defaultdict(list)
            taken_ms: dict[str, list[float]] = defaultdict(list)
            for _ in range(args.rounds):
                some = dice.sample(queries, args.searches)
                for name in ("party", "worker"):
                    with contextlib.ExitStack() as running:
                        if name == "worker":
                            start_worker(running, Path(folder), nats_port)
                        cost_s, times_s = searching(party, gateway, some, name)
                    found[name].append(cost_s)
                    taken_ms[name] += [1_000 * one for one in times_s]
            for name, costs in found.items():
                print(f"processor of the party per search by the {name:7} {in_us(costs)}")
            for name, times in taken_ms.items():
                times.sort()
                late = times[int(len(times) * 0.95)]
                print(f"answered by the {name:7} in {statistics.median(times):.1f} / {late:.1f} ms")


def searching(
    party: Process, gateway: Process, queries: Sequence[str], by: str
) -> tuple[float, Sequence[float]]:
    """Search at a fixed rate, and return the party's processor time of each and how long it took.

    Raises:
        SystemExit: others have answered.
    """
    connection = http.client.HTTPConnection("127.0.0.1", gateway.guest_port, timeout=30)
    times_s = []

    def search(query: str) -> None:
        from_s = time.monotonic()
        connection.request(
            "POST", SEARCH, json.dumps({"q": query}), {"Content-Type": "application/json"}
        )
        answer = connection.getresponse()
        text = answer.read()
        if answer.status != http.HTTPStatus.OK:
            raise SystemExit(f"a search was refused: {text.decode()}")
        times_s.append(time.monotonic() - from_s)

    for query in queries[:10]:
        search(query)
    time.sleep(SETTLED_S)
    times_s.clear()
    resting = party.metrics()[PROCESSOR]
    rested_s = time.monotonic()
    time.sleep(2 * SETTLED_S)
    before, answered = party.metrics()[PROCESSOR], answered_by(gateway)
    rested_s = time.monotonic() - rested_s
    started_s = time.monotonic()
    for number, query in enumerate(queries, 1):
        search(query)
        time.sleep(max(0.0, started_s + number / RATE - time.monotonic()))
    after = party.metrics()[PROCESSOR]
    passed_s = time.monotonic() - started_s
    connection.close()
    share = (answered_by(gateway).get(by, 0) - answered.get(by, 0)) / len(queries)
    print(f"  {share:.0%} answered by the {by}", flush=True)
    idle_s = (before - resting) / rested_s * passed_s
    return (after - before - idle_s) / len(queries), times_s


def answered_by(gateway: Process) -> Mapping[str, float]:
    """Return how many searches were answered by whom."""
    connection = http.client.HTTPConnection("127.0.0.1", gateway.host_port, timeout=20)
    connection.request("GET", "/metrics")
    lines = connection.getresponse().read().decode().splitlines()
    connection.close()
    rows = (line for line in lines if line.startswith("raveberry_gateway_searches_total{"))
    return {line.split('"')[1]: float(line.rsplit(" ", 1)[1]) for line in rows}


@contextmanager
def party_and_gateway(folder: Path) -> Iterator[tuple[Process, Process, int]]:
    """Run NATS, the party and a gateway; the third value is the port of NATS."""
    nats_port, guest_port, host_port = free_port(), free_port(), free_port()
    program = shutil.which("nats-server") or "/usr/sbin/nats-server"
    with contextlib.ExitStack() as running:
        start(running, SERVER_CORE, [program, "-a", "127.0.0.1", "-p", str(nats_port)])
        wait_for(nats_port)
        served = subprocess.Popen(  # noqa: S603 - our own
            [
                *("taskset", "-c", str(SERVER_CORE), sys.executable, "-m", __spec__.name),
                *("--party", str(folder / "party"), str(nats_port)),
            ],
            stdout=subprocess.PIPE,
            text=True,
        )
        running.callback(served.wait, 20)
        running.callback(served.terminate)
        ports = [int(text) for text in served.stdout.readline().split()] if served.stdout else []
        party = Process(name="party", guest_port=ports[0], host_port=ports[1], pid=served.pid)
        environment = environment_of(folder / "gateway", nats_port, host_port)
        environment["RAVEBERRY_GUEST_PORT"] = str(guest_port)
        command = [sys.executable, "-OO", "-m", "raveberry_server.gateway"]
        pid = start(running, LOAD_CORE, command, environment)
        wait_for(host_port)
        gateway = Process(name="gateway", guest_port=guest_port, host_port=host_port, pid=pid)
        yield party, gateway, nats_port


def start_worker(running: contextlib.ExitStack, folder: Path, nats_port: int) -> None:
    """Start a worker, which ends with the block, and wait until it answers."""
    host_port = free_port()
    environment = environment_of(folder / "worker", nats_port, host_port)
    pid = start(
        running, LOAD_CORE, [sys.executable, "-OO", "-m", "raveberry_server.searcher"], environment
    )
    worker = Process(name="worker", guest_port=0, host_port=host_port, pid=pid)
    wait_for(host_port)
    from_s = time.monotonic()
    while True:
        with contextlib.suppress(OSError, KeyError, ValueError, http.client.HTTPException):
            if worker.metrics()["raveberry_searcher_up"]:
                break
        time.sleep(0.1)
    print(f"  the worker answered after {time.monotonic() - from_s:.1f} s", flush=True)


def environment_of(data: Path, nats_port: int, host_port: int) -> dict[str, str]:
    """Return the environment of a process with a replica."""
    data.mkdir(exist_ok=True)
    (data / "signing.key").write_bytes(KEY)
    return {
        **os.environ,
        "RAVEBERRY_DATA": str(data),
        "RAVEBERRY_HOST_PORT": str(host_port),
        "RAVEBERRY_NATS": f"nats://127.0.0.1:{nats_port}",
        "RAVEBERRY_LOG_LEVEL": "error",
        # As in addon/services/server/run.
        "PYTHONMALLOC": "malloc",
        "MALLOC_ARENA_MAX": "1",
    }


async def serve_party(folder: Path, nats_port: int) -> None:
    """Serve a party with the library in a folder, and print its ports."""
    source = LocalSource(data=folder, plays=MemoryStore())
    await source.start_thread()
    server = HeadlessServer(sources=cast("tuple[FakeSource, ...]", (source,)))
    url = f"nats://127.0.0.1:{nats_port}"
    library = LibraryPublisher(
        address=NatsAddress(servers=(url,)),
        node="raveberry",
        key=KEY,
        copies=LibraryCopier(library=folder / LIBRARY),
    )

    class Nats:
        """The address of NATS."""

        def __init__(self) -> None:
            self.url = url

    async with a_published_party(folder, Nats(), server=server, library=library) as served:
        ports = [url.rpartition(":")[2] for url in (served.guest_url, served.host_url)]
        print(*ports, flush=True)
        await tick(server)


if __name__ == "__main__":
    main()
