"""The settings on the host page."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import FakeWebServer, refusal

pytestmark = pytest.mark.asyncio(loop_scope="session")

DESKTOP = (1280, 800)


async def open_settings(open_page: OpenPage, query: str = "") -> Page:
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="Settings").click()
    if query:
        await page.get_by_label("Search settings").fill(query)
    return page


def row(page: Page, name: str) -> Locator:
    return page.locator(f"[data-setting={name}]")


async def test_the_settings_form_is_generated_and_shows_the_current_values(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.settings = {"song_max_s": 600, "wifi_password": "***"}
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="Settings").click()
    await page.locator("rb-settings summary", has_text="Limits").click()
    longest = page.locator("[data-setting=song_max_s]")
    await expect(longest).to_contain_text("Longest song that guests and mods can request.")
    await expect(longest).to_contain_text("Up to 24 h · Default: 15 min")
    await expect(longest.get_by_role("spinbutton", name="Maximum song length")).to_have_value("10")
    await expect(longest.get_by_role("combobox")).to_have_value("minutes")
    await longest.locator("[data-default]").click()
    await expect(longest.get_by_role("spinbutton")).to_have_value("15")
    await page.locator("rb-settings summary", has_text="Playback").click()
    await page.locator("[data-setting=replay_gain] select").select_option("album")
    await page.locator("[data-setting=quiet_hours] button").click()
    await expect(page.locator("[data-setting=quiet_hours] input")).to_have_count(3)
    await page.locator("rb-settings summary", has_text="Access").click()
    secret = page.locator("[data-setting=wifi_password] input")
    await expect(secret).to_have_value("")
    await expect(secret).to_have_attribute("placeholder", "Set; type to replace")
    assert await server.wait_for("set_setting", 3) == [
        {"name": "song_max_s", "value": 900},
        {"name": "replay_gain", "value": "album"},
        {"name": "quiet_hours", "value": [{"from": "22:00", "to": "07:00", "volume_max": 0.4}]},
    ]


async def test_percentages_and_special_numbers_are_shown_in_words(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.settings = {"kick_quorum": 0.25, "queue_max": 0}
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="Settings").click()
    await page.get_by_label("Search settings").fill("quorum")
    quorum = page.locator("[data-setting=kick_quorum]")
    await expect(quorum).to_contain_text("0 to 100 % · Default: 25 %")
    await expect(quorum.locator("input")).to_have_value("25")
    await quorum.locator("input").fill("40")
    await quorum.locator("input").press("Enter")
    assert await server.wait_for("set_setting") == [{"name": "kick_quorum", "value": 0.4}]
    await page.get_by_label("Search settings").fill("queue_max")
    await expect(page.get_by_role("checkbox", name="No limit")).to_be_checked()


@pytest.mark.parametrize(
    ("language", "label", "query", "found"),
    [
        ("en-GB", "Search settings", "limit NEIGHBOURS", ["volume_max"]),
        ("de-DE", "Einstellungen durchsuchen", "überblend", ["crossfade_s"]),
        ("de-DE", "Einstellungen durchsuchen", "ueberall", []),
    ],
)
async def test_a_setting_is_found_by_its_search_words(
    open_page: OpenPage, language: str, label: str, query: str, found: list[str]
) -> None:
    page = await open_page("host", size=DESKTOP, language=language)
    await page.get_by_role("tab").last.click()
    await page.get_by_label(label).fill(query)
    rows = page.locator("rb-settings [data-setting]")
    await expect(rows).to_have_count(len(found))
    for name in found:
        await expect(page.locator(f"[data-setting={name}]")).to_be_visible()
    await page.get_by_label(label).fill("")
    await expect(page.locator("rb-settings summary")).to_have_count(9)


async def test_a_refused_setting_shows_the_reason_and_is_reverted(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="Settings").click()
    await page.locator("rb-settings summary", has_text="Limits").click()
    server.refusal = refusal(
        "bad_request", "setting_not_whole", {"name": "song_max_s", "low": 0, "high": 86_400}
    )
    field = page.locator("[data-setting=song_max_s]").get_by_role("spinbutton")
    await field.fill("-3")
    await field.press("Enter")
    await expect(page.locator("rb-notices")).to_contain_text("from 0 to 86,400")
    await expect(field).to_have_value("15")


async def test_a_duration_is_entered_in_the_unit_of_choice(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    length = row(await open_settings(open_page, "song_max_s"), "song_max_s")
    await length.get_by_role("spinbutton").fill("90")
    await length.get_by_role("spinbutton").press("Enter")
    await expect(length.get_by_role("combobox")).to_have_value("minutes")
    unit = length.get_by_role("combobox", name="Unit: Maximum song length")
    await unit.select_option("seconds")
    assert await server.wait_for("set_setting", 2) == [
        {"name": "song_max_s", "value": 5_400},
        {"name": "song_max_s", "value": 90},
    ]


async def test_no_limit_is_a_box_and_not_a_number(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    queue = row(await open_settings(open_page, "queue_max"), "queue_max")
    box = queue.get_by_role("checkbox", name="No limit")
    await expect(queue.get_by_role("spinbutton")).to_have_count(0)
    await box.uncheck()
    field = queue.get_by_role("spinbutton")
    await expect(field).to_be_focused()
    await field.fill("40")
    await field.press("Enter")
    await expect(queue).to_contain_text("songs")
    await box.check()
    assert await server.wait_for("set_setting", 2) == [
        {"name": "queue_max", "value": 40},
        {"name": "queue_max", "value": 0},
    ]
    await expect(queue.get_by_role("spinbutton")).to_have_count(0)


async def test_changed_settings_are_marked_counted_and_shown_alone(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.settings = {"approval": True, "cooldown_s": 3_600}
    page = await open_settings(open_page)
    await expect(page.locator("rb-settings summary").first).to_contain_text("1 changed")
    await page.get_by_role("checkbox", name="Changed settings only").check()
    await expect(page.locator("rb-settings [data-setting]")).to_have_count(2)
    await expect(row(page, "cooldown_s")).to_contain_text("Changed")
    await row(page, "cooldown_s").get_by_role("button", name="Reset to default").click()
    assert await server.wait_for("set_setting") == [{"name": "cooldown_s", "value": 0}]
    await expect(page.locator("rb-settings [data-setting]")).to_have_count(1)


async def test_raw_names_are_below_advanced_only(open_page: OpenPage) -> None:
    page = await open_settings(open_page, "song length")
    raw = page.get_by_text("song_max_s", exact=True)
    await expect(raw).to_be_hidden()
    await page.locator("rb-settings summary", has_text="Advanced").click()
    await expect(raw).to_be_visible()
    await expect(page.get_by_role("cell", name="900")).to_be_visible()


async def test_a_preset_shows_its_changes_applies_them_at_once_and_is_undone(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_settings(open_page)
    wedding = page.get_by_role("button", name="Wedding", exact=True)
    await wedding.click()
    presets = page.locator("rb-presets")
    await expect(presets).to_contain_text("Wedding changes")
    await expect(presets.locator("dl div", has_text="Maximum song length")).to_contain_text(
        "now 15 min then 7 min"
    )
    await expect(presets.locator("dl div", has_text="Order")).to_have_count(0)
    assert server.received("apply_preset") == []
    await presets.get_by_role("button", name="Apply").click()
    await expect(page.locator("rb-notices")).to_contain_text("Wedding applied")
    assert await server.wait_for("apply_preset") == [{"preset": "wedding"}]
    await expect(wedding).to_be_focused()
    await page.locator("rb-notices .act").click()
    assert await server.wait_for("undo_preset") == [{"preset": "wedding"}]
    await expect(page.locator("rb-notices")).to_contain_text("Settings restored")


async def test_a_preset_that_another_page_has_applied_can_be_undone_here(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_settings(open_page)
    presets = page.locator("rb-presets")
    undo = presets.get_by_role("button", name="Undo")
    await expect(presets.get_by_role("button", name="Wedding", exact=True)).to_be_visible()
    await expect(undo).to_have_count(0)
    await server._apply_preset({"preset": "wedding"})
    await expect(presets).to_contain_text("Wedding applied")
    await undo.click()
    assert await server.wait_for("undo_preset") == [{"preset": "wedding"}]
    await expect(undo).to_have_count(0)
    await expect(presets.get_by_role("button", name="Wedding", exact=True)).to_be_focused()


async def test_the_name_of_the_party_is_on_host_and_guest_page(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host", size=DESKTOP)
    await expect(page.locator("h1")).to_contain_text("Raveberry")
    await page.get_by_role("tab", name="Settings").click()
    await page.locator("rb-settings summary").first.click()
    name = page.get_by_role("textbox", name="Party name")
    await name.fill("Ben wird 40")
    await name.press("Enter")
    assert await server.wait_for("set_setting") == [{"name": "party_name", "value": "Ben wird 40"}]
    await expect(page.locator("h1")).to_contain_text("Ben wird 40")
    guest = await open_page()
    await expect(guest.locator("h1")).to_have_text("Ben wird 40")
    assert "Ben wird 40" in await guest.title()
