"""The states of the pages that people can meet, each opened by its name."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

import raveberry_contract.messages as m
from playwright.async_api import FilePayload, Page, expect

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import (
    BO,
    LIBRARY,
    ME,
    START,
    FakeWebServer,
    make_entry,
    make_fault,
    make_guest,
    make_notice,
    refusal,
)

type Arrange = Callable[[FakeWebServer], None]
type Act = Callable[[Page, FakeWebServer], Awaitable[None]]


def _as_it_is(_server: FakeWebServer) -> None:
    """Leave the party under way."""


async def _only_look(_page: Page, _server: FakeWebServer) -> None:
    """Do nothing."""


@dataclass(frozen=True, kw_only=True)
class PageState:
    """A page, what the server is like before it is opened, and what is done then."""

    path: str = ""
    arrange: Arrange = _as_it_is
    act: Act = _only_look

    async def open(
        self,
        open_page: OpenPage,
        server: FakeWebServer,
        size: tuple[int, int],
        language: str = "en-GB",
    ) -> Page:
        server.party = replace(server.party, mode=m.Mode.FULL_CONTROL)
        self.arrange(server)
        # Without reduced motion, new elements would be measured while they move.
        page = await open_page(self.path, size=size, reduced_motion=True, language=language)
        await self.act(page, server)
        return page


async def _search(page: Page, _server: FakeWebServer) -> None:
    await page.locator("[data-open=search]").click()
    await expect(page.locator("rb-search li").first).to_be_visible()


async def _type(page: Page, server: FakeWebServer) -> None:
    await _search(page, server)
    await page.keyboard.type("e")
    await expect(page.locator("rb-search li").nth(2)).to_be_visible()


async def _browse(page: Page, server: FakeWebServer) -> None:
    await _search(page, server)
    await page.locator("rb-browse li[data-path=albums] .ask").click()
    await page.locator("rb-browse li[data-path='album/7'] .ask").click()
    await expect(page.locator("rb-browse rb-cover").first).to_be_visible()


async def _menu(page: Page, _server: FakeWebServer) -> None:
    await page.locator("rb-queue .more-actions").nth(1).click()
    await expect(page.locator("rb-host-queue .menu")).to_be_visible()


async def _select(page: Page, _server: FakeWebServer) -> None:
    await page.locator("rb-queue [data-act=select]").click()
    await page.locator("rb-queue li .open").first.click()
    await expect(page.get_by_role("checkbox").first).to_be_checked()


async def _enlarge(page: Page, _server: FakeWebServer) -> None:
    await page.locator("rb-join-code .join").click()
    await expect(page.locator("rb-join-code .large")).to_be_visible()


def _leave(server: FakeWebServer) -> None:
    server.me = None


async def _start_kiosk(page: Page, _server: FakeWebServer) -> None:
    await expect(page.locator("rb-kiosk input")).to_be_visible()


async def _enter_name(page: Page, server: FakeWebServer) -> None:
    await _start_kiosk(page, server)
    await page.locator("rb-kiosk input").fill("Table 5")
    await page.keyboard.press("Enter")
    await expect(page.locator("rb-kiosk .bar")).to_be_visible()
    await page.evaluate("customElements.whenDefined('rb-sheet').then(() => true)")


async def _refuse_name(page: Page, server: FakeWebServer) -> None:
    await _start_kiosk(page, server)
    await page.locator("rb-kiosk input").fill("Host")
    await page.keyboard.press("Enter")
    await expect(page.locator("rb-kiosk [role=alert]")).to_be_visible()


async def _stand_idle(page: Page, server: FakeWebServer) -> None:
    await page.clock.install()
    await _enter_name(page, server)
    await page.clock.fast_forward(50_000)
    await expect(page.locator("rb-kiosk [data-act=stay]")).to_be_visible()


def _plan_stop(server: FakeWebServer) -> None:
    stops_at = START + timedelta(minutes=30)
    server.player = replace(server.player, stops_after_song=True, stops_at=stops_at)


async def _added(page: Page, server: FakeWebServer) -> None:
    await _browse(page, server)
    await page.locator("[data-command=enqueue_playlist]").click()
    await expect(page.locator("rb-browse .outcome")).to_be_visible()


async def _refused(page: Page, server: FakeWebServer) -> None:
    await _type(page, server)
    server.refusal = refusal("limit", "queue_full", {"limit": 100})
    await page.locator("rb-search [data-typed]").click()
    await expect(page.locator("rb-notices .bad")).to_be_visible()


async def _requested(page: Page, server: FakeWebServer) -> None:
    await page.evaluate("localStorage.clear()")
    await _search(page, server)
    await page.locator("[data-kind=own] .song").click()
    await expect(page.locator("rb-requested")).to_be_visible()


async def _details(page: Page, _server: FakeWebServer) -> None:
    await page.locator("rb-queue li.own .open").click()
    await expect(page.locator("rb-details")).to_be_visible()


async def _sure(page: Page, server: FakeWebServer) -> None:
    await _details(page, server)
    await page.locator("rb-details [data-command=withdraw]").click()


async def _profile(page: Page, _server: FakeWebServer) -> None:
    await page.locator("[data-open=profile]").click()
    await expect(page.locator("rb-profile select")).to_be_visible()


async def _wrong_code(page: Page, server: FakeWebServer) -> None:
    await _profile(page, server)
    await page.locator("[data-ask=mod_code]").click()
    await page.locator("rb-join input").fill("WRONG")
    await page.keyboard.press("Enter")
    await expect(page.locator("rb-join [role=alert]")).to_be_visible()


async def _recap(page: Page, _server: FakeWebServer) -> None:
    await page.locator("[data-open=recap]").click()
    await expect(page.locator("rb-recap")).to_be_visible()


def _sing(server: FakeWebServer) -> None:
    texts = ("Out where the orchard sleeps", "", "אורות בלילה", *("One more time",) * 40)
    server.lyrics = [m.LyricLine(text=text, at_s=55.0 + 60 * at) for at, text in enumerate(texts)]


def _tell(server: FakeWebServer) -> None:
    server.lyrics = [m.LyricLine(text=text, at_s=None) for text in ("Out where", "", "it sleeps")]


async def _lyrics(page: Page, _server: FakeWebServer) -> None:
    await page.locator("[data-open=lyrics]").click()
    await expect(page.locator("rb-lyrics .lines p").nth(2)).to_be_visible()


async def _scrolled_lyrics(page: Page, server: FakeWebServer) -> None:
    await _lyrics(page, server)
    await page.locator("rb-lyrics .lines").press("End")
    await expect(page.locator("rb-lyrics [data-act=follow]")).to_be_visible()
    # Scrolling takes some frames.
    await expect(page.locator("rb-lyrics .lines p").last).to_be_in_viewport()


async def _sung(page: Page, _server: FakeWebServer) -> None:
    await expect(page.locator("rb-sung-lines .now")).to_be_visible()


async def _go_offline(page: Page, server: FakeWebServer) -> None:
    await server.stop()
    await expect(page.locator("rb-banners [role=alert], .badge")).to_be_visible()


def _tab(name: str, shown: str) -> Act:
    async def act(page: Page, _server: FakeWebServer) -> None:
        await page.locator(f"[role=tab][data-tab={name}]").click()
        await expect(page.locator(shown).first).to_be_visible()
        for summary in await page.locator(".beside summary").all():
            await summary.click()

    return act


def _save_playlists(server: FakeWebServer) -> None:
    server.saved_playlists.make("Road trip", "Amber", "Birch")
    gone = server.saved_playlists.make("Old", "Cedar")
    server.saved_playlists.delete(gone)


async def _playlists(page: Page, _server: FakeWebServer) -> None:
    await page.locator("[role=tab][data-tab=music]").click()
    await page.locator("rb-playlists [data-import]").click()
    await page.locator("rb-playlists summary").click()
    await expect(page.locator("rb-playlists [data-restore]")).to_be_visible()


async def _playlist(page: Page, _server: FakeWebServer) -> None:
    await page.locator("[role=tab][data-tab=music]").click()
    await page.locator("rb-playlists [data-playlist]").click()
    editor = page.locator("rb-playlist-editor")
    await editor.locator("input[type=search]").fill("gooseberries")
    await page.keyboard.press("Enter")
    await expect(editor.locator("[data-add]").first).to_be_visible()
    await editor.locator("[data-import]").click()
    await editor.locator("textarea").fill("Dogwood\nLost?")
    await editor.locator("[data-read]").click()
    await editor.locator("[data-start]").click()
    await expect(editor.locator(".report li")).to_be_visible()


async def _chosen_playlist(page: Page, _server: FakeWebServer) -> None:
    await page.locator("rb-queue .more-actions").first.click()
    await page.locator("rb-host-queue [data-act=playlist]").click()
    await expect(page.locator("rb-playlist-chooser [data-playlist]")).to_be_visible()


async def _evening(page: Page, _server: FakeWebServer) -> None:
    await page.locator("[role=tab][data-tab=history]").click()
    await page.locator("rb-evenings summary").click()
    await expect(page.locator("rb-evenings rb-charts .bars").first).to_be_visible()


async def _restore(page: Page, _server: FakeWebServer) -> None:
    await page.locator("[role=tab][data-tab=settings]").click()
    backup = FilePayload(name="raveberry.tar.gz", mimeType="application/gzip", buffer=b"backup")
    await page.locator("rb-restore input").set_input_files(backup)
    await page.locator("rb-restore .confirm").scroll_into_view_if_needed()


async def _process(page: Page, _server: FakeWebServer) -> None:
    await page.locator("[role=tab][data-tab=settings]").click()
    player = page.locator("rb-processes [data-process=mpd]")
    await player.locator("summary").click()
    await player.locator("[data-ask]").click()
    await expect(player.locator("[data-cancel]")).to_be_visible()


def _new(server: FakeWebServer) -> None:
    server.is_new = True
    server.obstacles = tuple(m.AccessObstacle)


def _start(step: int) -> Act:
    async def act(page: Page, _server: FakeWebServer) -> None:
        await expect(page.locator("rb-start h2")).to_be_visible()
        for _ in range(step - 1):
            await page.locator("rb-start [data-next]").click()
        await expect(page.locator("rb-start dialog")).to_contain_text(re.compile(rf"{step} \w+ 3"))

    return act


async def _poster(page: Page, server: FakeWebServer) -> None:
    await page.goto(server.url + "poster")
    await expect(page.locator(".side img").first).to_be_visible()


async def _preset(page: Page, _server: FakeWebServer) -> None:
    await page.locator("[role=tab][data-tab=settings]").click()
    await page.locator("[data-preset=wedding]").click()
    await expect(page.locator("rb-presets dl div").first).to_be_visible()


def _close(server: FakeWebServer) -> None:
    """Close the party as the host does: the queue is emptied, and the song plays to its end."""
    server.party = replace(server.party, open=False)
    server.queue, server.votes = [], {}


def _close_and_finish(server: FakeWebServer) -> None:
    _empty(server)
    _close(server)


def _empty(server: FakeWebServer) -> None:
    server.queue, server.votes = [], {}
    server.player = replace(
        server.player, state=m.PlayerState.IDLE, entry=None, position_s=0.0, duration_s=None
    )


def _use_up_limits(server: FakeWebServer) -> None:
    spent = m.Limit(limit=3, remaining=0, next_in_s=300.0)
    server.limits = m.Limits(requests=spent, votes=spent)


def _leave_few_votes(server: FakeWebServer) -> None:
    server.limits = m.Limits(
        requests=m.Limit(limit=3, remaining=1, next_in_s=0.0),
        votes=m.Limit(limit=30, remaining=2, next_in_s=0.0),
    )


def _fail(server: FakeWebServer) -> None:
    fault = make_fault("player_unreachable")
    server.player = replace(server.player, state=m.PlayerState.ERROR, error=fault)
    failed = make_entry("lost", LIBRARY[7], state=m.EntryState.FAILED, requested_by=ME)
    server.failed = (replace(failed, reason=make_notice("region_blocked")),)


def _load(server: FakeWebServer) -> None:
    server.queue = [
        replace(server.queue[0], state=m.EntryState.PENDING, progress=0.4),
        *server.queue[1:],
    ]


def _wait_for_approval(server: FakeWebServer) -> None:
    waiting = make_entry(
        "waiting", LIBRARY[7], state=m.EntryState.APPROVAL, requested_by=ME, dedication="for Bo"
    )
    server.waiting_approval = (waiting,)
    server.texts = (
        m.WaitingText(
            id="text-1",
            kind=m.TextKind.DEDICATION,
            text="for you",
            guest=BO,
            entry="x",
            title="Lowlands",
            at=START,
        ),
    )


def _end_soon(server: FakeWebServer) -> None:
    closes_at = START + timedelta(minutes=20)
    server.party = replace(server.party, closes_at=closes_at)


def _invite(server: FakeWebServer) -> None:
    server.party = replace(server.party, join=m.Join.CODE)
    server.join_code = "K7M2QX"
    server.settings["wifi_ssid"] = "Party"
    kitchen = m.Room(id="k", name="Kitchen", volume=0.5, muted=False, latency_ms=0, connected=False)
    server.player = replace(server.player, rooms=(kitchen,))
    server.guests = (
        make_guest("Anna"),
        make_guest("Bo", role=m.Role.MOD, muted_until=START + timedelta(hours=1)),
    )
    server.problems = (
        m.HostProblem(
            code="music_folder_missing",
            severity=m.Severity.WARNING,
            params={"path": "/media/usb", "option": "music"},
            message="[untranslated]",
            since=START,
        ),
    )
    server.player = replace(
        server.player,
        outputs=(
            m.Output(id="0", name="pulse", on=True, available=True),
            m.Output(id="1", name="snapcast", on=False, available=False),
        ),
    )
    server.settings["listen_along"] = True


def _tune_lights(server: FakeWebServer) -> None:
    tail = m.EffectParameter(id="tail", low=0.0, high=2.0, default=0.5, unit="s")
    bar, floor = server.lights.devices
    server.lights = replace(
        server.lights,
        devices=(
            replace(bar, effect="comet", effects=("comet",), delay_ms=0, palette="own"),
            replace(floor, added=True),
        ),
        parameters={"comet": (tail,)},
        palettes={"own": (), "ice": ("#000000", "#ffffff"), "ember": ("#ff0000", "#ffff00")},
        scenes=("Finale", "Slow"),
        scene="Slow",
        safe=False,
        automatic=True,
        reactions=True,
        alarm=True,
        finding=False,
        found=(m.FoundLight(id="wled-1", name="Shelf", host="192.0.2.7", pixels=144, white=False),),
    )


def _pause(server: FakeWebServer) -> None:
    by = m.PausedBy(role=m.Role.GUEST, name="Bo")
    server.player = replace(server.player, state=m.PlayerState.PAUSED, paused_by=by)


def _announce_last_orders(server: FakeWebServer) -> None:
    server.player = replace(server.player, sound=m.Sound.ANNOUNCEMENT)
    server.party = replace(
        server.party,
        closes_at=START + timedelta(minutes=30),
        last_orders_at=START + timedelta(minutes=8),
    )


def _fill(server: FakeWebServer) -> None:
    server.settings["queue_max"] = len(server.queue)


def _alarm_with_full_queue(server: FakeWebServer) -> None:
    server.player = replace(server.player, sound=m.Sound.ALARM)
    _fill(server)


STATES: Final[dict[str, PageState]] = {
    "guest": PageState(),
    "guest, loading a song": PageState(arrange=_load),
    "guest, search": PageState(act=_search),
    "guest, search results": PageState(act=_type),
    "guest, folder": PageState(act=_browse),
    "guest, refused as the queue is full": PageState(act=_refused),
    "guest, requested": PageState(act=_requested),
    "guest, details": PageState(act=_details),
    "guest, details, asked to confirm": PageState(act=_sure),
    "guest, profile": PageState(act=_profile),
    "guest, wrong code": PageState(act=_wrong_code),
    "guest, lyrics": PageState(arrange=_sing, act=_lyrics),
    "guest, scrolled lyrics": PageState(arrange=_sing, act=_scrolled_lyrics),
    "guest, lyrics without times": PageState(arrange=_tell, act=_lyrics),
    "guest, offline": PageState(act=_go_offline),
    "guest, closed": PageState(arrange=_close),
    "guest, closed with recap": PageState(arrange=_close, act=_recap),
    "guest, few votes left": PageState(arrange=_leave_few_votes),
    "guest, limits used up": PageState(arrange=_use_up_limits),
    "guest, waiting for approval": PageState(arrange=_wait_for_approval),
    "guest, empty queue": PageState(arrange=_empty),
    "guest, player fault and failed song": PageState(arrange=_fail),
    "guest, paused": PageState(arrange=_pause),
    "guest, announcement and last orders": PageState(arrange=_announce_last_orders),
    "guest, full queue": PageState(arrange=_fill),
    "guest, ending soon": PageState(arrange=_end_soon),
    "kiosk": PageState(path="kiosk", arrange=_leave, act=_start_kiosk),
    "kiosk, refused name": PageState(path="kiosk", arrange=_leave, act=_refuse_name),
    "kiosk, guest": PageState(path="kiosk", arrange=_leave, act=_enter_name),
    "kiosk, idle guest": PageState(path="kiosk", arrange=_leave, act=_stand_idle),
    "host": PageState(path="host"),
    "host, approvals": PageState(path="host", arrange=_wait_for_approval),
    "host, added playlist": PageState(path="host", act=_added),
    "host, menu of a row": PageState(path="host", act=_menu),
    "host, selected songs": PageState(path="host", act=_select),
    "host, large join code": PageState(path="host", act=_enlarge),
    "host, planned stop": PageState(path="host", arrange=_plan_stop),
    "host, details": PageState(path="host", act=_details),
    "host, offline": PageState(path="host", act=_go_offline),
    "host, closed with recap": PageState(path="host", arrange=_close, act=_recap),
    "host, empty queue": PageState(path="host", arrange=_empty),
    "host, player fault": PageState(path="host", arrange=_fail),
    "host, party": PageState(path="host", arrange=_invite, act=_tab("party", "rb-party .join")),
    "host, guests": PageState(
        path="host", arrange=_invite, act=_tab("guests", "rb-guests details")
    ),
    "host, music": PageState(
        path="host", arrange=_invite, act=_tab("music", "rb-music [data-job]")
    ),
    "host, playlists": PageState(path="host", arrange=_save_playlists, act=_playlists),
    "host, playlist": PageState(path="host", arrange=_save_playlists, act=_playlist),
    "host, choice of a playlist": PageState(
        path="host", arrange=_save_playlists, act=_chosen_playlist
    ),
    "host, lights": PageState(
        path="host", arrange=_tune_lights, act=_tab("lights", "rb-light-device summary")
    ),
    "host, history": PageState(path="host", act=_tab("history", "rb-history .list")),
    "host, evening": PageState(path="host", act=_evening),
    "host, process": PageState(path="host", act=_process),
    "host, restore": PageState(path="host", act=_restore),
    "host, first step": PageState(path="host", arrange=_new, act=_start(1)),
    "host, second step": PageState(path="host", arrange=_new, act=_start(2)),
    "host, third step": PageState(path="host", arrange=_new, act=_start(3)),
    "host, poster": PageState(path="host", arrange=_invite, act=_poster),
    "host, preset": PageState(path="host", act=_preset),
    "host, settings": PageState(path="host", act=_tab("settings", "rb-settings summary")),
    "screen": PageState(path="tv", arrange=_invite),
    "screen, lyrics": PageState(path="tv", arrange=_sing, act=_sung),
    "screen, silence": PageState(path="tv", arrange=_empty),
    "screen, closed": PageState(path="tv", arrange=_close),
    "screen, closed with recap": PageState(path="tv", arrange=_close_and_finish),
    "screen, paused": PageState(path="tv", arrange=_pause),
    "screen, announcement and last orders": PageState(path="tv", arrange=_announce_last_orders),
    "screen, alarm and full queue": PageState(path="tv", arrange=_alarm_with_full_queue),
    "screen, offline": PageState(path="tv", act=_go_offline),
}
"""The states by name."""
