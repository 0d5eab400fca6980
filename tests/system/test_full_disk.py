"""A disk that gets full is announced, and health judges only what a restart heals."""

import os
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from tests.system.promises.test_r22_full_disk import a_small_disk
from tests.system.stage import ROOT, Browser, Stage, a_stage, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(300)]


def codes(host: Browser) -> set[str]:
    """The problems that the host's page lists."""
    me: Any = host.state()["me"]
    return {problem["code"] for problem in me.get("problems") or ()}


def is_healthy(stage: Stage) -> bool:
    """What the container's health check says."""
    environment = {**stage.environment, "RAVEBERRY_USER": ""}
    return subprocess.run([ROOT / "addon" / "health"], env=environment, check=False).returncode == 0


def store(browser: Browser) -> tuple[int, object]:
    answer = browser.ask("GET", "/healthz")
    checks: Any = answer.json["checks"]
    return answer.status, checks["store"]


def test_a_disk_that_gets_full_is_announced_before_it_is() -> None:
    with a_small_disk("64m") as disk:
        if disk is None:
            pytest.skip("this machine lets nobody mount a file system")
        with a_stage(variables={"RAVEBERRY_DATA": str(disk)}) as stage, stage.running():
            stage.wait_until_served()
            host = stage.host()
            assert "disk_low" not in codes(host)
            free = os.statvfs(disk)
            keep = free.f_blocks * free.f_frsize // 25
            cache = disk / "cache"
            cache.mkdir(exist_ok=True)
            (cache / "old.mka").write_bytes(bytes(free.f_blocks * free.f_frsize // 10))
            ballast(disk, keep=keep)
            until(lambda: not (cache / "old.mka").exists(), within_s=30, what="the cache shrinks")
            ballast(disk, keep=keep)
            until(lambda: "disk_low" in codes(host), within_s=30, what="the host is warned")
            assert store(host) == (200, True)


def ballast(disk: Path, *, keep: int) -> None:
    """Fill a disk up to so many bytes."""
    free = os.statvfs(disk)
    size = free.f_bavail * free.f_frsize - keep
    (disk / f"ballast-{time.monotonic_ns()}").write_bytes(bytes(size))


# --- health --------------------------------------------------------------------------------------


def test_health_judges_whether_the_server_answers() -> None:
    with a_stage(held_back=("sound", "broker", "mpd", "visualizer")) as stage:
        assert not is_healthy(stage), "there is no server"
        with stage.running():
            until(stage.is_stored, within_s=30, what="the server runs, without player and broker")
            assert is_healthy(stage)
            pid = stage.pid("server")
            os.kill(pid, 19)
            try:
                began_s = time.monotonic()
                assert not is_healthy(stage), "the server hangs"
                assert time.monotonic() - began_s < 5
            finally:
                os.kill(pid, 18)
            until(lambda: is_healthy(stage), within_s=10, what="it goes on")
