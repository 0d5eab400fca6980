"""A container gets its environment, mounts and options from the Supervisor, and no more."""

import json
import time

import pytest

from tests.supervisor.rig import REPOSITORY, Rig
from tests.system.support.party_system import until

pytestmark = [pytest.mark.system, pytest.mark.long, pytest.mark.timeout(300)]

SERVICES = ("mpd", "server", "visualizer")


@pytest.mark.parametrize("service", SERVICES)
def test_no_process_is_told_of_a_sound_server(party: Rig, service: str) -> None:
    variables = party.app.environment_of(service)
    assert [name for name in variables if name.startswith("PULSE")] == []
    assert "/etc" not in variables["HOME"]
    assert variables["TZ"] == "Europe/Berlin"


@pytest.mark.parametrize(("service", "is_open"), [("mpd", True), ("server", False)])
def test_no_process_of_the_same_user_can_look_into_the_server(
    party: Rig, service: str, is_open: bool
) -> None:
    file = f"/proc/{party.app.pid(service)}/environ"
    read = party.app.inside("s6-setuidgid", "raveberry", "cat", file, is_checked=False)
    assert ("PATH=" in read) is is_open


def test_the_configuration_of_the_player_names_no_server_and_no_sink(party: Rig) -> None:
    config = party.app.inside("cat", "/run/raveberry/mpd.conf")
    assert 'type "pulse"' in config
    assert "server" not in config
    assert "sink" not in config


def test_no_process_ends_that_nobody_ended(party: Rig) -> None:
    assert " has ended: " not in party.app.log


def test_only_programs_of_the_image_are_kept_running(party: Rig) -> None:
    kept = party.app.inside("ls", "/run/raveberry/services").split()
    assert set(kept) >= set(SERVICES)
    for service in kept:
        assert party.app.pid(service) > 0, service


def test_the_log_says_where_the_sound_goes(party: Rig) -> None:
    assert "Sound: PulseAudio at unix://run/audio/pulse.sock" in party.app.log


def test_the_container_is_called_as_the_supervisor_calls_it(party: Rig) -> None:
    assert party.app.inside("hostname") == f"{REPOSITORY}-raveberry"


def test_clocks_show_the_time_of_the_house(party: Rig) -> None:
    offset = party.app.inside("date", "+%z")
    assert offset in {"+0100", "+0200"}


@pytest.mark.parametrize("service", SERVICES)
def test_processes_run_unprivileged(party: Rig, service: str) -> None:
    pid = party.app.pid(service)
    assert party.app.inside("stat", "-c", "%U", f"/proc/{pid}") == "raveberry"


@pytest.mark.parametrize("folder", ["/media", "/share", "/run/audio", "/dev", "/etc/pulse"])
def test_nothing_but_its_data_is_written(party: Rig, folder: str) -> None:
    command = f"s6-setuidgid raveberry touch {folder}/of-the-party 2>&1; true"
    assert "of-the-party" in party.app.inside("sh", "-c", command)


def test_a_led_strip_on_the_machines_own_bus_is_usable(party: Rig) -> None:
    shown = party.app.inside(
        "s6-setuidgid", "raveberry", "test", "-w", "/run/buses/spidev0.0", is_checked=False
    )
    assert shown == ""
    assert "lights on it stay dark" not in party.app.log
    mode = party.app.inside("stat", "-c", "%U %a", "/dev/spidev0.0")
    assert mode == "root 600", "the machine's own device file was changed"


def test_it_is_healthy(party: Rig) -> None:
    until(
        lambda: json.loads(party.app.inside("raveberry", "health", is_checked=False) or "{}"),
        within_s=10,
        what="the health check answers",
    )


def test_the_doctor_finds_nothing_bad(party: Rig) -> None:
    examined = json.loads(party.app.inside("raveberry", "doctor", "--json", is_checked=False))
    assert [finding for finding in examined["findings"] if finding["verdict"] == "bad"] == []
    sound = [finding["text"] for finding in examined["findings"] if finding["part"] == "sound"]
    assert any("speakers" in text for text in sound), sound


@pytest.mark.parametrize("service", SERVICES)
def test_a_killed_process_is_back_and_the_music_goes_on(party: Rig, service: str) -> None:
    app = party.app
    dead = app.pid(service)
    app.inside("sh", "-c", f"kill -9 {dead}")
    until(lambda: app.pid(service) not in {0, dead}, within_s=10, what=f"{service} runs again")
    app.until_served()
    app.until_playing()
    party.sound.until_heard()


def test_it_ends_in_time_and_goes_on_where_it_was(party: Rig) -> None:
    app = party.app
    before = app.player()
    started_s = time.monotonic()
    assert app.stop() == 0
    assert time.monotonic() - started_s < 10
    app.start()
    app.until_served()
    app.until_playing()
    after = app.player()
    assert (after["entry"] or {})["id"] == (before["entry"] or {})["id"]  # type: ignore[index]
    assert float(str(after["position_s"])) >= float(str(before["position_s"])) - 2
    party.sound.until_heard()
