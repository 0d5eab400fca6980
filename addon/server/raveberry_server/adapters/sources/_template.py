"""Template of a source: copy this file as source.py into a package of its own.

It offers one silent song, so it runs and is tested as it stands. Slow work belongs into a job;
failures are raised as SourceError with a sentence for the guest. An online service is queried
through `JsonApi`, and its songs are fetched by `downloaded`: see jamendo/source.py for an example.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from random import sample
from typing import Final

from raveberry_server.application.ports import BrowseItem, BrowsePage, Capability, Found, Playlist
from raveberry_server.domain.model.song import Song, fold_text

from .context import SourceContext
from .spec import SourceSpec

NAME: Final = "template"
SONGS: Final = (
    Song(uri=f"{NAME}:1", source=NAME, title="Nothing at All", artist="Nobody", duration_s=60.0),
)


class TemplateSource:
    """Source that searches a fixed list of songs by title and artist."""

    name = NAME

    def __init__(self, *, songs: Sequence[Song] = SONGS) -> None:
        self._songs = {song.uri: song for song in songs}

    async def search(self, query: str, limit: int) -> Found:
        """Return the songs that contain every word of the query."""
        words = fold_text(query).split()
        hits = [
            song
            for song in self._songs.values()
            if words and all(word in fold_text(f"{song.artist} {song.title}") for word in words)
        ]
        return Found(songs=tuple(hits[:limit]), has_more=len(hits) > limit)

    async def song(self, uri: str) -> Song | None:
        """Return the song with that URI; the scheme of a URI is the name of its source."""
        return self._songs.get(uri)

    async def browse(self, path: str, offset: int, limit: int) -> BrowsePage | None:
        """Return all songs on one page; the empty path is the front page."""
        if path != NAME:
            return None
        items = [
            BrowseItem(kind="song", title=song.title, subtitle=song.artist, song=song)
            for song in self._songs.values()
        ]
        return BrowsePage(
            path=path,
            title="Template",
            items=tuple(items[offset : offset + limit]),
            has_more=len(items) > offset + limit,
        )

    async def playlist(self, uri: str, limit: int) -> Playlist | None:
        """Return all songs as the only playlist."""
        if uri != f"{NAME}:all":
            return None
        songs = tuple(self._songs.values())
        return Playlist(
            uri=uri, title="All", songs=songs[:limit], left_out=max(0, len(songs) - limit)
        )

    async def random_songs(self, count: int) -> Sequence[Song]:
        """Return random songs."""
        return sample(tuple(self._songs.values()), min(count, len(self._songs)))

    async def playable(self, uri: str) -> str | None:
        """Return an absolute path, or an address from which the player can stream."""
        return f"/nowhere/{uri}" if uri in self._songs else None


@asynccontextmanager
async def opened(source_context: SourceContext) -> AsyncIterator[TemplateSource]:  # noqa: ARG001 - needs nothing
    """Open the source, and close what it has opened on exit."""
    yield TemplateSource()


SPEC: Final = SourceSpec(
    name=NAME,
    rank=100,
    capabilities=frozenset(
        {Capability.SEARCH, Capability.BROWSE, Capability.PLAYLISTS, Capability.RANDOM}
    ),
    open=opened,
)
