"""The host's commands for lights, from the page to the LEDs and back."""

import asyncio
import base64
import json
from collections.abc import Iterator
from http import HTTPStatus

import aiohttp
import pytest

from tests.system.support.party_system import PIXELS, System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(240)]

WAIT_S = 60.0


@pytest.fixture(scope="module")
def system() -> Iterator[System]:
    with a_system() as system, system.running():
        system.wait_until_served()
        yield system


def shows(system: System, *, least: int, most: int) -> bool:
    """Return whether all values of the next frame are in that range."""
    system.strip.forget()
    values = [value for pixel in system.strip.frame() for value in pixel]
    return len(values) == 3 * PIXELS and least <= min(values) and max(values) <= most


def lights_of(system: System) -> dict[str, object]:
    lights = system.host().state()["lights"]
    assert isinstance(lights, dict)
    return lights


def chosen(system: System) -> list[object]:
    """Return the settings of the strip."""
    devices = lights_of(system)["devices"]
    assert isinstance(devices, list)
    return [devices[0][name] for name in ("state", "effect", "brightness", "color", "palette")]


def carried_out(system: System, command: str, **args: object) -> None:
    """Send a command until it is accepted, which needs a running and silent player."""
    until(
        lambda: system.host().command(command, **args).status == HTTPStatus.OK,
        within_s=WAIT_S,
        what=f"{command} is carried out",
    )


async def first_preview(system: System, pixels: bytes) -> None:
    """Watch the previews as a page does until the strip shows these pixels."""
    url = f"http://127.0.0.1:{system.guest_port}/api/v1/ws"
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
        await socket.send_json({"id": "1", "watch_lights": True})
        async with asyncio.timeout(WAIT_S):
            async for message in socket:
                said = json.loads(message.data)
                if said["type"] == "preview":
                    shown = base64.b64decode(said["pixels"].get("strip", ""))
                    if shown and set(zip(*[iter(shown)] * 3, strict=True)) == {tuple(pixels)}:
                        return
    pytest.fail("the socket was closed")


def test_a_watching_page_gets_previews_of_the_leds(system: System) -> None:
    until(lambda: lights_of(system)["online"], within_s=WAIT_S, what="the visualizer is there")
    color = {"r": 90, "g": 60, "b": 30}
    system.host().done(
        "set_lights", device="strip", effect="fixed", color=color, brightness=255, crossfade_s=0
    )
    asyncio.run(first_preview(system, bytes((90, 60, 30))))
    until(lambda: shows(system, least=30, most=90), within_s=WAIT_S, what="the LEDs show it")


def test_a_scene_is_recalled(system: System) -> None:
    host = system.host()
    until(lambda: lights_of(system)["online"], within_s=WAIT_S, what="the visualizer is there")
    white = {"r": 200, "g": 200, "b": 200}
    host.done("set_lights", effect="fixed", color=white, brightness=255, crossfade_s=0)
    until(lambda: shows(system, least=200, most=200), within_s=WAIT_S, what="it is bright")
    host.done("save_light_scene", name="Bright")
    until(lambda: lights_of(system)["scenes"] == ["Bright"], within_s=WAIT_S, what="it is kept")
    host.done("lights_shortcut", on=False)
    until(lambda: shows(system, least=0, most=0), within_s=WAIT_S, what="it is dark")
    host.done("recall_light_scene", name="Bright")
    until(lambda: shows(system, least=200, most=200), within_s=WAIT_S, what="it is bright again")


def test_a_light_that_is_calibrated_flashes_to_the_clicks_that_are_played(
    system: System,
) -> None:
    host = system.host()
    until(lambda: lights_of(system)["online"], within_s=WAIT_S, what="the visualizer is there")
    carried_out(system, "calibrate_lights", device="strip", on=True)
    until(lambda: shows(system, least=255, most=255), within_s=WAIT_S, what="it flashes")
    assert lights_of(system).get("calibrating") == "strip"
    host.done("calibrate_lights", device="strip", on=False)
    until(
        lambda: lights_of(system).get("calibrating") is None, within_s=WAIT_S, what="it has ended"
    )


def test_an_alarm_is_red_and_leaves_the_settings_alone(system: System) -> None:
    until(lambda: lights_of(system)["online"], within_s=WAIT_S, what="the visualizer is there")
    # Commands of the test before may not have arrived yet.
    system.host().done("set_lights", device="strip", effect="fixed", brightness=77)
    until(lambda: 77 in chosen(system), within_s=WAIT_S, what="the order is told")
    before = chosen(system)
    carried_out(system, "alarm")

    def is_red() -> bool:
        system.strip.forget()
        frame = system.strip.frame()
        return bool(frame) and all(red > 100 and green == blue == 0 for red, green, blue in frame)

    until(is_red, within_s=WAIT_S, what="it is red")
    assert chosen(system) == before
    until(lambda: not lights_of(system)["alarm"], within_s=WAIT_S, what="it is over")
