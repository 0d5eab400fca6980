"""The kiosk in a real browser: a name, its bar, and the way back to the start."""

from urllib.parse import quote

import pytest
from playwright.async_api import Page, expect

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import FakeWebServer

pytestmark = pytest.mark.asyncio(loop_scope="session")

TABLET = (1024, 768)
COOKIE = "raveberry_kiosk_name"


async def enter(page: Page, name: str) -> None:
    await page.locator("rb-kiosk input").fill(name)
    await page.keyboard.press("Enter")


async def name_of(page: Page) -> str | None:
    cookies = {one.get("name"): one.get("value") for one in await page.context.cookies()}
    return cookies.get(COOKIE)


async def test_whoever_enters_a_name_gets_a_page_of_their_own(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.me = None
    page = await open_page("kiosk", size=TABLET)
    await expect(page.locator("rb-kiosk dialog")).to_be_visible()
    await expect(page.locator("rb-kiosk input")).to_be_focused()
    await page.keyboard.press("Escape")
    await page.keyboard.press("Escape")
    await expect(page.locator("rb-kiosk dialog")).to_be_visible()
    await enter(page, "Table 5 & friends")
    await expect(page.locator("rb-kiosk .bar")).to_contain_text("You are Table 5 & friends")
    await expect(page.locator("rb-kiosk dialog")).not_to_be_visible()
    assert server.session_requests == [{"name": "Table 5 & friends"}]
    assert await name_of(page) == quote("Table 5 & friends")


async def test_a_refused_name_stays_at_the_start(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.me = None
    page = await open_page("kiosk", size=TABLET, language="de-DE")
    await enter(page, "Host")
    await expect(page.locator("rb-kiosk [role=alert]")).to_contain_text("Gastgeber vorbehalten")
    assert await name_of(page) is None


async def test_done_goes_back_to_the_start(open_page: OpenPage, server: FakeWebServer) -> None:
    server.me = None
    page = await open_page("kiosk", size=TABLET)
    await enter(page, "Table 5")
    await page.locator("rb-kiosk [data-act=done]").click()
    await expect(page.locator("rb-kiosk input")).to_be_visible()
    assert await name_of(page) is None


async def test_a_guest_who_leaves_is_asked_and_then_gone(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.me = None
    page = await open_page("kiosk", size=TABLET)
    await page.clock.install()
    await enter(page, "Table 5")
    await expect(page.locator("rb-kiosk .bar")).to_be_visible()
    await page.clock.fast_forward(50_000)
    await expect(page.locator("rb-kiosk dialog")).to_contain_text("Are you still there?")
    await page.locator("rb-kiosk [data-act=stay]").click()
    await expect(page.locator("rb-kiosk dialog")).not_to_be_visible()
    # Over an open sheet, too.
    await page.locator("[data-open=profile]").click()
    await expect(page.locator("rb-profile")).to_be_visible()
    await page.clock.fast_forward(50_000)
    await expect(page.locator("rb-kiosk dialog")).to_be_visible()
    await page.clock.fast_forward(20_000)
    await expect(page.locator("rb-kiosk input")).to_be_visible()
    await expect(page.locator("rb-profile")).to_have_count(0)
    assert await name_of(page) is None


async def test_other_pages_have_no_kiosk(open_page: OpenPage) -> None:
    page = await open_page()
    await expect(page.locator("rb-kiosk")).to_have_count(0)


async def test_the_host_page_shows_the_link_once_the_kiosk_is_on(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host", size=TABLET)
    await page.locator("[role=tab][data-tab=party]").click()
    await expect(page.locator("rb-party a[href*='tv?key']")).to_be_visible()
    link = page.locator("rb-party a[href*='kiosk?key']")
    await expect(link).to_have_count(0)
    server.settings["kiosk"] = True
    await server.send_me()
    await expect(link).to_be_visible()
