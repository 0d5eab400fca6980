"""Ports of jobs: states, processes and storage."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from raveberry_server.domain.model.errors import RaveberryError
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.notices import Notice


class JobError(RaveberryError):
    """A job failed; the message is a detail in English."""


class JobState(StrEnum):
    """State of a job."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A long-running piece of work.

    Attributes:
        kind: type of the job, such as `scan`.
        progress: 0 to 1, None while unknown.
        reason: reason of a failure, or summary of the result.
        entry: queue entry that the job is for, if any.
        failures: number of failures so far.
        title: title of the song that is downloaded, known while it is reported.
    """

    kind: str
    state: JobState
    progress: float | None
    reason: Notice | None
    started_at: datetime
    ended_at: datetime | None = None
    entry: EntryId | None = None
    failures: int = 0
    title: str | None = None

    @property
    def id(self) -> str:
        """Id of the job: one of each kind at a time, or one for each entry."""
        return f"{self.kind}-{self.entry}" if self.entry else self.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class JobReport:
    """Progress of a running job from 0 to 1, and at its end a summary."""

    progress: float
    summary: Notice | None = None


type Report = Callable[[JobReport], Awaitable[None]]


type JobListener = Callable[[Job], None]


class JobProcess(Protocol):
    """The child process that does the work."""

    async def run(self, report: Report) -> None:
        """Run the job to its end; when cancelled, the process has ended on return.

        Raises:
            JobError: it failed.
        """
        ...


class ChangeWatch(Protocol):
    """The child process that watches the music folders."""

    async def run(self, changed: Callable[[], None]) -> None:
        """Call `changed` after each burst of changes; when cancelled, the process has ended.

        Raises:
            JobError: it cannot watch any more.
        """
        ...


class JobStore(Protocol):
    """Storage of the latest job of each id."""

    async def last_job(self, kind: str) -> Job | None:
        """Return the latest job of that kind.

        Raises:
            StoreError: it cannot be read.
        """
        ...

    async def jobs(self, kind: str) -> Sequence[Job]:
        """Return all jobs of that kind.

        Raises:
            StoreError: they cannot be read.
        """
        ...

    async def keep_job(self, job: Job) -> None:
        """Store a job, replacing the previous one with its id.

        Raises:
            StoreError: nothing was written.
        """
        ...

    async def drop_job(self, name: str) -> None:
        """Delete the job with that id.

        Raises:
            StoreError: nothing was written.
        """
        ...
