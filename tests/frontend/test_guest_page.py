"""What a guest sees and does, in a real browser."""

import asyncio
import re
from dataclasses import replace
from datetime import timedelta

import pytest
import raveberry_contract.messages as m
from playwright.async_api import Locator, Page, Route, expect

from tests.frontend.conftest import OpenPage
from tests.frontend.stand_in import ANNA, LIBRARY, ME, START, StandIn, a_folder, a_song, an_entry

pytestmark = pytest.mark.asyncio(loop_scope="session")


def row(page: Page, title: str) -> Locator:
    return page.locator("rb-queue li", has_text=title)


def up(page: Page, title: str) -> Locator:
    return page.locator("rb-queue li", has_text=title).locator("button[data-way='1']")


async def titles(page: Page) -> list[str]:
    return await page.locator("rb-queue li .title").all_inner_texts()


async def test_the_page_shows_what_plays_and_what_waits(
    open_page: OpenPage, party: StandIn
) -> None:
    page = await open_page()
    await expect(page.locator("rb-now .title")).to_have_text("Midnight Orchard")
    await expect(page.locator("rb-now .artist")).to_have_text("The Gooseberries")
    await expect(page.locator("rb-now .label")).to_have_text("Now playing")
    assert await titles(page) == [entry.song.title for entry in party.waiting]
    first = page.locator("rb-queue li").first
    await expect(first).to_contain_text("up next")
    await expect(first).to_contain_text("Anna")
    await expect(first).to_contain_text("turn 1, 5 votes")
    await expect(page.locator(".guests")).to_have_text("12")
    await expect(page).to_have_title("Midnight Orchard · Raveberry")


async def test_minutes_follow_from_order_and_durations(open_page: OpenPage, party: StandIn) -> None:
    await party.set_player(state=m.PlayerState.PAUSED, position_s=61.0)
    page = await open_page()
    # 120 s of the first song are left, the one before plays 182 s.
    await expect(row(page, "Sugar & Static")).to_contain_text("in 5 min")


async def test_the_progress_is_computed_here(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page()
    bar = page.locator("rb-now [role=progressbar]")
    frames = party.revision
    await expect(page.locator("rb-now .times")).to_contain_text("1:01")
    await expect(page.locator("rb-now .times")).to_contain_text("1:03")
    await expect(bar).to_have_attribute("aria-valuetext", re.compile(r"1:0\d of 3:01"))
    assert party.revision == frames


async def test_a_paused_song_is_shown_paused_and_stands_still(
    open_page: OpenPage, party: StandIn
) -> None:
    page = await open_page()
    await party.set_player(state=m.PlayerState.PAUSED, position_s=75.0)
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


async def test_a_vote_counts_at_once_and_moves_the_song_when_it_is_taken(
    open_page: OpenPage, party: StandIn
) -> None:
    page = await open_page()
    party.gate.clear()
    await up(page, "Lowlands").click()
    await expect(up(page, "Lowlands")).to_have_text("4")
    await expect(up(page, "Lowlands")).to_have_attribute("aria-pressed", "true")
    assert [entry.song.title for entry in party.waiting][2] == "Lowlands"
    party.gate.set()
    await expect(up(page, "Lowlands")).to_have_text("4")
    assert await party.hear("vote") == [{"entry": "entry-file:4", "value": 1}]
    await party.set_entry("entry-file:4", score=9, up=9)
    await expect(page.locator("rb-queue li .title").first).to_have_text("Lowlands")


async def test_a_refused_vote_is_rolled_back_and_the_reason_is_shown(
    open_page: OpenPage, party: StandIn
) -> None:
    page = await open_page()
    party.gate.clear()
    party.refusal = m.Problem(code="rate_limited", message="Slow down: wait ten seconds.")
    await up(page, "Lowlands").click()
    await expect(up(page, "Lowlands")).to_have_text("4")
    party.gate.set()
    await expect(up(page, "Lowlands")).to_have_text("3")
    await expect(up(page, "Lowlands")).to_have_attribute("aria-pressed", "false")
    await expect(page.locator("rb-notices")).to_contain_text("Slow down: wait ten seconds.")


async def test_a_second_tap_takes_the_vote_back(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page()
    await up(page, "Neon Bramble").click()
    await expect(up(page, "Neon Bramble")).to_have_text("4")
    await expect(up(page, "Neon Bramble")).to_have_attribute("aria-pressed", "false")
    assert (await party.hear("vote"))[-1]["value"] == 0


async def test_the_arrows_are_those_that_the_mode_allows(
    open_page: OpenPage, party: StandIn
) -> None:
    page = await open_page()
    arrows = page.locator("rb-queue li").first.locator("[data-way]")
    for mode, count in (
        (m.Mode.FULL_CONTROL, 2),
        (m.Mode.FULL_VOTING, 2),
        (m.Mode.UPVOTES_ONLY, 1),
        (m.Mode.NO_CONTROL, 0),
    ):
        await party.set_party(mode=mode)
        await expect(arrows).to_have_count(count)
        is_steering = mode is m.Mode.FULL_CONTROL
        await expect(page.locator("rb-controls")).to_have_count(1 if is_steering else 0)


async def test_the_playing_song_takes_votes_too(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page()
    await page.locator("rb-now [data-way='1']").click()
    await expect(page.locator("rb-now [data-way='1']")).to_have_text("5")
    assert await party.hear("vote") == [{"entry": "entry-now", "value": 1}]


async def test_a_search_finds_songs_and_a_tap_asks_for_one(
    open_page: OpenPage, party: StandIn
) -> None:
    page = await open_page()
    await page.locator("[data-open=search]").click()
    await expect(page.locator("rb-search [type=search]")).to_be_focused()
    await page.keyboard.type("ida")
    rows = page.locator("rb-search li")
    await expect(rows).to_have_count(3)
    await expect(rows.first).to_contain_text("Ask for “ida”")
    await rows.filter(has_text="Second Summer").locator(".ask").click()
    await expect(page.locator("rb-notices")).to_contain_text("Second Summer is in, number 6")
    await expect(page.locator("rb-search")).to_have_count(0)
    await expect(page.locator("rb-queue li.own")).to_have_count(2)
    assert await party.hear("enqueue") == [{"uri": "file:7"}]


async def test_what_was_typed_can_be_asked_for_as_it_is(
    open_page: OpenPage, party: StandIn
) -> None:
    page = await open_page()
    await page.locator("[data-open=search]").click()
    await page.keyboard.type("second summer")
    await page.locator("rb-search [data-typed]").click()
    await expect(page.locator("rb-notices")).to_contain_text("Second Summer is in")
    assert await party.hear("enqueue") == [{"query": "second summer"}]


async def test_a_link_is_asked_for_as_a_link(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page()
    party.refusal = m.Problem(code="not_allowed", message="Links of this kind are not taken.")
    await page.locator("[data-open=search]").click()
    await page.keyboard.type("ftp://example/song.mp3")
    await page.locator("rb-search [data-typed]").click()
    await expect(page.locator("rb-notices")).to_contain_text("Links of this kind are not taken.")
    await expect(page.locator("rb-search")).to_have_count(1)
    assert await party.hear("enqueue") == [{"uri": "ftp://example/song.mp3"}]


async def test_a_waiting_hit_offers_the_vote_and_a_refused_one_its_reason(
    open_page: OpenPage, party: StandIn
) -> None:
    party.marks["file:7"] = (m.Mark.COOLDOWN, "Played ten minutes ago.")
    page = await open_page()
    await page.locator("[data-open=search]").click()
    await page.keyboard.type("ida")
    waiting = page.locator("rb-search li", has_text="Lowlands")
    await expect(waiting).to_contain_text("already in the queue")
    await waiting.locator("[data-way='1']").click()
    await expect(waiting.locator("[data-way='1']")).to_have_text("4")
    cooling = page.locator("rb-search li", has_text="Second Summer")
    await expect(cooling).to_contain_text("Played ten minutes ago.")
    await expect(cooling.locator(".ask")).to_be_disabled()
    assert await party.hear("vote") == [{"entry": "entry-file:4", "value": 1}]


async def test_asking_twice_says_that_it_was_a_vote(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page()
    await page.locator("[data-open=search]").click()
    await page.keyboard.type("lowlands")
    await page.locator("rb-search [data-typed]").click()
    await expect(page.locator("rb-notices")).to_contain_text("already in: your vote counts")
    assert len(party.waiting) == 5


async def test_an_own_song_is_withdrawn_at_the_second_tap(
    open_page: OpenPage, party: StandIn
) -> None:
    page = await open_page()
    await page.locator("rb-queue li.own .open").click()
    button = page.locator("rb-details [data-command=withdraw]")
    await button.click()
    assert party.heard("withdraw") == []
    await expect(button).to_contain_text("Tap again to confirm")
    await button.click()
    await expect(page.locator("rb-queue li.own")).to_have_count(0)
    await expect(page.locator("rb-details")).to_have_count(0)
    assert await party.hear("withdraw") == [{"entry": "entry-file:4"}]


async def test_other_peoples_songs_cannot_be_withdrawn(open_page: OpenPage) -> None:
    page = await open_page()
    await page.locator("rb-queue li .open").first.click()
    await expect(page.locator("rb-details")).to_contain_text("turn 1, 5 votes")
    await expect(page.locator("rb-details [data-command]")).to_have_count(0)


async def test_the_page_says_that_the_server_is_gone_and_comes_back_with_it(
    open_page: OpenPage, party: StandIn
) -> None:
    page = await open_page()
    await party.stop()
    await expect(page.locator(".banner")).to_contain_text("Connection lost")
    await expect(row(page, "Lowlands")).to_be_visible()
    party.waiting = party.waiting[1:]
    party.revision += 1
    await party.start()
    await expect(page.locator(".banner")).to_have_count(0)
    await expect(row(page, "Neon Bramble")).to_have_count(0)
    assert party.sinces[0] is None
    assert party.sinces[-1] == party.revision - 1


async def test_a_short_gap_shows_no_banner(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page()
    await party.cut()
    await page.wait_for_timeout(1_000)
    assert len(party.sinces) == 2
    await expect(page.locator(".banner")).to_have_count(0)
    await party.drop("entry-file:2")
    await expect(row(page, "Neon Bramble")).to_have_count(0)


async def test_a_vote_cast_while_the_server_is_gone_arrives_later(
    open_page: OpenPage, party: StandIn
) -> None:
    page = await open_page()
    await party.stop()
    await up(page, "Lowlands").click()
    await expect(up(page, "Lowlands")).to_have_text("4")
    await party.start()
    await party.hear("vote")
    await expect(up(page, "Lowlands")).to_have_text("4")


async def test_a_phone_that_slept_connects_again(open_page: OpenPage, party: StandIn) -> None:
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
        while len(party.sinces) < 2:
            await page.wait_for_timeout(20)
    assert party.sinces == [None, 1]


async def test_a_newcomer_becomes_a_guest_with_the_first_command(
    open_page: OpenPage, party: StandIn
) -> None:
    party.me = None
    party.votes.clear()
    page = await open_page()
    await up(page, "Lowlands").click()
    await expect(up(page, "Lowlands")).to_have_text("4")
    await expect(page.locator("rb-queue li.own")).to_contain_text("Lowlands")
    await up(page, "Paper Lanterns").click()
    await party.hear("vote", 2)
    assert party.posts == ["vote"]


async def test_a_player_fault_is_told_with_its_help(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page()
    fault = m.PlayerFault(kind="unreachable", since=START, help="Look whether MPD runs.")
    await party.set_player(state=m.PlayerState.ERROR, error=fault)
    await expect(page.locator("[data-fault=unreachable]")).to_contain_text("Look whether MPD runs.")
    await expect(page.locator("[data-command=restart_player]")).to_have_count(0)
    await party.set_player(state=m.PlayerState.PLAYING, error=None)
    await expect(page.locator(".banner")).to_have_count(0)


async def test_a_closed_party_takes_neither_songs_nor_votes(
    open_page: OpenPage, party: StandIn
) -> None:
    page = await open_page()
    await page.locator("[data-open=search]").click()
    await party.set_party(open=False)
    await expect(page.locator(".banner")).to_contain_text("The party is closed")
    await expect(page.locator("rb-search")).to_have_count(0)
    await expect(page.locator("[data-open=search]")).to_have_count(0)
    await expect(page.locator("[data-way]")).to_have_count(0)
    await expect(page.locator("rb-now .title")).to_have_text("Midnight Orchard")


async def test_an_empty_party_invites(open_page: OpenPage, party: StandIn) -> None:
    party.waiting = []
    party.player = replace(party.player, state=m.PlayerState.IDLE, entry=None, duration_s=None)
    page = await open_page()
    await expect(page.locator("rb-now")).to_contain_text("Nothing is playing")
    await expect(page.locator("rb-queue")).to_contain_text("The queue is empty")


async def test_a_failed_song_is_told_to_its_guest_and_can_be_dismissed(
    open_page: OpenPage, party: StandIn
) -> None:
    page = await open_page()
    party.failed = (
        an_entry("lost", LIBRARY[7], state=m.EntryState.FAILED, reason="The file is damaged."),
    )
    await party.tell_me()
    banner = page.locator(".banner", has_text="Overripe could not be played")
    await expect(banner).to_contain_text("The file is damaged.")
    await banner.get_by_role("button", name="Dismiss").click()
    await expect(banner).to_have_count(0)


async def test_a_song_that_awaits_approval_is_shown_to_its_guest(
    open_page: OpenPage, party: StandIn
) -> None:
    page = await open_page()
    party.waiting_approval = (
        an_entry("later", LIBRARY[7], state=m.EntryState.APPROVAL, requested_by=ME),
    )
    await party.tell_me()
    await expect(page.locator("rb-queue")).to_contain_text("Waits for the host's yes")
    await expect(row(page, "Overripe")).to_be_visible()


async def test_songs_in_the_making_say_so(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page()
    pending = an_entry("new", LIBRARY[7], state=m.EntryState.PENDING, why="not ready yet")
    await party.add(pending)
    await expect(row(page, "Overripe")).to_contain_text("getting ready")
    await party.set_entry("new", state=m.EntryState.READY, why="turn 4, 1 vote")
    await expect(row(page, "Overripe")).to_contain_text("turn 4, 1 vote")


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


async def test_hostile_texts_stay_texts_and_break_no_layout(
    open_page: OpenPage, party: StandIn
) -> None:
    for at, text in enumerate(HOSTILE):
        song = a_song(20 + at, text, text, album=text, artwork_url=None)
        asker = replace(ANNA, name=text, color='red;background:url("//evil.example")')
        party.waiting.append(
            an_entry(f"bad-{at}", song, requested_by=asker, why=text, dedication=text)
        )
    party.player = replace(party.player, entry=party.waiting[5])
    party.library = tuple(entry.song for entry in party.waiting)
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


async def test_the_page_fits_every_screen(open_page: OpenPage, party: StandIn) -> None:
    await party.set_party(mode=m.Mode.FULL_CONTROL)
    page = await open_page(language="de-DE")
    for width, height in ((320, 568), (390, 844), (768, 1024), (1280, 800), (1920, 1080)):
        await page.set_viewport_size({"width": width, "height": height})
        await _expect_no_overflow(page)


async def test_german_phones_get_german_texts(open_page: OpenPage) -> None:
    page = await open_page(language="de-AT")
    await expect(page.locator("rb-now .label")).to_have_text("Jetzt läuft")
    await expect(page.locator("rb-queue li").first).to_contain_text("Runde 1, 5 Stimmen")
    assert await page.evaluate("document.documentElement.lang") == "de"


async def test_the_page_is_dark_or_light_as_the_phone_is(open_page: OpenPage) -> None:
    page = await open_page(scheme="dark")
    color = "getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).map(Number)"
    assert sum(await page.evaluate(color)) < 200
    await page.emulate_media(color_scheme="light")
    assert sum(await page.evaluate(color)) > 600


async def test_songs_glide_to_their_new_place_unless_motion_is_unwanted(
    open_page: OpenPage, party: StandIn
) -> None:
    gliding = """() => new Promise((resolve) => requestAnimationFrame(() => {
        const queue = document.querySelector('rb-guest').shadowRoot.querySelector('rb-queue');
        const rows = [...queue.shadowRoot.querySelectorAll('li')];
        resolve(rows.filter((li) => li.getAnimations().length > 0).length);
    }))"""
    lively = await open_page()
    calm = await open_page(reduced_motion=True)
    await party.set_entry("entry-file:6", score=20, up=20)
    for page in (lively, calm):
        await expect(page.locator("rb-queue li .title").first).to_have_text("Glass Elevator")
    assert await calm.evaluate(gliding) == 0
    await party.set_entry("entry-file:5", score=30, up=30)
    await expect(lively.locator("rb-queue li .title").first).to_have_text("Paper Lanterns")
    assert await lively.evaluate(gliding) > 0


async def test_a_long_queue_is_shown_in_parts(open_page: OpenPage, party: StandIn) -> None:
    party.waiting = [
        an_entry(f"many-{at}", a_song(at, f"Song {at}", "Somebody", artwork_url=None))
        for at in range(130)
    ]
    page = await open_page()
    await expect(page.locator("rb-queue li")).to_have_count(50)
    await page.locator("rb-queue .more").click()
    await expect(page.locator("rb-queue li")).to_have_count(100)
    await expect(page.locator("rb-queue .more")).to_have_text("Show 30 songs more")


async def test_unknown_fields_and_frames_do_no_harm(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page()
    await party.tell_raw('{"type":"weather","sun":true}')
    await party.tell_raw('{"type":"delta","revision":2,"now":"2026-11-24T20:00:01.000Z","new":1}')
    await party.tell_raw("no json")
    await party.drop("entry-file:2")
    await expect(row(page, "Neon Bramble")).to_have_count(0)


async def test_the_server_clock_counts_whatever_the_phone_thinks(
    open_page: OpenPage, party: StandIn
) -> None:
    later = START + timedelta(hours=7)
    party.player = replace(party.player, now=later, position_at=later - timedelta(seconds=30))
    page = await open_page()
    await expect(page.locator("rb-now .times")).to_contain_text(re.compile(r"1:3[12]"))


async def test_a_limit_is_told_before_it_bites(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page()
    told = page.locator(".dock small")
    for remaining, words in (
        (2, "2 more songs for now"),
        (1, "one more song"),
        (0, "Next song in about 4 min"),
    ):
        limit = m.Limit(limit=5, remaining=remaining, next_in_s=240.0)
        party.limits = m.Limits(requests=limit, votes=replace(limit, limit=60))
        await party.tell_me()
        await expect(told).to_contain_text(words)
    await expect(page.locator("rb-queue .limit")).to_contain_text("next vote in")
    party.limits = m.Limits(requests=m.Limit(limit=5, remaining=3, next_in_s=0.0), votes=None)
    await party.tell_me()
    await expect(told).to_have_count(0)


async def test_a_guest_hears_that_their_song_plays(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page()
    own = replace(party.waiting[2], position=0)
    await party.set_player(entry=own, epoch=8, position_s=0.0)
    await expect(page.locator("rb-notices")).to_contain_text("Your song plays: Lowlands")
    await expect(page.locator("rb-now")).to_contain_text("Yours")


async def test_the_card_takes_the_colour_of_its_cover(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page()
    hue = "getComputedStyle(element).getPropertyValue('--hue')"
    card = page.locator("rb-now .card")
    await expect(page.locator("rb-now img")).to_have_js_property("complete", value=True)
    # The stand-in paints its first cover in 67 and 147 degrees.
    assert 60 < float(await card.evaluate(f"(element) => {hue}")) < 150
    await party.set_player(entry=an_entry("grey", LIBRARY[5]), epoch=8)
    await expect(page.locator("rb-now .title")).to_have_text("Glass Elevator")
    assert 260 <= float(await card.evaluate(f"(element) => {hue}")) < 370


async def test_a_cover_that_failed_is_tried_again_when_its_song_is_told_anew(
    open_page: OpenPage, party: StandIn
) -> None:
    page = await open_page()
    covers = page.locator("rb-now img, rb-queue rb-cover img")
    shown = await covers.count()
    is_asked = 0

    async def refuse(route: Route) -> None:
        nonlocal is_asked
        is_asked += 1
        await route.abort()

    await page.route("**/artwork", refuse)
    await page.reload()
    await expect(page.locator("rb-now .title")).to_be_visible()
    await expect(covers).to_have_count(0)
    asked = is_asked
    for volume in (0.3, 0.4, 0.5):
        await party.set_player(volume=volume)
    await expect(covers).to_have_count(0)
    assert is_asked == asked, "a burst of news is no burst of requests"
    await page.unroute("**/artwork")
    await page.wait_for_timeout(2_000)
    await party.cut()
    await expect(covers).to_have_count(shown)


async def test_a_phone_without_network_says_so_and_recovers_with_it(
    open_page: OpenPage, party: StandIn
) -> None:
    page = await open_page()
    await page.context.set_offline(True)
    await expect(page.locator(".banner")).to_contain_text("Connection lost")
    await page.context.set_offline(False)
    await expect(page.locator(".banner")).to_have_count(0)
    await party.drop("entry-file:2")
    await expect(row(page, "Neon Bramble")).to_have_count(0)


async def test_a_guest_takes_a_name_and_a_colour(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page()
    await page.locator("[data-open=profile]").click()
    await page.get_by_role("textbox", name="Your name").fill("Robin Hood")
    await page.get_by_label("Your colour").fill("#0a64ff")
    await page.locator("[data-command=set_profile]").click()
    await expect(page.locator("[data-open=profile]")).to_have_attribute(
        "title", "You are Robin Hood"
    )
    assert await party.hear("set_profile") == [{"name": "Robin Hood", "color": "#0a64ff"}]


async def test_a_guest_chooses_where_in_the_net_is_searched_first(
    open_page: OpenPage, party: StandIn
) -> None:
    page = await open_page()
    await page.locator("[data-open=profile]").click()
    choice = page.get_by_label("Where in the net is searched first")
    await expect(choice).to_have_value("")
    await choice.select_option("Jamendo")
    await page.locator("[data-command=set_profile]").click()
    assert await party.hear("set_profile") == [{"source": "jamendo"}]
    await page.locator("[data-open=profile]").click()
    await expect(page.get_by_label("Where in the net is searched first")).to_have_value("jamendo")


async def test_the_first_word_for_the_screen_can_be_given(
    open_page: OpenPage, party: StandIn
) -> None:
    page = await open_page()
    await page.locator("[data-open=profile]").click()
    await page.get_by_role("textbox", name="A hashtag for the screen").fill("party")
    await page.locator("[data-command=add_hashtag]").click()
    await expect(page.locator("rb-notices")).to_contain_text("on its way to the screen")
    assert await party.hear("add_hashtag") == [{"text": "party"}]


async def test_only_a_mod_takes_a_word_off_the_screen(open_page: OpenPage, party: StandIn) -> None:
    party.party = replace(party.party, hashtags=("#party", "#rude"))
    page = await open_page()
    await page.locator("[data-open=profile]").click()
    await expect(page.locator("[data-hashtag]")).to_have_count(0)
    await page.get_by_role("textbox", name="A mod code").fill("STAR42")
    await page.locator("[data-join=mod_code]").click()
    await page.locator("[data-open=profile]").click()
    await page.get_by_role("button", name="Take #rude off the screen").click()
    assert await party.hear("remove_hashtag") == [{"text": "#rude"}]


async def test_a_code_makes_a_guest_a_mod_and_a_wrong_one_says_so(
    open_page: OpenPage, party: StandIn
) -> None:
    page = await open_page()
    await page.locator("[data-open=profile]").click()
    field = page.get_by_role("textbox", name="A mod code")
    await field.fill("WRONG")
    await page.locator("[data-join=mod_code]").click()
    await expect(page.locator("rb-notices")).to_contain_text("That code is wrong or over.")
    await field.fill("STAR42")
    await page.locator("[data-join=mod_code]").click()
    await expect(page.locator("rb-controls")).to_be_visible()
    assert party.sessions == [{"mod_code": "WRONG"}, {"mod_code": "STAR42"}]


async def test_a_newcomer_without_the_code_is_shown_where_to_enter_it(
    open_page: OpenPage, party: StandIn
) -> None:
    party.me = None
    party.party = replace(party.party, join=m.Join.CODE)
    party.refusal = m.Problem(code="not_allowed", message="Joining is by a code; type it in")
    page = await open_page()
    await up(page, "Lowlands").click()
    await page.locator("rb-notices .act").click()
    await expect(page.get_by_role("textbox", name="The code of the party")).to_be_visible()


async def test_a_refusal_is_told_in_german(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page(language="de-DE")
    party.refusal = m.Problem(code="limit_reached", message="Enough.", limit=5, retry_after_s=240)
    await page.locator("[data-open=search]").click()
    await page.keyboard.type("second")
    await page.locator("rb-search [data-typed]").click()
    await expect(page.locator("rb-notices")).to_contain_text(
        "mehr als 5 Lieder gehen nicht. Wieder in 4 min."
    )


async def test_the_end_is_told_in_time(open_page: OpenPage, party: StandIn) -> None:
    last_orders_at = START + timedelta(minutes=45)
    party.party = replace(
        party.party, closes_at=START + timedelta(hours=1), last_orders_at=last_orders_at
    )
    page = await open_page()
    await expect(page.locator(".banner")).to_contain_text("The party ends at")
    await expect(page.locator(".banner")).to_contain_text("Songs are taken until")
    await expect(page.locator("[data-open=search]")).to_be_visible()


async def test_after_last_orders_nobody_is_asked_for_songs(
    open_page: OpenPage, party: StandIn
) -> None:
    party.party = replace(party.party, closes_at=START + timedelta(hours=1), last_orders_at=START)
    page = await open_page()
    await expect(page.locator(".banner")).to_contain_text("no more songs")
    await expect(page.locator("rb-queue [data-way='1']").first).to_be_visible()
    await expect(page.locator("[data-open=search]")).to_have_count(0)


async def test_a_party_that_is_shorter_than_its_last_orders_takes_songs_to_its_end(
    open_page: OpenPage, party: StandIn
) -> None:
    party.party = replace(party.party, closes_at=START + timedelta(minutes=5))
    page = await open_page()
    await expect(page.locator(".banner")).to_contain_text("The party ends at")
    await expect(page.locator("[data-open=search]")).to_be_visible()


async def test_the_first_song_of_an_idle_party_starts_and_is_no_number_one(
    open_page: OpenPage, party: StandIn
) -> None:
    party.waiting = []
    party.player = replace(party.player, state=m.PlayerState.IDLE, entry=None, duration_s=None)
    page = await open_page()
    await page.locator("[data-open=search]").click()
    await page.keyboard.type("second")
    await page.locator("rb-search [data-typed]").click()
    await expect(page.locator("rb-notices")).to_contain_text("Second Summer starts now")


async def test_a_failed_song_is_asked_for_again(open_page: OpenPage, party: StandIn) -> None:
    party.failed = (an_entry("lost", LIBRARY[7], state=m.EntryState.FAILED, reason="Gone."),)
    page = await open_page()
    await page.get_by_role("button", name="Ask again: Overripe").click()
    await expect(page.locator(".banner")).to_have_count(0)
    assert await party.hear("enqueue") == [{"uri": "file:8"}]


async def test_what_the_net_finds_goes_below_and_moves_nothing(
    open_page: OpenPage, party: StandIn
) -> None:
    online = a_song(60, "Ida from the net", "Somebody", source="youtube", artwork_url=None)
    party.library = (online, *party.library)
    party.net.clear()
    page = await open_page()
    await page.locator("[data-open=search]").click()
    await page.keyboard.type("ida")
    rows = page.locator("rb-search ul li .title")
    await expect(rows).to_have_count(3)
    await expect(page.locator("rb-search")).to_contain_text("Searching the net too")
    party.net.set()
    await expect(rows).to_have_count(4)
    assert (await rows.all_inner_texts())[1:] == ["Lowlands", "Second Summer", "Ida from the net"]
    await expect(page.locator("rb-search li").last).to_contain_text("YouTube")


async def test_nothing_typed_still_offers_shelves_and_dice(
    open_page: OpenPage, party: StandIn
) -> None:
    page = await open_page(language="de-DE")
    await page.locator("[data-open=search]").click()
    await page.locator("[data-path=albums]").click()
    await page.locator("[data-path='album/7']").click()
    await expect(page.locator("rb-browse h3")).to_have_text("Orchard Nights")
    await expect(page.locator("rb-browse li")).to_have_count(2)
    # Whole playlists are for those who steer.
    await expect(page.locator("[data-command=enqueue_playlist]")).to_have_count(0)
    await page.locator("[data-back]").click()
    await page.locator("[data-back]").click()
    await page.get_by_role("textbox", name="Widmung").fill("für Anna")
    await page.locator("[data-dice]").click()
    await expect(page.locator("rb-notices")).to_contain_text("Overripe ist dabei")
    assert await party.hear("enqueue_random") == [{}]


async def test_a_playlist_of_that_name_stands_before_the_songs_and_opens(
    open_page: OpenPage, party: StandIn
) -> None:
    playlist = a_folder("Ida's Summer", "album/7", m.BrowseKind.PLAYLIST)
    party.playlists = (replace(playlist, uri="local:album/7"),)
    page = await open_page()
    await page.locator("[data-open=search]").click()
    await page.keyboard.type("ida")
    rows = page.locator("rb-search ul li .title")
    await expect(rows.nth(1)).to_have_text("Ida's Summer")
    await expect(rows.nth(2)).to_have_text("Lowlands")
    await page.locator("[data-path='album/7']").click()
    await expect(page.locator("rb-browse li")).to_have_count(2)
    # Whole playlists are for those who steer.
    await expect(page.locator("[data-command=enqueue_playlist]")).to_have_count(0)
    await page.locator("[data-back]").click()
    await expect(rows.nth(2)).to_have_text("Lowlands")
    await page.locator("[data-path='album/7']").click()
    await page.get_by_role("searchbox").fill("")
    await expect(page.locator("[data-path=albums]")).to_be_visible()


async def test_songs_of_one_name_are_told_apart_by_length_and_album(
    open_page: OpenPage, party: StandIn
) -> None:
    party.library = (
        a_song(61, "Twins", "The Pair", duration_s=185, album="Live in Kiel"),
        a_song(62, "Twins", "The Pair", duration_s=241, album="Debut"),
    )
    page = await open_page()
    await page.locator("[data-open=search]").click()
    await page.keyboard.type("twins")
    facts = page.locator("rb-search li[data-uri] .artist")
    await expect(facts).to_have_text(["The Pair · 3:05 · Live in Kiel", "The Pair · 4:01 · Debut"])


async def test_a_dedication_goes_with_the_song(open_page: OpenPage, party: StandIn) -> None:
    page = await open_page()
    await page.locator("[data-open=search]").click()
    await page.get_by_role("textbox", name="Dedication").fill("for Anna")
    await page.get_by_role("searchbox").fill("second")
    await page.locator("rb-search [data-typed]").click()
    assert await party.hear("enqueue") == [{"query": "second", "dedication": "for Anna"}]


async def test_a_playlist_tells_how_much_of_it_was_added(
    open_page: OpenPage, party: StandIn
) -> None:
    await party.set_party(mode=m.Mode.FULL_CONTROL)
    page = await open_page()
    await page.locator("[data-open=search]").click()
    await page.locator("[data-path=albums]").click()
    await page.locator("[data-path='album/7']").click()
    await page.locator("[data-command=enqueue_playlist]").click()
    await expect(page.locator("rb-browse .outcome")).to_contain_text("7 of 10 songs added")
    await expect(page.locator("rb-browse .outcome")).to_contain_text("Lost Track: not there")
    assert await party.hear("enqueue_playlist") == [{"uri": "local:album/7"}]


async def test_a_song_that_is_fetched_shows_how_far_it_is(
    open_page: OpenPage, party: StandIn
) -> None:
    page = await open_page()
    await party.add(an_entry("new", LIBRARY[7], state=m.EntryState.PENDING, progress=0.1))
    await party.set_entry("new", progress=0.42)
    await expect(row(page, "Overripe")).to_contain_text("getting ready, 42 %")
    await party.set_entry("new", reason="The connection broke; it is tried again")
    await expect(row(page, "Overripe")).to_contain_text("it is tried again")


async def test_a_closed_party_tells_every_guest_how_it_was(
    open_page: OpenPage, party: StandIn
) -> None:
    party.me = None
    party.party = replace(party.party, open=False)
    page = await open_page()
    await page.locator(".banner [data-open=recap]").click()
    await expect(page.locator("rb-recap")).to_contain_text("40 songs played")
    await expect(page.locator("rb-recap li")).to_contain_text("7 votes")
    # Reading makes nobody a guest.
    assert party.posts == []


async def test_a_page_that_is_older_than_its_server_begins_anew(
    open_page: OpenPage, party: StandIn
) -> None:
    page = await (await open_page()).context.new_page()
    loads: list[str] = []

    async def once_gone(route: Route) -> None:
        loads.append(route.request.url)
        await (route.abort() if len(loads) == 1 else route.continue_())

    await page.route("**/chunks/sheets-*", once_gone)
    await page.goto(party.url)
    async with asyncio.timeout(30):
        while len(loads) < 2:
            await page.wait_for_timeout(20)
    await page.locator("[data-open=search]").click()
    await expect(page.locator("rb-search [type=search]")).to_be_visible()


async def test_own_places_are_told_to_those_who_hear_the_page(
    open_page: OpenPage, party: StandIn
) -> None:
    page = await open_page()
    told = page.locator("rb-queue p[role=status]")
    await expect(told).to_have_text("Lowlands: number 3 in the queue")
    await party.set_entry("entry-file:4", score=9, up=9)
    await expect(told).to_have_text("Lowlands: number 1 in the queue")


async def test_what_the_server_says_is_told_in_german_from_the_start(
    open_page: OpenPage, party: StandIn
) -> None:
    fault = m.PlayerFault(kind="output", since=START, help="The sound has no way out; check that")
    party.player = replace(party.player, state=m.PlayerState.ERROR, error=fault)
    reason = "It may not be played in this country; pick another version"
    party.failed = (an_entry("lost", LIBRARY[7], state=m.EntryState.FAILED, reason=reason),)
    page = await open_page(language="de-DE")
    await expect(page.locator("[data-fault=output]")).to_contain_text("Der Ton kommt nicht hinaus")
    await expect(page.locator(".banner", has_text="Overripe")).to_contain_text("gesperrt")
