"""Links of services that play nothing here, whose songs are searched for by name."""

import asyncio
from collections.abc import Awaitable

import pytest
from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.catalog.recent_searches import RecentSearches
from raveberry_server.application.catalog.search import (
    Searcher,
    SearchProgress,
    SearchQuery,
    search_all,
)
from raveberry_server.domain.model.errors import Reason, Refusal, RefusedError
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.settings import Settings
from raveberry_server.domain.notices import Notice, NoticeCode

from tests.fakes.party.domain_party import a_guest
from tests.fakes.party.headless_server import HeadlessServer
from tests.fakes.sources.fake_source import a_library
from tests.fakes.sources.fetched_source import FetchedSource, a_web_song
from tests.fakes.sources.linked_titles import ALBUM, DAMAGED, SITE, LinkedTitles

ANN = Searcher(role=Role.GUEST)
GUEST = a_guest("ann")
MOD = a_guest("mo", Role.MOD)
AMBER, NOWHERE, SILENT = f"{SITE}1", f"{SITE}2", f"{SITE}3"
BY_NAME = Notice(NoticeCode.FOUND_BY_NAME, service="Streaming", title="Amber")


def titles() -> LinkedTitles:
    return LinkedTitles({AMBER: ("", "Amber"), NOWHERE: ("The Qs", "Quince")})


def a_catalog(net: FetchedSource | None = None) -> Catalog:
    return Catalog(sources=[a_library("Amber", "Birch"), *([net] if net else []), titles()])


async def found(catalog: Catalog, words: str) -> list[SearchProgress]:
    told: list[SearchProgress] = []
    wanted = SearchQuery(words=words)
    told.append(await search_all(catalog, Settings(), wanted, ANN, told.append))
    return told


async def refusal_of(answer: Awaitable[object]) -> RefusedError:
    with pytest.raises(RefusedError) as refusal:
        await answer
    return refusal.value


async def test_a_link_is_searched_for_by_the_name_of_its_song() -> None:
    for text in (AMBER, f"Listen to this: {AMBER}"):
        (only,) = await found(a_catalog(), text)
        assert [song.uri for song in only.found.songs] == ["local:Amber"]
        assert only.note == BY_NAME


async def test_intermediate_results_say_how_they_were_found() -> None:
    net = FetchedSource(a_web_song("Amber live"))
    net.search_gate.clear()
    told = asyncio.Queue[SearchProgress]()
    wanted = SearchQuery(words=AMBER)
    async with asyncio.TaskGroup() as tasks:
        search = search_all(a_catalog(net), Settings(), wanted, ANN, told.put_nowait)
        searching = tasks.create_task(search)
        first = await told.get()
        assert (first.is_done, first.note) == (False, BY_NAME)
        net.search_gate.set()
    assert searching.result().note == BY_NAME
    assert len(searching.result().found.songs) == 2


async def test_a_name_without_hits_is_shown() -> None:
    refusal = await refusal_of(found(a_catalog(), NOWHERE))
    assert refusal.refusal is Refusal.LINKED_SONG_NOT_FOUND
    assert refusal.message == "“The Qs \N{EN DASH} Quince” was not found here. Try other words."


async def test_a_silent_source_is_reported_where_nothing_was_found() -> None:
    net = FetchedSource()
    net.trouble = "the cable is out"
    last = (await found(a_catalog(net), NOWHERE))[-1]
    assert last.note == Notice(NoticeCode.SOURCE_SILENT, source="web")


@pytest.mark.parametrize(
    ("link", "refusal"),
    [
        (ALBUM, Refusal.LINK_NOT_OF_A_SONG),
        (SILENT, Refusal.LINK_TITLE_UNREADABLE),
        (DAMAGED, Refusal.SOURCE_BROKEN),
    ],
)
async def test_a_link_without_a_name_is_refused_everywhere(link: str, refusal: Refusal) -> None:
    catalog = a_catalog()
    assert (await refusal_of(found(catalog, link))).refusal is refusal
    assert (await refusal_of(catalog.playlist(link, 5))).refusal is refusal
    server = HeadlessServer(sources=(a_library("Amber"), titles()))
    async with server.running():
        for command in ("enqueue", "enqueue_playlist"):
            asked = server.execute(command, MOD, uri=link)
            assert (await refusal_of(asked)).refusal is refusal


async def test_a_song_of_a_service_is_no_playlist_and_no_other_source_takes_its_link() -> None:
    catalog = Catalog(sources=[FetchedSource(a_web_song("Amber")), titles()])
    refusal = await refusal_of(catalog.playlist(AMBER, 5))
    assert refusal.refusal is Refusal.PLAYLIST_UNKNOWN
    assert (await refusal_of(catalog.song(AMBER))).refusal is Refusal.LINK_KIND_UNKNOWN
    assert await catalog.title_behind("https://example.org/1") is None


async def test_a_requested_link_is_the_best_hit_and_says_so() -> None:
    server = HeadlessServer(sources=(a_library("Amber", "Birch"), titles()))
    async with server.running():
        made = await server.execute("enqueue", GUEST, uri=AMBER)
        assert made.entry.song.uri == "local:Amber"
        assert made.note.code == "found_by_name"
        again = await server.execute("enqueue", MOD, query=f"This one: {AMBER}")
        assert again.duplicate
        refusal = await refusal_of(server.execute("enqueue", GUEST, uri=NOWHERE))
        assert refusal.refusal is Refusal.LINKED_SONG_NOT_FOUND
        assert refusal.reason is Reason.NOT_FOUND


async def test_an_incomplete_search_is_no_missing_song() -> None:
    net = FetchedSource()
    net.trouble = "the cable is out"
    server = HeadlessServer(sources=(a_library("Amber"), net, titles()))
    async with server.running():
        refusal = await refusal_of(server.execute("enqueue", GUEST, uri=NOWHERE))
    assert refusal.refusal is Refusal.SEARCH_INCOMPLETE


async def test_a_link_is_not_remembered_as_a_query() -> None:
    searches = RecentSearches()
    uris = [song.uri for song in a_library("Amber").songs.values()]
    searches.note(GUEST.id, AMBER, uris)
    assert searches.query_for(GUEST.id, "local:Amber") is None
    searches.note(GUEST.id, "amber", uris)
    assert searches.query_for(GUEST.id, "local:Amber") == "amber"
