"""A full disk prevents no start, is announced, and does not fail the health check."""

import os
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from scripts import processes
from tests.system.promises.test_r22_full_disk import (
    a_small_disk_or_skip,
    fill,
    heard,
    playing,
    prepare,
)
from tests.system.support.party_system import BIN, ROOT, Browser, System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(300)]

SONGS = ("Amber", "Birch", "Cedar", "Dogwood", "Elm")
WISH = "Fir"
LENGTH_S = 25
STOPPED_S = 5.0
PROCESSES = ("sound", "broker", "mpd", "server", "visualizer")


def codes(host: Browser) -> set[str]:
    """Return the codes of the problems on the host's page."""
    me: Any = host.state()["me"]
    return {problem["code"] for problem in me.get("problems") or ()}


def is_healthy(system: System) -> bool:
    """Return whether the container's health check passes."""
    environment = {**system.environment, "RAVEBERRY_USER": ""}
    return subprocess.run([ROOT / "addon" / "health"], env=environment, check=False).returncode == 0


def store(browser: Browser) -> tuple[int, object] | None:
    """Return the answer about the database, None before the server answers."""
    try:
        answer = browser.ask("GET", "/healthz")
    except OSError:
        return None
    checks: Any = answer.json["checks"]
    return answer.status, checks["store"]


def test_a_start_on_a_full_disk_plays_reports_it_and_recovers() -> None:
    with a_small_disk_or_skip() as disk:
        folders = {"RAVEBERRY_DATA": str(disk / "data"), "RAVEBERRY_LOGS": str(disk / "logs")}
        with a_system(variables=folders) as system:
            for title in (*SONGS, WISH):
                system.add_tone(title, length_s=LENGTH_S)
            with system.running():
                system.wait_until_served()
                host, guest = prepare(system)
                before = until(lambda: playing(host), within_s=20, what="it is shown")
                queue: Any = host.state()["queue"]
            give_back = fill(disk)
            with system.running():
                until(lambda: heard(system) == before, within_s=30, what="the same song plays")
                until(lambda: store(host) == (503, False), within_s=10, what="it is served")
                pids = {name: system.pid(name) for name in PROCESSES}
                assert all(pids.values()), system.seen()
                assert is_healthy(system)
                until(lambda: "disk_full" in codes(host), within_s=30, what="the host is warned")
                shown: Any = host.state()["queue"]
                assert [entry["id"] for entry in shown["entries"]] == [
                    entry["id"] for entry in queue["entries"]
                ]
                refused = guest.command("enqueue", query=WISH)
                assert (refused.status, refused.json["code"]) == (503, "unavailable")
                following = shown["entries"][0]["song"]["title"]
                until(lambda: heard(system) == following, within_s=40, what="the next song plays")
                assert {name: system.pid(name) for name in PROCESSES} == pids, "something restarted"
                give_back()
                until(lambda: store(host) == (200, True), within_s=40, what="it heals by itself")
                until(lambda: "disk_full" not in codes(host), within_s=30, what="that is said")
                entry: Any = guest.done("enqueue", query=WISH)["entry"]
                killed = system.kill("server")
                until(
                    lambda: system.is_back("server", after=killed), within_s=30, what="it is back"
                )
                system.wait_until_served()
                kept: Any = host.state()["queue"]
                assert entry["id"] in {one["id"] for one in kept["entries"]}


def test_the_container_starts_and_stops_where_even_the_files_of_the_services_find_no_room() -> None:
    with a_small_disk_or_skip() as disk, a_system() as system:
        for name in ("data", "run"):
            (disk / name).mkdir()
        variables = {
            **system.environment,
            "PATH": f"{BIN}:{os.environ['PATH']}",
            "RAVEBERRY_DATA": str(disk / "data"),
            "RAVEBERRY_LOGS": str(disk / "data" / "logs"),
            "RAVEBERRY_RUNTIME": str(disk / "run"),
            "RAVEBERRY_USER": "root",
        }
        fill(disk)
        # It continues in /dev/shm, which is its own here, as it is in a container.
        command = f"mount -t tmpfs raveberry-test /dev/shm && exec {ROOT / 'addon' / 'start'}"
        started = subprocess.Popen(
            ["unshare", "--mount", "sh", "-c", command],
            env=variables,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            until(lambda: player(system.host()), within_s=30, what="the player is reached")
            started.terminate()
            stopping_s = time.monotonic()
            started.wait(15)
            assert time.monotonic() - stopping_s <= STOPPED_S
        finally:
            processes.end_all(system.folder, patience_s=2)
            started.wait(10)


def player(browser: Browser) -> bool:
    """Return whether the server has a player, whatever else is wrong."""
    try:
        checks: Any = browser.ask("GET", "/healthz").json["checks"]
    except OSError:
        return False
    return bool(checks["player"])


def test_a_disk_that_gets_full_is_announced_before_it_is() -> None:
    with (
        a_small_disk_or_skip("64m") as disk,
        a_system(variables={"RAVEBERRY_DATA": str(disk)}) as system,
        system.running(),
    ):
        system.wait_until_served()
        host = system.host()
        assert "disk_low" not in codes(host)
        free = os.statvfs(disk)
        keep = free.f_blocks * free.f_frsize // 25
        cache = disk / "cache"
        cache.mkdir(exist_ok=True)
        (cache / "old.mka").write_bytes(bytes(free.f_blocks * free.f_frsize // 10))
        ballast(disk, keep=keep)
        # The name is gone a moment before its space is free.
        until(
            lambda: not (cache / "old.mka").exists() and free_bytes(disk) > keep,
            within_s=30,
            what="the cache shrinks",
        )
        ballast(disk, keep=keep)
        until(lambda: "disk_low" in codes(host), within_s=30, what="the host is warned")
        assert store(host) == (200, True)


def ballast(disk: Path, *, keep: int) -> None:
    """Fill a disk except for that many bytes."""
    (disk / f"ballast-{time.monotonic_ns()}").write_bytes(bytes(free_bytes(disk) - keep))


def free_bytes(disk: Path) -> int:
    """Return the free space of a disk."""
    free = os.statvfs(disk)
    return free.f_bavail * free.f_frsize


# --- health --------------------------------------------------------------------------------------


def test_health_judges_whether_the_server_answers() -> None:
    with a_system(held_back=("sound", "broker", "mpd", "visualizer")) as system:
        assert not is_healthy(system), "there is no server"
        with system.running():
            until(system.is_stored, within_s=30, what="the server runs, without player and broker")
            assert is_healthy(system)
            pid = system.pid("server")
            os.kill(pid, 19)
            try:
                began_s = time.monotonic()
                assert not is_healthy(system), "the server hangs"
                assert time.monotonic() - began_s < 5
            finally:
                os.kill(pid, 18)
            until(lambda: is_healthy(system), within_s=10, what="it goes on")
