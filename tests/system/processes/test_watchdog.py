"""A server or visualizer that hangs is ended by its watchdog, and s6 restarts it.

The tests of counting run the script alone, with stubs for the programs it calls: each check waits
until the test lets it happen, so none depends on time.
"""

import os
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import pytest

from scripts import processes
from tests.system.promises.crowd import is_known
from tests.system.support.party_system import ROOT, System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(300)]

WATCHDOG: Final = ROOT / "addon" / "services" / ".watchdog"
EVERY_S, LIMIT, START_CHECKS = 20, 3, 30
PAUSE: Final = f"--pdeathsig KILL sleep {EVERY_S}"
GRACE: Final = "--pdeathsig KILL sleep 10"
STUBS: Final = {
    "setpriv": 'echo "$*" >{folder}/said; read -r _ <{folder}/steps',
    "s6-svc": 'echo "s6-svc $*" >{folder}/said',
    "timeout": '[ ! -e {folder}/silent ] || exit 124; shift; exec "$@"',
    "s6-setuidgid": "exit 1",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A service folder whose watchdog makes each check when it is told to."""

    folder: Path
    said: int
    steps: int

    @property
    def heartbeat(self) -> Path:
        return self.folder / "visualizer.heartbeat"

    @property
    def socket(self) -> Path:
        return self.folder / "server.sock"

    @property
    def silent(self) -> Path:
        """While this file exists, the server does not answer in time."""
        return self.folder / "silent"

    def beat(self, at_s: int) -> None:
        self.heartbeat.touch()
        os.utime(self.heartbeat, (at_s, at_s))

    def next_call(self) -> str:
        """Return what the watchdog does next."""
        letters = bytearray()
        while not letters.endswith(b"\n"):
            letters += os.read(self.said, 1)
        return letters.decode().rstrip("\n")

    def go_on(self) -> None:
        """End its pause."""
        os.write(self.steps, b"\n")

    def checks_until_the_end(self, *, most: int) -> int | None:
        """Return the number of checks after which the process is ended, None if it is not."""
        for number in range(most + 1):
            call = self.next_call()
            if call != PAUSE:
                assert call == "s6-svc -t ."
                return number
            self.go_on()
        return None


@contextmanager
def watched(service: str, folder: Path, *, user: str = "") -> Iterator[Watched]:
    (folder / "services" / service).mkdir(parents=True)
    (folder / "stubs").mkdir()
    for name, text in STUBS.items():
        stub = folder / "stubs" / name
        stub.write_text(f"#!/bin/sh\n{text.format(folder=folder)}\n")
        stub.chmod(0o755)
    (folder / "environment").write_text(
        f"RAVEBERRY_RUNTIME={folder}\nRAVEBERRY_DATA={folder}\nRAVEBERRY_USER={user}\n"
        f"PATH={folder / 'stubs'}:$PATH\n"
    )
    with ExitStack() as stack:
        ends = []
        for name in ("said", "steps"):
            os.mkfifo(folder / name)
            ends.append(os.open(folder / name, os.O_RDWR))
            stack.callback(os.close, ends[-1])
        process = subprocess.Popen(
            [WATCHDOG, str(os.getpid()), str(EVERY_S), str(LIMIT)],
            cwd=folder / "services" / service,
            start_new_session=True,
        )
        try:
            yield Watched(folder=folder, said=ends[0], steps=ends[1])
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


class AnsweringServer:
    """A server at a unix socket."""

    def __init__(self, path: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(str(path))
        self._socket.listen()
        self._thread = threading.Thread(target=self._answer, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._socket.close()

    def _answer(self) -> None:
        while True:
            try:
                peer, _ = self._socket.accept()
            except OSError:
                return
            # A test may end, and with it the watchdog, while it asks.
            with peer, suppress(ConnectionError):
                peer.recv(100)
                peer.sendall(b"HTTP/1.0 503 Service Unavailable\r\n\r\n")


def test_a_process_with_a_heartbeat_is_left_alone(tmp_path: Path) -> None:
    with watched("visualizer", tmp_path) as service:
        for number in range(2 * START_CHECKS):
            assert service.next_call() == PAUSE
            service.beat(number)
            service.go_on()
        assert service.next_call() == PAUSE


def test_a_process_whose_heart_stops_is_asked_to_end_and_then_killed(tmp_path: Path) -> None:
    with watched("visualizer", tmp_path) as service:
        assert service.next_call() == PAUSE
        service.beat(1)
        service.go_on()
        assert service.checks_until_the_end(most=START_CHECKS) == LIMIT
        assert service.next_call() == GRACE
        service.go_on()
        assert service.next_call() == "s6-svc -k ."


@pytest.mark.parametrize("has_file_of_before", [False, True])
def test_a_process_that_starts_has_more_time(tmp_path: Path, *, has_file_of_before: bool) -> None:
    if has_file_of_before:
        (tmp_path / "visualizer.heartbeat").touch()
    with watched("visualizer", tmp_path) as service:
        assert service.checks_until_the_end(most=2 * START_CHECKS) == START_CHECKS


def test_a_process_that_can_write_no_heartbeat_is_left_alone(tmp_path: Path) -> None:
    # The stub of s6-setuidgid fails, as a folder that cannot be written does.
    with watched("visualizer", tmp_path, user="somebody") as service:
        assert service.checks_until_the_end(most=2 * START_CHECKS) is None


def test_a_server_that_answers_is_left_alone_whatever_it_answers(tmp_path: Path) -> None:
    with AnsweringServer(tmp_path / "server.sock"), watched("server", tmp_path) as service:
        assert service.checks_until_the_end(most=2 * START_CHECKS) is None


def test_a_server_that_does_not_answer_is_ended(tmp_path: Path) -> None:
    with AnsweringServer(tmp_path / "server.sock"), watched("server", tmp_path) as service:
        for _ in range(2):
            assert service.next_call() == PAUSE
            service.go_on()
        assert service.next_call() == PAUSE
        service.silent.touch()
        service.go_on()
        # The first silence differs from the answer before it.
        assert service.checks_until_the_end(most=START_CHECKS) == LIMIT


def test_a_server_that_accepts_no_connections_is_left_alone(tmp_path: Path) -> None:
    with watched("server", tmp_path) as service:
        assert service.checks_until_the_end(most=2 * START_CHECKS) is None


def test_a_watchdog_whose_process_has_ended_before_it_began_ends(tmp_path: Path) -> None:
    (tmp_path / "services" / "server").mkdir(parents=True)
    (tmp_path / "environment").touch()
    command = [WATCHDOG, "1", str(EVERY_S), str(LIMIT)]
    done = subprocess.run(command, cwd=tmp_path / "services" / "server", check=False, timeout=60)
    assert done.returncode == 0


def watchdogs(system: System) -> int:
    """Return the number of watchdogs that run."""
    count = 0
    for pid in processes.running(system.folder):
        with suppress(OSError):
            count += "/.watchdog" in Path(f"/proc/{pid}/cmdline").read_text()
    return count


def hurry_watchdog_of_server(system: System) -> None:
    """Restart the server with a watchdog that makes fewer checks."""
    run = system.folder / "services" / "server" / "run"
    text = run.read_text()
    assert ".watchdog $$ 20 6)" in text
    run.unlink()  # a link to the script of the checkout
    run.write_text(text.replace(".watchdog $$ 20 6)", ".watchdog $$ 1 2)"))
    run.chmod(0o755)
    before = system.kill("server")
    until(lambda: system.is_back("server", after=before), within_s=15, what="it is restarted")


def elapsed_s(system: System) -> float:
    return float(system.mpd("status")["elapsed"])


def test_a_visualizer_and_a_server_that_hang_are_restarted_while_the_music_plays() -> None:
    with a_system() as system:
        system.add_tone("Amber", length_s=600)
        with system.running():
            system.wait_until_served()
            hurry_watchdog_of_server(system)
            system.wait_until_served()
            host = system.host()
            until(lambda: is_known(host, "Amber"), within_s=60, what="the song is known")
            host.done("enqueue", query="Amber")
            until(lambda: system.mpd("status")["state"] == "play", within_s=30, what="it plays")
            until((system.folder / "visualizer.heartbeat").exists, within_s=60, what="a first beat")
            before = {name: system.pid(name) for name in ("mpd", "server", "visualizer")}
            heard_s = elapsed_s(system)
            for name in ("server", "visualizer"):
                os.kill(before[name], signal.SIGSTOP)
            for name in ("server", "visualizer"):
                until(
                    lambda name=name: system.is_back(name, after=before[name]),
                    within_s=200,
                    what=f"{name} is restarted",
                )
                assert f"the {name} hangs and is ended" in system.log(name)
            until(lambda: watchdogs(system) == 2, within_s=60, what="each has one watchdog")
            system.wait_until_served()
            until(system.frames_soon, within_s=60, what="the light show is back")
            assert system.pid("mpd") == before["mpd"]
            assert elapsed_s(system) > heard_s
            assert system.mpd("status")["state"] == "play"
