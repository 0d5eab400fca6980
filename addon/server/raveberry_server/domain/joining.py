"""Coming in by a code, becoming a mod by one, and making these codes."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from raveberry_server.domain.guests.moderation import expect_not_banned
from raveberry_server.domain.model.codes import JoinCode, ModCode, WrongCodeError
from raveberry_server.domain.model.guest import Caller, Role
from raveberry_server.domain.model.immutable import with_item
from raveberry_server.domain.model.settings import Join
from raveberry_server.domain.model.state import Now, PartyState, Step

from . import administration
from .guests import text_approval, voices

OPEN_CODE_S: Final = 3_600
"""How long a code is shown where joining is open; the one before it counts as long again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How somebody wants to come in; what is None is not asked for.

    `is_promoted`: the host makes them a mod. `fresh_token_hash`: the cookie that a new mod gets, as
    somebody else may know the one before.
    """

    code: str | None = None
    mod_code: str | None = None
    name: str | None = None
    is_promoted: bool = False
    fresh_token_hash: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeModCode:
    """A new mod code, readable for this once."""

    text: str
    expires_at: datetime


def join(state: PartyState, caller: Caller, wish: Wish, now: Now) -> Step[None]:
    """Come in, or become somebody else: with a code, as a mod, under a name.

    Raises:
        RefusedError: `not_allowed` for banned guests and wrong codes.
    """
    expect_not_banned(state, caller)
    mod_code = state.mod_code
    is_mod = wish.is_promoted or wish.mod_code is not None
    if wish.mod_code is not None and (mod_code is None or not mod_code.fits(wish.mod_code, now.at)):
        raise WrongCodeError
    if wish.code is not None and not administration.is_join_code(state, wish.code, now):
        raise WrongCodeError
    came = Step(state=state, result=None)
    if caller.newcomer is not None:
        code = None if is_mod else wish.code or caller.newcomer.code
        admitted = administration.admitted(state, replace(caller.newcomer, code=code), now)
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
        if wish.code is not None and not guest.came_by_code:
            state = voices.by_code(state, guest, caller.location, now)
        caller = replace(caller, role=max(caller.role, guest.role))
    if wish.name is not None:
        state = text_approval.named(state, caller, wish.name, now)
    return replace(came, state=state)


def rotate_code(state: PartyState, fresh: str, now: Now) -> Step[JoinCode]:
    """Let newcomers in by another code; the one before it holds no more."""
    lasts_s = state.settings.join_code_s
    if state.settings.join is Join.OPEN:
        lasts_s = min(lasts_s or OPEN_CODE_S, OPEN_CODE_S)
    expires_at = now.at + timedelta(seconds=lasts_s) if lasts_s else None
    before = state.join_code.text if state.join_code is not None else ""
    code = JoinCode(text=fresh, expires_at=expires_at, before=before)
    return Step(state=replace(state, join_code=code), result=code)


def renewed(state: PartyState, fresh: str, now: Now) -> PartyState:
    """The state with another join code where there is none that holds.

    Where joining is open the code on the screen shows who has been there.
    """
    code = state.join_code
    if not state.is_open or (code is not None and not code.is_over(now.at)):
        return state
    return rotate_code(state, fresh, now).state


def next_renewal_at(state: PartyState) -> datetime | None:
    """When `renewed` next has something to do, None if never."""
    return state.join_code.expires_at if state.join_code and state.is_open else None


def make_mod_code(state: PartyState, fresh: str, now: Now) -> Step[MadeModCode]:
    """Make a code that makes guests mods; the one before it holds no more, its mods stay mods."""
    code = ModCode.of(fresh, now.at)
    return Step(
        state=replace(state, mod_code=code),
        result=MadeModCode(text=fresh, expires_at=code.expires_at),
    )
