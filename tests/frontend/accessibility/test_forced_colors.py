"""In forced colours, which remove backgrounds and shadows, everything can be told apart."""

from typing import Final, Literal

import pytest
from playwright.async_api import Locator, Page, expect

from tests.frontend.accessibility.layout import LAYOUT
from tests.frontend.accessibility.page_states import STATES
from tests.frontend.conftest import PHONE, OpenPage
from tests.frontend.fake_web_server import FakeWebServer

pytestmark = pytest.mark.asyncio(loop_scope="session")

SCHEMES: Final[tuple[Literal["dark", "light"], ...]] = ("dark", "light")
_FOCUSED: Final = """() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (element === document.body) return null;
    const ringed = element.closest(".field, .choice, .palettes label") ?? element;
    const { outlineStyle, outlineWidth, outlineColor, backgroundColor } = getComputedStyle(ringed);
    const isVisible = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    return [`${element.localName}.${element.className}`, isVisible, outlineColor, backgroundColor];
}"""


async def force_colors(page: Page, scheme: Literal["dark", "light"] = "light") -> None:
    await page.emulate_media(forced_colors="active", color_scheme=scheme, reduced_motion="reduce")


async def style(locator: Locator, name: str, pseudo: str = "") -> str:
    value: str = await locator.first.evaluate(
        "(element, [name, pseudo]) => getComputedStyle(element, pseudo || null)[name]",
        [name, pseudo],
    )
    return value


async def open_state(open_page: OpenPage, server: FakeWebServer, state: str) -> Page:
    page = await STATES[state].open(open_page, server, PHONE)
    await force_colors(page)
    return page


@pytest.mark.parametrize("scheme", SCHEMES)
async def test_the_own_vote_differs_from_the_others(
    open_page: OpenPage, server: FakeWebServer, scheme: Literal["dark", "light"]
) -> None:
    page = await open_state(open_page, server, "guest")
    await force_colors(page, scheme)
    own = page.locator("rb-queue [data-way='1'][aria-pressed=true]")
    other = page.locator("rb-queue [data-way='1'][aria-pressed=false]")
    for name in ("backgroundColor", "color"):
        assert await style(own, name) != await style(other, name)
    assert await style(own, "color") != await style(own, "backgroundColor")
    assert await style(other, "borderTopStyle") == "solid"


async def test_the_progress_of_the_song_is_visible(open_page: OpenPage) -> None:
    page = await open_page()
    await force_colors(page)
    bar = page.locator("rb-now .bar")
    played = await style(bar.locator("i"), "backgroundColor")
    assert played not in {await style(bar, "backgroundColor"), "rgba(0, 0, 0, 0)"}
    assert await style(bar, "borderTopStyle") == "solid"


async def test_the_progress_of_a_download_is_visible(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_state(open_page, server, "guest, loading a song")
    progress = page.locator("rb-queue .progress")
    assert "gradient" in await style(progress, "backgroundImage")
    assert await style(progress, "outlineStyle") == "solid"


async def test_sliders_show_their_value(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_state(open_page, server, "guest")
    volume = page.locator("rb-controls input[type=range]")
    assert await style(volume, "forcedColorAdjust") == "none"


async def test_the_selected_tab_differs_from_the_others(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_state(open_page, server, "host")
    selected = page.locator("[role=tab][aria-selected=true]")
    other = page.locator("[role=tab][aria-selected=false]")
    assert await style(selected, "backgroundColor") != await style(other, "backgroundColor")


async def test_switches_and_palettes_show_what_is_chosen(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_state(open_page, server, "host, lights")
    is_on = page.locator("rb-lights .switch[aria-checked=true]")
    is_off = page.locator("rb-lights .switch[aria-checked=false]")
    on, off = [await style(one, "backgroundColor", "::before") for one in (is_on, is_off)]
    assert on != off
    chosen = page.locator(".palettes label:has(:checked)")
    other = page.locator(".palettes label:not(:has(:checked))")
    assert await style(chosen, "borderTopStyle") != await style(other, "borderTopStyle")
    assert "gradient" in await style(other.locator("i"), "backgroundImage")


async def test_the_request_button_hides_the_rows_below_it(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_state(open_page, server, "guest")
    dock = page.locator(".dock")
    assert await style(dock, "backgroundColor") == "rgb(255, 255, 255)"
    assert await style(dock.locator("button"), "borderTopStyle") == "solid"


@pytest.mark.parametrize(
    "state",
    ["guest", "guest, search results", "guest, details", "guest, profile", "host, party"],
)
async def test_the_focus_is_visible_everywhere(
    open_page: OpenPage, server: FakeWebServer, state: str
) -> None:
    page = await open_state(open_page, server, state)
    seen = set()
    for _ in range(25):
        await page.keyboard.press("Tab")
        focused = await page.evaluate(_FOCUSED)
        if focused is None:
            continue
        element, is_visible, ring, background = focused
        assert is_visible, f"the focus on {element} is invisible"
        assert ring != background
        seen.add(element)
    assert len(seen) > 2


@pytest.mark.parametrize("state", STATES)
async def test_nothing_overlaps(open_page: OpenPage, server: FakeWebServer, state: str) -> None:
    page = await open_state(open_page, server, state)
    overlaps = [problem for problem in await page.evaluate(LAYOUT) if not problem.startswith("cut")]
    assert overlaps == []


async def test_a_sheet_has_an_edge(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_state(open_page, server, "guest, details")
    await expect(page.locator("rb-details")).to_be_visible()
    assert await style(page.locator("rb-sheet .panel"), "borderTopStyle") == "solid"
