"""Migrations keep all data."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from raveberry_server.adapters.persistence.migrate import NewerSchemaError, migrate
from raveberry_server.adapters.persistence.sqlite_store import SqliteStore
from raveberry_server.application.errors import StoreError


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "party.db"


@pytest.fixture
def connection(database: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        yield connection


def scripts(folder: Path, *texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(texts, start=1):
        (folder / f"{number:04}_step.sql").write_text(text, encoding="utf-8")
    return folder


FIRST = "CREATE TABLE one (x INTEGER); INSERT INTO one VALUES (1);"
SECOND = "ALTER TABLE one ADD COLUMN y INTEGER; UPDATE one SET y = x;"


def copies(database: Path) -> list[str]:
    return sorted(file.name for file in database.parent.glob(f"{database.name}.*"))


def test_a_new_database_gets_every_step_and_no_copy(
    tmp_path: Path, connection: sqlite3.Connection, database: Path
) -> None:
    migrate(connection, database=database, folder=scripts(tmp_path / "sql", FIRST, SECOND))
    assert connection.execute("SELECT x, y FROM one").fetchall() == [(1, 1)]
    assert copies(database) == []


def test_an_older_database_is_copied_and_then_gets_what_it_lacks(
    tmp_path: Path, connection: sqlite3.Connection, database: Path
) -> None:
    migrate(connection, database=database, folder=scripts(tmp_path / "sql", FIRST))
    connection.execute("UPDATE one SET x = 7")
    folder = scripts(tmp_path / "sql", FIRST, SECOND)
    migrate(connection, database=database, folder=folder)
    migrate(connection, database=database, folder=folder)
    assert connection.execute("SELECT x, y FROM one").fetchall() == [(7, 7)]
    assert copies(database) == ["party.db.before-0002"]
    with closing(sqlite3.connect(tmp_path / "party.db.before-0002")) as copy:
        assert copy.execute("SELECT * FROM one").fetchall() == [(7,)]
        assert copy.execute("PRAGMA user_version").fetchone() == (1,)


def test_a_database_from_before_the_first_release_is_refused_and_left_as_it_is(
    tmp_path: Path, connection: sqlite3.Connection, database: Path
) -> None:
    folder = scripts(tmp_path / "sql", FIRST, SECOND)
    for number, file in zip((14, 15), sorted(folder.iterdir()), strict=True):
        file.rename(folder / f"{number:04}_step.sql")
    connection.execute("PRAGMA user_version = 13")
    with pytest.raises(StoreError, match=r"schema 13 .*older than the first release \(schema 14\)"):
        migrate(connection, database=database, folder=folder)
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == []


def test_a_step_that_fails_leaves_the_database_as_the_step_before_left_it(
    tmp_path: Path, connection: sqlite3.Connection, database: Path
) -> None:
    folder = scripts(tmp_path / "sql", FIRST, "UPDATE one SET x = 9; SELECT * FROM nowhere;")
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        migrate(connection, database=database, folder=folder)
    assert not connection.in_transaction
    assert connection.execute("SELECT x FROM one").fetchall() == [(1,)]
    folder = scripts(folder, FIRST, SECOND)
    migrate(connection, database=database, folder=folder)
    assert connection.execute("SELECT x, y FROM one").fetchall() == [(1, 1)]


def test_a_copy_that_was_cut_off_is_made_again(
    tmp_path: Path, connection: sqlite3.Connection, database: Path
) -> None:
    migrate(connection, database=database, folder=scripts(tmp_path / "sql", FIRST))
    (tmp_path / "party.db.before-0002.unfinished").write_bytes(b"half of")
    migrate(connection, database=database, folder=scripts(tmp_path / "sql", FIRST, SECOND))
    assert copies(database) == ["party.db.before-0002"]


def test_r21_a_database_of_a_newer_version_is_refused_with_the_way_back(
    tmp_path: Path, connection: sqlite3.Connection, database: Path
) -> None:
    connection.execute("PRAGMA user_version = 3")
    folder = scripts(tmp_path / "sql", FIRST, SECOND)
    with pytest.raises(NewerSchemaError, match=r"a newer Raveberry.*install.*or restore a backup"):
        migrate(connection, database=database, folder=folder)
    connection.execute("CREATE TABLE installation (version TEXT)")
    connection.execute("INSERT INTO installation VALUES ('9.1.0')")
    for number in (3, 4):
        (tmp_path / f"party.db.before-{number:04}").touch()
    with pytest.raises(NewerSchemaError, match=r"Raveberry 9\.1\.0 .*restore .*before-0003\."):
        migrate(connection, database=database, folder=folder)


def test_of_copies_from_before_updates_only_the_newest_are_kept(
    tmp_path: Path, connection: sqlite3.Connection, database: Path
) -> None:
    for steps in range(1, 6):
        folder = scripts(tmp_path / f"sql-{steps}", *(["SELECT 1;"] * steps))
        migrate(connection, database=database, folder=folder)
    assert copies(database) == ["party.db.before-0004", "party.db.before-0005"]


@pytest.mark.parametrize("name", ["0003_gap.sql", "step.sql", "2_short.sql"])
def test_steps_are_numbered_without_a_gap(
    tmp_path: Path, connection: sqlite3.Connection, database: Path, name: str
) -> None:
    folder = scripts(tmp_path / "sql", FIRST)
    (folder / name).write_text(SECOND, encoding="utf-8")
    with pytest.raises(StoreError, match="is expected here"):
        migrate(connection, database=database, folder=folder)


async def test_a_newer_database_is_refused(database: Path, connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    store = SqliteStore(data=database.parent)
    with pytest.raises(StoreError, match="written by a newer Raveberry"):
        await store.load()
    await store.close()
