"""Transactions of the party's database as messages of the log that other servers follow."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from raveberry_server.application.leadership.transaction_log import Statement
from raveberry_server.application.replication.sealing import Sealer
from raveberry_server.application.replication.subjects import Subject
from raveberry_server.application.replication.values import Json, UnreadableValueError

PART_BYTES: Final = 512 * 1024
"""NATS limits messages to 1 MB unless its configuration says otherwise."""

_BLOB: Final = "blob"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedTransaction:
    """One transaction; several steps of guests may share it.

    Attributes:
        statements: its statements as JSON: text, parameters, and whether those are repeated.
        is_rebased: the database changed in other ways, too, so others need a snapshot of it.
    """

    statements: Json
    is_rebased: bool = False


COMMITS: Final = Subject(name="commits", message=LoggedTransaction, is_feed=True)
SNAPSHOTS: Final = Subject(name="snapshots", message=bytes, is_feed=True)


def sealed_parts(
    sealer: Sealer, statements: Sequence[Statement], *, is_rebased: bool = False
) -> Sequence[bytes]:
    """Return a transaction as the bytes of one or more messages.

    Raises:
        TypeError: a value is none of a database.
    """
    rows: list[Json] = [[one.sql, _json(one.parameters), one.is_repeated] for one in statements]
    message = LoggedTransaction(statements=rows, is_rebased=is_rebased)
    data = sealer.seal(COMMITS.name, message)
    return [data[at : at + PART_BYTES] for at in range(0, len(data), PART_BYTES)]


def opened_parts(sealer: Sealer, parts: Sequence[bytes]) -> LoggedTransaction:
    """Return the transaction of `sealed_parts`.

    Raises:
        WrongKeyError: it is signed with another key.
        UnreadableValueError: it is no transaction.
    """
    return sealer.open(COMMITS.name, b"".join(parts), LoggedTransaction)


def statements_of(transaction: LoggedTransaction) -> Sequence[Statement]:
    """Return the statements of a transaction.

    Raises:
        UnreadableValueError: these are none.
    """
    try:
        return [
            Statement(
                sql=str(sql),
                parameters=[_values(row) for row in given] if is_repeated else _values(given),
                is_repeated=bool(is_repeated),
            )
            for sql, given, is_repeated in transaction.statements
        ]
    except (AttributeError, KeyError, TypeError, ValueError) as err:
        raise UnreadableValueError(f"no statements: {err}") from err


def _json(value: object) -> Json:
    match value:
        case None | str() | bool() | int() | float():
            return value
        case bytes():
            return {_BLOB: value.hex()}
        case dict():
            return {"named": {name: _json(item) for name, item in value.items()}}
        case list() | tuple():
            return [_json(item) for item in value]
        case _:
            raise TypeError(f"no value of a database: {type(value)}")


def _values(raw: Json) -> object:
    if isinstance(raw, dict):
        return {name: _value(item) for name, item in raw["named"].items()}
    return [_value(item) for item in raw]


def _value(raw: Json) -> object:
    return bytes.fromhex(raw[_BLOB]) if isinstance(raw, dict) else raw
