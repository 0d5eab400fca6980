"""A damaged database never stops the party: it is recovered, and losses are reported."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from raveberry_server.adapters.persistence.database_snapshots import good_snapshots, take_snapshot
from raveberry_server.adapters.persistence.recovery import (
    KEPT_ASIDE,
    DatabaseOrigin,
    RecoveredDatabase,
)
from raveberry_server.adapters.persistence.sqlite_store import SqliteStore
from raveberry_server.application.errors import StoreError
from raveberry_server.application.ports import SavedState
from raveberry_server.domain.model.events import SongEnded
from raveberry_server.domain.model.state import PartyState

from tests.fakes.party.domain_party import DomainParty, a_song
from tests.fakes.party.memory_store import as_loaded

AT = datetime(2026, 12, 31, 23, tzinfo=UTC)
SONGS = 60
PAGE = 1024


def a_party() -> DomainParty:
    """One song plays, one has played, sixty wait with votes, and one can be brought back."""
    party = DomainParty(max_waiting_per_guest=0, max_requests_per_hour=0, fresh_requests=0)
    guests = [party.join(name) for name in ("ann", "ben", "cem")]
    for number in range(SONGS + 3):
        entry = party.request(guests[number % 3], a_song(f"Song {number}")).entry
        party.vote("ann", entry, 1)
    party.start()
    party.finish()
    party.start()
    party.remove([*party.state.waiting][-1])
    return party


async def write(data: Path, party: DomainParty) -> None:
    """Write a party into a data folder, with everything in the database file."""
    store = SqliteStore(data=data)
    saved = await store.load()
    after = SavedState(state=party.state, revision=saved.revision + 1)
    await store.commit(after=after, events=party.events, at=AT)
    await store.close()


@dataclass(frozen=True)
class Started:
    """State and recovery result after a start."""

    saved: SavedState
    recovered: RecoveredDatabase | None

    @property
    def state(self) -> PartyState:
        return self.saved.state


async def start(data: Path) -> Started:
    store = SqliteStore(data=data)
    try:
        saved = await store.load()
        # A recovered database is writable.
        await store.commit(after=replace(saved, revision=saved.revision + 1), events=(), at=AT)
        return Started(saved=saved, recovered=store.recovered)
    finally:
        await store.close()


def pages_of(file: Path, table: str) -> list[int]:
    """Return the numbers of the pages that hold a table's rows."""
    with closing(sqlite3.connect(file)) as connection:
        return [
            page
            for (page,) in connection.execute(
                "SELECT pageno FROM dbstat WHERE name = ? ORDER BY pagetype = 'leaf', pageno",
                (table,),
            )
        ]


def overwrite(file: Path, page: int, content: bytes) -> None:
    with file.open("r+b") as opened:
        opened.seek((page - 1) * PAGE)
        opened.write(content)


def tear_page_of(table: str, which: int = -1) -> Callable[[Path], None]:
    return lambda file: overwrite(file, pages_of(file, table)[which], b"\xa5" * PAGE)


def zero_page_of(table: str) -> Callable[[Path], None]:
    return lambda file: overwrite(file, pages_of(file, table)[-1], bytes(PAGE))


def execute(statement: str) -> Callable[[Path], None]:
    def damage(file: Path) -> None:
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.execute(statement)

    return damage


def replace_with_foreign(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TABLE contact (name TEXT)")
        connection.execute("INSERT INTO contact VALUES ('Ann')")


def replace_with_foreign_of_our_number(file: Path) -> None:
    replace_with_foreign(file)
    execute("PRAGMA user_version = 14")(file)


def lose_log_in_the_middle(file: Path) -> None:
    """Clear a few pages that only the log had, as when `-wal` was not copied."""
    content = file.read_bytes()
    third = len(content) // PAGE // 3
    for page in range(third, third + 3):
        overwrite(file, page, bytes(PAGE))


ROWS_SURVIVE: dict[str, Callable[[Path], None]] = {
    "a torn page of the history": tear_page_of("request"),
    "an empty page of what played": zero_page_of("play"),
    "an index that does not fit": tear_page_of("request_of_an_entry"),
    "a table of the history is gone": execute("DROP TABLE past_query"),
    "a row that makes no sense": execute("UPDATE entry SET state = 'dreaming' WHERE id = 'e30'"),
    "votes for songs that are lost": execute(
        "INSERT INTO ballot (entry, guest, value) VALUES ('e999', 'ann', 1)"
    ),
}
"""Damages after which the queue is complete, except for that one song."""

BEYOND_ROWS: dict[str, Callable[[Path], object]] = {
    "no database": lambda file: file.write_bytes(b"this was a database once" * 999),
    "random bytes": lambda file: file.write_bytes(Random(1).randbytes(50_000)),
    "only zeros": lambda file: file.write_bytes(bytes(file.stat().st_size)),
    "a torn first page": lambda file: overwrite(file, 1, b"\xa5" * PAGE),
    "only the first page is left": lambda file: file.write_bytes(file.read_bytes()[:PAGE]),
    "a few bytes are left": lambda file: file.write_bytes(file.read_bytes()[:100]),
    "another program's database": replace_with_foreign,
    "another program's with our number": replace_with_foreign_of_our_number,
    "the party's row is gone": tear_page_of("party"),
    "no bytes at all": lambda file: file.write_bytes(b""),
    "the file is gone": lambda file: file.unlink(),
}
"""Damages after which too little can be read."""

TORN_QUEUE: dict[str, Callable[[Path], object]] = {
    "half of it is cut off": lambda file: (
        file.write_bytes(file.read_bytes()[: file.stat().st_size // PAGE // 2 * PAGE]) and None
    ),
    "a torn page of the queue": tear_page_of("entry"),
    "an empty page of the votes": zero_page_of("ballot"),
    "pages are lost that only the log had": lose_log_in_the_middle,
}
"""Damages of the queue."""


@pytest.mark.parametrize("damage", ROWS_SURVIVE.values(), ids=ROWS_SURVIVE)
async def test_a_readable_damaged_database_is_preferred_to_a_snapshot(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    await write(tmp_path, DomainParty())
    take_snapshot(tmp_path, with_library=False)
    party = a_party()
    await write(tmp_path, party)
    damage(tmp_path / "party.db")
    started = await start(tmp_path)
    before = as_loaded(party.state)
    assert started.recovered is None or started.recovered.origin is DatabaseOrigin.ROWS
    kept = {name: entry for name, entry in before.waiting.items() if name in started.state.waiting}
    assert len(kept) >= len(before.waiting) - 1
    assert dict(started.state.waiting) == kept
    assert started.state.playback == before.playback
    assert started.state.guests == before.guests
    assert started.state.settings == before.settings


@pytest.mark.parametrize("damage", BEYOND_ROWS.values(), ids=BEYOND_ROWS)
async def test_where_too_little_can_be_read_the_newest_good_snapshot_is_used(
    tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    party = a_party()
    await write(tmp_path, party)
    take_snapshot(tmp_path, with_library=False)
    torn = take_snapshot(tmp_path, with_library=False)
    assert torn is not None
    torn.write_bytes(b"the newest snapshot is damaged, too" * 999)
    damage(tmp_path / "party.db")
    started = await start(tmp_path)
    assert started.recovered is not None
    assert started.recovered.origin in {DatabaseOrigin.OLDER, DatabaseOrigin.SNAPSHOT}
    assert started.recovered.detail == "party-000001.db"
    assert started.state == as_loaded(party.state)


@pytest.mark.parametrize("damage", BEYOND_ROWS.values(), ids=BEYOND_ROWS)
async def test_without_a_snapshot_a_new_party_starts_and_the_loss_is_reported(
    tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    await write(tmp_path, a_party())
    damage(tmp_path / "party.db")
    damaged = (tmp_path / "party.db").read_bytes() if (tmp_path / "party.db").exists() else b""
    started = await start(tmp_path)
    assert not started.state.waiting or started.recovered is not None
    if damaged:
        assert started.recovered is not None
        assert started.recovered.detail
        kept = (tmp_path / "set-aside" / "1" / "party.db").read_bytes()
        assert kept[PAGE:] == damaged[PAGE:]
    again = await start(tmp_path)
    assert again.recovered is None
    assert again.state == started.state


@pytest.mark.parametrize("damage", TORN_QUEUE.values(), ids=TORN_QUEUE)
@pytest.mark.parametrize("has_snapshot", [True, False])
async def test_a_damaged_queue_is_restored_from_snapshot_or_remains(
    tmp_path: Path, damage: Callable[[Path], object], has_snapshot: bool
) -> None:
    party = a_party()
    await write(tmp_path, party)
    if has_snapshot:
        take_snapshot(tmp_path, with_library=False)
    damage(tmp_path / "party.db")
    started = await start(tmp_path)
    before = as_loaded(party.state)
    assert started.recovered is not None
    assert started.recovered.kept is not None
    assert (await start(tmp_path)).recovered is None
    if has_snapshot:
        assert started.state == before
    else:
        # The removed song waits again if only its removal was lost.
        ended = {event.entry.id for event in party.events if isinstance(event, SongEnded)}
        assert set(started.state.waiting) <= {*before.waiting, *ended}


async def test_no_tear_of_any_page_ends_the_party(tmp_path: Path) -> None:
    await write(tmp_path / "whole", a_party())
    whole = (tmp_path / "whole" / "party.db").read_bytes()
    random = Random(7)
    for page in range(1, len(whole) // PAGE + 1):
        data = tmp_path / str(page)
        data.mkdir()
        (data / "party.db").write_bytes(whole)
        overwrite(data / "party.db", page, random.randbytes(PAGE))
        await start(data)
        shutil.rmtree(data)


async def test_a_log_of_another_database_is_not_believed(tmp_path: Path) -> None:
    party = a_party()
    await write(tmp_path, party)
    (tmp_path / "party.db-wal").write_bytes(Random(3).randbytes(40_000))
    started = await start(tmp_path)
    assert started.state == as_loaded(party.state)


async def test_the_file_of_a_started_party_needs_no_log(tmp_path: Path) -> None:
    party = a_party()
    await write(tmp_path / "live", party)
    store = SqliteStore(data=tmp_path / "live")
    await store.load()
    copy = tmp_path / "copy"
    copy.mkdir()
    shutil.copy(tmp_path / "live" / "party.db", copy)
    await store.close()
    started = await start(copy)
    assert started.recovered is None
    assert started.state == as_loaded(party.state)


@pytest.mark.parametrize("has_snapshot", [True, False])
async def test_a_file_is_continued_without_the_log_that_spoils_it(
    tmp_path: Path, has_snapshot: bool
) -> None:
    party, copy = a_party(), tmp_path / "copy"
    await write(copy, DomainParty())
    if has_snapshot:
        take_snapshot(copy, with_library=False)
    await write(tmp_path, party)
    shutil.copy(tmp_path / "party.db", copy)
    with closing(sqlite3.connect(tmp_path / "party.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_schema WHERE name = 'entry'")
        shutil.copy(tmp_path / "party.db-wal", copy)
    started = await start(copy)
    assert started.recovered is not None
    assert started.recovered.origin is DatabaseOrigin.ROWS
    assert started.recovered.detail == "the latest changes"
    assert started.state == as_loaded(party.state)
    assert not [*copy.glob("*unfinished*")]


async def test_pages_see_only_revisions_that_they_do_not_know_yet(tmp_path: Path) -> None:
    await write(tmp_path, a_party())
    before = (await start(tmp_path)).saved.revision
    take_snapshot(tmp_path, with_library=False)
    for _ in range(5):
        before = (await start(tmp_path)).saved.revision
    (tmp_path / "party.db").write_bytes(b"damaged" * 999)
    assert (await start(tmp_path)).saved.revision > before


async def test_of_damaged_databases_only_the_newest_are_kept(tmp_path: Path) -> None:
    for number in range(KEPT_ASIDE + 3):
        await write(tmp_path, DomainParty())
        (tmp_path / "party.db").write_bytes(f"damage {number}".encode() * 999)
        await start(tmp_path)
    kept = sorted((tmp_path / "set-aside").iterdir())
    assert len(kept) == KEPT_ASIDE
    assert (kept[-1] / "party.db").read_bytes().startswith(b"damage 4")


async def test_a_new_number_is_greater_than_every_old_one(tmp_path: Path) -> None:
    party = a_party()
    await write(tmp_path, party)
    execute("UPDATE party SET entries_made = 0")(tmp_path / "party.db")
    tear_page_of("request")(tmp_path / "party.db")
    started = await start(tmp_path)
    assert started.state.entries_made >= party.state.entries_made - 1


async def test_a_folder_without_rights_is_no_damage(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = SqliteStore(data=tmp_path / "file")
    with pytest.raises(StoreError, match="cannot be opened"):
        await store.load()
    await store.close()


# --- snapshots -----------------------------------------------------------------------------------


async def test_a_snapshot_is_taken_while_the_party_is_written(tmp_path: Path) -> None:
    store = SqliteStore(data=tmp_path)
    await store.load()
    party = a_party()
    after = SavedState(state=party.state, revision=1)
    await store.commit(after=after, events=party.events, at=AT)
    taken = take_snapshot(tmp_path, with_library=False)
    party.vote("ben", next(iter(party.state.waiting)), 1)
    await store.commit(after=replace(after, state=party.state), events=(), at=AT)
    await store.close()
    assert taken is not None
    (tmp_path / "copy").mkdir()
    shutil.copytree(tmp_path / "snapshots", tmp_path / "copy" / "snapshots")
    assert (await start(tmp_path / "copy")).state == as_loaded(after.state)


async def test_two_snapshots_are_kept_and_no_half_one(tmp_path: Path) -> None:
    await write(tmp_path, DomainParty())
    for _ in range(5):
        take_snapshot(tmp_path, with_library=False)
    names = sorted(file.name for file in (tmp_path / "snapshots").iterdir())
    assert names == ["party-000004.db", "party-000005.db"]
    assert [file.name for file in good_snapshots(tmp_path)] == names[::-1]


async def test_a_damaged_database_makes_no_snapshot_and_drops_none(tmp_path: Path) -> None:
    await write(tmp_path, a_party())
    take_snapshot(tmp_path, with_library=False)
    tear_page_of("entry")(tmp_path / "party.db")
    with pytest.raises(StoreError, match="No snapshot"):
        take_snapshot(tmp_path, with_library=False)
    assert [file.name for file in (tmp_path / "snapshots").iterdir()] == ["party-000001.db"]


def test_there_is_no_snapshot_of_no_party(tmp_path: Path) -> None:
    assert take_snapshot(tmp_path, with_library=True) is None
    assert not list(tmp_path.iterdir())


async def test_a_snapshot_has_the_library_and_a_restore_uses_it(tmp_path: Path) -> None:
    await write(tmp_path, DomainParty())
    with closing(sqlite3.connect(tmp_path / "library.db")) as library, library:
        library.execute("CREATE TABLE song (title TEXT)")
    take_snapshot(tmp_path, with_library=True)
    (tmp_path / "library.db").unlink()
    await start(tmp_path)
    with closing(sqlite3.connect(tmp_path / "library.db")) as library:
        assert library.execute("SELECT count(*) FROM song").fetchone() == (0,)
