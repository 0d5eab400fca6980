"""Words for the screen, from anybody."""

from dataclasses import replace

from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.guest import Caller
from raveberry_server.domain.model.song import folded
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.model.texts import LONGEST_HASHTAG, one_line
from raveberry_server.domain.queue.filters import holds_forbidden_word
from raveberry_server.domain.queue.opening_hours import expect_open

from .limits import expect_vote_left, vote_used
from .moderation import expect_heard
from .text_approval import tagged


def add_hashtag(state: PartyState, caller: Caller, text: str, now: Now) -> Step[None]:
    """Put a word on the screen; it uses up a vote and takes the place of older ones.

    Raises:
        RefusedError: `bad_request` without a letter, `filtered` for a forbidden word,
            `party_closed`, `not_allowed`, or `rate_limited`.
    """
    expect_open(state)
    expect_heard(state, caller, now)
    words = one_line(text, LONGEST_HASHTAG).replace("#", " ").split()
    if not words:
        raise RefusedError(Reason.BAD_REQUEST, "A hashtag needs at least one letter")
    line = f"#{''.join(words)}"
    if any(holds_forbidden_word(state.settings, said) for said in (line, " ".join(words))):
        raise RefusedError(Reason.FILTERED, "That word is not shown here; take another one")
    expect_vote_left(state, caller, now)
    return Step(state=tagged(vote_used(state, caller, now), caller, line, now), result=None)


def remove_hashtag(state: PartyState, text: str) -> Step[None]:
    """Take a word off the screen.

    Raises:
        RefusedError: `not_found`.
    """
    kept = tuple(tag for tag in state.hashtags if folded(tag.text) != folded(text))
    if len(kept) == len(state.hashtags):
        raise RefusedError(Reason.NOT_FOUND, "That word is not on the screen any more")
    return Step(state=replace(state, hashtags=kept), result=None)
