"""Playlists are requested, read in the background and added; a restart resumes them."""

import asyncio

import pytest
from raveberry_server.application.catalog import playlist_reader as reading
from raveberry_server.application.catalog.playlist_reader import PlaylistReader
from raveberry_server.application.errors import SourceError
from raveberry_server.application.ports import Playlist
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.events import JobFailed
from raveberry_server.domain.model.guest import HOST_CALLER, Caller, Role
from raveberry_server.domain.requests import playlist_requests
from raveberry_server.domain.requests.playlist_requests import MissingSong, PlaylistAdded
from raveberry_server.domain.requests.song_requests import Requested

from tests.fakes.house import TITLES, House
from tests.fakes.scene import a_guest

URI = "local:list"
MO = a_guest("mo", Role.MOD)
GONE = MissingSong(title="Gone", reason="It is not there any more")


def a_house(*, missing: tuple[MissingSong, ...] = ()) -> House:
    """Return a party whose library has a playlist of three songs."""
    house = House()
    library = house.sources[0]
    songs = tuple(library.songs[f"local:{title}"] for title in TITLES[:3])
    library.playlists[URI] = Playlist(uri=URI, title="Trees", songs=songs, missing=missing)
    return house


async def give(house: House, name: str, caller: Caller, /, **args: object) -> object:
    command = house.commands.command(name)
    return await house.commands.carry_out(command, command.arguments(**args), caller)


def titles(house: House) -> list[str]:
    return [entry.song.title for entry in house.state.waiting.values()]


async def all_read(house: House) -> None:
    """Wait until no playlist is being read."""
    is_read = asyncio.Event()

    def look(_change: object = None) -> None:
        if not house.state.playlist_requests:
            is_read.set()

    stop_listening = house.party.listen(look)
    look()
    async with asyncio.timeout(30):
        await is_read.wait()
    stop_listening()


@pytest.mark.parametrize("args", [{"uri": URI}, {"query": "Trees"}])
async def test_the_answer_tells_what_was_added_and_what_is_missing(args: dict[str, str]) -> None:
    async with a_house(missing=(GONE,)).running() as house:
        added = await give(house, "enqueue_playlist", MO, **args)
        assert isinstance(added, PlaylistAdded)
        assert (added.is_done, added.missing, added.left_out) == (True, (GONE,), 0)
        assert titles(house) == list(TITLES[:3])
        assert house.state.playlist_requests == ()


async def test_only_the_first_songs_of_a_long_playlist_are_taken() -> None:
    async with a_house().running() as house:
        await house.set("max_playlist_items", 2)
        added = await give(house, "enqueue_playlist", MO, uri=URI)
        assert isinstance(added, PlaylistAdded)
        assert (len(added.entries), added.left_out) == (2, 1)


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        ({"uri": "local:none"}, Reason.NOT_FOUND),
        ({"query": "none"}, Reason.NOT_FOUND),
        ({"uri": "file:///etc/passwd"}, Reason.NOT_ALLOWED),
        ({"uri": "http://127.0.0.1/list"}, Reason.NOT_ALLOWED),
        ({"query": "http://127.0.0.1/list"}, Reason.NOT_ALLOWED),
        ({"uri": URI, "query": "Trees"}, Reason.BAD_REQUEST),
        ({}, Reason.BAD_REQUEST),
        ({"uri": " "}, Reason.BAD_REQUEST),
    ],
)
async def test_what_is_no_playlist_is_refused(args: dict[str, str], reason: Reason) -> None:
    async with a_house().running() as house:
        with pytest.raises(RefusedError) as refusal:
            await give(house, "enqueue_playlist", MO, **args)
        assert refusal.value.reason is reason
        assert (titles(house), house.state.playlist_requests) == ([], ())


async def test_a_source_that_cannot_answer_is_told() -> None:
    async with a_house().running() as house:
        house.sources[0].trouble = "The disk is away"
        for args in ({"uri": URI}, {"query": "Trees"}):
            with pytest.raises(RefusedError) as refusal:
                await give(house, "enqueue_playlist", MO, **args)
            assert refusal.value.reason is Reason.SOURCE_FAILED
        with pytest.raises(RefusedError) as refusal:
            await give(house, "enqueue_random", MO)
        assert refusal.value.reason is Reason.SOURCE_FAILED


async def test_guests_ask_for_playlists_only_where_they_have_full_control() -> None:
    async with a_house().running() as house:
        ann = a_guest("ann")
        for name in ("enqueue_playlist", "enqueue"):
            with pytest.raises(RefusedError) as refusal:
                await give(house, name, ann, uri=URI)
            assert refusal.value.reason is Reason.NOT_ALLOWED
        await house.set("mode", "full_control")
        await give(house, "enqueue_playlist", ann, uri=URI)
        assert titles(house) == list(TITLES[:3])


async def test_a_playlist_asked_for_as_a_song_is_answered_with_its_first_one() -> None:
    async with a_house().running() as house:
        asked = await give(house, "enqueue", MO, uri=URI)
        assert isinstance(asked, Requested)
        assert house.state.waiting[asked.entry].song.title == TITLES[0]
        with pytest.raises(RefusedError, match="waits already"):
            await give(house, "enqueue", MO, uri=URI)


async def test_a_full_disk_keeps_no_playlist_out_that_was_ordered_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house = a_house()
    may_read = asyncio.Event()
    library = house.sources[0]
    read = library.playlist

    async def slowly(uri: str, limit: int) -> Playlist | None:
        await may_read.wait()
        return await read(uri, limit)

    monkeypatch.setattr(library, "playlist", slowly)
    async with house.running(), asyncio.TaskGroup() as tasks:
        asked = tasks.create_task(give(house, "enqueue_playlist", MO, uri=URI))
        ordered = asyncio.Event()
        stop_listening = house.party.listen(lambda _change: ordered.set())
        await ordered.wait()
        stop_listening()
        house.store.is_broken = True
        may_read.set()
        added = await asked
        assert isinstance(added, PlaylistAdded)
        assert titles(house) == list(TITLES[:3])
        with pytest.raises(RefusedError):
            await house.set("max_playlist_items", 2)
        house.store.is_broken = False
        await house.set("max_playlist_items", 3)
        saved = house.store.saved.state
        assert [entry.song.title for entry in saved.waiting.values()] == list(TITLES[:3])
        assert saved.playlist_requests == ()


async def test_whoever_waits_too_long_is_told_that_it_is_still_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "PATIENCE_S", 0.05)
    house = a_house(missing=(GONE,))
    may_read = asyncio.Event()
    library = house.sources[0]
    read = library.playlist

    async def slowly(uri: str, limit: int) -> Playlist | None:
        await may_read.wait()
        return await read(uri, limit)

    monkeypatch.setattr(library, "playlist", slowly)
    async with house.running():
        added = await give(house, "enqueue_playlist", MO, uri=URI)
        assert added == PlaylistAdded(job="playlist-job", is_done=False)
        assert house.state.playlist_requests[0].job == "playlist-job"
        may_read.set()
        await all_read(house)
        assert titles(house) == list(TITLES[:3])
        failed = [event for event in house.store.events if isinstance(event, JobFailed)]
        assert [event.reason for event in failed] == ["3 of 4 added, 1 not available"]


async def test_a_playlist_that_fails_when_nobody_waits_any_more_is_told_by_an_event(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "PATIENCE_S", 0.05)
    house = a_house()
    may_fail = asyncio.Event()

    async def fail_late(_uri: str, _limit: int) -> Playlist | None:
        await may_fail.wait()
        raise SourceError("The disk is away")

    monkeypatch.setattr(house.sources[0], "playlist", fail_late)
    async with house.running():
        assert await give(house, "enqueue_playlist", MO, uri=URI) == PlaylistAdded(
            job="playlist-job", is_done=False
        )
        may_fail.set()
        await all_read(house)
        failed = [event for event in house.store.events if isinstance(event, JobFailed)]
        assert [event.reason for event in failed] == ["The disk is away"]


async def test_after_a_restart_what_was_ordered_is_read() -> None:
    house = a_house()
    async with house.running():
        await house.step(
            lambda state, now: playlist_requests.request_playlist(
                state, HOST_CALLER, "old", "local:none", now
            )
        )
        await house.step(
            lambda state, now: playlist_requests.request_playlist(
                state, HOST_CALLER, "job", URI, now
            )
        )
        # As after a restart: there is no caller to answer.
        again = PlaylistReader(party=house.party, catalog=house.catalog, draw_job=lambda: "x")
        async with asyncio.TaskGroup() as tasks:
            running = tasks.create_task(again.run())
            await all_read(house)
            running.cancel()
    assert titles(house) == list(TITLES[:3])
    (failed,) = [event for event in house.store.events if isinstance(event, JobFailed)]
    assert (failed.job, failed.kind) == ("old", "playlist")


async def test_the_dice_picks_a_song_that_may_be_asked_for() -> None:
    async with House().running() as house:
        await house.set("forbidden_words", TITLES[0])
        asked = await give(house, "enqueue_random", a_guest("ann"))
        assert isinstance(asked, Requested)
        assert house.state.waiting[asked.entry].song.title == TITLES[1]
        assert house.state.waiting[asked.entry].turn == 1


async def test_without_songs_the_dice_has_nothing_to_pick() -> None:
    house = House()
    house.sources[0].songs.clear()
    async with house.running():
        with pytest.raises(RefusedError) as refusal:
            await give(house, "enqueue_random", a_guest("ann"))
        assert refusal.value.reason is Reason.NOT_FOUND
