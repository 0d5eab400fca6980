"""Screens receive the spectrum of the music; guests do not, and nobody waits for it."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest
from raveberry_contract import dumps
from raveberry_contract.messages import SpectrumFrame
from raveberry_server.adapters.web.auth.authenticator import HostAccess
from raveberry_server.adapters.web.live import broadcast
from raveberry_server.adapters.web.live.spectrum_watch import SpectrumWatch
from raveberry_server.domain.model.guest import Role
from raveberry_server.presenter.spectrum_feed import SpectrumFeed
from raveberry_server.presenter.state import Viewer

from tests.fakes.party.served_party import Served, serving
from tests.server.presenter.test_spectrum_feed import LOUD

type Json = Any
type Socket = aiohttp.ClientWebSocketResponse

TIMEOUT_S = 5.0


def key_of(number: int) -> str:
    return "k" * (number + 1)


async def next_of(page: Socket, *kinds: str) -> Json:
    async with asyncio.timeout(TIMEOUT_S):
        while (frame := await page.receive_json())["type"] not in kinds:
            pass
    return frame


async def watch(page: Socket, *, on: bool = True) -> Json:
    await page.send_json({"id": "w", "watch_spectrum": on})
    return await next_of(page, "ack", "nack")


async def test_the_host_s_screen_receives_it_until_it_ends(served: Served) -> None:
    feed = served.server.spectrum_feed
    async with (
        served.browser(endpoint="host") as host,
        host.ws_connect("/api/v1/ws") as page,
        host.ws_connect("/api/v1/ws") as other,
    ):
        assert (await watch(page))["type"] == "ack"
        assert (await watch(page))["type"] == "ack"
        assert feed.is_watched
        feed.receive(LOUD)
        frame = await next_of(page, "spectrum")
        assert frame == json.loads(dumps(SpectrumFrame(spectrum=LOUD)))
        await watch(page, on=False)
        assert not feed.is_watched
        feed.receive(LOUD)
        await other.send_json({"id": "w", "watch_spectrum": False})
        assert (await next_of(other, "spectrum", "ack"))["type"] == "ack"


async def test_a_guest_is_refused_and_the_visualizer_is_not_asked(served: Served) -> None:
    async with served.browser() as guest, guest.ws_connect("/api/v1/ws") as page:
        refused = await watch(page)
        assert refused["error"]["refusal"] == "host_only"
        assert not served.server.spectrum_feed.is_watched


async def test_a_screen_whose_link_was_renewed_receives_no_more(tmp_path: Path) -> None:
    async with (
        serving(tmp_path, access=HostAccess(screen_key=key_of)) as served,
        served.browser() as screen,
        served.browser(endpoint="host") as host,
    ):
        served.server_addresses.screen_key = key_of
        me = await (await host.get("/api/v1/state")).json()
        target = urlsplit(me["me"]["screen_url"])
        await screen.get(f"{target.path}?{target.query}")
        async with screen.ws_connect("/api/v1/ws") as page:
            assert (await watch(page))["type"] == "ack"
            assert served.server.spectrum_feed.is_watched
            await host.post("/api/v1/command/renew_screen_link", json={})
            await next_of(page, "me")
            assert not served.server.spectrum_feed.is_watched
            assert (await watch(page))["type"] == "nack"


async def test_it_ends_with_the_last_page(served: Served) -> None:
    feed = served.server.spectrum_feed
    nobody_watches = asyncio.Event()
    async with served.browser(endpoint="host") as host:
        async with host.ws_connect("/api/v1/ws") as page:
            await watch(page)
            feed.on_watched_change(nobody_watches.set)
        async with asyncio.timeout(TIMEOUT_S):
            await nobody_watches.wait()
    assert not feed.is_watched


class Viewed:
    """A page of a viewer."""

    def __init__(self, **rights: bool) -> None:
        self.rights = Viewer(id=None, role=Role.GUEST, **rights)

    def viewer(self) -> Viewer:
        return self.rights


def test_each_frame_goes_to_all_screens_at_once() -> None:
    feed, sent = SpectrumFeed(), []
    watch = SpectrumWatch[Viewed](feed=feed, send=lambda pages, frame: sent.append((pages, frame)))
    first, second = Viewed(is_screen=True), Viewed(is_screen=True)
    for page in (first, second, first):
        watch.add(page)
    feed.receive(LOUD)
    assert sent == [((first, second), SpectrumFrame(spectrum=LOUD))]
    first.rights = replace(first.rights, is_screen=False)
    for page in (first, second):
        watch.recheck(page)
    watch.remove(first)
    feed.receive(LOUD)
    assert [len(pages) for pages, _ in sent] == [2, 1]


async def test_frames_are_dropped_for_a_screen_that_does_not_read(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = served.server.spectrum_feed
    async with served.browser(endpoint="host") as host, host.ws_connect("/api/v1/ws") as page:
        await watch(page)
        monkeypatch.setattr(broadcast, "_MOST_UNSENT_BEFORE_PREVIEWS", -1)
        feed.receive(LOUD)
        monkeypatch.undo()
        feed.receive(replace(LOUD, bpm=None))
        assert (await next_of(page, "spectrum"))["spectrum"]["bpm"] is None
