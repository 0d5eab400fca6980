"""Promises that can be tested in one running party: R5, R7, R14, R15, R16, R18, R21."""

import json
import os
import re
import signal
import sqlite3
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from tests.system.promises.crowd import TITLES, Crowd, Json, begin, prepare
from tests.system.support.party_system import ROOT, System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(300)]

TOLD_S = 3.0
HEALED_S = 5.0
STOPPED_S = 10.0


@pytest.fixture(scope="module")
def system() -> Iterator[System]:
    with a_system() as system:
        prepare(system)
        with system.running():
            system.wait_until_served()
            begin(system)
            yield system


def player(system: System) -> Json:
    return system.host().state()["player"]


def heard_s(system: System) -> float:
    """Return the position according to MPD."""
    return float(system.mpd("status")["elapsed"])


def is_shown_right(system: System) -> bool:
    """Return whether the position that a client computes is the one at which MPD plays."""
    earliest_s = heard_s(system) - 0.3
    shown = player(system)
    now, position_at = (datetime.fromisoformat(shown[key]) for key in ("now", "position_at"))
    position_s = shown["position_s"] + (now - position_at).total_seconds()
    return shown["state"] == "playing" and earliest_s < position_s < heard_s(system) + 0.3


def test_r05_the_position_is_right_after_whatever_was_pressed(system: System) -> None:
    host, random = system.host(), Random(5)
    for _ in range(12):
        command = random.choice(("play", "play", "pause", "pause", "seek"))
        host.done(command, **({"position_s": random.randrange(300)} if command == "seek" else {}))
    host.done("pause")
    host.done("seek", position_s=100)
    host.done("pause")
    until(lambda: abs(heard_s(system) - 100) < 0.5, within_s=10, what="MPD stands at 100 s")
    assert abs(player(system)["position_s"] - 100) < 0.3
    host.done("play")
    host.done("play")
    until(lambda: player(system)["state"] == "playing", within_s=10, what="it plays")
    until(lambda: heard_s(system) > 101, within_s=10, what="MPD goes on from there")
    until(lambda: is_shown_right(system), within_s=20, what="both are equal")


def test_r05_reading_the_state_asks_nothing_of_the_player(system: System) -> None:
    pid = system.pid("mpd")
    os.kill(pid, signal.SIGSTOP)
    try:
        guest = system.guest()
        positions_s = []
        for _ in range(100):
            state: Json = guest.state()
            positions_s.append(state["player"]["position_s"])
    finally:
        os.kill(pid, signal.SIGCONT)
    assert positions_s == sorted(positions_s)
    assert positions_s[-1] > positions_s[0]
    until(lambda: player(system)["state"] == "playing", within_s=30, what="all is well again")


def test_r07_a_killed_player_is_shown_and_forgotten_once_it_is_back(system: System) -> None:
    system.hold_back("mpd")
    killed_s = time.monotonic()
    with system.mqtt() as mqtt:
        until(lambda: player(system)["state"] == "error", within_s=TOLD_S, what="it is told")
        error = player(system)["error"]
        assert error["message"]
        assert error["code"]
        until(
            lambda: (told := mqtt.latest("player")) and told["state"] == "error",  # type: ignore[index]
            within_s=max(0.5, TOLD_S - (time.monotonic() - killed_s)),
            what="it is told over MQTT",
        )
    system.let_go("mpd")
    until(lambda: system.mpd_if_there("status"), within_s=20, what="MPD is back")
    until(
        lambda: player(system)["state"] == "playing", within_s=HEALED_S, what="it heals by itself"
    )
    assert player(system)["error"] is None


@pytest.mark.parametrize("is_running", [True, False])
def test_r14_commands_that_only_look_start_nothing(is_running: bool) -> None:
    with a_system() as system:
        system.add_tone("Amber", length_s=1)

        def look() -> dict[str, int]:
            return {
                name: system.shell(*name.split()).returncode
                for name in ("doctor --json", "state", "health", "--version")
            }

        if is_running:
            with system.running():
                system.wait_until_served()
                before = {name: system.pid(name) for name in ("mpd", "server", "broker")}
                assert look() == {"doctor --json": 0, "state": 0, "health": 0, "--version": 0}
                assert {name: system.pid(name) for name in before} == before
                assert system.mpd("status")["state"] == "stop"
        else:
            assert look() == {"doctor --json": 0, "state": 1, "health": 1, "--version": 0}
            assert not (system.folder / "data").exists()


def test_r15_each_process_has_its_log_and_no_log_a_secret(system: System) -> None:
    canary = "canary-4b1d7e"
    host, guest = system.host(), system.guest()
    name = "wifi_password"
    host.done("set_setting", name=name, value=canary)
    guest.command("vote", entry="nothing", value=1)
    guest.ask("POST", "/api/v1/command/vote", b"{not json")
    for service in ("mpd", "broker"):
        killed = system.kill(service)
        until(
            lambda service=service, pid=killed: system.is_back(service, after=pid),
            within_s=30,
            what=f"{service} is back",
        )
        assert f"{service} has ended" in (system.folder / "supervisor.log").read_text()
    until(lambda: player(system)["state"] == "playing", within_s=30, what="all is well again")
    until(
        lambda: "MQTT" in system.log("server"), within_s=10, what="the server tells of the broker"
    )
    assert "MQTT" not in system.log("mpd")
    cookie = guest.cookie.partition("=")[2]
    for log in (system.folder / "logs").rglob("*"):
        if log.is_file():
            text = log.read_text(errors="replace")
            assert canary not in text, log
            assert not cookie or cookie not in text, log
    assert host.state()["settings"][name] == "***"  # type: ignore[index]


def test_r15_logs_are_bounded() -> None:
    script = (ROOT / "addon/services/.log").read_text()
    size, first_removed = re.search(r"-ge (\d+)", script), re.search(r"tail -n \+(\d+)", script)
    assert size is not None
    assert first_removed is not None
    # The current file, and the rotated ones before the first that is removed.
    files = int(first_removed[1])
    services = [folder for folder in (ROOT / "addon/services").iterdir() if folder.is_dir()]
    assert int(size[1]) * files * len(services) <= 50_000_000


def test_r16_the_lights_do_their_job_without_a_server() -> None:
    with a_system(held_back=("server", "mpd")) as system:
        system.music.mkdir()
        with system.running(), system.mqtt_soon() as mqtt:
            until(lambda: mqtt.latest("lights/info"), within_s=30, what="the lights say hello")
            mqtt.say("lights/strip/set", json.dumps({"state": "ON", "effect": "fixed"}).encode())
            until(
                lambda: (state := mqtt.latest("lights/strip/state")) and state["state"] == "ON",  # type: ignore[index]
                within_s=20,
                what="the strip is on",
            )


def test_r18_it_stops_in_time_and_goes_on_where_it_was() -> None:
    with a_system() as system:
        prepare(system)
        with system.running():
            system.wait_until_served()
            begin(system)
            guest = system.guest()
            guest.done("enqueue", query=TITLES[0])
            guest.done("set_profile", name="Ann")
            system.host().done("seek", position_s=90)
            until(lambda: heard_s(system) > 91, within_s=20, what="it plays from there")
            before: Json = guest.state()
            stopping_s = time.monotonic()
        assert time.monotonic() - stopping_s < STOPPED_S
        with system.running():
            system.wait_until_served()
            until(
                lambda: system.mpd_if_there("status").get("state") == "play",
                within_s=20,
                what="music plays before anybody asked for a page",
            )
            assert 90 <= heard_s(system) < 110
            after: Json = guest.state()
    assert after["player"]["entry"]["id"] == before["player"]["entry"]["id"]
    for kept in ("votes", "name", "color", "id"):
        assert after["me"][kept] == before["me"][kept]
    assert [entry["id"] for entry in after["queue"]["entries"]] == [
        entry["id"] for entry in before["queue"]["entries"]
    ]


def test_r21_a_copy_made_under_load_is_a_whole_party(system: System, tmp_path: Path) -> None:
    crowd = Crowd(system=system, random=Random(21))
    for _ in range(20):
        assert crowd.act()
    copy = tmp_path / "party.db"
    with (
        sqlite3.connect(system.folder / "data" / "party.db") as source,
        sqlite3.connect(copy) as to,
    ):
        source.backup(to)
    source.close()
    to.close()
    before: Json = crowd.host.state()
    # A new machine with the same music folder, since songs are identified by their path.
    with a_system(variables={"RAVEBERRY_MUSIC": str(system.music)}) as other:
        data = other.folder / "data"
        data.mkdir()
        copy.rename(data / "party.db")
        with other.running():
            other.wait_until_served()
            after: Json = other.host().state()
    for kept in ("settings", "party"):
        assert after[kept] == before[kept] | {
            name: after[kept][name]
            for name in ("guests_active", "partying")
            if name in before[kept]
        }
    assert votes_of(after) == votes_of(before)
    assert after["player"]["entry"]["id"] == before["player"]["entry"]["id"]


def votes_of(state: Json) -> Json:
    return [
        (entry["id"], entry["up"], entry["turn"], entry["requested_by"])
        for entry in state["queue"]["entries"]
    ]
