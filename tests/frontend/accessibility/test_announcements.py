"""Screen readers announce the outcome of own actions and one's turn, and nothing else."""

from dataclasses import replace
from typing import Final

import pytest
import raveberry_contract.messages as m
from playwright.async_api import Page, expect

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import BO, FakeWebServer, refusal

pytestmark = pytest.mark.asyncio(loop_scope="session")

PAGE_LOG: Final = ".page ~ [role=log]"
SHEET_LOG: Final = "rb-sheet [role=log]"
LIVE: Final = """() => {
    window.announced = [];
    const page = document.querySelector("rb-guest, rb-host");
    const live = "[role=log], [role=status], [role=alert], [aria-live], output";
    const watch = (root) => {
        for (const element of root.querySelectorAll("*")) {
            if (element.matches(live) && element.ariaLive !== "off") {
                new MutationObserver((records) => {
                    for (const { addedNodes, type, target } of records) {
                        const texts = type === "characterData" ? [target] : addedNodes;
                        for (const { textContent } of texts) {
                            if (textContent.trim()) window.announced.push(textContent.trim());
                        }
                    }
                }).observe(element, { childList: true, characterData: true, subtree: true });
            }
            if (element.shadowRoot) watch(element.shadowRoot);
        }
    };
    watch(page.shadowRoot);
}"""
"""Collects what changes in the live regions that the page has now."""


async def announced(page: Page) -> list[str]:
    texts: list[str] = await page.evaluate("window.announced")
    return texts


async def test_votes_are_announced_with_their_outcome(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.party = replace(server.party, mode=m.Mode.FULL_CONTROL)
    page = await open_page()
    await page.evaluate(LIVE)
    log = page.locator(PAGE_LOG)
    row = page.locator("rb-queue li", has_text="Lowlands")
    await row.locator("[data-way='1']").click()
    await expect(log).to_contain_text("You voted for Lowlands. It has 4 votes now.")
    await row.locator("[data-way='1']").click()
    await expect(log).to_contain_text("You took back your vote on Lowlands. It has 3 votes now.")
    await row.locator("[data-way='-1']").click()
    await expect(log).to_contain_text("You voted against Lowlands. It has 2 votes now.")
    assert len(await announced(page)) == 3


async def search_second(page: Page) -> None:
    await page.keyboard.press("/")
    # Keys before the focus would be lost.
    await expect(page.locator("rb-search [type=search]")).to_be_focused()
    await page.keyboard.type("second")
    await expect(page.locator("rb-search li")).to_have_count(2)


async def test_a_request_is_announced_with_place_and_minutes(open_page: OpenPage) -> None:
    page = await open_page()
    await page.evaluate(LIVE)
    await search_second(page)
    await page.locator("rb-search li").first.locator(".ask").click()
    text = "Second Summer is number 6 in the queue and plays in about 18 minutes"
    await expect(page.locator("rb-notices")).to_contain_text(text)
    await expect(page.locator(PAGE_LOG)).to_contain_text(text)
    await expect(page.locator(SHEET_LOG)).to_have_text("")
    assert f"{text} · Dedicate" in await announced(page)


async def test_a_refusal_is_announced_where_it_happens(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    server.refusal = refusal("unavailable", "interrupted")
    await page.locator("rb-queue [data-way='1']").nth(2).click()
    reason = "The command was interrupted."
    await expect(page.locator(PAGE_LOG)).to_contain_text(reason)
    await search_second(page)
    server.refusal = refusal("limit", "queue_full", {"limit": 100})
    await page.locator("rb-search li").first.locator(".ask").click()
    # The page behind the sheet is inert.
    await expect(page.locator(SHEET_LOG)).to_contain_text("The queue is full")


async def test_the_own_song_is_announced_when_it_is_next_and_once(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await page.evaluate(LIVE)
    await server.set_entry("entry-file:4", score=9, up=9)
    await expect(page.locator(PAGE_LOG)).to_contain_text("Your song is next: Lowlands")
    await server.set_entry("entry-file:2", score=12, up=12)
    await server.set_entry("entry-file:4", score=15, up=15)
    await expect(page.locator("rb-queue li").first).to_contain_text("Lowlands")
    assert await announced(page) == ["Your song is next: Lowlands"]


async def test_what_others_do_is_not_announced(open_page: OpenPage, server: FakeWebServer) -> None:
    server.limits = m.Limits(
        requests=m.Limit(limit=3, remaining=1, next_in_s=0.0),
        votes=m.Limit(limit=30, remaining=2, next_in_s=0.0),
    )
    server.party = replace(server.party, mode=m.Mode.FULL_CONTROL)
    page = await open_page()
    await page.evaluate(LIVE)
    await server.set_entry("entry-file:2", score=7, up=7)
    await server.set_entry("entry-file:5", score=6, up=6)
    await server.remove("entry-file:3")
    await server.set_party(guests_active=14)
    await server.add(replace(server.queue[0], id="new", requested_by=BO))
    server.limits = replace(server.limits, votes=m.Limit(limit=30, remaining=1, next_in_s=0.0))
    await server.send_me()
    await expect(page.locator(".guests")).to_have_text("14")
    await expect(page.locator("rb-queue .limit")).to_contain_text("1 more vote")
    assert await announced(page) == []


async def test_a_second_tap_that_is_needed_is_announced(open_page: OpenPage) -> None:
    page = await open_page()
    await page.evaluate(LIVE)
    await page.locator("rb-own-songs [data-command=withdraw]").click()
    await expect(page.locator(PAGE_LOG)).to_contain_text("Tap again to confirm")


async def test_the_same_outcome_twice_is_announced_twice(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await page.evaluate(LIVE)
    for count in (1, 2):
        server.refusal = refusal("unavailable", "interrupted")
        await page.locator("rb-queue [data-way='1']").nth(2).click()
        await server.wait_for("vote", count)
        await expect(page.locator("rb-notices .bad")).to_have_count(count)
    assert await announced(page) == ["The command was interrupted. Send it again."] * 2
