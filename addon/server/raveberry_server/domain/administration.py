"""Opening and closing the party, its settings, its guests."""

from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from raveberry_server.domain.guests.reserved_names import is_reserved
from raveberry_server.domain.model.codes import WrongCodeError
from raveberry_server.domain.model.entry import EndReason, Entry
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.events import (
    GuestJoined,
    LastOrders,
    PartyClosed,
    PartyOpened,
    Recap,
    SongEnded,
)
from raveberry_server.domain.model.guest import (
    HOST_CALLER,
    Caller,
    Guest,
    Newcomer,
    Role,
    guest_color,
)
from raveberry_server.domain.model.immutable import with_item
from raveberry_server.domain.model.settings import Join, Order
from raveberry_server.domain.model.state import Ending, Now, PartyState, Step
from raveberry_server.domain.model.texts import LONGEST_NAME, one_line
from raveberry_server.domain.playback.controls import TOP_SONGS
from raveberry_server.domain.queue.opening_hours import is_after_last_orders, last_orders_at

from .guests import identities, voices
from .playback import volume
from .queue import undo
from .setting_changes import changed

NAME_OF_A_NEWCOMER: Final = "Guest {number}"


def admitted(state: PartyState, newcomer: Newcomer, now: Now) -> Step[Guest]:
    """A new identity takes part; a known one comes in again.

    Raises:
        RefusedError: `not_allowed` without the code, where joining is by one; `rate_limited` when
            too many came from there.
    """
    known = state.guests.get(newcomer.id)
    if known is not None:
        return Step(state=state, result=known)
    has_code = is_join_code(state, newcomer.code or "", now)
    if state.settings.join is Join.CODE and newcomer.code is not None and not has_code:
        if newcomer.code:
            raise WrongCodeError
        raise RefusedError(
            Reason.NOT_ALLOWED, "Joining is by a code; scan it at the party, or type it in"
        )
    number = state.guests_made + 1
    name = one_line(newcomer.name, LONGEST_NAME)
    guest = Guest(
        id=newcomer.id,
        token_hash=newcomer.token_hash,
        name=name if name and not is_reserved(name) else NAME_OF_A_NEWCOMER.format(number=number),
        color=guest_color(state.guests_made),
        role=Role.GUEST,
        joined_at=now.at,
    )
    guests = with_item(state.guests, guest.id, guest)
    made = replace(state, guests=guests, guests_made=number)
    if has_code:
        made = voices.by_code(made, guest, newcomer.location, now)
    guest = made.guests[guest.id]
    if not guest.has_own_voice:
        made = identities.paid(made, newcomer.location, now)
    return Step(state=made, events=(GuestJoined(guest=guest),), result=guest)


def is_join_code(state: PartyState, typed: str, now: Now) -> bool:
    """Whether that is the code that lets newcomers in, even where they need none.

    Where they need none, the one before it is as good: somebody has just scanned it.
    """
    code = state.join_code
    if code is None:
        return False
    is_open = state.settings.join is Join.OPEN
    return code.fits(typed, now.at) or (is_open and code.was(typed))


def set_setting(state: PartyState, name: str, value: object) -> Step[None]:
    """Set one setting.

    Raises:
        RefusedError: `not_found` for its name, `bad_request` with what would fit for its value,
            `conflict` for a shuffle where the order leaves it nothing to do.
    """
    before, settings = state.settings, changed(state.settings, name, value)
    is_shuffle = settings.shuffle and not before.shuffle
    if is_shuffle and settings.order is not Order.FIFO:
        raise RefusedError(Reason.CONFLICT, "Only the order fifo is shuffled; set that first")
    after = replace(state, settings=settings, shuffles_made=state.shuffles_made + is_shuffle)
    if name == "volume":
        after = volume.with_volume(after, settings.volume)
    return Step(state=after, result=None)


def open_party(state: PartyState, now: Now, duration_s: int | None = None) -> Step[None]:
    """Open the party, for a while or without end; an open one only gets another end."""
    ending = None
    if duration_s is not None:
        ending = Ending(closes_at=now.at + timedelta(seconds=duration_s), set_at=now.at)
    if not state.is_open:
        opened = replace(
            state,
            is_open=True,
            opened_at=now.at,
            ending=ending,
            played=0,
            votes_cast=0,
            top=(),
        )
        return Step(state=opened, events=(PartyOpened(),), result=None)
    if ending == state.ending:
        return Step(state=state, result=None)
    return Step(state=replace(state, ending=ending), result=None)


def due(state: PartyState, now: Now) -> Step[None]:
    """What the time of day has brought: quiet hours, last orders, the end of the party."""
    state = undo.failures_timed(volume.quietened(state, now), now)
    ending = state.ending
    if ending is None:
        return Step(state=state, result=None)
    if now.at >= ending.closes_at:
        closed = close_party(state, HOST_CALLER)
        return Step(state=closed.state, events=closed.events, result=None)
    if not ending.is_called and is_after_last_orders(state, now):
        called = replace(state, ending=replace(ending, is_called=True))
        return Step(state=called, events=(LastOrders(),), result=None)
    return Step(state=state, result=None)


def next_due_at(state: PartyState, now: Now) -> datetime | None:
    """When `due` next has something to do, None if never."""
    moments = (volume.next_quiet_change_at(state.settings, now), _next_end_at(state))
    return min((moment for moment in moments if moment is not None), default=None)


def _next_end_at(state: PartyState) -> datetime | None:
    if state.ending is None:
        return None
    last_at = last_orders_at(state)
    is_to_call = last_at is not None and not state.ending.is_called
    return last_at if is_to_call else state.ending.closes_at


def close_party(state: PartyState, caller: Caller) -> Step[Recap]:
    """Close the party: waiting songs leave, the playing one plays out, turns are forgotten.

    All cookies and codes are revoked. Only bans stay, until they are lifted.
    """
    recap = Recap(
        songs=state.played,
        guests=identities.acted(state),
        votes=state.votes_cast,
        top=_liked(state),
    )
    if not state.is_open:
        return Step(state=state, result=recap)
    left = tuple(
        SongEnded(entry=entry, reason=EndReason.PARTY_CLOSED, by=caller.id, epoch=None)
        for entry in state.waiting.values()
    )
    closed = replace(
        undo.remembered(state, EndReason.PARTY_CLOSED, tuple(state.waiting.values())),
        is_open=False,
        ending=None,
        waiting=MappingProxyType({}),
        closings=state.closings + 1,
        join_code=None,
        mod_code=None,
        guests=MappingProxyType(
            {name: guest for name, guest in state.guests.items() if guest.is_banned}
        ),
        texts=MappingProxyType({}),
        hashtags=(),
        started_turn=0,
        latest_turns=MappingProxyType({}),
    )
    return Step(state=closed, events=(*left, PartyClosed(recap=recap)), result=recap)


def _liked(state: PartyState) -> tuple[Entry, ...]:
    playing = (state.playback.entry,) if state.playback.entry else ()
    best = sorted((*state.top, *playing), key=lambda entry: (-entry.score, entry.sequence))
    return tuple(best[:TOP_SONGS])
