"""A backup that was downloaded on the host page is uploaded there again."""

import http.client
import json
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.system.promises.crowd import TITLES, begin, prepare
from tests.system.support.party_system import Answer, Browser, System, a_system, until
from tests.system.support.release_fixture import seen

pytestmark = [pytest.mark.system, pytest.mark.timeout(180)]


@pytest.fixture
def system() -> Iterator[System]:
    with a_system(held_back=("visualizer",)) as system:
        prepare(system)
        yield system


def start(system: System) -> Browser:
    """Start a party with one song playing and the others waiting; return its host."""
    system.wait_until_served()
    begin(system)
    host = system.host()
    for title in TITLES:
        host.done("enqueue", query=title)
    return host


def downloaded(host: Browser) -> bytes:
    answer = host.ask("GET", "/api/v1/backup")
    assert answer.status == 200
    return answer.body


def upload(host: Browser, content: bytes) -> Answer:
    return host.ask(
        "POST", "/api/v1/restore", content, headers={"Content-Type": "application/octet-stream"}
    )


def party_of(host: Browser) -> Mapping[str, object]:
    """Return what a page shows of the party; nothing while the server restarts."""
    try:
        return seen(host.state())
    except (OSError, http.client.HTTPException):
        return {}


def is_restored(host: Browser, party: object) -> None:
    until(lambda: party_of(host) == party, within_s=30, what="the party is as it was")


def test_an_uploaded_backup_replaces_the_party_and_keeps_the_one_before(system: System) -> None:
    with system.running():
        host, guest = start(system), system.guest()
        guest.done("enqueue", query=TITLES[0])
        guest.done("set_profile", name="Ann")
        party, backup = seen(host.state()), downloaded(host)
        host.done("clear_queue")
        pid = system.pid("server")
        answer = upload(host, backup)
        assert answer.status == 200, answer
        assert answer.json.keys() == {"songs", "guests"}
        is_restored(host, party)
        assert system.pid("server") == pid, "the supervisor has nothing to do"
        assert "Ann" in str(guest.state()["me"])
        (problem,) = (one for one in problems(host) if one["code"] == "database_replaced")
        kept = Path(str(problem["params"]["kept"]))
        assert (kept / "party.db").exists()
        host.done("clear_queue")
        # The party before is a backup, too.
        assert upload(host, (kept / "party.db").read_bytes()).status == 200
        until(
            lambda: party_of(host).get("queue") == [],
            within_s=30,
            what="the party before is back",
        )


def problems(host: Browser) -> list[dict[str, dict[str, object]]]:
    return json.loads(json.dumps(host.state()["me"]))["problems"]


@pytest.mark.parametrize("content", [b"", b"no backup", b"\x1f\x8b\x08torn"])
def test_another_file_is_refused_and_the_party_goes_on(system: System, content: bytes) -> None:
    with system.running():
        host = start(system)
        party, pid = seen(host.state()), system.pid("server")
        refused = upload(host, content)
        assert (refused.status, refused.json["code"]) == (400, "bad_request")
        torn = downloaded(host)[:-200]
        assert upload(host, torn).status == 400
        assert upload(system.guest(), downloaded(host)).status == 403
        assert seen(host.state()) == party
        assert system.pid("server") == pid


def test_a_server_killed_during_a_restore_has_one_party_or_the_other(system: System) -> None:
    with system.running():
        host = start(system)
        party, backup = seen(host.state())["queue"], downloaded(host)
        for delay_s in (0.0, 0.3, 0.6, 0.9):
            if seen(host.state())["queue"]:
                host.done("clear_queue")
            thread = threading.Thread(target=attempt, args=(host.port, backup))
            thread.start()
            thread.join(delay_s)
            pid = system.kill("server")
            thread.join()
            until(
                lambda pid=pid: system.is_back("server", after=pid) and system.is_served(),
                within_s=60,
                what="the server runs again",
            )
            assert seen(host.state())["queue"] in ([], party)


def attempt(port: int, backup: bytes) -> None:
    """Upload a backup to a server that may be killed meanwhile."""
    try:
        upload(Browser(port=port), backup)
    except OSError:
        return
