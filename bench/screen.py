"""Latency from a vote to every page, compared with a bare broadcast; then simultaneous pages.

    .venv/bin/python -m bench.screen [--sockets 100 1000 2000] [--rounds 5] [--votes 20]
        [--crowds [CROWD…]]

Both servers run on one core, all clients on another. Each round measures one server after the
other, and the ratio matters. A vote is timed from its first byte to the arrival of the update at
every socket. Then a thousand pages vote at once, and two thousand reconnect at once as after a
restart, all from one address: alone, and while a guest of another address votes. The bare server
does the same before it.
"""

import argparse
import asyncio
import itertools
import json
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast, override

import uvloop

from bench.programs import expect_programs
from bench.votes import LOAD_CORE, VOTE, fill, join, party

VOTES_PER_S = 5
BARE = Path(__file__).with_name("bare_servers") / "screen.py"
GIVEN_BACK_S = 13.0
CROWDS = (*((1_000, "vote"), (2_000, "come back")) * 2, (2_000, "come back beside another"))
SETTLED_S = 0.3
BESIDE = "127.0.0.2"
BESIDE_EVERY_S = 0.1
NEWS_BYTES = 150
"""Approximate size of the update after a vote: revision, entry, its votes, score and why."""

SHORT_LENGTH = 126
LONGEST_FRAME_HEAD = 10


class Page(asyncio.Protocol):
    """WebSocket client that records the time and size of received data without parsing frames."""

    def __init__(self, port: int, cookie: str, query: str = "") -> None:
        self._port = port
        self._cookie = cookie
        self._query = query
        self.transport: asyncio.Transport | None = None
        self.first_at_s = 0.0
        self.last_at_s = 0.0
        self.arrived = 0
        self.kept = bytearray()
        self.is_kept = False
        self.whole_at_s = 0.0
        """Time at which its state had arrived completely, 0 before."""
        self._opening: bytearray | None = bytearray()

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)
        self.transport.write(
            (
                f"GET /api/v1/ws{self._query} HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\n"
                "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                f"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nCookie: {self._cookie}\r\n\r\n"
            ).encode()
        )

    @override
    def data_received(self, data: bytes) -> None:
        self.last_at_s = time.perf_counter()
        if not self.arrived:
            self.first_at_s = self.last_at_s
        self.arrived += len(data)
        if self._opening is not None:
            self._opening += data
            if _has_first_frame(self._opening):
                self.whole_at_s, self._opening = self.last_at_s, None
        if self.is_kept:
            self.kept += data

    def forget(self) -> None:
        """Reset the counters."""
        self.arrived = 0
        self.kept.clear()

    def say(self, text: str) -> None:
        """Send a text frame of at most 64 kB, masked with zeros."""
        data = text.encode()
        head = bytes((0x81, 0x80 | len(data)))
        if len(data) >= 126:  # noqa: PLR2004 - limit of the short form
            head = bytes((0x81, 0x80 | 126)) + len(data).to_bytes(2)
        assert self.transport is not None  # noqa: S101 - narrows the type
        self.transport.write(head + bytes(4) + data)


def _has_first_frame(received: bytearray) -> bool:
    """Return whether the answer to the handshake and the frame after it have arrived."""
    _head, end, frames = received.partition(b"\r\n\r\n")
    if not end or len(frames) < LONGEST_FRAME_HEAD:
        return False
    length, head = frames[1] & 0x7F, 2
    if length == SHORT_LENGTH:
        length, head = int.from_bytes(frames[2:4]), 4
    elif length > SHORT_LENGTH:
        length, head = int.from_bytes(frames[2:10]), 10
    return len(frames) >= head + length


@dataclass(kw_only=True)
class Figures:
    """Measurements of one server."""

    took_ms: list[float] = field(default_factory=list)
    bytes_per_vote: list[float] = field(default_factory=list)
    lost: int = 0

    def p(self, share: int) -> float:
        """Return a percentile of the latencies."""
        return statistics.quantiles(self.took_ms, n=100)[share - 1]


async def opened(port: int, count: int, cookies: Sequence[str]) -> list[Page]:
    """Open pages and wait until they have received their first frames."""
    loop = asyncio.get_running_loop()
    pages = []
    for number in range(count):
        cookie = cookies[number % len(cookies)] if cookies else ""
        _, page = await loop.create_connection(
            lambda cookie=cookie: Page(port, cookie),  # type: ignore[misc]
            "127.0.0.1",
            port,
        )
        pages.append(page)
    await quiet(pages)
    return pages


async def quiet(pages: Sequence[Page], patience_s: float = 0.3) -> None:
    """Wait until no data has arrived for `patience_s`."""
    while True:
        seen = sum(page.arrived for page in pages)
        await asyncio.sleep(patience_s)
        if sum(page.arrived for page in pages) == seen:
            return


async def vote(
    port: int, cookie: str, entry: str, value: int, *, address: str = "127.0.0.1"
) -> float:
    """Vote over a connection of its own, and return the time at which the vote was sent."""
    body = json.dumps({"entry": entry, "value": value})
    reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(address, 0))
    sent_s = time.perf_counter()
    writer.write(
        (
            f"POST {VOTE} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
            f"Connection: close\r\n\r\n{body}"
        ).encode()
    )
    await reader.read()
    writer.close()
    return sent_s


async def measure(  # noqa: PLR0913, PLR0917 - internal helper
    port: int, pages: Sequence[Page], cookie: str, entry: str, votes: int, figures: Figures
) -> None:
    """Vote repeatedly, and add the latency from each vote to each page to the figures."""
    loop = asyncio.get_running_loop()
    for number in range(votes):
        for page in pages:
            page.forget()
        due_s = loop.time() + 1 / VOTES_PER_S
        sent_s = await vote(port, cookie, entry, number % 2)
        await asyncio.sleep(max(0.0, due_s - loop.time()))
        told = [page for page in pages if page.arrived]
        figures.lost += len(pages) - len(told)
        figures.took_ms += [(page.first_at_s - sent_s) * 1_000 for page in told]
        figures.bytes_per_vote.append(sum(page.arrived for page in told) / max(1, len(told)))


async def at_once(pages: Sequence[Page], entry: str) -> float:
    """Vote from all pages at once; return the seconds until the last acknowledgement."""
    for page in pages:
        page.forget()
        page.is_kept = True
    started_s = time.perf_counter()
    for number, page in enumerate(pages):
        args = {"entry": entry, "value": 1}
        page.say(json.dumps({"id": f"v{number}", "command": "vote", "args": args}))
    deadline_s = started_s + 30
    while time.perf_counter() < deadline_s:
        await asyncio.sleep(0.01)
        if all(b'"type":"ack"' in page.kept for page in pages):
            break
    took_s = max(page.last_at_s for page in pages) - started_s
    await quiet(pages)
    refused = sum(b'"type":"ack"' not in page.kept for page in pages)
    if refused:
        print(f"    {refused} pages have no answer")
    for page in pages:
        page.is_kept = False
    return took_s


async def come_back(port: int, count: int, cookies: Sequence[str], query: str = "") -> float:
    """Reconnect all pages at once; return the seconds until the last one has the full state.

    They send no revision to resume from, as a restarted server could not resume.
    """
    loop = asyncio.get_running_loop()
    started_s = time.perf_counter()
    made = await asyncio.gather(
        *(
            loop.create_connection(
                lambda number=number: Page(port, cookies[number % len(cookies)], query),  # type: ignore[misc]
                "127.0.0.1",
                port,
            )
            for number in range(count)
        )
    )
    pages = [page for _transport, page in made]
    while not all(page.whole_at_s for page in pages):  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    took_s = max(page.whole_at_s for page in pages) - started_s
    await asyncio.sleep(SETTLED_S)
    close(pages)
    return took_s


async def come_back_beside(
    port: int, count: int, cookies: Sequence[str], entry: str, query: str = ""
) -> float:
    """Reconnect all pages at once while the first guest votes at another address."""
    took_ms: list[float] = []

    async def go_on_voting() -> None:
        for number in itertools.count():
            sent_s = await vote(port, cookies[0], entry, number % 2, address=BESIDE)
            took_ms.append((time.perf_counter() - sent_s) * 1_000)
            await asyncio.sleep(BESIDE_EVERY_S)

    async with asyncio.TaskGroup() as tasks:
        other = tasks.create_task(go_on_voting())
        await asyncio.sleep(1)
        alone_ms = statistics.median(took_ms)
        took_ms.clear()
        took_s = await come_back(port, count, cookies[1:], query)
        other.cancel()
    p95_ms = statistics.quantiles(took_ms, n=20)[-1]
    print(
        f"  votes at another address: p50 {alone_ms:.1f} ms before; meanwhile p50 "
        f"{statistics.median(took_ms):.1f} ms, p95 {p95_ms:.1f} ms, at most {max(took_ms):.1f} ms"
    )
    return took_s


def close(pages: Sequence[Page]) -> None:
    """Close all pages."""
    for page in pages:
        assert page.transport is not None  # noqa: S101 - narrows the type
        page.transport.abort()


async def state_bytes(port: int, cookie: str) -> int:
    """Return the size of the state that a page receives when it connects."""
    [page] = pages = await opened(port, 1, [cookie])
    close(pages)
    return page.arrived


def memory_mb(port: int) -> float:
    """Return the PSS of the process that listens on a port."""
    needle = f":{port:04X} 00000000:0000 0A"
    inodes = {
        line.split()[9] for line in Path("/proc/net/tcp").read_text().splitlines() if needle in line
    }
    for process in Path("/proc").glob("[0-9]*"):
        try:
            links = {str(fd.readlink()) for fd in (process / "fd").iterdir()}
        except OSError:
            continue
        if any(f"socket:[{inode}]" in links for inode in inodes):
            rollup = (process / "smaps_rollup").read_text()
            [pss] = [line.split()[1] for line in rollup.splitlines() if line.startswith("Pss:")]
            return int(pss) / 1_024
    return 0.0


async def compare(args: argparse.Namespace) -> None:
    """Measure and print."""
    news = json.dumps({"type": "delta", "x": "x" * (NEWS_BYTES - 24)})
    with (
        tempfile.TemporaryDirectory(prefix="rvb-") as folder,
        party(Path(folder), str(BARE), news) as (guest_port, host_port, bare_port),
    ):
        entries = fill(host_port, 10)
        first = join(guest_port, entries[0])
        # The first page loads code and tables that stay in memory and are not due to the others.
        close(await opened(guest_port, 1, [first]))
        await asyncio.sleep(1)
        empty_mb = memory_mb(guest_port)
        cookies = [first, *(join(guest_port, entries[0], number) for number in range(1, 1000))]
        known_mb = memory_mb(guest_port)
        for count in args.sockets:
            await compare_with(count, args, (guest_port, bare_port), entries[0], cookies)
        for number, (count, what) in enumerate(CROWDS):
            if what not in args.crowds:
                continue
            pages = await opened(guest_port, count, cookies)
            open_mb = memory_mb(guest_port)
            if what == "vote":
                took_s = await at_once(pages, entries[1 + number])
                open_mb = max(open_mb, memory_mb(guest_port))
                close(pages)
            else:
                close(pages)
                await asyncio.sleep(1)
                state = await state_bytes(guest_port, first)
                # The bare server sends as many bytes; ours is measured last, for its memory.
                for port, query in ((bare_port, f"?bytes={state}"), (guest_port, "")):
                    if what == "come back":
                        took_s = await come_back(port, count, cookies, query)
                    else:
                        took_s = await come_back_beside(port, count, cookies, entries[0], query)
                    if port == bare_port:
                        print(f"  {took_s:.2f} s with the bare server and {state} bytes for each")
            await asyncio.sleep(GIVEN_BACK_S)
            print(
                f"{count} phones {what} at once: {took_s:.2f} s; memory {empty_mb:.1f} MB with one "
                f"guest, {known_mb:.1f} with {len(cookies)}, {open_mb:.1f} while they are there, "
                f"{memory_mb(guest_port):.1f} after they have gone"
            )


async def compare_with(
    count: int,
    args: argparse.Namespace,
    ports: tuple[int, int],
    entry: str,
    cookies: Sequence[str],
) -> None:
    """Compare both servers with `count` sockets each, and print the figures."""
    guest_port, bare_port = ports
    ours, bare = Figures(), Figures()
    ours_pages = await opened(guest_port, count, cookies)
    bare_pages = await opened(bare_port, count, ())
    for _ in range(args.rounds):
        await measure(guest_port, ours_pages, cookies[0], entry, args.votes, ours)
        await measure(bare_port, bare_pages, "raveberry=x", entry, args.votes, bare)
    close([*ours_pages, *bare_pages])
    print(f"{count} sockets, {VOTES_PER_S} votes a second, {args.rounds * args.votes} votes")
    for name, figures in (("Raveberry", ours), ("bare", bare)):
        print(
            f"  {name:9}  p50 {figures.p(50):6.2f} ms   p95 {figures.p(95):6.2f} ms   "
            f"{statistics.mean(figures.bytes_per_vote):5.0f} B per client and vote   "
            f"lost {figures.lost}"
        )
    p50, p95 = (ours.p(share) / bare.p(share) for share in (50, 95))
    print(f"  ratio      p50 {p50:6.2f}      p95 {p95:6.2f}")


def main() -> None:
    """Parse the arguments and measure."""
    kinds = sorted({what for _, what in CROWDS})
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--sockets", type=int, nargs="*", default=[100, 1_000, 2_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--votes", type=int, default=20)
    parser.add_argument(
        "--crowds", nargs="*", choices=kinds, default=kinds, help="the crowds at last, or none"
    )
    args = parser.parse_args()
    expect_programs("ffmpeg", "taskset")
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    os.sched_setaffinity(0, {LOAD_CORE})
    uvloop.run(compare(args))


if __name__ == "__main__":
    main()
