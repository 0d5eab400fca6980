"""The music's spectrum, from the visualizer to a screen that watches, and only then."""

import asyncio
import base64
import json
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import aiohttp
import pytest

from tests.system.support.party_system import MqttClient, System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(240)]

WAIT_S = 60.0
QUIET_S = 3.0
FRAMES = 20
TITLE = "Concert Pitch"


@pytest.fixture(scope="module")
def system() -> Iterator[System]:
    with a_system() as system:
        system.add_tone(TITLE, frequency_hz=440)
        with system.running():
            system.wait_until_served()
            yield system


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


def test_a_screen_that_watches_receives_the_music_and_nobody_else_asks_for_it(
    system: System,
) -> None:
    guest = system.guest()

    def uri() -> object:
        hits = guest.ask("GET", "/api/v1/search?q=Concert").json.get("hits")
        assert isinstance(hits, list)
        return next((hit["song"]["uri"] for hit in hits if hit["song"]["title"] == TITLE), None)

    guest.done("enqueue", uri=until(uri, within_s=WAIT_S, what="the song is found"))
    until(lambda: system.mpd("status").get("state") == "play", within_s=WAIT_S, what="it plays")
    with system.mqtt() as mqtt:
        until(lambda: is_visualizing(system), within_s=WAIT_S, what="the visualizer is there")
        assert published(mqtt, for_s=QUIET_S) == 0

        def loudest_bands() -> set[int]:
            frames = asyncio.run(watched(system, FRAMES))
            bands = [base64.b64decode(str(frame["bands"])) for frame in frames]
            assert {len(one) for one in bands} == {32}
            return {one.index(max(one)) for one in bands if max(one) > 0}

        # One tone has one loudest band, or two where it lies between them.
        until(lambda: 1 <= len(loudest_bands()) <= 2, within_s=WAIT_S, what="the tone is seen")
        until(lambda: published(mqtt, for_s=QUIET_S) == 0, within_s=WAIT_S, what="it has ended")
