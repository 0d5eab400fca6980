"""Client of MusicBrainz's web service and of the Cover Art Archive.

Rules: https://musicbrainz.org/doc/MusicBrainz_API/Rate_Limiting (at most one request a second, an
answer 503 to those who send more, and an agent with contact).
"""

import http.client
import json
import signal
import socket
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Final, override
from urllib.parse import urlencode

from raveberry_server.adapters.sources.image_header import is_harmless
from raveberry_server.adapters.sources.json_api import part_of, rows_in
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.domain.model.errors import RaveberryError
from raveberry_server.jobs.network.guard import AddressPolicy
from raveberry_server.jobs.network.http_client import (
    PATIENCE_S,
    GuardedHttpClient,
    answer_at,
    body_of,
    expect_good,
    start_of_body,
)

PROJECT_URL: Final = "https://github.com/raveberry/raveberry-home-assistant"
_PACKAGE: Final = "raveberry-addon"
_APART_S: Final = 1.1
"""Time between two requests; one second is the rule."""
_PAUSES_S: Final = (5.0, 10.0, 20.0, 40.0, 80.0, 160.0)
"""Pause after each failure in succession but the last."""
_IMAGE_PAUSES: Final = 2
"""Images come from many hosts, and one of these may be down for long."""
_WITHIN_S: Final = 30.0
"""Time for one request with its redirects, however slowly it is answered."""
_BODY_WITHIN_S: Final = 15.0
_LARGEST_ANSWER: Final = 1_000_000
_LARGEST_IMAGE: Final = 700_000
_MOST_RESULTS: Final = 25
_BAD_REQUEST: Final = 400
_NOT_FOUND: Final = 404


class UnavailableError(RaveberryError):
    """A service did not answer for minutes; the message says how."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceAddresses:
    """Base addresses of the services."""

    musicbrainz: str = "https://musicbrainz.org/ws/2"
    cover_art: str = "https://coverartarchive.org"


class RequestSpacing:
    """Pauses between requests, and before the first: an earlier process may just have ended.

    Args:
        clock: returns the time in seconds since an arbitrary moment.
        sleep: waits for some seconds.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        apart_s: float = _APART_S,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._apart_s = apart_s
        self._next_s = clock() + apart_s

    def wait(self) -> None:
        """Wait until another request may be sent."""
        pause_s = self._next_s - self._clock()
        if pause_s > 0:
            self._sleep(pause_s)
        self._next_s = self._clock() + self._apart_s

    def rest(self, pause_s: float) -> None:
        """Send no request for some seconds."""
        self._sleep(pause_s)


class _SpacedHttpClient(GuardedHttpClient):
    """Connector that keeps connections apart: requests and their redirects have one each."""

    def __init__(
        self, *, outside: AddressPolicy, private_hosts: Collection[str], spacing: RequestSpacing
    ) -> None:
        super().__init__(outside=outside, private_hosts=private_hosts)
        self._spacing = spacing

    @override
    def connect(
        self,
        address: tuple[str, int],
        timeout: float | None = PATIENCE_S,
        source: tuple[str, int] | None = None,
    ) -> socket.socket:
        self._spacing.wait()
        return super().connect(address, timeout, source)


class MusicBrainzClient:
    """Client for one request after the other.

    Args:
        outside: the addresses that may be reached, at each redirect.
        spacing: keeps requests apart, of which a process has one.
        addresses: addresses of the services.
        private_hosts: the exact host:port that are allowed, too.
        within_s: time for one request with its redirects.
    """

    def __init__(
        self,
        *,
        outside: AddressPolicy,
        spacing: RequestSpacing,
        addresses: ServiceAddresses | None = None,
        private_hosts: Collection[str] = (),
        within_s: float = _WITHIN_S,
    ) -> None:
        self._net = _SpacedHttpClient(outside=outside, private_hosts=private_hosts, spacing=spacing)
        self._spacing = spacing
        self._addresses = addresses or ServiceAddresses()
        self._within_s = within_s

    def recordings(self, query: str) -> Sequence[Mapping[str, object]]:
        """Return the recordings that a search finds.

        Raises:
            UnavailableError: the service did not answer.
        """
        return self._found("recording", query, rows="recordings")

    def release_groups(self, query: str) -> Sequence[Mapping[str, object]]:
        """Return the release groups that a search finds.

        Raises:
            UnavailableError: the service did not answer.
        """
        return self._found("release-group", query, rows="release-groups")

    def front_image(self, release_group: str) -> bytes | None:
        """Return the front cover of a release group, None without one that can be shown.

        Raises:
            UnavailableError: the service did not answer.
        """
        address = f"{self._addresses.cover_art}/release-group/{release_group}/front-500"
        return self._answer(address, _image_in, _PAUSES_S[:_IMAGE_PAUSES])

    def _found(self, entity: str, query: str, *, rows: str) -> Sequence[Mapping[str, object]]:
        params = urlencode({"query": query, "limit": _MOST_RESULTS, "fmt": "json"})
        address = f"{self._addresses.musicbrainz}/{entity}?{params}"
        return self._answer(address, lambda answer: _rows_in(answer, rows), _PAUSES_S) or ()

    def _answer[R](
        self,
        address: str,
        read: Callable[[http.client.HTTPResponse], R],
        pauses_s: Sequence[float],
    ) -> R | None:
        """Return what is read from the answer, None if there is none; back off after failures."""
        failure: Exception | None = None
        for pause_s in (0.0, *pauses_s):
            self._spacing.rest(pause_s)
            try:
                with (
                    _deadline(self._within_s),
                    answer_at(address, _HEADERS, net=self._net) as (_, answer),
                ):
                    if answer.status in (_BAD_REQUEST, _NOT_FOUND):
                        return None
                    expect_good(answer.status)
                    return read(answer)
            except (FetchError, OSError, http.client.HTTPException) as err:
                failure = err
        raise UnavailableError(f"{address.partition('?')[0]}: {type(failure).__name__} {failure}")


def user_agent() -> str:
    """Return the agent, by which the operators of the services can reach us."""
    try:
        number = version(_PACKAGE)
    except PackageNotFoundError:
        number = "0"
    return f"Raveberry/{number} ( {PROJECT_URL} )"


_HEADERS: Final[Mapping[str, str]] = {"User-Agent": user_agent()}


def _rows_in(answer: http.client.HTTPResponse, name: str) -> Sequence[Mapping[str, object]]:
    """Return the objects in a list of a JSON object.

    Raises:
        FetchError: it is something else, as pages of a hotspot are.
    """
    body = body_of(answer, most_bytes=_LARGEST_ANSWER, within_s=_BODY_WITHIN_S)
    try:
        rows = part_of(json.loads(body), name)
    except (ValueError, RecursionError) as err:
        raise FetchError(Cause.BROKEN, "the answer is no JSON") from err
    if not isinstance(rows, list):
        raise FetchError(Cause.BROKEN, "the answer is not as documented")
    return rows_in(rows)


def _image_in(answer: http.client.HTTPResponse) -> bytes | None:
    """Return a small still image, None for anything else."""
    if answer.headers.get_content_maintype() != "image":
        return None
    image = start_of_body(answer, most_bytes=_LARGEST_IMAGE + 1, within_s=_BODY_WITHIN_S)
    return image if len(image) <= _LARGEST_IMAGE and is_harmless(image) else None


@contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in the block after some time: each byte of a header may come late."""

    def give_up(_signal: int, _frame: object) -> None:
        raise TimeoutError("no answer in time")

    before = signal.signal(signal.SIGALRM, give_up)
    begun_s = time.monotonic()
    other_s, _ = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if other_s:
            left_s = other_s - (time.monotonic() - begun_s)
            signal.setitimer(signal.ITIMER_REAL, max(0.001, left_s))
