"""Streams whose address the host has set; nobody can search for them or ask for one by its uri."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Final

from raveberry_server.adapters.sources.context import SourceContext
from raveberry_server.application.automation.autoplay import STREAM
from raveberry_server.application.ports import Found, Playlist, Shelf
from raveberry_server.domain.model.song import Song

_PREFIX: Final = f"{STREAM}:"


class HostStreams:
    """Tells the player where a stream comes from; the address was checked when it was set."""

    name = STREAM

    async def search(self, query: str, limit: int) -> Found:  # noqa: ARG002 - there is nothing
        """Nothing."""
        return Found(songs=(), has_more=False)

    async def song(self, uri: str) -> Song | None:  # noqa: ARG002 - a guest would choose the address
        """Nothing: whoever could ask for an address could let the player reach into the house."""
        return None

    async def browse(self, path: str, offset: int, limit: int) -> Shelf | None:  # noqa: ARG002
        """Nothing."""
        return None

    async def playlist(self, uri: str, limit: int) -> Playlist | None:  # noqa: ARG002
        """Nothing."""
        return None

    async def playlist_like(self, query: str) -> str | None:  # noqa: ARG002
        """Nothing."""
        return None

    async def random_songs(self, count: int) -> Sequence[Song]:  # noqa: ARG002
        """Nothing."""
        return ()

    async def playable(self, uri: str) -> str | None:
        """The address of a stream."""
        return uri.removeprefix(_PREFIX) if uri.startswith(_PREFIX) else None

    async def artwork(self, key: str) -> bytes | None:  # noqa: ARG002
        """Nothing."""
        return None


@asynccontextmanager
async def opened(source_context: SourceContext) -> AsyncIterator[HostStreams]:  # noqa: ARG001 - needs nothing
    """The source from start to stop."""
    yield HostStreams()
