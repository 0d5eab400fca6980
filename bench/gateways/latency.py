"""Latency from a vote to the screens through a gateway, compared with one process.

    .venv/bin/python -m bench.gateways.latency [--pages 5] [--rounds 5] [--votes 20]

A server without player and broker and a nats-server run on one core; a gateway and all clients on
another. Pages are open at both. Five times a second, one guest votes at the server and another at
the gateway, in turns; a vote is timed from its first byte to the arrival of the update at every
page of the same process. On two cores, a gateway and its clients take each other's time.
"""

import argparse
import asyncio
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import uvloop

from bench.gateways.scale import SETTLED_S, Process, whole
from bench.programs import expect_programs
from bench.screen import VOTES_PER_S, Figures, Page, close, opened, vote
from bench.votes import LOAD_CORE, fill, join

SONGS = 10
PATIENCE_S = 10.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=5, help="at each of the two processes")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--votes", type=int, default=20, help="of a round at each of them")
    args = parser.parse_args()
    expect_programs("ffmpeg", "nats-server", "taskset")
    os.sched_setaffinity(0, {LOAD_CORE})
    with tempfile.TemporaryDirectory(prefix="rvb-") as folder, whole(Path(folder)) as processes:
        [entry, *_] = fill(processes[0].host_port, SONGS)
        cookies = [join(processes[0].guest_port, entry, number) for number in range(args.pages)]
        uvloop.run(compare(processes, cookies, entry, args.rounds, args.votes))


async def compare(
    processes: Sequence[Process], cookies: Sequence[str], entry: str, rounds: int, votes: int
) -> None:
    """Measure both processes in turns and print."""
    pages = {one.name: await opened(one.guest_port, len(cookies), cookies) for one in processes}
    await asyncio.sleep(SETTLED_S)
    found: dict[str, list[Figures]] = {one.name: [] for one in processes}
    for _ in range(rounds):
        for some in found.values():
            some.append(Figures())
        for number in range(votes):
            for one, cookie in zip(processes, cookies, strict=False):
                figures = found[one.name][-1]
                await time_vote(one, pages, cookie, entry, number % 2, figures)
    close([page for some in pages.values() for page in some])
    print_latencies(found, len(cookies))


async def time_vote(  # noqa: PLR0913, PLR0917 - internal helper
    process: Process,
    pages: Mapping[str, Sequence[Page]],
    cookie: str,
    entry: str,
    value: int,
    figures: Figures,
) -> None:
    """Vote, wait for the update on all pages, and add the latencies of the process's own."""
    loop = asyncio.get_running_loop()
    everywhere = [page for some in pages.values() for page in some]
    for page in everywhere:
        page.forget()
    started_s = loop.time()
    sent_s = await vote(process.guest_port, cookie, entry, value)
    while not all(page.arrived for page in everywhere):
        if loop.time() >= started_s + PATIENCE_S:
            break
        await asyncio.sleep(0.005)
    told = [page for page in pages[process.name] if page.arrived]
    figures.lost += len(pages[process.name]) - len(told)
    figures.took_ms += [(page.first_at_s - sent_s) * 1_000 for page in told]
    await asyncio.sleep(max(0.0, started_s + 1 / VOTES_PER_S - loop.time()))


def print_latencies(found: dict[str, list[Figures]], pages: int) -> None:
    """Print the latencies, and what a gateway adds."""
    server, gateway = (together(found[name]) for name in ("server", "gateway"))
    print(f"{pages} pages at each, load {os.getloadavg()[0]:.1f}")
    for name, figures in (("server", server), ("gateway", gateway)):
        print(
            f"  {name:8} p10 {figures.p(10):6.2f} ms   p50 {figures.p(50):6.2f} ms   "
            f"p95 {figures.p(95):6.2f} ms   "
            f"lost {figures.lost} of {figures.lost + len(figures.took_ms)}"
        )
    rounds = ", ".join(
        f"{there.p(50) - here.p(50):.2f}"
        for here, there in zip(found["server"], found["gateway"], strict=True)
    )
    p10_ms, p50_ms = (gateway.p(share) - server.p(share) for share in (10, 50))
    print(f"  added    p10 {p10_ms:6.2f} ms   p50 {p50_ms:6.2f} ms (2 allowed; rounds: {rounds})")
    print(f"  ratio    p95 {gateway.p(95) / server.p(95):6.2f} (1.5 allowed)")


def together(rounds: Sequence[Figures]) -> Figures:
    """Return the figures of all rounds."""
    return Figures(
        took_ms=[value for one in rounds for value in one.took_ms],
        lost=sum(one.lost for one in rounds),
    )


if __name__ == "__main__":
    main()
