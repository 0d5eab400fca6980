"""Each language is one file, what it lacks is English, and no text is outside of the files.

The pages are built in a copy with a pseudo-locale, whose texts are in brackets, and with a language
of a few texts.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
import pytest_asyncio
import raveberry_contract.messages as m
from playwright.async_api import Page, expect

from tests.fakes.pseudo_locale import CLOSING, OPENING, pseudo_texts
from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import (
    LIBRARY,
    ROOT,
    FakeWebServer,
    make_entry,
    make_fault,
    make_guest,
    make_notice,
    make_server,
    refusal,
)

pytestmark = pytest.mark.asyncio(loop_scope="session")

DESKTOP: Final = (1280, 800)
PSEUDO: Final = "qps"
"""A tag that stands for no language."""
DUTCH: Final = {"page": {"upNext": "Hierna"}}
COPIED: Final = (
    "addon/server/raveberry_server/domain",
    "addon/server/raveberry_server/translations",
    "custom_components/raveberry",
    "frontend/src",
    "texts",
)
FILES: Final = (
    "addon/server/raveberry_server/__init__.py",
    "frontend/build.mjs",
    "frontend/package-lock.json",
    "frontend/tsconfig.json",
    "scripts/message_format.py",
    "scripts/settings",
    "scripts/text_catalogue.py",
    "scripts/translations",
)
NAMES: Final = (
    "Barbecue",
    "Disco",
    "Indie",
    "Raveberry",
    "Home Assistant",
    "YouTube",
    "Jamendo",
    "Bandcamp",
    "SoundCloud",
    "ms",
    "s",
)
"""Names of products, and units."""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the pages, built with a pseudo-locale and a language of one text."""
    root = tmp_path_factory.mktemp("languages")
    for folder in COPIED:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / folder, root / folder, ignore=ignored)
    (root / "scripts").mkdir()
    for name in FILES:
        shutil.copy(ROOT / name, root / name)
    (root / "frontend/node_modules").symlink_to(ROOT / "frontend/node_modules")
    english = json.loads((ROOT / "texts/en.json").read_text())
    pseudo = pseudo_texts({key: texts for key, texts in english.items() if key != "language"})
    assert isinstance(pseudo, dict)
    complete = {"language": {"name": "Pseudo", "complete": True}, **pseudo}
    for language, texts in ((PSEUDO, complete), ("nl", DUTCH)):
        (root / f"texts/{language}.json").write_text(json.dumps(texts))
    for command in (
        [sys.executable, "-B", "scripts/translations"],
        [sys.executable, "-B", "scripts/settings"],
        ["node", "frontend/build.mjs", "--any-size"],
    ):
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603 - our own tools
        assert done.returncode == 0, done.stdout + done.stderr
    return root / "addon/server/raveberry_server/adapters/web/static"


@pytest_asyncio.fixture(loop_scope="session")
async def server(built: Path) -> AsyncIterator[FakeWebServer]:
    server = make_server()
    server.static = built
    await server.start()
    yield server
    await server.stop()


async def test_a_language_of_one_text_shows_english_for_the_others(open_page: OpenPage) -> None:
    page = await open_page(language="nl")
    assert await page.evaluate("document.documentElement.lang") == "nl"
    await expect(page.locator("rb-queue #heading")).to_have_text("Hierna")
    await expect(page.locator(".dock")).to_contain_text("Request a song")
    await page.locator("[data-open=search]").click()
    await expect(page.locator("rb-search")).to_contain_text("Surprise me")


async def test_a_right_to_left_language_mirrors_the_page(open_page: OpenPage) -> None:
    page = await open_page(language="ar")
    assert await page.evaluate("document.documentElement.dir") == "rtl"
    await expect(page.locator("rb-queue #heading")).to_have_text("التالي")
    title = await page.locator("rb-queue li .title").first.bounding_box()
    cover = await page.locator("rb-queue li rb-cover").first.bounding_box()
    assert title
    assert cover
    assert cover["x"] > title["x"]
    width, visible = await page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert width <= visible


async def test_in_a_right_to_left_language_bars_fill_from_the_right(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    entry = replace(server.queue[0], state=m.EntryState.PENDING, progress=0.25)
    server.queue = (entry, *server.queue[1:])
    page = await open_page(language="ar")
    bar = await page.locator("rb-now .bar").bounding_box()
    filled = await page.locator("rb-now .bar i").bounding_box()
    assert bar
    assert filled
    assert 0 < filled["width"] < bar["width"]
    assert filled["x"] + filled["width"] == pytest.approx(bar["x"] + bar["width"])
    progress = page.locator("rb-queue .progress")
    await expect(progress).to_have_css("background-position", re.compile("^100% 0px|^100%"))
    await expect(progress).to_have_css("background-image", re.compile(r"linear-gradient\(270deg"))


async def test_in_a_right_to_left_language_the_left_arrow_goes_to_the_next_tab(
    open_page: OpenPage,
) -> None:
    page = await open_page("host", size=DESKTOP, language="ar")
    tabs = page.locator("[role=tab]:visible")
    await tabs.first.focus()
    await page.keyboard.press("ArrowLeft")
    await expect(tabs.nth(1)).to_have_attribute("aria-selected", "true")
    await page.keyboard.press("ArrowRight")
    await expect(tabs.first).to_have_attribute("aria-selected", "true")


async def test_the_guest_page_shows_no_text_outside_of_the_catalogue(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.player = replace(server.player, error=make_fault("player_unreachable"))
    server.waiting_approval = (make_entry("waiting", LIBRARY[4], state=m.EntryState.APPROVAL),)
    failed = make_entry("failed", LIBRARY[7], state=m.EntryState.FAILED)
    server.failed = (replace(failed, reason=make_notice("file_unreadable")),)
    page = await open_page(size=DESKTOP, language=PSEUDO)
    # Until the messages have been loaded, just after the first paint, the English one is shown.
    await expect(page.get_by_text("English of")).to_have_count(0)
    await expect_translated(page, server)
    await page.locator("[data-open=search]").click()
    await expect(page.locator("rb-search")).to_contain_text(OPENING)
    await expect_translated(page, server)
    await page.locator("rb-browse li[data-path=albums] button").click()
    await expect(page.locator("rb-browse h3")).to_contain_text(OPENING)
    await expect_translated(page, server)
    await page.locator("[data-back]").click()
    await page.locator("rb-search input").press_sequentially("e")
    await expect(page.locator("rb-search li").nth(2)).to_be_visible()
    await expect_translated(page, server)
    await page.keyboard.press("Escape")
    await page.locator("rb-queue li.own .open").first.click()
    await expect(page.locator("rb-details")).to_be_visible()
    await expect_translated(page, server)
    await page.keyboard.press("Escape")
    await page.locator("[data-open=profile]").click()
    await expect(page.locator("rb-profile")).to_be_visible()
    await expect_translated(page, server)


async def test_what_a_newer_server_sends_has_a_translated_text(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    failed = make_entry("failed", LIBRARY[7], state=m.EntryState.FAILED)
    server.failed = (replace(failed, reason=make_notice("of_a_newer_server")),)
    server.player = replace(server.player, error=make_fault("of_a_newer_server"))
    server.refusal = refusal("conflict", "of_a_newer_server")
    page = await open_page("host", size=DESKTOP, language=PSEUDO)
    await expect(page.locator("rb-banners .banner")).to_have_count(2)
    for banner in await page.locator("rb-banners .banner").all():
        await expect(banner).to_contain_text(OPENING)
    await page.locator("rb-queue li button[data-way]").first.click()
    await expect(page.locator("rb-notices")).to_contain_text(OPENING)
    await expect_translated(page, server)


async def test_the_host_page_shows_no_text_outside_of_the_catalogue(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.guests = (make_guest("Anna"),)
    page = await open_page("host", size=DESKTOP, language=PSEUDO)
    tabs = page.get_by_role("tab")
    shown = {
        "party": "rb-party",
        "guests": "rb-guests bdi",
        "music": "rb-music section >> nth=2",
        "lights": "rb-lights",
        "history": "rb-history section",
        "settings": "rb-settings details",
    }
    # The queue has no tab of its own on a wide screen.
    assert await tabs.count() == len(shown)
    for tab, element in shown.items():
        await page.locator(f"[data-tab={tab}]").click()
        await expect(page.locator(element).first).to_be_visible()
        for summary in await page.locator("rb-settings summary, rb-lights summary").all():
            await summary.click()
        await expect_translated(page, server)


async def test_the_screen_shows_no_text_outside_of_the_catalogue(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("tv", size=DESKTOP, language=PSEUDO)
    await expect_translated(page, server)


async def expect_translated(page: Page, server: FakeWebServer) -> None:
    """Check that all visible texts are of the pseudo-locale, apart from names and numbers."""
    shown = await page.evaluate(_TEXTS)
    assert any(OPENING in text for text in shown)
    names = sorted(names_of(server), key=len, reverse=True)
    assert {text for text in shown if is_foreign(text, names)} == set()


def names_of(server: FakeWebServer) -> set[str]:
    """Return what guests, songs and devices are called."""
    entries = (*server.queue, *server.failed, *server.waiting_approval, server.player.entry)
    songs = (*LIBRARY, *(entry.song for entry in entries if entry))
    guests = [entry.requested_by.name for entry in entries if entry and entry.requested_by]
    lights = server.lights
    return {
        *NAMES,
        *(text for song in songs for text in (song.title, song.artist, song.album) if text),
        *guests,
        *(guest.name for guest in server.guests),
        *(device.name for device in lights.devices),
        *(lights.scenes or ()),
        *(entry.dedication for entry in entries if entry and entry.dedication),
        *((server.me.name,) if server.me else ()),
    }


def is_foreign(text: str, names: Iterable[str]) -> bool:
    """Return whether a text has letters outside of brackets, addresses and names."""
    rest = re.sub(r"\w+://\S+|/\w+|\d+\.\d+\.\d+\.\d+(:\d+)?", "", text)
    for name in names:
        rest = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "", rest)
    inner = re.compile(f"{OPENING}[^{OPENING}{CLOSING}]*{CLOSING}")
    while (shorter := inner.sub("", rest)) != rest:
        rest = shorter
    return any(char.isalpha() for char in rest)


_TEXTS = """() => {
  const texts = [];
  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const { parentElement } = node;
      const visible = !parentElement || parentElement.checkVisibility();
      if (visible && node.data.trim()) texts.push(node.data.trim());
      return;
    }
    if (node instanceof Element) {
      // Code, such as the names that automations use, is the same in all languages.
      if (node.matches("style, script, noscript, code")) return;
      for (const name of ["aria-label", "title", "placeholder", "alt", "aria-valuetext", "label"]) {
        if (node.getAttribute(name)) texts.push(node.getAttribute(name));
      }
      if (node.shadowRoot) visit(node.shadowRoot);
    }
    node.childNodes.forEach(visit);
  };
  visit(document.body);
  return texts;
}"""
