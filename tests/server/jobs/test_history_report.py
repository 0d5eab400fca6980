"""`raveberry library`: statistics, export and backup, with or without a running server."""

import asyncio
import json
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from raveberry_server.adapters.persistence.sqlite_store import SqliteStore
from raveberry_server.adapters.system.clock import SystemClock
from raveberry_server.application.ports import SavedState
from raveberry_server.jobs.history_report import main

from tests.fakes.party.domain_party import DomainParty, a_song

RAVEBERRY = Path(sys.executable).with_name("raveberry")


async def a_night(data: Path) -> None:
    """Play one song and start another one; the server is killed in the middle."""
    store = SqliteStore(data=data)
    await store.load()
    party = DomainParty()
    caller = party.join("ann")
    for name in ("First\nline", "Second"):
        party.start(party.request(caller, a_song(name)).entry)
        party.wait(60)
    await store.commit(
        after=SavedState(state=party.state, revision=1),
        events=party.events,
        at=party.now.at,
    )
    await store.close()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    asyncio.run(a_night(folder))
    return folder


def test_statistics_are_printed_without_a_server(data: Path) -> None:
    done = subprocess.run(  # noqa: S603 - constant arguments
        [RAVEBERRY, "library", "stats", "--json", "--since", "2026-01-01T00:00"],
        env={"RAVEBERRY_DATA": str(data), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (json.loads(done.stdout)["plays"], json.loads(done.stdout)["requests"]) == (0, 0)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the clock to some weeks after the party."""
    monkeypatch.setattr(SystemClock, "at", lambda _self: datetime(2027, 2, 3, tzinfo=UTC))
    monkeypatch.setattr(SystemClock, "zone", lambda _self: UTC)


@pytest.mark.usefixtures("later")
def test_people_read_the_party_in_numbers(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(data), "stats"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("2 songs played (2 different, ")
    assert "2 requests by 1 guest, 1 vote\n" in told
    assert "    1  The Band - First line\n" in told
    assert told.endswith("Most active:\n    2  Guest 1\n")


@pytest.mark.usefixtures("later")
def test_plays_are_exported_as_playlist_and_text(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(data), "export"]) == 0
    assert capsys.readouterr().out == (
        "#EXTM3U\n"
        "#EXTINF:180,The Band - First line\nlocal:First%0Aline\n"
        "#EXTINF:180,The Band - Second\nlocal:Second\n"
    )
    assert main(["--data", str(data), "export", "--text"]) == 0
    assert capsys.readouterr().out == (
        "20:02  The Band - First line (Guest 1, +1)\n20:02  The Band - Second (Guest 1)\n"
    )


def test_a_backup_is_a_whole_database_that_only_its_owner_reads(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.db"
    assert main(["--data", str(data), "backup", str(copy)]) == 0
    assert capsys.readouterr().out.startswith(f"{copy}\n")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM play").fetchone() == (2,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert main(["--data", str(data), "backup", str(copy)]) == 1
    assert "is there already" in capsys.readouterr().err
    assert main(["--data", str(data), "backup", str(tmp_path)]) == 0
    assert len(list(tmp_path.glob("raveberry-*.db"))) == 1


def test_failures_are_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = str(tmp_path)
    assert main(["--data", empty, "stats"]) == 1
    assert "there is no party in" in capsys.readouterr().err
    (tmp_path / "party.db").write_bytes(b"")
    assert main(["--data", empty, "stats"]) == 1
    assert "start this one's server once" in capsys.readouterr().err
    (tmp_path / "party.db").write_bytes(b"no database at all, but longer than its header" * 20)
    assert main(["--data", empty, "stats"]) == 1
    assert "cannot be read" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["--data", empty, "stats", "--since", "yesterday"])
    assert "a time such as" in capsys.readouterr().err


def test_a_copy_that_cannot_be_written_leaves_nothing(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(data), "backup", str(tmp_path / "none" / "copy.db")]) == 1
    assert "cannot be written" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
