"""Links and texts that other apps share with the installed guest page."""

from urllib.parse import urlencode

import pytest
from playwright.async_api import expect

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import FakeWebServer

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_shared_words_are_searched_once(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_page("?" + urlencode({"title": "Song", "text": "Lowlands"}))
    await expect(page.locator("rb-search input")).to_have_value("Lowlands")
    await expect(page.locator("rb-search li .title").first).to_have_text("Lowlands")
    await expect(page).to_have_url(server.url)
    await page.reload()
    await expect(page.locator("[data-open=search]")).to_be_visible()
    await page.evaluate("customElements.whenDefined('rb-sheet').then(() => true)")
    await expect(page.locator("rb-search")).to_have_count(0)


async def test_a_shared_link_waits_for_a_tap(open_page: OpenPage, server: FakeWebServer) -> None:
    link = "https://example.org/watch?v=1"
    page = await open_page("?" + urlencode({"text": f"Listen to this: {link}"}))
    typed = page.locator("rb-search [data-typed]")
    await expect(typed).to_contain_text(link)
    assert server.received("enqueue") == []
    await typed.click()
    await server.wait_for("enqueue")
    assert server.received("enqueue")[0]["uri"] == link
