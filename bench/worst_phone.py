"""One hostile address that runs all attacks at once, beside thirty normal guests.

    .venv/bin/python -m bench.worst_phone [--rounds 3] [--seconds 5] [--together]
    .venv/bin/python -m bench.worst_phone --alone [ATTACK…]

All processes are real, under their supervisor, with a null sink whose monitor is recorded. Attacks
and normal guests run in a process each, as neither may wait for the other or for the measurement.
Idle and attacked rounds alternate, and the ratios of their medians matter. Memory is the PSS of the
server before, at its peak and up to a minute later.

The product has one core, and the phones share another one, because phones take no time from the
product's processor; the attack runs at the lowest priority there, because it takes none from other
phones. With `--together` all share all cores.

Other programs on the machine delay the server. So the share of time is measured, too, for which
its event loop was ready and the kernel ran something else: rounds with more than a few per cent
measure the machine.
"""

import argparse
import asyncio
import contextlib
import json
import multiprocessing
import os
import statistics
import struct
import threading
import time
from array import array
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import aiohttp

from bench.programs import SYSTEM, expect_programs
from bench.weight import weight_mb
from tests.system.support.party_system import System, a_system, until

HONEST = 30
SONGS = 12
TROLL = "127.0.0.66"
VOTE_EVERY_S, SEARCH_EVERY_S = 0.5, 2.0
BLOCK = 44_100 // 50
SILENCE = 100
BACK_WITHIN_S = 60.0
CALM_AFTER_S = 2.0
"""After an attack, so that the next idle round waits for none of its requests."""

AUDIBLE_S = 0.05
LOWEST_PRIORITY = 19
CORES = sorted(os.sched_getaffinity(0))

type Attack = Callable[[aiohttp.ClientSession, str], Awaitable[None]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument(
        "--alone", nargs="*", choices=ATTACKS, metavar="ATTACK", help="these or all by themselves"
    )
    parser.add_argument("--together", action="store_true", help="share all cores")
    args = parser.parse_args()
    expect_programs(*SYSTEM)
    alone = tuple(ATTACKS) if args.alone == [] else args.alone or ()
    with a_system() as system:
        if not args.together:
            os.sched_setaffinity(0, CORES[-1:])
        system.add_tone("Overture", length_s=900)
        for number in range(SONGS):
            system.add_tone(f"Song {number}", length_s=60)
        with system.running():
            if not args.together:
                os.sched_setaffinity(0, CORES[:1])
            system.wait_until_served()
            entries = fill(system)
            print(
                "p95 in ms; shares of a core that the server used and waited for; idle / attacked"
            )
            print(
                "attack                votes      ratio        searches  ratio       used"
                "      waited   music"
            )
            # Thirty guests connect first, so that their memory is not attributed to the attacks.
            guests(system, entries, args.seconds)
            before = weight_mb(system, "server")
            highest = report(
                system,
                entries,
                "all at once",
                tuple(ATTACKS),
                seconds=args.seconds,
                rounds=args.rounds,
            )
            deadline_s = time.monotonic() + BACK_WITHIN_S
            while time.monotonic() < deadline_s and weight_mb(system, "server") > before + 4:
                time.sleep(2)
            after = weight_mb(system, "server")
            waited_s = BACK_WITHIN_S - max(0.0, deadline_s - time.monotonic())
            print(
                f"memory: {before:.1f} MB before, {highest:.1f} at most, {after:.1f} after "
                f"{waited_s:.0f} s"
            )
            for name in alone:
                report(system, entries, name, (name,), seconds=args.seconds, rounds=1)


def fill(system: System) -> list[str]:
    """Start a long song, queue others and return the ids of their entries."""
    host = system.host()
    for name, value in {"vote_rate_per_min": 0, "fresh_requests": 0, "autoplay": False}.items():
        host.done("set_setting", name=name, value=value)
    titles = ("Overture", *(f"Song {number}" for number in range(SONGS)))
    for title in titles:
        target = f"/api/v1/search?q={title.replace(' ', '%20')}"
        until(lambda at=target: host.ask("GET", at).json["hits"], within_s=60, what="it is known")
    host.done("enqueue", query="Overture")
    until(lambda: host.state()["player"]["entry"], within_s=20, what="it plays")  # type: ignore[index]
    asked = [host.done("enqueue", query=title)["entry"] for title in titles[1:]]
    return [str(entry["id"]) for entry in asked]  # type: ignore[index]


def report(  # noqa: PLR0913 - internal helper
    system: System,
    entries: list[str],
    title: str,
    attacks: tuple[str, ...],
    *,
    seconds: float,
    rounds: int,
) -> float:
    """Alternate idle and attacked rounds, print a line and return the peak memory."""
    idle: list[Round] = []
    under: list[Round] = []
    gap_s = highest = 0.0
    for _ in range(rounds):
        idle.append(guests(system, entries, seconds))
        with attacked(system.guest_port, attacks), recorded(system, seconds + 2) as sound:
            time.sleep(1)
            with watched(system) as seen:
                under.append(guests(system, entries, seconds))
            highest = max(highest, *seen)
        time.sleep(CALM_AFTER_S)
        gap_s = max(gap_s, longest_gap_s(sound[0]))
    votes, searches, used, waited = (
        tuple(statistics.median(getattr(one, name) for one in rounds) for rounds in (idle, under))
        for name in ("vote_ms", "search_ms", "used", "waited")
    )
    print(
        f"{title:17} {votes[0]:6.1f} / {votes[1]:6.1f}   {votes[1] / votes[0]:5.2f}"
        f"   {searches[0]:6.1f} / {searches[1]:6.1f}   {searches[1] / searches[0]:5.2f}"
        f"   {used[0]:4.0%} / {used[1]:4.0%}   {waited[0]:4.0%} / {waited[1]:4.0%}"
        f"   {'no gap' if gap_s < AUDIBLE_S else f'gap of {gap_s * 1000:.0f} ms'}",
        flush=True,
    )
    return highest


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Measurements of one round.

    Attributes:
        vote_ms: 95th percentile of the time until a vote was answered.
        search_ms: the same of searches.
        used: the server's share of a core.
        waited: the share of time for which its event loop was ready and did not run.
    """

    vote_ms: float
    search_ms: float
    used: float
    waited: float


def guests(system: System, entries: list[str], seconds: float) -> Round:
    """Run normal guests in a process of their own."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=spawn) as process:
        # Imports first, which would take time from the attack.
        process.submit(run_guests, system.guest_port, [], 0.0).result()
        started_s, used_s, waited_s = time.monotonic(), processor_s(system), run_delay_s(system)
        vote_ms, search_ms = process.submit(
            run_guests, system.guest_port, entries, seconds
        ).result()
        took_s = time.monotonic() - started_s
        used = (processor_s(system) - used_s) / took_s
        waited = (run_delay_s(system) - waited_s) / took_s
    return Round(vote_ms=vote_ms, search_ms=search_ms, used=used, waited=waited)


def processor_s(system: System) -> float:
    """Return the processor time that the server has used."""
    fields = Path(f"/proc/{system.pid('server')}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def run_delay_s(system: System) -> float:
    """Return the time for which the server's main thread was ready and did not run."""
    pid = system.pid("server")
    return int(Path(f"/proc/{pid}/task/{pid}/schedstat").read_text().split()[1]) / 1e9


def run_guests(port: int, entries: list[str], seconds: float) -> tuple[float, float]:
    """Run normal guests in this process."""
    return asyncio.run(honest(port, entries, seconds))


async def honest(port: int, entries: list[str], seconds: float) -> tuple[float, float]:
    """Let normal guests vote and search; return the p95 response time of both, in ms."""
    votes: list[float] = []
    searches: list[float] = []
    everybody = asyncio.Barrier(HONEST)
    async with asyncio.TaskGroup() as tasks:
        for number in range(HONEST):
            tasks.create_task(
                a_guest(
                    port,
                    number,
                    entries,
                    everybody=everybody,
                    seconds=seconds,
                    votes=votes,
                    searches=searches,
                )
            )
    return p95(votes), p95(searches)


async def a_guest(  # noqa: PLR0913 - internal helper
    port: int,
    number: int,
    entries: list[str],
    *,
    everybody: asyncio.Barrier,
    seconds: float,
    votes: list[float],
    searches: list[float],
) -> None:
    """Vote and search like a guest, and collect the response times.

    It begins once everybody is there, and not at the same moment as the others: thirty pages that
    are opened at once take longer than a vote, and are no part of it.
    """
    loop = asyncio.get_running_loop()
    connector = aiohttp.TCPConnector(local_addr=(f"127.0.1.{number + 1}", 0))
    async with (
        aiohttp.ClientSession(connector=connector) as session,
        session.ws_connect(f"http://127.0.0.1:{port}/api/v1/ws") as page,
    ):
        await everybody.wait()
        until_s, next_search_s = loop.time() + seconds, loop.time() + number / HONEST
        await asyncio.sleep(VOTE_EVERY_S * number / HONEST)
        for turn in count():
            if loop.time() >= until_s:
                return
            sent_s = loop.time()
            entry = entries[(turn + number) % len(entries)]
            args = {"entry": entry, "value": (turn + 1) % 2}
            await page.send_json({"id": f"v{turn}", "command": "vote", "args": args})
            await answer(page, f"v{turn}")
            votes.append((loop.time() - sent_s) * 1000)
            if loop.time() >= next_search_s:
                next_search_s += SEARCH_EVERY_S
                sent_s = loop.time()
                await page.send_json({"id": f"s{turn}", "search": {"q": f"song {turn % SONGS}"}})
                await answer(page, f"s{turn}")
                searches.append((loop.time() - sent_s) * 1000)
            await asyncio.sleep(VOTE_EVERY_S)


async def answer(page: aiohttp.ClientWebSocketResponse, key: str) -> None:
    """Wait for the last answer to a frame."""
    while True:
        frame = json.loads(await page.receive_str(timeout=30))
        if frame.get("id") == key and frame.get("done", True):
            return


def p95(values: list[float]) -> float:
    """Return the 95th percentile, 0 without values."""
    return sorted(values)[int(len(values) * 0.95)] if values else 0.0


# --- attacks -------------------------------------------------------------------------------------


@contextmanager
def attacked(port: int, names: tuple[str, ...]) -> Iterator[None]:
    """Run attacks in a separate process during the block."""
    process = multiprocessing.get_context("spawn").Process(target=run_attacks, args=(port, names))
    process.start()
    try:
        yield
    finally:
        process.terminate()
        process.join(10)


def run_attacks(port: int, names: tuple[str, ...]) -> None:
    """Run attacks until the process is terminated."""
    os.nice(LOWEST_PRIORITY if len(os.sched_getaffinity(0)) == 1 else 5)
    asyncio.run(attack_all(port, names))


async def attack_all(port: int, names: tuple[str, ...]) -> None:
    """Run attacks concurrently, six tasks each."""
    async with asyncio.TaskGroup() as tasks:
        for name in names:
            for _ in range(6):
                tasks.create_task(again_and_again(ATTACKS[name], f"http://127.0.0.1:{port}"))


async def again_and_again(attack: Attack, url: str) -> None:
    """Repeat an attack forever, ignoring its failures."""
    while True:
        connector = aiohttp.TCPConnector(local_addr=(TROLL, 0))
        with contextlib.suppress(aiohttp.ClientError, OSError, EOFError, ValueError):
            async with aiohttp.ClientSession(connector=connector) as session:
                await attack(session, url)
        await asyncio.sleep(0.01)


async def identities(session: aiohttp.ClientSession, url: str) -> None:
    """Create a new identity."""
    session.cookie_jar.clear()
    async with session.post(f"{url}/api/v1/session", json={"name": "Troll"}) as answered:
        await answered.read()


async def reads(session: aiohttp.ClientSession, url: str) -> None:
    """Read the large documents of the API."""
    for path in ("state", "history", "browse", "stats"):
        async with session.get(f"{url}/api/v1/{path}") as answered:
            await answered.read()


async def searches(session: aiohttp.ClientSession, url: str) -> None:
    """Search a thousand times without waiting."""
    async with session.ws_connect(f"{url}/api/v1/ws") as page:
        for number in range(1_000):
            await page.send_json({"id": str(number), "search": {"q": f"s{number}"}})


async def frames(session: aiohttp.ClientSession, url: str) -> None:
    """Start a frame of 4 MB and never complete it."""
    async with session.ws_connect(f"{url}/api/v1/ws") as page:
        transport = page._writer.transport  # noqa: SLF001 - no public way to send half a frame
        if transport is None:
            return
        transport.write(struct.pack("!BBQ4s", 0x81, 0xFF, 4 << 20, b"mask") + bytes(1 << 20))
        await page.receive(timeout=10)


async def pings(session: aiohttp.ClientSession, url: str) -> None:
    """Send pings without waiting."""
    async with session.ws_connect(f"{url}/api/v1/ws") as page:
        for _ in range(10_000):
            await page.ping(b"x" * 100)


async def previews(session: aiohttp.ClientSession, url: str) -> None:
    """Watch the light preview."""
    async with session.ws_connect(f"{url}/api/v1/ws") as page:
        await page.send_json({"id": "a", "watch_lights": True})
        await asyncio.sleep(5)


async def streams(session: aiohttp.ClientSession, url: str) -> None:
    """Read from the listen-along stream."""
    async with session.get(f"{url}/stream.mp3") as answered:
        await asyncio.wait_for(answered.content.readexactly(1 << 16), 10)


async def votes(session: aiohttp.ClientSession, url: str) -> None:
    """Vote without waiting."""
    async with session.ws_connect(f"{url}/api/v1/ws") as page:
        for number in range(10_000):
            args = {"entry": f"e{number % 13}", "value": number % 2}
            await page.send_json({"id": str(number), "command": "vote", "args": args})


async def idempotency_keys(session: aiohttp.ClientSession, url: str) -> None:
    """Send commands with a new idempotency key each."""
    for number in range(100):
        async with session.post(
            f"{url}/api/v1/command/set_profile",
            json={"name": f"Troll {number}"},
            headers={"Idempotency-Key": os.urandom(8).hex()},
        ) as answered:
            await answered.read()


async def bombs(session: aiohttp.ClientSession, url: str) -> None:
    """Send a body that claims to be compressed."""
    async with session.post(
        f"{url}/api/v1/search", data=bytes(60_000), headers={"Content-Encoding": "gzip"}
    ) as answered:
        await answered.read()


ATTACKS: dict[str, Attack] = {
    "identities": identities,
    "reads": reads,
    "searches": searches,
    "unfinished frames": frames,
    "pings": pings,
    "previews": previews,
    "streams": streams,
    "votes": votes,
    "receipts": idempotency_keys,
    "compressed bodies": bombs,
}


# --- measurements --------------------------------------------------------------------------------


@contextmanager
def watched(system: System) -> Iterator[list[float]]:
    """Sample the memory of the server during the block."""
    seen, is_over = [0.0], threading.Event()

    def look() -> None:
        while not is_over.wait(0.5):
            seen.append(weight_mb(system, "server"))

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield seen
    finally:
        is_over.set()
        thread.join()


@contextmanager
def recorded(system: System, length_s: float) -> Iterator[list[bytes]]:
    """Record the null sink from the start of the block; the list holds the result after it."""
    sound: list[bytes] = []
    thread = threading.Thread(target=lambda: sound.append(system.recorded(length_s)))
    thread.start()
    try:
        yield sound
    finally:
        thread.join()


def longest_gap_s(sound: bytes) -> float:
    """Return the longest silence of a recording, in seconds."""
    samples = array("h")
    samples.frombytes(sound[: len(sound) // 2 * 2])
    longest = here = 0
    for at in range(0, len(samples) - BLOCK, BLOCK):
        is_silent = max(map(abs, samples[at : at + BLOCK])) < SILENCE
        here = here + 1 if is_silent else 0
        longest = max(longest, here)
    return longest * BLOCK / 44_100


if __name__ == "__main__":
    main()
