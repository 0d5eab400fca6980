"""Internet radio from an address or a directory: the source `radio`."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Collection, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from raveberry_server.adapters.processes.child_process import ChildProcess
from raveberry_server.adapters.sources.cache.fetch_process import failure_said
from raveberry_server.adapters.sources.cache.song_cache import cache_key
from raveberry_server.adapters.sources.context import SourceContext
from raveberry_server.adapters.sources.json_api import JsonApi
from raveberry_server.adapters.sources.spec import SourceSetting, SourceSpec
from raveberry_server.adapters.sources.web_links import is_link, readable
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.application.ports import (
    Capability,
    FetchOrder,
    Found,
    OnFetchReport,
    SourceHealth,
)
from raveberry_server.application.ports.jobs import JobError
from raveberry_server.domain.model.errors import Refusal
from raveberry_server.domain.model.settings import Settings, Visibility
from raveberry_server.domain.model.song import Song

from .directory import NAME, RadioDirectory, uuid_in

_LOGGER = logging.getLogger(__name__)

_PREFIX: Final = f"{NAME}:"


class RadioSource:
    """Source of radio streams, each probed by a child process before the player opens it."""

    name = NAME
    refusal = Refusal.RADIO_OFF

    def __init__(
        self, *, folder: Path, directory: RadioDirectory, settings: Callable[[], Settings]
    ) -> None:
        self._folder = folder
        self._directory = directory
        self._settings = settings

    async def search(self, query: str, limit: int) -> Found:
        """Return the stations of the directory that fit a query.

        Raises:
            SourceError: the directory does not answer.
        """
        return await self._directory.found(query, limit)

    async def song(self, uri: str) -> Song | None:
        """Return the station of an address or of the directory, None if it is neither.

        Raises:
            SourceError: the directory does not answer.
        """
        if uuid_in(uri) is not None:
            known = self._directory.known(uri) or await self._directory.station(uri)
            return known.song if known else None
        address = self.stream_address(uri)
        return await self.stream(address) if address is not None else None

    async def stream(self, address: str) -> Song:
        """Return the stream at an address, under its own name once it has been probed."""
        uri = f"{_PREFIX}{address}"
        station = await self._station(uri)
        name = str((station or {}).get("name") or readable(address))
        return Song(uri=uri, source=NAME, title=name)

    def stream_address(self, uri: str) -> str | None:
        """Return the address in the URI of a stream, None for a station of the directory."""
        address = uri.removeprefix(_PREFIX)
        return address if uri.startswith(_PREFIX) and is_link(address) else None

    async def playable(self, uri: str) -> str | None:
        """Return the resolved address of a stream, None until it has been probed."""
        station = await self._station(uri) if uri.startswith(_PREFIX) else None
        return str(station["address"]) if station else None

    async def fetch(self, order: FetchOrder, on_report: OnFetchReport) -> Song:  # noqa: ARG002 - no progress
        """Probe the stream; when cancelled, the process has ended on return.

        Raises:
            FetchError: the stream does not work.
        """
        uri = order.song.uri
        if uuid_in(uri) is None:
            await self._listen(uri, uri.removeprefix(_PREFIX), order.private_hosts)
            return await self.song(uri) or order.song
        station = await self._directory.station(uri)
        if station is None:
            raise FetchError(Cause.GONE, refusal=Refusal.STATION_UNKNOWN)
        if not station.is_heard:
            raise FetchError(Cause.GONE, refusal=Refusal.STATION_OFF_AIR)
        # Anyone may add stations to the directory, so private addresses are not allowed.
        await self._listen(uri, station.address, ())
        try:
            await self._directory.count_click(uri)
        except FetchError as err:
            _LOGGER.info("The station directory did not count the click: %s", err)
        return station.song

    async def _listen(self, uri: str, address: str, private_hosts: Collection[str]) -> None:
        said: list[Mapping[str, object]] = []

        async def note(line: bytes) -> None:
            try:
                said.append(json.loads(line))
            except ValueError:
                _LOGGER.warning("A job wrote an unexpected line: %.200r", line)

        order_text = json.dumps(
            {
                "uri": uri,
                "address": address,
                "folder": str(self._folder),
                "private_hosts": sorted(private_hosts),
            }
        )
        job = ChildProcess(module="raveberry_server.jobs.probe_stream", arguments=(order_text,))
        try:
            await job.run_and_read(note)
        except JobError as err:
            raise FetchError(Cause.BROKEN, f"the probe ended: {err}") from err
        if failure := failure_said(said):
            raise failure

    async def keep_only(self, wanted: Collection[str]) -> None:
        """Forget the resolved addresses of other streams, so that they are probed again."""
        await asyncio.to_thread(self._keep_only, {cache_key(uri) for uri in wanted})

    async def discard_unfinished(self, keep: Collection[str]) -> None:
        """Do nothing: a probe leaves no files."""

    @property
    def audience(self) -> Visibility:
        """Those who may find and request stations of the directory."""
        return self._settings().radio_directory

    @property
    def is_set_up(self) -> bool:
        """True: the source needs nothing from the host."""
        return True

    @property
    def health(self) -> SourceHealth:
        """Health of the directory; streams by address do not depend on it."""
        return SourceHealth(name=NAME, reason=self._directory.reason)

    async def _station(self, uri: str) -> Mapping[str, object] | None:
        file = self._folder / f"{cache_key(uri)}.json"
        return await asyncio.to_thread(_read, file)

    def _keep_only(self, keys: Collection[str]) -> None:
        for file in self._folder.glob("*.json"):
            if file.stem not in keys:
                file.unlink(missing_ok=True)


def _read(file: Path) -> Mapping[str, object] | None:
    try:
        station = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return None
    return station if isinstance(station, dict) and station.get("address") else None


@asynccontextmanager
async def opened(source_context: SourceContext) -> AsyncIterator[RadioSource]:
    """Open the source."""
    api = JsonApi()
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(
            source_context.supervisor.keep_running("radio directory", api.run),
            name="radio directory",
        )
        directory = RadioDirectory(api=api)
        yield RadioSource(
            folder=source_context.data / "stations",
            directory=directory,
            settings=source_context.settings,
        )
        running.cancel()


SPEC: Final = SourceSpec(
    name=NAME,
    rank=40,
    capabilities=frozenset(
        {
            Capability.SEARCH,
            Capability.RADIO,
            Capability.FETCH,
            Capability.HEALTH,
            Capability.RESTRICTED,
        }
    ),
    open=opened,
    settings=(SourceSetting(name="radio_directory", hint=Visibility, default=Visibility.MODS),),
)
