"""The one table of sources, in the order in which a search shows them."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import Final

from raveberry_server.application.ports import Source

from . import local_files, streams
from .surroundings import Surroundings

type Opener = Callable[[Surroundings], AbstractAsyncContextManager[Source]]

SOURCES: Final[Mapping[str, Opener]] = {
    "local": local_files.opened,
    "stream": streams.opened,
}


@asynccontextmanager
async def opened_sources(surroundings: Surroundings) -> AsyncIterator[Sequence[Source]]:
    """All sources from start to stop."""
    async with AsyncExitStack() as stack:
        yield [await stack.enter_async_context(opened(surroundings)) for opened in SOURCES.values()]
