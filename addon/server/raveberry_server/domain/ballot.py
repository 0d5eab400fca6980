"""The votes on one entry: at most one a guest, set and never added."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from .frozen import with_item, without
from .ids import GuestId


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """Who voted what on one entry, and the sums.

    `up` and `down` count votes of forgotten guests too, which have no row in `votes` any more.
    """

    votes: Mapping[GuestId, int] = field(default_factory=lambda: MappingProxyType({}))
    up: int = 0
    down: int = 0

    @property
    def score(self) -> int:
        """Upvotes minus downvotes."""
        return self.up - self.down

    def vote_of(self, guest: GuestId) -> int:
        """That guest's vote: -1, 0 or +1."""
        return self.votes.get(guest, 0)

    def forgetting(self, guest: GuestId) -> "Ballot":
        """The ballot with that guest's vote as a part of the sums only."""
        if guest not in self.votes:
            return self
        return Ballot(votes=without(self.votes, (guest,)), up=self.up, down=self.down)

    def with_vote(self, guest: GuestId, value: int) -> "Ballot":
        """The ballot after this guest's vote was set; 0 takes it back."""
        before = self.vote_of(guest)
        if before == value:
            return self
        return Ballot(
            votes=with_item(self.votes, guest, value) if value else without(self.votes, (guest,)),
            up=self.up - (before > 0) + (value > 0),
            down=self.down - (before < 0) + (value < 0),
        )
