"""The library's database file."""

import resource
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from raveberry_server.adapters.sources.local.database import (
    group_key,
    is_exclusive,
    opened_for_reading,
    opened_for_scan,
    song_key,
)


def test_a_reader_changes_nothing(tmp_path: Path) -> None:
    opened_for_scan(tmp_path / "library.db").close()
    connection = opened_for_reading(tmp_path / "library.db")
    assert connection is not None
    with closing(connection), pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM song")


def test_a_reader_makes_no_file(tmp_path: Path) -> None:
    assert opened_for_reading(tmp_path / "library.db") is None
    assert list(tmp_path.iterdir()) == []


def test_a_reader_shares_the_library(tmp_path: Path) -> None:
    opened_for_scan(tmp_path / "library.db").close()
    connection = opened_for_reading(tmp_path / "library.db")
    assert connection is not None
    with closing(connection):
        assert not is_exclusive(connection)


def test_a_reader_needs_no_room_on_the_disk(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    with closing(opened_for_scan(file)) as writer:
        writer.execute("CREATE TABLE newest (one)")
        # As after a crash: the latest rows are in the write-ahead log only.
        for suffix in ("", "-wal"):
            copy = tmp_path / f"left.db{suffix}"
            copy.write_bytes(file.with_name(file.name + suffix).read_bytes())
    # The index beside the log cannot be created, as on a full disk.
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        connection = opened_for_reading(tmp_path / "left.db")
        assert connection is not None
        with closing(connection):
            assert is_exclusive(connection)
            assert connection.execute("SELECT * FROM newest").fetchall() == []
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_other_entries_than_files_are_not_deleted(tmp_path: Path) -> None:
    (tmp_path / "library.db").mkdir()
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        opened_for_scan(tmp_path / "library.db")
    assert (tmp_path / "library.db").is_dir()


def test_a_library_that_another_scan_writes_is_not_taken_for_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("raveberry_server.adapters.sources.local.database._BUSY_S", 0.05)
    file = tmp_path / "library.db"
    with closing(opened_for_scan(file)) as first:
        first.execute("BEGIN EXCLUSIVE")
        with closing(opened_for_scan(file)) as second, pytest.raises(sqlite3.OperationalError):
            second.execute("BEGIN IMMEDIATE")
        first.execute("ROLLBACK")
        assert first.execute("SELECT count(*) FROM song").fetchone() == (0,)


def test_keys_are_for_ever() -> None:
    assert song_key(b"/music/a.mp3") == "00a5352e7cf94d32"
    assert group_key("") is None
    assert group_key("", "artist") is None
    assert group_key("a") != group_key("a", "")
