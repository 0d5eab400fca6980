"""History queries, saved playlists, library pages and retention."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from raveberry_server.application.catalog.recent_searches import RecentSearches
from raveberry_server.application.catalog.search import SearchProgress
from raveberry_server.application.history.export import HistoryExport, exported, summary
from raveberry_server.application.history.retention import Retention
from raveberry_server.application.ports import Shelf
from raveberry_server.application.ports.history import (
    Play,
    Plays,
    Requester,
    SavedPlaylist,
    SongCount,
    Statistics,
)
from raveberry_server.domain import lifecycle
from raveberry_server.domain.model.entry import Origin
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.events import SongRequested
from raveberry_server.domain.model.guest import HOST_CALLER, Caller
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.requests.song_requests import Requested

from tests.fakes.fetched import FetchedSource, a_web_song
from tests.fakes.house import TITLES, House
from tests.fakes.scene import a_guest, a_song
from tests.fakes.source import a_library

ANN = a_guest("ann")
ASKER = Requester(id=GuestId("ann"), name="Anna\n", color="#ff8c73")


async def give(house: House, name: str, caller: Caller = HOST_CALLER, /, **args: object) -> object:
    command = house.commands.command(name)
    return await house.commands.carry_out(command, command.arguments(**args), caller)


def a_play(house: House, song: Song, *, ago_s: float = 60.0, up: int = 0) -> Play:
    """Return a play that started so long ago."""
    started_at = house.clock.at() - timedelta(seconds=ago_s)
    return Play(
        epoch=len(house.records.played) + 1,
        song=song,
        origin=Origin.GUEST,
        asker=ASKER,
        started_at=started_at,
        ended_at=started_at + timedelta(seconds=50),
        end="finished",
        up=up,
        down=0,
    )


def after_some_songs(*ago_s: float) -> House:
    """Return a party that played songs of the library so many seconds ago."""
    house = House()
    for title, seconds in zip(TITLES, ago_s, strict=False):
        song = house.sources[0].songs[f"local:{title}"]
        house.records.played.append(a_play(house, song, ago_s=seconds))
    return house


async def test_the_history_is_read_in_pages() -> None:
    async with after_some_songs(300, 200, 100).running() as house:
        page = await give(house, "history", ANN, limit=2)
        assert isinstance(page, Plays)
        assert [play.song.title for play in page.plays] == ["Cedar", "Birch"]
        rest = await give(house, "history", ANN, before=page.plays[-1].epoch)
        assert isinstance(rest, Plays)
        assert [play.song.title for play in rest.plays] == ["Amber"]


async def test_numbers_are_those_since_the_party_was_opened_unless_a_time_is_named() -> None:
    async with after_some_songs(300, 200, 100).running() as house:
        everything = await give(house, "stats", ANN)
        assert isinstance(everything, Statistics)
        assert (everything.plays, everything.period.since) == (3, None)
        await house.step(lambda state, _now: lifecycle.close_party(state, HOST_CALLER))
        house.clock.advance(10)
        await house.step(lifecycle.open_party)
        tonight = await give(house, "stats", ANN)
        assert isinstance(tonight, Statistics)
        assert (tonight.plays, tonight.period.since) == (0, house.state.opened_at)
        since = house.clock.at() - timedelta(seconds=250)
        later = await give(house, "stats", ANN, since=since)
        assert isinstance(later, Statistics)
        assert later.plays == 2


async def test_the_host_exports_the_night_with_its_files() -> None:
    async with after_some_songs(300, 200).running() as house:
        link = Song(uri="https://example.com/x", source="online", title="X")
        house.records.played.append(a_play(house, link))
        made = await give(house, "export")
        assert isinstance(made, HistoryExport)
        assert made.m3u == (
            "#EXTM3U\n"
            "#EXTINF:180,The As - Amber\n/music/local:Amber\n"
            "#EXTINF:180,The Bs - Birch\n/music/local:Birch\n"
            "#EXTINF:-1,X\nhttps://example.com/x\n"
        )
        for_guests = await house.history.export(None, with_files=False)
        assert "/music/" not in for_guests.m3u
        house.sources[0].trouble = "The disk is away"
        assert isinstance(await give(house, "export"), HistoryExport)


def test_lines_for_people_tell_time_and_thanks_in_one_line_each() -> None:
    house = House()
    liked = replace(
        a_play(house, a_song("a\nb"), up=3), started_at=datetime(2026, 1, 1, tzinfo=UTC)
    )
    plain = replace(liked, asker=None, up=0, song=replace(a_song("c"), artist=""))
    made = exported((liked, plain), {}, timezone(timedelta(hours=2)))
    assert made.text == "02:00  The Band - a b (Anna, +3)\n02:00  c\n"


def test_an_empty_period_is_told_shortly() -> None:
    numbers = Statistics(
        period=None,  # type: ignore[arg-type] - not used
        plays=1,
        songs=1,
        played_s=61.2,
        requests=0,
        guests=0,
        votes=1,
        most_played=(),
        best_liked=(),
        most_active=(),
        hours=(),
    )
    assert summary(numbers) == (
        "1 song played (1 different, 0:01:01)\n0 requests by 0 guests, 1 vote\n"
    )


async def test_what_played_is_saved_as_a_playlist_that_can_be_asked_for() -> None:
    async with after_some_songs(300, 200, 100).running() as house:
        house.records.played.append(house.records.played[0])
        saved = await give(house, "save_playlist", name="  New\nYear ")
        assert isinstance(saved, SavedPlaylist)
        assert (saved.uri, saved.name, saved.songs) == ("saved:1", "New Year", 3)
        await give(house, "enqueue_playlist", uri=saved.uri)
        titles = [entry.song.title for entry in house.state.waiting.values()]
        assert titles == ["Amber", "Birch", "Cedar"]
        await give(house, "clear_queue")
        await give(house, "enqueue_playlist", query="new year")
        assert len(house.state.waiting) == 3
        await give(house, "clear_queue")
        first = await give(house, "enqueue", uri=saved.uri)
        assert isinstance(first, Requested)
        assert house.state.waiting[first.entry].song.title == "Amber"


@pytest.mark.parametrize(("name", "reason"), [(" \n", "bad_request"), ("Night", "not_found")])
async def test_a_playlist_without_a_name_or_songs_is_not_saved(name: str, reason: str) -> None:
    async with House().running() as house:
        with pytest.raises(RefusedError) as refusal:
            await give(house, "save_playlist", name=name)
        assert (refusal.value.reason, house.records.saved) == (reason, {})


async def test_a_record_that_cannot_be_read_is_told_by_every_question() -> None:
    async with after_some_songs(100).running() as house:
        house.records.is_broken = True
        for name in ("history", "stats", "export"):
            with pytest.raises(RefusedError) as refusal:
                await give(house, name)
            assert refusal.value.reason is Reason.UNAVAILABLE
        with pytest.raises(RefusedError) as refusal:
            await give(house, "browse", path="favourites")
        assert refusal.value.reason is Reason.SOURCE_FAILED
        front = await give(house, "browse")
        assert isinstance(front, Shelf)
        assert [item.title for item in front.items] == list(TITLES)


# --- library pages -------------------------------------------------------------------------------


async def opened(house: House, path: str, offset: int = 0, limit: int = 100) -> Shelf:
    shelf = await give(house, "browse", ANN, path=path, offset=offset, limit=limit)
    assert isinstance(shelf, Shelf)
    return shelf


async def test_the_front_page_shows_what_there_is() -> None:
    async with House().running() as house:
        assert [item.path for item in (await opened(house, "")).items if item.path] == ["dice"]
    async with after_some_songs(100).running() as house:
        await give(house, "save_playlist", name="Night")
        paths = [item.path for item in (await opened(house, "")).items if item.path]
        assert paths == ["most_played", "last_played", "dice", "saved"]
        page = await opened(house, "", offset=1, limit=2)
        assert ([item.title for item in page.items], page.has_more) == (["Birch", "Cedar"], True)


async def test_pages_list_songs_with_what_is_known_of_them() -> None:
    async with after_some_songs(300, 200).running() as house:
        first, second = (play.song for play in house.records.played)
        house.records.liked = [
            SongCount(song=second, times=1, up=4, down=1),
            SongCount(song=first, times=1, up=1, down=0),
        ]
        favourites = await opened(house, "favourites")
        assert [item.subtitle for item in favourites.items] == [
            "The Bs · 3 votes",
            "The As · 1 vote",
        ]
        most = await opened(house, "most_played", limit=1)
        assert ([item.subtitle for item in most.items], most.has_more) == (
            ["The As · played 2 times"],
            True,
        )
        last = await opened(house, "last_played")
        assert [(item.title, item.objection) for item in last.items] == [
            ("Birch", None),
            ("Amber", None),
        ]
        dice = await opened(house, "dice", limit=3)
        assert len(dice.items) == 3


async def test_songs_of_earlier_that_are_gone_say_so() -> None:
    async with after_some_songs(300).running() as house:
        house.sources[0].songs.clear()
        elsewhere = Song(uri="old:1", source="old", title="Old")
        house.records.played.append(a_play(house, elsewhere))
        shelf = await opened(house, "last_played")
        assert [item.objection for item in shelf.items] == [
            "its source is switched off",
            "not there any more",
        ]
        assert (await opened(house, "dice")).items == ()
        house.sources[0].trouble = "The disk is away"
        shelf = await opened(house, "most_played")
        assert [item.objection for item in shelf.items] == [None, "its source is switched off"]


async def test_songs_of_services_are_listed_without_asking_them() -> None:
    web = FetchedSource(a_web_song("far"))
    house = House(sources=(a_library("Amber"), web))
    async with house.running():
        house.records.played.append(a_play(house, a_web_song("far")))
        web.trouble = "whoever asks is told nothing"
        web.songs.clear()
        shelf = await opened(house, "last_played")
        assert [item.objection for item in shelf.items] == [None]
        web.is_set_up = False
        shelf = await opened(house, "last_played")
        assert [item.objection for item in shelf.items] == ["its source is switched off"]


async def test_saved_playlists_are_opened_song_by_song() -> None:
    async with after_some_songs(300, 200, 100).running() as house:
        await give(house, "save_playlist", name="Night")
        (item,) = (await opened(house, "saved")).items
        assert (item.kind, item.title, item.subtitle, item.path) == (
            "playlist",
            "Night",
            "3 songs",
            "saved/1",
        )
        page = await opened(house, "saved/1", offset=1, limit=1)
        assert ([item.title for item in page.items], page.has_more) == (["Birch"], True)


async def test_saved_playlists_are_among_what_a_search_finds() -> None:
    async with after_some_songs(300, 200, 100).running() as house:
        await give(house, "save_playlist", name="New Year")
        for query, titles in {"ye n": ["New Year"], "ear": [], "!": []}.items():
            sighting = await give(house, "search", q=query)
            assert isinstance(sighting, SearchProgress)
            assert [item.title for item in sighting.playlists] == titles
            for item in sighting.playlists:
                await give(house, "enqueue_playlist", uri=item.uri)
        assert len(house.state.waiting) == 3


@pytest.mark.parametrize("path", ["saved/2", "saved/x", "saved/", "other/1", "saved/" + "9" * 30])
async def test_pages_that_there_are_not_are_not_found(path: str) -> None:
    async with House().running() as house:
        with pytest.raises(RefusedError) as refusal:
            await opened(house, path)
        assert refusal.value.reason is Reason.NOT_FOUND


# --- queries that led to a song ------------------------------------------------------------------


async def test_the_words_that_led_to_a_song_are_told_with_the_request() -> None:
    async with House().running() as house:
        await give(house, "search", ANN, q="amb")
        await give(house, "enqueue", ANN, uri="local:Amber")
        await give(house, "enqueue", ANN, uri="local:Birch")
        await give(house, "enqueue", ANN, query="cedar")
        asked = [event.query for event in house.store.events if isinstance(event, SongRequested)]
        assert asked == ["amb", None, "cedar"]


async def test_a_song_that_such_words_led_to_is_found_first_and_once() -> None:
    async with House().running() as house:
        house.store.queries["i"] = ["local:Hazel", "https://example.com/x", "local:gone"]
        found = await house.catalog.found("i", 3)
        assert [song.title for song in found.songs] == ["Hazel", "Birch", "Fir"]
        house.store.queries["i"] = ["local:Fir"]
        found = await house.catalog.found("i", 10)
        assert [song.title for song in found.songs] == ["Fir", "Birch", "Ginkgo"]


def test_only_the_last_search_of_a_guest_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("raveberry_server.application.catalog.recent_searches._SEEKERS", 2)
    searches = RecentSearches()
    searches.note(GuestId("ann"), "first", [a_song("a")])
    searches.note(GuestId("ann"), "second", [a_song("b")])
    assert searches.query_for(GuestId("ann"), "local:a") is None
    assert searches.query_for(GuestId("ann"), "local:b") == "second"
    for guest in ("bob", "cem"):
        searches.note(GuestId(guest), guest, [a_song("c")])
    assert searches.query_for(GuestId("ann"), "local:b") is None


# --- retention -----------------------------------------------------------------------------------


async def test_old_records_are_deleted_at_the_start_and_when_the_days_change() -> None:
    async with House().running() as house:
        retention = Retention(party=house.party, records=house.records)
        async with asyncio.TaskGroup() as tasks:
            running = tasks.create_task(retention.run())
            await asyncio.sleep(0)
            at = house.clock.at()
            await house.set("mode", "full_control")
            await house.set("retention_days", 7)
            async with asyncio.timeout(30):
                while len(house.records.forgotten_before) < 2:  # noqa: ASYNC110 - has no event
                    await asyncio.sleep(0.01)
            running.cancel()
        assert house.records.forgotten_before == [at - timedelta(days=90), at - timedelta(days=7)]


async def test_without_a_number_of_days_nothing_is_deleted_and_a_full_disk_stops_nobody() -> None:
    async with House().running() as house:
        retention = Retention(party=house.party, records=house.records)
        house.records.is_broken = True
        await retention.apply()
        house.records.is_broken = False
        await house.set("retention_days", 0)
        await retention.apply()
        assert house.records.forgotten_before == []
