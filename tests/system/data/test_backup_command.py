"""`raveberry backup` and `raveberry restore`, with the party running or stopped."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.system.promises.crowd import TITLES, begin, prepare
from tests.system.support import supervisor_backup
from tests.system.support.party_system import Browser, System, a_system, until
from tests.system.support.release_fixture import seen

pytestmark = [pytest.mark.system, pytest.mark.timeout(180)]


@pytest.fixture
def system() -> Iterator[System]:
    with a_system(held_back=("visualizer",)) as system:
        prepare(system)
        yield system


def make_a_party(system: System) -> tuple[Browser, Browser]:
    """Start a party with one song playing and the others waiting; return its host and a guest."""
    system.wait_until_served()
    begin(system)
    host, guest = system.host(), system.guest()
    for title in TITLES:
        host.done("enqueue", query=title)
    guest.done("set_profile", name="Ann")
    guest.done("vote", entry=str(queue(host)[-1]), value=1)
    return host, guest


def queue(host: Browser) -> list[object]:
    return [entry[0] for entry in seen(host.state())["queue"]]


def empty(system: System, host: Browser) -> None:
    """Remove everything that a restore has to bring back."""
    for entry in queue(host):
        host.done("remove", entry=str(entry))
    assert queue(host) == []
    assert system.is_served()


def is_same(system: System, host: Browser, party: object) -> None:
    until(
        lambda: system.is_served() and seen(host.state()) == party,
        within_s=30,
        what="the party is as it was",
    )


def test_a_backup_of_a_running_party_is_restored_while_another_one_runs(
    system: System,
) -> None:
    with system.running():
        host, guest = make_a_party(system)
        party, file = seen(host.state()), system.folder / "party.tar.gz"
        made = system.shell("backup", str(file))
        assert made.returncode == 0, made.stderr
        assert file.stat().st_mode & 0o777 == 0o600, "it holds the password of the Wi-Fi"
        empty(system, host)
        pid = system.pid("server")
        restored = system.shell("restore", str(file))
        assert restored.returncode == 0, restored.stderr
        assert "Restored 9 songs" in restored.stdout, restored.stdout
        until(
            lambda: system.is_back("server", after=pid),
            within_s=15,
            what="the server runs again",
        )
        is_same(system, host, party)
        assert "Ann" in str(guest.state()["me"])
        assert system.shell("backup", str(file)).returncode == 1, "no backup replaces another one"


def test_a_stopped_party_is_backed_up_and_restored(system: System) -> None:
    with system.running():
        host, _ = make_a_party(system)
        party = seen(host.state())
    file = system.folder / "party.tar.gz"
    assert system.shell("backup", str(file)).returncode == 0
    shutil.rmtree(system.folder / "data")
    restored = system.shell("restore", str(file))
    assert restored.returncode == 0, restored.stderr
    with system.running():
        is_same(system, host, party)


def test_a_copy_of_the_database_and_an_archive_of_the_addon_are_restored_as_well(
    system: System,
) -> None:
    archive, copy = system.folder / "addon.tar.gz", system.folder / "copy.db"
    with system.running():
        host, _ = make_a_party(system)
        party = seen(host.state())
        supervisor_backup.archive(
            system.folder / "data", archive, run=lambda words: system.shell(*words[1:]).returncode
        )
        with closing(sqlite3.connect(system.folder / "data" / "party.db")) as connection:
            connection.execute("VACUUM INTO ?", (str(copy),))
        for file in (archive, copy):
            empty(system, host)
            restored = system.shell("restore", str(file))
            assert restored.returncode == 0, restored.stderr
            is_same(system, host, party)


@pytest.mark.parametrize("content", [b"", b"no backup", b"SQLite format 3\0", b"\x1f\x8b\x08torn"])
def test_an_invalid_backup_is_refused_and_changes_nothing(content: bytes) -> None:
    with a_system() as system:
        refuse(system, content)


def refuse(system: System, content: bytes) -> None:
    data = system.folder / "data"
    data.mkdir()
    with closing(sqlite3.connect(data / "party.db")) as connection:
        connection.execute("CREATE TABLE kept (one)")
    before = (data / "party.db").read_bytes()
    file = system.folder / "file"
    file.write_bytes(content)
    refused = system.shell("restore", str(file))
    assert refused.returncode == 1
    assert str(file) in refused.stderr
    assert "Traceback" not in refused.stderr
    assert (data / "party.db").read_bytes() == before
