"""Evenings, their charts and their exports on the host page."""

import pytest
from playwright.async_api import expect

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import FakeWebServer

pytestmark = pytest.mark.asyncio(loop_scope="session")

DESKTOP = (1280, 800)


async def test_an_evening_opens_to_its_recap_charts_songs_and_exports(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="History").click()
    evenings = page.locator("rb-evenings")
    await expect(evenings.locator("summary")).to_contain_text(
        "12 songs played, 31 guests, 99 votes"
    )
    await evenings.locator("summary").click()
    await expect(evenings).to_contain_text("Midnight Orchard")
    csv = evenings.get_by_role("link", name="Spreadsheet (CSV)")
    address = await csv.get_attribute("href")
    assert address is not None
    assert "/api/v1/export.csv?since=2026-11-24T20%3A00%3A00" in address
    await evenings.get_by_role("button", name="Show earlier evenings").click()
    await expect(evenings.locator("details")).to_have_count(2)
    assert await server.wait_for("evenings") is not None


async def test_a_chart_has_its_numbers_as_a_table(open_page: OpenPage) -> None:
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="History").click()
    table = page.locator("rb-history > section, rb-charts").get_by_role(
        "table", name="Requests and votes"
    )
    # The hour between, without anything, has a column of its own.
    await expect(table.locator("tbody tr")).to_have_count(3)
    await expect(table.locator("tbody tr").last).to_contain_text("59")
    hits = page.locator("rb-charts").get_by_role("table", name="Who brought the hits")
    await expect(hits).to_contain_text("Bo")
    await expect(hits).to_contain_text("31")
    sources = page.locator("rb-charts").get_by_role("table", name="Sources")
    await expect(sources).to_contain_text("Library")
