"""The chain from a guest's phone to the LEDs and back, with real processes."""

import json
import time
from collections.abc import Iterator, Mapping

import numpy as np
import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.system.stage import (
    Browser,
    Ear,
    Stage,
    a_stage,
    place_of,
    until,
)

pytestmark = [pytest.mark.system, pytest.mark.timeout(240)]

BACK_S = 5.0
TONE_HZ = 440.0


@pytest.fixture
def stage() -> Iterator[Stage]:
    with a_stage() as stage:
        stage.add_tone("Concert Pitch", frequency_hz=TONE_HZ, length_s=240)
        stage.add_tone("Octave Above", frequency_hz=880)
        stage.add_tone("Octave Below", frequency_hz=220)
        with stage.running():
            stage.wait_until_served()
            yield stage


@pytest.fixture
def page(stage: Stage) -> Iterator[Page]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = chromium.new_page(locale="en-GB", viewport={"width": 390, "height": 844})
        page.goto(f"http://127.0.0.1:{stage.guest_port}/")
        yield page
        chromium.close()


def found(guest: Browser, title: str) -> str:
    """Return the uri of a song once the library contains it."""

    def look() -> str:
        answer = guest.ask("GET", f"/api/v1/search?q={title.replace(' ', '%20')}").json
        songs = [hit["song"] for hit in answer.get("hits", ())]
        return next((song["uri"] for song in songs if song["title"] == title), "")

    return until(look, within_s=15, what=f"{title} is found")


def heard_hz(stage: Stage) -> float:
    """Return the loudest frequency in the output of the null sink."""
    samples = np.frombuffer(stage.recorded(0.5), dtype="<i2").astype(np.float64)
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


def player_of(ear: Ear) -> dict[str, object]:
    player = ear.latest("player")
    return player if isinstance(player, dict) else {}


def title_of(player: Mapping[str, object]) -> object:
    entry = player.get("entry")
    return entry["song"]["title"] if isinstance(entry, dict) else None


def test_the_chain_from_a_request_to_the_lights_and_through_every_crash(
    stage: Stage, page: Page
) -> None:
    ann, ben = stage.guest(), stage.guest()
    with stage.ear() as ear:
        # A guest requests a file with a 440 Hz tone over HTTP; others wait, with votes.
        ann.done("enqueue", uri=found(ann, "Concert Pitch"))
        above = ann.done("enqueue", uri=found(ann, "Octave Above"))["entry"]
        ben.done("enqueue", uri=found(ben, "Octave Below"))
        assert isinstance(above, dict)
        ben.done("vote", entry=above["id"], value=1)

        # MPD plays it into the null sink.
        until(lambda: stage.mpd("status").get("state") == "play", within_s=10, what="MPD plays")
        assert stage.mpd("currentsong")["file"].endswith("Concert Pitch.flac")
        until(
            lambda: abs(heard_hz(stage) - TONE_HZ) < 3, within_s=10, what="440 Hz are in the sink"
        )
        expect(page.get_by_text("Now playing")).to_be_visible(timeout=10_000)
        expect(page.get_by_role("heading", name="Concert Pitch")).to_be_visible()

        # The DDP packets are brightest at the place of 440 Hz.
        order = {"state": "ON", "effect": "spectrum", "brightness": 255}
        ear.say("lights/strip/set", json.dumps(order).encode())

        def is_lit_there() -> bool:
            stage.strip.forget()
            place, level = stage.strip.brightest()
            return level > 100 and abs(place - place_of(TONE_HZ)) < 0.02

        until(is_lit_there, within_s=15, what="the strip shows 440 Hz")

        # The MQTT topic `player` shows it.
        until(
            lambda: (
                (title_of(player_of(ear)), player_of(ear).get("state"))
                == ("Concert Pitch", "playing")
            ),
            within_s=5,
            what="MQTT shows the song",
        )

        # An MQTT command pauses it.
        assert ear.command("pause")["ok"] is True
        until(lambda: stage.mpd("status")["state"] == "pause", within_s=5, what="MPD pauses")

        # The guest page in Chromium shows the pause.
        expect(page.get_by_text("Paused")).to_be_visible(timeout=5_000)

        # Server, visualizer, MPD and broker are killed one after another.
        before, stood_s = lasting([ann, ben]), position_s(player_of(ear))
        paused_at_s = float(stage.mpd("status")["elapsed"])
        assert abs(paused_at_s - stood_s) < 2
        for service, is_back in checks_of(stage, ear).items():
            killed = stage.kill(service)
            until(
                lambda pid=killed, name=service, works=is_back: (
                    stage.is_back(name, after=pid) and works()
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
                lambda: abs(float(stage.mpd("status").get("elapsed", "-9")) - paused_at_s) < 2,
                within_s=BACK_S,
                what=f"after {service} the song stands where it stood",
            )
            assert stage.mpd("status")["state"] == "pause"
            expect(page.get_by_text("Paused")).to_be_visible(timeout=10_000)


def checks_of(stage: Stage, ear: Ear) -> dict[str, object]:
    """Return a check that each process works, in the order of killing."""
    return {
        "server": stage.is_served,
        "visualizer": lambda: bool(stage.frames_soon()),
        "mpd": lambda: "state" in stage.mpd_if_there("status"),
        "broker": lambda: bool(ear.asked_again()),
    }


def test_a_song_that_plays_goes_on_through_every_crash(stage: Stage) -> None:
    ann = stage.guest()
    ann.done("enqueue", uri=found(ann, "Concert Pitch"))
    ann.done("enqueue", uri=found(ann, "Octave Above"))
    until(lambda: float(stage.mpd("status").get("elapsed", "0")) > 3, within_s=15, what="it plays")
    with stage.ear() as ear:
        stage.host().done("set_lights", state="ON", effect="spectrum")
        before = lasting([ann])
        for service, is_back in checks_of(stage, ear).items():
            stood_s, stood_at_s = float(stage.mpd("status")["elapsed"]), time.monotonic()
            killed = stage.kill(service)
            until(
                lambda pid=killed, name=service, works=is_back: (
                    stage.is_back(name, after=pid) and works()
                ),
                within_s=BACK_S,
                what=f"{service} is back",
            )
            until(
                lambda: stage.mpd_if_there("status").get("state") == "play",
                within_s=BACK_S,
                what=f"after {service} music plays",
            )
            # Without MPD the music was interrupted; otherwise it continued.
            now_s, passed_s = float(stage.mpd("status")["elapsed"]), time.monotonic() - stood_at_s
            earliest_s = stood_s if service == "mpd" else stood_s + passed_s
            assert earliest_s - 2 <= now_s <= stood_s + passed_s + 2, service
            until(
                lambda: lasting([ann]) == before,
                within_s=BACK_S,
                what=f"{service}: all is same",
            )


@pytest.mark.parametrize("idle_s", [0, pytest.param(60, marks=pytest.mark.long)])
def test_r04_music_waits_for_no_visitor(idle_s: int) -> None:
    with a_stage() as stage:
        stage.add_tone("Concert Pitch", length_s=120)
        stage.held_back = ("mpd",)
        with stage.running():
            until(stage.is_stored, within_s=20, what="the server runs")
            guest = stage.guest()
            guest.done("enqueue", uri=found(guest, "Concert Pitch"))
        with stage.running():
            # No client is connected; real time passes, as before a speaker is plugged in.
            time.sleep(idle_s)
            stage.let_go("mpd")
            until(
                lambda: stage.mpd_if_there("status").get("state") == "play",
                within_s=10,
                what="music plays",
            )
            until(lambda: abs(heard_hz(stage) - TONE_HZ) < 3, within_s=10, what="it is heard")


def test_a_second_instance_runs_beside_the_first(stage: Stage) -> None:
    with a_stage() as other:
        other.add_tone("Somewhere Else", length_s=60)
        with other.running():
            other.wait_until_served()
            here, there = stage.guest(), other.guest()
            there.done("enqueue", uri=found(there, "Somewhere Else"))
            until(
                lambda: other.mpd("status")["state"] == "play", within_s=10, what="it plays there"
            )
            assert here.state()["queue"]["length"] == 0  # type: ignore[index]
            assert stage.mpd("status")["state"] == "stop"
