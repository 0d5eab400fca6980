"""The host's commands for lights, from the page to the LEDs and back."""

import asyncio
import base64
import json
from collections.abc import Iterator
from http import HTTPStatus

import aiohttp
import pytest

from tests.system.stage import PIXELS, Stage, a_stage, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(240)]

WAIT_S = 60.0


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    with a_stage() as stage, stage.running():
        stage.wait_until_served()
        yield stage


def shows(stage: Stage, *, least: int, most: int) -> bool:
    """Return whether all values of the next frame are in that range."""
    stage.strip.forget()
    values = [value for pixel in stage.strip.frame() for value in pixel]
    return len(values) == 3 * PIXELS and least <= min(values) and max(values) <= most


def lights_of(stage: Stage) -> dict[str, object]:
    lights = stage.host().state()["lights"]
    assert isinstance(lights, dict)
    return lights


def chosen(stage: Stage) -> list[object]:
    """Return the settings of the strip."""
    devices = lights_of(stage)["devices"]
    assert isinstance(devices, list)
    return [devices[0][name] for name in ("state", "effect", "brightness", "color", "palette")]


def carried_out(stage: Stage, command: str, **args: object) -> None:
    """Send a command until it is accepted, which needs a running and silent player."""
    until(
        lambda: stage.host().command(command, **args).status == HTTPStatus.OK,
        within_s=WAIT_S,
        what=f"{command} is carried out",
    )


async def first_preview(stage: Stage, pixels: bytes) -> None:
    """Watch the previews as a page does until the strip shows these pixels."""
    url = f"http://127.0.0.1:{stage.guest_port}/api/v1/ws"
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


def test_a_page_that_watches_sees_what_the_leds_show(stage: Stage) -> None:
    until(lambda: lights_of(stage)["online"], within_s=WAIT_S, what="the visualizer is there")
    color = {"r": 90, "g": 60, "b": 30}
    stage.host().done(
        "set_lights", device="strip", effect="fixed", color=color, brightness=255, crossfade_s=0
    )
    asyncio.run(first_preview(stage, bytes((90, 60, 30))))
    until(lambda: shows(stage, least=30, most=90), within_s=WAIT_S, what="the LEDs show it")


def test_a_scene_comes_back(stage: Stage) -> None:
    host = stage.host()
    until(lambda: lights_of(stage)["online"], within_s=WAIT_S, what="the visualizer is there")
    white = {"r": 200, "g": 200, "b": 200}
    host.done("set_lights", effect="fixed", color=white, brightness=255, crossfade_s=0)
    until(lambda: shows(stage, least=200, most=200), within_s=WAIT_S, what="it is bright")
    host.done("save_light_scene", name="Bright")
    until(lambda: lights_of(stage)["scenes"] == ["Bright"], within_s=WAIT_S, what="it is kept")
    host.done("lights_shortcut", on=False)
    until(lambda: shows(stage, least=0, most=0), within_s=WAIT_S, what="it is dark")
    host.done("recall_light_scene", name="Bright")
    until(lambda: shows(stage, least=200, most=200), within_s=WAIT_S, what="it is bright again")


def test_a_light_that_is_calibrated_flashes_to_the_clicks_that_are_played(stage: Stage) -> None:
    host = stage.host()
    until(lambda: lights_of(stage)["online"], within_s=WAIT_S, what="the visualizer is there")
    carried_out(stage, "calibrate_lights", device="strip", on=True)
    until(lambda: shows(stage, least=255, most=255), within_s=WAIT_S, what="it flashes")
    assert lights_of(stage).get("calibrating") == "strip"
    host.done("calibrate_lights", device="strip", on=False)
    until(lambda: lights_of(stage).get("calibrating") is None, within_s=WAIT_S, what="it has ended")


def test_an_alarm_is_red_and_leaves_the_settings_alone(stage: Stage) -> None:
    until(lambda: lights_of(stage)["online"], within_s=WAIT_S, what="the visualizer is there")
    # Commands of the test before may not have arrived yet.
    stage.host().done("set_lights", device="strip", effect="fixed", brightness=77)
    until(lambda: 77 in chosen(stage), within_s=WAIT_S, what="the order is told")
    before = chosen(stage)
    carried_out(stage, "alarm")

    def is_red() -> bool:
        stage.strip.forget()
        frame = stage.strip.frame()
        return bool(frame) and all(red > 100 and green == blue == 0 for red, green, blue in frame)

    until(is_red, within_s=WAIT_S, what="it is red")
    assert chosen(stage) == before
    until(lambda: not lights_of(stage)["alarm"], within_s=WAIT_S, what="it is over")
