"""The queue message built naively, as a reference for the incremental one."""

from itertools import islice

from raveberry_contract import messages
from raveberry_server.application.ports import SavedState
from raveberry_server.domain.model.state import Now
from raveberry_server.domain.queue.order import queue_places
from raveberry_server.presenter.entries import waiting_entry
from raveberry_server.presenter.state import queue_totals


def queue_message(saved: SavedState, now: Now, *, limit: int | None = None) -> messages.Queue:
    """Return the waiting entries up to the limit, with `length` and `duration_s` of all of them."""
    state = saved.state
    length, duration_s = queue_totals(state)
    return messages.Queue(
        revision=saved.revision,
        length=length,
        duration_s=duration_s,
        entries=tuple(
            waiting_entry(place, state) for place in islice(queue_places(state, now), limit)
        ),
    )
