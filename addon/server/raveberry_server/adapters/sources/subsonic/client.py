"""Client of a music server: login, methods that it may lack, and its health."""

from collections.abc import Callable
from functools import partial
from typing import Final

from raveberry_server.adapters.sources.json_api import JsonApi, line_in, part_of
from raveberry_server.application.errors import Cause, FetchError, ServiceFault
from raveberry_server.domain.model.errors import Refusal
from raveberry_server.domain.model.settings import Settings
from raveberry_server.domain.notices import Notice

from .protocol import (
    ANSWER,
    MISSING_PARAMETER,
    TOKEN_REFUSED,
    Login,
    MusicServer,
    NotThereError,
    TokenRefusedError,
    error_code_in,
    refusal_in,
    server_in,
)

_LACKING: Final = frozenset(
    {
        ServiceFault.MUSIC_SERVER_FAILED,
        ServiceFault.MUSIC_SERVER_NOT_PERMITTED,
        ServiceFault.MUSIC_SERVER_TOO_OLD,
    }
)
"""Faults by which a server says that it lacks a method, or has nothing for it."""


class MusicServerClient:
    """Client of the server in the settings; another address or account starts afresh.

    It logs in by token, which does not reveal the password. Only a server that refuses tokens gets
    the password.
    """

    def __init__(self, *, api: JsonApi, settings: Callable[[], Settings]) -> None:
        self._api = api
        self._settings = settings
        self._asked: MusicServer | None = None
        self._login = Login.TOKEN
        self._is_login_known = False
        self._version: str | None = None

    @property
    def server(self) -> MusicServer | None:
        """The server in the settings, None while they are incomplete."""
        return server_in(self._settings())

    @property
    def is_asked(self) -> bool:
        """True if the server in the settings is the one that was asked last."""
        return self.server is not None and self.server == self._asked

    @property
    def reason(self) -> Notice | None:
        """The problem of the server, None while it works."""
        return self._api.reason if self.is_asked else None

    @property
    def version(self) -> str | None:
        """Name and version of the server, None until it has answered."""
        return self._version if self.is_asked else None

    def address(self, server: MusicServer, method: str, **parts: object) -> str:
        """Return the address of a method with the login that the server accepts."""
        return server.whole(method, self._login_at(server), **parts)

    async def ask(self, method: str, **parts: object) -> object:
        """Return the server's answer to a method.

        Raises:
            NotThereError: the record does not exist.
            FetchError: no answer, or a refusal.
        """
        try:
            return await self._ask(method, refusal_in, **parts)
        except (NotThereError, TokenRefusedError):
            raise
        except FetchError as err:
            if err.cause is not Cause.GONE:
                raise
            failure = FetchError(Cause.BROKEN, fault=ServiceFault.MUSIC_SERVER_MISSING)
            self._api.report_failure(failure)
            raise failure from err

    async def ask_if_known(self, method: str, **parts: object) -> object:
        """Return the server's answer to a method that it may lack, None if it does.

        Raises:
            FetchError: the server does not answer, or refuses the login.
        """
        try:
            return await self._ask(method, _optional_refusal_in, **parts)
        except FetchError as err:
            if err.cause is not Cause.GONE:
                raise
            return None

    async def _ask(
        self, method: str, refusal_of: Callable[[object], FetchError | None], **parts: object
    ) -> object:
        server = self.server
        if server is None:
            raise FetchError(
                Cause.LOGIN, refusal=Refusal.SOURCE_BROKEN, detail="no music server is set up"
            )
        login = self._login_at(server)
        try:
            answer = await self._api.json_at(
                (server.address(method),),
                server.query(login, **parts),
                partial(self._login_refusal_in, refusal_of=refusal_of, login=login),
            )
        except TokenRefusedError:
            self._login = Login.PASSWORD
            answer = await self._api.json_at(
                (server.address(method),), server.query(Login.PASSWORD, **parts), refusal_of
            )
        self._is_login_known = True
        said = part_of(answer, ANSWER)
        kind = line_in(part_of(said, "type")) or "OpenSubsonic"
        version = line_in(part_of(said, "serverVersion")) or line_in(part_of(said, "version"))
        self._version = f"{kind} {version}".strip()
        return said

    def _login_at(self, server: MusicServer) -> Login:
        if server != self._asked:
            self._asked = server
            self._api.begin_anew()
            self._login = Login.TOKEN if server.user else Login.KEY
            self._is_login_known = False
        return self._login

    def _login_refusal_in(
        self,
        answer: object,
        *,
        refusal_of: Callable[[object], FetchError | None],
        login: Login,
    ) -> FetchError | None:
        code = error_code_in(answer)
        if not self._is_login_known and code in (MISSING_PARAMETER, TOKEN_REFUSED):
            if login is Login.TOKEN:
                return TokenRefusedError()
            if login is Login.KEY:
                return FetchError(Cause.LOGIN, fault=ServiceFault.MUSIC_SERVER_LOGIN_UNSUPPORTED)
        return refusal_of(answer)


def _optional_refusal_in(answer: object) -> FetchError | None:
    refusal = refusal_in(answer)
    return NotThereError() if refusal is not None and refusal.fault in _LACKING else refusal
