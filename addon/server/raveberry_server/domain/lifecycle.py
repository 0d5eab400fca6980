"""The life of the party: opening, quiet hours, sleep timer, last orders, closing."""

from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType

from raveberry_server.domain.model.ballot import Ballot
from raveberry_server.domain.model.entry import EndReason
from raveberry_server.domain.model.events import (
    LastOrders,
    PartyClosed,
    PartyOpened,
    Recap,
    SongEnded,
)
from raveberry_server.domain.model.guest import (
    HOST_CALLER,
    Caller,
)
from raveberry_server.domain.model.state import Ending, Now, PartyState, Removal, Step
from raveberry_server.domain.model.waiting_entries import WaitingEntries
from raveberry_server.domain.playback.recap import recap_of
from raveberry_server.domain.queue.last_orders import is_after_last_orders, last_orders_at

from .guests import identity_limits
from .playback import planned_stop, volume
from .queue import undo


def open_party(state: PartyState, now: Now, duration_s: int | None = None) -> Step[None]:
    """Open the party, optionally for a limited time; if it is open, change its end only."""
    ending = None
    if duration_s is not None:
        ending = Ending(closes_at=now.at + timedelta(seconds=duration_s), set_at=now.at)
    if not state.is_open:
        opened = replace(
            state,
            is_open=True,
            opened_at=now.at,
            openings=state.openings + 1,
            closed_at=None,
            ending=ending,
            played=0,
            votes_cast=0,
            guests_forgotten=0,
            top=(),
            played_entries=(),
        )
        return Step(state=opened, events=(PartyOpened(),), result=None)
    if ending == state.ending:
        return Step(state=state, result=None)
    return Step(state=replace(state, ending=ending), result=None)


def is_setup_pending(state: PartyState) -> bool:
    """Return whether the host page begins with the first steps: in a new party without guests."""
    return not (state.is_set_up or state.guests_made or state.played or state.openings)


def finish_setup(state: PartyState) -> Step[None]:
    """Record that the host has gone through the first steps, which the page then skips."""
    return Step(state=replace(state, is_set_up=True), result=None)


def apply_due_changes(state: PartyState, now: Now) -> Step[None]:
    """Apply the changes that are due.

    These are quiet hours, the sleep timer, last orders, the closing, and forgetting of guests.
    """
    state = planned_stop.apply_sleep_timer(state, now)
    state = undo.set_failure_expiry(volume.apply_quiet_hours(state, now), now)
    forget_at = _next_forgetting_at(state)
    if forget_at is not None and now.at >= forget_at:
        state = _forget_guests(state)
    ending = state.ending
    if ending is None:
        return Step(state=state, result=None)
    if now.at >= ending.closes_at:
        closed = close_party(state, now, HOST_CALLER)
        return Step(state=closed.state, events=closed.events, result=None)
    if not ending.is_called and is_after_last_orders(state, now):
        called = replace(state, ending=replace(ending, is_called=True))
        return Step(state=called, events=(LastOrders(),), result=None)
    return Step(state=state, result=None)


def next_due_at(state: PartyState, now: Now) -> datetime | None:
    """Return the time of the next change of `apply_due_changes`, or None."""
    moments = (
        volume.next_quiet_change_at(state.settings, now),
        state.playback.stops_at,
        _next_end_at(state),
        _next_forgetting_at(state),
    )
    return min((moment for moment in moments if moment is not None), default=None)


def _next_end_at(state: PartyState) -> datetime | None:
    if state.ending is None:
        return None
    last_at = last_orders_at(state)
    is_to_call = last_at is not None and not state.ending.is_called
    return last_at if is_to_call else state.ending.closes_at


def _next_forgetting_at(state: PartyState) -> datetime | None:
    if state.closed_at is None:
        return None
    return state.closed_at + timedelta(seconds=state.settings.guests_kept_s)


def close_party(state: PartyState, now: Now, caller: Caller) -> Step[Recap]:
    """Close the party (docs/rules.md, "Closing").

    Waiting songs, turns and codes are removed. The current song finishes, and guests are kept until
    they are forgotten.
    """
    recap = recap_of(state)
    if not state.is_open:
        return Step(state=state, result=recap)
    left = tuple(
        SongEnded(entry=entry, reason=EndReason.PARTY_CLOSED, by=caller.id, epoch=None)
        for entry in state.waiting.values()
    )
    closed = replace(
        undo.remember_removal(state, EndReason.PARTY_CLOSED, tuple(state.waiting.values())),
        is_open=False,
        closed_at=now.at,
        ending=None,
        waiting=WaitingEntries(),
        join_code=None,
        mod_code=None,
        texts=MappingProxyType({}),
        hashtags=(),
        started_turn=0,
        latest_turns=MappingProxyType({}),
    )
    return Step(state=closed, events=(*left, PartyClosed(recap=recap)), result=recap)


def _forget_guests(state: PartyState) -> PartyState:
    """Revoke all cookies, and forget all guests except banned ones.

    Their votes on songs that would return with the party are forgotten too, as they could vote a
    second time under another identity.
    """
    forgotten = [guest for guest in state.guests.values() if not guest.is_banned]
    return replace(
        state,
        closed_at=None,
        closings=state.closings + 1,
        guests_forgotten=state.guests_forgotten
        + sum(identity_limits.took_part(guest, state) for guest in forgotten),
        guests=MappingProxyType(
            {name: guest for name, guest in state.guests.items() if guest.is_banned}
        ),
        removals=tuple(map(_without_votes_of_closing, state.removals)),
    )


def _without_votes_of_closing(removal: Removal) -> Removal:
    if removal.reason is not EndReason.PARTY_CLOSED:
        return removal
    return removal.with_each(lambda entry: replace(entry, ballot=Ballot()))
