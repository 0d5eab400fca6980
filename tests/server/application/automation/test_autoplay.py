"""Autoplay continues an empty queue in the background."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import override

import pytest
from raveberry_server.adapters.sources.backup_stream.source import BackupStream
from raveberry_server.application.automation.autoplay import Autoplay
from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.ports import Linked, Playlist
from raveberry_server.domain.model.entry import Entry, EntryState, Origin
from raveberry_server.domain.model.events import SongEnded
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.playback import current_song
from raveberry_server.domain.playback.similarity import Seed
from raveberry_server.domain.requests import placeholders, removal, song_requests, voting
from raveberry_server.domain.requests.song_requests import Request

from tests.fakes.party.domain_party import BROKEN, a_guest, a_song
from tests.fakes.party.headless_server import HeadlessServer
from tests.fakes.sources.fake_source import FakeSource
from tests.fakes.sources.fetched_source import FakeRadioSource, FetchedSource, a_web_song
from tests.fakes.tasks import running


class SuggestingSource(FakeSource):
    """A source with scripted suggestions and one playlist."""

    def __init__(self, name: str, *suggestions: str) -> None:
        super().__init__(songs=[], name=name)
        self.suggestions = [a_song(one) for one in suggestions]
        self.playlist_songs: Sequence[Song] = ()
        self.bases: list[Seed] = []
        self.gate = asyncio.Event()
        self.gate.set()

    async def similar(self, seed: Seed, limit: int) -> Sequence[Song]:
        self.bases.append(seed)
        await self.gate.wait()
        self._expect_well()
        return self.suggestions[:limit]

    @override
    async def playlist(self, uri: str, limit: int) -> Playlist | None:
        if uri != f"{self.name}:mix" or not self.playlist_songs:
            return await super().playlist(uri, limit)
        self._expect_well()
        return Playlist(uri=uri, title="Mix", songs=tuple(self.playlist_songs[:limit]))

    @override
    async def playlist_like(self, query: str) -> str | None:
        return f"{self.name}:mix" if query == "the mix" and self.playlist_songs else None


class SuggestingOnlineSource(FetchedSource):
    """An online source that suggests one song."""

    async def similar(self, _basis: Seed, _limit: int) -> Sequence[Song]:
        return [a_web_song("far")]


class AutoplayServer(HeadlessServer):
    """A party whose sources suggest songs."""

    def __init__(self) -> None:
        super().__init__()
        self.library = SuggestingSource("local", "x", "y", "z")
        self.online = SuggestingSource("web", "w")
        sources = [self.library, self.online, FakeRadioSource(), BackupStream()]
        self.dry = Autoplay(party=self.party, catalog=Catalog(sources=sources), sources=sources)

    async def begin(self, name: str = "a", source: str = "local") -> None:
        """Start the last requested song."""
        song = a_song(name)
        request = Request(song=Song(uri=song.uri, source=source, title=name, artist=song.artist))
        made = await self.step(
            lambda state, now: song_requests.request(state, HOST_CALLER, request, now)
        )
        await self.start(made.entry)

    async def check(self) -> float | None:
        wait_s = await self.dry.check()
        await settle()
        return wait_s

    @property
    def waiting(self) -> list[tuple[str, str]]:
        entries = sorted(self.state.waiting.values(), key=lambda entry: entry.sequence)
        return [(entry.song.title, entry.origin.value) for entry in entries]

    def first(self) -> Entry:
        return next(iter(self.state.waiting.values()))

    async def finish(self) -> None:
        epoch = self.state.playback.epoch
        await self.step(lambda state, now: current_song.finish_song(state, epoch, now))


async def settle() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


@pytest.fixture
async def server() -> AsyncIterator[AutoplayServer]:
    made = AutoplayServer()
    async with made.running(), listening(made):
        yield made


@asynccontextmanager
async def listening(server: AutoplayServer) -> AsyncIterator[None]:
    """Deliver events to autoplay, which checks only when a test calls it."""
    unlisten = server.party.listen(server.dry._note)
    yield
    unlisten()


async def test_a_song_of_the_library_follows_the_last_one(server: AutoplayServer) -> None:
    assert await server.check() is None
    assert server.library.bases == [], "nobody is asked while nothing has played"
    await server.begin()
    await server.check()
    assert server.waiting == [("x", "autoplay")]
    assert server.online.bases == [], "offline first"
    await server.check()
    assert len(server.library.bases) == 1


async def test_suggestions_use_current_liked_and_played_songs(
    server: AutoplayServer,
) -> None:
    await server.begin("liked")
    await server.step(lambda state, now: voting.vote(state, HOST_CALLER, EntryId("e0"), 1, now))
    await server.finish()
    await server.begin("b")
    await server.check()
    (seed,) = server.library.bases
    assert seed.song.title == "b"
    assert [song.title for song in seed.liked] == ["liked"]
    assert seed.played >= {"the band\nliked", "the band\nb"}
    assert seed.recent_artists == {"the band"}


async def test_played_and_forbidden_suggestions_are_skipped(
    server: AutoplayServer,
) -> None:
    await server.begin("x")
    await server.set("forbidden_words", "y")
    await server.check()
    assert server.waiting == [("z", "autoplay")]


async def test_a_removed_suggestion_is_followed_by_another(
    server: AutoplayServer,
) -> None:
    await server.begin()
    await server.check()
    x = server.first().id
    await server.step(lambda state, _now: removal.remove(state, HOST_CALLER, x))
    await settle()
    await server.check()
    assert server.waiting == [("y", "autoplay")]
    assert [seed.song.title for seed in server.library.bases] == ["a", "x"]


async def test_a_request_during_the_search_replaces_the_suggestion(
    server: AutoplayServer,
) -> None:
    await server.begin()
    server.library.gate.clear()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(server.dry.check())
        await settle()
        await server.step(
            lambda state, now: song_requests.request(
                state, HOST_CALLER, Request(song=a_song("wish")), now
            )
        )
        server.library.gate.set()
    assert server.waiting == [("wish", "host")]


async def test_the_songs_own_source_suggests_if_the_library_cannot(
    server: AutoplayServer,
) -> None:
    server.library.suggestions = []
    await server.begin(source="web")
    await server.check()
    assert server.waiting == [("w", "autoplay")]


async def test_a_suggestion_waits_for_its_download(server: AutoplayServer) -> None:
    server.library.suggestions = []
    sources = [server.library, SuggestingOnlineSource()]
    dry = Autoplay(party=server.party, catalog=Catalog(sources=sources), sources=sources)
    await server.begin()
    await dry.check()
    assert server.first().state is EntryState.PENDING


async def test_a_failed_suggestion_is_not_repeated(
    server: AutoplayServer,
) -> None:
    await server.begin()
    await server.check()
    x = server.first().id
    await server.step(lambda state, _now: current_song.fail_song(state, x, BROKEN))
    await settle()
    assert await server.check() == 2.0
    server.clock.advance(2.0)
    await server.check()
    assert server.waiting == [("y", "autoplay")]
    assert [seed.song.title for seed in server.library.bases] == ["a", "a"]


async def test_online_sources_are_not_asked_if_the_host_disabled_them(
    server: AutoplayServer,
) -> None:
    server.library.suggestions = []
    await server.set("online_suggestions", False)
    await server.begin(source="web")
    assert await server.check() == 2.0
    assert (server.waiting, server.online.bases) == ([], [])


async def test_a_failing_source_is_skipped(server: AutoplayServer) -> None:
    server.library.trouble = "the disk sleeps"
    await server.begin()
    await server.check()
    assert server.waiting == [("w", "autoplay")]


async def test_without_suggestions_playlist_and_then_stream_play(
    server: AutoplayServer,
) -> None:
    server.library.suggestions = server.online.suggestions = []
    server.online.playlist_songs = [a_song("p1"), a_song("p2")]
    await server.set("fallback_playlist", "the mix")
    await server.set("backup_stream", "https://radio.example/live")
    await server.begin()
    await server.check()
    (first,) = server.waiting
    assert first[1] == "fallback"
    await server.finish()
    await server.start(server.first().id)
    await server.check()
    assert {first, *server.waiting} == {("p1", "fallback"), ("p2", "fallback")}
    server.online.playlist_songs = ()
    await server.finish()
    await server.start(server.first().id)
    await server.check()
    assert server.waiting == [("radio.example", "fallback")]
    assert server.first().song.source == "stream"


async def test_links_in_the_fallback_playlist_play_and_failing_ones_are_skipped(
    server: AutoplayServer,
) -> None:
    links = [f"https://example.org/{name}" for name in "ab"]
    for link in links:
        server.online.songs[link] = Song(uri=link, source="web", title="?")
    server.library.playlists["local:list"] = Playlist(
        uri="local:list",
        title="Links",
        songs=(),
        linked=tuple(Linked(title=link[-1], uri=link, place=0) for link in links),
    )
    await server.set("fallback_playlist", "local:list")
    for _ in range(3):
        server.clock.advance(60)
        assert await server.check() is None
        entry = server.first().id
        await server.step(
            lambda state, _now, entry=entry: current_song.fail_song(state, entry, BROKEN)  # type: ignore[misc]
        )
        await settle()
    ended = [event for event in server.store.events if isinstance(event, SongEnded)]
    titles = [event.entry.song.title for event in ended]
    assert sorted(titles[:2]) == ["a", "b"]
    assert titles[2] == titles[0], "a round later it is tried again"


async def test_a_stream_in_the_current_playlist_does_not_continue_it(
    server: AutoplayServer,
) -> None:
    links = [f"https://example.org/{name}" for name in "abc"]
    for link in links:
        server.online.songs[link] = Song(uri=link, source="web", title="?")
    server.library.playlists["local:list"] = Playlist(
        uri="local:list",
        title="Streams",
        songs=(),
        linked=tuple(Linked(title=link[-1], uri=link, place=0) for link in links),
    )
    await server.set("fallback_playlist", "local:list")
    titles = []
    for _ in range(4):
        server.clock.advance(60)
        assert await server.check() is None
        entry = server.first()
        titles.append(entry.song.title)
        station = replace(entry.song, uri=f"radio:{entry.song.uri}", source="radio", title="FM")
        await server.step(
            lambda state, now, name=entry.id, song=station: placeholders.finish_download(
                state, name, song, now
            )  # type: ignore[misc]
        )
        await server.finish()
        await server.start(entry.id)
        await settle()
    assert len(set(titles[:3])) == 3, "they take turns"
    assert titles[3] == titles[0]
    server.library.playlists["local:list"] = replace(
        server.library.playlists["local:list"],
        linked=(Linked(title="a", uri=links["abc".index(titles[3])], place=0),),
    )
    server.clock.advance(60)
    await server.check()
    assert server.waiting == [], "the only stream plays already"


async def test_a_list_of_the_party_can_be_the_fallback(server: AutoplayServer) -> None:
    kept = SuggestingSource("party")
    kept.playlist_songs = [a_song("kept")]
    sources = [server.library, server.online]
    server.dry = Autoplay(
        party=server.party, catalog=Catalog(sources=[*sources, kept]), sources=sources
    )
    await server.set("fallback_playlist", "party:mix")
    await server.check()
    assert server.waiting == [("kept", "fallback")]


@pytest.mark.parametrize(
    "address",
    ["", "radio.example", "file:///etc/passwd", "http://127.0.0.1:1/", "http://[::1]/", "ftp://x/"],
)
async def test_a_stream_that_is_no_allowed_address_is_not_played(
    server: AutoplayServer, address: str
) -> None:
    await server.set("backup_stream", address or " ")
    assert await server.check() == 2.0
    assert server.waiting == []


async def test_an_allowed_stream_of_the_local_network_is_played(server: AutoplayServer) -> None:
    await server.set("allowed_private_hosts", ["127.0.0.1:8000"])
    await server.set("backup_stream", "http://127.0.0.1:8000/live")
    await server.check()
    assert server.waiting == [("127.0.0.1", "fallback")]
    assert server.first().origin is Origin.FALLBACK


async def test_the_stream_is_probed_first(server: AutoplayServer) -> None:
    radio = FakeRadioSource()
    station = Song(uri="radio:https://radio.example/live", source="radio", title="House FM")
    radio.songs[station.uri] = station
    sources = [server.library, radio]
    server.dry = Autoplay(party=server.party, catalog=Catalog(sources=sources), sources=sources)
    await server.set("backup_stream", "https://radio.example/live")
    await server.check()
    assert (server.first().song, server.first().state) == (station, EntryState.PENDING)


async def test_a_failing_stream_is_retried_with_back_off(server: AutoplayServer) -> None:
    await server.set("backup_stream", "https://radio.example/live")
    pauses = []
    for _ in range(4):
        assert await server.check() is None
        entry = server.first().id
        await server.step(
            lambda state, _now, entry=entry: current_song.fail_song(state, entry, BROKEN)  # type: ignore[misc]
        )
        await settle()
        pauses.append(await server.check())
        assert server.waiting == []
        server.clock.advance(pauses[-1] or 0.0)
    assert pauses == [2.0, 4.0, 8.0, 16.0]


async def test_a_request_replaces_the_stream(server: AutoplayServer) -> None:
    await server.set("backup_stream", "https://radio.example/live")
    await server.check()
    await server.start(server.first().id)
    await server.step(
        lambda state, now: song_requests.request(
            state, HOST_CALLER, Request(song=a_song("wish")), now
        )
    )
    await server.check()
    assert server.state.playback.entry is None
    assert server.waiting == [("wish", "host")]


async def test_a_guests_station_ends_after_the_longest_song_time(
    server: AutoplayServer,
) -> None:
    await server.set("song_max_s", 600)
    station = Song(uri="radio:station/1", source="radio", title="Night Jazz")
    made = await server.step(
        lambda state, now: song_requests.request(state, a_guest("ann"), Request(song=station), now)
    )
    await server.start(made.entry)
    await server.step(
        lambda state, now: song_requests.request(
            state, HOST_CALLER, Request(song=a_song("wish")), now
        )
    )
    assert await server.check() == 600
    server.clock.advance(600)
    assert await server.check() is None
    assert server.state.playback.entry is None


async def test_autoplay_checks_after_each_change() -> None:
    server = AutoplayServer()
    async with server.running(), running(server.dry.run()):
        await server.begin()
        async with asyncio.timeout(20):
            while not server.waiting:
                server.store.written.clear()
                await server.store.written.wait()
                await settle()
    assert server.waiting == [("x", "autoplay")]


async def test_r22_autoplay_works_on_a_full_disk(server: AutoplayServer) -> None:
    await server.begin()
    server.store.is_broken = True
    await server.check()
    assert server.waiting == [("x", "autoplay")]
