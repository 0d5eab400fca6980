"""Volume of a player that follows that of the party; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

_TOLERANCE: Final = 0.02
"""Players round their volume."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupedVolume:
    """Volumes of party and player, whose difference is kept.

    Attributes:
        player: the volume that the difference asks for, also below 0 or above 1.
    """

    party: float
    player: float

    @property
    def target(self) -> float:
        """The volume of the player."""
        return round(min(max(self.player, 0.0), 1.0), 3)

    def with_party(self, volume: float) -> GroupedVolume:
        """Return the volumes after a change of the party's."""
        return GroupedVolume(party=volume, player=self.player + volume - self.party)

    def with_player(self, volume: float) -> GroupedVolume:
        """Return the volumes after the player has reported its own, which a person may change."""
        is_same = abs(volume - self.target) <= _TOLERANCE
        return self if is_same else replace(self, player=volume)
