"""Detection and installation of missing Debian packages."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import steps
from steps import SetupError

SYSTEM_PATH: Final = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
"""Folders of Debian's programs; the PATH of an ordinary user lacks those named sbin."""

BASE: Final = {
    "mpd": "mpd",
    "mosquitto": "mosquitto",
    "s6": "s6-svscan",
    "ffmpeg": "ffmpeg",
    "libjemalloc2": "/usr/lib/*-linux-gnu*/libjemalloc.so.2",
}
"""Packages of every party, each with a program or file that shows that it is installed."""

ONLINE: Final = {"quickjs": "qjs"}
"""JavaScript runtime that yt-dlp needs for some sites, YouTube above all."""

PULSE_CLIENT: Final = {"pulseaudio-utils": "parec"}
"""Package for lights that capture from a PulseAudio server."""

PULSE_SERVER: Final = {"pulseaudio": "pulseaudio"}
"""Package of a PulseAudio server that the party starts."""

SNAPCAST_SERVER: Final = {"snapserver": "snapserver"}
"""Package of a Snapcast server that the party starts."""

PYTHON: Final = {
    "python3-venv": "/usr/lib/python3*/ensurepip/__init__.py",
    "python3-dev": "/usr/include/python3*/Python.h",
    "gcc": "gcc",
}
"""Packages to build the Python environment; rpi-ws281x is compiled from source."""

_SERVICES: Final = (
    "mpd.socket",
    "mpd.service",
    "mosquitto.service",
    "snapserver.service",
    "snapclient.service",
    "nats-server.service",
    "gmediarender.service",
)


class PackagesError(SetupError):
    """Failure to install missing packages; the message names the remedy."""


def missing(*groups: Mapping[str, str]) -> list[str]:
    """Return the packages whose program or file is missing."""
    return [package for group in groups for package, proof in group.items() if not _is_here(proof)]


def install(packages: Iterable[str]) -> None:
    """Install packages with apt-get, as root or through sudo.

    Raises:
        PackagesError: root cannot be obtained, or apt-get failed.
    """
    wanted = sorted(set(packages))
    if not wanted:
        return
    by_hand = f"apt-get install --no-install-recommends {' '.join(wanted)}"
    root = _root_prefix(by_hand)
    apt = [
        *root,
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "LC_ALL=C.UTF-8",
        "apt-get",
        "-o",
        "DPkg::Lock::Timeout=300",
    ]
    try:
        steps.run([*apt, "update", "-q"], describe=steps.apt_note)
        steps.run(
            [*apt, "install", "-q", "-y", "--no-install-recommends", *wanted],
            describe=steps.apt_note,
        )
    except SetupError as err:
        raise PackagesError(f"apt-get failed. Look above, then run as root: {by_hand}") from err
    _stop_packaged_services(root, wanted)


def installation(*groups: Mapping[str, str]) -> steps.Step:
    """Return a step that installs the missing packages of these groups."""
    packages = missing(*groups)
    return steps.Step(
        title=f"Debian packages: {' '.join(sorted(packages))}",
        is_due=lambda: bool(packages),
        carry_out=lambda: install(packages),
    )


def source(release: str) -> str:
    """Return the URL from which apt downloads a Debian release on this machine.

    Raises:
        PackagesError: apt has no source for it.
    """
    command = ["apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE)"]
    listed = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603 - trusted arguments
    for line in listed.stdout.splitlines():
        address, _, name = line.rpartition(" ")
        if name == release:
            return address
    raise PackagesError(f"apt knows no source of Debian {release}: add one to sources.list.d")


def _is_here(proof: str) -> bool:
    if proof.startswith("/"):
        return any(Path("/").glob(proof.removeprefix("/")))
    return shutil.which(proof, path=SYSTEM_PATH) is not None


def _root_prefix(by_hand: str) -> list[str]:
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo", path=SYSTEM_PATH):
        raise PackagesError(
            f"packages are missing and there is no sudo. As root, run: {by_hand}; then start again"
        )
    if not _has_terminal() and not _is_sudo_silent():
        raise PackagesError(
            "packages are missing, and sudo asks for a password but there is no terminal to type "
            f"it. As root, run: {by_hand}; then start again"
        )
    return ["sudo"]


def _is_sudo_silent() -> bool:
    """Return whether sudo currently needs no password."""
    return subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0  # noqa: S607 - sudo


def _has_terminal() -> bool:
    """Return whether there is a terminal on which sudo can prompt."""
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True


def _stop_packaged_services(root: list[str], packages: Iterable[str]) -> None:
    # Debian's packages start MPD and Mosquitto as system services. They were installed just now,
    # so nothing relies on them; they would occupy the sound card and port 1883.
    if not Path("/run/systemd/system").is_dir():
        return
    for service in _SERVICES:
        if service.partition(".")[0] in packages:
            command = [*root, "systemctl", "disable", "--now", service]
            subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - trusted arguments
