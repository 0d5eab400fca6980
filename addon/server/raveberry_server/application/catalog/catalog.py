"""The catalog: all sources behind one interface."""

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from raveberry_server.application.errors import SourceError, source_refusal
from raveberry_server.application.ports import (
    LIBRARY_LABEL,
    ArtworkSource,
    BrowsableSource,
    BrowseItem,
    BrowsePage,
    FetchingSource,
    Found,
    HandedMedia,
    LinkSource,
    LinkTitle,
    LinkTitleSource,
    Lyrics,
    LyricsSource,
    NamedPlaylistSource,
    OnPlaylistPart,
    PartyPlaylists,
    PastQueries,
    PlaceholderSource,
    Playlist,
    PlaylistLinkSource,
    PlaylistSource,
    RandomSongSource,
    ReceivingSource,
    RenamedSongSource,
    ReportingSource,
    RestrictedSource,
    SearchableSource,
    Source,
    SourceHealth,
    StreamSource,
)
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.playback.file_range import FileRange
from raveberry_server.domain.requests.playlist_requests import MissingSong

from .links_in_playlists import with_linked_song, with_linked_songs
from .role_url_policy import UrlPolicy, expect_admitted, expect_stream_within
from .source_isolation import SourceAnswers
from .url_validation import expect_allowed_address

_LOGGER = logging.getLogger(__name__)
_NOWHERE: Final = UrlPolicy()
_WANTED_BEFORE: Final = 3
"""Limit of hits that go first because guests requested them after the same query."""


class Catalog:
    """All sources, in the order in which they are queried; the library comes first.

    Args:
        sources: the sources, in that order.
        party_playlists: pages and playlists that are listed beside those of the sources.
        queries: past queries and the songs that they led to.
    """

    def __init__(
        self,
        *,
        sources: Sequence[Source],
        party_playlists: PartyPlaylists | None = None,
        queries: PastQueries | None = None,
    ) -> None:
        self._sources: Mapping[str, Source] = {source.name: source for source in sources}
        # Checked once, because a search looks each source up several times.
        self._fetching: Mapping[str, FetchingSource] = {
            source.name: source for source in sources if isinstance(source, FetchingSource)
        }
        self._searchable: Mapping[str, SearchableSource] = {
            source.name: source for source in sources if isinstance(source, SearchableSource)
        }
        self._online: Final = frozenset(
            name
            for name, source in self._fetching.items()
            if name in self._searchable and not isinstance(source, ReceivingSource)
        )
        # Sources and the party have pages and playlists.
        listing = (*sources, *((party_playlists,) if party_playlists else ()))
        self._browsable = [one for one in listing if isinstance(one, BrowsableSource)]
        self._playlists = [one for one in listing if isinstance(one, PlaylistSource)]
        self._named_playlists = [one for one in listing if isinstance(one, NamedPlaylistSource)]
        self._random = [source for source in sources if isinstance(source, RandomSongSource)]
        self._restricted: Mapping[str, RestrictedSource] = {
            source.name: source for source in sources if isinstance(source, RestrictedSource)
        }
        self._streams: Mapping[str, StreamSource] = {
            source.name: source for source in sources if isinstance(source, StreamSource)
        }
        self._links = [source for source in sources if isinstance(source, LinkSource)]
        self._link_titles = [one for one in sources if isinstance(one, LinkTitleSource)]
        self._party_playlists = party_playlists
        self._queries = queries
        self._answers = SourceAnswers()

    @property
    def _schemes(self) -> Sequence[str]:
        """URI schemes of the sources and of the party's playlists."""
        return (*self._sources, *((self._party_playlists.name,) if self._party_playlists else ()))

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the sources."""
        return tuple(self._sources)

    @property
    def searchable(self) -> tuple[str, ...]:
        """Names of the sources that can be searched."""
        return tuple(self._searchable)

    async def found(self, query: str, limit: int, sources: Sequence[str] | None = None) -> Found:
        """Return the hits of the sources, in the order of the sources.

        Raises:
            RefusedError: `bad_request` for an unknown source, `source_failed` if none answers.
        """
        wanted = [self._source(name).name for name in sources or self._searchable]
        chosen = [self._searchable[name] for name in wanted if name in self._searchable]
        songs = await self._wanted_before(query, chosen)
        has_more, note = False, None
        failures: list[SourceError] = []
        for source in chosen:
            try:
                part = await self._answers.of(source.name, source.search(query, limit))
            except SourceError as err:
                failures.append(err)
                continue
            known = {song.uri for song in songs}
            songs += [song for song in part.songs if song.uri not in known]
            has_more |= part.has_more
            note = note or part.note
        if failures and len(failures) == len(chosen):
            raise RefusedError(Refusal.SEARCH_FAILED)
        return Found(songs=tuple(songs[:limit]), has_more=has_more or len(songs) > limit, note=note)

    async def _wanted_before(self, query: str, chosen: Sequence[Source]) -> list[Song]:
        """Return the songs that guests requested after such a query, whatever their titles."""
        songs: list[Song] = []
        for uri in self._queries.songs_of(query)[:_WANTED_BEFORE] if self._queries else ():
            for source in chosen:
                # A link would only be a placeholder here; its source finds it by title.
                if not uri.startswith(f"{source.name}:"):
                    continue
                try:
                    song = await self._answers.of(source.name, source.song(uri))
                except SourceError as err:
                    _LOGGER.debug("%s cannot be looked up: %s", uri, err)
                    continue
                if song is not None:
                    songs.append(song)
        return songs

    async def song(self, uri: str, private_hosts: Collection[str] = ()) -> Song:
        """Return the song with that URI; a link yields a placeholder until it is fetched.

        Args:
            uri: URI or link from the client.
            private_hosts: the exact host:port on the local network that are allowed.

        Raises:
            RefusedError: `not_allowed` for a forbidden scheme or a private address,
                `not_found`, or `source_failed`.
        """
        expect_allowed_address(uri, self._schemes, private_hosts)
        is_link = uri.strip().lower().startswith(("http:", "https:"))
        is_named = any(source.names_link(uri) for source in self._link_titles)
        taking = [source for source in self._links if not is_named and source.takes_link(uri)]
        for source in taking if is_link else self._sources.values():
            try:
                song = await self._answers.of(source.name, source.song(uri))
            except SourceError as err:
                raise source_refusal(err) from err
            if song is not None:
                return song
        if is_link:
            raise RefusedError(Refusal.LINK_KIND_UNKNOWN)
        raise RefusedError(Refusal.SONG_UNKNOWN)

    async def song_within(self, url_policy: UrlPolicy, uri: str) -> Song:
        """Return the song behind an address that was typed or listed in a playlist.

        Raises:
            RefusedError: as `song`, and `not_allowed` for a stream that the policy forbids or a
                source that is restricted to other roles.
        """
        name = uri.partition(":")[0]
        source, restricted = self._streams.get(name), self._restricted.get(name)
        if restricted is not None and self.stream_address(uri) is None:
            expect_admitted(url_policy, restricted)
        if source is not None:
            expect_stream_within(url_policy, source, uri)
        return await self.song(uri, url_policy.private_hosts)

    async def title_behind(self, link: str) -> LinkTitle | None:
        """Return the title of the song behind a link of a service, None for every other link.

        Raises:
            RefusedError: it leads to several songs, or its title cannot be read.
        """
        for source in self._link_titles:
            if source.names_link(link):
                try:
                    return await self._answers.of(source.name, source.title_behind(link))
                except SourceError as err:
                    raise source_refusal(err) from err
        return None

    def requested_uri(self, link: str, name: str | None) -> str:
        """Return the URI of a link: that of a stream where a source of streams is named."""
        source = self._streams.get(name or "")
        uri = f"{name}:{link}"
        return uri if source and source.stream_address(uri) is not None else link

    async def stream(self, address: str) -> Song | None:
        """Return the stream at an address as a song of the first source that plays streams."""
        for source in self._streams.values():
            try:
                return await self._answers.of(source.name, source.stream(address))
            except SourceError as err:
                _LOGGER.debug("%s is no stream: %s", address, err)
        return None

    def stream_address(self, uri: str) -> str | None:
        """Return the address in the URI of a requested stream, None for every other URI."""
        source = self._streams.get(uri.partition(":")[0])
        return source.stream_address(uri) if source else None

    async def handed_over(self, handed: HandedMedia) -> Song:
        """Return the song of media received from outside; a placeholder until it is fetched.

        Raises:
            RefusedError: `source_failed` when it cannot be stored, `unavailable` without a
                receiving source.
        """
        for source in self._sources.values():
            if isinstance(source, ReceivingSource):
                try:
                    return await source.receive(handed)
                except SourceError as err:
                    raise source_refusal(err) from err
        raise RefusedError(Refusal.HOME_ASSISTANT_MEDIA_OFF)

    async def best_hit(self, query: str, source: str | None) -> Song:
        """Return the song that fits a query best.

        Raises:
            RefusedError: `not_found`, or as `found`.
        """
        found = await self.found(query, 1, (source,) if source else None)
        if not found.songs:
            raise RefusedError(Refusal.NOTHING_FOUND)
        return found.songs[0]

    async def playlist(
        self,
        uri: str,
        limit: int,
        url_policy: UrlPolicy = _NOWHERE,
        on_part: OnPlaylistPart | None = None,
    ) -> Playlist:
        """Return the first songs of a playlist, read on each call, with its links resolved.

        Links are subject to the same policy as pasted ones; a refused link is listed as missing.
        `on_part` receives the songs so far of a playlist that takes long to read.

        Raises:
            RefusedError: `not_allowed` for a forbidden scheme or a private address,
                `not_found`, or `source_failed`.
        """
        expect_allowed_address(uri, self._schemes, url_policy.private_hosts)
        if await self.title_behind(uri) is not None:
            raise RefusedError(Refusal.PLAYLIST_UNKNOWN)
        for source in self._playlists:
            reading = (
                source.playlist_behind(
                    uri, limit, private_hosts=url_policy.private_hosts, on_part=on_part
                )
                if isinstance(source, PlaylistLinkSource)
                else source.playlist(uri, limit)
            )
            try:
                playlist = await self._answers.of(source.name, reading)
            except SourceError as err:
                raise source_refusal(err) from err
            if playlist is not None:
                playlist = await with_linked_songs(playlist, partial(self.song_within, url_policy))
                return self._with_admitted_songs(playlist, url_policy)
        raise RefusedError(Refusal.PLAYLIST_UNKNOWN)

    def _with_admitted_songs(self, playlist: Playlist, url_policy: UrlPolicy) -> Playlist:
        """Return a playlist whose songs of restricted sources are missing for other roles."""
        songs: list[Song] = []
        missing = list(playlist.missing)
        for song in playlist.songs:
            source = self._restricted.get(song.source)
            try:
                if source is not None:
                    expect_admitted(url_policy, source)
            except RefusedError as err:
                missing.append(MissingSong(title=song.title, reason=err.notice))
            else:
                songs.append(song)
        return replace(playlist, songs=tuple(songs), missing=tuple(missing))

    async def playlist_like(self, query: str) -> str:
        """Return the URI of the playlist whose name fits a query best.

        Raises:
            RefusedError: `not_found`, or `source_failed` if no source answers.
        """
        failures: list[SourceError] = []
        for source in self._named_playlists:
            try:
                uri = await self._answers.of(source.name, source.playlist_like(query))
            except SourceError as err:
                failures.append(err)
                continue
            if uri is not None:
                return uri
        if failures:
            raise RefusedError(Refusal.SEARCH_FAILED)
        raise RefusedError(Refusal.PLAYLIST_NOT_FOUND)

    async def playlists_named(
        self, query: str, limit: int, sources: Sequence[str]
    ) -> Sequence[BrowseItem]:
        """Return the playlists of sources and party whose names fit; failures are skipped."""
        found: list[BrowseItem] = []
        chosen = [self._sources[name] for name in sources]
        for source in (*((self._party_playlists,) if self._party_playlists else ()), *chosen):
            if not isinstance(source, NamedPlaylistSource):
                continue
            named = source.playlists_named(query, limit - len(found))
            try:
                found += await self._answers.of(source.name, named)
            except SourceError as err:
                _LOGGER.debug("Playlists are missing: %s", err)
        return found

    async def random_songs(self, count: int) -> Sequence[Song]:
        """Return random songs from the first source that has any.

        Raises:
            RefusedError: `not_found` or `source_failed`.
        """
        failures: list[SourceError] = []
        for source in self._random:
            try:
                songs = await self._answers.of(source.name, source.random_songs(count))
            except SourceError as err:
                failures.append(err)
                continue
            if songs:
                return songs
        if failures:
            raise source_refusal(failures[0])
        raise RefusedError(Refusal.NO_SONGS)

    async def browse_page(
        self, path: str, offset: int, limit: int, url_policy: UrlPolicy = _NOWHERE
    ) -> BrowsePage:
        """Return one page of the library; links in playlists are subject to the URL policy.

        Raises:
            RefusedError: `not_found` or `source_failed`.
        """
        if not path:
            return await self._front(offset, limit, url_policy)
        failures: list[SourceError] = []
        for source in self._browsable:
            try:
                page = await self._answers.of(source.name, source.browse(path, offset, limit))
            except SourceError as err:
                failures.append(err)
                continue
            if page is not None:
                items = [
                    await with_linked_song(
                        self._with_stream_uri(item), partial(self.song_within, url_policy)
                    )
                    for item in page.items
                ]
                return replace(page, items=tuple(items))
        if failures:
            raise source_refusal(failures[0])
        raise RefusedError(Refusal.SHELF_UNKNOWN)

    def _with_stream_uri(self, item: BrowseItem) -> BrowseItem:
        """Return an item whose link is the URI of a stream if it leads to one."""
        link = item.link
        if link is None or not item.is_stream:
            return item
        uris = (self.requested_uri(link, name) for name in self._streams)
        return replace(item, link=next((uri for uri in uris if uri != link), link))

    async def _front(self, offset: int, limit: int, url_policy: UrlPolicy) -> BrowsePage:
        """Return the front page, which joins those of all sources for the role of the policy."""
        items, has_more = list[BrowseItem](), False
        failures: list[SourceError] = []
        for source in self._browsable:
            role = url_policy.role or Role.GUEST
            if source is self._party_playlists or not self.admits(source.name, role):
                continue
            try:
                page = await self._answers.of(source.name, source.browse("", 0, offset + limit))
            except SourceError as err:
                failures.append(err)
                continue
            if page is not None:
                items += page.items
                has_more |= page.has_more
        if failures and not items:
            raise source_refusal(failures[0])
        if self._party_playlists is not None:
            try:
                items += await self._answers.of(
                    self._party_playlists.name, self._party_playlists.front()
                )
            except SourceError as err:
                _LOGGER.warning("The front page lacks past plays: %s", err)
        end = offset + limit
        return BrowsePage(
            path="",
            label=LIBRARY_LABEL,
            items=tuple(items[offset:end]),
            has_more=has_more or len(items) > end,
        )

    def is_online(self, name: str) -> bool:
        """Return whether a source searches online; False for an unknown one."""
        return name in self._online

    def admits(self, name: str, role: Role) -> bool:
        """Return whether a role may find songs of a source."""
        source = self._restricted.get(name)
        return source is None or source.audience.includes(role)

    def is_set_up(self, name: str) -> bool:
        """Return whether a source has everything that it needs from the host."""
        source = self._fetching.get(name)
        return source is None or source.is_set_up

    def has_named_playlists(self, name: str) -> bool:
        """Return whether a source has playlists that are found by name."""
        return isinstance(self._sources.get(name), NamedPlaylistSource)

    def placeholder(self, name: str, words: str) -> Song | None:
        """Return a stand-in for the first hit of a slow source, None if it finds nothing now."""
        source = self._sources.get(name)
        return source.placeholder(words) if isinstance(source, PlaceholderSource) else None

    @property
    def health(self) -> Sequence[SourceHealth]:
        """Health of each source."""
        return [
            source.health if isinstance(source, ReportingSource) else SourceHealth(name=name)
            for name, source in self._sources.items()
        ]

    def fetching_source(self, song: Song) -> FetchingSource | None:
        """Return the source that fetches a song, None if it needs no fetching or has no source."""
        return self._fetching.get(song.source)

    async def discard_unfinished(self, keep: Collection[str]) -> None:
        """Delete what is left of downloads that were given up, but nothing of `keep`."""
        for source in self._fetching.values():
            await source.discard_unfinished(keep)

    async def is_here(self, song: Song) -> bool:
        """Return whether the player could open a song now, without a fetch.

        Raises:
            RefusedError: `source_failed`, its source cannot answer.
        """
        source = self.fetching_source(song)
        try:
            return source is None or await source.playable(song.uri) is not None
        except SourceError as err:
            raise source_refusal(err) from err

    async def playable(self, song: Song) -> str | None:
        """Return the path or address that the player opens for a song, None if it is gone.

        Raises:
            SourceError: its source cannot answer.
        """
        source = self._sources.get(song.source)
        location = await source.playable(song.uri) if source else None
        if location is None and isinstance(source, RenamedSongSource):
            return await source.found_again(song)
        return location

    async def file_of(self, uri: str) -> Path:
        """Return the file of a song that lies in a music folder, not in the cache of downloads.

        A track of a cue sheet has none, as its file holds other songs too.

        Raises:
            RefusedError: `not_found`, there is none; `source_failed`, its source cannot answer.
        """
        source = self._sources.get(uri.partition(":")[0])
        if source is None or source.name in self._fetching or source.name in self._streams:
            raise RefusedError(Refusal.FILE_UNKNOWN)
        try:
            location = await source.playable(uri)
        except SourceError as err:
            raise source_refusal(err) from err
        if location is None or not location.startswith("/") or FileRange.of(location):
            raise RefusedError(Refusal.FILE_UNKNOWN)
        return Path(location)

    def has_covers(self, uri: str) -> bool:
        """Return whether songs like that one may have a cover, so that a lookup is worthwhile."""
        return uri.partition(":")[0] not in self._streams

    async def artwork(self, song: Song) -> bytes | None:
        """Return the cover of a song, None if it has none."""
        source = self._sources.get(song.source)
        if song.artwork is None or not isinstance(source, ArtworkSource):
            return None
        return await source.artwork(song.artwork)

    async def lyrics(self, song: Song) -> Lyrics | None:
        """Return the lyrics of a song, None if it has none, or its source cannot answer."""
        source = self._sources.get(song.source)
        if not isinstance(source, LyricsSource):
            return None
        try:
            return await self._answers.of(source.name, source.lyrics(song.uri))
        except SourceError as err:
            _LOGGER.debug("No lyrics of %s: %s", song.uri, err)
            return None

    def _source(self, name: str) -> Source:
        source = self._sources.get(name)
        if source is None:
            raise RefusedError(
                Refusal.SOURCE_UNKNOWN, name=repr(name[:40]), choices=", ".join(self.names)
            )
        return source
