"""The source `subsonic`, against a fake OpenSubsonic server over real HTTP."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from raveberry_server.adapters.sources.cache.song_cache import cache_key
from raveberry_server.adapters.sources.json_api import JsonApi
from raveberry_server.adapters.sources.subsonic.protocol import (
    REFUSALS,
    hosts_in,
    refusal_in,
    server_in,
)
from raveberry_server.adapters.sources.subsonic.source import SubsonicSource
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.application.ports import FetchOrder, FetchReport
from raveberry_server.domain.model.settings import Settings
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.playback.similarity import Seed

from tests.fakes.sources.music_services import (
    ANSWERS,
    CAUSES,
    KEY,
    NO_COVERS,
    PASSWORD,
    PICTURE,
    USER,
    Services,
    served_music,
)
from tests.fakes.sources.song_caches import a_cache


class SourceFixture:
    """A fake music server, the settings for it, and the source."""

    def __init__(self, *, services: Services, folder: Path, api: JsonApi) -> None:
        self.services = services
        self.settings = Settings(
            subsonic_url=services.url(), subsonic_user=USER, subsonic_password=PASSWORD
        )
        self.cache = a_cache(folder, "subsonic")
        self.source = SubsonicSource(
            cache=self.cache,
            api=api,
            settings=lambda: self.settings,
        )

    async def fetched(self, song: Song, **limits: int) -> Song:
        self.reports: list[FetchReport] = []

        async def on_report(report: FetchReport) -> None:
            self.reports.append(report)

        return await self.source.fetch(FetchOrder(song=song, **limits), on_report)  # type: ignore[arg-type] - numbers

    async def first(self, words: str = "night ferry") -> Song:
        return (await self.source.search(words, 5)).songs[0]


@pytest.fixture(scope="module")
def services(sounds: Path) -> Iterator[Services]:
    with served_music(sounds / "tagged.mp3") as services:
        yield services


@asynccontextmanager
async def standing(services: Services, folder: Path) -> AsyncIterator[SourceFixture]:
    services.trouble, services.size, services.first_song = "", len(services.sound), {}
    services.asked.clear()
    services.ranges.clear()
    services.gate.clear()
    stands: list[SourceFixture] = []
    api = JsonApi(private_hosts=lambda: hosts_in(stands[0].settings))
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(api.run())
        stands.append(SourceFixture(services=services, folder=folder, api=api))
        yield stands[0]
        running.cancel()


@pytest.fixture
async def fixture(services: Services, tmp_path: Path) -> AsyncIterator[SourceFixture]:
    async with standing(services, tmp_path) as fixture:
        yield fixture


async def test_hits_have_distinguishing_details(fixture: SourceFixture) -> None:
    found = await fixture.source.search("night", 5)
    (song,) = found.songs
    assert (song.title, song.artist, song.album, song.duration_s, song.source) == (
        "Night Ferry",
        "Neon Tide",
        "Harbour",
        3.0,
        "subsonic",
    )
    assert not found.has_more
    assert await fixture.source.song(song.uri) == song
    assert (await fixture.source.search("all", 1)).has_more
    assert (await fixture.source.search("nothing of the kind", 5)).songs == ()
    assert (await fixture.source.search("  ", 5)).songs == ()


async def test_the_password_is_never_sent_and_tokens_are_used_once(
    fixture: SourceFixture,
) -> None:
    await fixture.source.search("night", 5)
    await fixture.source.search("ferry", 5)
    queries = [query for _, query in fixture.services.asked]
    assert len({query["s"] for query in queries}) == len({query["t"] for query in queries}) == 3
    assert not any(PASSWORD in value for query in queries for value in query.values())


async def test_a_server_that_refuses_tokens_gets_the_password(fixture: SourceFixture) -> None:
    fixture.services.trouble = "no tokens"
    song = await fixture.first()
    assert fixture.source.health.reason is None
    await fixture.first("breakwater")
    logins = ["t" in query for _, query in fixture.services.asked]
    assert logins == [True, *[False] * (len(logins) - 1)], "a token is tried once"
    assert (await fixture.fetched(song)).uri == song.uri


@pytest.mark.parametrize("code", [10, 41])
async def test_a_server_that_refuses_every_login_is_named(
    fixture: SourceFixture, code: int
) -> None:
    fixture.services.trouble = f"code {code}"
    with pytest.raises(FetchError):
        await fixture.first()
    assert fixture.source.health.reason is not None
    assert [("t" in query, "p" in query) for _, query in fixture.services.asked] == [
        (True, False),
        (False, True),
    ]


async def test_without_a_user_the_password_is_an_api_key(fixture: SourceFixture) -> None:
    fixture.settings = replace(fixture.settings, subsonic_user="", subsonic_password=KEY)
    assert await fixture.first()
    assert {"u", "t", "s", "p"}.isdisjoint(fixture.services.asked[0][1])
    fixture.settings = replace(fixture.settings, subsonic_password="wrong")  # noqa: S106 - of nobody
    with pytest.raises(FetchError):
        await fixture.first()
    assert fixture.source.health.reason == Notice("music_server_key_wrong")


async def test_a_server_that_knows_no_keys_is_named(fixture: SourceFixture) -> None:
    fixture.settings = replace(fixture.settings, subsonic_user="")
    fixture.services.trouble = "code 10"
    with pytest.raises(FetchError):
        await fixture.first()
    assert fixture.source.health.reason == Notice("music_server_login_unsupported")


async def test_a_wrong_address_is_named(fixture: SourceFixture) -> None:
    url = fixture.services.url("/nowhere")
    fixture.settings = replace(fixture.settings, subsonic_url=url)
    with pytest.raises(FetchError):
        await fixture.first()
    assert fixture.source.health.reason == Notice("music_server_missing")


async def test_artists_and_albums_that_are_found_become_songs(
    fixture: SourceFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    hits = {"artist": [{"id": "ar-1", "name": "Neon Tide"}], "album": [{"id": "al-9"}, {"x": 1}]}
    monkeypatch.setitem(ANSWERS, "search3", lambda *_: {"searchResult3": hits})
    found = await fixture.source.search("neon", 10)
    assert [song.title for song in found.songs[:2]] == ["Night Ferry", "Breakwater"]
    assert len({song.uri for song in found.songs}) == len(found.songs) == 3
    assert (await fixture.source.search("neon", 1)).has_more


async def test_the_pages_of_a_server_lead_to_its_songs(fixture: SourceFixture) -> None:
    async def titles(path: str, offset: int = 0, limit: int = 10) -> list[str]:
        page = await fixture.source.browse(path, offset, limit)
        assert page is not None
        assert page.path == path
        return [item.label.code if item.label else item.title for item in page.items]

    front = ["artists", "albums", "genres", "starred", "playlists", "stations"]
    assert await titles("subsonic") == [f"page_{name}" for name in front]
    page = await fixture.source.browse("subsonic", 0, 1)
    assert page is not None
    assert (page.label, page.has_more) == (Notice("subsonic"), True)
    assert await titles("subsonic/artists") == ["Neon Tide"]
    assert await titles("subsonic/artist/ar-1") == ["Harbour"]
    assert await titles("subsonic/albums") == ["Harbour"]
    assert await titles("subsonic/albums", 1) == []
    assert (await titles("subsonic/album/al-1"))[:2] == ["Night Ferry", "Breakwater"]
    assert await titles("subsonic/album/al-1", 1, 1) == ["Breakwater"]
    assert await titles("subsonic/genres") == ["Synthpop"]
    assert await titles("subsonic/genre/Synthpop", 0, 1) == ["Night Ferry"]
    assert await titles("subsonic/starred") == ["Night Ferry", "Harbour"]
    assert await titles("subsonic/stations") == ["Night Jazz"]
    for path in ("x", "x/y", "artist/%00", f"album/{'x' * 300}"):
        assert await fixture.source.browse(f"subsonic/{path}", 0, 5) is None
    page = await fixture.source.browse("subsonic/albums", 0, 5)
    assert page is not None
    playlist = await fixture.source.playlist(page.items[0].uri or "", 2)
    assert playlist is not None
    assert (playlist.title, len(playlist.songs)) == ("Harbour", 2)


async def test_a_server_without_likeness_has_popular_songs_of_the_artist(
    fixture: SourceFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    song = await fixture.first()
    monkeypatch.delitem(ANSWERS, "getSimilarSongs2")
    monkeypatch.setitem(ANSWERS, "getTopSongs", lambda songs, _: {"topSongs": {"song": songs[1:2]}})
    assert [one.title for one in await fixture.source.similar(Seed(song=song), 5)] == ["Breakwater"]
    assert fixture.source.health.reason is None


async def test_odd_names_are_one_line_and_odd_numbers_are_none(fixture: SourceFixture) -> None:
    songs = (await fixture.source.search("all", 20)).songs
    assert len(songs) == 3, "films, and songs without a name, are no songs"
    tricky = songs[2]
    assert tricky.title.isprintable()
    assert len(tricky.title) <= 200
    assert (tricky.artist, tricky.duration_s) == ("", None)


async def test_a_song_is_fetched_with_its_cover_and_loudness(fixture: SourceFixture) -> None:
    song = await fixture.first("breakwater")
    assert await fixture.source.playable(song.uri) is None
    came = await fixture.fetched(song)
    assert (came.uri, came.title, came.source) == (song.uri, "Breakwater", "subsonic")
    assert came.artwork is not None
    assert await fixture.source.artwork(came.artwork)
    file = await fixture.source.playable(song.uri)
    assert file is not None
    assert b"REPLAYGAIN_TRACK_GAIN" in Path(file).read_bytes()  # noqa: ASYNC240 - a small file
    assert fixture.reports[0].song == song
    assert await fixture.fetched(song) == came
    assert fixture.services.paths().count("/rest/stream.view") == 1
    await fixture.source.keep_only({song.uri})
    assert await fixture.source.playable(song.uri)


async def test_a_cover_is_there_before_its_song_and_is_fetched_once(
    fixture: SourceFixture, services: Services, tmp_path: Path
) -> None:
    key = (await fixture.first()).artwork
    assert key is not None
    assert await fixture.source.artwork(key) == PICTURE
    path, query = services.asked[-1]
    assert (path, query["id"], query["size"]) == ("/rest/getCoverArt.view", "al-tr-1", "320")
    asked = len(services.asked)
    assert await fixture.source.artwork(key) == PICTURE
    assert len(services.asked) == asked
    async with standing(services, tmp_path) as restarted:
        assert await restarted.source.artwork(key) == PICTURE
        assert services.asked == []


@pytest.mark.parametrize("trouble", NO_COVERS)
async def test_a_cover_that_cannot_be_had_is_none_and_not_asked_for_at_once_again(
    fixture: SourceFixture, trouble: str
) -> None:
    key = (await fixture.first()).artwork or ""
    fixture.services.trouble = trouble
    assert await fixture.source.artwork(key) is None
    fixture.services.trouble = ""
    asked = len(fixture.services.asked)
    assert await fixture.source.artwork(key) is None
    assert len(fixture.services.asked) == asked
    assert fixture.source.health.reason is None, "a cover is no fault of the server"
    assert await fixture.first("breakwater")


@pytest.mark.parametrize(
    "key",
    [
        "",
        "subsonic:cover/",
        "subsonic:cover/00000000-al-tr-1",
        "subsonic:cover/{tag}-",
        "subsonic:cover/{tag}-%0a",
        "subsonic:cover/{tag}-" + "x" * 500,
        "subsonic:{tag}-al-tr-1",
        "http://127.0.0.1:9/cover.jpg",
    ],
)
async def test_an_invalid_cover_key_causes_no_request(fixture: SourceFixture, key: str) -> None:
    server = server_in(fixture.settings)
    assert server is not None
    assert await fixture.source.artwork(key.replace("{tag}", server.tag)) is None
    assert fixture.services.asked == []


async def test_covers_that_do_not_come_are_not_waited_for_one_after_the_other(
    fixture: SourceFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    songs = (await fixture.source.search("all", 20)).songs
    monkeypatch.setattr("raveberry_server.adapters.sources.json_api._PATIENCE_S", 0.5)
    fixture.services.trouble = "cover stalls"
    asked = len(fixture.services.asked)
    covers = [fixture.source.artwork(song.artwork or "") for song in (*songs, *songs)]
    assert await asyncio.gather(*covers) == [None] * len(covers)
    assert len(fixture.services.asked) - asked <= 2


async def test_a_downloaded_song_is_not_fetched_again(fixture: SourceFixture) -> None:
    song = await fixture.first()
    fixture.services.trouble = "sound breaks off"
    with pytest.raises(FetchError) as failure:
        await fixture.fetched(song)
    assert failure.value.cause is Cause.NETWORK
    fixture.services.trouble = ""
    assert (await fixture.fetched(song)).title == "Night Ferry"
    assert fixture.services.ranges[-2] == "bytes=1000-"


async def test_a_complete_download_is_put_into_the_cache(
    fixture: SourceFixture,
) -> None:
    song = await fixture.first()
    work = fixture.cache.folder / "unfinished" / cache_key(song.uri)
    work.mkdir(parents=True)
    (work / "sound").write_bytes(fixture.services.sound)
    assert (await fixture.fetched(song)).title == "Night Ferry"


@pytest.mark.parametrize(
    ("trouble", "cause"),
    [
        ("sound is a page", Cause.UNPLAYABLE),
        ("sound is noise", Cause.UNPLAYABLE),
        ("sound is endless", Cause.TOO_LARGE),
        ("code 70", Cause.GONE),
        ("401", Cause.LOGIN),
    ],
)
async def test_a_failed_download_has_its_cause(
    fixture: SourceFixture, trouble: str, cause: Cause
) -> None:
    song = await fixture.first()
    fixture.services.trouble = trouble
    with pytest.raises(FetchError) as failure:
        await fixture.fetched(song)
    assert failure.value.cause is cause
    assert await fixture.source.playable(song.uri) is None


async def test_limits_hold_before_anything_is_fetched(fixture: SourceFixture) -> None:
    song = await fixture.first()
    with pytest.raises(FetchError) as failure:
        await fixture.fetched(song, longest_s=1)
    assert failure.value.cause is Cause.TOO_LONG
    fixture.services.size = 5_000_000_000
    with pytest.raises(FetchError) as failure:
        await fixture.fetched(song, largest_mb=1)
    assert failure.value.cause is Cause.TOO_LARGE
    fixture.services.size = -(10**400)
    assert await fixture.fetched(song, largest_mb=1)


async def test_random_songs_are_picked_by_the_server(fixture: SourceFixture) -> None:
    assert [song.title for song in await fixture.source.random_songs(2)] == [
        "Night Ferry",
        "Breakwater",
    ]


@pytest.mark.parametrize(
    "reported",
    [{"type": "audiobook"}, {"type": "podcast"}, {"suffix": "m4b"}, {"genre": "Hörbuch"}],
)
async def test_audiobooks_and_podcasts_are_neither_drawn_nor_similar(
    fixture: SourceFixture, reported: dict[str, object]
) -> None:
    fixture.services.first_song = reported
    assert [song.title for song in await fixture.source.random_songs(2)] == ["Breakwater"]
    other = Song(uri="local:1", source="local", title="Else", artist="Neon Tide")
    followers = await fixture.source.similar(Seed(song=other), 5)
    assert [song.title for song in followers] == ["Breakwater"]


async def test_similar_songs_come_from_the_server(
    fixture: SourceFixture,
) -> None:
    song = await fixture.first()
    assert [one.title for one in await fixture.source.similar(Seed(song=song), 5)] == ["Breakwater"]
    other = Song(uri="local:1", source="local", title="Else", artist="Neon Tide")
    assert len(await fixture.source.similar(Seed(song=other), 5)) == 2
    nobody = replace(other, artist="Nobody at all")
    assert await fixture.source.similar(Seed(song=nobody), 5) == []
    assert await fixture.source.similar(Seed(song=replace(other, artist="")), 5) == []


async def test_without_likeness_others_of_the_genre_follow(
    fixture: SourceFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    song = await fixture.first()
    row = {"id": "tr-1", "artistId": "ar-none", "genre": "Synthpop"}

    async def told(_self: object, _name: str) -> dict[str, str]:
        return row

    monkeypatch.setattr(SubsonicSource, "_row", told)
    assert await fixture.source.similar(Seed(song=song), 5)
    assert fixture.services.asked[-1][1]["genre"] == "Synthpop"


async def test_playlists_are_browsed_found_by_name_and_asked_for(fixture: SourceFixture) -> None:
    front = await fixture.source.browse("", 0, 10)
    assert front is not None
    assert fixture.services.asked == [], "the front page waits for nobody"
    page = await fixture.source.browse("subsonic/playlists", 0, 10)
    assert page is not None
    (item,) = page.items
    assert (item.title, item.kind) == ("Sundays", "playlist")
    assert item.path is not None
    page = await fixture.source.browse(item.path, 0, 2)
    assert page is not None
    assert [one.title for one in page.items] == ["Night Ferry", "Breakwater"]
    uri = await fixture.source.playlist_like("sunday")
    assert uri == item.uri
    playlist = await fixture.source.playlist(uri or "", 2)
    assert playlist is not None
    assert (playlist.title, len(playlist.songs), playlist.left_out) == ("Sundays", 2, 4)
    assert await fixture.source.playlist_like("mondays") is None
    with pytest.raises(FetchError) as failure:
        await fixture.source.playlist(f"{uri}0", 2)
    assert failure.value.cause is Cause.GONE


async def test_playlists_are_found_once_a_search_has_listed_them(
    fixture: SourceFixture,
) -> None:
    assert await fixture.source.playlists_named("sun", 3) == ()
    await fixture.first()
    asked = len(fixture.services.asked)
    for words in ("sun", "SUNDAYS", "  sündays "):
        (item,) = await fixture.source.playlists_named(words, 3)
        assert (item.kind, item.title) == ("playlist", "Sundays")
        assert item.note == Notice(NoticeCode.FROM_SOURCE, source="subsonic")
    for words in ("", " ", "days", "sunday without", "?"):
        assert await fixture.source.playlists_named(words, 3) in ((), [])
    assert len(fixture.services.asked) == asked, "nobody is waited for"
    await fixture.first()
    assert fixture.services.paths().count("/rest/getPlaylists.view") == 1
    assert item.path is not None
    page = await fixture.source.browse(item.path, 0, 1)
    assert page is not None
    assert page.title == "Sundays"
    fixture.settings = replace(fixture.settings, subsonic_url=f"{fixture.services.url()}/other")
    assert await fixture.source.playlists_named("sun", 3) == (), "they are another server's"


async def test_playlists_that_do_not_come_hide_no_song(
    fixture: SourceFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ANSWERS, "getPlaylists", lambda *_: {"playlists": [{"playlist": "x"}]})
    assert await fixture.first()
    assert await fixture.source.playlists_named("sun", 3) == []


@pytest.mark.parametrize(
    ("trouble", "cause"),
    [
        *CAUSES.items(),
        ("code 0", Cause.BROKEN),
        ("code 40", Cause.LOGIN),
        ("code 41", Cause.LOGIN),
        ("code 50", Cause.LOGIN),
        ("code 70", Cause.GONE),
    ],
)
async def test_a_hostile_or_unlucky_server_is_a_clear_failure(
    fixture: SourceFixture, trouble: str, cause: Cause
) -> None:
    fixture.services.trouble = trouble
    with pytest.raises(FetchError) as failure:
        await fixture.source.search("night", 5)
    assert failure.value.cause is cause
    assert len(str(failure.value)) > 15
    assert PASSWORD not in str(failure.value)
    assert (fixture.source.health.reason is None) == (cause is Cause.GONE)


async def test_a_stalling_server_times_out(
    fixture: SourceFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("raveberry_server.adapters.sources.json_api._PATIENCE_S", 0.5)
    fixture.services.trouble = "stalled"
    with pytest.raises(FetchError) as failure:
        await fixture.source.search("night", 5)
    assert failure.value.cause is Cause.NETWORK


async def test_after_a_failure_requests_fail_at_once(fixture: SourceFixture) -> None:
    fixture.settings = replace(fixture.settings, subsonic_password=f"not {PASSWORD}")
    for _ in range(2):
        with pytest.raises(FetchError):
            await fixture.source.search("night", 5)
    assert len(fixture.services.asked) == 1
    assert fixture.source.health.reason == Notice("music_server_login_wrong")
    fixture.settings = replace(fixture.settings, subsonic_password=PASSWORD)
    assert fixture.source.health.reason is None
    assert await fixture.first()
    assert fixture.source.health.version == "navidrome 0.58.0"


async def test_without_a_configured_server_no_request_is_made(fixture: SourceFixture) -> None:
    fixture.settings = Settings(subsonic_url=fixture.services.url())
    assert not fixture.source.health.is_set_up
    assert (await fixture.source.search("night", 5)).songs == ()
    assert await fixture.source.random_songs(3) == ()
    assert await fixture.source.browse("", 0, 5) is None
    assert await fixture.source.playlist_like("sundays") is None
    assert await fixture.source.song("subsonic:00000000-tr-1") is None
    assert fixture.services.asked == []


async def test_songs_of_another_server_are_not_taken_for_this_ones(fixture: SourceFixture) -> None:
    song = await fixture.first()
    await fixture.fetched(song)
    fixture.settings = replace(fixture.settings, subsonic_url=f"{fixture.services.url()}/other")
    assert await fixture.source.song(song.uri) is None
    with pytest.raises(FetchError) as failure:
        await fixture.fetched(replace(song, uri=song.uri + "0"))
    assert failure.value.cause is Cause.GONE


async def test_the_server_may_have_a_local_name(fixture: SourceFixture) -> None:
    url = fixture.services.url().replace("127.0.0.1", "localhost")
    fixture.settings = replace(fixture.settings, subsonic_url=url)
    assert await fixture.first()
    fixture.settings = replace(
        fixture.settings, subsonic_url=f"http://localhost:{fixture.services.port}9"
    )
    with pytest.raises(FetchError):
        await fixture.first()


async def test_only_the_very_address_that_the_host_set_is_reached() -> None:
    settings = Settings(subsonic_url="http://192.168.7.7:4533/music")
    assert hosts_in(settings) == ("192.168.7.7:4533",)
    assert hosts_in(Settings()) == ()
    assert server_in(settings) is None


@pytest.mark.parametrize(
    "answer",
    [None, [], "x", {"subsonic-response": []}, {"subsonic-response": {"status": "fine"}}],
)
async def test_an_invalid_answer_is_a_refusal(answer: object) -> None:
    refusal = refusal_in(answer)
    assert refusal is not None
    assert refusal.cause is Cause.BROKEN


def test_every_code_of_the_protocol_is_a_fault_or_a_missing_song() -> None:
    for code, (cause, fault) in REFUSALS.items():
        assert isinstance(code, int)
        assert (fault is None) == (cause is Cause.GONE)
