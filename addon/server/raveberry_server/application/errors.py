"""Failures of external systems, which adapters translate their errors into, and of tasks."""

import logging
from enum import StrEnum
from typing import Final, override

from raveberry_server.domain.model.errors import RaveberryError, Refusal, RefusedError
from raveberry_server.domain.notices import Notice

_LOGGER = logging.getLogger(__name__)


class PlayerFault(StrEnum):
    """Reason for missing music; texts/ has the words as ``player_…``."""

    UNREACHABLE = "unreachable"
    SILENT = "silent"
    RESTARTING = "restarting"
    OUTPUT = "output"
    STUCK = "stuck"
    STREAM = "stream"
    LIBRARY = "library"
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
    SLOW = "slow"
    LOGIN = "login"
    REFUSED = "refused"
    UNPLAYABLE = "unplayable"
    DISK = "disk"
    BROKEN = "broken"

    @property
    def code(self) -> str:
        """Code of the clause in the health of a source."""
        return f"cause_{self.value}"

    @property
    def may_pass(self) -> bool:
        """True if a retry soon may succeed."""
        return self in (Cause.NETWORK, Cause.SLOW, Cause.BROKEN)


_REFUSALS: Final = {
    Cause.GONE: Refusal.SONG_GONE,
    Cause.BLOCKED: Refusal.SITE_BLOCKS,
    Cause.REGION: Refusal.REGION_BLOCKED,
    Cause.TOO_LONG: Refusal.DOWNLOAD_TOO_LONG,
    Cause.ENDLESS: Refusal.STREAM_ENDLESS,
    Cause.TOO_LARGE: Refusal.DOWNLOAD_TOO_LARGE,
    Cause.NETWORK: Refusal.SITE_SILENT,
    Cause.SLOW: Refusal.DOWNLOAD_TOO_SLOW,
    Cause.LOGIN: Refusal.ACCOUNT_NEEDED,
    Cause.REFUSED: Refusal.LINK_NOT_TAKEN,
    Cause.UNPLAYABLE: Refusal.SOUND_MISSING,
    Cause.DISK: Refusal.DOWNLOAD_NO_SPACE,
    Cause.BROKEN: Refusal.SOURCE_BROKEN,
}


class ServiceFault(StrEnum):
    """Codes of faults of an online service, which texts/ has under `health`."""

    MUSIC_SERVER_MISSING = "music_server_missing"
    MUSIC_SERVER_FAILED = "music_server_failed"
    MUSIC_SERVER_TOO_NEW = "music_server_too_new"
    MUSIC_SERVER_TOO_OLD = "music_server_too_old"
    MUSIC_SERVER_LOGIN_WRONG = "music_server_login_wrong"
    MUSIC_SERVER_TOKEN_REFUSED = "music_server_token_refused"  # noqa: S105 - a code
    MUSIC_SERVER_LOGIN_UNSUPPORTED = "music_server_login_unsupported"
    MUSIC_SERVER_KEY_WRONG = "music_server_key_wrong"
    MUSIC_SERVER_NOT_PERMITTED = "music_server_not_permitted"
    MUSIC_SERVER_TRIAL_OVER = "music_server_trial_over"
    JAMENDO_CLIENT_ID_WRONG = "jamendo_client_id_wrong"
    JAMENDO_QUOTA_EXCEEDED = "jamendo_quota_exceeded"
    JAMENDO_CLIENT_ID_SUSPENDED = "jamendo_client_id_suspended"
    CERTIFICATE_UNTRUSTED = "certificate_untrusted"
    NOT_A_SERVICE = "not_a_service"


class StoreError(RaveberryError):
    """The database cannot be written or read."""


class ReplicationError(StoreError):
    """The database of other servers cannot be written, so this one is not written either."""


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


class LeadLostError(PlayerLostError):
    """The player is left alone, as another server may lead the party."""

    def __init__(self) -> None:
        """Initialize with the fault of a player that cannot be reached."""
        super().__init__(PlayerFault.UNREACHABLE, "another server may lead the party")


class TrackError(PlayerError):
    """The player works, but not this song."""


class SourceError(RaveberryError):
    """A source of songs cannot answer.

    Attributes:
        refusal: the refusal of a command that needs the answer; its text needs no values.
        detail: details in English for the log, may be empty.
    """

    def __init__(self, refusal: Refusal, detail: str = "") -> None:
        """Initialize with the refusal."""
        super().__init__(refusal, detail)
        self.refusal = refusal
        self.detail = detail

    @override
    def __str__(self) -> str:
        """Return the text of the refusal and the details in English."""
        text = Notice(self.refusal).message
        return f"{text} ({self.detail})" if self.detail else text


class FetchError(SourceError):
    """A song could not be fetched.

    Attributes:
        cause: the kind of failure.
        fault: fault of the whole service, if it is a known one.
    """

    def __init__(
        self,
        cause: Cause,
        detail: str = "",
        *,
        refusal: Refusal | None = None,
        fault: ServiceFault | None = None,
    ) -> None:
        """Initialize with a cause; the refusal defaults to that of the fault or the cause."""
        usual = _REFUSALS[cause] if fault is None else Refusal.SOURCE_BROKEN
        super().__init__(refusal or usual, detail or (Notice(fault).message if fault else ""))
        self.cause = cause
        self.fault = fault


def fetch_notice(err: FetchError) -> Notice:
    """Return the reason that a guest reads whose song could not be fetched."""
    return Notice(err.refusal)


def source_refusal(err: SourceError) -> RefusedError:
    """Return the refusal of a command whose source failed; its details are for the log."""
    if err.detail:
        _LOGGER.info("A source failed: %s", err)
    return RefusedError(err.refusal)


class TaskEndedError(RaveberryError):
    """A task that should run for the server's lifetime has returned."""
