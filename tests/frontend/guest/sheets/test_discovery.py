"""The search opens on suggestions: carousels of songs, genres and artists, then the library."""

from dataclasses import replace

import pytest
import raveberry_contract.messages as m
from playwright.async_api import Page, expect

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import FakeWebServer

pytestmark = pytest.mark.asyncio(loop_scope="session")

FOCUSED = """() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.querySelector(".title")?.textContent ?? at?.localName;
}"""


async def open_search(page: Page) -> None:
    await page.locator("[data-open=search]").click()
    await expect(page.locator("rb-browse li").first).to_be_visible()


async def test_it_suggests_what_the_party_likes_before_the_folders(open_page: OpenPage) -> None:
    page = await open_page()
    await open_search(page)
    headings = page.locator("rb-discover h3")
    await expect(headings).to_have_text(
        [
            "Tonight's favorites",
            "Request again",
            "Because “Midnight Orchard” is playing",
            "Barbecue",
            "Random picks",
            "Genres",
            "Artists",
        ]
    )
    last = await headings.last.bounding_box()
    folder = await page.locator("rb-browse li[data-path=albums]").bounding_box()
    assert last is not None
    assert folder is not None
    assert last["y"] < folder["y"]


async def test_a_suggestion_is_requested_by_a_tap(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await open_search(page)
    await page.locator("[data-kind=own] .song").click()
    assert await server.wait_for("enqueue") == [{"uri": "file:7"}]
    await expect(page.locator("rb-search")).to_have_count(0)


async def test_a_song_that_waits_says_so_and_cannot_be_requested(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await open_search(page)
    card = page.locator("[data-kind=similar] .song", has_text="Neon Bramble")
    await expect(card).to_contain_text("Already in the queue")
    await expect(card).to_have_attribute("aria-disabled", "true")
    await card.click(force=True)
    await expect(page.locator("rb-search")).to_be_visible()
    assert server.received("enqueue") == []


async def test_typing_replaces_the_suggestions_and_an_empty_field_brings_them_back(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await open_search(page)
    await page.keyboard.type("second")
    await expect(page.locator("rb-search li")).to_have_count(2)
    await expect(page.locator("rb-search li").last.locator("[data-typed]")).to_be_visible()
    for _ in "second":
        await page.keyboard.press("Backspace")
    await expect(page.locator("rb-discover h3").first).to_be_visible()
    assert len(server.received("discover")) == 1


async def test_arrow_keys_move_between_and_within_the_rows(open_page: OpenPage) -> None:
    page = await open_page(size=(1280, 800))
    await open_search(page)
    await expect(page.locator("rb-discover h3").first).to_be_visible()
    moves = (
        ("ArrowDown", "Midnight Orchard"),
        ("ArrowRight", "Neon Bramble"),
        ("ArrowDown", "Second Summer"),
        ("ArrowUp", "Midnight Orchard"),
        ("ArrowLeft", "Midnight Orchard"),
        ("ArrowUp", "input"),
    )
    for key, title in moves:
        await page.keyboard.press(key)
        assert await page.evaluate(FOCUSED) == title, key


async def test_tiles_and_show_all_open_pages_of_the_library(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await open_search(page)
    await page.locator("[data-kind=genres] .tile").first.click()
    await expect(page.locator("rb-browse [data-back]")).to_be_visible()
    await expect(page.locator("rb-discover")).to_have_count(0)
    assert server.received("browse")[-1]["path"] == "genre/Disco"
    await page.locator("rb-browse [data-back]").click()
    await page.get_by_role("button", name="Show all: Barbecue").click()
    await expect(page.locator("rb-browse [data-back]")).to_be_visible()
    assert server.received("browse")[-1]["path"] == "saved/1"


async def test_the_library_alone_is_shown_when_nothing_is_suggested(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.has_suggestions = False
    page = await open_page()
    await open_search(page)
    await expect(page.locator("rb-discover .loading")).to_have_count(0)
    await expect(page.locator("rb-discover h3")).to_have_count(0)


async def test_it_reads_from_right_to_left_too(open_page: OpenPage, server: FakeWebServer) -> None:
    server.party = replace(server.party, mode=m.Mode.FULL_CONTROL)
    page = await open_page(language="ar", size=(1280, 800))
    await open_search(page)
    cards = page.locator("[data-kind=random] .song")
    first, second = await cards.nth(0).bounding_box(), await cards.nth(1).bounding_box()
    assert first is not None
    assert second is not None
    assert second["x"] < first["x"]
    await cards.nth(0).focus()
    await page.keyboard.press("ArrowLeft")
    await expect(cards.nth(1)).to_be_focused()
