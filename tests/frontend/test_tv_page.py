"""What the screen for everybody shows, in a real browser."""

from dataclasses import replace

import pytest
import raveberry_contract.messages as m
from playwright.async_api import expect

from tests.frontend.conftest import OpenPage
from tests.frontend.stand_in import LIBRARY, StandIn, an_entry

pytestmark = pytest.mark.asyncio(loop_scope="session")

SCREEN = (1920, 1080)
_WHOLE = """rows => rows.filter((row) => {
  const [inner, outer] = [row, row.parentElement].map((one) => one.getBoundingClientRect());
  return inner.right <= outer.right + 1 && inner.bottom <= outer.bottom + 1;
}).length"""


async def test_the_screen_shows_what_plays_what_comes_and_how_to_join(
    open_page: OpenPage, party: StandIn
) -> None:
    party.waiting += [an_entry(f"more-{at}", LIBRARY[at]) for at in (6, 7)]
    page = await open_page("tv", size=SCREEN)
    await expect(page.locator("h1")).to_have_text("Midnight Orchard")
    await expect(page.locator("li")).to_have_count(5)
    await expect(page.locator("li").first).to_contain_text("Neon Bramble")
    await expect(page.locator(".next")).to_contain_text("and 2 more")
    await expect(page.locator(".join")).to_contain_text("Scan to join")
    code = page.get_by_role("img", name="QR code that opens the guest page")
    await expect(code).to_have_js_property("complete", value=True)
    box = await code.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 240
    await party.set_entry("entry-file:6", score=20, up=20)
    await expect(page.locator("li b").first).to_have_text("Glass Elevator")


async def test_the_hosts_screen_shows_the_code_of_the_evening(
    open_page: OpenPage, party: StandIn
) -> None:
    party.join_code = "K7M2QX"
    page = await open_page("tv", size=SCREEN, language="de-DE")
    await expect(page.locator(".join")).to_contain_text("Code: K7M2QX")
    await expect(page.locator(".join")).to_contain_text("Scannen und mitmachen")


async def test_the_screen_fits_every_size_even_with_long_names(
    open_page: OpenPage, party: StandIn
) -> None:
    long = replace(LIBRARY[3], title="W" * 300, artist="long " * 60)
    party.waiting.insert(0, an_entry("long", long, dedication="W" * 200))
    party.player = replace(party.player, entry=party.waiting[0])
    page = await open_page("tv", size=SCREEN)
    for width, height in (SCREEN, (1280, 720), (768, 1024), (390, 844)):
        await page.set_viewport_size({"width": width, "height": height})
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_an_idle_screen_invites_and_a_lost_one_says_so(
    open_page: OpenPage, party: StandIn
) -> None:
    party.waiting = []
    party.player = replace(party.player, state=m.PlayerState.IDLE, entry=None, duration_s=None)
    page = await open_page("tv", size=SCREEN)
    await expect(page.locator("h1")).to_have_text("Nothing is playing")
    await expect(page.locator(".now")).to_contain_text("Ask for the first song")
    await party.stop()
    await expect(page.locator(".badge")).to_contain_text("Connection lost")


async def test_no_song_is_shown_by_half(open_page: OpenPage, party: StandIn) -> None:
    party.join_code = "K7M2-QXYZ"
    party.settings = {"wifi_ssid": "Party at Robin's"}
    party.waiting += [an_entry(f"more-{at}", LIBRARY[at]) for at in (6, 7)]
    await party.set_player(
        entry=an_entry("long", replace(LIBRARY[0], title="A title of many words, " * 8))
    )
    page = await open_page("tv", size=SCREEN, language="de-DE")
    rows = page.locator("li")
    await expect(rows).to_have_count(4)
    for at in range(4):
        await expect(rows.nth(at)).to_be_in_viewport(ratio=1)
    await expect(page.get_by_text("und noch 3")).to_be_in_viewport(ratio=1)
    await expect(page.locator(".join")).to_be_in_viewport(ratio=1)
    cover = await page.locator(".now rb-cover").bounding_box()
    assert cover is not None
    assert cover["width"] == pytest.approx(cover["height"], abs=1)


@pytest.mark.parametrize("wifi", ["", "Party at Robin's"])
async def test_the_songs_that_are_not_seen_are_counted(
    open_page: OpenPage, party: StandIn, wifi: str
) -> None:
    party.join_code = "K7M2-QXYZ"
    party.settings = {"wifi_ssid": wifi}
    party.waiting += [an_entry(f"more-{at}", LIBRARY[at]) for at in (6, 7)]
    waiting = len(party.waiting)
    page = await open_page("tv", size=SCREEN)
    for width, height in (SCREEN, (1024, 600), (900, 500), (768, 1024), SCREEN):
        await page.set_viewport_size({"width": width, "height": height})
        # Once a second the screen looks how much room there is.
        await page.wait_for_timeout(1_100)
        seen = await page.locator("li").evaluate_all(_WHOLE)
        await expect(page.locator(".next")).to_contain_text(f"and {waiting - seen} more")
    for entry in party.waiting[2:]:
        await party.drop(entry.id)
    await expect(page.locator(".next")).not_to_contain_text("more")


async def test_a_closed_party_invites_to_nothing(open_page: OpenPage, party: StandIn) -> None:
    party.waiting = []
    party.party = replace(party.party, open=False)
    page = await open_page("tv", size=SCREEN)
    await expect(page.locator(".next")).to_have_text("Up next")
