"""The votes on one entry: one per guest, limited per voice."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from .ids import GuestId
from .immutable_mappings import with_item, without_keys

VOTES_PER_VOICE: Final = 2
"""Upvotes, and downvotes, that count for a shared voice: two people may share a phone."""

KICK_VOTES_PER_VOICE: Final = 1

# Thousands of entries without votes share these.
_NO_VOTES: Final[Mapping[GuestId, int]] = MappingProxyType({})
_NO_VOICES: Final[Mapping[GuestId, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """The votes on one entry and their sums.

    `voices` maps guests who share a voice to it. `up` and `down` are the votes that count,
    including those of forgotten guests, who are not in `votes` any more.
    """

    votes: Mapping[GuestId, int] = field(default_factory=lambda: _NO_VOTES)
    voices: Mapping[GuestId, str] = field(default_factory=lambda: _NO_VOICES)
    up: int = 0
    down: int = 0

    @property
    def score(self) -> int:
        """Return upvotes minus downvotes."""
        return self.up - self.down

    def kick_score(self, too_young: Collection[GuestId] = ()) -> int:
        """Return the score that decides a kick: each voice has at most one vote.

        Args:
            too_young: guests who joined too recently and count as one voice together.
        """
        score = self.score
        for voice in set(self.voices.values()):
            up, down = _counted_votes(self.votes, self.voices, voice)
            score -= (up - down) - _as_one_voice(up - down)
        young = sum(self.votes[guest] for guest in too_young if guest in self.votes)
        return score - young + _as_one_voice(young)

    def vote_of(self, guest: GuestId) -> int:
        """Return the vote of a guest: -1, 0 or +1."""
        return self.votes.get(guest, 0)

    def anonymized(self, guest: GuestId) -> "Ballot":
        """Return the ballot with a guest's vote kept in the sums only."""
        if guest not in self.votes:
            return self
        return Ballot(
            votes=without_keys(self.votes, (guest,)),
            voices=_without_voice(self.voices, guest),
            up=self.up,
            down=self.down,
        )

    def with_voice(self, guest: GuestId, voice: str) -> "Ballot":
        """Return the ballot with a guest's vote assigned to a shared voice."""
        value = self.vote_of(guest)
        return self.with_vote(guest, 0).with_vote(guest, value, voice) if value else self

    def with_vote(self, guest: GuestId, value: int, voice: str = "") -> "Ballot":
        """Return the ballot with a guest's vote set; 0 removes it.

        Args:
            guest: the voter.
            value: the vote.
            voice: the shared voice, empty for a voice of the guest's own.
        """
        before, shared = self.vote_of(guest), self.voices.get(guest, "")
        if before == value:
            return self
        votes = with_item(self.votes, guest, value) if value else without_keys(self.votes, (guest,))
        voices = self.voices
        if not value or not voice:
            voices = _without_voice(voices, guest)
        elif voice != shared:
            voices = with_item(voices, guest, voice)
        up, down = self.up, self.down
        if not shared:
            up, down = up - (before > 0), down - (before < 0)
        if not voice:
            up, down = up + (value > 0), down + (value < 0)
        for key in {shared, voice} - {""}:
            was, now = (
                _counted_votes(self.votes, self.voices, key),
                _counted_votes(votes, voices, key),
            )
            up, down = up + now[0] - was[0], down + now[1] - was[1]
        return Ballot(votes=votes, voices=voices, up=up, down=down)


def _counted_votes(
    votes: Mapping[GuestId, int], voices: Mapping[GuestId, str], voice: str
) -> tuple[int, int]:
    """Return the upvotes and downvotes of a shared voice that count."""
    values = [votes[guest] for guest, shared in voices.items() if shared == voice]
    up = sum(value > 0 for value in values)
    return min(up, VOTES_PER_VOICE), min(len(values) - up, VOTES_PER_VOICE)


def _as_one_voice(net: int) -> int:
    return max(-KICK_VOTES_PER_VOICE, min(KICK_VOTES_PER_VOICE, net))


def _without_voice(voices: Mapping[GuestId, str], guest: GuestId) -> Mapping[GuestId, str]:
    return without_keys(voices, (guest,)) if guest in voices else voices
