"""Listening along in a real browser."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import FakeWebServer

pytestmark = pytest.mark.asyncio(loop_scope="session")


def control(page: Page) -> Locator:
    return page.get_by_role("button", name="Listen along on this device")


async def test_a_guest_listens_along_and_stops(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_page()
    assert server.listeners == 0
    for _ in range(2):
        await control(page).click()
        await expect(control(page)).to_have_attribute("aria-pressed", "true")
        await expect(page.locator("rb-now")).to_contain_text("a few seconds late")
        await server.wait_for_listeners(1)
        await control(page).click()
        await expect(page.locator("rb-now")).not_to_contain_text("a few seconds late")
        await server.wait_for_listeners(0)


async def test_the_stream_continues_between_two_songs(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await control(page).click()
    await server.wait_for_listeners(1)
    await server.set_player(entry=None, duration_s=None)
    await expect(page.locator("rb-now")).to_contain_text("Nothing is playing")
    await expect(page.locator("rb-now")).to_contain_text("a few seconds late")
    await expect(control(page)).to_have_attribute("aria-pressed", "true")
    assert server.listeners == 1


async def test_a_failing_stream_is_shown(open_page: OpenPage, server: FakeWebServer) -> None:
    server.has_audio = False
    page = await open_page()
    await control(page).click()
    await expect(page.locator("rb-notices")).to_contain_text("No sound yet")
    await expect(control(page)).to_have_attribute("aria-pressed", "false")


async def test_disabling_listen_along_stops_the_stream(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await control(page).click()
    await server.wait_for_listeners(1)
    host = await open_page("host", size=(1280, 800))
    await host.get_by_role("tab", name="Music").click()
    await expect(host.locator("rb-music .link")).to_contain_text(f"{server.url}stream.mp3")
    await host.get_by_role("switch", name="Listen along elsewhere").click()
    assert await server.wait_for("set_setting") == [{"name": "listen_along", "value": False}]
    await server.wait_for_listeners(0)
    await expect(control(page)).to_have_count(0)
    await expect(host.locator("rb-music .link")).to_have_count(0)


async def test_the_host_copies_the_stream_url(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_page("host", size=(1280, 800))
    await page.context.grant_permissions(["clipboard-read"])
    await page.get_by_role("tab", name="Music").click()
    button = page.locator("rb-music [data-copy]")
    await button.focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("rb-notices")).to_contain_text("Link copied")
    copied = await page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{server.url}stream.mp3"
    await expect(button).to_be_focused()


async def test_a_pressed_button_keeps_its_colours_under_the_pointer(open_page: OpenPage) -> None:
    page = await open_page(size=(1280, 800))

    async def background() -> str:
        # After the transition of colours.
        await page.wait_for_timeout(400)
        return str(await control(page).evaluate("one => getComputedStyle(one).backgroundColor"))

    await control(page).click()
    await expect(control(page)).to_have_attribute("aria-pressed", "true")
    under_pointer = await background()
    await page.mouse.move(0, 0)
    assert await background() == under_pointer
