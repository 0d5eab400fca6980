"""After a request: its place, and a name, colour and dedication for those who like."""

from dataclasses import replace

import pytest
import raveberry_contract.messages as m
from playwright.async_api import Page, expect

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import LIBRARY, FakeWebServer

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def request(page: Page, title: str) -> None:
    await page.locator("[data-open=search]").click()
    await page.get_by_role("searchbox").fill(title)
    await page.locator("rb-search [data-typed]").click()


async def test_the_first_request_of_an_evening_asks_who_it_is_and_for_whom(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page(has_requested=False)
    await request(page, "second")
    heading = page.locator("rb-requested h2")
    await expect(heading).to_have_text(
        "Second Summer is number 6 in the queue and plays in about 18 minutes"
    )
    await expect(heading).to_be_focused()
    await page.get_by_label("Your name").fill("Nova")
    await page.get_by_label("Add a dedication").fill("for Anna")
    await page.get_by_role("button", name="Done").click()
    [dedicated] = await server.wait_for("dedicate")
    assert dedicated["text"] == "for Anna"
    assert server.received("set_profile") == [{"name": "Nova"}]
    await expect(page.locator("rb-search")).to_have_count(0)
    await expect(page.locator("rb-queue li q")).to_have_text("for Anna")


async def test_nothing_has_to_be_filled_in(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_page(has_requested=False)
    await request(page, "second")
    await page.get_by_role("button", name="Done").click()
    await expect(page.locator("rb-search")).to_have_count(0)
    assert server.received("dedicate") == server.received("set_profile") == []


async def test_later_requests_offer_a_dedication_in_their_notice(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page(has_requested=False)
    await request(page, "second")
    await page.get_by_role("button", name="Done").click()
    await request(page, "overripe")
    await expect(page.locator("rb-search")).to_have_count(0)
    await page.locator("rb-notices .act", has_text="Dedicate").click()
    await page.locator("rb-details [name=text]").fill("for all")
    await page.locator("rb-details [data-command=dedicate]").click()
    await expect(page.locator("rb-details")).to_have_count(0)
    assert (await server.wait_for("dedicate"))[-1]["text"] == "for all"


async def test_dedications_that_are_switched_off_are_not_offered(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.settings["dedications"] = False
    page = await open_page(has_requested=False)
    await request(page, "second")
    await expect(page.get_by_label("Your name")).to_be_visible()
    await expect(page.get_by_label("Add a dedication")).to_have_count(0)
    await page.get_by_role("button", name="Done").click()
    await request(page, "overripe")
    await expect(page.locator("rb-notices .good")).to_be_visible()
    await expect(page.locator("rb-notices .act")).to_have_count(0)


@pytest.mark.parametrize("is_mod", [False, True])
async def test_mods_remove_dedications_of_others(
    open_page: OpenPage, server: FakeWebServer, *, is_mod: bool
) -> None:
    server.is_mod = is_mod
    server.queue[0] = replace(server.queue[0], dedication="<b>for Bo</b>")
    page = await open_page()
    await expect(page.locator("rb-queue li q")).to_have_text("<b>for Bo</b>")
    await page.locator("rb-queue li .open").first.click()
    remove = page.get_by_role("button", name="Remove dedication")
    await expect(page.locator("rb-details")).to_be_visible()
    if not is_mod:
        await expect(remove).to_have_count(0)
        return
    await remove.click()
    await expect(page.locator("rb-queue li q")).to_have_count(0)
    assert server.received("dedicate") == [{"entry": server.queue[0].id, "text": ""}]


async def test_a_moderated_dedication_says_that_it_waits(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.settings["moderate_texts"] = True
    own = make_own(server)
    page = await open_page()
    await page.locator(f"rb-queue li[data-id='{own.id}'] .open").click()
    await page.locator("rb-details [name=text]").fill("for all")
    await page.locator("rb-details [data-command=dedicate]").click()
    await expect(page.locator("rb-notices")).to_contain_text("waiting for the host")


def make_own(server: FakeWebServer) -> m.Entry:
    [own] = [entry for entry in server.queue if entry.requested_by == server.me]
    assert own.song in LIBRARY
    return own
