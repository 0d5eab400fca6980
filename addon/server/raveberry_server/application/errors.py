"""What the outside can fail with; adapters translate into these once."""

from enum import StrEnum
from typing import Final

from raveberry_server.domain.errors import RaveberryError


class PlayerFault(StrEnum):
    """Why there is no music, as the contract's `player.error.kind` spells it."""

    UNREACHABLE = "unreachable"
    SILENT = "silent"
    RESTARTING = "restarting"
    OUTPUT = "output"
    STUCK = "stuck"
    LIBRARY = "library"
    TRACKS = "tracks"

    @property
    def remedy(self) -> str:
        """What helps, in a sentence for the host."""
        return _REMEDIES[self]


_REMEDIES: Final = {
    PlayerFault.UNREACHABLE: (
        "The player is not running; it is started again by itself. If this lasts, restart the "
        "player and look at its log"
    ),
    PlayerFault.SILENT: (
        "The player does not answer; it is tried again by itself. If this lasts, restart the player"
    ),
    PlayerFault.RESTARTING: "The player is being restarted; the music goes on where it was",
    PlayerFault.OUTPUT: (
        "The sound has no way out; check that the speaker or sound card is there and switched on"
    ),
    PlayerFault.STUCK: "The player takes songs but does not start them; restart the player",
    PlayerFault.LIBRARY: "The music library cannot be read; check the server's disk",
    PlayerFault.TRACKS: (
        "Several songs in a row could not be played; check that the music folder is there, then "
        "press play"
    ),
}


class StoreError(RaveberryError):
    """The database cannot be written or read."""


class PlayerError(RaveberryError):
    """The root of what a player can fail with."""


class PlayerLostError(PlayerError):
    """The player cannot be reached or does not answer.

    Attributes:
        fault: what that is called where people see it.
    """

    def __init__(self, fault: PlayerFault, message: str) -> None:
        """Say what is wrong, and with which player."""
        super().__init__(message)
        self.fault = fault


class TrackError(PlayerError):
    """The player works, but not this song."""


class SourceError(RaveberryError):
    """A source of songs cannot answer."""
