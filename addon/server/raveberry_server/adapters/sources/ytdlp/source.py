"""Songs of the sites that yt-dlp supports, by search and by link: the source `online`."""

import asyncio
import json
import logging
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final, override

from raveberry_server.adapters.option_path_checks import PathCheck, unusable_cookies
from raveberry_server.adapters.processes.child_process import (
    OnPart,
    ResidentProcess,
    renewal_process,
)
from raveberry_server.adapters.sources.cache.downloading_source import DownloadingSource
from raveberry_server.adapters.sources.cache.fetch_process import failure_of, fetched
from raveberry_server.adapters.sources.cache.song_cache import SongCache, song_of
from raveberry_server.adapters.sources.context import SourceContext
from raveberry_server.adapters.sources.health import OnlineHealth
from raveberry_server.adapters.sources.spec import SourceSpec
from raveberry_server.adapters.sources.web_links import is_link, readable
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.application.ports import (
    Capability,
    FetchOrder,
    Found,
    OnFetchReport,
    OnPlaylistPart,
    Playlist,
    SourceHealth,
)
from raveberry_server.application.ports.jobs import JobError, JobProcess
from raveberry_server.application.problems.problems import ProblemCode
from raveberry_server.domain.model.song import Song, is_same_song
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.playback.similarity import Seed
from raveberry_server.domain.requests.playlist_requests import MissingSong
from raveberry_server.option_rows import FILE, option

from .canonical_links import SEARCH, is_list, list_link, mix_link, song_link
from .script_check import script_findings
from .version_selection import FOLDER, YtdlpVersions

_LOGGER = logging.getLogger(__name__)

NAME: Final = "online"
COOKIES: Final = option(
    "cookies",
    FILE,
    "file of cookies in Netscape format, for sites that require a login",
)
SEARCHES: Final[Mapping[str, str]] = {
    "YouTube": "ytsearch{most}:{words}",
    "SoundCloud": "scsearch{most}:{words}",
}
"""Searches in yt-dlp's notation by site; when one fails the next is tried."""
_PATIENCE_S: Final = 25.0
_KNOWN: Final = 2_000
"""Songs of past answers from which requests are served."""
_MOST_SEARCHES: Final = 12
"""Concurrent searches, one for each keystroke; more are refused."""
_KEPT_ANSWERS: Final = 200
"""Searches whose answer is kept, as people retype queries."""
_MEGABYTE: Final = 1_000_000


class YtdlpSource(DownloadingSource):
    """Source that searches in one child process and fetches each song in another."""

    name = NAME

    def __init__(  # noqa: PLR0913 - its collaborators
        self,
        *,
        cache: SongCache,
        lookup: ResidentProcess,
        tasks: asyncio.TaskGroup,
        cookies: Path | None = None,
        cookies_option: str = COOKIES.env,
        renewals: YtdlpVersions,
        private_lookup: Callable[[Collection[str]], ResidentProcess] | None = None,
        searches: Mapping[str, str] = SEARCHES,
        mix_of: Callable[[str], str | None] = mix_link,
    ) -> None:
        super().__init__(cache=cache)
        self._lookup = lookup
        self._private_lookup = private_lookup
        self._tasks = tasks
        self._cookies = cookies
        self._cookies_option = cookies_option
        self._renewals = renewals
        self._searches = searches
        self._mix_of = mix_of
        self._known: OrderedDict[str, Song] = OrderedDict()
        self._searching: dict[tuple[str, int], asyncio.Task[Found | FetchError]] = {}
        self._answers: OrderedDict[tuple[str, int], Found] = OrderedDict()
        self._condition = OnlineHealth()

    def go_back(self) -> str | None:
        """Switch back to the yt-dlp before the last update; return its version, None if none.

        Raises:
            OSError: the switch cannot be recorded.
        """
        return self._renewals.go_back()

    def take_up(self) -> None:
        """Restart the lookups with the version of yt-dlp that is to be used now."""
        self._condition.begin_anew()
        self._lookup.dismiss()

    def close(self) -> None:
        """Cancel pending searches."""
        for search in self._searching.values():
            search.cancel()

    async def search(self, query: str, limit: int) -> Found:
        """Return the songs that fit a query, best first.

        Raises:
            SourceError: no site answers.
        """
        wanted = (query, limit)
        kept = self._answers.get(wanted)
        if kept is not None:
            return kept
        self._condition.expect_worth_asking(asyncio.get_running_loop().time())
        search = self._searching.get(wanted)
        if search is None:
            if len(self._searching) >= _MOST_SEARCHES:
                raise FetchError(Cause.NETWORK, "too many searches at once")
            search = self._tasks.create_task(self._search_unbroken(query, limit), name="search")
            self._searching[wanted] = search
            search.add_done_callback(lambda _search: self._searching.pop(wanted))
        # It continues without waiters, so that its answer is there for the next search.
        found = await asyncio.shield(search)
        if isinstance(found, FetchError):
            raise found
        return found

    async def _search_unbroken(self, query: str, limit: int) -> Found | FetchError:
        """Run `_search_sites`; a bug fails this search and no other."""
        try:
            return await self._search_sites(query, limit)
        except Exception:
            _LOGGER.exception("The search of the sites failed")
            return FetchError(Cause.BROKEN)

    async def _search_sites(self, query: str, limit: int) -> Found | FetchError:
        """Return the hits of the first site that answers, or why none does."""
        now_s = asyncio.get_running_loop().time()
        failure = FetchError(Cause.BROKEN)
        for site in self._condition.by_promise(self._searches, now_s):
            search = self._searches[site].format(most=limit, words=query)
            try:
                answer = await self._ask(search, limit)
            except FetchError as err:
                failure = err
                self._condition.note_site(site, err, now_s)
                continue
            self._condition.note_site(site, None, now_s)
            self._condition.note_search(None, now_s)
            songs = self._songs_in(answer)
            found = Found(
                songs=songs[:limit],
                has_more=len(songs) >= limit,
                note=self._condition.note_for(site, self._searches),
            )
            # Fallback hits are not kept, as the first site may answer again soon.
            if found.note is None:
                self._answers[query, limit] = found
            if len(self._answers) > _KEPT_ANSWERS:
                self._answers.popitem(last=False)
            return found
        self._condition.note_search(failure, now_s)
        return failure

    def placeholder(self, words: str) -> Song | None:
        """Return a stand-in for the first hit, which the fetching job searches for."""
        if not self._condition.has_answered:
            return None
        return Song(uri=f"{SEARCH}{words}", source=NAME, title=words)

    @property
    def health(self) -> SourceHealth:
        """Health of the sites."""
        return SourceHealth(
            name=NAME,
            reason=self._condition.reason,
            version=self._renewals.version(),
            is_renewable=True,
            option=self._cookies_option if self._condition.needs_account else None,
        )

    def update_process(self) -> JobProcess:
        """Return the job that installs the newest version of yt-dlp."""
        return renewal_process(folder=self._renewals.folder)

    def takes_link(self, link: str) -> bool:
        """Return True for a web link: only its site knows if a song is behind it."""
        return is_link(link)

    async def song(self, uri: str) -> Song | None:
        """Return the song of a link with the metadata known so far, None for other URIs."""
        if not is_link(uri) or is_list(uri):
            return None
        link = song_link(uri)
        known = await self._cache.song(link) or self._known.get(link)
        return known or Song(uri=link, source=NAME, title=readable(link))

    async def playlist(self, uri: str, limit: int) -> Playlist | None:
        """Return the first songs of the playlist behind a link, None for a single song.

        Raises:
            SourceError: its site does not answer, or there is no such playlist.
        """
        return await self.playlist_behind(uri, limit)

    async def playlist_behind(
        self,
        link: str,
        limit: int,
        *,
        private_hosts: Collection[str] = (),
        on_part: OnPlaylistPart | None = None,
    ) -> Playlist | None:
        """Return the first songs of the playlist behind a link, None for a single song.

        Raises:
            SourceError: its site does not answer, or there is no such playlist.
        """
        address = list_link(link) if is_link(link) else None
        if address is None:
            return None
        so_far = Playlist(uri=address, title=readable(address), songs=())

        async def take(part: Mapping[str, object]) -> None:
            nonlocal so_far
            so_far = self._with_part(so_far, part)
            if on_part is not None:
                await on_part(so_far)

        answer = await self._listed_at(address, limit, private_hosts, take)
        whole = self._with_part(so_far, answer)
        title, left_out = answer.get("title"), answer.get("left_out")
        if not title and not whole.missing and len(whole.songs) <= 1:
            return None
        return replace(
            whole,
            title=str(title or whole.title),
            left_out=left_out if isinstance(left_out, int) else 0,
        )

    def _with_part(self, playlist: Playlist, part: Mapping[str, object]) -> Playlist:
        """Return a playlist with the next songs of its site."""
        names = part.get("missing")
        missing = tuple(
            MissingSong(title=str(name), reason=Notice(NoticeCode.GONE))
            for name in (names if isinstance(names, list) else ())
        )
        songs = (*playlist.songs, *self._songs_in(part))
        return replace(playlist, songs=songs, missing=(*playlist.missing, *missing))

    async def _listed_at(
        self, address: str, limit: int, private_hosts: Collection[str], on_part: OnPart
    ) -> Mapping[str, object]:
        """Return the last part of a list.

        The process for all requests connects to public addresses only, so one with more rights
        serves this list alone.

        Raises:
            FetchError: the list is not available.
        """
        if not private_hosts or self._private_lookup is None:
            return await self._ask(address, limit, on_part)
        lookup = self._private_lookup(private_hosts)
        running = self._tasks.create_task(lookup.run(), name="lookup of the host")
        try:
            return await self._ask(address, limit, on_part, lookup)
        finally:
            running.cancel()

    async def similar(self, seed: Seed, limit: int) -> Sequence[Song]:
        """Return the site's mix for a song; a song from elsewhere is searched for first.

        Raises:
            SourceError: no site answers.
        """
        self._condition.expect_worth_asking(asyncio.get_running_loop().time())
        mix = self._mix_of(seed.song.uri)
        if mix is None and seed.song.artist:
            found = await self.search(f"{seed.song.artist} {seed.song.title}", 1)
            mix = self._mix_of(found.songs[0].uri) if found.songs else None
        if mix is None:
            return ()
        # A mix starts with its own song.
        answer = await self._ask(mix, limit + 1)
        songs = [song for song in self._songs_in(answer) if not is_same_song(song, seed.song)]
        return songs[:limit]

    @override
    async def _fetched(self, order: FetchOrder, on_report: OnFetchReport) -> Song:
        try:
            song = await fetched(self._spelled_out(order), source=NAME, on_report=on_report)
        except FetchError as err:
            self._condition.note_fetch(err)
            raise
        self._condition.note_fetch(None)
        return song

    def _spelled_out(self, order: FetchOrder) -> str:
        uri = order.song.uri
        largest = order.largest_mb * _MEGABYTE or self._cache.most_bytes
        overlay = self._renewals.overlay()
        return json.dumps(
            {
                "uri": uri,
                "cache": str(self._cache.folder),
                "longest_s": order.longest_s,
                "largest_bytes": min(largest, self._cache.most_bytes),
                "extractors": order.extractors,
                "private_hosts": order.private_hosts,
                "cookies": str(self._cookies) if self._cookies else None,
                "overlay": str(overlay) if overlay else None,
            }
        )

    async def _ask(
        self,
        address: str,
        most: int,
        on_part: OnPart | None = None,
        lookup: ResidentProcess | None = None,
    ) -> Mapping[str, object]:
        """Return the contents of a playlist or search; each of its parts may take `_PATIENCE_S`.

        Raises:
            FetchError: they are not available.
        """
        loop = asyncio.get_running_loop()

        async def take(part: Mapping[str, object]) -> None:
            patience.reschedule(None)
            if on_part is not None:
                await on_part(part)
            patience.reschedule(loop.time() + _PATIENCE_S)

        question = {"list": address, "most": most, "in_parts": on_part is not None}
        try:
            async with asyncio.timeout(_PATIENCE_S) as patience:
                answer = await (lookup or self._lookup).ask(question, take)
        except TimeoutError as err:
            raise FetchError(Cause.NETWORK) from err
        except JobError as err:
            raise FetchError(Cause.BROKEN) from err
        failed = answer.get("failed")
        if isinstance(failed, dict):
            raise failure_of(failed)
        return answer

    def _songs_in(self, answer: Mapping[str, object]) -> tuple[Song, ...]:
        songs = []
        for described in _listed(answer):
            link = song_link(str(described["uri"]))
            song = song_of(described, uri=link, source=NAME)
            songs.append(song)
            self._known[link] = song
            self._known.move_to_end(link)
        while len(self._known) > _KNOWN:
            self._known.popitem(last=False)
        return tuple(songs)


def _listed(answer: Mapping[str, object]) -> list[dict[str, object]]:
    songs = answer.get("songs")
    return [song for song in songs if isinstance(song, dict)] if isinstance(songs, list) else []


@asynccontextmanager
async def opened(source_context: SourceContext) -> AsyncIterator[YtdlpSource]:
    """Open the source."""
    folder = source_context.data / "cache"
    renewals = YtdlpVersions(folder=source_context.data / FOLDER)

    def lookup_order(private_hosts: Collection[str]) -> Sequence[str]:
        order = {
            "cache": str(folder),
            "overlay": str(renewals.overlay() or ""),
            "private_hosts": sorted(private_hosts),
        }
        return (json.dumps(order),)

    def a_lookup(private_hosts: Collection[str]) -> ResidentProcess:
        return ResidentProcess(
            module="raveberry_server.jobs.ytdlp_lookup",
            arguments=partial(lookup_order, private_hosts),
        )

    lookup = a_lookup(())
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(
            source_context.supervisor.keep_running("lookups", lookup.run), name="lookups"
        )
        online = YtdlpSource(
            cache=source_context.cache_of(NAME),
            lookup=lookup,
            private_lookup=a_lookup,
            tasks=tasks,
            cookies=source_context.options[COOKIES],
            cookies_option=source_context.option_name(COOKIES),
            renewals=renewals,
        )
        yield online
        online.close()
        running.cancel()


SPEC: Final = SourceSpec(
    name=NAME,
    rank=20,
    capabilities=frozenset(
        {
            Capability.SEARCH,
            Capability.PLAYLISTS,
            Capability.PLAYLIST_LINK,
            Capability.LINK,
            Capability.SIMILAR,
            Capability.ARTWORK,
            Capability.FETCH,
            Capability.HEALTH,
            Capability.PLACEHOLDER,
            Capability.UPDATE,
        }
    ),
    open=opened,
    options=(COOKIES,),
    path_checks=(
        PathCheck(option=COOKIES, problem=ProblemCode.COOKIES_UNUSABLE, look=unusable_cookies),
    ),
    examine=script_findings,
)
