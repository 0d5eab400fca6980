"""Autoplay: adds the next song in the background when the queue is empty.

Similar songs come first, from the library and then from the source of the playing song; then the
host's fallback playlist; then the backup stream. A song that has to be fetched is added as pending.
Each failure is logged in one line.
"""

import asyncio
import logging
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from raveberry_server.application.backoff import Backoff
from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.catalog.role_url_policy import reach_of
from raveberry_server.application.catalog.url_validation import expect_allowed_address
from raveberry_server.application.errors import SourceError
from raveberry_server.application.party import Change, Party
from raveberry_server.application.ports import SimilarSongSource, Source
from raveberry_server.application.timed_wait import wait_at_most
from raveberry_server.domain.model.entry import EndReason, Entry, Origin
from raveberry_server.domain.model.errors import Reason, Refusal, RefusedError
from raveberry_server.domain.model.events import SongEnded, SongStarted
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.song import Song, artist_of_match_key, match_key
from raveberry_server.domain.model.state import PartyState
from raveberry_server.domain.playback import autoplay
from raveberry_server.domain.playback.similarity import Seed

_LOGGER = logging.getLogger(__name__)

SUGGESTIONS: Final = 20
PLAYLIST_SONGS: Final = 500
ANSWER_WITHIN_S: Final = 30.0
"""Timeout for the answer of a source."""

REMEMBERED: Final = 100
"""Number of songs before one may be repeated by autoplay."""

WORN: Final = 3
"""An artist among this many recent songs is ranked lower."""

_UNWANTED: Final = (EndReason.REMOVED, EndReason.KICKED, EndReason.SKIPPED)


class Autoplay:
    """Background task that adds similar or fallback songs once the queue is empty."""

    def __init__(self, *, party: Party, catalog: Catalog, sources: Sequence[Source]) -> None:
        self._party = party
        self._catalog = catalog
        self._sources = sources
        self._has_changed = asyncio.Event()
        self._not_these = deque[str](maxlen=REMEMBERED)
        self._unwanted: Song | None = None
        self._last_fallback: Song | None = None
        self._asked_in: object = None
        self._ask_from_s = 0.0
        self._pauses = Backoff(first_s=2.0, most_s=60.0)

    async def run(self) -> None:
        """Check after every change, and again later where nothing was found, until cancelled."""
        unlisten = self._party.listen(self._note)
        try:
            while True:
                self._has_changed.clear()
                wait_s = await self.check()
                await wait_at_most(wait_s, self._has_changed)
        finally:
            unlisten()

    async def check(self) -> float | None:
        """Add a song if needed; return the seconds until the next check, None to await a change."""
        state = self._party.saved.state
        gives_way_in_s = autoplay.yields_in_s(state, self._party.now())
        if gives_way_in_s == 0:
            await self._party.learn(autoplay.yield_to_next)
            return None
        if not (autoplay.wants_autoplay(state) or autoplay.wants_fallback(state)):
            return gives_way_in_s
        now_s, situation = self._party.mono_s(), self._situation(state)
        if situation == self._asked_in and now_s < self._ask_from_s:
            return self._ask_from_s - now_s
        self._asked_in = situation
        pause_s = self._pauses.longer_s()
        self._ask_from_s = now_s + pause_s
        return None if await self._filled(state) else pause_s

    def _situation(self, state: PartyState) -> object:
        """Return what the suggestions depend on; while it is the same, retries are delayed."""
        settings = state.settings
        return (
            state.playback.entry and state.playback.entry.id,
            self._unwanted,
            settings.autoplay,
            settings.fallback_playlist,
            settings.backup_stream,
        )

    async def _filled(self, state: PartyState) -> bool:
        if autoplay.wants_autoplay(state) and await self._took_one(
            Origin.AUTOPLAY, self._similar(state)
        ):
            return True
        return autoplay.wants_fallback(state) and await self._took_one(
            Origin.FALLBACK, self._fallback(state)
        )

    async def _took_one(self, origin: Origin, offers: AsyncIterator[Song]) -> bool:
        async for song in offers:
            try:
                if await self._took(song, origin):
                    return True
            except RefusedError as err:
                _LOGGER.debug("No song could be added: %s", err)
                return False
        return False

    async def _took(self, song: Song, origin: Origin) -> bool:
        try:
            is_ready = await self._catalog.is_here(song)
        except RefusedError as err:
            _LOGGER.info("It is unknown whether %s is in the cache: %s", song.uri, err)
            return False
        return await self._party.learn(
            lambda state, now: autoplay.add_automatic_song(
                state, song, origin, now, is_ready=is_ready
            )
        )

    # --- candidates ------------------------------------------------------------------------------

    async def _similar(self, state: PartyState) -> AsyncIterator[Song]:
        playing = state.playback.entry
        if playing is None:
            return
        newest_first = islice(reversed(tuple(state.last_played)), REMEMBERED)
        heard = (match_key(playing.song), *newest_first)
        seed = Seed(
            song=self._unwanted or playing.song,
            liked=tuple(entry.song for entry in state.top if entry.score > 0),
            played=frozenset((*heard, *self._not_these)),
            recent_artists=frozenset(artist_of_match_key(name) for name in heard[:WORN]),
            variation=state.entries_made,
        )
        for suggester in self._suggesters(state, seed.song):
            for song in await self._asked(suggester.similar(seed, SUGGESTIONS)):
                if match_key(song) not in seed.played:
                    yield song

    def _suggesters(self, state: PartyState, song: Song) -> Iterator[SimilarSongSource]:
        """Yield the library first, then the source of the song, then the others."""
        first, *others = self._sources
        others.sort(key=lambda source: source.name != song.source)
        online = others if state.settings.online_suggestions else ()
        for source in (first, *online):
            if isinstance(source, SimilarSongSource):
                yield source

    async def _fallback(self, state: PartyState) -> AsyncIterator[Song]:
        settings = state.settings
        if settings.fallback_playlist:
            songs = await self._asked(self._songs_of(state))
            playing = state.playback.entry
            for song in autoplay.continue_playlist(songs, self._last_fallback, state.entries_made):
                if playing is None or song.uri != self._as_listed(playing.song).uri:
                    yield song
        if settings.backup_stream:
            for song in await self._asked(self._stream(state)):
                yield song

    async def _songs_of(self, state: PartyState) -> Sequence[Song]:
        """Return the songs of the host's fallback playlist, set by its URI or name.

        Raises:
            RefusedError: there is no such playlist, or its source cannot answer.
        """
        wanted = state.settings.fallback_playlist
        url_policy = reach_of(state.settings, Role.HOST)
        try:
            found = await self._catalog.playlist(wanted, PLAYLIST_SONGS, url_policy)
        except RefusedError as err:
            if err.reason is Reason.SOURCE_FAILED:
                raise
            uri = await self._catalog.playlist_like(wanted)
            found = await self._catalog.playlist(uri, PLAYLIST_SONGS, url_policy)
        return found.songs

    async def _stream(self, state: PartyState) -> Sequence[Song]:
        """Return the backup stream.

        Raises:
            RefusedError: its address is no http or https address, or is private and not allowed.
        """
        address = state.settings.backup_stream.strip()
        if not address.startswith(("http://", "https://")):
            raise RefusedError(Refusal.SCHEME_NOT_TAKEN)
        expect_allowed_address(address, (), state.settings.allowed_private_hosts)
        song = await self._catalog.stream(address)
        return (song,) if song else ()

    async def _asked(self, question: Awaitable[Sequence[Song]]) -> Sequence[Song]:
        try:
            async with asyncio.timeout(ANSWER_WITHIN_S):
                return await question
        except (SourceError, RefusedError, TimeoutError) as err:
            _LOGGER.info("A source has no song for autoplay: %s", str(err) or "too slow")
            return ()

    # --- events ----------------------------------------------------------------------------------

    def _note(self, change: Change) -> None:
        for event in change.events:
            match event:
                case SongStarted(entry=entry):
                    self._note_start(entry)
                case SongEnded(entry=entry, reason=EndReason.FAILED, epoch=None) if (
                    entry.origin is Origin.FALLBACK
                ):
                    # The next song of the playlist is tried, and this one in the next round.
                    self._last_fallback = self._as_listed(entry.song)
                case SongEnded(entry=entry, reason=reason, epoch=None):
                    if entry.origin is not Origin.AUTOPLAY:
                        continue
                    if reason in _UNWANTED:
                        # Base further suggestions on this song, but do not repeat it.
                        self._unwanted = entry.song
                    if reason in (*_UNWANTED, EndReason.FAILED):
                        self._not_these.append(match_key(entry.song))
                case _:
                    pass
        self._has_changed.set()

    def _note_start(self, entry: Entry) -> None:
        self._pauses.reset()
        self._unwanted = None
        if entry.origin is Origin.FALLBACK:
            self._last_fallback = self._as_listed(entry.song)

    def _as_listed(self, song: Song) -> Song:
        """Return a song under its URI in playlists, where a stream is a plain link."""
        address = self._catalog.stream_address(song.uri)
        return song if address is None else replace(song, uri=address)
