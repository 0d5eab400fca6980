"""The one table of sources, in the order in which a search shows them."""

from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import Final

from raveberry_server.adapters.sources.home_assistant import source
from raveberry_server.adapters.sources.jamendo import source as jamendo
from raveberry_server.adapters.sources.local import source as local_files
from raveberry_server.adapters.sources.radio import host_streams
from raveberry_server.adapters.sources.radio import source as radio
from raveberry_server.adapters.sources.subsonic import source as subsonic
from raveberry_server.adapters.sources.ytdlp import source as online
from raveberry_server.application.ports import Source

from .context import Surroundings

type Opener = Callable[[Surroundings], AbstractAsyncContextManager[Source]]

SOURCES: Final[Mapping[str, Opener]] = {
    "local": local_files.opened,
    "subsonic": subsonic.opened,
    "online": online.opened,
    "jamendo": jamendo.opened,
    "radio": radio.opened,
    "stream": host_streams.opened,
    "home": source.opened,
}

_HOSTS_OWN: Final = ("stream", "home")
"""Sources that only the host can ask for songs of; they are always there."""


@asynccontextmanager
async def opened_sources(
    surroundings: Surroundings, wanted: Collection[str] | None = None
) -> AsyncIterator[Sequence[Source]]:
    """The wanted sources from start to stop, or all; the host's own are always there."""
    async with AsyncExitStack() as stack:
        yield [
            await stack.enter_async_context(opened(surroundings))
            for name, opened in SOURCES.items()
            if wanted is None or name in (*_HOSTS_OWN, *wanted)
        ]
