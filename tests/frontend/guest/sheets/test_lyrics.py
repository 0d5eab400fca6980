"""Lyrics on the guest page and on the screen, in a real browser."""

from collections.abc import Sequence
from typing import Final

import pytest
import raveberry_contract.messages as m
from playwright.async_api import Locator, Page, Route, expect

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import LIBRARY, START, FakeWebServer, make_entry

pytestmark = pytest.mark.asyncio(loop_scope="session")

SCREEN: Final = (1920, 1080)
NEAR_PX: Final = 60
LYRICS_WAIT_MS: Final = 2_000
"""Longer than phones wait before they ask for lyrics."""
TEXTS_CHUNK_MAX_BYTES: Final = 1_000
"""The chunk of a language's texts only imports another one; that of the elements is long."""


def sung(count: int = 60) -> Sequence[m.LyricLine]:
    """Return a line for every ten seconds."""
    return [m.LyricLine(text=f"Line {at}", at_s=10.0 * at) for at in range(count)]


async def opened(open_page: OpenPage, **page: object) -> tuple[Page, Locator]:
    shown = await open_page(reduced_motion=True, **page)  # type: ignore[arg-type]
    await shown.get_by_role("button", name="Lyrics").click()
    lyrics = shown.locator("rb-lyrics")
    await expect(lyrics.locator("p").first).to_be_attached()
    return shown, lyrics


async def offset_px(lyrics: Locator) -> float:
    """Return how far the middle of the current line is from that of the list."""
    return float(
        await lyrics.evaluate(
            """({ shadowRoot }) => {
              const middle = (element) => {
                const { top, height } = element.getBoundingClientRect();
                return top + height / 2;
              };
              const line = shadowRoot.querySelector("[aria-current=true]");
              return middle(line) - middle(shadowRoot.querySelector(".lines"));
            }"""
        )
    )


async def test_the_line_that_is_sung_is_marked_and_in_the_middle(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.lyrics = sung()
    _, lyrics = await opened(open_page)
    current = lyrics.locator("[aria-current=true]")
    await expect(current).to_have_text("Line 6")
    await expect(current).to_be_in_viewport()
    await server.set_player(position_s=129.6)
    await expect(current).to_have_text("Line 12")
    await expect(current).to_have_text("Line 13")
    assert abs(await offset_px(lyrics)) < NEAR_PX


async def test_a_pause_holds_the_line_and_a_seek_moves_it(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.lyrics = sung()
    page, lyrics = await opened(open_page)
    current = lyrics.locator("[aria-current=true]")
    await server.set_player(state=m.PlayerState.PAUSED, position_s=99.9)
    await expect(current).to_have_text("Line 9")
    await page.wait_for_timeout(400)
    await expect(current).to_have_text("Line 9")
    await server.set_player(position_s=42.0)
    await expect(current).to_have_text("Line 4")
    await server.set_player(state=m.PlayerState.PLAYING, position_s=0.0, position_at=START)
    await expect(current).to_have_text("Line 0")


async def test_who_scrolls_stays_there_until_a_tap(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.lyrics = sung()
    page, lyrics = await opened(open_page)
    follow = page.get_by_role("button", name="Back to the current line")
    await expect(follow).to_be_hidden()
    await lyrics.locator(".lines").hover()
    await page.mouse.wheel(0, 900)
    await expect(follow).to_be_visible()
    before = await lyrics.locator(".lines").evaluate("list => list.scrollTop")
    await server.set_player(position_s=150.0)
    await expect(lyrics.locator("[aria-current=true]")).to_have_text("Line 15")
    assert await lyrics.locator(".lines").evaluate("list => list.scrollTop") >= before
    assert abs(await offset_px(lyrics)) > NEAR_PX
    await follow.click()
    await expect(follow).to_be_hidden()
    assert abs(await offset_px(lyrics)) < NEAR_PX


async def test_a_text_without_times_is_shown_without_a_mark(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.lyrics = [m.LyricLine(text=text, at_s=None) for text in ("One", "", "Two")]
    _, lyrics = await opened(open_page)
    await expect(lyrics.locator("p")).to_have_text(["One", "", "Two"])
    await expect(lyrics.locator("[aria-current=true]")).to_have_count(0)


async def test_each_line_has_its_own_direction(open_page: OpenPage, server: FakeWebServer) -> None:
    server.lyrics = [
        m.LyricLine(text=text, at_s=float(at)) for at, text in enumerate(("One", "אורות"))
    ]
    _, lyrics = await opened(open_page)
    directions = await lyrics.locator("p").evaluate_all(
        "lines => lines.map((line) => getComputedStyle(line).direction)"
    )
    assert directions == ["ltr", "rtl"]


async def test_the_button_is_there_for_songs_with_lyrics_only(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.lyrics = sung()
    page = await open_page()
    button = page.get_by_role("button", name="Lyrics")
    await expect(button).to_be_visible()
    server.lyrics = ()
    await server.set_player(entry=make_entry("other", LIBRARY[3]), epoch=8)
    await expect(button).to_be_hidden()
    server.lyrics = sung()
    await server.set_player(entry=make_entry("third", LIBRARY[4]), epoch=9)
    await expect(button).to_be_visible()


async def test_the_button_waits_for_texts_that_arrive_after_the_lyrics(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.lyrics = sung()
    page = await (await open_page()).context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    held: list[Route] = []

    async def hold_texts(route: Route) -> None:
        answer = await route.fetch()
        is_texts = len(await answer.body()) < TEXTS_CHUNK_MAX_BYTES
        if is_texts:
            held.append(route)
        else:
            await route.fulfill(response=answer)

    await page.route("**/chunks/sheets-*", hold_texts)
    await page.goto(server.url)
    await page.evaluate("customElements.whenDefined('rb-lyrics-button').then(() => true)")
    await page.wait_for_timeout(LYRICS_WAIT_MS)
    assert held
    button = page.get_by_role("button", name="Lyrics")
    await expect(button).to_be_hidden()
    for route in held:
        await route.continue_()
    await expect(button).to_be_visible()
    assert errors == []


async def test_an_open_sheet_follows_to_the_next_song(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.lyrics = sung()
    _, lyrics = await opened(open_page)
    server.lyrics = ()
    await server.set_player(entry=make_entry("other", LIBRARY[3]), epoch=8)
    await expect(lyrics.locator("h2")).to_have_text(LIBRARY[3].title)
    await expect(lyrics.locator(".lines")).to_have_text("This song has no lyrics.")


async def test_the_screen_shows_the_current_and_the_next_line(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.lyrics = sung()
    page = await open_page("tv", size=SCREEN)
    lines = page.locator("rb-sung-lines p")
    await expect(lines).to_have_text(["Line 6", "Line 7"])
    await server.set_player(position_s=0.0)
    await expect(lines).to_have_text(["Line 0", "Line 1"])
    cover, sung_lines, words = [
        await page.locator(name).bounding_box() for name in (".now rb-cover", "rb-sung-lines", "h1")
    ]
    assert cover is not None
    assert sung_lines is not None
    assert words is not None
    assert cover["y"] + cover["height"] <= sung_lines["y"]
    assert sung_lines["y"] + sung_lines["height"] <= words["y"]
    assert cover["height"] > SCREEN[1] / 5


@pytest.mark.parametrize("is_on", [True, False])
async def test_the_screen_shows_no_lyrics_without_times_or_when_they_are_off(
    open_page: OpenPage, server: FakeWebServer, is_on: bool
) -> None:
    server.lyrics = [m.LyricLine(text="One", at_s=None)] if is_on else sung()
    server.settings["lyrics_on_screen"] = is_on
    page = await open_page("tv", size=SCREEN)
    await expect(page.locator("h1")).to_be_visible()
    await page.wait_for_timeout(500)
    await expect(page.locator("rb-sung-lines")).to_be_hidden()
