"""Saved playlists and their earlier versions are on disk when a change returns."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from raveberry_server.adapters.persistence.database_copies import opened_for_reading
from raveberry_server.adapters.persistence.history import playlist_tables
from raveberry_server.adapters.persistence.sqlite_history_store import SqliteHistory
from raveberry_server.adapters.persistence.sqlite_store import SqliteStore
from raveberry_server.application.errors import StoreError
from raveberry_server.application.ports import KeepAnswer, KeptAnswer
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.requests.saved_playlists import MAX_PLAYLIST_CHANGES

from tests.fakes.party.domain_party import START, a_song

SONGS = [a_song(name) for name in ("b", "a", "c")]


@asynccontextmanager
async def opened(data: Path) -> AsyncIterator[SqliteHistory]:
    store = SqliteStore(data=data)
    records = SqliteHistory(data=data, store=store)
    try:
        await store.load()
        yield records
    finally:
        await records.close()
        await store.close()


async def songs_of(records: SqliteHistory, number: int) -> list[str]:
    found = await records.saved_playlist(number)
    assert found is not None
    return [song.title for song in found[1]]


async def test_a_playlist_is_there_after_a_restart(tmp_path: Path) -> None:
    async with opened(tmp_path) as records:
        first = await records.create_playlist("First", [a_song("x")], START)
        saved = await records.create_playlist("Party", SONGS, START)
        assert (saved.songs, saved.is_undoable) == (3, False)
    async with opened(tmp_path) as records:
        assert await records.saved_playlists() == [saved, first]
        assert await records.saved_playlist(saved.number) == (saved, SONGS)
        assert await records.saved_playlist(99) is None


async def test_a_change_is_on_disk_when_it_returns(tmp_path: Path) -> None:
    async with opened(tmp_path) as records:
        saved = await records.create_playlist("Party", SONGS, START)
        await records.change_playlist(saved.number, "Night", SONGS[1:])
        # What another process reads now is what a crash would leave.
        with closing(opened_for_reading(tmp_path / "party.db")) as connection:
            found = playlist_tables.read_saved_playlist(connection, saved.number)
            assert found is not None
            assert (found[0].name, list(found[1])) == ("Night", SONGS[1:])


async def test_the_answer_to_a_change_is_on_disk_if_and_only_if_the_change_is(
    tmp_path: Path,
) -> None:
    def keep(key: str) -> KeepAnswer[object]:
        return lambda result: KeptAnswer(
            caller=GuestId("ann"), key=key, fingerprint="", answer=str(result)
        )

    def fail(_result: object) -> KeptAnswer:
        raise StoreError("no")

    async with opened(tmp_path) as records:
        made = await records.create_playlist("Party", SONGS, START, keep=keep("create"))
        changed = await records.change_playlist(1, "Night", SONGS[1:], keep=keep("change"))
        undone = await records.undo_playlist(1, keep=keep("undo"))
        assert await records.undo_playlist(1, keep=keep("nothing")) is None
        with pytest.raises(StoreError):
            await records.change_playlist(1, "Day", SONGS, keep=fail)
        with pytest.raises(StoreError):
            await records.create_playlist("Day", SONGS, START, keep=fail)
        await records.delete_playlist(1, keep=keep("delete"))
        await records.undo_playlist(1)
        assert await records.saved_playlists() == [undone]
    store = SqliteStore(data=tmp_path)
    await store.load()
    assert [(one.key, one.answer) for one in store.take_answers()] == [
        ("create", str(made)),
        ("change", str(changed)),
        ("undo", str(undone)),
        ("delete", "None"),
    ]
    await store.close()


async def test_changes_are_undone_one_after_the_other(tmp_path: Path) -> None:
    async with opened(tmp_path) as records:
        number = (await records.create_playlist("Party", SONGS[:1], START)).number
        await records.change_playlist(number, "Night", SONGS[:1])
        await records.change_playlist(number, "Night", SONGS[:2])
        changed = await records.change_playlist(number, "Night", SONGS, is_continued=True)
        assert (changed.songs, changed.is_undoable) == (3, True)
    async with opened(tmp_path) as records:
        undone = await records.undo_playlist(number)
        assert undone is not None
        assert (undone.name, undone.songs) == ("Night", 1)
        undone = await records.undo_playlist(number)
        assert undone is not None
        assert (undone.name, undone.songs, undone.is_undoable) == ("Party", 1, False)
        assert await records.undo_playlist(number) is None


async def test_a_deleted_playlist_is_restored_with_its_number_and_songs(tmp_path: Path) -> None:
    async with opened(tmp_path) as records:
        number = (await records.create_playlist("Party", SONGS, START)).number
        await records.delete_playlist(number)
        assert await records.saved_playlists() == []
        (deleted,) = await records.deleted_playlists()
        assert (deleted.number, deleted.name, deleted.songs) == (number, "Party", 3)
        other = await records.create_playlist("Party", [], START)
        restored = await records.undo_playlist(number)
        assert restored is not None
        assert (restored.number, restored.name) == (number, "Party (2)")
        assert await songs_of(records, number) == ["b", "a", "c"]
        assert await records.deleted_playlists() == []
        assert other.number != number


async def test_the_number_of_remembered_changes_is_limited(tmp_path: Path) -> None:
    async with opened(tmp_path) as records:
        number = (await records.create_playlist("0", [], START)).number
        for name in range(1, MAX_PLAYLIST_CHANGES + 3):
            await records.change_playlist(number, str(name), [])
        undone = 0
        while last := await records.undo_playlist(number):
            undone += 1
            name = int(last.name)
        assert (undone, name) == (MAX_PLAYLIST_CHANGES, 2)
