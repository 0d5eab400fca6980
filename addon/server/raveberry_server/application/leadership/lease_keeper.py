"""Take the lease once it is free, and renew it until it is lost."""

import asyncio
import logging
from collections.abc import Callable
from typing import Protocol

from raveberry_server.domain.model.errors import RaveberryError

from .lease import Lease, LeaseRead, LeaseRecord, LeaseRequest, LeaseWrite, SeenRecord

_LOGGER = logging.getLogger(__name__)


class LeaseStoreError(RaveberryError):
    """The lease store did not answer, or refused a write as its record has changed."""


class LeaseStore(Protocol):
    """Store of the lease's record, which replaces it by compare-and-set only."""

    async def read(self) -> SeenRecord:
        """Return the record.

        Raises:
            LeaseStoreError: there is no answer.
        """
        ...

    async def write(self, write: LeaseWrite) -> int:
        """Replace the record if its revision is the expected one, and return the new revision.

        Raises:
            LeaseStoreError: it was not replaced, or there is no answer.
        """
        ...


class LeaseKeeper:
    """Owner of the lease's requests.

    Each request is a task of its own, so that a slow answer delays no renewal.
    """

    def __init__(
        self,
        *,
        lease: Lease,
        store: LeaseStore,
        mono_s: Callable[[], float],
        lowest_epoch: Callable[[], int],
        may_take: Callable[[], bool],
    ) -> None:
        self._lease = lease
        self._store = store
        self._mono_s = mono_s
        self._lowest_epoch = lowest_epoch
        self._may_take = may_take
        self._has_answer = asyncio.Event()
        self._is_leading = asyncio.Event()

    @property
    def epoch(self) -> int:
        """The epoch of this leader, 0 before it leads."""
        return self._lease.epoch

    @property
    def seen(self) -> LeaseRecord | None:
        """The newest record of the store that this server knows."""
        return self._lease.seen

    def may_act(self) -> bool:
        """Return whether this server leads now; reads the clock, as the process may have hung."""
        return self._lease.is_leading(self._mono_s())

    def give_up(self) -> None:
        """Stop leading now; `run` returns."""
        self._lease.give_up()
        self._has_answer.set()

    async def until_leading(self) -> None:
        """Wait until this server leads; `run` has to run meanwhile."""
        await self._is_leading.wait()

    async def run(self) -> None:
        """Take and renew the lease; return once it is lost."""
        sending = set[asyncio.Task[None]]()
        async with asyncio.TaskGroup() as tasks:
            while not self._lease.is_lost(now_s := self._mono_s()):
                self._has_answer.clear()
                request = self._lease.request(
                    now_s, epoch=self._lowest_epoch(), may_take=self._may_take()
                )
                if request is not None:
                    task = tasks.create_task(self._send(request), name="lease request")
                    sending.add(task)
                    task.add_done_callback(sending.discard)
                try:
                    async with asyncio.timeout(self._wait_s()):
                        await self._has_answer.wait()
                except TimeoutError:
                    continue
            for task in sending:
                task.cancel()

    async def release(self) -> None:
        """Let another server lead at once; the caller has stopped acting."""
        write = self._lease.release(self._mono_s())
        self._has_answer.set()
        if write is None:
            return
        try:
            await self._store.write(write)
        except LeaseStoreError as err:
            _LOGGER.debug("The lease ends by itself: %s", err)

    def _wait_s(self) -> float:
        now_s = self._mono_s()
        wait_s = self._lease.wait_s(now_s)
        if self._lease.epoch:
            return min(wait_s, max(self._lease.valid_until_s - now_s, 0.0))
        return wait_s

    async def _send(self, request: LeaseRequest) -> None:
        try:
            match request:
                case LeaseRead():
                    self._lease.note_seen(await self._store.read(), self._mono_s())
                case LeaseWrite():
                    revision = await self._store.write(request)
                    self._lease.note_written(request, revision, self._mono_s())
        except LeaseStoreError as err:
            _LOGGER.debug("The lease store: %s", err)
            if isinstance(request, LeaseWrite):
                self._lease.note_unknown()
        if self.may_act():
            self._is_leading.set()
        self._has_answer.set()
