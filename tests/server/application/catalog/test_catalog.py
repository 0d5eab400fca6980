"""All sources behind one interface."""

from typing import override

import pytest
from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.catalog.role_url_policy import UrlPolicy
from raveberry_server.application.ports import BrowseItem, BrowsePage, Linked, Playlist
from raveberry_server.domain.model.errors import Reason, Refusal, RefusedError
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.requests.playlist_requests import MissingSong

from tests.fakes.sources.fake_source import FakeSource, a_library
from tests.fakes.sources.fetched_source import FakeRadioSource

AT_HOME = UrlPolicy(private_hosts=["192.168.1.5:8000"])


def online(*titles: str, trouble: str = "") -> FakeSource:
    songs = [Song(uri=f"web:{title}", source="web", title=title) for title in titles]
    return FakeSource(songs=songs, name="web", trouble=trouble)


async def reason_of(catalog: Catalog, uri: str) -> Reason:
    with pytest.raises(RefusedError) as refusal:
        await catalog.song(uri)
    return refusal.value.reason


async def test_the_library_answers_first() -> None:
    catalog = Catalog(sources=[a_library("Amber"), online("Amber live", "Birch")])
    found = await catalog.found("amber", 10)
    assert [song.uri for song in found.songs] == ["local:Amber", "web:Amber live"]
    assert not found.has_more
    assert catalog.names == ("local", "web")


async def test_hits_are_limited_and_a_cut_is_reported() -> None:
    catalog = Catalog(sources=[a_library("Elm 1"), online("Elm 2", "Elm 3")])
    assert (await catalog.found("elm", 1)).has_more
    found = await catalog.found("elm", 2)
    assert (len(found.songs), found.has_more) == (2, True)


async def test_one_may_choose_the_sources() -> None:
    catalog = Catalog(sources=[a_library("Amber"), online("Amber")])
    found = await catalog.found("amber", 10, ["web"])
    assert [song.source for song in found.songs] == ["web"]
    with pytest.raises(RefusedError) as refusal:
        await catalog.found("amber", 10, ["radio"])
    assert refusal.value.reason is Reason.BAD_REQUEST
    assert "local, web" in refusal.value.message


async def test_a_failing_source_hides_no_hits_of_others() -> None:
    catalog = Catalog(sources=[a_library("Amber"), online(trouble="no network")])
    assert len((await catalog.found("amber", 10)).songs) == 1


async def test_when_no_source_answers_the_search_failed() -> None:
    catalog = Catalog(sources=[online(trouble="no network")])
    with pytest.raises(RefusedError) as refusal:
        await catalog.found("amber", 10)
    assert refusal.value.reason is Reason.SOURCE_FAILED
    assert refusal.value.refusal is Refusal.SEARCH_FAILED


async def test_a_song_is_found_by_its_address_in_any_source() -> None:
    catalog = Catalog(sources=[a_library("Amber"), online("Birch")])
    assert (await catalog.song("web:Birch")).title == "Birch"


@pytest.mark.parametrize(
    ("uri", "reason"),
    [
        ("local:Nothing", Reason.NOT_FOUND),
        ("words", Reason.NOT_FOUND),
        ("https://example.com/a.mp3", Reason.SOURCE_FAILED),
        ("file:///etc/passwd", Reason.NOT_ALLOWED),
        ("http://127.1/a.mp3", Reason.NOT_ALLOWED),
        ("spotify:track:1", Reason.NOT_ALLOWED),
    ],
)
async def test_a_song_that_is_not_there_is_refused_for_its_reason(uri: str, reason: Reason) -> None:
    assert await reason_of(Catalog(sources=[a_library("Amber")]), uri) is reason


async def test_a_forbidden_address_reaches_no_source() -> None:
    source = FakeSource(songs=[Song(uri="http://10.0.0.1/a", source="web", title="A")], name="web")
    assert await reason_of(Catalog(sources=[source]), "http://10.0.0.1/a") is Reason.NOT_ALLOWED


async def test_a_failing_source_refuses_songs_and_pages() -> None:
    catalog = Catalog(sources=[online(trouble="no network")])
    assert await reason_of(catalog, "web:Birch") is Reason.SOURCE_FAILED
    with pytest.raises(RefusedError) as refusal:
        await catalog.browse_page("", 0, 10)
    assert refusal.value.reason is Reason.SOURCE_FAILED


async def test_links_in_playlists_follow_the_policy_of_pasted_links() -> None:
    library, net = a_library("Amber", "Birch"), online("Cedar")
    link = "https://example.org/cedar"
    net.songs[link] = net.songs["web:Cedar"]
    private = "http://192.168.1.5:8000/live"
    net.songs[private] = net.songs["web:Cedar"]
    lines = (
        Linked(title="Cedar", uri=link, place=0),
        Linked(title="Passwords", uri="file:///etc/passwd", place=1),
        Linked(title="Own", uri="local:Birch", place=1),
        Linked(title="House", uri=private, place=1),
        Linked(title="Elsewhere", uri="https://example.org/none", place=2),
    )
    library.playlists["local:list"] = Playlist(
        uri="local:list",
        title="List",
        songs=tuple(library.songs.values()),
        missing=(MissingSong(title="Gone", reason=Notice(NoticeCode.FILE_UNKNOWN_HERE)),),
        linked=lines,
    )
    catalog = Catalog(sources=[library, net])
    playlist = await catalog.playlist("local:list", 50)
    titles = [song.title for song in playlist.songs]
    assert titles == ["Cedar", "Amber", "Birch", "Birch"]
    assert [one.title for one in playlist.missing] == ["Gone", "Passwords", "House", "Elsewhere"]
    assert playlist.missing[2].reason == Notice(Refusal.ADDRESS_PRIVATE)
    assert playlist.linked == ()
    of_host = await catalog.playlist("local:list", 50, AT_HOME)
    assert [song.title for song in of_host.songs] == ["Cedar", "Amber", "Birch", "House", "Birch"]


class PageSource(FakeSource):
    """A source with a page of given items."""

    def __init__(self, *items: BrowseItem) -> None:
        super().__init__(songs=[])
        self.items = items

    @override
    async def browse(self, path: str, offset: int, limit: int) -> BrowsePage | None:
        return BrowsePage(path=path, title="List", items=self.items, has_more=False)


def a_link(title: str, link: str) -> BrowseItem:
    return BrowseItem(kind="song", title=title, link=link)


async def test_a_link_on_a_page_is_a_song_or_has_a_reason() -> None:
    net = online("Cedar")
    known, private = "https://example.org/cedar", "http://192.168.1.5:8000/live?token=secret"
    net.songs[known] = Song(uri=known, source="web", title="Cedar", artist="The Trees")
    net.songs[private] = Song(uri=private, source="web", title="192.168.1.5/live")
    page = PageSource(
        a_link("watch", known),
        a_link("House FM", private),
        a_link("Passwords", "file:///etc/passwd"),
        a_link("Script", "javascript:alert(1)"),
        a_link("Elsewhere", "https://example.org/none"),
    )
    catalog = Catalog(sources=[page, net])
    page = await catalog.browse_page("playlist/1", 0, 10)
    assert [item.link for item in page.items] == [None] * 5
    cedar, *refused = page.items
    assert cedar.song == net.songs[known], "what its source calls it is better"
    assert (cedar.subtitle, cedar.objection) == ("The Trees", None)
    assert [item.title for item in refused] == ["House FM", "Passwords", "Script", "Elsewhere"]
    assert all(item.song and item.objection for item in refused)
    assert refused[0].objection == Notice(Refusal.ADDRESS_PRIVATE)
    assert "secret" not in repr(refused)
    for item in refused:
        assert item.song is not None
        with pytest.raises(RefusedError):
            await catalog.song(item.song.uri)
    of_host = await catalog.browse_page("playlist/1", 0, 10, AT_HOME)
    song = of_host.items[1].song
    assert song is not None
    assert (song.title, song.uri) == ("House FM", private), "by the name that the list has for it"


@pytest.mark.parametrize(
    ("url_policy", "taken"),
    [
        (UrlPolicy(), []),
        (UrlPolicy(role=Role.GUEST), []),
        (UrlPolicy(role=Role.MOD), ["Directory FM"]),
        (UrlPolicy(role=Role.HOST), ["Directory FM", "House FM"]),
    ],
)
async def test_radio_on_a_page_follows_the_policy_of_typed_radio(
    url_policy: UrlPolicy, taken: list[str]
) -> None:
    lines = {"Directory FM": "radio:station/1", "House FM": "radio:https://radio.example/live"}
    songs = [Song(uri=uri, source="radio", title=title) for title, uri in lines.items()]
    page = PageSource(*(a_link(title, uri) for title, uri in lines.items()))
    catalog = Catalog(sources=[page, FakeRadioSource(*songs)])
    page = await catalog.browse_page("playlist/1", 0, 10, url_policy)
    assert [item.title for item in page.items if item.objection is None] == taken


async def test_a_station_on_a_page_is_the_stream_of_the_source_of_streams() -> None:
    address = "https://radio.example/live"
    station = Song(uri=f"radio:{address}", source="radio", title="radio.example")
    page = PageSource(BrowseItem(kind="song", title="House FM", link=address, is_stream=True))
    catalog = Catalog(sources=[page, FakeRadioSource(station)])
    page = await catalog.browse_page("stations", 0, 10, UrlPolicy(role=Role.HOST))
    assert [(one.song.uri, one.title) for one in page.items if one.song] == [
        (station.uri, "House FM")
    ]
    page = await catalog.browse_page("stations", 0, 10, UrlPolicy(role=Role.GUEST))
    assert page.items[0].objection is not None
    page = await Catalog(sources=[PageSource(*page.items)]).browse_page("stations", 0, 10)
    assert page.items[0].link is None


async def test_the_best_hit_is_the_first() -> None:
    catalog = Catalog(sources=[a_library("Elm 1", "Elm 2"), online("Elm 0")])
    assert (await catalog.best_hit("elm", None)).title == "Elm 1"
    assert (await catalog.best_hit("elm", "web")).title == "Elm 0"
    with pytest.raises(RefusedError) as refusal:
        await catalog.best_hit("oak", None)
    assert refusal.value.reason is Reason.NOT_FOUND


async def test_a_page_is_opened_by_its_path() -> None:
    catalog = Catalog(sources=[a_library("Amber")])
    assert len((await catalog.browse_page("", 0, 10)).items) == 1
    with pytest.raises(RefusedError) as refusal:
        await catalog.browse_page("no such path", 0, 10)
    assert refusal.value.reason is Reason.NOT_FOUND


async def test_location_and_cover_come_from_the_songs_source() -> None:
    catalog = Catalog(sources=[a_library("Amber")])
    song = await catalog.song("local:Amber")
    assert await catalog.playable(song) == "/music/local:Amber"
    assert await catalog.artwork(song)
    stranger = Song(uri="web:1", source="web", title="A", artwork="a")
    assert await catalog.playable(stranger) is None
    assert await catalog.artwork(stranger) is None
    bare = Song(uri="local:1", source="local", title="A")
    assert await catalog.artwork(bare) is None
