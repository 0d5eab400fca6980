"""The recap on the guest page: winners, own songs, timeline, and the image of it."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
import raveberry_contract.messages as m
from playwright.async_api import Page, expect

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import FakeWebServer

pytestmark = pytest.mark.asyncio(loop_scope="session")

SHARES = """
navigator.canShare = ({ files }) => files?.[0]?.type === "image/png";
navigator.share = async ({ files }) => {
  document.body.dataset.shared = files[0].name;
};
"""
DRAWN = """
const draw = CanvasRenderingContext2D.prototype.fillText;
window.drawn = [];
CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
  const width = this.measureText(text).width;
  const isLeft = (this.textAlign === "start") !== (this.direction === "rtl");
  window.drawn.push({ text: text.slice(1, -1), left: isLeft ? x : x - width, width, y });
  return draw.call(this, text, x, y);
};
"""


async def open_recap(open_page: OpenPage, server: FakeWebServer, **how: str) -> Page:
    server.party = replace(server.party, open=False)
    page = await open_page(**how)
    await page.locator(".banner [data-open=recap]").click()
    await expect(page.locator("rb-recap")).to_be_visible()
    return page


async def test_a_closed_party_shows_favourite_winners_own_songs_and_timeline(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_recap(open_page, server)
    recap = page.locator("rb-recap")
    await expect(recap.locator(".favorite li")).to_have_count(1)
    await expect(recap.locator(".winners li").first).to_contain_text("3 songs, 14 votes")
    await expect(recap.locator(".own li")).to_have_count(1)
    await expect(recap.locator(".timeline rect.songs")).to_have_count(8)
    rows = recap.get_by_role("table", name="The evening").get_by_role("row")
    await expect(rows).to_have_count(9)


@pytest.mark.parametrize("language", ["en-GB", "de-DE", "ar"])
async def test_the_recap_is_saved_as_an_image_with_all_texts_inside(
    open_page: OpenPage, server: FakeWebServer, language: str, tmp_path: Path
) -> None:
    party = "An endless summer evening in the garden " * 3
    server.settings["party_name"] = f"<b>{party}"
    page = await open_recap(open_page, server, language=language, script=DRAWN)
    async with page.expect_download() as download:
        await page.locator("rb-recap [data-image=save]").click()
    image = await download.value
    assert image.suggested_filename.endswith(".png")
    await image.save_as(tmp_path / "recap.png")
    assert (tmp_path / "recap.png").read_bytes().startswith(b"\x89PNG")
    drawn = await page.evaluate("window.drawn")
    assert drawn[0]["text"].startswith("<b>An endless")
    assert drawn[1]["text"].endswith("…")
    for text in drawn:
        assert text["left"] >= 0
        assert text["left"] + text["width"] <= 1080
        assert text["y"] < 1350


async def test_the_image_is_shared_where_the_browser_can(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_recap(open_page, server, script=SHARES)
    await page.locator("rb-recap [data-image=share]").click()
    await expect(page.locator("body")).to_have_attribute("data-shared", re.compile(r".png$"))


async def test_a_browser_that_cannot_share_only_saves(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_recap(open_page, server, script="navigator.canShare = undefined;")
    await expect(page.locator("[data-image=save]")).to_be_visible()
    await expect(page.locator("[data-image=share]")).to_have_count(0)


async def test_a_recap_without_songs_has_no_image(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    async def recap(_args: object) -> m.Recap:
        return m.Recap(
            since=None, songs=0, guests=0, votes=0, top=(), winners=(), timeline=(), own=()
        )

    server.__dict__["_recap"] = recap
    page = await open_recap(open_page, server)
    await expect(page.locator("rb-recap")).to_contain_text("0 songs played")
    await expect(page.locator("[data-image], rb-recap h3")).to_have_count(0)
