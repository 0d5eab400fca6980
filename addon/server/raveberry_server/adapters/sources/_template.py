"""A source to begin with: copy this file, rename the class, add a line to table.py.

It offers one silent song, so it runs and is tested as it stands. Whatever takes long belongs into
a job; what fails is raised as SourceError with a sentence for the guest. A service of the net is
asked through `WebApi`, and its songs come by `downloaded`: jamendo.py is a short one to look at.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from random import sample
from typing import Final

from raveberry_server.application.ports import Found, Playlist, Shelf, ShelfItem
from raveberry_server.domain.model.song import Song, fold_text

from .context import SourceContext

NAME: Final = "template"
SONGS: Final = (
    Song(uri=f"{NAME}:1", source=NAME, title="Nothing at All", artist="Nobody", duration_s=60.0),
)


class TemplateSource:
    """Finds what it was given by parts of title and artist."""

    name = NAME

    def __init__(self, *, songs: Sequence[Song] = SONGS) -> None:
        self._songs = {song.uri: song for song in songs}

    async def search(self, query: str, limit: int) -> Found:
        """The songs that hold every word of the query."""
        words = fold_text(query).split()
        hits = [
            song
            for song in self._songs.values()
            if words and all(word in fold_text(f"{song.artist} {song.title}") for word in words)
        ]
        return Found(songs=tuple(hits[:limit]), has_more=len(hits) > limit)

    async def song(self, uri: str) -> Song | None:
        """The song of that uri; the scheme of a uri is the name of its source."""
        return self._songs.get(uri)

    async def browse(self, path: str, offset: int, limit: int) -> Shelf | None:
        """All songs on one page; the empty path is the front page of the first source."""
        if path != NAME:
            return None
        items = [
            ShelfItem(kind="song", title=song.title, subtitle=song.artist, song=song)
            for song in self._songs.values()
        ]
        return Shelf(
            path=path,
            title="Template",
            items=tuple(items[offset : offset + limit]),
            has_more=len(items) > offset + limit,
        )

    async def playlist(self, uri: str, limit: int) -> Playlist | None:
        """All songs, as the one playlist there is."""
        if uri != f"{NAME}:all":
            return None
        songs = tuple(self._songs.values())
        return Playlist(
            uri=uri, title="All", songs=songs[:limit], left_out=max(0, len(songs) - limit)
        )

    async def playlist_like(self, query: str) -> str | None:
        """The uri of the playlist whose name fits a query."""
        return f"{NAME}:all" if fold_text(query) == "all" else None

    async def random_songs(self, count: int) -> Sequence[Song]:
        """Songs that the dice picks."""
        return sample(tuple(self._songs.values()), min(count, len(self._songs)))

    async def playable(self, uri: str) -> str | None:
        """What the player opens: an absolute path, or an address it can stream from."""
        return f"/nowhere/{uri}" if uri in self._songs else None

    async def artwork(self, key: str) -> bytes | None:  # noqa: ARG002 - there are no covers
        """The image behind a song's `artwork` key."""
        return None


@asynccontextmanager
async def opened(source_context: SourceContext) -> AsyncIterator[TemplateSource]:  # noqa: ARG001 - needs nothing
    """The source from start to stop; what it opens it closes here."""
    yield TemplateSource()
