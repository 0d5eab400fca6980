"""The guest page in a real browser."""

import asyncio
import re
from dataclasses import replace
from datetime import timedelta

import pytest
import raveberry_contract.messages as m
from playwright.async_api import Locator, Page, Route, expect

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import (
    ANNA,
    LIBRARY,
    ME,
    START,
    FakeWebServer,
    make_entry,
    make_fault,
    make_folder,
    make_notice,
    make_song,
    refusal,
)

pytestmark = pytest.mark.asyncio(loop_scope="session")


def make_failed(code: str) -> m.Entry:
    return make_entry("lost", LIBRARY[7], state=m.EntryState.FAILED, reason=make_notice(code))


def row(page: Page, title: str) -> Locator:
    return page.locator("rb-queue li", has_text=title)


def up(page: Page, title: str) -> Locator:
    return page.locator("rb-queue li", has_text=title).locator("button[data-way='1']")


async def titles(page: Page) -> list[str]:
    return await page.locator("rb-queue li .title").all_text_contents()


async def test_the_page_shows_the_current_song_and_the_queue(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await expect(page.locator("rb-now .title")).to_have_text("Midnight Orchard")
    await expect(page.locator("rb-now .artist")).to_have_text("The Gooseberries")
    await expect(page.locator("rb-now .label")).to_have_text("Now playing")
    assert await titles(page) == [entry.song.title for entry in server.queue]
    first = page.locator("rb-queue li").first
    await expect(first).to_contain_text("up next")
    await expect(first).to_contain_text("Anna")
    await expect(first.locator(".why")).to_have_text("Round 1")
    await expect(page.locator(".guests")).to_have_text("12")
    await expect(page).to_have_title("Midnight Orchard · Raveberry")


async def test_waiting_times_follow_from_order_and_durations(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    await server.set_player(state=m.PlayerState.PAUSED, position_s=61.0)
    page = await open_page()
    # 120 s of the current song are left, and the song ahead plays 182 s.
    await expect(row(page, "Sugar & Static")).to_contain_text("in 5 min")


async def test_the_progress_is_computed_by_the_page(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    bar = page.locator("rb-now [role=progressbar]")
    frames = server.revision
    elapsed = page.locator("rb-now .times span").first
    await expect(elapsed).to_have_text(re.compile(r"[12]:\d\d"))
    await expect(elapsed).not_to_have_text(await elapsed.inner_text())
    await expect(bar).to_have_attribute("aria-valuetext", re.compile(r"[12]:\d\d of 3:01"))
    assert server.revision == frames


async def test_a_paused_song_is_shown_paused_without_progress(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await server.set_player(state=m.PlayerState.PAUSED, position_s=75.0)
    await expect(page.locator("rb-now .label")).to_have_text("Paused")
    await expect(page.locator("rb-now .times")).to_contain_text("1:15")
    await page.wait_for_timeout(1_200)
    await expect(page.locator("rb-now .times")).to_contain_text("1:15")


async def test_own_songs_and_own_votes_are_marked(open_page: OpenPage) -> None:
    page = await open_page()
    await expect(page.locator("rb-queue li.own")).to_have_count(1)
    await expect(page.locator("rb-queue li.own")).to_contain_text("Lowlands")
    await expect(page.locator("rb-queue li.own")).to_contain_text("Yours")
    await expect(up(page, "Neon Bramble")).to_have_attribute("aria-pressed", "true")
    await expect(up(page, "Lowlands")).to_have_attribute("aria-pressed", "false")


async def test_a_vote_counts_at_once_and_reorders_when_confirmed(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    server.command_gate.clear()
    await up(page, "Lowlands").click()
    await expect(up(page, "Lowlands")).to_have_text("4")
    await expect(up(page, "Lowlands")).to_have_attribute("aria-pressed", "true")
    assert [entry.song.title for entry in server.queue][2] == "Lowlands"
    server.command_gate.set()
    await expect(up(page, "Lowlands")).to_have_text("4")
    assert await server.wait_for("vote") == [{"entry": "entry-file:4", "value": 1}]
    await server.set_entry("entry-file:4", score=9, up=9)
    await expect(page.locator("rb-queue li .title").first).to_have_text("Lowlands")


async def test_a_refused_vote_is_rolled_back_and_the_reason_is_shown(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    server.command_gate.clear()
    server.refusal = refusal("rate_limited", "vote_limit", retry_after_s=9.5)
    await up(page, "Lowlands").click()
    await expect(up(page, "Lowlands")).to_have_text("4")
    server.command_gate.set()
    await expect(up(page, "Lowlands")).to_have_text("3")
    await expect(up(page, "Lowlands")).to_have_attribute("aria-pressed", "false")
    await expect(page.locator("rb-notices")).to_contain_text(
        "You are voting very fast. You can vote again in 10 s."
    )


async def test_a_second_tap_removes_the_vote(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_page()
    await up(page, "Neon Bramble").click()
    await expect(up(page, "Neon Bramble")).to_have_text("4")
    await expect(up(page, "Neon Bramble")).to_have_attribute("aria-pressed", "false")
    assert (await server.wait_for("vote"))[-1]["value"] == 0


async def test_the_vote_buttons_match_the_mode(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_page()
    arrows = page.locator("rb-queue li").first.locator("[data-way]")
    for mode, count in (
        (m.Mode.FULL_CONTROL, 2),
        (m.Mode.FULL_VOTING, 2),
        (m.Mode.UPVOTES_ONLY, 1),
        (m.Mode.NO_CONTROL, 0),
    ):
        await server.set_party(mode=mode)
        await expect(arrows).to_have_count(count)
        is_steering = mode is m.Mode.FULL_CONTROL
        await expect(page.locator("rb-controls")).to_have_count(1 if is_steering else 0)


async def test_the_current_song_can_be_voted_on(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_page()
    await page.locator("rb-now [data-way='1']").click()
    await expect(page.locator("rb-now [data-way='1']")).to_have_text("5")
    assert await server.wait_for("vote") == [{"entry": "entry-now", "value": 1}]


async def test_a_search_finds_songs_and_a_tap_requests_one(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await page.locator("[data-open=search]").click()
    await expect(page.locator("rb-search [type=search]")).to_be_focused()
    await page.keyboard.type("ida")
    rows = page.locator("rb-search li")
    await expect(rows).to_have_count(3)
    await expect(rows.last).to_contain_text("Request “ida”")
    await rows.filter(has_text="Second Summer").locator(".ask").click()
    await expect(page.locator("rb-notices")).to_contain_text(
        "Second Summer is number 6 in the queue"
    )
    await expect(page.locator("rb-search")).to_have_count(0)
    await expect(page.locator("rb-queue li.own")).to_have_count(2)
    assert await server.wait_for("enqueue") == [{"uri": "file:7"}]


async def test_the_typed_text_can_be_requested_directly(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await page.locator("[data-open=search]").click()
    await page.keyboard.type("second summer")
    await page.locator("rb-search [data-typed]").click()
    await expect(page.locator("rb-notices")).to_contain_text("Second Summer is number")
    assert await server.wait_for("enqueue") == [{"query": "second summer"}]


async def test_a_found_song_stands_above_a_guess_of_what_was_meant(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await page.locator("[data-open=search]").click()
    await page.keyboard.type("second summer")
    rows = page.locator("rb-search li")
    await expect(rows).to_have_count(2)
    await expect(rows.first).to_contain_text("Ida Marsh")
    await expect(rows.last.locator("[data-typed]")).to_be_visible()
    assert "enqueue" not in {name for name, *_ in server.commands}


async def test_a_song_is_found_and_requested_with_the_keyboard_alone(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page(size=(1280, 800))
    await page.keyboard.press("/")
    field = page.locator("rb-search [type=search]")
    await expect(field).to_be_focused()
    await page.keyboard.type("second summer")
    rows = page.locator("rb-search li .ask")
    await expect(rows).to_have_count(2)
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await expect(rows.last).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("ArrowUp")
    await expect(field).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(rows.first).to_be_focused()
    assert "enqueue" not in {name for name, *_ in server.commands}
    await page.keyboard.press("Enter")
    assert await server.wait_for("enqueue") == [{"uri": "file:7"}]


async def test_a_link_is_requested_by_its_uri(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_page()
    server.refusal = refusal("not_allowed", "scheme_not_taken")
    await page.locator("[data-open=search]").click()
    await page.keyboard.type("ftp://example/song.mp3")
    await page.locator("rb-search [data-typed]").click()
    await expect(page.locator("rb-notices")).to_contain_text("Only http and https links work here.")
    await expect(page.locator("rb-search")).to_have_count(1)
    assert await server.wait_for("enqueue") == [{"uri": "ftp://example/song.mp3"}]


async def test_a_queued_result_offers_a_vote_and_a_refused_one_shows_the_reason(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.marks["file:7"] = (m.Mark.COOLDOWN, make_notice("played_ago", passed_s=600))
    page = await open_page()
    await page.locator("[data-open=search]").click()
    await page.keyboard.type("ida")
    waiting = page.locator("rb-search li", has_text="Lowlands")
    await expect(waiting).to_contain_text("Already in the queue")
    await waiting.locator("[data-way='1']").click()
    await expect(waiting.locator("[data-way='1']")).to_have_text("4")
    cooling = page.locator("rb-search li", has_text="Second Summer")
    await expect(cooling).to_contain_text("Played 10 min ago")
    await expect(cooling.locator(".ask")).to_be_disabled()
    assert await server.wait_for("vote") == [{"entry": "entry-file:4", "value": 1}]


async def test_requesting_a_queued_song_counts_as_a_vote(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await page.locator("[data-open=search]").click()
    await page.keyboard.type("lowlands")
    await page.locator("rb-search [data-typed]").click()
    await expect(page.locator("rb-notices")).to_contain_text(
        "already in the queue. Your vote counts"
    )
    assert len(server.queue) == 5


async def test_an_own_song_is_withdrawn_at_the_second_tap(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await page.locator("rb-queue li.own .open").click()
    button = page.locator("rb-details [data-command=withdraw]")
    await button.click()
    assert server.received("withdraw") == []
    await expect(button).to_contain_text("Tap again to confirm")
    await button.click()
    await expect(page.locator("rb-queue li.own")).to_have_count(0)
    await expect(page.locator("rb-details")).to_have_count(0)
    assert await server.wait_for("withdraw") == [{"entry": "entry-file:4"}]


async def test_own_songs_stand_above_the_queue_with_place_and_waiting_time(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    await server.set_player(state=m.PlayerState.PAUSED, position_s=61.0)
    page = await open_page()
    own = page.locator("rb-own-songs li")
    await expect(own).to_have_count(1)
    await expect(own).to_contain_text("Lowlands")
    await expect(own).to_contain_text(re.compile(r"in \d+ min · number 3 in the queue"))
    await own.locator(".open").click()
    await expect(page.locator("rb-details .title")).to_have_text("Lowlands")
    await page.keyboard.press("Escape")
    await server.set_entry("entry-file:4", score=30, up=30)
    await expect(own).to_contain_text("up next")
    await expect(own).to_have_class("next")
    button = own.locator("[data-command=withdraw]")
    await button.click()
    assert server.received("withdraw") == []
    await button.click()
    await expect(page.locator("rb-notices")).to_contain_text("Lowlands was withdrawn")
    assert await server.wait_for("withdraw") == [{"entry": "entry-file:4"}]
    await expect(own).to_have_count(0)


async def test_an_own_song_is_shown_however_long_the_queue_is(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.queue = [
        make_entry(
            f"many-{at}",
            make_song(at, f"Song {at}", "Somebody", artwork_url=None),
            requested_by=ME if at == 99 else ANNA,
        )
        for at in range(100)
    ]
    page = await open_page()
    await expect(page.locator("rb-queue li")).to_have_count(50)
    own = page.locator("rb-own-songs li")
    await expect(own).to_contain_text("Song 99")
    # Five hours ahead: a time of day says more than minutes.
    await expect(own).to_contain_text(re.compile(r"around \d\d:\d\d"))


async def test_a_row_shows_its_votes_once_beside_the_buttons(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    await server.set_entry(server.queue[0].id, score=41, up=41, why=m.PlaceReason.VOTES)
    page = await open_page()
    first = page.locator("rb-queue li").first
    await expect(first.locator(".why")).to_have_text("By votes")
    assert "".join(await first.all_text_contents()).count("41") == 1


async def test_songs_of_other_guests_cannot_be_withdrawn(open_page: OpenPage) -> None:
    page = await open_page()
    await page.locator("rb-queue li .open").first.click()
    await expect(page.locator("rb-details")).to_contain_text("Round 1 · 5 votes")
    await expect(page.locator("rb-details [data-command]")).to_have_count(0)


async def test_a_lost_server_shows_a_banner_until_it_returns(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await server.stop()
    await expect(page.locator(".banner")).to_contain_text("Connection lost")
    await expect(row(page, "Lowlands")).to_be_visible()
    server.queue = server.queue[1:]
    server.revision += 1
    await server.start()
    await expect(page.locator(".banner")).to_have_count(0)
    await expect(row(page, "Neon Bramble")).to_have_count(0)
    assert server.resume_revisions[0] is None
    assert server.resume_revisions[-1] == server.revision - 1


async def test_a_short_disconnect_shows_no_banner(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await server.disconnect_all()
    async with asyncio.timeout(30):
        while len(server.resume_revisions) < 2:
            await page.wait_for_timeout(20)
    await expect(page.locator(".banner")).to_have_count(0)
    await server.remove("entry-file:2")
    await expect(row(page, "Neon Bramble")).to_have_count(0)


async def test_a_vote_cast_while_disconnected_is_sent_later(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await server.stop()
    await up(page, "Lowlands").click()
    await expect(up(page, "Lowlands")).to_have_text("4")
    await server.start()
    await server.wait_for("vote")
    await expect(up(page, "Lowlands")).to_have_text("4")


async def test_a_phone_that_was_asleep_reconnects(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await page.evaluate(
        """() => {
            let hidden = true;
            Object.defineProperty(document, "hidden", { get: () => hidden, configurable: true });
            document.dispatchEvent(new Event("visibilitychange"));
            const now = Date.now;
            Date.now = () => now() + 60_000;
            hidden = false;
            document.dispatchEvent(new Event("visibilitychange"));
        }"""
    )
    async with asyncio.timeout(30):
        while len(server.resume_revisions) < 2:
            await page.wait_for_timeout(20)
    assert server.resume_revisions == [None, 1]


async def test_a_visitor_becomes_a_guest_with_the_first_command(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.me = None
    server.votes.clear()
    page = await open_page()
    await up(page, "Lowlands").click()
    await expect(up(page, "Lowlands")).to_have_text("4")
    await expect(page.locator("rb-queue li.own")).to_contain_text("Lowlands")
    await up(page, "Paper Lanterns").click()
    await server.wait_for("vote", 2)
    assert server.http_commands == ["vote"]


async def test_a_player_fault_is_shown_with_its_remedy(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.is_mod = True
    page = await open_page()
    fault = make_fault("player_unreachable")
    await server.set_player(state=m.PlayerState.ERROR, error=fault)
    await expect(page.locator("[data-fault=player_unreachable]")).to_contain_text(
        "It is restarted automatically."
    )
    await expect(page.locator("[data-command=restart_player]")).to_have_count(0)
    await server.set_player(state=m.PlayerState.PLAYING, error=None)
    await expect(page.locator(".banner")).to_have_count(0)


async def test_a_guest_who_cannot_help_only_learns_that_the_music_will_be_back(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    fault = make_fault("player_unreachable")
    await server.set_player(state=m.PlayerState.ERROR, error=fault)
    banner = page.locator("[data-fault=player_unreachable]")
    await expect(banner).to_contain_text("The music is back in a moment.")
    await expect(banner).not_to_contain_text("restart")


async def test_a_closed_party_accepts_neither_requests_nor_votes(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await page.locator("[data-open=search]").click()
    await server.set_party(open=False)
    await expect(page.locator(".banner")).to_contain_text("The party is closed")
    await expect(page.locator("rb-search")).to_have_count(0)
    await expect(page.locator("[data-open=search]")).to_have_count(0)
    await expect(page.locator("[data-way]")).to_have_count(0)
    await expect(page.locator("rb-now .title")).to_have_text("Midnight Orchard")


async def test_an_empty_queue_invites_requests(open_page: OpenPage, server: FakeWebServer) -> None:
    server.queue = []
    server.player = replace(server.player, state=m.PlayerState.IDLE, entry=None, duration_s=None)
    page = await open_page()
    await expect(page.locator("rb-now")).to_contain_text("Nothing is playing")
    await expect(page.locator("rb-queue")).to_contain_text("The queue is empty")


async def test_a_failed_song_is_shown_to_its_requester_and_can_be_dismissed(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    server.failed = (make_failed("file_unplayable"),)
    await server.send_me()
    banner = page.locator(".banner", has_text="Overripe could not be played")
    await expect(banner).to_contain_text("The file is damaged or")
    await banner.get_by_role("button", name="Dismiss").click()
    await expect(banner).to_have_count(0)


async def test_a_song_waiting_for_approval_is_shown_to_its_requester(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    server.waiting_approval = (
        make_entry("later", LIBRARY[7], state=m.EntryState.APPROVAL, requested_by=ME),
    )
    await server.send_me()
    waiting = page.locator("rb-approvals")
    await expect(waiting).to_contain_text("Waiting for the host")
    await expect(waiting.locator("li", has_text="Overripe")).to_be_visible()


async def test_pending_songs_show_their_progress(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    pending = make_entry("new", LIBRARY[7], state=m.EntryState.PENDING, why=m.PlaceReason.PENDING)
    await server.add(pending)
    await expect(row(page, "Overripe")).to_contain_text("loading")
    await server.set_entry("new", state=m.EntryState.READY, why=m.PlaceReason.TURN)
    await expect(row(page, "Overripe")).to_contain_text("Round 1")


async def test_a_song_that_waits_for_its_source_says_so(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    away = m.Notice(code="source_away", params={"source": "online"}, message="Waiting.")
    waiting = make_entry("new", LIBRARY[7], state=m.EntryState.PENDING, why=m.PlaceReason.PENDING)
    await server.add(replace(waiting, reason=away))
    await expect(row(page, "Overripe")).to_contain_text("Waiting for Online search")
    await expect(row(page, "Overripe")).not_to_contain_text("loading")


HOSTILE = (
    "<img src=x onerror=document.title='owned'>",
    "<script>document.title='owned'</script>",
    "\u202egnp.elif \u202d",
    "مرحبا بكم في الحفلة",
    "W" * 500,
    "long " * 100,
    "${alert(1)} {{7*7}} &lt;b&gt;",
    "\u0000\u0007control",
    "👩‍👩‍👧‍👦" * 40,
    "",
)


async def test_hostile_texts_are_escaped_and_keep_the_layout(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    for at, text in enumerate(HOSTILE):
        song = make_song(20 + at, text, text, album=text, artwork_url=None)
        asker = replace(ANNA, name=text, color='red;background:url("//evil.example")')
        server.queue.append(make_entry(f"bad-{at}", song, requested_by=asker, dedication=text))
    server.player = replace(server.player, entry=server.queue[5])
    server.library = tuple(entry.song for entry in server.queue)
    page = await open_page()
    await expect(page.locator("rb-queue li")).to_have_count(5 + len(HOSTILE))
    shown = await page.locator("rb-queue li .title").all_text_contents()
    assert HOSTILE[0] in shown
    for width in (320, 390, 1280):
        await page.set_viewport_size({"width": width, "height": 700})
        await page.locator("rb-queue li .open").nth(9).click()
        await expect(page.locator("rb-details .title")).to_have_text(HOSTILE[4])
        await _expect_no_overflow(page)
        await page.keyboard.press("Escape")
        await page.locator("[data-open=search]").click()
        await page.get_by_role("searchbox").fill("w")
        await expect(page.locator("rb-search li[data-uri]").first).to_be_visible()
        await _expect_no_overflow(page)
        await page.keyboard.press("Escape")
    assert await page.title() != "owned"
    assert await page.locator("rb-queue img[src=x], rb-now img[src=x]").count() == 0


async def _expect_no_overflow(page: Page) -> None:
    wider = await page.evaluate(
        """() => {
            const found = [];
            const look = (root) => {
                for (const element of root.querySelectorAll("*")) {
                    const { right, width } = element.getBoundingClientRect();
                    const clipped = getComputedStyle(element).position === "absolute";
                    if (width > 1 && right > innerWidth + 1 && !clipped) {
                        found.push(element.localName + "." + element.className);
                    }
                    if (element.shadowRoot) look(element.shadowRoot);
                }
            };
            look(document);
            return [document.documentElement.scrollWidth > innerWidth, found.slice(0, 5)];
        }"""
    )
    assert wider == [False, []]


async def test_the_page_fits_every_screen(open_page: OpenPage, server: FakeWebServer) -> None:
    await server.set_party(mode=m.Mode.FULL_CONTROL)
    page = await open_page(language="de-DE")
    for width, height in ((320, 568), (390, 844), (768, 1024), (1280, 800), (1920, 1080)):
        await page.set_viewport_size({"width": width, "height": height})
        await _expect_no_overflow(page)


async def test_german_browsers_get_german_texts(open_page: OpenPage) -> None:
    page = await open_page(language="de-AT")
    await expect(page.locator("rb-now .label")).to_have_text("Jetzt läuft")
    await expect(page.locator("rb-queue li").first).to_contain_text("Runde 1")
    assert await page.evaluate("document.documentElement.lang") == "de"


async def test_the_page_follows_the_colour_scheme_of_the_device(open_page: OpenPage) -> None:
    page = await open_page(scheme="dark")
    color = "getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).map(Number)"
    assert sum(await page.evaluate(color)) < 200
    await page.emulate_media(color_scheme="light")
    assert sum(await page.evaluate(color)) > 600


async def test_reordered_songs_are_animated_unless_reduced_motion_is_set(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    gliding = """() => {
        const queue = document.querySelector('rb-guest').shadowRoot.querySelector('rb-queue');
        const rows = [...queue.shadowRoot.querySelectorAll('li')];
        return rows.filter((li) => li.getAnimations().length > 0).length;
    }"""
    lively = await open_page()
    calm = await open_page(reduced_motion=True)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(lively.wait_for_function(gliding, polling="raf"))
        await server.set_entry("entry-file:6", score=20, up=20)
    await calm.wait_for_function("""() => {
        const queue = document.querySelector('rb-guest').shadowRoot.querySelector('rb-queue');
        return queue.shadowRoot.querySelector('li .title').textContent === 'Glass Elevator';
    }""")
    assert await calm.evaluate(gliding) == 0


async def test_a_long_queue_is_paged(open_page: OpenPage, server: FakeWebServer) -> None:
    server.queue = [
        make_entry(f"many-{at}", make_song(at, f"Song {at}", "Somebody", artwork_url=None))
        for at in range(130)
    ]
    page = await open_page()
    await expect(page.locator("rb-queue li")).to_have_count(50)
    await page.locator("rb-queue .more").click()
    await expect(page.locator("rb-queue li")).to_have_count(100)
    await expect(page.locator("rb-queue .more")).to_have_text("Show 30 more songs")


async def test_unknown_fields_and_frames_are_ignored(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await server.broadcast_raw('{"type":"weather","sun":true}')
    await server.broadcast_raw(
        '{"type":"delta","revision":2,"now":"2026-11-24T20:00:01.000Z","new":1}'
    )
    await server.broadcast_raw("no json")
    await server.remove("entry-file:2")
    await expect(row(page, "Neon Bramble")).to_have_count(0)


async def test_the_progress_uses_the_servers_clock(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    later = START + timedelta(hours=7)
    server.player = replace(server.player, now=later, position_at=later - timedelta(seconds=30))
    page = await open_page()
    await expect(page.locator("rb-now .times")).to_contain_text(re.compile(r"1:[345]\d|2:\d\d"))


async def test_a_limit_is_shown_before_it_is_reached(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    limit_text = page.locator(".dock small")
    for remaining, words in (
        (2, "You can add 2 more songs"),
        (1, "1 more song"),
        (0, "You can request again in 4 min"),
    ):
        limit = m.Limit(limit=5, remaining=remaining, next_in_s=240.0)
        server.limits = m.Limits(requests=limit, votes=replace(limit, limit=60))
        await server.send_me()
        await expect(limit_text).to_contain_text(words)
    await expect(page.locator("rb-queue .limit")).to_contain_text("You can vote again in 4 min")
    server.limits = m.Limits(requests=m.Limit(limit=5, remaining=3, next_in_s=0.0), votes=None)
    await server.send_me()
    await expect(limit_text).to_have_count(0)


async def test_a_guest_is_notified_when_their_song_starts(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    own = replace(server.queue[2], position=0)
    await server.set_player(entry=own, epoch=8, position_s=0.0)
    await expect(page.locator("rb-notices")).to_contain_text("Your song is playing: Lowlands")
    await expect(page.locator("rb-now")).to_contain_text("Yours")


async def test_the_card_takes_the_hue_of_the_cover(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    hue = "getComputedStyle(element).getPropertyValue('--hue')"
    card = page.locator("rb-now .card")
    await expect(page.locator("rb-now img")).to_have_js_property("complete", value=True)
    # The first cover of the fake server has the hues 67 and 147.
    assert 60 < float(await card.evaluate(f"(element) => {hue}")) < 150
    await server.set_player(entry=make_entry("grey", LIBRARY[5]), epoch=8)
    await expect(page.locator("rb-now .title")).to_have_text("Glass Elevator")
    assert 260 <= float(await card.evaluate(f"(element) => {hue}")) < 370


async def test_the_hue_of_the_title_stays_if_that_of_the_cover_cannot_load(
    open_page: OpenPage,
) -> None:
    page = await open_page()
    script = "**/picture-hue-*.js"
    await page.route(script, lambda route: route.abort())
    async with page.expect_event("requestfailed"):
        await page.reload()
    await expect(page.locator("rb-now .title")).to_be_visible()
    # The fixture fails on errors of the page.


async def test_a_failed_cover_is_loaded_again_with_the_next_update_of_its_song(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    covers = page.locator("rb-now img, rb-queue rb-cover img")
    shown = await covers.count()
    is_asked = 0

    async def refuse(route: Route) -> None:
        nonlocal is_asked
        is_asked += 1
        await route.abort()

    await page.route("**/artwork*", refuse)
    await page.reload()
    await expect(page.locator("rb-now .title")).to_be_visible()
    # The strip of own songs, which is loaded after the page, asks for its covers too.
    await expect(page.locator("rb-own-songs li")).to_be_visible()
    await page.wait_for_load_state("networkidle")
    await expect(covers).to_have_count(0)
    asked = is_asked
    for volume in (0.3, 0.4, 0.5):
        await server.set_player(volume=volume)
    await expect(covers).to_have_count(0)
    assert is_asked == asked, "a burst of news is no burst of requests"
    await page.unroute("**/artwork*")
    await page.wait_for_timeout(2_000)
    await server.disconnect_all()
    await expect(covers).to_have_count(shown)


async def test_a_device_without_network_shows_a_banner_and_recovers(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await page.context.set_offline(True)
    await expect(page.locator(".banner")).to_contain_text("Connection lost")
    await page.context.set_offline(False)
    await expect(page.locator(".banner")).to_have_count(0)
    await server.remove("entry-file:2")
    await expect(row(page, "Neon Bramble")).to_have_count(0)


async def test_a_guest_sets_a_name_and_a_colour(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_page()
    await page.locator("[data-open=profile]").click()
    await page.get_by_role("textbox", name="Your name").fill("Robin Hood")
    await page.get_by_label("Your color").fill("#0a64ff")
    await page.locator("[data-command=set_profile]").click()
    await expect(page.locator("[data-open=profile]")).to_have_attribute(
        "title", "You are Robin Hood"
    )
    assert await server.wait_for("set_profile") == [{"name": "Robin Hood", "color": "#0a64ff"}]


async def test_a_guest_chooses_the_preferred_online_source(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await page.locator("[data-open=profile]").click()
    choice = page.get_by_label("Search online first on")
    await expect(choice).to_have_value("")
    await choice.select_option("Jamendo")
    await page.locator("[data-command=set_profile]").click()
    assert await server.wait_for("set_profile") == [{"source": "jamendo"}]
    await page.locator("[data-open=profile]").click()
    await expect(page.get_by_label("Search online first on")).to_have_value("jamendo")


async def test_a_first_hashtag_can_be_added(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_page()
    await page.locator("[data-open=profile]").click()
    await page.get_by_role("textbox", name="A hashtag for the screen").fill("party")
    await page.locator("[data-command=add_hashtag]").click()
    await expect(page.locator("rb-notices")).to_contain_text("was sent to the screen")
    assert await server.wait_for("add_hashtag") == [{"text": "party"}]


async def test_only_a_mod_can_remove_a_hashtag(open_page: OpenPage, server: FakeWebServer) -> None:
    server.party = replace(server.party, hashtags=("#party", "#rude"))
    page = await open_page()
    await page.locator("[data-open=profile]").click()
    await expect(page.locator("[data-hashtag]")).to_have_count(0)
    await page.locator("[data-ask=mod_code]").click()
    await page.get_by_role("textbox", name="Mod code").fill("STAR42")
    await page.locator("[data-join=mod_code]").click()
    await page.locator("[data-open=profile]").click()
    await page.get_by_role("button", name="Remove #rude from the screen").click()
    assert await server.wait_for("remove_hashtag") == [{"text": "#rude"}]


async def test_a_mod_code_makes_a_guest_a_mod_and_a_wrong_one_is_refused(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await page.locator("[data-open=profile]").click()
    field = page.get_by_role("textbox", name="Mod code")
    await expect(field).to_have_count(0)
    await page.locator("[data-ask=mod_code]").click()
    await field.fill("WRONG")
    await page.locator("[data-join=mod_code]").click()
    await expect(page.get_by_role("alert")).to_contain_text("That code is wrong or has expired.")
    await field.fill("STAR42")
    await page.locator("[data-join=mod_code]").click()
    await expect(page.locator("rb-controls")).to_be_visible()
    assert server.session_requests == [{"mod_code": "WRONG"}, {"mod_code": "STAR42"}]


async def test_joining_by_code_is_one_field_that_then_repeats_the_vote(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.me, server.join_code = None, "K7M2QX"
    server.party = replace(server.party, join=m.Join.CODE)
    server.refusal = refusal("not_allowed", "join_code_needed")
    page = await open_page()
    await up(page, "Lowlands").click()
    field = page.get_by_role("textbox", name="Join code")
    await field.fill("K7M2QX")
    await page.keyboard.press("Enter")
    await expect(page.locator("rb-join")).to_have_count(0)
    await expect(page.locator("rb-notices")).to_contain_text("You have joined")
    await expect(up(page, "Lowlands")).to_have_attribute("aria-pressed", "true")
    assert server.session_requests == [{"code": "K7M2QX"}]


async def test_a_request_is_repeated_after_joining_and_its_sheet_follows(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.me, server.join_code = None, "K7M2QX"
    server.party = replace(server.party, join=m.Join.CODE)
    page = await open_page(has_requested=False)
    await page.locator("[data-open=search]").click()
    await page.keyboard.type("second")
    server.refusal = refusal("not_allowed", "join_code_needed")
    await page.locator("rb-search li .ask").first.click()
    await page.get_by_role("textbox", name="Join code").fill("K7M2QX")
    await page.locator("[data-join=code]").click()
    assert len(await server.wait_for("enqueue", count=2)) == 2
    await expect(page.locator("rb-join")).to_have_count(0)
    await expect(page.locator("rb-requested")).to_be_visible()


async def test_whoever_closes_the_code_sheet_is_not_asked_again(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.me = None
    server.party = replace(server.party, join=m.Join.CODE)
    server.refusal = refusal("not_allowed", "join_code_needed")
    page = await open_page()
    await up(page, "Lowlands").click()
    await expect(page.get_by_role("textbox", name="Join code")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("rb-join")).to_have_count(0)
    await expect(up(page, "Lowlands")).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize(("limit", "songs"), [(1, "1 Song"), (5, "5 Songs")])
async def test_a_refusal_is_shown_in_german(
    open_page: OpenPage, server: FakeWebServer, limit: int, songs: str
) -> None:
    page = await open_page(language="de-DE")
    server.refusal = refusal("limit_reached", "waiting_limit", limit=limit)
    await page.locator("[data-open=search]").click()
    await page.keyboard.type("second")
    await page.locator("rb-search [data-typed]").click()
    await expect(page.locator("rb-notices")).to_contain_text(f"Du hast schon {songs} in")


async def test_the_end_of_the_party_is_announced(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    last_orders_at = START + timedelta(minutes=45)
    server.party = replace(
        server.party, closes_at=START + timedelta(hours=1), last_orders_at=last_orders_at
    )
    page = await open_page()
    await expect(page.locator(".banner")).to_contain_text("The party ends at")
    await expect(page.locator(".banner")).to_contain_text("You can request songs until")
    await expect(page.locator("[data-open=search]")).to_be_visible()


async def test_after_last_orders_no_requests_are_offered(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.party = replace(server.party, closes_at=START + timedelta(hours=1), last_orders_at=START)
    page = await open_page()
    await expect(page.locator(".banner")).to_contain_text("no more requests")
    await expect(page.locator("rb-queue [data-way='1']").first).to_be_visible()
    await expect(page.locator("[data-open=search]")).to_have_count(0)


async def test_a_party_that_is_shorter_than_its_last_orders_takes_songs_to_its_end(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.party = replace(server.party, closes_at=START + timedelta(minutes=5))
    page = await open_page()
    await expect(page.locator(".banner")).to_contain_text("The party ends at")
    await expect(page.locator("[data-open=search]")).to_be_visible()


async def test_the_first_song_of_an_idle_party_starts_and_is_no_number_one(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.queue = []
    server.player = replace(server.player, state=m.PlayerState.IDLE, entry=None, duration_s=None)
    page = await open_page()
    await page.locator("[data-open=search]").click()
    await page.keyboard.type("second")
    await page.locator("rb-search [data-typed]").click()
    await expect(page.locator("rb-notices")).to_contain_text("Second Summer starts now")


async def test_a_failed_song_can_be_requested_again(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.failed = (make_failed("song_gone"),)
    page = await open_page()
    await page.get_by_role("button", name="Request again: Overripe").click()
    await expect(page.locator(".banner")).to_have_count(0)
    assert await server.wait_for("enqueue") == [{"uri": "file:8"}]


async def test_online_results_are_appended_below(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    online = make_song(60, "Ida from the net", "Somebody", source="youtube", artwork_url=None)
    server.library = (online, *server.library)
    server.online_search.clear()
    page = await open_page()
    await page.locator("[data-open=search]").click()
    await page.keyboard.type("ida")
    rows = page.locator("rb-search ul li .title")
    await expect(rows).to_have_count(3)
    await expect(page.locator("rb-search")).to_contain_text("Searching online")
    server.online_search.set()
    await expect(rows).to_have_count(4)
    assert (await rows.all_inner_texts())[:-1] == ["Lowlands", "Second Summer", "Ida from the net"]
    await expect(page.locator("rb-search li").nth(2)).to_contain_text("YouTube")


async def test_an_empty_search_offers_the_library_and_a_random_song(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page(language="de-DE")
    await page.locator("[data-open=search]").click()
    await page.locator("[data-path=albums]").click()
    await page.locator("[data-path='album/7']").click()
    await expect(page.locator("rb-browse h3")).to_have_text("Orchard Nights")
    await expect(page.locator("rb-browse li")).to_have_count(2)
    # Only guests with control can request whole playlists.
    await expect(page.locator("[data-command=enqueue_playlist]")).to_have_count(0)
    await page.locator("[data-back]").click()
    await page.locator("[data-back]").click()
    await page.locator("[data-dice]").click()
    await expect(page.locator("rb-notices")).to_contain_text("Overripe ist in der Warteschlange")
    assert await server.wait_for("enqueue_random") == [{}]


async def test_a_matching_playlist_is_listed_before_the_songs_and_opens(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    playlist = make_folder("Ida's Summer", "album/7", m.BrowseKind.PLAYLIST)
    songs = m.Notice(code="song_count", params={"songs": 2}, message="[untranslated]")
    server.playlists = (replace(playlist, uri="local:album/7", note=songs),)
    silent = m.Notice(code="source_silent", params={"source": "subsonic"}, message="[untranslated]")
    server.note = silent
    page = await open_page(language="de-DE")
    await page.locator("[data-open=search]").click()
    await page.keyboard.type("ida")
    rows = page.locator("rb-search ul li .title")
    await expect(rows.first).to_have_text("Ida's Summer")
    await expect(page.locator("[data-path='album/7']")).to_contain_text("2 Songs")
    await expect(page.locator("rb-search")).to_contain_text(
        "Eine Quelle hat nicht geantwortet: Musikserver."
    )
    await expect(rows.nth(1)).to_have_text("Lowlands")
    await page.locator("[data-path='album/7']").click()
    await expect(page.locator("rb-browse li")).to_have_count(2)
    # Only guests with control can request whole playlists.
    await expect(page.locator("[data-command=enqueue_playlist]")).to_have_count(0)
    await page.locator("[data-back]").click()
    await expect(rows.nth(1)).to_have_text("Lowlands")
    await page.locator("[data-path='album/7']").click()
    await page.get_by_role("searchbox").fill("")
    await expect(page.locator("[data-path=albums]")).to_be_visible()


async def test_songs_of_the_same_name_show_duration_and_album(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.library = (
        make_song(61, "Twins", "The Pair", duration_s=185, album="Live in Kiel"),
        make_song(62, "Twins", "The Pair", duration_s=241, album="Debut"),
    )
    page = await open_page()
    await page.locator("[data-open=search]").click()
    await page.keyboard.type("twins")
    facts = page.locator("rb-search li[data-uri] .artist")
    await expect(facts).to_have_text(["The Pair · 3:05 · Live in Kiel", "The Pair · 4:01 · Debut"])


async def test_a_requested_playlist_shows_how_many_songs_were_added(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    await server.set_party(mode=m.Mode.FULL_CONTROL)
    page = await open_page()
    await page.locator("[data-open=search]").click()
    await page.locator("[data-path=albums]").click()
    await page.locator("[data-path='album/7']").click()
    await page.locator("[data-command=enqueue_playlist]").click()
    await expect(page.locator("rb-browse .outcome")).to_contain_text("7 of 10 songs added")
    await expect(page.locator("rb-browse .outcome")).to_contain_text(
        "Lost Track: No longer available"
    )
    assert await server.wait_for("enqueue_playlist") == [{"uri": "local:album/7"}]


async def test_a_downloading_song_shows_its_progress(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await server.add(make_entry("new", LIBRARY[7], state=m.EntryState.PENDING, progress=0.1))
    await server.set_entry("new", progress=0.42)
    await expect(row(page, "Overripe")).to_contain_text("loading, 42 %")
    await server.set_entry("new", reason=make_notice("download_retried"))
    await expect(row(page, "Overripe")).to_contain_text("Trying again shortly")


async def test_a_closed_party_offers_its_recap_to_every_guest(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.me = None
    server.party = replace(server.party, open=False)
    page = await open_page()
    await page.locator(".banner [data-open=recap]").click()
    await expect(page.locator("rb-recap")).to_contain_text("12 songs played")
    await expect(page.locator("rb-recap .favorite")).to_contain_text("votes")
    # Queries do not create a guest.
    assert server.http_commands == []


async def test_a_page_older_than_its_server_reloads(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await (await open_page()).context.new_page()
    loads: list[str] = []

    async def once_gone(route: Route) -> None:
        loads.append(route.request.url)
        await (route.abort() if len(loads) == 1 else route.continue_())

    await page.route("**/chunks/sheets-*", once_gone)
    await page.goto(server.url)
    async with asyncio.timeout(30):
        while len(loads) < 2:
            await page.wait_for_timeout(20)
    await page.locator("[data-open=search]").click()
    await expect(page.locator("rb-search [type=search]")).to_be_visible()


async def test_server_sentences_are_german_from_the_first_render(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    fault = make_fault("player_output")
    server.player = replace(server.player, state=m.PlayerState.ERROR, error=fault)
    server.failed = (make_failed("region_blocked"),)
    server.is_mod = True
    page = await open_page(language="de-DE")
    await expect(page.locator("[data-fault=player_output]")).to_contain_text("keine Tonausgabe")
    await expect(page.locator(".banner", has_text="Overripe")).to_contain_text("nicht verfügbar")


async def test_a_cheer_is_sent_and_those_of_all_rise(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    buttons = page.get_by_role("group", name="React to this song").get_by_role("button")
    await expect(buttons).to_have_count(5)
    await buttons.first.click()
    assert await server.wait_for("cheer") == [{"cheer": "heart"}]
    rising = page.locator("[data-cheers] [data-kind]")
    await expect(rising).to_have_count(0)
    await server.broadcast(cheers={"heart": 2, "fire": 1})
    await expect(rising).to_have_count(3)
    await expect(page.locator("[data-kind=heart]")).to_have_count(2)
    await expect(rising).to_have_count(0)


async def test_a_crowd_does_not_cover_the_page_with_cheers(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    await expect(page.locator("[data-cheer]").first).to_be_visible()
    await server.broadcast(cheers={"disco": 500})
    await expect(page.locator("[data-kind]")).to_have_count(24)


@pytest.mark.parametrize("state", ["cheers off", "silence", "closed"])
async def test_cheers_are_offered_only_where_they_are_accepted(
    open_page: OpenPage, server: FakeWebServer, state: str
) -> None:
    match state:
        case "cheers off":
            server.settings["cheers"] = False
        case "silence":
            server.player = replace(server.player, entry=None, state=m.PlayerState.IDLE)
        case _:
            server.party = replace(server.party, open=False)
    page = await open_page()
    await expect(page.locator("rb-cheers")).to_be_attached()
    await expect(page.locator("[data-cheer]")).to_have_count(0)
