"""One search for the library and the net: at once, then below, never waiting for long."""

import pytest
from raveberry_server.application import sightings as module
from raveberry_server.application.catalog import Catalog
from raveberry_server.application.sightings import best_hit, last_sighting, sightings
from raveberry_server.domain.commands import Search
from raveberry_server.domain.errors import Reason, RefusedError
from raveberry_server.domain.settings import Settings
from raveberry_server.domain.song import Song

from tests.fakes.fetched import FetchedSource, a_web_song
from tests.fakes.source import FakeSource, a_library

SETTINGS = Settings()


def a_catalog(*titles: str, web: tuple[str, ...] = ()) -> tuple[Catalog, FakeSource, FetchedSource]:
    library = a_library(*titles)
    net = FetchedSource(*map(a_web_song, web))
    return Catalog(sources=[library, net]), library, net


def names(songs: tuple[Song, ...]) -> list[str]:
    return [song.uri for song in songs]


async def test_the_library_is_there_before_the_net_answers() -> None:
    catalog, _, net = a_catalog("elm 1", "elm 2", web=("elm 3", "elm 4"))
    net.search_gate.clear()
    seen = sightings(catalog, SETTINGS, Search(q="elm", limit=20))
    first = await anext(seen)
    assert (names(first.found.songs), first.is_done) == (["local:elm 1", "local:elm 2"], False)
    net.search_gate.set()
    last = await anext(seen)
    assert last.is_done
    assert last.found.songs[:2] == first.found.songs
    assert names(last.found.songs)[2:] == ["web:elm 3", "web:elm 4"]
    with pytest.raises(StopAsyncIteration):
        await anext(seen)


async def test_the_net_finds_room_below_a_full_library_and_nothing_moves() -> None:
    titles = [f"elm {number:02}" for number in range(30)]
    catalog, _, _ = a_catalog(*titles, web=("elm a", "elm b"))
    seen = [one async for one in sightings(catalog, SETTINGS, Search(q="elm", limit=20))]
    first, last = (one.found.songs for one in seen)
    assert (len(first), len(last)) == (15, 20)
    assert last[:15] == first
    assert names(last)[15:17] == ["web:elm a", "web:elm b"]
    assert names(last)[17:] == [f"local:elm {number}" for number in range(15, 18)]
    assert seen[-1].found.has_more


async def test_what_the_library_has_is_not_shown_twice() -> None:
    catalog, library, net = a_catalog(web=("elm",))
    title = "Elm (Official Video)"
    library.songs["x"] = Song(uri="local:elm", source="local", title=title, artist="The Band")
    (_, last) = [one async for one in sightings(catalog, SETTINGS, Search(q="elm"))]
    assert names(last.found.songs) == ["local:elm"]
    assert net.songs


async def test_a_net_in_trouble_is_noted_and_the_library_stays() -> None:
    catalog, _, net = a_catalog("elm", web=("elm 2",))
    net.trouble = "the cable is out"
    last = await last_sighting(catalog, SETTINGS, Search(q="elm"))
    assert (names(last.found.songs), last.is_done) == (["local:elm"], True)
    assert "the cable is out" in (last.note or "")


async def test_when_nobody_answers_the_search_failed() -> None:
    catalog, library, net = a_catalog("elm")
    library.trouble = net.trouble = "all is lost"
    with pytest.raises(RefusedError) as refusal:
        await last_sighting(catalog, SETTINGS, Search(q="elm"))
    assert refusal.value.reason is Reason.SOURCE_FAILED


async def test_an_unknown_source_is_a_bad_request() -> None:
    catalog, _, _ = a_catalog("elm")
    with pytest.raises(RefusedError) as refusal:
        await last_sighting(catalog, SETTINGS, Search(q="elm", sources=("radio",)))
    assert refusal.value.reason is Reason.BAD_REQUEST


async def test_one_answer_does_not_wait_long_for_the_net(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE_S", 0.05)
    catalog, _, net = a_catalog("elm", web=("elm 2",))
    net.search_gate.clear()
    last = await last_sighting(catalog, SETTINGS, Search(q="elm"))
    assert (names(last.found.songs), last.is_done) == (["local:elm"], False)
    assert "not answered yet" in (last.note or "")
    last = await last_sighting(catalog, SETTINGS, Search(q="elm", sources=("web",)))
    assert last.found.songs == ()


async def test_the_net_is_left_alone_when_the_host_wants_that() -> None:
    catalog, _, net = a_catalog("elm", web=("elm 2",))
    net.search_gate.clear()
    settings = Settings(online_suggestions=False)
    (only,) = [one async for one in sightings(catalog, settings, Search(q="elm"))]
    assert (names(only.found.songs), only.is_done) == (["local:elm"], True)
    nothing = await last_sighting(catalog, settings, Search(q="elm", sources=("web",)))
    assert (nothing.found.songs, nothing.is_done) == ((), True)


async def test_the_hosts_words_are_added_to_what_the_net_is_asked() -> None:
    catalog, _, _ = a_catalog("elm", web=("elm", "elm karaoke"))
    settings = Settings(additional_words="karaoke")
    last = await last_sighting(catalog, settings, Search(q="elm"))
    assert names(last.found.songs) == ["local:elm", "web:elm karaoke"]
    hit = await best_hit(catalog, settings, "elm", "web")
    assert (hit.song.uri, hit.note) == ("web:elm karaoke", None)


async def test_the_best_hit_is_the_librarys_and_else_the_nets() -> None:
    catalog, _, _ = a_catalog("elm", web=("elm", "fir"))
    assert (await best_hit(catalog, SETTINGS, "elm", None)).song.uri == "local:elm"
    assert (await best_hit(catalog, SETTINGS, "fir", None)).song.uri == "web:fir"
    with pytest.raises(RefusedError) as refusal:
        await best_hit(catalog, SETTINGS, "oak", None)
    assert refusal.value.reason is Reason.NOT_FOUND


async def test_when_the_wanted_source_fails_the_next_is_tried_and_said() -> None:
    catalog, _, net = a_catalog("elm", web=("fir",))
    hit = await best_hit(catalog, SETTINGS, "elm", "web")
    assert hit.song.uri == "local:elm"
    assert hit.note == "This is from local, because there is nothing like it in web"
    net.trouble = "the cable is out"
    hit = await best_hit(catalog, SETTINGS, "elm", "web")
    assert "the cable is out" in (hit.note or "")
    with pytest.raises(RefusedError) as refusal:
        await best_hit(catalog, SETTINGS, "oak", "web")
    assert refusal.value.reason is Reason.NOT_FOUND
    assert "the cable is out" in refusal.value.message


async def test_a_slow_net_gives_a_placeholder_or_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE_S", 0.05)
    catalog, _, net = a_catalog(web=("fir",))
    net.search_gate.clear()
    with pytest.raises(RefusedError) as refusal:
        await best_hit(catalog, SETTINGS, "fir", None)
    assert (refusal.value.reason, "web does not answer" in refusal.value.message) == (
        Reason.NOT_FOUND,
        True,
    )
    net.finds_later = True
    assert (await best_hit(catalog, SETTINGS, "fir", None)).song.title == "fir"
