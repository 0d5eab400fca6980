"""The first steps of a new party, and the poster."""

from dataclasses import replace

import pytest
import raveberry_contract.messages as m
from playwright.async_api import expect

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import FakeWebServer, refusal

pytestmark = pytest.mark.asyncio(loop_scope="session")

DESKTOP = (1280, 800)


async def test_a_new_party_is_named_heard_and_reached_in_three_steps(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.is_new = True
    outputs = (
        m.Output(id="0", name="speakers", on=True, available=True),
        m.Output(id="1", name="Kitchen", on=False, available=True),
    )
    server.player = replace(server.player, outputs=outputs)
    page = await open_page("host", size=DESKTOP)
    dialog = page.get_by_role("dialog", name="Name the party")
    await expect(dialog).to_be_visible()
    await expect(page.get_by_role("heading", name="Name the party")).to_be_focused()
    await page.get_by_role("textbox", name="Name").fill("Ben wird 40")
    await page.keyboard.press("Enter")
    assert await server.wait_for("set_setting") == [{"name": "party_name", "value": "Ben wird 40"}]
    await expect(page.get_by_role("heading", name="Sound and music")).to_be_focused()
    await page.get_by_role("radio", name="Kitchen").check()
    assert await server.wait_for("set_output") == [{"output": "1", "on": True, "exclusive": True}]
    await page.get_by_role("button", name="Play a test tone").click()
    assert await server.wait_for("play_test_tone") == [{}]
    sound = page.get_by_role("dialog", name="Sound and music")
    await expect(sound).to_contain_text("The tone plays now")
    await expect(sound).to_contain_text("found in your folders")
    await page.get_by_role("button", name="Next", exact=True).click()
    access = page.get_by_role("dialog", name="Invite your guests")
    await expect(access.get_by_role("img", name="QR code")).to_be_visible()
    await expect(access).to_contain_text(server.url)
    await expect(access).to_contain_text("The address answers.")
    await expect(access).to_contain_text("Scan the code with your phone")
    server.is_reached = True
    await expect(access).to_contain_text("A phone has reached this page")
    await page.get_by_role("button", name="Done").click()
    await expect(access).to_have_count(0)
    assert await server.wait_for("finish_setup") == [{}]


async def test_what_keeps_guests_away_is_explained(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.is_new = True
    server.obstacles = (m.AccessObstacle.PORT_CLOSED, m.AccessObstacle.OTHER_NETWORK)
    page = await open_page("host")
    for _ in range(2):
        await page.get_by_role("button", name="Next", exact=True).click()
    await expect(page.locator("[data-obstacle=port_closed]")).to_contain_text("Nothing answers")
    await expect(page.locator("[data-obstacle=other_network]")).to_be_visible()
    await page.get_by_role("button", name="Back", exact=True).click()
    await expect(page.get_by_role("heading", name="Sound and music")).to_be_visible()


async def test_a_refused_test_tone_is_explained_in_the_dialog(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.is_new = True
    page = await open_page("host")
    await page.get_by_role("button", name="Next", exact=True).click()
    server.refusal = refusal("unavailable", "no_sound")
    await page.get_by_role("button", name="Play a test tone").click()
    await expect(page.locator("rb-start .notice")).not_to_be_empty()


async def test_the_first_steps_are_skipped_for_good_and_started_again_in_the_settings(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.is_new = True
    page = await open_page("host", size=DESKTOP)
    dialog = page.locator("rb-start dialog")
    await page.get_by_role("button", name="Skip the first steps").click()
    await expect(dialog).to_be_hidden()
    assert await server.wait_for("finish_setup") == [{}]
    await page.reload()
    await page.get_by_role("tab", name="Settings").click()
    await expect(dialog).to_be_hidden()
    await page.get_by_role("button", name="First steps").click()
    await expect(dialog).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()
    await expect(page.get_by_role("button", name="First steps")).to_be_focused()


async def test_an_installation_with_a_party_has_no_first_steps(open_page: OpenPage) -> None:
    page = await open_page("host", size=DESKTOP)
    await expect(page.locator("rb-start dialog")).to_be_hidden()


@pytest.mark.parametrize(("name", "sides"), [("A4", 1), ("A6", 1), ("Table tent", 2)])
async def test_the_poster_has_name_and_codes_and_fits_its_paper(
    open_page: OpenPage, server: FakeWebServer, name: str, sides: int
) -> None:
    server.settings = {"party_name": "Ben wird 40", "wifi_ssid": "Gartenhaus"}
    page = await open_page("host", size=DESKTOP)
    await page.goto(server.url + "poster")
    await page.get_by_role("radio", name=name).check()
    poster = page.locator(".side")
    await expect(poster).to_have_count(sides)
    await expect(poster.first).to_contain_text("Ben wird 40")
    await expect(poster.first).to_contain_text("Wi-Fi Gartenhaus")
    await expect(poster.first.locator("img")).to_have_count(2)
    fits = "({scrollWidth, clientWidth, scrollHeight, clientHeight}) => "
    fits += "scrollWidth <= clientWidth && scrollHeight <= clientHeight"
    for content in await page.locator(".content").all():
        assert await content.evaluate(fits)
    pdf = await page.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") == 1
