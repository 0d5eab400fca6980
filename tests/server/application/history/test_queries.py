"""History queries, saved playlists, library pages and retention."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from raveberry_contract import messages
from raveberry_server.application.catalog.recent_searches import RecentSearches
from raveberry_server.application.history.export import M3U, exported, summary
from raveberry_server.application.history.retention import Retention
from raveberry_server.application.ports.history import (
    Evening,
    Play,
    Requester,
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
from raveberry_server.translations.catalogue import Catalogue

from tests.fakes.party.domain_party import a_guest, a_song
from tests.fakes.party.headless_server import TITLES, HeadlessServer
from tests.fakes.sources.fake_source import a_library
from tests.fakes.sources.fetched_source import FetchedSource, a_web_song

ANN = a_guest("ann")
ASKER = Requester(id=GuestId("ann"), name="Anna\n", color="#ff8c73")


async def give(
    server: HeadlessServer, name: str, caller: Caller = HOST_CALLER, /, **args: object
) -> Any:  # noqa: ANN401 - each command has another result
    return await server.execute(name, caller, **args)


def a_play(server: HeadlessServer, song: Song, *, ago_s: float = 60.0, up: int = 0) -> Play:
    """Return a play that started so long ago."""
    started_at = server.clock.at() - timedelta(seconds=ago_s)
    return Play(
        epoch=len(server.records.played) + 1,
        song=song,
        origin=Origin.GUEST,
        asker=ASKER,
        started_at=started_at,
        ended_at=started_at + timedelta(seconds=50),
        end="finished",
        up=up,
        down=0,
    )


def after_some_songs(*ago_s: float) -> HeadlessServer:
    """Return a party that played songs of the library so many seconds ago."""
    server = HeadlessServer()
    for title, seconds in zip(TITLES, ago_s, strict=False):
        song = server.sources[0].songs[f"local:{title}"]
        server.records.played.append(a_play(server, song, ago_s=seconds))
    return server


async def test_the_history_is_read_in_pages() -> None:
    async with after_some_songs(300, 200, 100).running() as server:
        page = await give(server, "history", ANN, limit=2)
        assert [play.song.title for play in page.plays] == ["Cedar", "Birch"]
        rest = await give(server, "history", ANN, before=page.plays[-1].epoch)
        assert [play.song.title for play in rest.plays] == ["Amber"]


async def test_statistics_begin_at_the_opening_by_default() -> None:
    async with after_some_songs(300, 200, 100).running() as server:
        everything = await give(server, "stats", ANN)
        assert (everything.plays, everything.since) == (3, None)
        await server.step(lambda state, now: lifecycle.close_party(state, now, HOST_CALLER))
        server.clock.advance(10)
        await server.step(lifecycle.open_party)
        tonight = await give(server, "stats", ANN)
        assert (tonight.plays, tonight.since) == (0, server.state.opened_at)
        since = server.clock.at() - timedelta(seconds=250)
        later = await give(server, "stats", ANN, since=since)
        assert later.plays == 2


async def test_an_export_names_files_relative_to_the_music_folder() -> None:
    async with after_some_songs(300, 200).running() as server:
        link = Song(uri="https://example.com/x", source="online", title="X")
        server.records.played.append(a_play(server, link))
        made = await give(server, "export")
        assert made.m3u == (
            "#EXTM3U\n"
            "#EXTINF:180,The As - Amber\nAmber.ogg\n"
            "#EXTINF:180,The Bs - Birch\nBirch.ogg\n"
            "#EXTINF:-1,X\nhttps://example.com/x\n"
        )
        server.sources[0].trouble = "The disk is away"
        assert "Amber" in (await give(server, "export")).text


def an_evening(first: int) -> Evening:
    return Evening(
        first=first,
        opening=None,
        is_whole=True,
        since=datetime(2026, 1, 1, tzinfo=UTC),
        until=None,
        songs=9,
        guests=9,
        votes=9,
        played_s=1.0,
        top=(),
    )


async def test_the_evening_that_lasts_has_the_figures_of_the_recap() -> None:
    async with HeadlessServer().running() as server:
        ended_at = server.clock.at()
        server.records.evenings_held += [
            an_evening(5),
            replace(an_evening(4), is_whole=False),
            replace(an_evening(3), opening=7),
            replace(an_evening(2), until=ended_at),
        ]
        page = await give(server, "evenings", limit=3)
        recap = await give(server, "recap")
        assert [(one.id, one.songs) for one in page.evenings] == [(5, recap.songs), (4, 9), (3, 9)]
        assert page.more
        (last,) = (await give(server, "evenings", before=3)).evenings
        assert (last.id, last.songs, last.until) == (2, 9, ended_at)
        with pytest.raises(RefusedError, match="host"):
            await give(server, "evenings", ANN)


async def test_an_export_has_the_songs_of_its_period_in_pieces() -> None:
    async with after_some_songs(300, 200, 100).running() as server:
        until = server.clock.at() - timedelta(seconds=150)
        pieces = [piece async for piece in server.history.exported_pages(M3U, None, until)]
        assert "".join(pieces).splitlines()[2::2] == ["Amber.ogg", "Birch.ogg"]
        assert server.history.export_name(None) == f"Raveberry {server.clock.at():%Y-%m-%d}"


def test_a_text_export_has_one_line_per_song() -> None:
    server = HeadlessServer()
    liked = replace(
        a_play(server, a_song("a\nb"), up=3), started_at=datetime(2026, 1, 1, tzinfo=UTC)
    )
    plain = replace(liked, asker=None, up=0, song=replace(a_song("c"), artist=""))
    made = exported((liked, plain), {}, timezone(timedelta(hours=2)))
    assert made.text == "02:00  The Band - a b (Anna, +3)\n02:00  c\n"


def test_an_empty_period_has_a_short_summary() -> None:
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
    assert summary(numbers, Catalogue()) == (
        "1 song played (1 different, 0:01:01)\n0 requests by 0 guests, 1 vote\n"
    )


async def test_played_songs_become_a_requestable_playlist() -> None:
    async with after_some_songs(300, 200, 100).running() as server:
        server.records.played.append(server.records.played[0])
        saved = await give(server, "save_playlist", name="  New\nYear ")
        assert (saved.uri, saved.name, saved.songs) == ("saved:1", "New Year", 3)
        await give(server, "enqueue_playlist", uri=saved.uri)
        titles = [entry.song.title for entry in server.state.waiting.values()]
        assert titles == ["Amber", "Birch", "Cedar"]
        await give(server, "clear_queue")
        await give(server, "enqueue_playlist", query="new year")
        assert len(server.state.waiting) == 3
        await give(server, "clear_queue")
        first = await give(server, "enqueue", uri=saved.uri)
        assert server.state.waiting[first.entry.id].song.title == "Amber"


@pytest.mark.parametrize(("name", "reason"), [(" \n", "bad_request"), ("Night", "not_found")])
async def test_a_playlist_without_a_name_or_songs_is_not_saved(name: str, reason: str) -> None:
    async with HeadlessServer().running() as server:
        with pytest.raises(RefusedError) as refusal:
            await give(server, "save_playlist", name=name)
        assert (refusal.value.reason, server.saved_playlists.saved) == (reason, {})


async def test_an_unreadable_history_refuses_every_query() -> None:
    async with after_some_songs(100).running() as server:
        server.records.is_broken = True
        for name in ("history", "stats", "export"):
            with pytest.raises(RefusedError) as refusal:
                await give(server, name)
            assert refusal.value.reason is Reason.UNAVAILABLE
        with pytest.raises(RefusedError) as refusal:
            await give(server, "browse", path="favourites")
        assert refusal.value.reason is Reason.SOURCE_FAILED
        front = await give(server, "browse")
        assert [item.title for item in front.items] == list(TITLES)


# --- library pages -------------------------------------------------------------------------------


async def opened(
    server: HeadlessServer, path: str, offset: int = 0, limit: int = 100
) -> messages.BrowseAnswer:
    return await give(server, "browse", ANN, path=path, offset=offset, limit=limit)


def reasons(page: messages.BrowseAnswer) -> list[str | None]:
    """Return why songs of a page cannot be requested."""
    return [item.hit.reason.code if item.hit and item.hit.reason else None for item in page.items]


async def test_the_front_page_shows_what_there_is() -> None:
    async with HeadlessServer().running() as server:
        assert [item.path for item in (await opened(server, "")).items if item.path] == ["dice"]
    async with after_some_songs(100).running() as server:
        await give(server, "save_playlist", name="Night")
        paths = [item.path for item in (await opened(server, "")).items if item.path]
        assert paths == ["most_played", "last_played", "dice", "saved"]
        front = await opened(server, "")
        labels = [item.label.code for item in front.items if item.label]
        assert labels == ["page_most_played", "page_last_played", "page_random", "page_saved"]
        page = await opened(server, "", offset=1, limit=2)
        assert ([item.title for item in page.items], page.more) == (["Birch", "Cedar"], True)


def details(page: messages.BrowseAnswer) -> list[tuple[str | None, str]]:
    """Return subtitle and note of each item."""
    return [(item.subtitle, item.note.message if item.note else "") for item in page.items]


async def test_pages_list_songs_with_their_details() -> None:
    async with after_some_songs(300, 200).running() as server:
        first, second = (play.song for play in server.records.played)
        server.records.liked = [
            SongCount(song=second, times=1, up=4, down=1),
            SongCount(song=first, times=1, up=1, down=0),
        ]
        favourites = await opened(server, "favourites")
        assert favourites.label is not None
        assert (favourites.title, favourites.label.code) == ("", "page_favourites")
        assert details(favourites) == [("The Bs", "3 votes"), ("The As", "1 vote")]
        most = await opened(server, "most_played", limit=1)
        assert (details(most), most.more) == ([("The As", "played 2 times")], True)
        last = await opened(server, "last_played")
        assert [item.title for item in last.items] == ["Birch", "Amber"]
        assert reasons(last) == [None, None]
        dice = await opened(server, "dice", limit=3)
        assert len(dice.items) == 3


async def test_missing_past_songs_have_a_reason() -> None:
    async with after_some_songs(300).running() as server:
        server.sources[0].songs.clear()
        elsewhere = Song(uri="old:1", source="old", title="Old")
        server.records.played.append(a_play(server, elsewhere))
        page = await opened(server, "last_played")
        assert reasons(page) == [
            "source_off",
            "gone",
        ]
        assert (await opened(server, "dice")).items == ()
        server.sources[0].trouble = "The disk is away"
        page = await opened(server, "most_played")
        assert reasons(page) == [None, "source_off"]


async def test_songs_of_services_are_listed_without_requests() -> None:
    web = FetchedSource(a_web_song("far"))
    server = HeadlessServer(sources=(a_library("Amber"), web))
    async with server.running():
        server.records.played.append(a_play(server, a_web_song("far")))
        web.trouble = "whoever asks is told nothing"
        web.songs.clear()
        page = await opened(server, "last_played")
        assert reasons(page) == [None]
        web.is_set_up = False
        page = await opened(server, "last_played")
        assert reasons(page) == ["source_off"]


async def test_saved_playlists_are_opened_song_by_song() -> None:
    async with after_some_songs(300, 200, 100).running() as server:
        await give(server, "save_playlist", name="Night")
        (item,) = (await opened(server, "saved")).items
        assert (item.kind, item.title, item.path) == ("playlist", "Night", "saved/1")
        assert item.note == messages.Notice(
            code="song_count", params={"songs": 3}, message="3 songs"
        )
        page = await opened(server, "saved/1", offset=1, limit=1)
        assert ([item.title for item in page.items], page.more) == (["Birch"], True)


async def test_saved_playlists_are_found_by_search() -> None:
    async with after_some_songs(300, 200, 100).running() as server:
        await give(server, "save_playlist", name="New Year")
        for query, titles in {"ye n": ["New Year"], "ear": [], "!": []}.items():
            progress = await give(server, "search", q=query)
            assert [item.title for item in progress.playlists or ()] == titles
            for item in progress.playlists or ():
                await give(server, "enqueue_playlist", uri=item.uri)
        assert len(server.state.waiting) == 3


@pytest.mark.parametrize("path", ["saved/2", "saved/x", "saved/", "other/1", "saved/" + "9" * 30])
async def test_unknown_pages_are_not_found(path: str) -> None:
    async with HeadlessServer().running() as server:
        with pytest.raises(RefusedError) as refusal:
            await opened(server, path)
        assert refusal.value.reason is Reason.NOT_FOUND


# --- queries that led to a song ------------------------------------------------------------------


async def test_a_request_is_recorded_with_its_query() -> None:
    async with HeadlessServer().running() as server:
        await give(server, "search", ANN, q="amb")
        await give(server, "enqueue", ANN, uri="local:Amber")
        await give(server, "enqueue", ANN, uri="local:Birch")
        await give(server, "enqueue", ANN, query="cedar")
        asked = [event.query for event in server.store.events if isinstance(event, SongRequested)]
        assert asked == ["amb", None, "cedar"]


async def test_a_song_requested_by_a_query_before_is_its_first_hit() -> None:
    async with HeadlessServer().running() as server:
        server.store.queries["i"] = ["local:Hazel", "https://example.com/x", "local:gone"]
        found = await server.catalog.found("i", 3)
        assert [song.title for song in found.songs] == ["Hazel", "Birch", "Fir"]
        server.store.queries["i"] = ["local:Fir"]
        found = await server.catalog.found("i", 10)
        assert [song.title for song in found.songs] == ["Fir", "Birch", "Ginkgo"]


def test_only_the_last_search_of_a_guest_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("raveberry_server.application.catalog.recent_searches._SEEKERS", 2)
    searches = RecentSearches()
    searches.note(GuestId("ann"), "first", ["local:a"])
    searches.note(GuestId("ann"), "second", ["local:b"])
    assert searches.query_for(GuestId("ann"), "local:a") is None
    assert searches.query_for(GuestId("ann"), "local:b") == "second"
    for guest in ("bob", "cem"):
        searches.note(GuestId(guest), guest, ["local:c"])
    assert searches.query_for(GuestId("ann"), "local:b") is None


# --- retention -----------------------------------------------------------------------------------


async def test_old_records_are_deleted_at_the_start_and_when_the_days_change() -> None:
    async with HeadlessServer().running() as server:
        retention = Retention(party=server.party, records=server.records)
        async with asyncio.TaskGroup() as tasks:
            running = tasks.create_task(retention.run())
            await asyncio.sleep(0)
            at = server.clock.at()
            await server.set("mode", "full_control")
            await server.set("retention_days", 7)
            async with asyncio.timeout(30):
                while len(server.records.forgotten_before) < 2:  # noqa: ASYNC110 - has no event
                    await asyncio.sleep(0.01)
            running.cancel()
        assert server.records.forgotten_before == [at - timedelta(days=90), at - timedelta(days=7)]


async def test_without_a_retention_period_nothing_is_deleted() -> None:
    async with HeadlessServer().running() as server:
        retention = Retention(party=server.party, records=server.records)
        server.records.is_broken = True
        await retention.apply()
        server.records.is_broken = False
        await server.set("retention_days", 0)
        await retention.apply()
        assert server.records.forgotten_before == []
