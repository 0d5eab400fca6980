"""The spectrum of the music or of the line-in, for a screen that watches, and only then."""

import asyncio
import base64
import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import aiohttp
import numpy as np
import pytest

from tests.system.support.party_system import MqttClient, System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(240)]

WAIT_S = 60.0
QUIET_S = 3.0
FRAMES = 20
TITLE = "Concert Pitch"
INPUT = "turntable"
INPUT_HZ = 3_000


@pytest.fixture
def system() -> Iterator[System]:
    """A party that plays a tone, and has an option for a line-in."""
    with a_system(variables={"RAVEBERRY_LINE_IN": f"{INPUT}.monitor"}) as system:
        system.add_tone(TITLE, frequency_hz=440)
        with system.running():
            system.wait_until_served()
            play_tone(system)
            yield system


def play_tone(system: System) -> None:
    guest = system.guest()

    def uri() -> object:
        hits = guest.ask("GET", "/api/v1/search?q=Concert").json.get("hits")
        assert isinstance(hits, list)
        return next((hit["song"]["uri"] for hit in hits if hit["song"]["title"] == TITLE), None)

    guest.done("enqueue", uri=until(uri, within_s=WAIT_S, what="the song is found"))
    until(lambda: system.mpd("status").get("state") == "play", within_s=WAIT_S, what="it plays")


def is_visualizing(system: System) -> bool:
    lights = system.host().state()["lights"]
    assert isinstance(lights, dict)
    return bool(lights["online"])


def published(mqtt: MqttClient, *, for_s: float) -> int:
    """Return how many spectra the visualizer publishes in that time."""
    while not mqtt.heard.empty():
        mqtt.heard.get_nowait()
    time.sleep(for_s)
    topics = [mqtt.heard.get_nowait()[0] for _ in range(mqtt.heard.qsize())]
    return topics.count(f"{mqtt.base}/spectrum")


async def watched(system: System, frames: int) -> list[dict[str, object]]:
    """Return the first frames that a screen receives; it watches until then."""
    me = system.host().state()["me"]
    assert isinstance(me, dict)
    link = urlsplit(str(me["screen_url"]))
    origin = f"http://127.0.0.1:{system.guest_port}"
    received: list[dict[str, object]] = []
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as screen:
        async with screen.get(f"{origin}{link.path}?{link.query}") as page:
            assert page.ok
        async with screen.ws_connect(f"{origin}/api/v1/ws") as socket, asyncio.timeout(WAIT_S):
            await socket.send_json({"id": "1", "watch_spectrum": True})
            async for message in socket:
                frame = json.loads(message.data)
                if frame["type"] == "spectrum":
                    received.append(frame["spectrum"])
                if len(received) == frames:
                    return received
    pytest.fail("the socket was closed")


def loudest_bands(system: System) -> set[int]:
    frames = asyncio.run(watched(system, FRAMES))
    bands = [base64.b64decode(str(frame["bands"])) for frame in frames]
    assert {len(one) for one in bands} == {32}
    return {one.index(max(one)) for one in bands if max(one) > 0}


@contextmanager
def tone_at_the_input(system: System) -> Iterator[None]:
    """Play a tone into an input of the sound server, as a turntable would."""
    environment = system.sound_environment
    load = ("pactl", "load-module", "module-null-sink", f"sink_name={INPUT}")
    subprocess.run(load, env=environment, check=True, stdout=subprocess.DEVNULL)
    tone = system.add_tone("Needle", frequency_hz=INPUT_HZ)
    with subprocess.Popen(("paplay", "-d", INPUT, tone), env=environment) as player:
        try:
            yield
        finally:
            player.kill()


def pitch_hz(system: System) -> float:
    """Return the strongest frequency at the loudspeakers."""
    sound = np.frombuffer(system.recorded(1.0), np.int16)
    return float(np.abs(np.fft.rfft(sound * np.hanning(len(sound)))).argmax())


def test_a_screen_that_watches_receives_the_music_and_nobody_else_asks_for_it(
    system: System,
) -> None:
    with system.mqtt() as mqtt:
        until(lambda: is_visualizing(system), within_s=WAIT_S, what="the visualizer is there")
        assert published(mqtt, for_s=QUIET_S) == 0

        # One tone has one loudest band, or two where it lies between them.
        until(
            lambda: 1 <= len(loudest_bands(system)) <= 2, within_s=WAIT_S, what="the tone is seen"
        )
        until(lambda: published(mqtt, for_s=QUIET_S) == 0, within_s=WAIT_S, what="it has ended")


def test_lights_follow_the_line_in_beside_the_music_and_it_is_played_as_a_song(
    system: System,
) -> None:
    host = system.host()
    until(lambda: is_visualizing(system), within_s=WAIT_S, what="the visualizer is there")
    until(lambda: loudest_bands(system), within_s=WAIT_S, what="the music is seen")
    music = loudest_bands(system)
    with tone_at_the_input(system):
        host.done("set_setting", name="lights_sound", value="input")
        until(
            lambda: min(loudest_bands(system), default=0) > max(music),
            within_s=WAIT_S,
            what="the input is seen",
        )
        assert pitch_hz(system) == pytest.approx(440, abs=3)
        host.done("set_setting", name="lights_sound", value="player")
        until(
            lambda: set() < loudest_bands(system) <= music,
            within_s=WAIT_S,
            what="the music is seen again",
        )
        host.done("enqueue", uri="line_in:live")
        host.done("skip")
        until(
            lambda: pitch_hz(system) == pytest.approx(INPUT_HZ, abs=3),
            within_s=WAIT_S,
            what="the input is heard",
        )
        until(
            lambda: min(loudest_bands(system), default=0) > max(music),
            within_s=WAIT_S,
            what="what is heard is seen",
        )
