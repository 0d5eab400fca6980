"""A tap hits the song that it was aimed at, while the queue changes under the finger."""

import random
from collections.abc import Sequence
from typing import Final

import pytest
from playwright.async_api import Page, expect
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.settings import Settings, visible_settings

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import FakeWebServer, make_entry, make_song

pytestmark = pytest.mark.asyncio(loop_scope="session")

SONGS: Final = 8
REORDER_EVERY_MS: Final = 50

QUEUE: Final = "document.querySelector('rb-guest').shadowRoot.querySelector('rb-queue')"

REORDER: Final = f"""order => {{
    const queue = {QUEUE};
    queue.replica = {{ ...queue.replica, order }};
    return queue.updateComplete;
}}"""

KEEP_SHUFFLING: Final = f"""([seed, everyMs]) => {{
    let state = seed;
    const below = (limit) => (state = (48271 * state) % 2147483647) % limit;
    setInterval(() => {{
        const queue = {QUEUE};
        const order = [...queue.replica.order];
        for (let at = order.length - 1; at > 0; at--) {{
            const other = below(at + 1);
            [order[at], order[other]] = [order[other], order[at]];
        }}
        queue.replica = {{ ...queue.replica, order }};
    }}, everyMs);
}}"""
"""Shuffles the queue by the page's own clock, from a generator of Lehmer's kind."""

NOTE_TAPS: Final = f"""() => {{
    window.taps = [];
    const {{ client }} = {QUEUE};
    const vote = client.vote.bind(client);
    client.vote = (entry, way) => {{ taps.at(-1).push(entry); return vote(entry, way); }};
    addEventListener('click', ({{ isTrusted }}) => isTrusted && taps.push([]), true);
}}"""
"""Notes each click with the entries that it voted for."""

SHOWN: Final = f"""() => [...{QUEUE}.shadowRoot.querySelectorAll('li')].map((row) => {{
    const {{ x, y, width, height }} = row.querySelector('[data-way]').getBoundingClientRect();
    return {{ id: row.dataset.id, x: x + width / 2, y: y + height / 2 }};
}})"""


async def a_changing_queue(open_page: OpenPage, server: FakeWebServer) -> Page:
    server.queue = [
        make_entry(f"e{at}", make_song(at, f"Song {at}", "Somebody", artwork_url=None))
        for at in range(SONGS)
    ]
    # Rows jump: the worst case, as nothing is seen of a move before it has happened.
    page = await open_page(size=(390, 1_400), reduced_motion=True)
    await page.clock.install()
    await page.clock.pause_at("2026-12-31T20:00:00")
    return page


async def wrong_targets(page: Page, taps: int) -> tuple[int, Sequence[str]]:
    """Return how many taps counted, and those that counted for another song than meant."""
    chance = random.Random(taps)
    counted, wrong = 0, []
    await page.evaluate(NOTE_TAPS)
    await page.evaluate(KEEP_SHUFFLING, [taps, REORDER_EVERY_MS])
    for number in range(taps):
        await page.clock.run_for(chance.randrange(600))
        aim = chance.choice(await page.evaluate(SHOWN))
        await page.clock.run_for(chance.randrange(150, 350))
        await page.touchscreen.tap(aim["x"], aim["y"])
        # The browser makes a click of the touches, later than it has taken them.
        while len(clicks := await page.evaluate("taps")) <= number:
            await page.wait_for_timeout(5)
        votes = clicks[number]
        counted += len(votes)
        wrong += [f"tap {number}: {entry}" for entry in votes if entry != aim["id"]]
    return counted, wrong


async def test_taps_hit_what_they_were_aimed_at(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await a_changing_queue(open_page, server)
    counted, wrong = await wrong_targets(page, 60)
    assert wrong == []
    assert counted > 30


@pytest.mark.long
@pytest.mark.timeout(300)
async def test_a_thousand_taps_hit_what_they_were_aimed_at(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await a_changing_queue(open_page, server)
    counted, wrong = await wrong_targets(page, 1_000)
    assert wrong == []
    assert counted > 500


async def test_rows_rest_under_a_finger_and_move_when_it_is_gone(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await a_changing_queue(open_page, server)
    first = page.locator("rb-queue li").first
    await page.clock.run_for(2_000)
    await expect(first).to_have_attribute("data-id", "e0")
    await first.locator(".open").dispatch_event("pointerdown", {"pointerId": 1})
    await page.evaluate(REORDER, ["e2", "e1", "e0"])
    await page.clock.run_for(10_000)
    await expect(first).to_have_attribute("data-id", "e0")
    await expect(first.locator("b.down")).to_have_text("3")
    await page.locator("body").dispatch_event("pointerup", {"pointerId": 1})
    await page.clock.run_for(399)
    await expect(first).to_have_attribute("data-id", "e0")
    await page.clock.run_for(1)
    await expect(first).to_have_attribute("data-id", "e2")
    await expect(page.locator("rb-queue b.down")).to_have_count(0)


async def test_a_song_that_leaves_under_a_finger_keeps_its_place_and_takes_no_votes(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await a_changing_queue(open_page, server)
    rows = page.locator("rb-queue li")
    await page.clock.run_for(2_000)
    await rows.first.locator(".open").dispatch_event("pointerdown", {"pointerId": 1})
    server.queue = server.queue[:1] + server.queue[2:]
    await server.broadcast(entries={"e1": None})
    await expect(rows.nth(1)).to_have_class("gone")
    await expect(rows.nth(1)).to_have_attribute("data-id", "e1")
    box = await rows.nth(1).locator("[data-way]").bounding_box()
    assert box is not None
    await page.mouse.click(box["x"] + 5, box["y"] + 5)
    await page.locator("body").dispatch_event("pointerup", {"pointerId": 1})
    await page.clock.run_for(1_000)
    await expect(rows.nth(1)).to_have_attribute("data-id", "e2")
    assert server.received("vote") == []


async def test_a_banner_that_appears_does_not_redirect_a_tap(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await a_changing_queue(open_page, server)
    await page.clock.run_for(2_000)
    aim = (await page.evaluate(SHOWN))[3]
    settings = visible_settings(Settings(), Role.GUEST)
    await server.broadcast(settings={**settings, "requests_open": False})
    await expect(page.locator(".banner")).to_be_visible()
    # The observer of sizes runs in real time.
    await page.wait_for_timeout(100)
    assert (await page.evaluate(SHOWN))[3]["y"] > aim["y"]
    await page.clock.run_for(100)
    await page.touchscreen.tap(aim["x"], aim["y"])
    votes = await server.wait_for("vote")
    assert [vote["entry"] for vote in votes] == [aim["id"]]


CHANGED_ROWS: Final = f"""() => {{
    window.changed = new Set();
    const list = {QUEUE}.shadowRoot.querySelector('ol.queue');
    new MutationObserver((changes) => {{
        for (const {{ target }} of changes) {{
            const row = (target.closest ? target : target.parentElement).closest('li');
            if (row) window.changed.add(row.dataset.id);
        }}
    }}).observe(list, {{ subtree: true, childList: true, characterData: true, attributes: true }});
}}"""


async def test_a_vote_renders_only_the_row_of_its_song(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await a_changing_queue(open_page, server)
    await page.evaluate(CHANGED_ROWS)
    await server.broadcast(entries={"e2": {"score": 7}})
    await expect(page.locator("rb-queue li[data-id=e2]")).to_contain_text("7")
    assert await page.evaluate("[...window.changed]") == ["e2"]
