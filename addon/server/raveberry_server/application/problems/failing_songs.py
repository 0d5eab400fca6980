"""Songs of one source that fail in a row, reported to the host."""

import asyncio
from collections import Counter
from typing import Final

from raveberry_server.application.party import Change, Party
from raveberry_server.domain.model.entry import EndReason
from raveberry_server.domain.model.events import SongEnded

from .problems import ProblemCode, Problems

FAILURES_IN_A_ROW: Final = 3


class FailingSongsWatch:
    """Watch that reports sources of which several songs in a row could not be played."""

    def __init__(self, *, party: Party, problems: Problems) -> None:
        self._party = party
        self._problems = problems
        self._failures = Counter[str]()

    async def run(self) -> None:
        """Follow the party's songs, until cancelled."""
        unlisten = self._party.listen(self._follow)
        try:
            await asyncio.Event().wait()
        finally:
            unlisten()

    def _follow(self, change: Change) -> None:
        for event in change.events:
            if not isinstance(event, SongEnded):
                continue
            source = event.entry.song.source
            if event.reason is EndReason.FAILED:
                self._note_failure(source, event.entry.song.title)
            elif event.reason is EndReason.FINISHED:
                self._note_success(source)

    def _note_failure(self, source: str, title: str) -> None:
        self._failures[source] += 1
        count = self._failures[source]
        if count >= FAILURES_IN_A_ROW:
            self._problems.report(
                ProblemCode.SONGS_FAILING, source=source, count=count, title=title
            )

    def _note_success(self, source: str) -> None:
        del self._failures[source]
        self._problems.clear(ProblemCode.SONGS_FAILING, subject=source)
