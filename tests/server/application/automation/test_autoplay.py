"""Autoplay continues an empty queue in the background."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import override

import pytest
from raveberry_server.application.automation.autoplay import STREAM, Autoplay
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

from tests.fakes.fetched import FetchedSource, a_web_song
from tests.fakes.house import House
from tests.fakes.scene import a_guest, a_song
from tests.fakes.source import FakeSource
from tests.fakes.tasks import running


class Knowing(FakeSource):
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


class Far(FetchedSource):
    """An online source that suggests one song."""

    async def similar(self, _basis: Seed, _limit: int) -> Sequence[Song]:
        return [a_web_song("far")]


class Night(House):
    """A party whose sources suggest songs."""

    def __init__(self) -> None:
        super().__init__()
        self.library = Knowing("local", "x", "y", "z")
        self.online = Knowing("web", "w")
        sources = [self.library, self.online]
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
async def night() -> AsyncIterator[Night]:
    made = Night()
    async with made.running(), listening(made):
        yield made


@asynccontextmanager
async def listening(night: Night) -> AsyncIterator[None]:
    """Deliver events to autoplay, which checks only when a test calls it."""
    unlisten = night.party.listen(night.dry._note)
    yield
    unlisten()


async def test_a_song_of_the_library_follows_the_last_one(night: Night) -> None:
    assert await night.check() is None
    assert night.library.bases == [], "nobody is asked while nothing has played"
    await night.begin()
    await night.check()
    assert night.waiting == [("x", "autoplay")]
    assert night.online.bases == [], "offline first"
    await night.check()
    assert len(night.library.bases) == 1


async def test_it_is_told_what_plays_and_what_the_party_liked_and_heard(night: Night) -> None:
    await night.begin("liked")
    await night.step(lambda state, now: voting.vote(state, HOST_CALLER, EntryId("e0"), 1, now))
    await night.finish()
    await night.begin("b")
    await night.check()
    (seed,) = night.library.bases
    assert seed.song.title == "b"
    assert [song.title for song in seed.liked] == ["liked"]
    assert seed.played >= {"the band\nliked", "the band\nb"}
    assert seed.recent_artists == {"the band"}


async def test_what_was_heard_already_and_what_the_rules_refuse_is_passed_over(
    night: Night,
) -> None:
    await night.begin("x")
    await night.set("forbidden_words", "y")
    await night.check()
    assert night.waiting == [("z", "autoplay")]


async def test_a_suggestion_that_was_thrown_out_leads_to_another_one(night: Night) -> None:
    await night.begin()
    await night.check()
    x = night.first().id
    await night.step(lambda state, _now: removal.remove(state, HOST_CALLER, x))
    await settle()
    await night.check()
    assert night.waiting == [("y", "autoplay")]
    assert [seed.song.title for seed in night.library.bases] == ["a", "x"]


async def test_a_song_that_was_asked_for_meanwhile_makes_the_suggestion_needless(
    night: Night,
) -> None:
    await night.begin()
    night.library.gate.clear()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(night.dry.check())
        await settle()
        await night.step(
            lambda state, now: song_requests.request(
                state, HOST_CALLER, Request(song=a_song("wish")), now
            )
        )
        night.library.gate.set()
    assert night.waiting == [("wish", "host")]


async def test_without_a_hit_in_the_library_the_songs_own_source_recommends(night: Night) -> None:
    night.library.suggestions = []
    await night.begin(source="web")
    await night.check()
    assert night.waiting == [("w", "autoplay")]


async def test_a_suggestion_that_has_to_be_fetched_waits_for_that(night: Night) -> None:
    night.library.suggestions = []
    sources = [night.library, Far()]
    dry = Autoplay(party=night.party, catalog=Catalog(sources=sources), sources=sources)
    await night.begin()
    await dry.check()
    assert night.first().state is EntryState.PENDING


async def test_a_suggestion_that_cannot_be_had_is_not_suggested_again(night: Night) -> None:
    await night.begin()
    await night.check()
    x = night.first().id
    await night.step(lambda state, _now: current_song.fail_song(state, x, "gone"))
    await settle()
    assert await night.check() == 2.0
    night.clock.advance(2.0)
    await night.check()
    assert night.waiting == [("y", "autoplay")]
    assert [seed.song.title for seed in night.library.bases] == ["a", "a"]


async def test_online_sources_are_left_alone_where_the_host_wants_that(night: Night) -> None:
    night.library.suggestions = []
    await night.set("online_suggestions", False)
    await night.begin(source="web")
    assert await night.check() == 2.0
    assert (night.waiting, night.online.bases) == ([], [])


async def test_a_source_that_fails_is_passed_over(night: Night) -> None:
    night.library.trouble = "the disk sleeps"
    await night.begin()
    await night.check()
    assert night.waiting == [("w", "autoplay")]


async def test_without_any_suggestion_the_playlist_goes_on_and_then_the_stream(
    night: Night,
) -> None:
    night.library.suggestions = night.online.suggestions = []
    night.online.playlist_songs = [a_song("p1"), a_song("p2")]
    await night.set("fallback_playlist", "the mix")
    await night.set("backup_stream", "https://radio.example/live")
    await night.begin()
    await night.check()
    (first,) = night.waiting
    assert first[1] == "fallback"
    await night.finish()
    await night.start(night.first().id)
    await night.check()
    assert {first, *night.waiting} == {("p1", "fallback"), ("p2", "fallback")}
    night.online.playlist_songs = ()
    await night.finish()
    await night.start(night.first().id)
    await night.check()
    assert night.waiting == [("radio.example", "fallback")]
    assert night.first().song.source == STREAM


async def test_the_links_of_the_playlist_go_on_too_and_one_that_fails_is_passed_over(
    night: Night,
) -> None:
    links = [f"https://example.org/{name}" for name in "ab"]
    for link in links:
        night.online.songs[link] = Song(uri=link, source="web", title="?")
    night.library.playlists["local:list"] = Playlist(
        uri="local:list",
        title="Links",
        songs=(),
        linked=tuple(Linked(title=link[-1], uri=link, place=0) for link in links),
    )
    await night.set("fallback_playlist", "local:list")
    for _ in range(3):
        night.clock.advance(60)
        assert await night.check() is None
        entry = night.first().id
        await night.step(
            lambda state, _now, entry=entry: current_song.fail_song(state, entry, "gone")  # type: ignore[misc]
        )
        await settle()
    ended = [event for event in night.store.events if isinstance(event, SongEnded)]
    titles = [event.entry.song.title for event in ended]
    assert sorted(titles[:2]) == ["a", "b"]
    assert titles[2] == titles[0], "a round later it is tried again"


async def test_a_stream_of_the_playlist_that_plays_is_not_what_goes_on(night: Night) -> None:
    links = [f"https://example.org/{name}" for name in "abc"]
    for link in links:
        night.online.songs[link] = Song(uri=link, source="web", title="?")
    night.library.playlists["local:list"] = Playlist(
        uri="local:list",
        title="Streams",
        songs=(),
        linked=tuple(Linked(title=link[-1], uri=link, place=0) for link in links),
    )
    await night.set("fallback_playlist", "local:list")
    titles = []
    for _ in range(4):
        night.clock.advance(60)
        assert await night.check() is None
        entry = night.first()
        titles.append(entry.song.title)
        station = replace(entry.song, uri=f"radio:{entry.song.uri}", source="radio", title="FM")
        await night.step(
            lambda state, now, name=entry.id, song=station: placeholders.finish_download(
                state, name, song, now
            )  # type: ignore[misc]
        )
        await night.finish()
        await night.start(entry.id)
        await settle()
    assert len(set(titles[:3])) == 3, "they take turns"
    assert titles[3] == titles[0]
    night.library.playlists["local:list"] = replace(
        night.library.playlists["local:list"],
        linked=(Linked(title="a", uri=links["abc".index(titles[3])], place=0),),
    )
    night.clock.advance(60)
    await night.check()
    assert night.waiting == [], "the only stream plays already"


async def test_a_list_of_the_party_can_be_what_goes_on(night: Night) -> None:
    kept = Knowing("party")
    kept.playlist_songs = [a_song("kept")]
    sources = [night.library, night.online]
    night.dry = Autoplay(
        party=night.party, catalog=Catalog(sources=[*sources, kept]), sources=sources
    )
    await night.set("fallback_playlist", "party:mix")
    await night.check()
    assert night.waiting == [("kept", "fallback")]


@pytest.mark.parametrize(
    "address",
    ["", "radio.example", "file:///etc/passwd", "http://127.0.0.1:1/", "http://[::1]/", "ftp://x/"],
)
async def test_a_stream_that_is_no_allowed_address_is_not_played(
    night: Night, address: str
) -> None:
    await night.set("backup_stream", address or " ")
    assert await night.check() == 2.0
    assert night.waiting == []


async def test_a_stream_of_the_house_that_the_host_allows_is_played(night: Night) -> None:
    await night.set("allowed_private_hosts", ["127.0.0.1:8000"])
    await night.set("backup_stream", "http://127.0.0.1:8000/live")
    await night.check()
    assert night.waiting == [("127.0.0.1", "fallback")]
    assert night.first().origin is Origin.FALLBACK


async def test_the_stream_is_listened_to_as_radio_first(night: Night) -> None:
    radio = FetchedSource(name="radio")
    station = Song(uri="radio:https://radio.example/live", source="radio", title="House FM")
    radio.songs[station.uri] = station
    sources = [night.library, radio]
    night.dry = Autoplay(party=night.party, catalog=Catalog(sources=sources), sources=sources)
    await night.set("backup_stream", "https://radio.example/live")
    await night.check()
    assert (night.first().song, night.first().state) == (station, EntryState.PENDING)


async def test_a_stream_that_fails_is_tried_again_ever_more_rarely(night: Night) -> None:
    await night.set("backup_stream", "https://radio.example/live")
    pauses = []
    for _ in range(4):
        assert await night.check() is None
        entry = night.first().id
        await night.step(
            lambda state, _now, entry=entry: current_song.fail_song(state, entry, "gone")  # type: ignore[misc]
        )
        await settle()
        pauses.append(await night.check())
        assert night.waiting == []
        night.clock.advance(pauses[-1] or 0.0)
    assert pauses == [2.0, 4.0, 8.0, 16.0]


async def test_the_stream_gives_way_to_a_request(night: Night) -> None:
    await night.set("backup_stream", "https://radio.example/live")
    await night.check()
    await night.start(night.first().id)
    await night.step(
        lambda state, now: song_requests.request(
            state, HOST_CALLER, Request(song=a_song("wish")), now
        )
    )
    await night.check()
    assert night.state.playback.entry is None
    assert night.waiting == [("wish", "host")]


async def test_a_guests_station_gives_way_when_it_has_played_long_enough(night: Night) -> None:
    await night.set("song_max_s", 600)
    station = Song(uri="radio:station/1", source="radio", title="Night Jazz")
    made = await night.step(
        lambda state, now: song_requests.request(state, a_guest("ann"), Request(song=station), now)
    )
    await night.start(made.entry)
    await night.step(
        lambda state, now: song_requests.request(
            state, HOST_CALLER, Request(song=a_song("wish")), now
        )
    )
    assert await night.check() == 600
    night.clock.advance(600)
    assert await night.check() is None
    assert night.state.playback.entry is None


async def test_it_looks_by_itself_whenever_something_happens() -> None:
    night = Night()
    async with night.running(), running(night.dry.run()):
        await night.begin()
        async with asyncio.timeout(20):
            while not night.waiting:
                night.store.written.clear()
                await night.store.written.wait()
                await settle()
    assert night.waiting == [("x", "autoplay")]


async def test_r22_on_a_full_disk_music_is_still_found(night: Night) -> None:
    await night.begin()
    night.store.is_broken = True
    await night.check()
    assert night.waiting == [("x", "autoplay")]
