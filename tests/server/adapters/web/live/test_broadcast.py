"""Frames sent to open pages: contents, timing and order."""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, override

import aiohttp
import pytest
from aiohttp.abc import AbstractStreamWriter
from aiohttp.web_request import BaseRequest
from raveberry_contract import messages
from raveberry_server.adapters.web import api
from raveberry_server.adapters.web.live import broadcast
from raveberry_server.adapters.web.transport import websocket_connection
from raveberry_server.application.problems.problems import ProblemCode
from raveberry_server.domain import lifecycle
from raveberry_server.domain.model.entry import EntryState
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.playback import current_song
from raveberry_server.domain.queue import undo

from tests.fakes.party.domain_party import BROKEN
from tests.fakes.party.headless_server import TITLES, HeadlessServer
from tests.fakes.party.phones import Phone
from tests.fakes.party.served_party import Served, serving
from tests.fakes.sources.fake_source import a_library
from tests.fakes.sources.fetched_source import FetchedSource

type Json = Any


@asynccontextmanager
async def a_page(
    browser: aiohttp.ClientSession, since: int | str | None = None
) -> AsyncIterator[Phone]:
    query = "" if since is None else f"?since={since}"
    async with browser.ws_connect(f"/api/v1/ws{query}") as socket:
        page = Phone(socket)
        await page.next()
        yield page


async def the_state(browser: aiohttp.ClientSession) -> Json:
    return await (await browser.get("/api/v1/state")).json()


def me_id(page: Phone) -> str:
    """Return the identity of the page."""
    name: str = page.frames[0]["me"]["id"]
    return name


async def ask(browser: aiohttp.ClientSession, title: str) -> Json:
    response = await browser.post("/api/v1/command/enqueue", json={"query": title})
    return (await response.json())["result"]["entry"]


async def test_pages_learn_of_settings_what_their_role_may_read(served: Served) -> None:
    async with (
        served.browser() as guest,
        served.browser(endpoint="host") as host,
        a_page(guest) as theirs,
        a_page(host) as ours,
    ):
        await served.server.set("subsonic_url", "http://192.168.1.5:4533")
        await served.server.set("mode", "full_voting")
        for page, browser in ((theirs, guest), (ours, host)):
            await page.until_revision(served.server.party.saved.revision)
            page.replica.expect(await the_state(browser))
        assert ours.replica.state["settings"]["subsonic_url"] == "http://192.168.1.5:4533"
        async with a_page(guest, since=0) as late:
            assert "192.168" not in str([*theirs.frames, *late.frames])


async def test_addresses_of_devices_that_were_found_are_for_the_host(served: Served) -> None:
    found = messages.FoundLight(id="a", name="A", host="192.168.1.9", pixels=3, white=False)
    async with (
        served.browser() as guest,
        served.browser(endpoint="host") as host,
        a_page(guest) as theirs,
        a_page(host) as ours,
    ):
        info = messages.LightsInfo(
            fps=30, source="x", devices=(), speed=1.0, latency_ms=1, features={}, found=(found,)
        )
        served.server.lights_cache.set_online(is_online=True)
        served.server.lights_cache.set_info(info)
        delta = await ours.until("delta")
        assert delta["lights"]["found"][0]["host"] == "192.168.1.9"
        delta = await theirs.until("delta")
        assert "192.168" not in str([*theirs.frames, delta, await the_state(guest)])


class TestOpening:
    async def test_a_page_gets_everything_first(self, served: Served) -> None:
        async with served.browser() as browser:
            await ask(browser, "Birch")
            async with a_page(browser) as page:
                state = await the_state(browser)
                assert page.frames == [{"type": "snapshot", **state}]

    async def test_reading_the_page_creates_no_guest(self, served: Served) -> None:
        async with served.browser() as browser, a_page(browser) as page:
            assert page.frames[0]["me"]["id"] is None
            assert page.frames[0]["party"]["guests_active"] == 0
        assert not served.server.state.guests

    async def test_the_first_socket_command_creates_a_guest_with_the_cookie(
        self, served: Served
    ) -> None:
        async with served.browser() as browser:
            async with a_page(browser) as page:
                ack = await page.call("enqueue", query="Birch")
                guest = ack["result"]["entry"]["requested_by"]["id"]
                me = await page.until("me")
                assert me["id"] == guest
                assert "votes" not in me
                assert (await page.until("votes"))["votes"] == {"e0": 1}
            assert (await the_state(browser))["me"]["id"] == guest

    async def test_all_pages_of_a_guest_count_once_as_present(self, served: Served) -> None:
        async with served.browser() as browser:
            await ask(browser, "Birch")
            served.server.clock.advance(601)
            assert (await the_state(browser))["party"]["guests_active"] == 0
            async with a_page(browser) as one, a_page(browser):
                await one.until("delta")
                assert (await the_state(browser))["party"]["guests_active"] == 1
                assert one.replica.state["party"]["guests_active"] == 1


class TestComingBack:
    async def test_a_page_gets_only_what_it_missed(self, served: Served) -> None:
        async with served.browser() as browser:
            await ask(browser, "Birch")
            async with a_page(browser) as page:
                since = page.replica.revision
            await ask(browser, "Cedar")
            async with browser.ws_connect(f"/api/v1/ws?since={since}") as ws:
                frame = await ws.receive_json()
                assert frame["type"] == "delta"
                assert list(frame["entries"]) == ["e1"]
                page.replica.take(frame)
                page.replica.take(await ws.receive_json())
                page.replica.expect(await the_state(browser))

    async def test_the_number_of_past_revisions_is_limited(
        self, served: Served, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(broadcast, "STATES_KEPT", 2)
        async with served.browser() as browser:
            for title in TITLES[:3]:
                await ask(browser, title)
                await asyncio.sleep(broadcast.BROADCAST_EVERY_S)
            for since, kind in ((3, "delta"), (1, "snapshot")):
                async with browser.ws_connect(f"/api/v1/ws?since={since}") as ws:
                    assert (await ws.receive_json())["type"] == kind

    async def test_a_snapshot_has_the_first_entries_if_the_page_reads_the_others(
        self, served: Served
    ) -> None:
        async with served.browser() as browser:
            for title in TITLES[:3]:
                await ask(browser, title)
            async with browser.ws_connect("/api/v1/ws?entries=1") as ws:
                frame = await ws.receive_json()
        assert (frame["type"], len(frame["queue"]["entries"])) == ("snapshot", 1)
        assert frame["queue"]["length"] == len(served.server.state.waiting) > 1

    @pytest.mark.parametrize("entries", ["-1", "x", "", "9" * 5_000, "1.0"])
    async def test_a_number_of_entries_that_is_none_sends_all(
        self, served: Served, entries: str
    ) -> None:
        async with served.browser() as browser:
            for title in TITLES[:3]:
                await ask(browser, title)
            async with browser.ws_connect(f"/api/v1/ws?entries={entries}") as ws:
                queue = (await ws.receive_json())["queue"]
        assert len(queue["entries"]) == queue["length"]

    async def test_a_page_of_a_queue_that_was_cleared_gets_a_snapshot(self, served: Served) -> None:
        async with served.browser(endpoint="host") as host, a_page(host) as page:
            for title in TITLES[:4]:
                await ask(host, title)
            await page.until_revision(served.server.party.saved.revision)
            since = page.replica.revision
            await page.call("clear_queue")
            await page.until_revision(served.server.party.saved.revision)
            async with host.ws_connect(f"/api/v1/ws?since={since}") as ws:
                assert (await ws.receive_json())["type"] == "snapshot"

    async def test_an_up_to_date_page_gets_a_small_delta(self, served: Served) -> None:
        async with served.browser() as browser:
            await ask(browser, "Birch")
            since = (await the_state(browser))["revision"]
            async with browser.ws_connect(f"/api/v1/ws?since={since}") as ws:
                frame = await ws.receive_json()
        assert (frame["type"], frame["revision"]) == ("delta", since)
        assert "entries" not in frame
        assert "order" not in frame

    @pytest.mark.parametrize("since", [0, 99, "-1", "x", "", "9" * 30, "1.0"])
    async def test_an_unknown_revision_gets_a_snapshot(
        self, served: Served, since: int | str
    ) -> None:
        async with served.browser() as browser:
            for title in TITLES[:3]:
                await ask(browser, title)
            served.live._known.pop(0, None)
            async with a_page(browser, since) as page:
                assert page.frames[0]["type"] == "snapshot"


class TestChanges:
    async def test_the_answer_comes_before_the_news(self, served: Served) -> None:
        async with served.browser() as browser:
            await ask(browser, "Birch")
            async with a_page(browser) as page:
                await asyncio.sleep(broadcast.BROADCAST_EVERY_S)
                await page.call("vote", entry="e0", value=0)
                kinds = [frame["type"] for frame in page.frames]
                kinds += [(await page.next())["type"] for _ in range(3)]
        assert kinds[-4:] == ["ack", "delta", "me", "votes"]

    async def test_a_delta_holds_what_changed_and_nothing_else(self, served: Served) -> None:
        async with served.browser() as ann, served.browser() as ben:
            await ask(ann, "Birch")
            async with a_page(ann) as page:
                await ben.post("/api/v1/command/vote", json={"entry": "e0", "value": 1})
                delta = await page.until("delta")
                while "entries" not in delta:
                    delta = await page.until("delta")
        assert delta["entries"] == {"e0": {"score": 2, "up": 2}}
        assert "player" not in delta
        assert "settings" not in delta

    async def test_positions_are_never_sent(self, served: Served) -> None:
        async with served.browser() as ann, a_page(ann) as page:
            await page.call("enqueue", query="Birch")
            delta = await page.until("delta")
            while "entries" not in delta:
                delta = await page.until("delta")
        assert {"position", "eta_s"} & set(delta["entries"]["e0"]) == set()
        assert delta["order"] == [["e0", None]]

    async def test_personal_updates_go_to_all_pages_of_the_guest_only(self, served: Served) -> None:
        async with served.browser() as ann, served.browser() as ben:
            await ask(ann, "Birch")
            await ask(ben, "Cedar")
            async with a_page(ann) as one, a_page(ann) as two, a_page(ben) as other:
                await one.call("vote", entry="e1", value=1)
                assert (await two.until("votes"))["votes"] == {"e1": 1}
                await other.call("vote", entry="e0", value=1)
                assert {frame["type"] for frame in other.frames} <= {"snapshot", "delta", "ack"}

    async def test_a_page_that_comes_back_gets_all_its_votes(self, served: Served) -> None:
        async with served.browser() as ann, served.browser() as ben:
            await ask(ann, "Birch")
            await ask(ben, "Cedar")
            since = (await the_state(ann))["revision"]
            await asyncio.sleep(2 * broadcast.BROADCAST_EVERY_S)
            await ann.post("/api/v1/command/vote", json={"entry": "e1", "value": 1})
            async with ann.ws_connect(f"/api/v1/ws?since={since}") as ws:
                delta, me = [await ws.receive_json() for _ in range(2)]
        assert (delta["type"], me["type"]) == ("delta", "me")
        assert me["votes"] == {"e0": 1, "e1": 1}

    async def test_deltas_are_sent_at_most_twenty_times_a_second(self, served: Served) -> None:
        async with served.browser() as ann, served.browser() as ben:
            await ask(ann, "Birch")
            async with a_page(ann) as page:
                begun_s = asyncio.get_running_loop().time()
                for turn in range(100):
                    value = {"entry": "e0", "value": turn % 2}
                    await ben.post("/api/v1/command/vote", json=value)
                await page.until_revision(served.server.party.saved.revision)
                passed_s = asyncio.get_running_loop().time() - begun_s
                deltas = [frame for frame in page.frames if frame["type"] == "delta"]
                page.replica.expect(await the_state(ann))
        assert len(deltas) <= passed_s / broadcast.BROADCAST_EVERY_S + 2

    async def test_lights_and_player_are_broadcast_too(self, served: Served) -> None:
        async with served.browser() as browser, a_page(browser) as page:
            served.server.lights_cache.set_online(is_online=True)
            assert (await page.until("delta"))["lights"]["online"] is True
            await page.call("enqueue", query="Birch")
            await served.server.start("e0")
            delta = await page.until("delta")
            while "player" not in delta:
                delta = await page.until("delta")
            assert delta["player"]["entry"]["id"] == "e0"
            assert page.replica.order == []

    async def test_previews_are_sent_to_watching_pages_only(self, served: Served) -> None:
        lights_cache = served.server.lights_cache
        async with served.browser() as browser, a_page(browser) as page, a_page(browser) as other:
            await page.socket.send_json({"id": "1", "watch_lights": True})
            assert await page.until("ack") == {"type": "ack", "id": "1", "result": {}}
            assert lights_cache.is_watched
            lights_cache.receive_preview("ring", bytes((255, 0, 0)))
            lights_cache.receive_preview("strip", bytes((0, 0, 0)))
            lights_cache.receive_preview("ring", bytes((0, 255, 0)))
            frame = await page.until("preview")
            assert frame["pixels"] == {"ring": "AP8A", "strip": "AAAA"}
            await other.socket.send_json({"id": "2", "watch_lights": True})
            assert (await other.until("preview"))["pixels"] == frame["pixels"]
            for _ in range(2):
                await page.socket.send_json({"id": "3", "watch_lights": False})
                await page.until("ack")
            lights_cache.receive_preview("ring", bytes(3))
            assert (await other.until("preview"))["pixels"] == {"ring": "AAAA"}
            nobody_looks = asyncio.Event()
            lights_cache.on_watched_change(nobody_looks.set)
            await other.socket.close()
            await nobody_looks.wait()
            assert not lights_cache.is_watched
        assert [one["type"] for one in page.frames].count("preview") == 1

    async def test_a_failed_song_is_shown_to_its_requester_for_a_while(
        self, served: Served, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(undo, "FAILURE_SHOWN_FOR", timedelta(seconds=0.05))
        async with served.browser() as browser:
            await ask(browser, "Birch")
            async with a_page(browser) as page:
                await served.server.step(
                    lambda state, _now: current_song.fail_song(state, EntryId("e0"), BROKEN)
                )
                me = await page.until("me")
                assert [entry["reason"]["code"] for entry in me["failed"]] == ["file_unplayable"]
                await served.server.step(lifecycle.apply_due_changes)
                served.server.clock.advance(1)
                assert (await page.until("me"))["failed"] == []

    async def test_a_restored_song_updates_its_requester_and_voters(self, served: Served) -> None:
        async with (
            served.browser() as ann,
            served.browser() as ben,
            served.browser(endpoint="socket") as host,
        ):
            await ask(ann, "Birch")
            await ben.post("/api/v1/command/vote", json={"entry": "e0", "value": 1})
            async with a_page(ann) as of_ann, a_page(ben) as of_ben:
                await host.post("/api/v1/command/remove", json={"entry": "e0"})
                for page in (of_ann, of_ben):
                    assert (await page.until("votes"))["votes"] == {"e0": 0}
                await host.post("/api/v1/command/bring_back", json={"entry": "e0"})
                async with asyncio.timeout(5):
                    for page in (of_ann, of_ben):
                        assert (await page.until("votes"))["votes"] == {"e0": 1}

    async def test_songs_that_await_approval_reach_their_requester_and_mods_only(
        self, served: Served
    ) -> None:
        async with (
            served.browser() as ann,
            served.browser() as ben,
            served.browser(endpoint="host") as host,
        ):
            await ask(ann, "Birch")
            await ask(ben, "Cedar")
            async with a_page(ann) as of_ann, a_page(ben) as of_ben, a_page(host) as of_host:
                await served.server.step(hidden("e0"))
                for page in (of_ann, of_host):
                    me = await page.until("me")
                    assert [entry["id"] for entry in me["waiting_approval"]] == ["e0"]
                delta = await of_ben.until("delta")
                while "entries" not in delta:
                    delta = await of_ben.until("delta")
                assert delta["entries"]["e0"] is None
                assert all(frame["type"] != "me" for frame in of_ben.frames)
                await of_host.call("approve", entry="e0")
                for page in (of_ann, of_host):
                    assert (await page.until("me"))["waiting_approval"] == []

    async def test_texts_wait_with_their_guest_and_the_host_and_are_then_seen(
        self, served: Served
    ) -> None:
        await served.server.set("moderate_texts", value=True)
        async with (
            served.browser() as ann,
            served.browser() as ben,
            served.browser(endpoint="host") as host,
        ):
            await ask(ann, "Birch")
            await ask(ben, "Cedar")
            async with a_page(ann) as of_ann, a_page(ben) as of_ben, a_page(host) as of_host:
                await of_ann.call("set_profile", name="Rude Ann")
                for page in (of_ann, of_host):
                    me = await page.until("me")
                    assert [text["id"] for text in me["texts"]] == [f"name:{me_id(of_ann)}"]
                await of_host.call("approve_text", text=f"name:{me_id(of_ann)}")
                me = await of_host.until("me")
                assert "texts" not in me
                delta = await of_ben.until("delta")
                while "entries" not in delta:
                    delta = await of_ben.until("delta")
                assert delta["entries"]["e0"]["requested_by"]["name"] == "Rude Ann"
                assert all(frame["type"] != "me" for frame in of_ben.frames)

    async def test_colours_that_are_hidden_go_at_once_and_come_back(self, served: Served) -> None:
        async with served.browser() as ann, served.browser(endpoint="host") as host:
            await ask(ann, "Birch")
            async with a_page(ann) as of_ann, a_page(host) as of_host:
                for visible_to in ("host", "everybody"):
                    await of_host.call("set_setting", name="colors_visible_to", value=visible_to)
                    is_hidden = visible_to == "host"
                    delta = await of_ann.until("delta")
                    assert (delta["entries"]["e0"]["requested_by"] is None) == is_hidden
                    for page in (of_ann, of_host):
                        me = await page.until("me")
                        assert list(me.get("requesters", ())) == (["e0"] if is_hidden else [])

    @pytest.mark.parametrize(
        ("setting", "kind"),
        [
            ("max_waiting_per_guest", "requests"),
            ("max_requests_per_hour", "requests"),
            ("fresh_requests", "requests"),
            ("vote_rate_per_min", "votes"),
        ],
    )
    async def test_changed_limits_are_broadcast(
        self, served: Served, setting: str, kind: str
    ) -> None:
        async with served.browser() as ann, a_page(ann) as page:
            await served.server.set(setting, 2)
            async with asyncio.timeout(5):
                assert (await page.until("me"))["limits"][kind]["remaining"] == 2

    async def test_a_page_that_opens_amid_a_storm_gets_no_song_twice_or_askew(
        self, served: Served
    ) -> None:
        async with served.browser(endpoint="socket") as host:
            for title in TITLES:
                await ask(host, title)
            async with contextlib.AsyncExitStack() as stack:
                pages = []
                for at in range(24):
                    entry = {"entry": f"e{at * 5 % len(TITLES)}"}
                    await host.post("/api/v1/command/prioritize", json=entry)
                    if at % 2:
                        pages.append(await stack.enter_async_context(a_page(host)))
                state = await the_state(host)
                for page in pages:
                    await page.until_revision(state["revision"])
                    page.replica.expect(state)


def hidden(name: str) -> Callable[[PartyState, Now], Step[None]]:
    """Return a step that holds an entry back for approval."""

    def step(state: PartyState, _now: Now) -> Step[None]:
        entry = replace(state.waiting[EntryId(name)], state=EntryState.APPROVAL)
        return Step(state=replace(state, waiting=state.waiting.with_entries((entry,))), result=None)

    return step


class TestSearching:
    async def test_library_hits_come_first_and_the_last_answer_is_marked(
        self, tmp_path: Path
    ) -> None:
        web = FetchedSource(Song(uri="web:1", source="web", title="Elm live", artist="The Es"))
        web.search_gate.clear()
        server = HeadlessServer(sources=(a_library(*TITLES), web))
        async with (
            serving(tmp_path, server=server) as served,
            served.browser() as browser,
            a_page(browser) as page,
        ):
            await page.socket.send_json({"id": "s", "search": {"q": "elm"}})
            first = await page.until("hits")
            web.search_gate.set()
            last = await page.until("hits")
        assert [hit["song"]["title"] for hit in first["hits"]] == ["Elm"]
        assert [hit["song"]["title"] for hit in last["hits"]] == ["Elm", "Elm live"]
        assert (first["done"], last["done"], last["id"]) == (False, True, "s")

    async def test_a_failing_source_does_not_affect_others(self, tmp_path: Path) -> None:
        broken = FetchedSource()
        broken.trouble = "no network"
        server = HeadlessServer(sources=(a_library(*TITLES), broken))
        async with (
            serving(tmp_path, server=server) as served,
            served.browser() as browser,
            a_page(browser) as page,
        ):
            await page.socket.send_json({"id": "s", "search": {"q": "elm"}})
            hits = await page.next()
            await page.socket.send_json({"id": "t", "search": {"q": "x", "sources": ["web"]}})
            nack = await page.next()
        assert hits["done"]
        assert (hits["note"]["code"], hits["note"]["params"]) == (
            "source_silent",
            {"source": "web"},
        )
        assert nack["error"]["code"] == "source_failed"


class TestLeaving:
    async def test_a_vanished_page_does_not_affect_others(self, served: Served) -> None:
        async with served.browser() as browser:
            await ask(browser, "Birch")
            async with contextlib.AsyncExitStack() as stack:
                first = await stack.enter_async_context(a_page(browser))
                gone = [await browser.ws_connect("/api/v1/ws") for _ in range(20)]
                last = await stack.enter_async_context(a_page(browser))
                for at, ws in enumerate(gone):
                    ws._response.connection.transport.abort()
                    await served.server.set("volume", at / 100)
                revision = served.server.party.saved.revision
                for page in (first, last):
                    await page.until_revision(revision)

    async def test_a_page_that_reads_nothing_is_disconnected(
        self, served: Served, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(broadcast, "MOST_UNSENT", 64 * 1024)
        monkeypatch.setattr(websocket_connection, "_CLOSE_PATIENCE_S", 0.2)
        reader, writer = await asyncio.open_connection(
            "127.0.0.1", int(served.guest_url.rpartition(":")[2]), limit=1024
        )
        writer.write(
            b"GET /api/v1/ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n"
        )
        await reader.readuntil(b"\r\n\r\n")
        reader._transport.pause_reading()
        (page,) = served.live._pages
        transport = page.transport
        while served.live._pages:
            served.live.send(page, messages.AckFrame(id="a", result={"much": "x" * 500_000}))
            await asyncio.sleep(0)
        served.live.send(page, messages.AckFrame(id="a", result={}))
        async with asyncio.timeout(5):
            while not transport.is_closing() or transport.get_write_buffer_size():  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        writer.close()

    async def test_pages_are_notified_when_the_server_stops(self, tmp_path: Path) -> None:
        async with (
            aiohttp.ClientSession() as browser,
            asyncio.TaskGroup() as tasks,
            serving(tmp_path) as served,
        ):
            ws = await browser.ws_connect(f"{served.guest_url}/api/v1/ws")
            await ws.receive_json()
            last = tasks.create_task(ws.receive())
        assert last.result().type is aiohttp.WSMsgType.CLOSE
        assert last.result().data == aiohttp.WSCloseCode.GOING_AWAY

    async def test_a_guest_stays_present_for_ten_minutes_after_the_last_page(
        self, served: Served
    ) -> None:
        async with served.browser() as browser:
            await ask(browser, "Birch")
            async with a_page(browser):
                pass
            assert served.server.presence.guests_active(served.server.clock.mono_s()) == 1


async def test_many_pages_end_at_the_same_state(served: Served) -> None:
    """200 pages, 500 votes of 50 guests; nothing of it blocks the event loop."""
    random_votes = random.Random(7)
    async with served.browser(endpoint="socket") as host:
        for title in TITLES:
            await ask(host, title)
        await host.post(
            "/api/v1/command/set_setting", json={"name": "mode", "value": "full_voting"}
        )
        await host.post(
            "/api/v1/command/set_setting", json={"name": "downvotes_to_kick", "value": 0}
        )
        for name in ("identity_burst", "connections_per_address"):
            await host.post("/api/v1/command/set_setting", json={"name": name, "value": 0})

        async def vote_often() -> None:
            async with served.browser() as browser:
                for _ in range(10):
                    entry = f"e{random_votes.randrange(len(TITLES))}"
                    value = random_votes.choice((-1, 0, 1))
                    response = await browser.post(
                        "/api/v1/command/vote", json={"entry": entry, "value": value}
                    )
                    assert response.status == 200

        async with contextlib.AsyncExitStack() as stack:
            browsers = [await stack.enter_async_context(served.browser()) for _ in range(20)]
            pages = [
                await stack.enter_async_context(a_page(browser))
                for browser in browsers
                for _ in range(10)
            ]
            async with asyncio.TaskGroup() as tasks:
                for _ in range(50):
                    tasks.create_task(vote_often())
            final = await the_state(browsers[0])
            for page in pages:
                await page.until_revision(final["revision"])
                page.replica.expect(final)


async def test_a_bug_is_an_answer_and_the_page_stays(
    served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    served.server.catalog._sources = None  # type: ignore[assignment] - simulates a bug
    async with served.browser() as browser, browser.ws_connect("/api/v1/ws") as ws:
        await ws.receive_json()
        await ws.send_json({"id": "1", "command": "enqueue", "args": {"query": "a"}})
        answer = await ws.receive_json()
        assert (answer["type"], answer["error"]["code"]) == ("nack", "unavailable")
        await ws.send_json({"id": "2", "command": "add_hashtag", "args": {"text": "#oak"}})
        kinds = {(await ws.receive_json())["type"] for _ in range(2)}
        assert "ack" in kinds
    assert "Cannot carry out" in caplog.text


@pytest.mark.parametrize("rounds", [0, 1], ids=["as it answers", "before it answers"])
async def test_a_page_that_goes_in_the_middle_of_its_upgrade_is_no_bug(
    served: Served, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, rounds: int
) -> None:
    class Vanishing(websocket_connection.UpgradedResponse):
        @override
        async def prepare(self, request: BaseRequest) -> AbstractStreamWriter | None:
            assert request.transport is not None
            request.transport.abort()
            for _ in range(rounds):  # of the event loop, until the connection is lost
                await asyncio.sleep(0)
            return await super().prepare(request)

    with monkeypatch.context() as patch:
        patch.setattr(api, "UpgradedResponse", Vanishing)
        async with served.browser() as browser:
            with pytest.raises(aiohttp.ClientError):
                await browser.ws_connect("/api/v1/ws")
    async with served.browser() as browser, a_page(browser):
        assert not caplog.text


async def test_memory_is_trimmed_after_many_pages_closed(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(broadcast, "MANY_GONE", 3)
    monkeypatch.setattr(broadcast, "GIVE_BACK_AFTER_S", 0)
    async with served.browser() as browser:
        for _ in range(2):
            async with a_page(browser):
                pass
        assert not served.server.memory_trimmed.is_set()
        async with a_page(browser):
            pass
        await served.server.memory_trimmed.wait()


async def test_while_more_pages_stay_than_go_none_waits_for_memory(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(broadcast, "MANY_GONE", 3)
    monkeypatch.setattr(broadcast, "GIVE_BACK_AFTER_S", 0)
    async with served.browser() as browser, contextlib.AsyncExitStack() as crowd:
        for _ in range(5):
            await crowd.enter_async_context(a_page(browser))
        for _ in range(4):
            async with a_page(browser):
                pass
        assert not served.server.memory_trimmed.is_set()
        await crowd.aclose()
        await served.server.memory_trimmed.wait()


async def test_memory_is_not_trimmed_while_pages_close(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(broadcast, "MANY_GONE", 3)
    loop, looked = asyncio.get_running_loop(), asyncio.Event()
    async with served.browser() as browser, contextlib.AsyncExitStack() as crowd:
        for _ in range(6):
            await crowd.enter_async_context(a_page(browser))
        pages = [*served.live._pages]
        monkeypatch.setattr(broadcast, "GIVE_BACK_AFTER_S", 0)
        for page in pages[:3]:
            served.live.close(page)
        monkeypatch.setattr(broadcast, "GIVE_BACK_AFTER_S", 0.001)
        for page in pages[3:]:
            served.live.close(page)
        loop.call_later(0, looked.set)
        await looked.wait()
        assert not served.server.memory_trimmed.is_set()
        await served.server.memory_trimmed.wait()


async def test_a_page_that_returns_after_a_trim_gets_a_snapshot(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(broadcast, "MANY_GONE", 1)
    monkeypatch.setattr(broadcast, "GIVE_BACK_AFTER_S", 0)
    async with served.browser() as browser:
        before = served.server.party.saved.revision
        await served.server.set("volume", 0.5)
        async with browser.ws_connect(f"/api/v1/ws?since={before}") as ws:
            assert (await ws.receive_json())["type"] == "delta"
        await served.server.memory_trimmed.wait()
        async with browser.ws_connect(f"/api/v1/ws?since={before}") as ws:
            assert (await ws.receive_json())["type"] == "snapshot"


async def test_problems_are_sent_to_host_pages_only(tmp_path: Path) -> None:
    async with (
        serving(tmp_path) as served,
        served.browser(endpoint="host") as host,
        served.browser() as guest,
        a_page(host) as hosts_page,
        a_page(guest) as guests_page,
    ):
        problems = served.server.problems
        tag = (await host.get("/api/v1/state")).headers["ETag"]
        problems.report(ProblemCode.DISK_FULL, free_mb=0, path="/data")
        frame = await hosts_page.until("me")
        (problem,) = frame["problems"]
        assert (problem["code"], problem["severity"]) == ("disk_full", "error")
        assert problem["params"] == {"free_mb": 0, "path": "/data"}
        assert (await the_state(host))["me"]["problems"] == frame["problems"]
        assert (await host.get("/api/v1/state", headers={"If-None-Match": tag})).status == 200

        problems.clear(ProblemCode.DISK_FULL)
        assert "problems" not in await hosts_page.until("me")
        problems.report(ProblemCode.SOUND_MISSING, reason="no sound card")
        assert "problems" not in (await the_state(guest))["me"]
        await guests_page.call("enqueue", query="Birch")
        await guests_page.until("me")
        assert "no sound card" not in str(guests_page.frames)


async def test_the_pages_of_the_host_learn_another_address_of_the_guests(tmp_path: Path) -> None:
    async with (
        serving(tmp_path) as served,
        served.browser(endpoint="host") as host,
        a_page(host) as page,
    ):
        tag = (await host.get("/api/v1/state")).headers["ETag"]
        served.server_addresses.move("http://192.168.1.20:8123")
        frame = await page.until("me")
        assert frame["join_url"] == "http://192.168.1.20:8123/"
        assert (await host.get("/api/v1/state", headers={"If-None-Match": tag})).status == 200
