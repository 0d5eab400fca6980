"""The host makes and changes saved playlists; a line that finds no song says why."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from raveberry_server.application.ports import KeepAnswer, Playlist
from raveberry_server.application.ports.history import Play
from raveberry_server.application.ports.saved_playlists import SavedPlaylist
from raveberry_server.commands.idempotency import IdempotencyKey
from raveberry_server.domain.model.entry import Origin
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.guest import HOST_CALLER, Caller, Role
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.requests.saved_playlists import MAX_PLAYLISTS

from tests.fakes.party.domain_party import START, a_guest
from tests.fakes.party.headless_server import HeadlessServer

ANN = a_guest("ann")
MO = a_guest("mo", Role.MOD)


async def give(
    server: HeadlessServer, name: str, caller: Caller = HOST_CALLER, /, **args: object
) -> Any:  # noqa: ANN401 - each command has another result
    return await server.execute(name, caller, **args)


async def refused(server: HeadlessServer, name: str, /, **args: object) -> Reason:
    with pytest.raises(RefusedError) as refusal:
        await give(server, name, **args)
    return refusal.value.reason


def a_play(server: HeadlessServer, song: Song) -> Play:
    at = server.clock.at() - timedelta(seconds=60)
    return Play(
        epoch=len(server.records.played) + 1,
        song=song,
        origin=Origin.GUEST,
        asker=None,
        started_at=at,
        ended_at=at,
        end="finished",
        up=0,
        down=0,
    )


def titles(server: HeadlessServer, number: int = 1) -> list[str]:
    return [song.title for song in server.saved_playlists.saved[number][1]]


async def added(
    server: HeadlessServer, *lines: dict[str, object], **args: object
) -> list[str | None]:
    """Add lines to the first playlist, and return the code of the reason of each."""
    made = await give(server, "add_to_playlist", playlist="saved:1", songs=lines, **args)
    assert made.added == made.reasons.count(None) or args
    return [reason and reason.code for reason in made.reasons]


async def test_a_playlist_is_made_filled_and_changed() -> None:
    async with HeadlessServer().running() as server:
        made = await give(server, "create_playlist", name=" Road\ntrip ")
        assert (made.uri, made.name, made.songs, made.undoable) == (
            "saved:1",
            "Road trip",
            0,
            False,
        )
        songs = [{"location": f"local:{title}"} for title in ("Amber", "Birch", "Cedar")]
        assert await added(server, *songs) == [None, None, None]
        await give(
            server, "move_in_playlist", playlist="saved:1", song="local:Cedar", before="local:Amber"
        )
        await give(server, "remove_from_playlist", playlist="saved:1", songs=["local:Birch"])
        renamed = await give(server, "rename_playlist", playlist="saved:1", name="Trip")
        assert (renamed.name, renamed.songs, renamed.undoable) == ("Trip", 2, True)
        assert titles(server) == ["Cedar", "Amber"]
        overview = await give(server, "playlists")
        assert overview.playlists == (renamed,)
        assert (overview.max_playlists, overview.max_songs) == (200, 1_000)
        await give(server, "enqueue_playlist", MO, uri=made.uri)
        assert len(server.state.waiting) == 2


async def test_each_change_is_undone_and_a_deleted_playlist_comes_back() -> None:
    async with HeadlessServer().running() as server:
        await give(server, "create_playlist", name="Trip")
        await added(server, {"location": "local:Amber"})
        await added(server, {"location": "local:Birch"}, continued=True)
        await give(server, "delete_playlist", playlist="saved:1")
        overview = await give(server, "playlists")
        assert (overview.playlists, [one.name for one in overview.deleted]) == ((), ["Trip"])
        assert await refused(server, "rename_playlist", playlist="saved:1", name="x") == "not_found"
        assert (await give(server, "undo_playlist", playlist="saved:1")).songs == 2
        assert (await give(server, "undo_playlist", playlist="saved:1")).songs == 0
        assert await refused(server, "undo_playlist", playlist="saved:1") == "conflict"


async def test_only_the_host_changes_playlists() -> None:
    async with HeadlessServer().running() as server:
        for caller in (ANN, MO):
            for name, args in {
                "playlists": {},
                "create_playlist": {"name": "x"},
                "delete_playlist": {"playlist": "saved:1"},
                "add_to_playlist": {"playlist": "saved:1"},
            }.items():
                with pytest.raises(RefusedError) as refusal:
                    await give(server, name, caller, **args)
                assert refusal.value.reason is Reason.NOT_ALLOWED


@pytest.mark.parametrize("uri", ["saved:9", "saved:", "saved:x", "saved:\u0661", "local:Amber", ""])
@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("rename_playlist", {"name": "x"}),
        ("delete_playlist", {}),
        ("undo_playlist", {}),
        ("add_to_playlist", {}),
        ("remove_from_playlist", {"songs": ["local:Amber"]}),
        ("move_in_playlist", {"song": "local:Amber"}),
    ],
)
async def test_an_unknown_playlist_is_refused(name: str, args: dict[str, Any], uri: str) -> None:
    async with HeadlessServer().running() as server:
        is_undo = name == "undo_playlist" and uri == "saved:9"
        reason = await refused(server, name, playlist=uri, **args)
        assert reason == ("conflict" if is_undo else "not_found")


async def test_the_number_of_playlists_is_limited_for_restored_ones_too() -> None:
    async with HeadlessServer().running() as server:
        await give(server, "create_playlist", name="first")
        await give(server, "delete_playlist", playlist="saved:1")
        for number in range(MAX_PLAYLISTS):
            await server.saved_playlists.create_playlist(str(number), (), START)
        assert await refused(server, "create_playlist", name="x") == "limit_reached"
        assert await refused(server, "undo_playlist", playlist="saved:1") == "limit_reached"
        assert await refused(server, "add_to_playlist", playlist="saved:2", songs=[{}] * 26) == (
            "bad_request"
        )


async def test_lines_are_found_by_path_address_and_names() -> None:
    async with HeadlessServer().running() as server:
        await give(server, "create_playlist", name="Import")
        assert (
            await added(
                server,
                {"location": "/srv/ann/Amber.ogg"},
                {"location": "gone.ogg", "artist": "The Bs", "title": "Birch"},
                {"artist": "the cs", "title": "CEDAR"},
                {"title": "Dogwood"},
                {"location": "local:Elm", "title": "ignored"},
                {"location": "local:Nothing", "title": "Fir"},
            )
            == [None] * 6
        )
        assert titles(server) == ["Amber", "Birch", "Cedar", "Dogwood", "Elm", "Fir"]


async def test_a_line_without_a_song_says_why() -> None:
    async with HeadlessServer().running() as server:
        await give(server, "create_playlist", name="Import")
        assert await added(
            server,
            {"location": "gone.ogg"},
            {"location": "gone.ogg", "title": "Nowhere"},
            {"artist": "The Bs", "title": "Amber"},
            {"title": "!"},
            {"location": "local:Nothing"},
            {"location": "http://127.0.0.1/x"},
            {"location": "file:///etc/passwd"},
            {"entry": "e99"},
            {},
        ) == [
            *("file_unknown_here", "file_unknown_here", "nothing_found", "nothing_found"),
            *("song_unknown", "address_private", "file_unknown_here", "song_not_queued"),
            "nothing_found",
        ]
        assert titles(server) == []
        server.sources[0].trouble = "The disk is away"
        assert await added(server, {"title": "Amber"}, {"location": "Amber.ogg"}) == [
            "sources_silent",
            "file_unknown_here",
        ]


async def test_a_link_to_a_playlist_adds_its_songs() -> None:
    async with HeadlessServer().running() as server:
        songs = tuple(server.sources[0].songs.values())[:3]
        uri = "local:album"
        server.sources[0].playlists[uri] = Playlist(uri=uri, title="Album", songs=songs)
        server.sources[0].playlists["local:none"] = Playlist(uri="local:none", title="", songs=())
        await give(server, "create_playlist", name="Import")
        await added(server, {"location": "local:Amber"})
        made = await give(
            server,
            "add_to_playlist",
            playlist="saved:1",
            songs=[{"location": uri}, {"location": uri}, {"location": "local:none"}],
        )
        assert made.added == 2
        codes = [reason and reason.code for reason in made.reasons]
        assert codes == [None, "in_playlist", "song_unknown"]


async def test_a_link_that_is_not_known_yet_has_the_names_of_its_line() -> None:
    async with HeadlessServer().running() as server:
        link = "https://x.org/a"
        server.sources[0].songs[link] = Song(uri=link, source="local", title=link)
        named = replace(server.sources[0].songs[link], uri=f"{link}2")
        server.sources[0].songs[named.uri] = named
        await give(server, "create_playlist", name="Import")
        lines = ({"location": link, "artist": "Ann", "title": "One"}, {"location": f"{link}2"})
        assert await added(server, *lines) == [None, None]
        one, two = server.saved_playlists.saved[1][1]
        assert (one.artist, one.title, two.title) == ("Ann", "One", link)


async def test_the_queue_and_single_entries_are_added() -> None:
    async with HeadlessServer().running() as server:
        await give(server, "create_playlist", name="Tonight")
        first = (await give(server, "enqueue", uri="local:Amber")).entry.id
        await give(server, "enqueue", uri="local:Birch")
        assert await added(server, {"entry": first}) == [None]
        made = await give(server, "add_to_playlist", playlist="saved:1", of="queue")
        assert (made.added, made.playlist.songs) == (1, 2)
        made = await give(server, "add_to_playlist", playlist="saved:1", of="evening")
        assert (made.added, made.reasons) == (0, ())


async def test_an_evening_that_is_saved_again_replaces_the_songs() -> None:
    async with HeadlessServer().running() as server:
        first = await give(server, "create_playlist", name="NIGHT")
        songs = tuple(server.sources[0].songs.values())
        server.records.played += [a_play(server, song) for song in songs[:2]]
        saved = await give(server, "save_playlist", name="Night")
        assert (saved.uri, saved.name, saved.songs) == (first.uri, "Night", 2)
        assert (await give(server, "undo_playlist", playlist=first.uri)).name == "NIGHT"


async def test_a_playlist_that_cannot_be_read_or_written_is_refused() -> None:
    async with HeadlessServer().running() as server:
        await give(server, "create_playlist", name="Trip")
        server.saved_playlists.is_broken = True
        for name, args in {
            "playlists": {},
            "create_playlist": {"name": "x"},
            "delete_playlist": {"playlist": "saved:1"},
        }.items():
            assert await refused(server, name, **args) == "unavailable"


async def test_a_change_that_has_begun_ends_although_its_caller_has_gone() -> None:
    async with HeadlessServer().running() as server:
        written, create = asyncio.Event(), server.saved_playlists.create_playlist

        async def create_slowly(
            name: str, songs: Sequence[Song], at: datetime, *, keep: KeepAnswer[SavedPlaylist]
        ) -> SavedPlaylist:
            await written.wait()
            return await create(name, songs, at, keep=keep)

        server.saved_playlists.create_playlist = create_slowly  # type: ignore[method-assign]
        key = IdempotencyKey(text="k")

        async def make() -> object:
            return await server.commands.execute(
                "create_playlist", {"name": "Party"}, HOST_CALLER, key=key
            )

        async with asyncio.TaskGroup() as tasks:
            gone = tasks.create_task(make())
            await asyncio.sleep(0.01)
            gone.cancel()
            repeated = tasks.create_task(make())
            later = tasks.create_task(give(server, "playlists"))
            await asyncio.sleep(0.01)
            assert not gone.done()
            written.set()
        assert later.result().playlists == ()
        assert (gone.cancelled(), repeated.result()) == (
            True,
            json.loads(server.saved_playlists.answers[0].answer)["result"],
        )
        assert titles(server) == []
        assert len(server.saved_playlists.saved) == 1


async def test_a_playlist_is_exported_with_paths_of_the_music_folder() -> None:
    async with HeadlessServer().running() as server:
        await give(server, "create_playlist", name="Trip")
        await added(server, {"location": "local:Amber"})
        text = "#EXTM3U\n#EXTINF:180,The As - Amber\n{}\n"
        editor = server.playlist_editor
        assert await editor.exported("saved:1") == ("Trip", text.format("Amber.ogg"))
        server.sources[0].trouble = "The disk is away"
        assert await editor.exported("saved:1") == ("Trip", text.format("local:Amber"))
