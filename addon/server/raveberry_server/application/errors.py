"""What the outside can fail with; adapters translate into these once."""

from enum import StrEnum

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
