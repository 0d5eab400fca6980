"""What is known of the player since it was reached."""

from collections.abc import Collection
from dataclasses import dataclass, field

from raveberry_server.domain.model.ids import EntryId

from .plan import Cue, Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """A song that the player was told to start, and has not been heard yet."""

    entry: EntryId
    since_s: float
    position_s: float


@dataclass(slots=True)
class Grip:
    """Which songs in the player's list are whose, and what it was told; forgotten with the player.

    Attributes:
        holds: how often the player was reached.
        labels: which entries its songs stand for, by its numbers of them.
        ours: the numbers that it gave to songs of ours, also to those that are gone.
        is_adopted: what it had in its list when it was reached has been looked at.
        tried: the song that it was told to start and that has not been heard since.
        sought_s: a position that it was told to go to.
        wish: what the latest moves were for.
    """

    holds: int = 0
    labels: dict[int, EntryId] = field(default_factory=dict)
    ours: set[int] = field(default_factory=set)
    is_adopted: bool = False
    tried: Try | None = None
    sought_s: float | None = None
    wish: Wish | None = None

    def renew(self) -> None:
        """The player was reached anew."""
        self.holds += 1
        self.labels, self.ours = {}, set()
        self.is_adopted = False
        self.tried = self.sought_s = self.wish = None

    def note_song(self, number: int, cue: Cue) -> None:
        """The player has taken a song of ours."""
        self.labels[number] = cue.entry
        self.ours.add(number)

    def keep_only(self, numbers: Collection[int]) -> None:
        """These are the songs in the player's list."""
        self.labels = {number: entry for number, entry in self.labels.items() if number in numbers}

    def forget(self, entry: EntryId) -> None:
        """The song is over: another one of the same name begins afresh."""
        self.labels = {number: other for number, other in self.labels.items() if other != entry}
