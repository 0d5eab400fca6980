"""Events on the event topic; votes are coalesced per entry."""

from collections.abc import Callable

from raveberry_contract import dumps

from raveberry_server.application.party import Change
from raveberry_server.domain.model.entry import Entry
from raveberry_server.domain.model.events import VoteCast
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.state import Now
from raveberry_server.presenter.events import event_message, vote_event

from .state_topics import INTERVAL_S
from .throttle import Throttle


class _PendingVotes:
    """Votes on one entry that have not been published yet."""

    def __init__(self, *, send: Callable[[Entry, int], None]) -> None:
        self._send = send
        self._entry: Entry | None = None
        self._count = 0
        self._pace = Throttle(act=self._flush, interval_s=INTERVAL_S)

    @property
    def is_idle(self) -> bool:
        return self._pace.is_idle

    def add(self, entry: Entry) -> None:
        self._entry = entry
        self._count += 1
        self._pace.call()

    def stop(self) -> None:
        self._pace.stop()

    def _flush(self) -> None:
        if self._entry is not None:
            self._send(self._entry, self._count)
            self._count = 0


class EventPublisher:
    """Publisher of events."""

    def __init__(self, *, now: Callable[[], Now], send: Callable[[str], None]) -> None:
        self._now = now
        self._send = send
        self._tallies: dict[EntryId, _PendingVotes] = {}

    def publish(self, change: Change) -> None:
        """Publish the events of a commit."""
        for event in change.events:
            if isinstance(event, VoteCast):
                self._tally(event.entry.id).add(event.entry)
            else:
                message = event_message(event, change.after.state, change.now)
                if message is not None:
                    self._send(dumps(message))

    def stop(self) -> None:
        """Discard pending votes."""
        for tally in self._tallies.values():
            tally.stop()
        self._tallies.clear()

    def _tally(self, entry: EntryId) -> _PendingVotes:
        known = self._tallies.get(entry)
        if known is None:
            self._tallies = {name: one for name, one in self._tallies.items() if not one.is_idle}
            known = self._tallies[entry] = _PendingVotes(send=self._publish_votes)
        return known

    def _publish_votes(self, entry: Entry, count: int) -> None:
        self._send(dumps(vote_event(entry, self._now().at, count=count)))
