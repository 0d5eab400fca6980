"""The processes that s6 supervises, in the container and started by ``scripts/run``."""

import asyncio
import os
import resource
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from raveberry_server.application.ports.processes import ProcessState, ProcessStatus
from raveberry_server.domain.model.errors import Refusal, RefusedError

from .redaction import redacted

_PATIENCE_S: Final = 3.0
_READ_BYTES: Final = 16 * 1024
_LINES: Final = 40
_LONGEST_LINE: Final = 300
_PROGRAMS: Final = {
    "mpd": "mpd",
    "broker": "mosquitto",
    "sound": "pulseaudio",
    "visualizer": "raveberry_visualizer",
}
"""Words of the command lines, for processes whose supervisor belongs to another user."""


class S6Processes:
    """Implementation of `Processes`; all its work is done in threads.

    Args:
        services: folder that ``s6-svscan`` scans.
        logs: folder with one folder of logs for each process.
        secrets: returns the secrets that no line may contain.
    """

    def __init__(self, *, services: Path, logs: Path, secrets: Callable[[], Iterable[str]]) -> None:
        self._services = services
        self._logs = logs
        self._secrets = secrets

    async def overview(self) -> tuple[ProcessStatus, ...]:
        """Return all processes; none where nothing supervises them."""
        secrets = tuple(self._secrets())
        return await asyncio.to_thread(
            lambda: tuple(self._status(folder, secrets) for folder in self._folders())
        )

    async def restart(self, name: str) -> None:
        """Restart a process by its supervisor.

        Raises:
            RefusedError: `not_found` for another name, `unavailable` if the supervisor refuses.
        """
        await asyncio.to_thread(self._restart, name)

    # --- in a thread -----------------------------------------------------------------------------

    def _folders(self) -> list[Path]:
        """Return the folders of the services, without those of the supervisor."""
        try:
            return sorted(
                folder for folder in self._services.iterdir() if (folder / "run").is_file()
            )
        except OSError:
            return []

    def _status(self, folder: Path, secrets: tuple[str, ...]) -> ProcessStatus:
        state, pid, up_s = _by_supervisor(folder)
        if state is ProcessState.UNKNOWN:
            pid = _by_command_line(folder.name)
            state = ProcessState.RUNNING if pid is not None else state
        return ProcessStatus(
            name=folder.name,
            state=state,
            up_s=up_s,
            memory_bytes=_memory_of(pid) if pid is not None else None,
            is_restartable=_is_restartable(folder),
            log=last_lines(self._logs / folder.name / "current", secrets),
        )

    def _restart(self, name: str) -> None:
        folder = next((one for one in self._folders() if one.name == name), None)
        if folder is None:
            raise RefusedError(Refusal.PROCESS_UNKNOWN)
        if not _is_restartable(folder) or _run("s6-svc", "-r", str(folder)) is None:
            raise RefusedError(Refusal.PROCESS_NOT_RESTARTABLE)


def last_lines(file: Path, secrets: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the last lines of a log without secrets, nothing if it cannot be read."""
    try:
        with file.open("rb") as opened:
            size = opened.seek(0, os.SEEK_END)
            opened.seek(max(0, size - _READ_BYTES))
            text = opened.read(_READ_BYTES).decode(errors="replace")
    except OSError:
        return ()
    lines = text.splitlines()
    if size > _READ_BYTES:
        # The first line may begin within a secret.
        lines = lines[1:]
    known = tuple(secrets)
    return tuple(
        # A secret is masked before the line is cut, as half of it would not be recognized.
        _printable(redacted(line, known))[:_LONGEST_LINE]
        for line in lines[-_LINES:]
    )


def _printable(line: str) -> str:
    """Return a line without control characters, and without those that change its direction."""
    return "".join(letter if letter.isprintable() else " " for letter in line)


def _is_restartable(folder: Path) -> bool:
    return os.access(folder / "supervise" / "control", os.W_OK)


def _by_supervisor(folder: Path) -> tuple[ProcessState, int | None, float | None]:
    """Return state, process id and seconds since the last start, as s6 knows them."""
    shown = _run("s6-svstat", "-o", "up,pid,updownfor", str(folder))
    match (shown or "").split():
        case ["true", pid, up_s] if pid.isdigit() and up_s.isdigit():
            return ProcessState.RUNNING, int(pid), float(up_s)
        case ["false", *_]:
            return ProcessState.STOPPED, None, None
        case _:
            return ProcessState.UNKNOWN, None, None


def _by_command_line(name: str) -> int | None:
    """Return the id of a process that can be seen, but not its supervisor."""
    if name == "server":
        return os.getpid()
    wanted = _PROGRAMS.get(name)
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().decode(errors="replace").split("\0")
        except OSError:
            continue
        if wanted in (Path(words[0]).name, *words[1:3]):
            return int(folder.name)
    return None


def _memory_of(pid: int) -> int | None:
    try:
        pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
    except (OSError, IndexError):
        return None
    return int(pages) * resource.getpagesize()


def _run(*command: str) -> str | None:
    """Return the output of a program in this machine's PATH, None if it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed names, and folders of our own
            command, capture_output=True, check=True, timeout=_PATIENCE_S, text=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout
