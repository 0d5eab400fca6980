"""The host page in a real browser."""

from dataclasses import replace
from itertools import pairwise

import pytest
import raveberry_contract.messages as m
from playwright.async_api import Locator, expect

from tests.frontend.conftest import PHONE, OpenPage
from tests.frontend.fake_web_server import (
    BO,
    LIBRARY,
    START,
    FakeWebServer,
    make_entry,
    make_fault,
    make_folder,
    make_guest,
    make_song,
    refusal,
)

pytestmark = pytest.mark.asyncio(loop_scope="session")

DESKTOP = (1280, 800)


async def slide(slider: Locator, value: float) -> None:
    """Move a slider with input events, as a finger does."""
    await slider.evaluate(
        """(element, value) => {
            element.value = value;
            element.dispatchEvent(new Event("input", { bubbles: true }));
            element.dispatchEvent(new Event("change", { bubbles: true }));
        }""",
        value,
    )


async def test_the_host_pauses_and_plays(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_page("host")
    await page.get_by_role("button", name="Pause", exact=True).click()
    await expect(page.locator("rb-now .label")).to_have_text("Paused")
    await page.get_by_role("button", name="Play", exact=True).click()
    await expect(page.locator("rb-now .label")).to_have_text("Now playing")
    assert [name for name, _, _ in server.commands] == ["pause", "play"]
    assert {role for _, _, role in server.commands} == {m.Role.HOST}


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
async def test_the_header_links_to_guest_page_and_screen_and_back(
    open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = await open_page("host", size=size)
    await page.get_by_role("link", name="Guest page").click()
    await page.wait_for_url("**/guest")
    await page.get_by_role("link", name="Host page").click()
    await page.wait_for_url("**/host")
    await page.get_by_role("link", name="Screen").click()
    await page.wait_for_selector("rb-tv main")


async def test_guests_get_no_link_to_the_host_page(open_page: OpenPage) -> None:
    page = await open_page()
    await expect(page.get_by_role("link", name="Host page")).to_have_count(0)


async def test_a_skip_names_the_song_shown_to_the_host(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host")
    await page.locator("[data-command=skip]").click()
    assert await server.wait_for("skip") == [{"epoch": 7}]
    await page.locator("rb-notices .act").click()
    assert await server.wait_for("bring_back") == [{"entry": "entry-now"}]


async def test_the_host_seeks(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_page("host")
    await slide(page.get_by_role("slider", name="Position in the song"), 120)
    await expect(page.locator("rb-now .times")).to_contain_text("2:0")
    assert await server.wait_for("seek") == [{"position_s": 120}]


async def test_the_volume_slider_is_optimistic_and_sends_the_last_value(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host")
    slider = page.get_by_role("slider", name="Volume")
    server.command_gate.clear()
    for value in (70, 50, 30, 25):
        await slide(slider, value)
    await expect(page.locator("rb-controls output")).to_have_text("25 %")
    server.command_gate.set()
    # The first value was sent at once, the last after the reply, those between not at all.
    assert await server.wait_for("set_volume", 2) == [{"volume": 0.7}, {"volume": 0.25}]
    await page.wait_for_timeout(1_200)
    await expect(page.locator("rb-controls output")).to_have_text("25 %")


async def test_a_refused_volume_is_reverted(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_page("host")
    server.refusal = refusal("unavailable", "disk_full")
    await slide(page.get_by_role("slider", name="Volume"), 10)
    await expect(page.locator("rb-notices")).to_contain_text("The server cannot save anything.")
    await expect(page.locator("rb-controls output")).to_have_text("80 %")


async def test_the_host_chooses_mode_and_order(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("radio", name="Upvotes and downvotes").check()
    await page.get_by_role("radio", name="By votes").check()
    assert await server.wait_for("set_setting", 2) == [
        {"name": "mode", "value": "full_voting"},
        {"name": "order", "value": "votes"},
    ]


async def test_a_refused_mode_is_reverted(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_page("host", size=DESKTOP)
    server.refusal = refusal("not_allowed", "host_only")
    await page.get_by_role("radio", name="Requests only").click()
    await expect(page.locator("rb-notices")).to_contain_text("Only the host may do that.")
    await expect(page.get_by_role("radio", name="Upvotes only")).to_be_checked()


async def test_a_phone_prioritizes_and_removes_in_the_details(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host")
    await page.locator("rb-queue li .open").nth(3).click()
    await page.locator("rb-details [data-command=remove]").click()
    await page.locator("rb-details [data-command=remove]").click()
    await page.locator("rb-queue li .open").nth(1).click()
    await page.locator("rb-details [data-command=prioritize]").click()
    assert await server.wait_for("prioritize") == [{"entry": "entry-file:3"}]
    assert await server.wait_for("remove") == [{"entry": "entry-file:5"}]


async def test_the_party_is_closed_at_the_second_tap_and_opened_at_the_first(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host", size=DESKTOP)
    await page.locator("[data-command=close_party]").click()
    assert server.received("close_party") == []
    await page.locator("[data-command=close_party]").click()
    await expect(page.locator("rb-recap")).to_contain_text("12 songs played")
    await expect(page.locator("rb-recap")).to_contain_text("Midnight Orchard")
    await page.keyboard.press("Escape")
    await expect(page.locator("rb-party .status")).to_have_text("The party is closed")
    await page.locator("[data-command=open_party]").click()
    await expect(page.locator("rb-party .status")).to_have_text("The party is open")
    assert [name for name, _, _ in server.commands] == ["close_party", "open_party"]


async def test_a_faulted_player_is_restarted(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_page("host")
    fault = make_fault("player_unreachable")
    await server.set_player(state=m.PlayerState.ERROR, error=fault)
    await page.locator("[data-command=restart_player]").click()
    await expect(page.locator("rb-notices")).to_contain_text("is restarting")
    assert await server.wait_for("restart_player") == [{}]


async def test_a_refused_restart_shows_the_reason(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host")
    fault = make_fault("player_unreachable")
    await server.set_player(state=m.PlayerState.ERROR, error=fault)
    server.refusal = refusal("unavailable", "internal_error")
    await page.locator("[data-command=restart_player]").click()
    await expect(page.locator("rb-notices")).to_contain_text("Something went wrong in the server.")


async def test_lights_are_controlled_individually(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="Lights").click()
    await page.get_by_role("switch", name="Bar on or off").click()
    await page.get_by_role("combobox", name="Effect of Dance floor").select_option("rainbow")
    assert await server.wait_for("set_lights", 2) == [
        {"device": "bar", "state": "OFF"},
        {"device": "dance floor", "effect": "rainbow"},
    ]
    await expect(page.get_by_role("switch", name="Bar on or off")).to_have_attribute(
        "aria-checked", "false"
    )
    await slide(page.get_by_role("slider", name="Brightness of Bar"), 99)
    assert (await server.wait_for("set_lights", 3))[2]["brightness"] == 99
    await page.locator("input[type=color]").nth(1).fill("#0a64ff")
    assert (await server.wait_for("set_lights", 4))[3]["color"] == {"r": 10, "g": 100, "b": 255}


async def test_all_lights_are_controlled_together(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="Lights").click()
    await page.get_by_role("combobox", name="Effect of All lights").select_option("rave")
    assert await server.wait_for("set_lights") == [{"effect": "rave"}]


async def test_changes_of_lights_from_elsewhere_are_shown(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="Lights").click()
    await server.set_lights({"device": "bar", "effect": "spectrum", "brightness": 255})
    await expect(page.get_by_role("combobox", name="Effect of Bar")).to_have_value("spectrum")
    await expect(page.get_by_role("slider", name="Brightness of Bar")).to_have_value("255")


async def test_light_parameters_are_generated_from_the_visualizers_info(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    tail = m.EffectParameter(id="tail", low=0.0, high=2.0, default=0.5, unit="s")
    bar, floor = server.lights.devices
    server.lights = replace(
        server.lights,
        devices=(
            replace(bar, effect="comet", effects=("comet",), delay_ms=0, palette="own"),
            floor,
        ),
        parameters={"comet": (tail,)},
        palettes={"own": (), "ice": ("#000000", "#ffffff")},
        scenes=("Finale",),
        safe=False,
        automatic=True,
    )
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="Lights").click()
    await page.locator("[data-device=bar] summary").click()
    await slide(page.get_by_role("slider", name="Length of the tail"), 1.5)
    assert await server.wait_for("set_lights") == [{"device": "bar", "parameters": {"tail": 1.5}}]
    await page.get_by_role("radio", name="ice").check()
    await slide(page.get_by_role("slider", name="Delay"), 120)
    await page.locator("[data-command=calibrate_lights]").first.click()
    await page.get_by_role("switch", name="Safe for photosensitive people").click()
    await page.get_by_role("button", name="Finale", exact=True).click()
    await page.get_by_role("textbox", name="Scene name").fill("Slow")
    await page.locator("[data-command=save_light_scene]").click()
    assert await server.wait_for("save_light_scene") == [{"name": "Slow"}]
    assert await server.wait_for("calibrate_lights") == [{"device": "bar", "on": True}]
    assert await server.wait_for("set_light_show") == [{"safe": True}]
    assert await server.wait_for("recall_light_scene") == [{"name": "Finale"}]
    last = (await server.wait_for("set_lights", 3))[-1]
    assert (last["palette"], last["delay_ms"]) == ("ice", 120)
    preview = page.locator("canvas[data-light=bar]")
    pixels = "(canvas) => [...canvas.getContext('2d').getImageData(0, 0, 2, 1).data]"
    assert await preview.evaluate(pixels) == [255, 0, 0, 255, 0, 255, 0, 255]


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
async def test_a_scene_is_removed_at_the_second_tap(
    open_page: OpenPage, server: FakeWebServer, size: tuple[int, int]
) -> None:
    server.lights = replace(server.lights, scenes=("Finale", "A " + "very " * 11 + "long"))
    page = await open_page("host", size=size)
    await page.get_by_role("tab", name="Lights").click()
    finale, long = await page.locator("[data-remove-scene]").all()
    await finale.click()
    await expect(finale).to_have_text("Tap again to confirm")
    await long.click()
    await expect(finale).to_have_text("")
    await expect(long).to_have_text("Tap again to confirm")
    fits = "({scrollWidth, clientWidth}) => scrollWidth <= clientWidth"
    assert await page.locator("rb-lights > .card").evaluate(fits)
    assert server.received("remove_light_scene") == []
    await finale.click()
    await finale.click()
    assert await server.wait_for("remove_light_scene") == [{"name": "Finale"}]
    assert server.received("recall_light_scene") == []


async def test_lights_are_discovered_added_and_removed(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="Lights").click()
    await expect(page.locator("rb-discovered-lights")).not_to_contain_text("Search for WLED lights")
    bar, floor = server.lights.devices
    found = m.FoundLight(id="wled-1", name="Shelf", host="192.0.2.7", pixels=144, white=False)
    server.lights = replace(server.lights, devices=(bar, replace(floor, added=True)), finding=False)
    await server.broadcast(lights=server.lights)
    await page.get_by_role("button", name="Search for WLED lights").click()
    assert await server.wait_for("find_lights") == [{}]
    server.lights = replace(server.lights, finding=True, found=(found,))
    await server.broadcast(lights=server.lights)
    await expect(page.get_by_role("button", name="Searching")).to_be_disabled()
    await expect(page.locator("rb-discovered-lights")).to_contain_text("144 LEDs · 192.0.2.7")
    await page.get_by_role("button", name="Add: Shelf").click()
    assert await server.wait_for("add_light") == [{"device": "wled-1"}]
    await page.locator("[data-remove='dance floor']").click()
    assert await server.wait_for("remove_light") == [{"device": "dance floor"}]


async def test_a_missing_visualizer_is_shown(open_page: OpenPage, server: FakeWebServer) -> None:
    server.lights = m.Lights(
        online=False, fps=None, source=None, speed=None, latency_ms=None, devices=()
    )
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="Lights").click()
    await expect(page.locator("rb-lights")).to_contain_text("The light show is not running")


async def test_the_host_shows_the_join_code(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_page("host", size=DESKTOP)
    code = page.locator("rb-party").get_by_role("img", name="QR code that opens the guest page")
    await code.scroll_into_view_if_needed()
    await expect(code).to_have_js_property("complete", value=True)
    assert await code.evaluate("(image) => image.naturalWidth") > 0
    assert await code.get_attribute("src") == f"{server.url}join.svg"


async def test_a_phone_shows_one_panel_at_a_time(open_page: OpenPage) -> None:
    page = await open_page("host")
    await expect(page.locator("rb-queue")).to_be_visible()
    await expect(page.locator("rb-party")).to_be_hidden()
    await page.get_by_role("tab", name="Lights").click()
    await expect(page.locator("rb-queue")).to_be_hidden()
    await expect(page.locator("rb-lights")).to_be_visible()


async def test_the_host_creates_codes(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_page("host", size=DESKTOP)
    server.join_code = "FIRST1"
    await server.send_me()
    await page.get_by_role("checkbox", name="Join by code").check()
    assert await server.wait_for("set_setting") == [{"name": "join", "value": "code"}]
    await expect(page.locator("[data-code=join]")).to_have_text("FIRST1")
    await page.locator("[data-command=rotate_code]").click()
    await expect(page.locator("[data-code=join]")).to_have_text("K7M2QX")
    await expect(page.locator("rb-party .link").first).to_contain_text("/p/K7M2QX")
    await page.locator("[data-command=make_mod_code]").click()
    await expect(page.locator("[data-code=mod]")).to_have_text("STAR42")


async def test_the_host_renews_the_link_for_screens(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host", size=DESKTOP)
    await expect(page.locator("rb-party")).to_contain_text("tv?key=first")
    await page.locator("[data-command=renew_screen_link]").click()
    assert await server.wait_for("renew_screen_link") == [{}]
    await expect(page.locator("rb-party")).to_contain_text("tv?key=renewed")


async def test_the_host_approves_and_rejects_requests_and_texts(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.waiting_approval = tuple(
        make_entry(f"later-{at}", LIBRARY[at], state=m.EntryState.APPROVAL) for at in (6, 7)
    )
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
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("button", name="Approve: Second Summer").click()
    await page.get_by_role("button", name="Decline: Overripe").click()
    await expect(page.locator("[data-text=text-1]")).to_contain_text("dedication of Lowlands")
    await page.get_by_role("button", name="Approve: for you").click()
    assert await server.wait_for("approve") == [{"entry": "later-6"}]
    assert await server.wait_for("reject") == [{"entry": "later-7"}]
    assert await server.wait_for("approve_text") == [{"text": "text-1"}]
    server.texts = ()
    await server.send_me()
    await expect(page.locator("[data-text=text-1]")).to_have_count(0)


async def test_the_host_clears_the_queue_at_the_second_tap_and_undoes_it(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host", size=DESKTOP)
    await page.locator("[data-command=clear_queue]").click()
    assert server.received("clear_queue") == []
    await page.locator("[data-command=clear_queue]").click()
    await page.locator("rb-notices .act").click()
    await page.locator("[data-command=shuffle_queue]").click()
    assert await server.wait_for("shuffle_queue") == [{}]
    assert await server.wait_for("clear_queue") == [{}]
    assert await server.wait_for("undo") == [{}]


async def test_a_guest_is_muted_from_the_details_and_unmuted(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host")
    await page.locator("rb-queue li .open").first.click()
    await page.get_by_role("button", name="Mute for 15 minutes").click()
    await expect(page.locator("rb-notices")).to_contain_text("Anna is muted")
    await page.locator("rb-notices .act").click()
    await expect(page.locator("rb-notices")).to_contain_text("Anna can request and vote again")
    assert await server.wait_for("mute_guest", 2) == [
        {"minutes": 15, "guest": "guest-anna"},
        {"minutes": 0, "guest": "guest-anna"},
    ]


async def test_a_song_is_moved_one_position_at_a_time(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host")
    await page.locator("rb-queue li .open").nth(1).click()
    await page.locator("rb-details [data-move=sooner]").click()
    await page.locator("rb-details [data-move=later]").click()
    assert await server.wait_for("move", 2) == [
        {"entry": "entry-file:3", "before": "entry-file:2"},
        {"entry": "entry-file:3", "before": "entry-file:4"},
    ]


async def test_the_guest_list_offers_the_actions_for_each_guest(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.guests = (make_guest("Zoe", role=m.Role.MOD), make_guest("Ida", banned=True))
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="Guests").click()
    ida = page.locator("[data-guest=guest-ida]")
    await ida.locator("summary").click()
    await ida.get_by_role("button", name="Lift the ban").click()
    zoe = page.locator("[data-guest=guest-zoe]")
    await zoe.locator("summary").click()
    await zoe.get_by_role("button", name="Remove as mod").click()
    assert await server.wait_for("ban_guest") == [{"on": False, "guest": "guest-ida"}]
    assert await server.wait_for("set_role") == [{"role": "guest", "guest": "guest-zoe"}]


async def test_a_guest_in_two_browsers_is_shown_and_becomes_a_mod_by_a_code_only(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.guests = (make_guest("Zoe", several_browsers=True), make_guest("Ida"))
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="Guests").click()
    for name, reason in (("zoe", "Two browsers use the cookie of Zoe"), ("ida", "page open")):
        guest = page.locator(f"[data-guest=guest-{name}]")
        is_shown = "in two browsers" in await guest.locator("summary").inner_text()
        assert is_shown is (name == "zoe")
        await guest.locator("summary").click()
        server.refusal = refusal("conflict", "guest_page_closed")
        await guest.get_by_role("button", name="Make a mod").click()
        await expect(page.locator("rb-notices")).to_contain_text(reason)
        await expect(page.locator("rb-notices")).to_contain_text("Give them a mod code")


async def test_playback_options_are_labelled_buttons(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("button", name="Restart the song").click()
    await page.get_by_role("button", name="Mute").click()
    await page.get_by_role("button", name="Repeat: off").click()
    await page.get_by_role("button", name="Autoplay").click()
    await expect(page.locator("[data-command=set_shuffle]")).to_have_count(0)
    await server.set_party(order=m.Order.FIFO)
    await page.locator("[data-command=set_shuffle]").click()
    assert await server.wait_for("set_shuffle") == [{"on": True}]
    assert [name for name, _, _ in server.commands] == [
        "restart_song",
        "set_muted",
        "set_repeat",
        "set_autoplay",
        "set_shuffle",
    ]


async def test_sources_show_their_health_and_jobs_their_progress(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.player = replace(
        server.player,
        outputs=(m.Output(id="pulse", name="Living room", on=True, available=True),),
    )
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="Music").click()
    await expect(page.locator("[data-source=youtube]")).to_contain_text(
        "The last 3 songs could not be downloaded. Update the source."
    )
    await expect(page.locator("[data-source=local]")).to_contain_text("works")
    await expect(page.locator("[data-source=jamendo]")).to_contain_text("not set up")
    await expect(page.locator("[data-job=job-1]")).to_contain_text("running · 25 %")
    await expect(page.locator("[data-job=job-1]")).to_contain_text("is repeated shortly")
    await expect(page.locator("rb-music")).to_contain_text(
        "is not connected; its 1,200 songs return with it"
    )
    await page.locator("rb-music summary", has_text="1 file cannot be read").click()
    await expect(page.locator("rb-music")).to_contain_text("/music/bad.mp3The file is empty.")
    await page.locator("[data-command=renew_source]").click()
    await page.locator("[data-command=renew_back]").click()
    await page.locator("[data-command=scan_library]").click()
    await page.get_by_role("switch", name="Living room on or off").click()
    assert await server.wait_for("scan_library") == [{}]
    assert await server.wait_for("renew_source", 2) == [{}, {"back": True}]
    assert await server.wait_for("set_output") == [{"output": "pulse", "on": False}]


async def test_a_running_job_is_cancelled_with_undo_and_a_failed_one_tried_again(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="Music").click()
    await page.get_by_role("button", name="Cancel: Scan of the music folders").click()
    assert await server.wait_for("cancel_job") == [{"job": "job-1"}]
    notices = page.locator("rb-notices")
    await expect(notices).to_contain_text("Scan of the music folders was cancelled")
    await notices.locator(".act").click()
    assert await server.wait_for("retry_job") == [{"job": "job-1"}]
    failed = page.locator("[data-job=fetch-e3]")
    await expect(failed).to_contain_text("Download: Lowlands")
    await expect(failed).to_contain_text("Its source is switched off")
    await failed.get_by_role("button", name="Try again").click()
    assert await server.wait_for("retry_job", 2) == [{"job": "job-1"}, {"job": "fetch-e3"}]
    await expect(failed.get_by_role("button", name="Try again")).to_be_focused()


async def test_a_source_that_is_not_set_up_leads_to_its_setting(open_page: OpenPage) -> None:
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="Music").click()
    await page.get_by_role("button", name="Set up: Jamendo").click()
    await expect(page.get_by_role("tab", name="Settings")).to_have_attribute(
        "aria-selected", "true"
    )
    await expect(page.locator("#jamendo_client_id")).to_be_focused()


async def test_the_names_of_sources_stand_in_one_line_whatever_their_health(
    open_page: OpenPage,
) -> None:
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="Music").click()
    await expect(page.locator("[data-source=jamendo]")).to_contain_text("not set up")
    lefts = await page.locator("[data-source] > span:first-of-type").evaluate_all(
        "spans => spans.map((span) => span.getBoundingClientRect().left)"
    )
    assert len(lefts) == 3
    assert len(set(lefts)) == 1


async def test_the_history_shows_statistics_and_saves_a_playlist(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="History").click()
    history = page.locator("rb-history")
    await expect(history).to_contain_text("12 songs played, 120 minutes, 31 guests, 99 votes")
    await expect(history).to_contain_text("Most requests: Bo, 9")
    await page.get_by_role("button", name="Request again: Second Summer").click()
    await page.get_by_role("textbox", name="Playlist name").fill("Summer night")
    await page.locator("[data-command=save_playlist]").click()
    await expect(page.locator("rb-notices")).to_contain_text("Summer night was saved with 40 songs")
    assert await server.wait_for("save_playlist") == [{"name": "Summer night"}]
    assert await server.wait_for("enqueue") == [{"uri": "file:7"}]


async def test_the_host_sets_the_fallback_playlist(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host")
    await page.locator("[data-open=search]").click()
    await page.locator("[data-path=albums]").click()
    await page.locator("[data-path='album/7']").click()
    button = page.get_by_role("button", name="Background music: plays when the queue is empty")
    await button.click()
    await expect(button).to_have_attribute("aria-pressed", "true")
    assert await server.wait_for("set_setting") == [
        {"name": "fallback_playlist", "value": "local:album/7"}
    ]


async def test_the_host_adds_a_playlist_that_a_search_found(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    playlist = make_folder("Ida's Summer", "album/7", m.BrowseKind.PLAYLIST)
    server.playlists = (replace(playlist, uri="local:album/7"),)
    page = await open_page("host")
    await page.locator("[data-open=search]").click()
    await page.keyboard.type("ida")
    await page.locator("[data-path='album/7']").click()
    await page.locator("[data-command=enqueue_playlist]").click()
    await expect(page.locator("rb-browse .outcome")).to_contain_text("7 of 10 songs added")
    assert await server.wait_for("enqueue_playlist") == [{"uri": "local:album/7"}]


async def test_the_host_distinguishes_songs_of_the_same_name(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.library = (
        make_song(61, "Twins", "The Pair", duration_s=185, album="Live in Kiel"),
        make_song(62, "Twins", "The Pair", duration_s=241, album="Debut"),
    )
    page = await open_page("host")
    await page.locator("[data-open=search]").click()
    await page.keyboard.type("twins")
    await expect(page.locator("rb-search li[data-uri] .artist")).to_have_text(
        ["The Pair · 3:05 · Live in Kiel", "The Pair · 4:01 · Debut"]
    )


async def test_the_host_triggers_alarm_buzzer_and_announcement(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("button", name="Buzzer: yes").click()
    await page.locator("[data-command=alarm]").click()
    await page.get_by_role("textbox", name="URL of a sound").fill("http://house.example/bell.mp3")
    await page.locator("[data-command=announce]").click()
    assert await server.wait_for("announce") == [{"media_uri": "http://house.example/bell.mp3"}]
    assert await server.wait_for("buzz") == [{"sound": "yes"}]
    assert await server.wait_for("alarm") == [{}]


async def test_a_panel_starts_below_the_sticky_tabs(open_page: OpenPage) -> None:
    page = await open_page("host")
    await page.get_by_role("tab", name="Settings").click()
    for share in (0, 1):
        await page.evaluate("(share) => scrollBy(0, share * document.body.scrollHeight)", share)
        tabs = await page.get_by_role("tablist").bounding_box()
        assert tabs is not None
        assert 0 <= tabs["y"] < 20
    await expect(page.locator("[data-open=search]")).to_be_hidden()
    await page.get_by_role("tab", name="Songs").click()
    await expect(page.locator("rb-now h2")).to_be_in_viewport()
    await expect(page.locator("[data-open=search]")).to_be_visible()
    await page.get_by_role("tab", name="Guests").click()
    panel = await page.locator("rb-guests").bounding_box()
    assert panel is not None
    assert 60 < panel["y"] < 120


@pytest.mark.parametrize("language", ["en-GB", "de-DE"])
async def test_every_tab_label_fits_on_a_phone(open_page: OpenPage, language: str) -> None:
    page = await open_page("host", language=language)
    tabs = page.get_by_role("tab")
    boxes = [await tabs.nth(at).bounding_box() for at in range(await tabs.count())]
    assert len({box["y"] for box in boxes if box}) == 1
    is_cut = "(tab) => tab.scrollWidth > tab.clientWidth"
    assert not any([await tabs.nth(at).evaluate(is_cut) for at in range(len(boxes))])


@pytest.mark.parametrize("size", [DESKTOP, (390, 844), (320, 568)])
async def test_the_volume_slider_is_wide_enough_for_touch(
    open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = await open_page("host", size=size)
    slider = await page.get_by_role("slider", name="Volume").bounding_box()
    assert slider is not None
    assert slider["width"] >= 100


async def test_the_frame_rate_is_shown_once_it_is_measured(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.lights = replace(server.lights, fps=0.0, source="pulse", latency_ms=None)
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="Lights").click()
    await expect(page.locator("rb-lights")).to_contain_text("follows the speakers")
    await expect(page.locator("rb-lights")).not_to_contain_text("frames per second")
    server.lights = replace(server.lights, fps=59.6, latency_ms=34.0)
    await server.broadcast(lights=server.lights)
    await expect(page.locator("rb-lights")).to_contain_text(
        "follows the speakers · 60 frames per second · 34 ms behind the sound"
    )


async def test_finished_light_states_disappear(open_page: OpenPage, server: FakeWebServer) -> None:
    server.lights = replace(server.lights, calibrating="bar", alarm=True)
    page = await open_page("host", size=DESKTOP)
    await page.get_by_role("tab", name="Lights").click()
    await page.locator("[data-device=bar] summary").click()
    calibration = page.locator("[data-device=bar] [data-command=calibrate_lights]")
    await expect(calibration).to_have_attribute("aria-pressed", "true")
    await expect(page.locator("rb-lights .alarm")).to_be_visible()
    server.lights = replace(server.lights, calibrating=None, alarm=None)
    await server.broadcast(lights=server.lights)
    await expect(calibration).to_have_attribute("aria-pressed", "false")
    await expect(page.locator("rb-lights .alarm")).to_have_count(0)


async def test_the_name_of_a_guest_is_readable_beside_all_facts(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.guests = (
        make_guest("maximilian", role=m.Role.MOD, several_browsers=True, muted_until=START),
    )
    page = await open_page("host")
    await page.get_by_role("tab", name="Guests").click()
    name = page.locator("rb-guests bdi")
    await expect(name).to_have_text("maximilian")
    assert await name.evaluate("element => element.clientWidth || element.offsetWidth") > 80
    facts = page.locator("rb-guests summary small")
    await expect(facts).to_contain_text("in two browsers")


def make_problem(
    code: str, severity: m.Severity, message: str, **params: str | int
) -> m.HostProblem:
    return m.HostProblem(code=code, severity=severity, params=params, message=message, since=START)


MISSING_FOLDER = make_problem(
    "music_folder_missing",
    m.Severity.WARNING,
    "The music folder /media/usb is missing.",
    path="/media/usb",
    option="music",
)
OWN_BROKER = make_problem("broker_embedded", m.Severity.INFO, "The party uses its own MQTT broker.")


async def test_problems_are_shown_to_the_host_until_they_are_resolved(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host")
    listed = page.locator("rb-problems li")
    await expect(listed).to_have_count(0)
    server.problems = (MISSING_FOLDER, OWN_BROKER)
    await server.send_me()
    await expect(page.locator("rb-problems summary")).to_have_text("1 problem to fix")
    await expect(listed.first).to_be_visible()
    await expect(listed.first).to_contain_text(
        "/media/usb is missing. Connect its disk, or correct “Music folders”"
        " (in Home Assistant: Settings → Apps → Raveberry → Configuration)"
    )
    server.problems = (OWN_BROKER,)
    await server.send_me()
    await expect(page.locator("rb-problems summary")).to_have_text("1 note about the installation")
    await expect(listed).not_to_be_visible()
    server.problems = ()
    await server.send_me()
    await expect(page.locator("rb-problems details")).to_have_count(0)


async def test_problems_are_translated_if_a_translation_exists(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    news = make_problem("of_a_later_version", m.Severity.ERROR, "Something newer is wrong.")
    server.problems = (news, MISSING_FOLDER)
    page = await open_page("host", language="de-DE")
    listed = page.locator("rb-problems li")
    await expect(listed.nth(0)).to_contain_text("Lade die Seite neu, um Einzelheiten zu sehen.")
    await expect(listed.nth(0)).not_to_contain_text("Something newer is wrong.")
    await expect(listed.nth(1)).to_contain_text("Der Musikordner /media/usb fehlt")
    await expect(listed.nth(1)).to_contain_text("„Musikordner“ (in Home Assistant: Einstellungen →")


async def test_a_source_whose_songs_fail_is_named(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    values = {"source": "local", "count": 3, "title": "Amber"}
    failing = make_problem("songs_failing", m.Severity.WARNING, "English", **values)
    server.problems = (failing,)
    page = await open_page("host", language="de-DE")
    await expect(page.locator("rb-problems li")).to_contain_text(
        "Bibliothek: 3 Songs nacheinander waren nicht abspielbar, zuletzt „Amber“."
    )


@pytest.mark.parametrize("size", [PHONE, DESKTOP, (320, 640)])
async def test_a_long_problem_does_not_widen_the_page(
    open_page: OpenPage, server: FakeWebServer, size: tuple[int, int]
) -> None:
    long = make_problem("disk_full", m.Severity.ERROR, "x" * 300, path="/" + "y" * 280, free_mb=0)
    server.problems = (long, MISSING_FOLDER, OWN_BROKER)
    page = await open_page("host", size=size)
    await expect(page.locator("rb-problems li").first).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("language", ["en-GB", "de-DE"])
async def test_a_long_party_name_leaves_the_profile_in_its_row(
    open_page: OpenPage, server: FakeWebServer, language: str
) -> None:
    server.settings["party_name"] = "Geburtstagsfeier von Maximilian und Konstantin"
    page = await open_page("host", language=language)
    logo = await page.locator("header img").first.bounding_box()
    profile = await page.locator("header .me").bounding_box()
    assert logo is not None
    assert profile is not None
    assert profile["y"] < logo["y"] + logo["height"]
    assert profile["x"] > 300


async def test_the_labels_of_the_tabs_keep_apart_in_german(open_page: OpenPage) -> None:
    page = await open_page("host", language="de-DE")
    labels = await page.locator(".tabs span").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect()).map((box) => [box.x, box.right])"
    )
    gaps = [after - end for (_, end), (after, _) in pairwise(labels)]
    assert min(gaps) >= 4
