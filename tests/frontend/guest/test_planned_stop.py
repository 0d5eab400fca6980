"""Planned stops of the music, on all pages in a real browser."""

from dataclasses import replace
from datetime import timedelta

import pytest
import raveberry_contract.messages as m
from playwright.async_api import expect

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import START, FakeWebServer

pytestmark = pytest.mark.asyncio(loop_scope="session")

DESKTOP = (1280, 800)


async def test_the_host_plans_a_stop_and_takes_it_back(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host", size=DESKTOP)
    button = page.get_by_role("button", name="Stop after this song")
    await expect(button).to_have_attribute("aria-pressed", "false")
    await button.click()
    await server.set_player(stops_after_song=True)
    await expect(button).to_have_attribute("aria-pressed", "true")
    await expect(page.locator("rb-now")).to_contain_text("Music stops after this song")
    await expect(page.locator("rb-queue .when").first).to_have_text("up next")
    await expect(page.locator("rb-queue .when").nth(1)).to_have_text("")
    await button.click()
    assert await server.wait_for("stop_after_song", 2) == [{"on": True}, {"on": False}]


async def test_the_host_sets_the_sleep_timer_and_ends_it(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host", size=DESKTOP)
    timer = page.get_by_label("Sleep timer")
    await timer.select_option("In 30 minutes")
    assert await server.wait_for("set_sleep_timer") == [{"minutes": 30}]
    await server.set_player(stops_at=START + timedelta(minutes=30))
    await expect(timer.locator("option:checked")).to_contain_text("Sleep timer: ")
    await expect(page.locator("rb-now")).to_contain_text("Music stops around ")
    await timer.select_option("Turn off")
    assert (await server.wait_for("set_sleep_timer", 2))[1] == {"minutes": 0}
    await server.set_player(stops_at=None)
    await expect(timer.locator("option:checked")).to_have_text("Sleep timer")
    await expect(page.locator("rb-now")).not_to_contain_text("Music stops")


@pytest.mark.parametrize(("path", "place"), [("", "rb-now"), ("tv", ".now")])
async def test_guests_and_the_screen_know_when_the_music_stops(
    open_page: OpenPage, server: FakeWebServer, path: str, place: str
) -> None:
    server.player = replace(server.player, stops_after_song=True)
    page = await open_page(path)
    await expect(page.locator(place)).to_contain_text("Music stops after this song")
    await server.set_player(entry=None, state=m.PlayerState.PAUSED, stops_after_song=None)
    await expect(page.locator(place)).to_contain_text("when the host presses play")
