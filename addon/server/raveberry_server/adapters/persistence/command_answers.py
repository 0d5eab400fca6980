"""Answers to commands with an idempotency key, stored with the effects of the commands."""

import sqlite3
from collections.abc import Sequence
from typing import Final

from raveberry_server.application.ports import KeptAnswer
from raveberry_server.domain.model.ids import GuestId

from .state_diff import execute_for_all

_DELETE: Final = (
    "DELETE FROM command_answer WHERE (caller, key) IN "
    "(SELECT value ->> 0, value ->> 1 FROM json_each(?))"
)
# A replaced row would keep its place in the order.
_INSERT: Final = (
    "INSERT OR REPLACE INTO command_answer (caller, key, fingerprint, answer) "
    "SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)"
)


def write_answers(connection: sqlite3.Connection, answers: Sequence[KeptAnswer]) -> None:
    """Delete evicted answers and store new ones, inside the caller's transaction."""
    execute_for_all(connection, _DELETE, [name for one in answers for name in one.evicted])
    execute_for_all(
        connection, _INSERT, [(one.caller, one.key, one.fingerprint, one.answer) for one in answers]
    )


def read_answers(connection: sqlite3.Connection) -> Sequence[KeptAnswer]:
    """Return all stored answers, oldest first."""
    rows = connection.execute(
        "SELECT caller, key, fingerprint, answer FROM command_answer ORDER BY rowid"
    )
    return [
        KeptAnswer(caller=GuestId(caller), key=key, fingerprint=fingerprint, answer=answer)
        for caller, key, fingerprint, answer in rows
    ]
