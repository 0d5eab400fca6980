"""What the host sees and does, in a real browser."""

import pytest
import raveberry_contract.messages as m
from playwright.async_api import Locator, expect

from tests.frontend.conftest import OpenPage
from tests.frontend.stand_in import START, StandIn

pytestmark = pytest.mark.asyncio(loop_scope="session")

DESKTOP = (1280, 800)


async def slide(slider: Locator, value: float) -> None:
    """Moves a slider as a finger does."""
    await slider.evaluate(
        """(element, value) => {
            element.value = value;
            element.dispatchEvent(new Event("input", { bubbles: true }));
            element.dispatchEvent(new Event("change", { bubbles: true }));
        }""",
        value,
    )


async def test_the_host_pauses_and_plays(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page("host")
    await page.get_by_role("button", name="Pause", exact=True).click()
    await expect(page.locator("rb-now .label")).to_have_text("Paused")
    await page.get_by_role("button", name="Play", exact=True).click()
    await expect(page.locator("rb-now .label")).to_have_text("Now playing")
    assert [name for name, _, _ in party.commands] == ["pause", "play"]
    assert {role for _, _, role in party.commands} == {m.Role.HOST}


async def test_a_skip_names_the_song_that_the_host_saw(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page("host")
    await page.locator("[data-command=skip]").click()
    assert await party.hear("skip") == [{"epoch": 7}]
    await page.locator("rb-notices .act").click()
    assert await party.hear("bring_back") == [{"entry": "entry-now"}]


async def test_the_host_seeks(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page("host")
    await slide(page.get_by_role("slider", name="Position in the song"), 120)
    await expect(page.locator("rb-now .times")).to_contain_text("2:0")
    assert await party.hear("seek") == [{"position_s": 120}]


async def test_the_volume_follows_the_finger_and_the_last_value_is_sent(
    open_page: OpenPage, party: StandIn
) -> None:
    page = await open_page("host")
    slider = page.get_by_role("slider", name="Volume")
    party.gate.clear()
    for value in (70, 50, 30, 25):
        await slide(slider, value)
    await expect(page.locator("rb-controls output")).to_have_text("25 %")
    party.gate.set()
    # The first left at once, the last when that was answered, those between not at all.
    assert await party.hear("set_volume", 2) == [{"volume": 0.7}, {"volume": 0.25}]
    await page.wait_for_timeout(1_200)
    await expect(page.locator("rb-controls output")).to_have_text("25 %")


async def test_a_refused_volume_falls_back(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page("host")
    party.refusal = m.Problem(code="unavailable", message="The player is not there.")
    await slide(page.get_by_role("slider", name="Volume"), 10)
    await expect(page.locator("rb-notices")).to_contain_text("The player is not there.")
    await expect(page.locator("rb-controls output")).to_have_text("80 %")


async def test_the_host_chooses_mode_and_order(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("radio", name="Vote up and down").check()
    await page.get_by_role("radio", name="By votes").check()
    assert await party.hear("set_setting", 2) == [
        {"name": "mode", "value": "full_voting"},
        {"name": "order", "value": "votes"},
    ]


async def test_a_refused_mode_falls_back_to_the_one_in_force(
    open_page: OpenPage, party: StandIn
) -> None:
    page = await open_page("host", size=DESKTOP)
    party.refusal = m.Problem(code="not_allowed", message="Not you.")
    await page.get_by_role("radio", name="Only ask").click()
    await expect(page.locator("rb-notices")).to_contain_text("Not you.")
    await expect(page.get_by_role("radio", name="Vote up ask for songs")).to_be_checked()


async def test_a_wide_screen_prioritizes_and_removes_in_the_row(
    open_page: OpenPage, party: StandIn
) -> None:
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("button", name="Play next: Lowlands").click()
    await expect(page.locator("rb-notices")).to_contain_text("Lowlands plays next")
    await page.get_by_role("button", name="Remove from the queue: Lowlands").click()
    await expect(page.locator("rb-queue li", has_text="Lowlands")).to_have_count(0)
    assert await party.hear("prioritize") == [{"entry": "entry-file:4"}]
    assert await party.hear("remove") == [{"entry": "entry-file:4"}]


async def test_a_phone_does_so_in_the_details(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page("host")
    await page.locator("rb-queue li .open").nth(3).click()
    await page.locator("rb-details [data-command=remove]").click()
    await page.locator("rb-details [data-command=remove]").click()
    await page.locator("rb-queue li .open").nth(1).click()
    await page.locator("rb-details [data-command=prioritize]").click()
    assert await party.hear("prioritize") == [{"entry": "entry-file:3"}]
    assert await party.hear("remove") == [{"entry": "entry-file:5"}]


async def test_the_party_is_closed_at_the_second_tap_and_opened_at_the_first(
    open_page: OpenPage, party: StandIn
) -> None:
    page = await open_page("host", size=DESKTOP)
    await page.locator("[data-command=close_party]").click()
    assert party.heard("close_party") == []
    await page.locator("[data-command=close_party]").click()
    await expect(page.locator("rb-recap")).to_contain_text("12 songs played")
    await expect(page.locator("rb-recap")).to_contain_text("Midnight Orchard")
    await page.keyboard.press("Escape")
    await expect(page.locator("rb-party .status")).to_have_text("The party is closed")
    await page.locator("[data-command=open_party]").click()
    await expect(page.locator("rb-party .status")).to_have_text("The party is open")
    assert [name for name, _, _ in party.commands] == ["close_party", "open_party"]


async def test_a_faulted_player_is_restarted(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page("host")
    fault = m.PlayerFault(kind="unreachable", since=START, help="Look whether MPD runs.")
    await party.set_player(state=m.PlayerState.ERROR, error=fault)
    await page.locator("[data-command=restart_player]").click()
    await expect(page.locator("rb-notices")).to_contain_text("being restarted")
    assert await party.hear("restart_player") == [{}]


async def test_a_refused_restart_says_why(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page("host")
    fault = m.PlayerFault(kind="unreachable", since=START, help="Look whether MPD runs.")
    await party.set_player(state=m.PlayerState.ERROR, error=fault)
    party.refusal = m.Problem(code="unavailable", message="It cannot be restarted here.")
    await page.locator("[data-command=restart_player]").click()
    await expect(page.locator("rb-notices")).to_contain_text("It cannot be restarted here.")


async def test_the_lights_are_steered_one_by_one(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("switch", name="Bar on or off").click()
    await page.get_by_role("combobox", name="Effect of Dance floor").select_option("rainbow")
    assert await party.hear("set_lights", 2) == [
        {"device": "bar", "state": "OFF"},
        {"device": "dance floor", "effect": "rainbow"},
    ]
    await expect(page.get_by_role("switch", name="Bar on or off")).to_have_attribute(
        "aria-checked", "false"
    )
    await slide(page.get_by_role("slider", name="Brightness of Bar"), 99)
    assert (await party.hear("set_lights", 3))[2]["brightness"] == 99
    await page.locator("input[type=color]").nth(1).fill("#0a64ff")
    assert (await party.hear("set_lights", 4))[3]["color"] == {"r": 10, "g": 100, "b": 255}


async def test_all_lights_are_steered_together(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("combobox", name="Effect of All lights").select_option("rave")
    assert await party.hear("set_lights") == [{"effect": "rave"}]


async def test_lights_that_change_elsewhere_are_shown(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page("host", size=DESKTOP)
    await party.set_lights({"device": "bar", "effect": "spectrum", "brightness": 255})
    await expect(page.get_by_role("combobox", name="Effect of Bar")).to_have_value("spectrum")
    await expect(page.get_by_role("slider", name="Brightness of Bar")).to_have_value("255")


async def test_a_missing_light_show_is_told(open_page: OpenPage, party: StandIn) -> None:
    party.lights = m.Lights(
        online=False, fps=None, source=None, speed=None, latency_ms=None, devices=()
    )
    page = await open_page("host", size=DESKTOP)
    await expect(page.locator("rb-lights")).to_contain_text("The light show is not running")


async def test_the_host_shows_the_join_code(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page("host", size=DESKTOP)
    code = page.get_by_role("img", name="QR code that opens the guest page")
    await code.scroll_into_view_if_needed()
    await expect(code).to_have_js_property("complete", value=True)
    assert await code.evaluate("(image) => image.naturalWidth") > 0
    assert await code.get_attribute("src") == f"{party.url}join.svg"


async def test_a_phone_shows_one_part_at_a_time(open_page: OpenPage) -> None:
    page = await open_page("host")
    await expect(page.locator("rb-queue")).to_be_visible()
    await expect(page.locator("rb-lights")).to_be_hidden()
    await page.get_by_role("tab", name="Lights").click()
    await expect(page.locator("rb-queue")).to_be_hidden()
    await expect(page.locator("rb-lights")).to_be_visible()
