"""Sheets are native modal dialogs: focus, dismissal, and what is behind and over them."""

from dataclasses import replace

import pytest
import raveberry_contract.messages as m
from playwright.async_api import Locator, Page, expect

from tests.frontend.conftest import PHONE, OpenPage
from tests.frontend.fake_web_server import FakeWebServer, refusal

pytestmark = pytest.mark.asyncio(loop_scope="session")

DESKTOP = (1280, 800)
OPENERS = {
    "rb-search": "[data-open=search]",
    "rb-profile": "[data-open=profile]",
    "rb-details": "rb-queue li.own .open",
    "rb-recap": "[data-open=recap]",
}


async def open_sheet(page: Page, sheet: str) -> Locator:
    """Open a sheet by keyboard and return what opened it."""
    opener = page.locator(OPENERS[sheet])
    await opener.focus()
    await page.keyboard.press("Enter")
    await expect(page.locator(sheet)).to_be_visible()
    assert await page.evaluate(
        "[...document.querySelector('rb-guest, rb-host').shadowRoot.querySelectorAll('rb-sheet')]"
        ".every((sheet) => sheet.shadowRoot.querySelector('dialog').matches(':modal'))"
    )
    return opener


def arrange(server: FakeWebServer, sheet: str) -> None:
    if sheet == "rb-recap":
        server.party = replace(server.party, open=False)


@pytest.mark.parametrize("path", ["", "host"])
@pytest.mark.parametrize("sheet", OPENERS)
async def test_a_sheet_keeps_the_focus_and_returns_it_on_escape(
    open_page: OpenPage, server: FakeWebServer, sheet: str, path: str
) -> None:
    arrange(server, sheet)
    page = await open_page(path, size=DESKTOP)
    opener = await open_sheet(page, sheet)
    for _ in range(12):
        await page.keyboard.press("Tab")
        inside = await page.evaluate(
            "document.querySelector('rb-guest, rb-host').shadowRoot.activeElement?.localName"
        )
        assert inside in {sheet, "rb-sheet", None}, "the focus is behind the sheet"
    await page.locator(sheet).get_by_role("button", name="Close", exact=True).focus()
    await page.keyboard.press("Escape")
    await expect(page.locator(sheet)).to_have_count(0)
    await expect(opener).to_be_focused()


@pytest.mark.parametrize("sheet", OPENERS)
async def test_its_close_button_returns_the_focus(
    open_page: OpenPage, server: FakeWebServer, sheet: str
) -> None:
    arrange(server, sheet)
    page = await open_page(size=DESKTOP)
    opener = await open_sheet(page, sheet)
    await page.locator(sheet).get_by_role("button", name="Close", exact=True).click()
    await expect(page.locator(sheet)).to_have_count(0)
    await expect(opener).to_be_focused()


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
async def test_a_tap_beside_a_sheet_closes_it(open_page: OpenPage, size: tuple[int, int]) -> None:
    page = await open_page(size=size)
    await open_sheet(page, "rb-profile")
    await page.mouse.click(size[0] / 2, 8)
    await expect(page.locator("rb-profile")).to_have_count(0)


async def test_text_can_be_selected_beyond_the_edge_of_a_sheet(open_page: OpenPage) -> None:
    page = await open_page(size=DESKTOP)
    await open_sheet(page, "rb-profile")
    field = await page.locator("rb-profile [name=name]").bounding_box()
    assert field is not None
    await page.mouse.move(field["x"] + 40, field["y"] + 20)
    await page.mouse.down()
    await page.mouse.move(20, 20)
    await page.mouse.up()
    await expect(page.locator("rb-profile")).to_be_visible()


async def test_a_sheet_closes_with_its_song_and_opens_again(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await open_sheet(page, "rb-details")
    [own] = [entry for entry in server.queue if entry.requested_by == server.me]
    await server.remove(own.id)
    await expect(page.locator("rb-details")).to_have_count(0)
    await open_sheet(page, "rb-profile")


async def test_a_sheet_that_follows_another_returns_the_focus_to_the_page(
    open_page: OpenPage,
) -> None:
    page = await open_page(size=DESKTOP)
    opener = await open_sheet(page, "rb-profile")
    await page.locator("rb-profile [data-open=recap]").click()
    await expect(page.locator("rb-recap")).to_be_visible()
    await expect(page.locator("rb-profile")).to_have_count(0)
    await page.keyboard.press("Escape")
    await expect(page.locator("rb-recap")).to_have_count(0)
    await expect(opener).to_be_focused()


async def test_a_notice_over_a_sheet_can_be_dismissed(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.party = replace(server.party, mode=m.Mode.FULL_CONTROL)
    page = await open_page(size=DESKTOP)
    await open_sheet(page, "rb-search")
    await page.keyboard.type("second")
    await expect(page.locator("rb-search li")).to_have_count(2)
    server.refusal = refusal("unavailable", "interrupted")
    await page.locator("rb-search li").nth(1).locator(".ask").click()
    notice = page.locator("rb-notices .text")
    await expect(notice).to_contain_text("The command was interrupted.")
    await notice.click()
    await expect(notice).to_have_count(0)
    await expect(page.locator("rb-search")).to_be_visible()


async def test_escape_in_a_filled_field_of_the_search_closes_it(open_page: OpenPage) -> None:
    page = await open_page(size=DESKTOP)
    opener = await open_sheet(page, "rb-search")
    await page.keyboard.type("second")
    await page.keyboard.press("Escape")
    await expect(page.locator("rb-search")).to_have_count(0)
    await expect(opener).to_be_focused()
