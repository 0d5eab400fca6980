"""Processor time of phones that return in one moment, through two gateways and to one process.

    .venv/bin/python -m bench.gateways.returning [--phones 1000] [--rounds 3]

10,000 phones need 11,000 file descriptors (`ulimit -n 20000`). All phones connect at once, as after
an interruption of the Wi-Fi, and each gets the whole state: all of them from the server, and half
of them from each of two gateways, in turns. Processor times are those of `/metrics`, less what the
processes need while nothing happens, and include what gateways cost the server, but not NATS.
"""

import argparse
import asyncio
import os
import resource
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import uvloop

from bench.gateways.scale import PROCESSOR, Process, in_us, whole
from bench.programs import expect_programs
from bench.screen import Page, close
from bench.votes import LOAD_CORE, fill, join

SONGS = 20
GUESTS = 1_000
RESTED_S = 2.0
REPORTED_S = 1.5
"""After this time a gateway has reported its guests to the server."""
GONE_S = 9.0
"""After this time a process has returned the memory of pages that have left."""
FREE_DESCRIPTORS = 1_000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--phones", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    expect_programs("ffmpeg", "nats-server", "taskset")
    expect_descriptors(args.phones + FREE_DESCRIPTORS)
    os.sched_setaffinity(0, {LOAD_CORE})
    with tempfile.TemporaryDirectory(prefix="rvb-") as folder, whole(Path(folder), 2) as processes:
        [entry, *_] = fill(processes[0].host_port, SONGS)
        guests = min(args.phones, GUESTS)
        cookies = [join(processes[0].guest_port, entry, number) for number in range(guests)]
        uvloop.run(compare(processes, cookies, args.phones, args.rounds))


def expect_descriptors(number: int) -> None:
    """Raise the limit of descriptors, or exit and say how many are needed."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if most != resource.RLIM_INFINITY and most < number:
        raise SystemExit(f"So many phones need {number} file descriptors: ulimit -n {number}")
    resource.setrlimit(resource.RLIMIT_NOFILE, (number, most))


async def compare(
    processes: Sequence[Process], cookies: Sequence[str], phones: int, rounds: int
) -> None:
    """Measure both ways in turns and print."""
    server, *gateways = processes
    ways: Mapping[str, Sequence[Process]] = {"one process": [server], "two gateways": gateways}
    costs_s: dict[str, list[float]] = defaultdict(list)
    took_s: dict[str, list[float]] = defaultdict(list)
    # The first pages load code and tables, which are not due to the others.
    await returning(processes, [server, *gateways], cookies, len(processes))
    for _ in range(rounds):
        for name, ports in ways.items():
            cost_s, back_s = await returning(processes, ports, cookies, phones)
            costs_s[name].append(cost_s / phones)
            took_s[name].append(back_s)
    print(f"{phones} phones return in one moment, load {os.getloadavg()[0]:.1f}")
    for name, costs in costs_s.items():
        back_s = statistics.median(took_s[name])
        print(f"  {name:13} processor per phone {in_us(costs)}, all are back after {back_s:.2f} s")
    ratios = [two / one for one, two in zip(*costs_s.values(), strict=True)]
    each = ", ".join(f"{ratio:.2f}" for ratio in ratios)
    print(f"  ratio of each round, median {statistics.median(ratios):.2f} (1.1 allowed; {each})")


async def returning(
    processes: Sequence[Process], to: Sequence[Process], cookies: Sequence[str], phones: int
) -> tuple[float, float]:
    """Let phones return, and return the processor time of all processes and how long it took."""
    resting_s = [one.metrics()[PROCESSOR] for one in processes]
    await asyncio.sleep(RESTED_S)
    before_s = [one.metrics()[PROCESSOR] for one in processes]
    idle = sum(now - then for now, then in zip(before_s, resting_s, strict=True)) / RESTED_S
    started_s = time.perf_counter()
    loop = asyncio.get_running_loop()

    def phone(number: int) -> Page:
        return Page(to[number % len(to)].guest_port, cookies[number % len(cookies)])

    made = await asyncio.gather(
        *(
            loop.create_connection(
                lambda number=number: phone(number),  # type: ignore[misc]
                "127.0.0.1",
                to[number % len(to)].guest_port,
            )
            for number in range(phones)
        )
    )
    pages = [page for _, page in made]
    while not all(page.whole_at_s for page in pages):  # noqa: ASYNC110 - pages send no event
        await asyncio.sleep(0.05)
    back_s = max(page.whole_at_s for page in pages) - started_s
    await asyncio.sleep(REPORTED_S)
    after_s = [one.metrics()[PROCESSOR] for one in processes]
    passed_s = time.perf_counter() - started_s
    used_s = sum(now - then for now, then in zip(after_s, before_s, strict=True))
    close(pages)
    await asyncio.sleep(GONE_S)
    return used_s - idle * passed_s, back_s


if __name__ == "__main__":
    main()
