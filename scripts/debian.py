"""Packages of Debian: what is missing, and how it gets here."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import steps
from errors import SetupError

SYSTEM_PATH: Final = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
"""Where Debian's programs are; the PATH of an ordinary user lacks the folders named sbin."""

BASE: Final = {
    "mpd": "mpd",
    "mosquitto": "mosquitto",
    "s6": "s6-svscan",
    "ffmpeg": "ffmpeg",
}
"""Package and a program of it, for every party."""

ONLINE: Final = {"quickjs": "qjs"}
"""For sites that want some JavaScript run, YouTube above all."""

PULSE_CLIENT: Final = {
    "pulseaudio-utils": "parec",
    "libasound2-plugins": "/usr/lib/*/alsa-lib/libasound_module_pcm_pulse.so",
}
"""Package and a program or file of it, for lights that listen to a PulseAudio server."""

PULSE_SERVER: Final = {"pulseaudio": "pulseaudio"}
"""For a sound server of our own."""

PYTHON: Final = {
    "python3-venv": "/usr/lib/python3*/ensurepip/__init__.py",
    "python3-dev": "/usr/include/python3*/Python.h",
    "gcc": "gcc",
    "portaudio19-dev": "/usr/include/portaudio.h",
}
"""For making the Python environment; PyAudio comes as source."""

_SERVICES: Final = ("mpd.socket", "mpd.service", "mosquitto.service")


class PackagesError(SetupError):
    """What is missing cannot be installed; the message says what to do."""


def missing(*groups: Mapping[str, str]) -> list[str]:
    """The packages whose program or file is not here."""
    return [package for group in groups for package, proof in group.items() if not _is_here(proof)]


def install(packages: Iterable[str]) -> None:
    """Install packages with apt-get, as root or through sudo.

    Raises:
        PackagesError: there is no way to become root, or apt-get failed.
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
    """A step that installs what is missing of these groups."""
    packages = missing(*groups)
    return steps.Step(
        title=f"Debian packages: {' '.join(sorted(packages))}",
        is_due=lambda: bool(packages),
        carry_out=lambda: install(packages),
    )


def source(release: str) -> str:
    """The address from which this machine takes a release of Debian.

    Raises:
        PackagesError: apt knows none.
    """
    command = ["apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE)"]
    listed = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603 - ours
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
    """Whether sudo needs no password now."""
    return subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0  # noqa: S607 - sudo


def _has_terminal() -> bool:
    """Whether sudo can ask somebody."""
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True


def _stop_packaged_services(root: list[str], packages: Iterable[str]) -> None:
    # Debian starts a player and a broker of the whole machine with their packages. We installed
    # them only now, so nobody relies on these; they would hold the sound card and port 1883.
    if not Path("/run/systemd/system").is_dir():
        return
    for service in _SERVICES:
        if service.partition(".")[0] in packages:
            command = [*root, "systemctl", "disable", "--now", service]
            subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - ours
