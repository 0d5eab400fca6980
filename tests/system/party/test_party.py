"""The chain from a guest's phone to the LEDs and back, with real processes."""

import json
import time
from collections.abc import Iterator, Mapping

import numpy as np
import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.chromium import CHROMIUM, FLAGS
from tests.system.support.party_system import (
    Browser,
    MqttClient,
    System,
    a_system,
    place_of,
    until,
)

pytestmark = [pytest.mark.system, pytest.mark.timeout(240)]

BACK_S = 5.0
TONE_HZ = 440.0


@pytest.fixture
def system() -> Iterator[System]:
    with a_system() as system:
        system.add_tone("Concert Pitch", frequency_hz=TONE_HZ, length_s=240)
        system.add_tone("Octave Above", frequency_hz=880)
        system.add_tone("Octave Below", frequency_hz=220)
        with system.running():
            system.wait_until_served()
            yield system


@pytest.fixture
def page(system: System) -> Iterator[Page]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=FLAGS,
        )
        page = chromium.new_page(locale="en-GB", viewport={"width": 390, "height": 844})
        page.goto(f"http://127.0.0.1:{system.guest_port}/")
        yield page
        chromium.close()


def found(guest: Browser, title: str) -> str:
    """Return the uri of a song once the library contains it."""

    def look() -> str:
        answer = guest.ask("GET", f"/api/v1/search?q={title.replace(' ', '%20')}").json
        songs = [hit["song"] for hit in answer.get("hits", ())]
        return next((song["uri"] for song in songs if song["title"] == title), "")

    return until(look, within_s=15, what=f"{title} is found")


def heard_hz(system: System) -> float:
    """Return the loudest frequency in the output of the null sink."""
    samples = np.frombuffer(system.recorded(0.5), dtype="<i2").astype(np.float64)
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum)) * 44_100 / len(samples) if spectrum.max() > 1000 else 0.0


def position_s(player: Mapping[str, object]) -> float:
    return float(str(player["position_s"]))


def lasting(guests: list[Browser]) -> object:
    """Return the state that must survive every crash: song, queue and each guest's votes."""
    states = [guest.state() for guest in guests]
    player, waiting = states[0]["player"], states[0]["queue"]
    assert isinstance(player, dict)
    assert isinstance(waiting, dict)
    return {
        "song": (player["entry"]["id"], player["epoch"], player["state"]),
        "queue": [
            (entry["id"], entry["up"], entry["down"], entry["turn"], entry["requested_by"]["id"])
            for entry in waiting["entries"]
        ],
        "votes": [dict(state["me"])["votes"] for state in states],  # type: ignore[call-overload]
    }


def player_of(mqtt: MqttClient) -> dict[str, object]:
    player = mqtt.latest("player")
    return player if isinstance(player, dict) else {}


def title_of(player: Mapping[str, object]) -> object:
    entry = player.get("entry")
    return entry["song"]["title"] if isinstance(entry, dict) else None


def test_the_chain_from_a_request_to_the_lights_and_through_every_crash(
    system: System, page: Page
) -> None:
    ann, ben = system.guest(), system.guest()
    with system.mqtt() as mqtt:
        # A guest requests a file with a 440 Hz tone over HTTP; others wait, with votes.
        ann.done("enqueue", uri=found(ann, "Concert Pitch"))
        above = ann.done("enqueue", uri=found(ann, "Octave Above"))["entry"]
        ben.done("enqueue", uri=found(ben, "Octave Below"))
        assert isinstance(above, dict)
        ben.done("vote", entry=above["id"], value=1)

        # MPD plays it into the null sink.
        until(lambda: system.mpd("status").get("state") == "play", within_s=10, what="MPD plays")
        assert system.mpd("currentsong")["file"].endswith("Concert Pitch.flac")
        until(
            lambda: abs(heard_hz(system) - TONE_HZ) < 3, within_s=10, what="440 Hz are in the sink"
        )
        expect(page.get_by_text("Now playing")).to_be_visible(timeout=10_000)
        expect(page.get_by_role("heading", name="Concert Pitch")).to_be_visible()

        # The DDP packets are brightest at the place of 440 Hz.
        order = {"state": "ON", "effect": "spectrum", "brightness": 255}
        mqtt.say("lights/strip/set", json.dumps(order).encode())

        def is_lit_there() -> bool:
            system.strip.forget()
            place, level = system.strip.brightest()
            return level > 100 and abs(place - place_of(TONE_HZ)) < 0.02

        until(is_lit_there, within_s=15, what="the strip shows 440 Hz")

        # The MQTT topic `player` shows it.
        until(
            lambda: (
                (title_of(player_of(mqtt)), player_of(mqtt).get("state"))
                == ("Concert Pitch", "playing")
            ),
            within_s=5,
            what="MQTT shows the song",
        )

        # An MQTT command pauses it.
        assert mqtt.command("pause")["ok"] is True
        until(lambda: system.mpd("status")["state"] == "pause", within_s=5, what="MPD pauses")

        # The guest page in Chromium shows the pause.
        expect(page.get_by_text("Paused")).to_be_visible(timeout=5_000)

        # Server, visualizer, MPD and broker are killed one after another.
        before, stood_s = lasting([ann, ben]), position_s(player_of(mqtt))
        paused_at_s = float(system.mpd("status")["elapsed"])
        assert abs(paused_at_s - stood_s) < 2
        for service, is_back in checks_of(system, mqtt).items():
            killed = system.kill(service)
            until(
                lambda pid=killed, name=service, works=is_back: (
                    system.is_back(name, after=pid) and works()
                ),
                within_s=BACK_S,
                what=f"{service} is back",
            )
            until(
                lambda: lasting([ann, ben]) == before,
                within_s=BACK_S,
                what=f"after {service} all is as it was",
            )
            until(
                lambda: abs(float(system.mpd("status").get("elapsed", "-9")) - paused_at_s) < 2,
                within_s=BACK_S,
                what=f"after {service} the song stands where it stood",
            )
            assert system.mpd("status")["state"] == "pause"
            expect(page.get_by_text("Paused")).to_be_visible(timeout=10_000)


def checks_of(system: System, mqtt: MqttClient) -> dict[str, object]:
    """Return a check that each process works, in the order of killing."""
    return {
        "server": system.is_served,
        "visualizer": lambda: bool(system.frames_soon()),
        "mpd": lambda: "state" in system.mpd_if_there("status"),
        "broker": lambda: bool(mqtt.asked_again()),
    }


def test_a_song_that_plays_goes_on_through_every_crash(system: System) -> None:
    ann = system.guest()
    ann.done("enqueue", uri=found(ann, "Concert Pitch"))
    ann.done("enqueue", uri=found(ann, "Octave Above"))
    until(lambda: float(system.mpd("status").get("elapsed", "0")) > 3, within_s=15, what="it plays")
    with system.mqtt() as mqtt:
        system.host().done("set_lights", state="ON", effect="spectrum")
        before = lasting([ann])
        for service, is_back in checks_of(system, mqtt).items():
            stood_s, stood_at_s = float(system.mpd("status")["elapsed"]), time.monotonic()
            killed = system.kill(service)
            until(
                lambda pid=killed, name=service, works=is_back: (
                    system.is_back(name, after=pid) and works()
                ),
                within_s=BACK_S,
                what=f"{service} is back",
            )
            until(
                lambda: system.mpd_if_there("status").get("state") == "play",
                within_s=BACK_S,
                what=f"after {service} music plays",
            )
            # Without MPD the music was interrupted; otherwise it continued.
            now_s, passed_s = float(system.mpd("status")["elapsed"]), time.monotonic() - stood_at_s
            earliest_s = stood_s if service == "mpd" else stood_s + passed_s
            assert earliest_s - 2 <= now_s <= stood_s + passed_s + 2, service
            until(
                lambda: lasting([ann]) == before,
                within_s=BACK_S,
                what=f"{service}: all is same",
            )


@pytest.mark.parametrize("idle_s", [0, pytest.param(60, marks=pytest.mark.long)])
def test_r04_music_waits_for_no_visitor(idle_s: int) -> None:
    with a_system() as system:
        system.add_tone("Concert Pitch", length_s=120)
        system.held_back = ("mpd",)
        with system.running():
            until(system.is_stored, within_s=20, what="the server runs")
            guest = system.guest()
            guest.done("enqueue", uri=found(guest, "Concert Pitch"))
        with system.running():
            # No client is connected; real time passes, as before a speaker is plugged in.
            time.sleep(idle_s)
            system.let_go("mpd")
            until(
                lambda: system.mpd_if_there("status").get("state") == "play",
                within_s=10,
                what="music plays",
            )
            until(lambda: abs(heard_hz(system) - TONE_HZ) < 3, within_s=10, what="it is heard")


def test_a_second_instance_runs_beside_the_first(system: System) -> None:
    with a_system() as other:
        other.add_tone("Somewhere Else", length_s=60)
        with other.running():
            other.wait_until_served()
            here, there = system.guest(), other.guest()
            there.done("enqueue", uri=found(there, "Somewhere Else"))
            until(
                lambda: other.mpd("status")["state"] == "play", within_s=10, what="it plays there"
            )
            assert here.state()["queue"]["length"] == 0  # type: ignore[index]
            assert system.mpd("status")["state"] == "stop"
