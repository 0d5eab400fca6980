"""Client for a running server: the HTTP interface over a unix socket."""

import json
import socket
from collections.abc import Mapping
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import override
from urllib.parse import quote

from raveberry_server.adapters.terminal_texts import CommandLineError

from .errors import RefusalError

_PATIENCE_S = 30.0
_LIMITS = ("limit", "retry_after_s")


class ServerClientError(CommandLineError):
    """The server cannot be reached, or its answer is not understood."""


class ServerClient:
    """Client of the server behind a unix socket, one request at a time."""

    def __init__(self, *, path: Path) -> None:
        """Set the path of the socket; nothing is opened yet."""
        self._path = path

    def command(self, name: str, args: Mapping[str, object]) -> object:
        """Carry out a command and return its result.

        Raises:
            ServerClientError: the server cannot be reached.
            RefusalError: the server refused.
        """
        target = f"/api/v1/command/{quote(name, safe='')}"
        return self._accepted("POST", target, json.dumps(args).encode()).get("result")

    def state(self) -> Mapping[str, object]:
        """Return everything that a page shows.

        Raises:
            ServerClientError: the server cannot be reached.
            RefusalError: the server refused.
        """
        return self._accepted("GET", "/api/v1/state", None)

    def health(self) -> Mapping[str, object]:
        """Return the health checks by name.

        Raises:
            ServerClientError: the server cannot be reached.
        """
        _, answer = self._answer("GET", "/healthz", None)
        checks = answer.get("checks")
        if not isinstance(checks, dict):
            raise self._invalid(answer)
        return checks

    def _accepted(self, method: str, target: str, body: bytes | None) -> Mapping[str, object]:
        status, answer = self._answer(method, target, body)
        if status >= HTTPStatus.BAD_REQUEST:
            raise _refusal(answer)
        return answer

    def _answer(
        self, method: str, target: str, body: bytes | None
    ) -> tuple[int, Mapping[str, object]]:
        connection = _UnixConnection(self._path)
        try:
            connection.request(method, target, body, {"Content-Type": "application/json"})
            response = connection.getresponse()
            answer = json.loads(response.read())
        except (FileNotFoundError, ConnectionRefusedError) as err:
            raise ServerClientError("server_not_running", path=str(self._path)) from err
        except PermissionError as err:
            raise ServerClientError("file_of_another_user", path=str(self._path)) from err
        except (OSError, HTTPException, ValueError) as err:
            raise ServerClientError(
                "server_did_not_answer", path=str(self._path), detail=str(err)
            ) from err
        finally:
            connection.close()
        if not isinstance(answer, dict):
            raise self._invalid(answer)
        return response.status, answer

    def _invalid(self, answer: object) -> ServerClientError:
        return ServerClientError("server_answer_invalid", path=str(self._path), answer=repr(answer))


def _refusal(answer: Mapping[str, object]) -> RefusalError:
    params = answer.get("params")
    values = {**params} if isinstance(params, dict) else {}
    limits = {name: answer[name] for name in _LIMITS if name in answer}
    return RefusalError(
        code=str(answer.get("code")),
        refusal=str(answer.get("refusal")),
        params={
            name: value
            for name, value in (limits | values).items()
            if isinstance(value, str | int | float)
        },
    )


class _UnixConnection(HTTPConnection):
    """HTTP connection over a unix socket."""

    def __init__(self, path: Path) -> None:
        super().__init__("localhost", timeout=_PATIENCE_S)
        self._path = path

    @override
    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self._path))
