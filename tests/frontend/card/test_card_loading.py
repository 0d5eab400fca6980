"""What a dashboard loads to show the card, and what only when it is used."""

import gzip
import json
from typing import Final
from urllib.parse import quote

import pytest
import raveberry_contract.messages as m
from playwright.async_api import Browser, Page, expect

from tests.frontend.card.dashboard_page import CARD, SERVED, OpenCard, dashboard_url, open_card
from tests.frontend.fake_web_server import FakeWebServer

__all__ = ["dashboard_url", "open_card"]

pytestmark = pytest.mark.asyncio(loop_scope="session")

LARGEST: Final = 45 * 1024
CONTENT: Final = "**/card-*.js"
SHEETS: Final = "rb-search"
TOOLS: Final = "rb-controls"


async def loaded(page: Page) -> set[str]:
    """Return the scripts of the card that the page has loaded."""
    await page.wait_for_load_state("networkidle")
    urls: list[str] = await page.evaluate(
        "performance.getEntriesByType('resource').map(({ name }) => name)"
    )
    return {url.rpartition("/")[2] for url in urls if SERVED in url}


async def is_defined(page: Page, element: str) -> bool:
    found: bool = await page.evaluate("name => !!customElements.get(name)", element)
    return found


@pytest.mark.parametrize("language", ["en", "de"])
async def test_a_guest_loads_at_most_45_kib_to_see_the_party(
    open_card: OpenCard, language: str
) -> None:
    page = await open_card(language=language)
    await expect(page.locator("rb-queue li").first).to_be_visible()
    await expect(page.locator("rb-cheers button").first).to_be_visible()
    scripts = await loaded(page)
    assert "loader.js" in scripts
    assert sum(len(gzip.compress((CARD / name).read_bytes())) for name in scripts) <= LARGEST
    assert not await is_defined(page, SHEETS)
    assert not await is_defined(page, TOOLS)


async def test_sheets_load_when_one_is_opened(open_card: OpenCard) -> None:
    page = await open_card()
    before = await loaded(page)
    await page.locator("[data-open=search]").click()
    await expect(page.locator("rb-search li").first).to_be_visible()
    assert await loaded(page) > before
    assert not await is_defined(page, TOOLS)


@pytest.mark.parametrize("role", [m.Role.MOD, m.Role.HOST])
async def test_the_tools_load_for_those_who_may_use_them(open_card: OpenCard, role: m.Role) -> None:
    page = await open_card(role=role)
    await expect(page.locator("rb-controls button").first).to_be_visible()
    assert not await is_defined(page, SHEETS)


async def test_a_card_that_could_not_load_tries_again_with_the_next_change(
    browser: Browser, server: FakeWebServer, dashboard_url: str
) -> None:
    page = await browser.new_page()
    await page.route(CONTENT, lambda route: route.abort())
    shown = {"config": {}, "language": "en", "server": server.url}
    async with page.expect_event("requestfailed"):
        await page.goto(f"{dashboard_url}#{quote(json.dumps(shown))}")
    await page.unroute(CONTENT)
    await page.evaluate("chooseTheme(true)")
    await expect(page.locator("raveberry-card-content .party")).to_be_visible()
    await page.close()
