"""Guests who need a personal update after a commit, and whose votes changed."""

from collections.abc import Callable, Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from raveberry_server.application.guests_in_events import guests_in
from raveberry_server.application.party import Change
from raveberry_server.domain.model.entry import EndReason
from raveberry_server.domain.model.guest_texts import WaitingText
from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.model.settings import Settings, Visibility
from raveberry_server.domain.model.state import PartyState

_NO_VOTES: Final[Mapping[GuestId, int]] = MappingProxyType({})


def affected_guests(
    change: Change, here: Collection[GuestId], mods: Callable[[], Collection[GuestId]]
) -> Collection[GuestId]:
    """Return the guests whose `me` message may have changed, apart from their votes.

    Args:
        change: the commit.
        here: all guests with an open page.
        mods: returns those of them who are mods or host; called only when they are affected.
    """
    before, after = change.before.state, change.after.state
    if _has_changed_for_all(before, after):
        return tuple(here)
    guests = {*guests_in(change.events, after.settings), *change.guests}
    if before.guests is not after.guests:
        guests |= {
            guest for guest in here if before.guests.get(guest) is not after.guests.get(guest)
        }
        named = _named_to_mods(after)
        if any(before.guests.get(guest) is not after.guests.get(guest) for guest in named):
            guests |= set(mods())
    hidden = after.waiting.hidden.differences(before.waiting.hidden)
    if hidden:
        entries = (entry for both in hidden.values() for entry in both if entry is not None)
        guests |= {*mods(), *(entry.requested_by for entry in entries)}
    if _texts(before) != _texts(after) or before.join_code is not after.join_code:
        texts = (*before.texts.values(), *after.texts.values())
        guests |= {*mods(), *(text.guest for text in texts)}
    if before.removals is not after.removals and _failed(before) != _failed(after):
        guests |= {*mods(), *(asker for _, asker, _ in _failed(before) | _failed(after))}
    is_other = before.waiting is not after.waiting or _playing(before) != _playing(after)
    if _is_veiled(after) and is_other:
        guests |= set(mods())
    return tuple(guest for guest in guests if guest is not None)


def changed_votes(change: Change) -> Iterator[tuple[GuestId, EntryId]]:
    """Iterate over the guests whose vote on an entry changed; votes end when an entry leaves."""
    before, after = change.before.state, change.after.state
    entries = set(after.waiting.differences(before.waiting))
    if before.playback.entry is not after.playback.entry:
        playing = (before.playback.entry, after.playback.entry)
        entries |= {entry.id for entry in playing if entry is not None}
    for name in entries:
        old, new = _votes_on(before, name), _votes_on(after, name)
        if old is new:
            continue
        for guest, value in new.items():
            if old.get(guest) != value:
                yield guest, name
        for guest in old:
            if guest not in new:
                yield guest, name


def _votes_on(state: PartyState, name: EntryId) -> Mapping[GuestId, int]:
    entry = state.entry(name)
    return entry.ballot.votes if entry is not None else _NO_VOTES


def _has_changed_for_all(before: PartyState, after: PartyState) -> bool:
    if before.screen_links_made != after.screen_links_made:
        return True
    if before.is_set_up != after.is_set_up or before.applied_preset is not after.applied_preset:
        return True
    old, new = before.settings, after.settings
    return old is not new and _what_all_see(old) != _what_all_see(new)


def _what_all_see(settings: Settings) -> tuple[object, ...]:
    """Return the settings that appear in, or change, every guest's `me` message."""
    return (
        settings.max_waiting_per_guest,
        settings.max_requests_per_hour,
        settings.fresh_requests,
        settings.vote_rate_per_min,
        settings.mod_users,
        settings.host_users,
        settings.join,
        settings.guest_url,
        settings.listen_along,
        settings.kiosk,
        settings.colors_visible_to,
    )


def _texts(state: PartyState) -> tuple[WaitingText, ...]:
    """Return the waiting texts, except those of entries that are not in queue or player."""
    return tuple(
        text
        for text in state.texts.values()
        if text.entry is None or state.entry(text.entry) is not None
    )


def _playing(state: PartyState) -> tuple[EntryId, GuestId | None] | None:
    """Return the playing entry and its requester."""
    entry = state.playback.entry
    return (entry.id, entry.requested_by) if entry else None


def _named_to_mods(state: PartyState) -> set[GuestId]:
    """Return the guests whom only mods and the host see as requesters or authors."""
    waiting = state.waiting
    entries = waiting.values() if _is_veiled(state) else waiting.hidden.values()
    playing = (state.playback.entry,) if _is_veiled(state) and state.playback.entry else ()
    askers = {entry.requested_by for entry in (*entries, *playing)}
    askers |= {asker for _, asker, _ in _failed(state)}
    texts = {text.guest for text in state.texts.values()}
    return {guest for guest in askers if guest is not None} | texts


def _is_veiled(state: PartyState) -> bool:
    return state.settings.colors_visible_to is not Visibility.EVERYBODY


def _failed(state: PartyState) -> frozenset[tuple[EntryId, GuestId | None, object]]:
    """Return failed entries, their requesters, and until when the failure is shown."""
    return frozenset(
        (entry.id, entry.requested_by, removal.shown_until)
        for removal in state.removals
        if removal.reason is EndReason.FAILED
        for entry in removal.entries
    )
