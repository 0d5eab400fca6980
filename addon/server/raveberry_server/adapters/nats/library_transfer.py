"""The library on its way from the party to search workers, block by block."""

import asyncio
import logging
from collections.abc import Iterator
from typing import Final

from nats.aio.msg import Msg
from nats.errors import Error as NatsError

from raveberry_server.adapters.system.metrics import Metric, counter, gauge
from raveberry_server.application.ports import Clock
from raveberry_server.application.ports.jobs import Job, JobState
from raveberry_server.application.ports.library import (
    FollowedLibrary,
    LibraryBlocks,
    LibraryCopies,
    LibraryCopyError,
)
from raveberry_server.application.replication.sealing import Sealer, WrongKeyError
from raveberry_server.application.replication.subjects import (
    LIBRARY,
    Feed,
    LibraryAnswer,
    LibraryRequest,
)
from raveberry_server.application.replication.values import UnreadableValueError
from raveberry_server.domain.model.errors import RefusedError

from .connection import NatsAddress, connected
from .link import ServerLink

_LOGGER = logging.getLogger(__name__)

MOST_BYTES_S: Final = 16_000_000
"""Rate of the party for all workers together, so that feed and phones keep the network."""
_COPY_S: Final = 120.0
_BLOCK_S: Final = 30.0
_RETRY_S: Final = (1.0, 30.0)
"""First and longest pause after a failure."""
BEHIND_S: Final = 60.0
"""Age from which an older library is no longer searched; the party answers then."""

type _Number = tuple[int, int]
"""Epoch of the server, and number of its scan."""


class LibraryPublisher:
    """Serves the library to search workers: one request at a time, over a connection of its own.

    It is copied only if a worker asks, once after each finished scan.
    """

    def __init__(
        self, *, address: NatsAddress, node: str, key: bytes, copies: LibraryCopies
    ) -> None:
        self._address = address
        self._node = node
        self._sealer = Sealer(key)
        self._copies = copies
        self._number = 1
        self._blocks: LibraryBlocks | None = None

    @property
    def number(self) -> int:
        """Number of the last finished scan since the start; the library of before has 1."""
        return self._number

    def note_scan(self, job: Job) -> None:
        """Take an update of a scan."""
        if job.state is JobState.DONE:
            self._number += 1

    async def run(self) -> None:
        """Serve the library until cancelled."""
        # One that was left by a server that was killed.
        await asyncio.to_thread(self._copies.remove)
        try:
            async with connected(self._address, "raveberry library") as client:
                requests = await client.subscribe(LIBRARY.of(self._node), queue=LIBRARY.group)
                async for request in requests.messages:
                    await self._answer(request)
        finally:
            self._blocks = None
            await asyncio.to_thread(self._copies.remove)

    async def _answer(self, request: Msg) -> None:
        try:
            # Nothing of it takes time of the event loop.
            data = await asyncio.to_thread(self._sealed_answer, request.data)
            await request.respond(data)
            await asyncio.sleep(len(data) / MOST_BYTES_S)
        except (NatsError, UnreadableValueError, WrongKeyError) as err:
            _LOGGER.debug("A request for the library is not answered: %s", err)

    def _sealed_answer(self, data: bytes) -> bytes:
        wanted = self._sealer.open(LIBRARY.name, data, LibraryRequest)
        try:
            answer = self._block(wanted) if wanted.token else LibraryAnswer(blocks=self._current())
        except LibraryCopyError as err:
            _LOGGER.warning("A search worker has no library: %s", err)
            answer = b"" if wanted.token else LibraryAnswer(problem=str(err))
        return self._sealer.seal(LIBRARY.name, answer)

    def _current(self) -> LibraryBlocks:
        number = self._number
        if self._blocks is None or self._blocks.number != number:
            self._blocks = None
            self._blocks = self._copies.copy(number)
        return self._blocks

    def _block(self, wanted: LibraryRequest) -> bytes:
        """Return a block, empty if there is another library by now."""
        is_known = self._blocks is not None and wanted.token == self._blocks.token
        return self._copies.read(wanted.block) if is_known else b""


class LibraryFollower:
    """Keeps the library file of a search worker up to date."""

    def __init__(
        self,
        *,
        link: ServerLink,
        library: FollowedLibrary,
        clock: Clock,
        epoch: int,
        number: int | None,
    ) -> None:
        """Follow a library; without a number of the first snapshot, use the file that is here."""
        self._link = link
        self._library = library
        self._clock = clock
        self._wanted: _Number | None = (epoch, number) if number is not None else None
        self._taken: _Number | None = None
        self._is_wanted = asyncio.Event()
        self._is_ready = asyncio.Event()
        self._behind_from_s: float | None = None
        self._fetched_bytes = 0
        self._reported = ""

    def metrics(self) -> Iterator[Metric]:
        """Yield the metrics of the library."""
        yield gauge(
            "raveberry_library_behind_seconds",
            "Time since the party has another library than the worker.",
            self._behind_s,
        )
        yield counter(
            "raveberry_library_fetched_bytes_total", "Bytes of fetched blocks.", self._fetched_bytes
        )

    @property
    def is_current(self) -> bool:
        """False if the worker could not follow for a while."""
        return self._behind_s < BEHIND_S

    @property
    def _behind_s(self) -> float:
        from_s = self._behind_from_s
        return self._clock.mono_s() - from_s if from_s is not None else 0.0

    async def until_ready(self) -> None:
        """Wait for the first library."""
        if self._wanted is not None:
            await self._is_ready.wait()

    def take(self, message: Feed) -> None:
        """Take a message of the feed."""
        status = message.status
        if status is None or status.library is None:
            return
        self._wanted = message.at.epoch, status.library
        if self._wanted == self._taken:
            return
        self._is_wanted.set()
        if self._behind_from_s is None:
            self._behind_from_s = self._clock.mono_s()

    async def run(self) -> None:
        """Follow the library of the party until cancelled."""
        first_s, most_s = _RETRY_S
        pause_s = first_s
        while True:
            wanted = self._wanted
            if wanted is None or wanted == self._taken:
                self._behind_from_s = None
                self._is_wanted.clear()
                await self._is_wanted.wait()
                continue
            try:
                await self._fetch()
            except (LibraryCopyError, RefusedError, UnreadableValueError, WrongKeyError) as err:
                self._report(str(err))
                await asyncio.sleep(pause_s)
                pause_s = min(2 * pause_s, most_s)
                continue
            self._taken, pause_s, self._reported = wanted, first_s, ""
            self._is_ready.set()

    async def _fetch(self) -> None:
        answer = await self._link.ask(LIBRARY, LibraryRequest(), LibraryAnswer, within_s=_COPY_S)
        blocks = answer.blocks
        if blocks is None:
            raise LibraryCopyError(answer.problem or "the party has sent no library")
        if not blocks.is_sound:
            raise LibraryCopyError("the party has sent no library that makes sense")
        if not blocks.size:
            await asyncio.to_thread(self._library.remove)
            return
        here = await asyncio.to_thread(self._library.hashes, blocks.block_bytes)
        if tuple(here) == tuple(blocks.hashes):
            return
        lacking = await asyncio.to_thread(self._library.begin, blocks)
        for block in lacking:
            request = LibraryRequest(token=blocks.token, block=block)
            content = await self._link.ask(LIBRARY, request, bytes, within_s=_BLOCK_S)
            if not content:
                raise LibraryCopyError("the party has another library by now")
            await asyncio.to_thread(self._library.write, block, content)
            self._fetched_bytes += len(content)
        await asyncio.to_thread(self._library.finish)
        _LOGGER.info("The library of the party is here: %s of its blocks were new", len(lacking))

    def _report(self, text: str) -> None:
        """Log a failure once."""
        if text != self._reported:
            self._reported = text
            _LOGGER.warning("The library of the party cannot be followed: %s", text)
