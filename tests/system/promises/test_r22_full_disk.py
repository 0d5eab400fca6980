"""R22: with a full disk music goes on, requests are refused with a reason, and nothing is lost."""

import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import pytest

from tests.system.support.party_system import Browser, System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(300)]

SONGS = ("Amber", "Birch", "Cedar", "Dogwood", "Elm")
WISH = "Fir"
LENGTH_S = 8

CAP_SYS_ADMIN = 21
"""Its bit; see capability.h of Linux."""


@contextmanager
def a_small_disk(size: str = "8m") -> Iterator[Path | None]:
    """Mount a small file system inside the block; yield None where mounting is not permitted."""
    if not may_mount():
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="rb-disk-", dir="/tmp"))
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "raveberry-test", folder]
    try:
        subprocess.run(mount, check=True)
        try:
            yield folder
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)
    finally:
        folder.rmdir()


def may_mount() -> bool:
    """Return whether this process has CAP_SYS_ADMIN; with it, a failing mount fails the test."""
    status = Path("/proc/self/status").read_text()
    capabilities = next(line for line in status.splitlines() if line.startswith("CapEff:"))
    return bool(int(capabilities.split()[1], 16) >> CAP_SYS_ADMIN & 1)


@contextmanager
def a_small_disk_or_skip(size: str = "8m") -> Iterator[Path]:
    """Mount a small file system inside the block; skip the test where only root could."""
    with a_small_disk(size) as disk:
        if disk is None:
            # An ordinary user cannot run it; everything that checks a release runs as root.
            pytest.skip("mounting a file system takes root with CAP_SYS_ADMIN")
        yield disk


def fill(disk: Path) -> Callable[[], None]:
    """Fill a disk; return a function that frees it."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 12):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue
    assert os.statvfs(disk).f_bavail == 0
    return ballast.unlink


def forbid_writing(pid: int) -> Callable[[], None]:
    """Keep a process from writing files; return a function that allows it again."""

    def limit(size: str) -> None:
        subprocess.run(["prlimit", "--pid", str(pid), f"--fsize={size}:unlimited"], check=True)

    limit("0")
    return lambda: limit("unlimited")


def playing(browser: Browser) -> str | None:
    player = browser.state()["player"]
    assert isinstance(player, dict)
    entry = player["entry"]
    return entry and str(entry["song"]["title"])


def waiting(browser: Browser) -> dict[str, dict[str, object]]:
    """Return the waiting songs by title."""
    shown = browser.state()["queue"]
    assert isinstance(shown, dict)
    return {entry["song"]["title"]: entry for entry in shown["entries"]}


def checks(browser: Browser) -> tuple[int, object]:
    answer = browser.ask("GET", "/healthz")
    told = answer.json["checks"]
    assert isinstance(told, dict)
    return answer.status, told["store"]


def heard(system: System) -> str:
    return Path(system.mpd_if_there("currentsong").get("file", "")).stem


def prepare(system: System) -> tuple[Browser, Browser]:
    """Request five songs and wait for the first to play; return the host and a guest who voted."""
    host, guest = system.host(), system.guest()
    host.done("set_setting", name="autoplay", value=False)
    for title in (WISH, *SONGS):
        until(
            lambda title=title: host.ask("GET", f"/api/v1/search?q={title}").json["hits"],
            within_s=30,
            what=f"{title} is known",
        )
    for title in SONGS:
        host.done("enqueue", query=title)
    until(lambda: heard(system) == SONGS[0], within_s=20, what="the first song can be heard")
    guest.done("vote", entry=waiting(host)["Elm"]["id"], value=1)
    return host, guest


def test_r22_a_full_disk_stops_no_music_refuses_requests_and_heals() -> None:
    with (
        a_small_disk() as disk,
        a_system(variables={"RAVEBERRY_DATA": str(disk)} if disk else {}) as system,
    ):
        for title in (*SONGS, WISH):
            system.add_tone(title, length_s=LENGTH_S)
        with system.running():
            system.wait_until_served(within_s=30)
            host, guest = prepare(system)
            give_back = fill(disk) if disk else forbid_writing(system.pid("server"))
            refused = host.command("enqueue", query=WISH)
            assert (refused.status, refused.json["code"]) == (503, "unavailable"), refused
            assert "disk" in str(refused.json["message"])
            volumes = cycle((0.5, 0.4))
            until(
                lambda: host.command("set_volume", volume=next(volumes)).status == 503,
                within_s=20,
                what="the log is as full as the disk",
            )
            assert guest.command("vote", entry=waiting(host)["Elm"]["id"], value=0).status == 503
            assert checks(host) == (503, False)

            for title in SONGS[1:4]:
                until(
                    lambda title=title: heard(system) == title, within_s=40, what=f"{title} plays"
                )
                until(lambda title=title: playing(host) == title, within_s=20, what="it is shown")
            assert waiting(host)["Elm"]["up"] == 2, "what was acknowledged is still there"
            assert checks(host) == (503, False)

            host.command("pause")  # refused as well, so that the result does not depend on timing
            give_back()
            until(lambda: checks(host) == (200, True), within_s=40, what="it heals by itself")
            host.done("pause")
            before = playing(host), waiting(host)
            host.done("enqueue", query=WISH)
            killed = system.kill("server")
            until(lambda: system.is_back("server", after=killed), within_s=20, what="it is back")
            system.wait_until_served(within_s=30)
            assert playing(host) == before[0]
            assert set(waiting(host)) == {*before[1], WISH}
            if "Elm" in before[1]:
                assert waiting(host)["Elm"]["up"] == 2
