"""Accessibility: names, target sizes, contrast, keyboard; and pages behind a proxy."""

import re
from dataclasses import replace
from typing import Final, Literal

import pytest
import raveberry_contract.messages as m
from playwright.async_api import Browser, Page, expect

from tests.frontend.conftest import PHONE, OpenPage
from tests.frontend.fake_web_server import FakeWebServer, make_fault, make_server

pytestmark = pytest.mark.asyncio(loop_scope="session")

DESKTOP = (1280, 800)
_SCHEMES: Final[tuple[Literal["dark", "light"], ...]] = ("dark", "light")
NAMED_ROLES = {
    "button",
    "checkbox",
    "combobox",
    "img",
    "link",
    "progressbar",
    "radio",
    "searchbox",
    "slider",
    "spinbutton",
    "switch",
    "tab",
    "textbox",
}
_FOCUSED_PART = """() => {
  const {activeElement} = document.querySelector('rb-host').shadowRoot;
  return activeElement.closest('.tabs, .dock')?.className ?? activeElement.localName;
}"""
VIEWS = [
    "",
    "search",
    "details",
    "profile",
    "host",
    "host details",
    "host music",
    "host history",
    "host settings",
]


async def open_view(open_page: OpenPage, server: FakeWebServer, view: str) -> Page:
    """Open a view with a player fault and full control."""
    fault = make_fault("player_unreachable")
    server.player = replace(server.player, error=fault)
    server.party = replace(server.party, mode=m.Mode.FULL_CONTROL)
    path = "host" if view.startswith("host") else ""
    # Without reduced motion, new elements would be measured while they fade in.
    page = await open_page(path, size=DESKTOP, reduced_motion=True)
    if view.endswith("search"):
        await page.locator("[data-open=search]").click()
        await page.keyboard.type("e")
        await expect(page.locator("rb-search li").nth(2)).to_be_visible()
    if view.endswith("details"):
        await page.locator("rb-queue li.own .open").click()
        await expect(page.locator("rb-details")).to_be_visible()
    if view.endswith("profile"):
        await page.locator("[data-open=profile]").click()
        await expect(page.locator("rb-profile")).to_be_visible()
    if view.endswith(("music", "history")):
        name = "Music" if view.endswith("music") else "History"
        await page.get_by_role("tab", name=name).click()
        await expect(page.locator("rb-music, rb-history")).to_contain_text(
            re.compile("Library|songs")
        )
    if view.endswith("settings"):
        await page.get_by_role("tab", name="Settings").click()
        for group in ("Limits", "Playback", "Access"):
            await page.locator("rb-settings summary", has_text=group).click()
    return page


@pytest.mark.parametrize("view", VIEWS)
async def test_every_view_passes_names_contrast_and_target_sizes(
    open_page: OpenPage, server: FakeWebServer, view: str
) -> None:
    page = await open_view(open_page, server, view)
    await _expect_names(page)
    await _expect_no_problems(page, _UNNAMED)
    for scheme in _SCHEMES:
        await page.emulate_media(color_scheme=scheme)
        await _expect_no_problems(page, _LOW_CONTRAST)
    await page.set_viewport_size({"width": 320, "height": 568})
    await _expect_names(page)
    await _expect_no_problems(page, _SMALL_TARGETS)


async def _expect_names(page: Page) -> None:
    """Check that every interactive element has an accessible name."""
    session = await page.context.new_cdp_session(page)
    tree = await session.send("Accessibility.getFullAXTree")
    nodes = [
        (node["role"]["value"], node.get("name", {}).get("value", "").strip())
        for node in tree["nodes"]
        if not node.get("ignored") and node.get("role", {}).get("value") in NAMED_ROLES
    ]
    assert len(nodes) >= 3
    assert [node for node in nodes if not node[1]] == []


async def _expect_no_problems(page: Page, check: str) -> None:
    checked, found = await page.evaluate(_WALK % check)
    assert checked > 0
    assert found == []


async def test_a_song_can_be_requested_by_keyboard(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page(size=DESKTOP)
    await page.keyboard.press("/")
    await expect(page.locator("rb-search [type=search]")).to_be_focused()
    await page.keyboard.type("second")
    await expect(page.locator("rb-search li")).to_have_count(2)
    for _ in range(2):
        await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.locator("rb-notices")).to_contain_text("Second Summer is number")
    assert await server.wait_for("enqueue") == [{"uri": "file:7"}]


async def test_arrow_keys_move_between_tabs(open_page: OpenPage) -> None:
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="Party").focus()
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_role("tab", name="Guests")).to_be_focused()
    await expect(page.locator("rb-guests")).to_be_visible()
    await page.keyboard.press("ArrowLeft")
    await page.keyboard.press("ArrowLeft")
    await expect(page.locator("rb-settings")).to_be_visible()


@pytest.mark.parametrize(
    ("size", "parts"),
    [
        (PHONE, ["rb-controls", "rb-cheers", "tabs", "dock", "rb-queue"]),
        (
            DESKTOP,
            ["rb-controls", "rb-cheers", "dock", "rb-queue", "rb-join-code", "tabs", "rb-party"],
        ),
    ],
)
async def test_the_focus_order_of_the_host_page_matches_the_visual_order(
    open_page: OpenPage, size: tuple[int, int], parts: list[str]
) -> None:
    page = await open_page("host", size=size)
    await page.locator("rb-now .about").focus()
    passed = ["rb-now"]
    for _ in range(90):
        await page.keyboard.press("Tab")
        part = await page.evaluate(_FOCUSED_PART)
        if part not in passed:
            passed.append(part)
        if part == parts[-1]:
            break
    assert passed == ["rb-now", *parts]


async def test_the_tabs_move_when_the_screen_is_rotated(open_page: OpenPage) -> None:
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="Lights").click()
    width, height = PHONE
    await page.set_viewport_size({"width": width, "height": height})
    await expect(page.locator(".tabs + .list")).to_have_count(1)
    await expect(page.get_by_role("tab", name="Lights")).to_have_attribute("aria-selected", "true")
    width, height = DESKTOP
    await page.set_viewport_size({"width": width, "height": height})
    await expect(page.locator(".list + rb-join-code + .tabs")).to_have_count(1)
    await expect(page.get_by_role("tab")).to_have_count(6)


async def test_larger_text_fits_the_page(open_page: OpenPage) -> None:
    page = await open_page(size=(360, 740))
    await page.add_style_tag(content="html { font-size: 150% }")
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", ["", "host"])
async def test_the_pages_work_below_a_path_prefix(browser: Browser, path: str) -> None:
    server = make_server()
    server.prefix = "/api/hassio_ingress/secret-token"
    await server.start()
    context = await browser.new_context()
    try:
        failed: list[str] = []
        page = await context.new_page()
        page.on("response", lambda answer: failed.append(answer.url) if not answer.ok else None)
        await page.goto(server.url + path)
        vote = page.locator("rb-queue [data-way='1']").nth(2)
        await vote.click()
        await expect(vote).to_have_attribute("aria-pressed", "true")
        covers = page.locator("rb-cover img")
        await expect(covers.first).to_have_js_property("complete", value=True)
        assert await covers.first.evaluate("(image) => image.naturalWidth") > 0
        assert [url for url in failed if "/ws" not in url] == []
    finally:
        await context.close()
        await server.stop()


_WALK = """(() => {
    %s
    const found = [];
    let checked = 0;
    const look = (root) => {
        for (const element of root.querySelectorAll("*")) {
            if (!element.checkVisibility() || element.closest("[inert]")) continue;
            const problem = check(element);
            if (problem !== undefined) checked += 1;
            if (problem) found.push(problem);
            if (element.shadowRoot) look(element.shadowRoot);
        }
    };
    look(document.body);
    return [checked, found];
})()"""
"""Calls `check` for each visible element; it returns undefined, a problem, or "" for none."""

_CONTRAST = """
const channels = (color) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
    const context = canvas.getContext("2d");
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
};
const brightness = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
};
const parentOf = (element) =>
    element.assignedSlot ?? element.parentElement ?? element.getRootNode().host ?? null;
const behind = (element) => {
    const layers = [];
    for (let at = element; at; at = parentOf(at)) {
        const { backgroundColor, backgroundImage } = getComputedStyle(at);
        if (backgroundImage !== "none" && at !== document.body) return null;
        const layer = channels(backgroundColor);
        if (layer[3] > 0) layers.push(layer);
        if (layer[3] === 255) break;
    }
    return layers.reverse().reduce((below, [r, g, b, a]) =>
        [r, g, b].map((part, at) => (part * a + below[at] * (255 - a)) / 255));
};
"""

_LOW_CONTRAST = (
    _CONTRAST
    + """
const check = (element) => {
    const text = [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.data.trim()).join("");
    const below = text && !element.matches(":disabled, :disabled *") && behind(element);
    if (!below) return undefined;
    const style = getComputedStyle(element);
    const [one, two] = [brightness(channels(style.color)), brightness(below)];
    const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    return ratio < (isLarge ? 3 : 4.5) ? `${ratio.toFixed(2)} ${element.className}: ${text}` : "";
};
"""
)
"""WCAG 2.2, 1.4.3, where the background is one colour."""

_SMALL_TARGETS = """
const check = (element) => {
    if (!element.matches("button, a, input, select, summary, textarea")) return undefined;
    const target = (element.localName === "input" && element.closest("label")) || element;
    const { width, height } = target.getBoundingClientRect();
    const isSmall = width < 44 || height < 44;
    return isSmall ? `${element.outerHTML.slice(0, 60)} ${width}x${height}` : "";
};
"""

_UNNAMED = """
const check = (element) => {
    const isIcon = element.localName === "button" && element.textContent.trim().length < 3;
    if (!isIcon) return undefined;
    const isNamed = element.ariaLabel || element.hasAttribute("aria-labelledby");
    return element.title && isNamed ? "" : element.outerHTML.slice(0, 90);
};
"""
