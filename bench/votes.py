"""Durable votes per second of the whole party, compared with a bare server that knows no rules.

    .venv/bin/python -m bench.votes [--waiting 10 1000 5000] [--rounds 3] [--seconds 2]
        [--tree OTHER]                                                        needs Debian's wrk

`scripts/run` starts the party with broker, player and light show, and pages are open. The servers
run on one core; the load generator and all other processes on another. The queue grows from one
size to the next. At each, the party, the party of another tree if one is given, and the bare server
(aiohttp, one SQLite commit per batch, synchronous=FULL, no JSON) are measured in turns, and the
ratio matters. Every answer is sent after its commit. Rate limits are switched off.
"""

import argparse
import contextlib
import http.client
import json
import os
import selectors
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.programs import expect_programs
from tests.ports import free_port

SERVER_CORE, LOAD_CORE = 0, 1
CLIENTS = 50
VOTE = "/api/v1/command/vote"
ROOT = Path(__file__).resolve().parents[1]
BARE = Path(__file__).with_name("bare_servers") / "votes.py"

LOAD = """
local cookies, entries, at = {%s}, {%s}, %d
local round = math.max(#entries, #cookies)
function request()
  at = at + 1
  local body = string.format('{"entry":"%%s","value":%%d}',
    entries[at %% #entries + 1], math.floor(at / round) %% 2 * 2 - 1)
  local headers = { ["Content-Type"] = "application/json", Cookie = cookies[at %% #cookies + 1] }
  return wrk.format("POST", nil, headers, body)
end
function done(summary)
  local errors = summary.errors
  local refused = errors.status + errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format("votes %%d %%d\\n", summary.requests, refused))
end
"""
"""Script for `wrk`; each vote differs from the previous one of its guest on that song."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--waiting", type=int, nargs="+", default=[10, 1_000, 5_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--pages", type=int, default=20)
    parser.add_argument("--tree", type=Path, help="another working tree to compare with")
    args = parser.parse_args()
    expect_programs("wrk", "ffmpeg", "taskset")
    os.sched_setaffinity(0, {LOAD_CORE})
    with contextlib.ExitStack() as open_until_end:
        folder = Path(open_until_end.enter_context(tempfile.TemporaryDirectory(prefix="rvb-")))
        music = folder / "music"
        music.mkdir()
        make_long_songs(music, max(args.waiting) + 100)
        trees = [ROOT, *([args.tree.absolute()] if args.tree else [])]
        parties = [
            open_until_end.enter_context(whole_party(tree, folder / f"run{number}", music))
            for number, tree in enumerate(trees)
        ]
        bare_port = open_until_end.enter_context(bare_server(folder))
        guests: list[list[str]] = []
        entries: list[list[str]] = [[] for _ in parties]
        for waiting in args.waiting:
            for known, (_, host_port) in zip(entries, parties, strict=True):
                known.extend(fill(host_port, waiting - len(known), len(known)))
            if not guests:
                for known, (guest_port, _) in zip(entries, parties, strict=True):
                    guests.append([join(guest_port, known[0]) for _ in range(CLIENTS)])
                    open_until_end.enter_context(open_pages(guest_port, guests[-1][: args.pages]))
            ports = [*(guest_port for guest_port, _ in parties), bare_port]
            rates: list[list[float]] = [[] for _ in ports]
            sent = [0] * len(ports)
            for _ in range(args.rounds):
                for number, (port, cookies, known) in enumerate(
                    zip(ports, [*guests, guests[0]], [*entries, entries[0]], strict=True)
                ):
                    rate = votes_per_s(port, cookies, known, args.seconds, folder, sent[number])
                    sent[number] += round(rate * args.seconds) + CLIENTS
                    rates[number].append(rate)
            print_rates([*map(str, trees), "bare"], rates, waiting)


def print_rates(names: Sequence[str], rates: Sequence[Sequence[float]], waiting: int) -> None:
    """Print the rates at one length of the queue; the last ones are those of the bare server."""
    print(f"{waiting} waiting, {CLIENTS} clients")
    floor = statistics.median(rates[-1])
    for name, found in zip(names, rates, strict=True):
        median = statistics.median(found)
        print(
            f"  {name:24} {median:8.0f} votes/s  {median / floor:.3f}  {rounded(found)}", flush=True
        )


@contextmanager
def whole_party(tree: Path, run: Path, music: Path) -> Iterator[tuple[int, int]]:
    """Run the party of a working tree; yield the ports of the guests' and the host's pages."""
    guest_port, host_port, mqtt_port = (free_port() for _ in range(3))
    command = [
        *(str(tree / "scripts" / "run"), "--run-dir", str(run), "--music", str(music)),
        *("--port", str(guest_port), "--host-port", str(host_port), "--mqtt-port", str(mqtt_port)),
    ]
    environment = {**os.environ, "RAVEBERRY_SOURCES": "local", "RAVEBERRY_LOG_LEVEL": "warning"}
    environment.pop("VIRTUAL_ENV", None)
    started = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603
    try:
        wait_for(guest_port, 60)
        wait_for(host_port)
        server = process_on(guest_port)
        for task in Path(f"/proc/{server}/task").iterdir():
            os.sched_setaffinity(int(task.name), {SERVER_CORE})
        yield guest_port, host_port
    finally:
        started.send_signal(signal.SIGTERM)
        started.wait(30)


@contextmanager
def bare_server(folder: Path) -> Iterator[int]:
    """Run the bare server and yield its port."""
    port = free_port()
    command = ["taskset", "-c", str(SERVER_CORE), sys.executable, str(BARE), str(port)]
    process = subprocess.Popen([*command, str(folder / "bare.db")])  # noqa: S603
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(10)


@contextmanager
def open_pages(port: int, cookies: Sequence[str]) -> Iterator[None]:
    """Keep a page of each guest open, which reads whatever it is sent."""
    with contextlib.ExitStack() as closed, selectors.DefaultSelector() as ready:
        for cookie in cookies:
            page = closed.enter_context(socket.create_connection(("127.0.0.1", port)))
            page.sendall(
                f"GET /api/v1/ws HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
                "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                f"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nCookie: {cookie}\r\n\r\n".encode()
            )
            ready.register(page, selectors.EVENT_READ)
        has_ended = threading.Event()

        def read() -> None:
            while not has_ended.is_set():
                for key, _ in ready.select(0.1):
                    page = key.fileobj
                    assert isinstance(page, socket.socket)  # noqa: S101 - narrows the type
                    if not page.recv(1 << 20):
                        raise SystemExit("a page was disconnected")

        reader = threading.Thread(target=read)
        reader.start()
        try:
            yield
        finally:
            has_ended.set()
            reader.join()


def process_on(port: int) -> int:
    """Return the process that listens on a port."""
    needle = f":{port:04X} 00000000:0000 0A"
    listening = (line for line in Path("/proc/net/tcp").read_text().splitlines() if needle in line)
    sockets = {f"socket:[{line.split()[9]}]" for line in listening}
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            for file in (process / "fd").iterdir():
                with contextlib.suppress(OSError):
                    if str(file.readlink()) in sockets:
                        return int(process.name)
    raise SystemExit(f"no process listens on port {port}")


def make_long_songs(music: Path, count: int) -> None:
    """Write songs of an hour, so that none ends meanwhile; all share the content of one file."""
    first = music / "Artist - Song 0000.flac"
    silence = ["-f", "lavfi", "-i", "anullsrc=sample_rate=8000:channel_layout=mono", "-t", "3600"]
    subprocess.run(["ffmpeg", "-v", "error", *silence, str(first)], check=True)  # noqa: S603, S607
    for number in range(1, count):
        first.with_name(f"Artist {number % 97} - Song {number:04}.flac").hardlink_to(first)


def rounded(values: Sequence[float]) -> str:
    """Return the value of each round as text."""
    return " ".join(f"{value:.0f}" for value in values)


@contextmanager
def party(folder: Path, *bare: str) -> Iterator[tuple[int, int, int]]:
    """Run a server without player and broker, and a bare server from the script and arguments.

    Yields the ports of the guests' pages, the host's pages and the bare server.
    """
    file, *more = bare
    guest_port, host_port, bare_port, mqtt_port = (free_port() for _ in range(4))
    music = folder / "music"
    music.mkdir()
    make_songs(music)
    environment = {
        **os.environ,
        "RAVEBERRY_DATA": str(folder / "data"),
        "RAVEBERRY_RUNTIME": str(folder / "run"),
        "RAVEBERRY_MUSIC": str(music),
        "RAVEBERRY_SOURCES": "local",
        "RAVEBERRY_GUEST_PORT": str(guest_port),
        "RAVEBERRY_HOST_PORT": str(host_port),
        "RAVEBERRY_MQTT_PORT": str(mqtt_port),
        "RAVEBERRY_LOG_LEVEL": "error",
        # As in addon/services/server/run.
        "PYTHONMALLOC": "malloc",
        "MALLOC_ARENA_MAX": "1",
    }
    pinned = ["taskset", "-c", str(SERVER_CORE), sys.executable]
    started = [
        subprocess.Popen([*pinned, "-m", "raveberry_server"], env=environment),  # noqa: S603
        subprocess.Popen([*pinned, file, str(bare_port), str(folder / "bare.db"), *more]),  # noqa: S603
    ]
    try:
        for port in (guest_port, host_port, bare_port):
            wait_for(port)
        yield guest_port, host_port, bare_port
    finally:
        for process in started:
            process.send_signal(signal.SIGTERM)
        for process in started:
            process.wait(10)


def wait_for(port: int, patience_s: float = 20) -> None:
    """Wait until a port accepts connections; exit after some seconds."""
    deadline_s = time.monotonic() + patience_s
    while time.monotonic() < deadline_s:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit(f"nobody listens on port {port}")


def make_songs(music: Path, count: int = 1_000) -> None:
    """Write short files whose names hold artist and title."""
    first = music / "Artist - Song 0000.wav"
    command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=duration=1:sample_rate=8000"]
    subprocess.run([*command, str(first)], check=True)  # noqa: S603
    sound = first.read_bytes()
    for number in range(1, count):
        first.with_name(f"Artist {number % 97} - Song {number:04}.wav").write_bytes(sound)


def ask(  # noqa: PLR0913, PLR0917 - internal helper
    port: int,
    method: str,
    path: str,
    body: object = None,
    cookie: str = "",
    address: str = "127.0.0.1",
) -> tuple[dict[str, object], str]:
    """Send a request; return the JSON answer and the session cookie, or exit if it is refused."""
    connection = http.client.HTTPConnection(
        "127.0.0.1", port, timeout=20, source_address=(address, 0)
    )
    headers = {"Content-Type": "application/json", **({"Cookie": cookie} if cookie else {})}
    connection.request(method, path, None if body is None else json.dumps(body), headers)
    response = connection.getresponse()
    answer = json.loads(response.read())
    connection.close()
    if response.status != http.HTTPStatus.OK:
        raise SystemExit(f"{path}: {answer}")
    return answer, response.headers.get("Set-Cookie", "").partition(";")[0]


def fill(host_port: int, waiting: int, first: int = 0) -> list[str]:
    """Switch off the limits, queue songs and return the ids of their entries."""
    for name, value in (
        ("mode", "full_voting"),
        ("downvotes_to_kick", 0),
        ("max_waiting_per_guest", 0),
        ("max_requests_per_hour", 0),
        ("fresh_requests", 0),
        ("vote_rate_per_min", 0),
        ("identity_burst", 0),
        ("connections_per_address", 0),
        ("queue_max", 0),
        ("song_max_s", 0),
    ):
        ask(host_port, "POST", "/api/v1/command/set_setting", {"name": name, "value": value})
    # The server remembers the last search of each client, and one without a cookie is always new.
    _, cookie = ask(host_port, "POST", "/api/v1/session", {})
    entries: list[str] = []
    deadline_s = time.monotonic() + 180
    number = first
    while len(entries) < waiting and time.monotonic() < deadline_s:
        found, _ = ask(
            host_port, "GET", f"/api/v1/search?q=Song%20{number:04}&limit=1", cookie=cookie
        )
        hits = found["hits"]
        if not isinstance(hits, list) or not hits:
            time.sleep(0.1)
            continue
        number += 1
        answer, _ = ask(
            host_port,
            "POST",
            "/api/v1/command/enqueue",
            {"uri": hits[0]["song"]["uri"]},
            cookie,
        )
        result = answer["result"]
        assert isinstance(result, dict)  # noqa: S101 - narrows the type
        if not result["duplicate"]:
            entries.append(result["entry"]["id"])
    return entries


def join(port: int, entry: str, number: int = 0) -> str:
    """Create a guest and return its cookie; more than 200 at one address would be refused."""
    address = f"127.0.0.{1 + number // 100}"
    _, cookie = ask(port, "POST", VOTE, {"entry": entry, "value": 1}, address=address)
    return cookie


def votes_per_s(  # noqa: PLR0913, PLR0917 - internal helper
    port: int,
    cookies: Sequence[str],
    entries: Sequence[str],
    seconds: float,
    folder: Path,
    sent: int = 0,
) -> float:
    """Return the votes answered per second while every client waits for each answer.

    `sent` is the number of votes sent before, which these continue.
    """
    plan = folder / "votes.lua"
    plan.write_text(
        LOAD % (", ".join(map(json.dumps, cookies)), ", ".join(map(json.dumps, entries)), sent)
    )
    command = [
        *("taskset", "-c", str(LOAD_CORE), "wrk", "-t1", f"-c{CLIENTS}", f"-d{seconds:.0f}"),
        *("-s", str(plan), f"http://127.0.0.1:{port}{VOTE}"),
    ]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    answered, refused = map(int, done.stdout.rsplit("votes ", 1)[1].split())
    if refused:
        raise SystemExit(f"{refused} votes were refused")
    return answered / seconds


if __name__ == "__main__":
    main()
