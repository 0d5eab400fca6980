"""Events leave in order, and many of them in pieces."""

import asyncio
from collections.abc import Sequence

from raveberry_contract import messages
from raveberry_contract.topics import EVENT, Encoded
from raveberry_server.adapters.mqtt.events import MOST_AT_ONCE, EventPublisher
from raveberry_server.application.party import Change
from raveberry_server.application.ports import SavedState
from raveberry_server.domain.model.entry import Origin
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.requests import queue_management

from tests.fakes.party.domain_party import DomainParty

MANY = 3 * MOST_AT_ONCE + 1


def cleared(songs: int) -> Change:
    """Return the change by which a queue is cleared."""
    party = DomainParty()
    for number in range(songs):
        party.put(f"song{number}", Origin.HOST)
    before = party.state
    step = queue_management.clear_queue(before, HOST_CALLER)
    return Change(
        before=SavedState(state=before, revision=1),
        after=SavedState(state=step.state, revision=2),
        events=step.events,
        now=party.now,
    )


async def test_many_events_let_the_event_loop_do_other_things() -> None:
    sent = list[Sequence[Encoded[messages.Event]]]()
    change = cleared(MANY)
    publisher = EventPublisher(now=lambda: change.now, send=sent.append)
    publisher.publish(change)
    publisher.publish(cleared(1))
    while len(sent) < 4:
        pieces = len(sent)
        await asyncio.sleep(0)
        assert len(sent) <= pieces + 1
    assert [len(piece) for piece in sent] == [MOST_AT_ONCE] * 3 + [2]
    events = [EVENT.decode(one.payload) for piece in sent for one in piece]
    titles = [event.entry.song.title for event in events if isinstance(event, messages.SongEvent)]
    assert titles == [*(f"song{number}" for number in range(MANY)), "song0"]


async def test_a_lost_connection_discards_what_waits() -> None:
    sent = list[Sequence[Encoded[messages.Event]]]()
    change = cleared(MOST_AT_ONCE + 1)
    publisher = EventPublisher(now=lambda: change.now, send=sent.append)
    publisher.publish(change)
    publisher.stop()
    await asyncio.sleep(0.01)
    assert len(sent) == 1
