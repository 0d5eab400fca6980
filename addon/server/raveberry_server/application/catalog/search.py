"""Federated search: the library answers at once, online sources follow as they answer."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from raveberry_server.application.ports import BrowseItem, Found, LinkTitle
from raveberry_server.domain.model.errors import Reason, Refusal, RefusedError
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.settings import Settings
from raveberry_server.domain.model.song import Song, match_key
from raveberry_server.domain.model.state import PartyState
from raveberry_server.domain.notices import Notice, NoticeCode

from .catalog import Catalog
from .url_validation import link_in

PATIENCE_S: Final = 3.0
"""Longest wait for online sources of a search with a single answer (docs/contract.md, HTTP)."""
_KEPT_FOR_THE_WORLD: Final = 5
_PLAYLISTS: Final = 3
"""Playlists shown at most, as they precede the songs."""
_HEAD_START_S: Final = 1.0
"""Head start of the source that the guest prefers."""


class SearchCatalog(Protocol):
    """The methods of a `Catalog` that a search needs."""

    @property
    def searchable(self) -> tuple[str, ...]:
        """Names of the sources that can be searched."""
        ...

    def is_online(self, name: str) -> bool:
        """Return whether a source searches online; False for an unknown one."""
        ...

    def admits(self, name: str, role: Role) -> bool:
        """Return whether a role may find songs of a source."""
        ...

    def is_set_up(self, name: str) -> bool:
        """Return whether a source has everything that it needs from the host."""
        ...

    async def found(self, query: str, limit: int, sources: Sequence[str] | None = None) -> Found:
        """Return the hits of the sources, in the order of the sources."""
        ...

    async def playlists_named(
        self, query: str, limit: int, sources: Sequence[str]
    ) -> Sequence[BrowseItem]:
        """Return the playlists of sources and party whose names fit."""
        ...

    async def title_behind(self, link: str) -> LinkTitle | None:
        """Return the title of the song behind a link of a service, None for every other link."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """A search; the default limit is the setting `suggestions`, the default sources are all."""

    words: str
    limit: int | None = None
    sources: Sequence[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchProgress:
    """Results of a search so far.

    Attributes:
        found: all hits so far; a hit keeps its position in later results.
        playlists: playlists whose names fit; complete in the first results.
        is_done: no more results will follow.
        note: which source is missing, if any.
    """

    found: Found
    is_done: bool
    note: Notice | None = None
    playlists: Sequence[BrowseItem] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TopResult:
    """The best hit for a query; `note` is set when it is not from the wanted source."""

    song: Song
    note: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Searcher:
    """Role of a searching guest, and the online source that the guest prefers."""

    role: Role
    source: str = ""


def searcher(state: PartyState, guest: GuestId | None, role: Role) -> Searcher:
    """Return the search context of a guest."""
    known = state.guests.get(guest) if guest is not None else None
    return Searcher(role=role, source=known.source if known else "")


type Tell = Callable[[SearchProgress], None]


async def search_all(
    catalog: SearchCatalog, settings: Settings, wanted: SearchQuery, by: Searcher, tell: Tell
) -> SearchProgress:
    """Return the final results; call `tell` with intermediate ones, each time with more.

    A link whose song a source can name is searched for by that name.

    Raises:
        RefusedError: `bad_request` for an unknown source, `source_failed` if none answers, and for
            a link as `Catalog.title_behind`, or `not_found`.
    """
    link = link_in(wanted.words)
    linked = await catalog.title_behind(link) if link is not None else None
    if linked is None:
        return await _search_words(catalog, settings, wanted, by, tell)
    note = _found_by_name(linked)
    by_name = replace(wanted, words=linked.words)
    last = await _search_words(
        catalog, settings, by_name, by, lambda progress: tell(replace(progress, note=note))
    )
    if last.found.songs:
        return replace(last, note=note)
    if last.note is None:
        raise _not_found(linked)
    return last


async def _search_words(
    catalog: SearchCatalog, settings: Settings, wanted: SearchQuery, by: Searcher, tell: Tell
) -> SearchProgress:
    """Return the final results of a query.

    All online sources are queried at the same time. Each has a share of the limit, so that a fast
    one does not fill it; hits beyond the share come last.

    Raises:
        RefusedError: `bad_request` for an unknown source, `source_failed` if none answers.
    """
    names = _asked(catalog, settings, wanted.sources, by)
    here = [name for name in names if not catalog.is_online(name)]
    there = [name for name in names if catalog.is_online(name)]
    limit = settings.suggestions if wanted.limit is None else wanted.limit
    failures: list[str] = []
    library, playlists = await asyncio.gather(
        _part(catalog, here, wanted.words, limit, failures),
        catalog.playlists_named(wanted.words, _PLAYLISTS, names),
    )
    gathered = _Gathered(library=library, playlists=playlists, limit=limit, sources=len(there))
    words = f"{wanted.words} {settings.additional_words}".strip()
    async with asyncio.TaskGroup() as tasks:
        asked = {
            name: tasks.create_task(
                _part(catalog, [name], words, limit, failures), name=f"search {name}"
            )
            for name in there
        }
        # A source that failed a moment ago answers in its first step.
        await asyncio.sleep(0)
        if here and not all(task.done() for task in asked.values()):
            tell(gathered.so_far())
        async for part in _arrivals(asked, _HEAD_START_S if by.source in asked else 0.0):
            gathered.add(part)
            if not all(task.done() for task in asked.values()):
                tell(gathered.so_far())
    if failures and len(failures) == len(there) + bool(here) and not gathered.songs:
        raise RefusedError(Refusal.SOURCES_SILENT)
    silent = [Notice(NoticeCode.SOURCE_SILENT, source=name) for name in failures]
    return gathered.in_the_end(next(iter((*silent, *gathered.notes)), None))


class _Gathered:
    """Merged hits of all sources; a hit never moves once it is placed."""

    def __init__(
        self, *, library: Found, playlists: Sequence[BrowseItem], limit: int, sources: int
    ) -> None:
        kept = min(_KEPT_FOR_THE_WORLD, limit // 4) if sources else 0
        self.songs = list(library.songs[: limit - kept])
        self.notes: list[Notice] = []
        self._playlists = playlists
        self._limit = limit
        self._share = max(1, (limit - len(self.songs)) // max(1, sources))
        self._library = library.songs
        self._known: set[str] | None = None
        self._library_rest = library.songs[limit - kept :]
        self._rest: list[Song] = []
        self._has_more = library.has_more

    def add(self, part: Found) -> None:
        """Append the hits of an online source."""
        known = self._known
        if known is None:
            known = self._known = set(map(match_key, self._library))
        fresh = [song for song in part.songs if match_key(song) not in known]
        known.update(map(match_key, fresh))
        self.songs += fresh[: self._share]
        self._rest += fresh[self._share :]
        self._has_more |= part.has_more
        self.notes += [part.note] if part.note else []

    def so_far(self) -> SearchProgress:
        """Return the intermediate results, while sources are still searching."""
        found = Found(songs=tuple(self.songs[: self._limit]), has_more=self._has_more)
        return SearchProgress(found=found, is_done=False, playlists=self._playlists)

    def in_the_end(self, note: Notice | None) -> SearchProgress:
        """Return the final results."""
        songs = (*self.songs, *self._library_rest, *self._rest)
        has_more = self._has_more or len(songs) > self._limit
        found = Found(songs=songs[: self._limit], has_more=has_more)
        return SearchProgress(found=found, is_done=True, note=note, playlists=self._playlists)


async def _arrivals(
    asked: Mapping[str, asyncio.Task[Found]], head_start_s: float
) -> AsyncIterator[Found]:
    """Yield answers in query order during the head start, then as they arrive."""
    loop = asyncio.get_running_loop()
    until_s = loop.time() + head_start_s
    waiting = dict(asked)
    while waiting:
        first = next(iter(waiting.values()))
        await asyncio.wait((first,), timeout=max(0.0, until_s - loop.time()))
        await asyncio.wait(waiting.values(), return_when=asyncio.FIRST_COMPLETED)
        name = next(name for name, task in waiting.items() if task.done())
        yield waiting.pop(name).result()


async def complete_search(
    catalog: SearchCatalog, settings: Settings, wanted: SearchQuery, by: Searcher
) -> SearchProgress:
    """Return the results that are available within `PATIENCE_S`.

    Raises:
        RefusedError: as `search_all`.
    """
    last = SearchProgress(found=Found(songs=(), has_more=False), is_done=False)

    def note(progress: SearchProgress) -> None:
        nonlocal last
        last = progress

    try:
        async with asyncio.timeout(PATIENCE_S):
            return await search_all(catalog, settings, wanted, by, note)
    except TimeoutError:
        return replace(last, note=Notice(NoticeCode.ONLINE_SEARCH_LATE))


async def top_result(
    catalog: Catalog, settings: Settings, words: str, source: str | None, by: Searcher
) -> TopResult:
    """Return the best hit of the wanted source, else of the next source that has one.

    A slow online source is not awaited: its hit is a placeholder.

    Raises:
        RefusedError: `not_found`.
    """
    order = dict.fromkeys((*((source,) if source else ()), *_asked(catalog, settings, None, by)))
    failures: list[str] = []
    for name in order:
        hit = await _first(catalog, settings, name, words, failures)
        if hit is None:
            continue
        if name == source or (source is None and not failures):
            return hit
        if failures:
            note = Notice(NoticeCode.OTHER_SOURCE_SILENT, source=name, silent=failures[0])
        else:
            note = Notice(NoticeCode.FOUND_ELSEWHERE, source=name, wanted=source or "")
        return TopResult(song=hit.song, note=note)
    raise RefusedError(Refusal.SEARCH_INCOMPLETE if failures else Refusal.NOTHING_FOUND)


async def linked_result(
    catalog: Catalog, settings: Settings, linked: LinkTitle, by: Searcher
) -> TopResult:
    """Return the best hit for the song that a link names; its note says how it was found.

    Raises:
        RefusedError: `not_found`.
    """
    try:
        hit = await top_result(catalog, settings, linked.words, None, by)
    except RefusedError as err:
        raise (_not_found(linked) if err.refusal is Refusal.NOTHING_FOUND else err) from err
    return replace(hit, note=_found_by_name(linked))


def _found_by_name(linked: LinkTitle) -> Notice:
    return Notice(NoticeCode.FOUND_BY_NAME, service=linked.service, title=_named(linked))


def _not_found(linked: LinkTitle) -> RefusedError:
    return RefusedError(Refusal.LINKED_SONG_NOT_FOUND, title=_named(linked))


def _named(linked: LinkTitle) -> str:
    return f"{linked.artist} \N{EN DASH} {linked.title}" if linked.artist else linked.title


async def _first(
    catalog: Catalog, settings: Settings, name: str, words: str, failures: list[str]
) -> TopResult | None:
    """Return the best hit of one source, None if it has none or does not answer."""
    if catalog.is_online(name):
        words = f"{words} {settings.additional_words}".strip()
    try:
        async with asyncio.timeout(PATIENCE_S):
            found = await _part(catalog, [name], words, 1, failures)
    except TimeoutError:
        song = catalog.placeholder(name, words)
        if song is None:
            failures.append(name)
        return TopResult(song=song) if song else None
    return TopResult(song=found.songs[0], note=found.note) if found.songs else None


async def _part(
    catalog: SearchCatalog, names: Sequence[str], words: str, limit: int, failures: list[str]
) -> Found:
    """Return the hits of sources; add the name of the first one to `failures` if none answers."""
    if not names:
        return Found(songs=(), has_more=False)
    try:
        return await catalog.found(words, limit, names)
    except RefusedError as err:
        if err.reason is not Reason.SOURCE_FAILED:
            raise
        failures.append(names[0])
        return Found(songs=(), has_more=False)


def _asked(
    catalog: SearchCatalog, settings: Settings, sources: Sequence[str] | None, by: Searcher
) -> Sequence[str]:
    """Return the sources to query, online ones last and only if the host allows them."""
    names = [
        name
        for name in sources or catalog.searchable
        if catalog.admits(name, by.role)
        and (not catalog.is_online(name) or _is_searched(catalog, settings, name))
    ]
    return sorted(names, key=lambda name: (catalog.is_online(name), name != by.source))


def _is_searched(catalog: SearchCatalog, settings: Settings, name: str) -> bool:
    return settings.online_suggestions and catalog.is_set_up(name)


def searched_online(catalog: SearchCatalog, settings: Settings, by: Searcher) -> Sequence[str]:
    """Return the online sources that are searched for a guest."""
    return [name for name in _asked(catalog, settings, None, by) if catalog.is_online(name)]
