"""Port of the processes of this installation: their state, their logs and their restart."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class ProcessState(StrEnum):
    """State of a process; unknown where its supervisor belongs to another user."""

    RUNNING = "running"
    STOPPED = "stopped"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessStatus:
    """A supervised process.

    Attributes:
        up_s: seconds since its last start, None if unknown or stopped.
        memory_bytes: resident memory, None if unknown or stopped.
        is_restartable: the supervisor obeys this user.
        log: its last lines without secrets, oldest first.
    """

    name: str
    state: ProcessState
    up_s: float | None
    memory_bytes: int | None
    is_restartable: bool
    log: tuple[str, ...]


class Processes(Protocol):
    """The processes of this installation."""

    async def overview(self) -> tuple[ProcessStatus, ...]:
        """Return all processes; none where nothing supervises them."""
        ...

    async def restart(self, name: str) -> None:
        """Restart a process by its supervisor.

        Raises:
            RefusedError: `not_found` for another name, `unavailable` if the supervisor refuses.
        """
        ...
