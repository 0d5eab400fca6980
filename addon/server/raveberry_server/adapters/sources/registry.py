"""Registry of sources, in the order in which a search shows them."""

from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import Final

from raveberry_server.application.ports import Source

from .context import SourceContext
from .home_assistant import source
from .jamendo import source as jamendo
from .local import source as local_files
from .radio import backup_stream
from .radio import source as radio
from .subsonic import source as subsonic
from .ytdlp import source as online

type Opener = Callable[[SourceContext], AbstractAsyncContextManager[Source]]

SOURCES: Final[Mapping[str, Opener]] = {
    "local": local_files.opened,
    "subsonic": subsonic.opened,
    "online": online.opened,
    "jamendo": jamendo.opened,
    "radio": radio.opened,
    "stream": backup_stream.opened,
    "home": source.opened,
}

_HOSTS_OWN: Final = ("stream", "home")
"""Sources for the host only, which are always enabled."""


@asynccontextmanager
async def opened_sources(
    source_context: SourceContext, wanted: Collection[str] | None = None
) -> AsyncIterator[Sequence[Source]]:
    """Open the wanted sources, or all; the host's own are always among them."""
    async with AsyncExitStack() as stack:
        yield [
            await stack.enter_async_context(opened(source_context))
            for name, opened in SOURCES.items()
            if wanted is None or name in (*_HOSTS_OWN, *wanted)
        ]
