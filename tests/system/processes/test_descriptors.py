"""A server without free descriptors keeps its connections and refuses new ones with an error."""

import http.client
import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from raveberry_server.adapters.web.transport.acceptor import LOWEST_DESCRIPTOR

from tests.system.support.party_system import (
    Browser,
    System,
    a_system,
    inspects_processes,
    until,
)

pytestmark = [pytest.mark.system, pytest.mark.timeout(180)]

HEALTHZ = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


class OpenConnection:
    """A guest with one persistent connection."""

    def __init__(self, system: System) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", system.guest_port, timeout=15)
        self._cookie = ""

    def command(self, name: str, /, **args: object) -> tuple[int, bytes]:
        headers = {"Content-Type": "application/json", "Cookie": self._cookie}
        self._connection.request(
            "POST", f"/api/v1/command/{name}", json.dumps(args).encode(), headers
        )
        answer = self._connection.getresponse()
        self._cookie = (answer.getheader("Set-Cookie") or self._cookie).partition(";")[0]
        return answer.status, answer.read()

    def close(self) -> None:
        self._connection.close()


def is_measured(host: Browser) -> bool:
    """Return whether the loudness of all songs is measured."""
    found: Any = host.done("sources")
    return any((job["kind"], job["state"]) == ("loudness", "done") for job in found["jobs"])


def limit(pid: int, descriptors: int) -> None:
    subprocess.run(["prlimit", "--pid", str(pid), f"--nofile={descriptors}:"], check=True)


def opened(pid: int) -> list[int]:
    """Return the open descriptors of a process, sorted."""
    return sorted(int(one.name) for one in Path(f"/proc/{pid}/fd").iterdir())


def above_low(pid: int) -> int:
    """Return the number above all descriptors of a process but those of its connections."""
    return max(number for number in opened(pid) if number < LOWEST_DESCRIPTOR) + 1


def wait_until_settled(pid: int, quiet_s: float = 1, within_s: float = 30) -> None:
    """Wait until a process has neither opened nor closed a descriptor for a while."""
    before, since_s = opened(pid), time.monotonic()
    until_s = since_s + within_s
    while time.monotonic() < since_s + quiet_s:
        assert time.monotonic() < until_s, "the descriptors do not settle"
        time.sleep(0.05)
        if (now := opened(pid)) != before:
            before, since_s = now, time.monotonic()


@contextmanager
def without_free_descriptors(system: System, pid: int) -> Iterator[None]:
    """Let a server open nothing more: below its limit, idle connections take what is free."""
    wait_until_settled(pid)
    limit(pid, above_low(pid))
    with ExitStack() as idle:
        for _ in range(32):
            phone = idle.enter_context(
                socket.create_connection(("127.0.0.1", system.guest_port), timeout=10)
            )
            phone.settimeout(0.5)
            with suppress(TimeoutError):
                assert b" 503 " in phone.recv(65_536)
                break
        else:
            pytest.fail("no connection is refused")
        yield
        limit(pid, 1_024)


def answer_to(system: System, sent: bytes) -> bytes:
    """Send a request on a new connection and return everything up to its end."""
    with socket.create_connection(("127.0.0.1", system.guest_port), timeout=10) as phone:
        phone.sendall(sent)
        parts = []
        try:
            while part := phone.recv(65_536):
                parts.append(part)
        except ConnectionResetError:
            pass
    return b"".join(parts)


def test_the_server_may_open_as_much_as_the_system_allows() -> None:
    with a_system(held_back=("mpd", "sound", "visualizer")) as system:
        system.music.mkdir()
        with system.running():
            until(system.is_stored, within_s=30, what="the server runs")
            limits = Path(f"/proc/{system.pid('server')}/limits").read_text()
    soft, hard = next(
        line.split()[3:5] for line in limits.splitlines() if line.startswith("Max open files")
    )
    assert int(soft) == min(int(hard), 65_536)


@inspects_processes
def test_without_descriptors_open_connections_stay_and_new_ones_are_refused() -> None:
    with a_system(held_back=("sound", "visualizer")) as system:
        system.add_tone("Amber", length_s=60)
        with system.running():
            system.wait_until_served()
            host, pid = system.host(), system.pid("server")
            until(
                # Without the online sources, whose children would open and close descriptors.
                lambda: host.ask("GET", "/api/v1/search?q=Amber&sources=local").json.get("hits"),
                within_s=20,
                what="the song is known",
            )
            until(
                lambda: is_measured(host),
                within_s=90,
                what="its loudness is measured, so that no child of the server ends later",
            )
            with closing(OpenConnection(system)) as guest:
                assert guest.command("set_profile", name="Ann")[0] == 200
                with without_free_descriptors(system, pid):
                    for number in range(20):
                        assert guest.command("set_profile", name=f"Ann {number}")[0] == 200
                        refused = answer_to(system, HEALTHZ)
                        assert b" 503 " in refused
                        assert b'"unavailable"' in refused
                    assert guest.command("enqueue", query="Amber")[0] == 200
                assert guest.command("set_profile", name="Cem")[0] == 200
            # The player is not well, as soon as it finds that there is no sound server.
            until(
                lambda: b'"server":true' in answer_to(system, HEALTHZ),
                within_s=20,
                what="new connections are accepted",
            )
            assert system.pid("server") == pid
            assert "new connections are refused" in system.log("server").lower()
            os.kill(pid, 0)
