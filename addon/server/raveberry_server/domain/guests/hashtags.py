"""Hashtags of guests on the screen."""

from dataclasses import replace

from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import Caller
from raveberry_server.domain.model.guest_texts import MAX_HASHTAG_LENGTH, one_line
from raveberry_server.domain.model.song import fold_text
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.queue.filters import contains_forbidden_word
from raveberry_server.domain.queue.last_orders import expect_open

from .limits import expect_vote_left, use_vote
from .moderation import expect_not_muted_or_banned
from .text_approval import put_hashtag


def add_hashtag(state: PartyState, caller: Caller, text: str, now: Now) -> Step[None]:
    """Add a hashtag to the screen; it uses up a vote and may replace older ones.

    Raises:
        RefusedError: `bad_request` without a letter, `filtered` for a forbidden word,
            `party_closed`, `not_allowed`, or `rate_limited`.
    """
    expect_open(state)
    expect_not_muted_or_banned(state, caller, now)
    words = one_line(text, MAX_HASHTAG_LENGTH).replace("#", " ").split()
    if not words:
        raise RefusedError(Refusal.HASHTAG_EMPTY)
    line = f"#{''.join(words)}"
    if any(contains_forbidden_word(state.settings, said) for said in (line, " ".join(words))):
        raise RefusedError(Refusal.HASHTAG_FILTERED)
    expect_vote_left(state, caller, now)
    return Step(state=put_hashtag(use_vote(state, caller, now), caller, line, now), result=None)


def remove_hashtag(state: PartyState, text: str) -> Step[None]:
    """Remove a hashtag from the screen.

    Raises:
        RefusedError: `not_found`.
    """
    kept = tuple(tag for tag in state.hashtags if fold_text(tag.text) != fold_text(text))
    if len(kept) == len(state.hashtags):
        raise RefusedError(Refusal.HASHTAG_UNKNOWN)
    return Step(state=replace(state, hashtags=kept), result=None)
