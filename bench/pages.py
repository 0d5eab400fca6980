"""First vote and frame rate of the guest page on a slow phone.

    .venv/bin/python -m bench.pages [--waiting 8 200] [--busy 157] [--rounds 3] [--seconds 10]
        [--tree OTHER]

`scripts/run` starts the party with its default settings; songs have covers. Chromium has a quarter
of the processor's speed (`Emulation.setCPUThrottlingRate`) and the network that Lighthouse calls
slow 4G: 150 ms, 1.6 Mbit/s down, 0.75 Mbit/s up. Chromium does not slow down WebSockets.

The first vote of a new guest is timed from the navigation to the answer of the server; the vote
button is tapped within 10 ms of its appearance. Bytes are those on the wire until then, with
headers. Frames are counted by `requestAnimationFrame` while other guests vote, 20 times a second.
"""

import argparse
import asyncio
import contextlib
import json
import os
import random
import statistics
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from playwright.async_api import Browser, BrowserContext, CDPSession, Page, async_playwright

from bench.programs import SYSTEM, expect_programs
from bench.screen import vote
from bench.votes import ROOT, VOTE, ask, whole_party
from tests.chromium import CHROMIUM, FLAGS

PHONE: Final = {"width": 390, "height": 844}
SLOWDOWN: Final = 4
SLOW_4G: Final = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 0.75e6 / 8,
}
VOTES_PER_S: Final = 20
VOTERS: Final = 40
"""Each votes less often than the limit of votes allows."""
VOTERS_PER_ADDRESS: Final = 20

TAP_FIRST: Final = """
const started = setInterval(() => {
  const queue = document.querySelector('rb-guest')?.shadowRoot?.querySelector('rb-queue');
  const button = queue?.shadowRoot?.querySelector('[data-way="1"]');
  if (!button) return;
  clearInterval(started);
  window.tappedAtMs = performance.now();
  button.click();
}, 10);
"""

FRAMES: Final = """ms => new Promise(resolve => {
  const frames = [];
  const next = at => {
    frames.push(at);
    if (at - frames[0] < ms) requestAnimationFrame(next); else resolve(frames);
  };
  requestAnimationFrame(next);
})"""


@dataclass(frozen=True, kw_only=True)
class FirstVote:
    """Measurements of a first vote."""

    tapped_ms: float
    answered_ms: float
    bytes_until: int


@dataclass(kw_only=True)
class Traffic:
    """Bytes that a page has received, by the events of Chromium's debugger."""

    started_s: float = 0.0
    answered: asyncio.Future[float] = field(default_factory=asyncio.Future)
    bytes_by_request: dict[str, float] = field(default_factory=dict)
    socket_bytes: int = 0
    votes: set[str] = field(default_factory=set)

    def listen(self, session: CDPSession) -> None:
        """Follow the events of a session."""
        session.on("Network.requestWillBeSent", self._on_request)
        session.on("Network.responseReceived", self._on_response)
        session.on("Network.dataReceived", self._on_data)
        session.on("Network.loadingFinished", self._on_finish)
        session.on("Network.webSocketFrameReceived", self._on_frame)

    @property
    def received(self) -> int:
        """Return the bytes so far."""
        return round(sum(self.bytes_by_request.values())) + self.socket_bytes

    def _on_request(self, event: dict) -> None:  # type: ignore[type-arg]
        self.started_s = self.started_s or event["timestamp"]
        if event["request"]["url"].endswith(VOTE):
            self.votes.add(event["requestId"])

    def _on_response(self, event: dict) -> None:  # type: ignore[type-arg]
        self.bytes_by_request[event["requestId"]] = event["response"]["encodedDataLength"]

    def _on_data(self, event: dict) -> None:  # type: ignore[type-arg]
        known = self.bytes_by_request.get(event["requestId"], 0)
        self.bytes_by_request[event["requestId"]] = known + event["encodedDataLength"]

    def _on_finish(self, event: dict) -> None:  # type: ignore[type-arg]
        self.bytes_by_request[event["requestId"]] = event["encodedDataLength"]
        if event["requestId"] in self.votes:
            self._answer(event["timestamp"])

    def _on_frame(self, event: dict) -> None:  # type: ignore[type-arg]
        payload = event["response"]["payloadData"]
        self.socket_bytes += len(payload.encode())
        if payload.startswith('{"type":"ack"') and '"score"' in payload:
            self._answer(event["timestamp"])

    def _answer(self, at_s: float) -> None:
        if not self.answered.done():
            self.answered.set_result(at_s)


class Voters:
    """Guests who vote on random songs of the queue, each time another way than before."""

    def __init__(self, port: int, entries: Sequence[str]) -> None:
        self._port = port
        self._entries = entries
        self._chance = random.Random(1)  # noqa: S311 - no secret
        self._given: set[tuple[int, str]] = set()
        self._number = 0
        self._cookies = [
            ask(port, "POST", VOTE, {"entry": entries[0], "value": 0}, address=address_of(number))[
                1
            ]
            for number in range(VOTERS)
        ]

    @asynccontextmanager
    async def voting(self) -> AsyncIterator[None]:
        """Vote inside the block."""
        async with asyncio.TaskGroup() as tasks:
            voting = tasks.create_task(self._keep_voting())
            yield
            voting.cancel()

    async def _keep_voting(self) -> None:
        loop = asyncio.get_running_loop()
        due_s = loop.time()
        async with asyncio.TaskGroup() as tasks:
            while True:
                tasks.create_task(self._vote())
                due_s += 1 / VOTES_PER_S
                await asyncio.sleep(max(0.0, due_s - loop.time()))

    async def _vote(self) -> None:
        self._number += 1
        voter, entry = self._number % VOTERS, self._chance.choice(self._entries)
        value = 0 if (voter, entry) in self._given else 1
        self._given ^= {(voter, entry)}
        await vote(self._port, self._cookies[voter], entry, value, address=address_of(voter))


async def first_vote(browser: Browser, port: int) -> FirstVote:
    """Open the page as a new guest and vote as soon as possible."""
    async with slow_page(browser) as (_, page, session):
        traffic = Traffic()
        traffic.listen(session)
        await page.add_init_script(TAP_FIRST)
        await page.goto(f"http://127.0.0.1:{port}/", wait_until="commit")
        answered_s = await asyncio.wait_for(traffic.answered, 60)
        received = traffic.received
        tapped_ms = await page.evaluate("window.tappedAtMs")
    return FirstVote(
        tapped_ms=tapped_ms,
        answered_ms=(answered_s - traffic.started_s) * 1_000,
        bytes_until=received,
    )


async def frames_per_s(browser: Browser, port: int, voters: Voters, seconds: float) -> float:
    """Return the frames a second of an open page while guests vote."""
    async with slow_page(browser) as (_, page, _session):
        await page.goto(f"http://127.0.0.1:{port}/")
        await page.locator("rb-queue li").nth(20).wait_for()
        async with voters.voting():
            await asyncio.sleep(3)
            frames = await page.evaluate(FRAMES, seconds * 1_000)
    count, took_ms = len(frames) - 1, float(frames[-1] - frames[0])
    return count / took_ms * 1_000


@asynccontextmanager
async def slow_page(browser: Browser) -> AsyncIterator[tuple[BrowserContext, Page, CDPSession]]:
    """Open a blank page of a slow phone with an empty cache."""
    context = await browser.new_context(viewport=PHONE, has_touch=True)  # type: ignore[arg-type]
    try:
        page = await context.new_page()
        session = await context.new_cdp_session(page)
        await session.send("Network.enable")
        await session.send("Network.emulateNetworkConditions", SLOW_4G)
        await session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        yield context, page, session
    finally:
        await context.close()


def address_of(voter: int) -> str:
    """Return the address of a voter, few enough at each for the limit of new guests."""
    return f"127.0.0.{2 + voter // VOTERS_PER_ADDRESS}"


def queued(host_port: int, first: int, count: int) -> list[str]:
    """Queue songs and return the ids of their entries."""
    entries = []
    for number in range(first, first + count):
        hits: object = []
        while not hits:
            found, _ = ask(host_port, "GET", f"/api/v1/search?q=Song%20{number:04}&limit=1")
            hits = found["hits"]
        assert isinstance(hits, list)  # noqa: S101 - narrows the type
        uri = hits[0]["song"]["uri"]
        answer, _ = ask(host_port, "POST", "/api/v1/command/enqueue", {"uri": uri})
        result = answer["result"]
        assert isinstance(result, dict)  # noqa: S101 - narrows the type
        entries.append(result["entry"]["id"])
    return entries


def make_songs(music: Path, count: int) -> None:
    """Write songs of ten minutes with a cover; all share the content of one file."""
    first = music / "Artist - A song with a longer name 0000.mp3"
    cover = music.with_name("cover.jpg")
    picture = ["-f", "lavfi", "-i", "mandelbrot=size=600x600:start_scale=0.01"]
    silence = ["-f", "lavfi", "-i", "anullsrc=sample_rate=8000:channel_layout=mono", "-t", "600"]
    attached = ["-c:v", "copy", "-b:a", "8k", "-disposition:v", "attached_pic", str(first)]
    for command in (
        [*picture, "-frames:v", "1", "-q:v", "3", str(cover)],
        ["-i", str(cover), *silence, "-map", "0", "-map", "1", *attached],
    ):
        subprocess.run(["ffmpeg", "-v", "error", *command], check=True)  # noqa: S603, S607
    for number in range(1, count):
        name = f"Artist {number % 97} - A song with a longer name Song {number:04}.mp3"
        first.with_name(name).hardlink_to(first)


@contextmanager
def parties(trees: Sequence[Path], songs: int) -> Iterator[list[tuple[int, int]]]:
    """Run a party of each tree; yield the ports of the guests' and the host's pages."""
    with contextlib.ExitStack() as until_end:
        folder = Path(until_end.enter_context(tempfile.TemporaryDirectory(prefix="rvb-")))
        music = folder / "music"
        music.mkdir()
        make_songs(music, songs)
        yield [
            until_end.enter_context(whole_party(tree, folder / f"run{number}", music))
            for number, tree in enumerate(trees)
        ]


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Run a browser."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


async def measure(args: argparse.Namespace) -> None:
    """Measure and print."""
    trees = [ROOT, *([args.tree.absolute()] if args.tree else [])]
    sizes = sorted({*args.waiting, *([args.busy] if args.busy else [])})
    with parties(trees, max(sizes) + 10) as ports:
        entries: list[list[str]] = [[] for _ in trees]
        async with chromium() as browser:
            for waiting in sizes:
                for known, (_, host_port) in zip(entries, ports, strict=True):
                    # The first one plays.
                    known.extend(queued(host_port, 1 + len(known), waiting + 1 - len(known)))
                if waiting in args.waiting:
                    await measure_first_votes(browser, trees, ports, waiting, args.rounds)
                if waiting == args.busy:
                    await measure_frames(browser, trees, ports, entries, args)


async def measure_first_votes(
    browser: Browser,
    trees: Sequence[Path],
    ports: Sequence[tuple[int, int]],
    waiting: int,
    rounds: int,
) -> None:
    """Print the first votes of some rounds, the trees in turns."""
    found: list[list[FirstVote]] = [[] for _ in trees]
    for _ in range(rounds):
        for seen, (port, _) in zip(found, ports, strict=True):
            seen.append(await first_vote(browser, port))
    for tree, seen in zip(trees, found, strict=True):
        answered = statistics.median(one.answered_ms for one in seen)
        tapped = statistics.median(one.tapped_ms for one in seen)
        most = max(one.bytes_until for one in seen)
        print(
            f"{tree.name}: {waiting} waiting: first vote answered after {answered:.0f} ms "
            f"(tapped at {tapped:.0f} ms), {most} bytes "
            + json.dumps([round(one.answered_ms) for one in seen]),
            flush=True,
        )


async def measure_frames(
    browser: Browser,
    trees: Sequence[Path],
    ports: Sequence[tuple[int, int]],
    entries: Sequence[Sequence[str]],
    args: argparse.Namespace,
) -> None:
    """Print the frames a second of some rounds, the trees in turns."""
    voters = [Voters(port, known[1:]) for (port, _), known in zip(ports, entries, strict=True)]
    found: list[list[float]] = [[] for _ in trees]
    for _ in range(args.rounds):
        for at, (port, _) in enumerate(ports):
            found[at].append(await frames_per_s(browser, port, voters[at], args.seconds))
    for tree, rates in zip(trees, found, strict=True):
        print(
            f"{tree.name}: {args.busy} waiting, {VOTES_PER_S} votes a second: "
            f"{statistics.median(rates):.1f} frames a second {[round(rate, 1) for rate in rates]}",
            flush=True,
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--waiting", type=int, nargs="*", default=[8, 200])
    parser.add_argument("--busy", type=int, default=157)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--tree", type=Path, help="another working tree to compare with")
    args = parser.parse_args()
    expect_programs(*SYSTEM, "chromium-headless-shell")
    print(f"load {os.getloadavg()[0]:.1f}")
    asyncio.run(measure(args))


if __name__ == "__main__":
    main()
