"""The sound of an input as an endless song: the source `line_in`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from raveberry_server.adapters.sources.context import SourceContext
from raveberry_server.adapters.sources.search_text import search_text
from raveberry_server.adapters.sources.spec import SourceSpec
from raveberry_server.application.ports import (
    INPUT_SCHEME,
    BrowseItem,
    BrowsePage,
    Capability,
    Found,
    SourceHealth,
)
from raveberry_server.domain.model.errors import Refusal
from raveberry_server.domain.model.settings import Visibility
from raveberry_server.domain.model.song import Song
from raveberry_server.option_rows import TEXT, option

NAME: Final = "line_in"

LINE_IN: Final = option(
    NAME,
    TEXT,
    "PulseAudio source that host and mods can play and lights can follow: "
    "`default` or a name from `pactl list short sources`; none if empty",
)

SONG: Final = Song(uri=f"{NAME}:live", source=NAME, title="DJ live", album="Line-in")

_PHRASES: Final = (
    "dj live",
    "dj plays",
    "dj spielt",
    "line in",
    "linein",
    "microphone",
    "mikrofon",
    "plattenspieler",
    "turntable",
    "vinyl",
)
"""Queries that find the song, in both languages; the beginning of one is enough."""

_SHORTEST: Final = 2


class LineInSource:
    """Source of one song without an end: what arrives at an input.

    Args:
        device: name of the PulseAudio source; None for a house without a line-in.
        device_option: name of the option for it, as the host knows it.
    """

    name = NAME
    audience = Visibility.MODS
    """A guest must neither take over the loudspeakers nor listen to a microphone."""
    refusal = Refusal.LINE_IN_MODS_ONLY

    def __init__(self, *, device: str | None, device_option: str) -> None:
        self._device = device
        self._device_option = device_option

    async def search(self, query: str, limit: int) -> Found:  # noqa: ARG002 - there is one song
        """Return the song if the query begins one of its phrases."""
        words = search_text(query)
        is_found = (
            self._device is not None
            and len(words) >= _SHORTEST
            and any(phrase.startswith(words) for phrase in _PHRASES)
        )
        return Found(songs=(SONG,) if is_found else (), has_more=False)

    async def browse(self, path: str, offset: int, limit: int) -> BrowsePage | None:  # noqa: ARG002 - there is one item
        """Return the song as an item of the front page."""
        if path or self._device is None:
            return None
        items = (BrowseItem(kind="song", title=SONG.title, song=SONG),)
        return BrowsePage(path=path, items=items[offset:], has_more=False)

    async def song(self, uri: str) -> Song | None:
        """Return the song, None in a house without a line-in."""
        return SONG if self._device is not None and uri == SONG.uri else None

    async def playable(self, uri: str) -> str | None:
        """Return the location of the input."""
        return f"{INPUT_SCHEME}{self._device}" if await self.song(uri) is not None else None

    @property
    def health(self) -> SourceHealth:
        """Health of the source, which is set up by its option."""
        is_set_up = self._device is not None
        option = None if is_set_up else self._device_option
        return SourceHealth(name=NAME, is_set_up=is_set_up, option=option)


@asynccontextmanager
async def opened(source_context: SourceContext) -> AsyncIterator[LineInSource]:
    """Open the source."""
    yield LineInSource(
        device=source_context.options[LINE_IN],
        device_option=source_context.option_name(LINE_IN),
    )


SPEC: Final = SourceSpec(
    name=NAME,
    rank=45,
    capabilities=frozenset(
        {
            Capability.SEARCH,
            Capability.BROWSE,
            Capability.HEALTH,
            Capability.RESTRICTED,
        }
    ),
    open=opened,
    is_offline=True,
    is_optional=False,
    options=(LINE_IN,),
)
