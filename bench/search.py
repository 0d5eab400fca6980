"""Search quality (share of queries with the intended song in the first five) and response time.

    .venv/bin/python -m bench.search [--pg] [songs …]
    .venv/bin/python -m bench.search --guest [songs …]

Sends 1,000 queries of each kind to `GET /api/v1/search`. Server and client share one process and
one core, so the processor time is that of both; unlike the response time, it is unaffected by other
programs. With `--pg` the same queries also go to PostgreSQL's pg_trgm, the search engine of the
original Raveberry, through its socket without a web server. That needs Debian's `postgresql`, and
`psycopg[binary]` in the environment.

With `--guest` the page of a guest searches with all default sources, and requests songs by words
and by address. The guest has a process of its own, so the processor time is that of the server.
Results are kept in bench/search.md.
"""

import argparse
import asyncio
import getpass
import json
import multiprocessing
import os
import random
import resource
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Collection,
    Iterator,
    Mapping,
    Sequence,
)
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import aiohttp
import uvloop
from raveberry_server.adapters.sources.context import SourceContext
from raveberry_server.adapters.sources.local.database import song_key
from raveberry_server.adapters.sources.local.source import LIBRARY, LocalSource
from raveberry_server.adapters.sources.registry import opened_sources

from tests.fakes.party.headless_server import HeadlessServer
from tests.fakes.party.memory_store import MemoryStore
from tests.fakes.party.served_party import Served, serving
from tests.fakes.sources.generated_library import Made, catalogue, write_library
from tests.fakes.sources.search_queries import KINDS, starting_with, typed_starts

CORE = 0
QUERIES = 1_000
STARTS = 500
PLAYED = 2_000
LIMIT = 20
BLOCK = 25
BLOCKS = 12
UNLIMITED = {
    "max_waiting_per_guest": 0,
    "identity_burst": 0,
    "max_requests_per_hour": 0,
    "fresh_requests": 0,
    "queue_max": 0,
    "autoplay": False,
}
SHORT = ("lo", "ov", "an", "he", "th", "lov", "ove", "ing", "sun", "bel", "a", "e", "l", "s")
POSTGRES_USER = "postgres"
TRIGRAMS = """
SELECT uri FROM song WHERE words % %(query)s ORDER BY similarity(words, %(query)s) DESC LIMIT 20
""".replace(" % ", " %% ")
TRIGRAMS_SHORT = """
SELECT uri FROM song WHERE words ILIKE '%%' || %(query)s || '%%' ORDER BY times DESC LIMIT 20
"""

type Search = Callable[[str], Awaitable[Sequence[str]]]
type Asked = Sequence[tuple[str, Collection[str]]]


def uri(song: Made) -> str:
    """Return the URI of a song in the local source."""
    return f"local:{song_key(bytes(song.path))}"


async def measured(search: Search, kind: str, asked: Asked) -> None:
    """Send queries, each with the intended songs, and print quality and response times."""
    found, taken_ms, used_ms = 0, [], []
    for query, wanted in asked:
        from_s, used_s = time.perf_counter(), time.process_time()
        uris = await search(query)
        taken_ms.append(1_000 * (time.perf_counter() - from_s))
        used_ms.append(1_000 * (time.process_time() - used_s))
        found += not set(wanted).isdisjoint(uris[:5])
    taken_ms.sort()
    used_ms.sort()
    share = f"{100 * found / len(asked):6.1f} %" if asked[0][1] else "       -"
    middle, late = len(asked) // 2, int(len(asked) * 0.95)
    print(
        f"| {kind:26} | {share} | {taken_ms[middle]:5.1f} / {taken_ms[late]:5.1f} ms "
        f"| {used_ms[middle]:5.1f} / {used_ms[late]:5.1f} ms |",
        flush=True,
    )


async def measured_kinds(search: Search, kinds: dict[str, Asked]) -> None:
    """Measure each kind of query and print a table."""
    print("\n| query | in the first 5 | p50 / p95 | processor p50 / p95 |\n|---|---|---|---|")
    for kind, asked in kinds.items():
        await measured(search, kind, asked)


async def ask_server(folder: Path, times: dict[str, int], kinds: dict[str, Asked]) -> None:
    """Measure searches through HTTP, the server and the library."""
    plays = MemoryStore()
    plays.times_played = times
    source = LocalSource(data=folder, plays=plays)
    server = HeadlessServer(sources=(source,))  # type: ignore[arg-type] - a source like any other
    async with (
        serving(folder, server=server) as served,
        # The host's endpoint has no rate limit for searches.
        served.browser(endpoint="host") as browser,
    ):

        async def search(query: str) -> Sequence[str]:
            params = {"q": query, "limit": str(LIMIT)}
            async with browser.get("/api/v1/search", params=params) as answer:
                hits = (await answer.json())["hits"]
            return [hit["song"]["uri"] for hit in hits]

        await measured_kinds(search, kinds)
    await source.close()


# --- the page of a guest -------------------------------------------------------------------------


async def ask_as_guest(folder: Path, kinds: Mapping[str, Asked]) -> None:
    """Measure the server's processor time per search and request of a guest."""
    spawn = multiprocessing.get_context("spawn")
    async with serving_default_sources(folder) as served:
        with ProcessPoolExecutor(max_workers=1, mp_context=spawn) as guest:

            async def cost_ms(address: str, frames: Sequence[object]) -> float:
                """Return the mean time of frames that are sent one after another."""
                loop = asyncio.get_running_loop()
                url = f"{served.guest_url}/api/v1/ws"
                used_s = time.process_time()
                await loop.run_in_executor(guest, send, url, address, frames)
                return 1_000 * (time.process_time() - used_s) / len(frames)

            print("\n| a guest's page | processor of the server |\n|---|---|")
            for kind, asked in kinds.items():
                costs_ms = []
                for number in range(min(BLOCKS, len(asked) // BLOCK)):
                    queries = [query for query, _ in asked[number * BLOCK :][:BLOCK]]
                    frames = [{"search": {"q": query}} for query in queries]
                    costs_ms.append(await cost_ms(f"127.0.1.{number + 1}", frames))
                print(f"| search, {kind:26} | {statistics.median(costs_ms):5.2f} ms |", flush=True)
            await compare_requests(served, kinds["exact"], cost_ms)


async def compare_requests(
    served: Served, asked: Asked, cost_ms: Callable[[str, Sequence[object]], Awaitable[float]]
) -> None:
    """Measure requests by words and by address in turns, each block with an empty queue."""
    for name, value in UNLIMITED.items():
        await served.server.set(name, value)
    costs_ms: dict[str, list[float]] = {"words": [], "address": []}
    for number in range(BLOCKS):
        for by, block in costs_ms.items():
            songs = asked[number * BLOCK :][:BLOCK]
            args = [
                {"query": text} if by == "words" else {"uri": next(iter(meant))}
                for text, meant in songs
            ]
            frames = [{"command": "enqueue", "args": one} for one in args]
            block.append(await cost_ms(f"127.0.2.{number + 1}", frames))
            async with served.browser(endpoint="host") as host:
                for entry in served.server.state.waiting:
                    await host.post("/api/v1/command/remove", json={"entry": entry})
    by_words, by_address = (statistics.median(block) for block in costs_ms.values())
    print(f"| request by words | {by_words:5.2f} ms |")
    print(f"| request by address | {by_address:5.2f} ms |")
    print(f"\nBy words {by_words / by_address:.2f} times by address (bar: 2)")


@asynccontextmanager
async def serving_default_sources(folder: Path) -> AsyncIterator[Served]:
    """Serve a party with all sources of a new installation."""
    servers: list[HeadlessServer] = []
    context = SourceContext(
        data=folder, plays=MemoryStore(), settings=lambda: servers[0].state.settings
    )
    async with opened_sources(context) as sources:
        server = HeadlessServer(sources=tuple(sources))  # type: ignore[arg-type] - as above
        servers.append(server)
        async with serving(folder, server=server) as served:
            yield served


def send(url: str, address: str, frames: Sequence[Mapping[str, object]]) -> None:
    """Send frames from an address, each after the last answer to the one before."""
    asyncio.run(send_in_turn(url, address, frames))


async def send_in_turn(url: str, address: str, frames: Sequence[Mapping[str, object]]) -> None:
    """Send frames from an address.

    Raises:
        RuntimeError: the server refuses one.
    """
    connector = aiohttp.TCPConnector(local_addr=(address, 0))
    async with aiohttp.ClientSession(connector=connector) as session, session.ws_connect(url) as ws:
        for number, frame in enumerate(frames):
            await ws.send_json({"id": str(number), **frame})
            answer = {}
            while answer.get("id") != str(number) or not answer.get("done", True):
                answer = json.loads(await ws.receive_str(timeout=30))
            if "error" in answer:
                raise RuntimeError(answer)


async def ask_postgres(
    songs: Sequence[Made], times: dict[str, int], kinds: dict[str, Asked]
) -> None:
    """Measure searches with pg_trgm through PostgreSQL's socket."""
    import psycopg  # noqa: PLC0415 - optional dependency

    with (
        postgres() as folder,
        psycopg.connect(
            host=str(folder), user=POSTGRES_USER, dbname="postgres", autocommit=True
        ) as connection,
    ):
        connection.execute("CREATE EXTENSION pg_trgm")
        connection.execute("CREATE TABLE song (uri text, words text, times int)")
        with connection.cursor().copy("COPY song FROM STDIN") as copy:
            for song in songs:
                words = f"{song.artist} {song.title}"
                copy.write_row((uri(song), words, times.get(uri(song), 0)))
        connection.execute("CREATE INDEX ON song USING gin (words gin_trgm_ops)")
        connection.execute("VACUUM ANALYZE song")

        async def search(query: str) -> Sequence[str]:
            sql = TRIGRAMS_SHORT if len(query) <= 3 else TRIGRAMS  # noqa: PLR2004 - as SHORT
            return [row[0] for row in connection.execute(sql, {"query": query})]

        await measured_kinds(search, kinds)


@contextmanager
def postgres() -> Iterator[Path]:
    """Run a temporary PostgreSQL cluster and yield the folder of its socket."""
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    installed = Path("/usr/lib/postgresql")
    if not installed.is_dir():
        raise SystemExit("--pg needs PostgreSQL; install with: apt-get install postgresql")
    versions = sorted(installed.iterdir())
    binaries = versions[-1] / "bin"
    is_root = getpass.getuser() == "root"
    as_other = ("runuser", "-u", POSTGRES_USER, "--") if is_root else ()
    if is_root:
        shutil.chown(folder, POSTGRES_USER)
    data, options = folder / "data", f"-k {folder} -c listen_addresses="
    initdb = [*as_other, binaries / "initdb", "-A", "trust", "-U", POSTGRES_USER, "-E", "UTF8"]
    subprocess.run([*initdb, "--locale=C.UTF-8", data], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    control = [*as_other, binaries / "pg_ctl", "-D", data, "-w", "-l", folder / "log"]
    try:
        subprocess.run([*control, "-o", options, "start"], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        yield folder
    finally:
        stop = [*control, "-m", "immediate", "stop"]
        subprocess.run(stop, check=False, stdout=subprocess.DEVNULL)  # noqa: S603
        shutil.rmtree(folder)


async def main(sizes: Sequence[int], *, with_postgres: bool, as_guest: bool) -> None:
    """Measure each library size and print the tables."""
    for size in sizes:
        songs = catalogue(size)
        dice = random.Random(size)  # noqa: S311 - not for security
        played = dice.sample(songs, min(PLAYED, size))
        times = {uri(song): dice.randint(1, 30) for song in played}
        kinds: dict[str, Asked] = {}
        for kind, query_for in KINDS.items():
            order = dice.sample(songs, len(songs))
            asked = [(text, (uri(song),)) for song in order if (text := query_for(song, dice))]
            kinds[kind] = asked[:QUERIES]
        kinds["five letters with a typo"] = [
            (text, [uri(song) for song in starting_with(songs, meant)])
            for text, meant in typed_starts(songs, dice, STARTS)
        ]
        kinds["one to three letters"] = [(text, ()) for text in SHORT * 10]
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_library(folder / LIBRARY, songs)
            megabytes = (folder / LIBRARY).stat().st_size / 1e6
            print(f"\n{size:,} songs, library.db {megabytes:.0f} MB")
            if as_guest:
                await ask_as_guest(folder, kinds)
                continue
            await ask_server(folder, times, kinds)
        if with_postgres:
            print(f"\n{size:,} songs in PostgreSQL with pg_trgm (its processor time is not ours)")
            await ask_postgres(songs, times, kinds)
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000
    print(f"\nPeak memory of this process, catalogue included: {peak_mb:.0f} MB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--pg", action="store_true", help="measure PostgreSQL too")
    parser.add_argument("--guest", action="store_true", help="measure the page of a guest instead")
    parser.add_argument("songs", type=int, nargs="*", default=[10_000, 100_000])
    given = parser.parse_args()
    if not given.guest:
        os.sched_setaffinity(0, {CORE})
    uvloop.run(main(given.songs, with_postgres=given.pg, as_guest=given.guest))
