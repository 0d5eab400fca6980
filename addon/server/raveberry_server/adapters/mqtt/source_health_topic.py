"""Retained topic with the health of sources and library and lasting problems, for the host."""

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from raveberry_contract.messages import Upkeep
from raveberry_contract.topics import UPKEEP, Encoded

from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.errors import SourceError
from raveberry_server.application.ports.library import LibraryOverview, LibraryService
from raveberry_server.application.problems.problems import Problems
from raveberry_server.application.timed_wait import wait_at_most
from raveberry_server.presenter.command_results import upkeep_message

_LOGGER = logging.getLogger(__name__)

LOOK_S: Final = 15.0
"""Interval at which the health of sources is read."""
_UNREADABLE: Final = 20
"""Unreadable files that are published by name."""
_MOST_PROBLEMS: Final = 50


class UpkeepTopic:
    """Publisher of the topic `upkeep`."""

    def __init__(
        self,
        *,
        catalog: Catalog,
        library: LibraryService,
        problems: Problems,
        send: Callable[[Encoded[Upkeep]], None],
    ) -> None:
        self._catalog = catalog
        self._library = library
        self._problems = problems
        self._send = send
        self._is_due = asyncio.Event()
        self._published: Encoded[Upkeep] | None = None
        self._overview: LibraryOverview | None = None
        self._read_after = library.scan_job

    def reset(self) -> None:
        """Publish again immediately, even if nothing has changed."""
        self._published = None
        self._is_due.set()

    async def run(self) -> None:
        """Publish every change until cancelled."""
        while True:
            self._is_due.clear()
            message = upkeep_message(
                self._catalog.health,
                await self._current_overview(),
                self._problems.current[:_MOST_PROBLEMS],
            )
            encoded = UPKEEP.encode(message)
            if encoded != self._published:
                self._published = encoded
                self._send(encoded)
            await wait_at_most(LOOK_S, self._is_due)

    async def _current_overview(self) -> LibraryOverview | None:
        """Return the library's contents, read again whenever its scan changes state."""
        job = self._library.scan_job
        if self._overview is None or job != self._read_after:
            try:
                self._overview = await self._library.overview(0, _UNREADABLE)
            except SourceError as err:
                _LOGGER.debug("The library cannot be read: %s", err)
                self._overview = None
            self._read_after = job
        return self._overview
