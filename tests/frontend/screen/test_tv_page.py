"""The screen page in a real browser."""

from dataclasses import replace

import pytest
import raveberry_contract.messages as m
from playwright.async_api import expect

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import LIBRARY, FakeWebServer, make_entry

pytestmark = pytest.mark.asyncio(loop_scope="session")

SCREEN = (1920, 1080)
_WHOLE = """rows => rows.filter((row) => {
  const [inner, outer] = [row, row.parentElement].map((one) => one.getBoundingClientRect());
  return inner.right <= outer.right + 1 && inner.bottom <= outer.bottom + 1;
}).length"""


async def test_the_screen_shows_the_song_the_queue_and_the_join_code(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.queue += [make_entry(f"more-{at}", LIBRARY[at]) for at in (6, 7)]
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
    await server.set_entry("entry-file:6", score=20, up=20)
    await expect(page.locator("li b").first).to_have_text("Glass Elevator")


async def test_the_hosts_screen_shows_the_join_code(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.join_code = "K7M2QX"
    page = await open_page("tv", size=SCREEN, language="de-DE")
    await expect(page.locator(".join")).to_contain_text("Code: K7M2QX")
    await expect(page.locator(".join")).to_contain_text("Scannen und mitmachen")


async def test_a_screen_with_an_old_link_shows_how_to_open_the_new_one(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.join_code = "K7M2QX"
    page = await open_page("tv", size=SCREEN)
    await expect(page.locator(".join")).to_contain_text("K7M2QX")
    server.join_code, server.is_screen_revoked = None, True
    await server.send_me()
    await expect(page.locator(".badge")).to_contain_text("from the host page")
    await expect(page.locator(".join")).not_to_contain_text("K7M2QX")


async def test_the_screen_fits_every_size_even_with_long_names(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    long = replace(LIBRARY[3], title="W" * 300, artist="long " * 60)
    server.queue.insert(0, make_entry("long", long, dedication="W" * 200))
    server.player = replace(server.player, entry=server.queue[0])
    page = await open_page("tv", size=SCREEN)
    for width, height in (SCREEN, (1280, 720), (768, 1024), (390, 844)):
        await page.set_viewport_size({"width": width, "height": height})
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_an_idle_screen_invites_and_a_disconnected_one_shows_a_badge(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.queue = []
    server.player = replace(server.player, state=m.PlayerState.IDLE, entry=None, duration_s=None)
    page = await open_page("tv", size=SCREEN)
    await expect(page.locator("h1")).to_have_text("Nothing is playing")
    await expect(page.locator(".now")).to_contain_text("Request the first song")
    await server.stop()
    await expect(page.locator(".badge")).to_contain_text("Connection lost")


async def test_no_song_is_partly_visible(open_page: OpenPage, server: FakeWebServer) -> None:
    server.join_code = "K7M2-QXYZ"
    server.settings = {"wifi_ssid": "Party at Robin's"}
    server.queue += [make_entry(f"more-{at}", LIBRARY[at]) for at in (6, 7)]
    await server.set_player(
        entry=make_entry("long", replace(LIBRARY[0], title="A title of many words, " * 8))
    )
    page = await open_page("tv", size=SCREEN, language="de-DE")
    await expect(page.get_by_text("und 2 weitere")).to_be_in_viewport(ratio=1)
    rows = page.locator("li")
    for at in range(5):
        await expect(rows.nth(at)).to_be_in_viewport(ratio=1)
    await expect(page.locator(".join")).to_be_in_viewport(ratio=1)
    cover = await page.locator(".now rb-cover").bounding_box()
    assert cover is not None
    assert cover["width"] == pytest.approx(cover["height"], abs=1)


@pytest.mark.parametrize("wifi", ["", "Party at Robin's"])
async def test_hidden_songs_are_counted(
    open_page: OpenPage, server: FakeWebServer, wifi: str
) -> None:
    server.join_code = "K7M2-QXYZ"
    server.settings = {"wifi_ssid": wifi}
    server.queue += [make_entry(f"more-{at}", LIBRARY[at]) for at in (6, 7)]
    waiting = len(server.queue)
    page = await open_page("tv", size=SCREEN)
    for width, height in (SCREEN, (1024, 600), (900, 500), (768, 1024), SCREEN):
        await page.set_viewport_size({"width": width, "height": height})
        # The screen measures its space once a second.
        await page.wait_for_timeout(1_100)
        seen = await page.locator("li").evaluate_all(_WHOLE)
        await expect(page.locator(".next")).to_contain_text(f"and {waiting - seen} more")
    for entry in server.queue[2:]:
        await server.remove(entry.id)
    await expect(page.locator(".next")).not_to_contain_text("more")


async def test_a_closed_party_shows_no_join_code(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.queue = []
    server.party = replace(server.party, open=False)
    page = await open_page("tv", size=SCREEN)
    await expect(page.locator(".state")).to_have_text("The party is closed")
    await expect(page.locator("h2")).to_have_text("Crowd favorites")
    await expect(page.locator(".join")).to_have_count(0)


async def test_a_closed_screen_has_no_list_without_songs(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.queue = []
    server.party = replace(server.party, open=False)
    idle = {"state": m.PlayerState.IDLE, "entry": None, "duration_s": None}
    server.player = replace(server.player, **idle)
    page = await open_page("tv", size=SCREEN)
    await expect(page.locator("h1")).to_have_text("That was the party")
    await expect(page.locator("h2")).to_have_count(0)


async def test_cheers_rise_over_the_screen(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_page("tv", size=SCREEN)
    await expect(page.locator("h1")).to_have_text("Midnight Orchard")
    await server.broadcast(cheers={"star": 2})
    await expect(page.locator("[data-kind=star]")).to_have_count(2)
    await expect(page.locator("[data-kind]")).to_have_count(0)


async def test_the_screen_shows_the_name_of_the_party(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.settings = {"party_name": "Ben wird 40"}
    page = await open_page("tv", size=SCREEN)
    await expect(page.locator(".party")).to_have_text("Ben wird 40")
    await expect(page).to_have_title("Ben wird 40")
    await expect(page.locator("li")).to_have_count(5)


async def test_the_screen_says_when_the_queue_is_full(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.settings["queue_max"] = len(server.queue)
    screen = await open_page("tv", size=SCREEN)
    news = screen.get_by_role("status").filter(has_text="The queue is full at the moment")
    await expect(news).to_be_visible()
    await server.remove(server.order[0])
    await expect(news).to_have_count(0)


async def test_the_screen_announces_an_alarm_and_what_else_interrupts_the_music(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    screen = await open_page("tv", size=SCREEN)
    for sound, text in ((m.Sound.ALARM, "Alarm"), (m.Sound.ANNOUNCEMENT, "Announcement")):
        await server.set_player(sound=sound)
        await expect(screen.locator(".state[role=status]")).to_have_text(text)
    await server.set_player(sound=None)
    await expect(screen.locator(".state[role=status]")).to_have_text("")
    await server.set_player(sound=m.Sound.ALARM, entry=None, state=m.PlayerState.IDLE)
    await expect(screen.get_by_role("status").filter(has_text="Alarm")).to_be_visible()
