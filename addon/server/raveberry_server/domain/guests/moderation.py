"""Moderation: mutes, bans, roles, profiles, and deletion of personal data."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from raveberry_server.domain.model.clock_set_back import is_ahead
from raveberry_server.domain.model.entry import EndReason, Entry
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.events import GuestForgotten, SongEnded
from raveberry_server.domain.model.guest import Caller, Guest, Role, Sign
from raveberry_server.domain.model.guest_texts import MAX_NAME_LENGTH, one_line
from raveberry_server.domain.model.ids import GuestId, is_kiosk_guest
from raveberry_server.domain.model.immutable_mappings import with_item, without_keys
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.queue import turns, undo

from . import identity_limits, text_approval
from .reserved_names import expect_free_color

MAX_MUTE: Final = timedelta(minutes=10_080)
"""The upper bound of `MuteGuest.minutes`."""
BANNED_GUEST_NAME: Final = "Banned guest"
_COLOR: Final = re.compile(r"#[0-9a-f]{6}")


def expect_not_banned(state: PartyState, caller: Caller) -> None:
    """Refuse banned guests.

    Raises:
        RefusedError: `not_allowed`.
    """
    guest = state.guests.get(caller.id)
    if guest is not None and guest.is_banned:
        raise RefusedError(Refusal.BANNED)


def expect_not_muted_or_banned(state: PartyState, caller: Caller, now: Now) -> None:
    """Refuse banned and muted guests.

    Raises:
        RefusedError: `not_allowed`.
    """
    expect_not_banned(state, caller)
    guest = state.guests.get(caller.id)
    if guest is None:
        return
    if guest.muted_until is not None and is_ahead(guest.muted_until, now.at, MAX_MUTE):
        left_s = (guest.muted_until - now.at).total_seconds()
        raise RefusedError(Refusal.MUTED, retry_after_s=left_s)


def mute_guest(
    state: PartyState, caller: Caller, guest: GuestId, minutes: int, now: Now
) -> Step[None]:
    """Mute a guest for some minutes, 0 to unmute (docs/rules.md, "Mute").

    The guest's waiting songs and hashtags are removed.

    Raises:
        RefusedError: `not_found`, or `not_allowed` for a guest of the caller's role or above.
    """
    known = _expect_below(state, caller, guest)
    if not minutes:
        return Step(state=_with_guest(state, replace(known, muted_until=None)), result=None)
    state = _without_hashtags(state, guest)
    muted = _with_guest(state, replace(known, muted_until=now.at + timedelta(minutes=minutes)))
    return _without_songs(muted, caller, guest, EndReason.MUTED)


def ban_guest(state: PartyState, caller: Caller, guest: GuestId, *, is_on: bool) -> Step[None]:
    """Ban or unban a guest (docs/rules.md, "Ban"); a mod loses the role.

    The guest's waiting songs and texts are removed, and their votes on waiting songs deleted,
    which kicks nothing.

    Raises:
        RefusedError: as `mute_guest`.
    """
    known = _expect_below(state, caller, guest)
    if not is_on:
        return Step(state=_with_guest(state, replace(known, is_banned=False)), result=None)
    outcast = replace(known, is_banned=True, role=Role.GUEST)
    banned = _with_guest(_without_texts(state, guest), outcast)
    left = _without_songs(banned, caller, guest, EndReason.BANNED)
    waiting = left.state.waiting.with_entries(
        replace(entry, ballot=entry.ballot.with_vote(guest, 0))
        for entry in left.state.waiting.values()
        if guest in entry.ballot.votes
    )
    return Step(state=replace(left.state, waiting=waiting), events=left.events, result=None)


def forget_guest(state: PartyState, guest: GuestId) -> Step[None]:
    """Delete a guest's personal data; their songs, the sums of their votes and a ban remain.

    Raises:
        RefusedError: `not_found`.
    """
    known = _expect_guest(state, guest)
    state = _without_texts(state, guest)
    guests = without_keys(state.guests, (guest,))
    if known.is_banned:
        guests = with_item(guests, guest, replace(known, name=BANNED_GUEST_NAME))
    waiting = state.waiting.with_entries(
        _anonymized(entry, guest) for entry in state.waiting.values()
    )
    playing = state.playback.entry
    playback = state.playback
    if playing is not None:
        playback = replace(playback, entry=_anonymized(playing, guest))
    if playback.held_by == guest:
        playback = replace(playback, held_by=None)
    buckets = [key for key in state.buckets if key[1] == guest]
    is_lost = not known.is_banned and identity_limits.took_part(known, state)
    after = replace(
        state,
        guests=guests,
        guests_forgotten=state.guests_forgotten + is_lost,
        latest_turns=without_keys(state.latest_turns, (guest,)),
        buckets=without_keys(state.buckets, buckets),
        waiting=waiting,
        playback=playback,
        top=tuple(_anonymized(entry, guest) for entry in state.top),
        played_entries=tuple(
            replace(one, entry=_anonymized(one.entry, guest)) for one in state.played_entries
        ),
        removals=tuple(
            removal.with_each(lambda entry: _anonymized(entry, guest)) for removal in state.removals
        ),
    )
    return Step(state=after, events=(GuestForgotten(guest=guest),), result=None)


def forget_own(state: PartyState, caller: Caller, now: Now) -> Step[None]:
    """Delete the caller's personal data with votes and dedications; the songs remain.

    The votes are withdrawn, so that nobody votes twice by being forgotten.

    Raises:
        RefusedError: `not_found` for a caller who is not a guest, `not_allowed` while muted.
    """
    _expect_guest(state, caller.id)
    expect_not_muted_or_banned(state, caller, now)
    playing = state.playback.entry
    playback = state.playback
    if playing is not None:
        playback = replace(playback, entry=_without_dedication(playing, caller.id))
    waiting = state.waiting.with_entries(
        replace(_without_dedication(entry, caller.id), ballot=entry.ballot.with_vote(caller.id, 0))
        for entry in state.waiting.values()
        if entry.requested_by == caller.id or caller.id in entry.ballot.votes
    )
    return forget_guest(replace(state, waiting=waiting, playback=playback), caller.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Changes of a guest's profile; None leaves a value unchanged.

    `sign`: one of `Sign`, empty for none; `source`: the preferred online source, empty for none.
    """

    name: str | None = None
    color: str | None = None
    sign: str | None = None
    source: str | None = None


def set_profile(state: PartyState, caller: Caller, wanted: Profile, now: Now) -> Step[None]:
    """Change the caller's name, colour, symbol or preferred source.

    Raises:
        RefusedError: `bad_request` for an invalid colour, unknown symbol or empty name,
            `not_allowed` for a name or colour reserved for the host, `not_found` for a caller who
            is not a guest.
    """
    _expect_guest(state, caller.id)
    if wanted.name is not None:
        if not one_line(wanted.name, MAX_NAME_LENGTH):
            raise RefusedError(Refusal.NAME_EMPTY)
        state = text_approval.set_name(state, caller, wanted.name, now)
    known = state.guests[caller.id]
    if wanted.color is not None:
        if not _COLOR.fullmatch(wanted.color.lower()):
            raise RefusedError(Refusal.COLOR_INVALID)
        expect_free_color(wanted.color, caller.role)
        known = replace(known, color=wanted.color.lower())
    if wanted.sign is not None:
        known = replace(known, sign=_sign(wanted.sign))
    if wanted.source is not None:
        known = replace(known, source=wanted.source)
    return Step(state=_with_guest(state, known), result=None)


def _sign(name: str) -> Sign | None:
    if name and name not in Sign:
        raise RefusedError(Refusal.SIGN_UNKNOWN)
    return Sign(name) if name else None


def set_role(state: PartyState, guest: GuestId, role: Role) -> Step[None]:
    """Set the role of a guest.

    Raises:
        RefusedError: `not_found`, or `not_allowed` for a guest of a kiosk.
    """
    known = _expect_guest(state, guest)
    if role > Role.GUEST and is_kiosk_guest(guest):
        raise RefusedError(Refusal.KIOSK_GUEST)
    return Step(state=_with_guest(state, replace(known, role=role)), result=None)


def _without_hashtags(state: PartyState, guest: GuestId) -> PartyState:
    rest = tuple(hashtag for hashtag in state.hashtags if hashtag.guest != guest)
    return state if len(rest) == len(state.hashtags) else replace(state, hashtags=rest)


def _without_texts(state: PartyState, guest: GuestId) -> PartyState:
    state = _without_hashtags(state, guest)
    theirs = [name for name, text in state.texts.items() if text.guest == guest]
    return replace(state, texts=without_keys(state.texts, theirs)) if theirs else state


def _without_songs(
    state: PartyState, caller: Caller, guest: GuestId, reason: EndReason
) -> Step[None]:
    theirs = [entry for entry in state.waiting.of_guest(guest) if entry.origin.takes_turns]
    for entry in theirs:
        waiting = turns.close_turn_gap(state.waiting, entry, state.started_turn)
        state = replace(state, waiting=waiting)
    state = undo.remember_removal(state, reason, theirs)
    events = tuple(
        SongEnded(entry=entry, reason=reason, by=caller.id, epoch=None) for entry in theirs
    )
    return Step(state=state, events=events, result=None)


def _without_dedication(entry: Entry, guest: GuestId) -> Entry:
    return replace(entry, dedication=None) if entry.requested_by == guest else entry


def _anonymized(entry: Entry, guest: GuestId) -> Entry:
    ballot = entry.ballot.anonymized(guest)
    if entry.requested_by != guest and ballot is entry.ballot:
        return entry
    asker = None if entry.requested_by == guest else entry.requested_by
    return replace(entry, requested_by=asker, ballot=ballot)


def _with_guest(state: PartyState, guest: Guest) -> PartyState:
    if state.guests.get(guest.id) == guest:
        return state
    return replace(state, guests=with_item(state.guests, guest.id, guest))


def _expect_guest(state: PartyState, guest: GuestId) -> Guest:
    known = state.guests.get(guest)
    if known is None:
        raise RefusedError(Refusal.GUEST_UNKNOWN)
    return known


def _expect_below(state: PartyState, caller: Caller, guest: GuestId) -> Guest:
    known = _expect_guest(state, guest)
    if known.role >= caller.role:
        raise RefusedError(Refusal.MOD_PROTECTED)
    return known
