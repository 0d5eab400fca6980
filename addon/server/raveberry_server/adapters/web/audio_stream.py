"""Relay of the player's MP3 stream for listeners elsewhere."""

import asyncio
import logging
import socket
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from pathlib import Path
from typing import Final

import aiohttp
from aiohttp import hdrs, web

from raveberry_server.application.party import Party
from raveberry_server.application.playback.icy_metadata import (
    METADATA_INTERVAL,
    MetadataInserter,
    metadata_block,
)
from raveberry_server.application.playback.stream_listeners import StreamListeners
from raveberry_server.application.throttling.fair_queue import Claimant
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.presenter.entries import artwork_url
from raveberry_server.presenter.public_links import ServerAddresses, public_links

_LOGGER = logging.getLogger(__name__)

SLOWEST_S: Final = 10.0
"""Listeners who read nothing for so long are disconnected."""

RETRY_S: Final = 0.5
"""Interval between attempts to read from the player, which sends nothing while no song plays."""

_SENT_AHEAD_BYTES: Final = 65_536
"""Send buffer of a listener: less than three seconds of sound, and bounded memory."""

_UPSTREAM: Final = aiohttp.ClientTimeout(total=None, sock_connect=2.0, sock_read=10.0)

type ClaimantOf = Callable[[web.Request], Claimant | None]


class AudioStream:
    """Relay of the player's stream, read from a unix socket separately for each listener."""

    def __init__(
        self,
        *,
        party: Party,
        listeners: StreamListeners,
        stream_socket: Path,
        addresses: ServerAddresses,
    ) -> None:
        self._party = party
        self._addresses = addresses
        self._listeners = listeners
        self._stream_socket = stream_socket
        self._connections: set[asyncio.Transport] = set()

    def routes(self, claimant_of: ClaimantOf) -> list[web.RouteDef]:
        """Return the route, with a function that attributes requests to rate limits."""

        async def stream(request: web.Request) -> web.StreamResponse:
            return await self._stream(request, claimant_of(request))

        return [web.get("/stream.mp3", stream)]

    async def _stream(self, request: web.Request, claimant: Claimant | None) -> web.StreamResponse:
        """Send the sound from now on, without an end."""
        if not self._is_open:
            raise RefusedError(Refusal.LISTENING_OFF)
        response = web.StreamResponse(
            headers={hdrs.CONTENT_TYPE: "audio/mpeg", hdrs.CACHE_CONTROL: "no-store"}
        )
        response.headers["icy-name"] = self._party.saved.state.settings.party_name or "Raveberry"
        titles = MetadataInserter() if request.headers.get("Icy-MetaData") == "1" else None
        if titles is not None:
            response.headers["icy-metaint"] = str(METADATA_INTERVAL)
        if request.method == hdrs.METH_HEAD:
            await response.prepare(request)
            return response
        with self._listeners.listening(claimant):
            await response.prepare(request)
            await self._pass_on(request, response, titles)
        return response

    async def close_all(self, _app: web.Application) -> None:
        """Disconnect all listeners, who would otherwise delay shutdown."""
        for connection in self._connections:
            connection.abort()

    @property
    def _is_open(self) -> bool:
        return self._party.saved.state.settings.listen_along

    def _metadata(self) -> bytes:
        """Return the title of the current song and the address of its cover as ICY metadata."""
        state = self._party.saved.state
        entry = state.playback.entry
        if entry is None:
            return metadata_block("")
        song = entry.song
        title = state.playback.stream_title or " - ".join(filter(None, (song.artist, song.title)))
        guest_url = public_links(state, self._addresses).guest_url.rstrip("/")
        return metadata_block(title, f"{guest_url}{artwork_url(song.uri)}" if song.artwork else "")

    async def _pass_on(
        self,
        request: web.Request,
        response: web.StreamResponse,
        titles: MetadataInserter | None,
    ) -> None:
        connection = request.transport
        if connection is None:
            return
        plug: socket.socket = connection.get_extra_info("socket")
        plug.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SENT_AHEAD_BYTES)
        self._connections.add(connection)
        try:
            async with aclosing(self._sound(connection)) as sound:
                async for piece in sound:
                    async with asyncio.timeout(SLOWEST_S):
                        await response.write(
                            piece if titles is None else titles.insert(piece, self._metadata())
                        )
        except TimeoutError:
            _LOGGER.debug("A listener is too slow and is disconnected")
        except ConnectionError:
            _LOGGER.debug("A listener has disconnected")
        finally:
            self._connections.discard(connection)
            # The stream has no end to wait for, and unsent data is of no use to a slow listener.
            connection.abort()

    async def _sound(self, connection: asyncio.Transport) -> AsyncGenerator[bytes]:
        """Yield the player's stream while it is allowed and read, reconnecting to the player."""
        while self._is_open and not connection.is_closing():
            try:
                async with (
                    aiohttp.ClientSession(
                        connector=aiohttp.UnixConnector(str(self._stream_socket)), timeout=_UPSTREAM
                    ) as session,
                    session.get("http://player/") as answer,
                ):
                    async for piece in answer.content.iter_any():
                        yield piece
                        if not self._is_open:
                            return
            except (aiohttp.ClientError, TimeoutError) as err:
                _LOGGER.debug("The player sends nothing: %s", err)
            await asyncio.sleep(RETRY_S)
