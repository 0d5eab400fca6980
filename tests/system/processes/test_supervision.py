"""Processes under s6 are started, restarted, logged and stopped."""

import json
import os
import platform
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from scripts import processes
from tests.system.support.party_system import ROOT, SERVICES, a_system, until

pytestmark = pytest.mark.system


def test_every_process_starts_and_ends_with_its_supervisor() -> None:
    with a_system() as system:
        with system.running():
            for service in SERVICES:
                until(lambda name=service: system.pid(name), within_s=10, what=f"{service} runs")
            assert processes.running(system.folder)
        assert not processes.running(system.folder)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root sees the libraries of the server")
@pytest.mark.skipif(platform.machine() != "x86_64", reason="Debian's build has small pages on x86")
def test_the_heap_of_the_server_alone_is_that_of_jemalloc() -> None:
    with a_system() as system, system.running():
        system.wait_until_served()
        using = {
            service
            for service in SERVICES
            if "libjemalloc" in Path(f"/proc/{system.pid(service)}/maps").read_text()
        }
    assert using == {"server"}


STAMPED = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{9}  (\w+): (.*)")
"""Time, process and text of a line."""


def test_each_line_of_a_log_has_its_time_once_and_names_its_process() -> None:
    with a_system() as system:
        with system.running():
            for service in SERVICES:
                until(
                    lambda name=service: "starting" in system.log(name),
                    within_s=10,
                    what=f"{service} is logged",
                )
            system.kill("mpd")
            until(lambda: "mpd has ended" in system.log("mpd"), within_s=10, what="its end")
        page = (system.folder / "supervisor.log").read_text().splitlines()
        logs = {service: system.log(service).splitlines() for service in SERVICES}
    lines = [(service, line) for service, log in logs.items() for line in log]
    lines += [("", line) for line in page if not line.startswith("s6-")]
    assert len(lines) > 2 * len(SERVICES)
    for service, line in lines:
        stamped = STAMPED.fullmatch(line)
        assert stamped, line
        assert service in ("", stamped[1])
        assert not re.search(r"\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d", stamped[2]), line


def test_a_killed_process_is_back_at_once_and_waits_longer_each_time_it_dies_young() -> None:
    with a_system() as system, system.running():
        until(lambda: system.pid("broker"), within_s=10, what="the broker runs")
        waits_s = []
        for _ in range(5):
            killed = system.kill("broker")
            died_s = time.monotonic()
            until(
                lambda pid=killed: system.is_back("broker", after=pid),
                within_s=12,
                what="it is back",
            )
            waits_s.append(time.monotonic() - died_s)
        # 0, 0, 1, 2 and 4 seconds, plus s6's own delay for a process that lived under a second.
        assert waits_s[0] < 5
        assert waits_s[1] < 5
        assert waits_s[3] >= 2
        assert waits_s[4] >= 4


def test_a_killed_process_that_ran_longer_than_five_seconds_does_not_wait() -> None:
    with a_system() as system, system.running():
        until(lambda: system.pid("broker"), within_s=10, what="the broker runs")

        def killed_and_back_s() -> float:
            killed, died_s = system.kill("broker"), time.monotonic()
            until(lambda: system.is_back("broker", after=killed), within_s=12, what="it is back")
            return time.monotonic() - died_s

        for _ in range(4):
            killed_and_back_s()
        time.sleep(7)
        assert killed_and_back_s() < 1.5


def test_a_process_that_waits_to_be_started_again_does_not_hold_up_the_end() -> None:
    with a_system() as system:
        with system.running():
            until(lambda: system.pid("broker"), within_s=10, what="the broker runs")
            for _ in range(3):
                killed = system.kill("broker")
                until(
                    lambda pid=killed: system.pid("broker") != pid, within_s=12, what="it is gone"
                )
                until(lambda: system.pid("broker"), within_s=12, what="it is back")
            system.kill("broker")
        assert not processes.running(system.folder)


def test_the_doctor_finds_a_running_party_well() -> None:
    with a_system() as system:
        system.add_tone("Concert Pitch", length_s=1)
        with system.running():
            system.wait_until_served()
            done = system.shell("doctor", "--json")
            findings = json.loads(done.stdout)["findings"]
            assert {finding["verdict"] for finding in findings} == {"ok"}, done.stdout
            held = [finding["text"] for finding in findings if finding["part"] == "ports"]
            assert len(held) == 3
            assert all("held by this party" in text for text in held)
            system.hold_back("mpd")
            done = system.shell("doctor", "--json")
            assert done.returncode == 1
            [bad] = [
                finding
                for finding in json.loads(done.stdout)["findings"]
                if finding["verdict"] == "bad"
            ]
            assert (bad["part"], bad["mend"]) == (
                "player",
                f"read why in {system.folder}/logs/mpd/current",
            )


def test_the_shell_scripts_are_clean() -> None:
    scripts = [
        *(ROOT / "addon" / "services").glob("*/run"),
        ROOT / "addon" / "services" / ".finish",
        ROOT / "addon" / "services" / ".log",
        ROOT / "addon" / "services" / ".watchdog",
    ]
    done = subprocess.run(
        ["shellcheck", "--exclude=SC1091", *scripts],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_processes_left_by_an_earlier_run_are_ended() -> None:
    with a_system() as system:
        orphan = subprocess.Popen(
            ["/bin/sleep", "600"],
            env={processes.MARK: str(system.folder)},
            start_new_session=True,
        )
        other = subprocess.Popen(
            ["/bin/sleep", "600"],
            env={processes.MARK: f"{system.folder}-other"},
            start_new_session=True,
        )
        try:
            until(lambda: processes.running(system.folder), within_s=2, what="it is found")
            assert processes.running(system.folder) == [orphan.pid]
            processes.end_all(system.folder, patience_s=2)
            assert not processes.running(system.folder)
            assert other.poll() is None
        finally:
            other.kill()
            other.wait()
            orphan.wait()


def test_one_that_will_not_end_is_made_to() -> None:
    with a_system() as system:
        script = "trap '' TERM; echo ready; while :; do sleep 0.1; done"
        deaf = subprocess.Popen(
            ["/bin/sh", "-c", script],
            env={processes.MARK: str(system.folder), "PATH": os.environ["PATH"]},
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
        assert deaf.stdout is not None
        assert deaf.stdout.readline() == b"ready\n"
        processes.end_all(system.folder, patience_s=0.3)
        assert not processes.running(system.folder)
        assert deaf.wait(2) in {-signal.SIGKILL, 0}
        deaf.stdout.close()
