"""The rooms of Snapcast on the host page."""

from dataclasses import replace

import pytest
import raveberry_contract.messages as m
from playwright.async_api import expect

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import FakeWebServer

pytestmark = pytest.mark.asyncio(loop_scope="session")

KITCHEN = m.Room(id="k", name="Kitchen", volume=0.5, muted=False, latency_ms=0, connected=True)
GARDEN = replace(KITCHEN, id="g", name="Garden", connected=False)


async def test_each_room_has_volume_mute_name_and_latency(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.player = replace(server.player, rooms=(KITCHEN, GARDEN))
    page = await open_page("host", size=(1280, 800))
    await page.get_by_role("tab", name="Music").click()
    await expect(page.locator("[data-room=g]")).to_contain_text("switched off")
    kitchen = page.locator("[data-room=k]")
    await expect(kitchen.get_by_role("slider", name="Volume in Kitchen")).to_have_value("50")
    await kitchen.get_by_role("slider").fill("30")
    await kitchen.get_by_role("switch", name="Sound in Kitchen on or off").click()
    await kitchen.locator("summary").click()
    await kitchen.locator("[name=name]").fill("Bar")
    await kitchen.locator("[name=latency]").fill("120")
    await kitchen.locator("[name=latency]").blur()
    assert await server.wait_for("set_room", 4) == [
        {"room": "k", "volume": 0.3},
        {"room": "k", "muted": True},
        {"room": "k", "name": "Bar"},
        {"room": "k", "latency_ms": 120},
    ]


async def test_without_snapcast_there_are_no_rooms(open_page: OpenPage) -> None:
    page = await open_page("host", size=(1280, 800))
    await page.get_by_role("tab", name="Music").click()
    await expect(page.locator("rb-music [data-job]").first).to_be_visible()
    await expect(page.locator("[data-room]")).to_have_count(0)
