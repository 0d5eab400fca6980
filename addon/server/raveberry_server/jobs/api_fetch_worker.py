"""Fetch JSON, pictures and titles of pages for the server, in a child process.

Usage: ``python -m raveberry_server.jobs.api_fetch_worker PRIVATE_HOSTS``.
Reads one JSON request a line: ``{"id", "get": an address}`` is answered by ``{"id", "json"}``,
``{"id", "servers": a name}`` by ``{"id", "names"}``, the host names behind that DNS name,
``{"id", "picture": an address}`` by ``{"id", "base64"}``, ``{"id", "page": an address}`` by
``{"id", "address", "titles"}``; or any of them by ``{"id", "failed": {"cause", …}}``. Requests hold
passwords, so they are sent through standard input and never logged.
"""

import json
import os
import resource
import socket
import sys
from base64 import b64encode
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import Final

from raveberry_server.application.errors import Cause, FetchError, ServiceFault
from raveberry_server.jobs.network.guard import ConnectionGuard
from raveberry_server.jobs.network.http_client import answer_at, body_of, expect_good
from raveberry_server.jobs.network.page_titles import page_at

from .child_setup import give_way
from .ytdlp_client import failed_line, failure_of

_AT_ONCE: Final = 4
_MOST_MEMORY: Final = 1 << 30
_LARGEST_ANSWER: Final = 500_000
"""Larger answers, in any encoding, would exceed the limit of a line."""
_LARGEST_PICTURE: Final = 700_000
_WITHIN_S: Final = 15.0


class ApiClient:
    """Worker that answers a few requests at a time."""

    def __init__(self, *, guard: ConnectionGuard) -> None:
        self._guard = guard
        self._speaking = Lock()

    def answer(self, line: bytes) -> None:
        """Answer one request; a malformed one has no answer."""
        try:
            question = json.loads(line)
            name = question["id"]
        except (ValueError, KeyError, TypeError) as err:
            print(f"That is no question: {type(err).__name__}", file=sys.stderr)  # noqa: T201 - for the log
            return
        try:
            answer = _answered(question)
        except Exception as err:  # noqa: BLE001 - the service is untrusted
            failure = failure_of(err, self._guard.refused)
            print(f"{type(err).__name__}: {failure}", file=sys.stderr)  # noqa: T201 - for the log
            answer = failed_line(failure)
        self._guard.refused.clear()
        text = json.dumps({"id": name, **answer}, ensure_ascii=False, separators=(",", ":"))
        with self._speaking:
            sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
            sys.stdout.buffer.flush()


def _answered(question: Mapping[str, object]) -> Mapping[str, object]:
    if "servers" in question:
        return {"names": _servers(str(question["servers"]))}
    if "picture" in question:
        return {"base64": b64encode(picture_at(str(question["picture"]))).decode()}
    if "page" in question:
        address, titles = page_at(str(question["page"]))
        return {"address": address, "titles": titles}
    return {"json": json_at(str(question["get"]))}


def json_at(address: str) -> object:
    """Return the JSON document at an address.

    Raises:
        FetchError: it is something else, too large, or an error response.
        OSError, http.client.HTTPException: it cannot be reached.
    """
    with answer_at(address) as (_, answer):
        expect_good(answer.status)
        body = body_of(answer, most_bytes=_LARGEST_ANSWER, within_s=_WITHIN_S)
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as err:
        raise FetchError(Cause.BROKEN, fault=ServiceFault.NOT_A_SERVICE) from err


def picture_at(address: str) -> bytes:
    """Return the image at an address.

    Raises:
        FetchError: it is something else, too large, or an error response.
        OSError, http.client.HTTPException: it cannot be reached.
    """
    with answer_at(address) as (_, answer):
        expect_good(answer.status)
        if answer.headers.get_content_maintype() != "image":
            raise FetchError(Cause.UNPLAYABLE, "it is no picture")
        return body_of(answer, most_bytes=_LARGEST_PICTURE, within_s=_WITHIN_S)


def _servers(name: str) -> Sequence[str]:
    """Return the host names behind a DNS name."""
    answers = socket.getaddrinfo(name, 443, type=socket.SOCK_STREAM)
    names = []
    for answer in answers:
        try:
            names.append(socket.getnameinfo(answer[4], socket.NI_NAMEREQD)[0])
        except OSError:
            continue
    return list(dict.fromkeys(names))


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer requests until standard input ends."""
    (text,) = sys.argv[1:] if arguments is None else arguments
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    guard = ConnectionGuard(private_hosts=tuple(map(str, json.loads(text))))
    guard.stand()
    asker = ApiClient(guard=guard)
    with ThreadPoolExecutor(max_workers=_AT_ONCE) as threads:
        for line in sys.stdin.buffer:
            threads.submit(asker.answer, line)
        # The server is gone, so pending requests have no reader.
        os._exit(0)


if __name__ == "__main__":
    give_way()
    sys.exit(main())
