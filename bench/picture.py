"""Processor time of the screen's picture, by scene, in Chromium without a GPU.

    .venv/bin/python -m bench.picture [--width 640] [--height 360] [--frames 30]

Software (SwiftShader) draws what a graphics chip would, so the figures compare scenes with each
other and say nothing about a device with one. Frames are drawn one after the other at full
resolution, without the adaption to slow devices; the time is that of all processes of the browser.
"""

import argparse
import asyncio
from typing import Final

from playwright.async_api import Browser, async_playwright

from bench.programs import expect_programs
from tests.chromium import CHROMIUM
from tests.frontend.fake_web_server import make_server
from tests.frontend.screen.test_picture import LOUD, MANUAL_FRAMES, SCENES

FLAGS: Final = ["--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader"]
WARM_UP: Final = 23
DRAW: Final = """({ scene, frames }) => {
  const canvas = picture().shadowRoot.querySelector("canvas");
  const gl = canvas.getContext("webgl");
  picture().only = scene;
  const spectrum = { bands: btoa(String.fromCharCode(...new Array(32).fill(180))), level: 0.6,
    bass: 0.5, bpm: 120, beat: 4, bar: 1, palette: ["#d9427a", "#3c5be0", "#e8a33d"] };
  const pixel = new Uint8Array(4);
  for (let at = 0; at < frames; at++) {
    picture().take(spectrum);
    advance(1000 / 60);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
  }
  return [canvas.width, canvas.height];
}"""


async def processor_s(browser: Browser) -> float:
    """Return the processor time of all processes of a browser."""
    session = await browser.new_browser_cdp_session()
    found = await session.send("SystemInfo.getProcessInfo")
    await session.detach()
    return sum(float(process["cpuTime"]) for process in found["processInfo"])


async def measure(width: int, height: int, frames: int) -> None:
    """Print a row of the table for each scene."""
    server = make_server()
    await server.start()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = await browser.new_page(viewport={"width": width, "height": height})
        await page.add_init_script(MANUAL_FRAMES)
        await page.goto(server.url + "tv")
        await page.wait_for_selector("rb-tv main")
        await server.send_spectrum(LOUD)
        await page.evaluate("customElements.whenDefined('rb-picture').then(() => true)")
        for scene, name in reversed(list(enumerate(SCENES))):
            drawn = await page.evaluate(DRAW, {"scene": scene, "frames": WARM_UP})
            before_s = await processor_s(browser)
            await page.evaluate(DRAW, {"scene": scene, "frames": frames})
            used_ms = 1000.0 * (await processor_s(browser) - before_s) / frames
            print(f"| {name} | {drawn[0]} x {drawn[1]} | {used_ms:.0f} |", flush=True)
        await browser.close()
    await server.stop()


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description="Processor time of the screen's picture")
    parser.add_argument("--width", type=int, default=640)
    parser.add_argument("--height", type=int, default=360)
    parser.add_argument("--frames", type=int, default=30)
    options = parser.parse_args()
    expect_programs("chromium-headless-shell")
    asyncio.run(measure(options.width, options.height, options.frames))


if __name__ == "__main__":
    main()
