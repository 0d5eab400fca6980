"""Suggestions that the search shows before anything is typed.

They are the same for all guests, apart from a guest's own requests, so they are kept for a few
seconds. Nothing is searched online.
"""

import asyncio
import logging
import random
from collections.abc import Awaitable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from raveberry_server.application.errors import SourceError, StoreError
from raveberry_server.application.party import Party
from raveberry_server.application.ports import (
    BrowseItem,
    Highlights,
    HighlightsSource,
    SimilarSongSource,
    Source,
)
from raveberry_server.application.ports.history import FAVOURITES, HistoryStore
from raveberry_server.application.ports.saved_playlists import SAVED
from raveberry_server.domain.model.errors import RefusedError
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.playback.similarity import Seed

from .catalog import Catalog
from .role_url_policy import reach_of
from .source_isolation import SourceAnswers

_LOGGER = logging.getLogger(__name__)

SONGS: Final = 24
"""Songs of a section, of which some may be filtered."""
KEPT_S: Final = 15.0
"""Age at which the suggestions shared by all guests are made again."""
_TILES: Final = 12
_PLAYLISTS: Final = 3
_PLAYLISTS_DRAWN: Final = 50
_PLAYLISTS_PAGE: Final = "playlists"
_PATIENCE_S: Final = 2.0
"""Longest wait for a section."""


class SectionKind(StrEnum):
    """Kind of a section, with the values of the contract's `DiscoveryKind`."""

    OWN = "own"
    FAVOURITES = "favourites"
    SIMILAR = "similar"
    PLAYLIST = "playlist"
    RANDOM = "random"
    GENRES = "genres"
    ARTISTS = "artists"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Songs or pages of one kind; `title` and `path` as in the contract's `DiscoverySection`."""

    kind: SectionKind
    items: Sequence[BrowseItem]
    title: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class _Kept:
    """Suggestions for everybody, while the same song plays and until a time."""

    song: str | None
    until_s: float
    sections: Sequence[Section]


class Discovery:
    """Suggestions from the history, the library and the host's playlists."""

    def __init__(
        self, *, party: Party, catalog: Catalog, records: HistoryStore, sources: Sequence[Source]
    ) -> None:
        self._party = party
        self._catalog = catalog
        self._records = records
        offline = [source for source in sources if not catalog.is_online(source.name)]
        self._similar = [one for one in offline if isinstance(one, SimilarSongSource)]
        self._highlights = [one for one in offline if isinstance(one, HighlightsSource)]
        self._answers = SourceAnswers()
        self._turn = asyncio.Lock()
        self._kept: _Kept | None = None

    async def sections_for(self, guest: GuestId) -> Sequence[Section]:
        """Return the suggestions for a guest, without empty sections."""
        own, shared = await asyncio.gather(self._own(guest), self._shared())
        return [section for section in (*shared[:1], own, *shared[1:]) if section.items]

    async def _shared(self) -> Sequence[Section]:
        """Return what everybody sees; those who ask at the same time wait for one answer."""
        async with self._turn:
            playing = self._party.saved.state.playback.entry
            song = playing.song if playing else None
            kept, now_s = self._kept, self._party.mono_s()
            if kept and kept.song == (song.uri if song else None) and now_s < kept.until_s:
                return kept.sections
            sections = await self._made(song)
            self._kept = _Kept(song.uri if song else None, now_s + KEPT_S, sections)
            return sections

    async def _made(self, playing: Song | None) -> Sequence[Section]:
        favourites, similar, playlists, drawn, highlights = await asyncio.gather(
            _within(self._favourites(), ()),
            _within(self._similar_to(playing), ()),
            _within(self._of_playlists(), ()),
            _within(self._catalog.random_songs(SONGS), ()),
            _within(self._picked(), Highlights()),
        )
        return (
            Section(kind=SectionKind.FAVOURITES, items=_items(favourites), path=FAVOURITES),
            Section(
                kind=SectionKind.SIMILAR,
                items=_items(similar),
                title=playing.title if playing else None,
            ),
            *playlists,
            Section(kind=SectionKind.RANDOM, items=_items(drawn)),
            Section(kind=SectionKind.GENRES, items=highlights.genres, path="genres"),
            Section(kind=SectionKind.ARTISTS, items=highlights.artists, path="artists"),
        )

    async def _own(self, guest: GuestId) -> Section:
        songs = await _within(self._records.played_requests(guest, SONGS), ())
        return Section(kind=SectionKind.OWN, items=_items(songs))

    async def _favourites(self) -> Sequence[Song]:
        since = self._party.saved.state.opened_at
        liked = await self._records.best_liked(since, offset=0, limit=SONGS)
        return [one.song for one in liked]

    async def _similar_to(self, song: Song | None) -> Sequence[Song]:
        if song is None:
            return ()
        seed = Seed(song=song, variation=random.getrandbits(32))
        for source in self._similar:
            if not self._catalog.admits(source.name, Role.GUEST):
                continue
            if songs := await self._answers.of(source.name, source.similar(seed, SONGS)):
                return songs
        return ()

    async def _of_playlists(self) -> Sequence[Section]:
        """Return songs of the newest playlists of this party, and of some of the sources."""
        saved = await self._playlists_at(SAVED, _PLAYLISTS - 1)
        others = await self._playlists_at(_PLAYLISTS_PAGE, _PLAYLISTS_DRAWN)
        drawn = random.sample(others, min(len(others), _PLAYLISTS - len(saved)))
        sections = await asyncio.gather(*map(self._of_playlist, (*saved, *drawn)))
        return [section for section in sections if section is not None]

    async def _playlists_at(self, path: str, limit: int) -> Sequence[BrowseItem]:
        try:
            page = await self._catalog.browse_page(path, 0, limit)
        except RefusedError:
            return ()  # No source has such a page.
        return page.items

    async def _of_playlist(self, playlist: BrowseItem) -> Section | None:
        path = playlist.path or ""
        url_policy = reach_of(self._party.saved.state.settings, Role.GUEST)
        try:
            page = await self._catalog.browse_page(path, 0, SONGS, url_policy)
        except RefusedError as err:
            _LOGGER.debug("%s gives no suggestions: %s", path, err)
            return None
        songs = tuple(item for item in page.items if item.song)
        return Section(kind=SectionKind.PLAYLIST, items=songs, title=playlist.title, path=path)

    async def _picked(self) -> Highlights:
        for source in self._highlights:
            found = await self._answers.of(source.name, source.highlights(_TILES))
            if found.genres or found.artists:
                return found
        return Highlights()


def _items(songs: Iterable[Song]) -> Sequence[BrowseItem]:
    return [
        BrowseItem(kind="song", title=song.title, subtitle=song.artist or None, song=song)
        for song in songs
    ]


async def _within[T](answer: Awaitable[T], otherwise: T) -> T:
    """Return an answer, or `otherwise` when it fails or takes long."""
    try:
        async with asyncio.timeout(_PATIENCE_S):
            return await answer
    except (SourceError, StoreError, RefusedError, TimeoutError) as err:
        _LOGGER.debug("A section of suggestions is missing: %s", str(err) or "too slow")
        return otherwise
