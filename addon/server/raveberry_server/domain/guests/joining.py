"""Joining: new identities, join codes and mod codes."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.events import (
    GuestJoined,
)
from raveberry_server.domain.model.guest import (
    Caller,
    Guest,
    Newcomer,
    Role,
    guest_color,
)
from raveberry_server.domain.model.guest_texts import MAX_NAME_LENGTH, one_line
from raveberry_server.domain.model.immutable_mappings import with_item
from raveberry_server.domain.model.join_codes import JoinCode, ModCode, WrongCodeError
from raveberry_server.domain.model.settings import Join
from raveberry_server.domain.model.state import Now, PartyState, Step

from . import identity_limits, shared_voices, text_approval
from .moderation import expect_not_banned
from .reserved_names import is_reserved

OPEN_JOIN_CODE_LIFETIME_S: Final = 3_600
"""Lifetime of a code while joining is open; the previous code is accepted for the same time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinRequest:
    """A request to join or to become a mod; None leaves a part out.

    `is_promoted`: the host makes the guest a mod. `fresh_token_hash`: the cookie of a new mod,
    because others may know the previous one.
    """

    code: str | None = None
    mod_code: str | None = None
    name: str | None = None
    is_promoted: bool = False
    fresh_token_hash: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewModCode:
    """A new mod code in plain text; only its hash is stored."""

    text: str
    expires_at: datetime


def join(state: PartyState, caller: Caller, wish: JoinRequest, now: Now) -> Step[None]:
    """Join by code, become a mod, or take a name.

    Raises:
        RefusedError: `not_allowed` for banned guests, wrong codes, and codes at a kiosk.
    """
    expect_not_banned(state, caller)
    is_at_kiosk = caller.location is not None and caller.location.is_kiosk
    if is_at_kiosk and not (wish.code is wish.mod_code is None and not wish.is_promoted):
        raise RefusedError(Refusal.KIOSK_GUEST)
    mod_code = state.mod_code
    is_mod = wish.is_promoted or wish.mod_code is not None
    if wish.mod_code is not None and (
        mod_code is None or not mod_code.matches(wish.mod_code, now.at)
    ):
        raise WrongCodeError
    if wish.code is not None and not is_join_code(state, wish.code, now):
        raise WrongCodeError
    came = Step(state=state, result=None)
    if caller.newcomer is not None:
        code = None if is_mod else wish.code or caller.newcomer.code
        admitted = admit(state, replace(caller.newcomer, code=code), now)
        came = replace(came, state=admitted.state, events=admitted.events)
    state = came.state
    guest = state.guests.get(caller.id)
    if guest is not None:
        guest = replace(
            guest,
            role=max(guest.role, Role.MOD) if is_mod else guest.role,
            token_hash=(wish.fresh_token_hash if is_mod else None) or guest.token_hash,
        )
        if guest != state.guests[caller.id]:
            state = replace(state, guests=with_item(state.guests, guest.id, guest))
        if wish.code is not None and not guest.joined_by_code:
            state = shared_voices.mark_joined_by_code(state, guest, caller.location, now)
        caller = replace(caller, role=max(caller.role, guest.role))
    if wish.name is not None:
        state = text_approval.set_name(state, caller, wish.name, now)
    return replace(came, state=state)


def rotate_code(state: PartyState, fresh: str, now: Now) -> Step[JoinCode]:
    """Replace the join code; the previous one becomes invalid."""
    lasts_s = state.settings.join_code_s
    if state.settings.join is Join.OPEN:
        lasts_s = min(lasts_s or OPEN_JOIN_CODE_LIFETIME_S, OPEN_JOIN_CODE_LIFETIME_S)
    expires_at = now.at + timedelta(seconds=lasts_s) if lasts_s else None
    before = state.join_code.text if state.join_code is not None else ""
    code = JoinCode(text=fresh, expires_at=expires_at, previous=before)
    return Step(state=replace(state, join_code=code), result=code)


def renew_expired_join_code(state: PartyState, fresh: str, now: Now) -> PartyState:
    """Create a join code if there is no valid one.

    One exists even while joining is open, as guests who scan it get a voice of their own.
    """
    code = state.join_code
    if not state.is_open or (code is not None and not code.is_expired(now.at)):
        return state
    return rotate_code(state, fresh, now).state


def next_join_code_renewal_at(state: PartyState) -> datetime | None:
    """Return the time at which the join code expires, or None."""
    return state.join_code.expires_at if state.join_code and state.is_open else None


def make_mod_code(state: PartyState, fresh: str, now: Now) -> Step[NewModCode]:
    """Create a mod code; the previous one becomes invalid, and its mods remain mods."""
    code = ModCode.of(fresh, now.at)
    return Step(
        state=replace(state, mod_code=code),
        result=NewModCode(text=fresh, expires_at=code.expires_at),
    )


def renew_screen_link(state: PartyState) -> Step[None]:
    """Replace the link for screens; the previous one becomes invalid."""
    made = state.screen_links_made + 1
    return Step(state=replace(state, screen_links_made=made), result=None)


def admit(state: PartyState, newcomer: Newcomer, now: Now) -> Step[Guest]:
    """Create the identity of a newcomer, or return the known one.

    Raises:
        RefusedError: `not_allowed` without the required code, `rate_limited` after too many new
            identities of the same address.
    """
    known = state.guests.get(newcomer.id)
    if known is not None:
        return Step(state=state, result=known)
    has_code = is_join_code(state, newcomer.code or "", now)
    if state.settings.join is Join.CODE and newcomer.code is not None and not has_code:
        if newcomer.code:
            raise WrongCodeError
        raise RefusedError(Refusal.JOIN_CODE_NEEDED)
    number = state.guests_made + 1
    name = one_line(newcomer.name, MAX_NAME_LENGTH)
    guest = Guest(
        id=newcomer.id,
        token_hash=newcomer.token_hash,
        name=name if name and not is_reserved(name) else _default_name(newcomer, number),
        color=guest_color(state.guests_made),
        role=Role.GUEST,
        joined_at=now.at,
    )
    guests = with_item(state.guests, guest.id, guest)
    made = replace(state, guests=guests, guests_made=number)
    if has_code:
        made = shared_voices.mark_joined_by_code(made, guest, newcomer.location, now)
    guest = made.guests[guest.id]
    if not guest.has_own_voice:
        made = identity_limits.count_new_identity(made, newcomer.location, now)
    return Step(state=made, events=(GuestJoined(guest=guest),), result=guest)


def _default_name(newcomer: Newcomer, number: int) -> str:
    names = newcomer.default_names
    return names.name_of(number) if names is not None else f"Guest {number}"


def is_join_code(state: PartyState, typed: str, now: Now) -> bool:
    """Return True if the typed text is a valid join code.

    While joining is open the previous code is accepted too, as somebody may just have scanned it.
    """
    code = state.join_code
    if code is None:
        return False
    is_open = state.settings.join is Join.OPEN
    return code.matches(typed, now.at) or (is_open and code.is_previous(typed))
