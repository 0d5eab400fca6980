"""The relay's process: started with the first link, and restarted when it ends."""

import asyncio
import json
import logging
import secrets
from collections.abc import Callable, Collection
from typing import Final

from raveberry_server.application.backoff import Backoff
from raveberry_server.application.catalog.url_validation import host_and_port
from raveberry_server.application.errors import TrackError
from raveberry_server.application.ports.jobs import JobError
from raveberry_server.domain.model.settings import Settings

from .child_process import ChildProcess
from .stream_relay_urls import RelayLink, relay_path

_LOGGER = logging.getLogger(__name__)
_KEY_BYTES: Final = 32
_READY_WITHIN_S: Final = 10.0
_FIRST_PAUSE_S: Final = 0.1
_LONGEST_PAUSE_S: Final = 5.0
_LASTED_S: Final = 5.0
"""A process that ran this long is restarted with the shortest pause."""


class RelayProcess:
    """Supervisor of the relay process, which also creates the links to it.

    Args:
        settings: returns the current settings, which hold the allowed private hosts.
        own_names: returns the public names of this server.
    """

    def __init__(
        self, *, settings: Callable[[], Settings], own_names: Callable[[], Collection[str]]
    ) -> None:
        self._settings = settings
        self._own_names = own_names
        self._key = secrets.token_bytes(_KEY_BYTES)
        self._is_wanted = asyncio.Event()
        self._is_ready = asyncio.Event()
        self._port: int | None = None

    @property
    def port(self) -> int | None:
        """Port of the running relay, None while it is not running."""
        return self._port

    async def link_to(self, address: str) -> str:
        """Return the address by which the player opens a stream through the relay.

        Raises:
            TrackError: the process cannot be started.
        """
        allowed = self._settings().allowed_private_hosts
        # Only a stream that starts on the local network may be redirected there: a public station
        # could otherwise lead the player to any local address.
        return await self._url_of(
            RelayLink(
                address=address,
                private_hosts=tuple(allowed) if host_and_port(address) in allowed else (),
                own_names=tuple(self._own_names()),
            )
        )

    async def link_to_file(self, path: str) -> str:
        """Return the address by which the player opens a file through the relay.

        Raises:
            TrackError: the process cannot be started.
        """
        return await self._url_of(RelayLink(file=path))

    async def _url_of(self, link: RelayLink) -> str:
        self._is_wanted.set()
        try:
            async with asyncio.timeout(_READY_WITHIN_S):
                await self._is_ready.wait()
        except TimeoutError as err:
            raise TrackError("The relay for streams does not start; see its log") from err
        return f"http://127.0.0.1:{self._port}{relay_path(link, self._key)}"

    async def run(self) -> None:
        """Keep the process running from the first link on, until cancelled."""
        backoff = Backoff(first_s=_FIRST_PAUSE_S, most_s=_LONGEST_PAUSE_S)
        while True:
            await self._is_wanted.wait()
            order = json.dumps({"key": self._key.hex()}).encode()
            began_s = asyncio.get_running_loop().time()
            process = ChildProcess(module="raveberry_server.jobs.stream_relay", first_line=order)
            try:
                await process.run_and_read(self._note_report)
            except JobError as err:
                _LOGGER.warning("The stream relay ended and is restarted: %s", err)
            finally:
                self._port = None
                self._is_ready.clear()
            if asyncio.get_running_loop().time() - began_s > _LASTED_S:
                backoff.reset()
            await asyncio.sleep(backoff.longer_s())

    async def _note_report(self, line: bytes) -> None:
        self._port = int(json.loads(line)["port"])
        self._is_ready.set()
