"""Limits on open connections: total, per address and in time.

A connection is a newcomer's until a guest who has requested or voted, or a host, sends a request on
it. Newcomers share a few connections per address, and evict each other when all are taken.
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
"""Connections at once, if the descriptors suffice."""

_LEFT_FOR_OTHERS: Final = 256
"""Descriptors reserved for files, jobs, the player and the broker."""


class Connection(Protocol):
    """A connection, as needed by the limits."""

    @property
    def address(self) -> str | None:
        """Address of the peer, None where connections are not limited by it."""
        ...

    @property
    def is_newcomers(self) -> bool:
        """Return whether no guest who has taken part has used it yet."""
        ...

    @property
    def claimant(self) -> str | None:
        """Guest who has taken part and uses it, else its address."""
        ...

    @property
    def is_between_requests(self) -> bool:
        """Return whether a request was answered and no other has begun."""
        ...

    def is_overdue(self, now_s: float) -> bool:
        """Return whether its peer sends or reads too slowly."""
        ...

    def ping_if_silent(self, now_s: float) -> None:
        """Ask a peer that has not sent anything for long whether it is still there."""
        ...

    def end(self) -> None:
        """Close it immediately."""
        ...


class Connections:
    """All open connections.

    Args:
        most: limit of all connections.
        most_of_address: returns the limit of newcomers' connections per address, 0 for none.
    """

    def __init__(self, *, most: int, most_of_address: Callable[[], int]) -> None:
        self._most = most
        self._most_of_address = most_of_address
        self._all: dict[Connection, None] = {}
        self._by_address: dict[str, dict[Connection, None]] = defaultdict(dict)

    def __len__(self) -> int:
        return len(self._all)

    def __contains__(self, connection: Connection) -> bool:
        return connection in self._all

    def refusal(self, address: str | None) -> bytes | None:
        """Return the refusal of another connection, None if there is room or one was evicted."""
        if address is not None and (limit := self._most_of_address()):
            newcomers = self._newcomers_of(address)
            if len(newcomers) >= limit and not self._end_one_between_requests(newcomers):
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
        """Stop counting a connection."""
        self._all.pop(connection, None)
        if connection.address is None:
            return
        of_address = self._by_address[connection.address]
        of_address.pop(connection, None)
        if not of_address:
            del self._by_address[connection.address]

    def guests_of(self, address: str) -> int:
        """Return the number of guests who have taken part and are connected at an address."""
        return len({one.claimant for one in self._by_address.get(address, ())} - {address})

    async def run(self) -> None:
        """Close overdue connections, and ping silent ones, until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(SWEEP_S)
            now_s = loop.time()
            for connection in tuple(self._all):
                if connection.is_overdue(now_s):
                    self._end(connection)
                else:
                    connection.ping_if_silent(now_s)

    def _newcomers_of(self, address: str) -> list[Connection]:
        # get(), because indexing would add an entry for the address.
        return [one for one in self._by_address.get(address, ()) if one.is_newcomers]

    def _end_one_between_requests(self, connections: list[Connection]) -> bool:
        """Close the oldest connection that is idle between requests."""
        for connection in connections:
            if connection.is_between_requests:
                self._end(connection)
                return True
        return False

    def _make_room(self, address: str | None) -> bool:
        """Close the oldest newcomer's connection of the address that has most of them.

        Return False if there is none, or if it is the address that needs room.
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
    """Return the limit of connections for a process that may open so many descriptors."""
    return min(DEFAULT_MOST, descriptors - min(_LEFT_FOR_OTHERS, descriptors // 2))


def _plain_refusal(status: HTTPStatus, code: str, message: str) -> bytes:
    """Return a complete HTTP response, built in advance so that refusing cannot fail."""
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
