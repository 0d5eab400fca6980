"""On a bare Debian 13, scripts/run and scripts/test work without manual preparation.

Part of scripts/test --long, with wheels that were downloaded before. All of scripts/test on such
machines, which download everything, is part of scripts/soak.
"""

import re
import subprocess
import time
from pathlib import Path

import pytest

from tests.fresh.machine import Machine, end, machine
from tests.ports import free_port
from tests.rounds import Rounds
from tests.system.support.party_system import Browser, until

pytestmark = [pytest.mark.system, pytest.mark.long, pytest.mark.timeout(1200)]

FIRST_START_S = 330
SECOND_START_S = 10
FAILED_ONCE = (
    "tests/visualizer/control",  # mosquitto is in a folder named sbin
    "tests/visualizer/sinks/transport/test_udp.py",  # localhost is also ::1
)


def start_party(bare: Machine, port: int, log: Path) -> subprocess.Popen[bytes]:
    ports = f"--port={port} --host-port={free_port()} --mqtt-port={free_port()}"
    log.write_text("")
    return bare.start(f"scripts/run {ports}", log=log)


def is_greeted(log: Path) -> bool:
    return "Ctrl-C ends the party" in log.read_text()


def expect_party(bare: Machine, log: Path) -> None:
    """Assert that a party starts, plays a song, stops, and starts again without set-up steps."""
    port = free_port()
    patient_until_s = time.monotonic() + FIRST_START_S
    party = start_party(bare, port, log)
    try:
        while not is_greeted(log) and party.poll() is None and time.monotonic() < patient_until_s:
            time.sleep(0.5)
        assert is_greeted(log), log.read_text()
        guest = Browser(port=port)
        assert b"<rb-" in guest.ask("GET", "/").body
        until(
            lambda: guest.ask("GET", "/api/v1/search?q=tram").json.get("hits"),
            within_s=20,
            what="a demo song is found",
        )
        guest.done("enqueue", query="tram")
        until(
            lambda: guest.state()["player"]["state"] == "playing",  # type: ignore[index]
            within_s=10,
            what="it plays",
        )
    finally:
        end(party)
    started_s = time.monotonic()
    party = start_party(bare, port, log)
    try:
        until(lambda: is_greeted(log), within_s=30, what="the second start greets")
        assert time.monotonic() - started_s < SECOND_START_S
        assert "[1/" not in log.read_text(), "it set something up again"
    finally:
        end(party)


def test_root_starts_a_party(tmp_path: Path) -> None:
    with machine("root", has_wheels=True) as bare:
        expect_party(bare, tmp_path / "log")


def test_a_user_with_sudo_runs_checks_and_a_party(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with machine("ann", has_wheels=True) as bare:
        code = bare.run("scripts/test --only 'import directions'", within_s=480, log=log)
        said = log.read_text()
        assert code == 0, said
        assert re.search(r"\[1/4\] Debian packages: .*mpd.*\n +[\d.,/ kMB]+ to fetch\n", said), said
        assert re.search(r"\[2/4\] .*\n(.*\n)*? +done in \d+ s\n", said), said
        assert "1 passed, 0 failed, 0 skipped" in said
        tests = " ".join(FAILED_ONCE)
        assert bare.run(f".venv/bin/pytest -q {tests}", within_s=120, log=log) == 0, log.read_text()
        expect_party(bare, log)


@pytest.mark.rounds(0)
@pytest.mark.parametrize("user", ["root", "ann"])
def test_every_check_passes(user: str, rounds: Rounds, tmp_path: Path) -> None:
    if not rounds.count:
        pytest.skip("takes an hour: only by scripts/soak")
    for number in rounds:
        log = tmp_path / f"log-{number}"
        with machine(user, has_wheels=False) as bare:
            assert bare.run("scripts/test", within_s=3600, log=log) == 0, log.read_text()
        (result,) = re.findall(r"^\d+ passed, \d+ failed, .*$", log.read_text(), re.MULTILINE)
        rounds.report(result)
