"""A job with scripted results."""

import asyncio

from raveberry_server.application.ports.jobs import JobError, JobReport, Report
from raveberry_server.domain.notices import Notice, NoticeCode


class ScriptedProcess:
    """Implements `JobProcess`; each run takes the next item of the script.

    A text is the reason of a failure. None is success after half and full progress. Runs wait for
    the gate, which is open at first.
    """

    def __init__(self, *script: str | None) -> None:
        self.script = list(script)
        self.runs = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self.has_begun = asyncio.Event()

    async def run(self, report: Report) -> None:
        self.runs += 1
        reason = self.script.pop(0) if self.script else None
        await report(JobReport(progress=0.5))
        self.has_begun.set()
        await self.gate.wait()
        if reason is not None:
            raise JobError(reason)
        await report(
            JobReport(progress=1.0, summary=Notice(NoticeCode.LIBRARY_SCANNED, songs=self.runs))
        )
