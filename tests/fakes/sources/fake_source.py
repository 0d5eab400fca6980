"""A source of songs that the test fills."""

from base64 import b64decode
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from raveberry_server.application.errors import SourceError
from raveberry_server.application.ports import (
    LIBRARY_LABEL,
    BrowseItem,
    BrowsePage,
    Found,
    Playlist,
)
from raveberry_server.domain.model.errors import Refusal
from raveberry_server.domain.model.song import Song

PICTURE = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4z8AAAAMBAQD3A0FDAAAAAElFTkSuQmCC"
)
"""A PNG of one pixel."""


def a_library(*titles: str) -> "FakeSource":
    """Return a library of songs of three minutes, each by the band of its first letter."""
    return FakeSource(
        songs=[
            Song(
                uri=f"local:{title}",
                source="local",
                title=title,
                artist=f"The {title[:1]}s",
                album="Songs",
                duration_s=180.0,
                artwork=f"cover-{title}",
            )
            for title in titles
        ]
    )


class FakeSource:
    """Implements `Source` and most capabilities; every call fails while `trouble` is set.

    Attributes:
        lost: the error that `playable` raises, or empty.
        songs: the songs, by uri.
        playlists: the playlists, by uri.
    """

    def __init__(self, *, songs: Sequence[Song], name: str = "local", trouble: str = "") -> None:
        self.songs = {song.uri: replace(song, source=name) for song in songs}
        self.playlists: dict[str, Playlist] = {}
        self.trouble = trouble
        self.lost = ""
        self._name = name

    @property
    def name(self) -> str:
        return self._name

    async def search(self, query: str, limit: int) -> Found:
        self._expect_well()
        hits = [
            song
            for song in self.songs.values()
            if query.casefold() in f"{song.title} {song.artist}".casefold()
        ]
        return Found(songs=tuple(hits[:limit]), has_more=len(hits) > limit)

    async def song(self, uri: str) -> Song | None:
        self._expect_well()
        return self.songs.get(uri)

    def takes_link(self, link: str) -> bool:
        return link in self.songs

    async def browse(self, path: str, offset: int, limit: int) -> BrowsePage | None:
        self._expect_well()
        if path:
            return None
        songs = list(self.songs.values())[offset : offset + limit]
        return BrowsePage(
            path="",
            label=LIBRARY_LABEL,
            items=tuple(
                BrowseItem(kind="song", title=song.title, subtitle=song.artist, song=song)
                for song in songs
            ),
            has_more=offset + limit < len(self.songs),
        )

    async def playlist(self, uri: str, limit: int) -> Playlist | None:
        self._expect_well()
        found = self.playlists.get(uri)
        if found is None:
            return None
        songs = found.songs[:limit]
        return replace(found, songs=songs, left_out=len(found.songs) - len(songs))

    async def playlist_like(self, query: str) -> str | None:
        self._expect_well()
        fitting = (one.uri for one in self.playlists.values() if query in one.title)
        return next(fitting, None)

    async def playlists_named(self, query: str, limit: int) -> Sequence[BrowseItem]:
        self._expect_well()
        return [
            BrowseItem(kind="playlist", title=one.title, path=one.uri, uri=one.uri)
            for one in self.playlists.values()
            if query in one.title
        ][:limit]

    async def random_songs(self, count: int) -> Sequence[Song]:
        self._expect_well()
        return tuple(self.songs.values())[:count]

    async def playable(self, uri: str) -> str | None:
        self._expect_found()
        return f"/music/{uri}" if uri in self.songs else None

    async def relative_paths(self, uris: AbstractSet[str]) -> Mapping[str, str]:
        self._expect_well()
        return {uri: f"{self.songs[uri].title}.ogg" for uri in uris if uri in self.songs}

    async def songs_at(self, paths: Sequence[str]) -> Sequence[Song | None]:
        self._expect_well()
        files = {f"{song.title}.ogg": song for song in self.songs.values()}
        return [files.get(path.rpartition("/")[2]) for path in paths]

    async def artwork(self, key: str) -> bytes | None:
        return PICTURE if key.startswith("cover-") else None

    def _expect_well(self) -> None:
        if self.trouble:
            raise SourceError(Refusal.SOURCE_BROKEN, self.trouble)

    def _expect_found(self) -> None:
        if self.lost:
            raise SourceError(Refusal.SOURCE_BROKEN, self.lost)
