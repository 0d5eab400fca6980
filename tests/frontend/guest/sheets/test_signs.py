"""Symbols that guests choose, in a real browser."""

import re
from dataclasses import replace
from typing import Final

import pytest
import raveberry_contract.messages as m
from playwright.async_api import expect

from tests.frontend.card.dashboard_page import SERVED, OpenCard, dashboard_url, open_card
from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import ANNA, LIBRARY, FakeWebServer, make_entry, make_guest

__all__ = ["dashboard_url", "open_card"]

pytestmark = pytest.mark.asyncio(loop_scope="session")

DESKTOP: Final = (1280, 800)
TV: Final = (1920, 1080)
CAT: Final = replace(ANNA, sign=m.Sign.CAT)

IS_DRAWN: Final = """(mark) => {
  const { width, height } = mark.getBBox();
  return width > 5 && height > 5;
}"""


async def test_a_guest_chooses_a_symbol_and_sees_it_at_once(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await page.locator("[data-open=profile]").click()
    await expect(page.get_by_role("radio", name="Just the color")).to_be_checked()
    await page.get_by_role("radio", name="Rocket").check()
    await page.locator("[data-command=set_profile]").click()
    assert await server.wait_for("set_profile") == [{"sign": "rocket"}]
    mark = page.locator("[data-open=profile] .sign")
    await expect(mark.locator("use")).to_have_attribute("href", _address(server, "rocket"))
    await page.locator("[data-open=profile]").click()
    await expect(page.get_by_role("radio", name="Rocket")).to_be_checked()
    await page.get_by_role("radio", name="Just the color").check()
    await page.locator("[data-command=set_profile]").click()
    assert await server.wait_for("set_profile", 2) == [{"sign": "rocket"}, {"sign": ""}]
    await expect(mark).to_have_count(0)


async def test_the_arrow_keys_move_through_the_symbols(open_page: OpenPage) -> None:
    page = await open_page(language="de-DE")
    await page.locator("[data-open=profile]").click()
    await page.get_by_role("radio", name="Nur die Farbe").focus()
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_role("radio", name="Herz")).to_be_checked()


async def test_the_sheet_after_the_first_request_offers_the_symbols(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page(has_requested=False)
    await page.locator("[data-open=search]").click()
    await page.locator("[data-kind=own] .song").click()
    await page.locator("rb-requested").get_by_role("radio", name="Fish").check()
    await page.locator("rb-requested [data-done]").click()
    assert await server.wait_for("set_profile") == [{"sign": "fish"}]


@pytest.mark.parametrize(("path", "size"), [("", (390, 844)), ("host", DESKTOP), ("tv", TV)])
async def test_the_symbol_stands_beside_the_name_on_every_page(
    open_page: OpenPage, server: FakeWebServer, path: str, size: tuple[int, int]
) -> None:
    song = make_entry("now", LIBRARY[0], requested_by=CAT)
    server.player = replace(server.player, entry=song)
    page = await open_page(path, size=size)
    mark = page.locator(".who", has_text="Anna").first.locator(".sign")
    await expect(mark.locator("use")).to_have_attribute("href", _address(server, "cat"))
    await page.wait_for_function(IS_DRAWN, arg=await mark.element_handle())


async def test_the_symbol_stands_beside_the_name_on_the_card_of_a_dashboard(
    open_card: OpenCard, server: FakeWebServer
) -> None:
    """Home Assistant serves the symbols beside the scripts of the card."""
    song = make_entry("now", LIBRARY[0], requested_by=CAT)
    server.player = replace(server.player, entry=song)
    page = await open_card()
    mark = page.locator(".who", has_text="Anna").first.locator(".sign")
    address = re.compile(rf"{SERVED}/signs-\w+\.svg#cat$")
    await expect(mark.locator("use")).to_have_attribute("href", address)
    await page.wait_for_function(IS_DRAWN, arg=await mark.element_handle())


async def test_the_host_sees_the_symbols_of_the_guests(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.guests = (replace(make_guest("Zoe"), sign=m.Sign.GHOST),)
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="Guests").click()
    mark = page.locator("rb-guests .who .sign use")
    await expect(mark).to_have_attribute("href", _address(server, "ghost"))


def _address(server: FakeWebServer, sign: str) -> str:
    return f"{server.url}static/signs.svg#{sign}"
