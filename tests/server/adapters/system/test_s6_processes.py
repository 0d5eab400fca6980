"""The state, logs and restarts of supervised processes, with a real supervisor."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from raveberry_server.adapters.system.s6_processes import S6Processes, last_lines
from raveberry_server.application.ports.processes import ProcessState
from raveberry_server.domain.model.errors import RefusedError

needs_s6 = pytest.mark.skipif(shutil.which("s6-supervise") is None, reason="s6 is not installed")


def processes(folder: Path, *secrets: str) -> S6Processes:
    return S6Processes(services=folder / "services", logs=folder / "logs", secrets=lambda: secrets)


def s6(*command: str | Path) -> str:
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - fixed
    return done.stdout


def a_service(folder: Path, name: str = "mpd") -> Path:
    service = folder / "services" / name
    service.mkdir(parents=True)
    (service / "run").write_text("#!/bin/sh\nexec sleep 60\n")
    (service / "run").chmod(0o755)
    return service


@contextmanager
def supervised(service: Path) -> Iterator[None]:
    supervisor = subprocess.Popen(["s6-supervise", service])  # noqa: S603, S607 - our own service
    try:
        wait_until_supervised(service)
        wait_for(service, "-u")
        yield
    finally:
        s6("s6-svc", "-xd", service)
        supervisor.wait(10)


def wait_until_supervised(service: Path) -> None:
    """Wait until the supervisor takes commands; the other programs fail before."""
    deadline_s = time.monotonic() + 30
    while subprocess.run(["s6-svok", service], check=False).returncode:  # noqa: S603, S607 - our own service
        assert time.monotonic() < deadline_s, "the supervisor has not started"
        time.sleep(0.01)


def wait_for(service: Path, state: str) -> None:
    s6("s6-svwait", state, "-t", "9000", service)


def pid_of(service: Path) -> str:
    return s6("s6-svstat", "-p", service)


async def test_nothing_is_known_without_a_supervisor(tmp_path: Path) -> None:
    assert await processes(tmp_path).overview() == ()
    with pytest.raises(RefusedError, match="no process"):
        await processes(tmp_path).restart("mpd")


@needs_s6
async def test_a_running_process_has_memory_until_it_stops(tmp_path: Path) -> None:
    service = a_service(tmp_path)
    with supervised(service):
        (status,) = await processes(tmp_path).overview()
        assert (status.name, status.state) == ("mpd", ProcessState.RUNNING)
        assert status.up_s is not None
        assert status.memory_bytes
        assert status.is_restartable
        s6("s6-svc", "-wD", "-T", "9000", "-d", service)
        (status,) = await processes(tmp_path).overview()
        assert (status.state, status.up_s, status.memory_bytes) == (
            ProcessState.STOPPED,
            None,
            None,
        )


@needs_s6
async def test_a_restart_is_done_by_the_supervisor(tmp_path: Path) -> None:
    service = a_service(tmp_path)
    with supervised(service):
        (service / "finish").write_text("#!/bin/sh\ntouch ended\n")
        (service / "finish").chmod(0o755)
        before = pid_of(service)
        await processes(tmp_path).restart("mpd")
        while pid_of(service) in {before, "-1\n"}:
            wait_for(service, "-u")
        assert (service / "ended").exists()


async def test_a_supervisor_of_another_user_is_left_alone(tmp_path: Path) -> None:
    a_service(tmp_path, "server")
    (status,) = await processes(tmp_path).overview()
    # This process is seen without its supervisor.
    assert (status.state, status.is_restartable) == (ProcessState.RUNNING, False)
    assert status.memory_bytes
    with pytest.raises(RefusedError, match="cannot be restarted"):
        await processes(tmp_path).restart("server")


@pytest.mark.parametrize("name", ["../logs", ".", "", "/etc", "mpd/supervise", "mpd\0"])
async def test_only_a_known_name_is_restarted(tmp_path: Path, name: str) -> None:
    a_service(tmp_path)
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "run").touch()
    with pytest.raises(RefusedError, match="no process"):
        await processes(tmp_path).restart(name)


async def test_an_unseen_process_has_an_unknown_state(tmp_path: Path) -> None:
    a_service(tmp_path, "other")
    (status,) = await processes(tmp_path).overview()
    assert (status.state, status.memory_bytes) == (ProcessState.UNKNOWN, None)


async def test_a_log_is_shown_without_secrets(tmp_path: Path) -> None:
    a_service(tmp_path)
    folder = tmp_path / "logs" / "mpd"
    folder.mkdir(parents=True)
    (folder / "current").write_text("mpd: with hunter2\nmpd: \x1b[31m\u202ered\n")
    (status,) = await processes(tmp_path, "hunter2").overview()
    assert status.log == ("mpd: with ***", "mpd:  [31m red")


def test_of_a_log_only_the_end_is_read(tmp_path: Path) -> None:
    log = tmp_path / "current"
    log.write_text("".join(f"line {number} {'x' * 400}\n" for number in range(5_000)))
    lines = last_lines(log)
    assert len(lines) <= 40
    assert {len(line) for line in lines} == {300}
    assert lines[-1].startswith("line 4999 ")
    assert lines[0].startswith("line ")


def test_a_secret_at_the_beginning_of_what_is_read_is_not_shown_in_part(tmp_path: Path) -> None:
    log = tmp_path / "current"
    log.write_text("hunter2" * 4_000 + "\nend\n")
    assert last_lines(log, ["hunter2"]) == ("end",)


def test_a_missing_log_is_empty(tmp_path: Path) -> None:
    assert last_lines(tmp_path / "none") == ()
