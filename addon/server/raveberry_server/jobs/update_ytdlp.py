"""Update yt-dlp in the data folder.

Usage: ``python -m raveberry_server.jobs.update_ytdlp FOLDER``.

The package comes from pip's index: only a wheel with a listed hash that is at least three days old,
and pip verifies the hash. It is used only if a child process without access to local addresses can
import it and it supports YouTube; otherwise the previous version stays.
"""

import importlib.metadata
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from raveberry_server.adapters.processes.environment import child_environment
from raveberry_server.adapters.sources.ytdlp.version_selection import YtdlpVersions
from raveberry_server.adapters.system.clock import SystemClock
from raveberry_server.domain.model.errors import RaveberryError
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.jobs.network.package_index import (
    IndexRefusalError,
    answer_of,
    is_newer,
    release_of,
)

from .child_setup import live_modestly, report

_PATIENCE_S: Final = 300
_SCRIPTS: Final = re.compile(r"(yt-dlp-ejs\s*==\s*[\w.]+)")
_ASK_PIP: Final = """
from pip._internal.configuration import Configuration
from pip._internal.models.index import PyPI
known = Configuration(isolated=False)
known.load()
told = dict(known.items())
places = (":env:.index-url", "install.index-url", "global.index-url")
print(next((told[place] for place in places if told.get(place)), PyPI.simple_url))
"""
_TRIAL: Final = """
import sys
from raveberry_server.jobs.network.guard import ConnectionGuard
ConnectionGuard().stand()
sys.path.insert(0, sys.argv[1])
import yt_dlp
assert yt_dlp.__file__.startswith(sys.argv[1]), yt_dlp.__file__
with yt_dlp.YoutubeDL({"quiet": True}) as site:
    assert site.get_info_extractor("Youtube") is not None
"""


class UpdateError(RaveberryError):
    """There is no newer version, or it does not work; the message is a detail in English."""


def renewed(renewals: YtdlpVersions) -> Notice:
    """Install the newest version if it works; return a summary.

    Raises:
        UpdateError, IndexRefusalError: it is not available or does not work.
        OSError: the disk is full.
    """
    trial = renewals.folder / "trial"
    shutil.rmtree(trial, ignore_errors=True)
    trial.mkdir(parents=True)
    try:
        report(0.1)
        index, now = _index(), SystemClock().at()
        release = release_of(answer_of(index, "yt-dlp"), now=now)
        used = renewals.version()
        if not is_newer(release.version, than=used):
            return Notice(NoticeCode.COMPONENT_CURRENT, name="yt-dlp", version=str(used))
        _install(trial, f"yt-dlp{release.requirement}")
        report(0.6)
        scripts = _scripts_of(trial)
        if scripts is not None:
            name, _, version = scripts.partition("==")
            wanted = release_of(answer_of(index, name), now=now, wanted=version)
            _install(trial, f"{name}{wanted.requirement}")
        report(0.8)
        _try(trial)
        name = _version_in(trial)
        if name == renewals.version():
            return Notice(NoticeCode.COMPONENT_CURRENT, name="yt-dlp", version=name)
        target = renewals.folder / name
        shutil.rmtree(target, ignore_errors=True)
        trial.rename(target)
        renewals.use(name)
    finally:
        shutil.rmtree(trial, ignore_errors=True)
    return Notice(NoticeCode.COMPONENT_UPDATED, name="yt-dlp", version=name)


def _index() -> str:
    """Return the address of pip's package index."""
    done = _run(sys.executable, "-c", _ASK_PIP)
    if done.returncode or not done.stdout.strip():
        raise UpdateError("pip does not say where it takes packages from")
    return done.stdout.strip()


def _install(target: Path, requirement: str) -> None:
    """Install a package into a folder with pip, if its file has the given hash."""
    listed = target.with_suffix(".txt")
    listed.write_text(f"{requirement}\n")
    try:
        done = _run(
            sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
            "--no-input", "--no-deps", "--only-binary", ":all:", "--no-compile", "--no-cache-dir",
            "--require-hashes", "--target", str(target), "--requirement", str(listed),
        )  # fmt: skip
    finally:
        listed.unlink(missing_ok=True)
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        why = (lines or done.stderr.splitlines() or ["pip failed"])[0][:200]
        raise UpdateError(f"{requirement.partition(' ')[0]} cannot be had: {why}")


def _scripts_of(folder: Path) -> str | None:
    """Return the exact yt-dlp-ejs requirement of a yt-dlp, None if it has none."""
    for found in importlib.metadata.distributions(path=[str(folder)]):
        for wanted in found.requires or ():
            if match := _SCRIPTS.match(wanted):
                return match[1].replace(" ", "")
    return None


def _version_in(folder: Path) -> str:
    for found in importlib.metadata.distributions(path=[str(folder)]):
        if found.name == "yt-dlp":
            return Path(found.version).name
    raise UpdateError("What came is no yt-dlp")


def _try(folder: Path) -> None:
    done = _run(sys.executable, "-P", "-c", _TRIAL, str(folder))
    if done.returncode:
        why = (done.stderr.strip().splitlines() or ["it ended at once"])[-1][:200]
        raise UpdateError(f"The newest yt-dlp does not work, the one before stays: {why}")


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603 - constant arguments
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            env=child_environment(for_pip="-P" not in command),
            timeout=_PATIENCE_S,
            check=False,
        )
    except subprocess.TimeoutExpired as err:
        raise UpdateError("The network takes too long; try again later") from err


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the update and return the exit code."""
    (folder,) = sys.argv[1:] if arguments is None else arguments
    try:
        summary = renewed(YtdlpVersions(folder=Path(folder)))
    except (UpdateError, IndexRefusalError, OSError) as err:
        print(err, file=sys.stderr)  # noqa: T201 - the reason
        return 1
    report(1.0, summary)
    return 0


if __name__ == "__main__":
    live_modestly()
    sys.exit(main())
