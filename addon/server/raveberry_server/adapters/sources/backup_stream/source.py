"""The source `stream`: the host's backup stream; guests can neither find nor request it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final
from urllib.parse import urlsplit

from raveberry_server.adapters.sources.context import SourceContext
from raveberry_server.adapters.sources.spec import SourceSpec
from raveberry_server.application.ports import Capability
from raveberry_server.domain.model.song import Song

NAME: Final = "stream"
_PREFIX: Final = f"{NAME}:"


class BackupStream:
    """Source of the host's streams; their addresses were checked when they were set."""

    name = NAME

    async def stream(self, address: str) -> Song:
        """Return a stream as a song without duration; the player opens it without a probe."""
        title = urlsplit(address).hostname or address
        return Song(uri=f"{_PREFIX}{address}", source=NAME, title=title)

    def stream_address(self, uri: str) -> str | None:  # noqa: ARG002 - a guest would choose the address
        """Return None: these streams cannot be requested."""
        return None

    async def song(self, uri: str) -> Song | None:  # noqa: ARG002 - a guest would choose the address
        """Return None: a requested address could lead the player into the local network."""
        return None

    async def playable(self, uri: str) -> str | None:
        """Return the address of a stream."""
        return uri.removeprefix(_PREFIX) if uri.startswith(_PREFIX) else None


@asynccontextmanager
async def opened(source_context: SourceContext) -> AsyncIterator[BackupStream]:  # noqa: ARG001 - needs nothing
    """Open the source."""
    yield BackupStream()


SPEC: Final = SourceSpec(
    name=NAME,
    rank=50,
    capabilities=frozenset(
        {
            Capability.RADIO,
        }
    ),
    open=opened,
    is_optional=False,
)
