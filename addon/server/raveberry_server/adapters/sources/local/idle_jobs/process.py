"""Child process of a job that goes through all songs of the library."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from raveberry_server.adapters.processes.child_process import ChildProcess
from raveberry_server.adapters.sources.local.songs import URI
from raveberry_server.application.ports.jobs import JobReport, Report

MEASURE_LOUDNESS: Final = "raveberry_server.jobs.audio.measure_loudness"
COMPLETE_LIBRARY: Final = "raveberry_server.jobs.musicbrainz.complete_library"
_MOST_KEYS: Final = 100


class IdleJobProcess:
    """Work on all songs in a child process, requested songs first.

    Args:
        module: the module to run, such as `MEASURE_LOUDNESS`.
        library: the file library.db.
        results: the file for the results.
        requested: returns the URIs of requested songs of all sources, the next first.
    """

    def __init__(
        self,
        *,
        module: str,
        library: Path,
        results: Path,
        requested: Callable[[], Sequence[str]],
    ) -> None:
        self._module = module
        self._library = library
        self._results = results
        self._requested = requested

    async def run(self, report: Report) -> None:
        """Work on all songs, and report the progress.

        Raises:
            JobError: it could not be started, was killed or ended with an error.
        """
        line = self._line()
        process = ChildProcess(
            module=self._module,
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
