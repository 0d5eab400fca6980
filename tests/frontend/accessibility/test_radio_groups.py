"""Choices of one among several are radio groups: one stop for Tab, arrow keys move and choose."""

from dataclasses import replace

import pytest
from playwright.async_api import expect

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import FakeWebServer

pytestmark = pytest.mark.asyncio(loop_scope="session")

DESKTOP = (1280, 800)


@pytest.mark.parametrize(("setting", "first"), [("mode", "upvotes_only"), ("order", "fair")])
async def test_arrow_keys_choose_mode_and_order(
    open_page: OpenPage, server: FakeWebServer, setting: str, first: str
) -> None:
    page = await open_page("host", size=DESKTOP)
    group = page.locator(f"rb-party input[name={setting}]")
    values = await group.evaluate_all("(inputs) => inputs.map(({value}) => value)")
    at = values.index(first)
    await group.nth(at).focus()
    await page.keyboard.press("ArrowDown")
    following = values[(at + 1) % len(values)]
    await expect(page.locator(f"rb-party input[value={following}]")).to_be_checked()
    await expect(page.locator(f"rb-party input[value={following}]")).to_be_focused()
    assert await server.wait_for("set_setting") == [{"name": setting, "value": following}]
    await page.keyboard.press("Tab")
    focused = "document.querySelector('rb-host').shadowRoot.activeElement.shadowRoot.activeElement"
    assert await page.evaluate(f"{focused}.name") != setting


async def test_arrow_keys_choose_a_palette(open_page: OpenPage, server: FakeWebServer) -> None:
    bar, floor = server.lights.devices
    server.lights = replace(
        server.lights,
        devices=(replace(bar, palette="own"), floor),
        palettes={"own": (), "ice": ("#000000", "#ffffff"), "fire": ("#ff0000", "#ffff00")},
    )
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="Lights").click()
    await page.locator("[data-device=bar] summary").click()
    group = page.locator("[data-device=bar] [role=radiogroup]")
    await group.get_by_role("radio").first.focus()
    await page.keyboard.press("ArrowRight")
    ice = page.locator("[data-device=bar] [data-palette=ice]")
    await expect(ice).to_be_checked()
    await expect(ice).to_be_focused()
    assert await server.wait_for("set_lights") == [{"device": "bar", "palette": "ice"}]
    await page.keyboard.press("Tab")
    await expect(group.locator(":focus")).to_have_count(0)


@pytest.mark.parametrize(
    ("language", "forward", "back"),
    [("en-GB", "ArrowRight", "ArrowLeft"), ("ar", "ArrowLeft", "ArrowRight")],
)
async def test_arrow_keys_home_and_end_move_between_tabs(
    open_page: OpenPage, language: str, forward: str, back: str
) -> None:
    page = await open_page("host", size=DESKTOP, language=language)
    party, guests, settings = (
        page.locator(f"[data-tab={tab}]") for tab in ("party", "guests", "settings")
    )
    await party.focus()
    await page.keyboard.press(forward)
    await expect(guests).to_be_focused()
    await expect(page.locator("rb-guests")).to_be_visible()
    await page.keyboard.press(back)
    await expect(party).to_be_focused()
    await page.keyboard.press(back)
    await expect(settings).to_be_focused()
    await page.keyboard.press("Home")
    await expect(party).to_be_focused()
    await page.keyboard.press("End")
    await expect(settings).to_be_focused()
    await expect(page.locator("rb-settings")).to_be_visible()
