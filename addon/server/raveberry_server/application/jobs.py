"""Long work in child processes: one row each, progress, retries with back-off."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class JobState(StrEnum):
    """How far a job has come."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A piece of long work.

    Attributes:
        kind: what it does, such as `scan`.
        progress: 0 to 1, None while that is not known.
        reason: why it failed, or what it has to say.
    """

    kind: str
    state: JobState
    progress: float | None
    reason: str | None
    started_at: datetime
    ended_at: datetime | None = None


class JobBook(Protocol):
    """Keeps the newest job of each kind."""

    async def last_job(self, kind: str) -> Job | None:
        """The newest job of that kind.

        Raises:
            StoreError: it cannot be read.
        """
        ...

    async def keep_job(self, job: Job) -> None:
        """Write a job over the one of its kind before it.

        Raises:
            StoreError: nothing was written.
        """
        ...
