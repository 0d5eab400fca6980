"""Programs that a benchmark needs, besides the Python packages of the repository."""

import shutil
from collections.abc import Mapping
from typing import Final

_PACKAGES: Final[Mapping[str, str]] = {
    "chromium-headless-shell": "chromium-headless-shell",
    "ffmpeg": "ffmpeg",
    "mosquitto": "mosquitto",
    "mpd": "mpd",
    "nats-server": "nats-server",
    "parec": "pulseaudio-utils",
    "pulseaudio": "pulseaudio",
    "s6-svscan": "s6",
    "taskset": "util-linux",
    "wrk": "wrk",
}
"""Debian's package of each program."""

SYSTEM: Final = ("ffmpeg", "mosquitto", "mpd", "parec", "pulseaudio", "s6-svscan")
"""Programs of a complete party with a recorded null sink."""


def expect_programs(*names: str) -> None:
    """Exit with one sentence that says what to install, unless all programs are available."""
    folders = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    missing = [
        name for name in names if not shutil.which(name) and not shutil.which(name, path=folders)
    ]
    if missing:
        needed = " and ".join(missing)
        packages = " ".join(sorted({_PACKAGES[name] for name in missing}))
        raise SystemExit(f"This benchmark needs {needed}; install with: apt-get install {packages}")
