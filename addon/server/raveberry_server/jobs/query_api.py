"""Asks a service of the net: ``python -m raveberry_server.jobs.query_api PRIVATE_HOSTS``.

Reads one question a line, as JSON: ``{"id", "get": an address}`` is answered by ``{"id", "json"}``,
``{"id", "servers": a name}`` by ``{"id", "names"}``, the names of the machines behind that one,
``{"id", "picture": an address}`` by ``{"id", "base64"}``; or any of them by ``{"id", "failed":
{"cause", "reason"}}``. Questions hold passwords, so they come by standard input, and nothing of
them is logged.
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

from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.jobs.network.guard import ConnectionGuard
from raveberry_server.jobs.network.http_client import answer_at, body_of, expect_good

from .child import give_way
from .ytdlp_client import failure_of

_AT_ONCE: Final = 4
_MOST_MEMORY: Final = 1 << 30
_LARGEST_ANSWER: Final = 500_000
"""Longer ones, in whatever spelling, would not fit into a line."""
_LARGEST_PICTURE: Final = 700_000
_WITHIN_S: Final = 15.0


class ApiClient:
    """Answers questions, a few at a time."""

    def __init__(self, *, guard: ConnectionGuard) -> None:
        self._guard = guard
        self._speaking = Lock()

    def answer(self, line: bytes) -> None:
        """Answer one question; one that is none is answered by nothing."""
        try:
            question = json.loads(line)
            name = question["id"]
        except (ValueError, KeyError, TypeError) as err:
            print(f"That is no question: {type(err).__name__}", file=sys.stderr)  # noqa: T201 - for the log
            return
        try:
            answer = _answered(question)
        except Exception as err:  # noqa: BLE001 - whatever a foreign service may do
            failure = failure_of(err, self._guard.refused)
            print(f"{type(err).__name__}: {failure}", file=sys.stderr)  # noqa: T201 - for the log
            answer = {"failed": {"cause": failure.cause.value, "reason": str(failure)}}
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
    return {"json": json_at(str(question["get"]))}


def json_at(address: str) -> object:
    """What is answered at an address, as JSON.

    Raises:
        FetchError: it is something else, too much, or a refusal.
        OSError, http.client.HTTPException: it cannot be reached.
    """
    with answer_at(address) as (_, answer):
        expect_good(answer.status)
        body = body_of(answer, most_bytes=_LARGEST_ANSWER, within_s=_WITHIN_S)
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as err:
        raise FetchError(
            Cause.BROKEN, "It answers something that is not for programs; check the address"
        ) from err


def picture_at(address: str) -> bytes:
    """The picture at an address.

    Raises:
        FetchError: there is something else, too much, or a refusal.
        OSError, http.client.HTTPException: it cannot be reached.
    """
    with answer_at(address) as (_, answer):
        expect_good(answer.status)
        if answer.headers.get_content_maintype() != "image":
            raise FetchError(Cause.UNPLAYABLE, "That is no picture")
        return body_of(answer, most_bytes=_LARGEST_PICTURE, within_s=_WITHIN_S)


def _servers(name: str) -> Sequence[str]:
    """The names of the machines behind a name, by the phone book of the net."""
    answers = socket.getaddrinfo(name, 443, type=socket.SOCK_STREAM)
    names = []
    for answer in answers:
        try:
            names.append(socket.getnameinfo(answer[4], socket.NI_NAMEREQD)[0])
        except OSError:
            continue
    return list(dict.fromkeys(names))


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer until nobody asks any more."""
    (text,) = sys.argv[1:] if arguments is None else arguments
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    guard = ConnectionGuard(private_hosts=tuple(map(str, json.loads(text))))
    guard.stand()
    asker = ApiClient(guard=guard)
    with ThreadPoolExecutor(max_workers=_AT_ONCE) as threads:
        for line in sys.stdin.buffer:
            threads.submit(asker.answer, line)
        # The server is gone: nobody hears what is still being asked.
        os._exit(0)


if __name__ == "__main__":
    give_way()
    sys.exit(main())
