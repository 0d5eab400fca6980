"""The picture of the music on the screen page, drawn by a real browser without a GPU."""

import base64
from dataclasses import replace
from typing import Final

import numpy as np
import pytest
import raveberry_contract.messages as m
from playwright.async_api import Page, expect

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import FakeWebServer
from tests.frontend.screen.flashes import (
    RED_FLASH,
    light_of,
    luminance_of,
    most_flashes,
    red_of,
)

pytestmark = pytest.mark.asyncio(loop_scope="session")

FPS: Final = 60
SECONDS: Final = 2
SMALL: Final = (160, 90)
SCENES: Final = ("terrain", "tunnel", "liquid", "stars", "kaleidoscope", "ribbons")
LOUD: Final = m.Spectrum(
    bands=base64.b64encode(bytes([220] * 32)).decode(),
    level=0.7,
    bass=1.0,
    bpm=120.0,
    beat=4.0,
    bar=1.0,
    palette=("#d9427a", "#3c5be0"),
)

MANUAL_FRAMES: Final = """
let now = 1000, last = 0;
const waiting = new Map();
performance.now = () => now;
window.requestAnimationFrame = (frame) => { waiting.set(++last, frame); return last; };
window.cancelAnimationFrame = (one) => waiting.delete(one);
window.advance = (ms) => {
  now += ms;
  const due = [...waiting.values()];
  waiting.clear();
  for (const frame of due) frame(now);
};
window.picture = () => document.querySelector("rb-tv").shadowRoot.querySelector("rb-picture");
"""

HOSTILE: Final = """({ scene, frames, fps }) => {
  const [width, height] = [24, 14];
  const canvas = picture().shadowRoot.querySelector("canvas");
  const small = new OffscreenCanvas(width, height);
  const context = small.getContext("2d", { willReadFrequently: true });
  context.imageSmoothingEnabled = false;
  picture().only = scene;
  const bands = [255, 0].map((value) => btoa(String.fromCharCode(...new Array(32).fill(value))));
  const palettes = [["#ffffff", "#000000", "#ff0000", "#ffffff"], ["#000000", "#ff0000"]];
  let text = "";
  for (let at = 0; at < frames; at++) {
    // Everything alternates fifteen times a second, at 900 beats a minute.
    const turn = Math.floor(at / 2) % 2;
    const beat = (at * 15) / fps;
    picture().take({ bands: bands[turn], level: 1 - turn, bass: 1 - turn, bpm: 900, beat,
      bar: beat / 4, palette: palettes[turn] });
    advance(1000 / fps);
    context.drawImage(canvas, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    for (let one = 0; one < data.length; one += 4)
      text += String.fromCharCode(data[one], data[one + 1], data[one + 2]);
  }
  return btoa(text);
}"""


async def open_picture(open_page: OpenPage, server: FakeWebServer) -> Page:
    """Open a screen whose frames a test draws."""
    page = await open_page("tv", size=SMALL, script=MANUAL_FRAMES)
    await server.send_spectrum(LOUD)
    await page.evaluate("customElements.whenDefined('rb-picture').then(() => true)")
    await server.send_spectrum(LOUD)
    await page.evaluate("for (let at = 0; at < 30; at++) advance(1000 / 60)")
    return page


async def test_flashes_are_counted() -> None:
    at_s = np.arange(5 * FPS) / FPS
    for per_s in (2, 3, 7):
        flashing = 0.3 * (np.floor(2 * per_s * at_s) % 2)
        assert most_flashes(flashing[:, np.newaxis], FPS) == per_s
    faint = 0.09 * (np.floor(20 * at_s) % 2)
    assert most_flashes(faint[:, np.newaxis], FPS) == 0
    rising = np.linspace(0.0, 1.0, 5 * FPS)
    assert most_flashes(rising[:, np.newaxis], FPS) == 0
    red = light_of(np.array([[255, 0, 0], [200, 90, 90], [0, 0, 0]], dtype=np.uint8))
    assert list(red_of(red) > RED_FLASH) == [True, False, False]


@pytest.mark.parametrize("scene", SCENES)
async def test_no_scene_flashes_more_than_three_times_a_second(
    open_page: OpenPage, server: FakeWebServer, scene: str
) -> None:
    page = await open_picture(open_page, server)
    wanted = {"scene": SCENES.index(scene), "frames": SECONDS * FPS, "fps": FPS}
    drawn = base64.b64decode(await page.evaluate(HOSTILE, wanted))
    light = light_of(np.frombuffer(drawn, np.uint8).reshape(SECONDS * FPS, -1, 3))
    luminance = luminance_of(light)
    assert luminance.max() > 0.05, "it is dark"
    assert np.ptp(luminance, axis=0).max() > 0.02, "it does not move"
    assert most_flashes(luminance, FPS) <= 3
    assert most_flashes(red_of(light), FPS, RED_FLASH) <= 3


async def test_the_picture_begins_with_the_music_and_words_stay_readable(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_picture(open_page, server)
    await expect(page.locator("main")).to_contain_class("pictured")
    assert server.watches_of_music == [True]
    contrasts = await page.locator("main").evaluate(_CONTRASTS)
    assert min(contrasts.values()) >= 4.5, contrasts


_CONTRASTS: Final = """(main) => {
  const style = getComputedStyle(main);
  const bytes = (name) => style.getPropertyValue(name).trim().slice(1).match(/../g)
    .map((part) => parseInt(part, 16) / 255);
  const luminance = (rgb) => rgb.map((part) => part <= 0.04045 ? part / 12.92
    : ((part + 0.055) / 1.055) ** 2.4).reduce((sum, part, at) =>
      sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const [red, green, blue, alpha] = bytes("--scrim");
  // The brightest picture, a luminance of a half.
  const below = [red, green, blue].map((part) => part * alpha + 0.735 * (1 - alpha));
  return Object.fromEntries(["--ink", "--muted", "--violet", "--amber"].map((name) =>
    [name, (luminance(bytes(name)) + 0.05) / (luminance(below) + 0.05)]));
}"""


async def test_a_lost_context_is_restored(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_picture(open_page, server)
    main = page.locator("main")
    await expect(main).to_contain_class("pictured")
    await page.evaluate(
        "lost = picture().shadowRoot.querySelector('canvas').getContext('webgl')"
        ".getExtension('WEBGL_lose_context'); lost.loseContext()"
    )
    await expect(main).not_to_contain_class("pictured")
    await page.evaluate("lost.restoreContext()")
    await page.wait_for_timeout(100)
    await page.evaluate("for (let at = 0; at < 3; at++) advance(1000 / 60)")
    await expect(main).to_contain_class("pictured")


async def test_a_screen_without_webgl_keeps_its_gradient(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page(
        "tv",
        size=SMALL,
        script=MANUAL_FRAMES + "HTMLCanvasElement.prototype.getContext = () => null;",
    )
    await server.send_spectrum(LOUD)
    await page.evaluate("customElements.whenDefined('rb-picture').then(() => true)")
    await page.evaluate("for (let at = 0; at < 30; at++) advance(1000 / 60)")
    await expect(page.locator("main")).not_to_contain_class("pictured")


async def test_reduced_motion_watches_no_music(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_page("tv", size=SMALL, reduced_motion=True)
    await server.send_spectrum(LOUD)
    await server.set_player(volume=0.5)
    await expect(page.locator("rb-picture")).to_have_count(0)
    assert True not in server.watches_of_music


async def test_guests_do_not_watch_the_music(open_page: OpenPage, server: FakeWebServer) -> None:
    await open_page()
    await open_page("host", size=(1280, 800))
    assert server.watches_of_music == []


async def test_a_restarted_server_is_asked_again(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_picture(open_page, server)
    await server.stop()
    await server.start()
    await server.send_spectrum(replace(LOUD, bpm=None))
    await page.wait_for_timeout(0)
    while server.watches_of_music != [True, True]:
        await page.wait_for_timeout(50)
