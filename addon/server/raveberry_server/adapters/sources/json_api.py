"""Client of an online service with a JSON API, in a child process."""

import asyncio
import json
import math
from base64 import b64decode
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final
from urllib.parse import urlencode

from raveberry_server.adapters.processes.child_process import ResidentProcess
from raveberry_server.adapters.sources.cache.fetch_process import failure_of
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.application.ports.jobs import JobError
from raveberry_server.domain.model.guest_texts import one_line
from raveberry_server.domain.notices import Notice

_PATIENCE_S: Final = 20.0
_REST_S: Final = 30.0
"""Time without further requests after a failure of the whole service."""
_OF_THE_WHOLE: Final = frozenset(
    {Cause.NETWORK, Cause.BROKEN, Cause.LOGIN, Cause.BLOCKED, Cause.REFUSED}
)
_LONGEST_TEXT: Final = 200
_LONGEST_SONG_S: Final = 1_000_000.0

SERVICE_FAILED: Final = "service_failed"
"""Code of the fault of a service without a more specific one."""


class JsonApi:
    """Client that also tracks the health of the service.

    Args:
        private_hosts: the exact host:port on the local network that are allowed.
    """

    def __init__(self, *, private_hosts: Callable[[], Collection[str]] = tuple) -> None:
        self._private_hosts = private_hosts
        self._hosts: Collection[str] = ()
        self._process = ResidentProcess(
            module="raveberry_server.jobs.api_fetch_worker",
            arguments=lambda: (json.dumps(sorted(self._hosts)),),
        )
        self._failure: FetchError | None = None
        self._rest_until_s = 0.0

    async def run(self) -> None:
        """Forward requests, until cancelled."""
        await self._process.run()

    def begin_anew(self) -> None:
        """Forget past failures, as the service was reconfigured."""
        self._failure = None

    def report_failure(self, failure: FetchError) -> None:
        """Note a failure of the whole service that an answer alone does not show."""
        self._failure = failure
        self._rest_until_s = asyncio.get_running_loop().time() + _REST_S

    @property
    def reason(self) -> Notice | None:
        """The problem, None while the service works."""
        if self._failure is None:
            return None
        if self._failure.fault is not None:
            return Notice(self._failure.fault)
        return Notice(SERVICE_FAILED, failure=self._failure.cause.code)

    async def json_at(
        self,
        addresses: Sequence[str],
        query: Mapping[str, object],
        refusal_in: Callable[[object], FetchError | None],
    ) -> object:
        """Return the answer of the service.

        Args:
            addresses: addresses to try in order until one answers.
            query: query parameters.
            refusal_in: returns the failure that an answer stands for, None if it is valid.

        Raises:
            FetchError: no valid answer; raised at once for a while after the whole service failed.
        """
        now_s = asyncio.get_running_loop().time()
        if self._failure is not None and now_s < self._rest_until_s:
            raise self._failure
        failure = FetchError(Cause.NETWORK)
        for address in addresses:
            try:
                answer = await self.document_at(f"{address}?{urlencode(query)}")
                refusal = refusal_in(answer)
                if refusal is not None:
                    raise refusal
            except FetchError as err:
                failure = err
                if err.cause not in _OF_THE_WHOLE:
                    break
                continue
            self._failure = None
            return answer
        if failure.cause in _OF_THE_WHOLE:
            self._failure, self._rest_until_s = failure, now_s + _REST_S
        raise failure

    async def document_at(self, address: str) -> object:
        """Return the JSON document at an address; a failure says nothing about the service.

        Raises:
            FetchError: there is none.
        """
        return (await self._answer({"get": address})).get("json")

    async def page_at(self, address: str) -> tuple[str, Mapping[str, object]]:
        """Return the final address of a page after redirects, and its titles.

        Raises:
            FetchError: there is none.
        """
        said = await self._answer({"page": address})
        titles = said.get("titles")
        return str(said.get("address")), titles if isinstance(titles, dict) else {}

    async def picture_at(self, address: str) -> bytes:
        """Return the image at an address, which may be on another host than the service.

        Raises:
            FetchError: there is none.
        """
        said = (await self._answer({"picture": address})).get("base64")
        return b64decode(said) if isinstance(said, str) else b""

    async def servers_of(self, name: str) -> Sequence[str]:
        """Return the host names behind a DNS name; empty where they cannot be resolved.

        Raises:
            FetchError: the name is unknown.
        """
        names = (await self._answer({"servers": name})).get("names")
        return [str(one) for one in names] if isinstance(names, list) else []

    async def _answer(self, question: Mapping[str, object]) -> Mapping[str, object]:
        hosts = self._private_hosts()
        if set(hosts) != set(self._hosts):
            self._hosts = tuple(hosts)
            self._process.dismiss()
        try:
            async with asyncio.timeout(_PATIENCE_S):
                answer = await self._process.ask(question)
        except TimeoutError as err:
            raise FetchError(Cause.NETWORK) from err
        except JobError as err:
            raise FetchError(Cause.BROKEN) from err
        failed = answer.get("failed")
        if isinstance(failed, dict):
            raise failure_of(failed)
        return answer


def line_in(value: object) -> str:
    """Return a name as one line, empty if it is none."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return one_line(str(value)[: 4 * _LONGEST_TEXT], _LONGEST_TEXT)


def seconds_in(value: object) -> float | None:
    """Return a duration in seconds, None if it is missing or absurd."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        seconds = float(value)
    except (ValueError, OverflowError):
        return None
    return seconds if math.isfinite(seconds) and 0 < seconds < _LONGEST_SONG_S else None


def part_of(value: object, *names: str) -> object:
    """Return the nested value under those keys, None if there is none."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def rows_in(value: object) -> Sequence[Mapping[str, object]]:
    """Return the objects of a list; a single object counts as a list, anything else as empty."""
    if isinstance(value, dict):
        return (value,)
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else ()
