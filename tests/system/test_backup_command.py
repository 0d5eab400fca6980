"""`raveberry backup` and `raveberry restore`, with the party running or stopped."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.system import supervisor_backup
from tests.system.promises.crowd import TITLES, begin, set_the_stage
from tests.system.release_fixture import seen
from tests.system.stage import Browser, Stage, a_stage, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(180)]


@pytest.fixture
def stage() -> Iterator[Stage]:
    with a_stage(held_back=("visualizer",)) as stage:
        set_the_stage(stage)
        yield stage


def make_a_party(stage: Stage) -> tuple[Browser, Browser]:
    """Start a party with one song playing and the others waiting; return its host and a guest."""
    stage.wait_until_served()
    begin(stage)
    host, guest = stage.host(), stage.guest()
    for title in TITLES:
        host.done("enqueue", query=title)
    guest.done("set_profile", name="Ann")
    guest.done("vote", entry=str(queue(host)[-1]), value=1)
    return host, guest


def queue(host: Browser) -> list[object]:
    return [entry[0] for entry in seen(host.state())["queue"]]


def empty(stage: Stage, host: Browser) -> None:
    """Remove everything that a restore has to bring back."""
    for entry in queue(host):
        host.done("remove", entry=str(entry))
    assert queue(host) == []
    assert stage.is_served()


def is_same(stage: Stage, host: Browser, party: object) -> None:
    until(
        lambda: stage.is_served() and seen(host.state()) == party,
        within_s=30,
        what="the party is as it was",
    )


def test_a_backup_of_a_running_party_is_restored_while_another_one_runs(stage: Stage) -> None:
    with stage.running():
        host, guest = make_a_party(stage)
        party, file = seen(host.state()), stage.folder / "party.tar.gz"
        made = stage.shell("backup", str(file))
        assert made.returncode == 0, made.stderr
        assert file.stat().st_mode & 0o777 == 0o600, "it holds the password of the Wi-Fi"
        empty(stage, host)
        pid = stage.pid("server")
        restored = stage.shell("restore", str(file))
        assert restored.returncode == 0, restored.stderr
        assert "Restored 9 songs" in restored.stdout, restored.stdout
        assert stage.is_back("server", after=pid)
        is_same(stage, host, party)
        assert "Ann" in str(guest.state()["me"])
        assert stage.shell("backup", str(file)).returncode == 1, "no backup replaces another one"


def test_a_stopped_party_is_backed_up_and_restored(stage: Stage) -> None:
    with stage.running():
        host, _ = make_a_party(stage)
        party = seen(host.state())
    file = stage.folder / "party.tar.gz"
    assert stage.shell("backup", str(file)).returncode == 0
    shutil.rmtree(stage.folder / "data")
    restored = stage.shell("restore", str(file))
    assert restored.returncode == 0, restored.stderr
    with stage.running():
        is_same(stage, host, party)


def test_a_copy_of_the_database_and_an_archive_of_the_addon_are_restored_as_well(
    stage: Stage,
) -> None:
    archive, copy = stage.folder / "addon.tar.gz", stage.folder / "copy.db"
    with stage.running():
        host, _ = make_a_party(stage)
        party = seen(host.state())
        supervisor_backup.archive(
            stage.folder / "data", archive, run=lambda words: stage.shell(*words[1:]).returncode
        )
        with closing(sqlite3.connect(stage.folder / "data" / "party.db")) as connection:
            connection.execute("VACUUM INTO ?", (str(copy),))
        for file in (archive, copy):
            empty(stage, host)
            restored = stage.shell("restore", str(file))
            assert restored.returncode == 0, restored.stderr
            is_same(stage, host, party)


@pytest.mark.parametrize("content", [b"", b"no backup", b"SQLite format 3\0", b"\x1f\x8b\x08torn"])
def test_what_is_no_backup_is_refused_and_changes_nothing(content: bytes) -> None:
    with a_stage() as stage:
        refuse(stage, content)


def refuse(stage: Stage, content: bytes) -> None:
    data = stage.folder / "data"
    data.mkdir()
    with closing(sqlite3.connect(data / "party.db")) as connection:
        connection.execute("CREATE TABLE kept (one)")
    before = (data / "party.db").read_bytes()
    file = stage.folder / "file"
    file.write_bytes(content)
    refused = stage.shell("restore", str(file))
    assert refused.returncode == 1
    assert str(file) in refused.stderr
    assert "Traceback" not in refused.stderr
    assert (data / "party.db").read_bytes() == before
