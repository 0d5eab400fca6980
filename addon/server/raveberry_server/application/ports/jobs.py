"""Jobs: their states, their processes and where they are stored."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from raveberry_server.domain.model.errors import RaveberryError
from raveberry_server.domain.model.ids import EntryId


class JobError(RaveberryError):
    """A job did not come to its end; the message is the reason, in words for the host."""


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
        entry: the song that it is for, if it is for one.
        failures: how often it has failed so far.
    """

    kind: str
    state: JobState
    progress: float | None
    reason: str | None
    started_at: datetime
    ended_at: datetime | None = None
    entry: EntryId | None = None
    failures: int = 0

    @property
    def id(self) -> str:
        """Its name: there is one of a kind at a time, or one for each song."""
        return f"{self.kind}-{self.entry}" if self.entry else self.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class JobReport:
    """What a running job says: how far it is from 0 to 1, and at its end what came of it."""

    progress: float
    summary: str | None = None


type Report = Callable[[JobReport], Awaitable[None]]


type JobListener = Callable[[Job], None]


class JobProcess(Protocol):
    """The child process that does the work."""

    async def run(self, report: Report) -> None:
        """Do the work from start to end; cancelled, the process is gone before this returns.

        Raises:
            JobError: it did not come to its end.
        """
        ...


class ChangeWatch(Protocol):
    """The child process that watches the music folders."""

    async def run(self, changed: Callable[[], None]) -> None:
        """Call `changed` after each burst of changes; cancelled, the process is gone.

        Raises:
            JobError: it cannot watch any more.
        """
        ...


class JobStore(Protocol):
    """Keeps the newest job of each name."""

    async def last_job(self, kind: str) -> Job | None:
        """The newest job of that kind.

        Raises:
            StoreError: it cannot be read.
        """
        ...

    async def jobs(self, kind: str) -> Sequence[Job]:
        """All jobs of that kind.

        Raises:
            StoreError: they cannot be read.
        """
        ...

    async def keep_job(self, job: Job) -> None:
        """Write a job over the one of its name before it.

        Raises:
            StoreError: nothing was written.
        """
        ...

    async def drop_job(self, name: str) -> None:
        """Forget the job of that name.

        Raises:
            StoreError: nothing was written.
        """
        ...


class JobEvents(Protocol):
    """Jobs that tell how they get on."""

    def listen(self, listener: JobListener) -> Callable[[], None]:
        """Call the listener whenever one does, until the returned function is called."""
        ...
