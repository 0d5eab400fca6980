"""The source `stream`: the host's backup stream; guests can neither find nor request it."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Final

from raveberry_server.adapters.sources.context import SourceContext
from raveberry_server.application.automation.autoplay import STREAM
from raveberry_server.application.ports import Found, Playlist, Shelf
from raveberry_server.domain.model.song import Song

_PREFIX: Final = f"{STREAM}:"


class BackupStream:
    """Source of the host's streams; their addresses were checked when they were set."""

    name = STREAM

    async def search(self, query: str, limit: int) -> Found:  # noqa: ARG002 - there is nothing
        """Return no songs: the streams are part of the settings."""
        return Found(songs=(), has_more=False)

    async def song(self, uri: str) -> Song | None:  # noqa: ARG002 - a guest would choose the address
        """Return None: a requested address could lead the player into the local network."""
        return None

    async def browse(self, path: str, offset: int, limit: int) -> Shelf | None:  # noqa: ARG002
        """Return None: the source has no pages."""
        return None

    async def playlist(self, uri: str, limit: int) -> Playlist | None:  # noqa: ARG002
        """Return None: the source has no playlists."""
        return None

    async def playlist_like(self, query: str) -> str | None:  # noqa: ARG002
        """Return None: the source has no playlists."""
        return None

    async def random_songs(self, count: int) -> Sequence[Song]:  # noqa: ARG002
        """Return no songs."""
        return ()

    async def playable(self, uri: str) -> str | None:
        """Return the address of a stream."""
        return uri.removeprefix(_PREFIX) if uri.startswith(_PREFIX) else None

    async def artwork(self, key: str) -> bytes | None:  # noqa: ARG002
        """Return None: streams have no covers."""
        return None


@asynccontextmanager
async def opened(source_context: SourceContext) -> AsyncIterator[BackupStream]:  # noqa: ARG001 - needs nothing
    """Open the source."""
    yield BackupStream()
