"""What mods and guests with more rights use, which other guests do not load."""

from typing import Final

import pytest
import raveberry_contract.messages as m
from playwright.async_api import expect

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import LIBRARY, ME, FakeWebServer, make_entry

pytestmark = pytest.mark.asyncio(loop_scope="session")

TABLET: Final = (768, 1024)

IS_LOADED: Final = "() => customElements.get('rb-row-actions') !== undefined"

RECORD_GAPS: Final = """
window.gaps = new Set();
function record() {
  const page = document.querySelector('rb-guest, rb-host')?.shadowRoot;
  const list = page?.querySelector('.list');
  const row = page?.querySelector('rb-queue')?.shadowRoot?.querySelector('li');
  const top = (element) => element.getBoundingClientRect().top;
  if (list && row) window.gaps.add(Math.round(top(row) - top(list)));
  requestAnimationFrame(record);
}
record();
"""


def wait_for_approval(server: FakeWebServer) -> None:
    server.waiting_approval = (
        make_entry("later", LIBRARY[7], state=m.EntryState.APPROVAL, requested_by=ME),
    )


async def test_a_guest_without_rights_loads_no_tools_of_mods(open_page: OpenPage) -> None:
    page = await open_page()
    await page.locator("[data-open=search]").click()
    await expect(page.locator("rb-search")).to_be_visible()
    assert not await page.evaluate(IS_LOADED)
    await expect(page.locator("rb-seek, rb-controls, rb-row-actions")).to_have_count(0)


async def test_a_guest_who_gets_full_control_gets_the_tools(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page(size=TABLET)
    first, second, *_ = server.order
    await server.set_party(mode=m.Mode.FULL_CONTROL)
    await page.get_by_role("button", name="Remove from the queue").first.click()
    assert await server.wait_for("remove") == [{"entry": first}]
    row = page.locator(f"rb-queue li[data-id='{second}']")
    await row.get_by_role("button", name="Play next").click()
    assert await server.wait_for("prioritize") == [{"entry": second}]
    await expect(page.get_by_role("slider", name="Position in the song")).to_be_visible()


async def test_the_queue_of_a_mod_does_not_jump_when_approvals_load(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.is_mod = True
    wait_for_approval(server)
    page = await open_page(script=RECORD_GAPS)
    await expect(page.locator("rb-approvals .approvals")).to_contain_text("Overripe")
    await expect(page.locator("rb-controls")).to_be_visible()
    assert len(await page.evaluate("[...window.gaps]")) == 1
    await page.get_by_role("button", name="Approve: Overripe").click()
    assert await server.wait_for("approve") == [{"entry": "later"}]


async def test_a_host_has_the_approvals_in_the_first_picture(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    wait_for_approval(server)
    page = await open_page("host", script=RECORD_GAPS)
    await expect(page.locator("rb-approvals .approvals")).to_contain_text("Overripe")
    assert len(await page.evaluate("[...window.gaps]")) == 1
