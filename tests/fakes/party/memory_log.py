"""A log of transactions in memory, which can refuse."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from raveberry_server.application.errors import ReplicationError
from raveberry_server.application.leadership.transaction_log import LogPosition, Statement


class MemoryLog:
    """Implementation of `TransactionLog`."""

    def __init__(self) -> None:
        self.transactions: list[Sequence[Statement]] = []
        self.is_full = False
        self.has_given_up = False

    @property
    def position(self) -> LogPosition:
        """The position of the last transaction."""
        return LogPosition(log="log", epoch=7, sequence=len(self.transactions))

    def append(self, statements: Sequence[Statement]) -> LogPosition:
        """Append a transaction."""
        if self.is_full:
            raise ReplicationError("the log is full")
        self.transactions.append(statements)
        return self.position

    def give_up(self) -> None:
        """Note that the database could not commit."""
        self.has_given_up = True


def rows_of(data: Path) -> Sequence[str]:
    """Return all rows of a party's database."""
    with closing(sqlite3.connect(data / "party.db")) as connection:
        return sorted(connection.iterdump())
