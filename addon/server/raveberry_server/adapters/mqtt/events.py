"""Events on the event topic; votes are coalesced per entry."""

from collections.abc import Callable, Sequence

from raveberry_contract.messages import Event
from raveberry_contract.topics import EVENT, Encoded

from raveberry_server.application.party import Change
from raveberry_server.domain.model.entry import Entry
from raveberry_server.domain.model.events import VoteCast
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.state import Now
from raveberry_server.presenter.events import event_message, vote_event

from .throttle import Throttle


class EventPublisher:
    """Publisher of events."""

    def __init__(
        self, *, now: Callable[[], Now], send: Callable[[Sequence[Encoded[Event]]], None]
    ) -> None:
        self._now = now
        self._send = send
        self._votes = dict[EntryId, tuple[Entry, int]]()
        self._pace = Throttle(act=self._publish_votes, interval_s=EVENT.delivery.interval_s)

    def publish(self, change: Change) -> None:
        """Publish the events of a commit."""
        others: list[Encoded[Event]] = []
        for event in change.events:
            if isinstance(event, VoteCast):
                _, count = self._votes.get(event.entry.id, (None, 0))
                self._votes[event.entry.id] = (event.entry, count + 1)
            else:
                message = event_message(event, change.after.state, change.now)
                if message is not None:
                    others.append(EVENT.encode(message))
        if others:
            self._send(others)
        if self._votes:
            self._pace.call()

    def stop(self) -> None:
        """Discard pending votes."""
        self._pace.stop()
        self._votes.clear()

    def _publish_votes(self) -> None:
        votes, self._votes = self._votes, {}
        at = self._now().at
        self._send(
            [EVENT.encode(vote_event(entry, at, count=count)) for entry, count in votes.values()]
        )
