"""HTTP client of jobs: guarded, with limits for time and body size."""

import http.client
import io
import re
import socket
import ssl
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Any, Final, cast
from urllib.parse import urljoin, urlsplit, urlunsplit

from raveberry_server.application.errors import Cause, FetchError, ServiceFault
from raveberry_server.jobs.ytdlp_client import cause_of_status

from .guard import AddressPolicy, ForbiddenAddressError

PATIENCE_S: Final = 10.0
"""Timeout between received bytes."""
_MOST_HOPS: Final = 6
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_PART: Final = 65_536
_PLAIN: Final = re.compile(r"[!-~]+")
OK: Final = 200
PARTIAL: Final = 206
# https://radio-browser.info and others require programs to identify themselves.
_HEADERS: Final = {"User-Agent": "Raveberry", "Accept": "*/*"}


class GuardedHttpClient:
    """Connector to public and allowed local addresses.

    A name is resolved once, and the connection goes to a checked address, so that a name that
    resolves differently a moment later (DNS rebinding) has no effect.
    """

    def __init__(self, *, outside: AddressPolicy, private_hosts: Collection[str] = ()) -> None:
        self._outside = outside
        self._private_hosts = frozenset(host.lower() for host in private_hosts)

    def connect(
        self,
        address: tuple[str, int],
        timeout: float | None = PATIENCE_S,
        source: tuple[str, int] | None = None,
    ) -> socket.socket:
        """Connect as `socket.create_connection` does.

        Raises:
            ForbiddenAddressError: the address is local.
            OSError: it cannot be reached.
        """
        host, port = address
        name = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        is_allowed = name.lower() in self._private_hosts
        failure: OSError = ForbiddenAddressError(
            f"connections into this house are not made: {name}"
        )
        for answer in answers:
            reached = answer[4][:2]
            if not is_allowed and not self._outside.has(str(reached[0])):
                continue
            try:
                return socket.create_connection((str(reached[0]), port), timeout, source)
            except OSError as err:
                failure = err
        raise failure


class _Answer(http.client.HTTPResponse):
    """Response of a web server, or of a SHOUTcast 1 server, whose status line starts with ICY."""

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 - as in http.client
        super().__init__(*args, **more)
        self.fp = cast("io.BufferedReader", _Greeting(self.fp))


class _Greeting:
    """Reader that converts a status line of SHOUTcast 1 to HTTP 1.0."""

    def __init__(self, reader: io.BufferedIOBase) -> None:
        self._reader = reader
        self._is_first = True

    def readline(self, limit: int = -1) -> bytes:
        line = self._reader.readline(limit)
        is_icy = self._is_first and line.startswith(b"ICY ")
        self._is_first = False
        return b"HTTP/1.0 " + line[4:] if is_icy else line

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any attribute of a reader
        return getattr(self._reader, name)


@contextmanager
def answer_at(
    address: str, headers: Mapping[str, str] | None = None, *, net: GuardedHttpClient | None = None
) -> Iterator[tuple[str, http.client.HTTPResponse]]:
    """Open an address and yield its final location and response, whatever the status.

    Raises:
        FetchError: it is not a web address, or has too many redirects.
        OSError, http.client.HTTPException: it cannot be reached.
    """
    for _ in range(_MOST_HOPS):
        with closing(_opened(address)) as connection:
            connection.response_class = _Answer
            if net is not None:
                # http.client has no public way to choose the address of a connection.
                connection._create_connection = net.connect  # type: ignore[attr-defined] # noqa: SLF001
            parts = urlsplit(address)
            # RFC 9112, 3.2.1: "?image=1" alone is not a valid request target.
            path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
            try:
                connection.request("GET", path, headers={**_HEADERS, **(headers or {})})
            except ssl.SSLCertVerificationError as err:
                raise FetchError(Cause.BROKEN, fault=ServiceFault.CERTIFICATE_UNTRUSTED) from err
            answer = connection.getresponse()
            if answer.status not in _MOVED:
                yield address, answer
                return
            address = _redirected(address, answer.headers.get("Location", ""))
    raise FetchError(Cause.REFUSED, "the address redirects in circles")


def expect_good(status: int) -> None:
    """Raise unless a response was successful.

    Raises:
        FetchError: it was not.
    """
    if status not in (OK, PARTIAL):
        raise FetchError(cause_of_status(status) or Cause.BROKEN)


def body_of(answer: http.client.HTTPResponse, *, most_bytes: int, within_s: float) -> bytes:
    """Return the whole body of a response.

    Raises:
        FetchError: it is too large, or takes too long.
        OSError, http.client.HTTPException: it ends too early.
    """
    body = start_of_body(answer, most_bytes=most_bytes + 1, within_s=within_s)
    if len(body) > most_bytes:
        raise FetchError(Cause.BROKEN, "the answer is too large")
    return body


def start_of_body(answer: http.client.HTTPResponse, *, most_bytes: int, within_s: float) -> bytes:
    """Return the first bytes of a response's body; the rest is not read.

    Raises:
        FetchError: it takes too long.
        OSError, http.client.HTTPException: it ends too early.
    """
    until_s = time.monotonic() + within_s
    body = bytearray()
    while len(body) < most_bytes and (part := answer.read1(_PART)):
        body += part
        if time.monotonic() > until_s:
            raise FetchError(Cause.NETWORK)
    return bytes(body[:most_bytes])


def _opened(address: str) -> http.client.HTTPConnection:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise _no_address() from None
    # http.client would fail later, with the whole address in its message.
    if not host or parts.scheme not in ("http", "https") or not _PLAIN.fullmatch(address):
        raise _no_address()
    if parts.scheme == "https":
        return http.client.HTTPSConnection(
            host, port or 443, timeout=PATIENCE_S, context=ssl.create_default_context()
        )
    return http.client.HTTPConnection(host, port or 80, timeout=PATIENCE_S)


def _redirected(address: str, location: str) -> str:
    try:
        return urljoin(address, location)
    except ValueError:
        raise _no_address() from None


def _no_address() -> FetchError:
    return FetchError(Cause.REFUSED, "the address is not plain http or https")
