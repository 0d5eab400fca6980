"""No state of the dashboard card has a problem that axe finds, in either theme."""

from collections.abc import Awaitable, Callable
from typing import Final

import pytest
import raveberry_contract.messages as m
from playwright.async_api import Page, expect

from tests.frontend.accessibility.test_axe import axe, found_by_axe
from tests.frontend.card.dashboard_page import OpenCard, dashboard_url, open_card
from tests.frontend.fake_web_server import LIBRARY, ME, FakeWebServer, make_entry, make_fault

__all__ = ["axe", "dashboard_url", "open_card"]

pytestmark = pytest.mark.asyncio(loop_scope="session")

SIZES: Final = {"compact": (390, 844), "tall": (480, 900), "wide": (1280, 800), "auto": (800, 800)}
ROLES: Final = (m.Role.GUEST, m.Role.MOD, m.Role.HOST)


async def assert_axe_finds_nothing(page: Page, axe: str) -> None:
    await page.evaluate(axe)
    for is_dark in (False, True):
        await page.evaluate("chooseTheme", is_dark)
        await expect(page.locator("raveberry-card-content[dark]")).to_have_count(int(is_dark))
        assert await found_by_axe(page) == [], "dark" if is_dark else "light"


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("layout", SIZES)
async def test_axe_finds_nothing_in_a_layout(
    open_card: OpenCard, server: FakeWebServer, axe: str, layout: str, role: m.Role
) -> None:
    server.waiting_approval = (
        make_entry("wish", LIBRARY[6], requested_by=ME, state=m.EntryState.APPROVAL),
    )
    page = await open_card(layout=layout, role=role, size=SIZES[layout])
    if role is not m.Role.GUEST:
        await expect(page.locator("rb-controls button").first).to_be_visible()
    await assert_axe_finds_nothing(page, axe)


async def _search(page: Page, _server: FakeWebServer) -> None:
    await page.locator("[data-open=search]").click()
    await page.get_by_role("searchbox").fill("e")
    await expect(page.locator("rb-search li .title").nth(2)).to_be_visible()


async def _join(page: Page, _server: FakeWebServer) -> None:
    await page.locator("[data-open=join]").click()
    await expect(page.locator(".join img")).to_be_visible()


async def _details(page: Page, _server: FakeWebServer) -> None:
    await page.locator("rb-queue li .open").first.click()
    await expect(page.locator("rb-details")).to_be_visible()


async def _player_fault(page: Page, server: FakeWebServer) -> None:
    await server.set_player(error=make_fault("player_unreachable"))
    await expect(page.locator("rb-banners [data-fault]")).to_be_visible()


async def _lost(page: Page, server: FakeWebServer) -> None:
    await server.stop()
    await expect(page.locator("rb-banners").get_by_text("reconnecting")).to_be_visible()


type Act = Callable[[Page, FakeWebServer], Awaitable[None]]

STATES: Final[dict[str, Act]] = {
    "search": _search,
    "join": _join,
    "details": _details,
    "player fault": _player_fault,
    "connection lost": _lost,
}


@pytest.mark.parametrize("state", STATES)
async def test_axe_finds_nothing_in_a_state(
    open_card: OpenCard, server: FakeWebServer, axe: str, state: str
) -> None:
    page = await open_card()
    await STATES[state](page, server)
    await assert_axe_finds_nothing(page, axe)


@pytest.mark.parametrize("entity", ["", "media_player.gone"])
async def test_axe_finds_nothing_in_a_card_without_a_party(
    open_card: OpenCard, axe: str, entity: str
) -> None:
    page = await open_card(entity=entity)
    await expect(page.locator(".message")).to_be_visible()
    await assert_axe_finds_nothing(page, axe)
