"""Open connections: how many there may be, of which address, and how long they may take.

A connection is a newcomer's until a guest who has asked or voted, or a host, sends a request on it.
Newcomers share a few connections per address; when all are taken, they make room for each other.
"""

import asyncio
import json
from collections import defaultdict
from collections.abc import Callable
from http import HTTPStatus
from typing import Final, Protocol

SLOWEST_S: Final = 10.0
"""For the headers of a request, for its body, and for 4 kB of an answer."""

SWEEP_S: Final = 2.0

DEFAULT_MOST: Final = 16_384
"""Connections at once, where there are descriptors for so many."""

_LEFT_FOR_OTHERS: Final = 256
"""Descriptors that are left for files, jobs, the player and the broker."""


class Connection(Protocol):
    """A connection as it is counted."""

    @property
    def address(self) -> str | None:
        """Where it comes from, None where connections are not counted by it."""
        ...

    @property
    def is_newcomers(self) -> bool:
        """Whether nobody who has taken part has used it yet."""
        ...

    @property
    def is_between_requests(self) -> bool:
        """Whether a request was answered on it and no other has begun."""
        ...

    def is_overdue(self, now_s: float) -> bool:
        """Whether its peer sends or reads too slowly."""
        ...

    def end(self) -> None:
        """Close it at once."""
        ...


class Connections:
    """All open connections.

    Args:
        most: how many there may be.
        most_of_address: how many a newcomers' address may have, 0 for any number.
    """

    def __init__(self, *, most: int, most_of_address: Callable[[], int]) -> None:
        self._most = most
        self._most_of_address = most_of_address
        self._all: dict[Connection, None] = {}
        self._by_address: dict[str, dict[Connection, None]] = defaultdict(dict)

    def __len__(self) -> int:
        return len(self._all)

    def refusal(self, address: str | None) -> bytes | None:
        """Why another connection of an address is refused, None if there is room or was made."""
        if address is not None:
            limit = self._most_of_address()
            newcomers = self._newcomers_of(address)
            if limit and len(newcomers) >= limit and not self._end_one_between_requests(newcomers):
                return _TOO_MANY_OF_ADDRESS
        if len(self._all) >= self._most and not self._make_room(address):
            return FULL
        return None

    def add(self, connection: Connection) -> None:
        """Count a connection."""
        self._all[connection] = None
        if connection.address is not None:
            self._by_address[connection.address][connection] = None

    def discard(self, connection: Connection) -> None:
        """Count a connection no longer."""
        self._all.pop(connection, None)
        if connection.address is None:
            return
        of_address = self._by_address[connection.address]
        of_address.pop(connection, None)
        if not of_address:
            del self._by_address[connection.address]

    async def run(self) -> None:
        """End connections that are overdue, until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(SWEEP_S)
            now_s = loop.time()
            for connection in [one for one in self._all if one.is_overdue(now_s)]:
                self._end(connection)

    def _newcomers_of(self, address: str) -> list[Connection]:
        # get, as an address without connections has no entry to make here.
        return [one for one in self._by_address.get(address, ()) if one.is_newcomers]

    def _end_one_between_requests(self, connections: list[Connection]) -> bool:
        """End the oldest connection that only waits for a next request."""
        for connection in connections:
            if connection.is_between_requests:
                self._end(connection)
                return True
        return False

    def _make_room(self, address: str | None) -> bool:
        """End the oldest newcomers' connection of the address that has most of them.

        Return False where there is none, or where it is the address that asks for room.
        """
        crowded, newcomers = None, list[Connection]()
        for other in self._by_address:
            of_other = self._newcomers_of(other)
            if len(of_other) > len(newcomers):
                crowded, newcomers = other, of_other
        if not newcomers or crowded == address:
            return False
        self._end(newcomers[0])
        return True

    def _end(self, connection: Connection) -> None:
        self.discard(connection)
        connection.end()


def room_for_connections(descriptors: int) -> int:
    """How many connections there may be where a process may open so many descriptors."""
    return min(DEFAULT_MOST, descriptors - min(_LEFT_FOR_OTHERS, descriptors // 2))


def _plain_refusal(status: HTTPStatus, code: str, message: str) -> bytes:
    """A whole HTTP answer, as nothing that could fail may stand between a refusal and its words."""
    body = json.dumps(
        {
            "type": "about:blank",
            "title": status.phrase,
            "status": status.value,
            "detail": message,
            "code": code,
            "message": message,
        }
    )
    return (
        f"HTTP/1.1 {status.value} {status.phrase}\r\n"
        "Content-Type: application/problem+json\r\n"
        f"Content-Length: {len(body)}\r\nRetry-After: 5\r\nConnection: close\r\n\r\n{body}"
    ).encode()


FULL: Final = _plain_refusal(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "unavailable",
    "The server has no room for another connection; try again in a moment",
)
TOO_SLOW: Final = _plain_refusal(
    HTTPStatus.REQUEST_TIMEOUT,
    "bad_request",
    f"The server waits {SLOWEST_S:.0f} seconds for the headers of a request",
)
_TOO_MANY_OF_ADDRESS: Final = _plain_refusal(
    HTTPStatus.TOO_MANY_REQUESTS,
    "rate_limited",
    "Your address has too many connections; close other pages of this party and try again",
)
