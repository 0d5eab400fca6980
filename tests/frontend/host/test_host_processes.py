"""The processes of the installation on the host page."""

import pytest
from playwright.async_api import expect

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import FakeWebServer

pytestmark = pytest.mark.asyncio(loop_scope="session")

DESKTOP = (1280, 800)


async def test_a_process_shows_its_state_and_log_and_restarts_after_a_confirmation(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="Settings").click()
    system = page.locator("rb-processes")
    await expect(system).to_contain_text("4.2 GB of 32 GB free")
    backup = system.get_by_role("link", name="Download a backup")
    assert str(await backup.get_attribute("href")).endswith("/api/v1/backup")
    player = system.locator("[data-process=mpd]")
    await expect(player).to_contain_text("Player (MPD)")
    await expect(player).to_contain_text("running · for 2 hours · 41 MB of memory")
    await player.locator("summary").click()
    await expect(player.get_by_role("group", name="Log")).to_contain_text("mpd: starting")
    await player.get_by_role("button", name="Restart").click()
    await expect(player).to_contain_text("Restart Player (MPD)?")
    # A second Enter does not restart anything.
    await expect(player.get_by_role("button", name="Cancel")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(player.get_by_role("button", name="Restart")).to_be_focused()
    await page.keyboard.press("Enter")
    await player.locator("[data-command=restart_process]").click()
    assert await server.wait_for("restart_process") == [{"name": "mpd"}]
    await expect(page.locator("rb-notices")).to_contain_text("Player (MPD) is restarting")
