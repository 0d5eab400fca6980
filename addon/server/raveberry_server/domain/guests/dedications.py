"""Dedications of songs that were requested before (docs/rules.md, "Texts")."""

from raveberry_server.domain.model.entry import Entry
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import Caller, Role
from raveberry_server.domain.model.guest_texts import MAX_DEDICATION_LENGTH, one_line
from raveberry_server.domain.model.state import Now, PartyState, Step, with_entry
from raveberry_server.domain.queue.last_orders import expect_open

from .limits import expect_vote_left, use_vote
from .moderation import expect_not_muted_or_banned
from .text_approval import set_dedication


def dedicate(state: PartyState, caller: Caller, entry: Entry, text: str, now: Now) -> Step[None]:
    """Set the dedication of the caller's song, which uses up a vote, or remove it.

    Mods and the host may remove those of all songs.

    Raises:
        RefusedError: `not_allowed`, `party_closed` or `rate_limited`.
    """
    line = one_line(text, MAX_DEDICATION_LENGTH)
    if entry.requested_by != caller.id and (line or caller.role < Role.MOD):
        raise RefusedError(Refusal.DEDICATION_NOT_YOURS)
    if line:
        expect_open(state)
        expect_not_muted_or_banned(state, caller, now)
        if not state.settings.dedications:
            raise RefusedError(Refusal.DEDICATIONS_OFF)
        expect_vote_left(state, caller, now)
        state = use_vote(state, caller, now)
    state, changed = set_dedication(state, caller, entry, line, now)
    return Step(state=with_entry(state, changed), result=None)
