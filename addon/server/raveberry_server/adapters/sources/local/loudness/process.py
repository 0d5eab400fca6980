"""Child process that measures the loudness of local songs."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from raveberry_server.adapters.processes.child_process import ChildProcess
from raveberry_server.adapters.sources.local.songs import URI
from raveberry_server.application.ports.jobs import JobReport, Report

_MOST_KEYS: Final = 100


class LoudnessProcess:
    """Measuring of all songs, in a child process.

    Args:
        library: the file library.db.
        results: the file loudness.db.
        requested: returns the URIs of requested songs of all sources, the next first.
    """

    def __init__(
        self, *, library: Path, results: Path, requested: Callable[[], Sequence[str]]
    ) -> None:
        self._library = library
        self._results = results
        self._requested = requested

    async def run(self, report: Report) -> None:
        """Measure everything, and report the progress; requested songs are measured first.

        Raises:
            JobError: it could not be started, was killed or ended with an error.
        """
        line = self._line()
        process = ChildProcess(
            module="raveberry_server.jobs.audio.measure_loudness",
            arguments=(str(self._library), str(self._results)),
            first_line=line,
        )

        async def on_report(said: JobReport) -> None:
            nonlocal line
            if (now := self._line()) != line:
                line = now
                process.send_line(line)
            await report(said)

        await process.run(on_report)

    def _line(self) -> bytes:
        keys = (match[1] for uri in self._requested() if (match := URI.fullmatch(uri)))
        return json.dumps(list(dict.fromkeys(keys))[:_MOST_KEYS]).encode()
