"""Child processes that fetch songs into the cache, and their messages."""

import asyncio
import json
import logging
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from raveberry_server.adapters.processes.child_process import ChildProcess
from raveberry_server.application.errors import Cause, FetchError, ServiceFault
from raveberry_server.application.ports import FetchReport, OnFetchReport
from raveberry_server.application.ports.jobs import JobError
from raveberry_server.domain.model.errors import Refusal
from raveberry_server.domain.model.song import Song

from .song_cache import song_of

_LONGEST_DETAIL: Final = 300
_LONGEST_JOB_S: Final = 1_860.0
"""A little longer than a job lets a download take."""

_LOGGER = logging.getLogger(__name__)


async def fetched(order: str, *, source: str, on_report: OnFetchReport) -> Song:
    """Run jobs/ytdlp_fetch.py and return the song; when cancelled, its process has ended on return.

    Raises:
        FetchError: it cannot be fetched.
    """
    job = ChildProcess(module="raveberry_server.jobs.ytdlp_fetch", arguments=(order,))
    return await song_of_job(job, source=source, on_report=on_report)


async def song_of_job(job: ChildProcess, *, source: str, on_report: OnFetchReport) -> Song:
    """Run a fetching process and return its song; when cancelled, it has ended on return.

    Raises:
        FetchError: it cannot be fetched.
    """
    run = _FetchRun(source=source, on_report=on_report)
    try:
        async with asyncio.timeout(_LONGEST_JOB_S):
            await job.run_and_read(run.on_report)
    except TimeoutError as err:
        raise FetchError(Cause.SLOW, "the download did not end") from err
    except JobError as err:
        raise FetchError(Cause.BROKEN, f"the download was aborted: {err}") from err
    return run.result()


def failure_said(lines: Sequence[Mapping[str, object]]) -> FetchError | None:
    """Return the failure among a job's messages, None if there is none."""
    failures = (line["failed"] for line in lines if isinstance(line.get("failed"), dict))
    return next((failure_of(said) for said in failures if isinstance(said, dict)), None)


def failure_of(said: Mapping[str, object]) -> FetchError:
    """Return the failure of a job's message."""
    return FetchError(
        _member(Cause, said.get("cause")) or Cause.BROKEN,
        str(said.get("detail") or "")[:_LONGEST_DETAIL],
        refusal=_member(Refusal, said.get("refusal")),
        fault=_member(ServiceFault, said.get("fault")),
    )


def _member[E: StrEnum](kind: type[E], value: object) -> E | None:
    """Return the member with that value, None if there is none."""
    return next((member for member in kind if member == value), None)


class _FetchRun:
    """Messages of one fetching process."""

    def __init__(self, *, source: str, on_report: OnFetchReport) -> None:
        self._source = source
        self._note_report = on_report
        self._done: Song | None = None
        self._failure: FetchError | None = None

    async def on_report(self, line: bytes) -> None:
        """Process one line of output."""
        try:
            said = json.loads(line)
            described = said.get("song") or said.get("done")
            song = self._described(described) if described else None
            progress = min(1.0, max(0.0, float(said.get("progress", 0.0))))
        except (ValueError, TypeError, KeyError, AttributeError):
            _LOGGER.warning("A download wrote an unexpected line: %.200r", line)
            return
        if isinstance(said.get("failed"), dict):
            self._failure = failure_of(said["failed"])
        elif said.get("done"):
            self._done = song
        else:
            await self._note_report(FetchReport(progress=progress, song=song))

    def result(self) -> Song:
        """Return the fetched song.

        Raises:
            FetchError: the fetch failed.
        """
        if self._done is None:
            raise self._failure or FetchError(Cause.BROKEN)
        return self._done

    def _described(self, said: dict[str, object]) -> Song:
        return song_of(said, uri=str(said["uri"]), source=self._source)
