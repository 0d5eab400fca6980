"""Guests with iPhones, hosts with Macs and screens with WebKit can do what others can."""

import json
from typing import Final
from urllib.parse import quote

import pytest

from tests.frontend.card.dashboard_page import dashboard_url
from tests.frontend.fake_web_server import FakeWebServer

from .conftest import WebKitPage

__all__ = ["dashboard_url"]

pytestmark = pytest.mark.asyncio(loop_scope="session")

DESKTOP: Final = (1280, 900)


async def open_host_page(webkit: WebKitPage, server: FakeWebServer) -> None:
    """Open the host page as the host, as whom the fake server takes a browser with this cookie."""
    await webkit.open(server.url)
    await webkit.run("document.cookie = 'host=1'")
    await webkit.open(f"{server.url}host", size=DESKTOP)


async def test_a_guest_votes_requests_and_dedicates(
    webkit: WebKitPage, server: FakeWebServer
) -> None:
    await webkit.open(server.url)
    await webkit.find("rb-now .title", "Midnight Orchard")
    chosen = next(entry for entry in server.queue if entry.id not in server.votes)
    await webkit.click("rb-queue button[data-way='1']", chosen.song.title)
    assert await server.wait_for("vote") == [{"entry": chosen.id, "value": 1}]
    await webkit.find("rb-queue button[aria-pressed='true']", chosen.song.title)
    await webkit.click("button", "Request a song")
    wanted = server.library[-1]
    await webkit.type(wanted.title, "input[type='search']")
    await webkit.click("rb-search button", wanted.artist)
    (request,) = await server.wait_for("enqueue")
    assert request == {"uri": wanted.uri}
    # A sheet follows the first request.
    await webkit.type("for Anna", "rb-requested input[name='dedication']")
    await webkit.click("button", "Done")
    (dedicated,) = await server.wait_for("dedicate")
    assert dedicated["text"] == "for Anna"
    await webkit.until_gone("button", "Done")


async def test_a_guest_listens_along(webkit: WebKitPage, server: FakeWebServer) -> None:
    await webkit.open(server.url)
    await webkit.click("button", "Listen along on this device")
    await server.wait_for_listeners(1)
    await webkit.find("rb-now", "a few seconds late")
    await webkit.click("button", "Listen along on this device")
    await server.wait_for_listeners(0)


async def test_a_host_changes_the_party(webkit: WebKitPage, server: FakeWebServer) -> None:
    await open_host_page(webkit, server)
    await webkit.click("[role='tab']", "Party")
    await webkit.click("input[value='fifo']")
    (changed,) = await server.wait_for("set_setting")
    assert changed == {"name": "order", "value": "fifo"}
    await webkit.click("[role='tab']", "Lights")
    await webkit.find("select")


async def test_lists_look_like_the_other_fields(webkit: WebKitPage, server: FakeWebServer) -> None:
    await open_host_page(webkit, server)
    assert await webkit.style("appearance", ".timer select") == "none"
    assert await webkit.style("background-image", ".timer select") != "none"


async def test_the_screen_shows_songs_and_moves(webkit: WebKitPage, server: FakeWebServer) -> None:
    await webkit.open(f"{server.url}tv", size=DESKTOP)
    await webkit.find("rb-tv h1", "Midnight Orchard")
    await webkit.find("rb-tv", server.queue[0].song.title)
    await webkit.find("rb-tv canvas")


async def test_the_card_shows_the_party_and_votes(
    webkit: WebKitPage, server: FakeWebServer, dashboard_url: str
) -> None:
    shown = {"config": {}, "language": "en", "server": server.url}
    await webkit.open(f"{dashboard_url}#{quote(json.dumps(shown))}")
    await webkit.find("raveberry-card-content .party", "Midnight Orchard")
    chosen = next(entry for entry in server.queue if entry.id not in server.votes)
    await webkit.click("raveberry-card-content button[data-way='1']", chosen.song.title)
    assert await server.wait_for("vote") == [{"entry": chosen.id, "value": 1}]
