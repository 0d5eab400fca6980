"""Durable votes per second, compared with a bare aiohttp server that commits once per batch.

    .venv/bin/python -m bench.votes [--waiting 10] [--rounds 5] [--seconds 3]     needs Debian's wrk

Both servers run on one core, the load generator on another. Each round measures one server after
the other, and the ratio of the medians matters. Every answer is sent after its commit (SQLite WAL,
synchronous=FULL). Rate limits are switched off.
"""

import argparse
import http.client
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.ports import free_port

SERVER_CORE, LOAD_CORE = 0, 1
CLIENTS = 50
VOTE = "/api/v1/command/vote"
BARE = Path(__file__).with_name("bare_votes.py")

LOAD = """
local cookies, entries, at = {%s}, {%s}, 0
function request()
  at = at + 1
  local body = string.format('{"entry":"%%s","value":%%d}',
    entries[at %% #entries + 1], (math.floor(at / #entries) + at) %% 3 - 1)
  local headers = { ["Content-Type"] = "application/json", Cookie = cookies[at %% #cookies + 1] }
  return wrk.format("POST", nil, headers, body)
end
function done(summary)
  local errors = summary.errors
  local refused = errors.status + errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format("votes %%d %%d\\n", summary.requests, refused))
end
"""
"""Script for `wrk`; each vote differs from the previous one of its guest."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--waiting", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=3.0)
    args = parser.parse_args()
    os.sched_setaffinity(0, {LOAD_CORE})
    with (
        tempfile.TemporaryDirectory(prefix="rvb-") as folder,
        party(Path(folder), str(BARE)) as ports,
    ):
        guest_port, host_port, bare_port = ports
        entries = fill(guest_port, host_port, args.waiting)
        cookies = [join(guest_port, entries[0]) for _ in range(CLIENTS)]
        ours: list[float] = []
        bare: list[float] = []
        for _ in range(args.rounds):
            for port, rates in ((guest_port, ours), (bare_port, bare)):
                rates.append(votes_per_s(port, cookies, entries, args.seconds, Path(folder)))
    ratio = statistics.median(ours) / statistics.median(bare)
    print(f"{len(entries)} waiting, {CLIENTS} clients, {args.rounds} rounds of {args.seconds} s")
    print(f"  Raveberry  {statistics.median(ours):8.0f} votes/s  {rounded(ours)}")
    print(f"  bare       {statistics.median(bare):8.0f} votes/s  {rounded(bare)}")
    print(f"  ratio      {ratio:8.3f}  (1/{1 / ratio:.1f})")


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


def wait_for(port: int) -> None:
    """Wait until a port accepts connections; exit after 20 s."""
    deadline_s = time.monotonic() + 20
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


def fill(guest_port: int, host_port: int, waiting: int) -> list[str]:
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
    ):
        ask(host_port, "POST", "/api/v1/command/set_setting", {"name": name, "value": value})
    entries: list[str] = []
    deadline_s = time.monotonic() + 60
    number = 0
    while len(entries) < waiting and time.monotonic() < deadline_s:
        found, _ = ask(guest_port, "GET", f"/api/v1/search?q=Song%20{number:04}&limit=1")
        hits = found["hits"]
        if not isinstance(hits, list) or not hits:
            time.sleep(0.1)
            continue
        number += 1
        answer, _ = ask(
            host_port, "POST", "/api/v1/command/enqueue", {"uri": hits[0]["song"]["uri"]}
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


def votes_per_s(
    port: int, cookies: Sequence[str], entries: Sequence[str], seconds: float, folder: Path
) -> float:
    """Return the votes answered per second while every client waits for each answer."""
    plan = folder / "votes.lua"
    plan.write_text(
        LOAD % (", ".join(map(json.dumps, cookies)), ", ".join(map(json.dumps, entries)))
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
