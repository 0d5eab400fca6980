"""Federated search: library first, online hits below, with a bounded wait."""

import asyncio
from collections.abc import Sequence

import pytest
from raveberry_server.application.catalog import search as module
from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.catalog.search import (
    Searcher,
    SearchProgress,
    SearchQuery,
    complete_search,
    search_all,
    searched_online,
    top_result,
)
from raveberry_server.application.errors import SourceError
from raveberry_server.application.ports import BrowseItem, Found, Playlist
from raveberry_server.domain.model.errors import Reason, Refusal, RefusedError
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.settings import Settings, Visibility
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.notices import Notice, NoticeCode

from tests.fakes.sources.fake_source import FakeSource, a_library
from tests.fakes.sources.fetched_source import FakeRadioSource, FetchedSource, a_web_song
from tests.fakes.tasks import running

SETTINGS = Settings()
ANN = Searcher(role=Role.GUEST)


def a_catalog(*titles: str, web: tuple[str, ...] = ()) -> tuple[Catalog, FakeSource, FetchedSource]:
    library = a_library(*titles)
    net = FetchedSource(*map(a_web_song, web))
    return Catalog(sources=[library, net]), library, net


def a_world(*, fast: int, slow: int) -> tuple[Catalog, FetchedSource]:
    """Return a catalog with an empty library and two online sources, and the slow one of them."""
    sources = [
        FetchedSource(
            *(
                Song(uri=f"{name}:{number}", source=name, title=f"elm {name} {number}", artist="A")
                for number in range(count)
            ),
            name=name,
        )
        for name, count in (("fast", fast), ("slow", slow))
    ]
    return Catalog(sources=[a_library(), *sources]), sources[1]


async def seen_until(catalog: Catalog, by: Searcher, count: int) -> list[SearchProgress]:
    """Return the first reports of a search that does not end."""
    told = asyncio.Queue[SearchProgress]()
    async with running(
        search_all(catalog, SETTINGS, SearchQuery(words="elm"), by, told.put_nowait)
    ):
        return [await told.get() for _ in range(count)]


def names(songs: tuple[Song, ...]) -> list[str]:
    return [song.uri for song in songs]


async def seen(
    catalog: Catalog, wanted: SearchQuery, settings: Settings = SETTINGS, by: Searcher = ANN
) -> list[SearchProgress]:
    """Return all reports of a search, the final one included."""
    told: list[SearchProgress] = []
    told.append(await search_all(catalog, settings, wanted, by, told.append))
    return told


async def seen_with_slow(
    net: FetchedSource, catalog: Catalog, wanted: SearchQuery
) -> list[SearchProgress]:
    """Return all reports of a search whose online source answers after the first one."""
    told: list[SearchProgress] = []

    def tell(progress: SearchProgress) -> None:
        told.append(progress)
        net.search_gate.set()

    net.search_gate.clear()
    told.append(await search_all(catalog, SETTINGS, wanted, ANN, tell))
    return told


async def test_the_library_answers_before_online_sources() -> None:
    catalog, _, net = a_catalog("elm 1", "elm 2", web=("elm 3", "elm 4"))
    net.search_gate.clear()
    told = asyncio.Queue[SearchProgress]()
    async with asyncio.TaskGroup() as tasks:
        looking = tasks.create_task(
            search_all(catalog, SETTINGS, SearchQuery(words="elm", limit=20), ANN, told.put_nowait)
        )
        first = await told.get()
        assert (names(first.found.songs), first.is_done) == (["local:elm 1", "local:elm 2"], False)
        net.search_gate.set()
    last = looking.result()
    assert last.is_done
    assert told.empty()
    assert last.found.songs[:2] == first.found.songs
    assert names(last.found.songs)[2:] == ["web:elm 3", "web:elm 4"]


async def test_sources_that_answer_at_once_have_no_intermediate_results() -> None:
    catalog, _, net = a_catalog("elm 1", web=("elm 2",))
    net.trouble = "failed a moment ago"
    (only,) = await seen(catalog, SearchQuery(words="elm"))
    assert (names(only.found.songs), only.is_done) == (["local:elm 1"], True)


async def test_online_hits_are_appended_below_library_hits() -> None:
    titles = [f"elm {number:02}" for number in range(30)]
    catalog, _, net = a_catalog(*titles, web=("elm a", "elm b"))
    results = await seen_with_slow(net, catalog, SearchQuery(words="elm", limit=20))
    first, last = (one.found.songs for one in results)
    assert (len(first), len(last)) == (15, 20)
    assert last[:15] == first
    assert names(last)[15:17] == ["web:elm a", "web:elm b"]
    assert names(last)[17:] == [f"local:elm {number}" for number in range(15, 18)]
    assert results[-1].found.has_more


async def test_without_a_limit_as_many_hits_are_shown_as_the_host_has_set() -> None:
    titles = [f"elm {number:02}" for number in range(30)]
    catalog, _, _ = a_catalog(*titles, web=("elm a", "elm b"))
    last = await complete_search(catalog, Settings(suggestions=8), SearchQuery(words="elm"), ANN)
    assert (len(last.found.songs), last.found.has_more) == (8, True)
    more = await complete_search(
        catalog, Settings(suggestions=8), SearchQuery(words="elm", limit=12), ANN
    )
    assert len(more.found.songs) == 12


async def test_playlists_come_with_the_library_and_stay() -> None:
    catalog, library, net = a_catalog("elm 1", web=("elm 2",))
    for title in ("elm evening", "oak", "elm party", "elm b", "elm c"):
        uri = f"local:{title}"
        library.playlists[uri] = Playlist(uri=uri, title=title, songs=())
    net.playlists["web:1"] = Playlist(uri="web:1", title="elm of the net", songs=())
    told = await seen_with_slow(net, catalog, SearchQuery(words="elm", limit=20))
    for progress in told:
        assert [item.title for item in progress.playlists] == ["elm evening", "elm party", "elm b"]
    assert len(told) == 2
    net_only = await complete_search(
        catalog, SETTINGS, SearchQuery(words="elm", sources=(net.name,)), ANN
    )
    assert [item.title for item in net_only.playlists] == ["elm of the net"]


async def test_playlists_that_cannot_be_read_hide_no_song(monkeypatch: pytest.MonkeyPatch) -> None:
    catalog, library, _ = a_catalog("elm 1")

    async def fail(_query: str, _limit: int) -> Sequence[BrowseItem]:
        raise SourceError(Refusal.SOURCE_BROKEN, "the disk is away")

    monkeypatch.setattr(library, "playlists_named", fail)
    progress = await complete_search(catalog, SETTINGS, SearchQuery(words="elm"), ANN)
    assert (names(progress.found.songs), progress.playlists) == (["local:elm 1"], [])


async def test_songs_of_the_library_are_not_shown_twice() -> None:
    catalog, library, net = a_catalog(web=("elm",))
    title = "Elm (Official Video)"
    library.songs["x"] = Song(uri="local:elm", source="local", title=title, artist="The Band")
    (_, last) = await seen_with_slow(net, catalog, SearchQuery(words="elm"))
    assert names(last.found.songs) == ["local:elm"]
    assert net.songs


async def test_a_failing_online_source_is_reported_beside_library_hits() -> None:
    catalog, _, net = a_catalog("elm", web=("elm 2",))
    net.trouble = "the cable is out"
    last = await complete_search(catalog, SETTINGS, SearchQuery(words="elm"), ANN)
    assert (names(last.found.songs), last.is_done) == (["local:elm"], True)
    assert last.note == Notice(NoticeCode.SOURCE_SILENT, source="web")


@pytest.mark.parametrize("failing", ["local", "web"])
async def test_a_bug_in_a_source_hides_no_hits_and_is_logged_once(
    failing: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    catalog, library, net = a_catalog("elm", web=("elm 2",))

    async def fail(_query: str, _limit: int) -> Found:
        raise ZeroDivisionError

    broken = library if failing == "local" else net
    monkeypatch.setattr(broken, "search", fail)
    for _ in range(3):
        last = await complete_search(catalog, SETTINGS, SearchQuery(words="elm"), ANN)
        assert names(last.found.songs) == [{"local": "web:elm 2", "web": "local:elm"}[failing]]
        assert last.note == Notice(NoticeCode.SOURCE_SILENT, source=failing)
    assert caplog.text.count("Traceback") == 1
    hit = await top_result(catalog, SETTINGS, "elm", failing, ANN)
    assert hit.song.source != failing


async def test_bugs_in_all_sources_are_a_failed_search(monkeypatch: pytest.MonkeyPatch) -> None:
    catalog, library, net = a_catalog("elm", web=("elm 2",))

    async def fail(_query: str, _limit: int) -> Found:
        raise TimeoutError

    for source in (library, net):
        monkeypatch.setattr(source, "search", fail)
    with pytest.raises(RefusedError) as refusal:
        await complete_search(catalog, SETTINGS, SearchQuery(words="elm"), ANN)
    assert refusal.value.reason is Reason.SOURCE_FAILED


async def test_a_hit_of_another_source_names_it() -> None:
    catalog, _, net = a_catalog("elm", web=("elm 2",))
    net.note = Notice(NoticeCode.FOUND_ON_OTHER_SITE, site="soundcloud", silent="youtube")
    last = await complete_search(catalog, SETTINGS, SearchQuery(words="elm"), ANN)
    assert last.note == net.note
    hit = await top_result(catalog, SETTINGS, "elm 2", None, ANN)
    assert hit.note == net.note


async def test_online_sources_are_searched_concurrently_and_share_the_limit() -> None:
    catalog, slow = a_world(slow=25, fast=25)
    slow.search_gate.clear()
    told = asyncio.Queue[SearchProgress]()
    async with asyncio.TaskGroup() as tasks:
        looking = tasks.create_task(
            search_all(catalog, SETTINGS, SearchQuery(words="elm", limit=20), ANN, told.put_nowait)
        )
        await told.get()
        first = await told.get()
        assert [song.source for song in first.found.songs] == ["fast"] * 10
        slow.search_gate.set()
    last = looking.result().found.songs
    assert last[:10] == first.found.songs
    assert [song.source for song in last[10:]] == ["slow"] * 10


async def test_the_preferred_source_comes_first_if_it_is_quick(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    catalog, slow = a_world(slow=1, fast=1)
    bea = Searcher(role=Role.GUEST, source="slow")
    for by, order in ((bea, ["slow", "fast"]), (ANN, ["fast", "slow"])):
        told = await seen(catalog, SearchQuery(words="elm"), by=by)
        assert [song.source for song in told[-1].found.songs] == order
    assert (await top_result(catalog, SETTINGS, "elm", None, bea)).song.source == "slow"
    assert (await top_result(catalog, SETTINGS, "elm", None, ANN)).song.source == "fast"
    monkeypatch.setattr(module, "_HEAD_START_S", 0.01)
    slow.search_gate.clear()
    told = await seen_until(catalog, bea, 2)
    assert [song.source for song in told[-1].found.songs] == ["fast"]


async def test_a_failing_preferred_source_is_replaced_and_reported() -> None:
    catalog, slow = a_world(slow=1, fast=1)
    slow.trouble = "the cable is out"
    hit = await top_result(catalog, SETTINGS, "elm", None, Searcher(role=Role.GUEST, source="slow"))
    assert hit.song.source == "fast"
    assert hit.note == Notice(NoticeCode.OTHER_SOURCE_SILENT, source="fast", silent="slow")


async def test_stations_are_found_by_permitted_roles() -> None:
    radio = FakeRadioSource(a_web_song("elm"))
    catalog = Catalog(sources=[a_library("elm"), radio])
    host = Searcher(role=Role.HOST)
    for visible_to, by, is_found in (
        (Visibility.MODS, ANN, False),
        (Visibility.MODS, Searcher(role=Role.MOD), True),
        (Visibility.EVERYBODY, ANN, True),
        (Visibility.HOST, Searcher(role=Role.MOD), False),
        (Visibility.NOBODY, host, False),
    ):
        radio.audience = visible_to
        settings = Settings()
        last = await complete_search(catalog, settings, SearchQuery(words="elm"), by)
        assert (len(last.found.songs) == 2) == is_found
        assert (searched_online(catalog, settings, by) == ["radio"]) == is_found


async def test_a_source_that_is_not_set_up_is_not_asked() -> None:
    catalog, _, net = a_catalog("elm", web=("elm 2",))
    net.is_set_up = False
    net.trouble = "nobody asks it"
    last = await complete_search(catalog, SETTINGS, SearchQuery(words="elm"), ANN)
    assert (names(last.found.songs), last.note) == (["local:elm"], None)


async def test_searches_do_not_read_the_health_of_sources() -> None:
    catalog, _, net = a_catalog("elm", web=("elm 2",))
    await complete_search(catalog, SETTINGS, SearchQuery(words="elm"), ANN)
    await top_result(catalog, SETTINGS, "elm", None, ANN)
    assert net.health_reads == 0


async def test_a_search_without_answers_fails() -> None:
    catalog, library, net = a_catalog("elm")
    library.trouble = net.trouble = "all is lost"
    with pytest.raises(RefusedError) as refusal:
        await complete_search(catalog, SETTINGS, SearchQuery(words="elm"), ANN)
    assert refusal.value.reason is Reason.SOURCE_FAILED


async def test_an_unknown_source_is_a_bad_request() -> None:
    catalog, _, _ = a_catalog("elm")
    with pytest.raises(RefusedError) as refusal:
        await complete_search(catalog, SETTINGS, SearchQuery(words="elm", sources=("radio",)), ANN)
    assert refusal.value.reason is Reason.BAD_REQUEST


async def test_a_single_answer_waits_briefly_for_online_sources(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "PATIENCE_S", 0.05)
    catalog, _, net = a_catalog("elm", web=("elm 2",))
    net.search_gate.clear()
    last = await complete_search(catalog, SETTINGS, SearchQuery(words="elm"), ANN)
    assert (names(last.found.songs), last.is_done) == (["local:elm"], False)
    assert last.note == Notice(NoticeCode.ONLINE_SEARCH_LATE)
    last = await complete_search(catalog, SETTINGS, SearchQuery(words="elm", sources=("web",)), ANN)
    assert last.found.songs == ()


async def test_online_sources_are_not_searched_if_disabled() -> None:
    catalog, _, net = a_catalog("elm", web=("elm 2",))
    net.search_gate.clear()
    settings = Settings(online_suggestions=False)
    (only,) = await seen(catalog, SearchQuery(words="elm"), settings)
    assert (names(only.found.songs), only.is_done) == (["local:elm"], True)
    nothing = await complete_search(
        catalog, settings, SearchQuery(words="elm", sources=("web",)), ANN
    )
    assert (nothing.found.songs, nothing.is_done) == ((), True)


async def test_additional_words_are_added_to_online_searches() -> None:
    catalog, _, _ = a_catalog("elm", web=("elm", "elm karaoke"))
    settings = Settings(additional_words="karaoke")
    last = await complete_search(catalog, settings, SearchQuery(words="elm"), ANN)
    assert names(last.found.songs) == ["local:elm", "web:elm karaoke"]
    hit = await top_result(catalog, settings, "elm", "web", ANN)
    assert (hit.song.uri, hit.note) == ("web:elm karaoke", None)


async def test_the_top_result_is_from_the_library_else_online() -> None:
    catalog, _, _ = a_catalog("elm", web=("elm", "fir"))
    assert (await top_result(catalog, SETTINGS, "elm", None, ANN)).song.uri == "local:elm"
    assert (await top_result(catalog, SETTINGS, "fir", None, ANN)).song.uri == "web:fir"
    with pytest.raises(RefusedError) as refusal:
        await top_result(catalog, SETTINGS, "oak", None, ANN)
    assert refusal.value.reason is Reason.NOT_FOUND


async def test_a_failing_chosen_source_is_replaced_and_reported() -> None:
    catalog, _, net = a_catalog("elm", web=("fir",))
    hit = await top_result(catalog, SETTINGS, "elm", "web", ANN)
    assert hit.song.uri == "local:elm"
    assert hit.note == Notice(NoticeCode.FOUND_ELSEWHERE, source="local", wanted="web")
    net.trouble = "the cable is out"
    hit = await top_result(catalog, SETTINGS, "elm", "web", ANN)
    assert hit.note == Notice(NoticeCode.OTHER_SOURCE_SILENT, source="local", silent="web")
    with pytest.raises(RefusedError) as refusal:
        await top_result(catalog, SETTINGS, "oak", "web", ANN)
    assert refusal.value.reason is Reason.NOT_FOUND
    assert refusal.value.refusal is Refusal.SEARCH_INCOMPLETE


async def test_a_slow_online_source_gives_a_placeholder_or_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "PATIENCE_S", 0.05)
    catalog, _, net = a_catalog(web=("fir",))
    net.search_gate.clear()
    with pytest.raises(RefusedError) as refusal:
        await top_result(catalog, SETTINGS, "fir", None, ANN)
    assert refusal.value.refusal is Refusal.SEARCH_INCOMPLETE
    net.finds_later = True
    assert (await top_result(catalog, SETTINGS, "fir", None, ANN)).song.title == "fir"
