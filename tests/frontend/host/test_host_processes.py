"""The processes of the installation on the host page."""

import pytest
from playwright.async_api import FilePayload, expect

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import FakeWebServer, refusal

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


async def test_a_backup_is_restored_after_a_confirmation(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="Settings").click()
    restore = page.locator("rb-restore")
    backup = FilePayload(name="raveberry.tar.gz", mimeType="application/gzip", buffer=b"backup")
    await restore.locator("input").set_input_files(backup)
    await expect(restore).to_contain_text("Restore raveberry.tar.gz?")
    await expect(restore).to_contain_text("The party as it is now is kept")
    # A second Enter does not restore anything.
    await expect(restore.get_by_role("button", name="Cancel")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(restore.get_by_role("button", name="Restore a backup")).to_be_focused()
    assert server.uploads == []
    await restore.locator("input").set_input_files(backup)
    await restore.locator("[data-restore]").click()
    await expect(page.locator("rb-notices")).to_contain_text(
        "A backup with 12 songs in the queue and 5 guests is restored"
    )
    assert server.uploads == [b"backup"]


async def test_a_file_that_is_no_backup_is_refused_in_words(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="Settings").click()
    restore = page.locator("rb-restore")
    server.refusal = refusal("bad_request", "upload_foreign")
    await restore.locator("input").set_input_files(
        FilePayload(name="holiday.jpg", mimeType="image/jpeg", buffer=b"picture")
    )
    await restore.locator("[data-restore]").click()
    await expect(page.locator("rb-notices")).to_contain_text(
        "There is no party in that file. Choose a backup that was downloaded here."
    )
    await expect(restore.get_by_role("button", name="Restore a backup")).to_be_enabled()
