"""The log of the party's transactions: a stream that only one server can append to.

Each message names the number of the message before it, so the stream itself refuses one that does
not follow. The server that appends first after a change of leaders therefore ends the other one.
"""

import asyncio
import logging
from collections.abc import Sequence
from concurrent.futures import CancelledError as FutureCancelledError
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from nats.errors import Error as NatsError
from nats.js.api import RawStreamMsg
from nats.js.errors import (
    APIError,
    NotFoundError,
    ServerError,
    ServiceUnavailableError,
)

from raveberry_server.application.errors import ReplicationError
from raveberry_server.application.leadership.lease_keeper import LeaseKeeper
from raveberry_server.application.leadership.logged_transaction import (
    LoggedTransaction,
    opened_parts,
    sealed_parts,
)
from raveberry_server.application.leadership.transaction_log import LogPosition, Statement
from raveberry_server.application.replication.sealing import Sealer, WrongKeyError
from raveberry_server.application.replication.values import UnreadableValueError

from .storage import REQUEST_S, JetStreamError, PartyStorage

_LOGGER = logging.getLogger(__name__)

_EPOCH: Final = "Raveberry-Epoch"
_PART: Final = "Raveberry-Part"
_EXPECTED: Final = "Nats-Expected-Last-Sequence"
_NAME: Final = "Raveberry-Message"
"""Not `Nats-Msg-Id`: JetStream answers that a message is a duplicate of one that it has not stored,
if that one was refused for lack of room, or has reached no other server yet."""

_WRONG_SEQUENCE: Final = frozenset({10071, 10164})
_FULL: Final = frozenset({10002, 10023, 10047, 10077})
"""Errors of a stream, account or server without room: the message is not stored."""
_RETRY_S: Final = 0.1
PATIENCE_S: Final = 3.0
"""Time without an answer after which a leader gives up, even if it could renew its lease."""

_READ_AT_ONCE: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class LogState:
    """Numbers of the first and the last message; the first is one more in an empty log."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTransaction:
    """A transaction of the log."""

    at: LogPosition
    transaction: LoggedTransaction


class NotNextError(ReplicationError):
    """The log has messages of another server that this one does not know."""


class LogReader:
    """Reads the log in order; a transaction that its server did not complete is left out."""

    def __init__(self, *, storage: PartyStorage, key: bytes) -> None:
        self._storage = storage
        self._sealer = Sealer(key)
        self._parts: list[bytes] = []

    @property
    def log(self) -> str:
        """Name of the log."""
        return self._storage.log

    async def state(self) -> LogState:
        """Return which messages there are.

        Raises:
            JetStreamError: there is no answer.
        """
        try:
            state = (await self._storage.js.stream_info(self._storage.stream)).state
        except (NatsError, TimeoutError) as err:
            raise JetStreamError(f"JetStream does not answer: {err!r}") from err
        return LogState(first=state.first_seq, last=state.last_seq)

    async def epoch_at(self, sequence: int) -> int | None:
        """Return the epoch of a message, None if there is no such message.

        Raises:
            JetStreamError: there is no answer.
        """
        message = await self._message(sequence)
        return None if message is None else _epoch_of(message)

    async def read(self, after: int, last: int) -> tuple[Sequence[ReadTransaction], int]:
        """Return the next transactions, and the number of the last message that was read.

        Raises:
            JetStreamError: there is no answer, or a message is missing or not of this party.
        """
        numbers = range(after + 1, min(last, after + _READ_AT_ONCE) + 1)
        messages = await asyncio.gather(*map(self._message, numbers))
        found = []
        for number, message in zip(numbers, messages, strict=True):
            if message is None:
                raise JetStreamError(f"Message {number} of the log is missing")
            transaction = self._completed(message)
            if transaction is not None:
                at = LogPosition(log=self.log, epoch=_epoch_of(message), sequence=number)
                found.append(ReadTransaction(at=at, transaction=transaction))
        return found, numbers.stop - 1

    def _completed(self, message: RawStreamMsg) -> LoggedTransaction | None:
        number, _, count = (message.headers or {}).get(_PART, "1/1").partition("/")
        if number == "1":
            self._parts = []
        self._parts.append(message.data or b"")
        if number != count:
            return None
        parts, self._parts = self._parts, []
        try:
            return opened_parts(self._sealer, parts)
        except WrongKeyError as err:
            raise JetStreamError(
                "The party was written with another key: copy signing.key of its leader to the "
                "data folder of this server"
            ) from err
        except UnreadableValueError as err:
            raise JetStreamError(f"A transaction of the log cannot be read: {err}") from err

    async def _message(self, sequence: int) -> RawStreamMsg | None:
        try:
            return await self._storage.js.get_msg(self._storage.stream, seq=sequence)
        except NotFoundError:
            return None
        except (NatsError, TimeoutError) as err:
            raise JetStreamError(f"JetStream does not answer: {err!r}") from err


class CommitLog:
    """The leader's end of the log; implements `TransactionLog`."""

    def __init__(
        self, *, storage: PartyStorage, key: bytes, keeper: LeaseKeeper, last: int
    ) -> None:
        """Take the number of the last message of the log, which the database has."""
        self._storage = storage
        self._sealer = Sealer(key)
        self._keeper = keeper
        self._last = last
        self._loop = asyncio.get_running_loop()
        self._messages = 0
        self._bytes = 0

    @property
    def messages(self) -> int:
        """Messages appended since the start of this server."""
        return self._messages

    @property
    def bytes_appended(self) -> int:
        """Bytes appended since the start of this server."""
        return self._bytes

    @property
    def next_position(self) -> LogPosition:
        """Position of the next transaction, if that is one message."""
        return self._position(self._last + 1)

    def append(self, statements: Sequence[Statement]) -> LogPosition:
        """Append a transaction from the thread of the database, and return its position.

        Raises:
            ReplicationError: it is not in the log, or this server may not know that any more.
        """
        parts = sealed_parts(self._sealer, statements)
        try:
            return asyncio.run_coroutine_threadsafe(self._append(parts), self._loop).result()
        except NotNextError:
            self.give_up()
            raise
        except (FutureCancelledError, RuntimeError) as err:
            raise ReplicationError("the server stops") from err

    async def begin(self, *, is_rebased: bool = False) -> LogPosition:
        """Append an empty transaction, which ends all earlier leaders.

        Raises:
            NotNextError: another server has appended since.
            ReplicationError: it is not in the log, or this server may not know that any more.
        """
        return await self._append(sealed_parts(self._sealer, (), is_rebased=is_rebased))

    def give_up(self) -> None:
        """Stop leading, from any thread."""
        self._loop.call_soon_threadsafe(self._keeper.give_up)

    async def _append(self, parts: Sequence[bytes]) -> LogPosition:
        for number, part in enumerate(parts, 1):
            await self._append_part(part, f"{number}/{len(parts)}")
        return self._position(self._last)

    async def _append_part(self, part: bytes, number: str) -> None:
        sequence = self._last + 1
        headers = {
            _EPOCH: str(self._keeper.epoch),
            _PART: number,
            _NAME: f"{self._keeper.epoch}-{sequence}-{sha256(part).hexdigest()[:16]}",
            _EXPECTED: str(self._last),
        }
        is_unknown = False
        until_s = self._loop.time() + PATIENCE_S
        while self._may_try(until_s):
            try:
                await self._storage.js.publish(
                    self._storage.subject, part, timeout=REQUEST_S, headers=dict(headers)
                )
            except APIError as err:
                if err.err_code in _WRONG_SEQUENCE:
                    stored = await self._name_at(sequence)
                    if stored == headers[_NAME]:
                        break
                    if stored is not None:
                        raise NotNextError("another server has written to the log") from err
                    # An earlier attempt is still on its way to the other servers.
                elif not is_unknown and _is_refusal(err):
                    raise ReplicationError(f"NATS refuses to store the party: {err}") from err
                is_unknown = True
            except (NatsError, TimeoutError) as err:
                _LOGGER.debug("The log: %r", err)
                is_unknown = True
            else:
                break
            await asyncio.sleep(_RETRY_S)
        else:
            raise ReplicationError("another server may lead the party")
        self._last = sequence
        self._messages += 1
        self._bytes += len(part)

    def _may_try(self, until_s: float) -> bool:
        """Return whether to send a message once more, and give up after a time without an answer.

        Whether it is in the log is then found out by reading it, as any other server does.
        """
        if self._loop.time() >= until_s:
            self._keeper.give_up()
        return self._keeper.may_act()

    async def _name_at(self, sequence: int) -> str | None:
        """Return the name of a message that is stored, None if there is none."""
        while self._keeper.may_act():
            try:
                message = await self._storage.js.get_msg(self._storage.stream, seq=sequence)
            except NotFoundError:
                return None
            except (NatsError, TimeoutError) as err:
                _LOGGER.debug("The log: %r", err)
                await asyncio.sleep(_RETRY_S)
            else:
                return str((message.headers or {}).get(_NAME, ""))
        return None

    def _position(self, sequence: int) -> LogPosition:
        return LogPosition(log=self._storage.log, epoch=self._keeper.epoch, sequence=sequence)


def _is_refusal(err: APIError) -> bool:
    """Return whether an error says that the message is not in the log."""
    return err.err_code in _FULL or not isinstance(err, ServerError | ServiceUnavailableError)


def _epoch_of(message: RawStreamMsg) -> int:
    try:
        return int((message.headers or {}).get(_EPOCH, "0"))
    except ValueError:
        return 0
