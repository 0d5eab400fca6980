"""Events on the event topic; votes are coalesced per entry, cheers per kind."""

import asyncio
from collections import Counter, deque
from collections.abc import Callable, Sequence
from typing import Final

from raveberry_contract import messages
from raveberry_contract.topics import EVENT, Encoded

from raveberry_server.application.party import Change
from raveberry_server.domain.model.entry import Entry
from raveberry_server.domain.model.events import CheerSent, Event, VoteCast
from raveberry_server.domain.model.guest import Cheer
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.state import Now
from raveberry_server.presenter.events import cheer_event, event_message, vote_event

from .throttle import Throttle

MOST_AT_ONCE: Final = 250
"""Events of one iteration of the event loop, which take some 5 ms."""


class EventPublisher:
    """Publisher of events."""

    def __init__(
        self, *, now: Callable[[], Now], send: Callable[[Sequence[Encoded[messages.Event]]], None]
    ) -> None:
        self._now = now
        self._send = send
        self._votes = dict[EntryId, tuple[Entry, int]]()
        self._cheers = Counter[Cheer]()
        self._waiting = deque[tuple[Event, Change]]()
        self._next: asyncio.Handle | None = None
        self._pace = Throttle(act=self._publish_coalesced, interval_s=EVENT.delivery.interval_s)

    def publish(self, change: Change) -> None:
        """Publish the events of a commit, many of them in several iterations of the event loop."""
        self._waiting.extend((event, change) for event in change.events)
        if self._next is None:
            self._publish_some()

    def _publish_some(self) -> None:
        self._next = None
        others: list[Encoded[messages.Event]] = []
        for _ in range(min(len(self._waiting), MOST_AT_ONCE)):
            event, change = self._waiting.popleft()
            if isinstance(event, VoteCast):
                _, count = self._votes.get(event.entry.id, (None, 0))
                self._votes[event.entry.id] = (event.entry, count + 1)
            elif isinstance(event, CheerSent):
                self._cheers[event.cheer] += 1
            else:
                message = event_message(event, change.after.state, change.now)
                if message is not None:
                    others.append(EVENT.encode(message))
        if others:
            self._send(others)
        if self._votes or self._cheers:
            self._pace.call()
        if self._waiting:
            self._next = asyncio.get_running_loop().call_soon(self._publish_some)

    def stop(self) -> None:
        """Discard what waits."""
        self._pace.stop()
        if self._next is not None:
            self._next.cancel()
            self._next = None
        self._waiting.clear()
        self._votes.clear()
        self._cheers.clear()

    def _publish_coalesced(self) -> None:
        votes, self._votes = self._votes, {}
        cheers, self._cheers = self._cheers, Counter()
        at = self._now().at
        coalesced: list[messages.Event] = [
            vote_event(entry, at, count=count) for entry, count in votes.values()
        ]
        coalesced += [cheer_event(kind, at, count=count) for kind, count in cheers.items()]
        self._send([EVENT.encode(event) for event in coalesced])
