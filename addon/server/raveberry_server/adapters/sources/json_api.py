"""A service of the net that answers with JSON, asked by a process of its own."""

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
from raveberry_server.domain.model.texts import one_line

_PATIENCE_S: Final = 20.0
_REST_S: Final = 30.0
"""How long nobody asks again after a failure of the whole service."""
_OF_THE_WHOLE: Final = frozenset(
    {Cause.NETWORK, Cause.BROKEN, Cause.LOGIN, Cause.BLOCKED, Cause.REFUSED}
)
_LONGEST_TEXT: Final = 200
_LONGEST_SONG_S: Final = 1_000_000.0


class JsonApi:
    """Asks, and remembers how that went.

    Args:
        name: what the service is called where people see it.
        private_hosts: the exact host:port of this house that it may be reached at.
    """

    def __init__(self, *, name: str, private_hosts: Callable[[], Collection[str]] = tuple) -> None:
        self._name = name
        self._private_hosts = private_hosts
        self._hosts: Collection[str] = ()
        self._process = ResidentProcess(
            module="raveberry_server.jobs.query_api",
            arguments=lambda: (json.dumps(sorted(self._hosts)),),
        )
        self._failure: FetchError | None = None
        self._rest_until_s = 0.0

    async def run(self) -> None:
        """Pass questions on, until cancelled."""
        await self._process.run()

    def begin_anew(self) -> None:
        """Forget what failed, because it is set up differently now."""
        self._failure = None

    @property
    def reason(self) -> str | None:
        """What is wrong, None if all is well."""
        if self._failure is None:
            return None
        said = str(self._failure)
        return said if said.startswith(self._name) else f"{self._name} fails: {said}"

    async def json_at(
        self,
        addresses: Sequence[str],
        query: Mapping[str, object],
        refusal_in: Callable[[object], FetchError | None],
    ) -> object:
        """What the service answers.

        Args:
            addresses: where to ask; where one does not answer the next is tried.
            query: what to ask, as the parts behind the question mark.
            refusal_in: what an answer means that is none.

        Raises:
            FetchError: nothing of use; at once for a while after the whole service has failed.
        """
        now_s = asyncio.get_running_loop().time()
        if self._failure is not None and now_s < self._rest_until_s:
            raise self._failure
        failure = FetchError(Cause.NETWORK)
        for address in addresses:
            try:
                answer = (await self._answer({"get": f"{address}?{urlencode(query)}"})).get("json")
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

    async def picture_at(self, address: str) -> bytes:
        """The picture at an address, which may be another machine than that of the service.

        Raises:
            FetchError: there is none.
        """
        said = (await self._answer({"picture": address})).get("base64")
        return b64decode(said) if isinstance(said, str) else b""

    async def servers_of(self, name: str) -> Sequence[str]:
        """The names of the machines behind a name; none where that cannot be told.

        Raises:
            FetchError: nobody knows that name.
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
    """A name as one line, empty if it is none."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return one_line(str(value)[: 4 * _LONGEST_TEXT], _LONGEST_TEXT)


def seconds_in(value: object) -> float | None:
    """How long a song is, None if that is not told or absurd."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        seconds = float(value)
    except (ValueError, OverflowError):
        return None
    return seconds if math.isfinite(seconds) and 0 < seconds < _LONGEST_SONG_S else None


def part_of(value: object, *names: str) -> object:
    """What lies in an answer under those names, each in the one before; None if nothing does."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def rows_in(value: object) -> Sequence[Mapping[str, object]]:
    """The objects of a list; a single one is a list of one, anything else is none."""
    if isinstance(value, dict):
        return (value,)
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else ()
