"""A slow phone keeps drawing while guests vote.

Frames a second depend on what else the machine does (bench/pages.md has them); these tests count
the processor time of the page's main thread, of which a slow phone has least.
"""

import random
import statistics
import time
from collections.abc import Awaitable, Callable
from typing import Final

import pytest
from playwright.async_api import CDPSession, Page

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import FakeWebServer, make_entry, make_song

pytestmark = pytest.mark.asyncio(loop_scope="session")

WAITING: Final = 157
VOTES_PER_S: Final = 20
SECONDS: Final = 5
BUILD_LISTS: Final = """() => {
    const list = document.body.appendChild(document.createElement('ol'));
    for (let round = 0; round < 40; round++) {
        list.replaceChildren();
        for (let at = 0; at < 157; at++) {
            list.append(Object.assign(document.createElement('li'), { textContent: `Song ${at}` }));
        }
        list.getBoundingClientRect();
    }
    list.remove();
}"""
"""Plain work of a page, by which the speed of this machine is known."""
PHONE_BUILDS_LISTS_S: Final = 0.6
"""How long the slow phone of these tests takes for that; a computer takes a third of it."""
MOST_BUSY: Final = 0.45
"""Share of the slow phone's time; the rest is for frames, input and whatever else runs there."""

DRAW: Final = """() => {
    const next = () => requestAnimationFrame(next);
    next();
}"""
"""Asks for each frame, as scrolling does."""

ENDLESS: Final = """() => {
    const found = [];
    const visit = (root) => {
        for (const animation of root.getAnimations()) {
            if (animation.effect.getComputedTiming().endTime === Infinity) {
                found.push(animation.animationName);
            }
        }
        for (const element of root.querySelectorAll('*')) {
            if (element.shadowRoot) visit(element.shadowRoot);
        }
    };
    visit(document);
    return found;
}"""

COUNT_CHANGES: Final = """() => {
    const queue = document.querySelector('rb-guest').shadowRoot.querySelector('rb-queue');
    window.changed = 0;
    new MutationObserver((changes) => {
        const rows = changes.map(({ target }) =>
            (target.closest ? target : target.parentElement).closest('li'));
        window.changed += new Set(rows).size;
    }).observe(queue.shadowRoot.querySelector('ol.queue'),
        { subtree: true, childList: true, characterData: true });
}"""
"""Counts the rows that change, once for each time."""


async def a_long_queue(open_page: OpenPage, server: FakeWebServer) -> Page:
    server.queue = [
        make_entry(f"e{at}", make_song(at, f"A song with a longer name {at}", "Somebody"))
        for at in range(WAITING)
    ]
    page = await open_page()
    await page.locator("rb-queue li").nth(20).wait_for()
    return page


class Voting:
    """Votes on random songs, each of which moves its song and the places of many."""

    def __init__(self, server: FakeWebServer) -> None:
        self._server = server
        self._chance = random.Random(1)
        self._order = server.order

    async def vote(self) -> None:
        name = self._chance.choice(self._order)
        self._order.remove(name)
        to = self._chance.randrange(len(self._order))
        before = self._order[to]
        self._order.insert(to, name)
        score = self._chance.randrange(100)
        await self._server.broadcast(
            entries={name: {"score": score, "up": score}},
            order=((name, before),),
        )


async def voting_for(seconds: float, page: Page, server: FakeWebServer) -> None:
    """Vote in the time of the page, which a busy machine does not shorten."""
    voting = Voting(server)
    for _ in range(round(seconds * VOTES_PER_S)):
        await voting.vote()
        await page.wait_for_timeout(1_000 / VOTES_PER_S)


async def processor_time_of(session: CDPSession, run: Callable[[], Awaitable[object]]) -> float:
    """Return the processor time of the main thread's tasks in seconds."""

    async def spent_s() -> float:
        metrics = (await session.send("Performance.getMetrics"))["metrics"]
        return float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))

    before_s = await spent_s()
    await run()
    return await spent_s() - before_s


async def test_nothing_on_the_page_moves_without_end(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await a_long_queue(open_page, server)
    assert await page.evaluate(ENDLESS) == []


async def test_votes_change_their_rows_and_the_places_once_a_second(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await a_long_queue(open_page, server)
    shown = await page.locator("rb-queue li").count()
    await page.evaluate(COUNT_CHANGES)
    started_s = time.monotonic()
    await voting_for(SECONDS, page, server)
    changed, seconds = await page.evaluate("changed"), time.monotonic() - started_s
    # All places change twice a second if moves come between them.
    assert 0 < changed <= SECONDS * VOTES_PER_S + 2 * (seconds + 1) * shown


@pytest.mark.long
@pytest.mark.timeout(120)
async def test_votes_leave_a_slow_phone_time_for_frames(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await a_long_queue(open_page, server)
    session = await page.context.new_cdp_session(page)
    await session.send("Performance.enable", {"timeDomain": "threadTicks"})

    async def building_lists_s() -> list[float]:
        return [
            await processor_time_of(session, lambda: page.evaluate(BUILD_LISTS)) for _ in range(5)
        ]

    await page.evaluate(DRAW)
    await page.wait_for_timeout(2_000)
    lists_s = await building_lists_s()
    spent_s = await processor_time_of(session, lambda: voting_for(SECONDS, page, server))
    lists_s += await building_lists_s()
    # Throttling spins inside the thread whose time is counted, so it is multiplied instead.
    slowdown = PHONE_BUILDS_LISTS_S / statistics.median(lists_s)
    assert slowdown * spent_s <= MOST_BUSY * SECONDS
