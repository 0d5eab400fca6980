"""Home Assistant's audio for an app: selected devices, restarts, and no audio at all."""

import time

import pytest

from tests.supervisor.rig import LIGHT, Rig
from tests.supervisor.sound import SPEAKERS, USB
from tests.system.support.party_system import until

pytestmark = [pytest.mark.system, pytest.mark.long, pytest.mark.timeout(300)]


def problems(party: Rig) -> list[str]:
    """Return the codes of the problems on the host's page."""
    me = party.app.user().state()["me"]
    assert isinstance(me, dict)
    return [problem["code"] for problem in me.get("problems") or ()]


def listens_to(party: Rig, sink: str, *, within_s: float = 20) -> None:
    until(
        lambda: party.app.log.rpartition("capturing ")[2].startswith(f"{sink}.monitor"),
        within_s=within_s,
        what=f"the light show listens to {sink}",
    )


def test_music_reaches_the_default_sink(party: Rig) -> None:
    party.sound.until_heard(SPEAKERS)
    assert not party.sound.is_heard(USB)


def test_lights_listen_to_the_sink_though_no_source_is_named(party: Rig) -> None:
    listens_to(party, SPEAKERS)


def test_a_sound_over_the_music_reaches_the_same_sink(party: Rig) -> None:
    outputs = party.sound.pactl("list", "short", "sink-inputs").splitlines()
    party.app.user().done("buzz", sound="yes")
    until(
        lambda: (
            len(party.sound.pactl("list", "short", "sink-inputs").splitlines()) > len(outputs)
            or party.app.player()["state"] == "playing"
        ),
        within_s=10,
        what="the buzzer sounds",
    )
    party.app.until_playing()
    party.sound.until_heard(SPEAKERS)


def test_another_default_sink_is_followed_by_music_and_lights(party: Rig) -> None:
    party.sound.pactl("set-default-sink", USB)
    party.sound.until_heard(USB)
    listens_to(party, USB)
    party.sound.pactl("set-default-sink", SPEAKERS)
    party.sound.until_heard(SPEAKERS)


def test_a_restart_of_the_audio_plugin_is_told_and_survived(party: Rig) -> None:
    deaths = party.app.log.count(" has ended: ")
    party.sound.stop()
    until(lambda: party.app.player()["state"] == "error", within_s=15, what="the fault is shown")
    assert party.app.player()["error"]["code"] == "player_output"  # type: ignore[index]
    until(lambda: "sound_missing" in problems(party), within_s=5, what="the host is told")
    assert party.app.inside("raveberry", "health")
    party.sound.start()
    started_s = time.monotonic()
    party.sound.until_heard(SPEAKERS, within_s=40)
    until(lambda: "sound_missing" not in problems(party), within_s=10, what="it is solved")
    assert time.monotonic() - started_s < 30
    listens_to(party, SPEAKERS)
    assert party.app.log.count(" has ended: ") == deaths


def test_a_sink_that_vanishes_does_not_end_the_music(party: Rig) -> None:
    party.sound.pactl("set-default-sink", USB)
    party.sound.until_heard(USB)
    modules = party.sound.pactl("list", "short", "modules")
    (line,) = [line for line in modules.splitlines() if f"sink_name={USB}" in line]
    party.sound.pactl("unload-module", line.split("\t")[0])
    party.sound.until_heard(SPEAKERS)
    party.app.until_playing()
    party.sound.stop()
    party.sound.start()
    party.sound.until_heard(SPEAKERS, within_s=40)


def test_the_device_of_the_apps_audio_panel_plays_and_is_listened_to(party: Rig) -> None:
    party.app.write_sound(sink=USB, source="microphone")
    party.app.restart()
    party.app.until_served()
    party.app.until_playing()
    party.sound.until_heard(USB)
    assert not party.sound.is_heard(SPEAKERS)
    listens_to(party, USB)


def test_a_chosen_device_that_is_missing_is_a_fault_until_it_is_back(party: Rig) -> None:
    party.sound.stop()
    party.sound.start(SPEAKERS)
    until(lambda: "sound_missing" in problems(party), within_s=20, what="the host is told")
    assert party.app.player()["state"] == "error"
    party.sound.pactl("load-module", "module-null-sink", f"sink_name={USB}")
    party.sound.until_heard(USB, within_s=40)
    until(lambda: "sound_missing" not in problems(party), within_s=10, what="it is solved")


def test_audio_that_comes_after_the_app_is_found(party: Rig) -> None:
    party.sound.stop()
    party.app.write_sound()
    party.app.restart()
    party.app.until_served()
    until(lambda: party.app.player()["state"] == "error", within_s=15, what="the fault is shown")
    party.sound.start()
    party.sound.until_heard(SPEAKERS, within_s=40)
    listens_to(party, SPEAKERS)


@pytest.mark.parametrize("output", ["pulse", "alsa"])
def test_the_option_output_leads_through_home_assistants_audio(party: Rig, output: str) -> None:
    party.app.write_options(output=output, lights=[LIGHT])
    party.app.restart()
    party.app.until_served()
    party.app.until_playing()
    party.sound.until_heard(SPEAKERS)


def test_silence_may_be_chosen(party: Rig) -> None:
    party.app.write_options(output="null", lights=[LIGHT])
    party.app.restart()
    party.app.until_served()
    party.app.until_playing()
    assert not party.sound.is_heard(SPEAKERS)
    assert "as the option output says" in party.app.log
    assert "sound_missing" not in problems(party)
