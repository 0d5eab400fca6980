"""The OpenSubsonic protocol, as documented at opensubsonic.netlify.app."""

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b, md5
from typing import Final
from urllib.parse import urlencode

from raveberry_server.adapters.sources.json_api import part_of
from raveberry_server.application.catalog.url_validation import host_and_port
from raveberry_server.application.errors import Cause, FetchError, ServiceFault
from raveberry_server.domain.model.settings import Settings

_VERSION: Final = "1.16.1"
MISSING_PARAMETER: Final = 10
TOKEN_REFUSED: Final = 41
ANSWER: Final = "subsonic-response"
"""Key of the envelope around every answer."""
REFUSALS: Final[Mapping[object, tuple[Cause, ServiceFault | None]]] = {
    20: (Cause.BROKEN, ServiceFault.MUSIC_SERVER_TOO_NEW),
    30: (Cause.BROKEN, ServiceFault.MUSIC_SERVER_TOO_OLD),
    40: (Cause.LOGIN, ServiceFault.MUSIC_SERVER_LOGIN_WRONG),
    41: (Cause.LOGIN, ServiceFault.MUSIC_SERVER_TOKEN_REFUSED),
    42: (Cause.LOGIN, ServiceFault.MUSIC_SERVER_TOKEN_REFUSED),
    43: (Cause.LOGIN, ServiceFault.MUSIC_SERVER_LOGIN_UNSUPPORTED),
    44: (Cause.LOGIN, ServiceFault.MUSIC_SERVER_KEY_WRONG),
    50: (Cause.LOGIN, ServiceFault.MUSIC_SERVER_NOT_PERMITTED),
    60: (Cause.LOGIN, ServiceFault.MUSIC_SERVER_TRIAL_OVER),
    70: (Cause.GONE, None),
}
"""Error codes of the protocol."""


class Login(StrEnum):
    """Way to log in."""

    TOKEN = "token"  # noqa: S105 - a word
    PASSWORD = "password"  # noqa: S105 - a word
    KEY = "key"


class NotThereError(FetchError):
    """The server has no such method or record; it works otherwise."""

    def __init__(self) -> None:
        super().__init__(Cause.GONE)


class TokenRefusedError(FetchError):
    """The server takes the password itself only, as one that checks it elsewhere (LDAP) must."""

    def __init__(self) -> None:
        # A cause that is not one of the whole service: the next attempt follows at once.
        super().__init__(Cause.GONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class MusicServer:
    """A music server and the account there; without a user the password is an API key."""

    url: str
    user: str
    password: str

    @property
    def tag(self) -> str:
        """Short hash of the URL, which distinguishes its songs from those of another server."""
        return blake2b(self.url.encode(), digest_size=4).hexdigest()

    def address(self, method: str) -> str:
        """Return the address of a method."""
        return f"{self.url.rstrip('/')}/rest/{method}.view"

    def whole(self, method: str, login: Login, **parts: object) -> str:
        """Return the full address of a method call."""
        return f"{self.address(method)}?{urlencode(self.query(login, **parts))}"

    def query(self, login: Login, **parts: object) -> dict[str, object]:
        """Return query parameters with the login; a token is used once."""
        about = {"v": _VERSION, "c": "raveberry", "f": "json", **parts}
        match login:
            case Login.KEY:
                return {"apiKey": self.password, **about}
            case Login.PASSWORD:
                return {"u": self.user, "p": f"enc:{self.password.encode().hex()}", **about}
            case Login.TOKEN:
                salt = secrets.token_hex(8)
                token = md5(f"{self.password}{salt}".encode(), usedforsecurity=False).hexdigest()
                return {"u": self.user, "t": token, "s": salt, **about}


def server_in(settings: Settings) -> MusicServer | None:
    """Return the music server from the settings, None while they are incomplete."""
    if not (settings.subsonic_url and settings.subsonic_password):
        return None
    return MusicServer(
        url=settings.subsonic_url,
        user=settings.subsonic_user,
        password=settings.subsonic_password,
    )


def hosts_in(settings: Settings) -> Collection[str]:
    """Return the private hosts that may be contacted: the music server and allowed ones."""
    named = host_and_port(settings.subsonic_url)
    return tuple(name for name in (named, *settings.allowed_private_hosts) if name)


def error_code_in(answer: object) -> object:
    """Return the code of an error, None without one."""
    return part_of(answer, ANSWER, "error", "code")


def refusal_in(answer: object) -> FetchError | None:
    """Return the failure that an answer stands for, None if it is valid."""
    said = part_of(answer, ANSWER)
    if part_of(said, "status") == "ok" and part_of(said, "error") is None:
        return None
    if not isinstance(said, dict):
        return FetchError(Cause.BROKEN, fault=ServiceFault.MUSIC_SERVER_MISSING)
    code = error_code_in(answer)
    known = REFUSALS.get(code if isinstance(code, int) else None)
    if known is not None:
        cause, fault = known
        if cause is Cause.GONE:
            return NotThereError()
        return FetchError(cause, fault=fault)
    return FetchError(Cause.BROKEN, fault=ServiceFault.MUSIC_SERVER_FAILED)
