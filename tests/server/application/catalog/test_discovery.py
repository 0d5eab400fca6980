"""Suggestions that are shown before anything is searched."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import override

import pytest
from raveberry_contract import messages
from raveberry_contract.messages import DiscoveryKind
from raveberry_server.application.catalog import discovery
from raveberry_server.application.errors import SourceError
from raveberry_server.application.ports import BrowseItem, Highlights
from raveberry_server.application.ports.history import Play, Requester, SongCount
from raveberry_server.domain.model.entry import Origin
from raveberry_server.domain.model.errors import Refusal
from raveberry_server.domain.model.guest import HOST_CALLER, Caller
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.playback import current_song
from raveberry_server.domain.playback.similarity import Seed

from tests.fakes.party.domain_party import a_guest
from tests.fakes.party.headless_server import HeadlessServer
from tests.fakes.sources.fake_source import FakeSource

ANN = a_guest("ann")
BEN = a_guest("ben")
TITLES = ("Amber", "Birch", "Cedar", "Dune", "Elm")


class Library(FakeSource):
    """A library with genres, artists and similar songs; counts how often it is read."""

    def __init__(self) -> None:
        super().__init__(
            songs=[
                Song(uri=f"local:{title}", source="local", title=title, artist=f"The {title}s")
                for title in TITLES
            ]
        )
        self.reads = 0
        self.was_read = asyncio.Event()
        self.is_slow = False

    async def similar(self, seed: Seed, limit: int) -> Sequence[Song]:
        return [song for song in self.songs.values() if song != seed.song][:limit]

    async def highlights(self, count: int) -> Highlights:
        assert count > 1
        if self.trouble:
            raise SourceError(Refusal.SOURCE_BROKEN, self.trouble)
        return Highlights(
            genres=[BrowseItem(kind="folder", title="Disco", path="genre/1")],
            artists=[BrowseItem(kind="artist", title="The Elms", path="artist/1")],
        )

    @override
    async def random_songs(self, count: int) -> Sequence[Song]:
        self.reads += 1
        self.was_read.set()
        if self.is_slow:
            await asyncio.Event().wait()
        return await super().random_songs(count)


def a_party() -> tuple[HeadlessServer, Library]:
    library = Library()
    return HeadlessServer(sources=(library,)), library


async def discovered(
    server: HeadlessServer, caller: Caller = ANN
) -> dict[DiscoveryKind, messages.DiscoverySection]:
    answer: messages.Discovered = await server.execute("discover", caller)
    return {section.kind: section for section in answer.sections}


def titles(section: messages.DiscoverySection) -> list[str]:
    return [item.title for item in section.items]


def note_play(server: HeadlessServer, title: str, caller: Caller) -> None:
    started_at = server.clock.at() - timedelta(minutes=30)
    server.records.played.append(
        Play(
            epoch=len(server.records.played) + 1,
            song=server.sources[0].songs[f"local:{title}"],
            origin=Origin.GUEST,
            asker=Requester(id=caller.id, name="", color=""),
            started_at=started_at,
            ended_at=started_at + timedelta(minutes=3),
            end="finished",
            up=0,
            down=0,
        )
    )


async def test_an_idle_party_suggests_random_songs_genres_and_artists() -> None:
    server, _ = a_party()
    async with server.running():
        sections = await discovered(server)
    assert list(sections) == [DiscoveryKind.RANDOM, DiscoveryKind.GENRES, DiscoveryKind.ARTISTS]
    assert titles(sections[DiscoveryKind.RANDOM]) == list(TITLES)
    assert sections[DiscoveryKind.GENRES].path == "genres"
    assert sections[DiscoveryKind.ARTISTS].items[0].path == "artist/1"


async def test_a_song_that_plays_brings_songs_like_it() -> None:
    server, _ = a_party()
    async with server.running():
        await server.execute("enqueue", HOST_CALLER, uri="local:Birch")
        [entry] = server.state.waiting
        await server.step(lambda state, now: current_song.start_song(state, entry, 0.0, now))
        similar = (await discovered(server))[DiscoveryKind.SIMILAR]
    assert similar.title == "Birch"
    assert titles(similar) == ["Amber", "Cedar", "Dune", "Elm"]


async def test_favourites_of_this_party_come_first() -> None:
    server, library = a_party()
    liked = SongCount(song=library.songs["local:Dune"], times=1, up=3, down=0)
    server.records.liked = [liked]
    async with server.running():
        kind, section = next(iter((await discovered(server)).items()))
    assert (kind, titles(section)) == (DiscoveryKind.FAVOURITES, ["Dune"])


async def test_own_requests_that_were_played_are_for_their_guest_only() -> None:
    server, _ = a_party()
    note_play(server, "Amber", ANN)
    note_play(server, "Cedar", BEN)
    note_play(server, "Amber", ANN)
    async with server.running():
        assert titles((await discovered(server, ANN))[DiscoveryKind.OWN]) == ["Amber"]
        assert titles((await discovered(server, BEN))[DiscoveryKind.OWN]) == ["Cedar"]
        assert DiscoveryKind.OWN not in await discovered(server, a_guest("cat"))


async def test_saved_playlists_are_suggested_by_name() -> None:
    server, library = a_party()
    songs = [library.songs["local:Elm"], library.songs["local:Dune"]]
    await server.saved_playlists.create_playlist("Last summer", songs, server.clock.at())
    async with server.running():
        playlist = (await discovered(server))[DiscoveryKind.PLAYLIST]
    assert (playlist.title, playlist.path) == ("Last summer", "saved/1")
    assert titles(playlist) == ["Elm", "Dune"]


async def test_songs_that_cannot_be_requested_are_not_suggested() -> None:
    server, _ = a_party()
    async with server.running():
        await server.execute("set_setting", HOST_CALLER, name="forbidden_words", value="cedar")
        await server.execute("enqueue", HOST_CALLER, uri="local:Dune")
        sections = await discovered(server)
    assert titles(sections[DiscoveryKind.RANDOM]) == ["Amber", "Birch", "Elm"]


async def test_all_guests_share_what_is_read_within_some_seconds() -> None:
    server, library = a_party()
    async with server.running():
        await asyncio.gather(*(discovered(server, a_guest(f"g{at}")) for at in range(20)))
        assert library.reads == 1
        server.clock.advance(discovery.KEPT_S)
        await discovered(server)
    assert library.reads == 2


async def test_a_section_that_fails_or_is_slow_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(discovery, "_PATIENCE_S", 0.01)
    server, library = a_party()
    library.is_slow = True
    async with server.running():
        assert DiscoveryKind.RANDOM not in await discovered(server)
        server.clock.advance(discovery.KEPT_S)
        library.is_slow, library.trouble = False, "no disk"
        server.records.trouble = "no disk"
        assert await discovered(server) == {}


async def test_a_guest_who_leaves_does_not_end_the_answer_of_others() -> None:
    server, library = a_party()
    library.is_slow = True
    async with server.running(), asyncio.TaskGroup() as tasks:
        leaving = tasks.create_task(discovered(server, ANN))
        await library.was_read.wait()
        staying = tasks.create_task(discovered(server, BEN))
        await asyncio.sleep(0)
        library.is_slow = False
        leaving.cancel()
        assert DiscoveryKind.RANDOM in await staying
