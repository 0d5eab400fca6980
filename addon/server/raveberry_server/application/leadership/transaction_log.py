"""The log that other servers follow, which each transaction of the database goes to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement that has changed the database.

    Attributes:
        sql: its text.
        parameters: its values, or a row of values for each time that it was executed.
        is_repeated: the parameters are such rows.
    """

    sql: str
    parameters: Any = ()
    is_repeated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPosition:
    """The last transaction of a log that a database has.

    Attributes:
        log: name of the log; one that was deleted and created again has another name.
        epoch: epoch of the server that appended the transaction.
        sequence: number of the transaction in the log.
    """

    log: str
    epoch: int
    sequence: int


class TransactionLog(Protocol):
    """Log that a database is a copy of, up to its position."""

    def append(self, statements: Sequence[Statement]) -> LogPosition:
        """Append a transaction durably, from the thread of the database, and return its position.

        Raises:
            ReplicationError: it is not in the log, or this server may not know that any more.
        """
        ...

    def give_up(self) -> None:
        """Stop leading: the database could not commit a transaction of the log."""
        ...
