"""How sources and library are, for the host's side: told when it differs."""

import asyncio
import logging
from collections.abc import Callable
from typing import Final, Protocol

from raveberry_contract import dumps

from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.errors import SourceError
from raveberry_server.application.jobs.job_queue import Job
from raveberry_server.application.jobs.library_scan import LibraryOverview
from raveberry_server.application.timed_wait import wait_at_most
from raveberry_server.presenter.command_messages import upkeep_message

_LOGGER = logging.getLogger(__name__)

LOOK_S: Final = 15.0
"""How soon it is seen that a source works no more, or works again."""
_UNREADABLE: Final = 20
"""So many unreadable files are told by name."""


class Librarian(Protocol):
    """Who knows the library."""

    @property
    def scan_job(self) -> Job | None:
        """The newest scan, None before the first."""
        ...

    async def overview(self, offset: int, limit: int) -> LibraryOverview:
        """What there is, with so many unreadable files from that one on.

        Raises:
            SourceError: the library cannot be read.
        """
        ...


class Upkeep:
    """Keeps one retained topic current."""

    def __init__(
        self, *, catalog: Catalog, librarian: Librarian, send: Callable[[str], None]
    ) -> None:
        self._catalog = catalog
        self._librarian = librarian
        self._send = send
        self._is_due = asyncio.Event()
        self._told: str | None = None
        self._library: LibraryOverview | None = None
        self._read_after: Job | None = None

    def reset(self) -> None:
        """Forget what was said: it is said again, at once."""
        self._told = None
        self._is_due.set()

    async def run(self) -> None:
        """Look again and again, until cancelled."""
        while True:
            self._is_due.clear()
            message = upkeep_message(self._catalog.health, await self._overview())
            text = dumps(message)
            if text != self._told:
                self._told = text
                self._send(text)
            await wait_at_most(LOOK_S, self._is_due)

    async def _overview(self) -> LibraryOverview | None:
        """What the library holds, read anew once a scan has got on."""
        job = self._librarian.scan_job
        if self._library is None or job != self._read_after:
            try:
                self._library = await self._librarian.overview(0, _UNREADABLE)
            except SourceError as err:
                _LOGGER.debug("The library cannot be read: %s", err)
                self._library = None
            self._read_after = job
        return self._library
