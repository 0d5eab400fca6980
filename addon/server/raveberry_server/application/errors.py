"""What the outside can fail with; adapters translate into these once."""

from raveberry_server.domain.errors import RaveberryError


class StoreError(RaveberryError):
    """The database cannot be written or read."""


class PlayerError(RaveberryError):
    """The root of what a player can fail with."""


class PlayerLostError(PlayerError):
    """The player cannot be reached or does not answer."""


class TrackError(PlayerError):
    """The player works, but not this song."""


class SourceError(RaveberryError):
    """A source of songs cannot answer."""
