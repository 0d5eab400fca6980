"""States of the party that the guest page and the screen name."""

from dataclasses import replace
from datetime import timedelta

import pytest
import raveberry_contract.messages as m
from playwright.async_api import expect

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import START, FakeWebServer

pytestmark = pytest.mark.asyncio(loop_scope="session")

HOST = m.PausedBy(role=m.Role.HOST)
MOD = m.PausedBy(role=m.Role.MOD)
BO = m.PausedBy(role=m.Role.GUEST, name="Bo")
SOMEONE = m.PausedBy(role=m.Role.GUEST)


@pytest.mark.parametrize(
    ("by", "language", "text"),
    [
        (HOST, "en-GB", "Paused by the host"),
        (HOST, "de-DE", "Pausiert vom Gastgeber"),
        (MOD, "en-GB", "Paused by a mod"),
        (BO, "de-DE", "Pausiert von Bo"),
        (SOMEONE, "en-GB", "Paused by a guest"),
        (None, "de-DE", "Pausiert"),
    ],
)
async def test_a_pause_names_who_made_it(
    open_page: OpenPage, server: FakeWebServer, by: m.PausedBy | None, language: str, text: str
) -> None:
    server.player = replace(server.player, state=m.PlayerState.PAUSED, paused_by=by)
    page = await open_page(language=language)
    await expect(page.locator("rb-now .label")).to_have_text(text)
    screen = await open_page("tv", language=language)
    await expect(screen.locator(".state")).to_have_text(text)


@pytest.mark.parametrize(
    ("sound", "language", "text"),
    [
        (m.Sound.ANNOUNCEMENT, "en-GB", "Announcement"),
        (m.Sound.ANNOUNCEMENT, "de-DE", "Durchsage"),
        (m.Sound.CALIBRATION, "en-GB", "The host is calibrating the lights"),
        (m.Sound.CALIBRATION, "de-DE", "Der Gastgeber stellt die Lichter ein"),
    ],
)
async def test_a_sound_between_the_music_is_shown_as_such(
    open_page: OpenPage, server: FakeWebServer, sound: m.Sound, language: str, text: str
) -> None:
    server.player = replace(server.player, sound=sound)
    page = await open_page(language=language)
    await expect(page.locator("rb-now .label")).to_have_text(text)
    screen = await open_page("tv", language=language)
    await expect(screen.locator(".state")).to_have_text(text)
    await server.set_player(sound=None)
    await expect(page.locator("rb-now .label")).not_to_contain_text(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [("en-GB", "Last orders: 8 minutes"), ("de-DE", "Letzte Runde: noch 8 Minuten")],
)
async def test_last_orders_are_counted_down(
    open_page: OpenPage, server: FakeWebServer, language: str, text: str
) -> None:
    server.party = replace(
        server.party,
        closes_at=START + timedelta(minutes=38),
        last_orders_at=START + timedelta(minutes=8),
    )
    page = await open_page(language=language)
    await expect(page.locator(".banner")).to_contain_text(text)
    screen = await open_page("tv", language=language)
    await expect(screen.locator(".ending")).to_have_text(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en-GB", "The queue is full at the moment"),
        ("de-DE", "Die Warteschlange ist gerade voll"),
    ],
)
async def test_a_full_queue_is_shown_before_a_request(
    open_page: OpenPage, server: FakeWebServer, language: str, text: str
) -> None:
    server.settings["queue_max"] = len(server.queue)
    page = await open_page(language=language)
    await expect(page.locator(".banner")).to_contain_text(text)


async def test_a_queue_with_room_says_nothing(open_page: OpenPage, server: FakeWebServer) -> None:
    server.settings["queue_max"] = len(server.queue) + 1
    page = await open_page()
    await expect(page.locator("rb-queue li[data-id]").first).to_be_visible()
    await expect(page.locator(".banner")).to_have_count(0)


async def test_what_a_station_plays_is_shown_below_its_name(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page()
    screen = await open_page("tv")
    await server.set_player(stream_title="Neon Tide - Night Ferry")
    await expect(page.locator("rb-now .artist")).to_have_text("Neon Tide - Night Ferry")
    await expect(screen.locator(".words .artist")).to_have_text("Neon Tide - Night Ferry")
