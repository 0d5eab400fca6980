"""Failures of external systems, which adapters translate their errors into, and of tasks."""

from enum import StrEnum
from typing import Final

from raveberry_server.domain.model.errors import RaveberryError, Refusal, RefusedError
from raveberry_server.domain.notices import Notice


class PlayerFault(StrEnum):
    """Reason for missing music; texts/ has the words as ``player_…``."""

    UNREACHABLE = "unreachable"
    SILENT = "silent"
    RESTARTING = "restarting"
    OUTPUT = "output"
    STUCK = "stuck"
    STREAM = "stream"
    LIBRARY = "library"
    TRACKS = "tracks"
    LONG_SILENCE = "long_silence"
    FOREIGN = "foreign"


class Cause(StrEnum):
    """Reason why a song cannot be fetched."""

    GONE = "gone"
    BLOCKED = "blocked"
    REGION = "region"
    TOO_LONG = "too_long"
    ENDLESS = "endless"
    TOO_LARGE = "too_large"
    NETWORK = "network"
    LOGIN = "login"
    REFUSED = "refused"
    UNPLAYABLE = "unplayable"
    DISK = "disk"
    BROKEN = "broken"

    @property
    def sentence(self) -> str:
        """Explanation and advice for the guest."""
        return _SENTENCES[self]

    @property
    def may_pass(self) -> bool:
        """True if a retry soon may succeed."""
        return self in (Cause.NETWORK, Cause.BROKEN)


_SENTENCES: Final = {
    Cause.GONE: "It is not there any more; pick another version",
    Cause.BLOCKED: "Its site does not let us have it now; pick another version or try again later",
    Cause.REGION: "It may not be played in this country; pick another version",
    Cause.TOO_LONG: "It is too long; pick a shorter version",
    Cause.ENDLESS: "It is a stream without an end; only the host adds those, as radio",
    Cause.TOO_LARGE: "It is too large; pick another version",
    Cause.NETWORK: "The network or the site does not answer; try again later",
    Cause.LOGIN: "It needs an account there; pick another version",
    Cause.REFUSED: "Links of that kind are not taken here; search by name instead",
    Cause.UNPLAYABLE: "There is no sound in it that the player knows; pick another version",
    Cause.DISK: "There is no room for it on the disk here; tell the host",
    Cause.BROKEN: "The source does not work at the moment; tell the host",
}


_REFUSALS: Final = {
    Cause.GONE: Refusal.SONG_GONE,
    Cause.BLOCKED: Refusal.SITE_BLOCKS,
    Cause.REGION: Refusal.REGION_BLOCKED,
    Cause.TOO_LONG: Refusal.DOWNLOAD_TOO_LONG,
    Cause.ENDLESS: Refusal.STREAM_ENDLESS,
    Cause.TOO_LARGE: Refusal.DOWNLOAD_TOO_LARGE,
    Cause.NETWORK: Refusal.SITE_SILENT,
    Cause.LOGIN: Refusal.ACCOUNT_NEEDED,
    Cause.REFUSED: Refusal.LINK_NOT_TAKEN,
    Cause.UNPLAYABLE: Refusal.SOUND_MISSING,
    Cause.DISK: Refusal.DOWNLOAD_NO_SPACE,
    Cause.BROKEN: Refusal.SOURCE_BROKEN,
}


class StoreError(RaveberryError):
    """The database cannot be written or read."""


class PlayerError(RaveberryError):
    """Base class of player errors."""


class PlayerLostError(PlayerError):
    """The player cannot be reached or does not answer.

    Attributes:
        fault: the kind of failure, as shown to the host.
    """

    def __init__(self, fault: PlayerFault, message: str) -> None:
        """Initialize with the kind of failure and a message that names the player."""
        super().__init__(message)
        self.fault = fault


class TrackError(PlayerError):
    """The player works, but not this song."""


class SourceError(RaveberryError):
    """A source of songs cannot answer."""


class FetchError(SourceError):
    """A song could not be fetched; the message is for the guest who requested it.

    Attributes:
        cause: the kind of failure.
    """

    def __init__(self, cause: Cause, message: str | None = None) -> None:
        """Initialize with a cause; the message defaults to the sentence of the cause."""
        super().__init__(message or cause.sentence)
        self.cause = cause


def fetch_notice(err: FetchError) -> Notice:
    """Return the reason that a guest reads whose song could not be fetched."""
    return Notice(_REFUSALS[err.cause])


def source_refusal(err: SourceError) -> RefusedError:
    """Return the refusal of a command whose source failed."""
    if isinstance(err, FetchError) and str(err) == err.cause.sentence:
        return RefusedError(_REFUSALS[err.cause])
    return RefusedError(Refusal.SOURCE_FAILED, detail=str(err))


class TaskEndedError(RaveberryError):
    """A task that should run for the server's lifetime has returned."""
