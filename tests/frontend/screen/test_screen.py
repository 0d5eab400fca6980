"""The screen is read from across the room, and does not burn itself in."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from math import radians, tan
from typing import Any, Final

import numpy as np
import pytest
import raveberry_contract.messages as m
from PIL import Image
from playwright.async_api import Page, expect

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import ANNA, BO, LIBRARY, START, FakeWebServer, make_entry

pytestmark = pytest.mark.asyncio(loop_scope="session")

SCREEN: Final = (1920, 1080)
WIDTH_MM: Final = 55 * 25.4 * 16 / (16**2 + 9**2) ** 0.5
DISTANCE_MM: Final = 4_000.0
LEAST_ARC: Final = 16 / 60
LEAST_PX: Final = 2 * DISTANCE_MM * tan(radians(LEAST_ARC / 2)) * SCREEN[0] / WIDTH_MM
"""Least height of capitals on a screen of 1920 pixels: 29.4."""

EARLY: Final = "window.early = 0;const real = Date.now; Date.now = () => real() + window.early;"
"""Moves the clock of a page by `early` milliseconds."""

TEXTS: Final = """() => {
  const found = [];
  const context = document.createElement("canvas").getContext("2d");
  const visit = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) visit(element.shadowRoot);
      const text = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent.trim()).join("");
      const box = element.getBoundingClientRect();
      if (text === "" || box.width < 2 || box.height < 2 || element.localName === "style") continue;
      const style = getComputedStyle(element);
      context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const capitals = context.measureText("HXE").actualBoundingBoxAscent;
      const letters = context.measureText("gjpqy");
      const content = letters.fontBoundingBoxAscent + letters.fontBoundingBoxDescent;
      const line = style.lineHeight === "normal" ? content : parseFloat(style.lineHeight);
      const below = (line - content) / 2 + letters.fontBoundingBoxDescent
        + parseFloat(style.paddingBottom);
      const cut = style.overflow === "visible" ? 0 : letters.actualBoundingBoxDescent - below;
      found.push({ text: text.slice(0, 30), capitals, cut });
    }
  };
  visit(document);
  return found;
}"""


def under_way(server: FakeWebServer) -> None:
    """Show every part of the screen at once."""
    server.join_code = "K7M2QX"
    server.settings = {"wifi_ssid": "Party at Robin's", "party_name": "Robin's Birthday"}
    server.queue += [make_entry(f"more-{at}", LIBRARY[at]) for at in (6, 7)]
    server.party = replace(
        server.party, hashtags=("#summer",), closes_at=START + timedelta(minutes=20)
    )
    playing = make_entry("p", LIBRARY[0], dedication="For Jay and Peggy")
    server.player = replace(server.player, entry=playing, state=m.PlayerState.PAUSED)


def singing(server: FakeWebServer) -> None:
    """Show everything, and lines of lyrics that need all of their room."""
    under_way(server)
    long = "Out where the orchard sleeps and every jolly gypsy plays a quiet game of poker "
    server.lyrics = [m.LyricLine(text=long * 3, at_s=at) for at in (0.0, 600.0)]


def idle(server: FakeWebServer) -> None:
    """Wait for the first request."""
    server.queue = []
    server.player = replace(server.player, state=m.PlayerState.IDLE, entry=None, duration_s=None)


def closed(server: FakeWebServer) -> None:
    """Close a party that 31 guests were at."""
    idle(server)
    server.party = replace(server.party, open=False)

    async def recap(_args: dict[str, Any]) -> m.Recap:
        top = tuple(make_entry(f"top-{at}", LIBRARY[at], score=9 - at) for at in range(6))
        return m.Recap(
            since=START,
            songs=42,
            guests=31,
            votes=499,
            top=top,
            winners=(m.GuestHits(guest=BO, songs=3, score=14),),
            timeline=(),
        )

    server.__dict__["_recap"] = recap


@pytest.mark.parametrize(
    "arrange", [under_way, singing, idle, closed], ids=lambda one: one.__name__
)
@pytest.mark.parametrize("language", ["en-GB", "de-DE", "ar"])
async def test_every_text_is_readable_from_four_metres_and_whole(
    open_page: OpenPage,
    server: FakeWebServer,
    arrange: Callable[[FakeWebServer], None],
    language: str,
) -> None:
    arrange(server)
    page = await open_page("tv", size=SCREEN, language=language)
    for scale in (1, 2):
        await page.set_viewport_size({"width": SCREEN[0] * scale, "height": SCREEN[1] * scale})
        texts = await page.evaluate(TEXTS)
        assert len(texts) > 4
        small = [text for text in texts if text["capitals"] < LEAST_PX * scale]
        assert small == []
        assert [text for text in texts if text["cut"] > 0.5] == []
        assert await page.evaluate("document.documentElement.scrollHeight <= innerHeight")


async def test_five_songs_follow_in_full(open_page: OpenPage, server: FakeWebServer) -> None:
    server.queue += [make_entry(f"more-{at}", LIBRARY[at]) for at in (6, 7)]
    page = await open_page("tv", size=SCREEN, language="de-DE")
    rows = page.locator("li")
    await expect(rows).to_have_count(5)
    for at in range(5):
        await expect(rows.nth(at)).to_be_in_viewport(ratio=1)


async def test_an_idle_screen_invites_with_a_giant_code(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    idle(server)
    page = await open_page("tv", size=SCREEN)
    code = page.get_by_role("img", name="QR code that opens the guest page")
    box = await code.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= SCREEN[1] / 2
    await expect(page.locator(".join")).to_be_in_viewport(ratio=1)
    await server.add(make_entry("first", LIBRARY[2]))
    await expect(page.locator("li")).to_have_count(1)
    await expect(page.locator("main.idle")).to_have_count(0)


async def test_a_closed_party_shows_how_it_was(open_page: OpenPage, server: FakeWebServer) -> None:
    closed(server)
    page = await open_page("tv", size=SCREEN, language="de-DE")
    await expect(page.locator("h1")).to_have_text("Das war die Party")
    await expect(page.locator(".now")).to_contain_text("499 Stimmen")
    await expect(page.locator("h2")).to_have_text("Publikumslieblinge")
    await expect(page.locator("li")).to_have_count(5)
    await expect(page.locator("li").first).to_contain_text("Midnight Orchard")
    await server.set_party(open=True)
    await expect(page.locator("h1")).to_have_text("Gerade läuft nichts")


async def test_who_joins_is_greeted(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_page("tv", size=SCREEN)
    await expect(page.locator(".badge")).to_have_count(0)
    await server.set_party(guests_total=server.party.guests_total + 1)
    await expect(page.locator(".badge")).to_have_text("Someone has joined")
    await server.set_party(guests_total=server.party.guests_total + 2)
    await expect(page.locator(".badge")).to_have_text("3 guests have joined")
    await expect(page.locator(".badge")).to_have_count(0)


async def test_who_joins_is_greeted_by_name_and_symbol(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("tv", size=SCREEN)
    await expect(page.locator("h1")).to_be_visible()
    guest = replace(BO, name="Ann", sign=m.Sign.HEART)
    await server.broadcast(newcomers=[guest])
    badge = page.locator(".badge")
    await expect(badge).to_have_text("Ann has joined")
    symbol = badge.locator(".sign")
    await expect(symbol.locator("use")).to_have_attribute("href", re.compile("#heart$"))
    await expect(symbol).to_have_css("color", "rgb(140, 201, 255)")
    await server.broadcast(newcomers=[replace(ANNA, name="Clara")])
    await expect(badge).to_have_text("Clara and one other have joined")
    await expect(badge).to_have_count(0)


COVERED: Final = """() => {
  const root = document.querySelector("rb-tv").shadowRoot;
  const over = [...root.querySelectorAll(".badge, .lights")];
  const found = [];
  const visit = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) visit(element.shadowRoot);
      if (over.some((one) => one.contains(element)) || element.localName === "style") continue;
      const range = document.createRange();
      const words = [...element.childNodes].filter((node) =>
        node.nodeType === Node.TEXT_NODE && node.data.trim());
      if (words.length === 0 || !element.checkVisibility()) continue;
      range.selectNodeContents(element);
      // Rows and lines without space are cut away.
      const own = element.getBoundingClientRect();
      const list = element.closest("ol")?.getBoundingClientRect() ?? own;
      for (const line of range.getClientRects())
        for (const one of over) {
          const box = one.getBoundingClientRect();
          const isApart = line.right <= box.left || box.right <= line.left
            || line.bottom <= box.top || box.bottom <= line.top;
          const isSeen = line.top < own.bottom && line.left < list.right;
          if (!isApart && isSeen)
            found.push(`${one.className} over ${element.textContent.trim()}`);
        }
    }
  };
  visit(root);
  return over.length === 2 ? found : ["not shown"];
}"""
"""Returns the words under the badge and under the preview of the lights."""


@pytest.mark.parametrize(
    "arrange", [under_way, singing, idle, closed], ids=lambda one: one.__name__
)
async def test_neither_news_nor_lights_cover_words(
    open_page: OpenPage, server: FakeWebServer, arrange: Callable[[FakeWebServer], None]
) -> None:
    arrange(server)
    page = await open_page("tv", size=SCREEN, language="de-DE", script=EARLY)
    await expect(page.locator("h1")).to_be_visible()
    await server.stop()
    await expect(page.locator(".badge")).to_be_visible()
    for _ in range(4):
        await move_on(page, minutes=4)
        assert await page.evaluate(COVERED) == []


async def move_on(page: Page, *, minutes: int) -> None:
    """Let time pass for a screen opened with `EARLY`."""
    await page.evaluate(f"window.early += {60_000 * minutes}")
    await page.locator("rb-tv").evaluate(
        "page => { page.requestUpdate(); return page.updateComplete.then(() => true); }"
    )


async def picture_of(page: Page) -> np.ndarray:
    """Return what the screen shows."""
    shot = Image.open(io.BytesIO(await page.screenshot()))
    return np.asarray(shot.convert("RGB")).astype(np.int16)


async def test_no_lit_pixel_is_still_for_ten_minutes(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.player = replace(server.player, state=m.PlayerState.PAUSED)
    page = await open_page(
        "tv",
        size=(960, 540),
        script=EARLY,
    )
    first = await picture_of(page)
    is_still = np.ones(first.shape[:2], dtype=bool)
    codes = np.zeros(first.shape[:2], dtype=bool)
    for _ in range(10):
        box = await page.locator(".join img").bounding_box()
        assert box is not None
        left, top = int(box["x"]), int(box["y"])
        codes[top : top + int(box["height"]) + 2, left : left + int(box["width"]) + 2] = True
        await move_on(page, minutes=1)
        is_still &= np.abs(await picture_of(page) - first).max(axis=2) < 6
    # Darker pixels, of the background, do not age.
    burnt = is_still & ~codes & (first.max(axis=2) > 90)
    assert burnt.sum() <= 20, np.argwhere(burnt)[:20]
