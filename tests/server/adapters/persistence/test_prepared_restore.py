"""An uploaded backup replaces the party at the next start, and a kill in between loses neither."""

import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import pytest
from raveberry_server.adapters.persistence.migrate import NewerSchemaError
from raveberry_server.adapters.persistence.prepared_restore import (
    LIGHTS,
    FinishedRestore,
    PreparedParty,
    finish,
    prepare,
)
from raveberry_server.adapters.persistence.recovery import SET_ASIDE
from raveberry_server.adapters.persistence.sqlite_store import SqliteStore
from raveberry_server.application.errors import StoreError
from raveberry_server.application.ports import SavedState

from tests.fakes.party.domain_party import DomainParty

AT = datetime(2026, 12, 31, 23, tzinfo=UTC)
STEPS = frozenset(
    {"open", "os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename", "sqlite3.connect"}
)
"""Audit events before which a process is killed."""


async def write(data: Path, *titles: str) -> None:
    """Write a party with these songs, its last commit in the log as after a crash."""
    party = DomainParty()
    for title in titles:
        party.ask("ann", title)
    origin = data.with_name(f"{data.name}.open")
    store = SqliteStore(data=origin)
    origin.mkdir()
    saved = await store.load()
    after = SavedState(state=party.state, revision=saved.revision + 1)
    await store.commit(after=after, events=party.events, at=AT)
    shutil.copytree(origin, data)
    await store.close()


async def titles_of(data: Path) -> tuple[list[str], int]:
    """Return the songs and the revision of the party in a data folder."""
    store = SqliteStore(data=data)
    saved = await store.load()
    await store.close()
    assert store.recovered is None
    return [entry.song.title for entry in saved.state.waiting.values()], saved.revision


@pytest.fixture
async def data(tmp_path: Path) -> Path:
    """Data folder with a party of one song, and the unpacked backup of another beside it."""
    await write(tmp_path / "data", "Now")
    await write(tmp_path / "backup", "One", "Two")
    for file in (tmp_path / "backup").iterdir():
        if file.name not in {"party.db", "party.db-wal"}:
            shutil.rmtree(file) if file.is_dir() else file.unlink()
    (tmp_path / "data" / LIGHTS).write_text("old")
    (tmp_path / "backup" / LIGHTS).write_text("new")
    return tmp_path / "data"


def unpacked(data: Path) -> Path:
    """Return a fresh folder with the backup, as the job unpacks it."""
    folder = data / ".restore-1"
    shutil.copytree(data.with_name("backup"), folder)
    return folder


async def test_a_prepared_backup_is_used_at_the_next_start(data: Path) -> None:
    assert prepare(data, unpacked(data)) == PreparedParty(songs=2, guests=0)
    assert await titles_of(data) == (["Now"], 1)
    assert finish(data) == FinishedRestore(kept=data / SET_ASIDE / "1", has_lights=True)
    titles, revision = await titles_of(data)
    assert titles == ["One", "Two"]
    assert revision > 1_000_000, "pages take no new revision for one that they know"
    assert (data / LIGHTS).read_text() == "new"
    assert await titles_of(data / SET_ASIDE / "1") == (["Now"], 1)
    assert finish(data) is None, "it is used once"


async def test_the_revision_grows_with_each_restore(data: Path) -> None:
    revisions = []
    for _ in range(2):
        prepare(data, unpacked(data))
        finish(data)
        revisions.append((await titles_of(data))[1])
    assert revisions[1] > revisions[0]


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (lambda db: db.execute("DROP TABLE party"), StoreError),
        (lambda db: db.execute("PRAGMA user_version = 9999"), NewerSchemaError),
        (lambda db: db.execute("UPDATE entry SET state = 'odd'"), ValueError),
    ],
)
async def test_another_database_is_refused_and_changes_nothing(
    data: Path, spoil: Callable[[sqlite3.Connection], object], error: type[Exception]
) -> None:
    folder = unpacked(data)
    with closing(sqlite3.connect(folder / "party.db")) as connection, connection:
        spoil(connection)
    with pytest.raises(error):
        prepare(data, folder)
    assert finish(data) is None
    assert await titles_of(data) == (["Now"], 1)
    assert not folder.exists(), "what a job has left is removed"


async def test_a_restore_that_fails_is_given_up(data: Path) -> None:
    prepare(data, unpacked(data))
    (data / SET_ASIDE).write_text("no folder")
    with pytest.raises(StoreError, match="not restored"):
        finish(data)
    assert finish(data) is None
    assert await titles_of(data) == (["Now"], 1)


async def test_a_kill_at_any_step_of_a_restore_loses_nothing(data: Path) -> None:
    prepare(data, unpacked(data))
    number = 0
    while True:
        number += 1
        copy = data.with_name(f"copy-{number}")
        shutil.copytree(data, copy)
        if not killed_at(number, lambda copy=copy: finish(copy)):
            break
        finish(copy)
        assert (await titles_of(copy))[0] == ["One", "Two"], number
        assert (copy / LIGHTS).read_text() == "new"
        kept = [(await titles_of(folder))[0] for folder in (copy / SET_ASIDE).iterdir()]
        assert ["Now"] in kept, number
    assert number > len(STEPS)


async def test_a_kill_at_any_step_of_the_preparation_leaves_all_or_nothing(data: Path) -> None:
    unpacked(data)
    number, outcomes = 0, set()
    while True:
        number += 1
        copy = data.with_name(f"copy-{number}")
        shutil.copytree(data, copy)
        if not killed_at(number, lambda copy=copy: prepare(copy, copy / ".restore-1")):
            break
        finish(copy)
        titles, _ = await titles_of(copy)
        assert titles in (["Now"], ["One", "Two"]), number
        assert (copy / LIGHTS).read_text() == ("old" if titles == ["Now"] else "new")
        outcomes.add(len(titles))
    assert 1 in outcomes


def killed_at(number: int, action: Callable[[], object]) -> bool:
    """Run an action in a process that is killed before its step of that number, if it has one."""
    pid = os.fork()
    if pid == 0:
        _run_until(number, action)
    _, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status):
        return True
    assert os.waitstatus_to_exitcode(status) == 0
    return False


def _run_until(number: int, action: Callable[[], object]) -> NoReturn:
    steps = 0

    def count(event: str, _args: object) -> None:
        nonlocal steps
        if event in STEPS:
            steps += 1
            if steps == number:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    try:
        action()
    except BaseException:  # noqa: BLE001 - the test sees the exit code
        os._exit(1)
    os._exit(0)
