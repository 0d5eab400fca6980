"""The add-on's image and podman, for tests that start it."""

import os
import subprocess
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
RUN_DIR: Final = ROOT / ".run"
TAG: Final = "raveberry:test"

BUILT: Final = "RAVEBERRY_TEST_IMAGE"
"""Variable with the name of an image in this clone's storage to use instead of building one."""

LIMITS: Final = ("--ulimit", "nproc=90000:90000", "--ulimit", "nofile=20000:20000")
"""The limits that a machine without a system manager can give a container."""


@cache
def built_image() -> str:
    """Build the image once per test run and return its tag."""
    if tag := os.environ.get(BUILT):
        return tag
    subprocess.run([ROOT / "scripts/image", "--run-dir", RUN_DIR, "--tag", TAG], check=True)
    return TAG


def podman(*arguments: str | Path, is_checked: bool = True) -> subprocess.CompletedProcess[str]:
    """Run podman with the storage of scripts/image."""
    environment = {
        **os.environ,
        "CONTAINERS_STORAGE_CONF": str(RUN_DIR / "image/storage.conf"),
        "PODMAN_IGNORE_CGROUPSV1_WARNING": "1",
    }
    command = ["podman", "--runtime", "/usr/sbin/runc", *map(str, arguments)]
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    assert not is_checked or done.returncode == 0, f"{arguments}: {done.stderr}"
    return done
