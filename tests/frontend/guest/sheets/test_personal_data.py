"""The profile shows what the party knows of a guest, to download and to delete."""

import asyncio
import json

import pytest
from playwright.async_api import expect

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import FakeWebServer

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_guest_downloads_the_data_as_a_file(open_page: OpenPage) -> None:
    page = await open_page()
    await page.locator("[data-open=profile]").click()
    async with page.expect_download() as downloading:
        await page.get_by_role("button", name="Download my data").click()
    download = await downloading.value
    assert download.suggested_filename == "raveberry.json"
    file = await asyncio.to_thread((await download.path()).read_text)
    assert json.loads(file)["name"] == "Robin"


async def test_a_guest_is_forgotten_after_a_second_tap(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await page.locator("[data-open=profile]").click()
    await page.get_by_role("button", name="Forget me").click()
    await expect(page.locator("rb-personal-data")).to_contain_text("Your songs stay")
    assert server.received("forget_me") == []
    await page.get_by_role("button", name="Tap again to confirm").click()
    await server.wait_for("forget_me")
    await expect(page.locator("rb-profile")).to_have_count(0)
    await expect(page.locator("rb-notices")).to_contain_text("You were forgotten")


async def test_the_host_has_no_such_data(open_page: OpenPage) -> None:
    page = await open_page("host", size=(1280, 800))
    await page.locator("[data-open=profile]").click()
    await expect(page.locator("rb-profile")).to_be_visible()
    await expect(page.locator("rb-personal-data")).to_have_count(0)
