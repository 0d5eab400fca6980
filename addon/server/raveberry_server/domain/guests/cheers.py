"""Symbols with which guests react to the song that plays (docs/rules.md, "Cheers")."""

from dataclasses import replace

from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.events import CheerSent
from raveberry_server.domain.model.guest import Caller, Cheer
from raveberry_server.domain.model.immutable_mappings import with_item
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.queue.last_orders import expect_open

from .limits import use_cheer
from .moderation import expect_not_muted_or_banned


def cheer(state: PartyState, caller: Caller, kind: Cheer, now: Now) -> Step[None]:
    """Show a symbol on all pages and screens.

    Raises:
        RefusedError: `not_allowed` if cheers are off or the guest is muted, `party_closed`,
            `conflict` while nothing plays, or `rate_limited`.
    """
    expect_open(state)
    expect_not_muted_or_banned(state, caller, now)
    if not state.settings.cheers:
        raise RefusedError(Refusal.CHEERS_OFF)
    if state.playback.entry is None:
        raise RefusedError(Refusal.NOTHING_PLAYS)
    used = use_cheer(state, caller, now)
    cheers = with_item(used.cheers, kind, used.cheers.get(kind, 0) + 1)
    return Step(state=replace(used, cheers=cheers), events=(CheerSent(cheer=kind),), result=None)
