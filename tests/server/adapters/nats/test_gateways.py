"""Guests at gateways: real processes beside a party, fed by a real nats-server."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from aiohttp import WSCloseCode
from raveberry_server.adapters.nats import publisher
from raveberry_server.application import presence
from raveberry_server.application.replication import gateway_pages, subjects
from raveberry_server.domain.model.guest import HOST_CALLER

from tests.architecture.tree import ROOT
from tests.fakes.party.gateways import Gateway, a_gateway, a_published_party
from tests.fakes.party.headless_server import TITLES, HeadlessServer
from tests.fakes.party.phones import a_browser, a_phone
from tests.fakes.party.served_party import Served
from tests.fakes.prometheus import Labels, read, scraped
from tests.fakes.real_nats import RealNats, a_nats_server
from tests.fakes.sources.fake_source import FakeSource

type Json = Any

PATIENCE_S = 60.0


@pytest.fixture
async def nats() -> AsyncIterator[RealNats]:
    async with a_nats_server() as server:
        yield server


@pytest.fixture
async def served(tmp_path: Path, nats: RealNats) -> AsyncIterator[Served]:
    async with a_published_party(tmp_path, nats) as served:
        yield served


@asynccontextmanager
async def an_open_gateway(folder: Path, nats: RealNats) -> AsyncIterator[Gateway]:
    async with a_gateway(folder, nats) as gateway, asyncio.timeout(PATIENCE_S):
        await gateway.until_open()
        yield gateway


async def enqueued(served: Served, title: str) -> str:
    """Return the entry of a song that the host requested."""
    added = await served.server.execute("enqueue", HOST_CALLER, uri=f"local:{title}")
    return added.entry.id


async def test_a_guest_requests_and_votes_at_a_gateway_and_the_house_sees_it(
    tmp_path: Path, nats: RealNats, served: Served
) -> None:
    async with (
        an_open_gateway(tmp_path / "a", nats) as gateway,
        a_browser() as ann,
        a_browser() as ben,
        a_phone(ann, gateway.url) as phone,
        a_phone(ben, served.guest_url) as house,
    ):
        hits = await phone.call("search", q=TITLES[0])
        uri = hits["result"]["hits"][0]["song"]["uri"]
        requested = await phone.call("enqueue", uri=uri)
        assert requested["type"] == "ack", requested
        entry = requested["result"]["entry"]["id"]
        await house.until_revision(served.server.party.saved.revision)
        voted = await house.call("vote", entry=entry, value=1)
        assert voted["type"] == "ack", voted
        revision = served.server.party.saved.revision
        await phone.until_revision(revision)
        await house.until_revision(revision)
        assert phone.replica.order == house.replica.order == [entry]
        assert phone.replica.entries == house.replica.entries
        assert phone.replica.entries[entry]["score"] == 2


async def test_a_vote_at_a_gateway_is_private_and_a_second_one_is_none(
    tmp_path: Path, nats: RealNats, served: Served
) -> None:
    entry = await enqueued(served, "Birch")
    async with (
        an_open_gateway(tmp_path / "a", nats) as gateway,
        a_browser() as ann,
        a_browser() as ben,
        a_phone(ann, gateway.url) as phone,
        a_phone(ann, gateway.url) as second,
        a_phone(ben, gateway.url) as other,
    ):
        for _ in range(2):
            voted = await phone.call("vote", entry=entry, value=1)
            assert (voted["type"], voted["result"]["score"]) == ("ack", 2), voted
        while not second.replica.state["me"]["votes"]:
            await second.next()
        assert second.replica.state["me"]["votes"] == {entry: 1}
        await other.until_revision(served.server.party.saved.revision)
        assert other.replica.state["me"]["votes"] == {}
        me = second.replica.state["me"]["id"]
        assert served.server.state.guests[me].has_acted


async def test_a_banned_guest_is_refused_at_a_gateway_in_the_words_of_the_server(
    tmp_path: Path, nats: RealNats, served: Served
) -> None:
    entry = await enqueued(served, "Birch")
    async with (
        an_open_gateway(tmp_path / "a", nats) as gateway,
        a_browser() as ann,
        a_phone(ann, gateway.url) as phone,
    ):
        await phone.call("vote", entry=entry, value=1)
        (guest,) = served.server.state.guests
        await served.server.execute("ban_guest", HOST_CALLER, guest=guest)
        refused = await phone.call("vote", entry=entry, value=0)
        assert refused["type"] == "nack"
        assert (refused["error"]["code"], refused["error"]["refusal"]) == ("not_allowed", "banned")
        unknown = await phone.call("vote", entry="e999", value=1)
        assert unknown["error"]["refusal"] == "banned"


async def test_a_gateway_has_no_host(tmp_path: Path, nats: RealNats, served: Served) -> None:
    async with an_open_gateway(tmp_path / "a", nats) as gateway, a_browser() as ann:
        async with ann.post(f"{gateway.url}/api/v1/command/skip", json={}) as answer:
            assert answer.status == 403
        for path in ("backup", "export.csv", "playlist/1.m3u8"):
            async with ann.get(f"{gateway.url}/api/v1/{path}") as answer:
                assert answer.status == 403, path
        async with ann.get(f"{gateway.url}/stream.mp3") as answer:
            assert answer.status == 404
    assert served.server.state.is_open


async def test_gateway_and_server_have_metrics_of_the_feed(
    tmp_path: Path, nats: RealNats, served: Served
) -> None:
    async with (
        an_open_gateway(tmp_path / "a", nats) as gateway,
        a_browser() as ann,
        a_browser() as prometheus,
        a_phone(ann, gateway.url) as phone,
    ):
        entry = await enqueued(served, "Birch")
        assert (await phone.call("vote", entry=entry, value=1))["type"] == "ack"
        await phone.until_revision(served.server.party.saved.revision)
        values = await scraped(prometheus, f"{gateway.host_url}/metrics")
        assert values["raveberry_sockets"] == values["raveberry_queue_songs"] == 1
        assert values["raveberry_deltas_total"] >= 1
        assert values["raveberry_replica_behind_commits"] == 0
        assert values["raveberry_feed_age_seconds"] < PATIENCE_S
        assert values["raveberry_commits_total"] == served.server.party.saved.revision
        house: dict[tuple[str, Labels], float] = {}
        async with asyncio.timeout(PATIENCE_S):
            # The gateway reports its guests every second.
            while house.get(("raveberry_gateways", frozenset())) != 1:
                async with prometheus.get(f"{served.host_url}/metrics") as answer:
                    house = read(await answer.text())
        requests = frozenset({("subject", "command")})
        assert house["raveberry_gateway_requests_total", requests] == 1
        assert house["raveberry_feed_messages_total", frozenset()] > 1
        page = (ROOT / "docs" / "scale.md").read_text()
        assert [name for name in (*values, *(name for name, _ in house)) if name not in page] == []
        # Nothing else is there, and guests have none of it.
        for url in (f"{gateway.host_url}/", f"{gateway.host_url}/host", f"{gateway.url}/metrics"):
            async with prometheus.get(url) as answer:
                assert answer.status == 404, url


async def test_pages_and_covers_come_from_the_gateway(
    tmp_path: Path, nats: RealNats, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = b"\x89PNG\r\n\x1a\n" + os.urandom(1_500_000)  # more than one message holds

    async def artwork(_source: FakeSource, _key: str) -> bytes:
        return image

    monkeypatch.setattr(FakeSource, "artwork", artwork)
    entry = await enqueued(served, "Birch")
    async with an_open_gateway(tmp_path / "a", nats) as gateway, a_browser() as ann:
        async with ann.get(gateway.url) as page:
            assert page.status == 200
            assert f'"{entry}"' in await page.text()
        for _ in range(2):
            async with ann.get(f"{gateway.url}/api/v1/song/{entry}/artwork") as cover:
                assert (cover.status, cover.content_type) == (200, "image/png")
                assert await cover.read() == image
        async with ann.get(f"{gateway.url}/api/v1/song/e999/artwork") as cover:
            assert cover.status == 404
        async with ann.get(f"{gateway.url}/static/icon.svg") as icon:
            assert (icon.status, icon.content_type) == (200, "image/svg+xml")


async def test_phones_that_want_a_cover_at_once_ask_the_party_once(
    tmp_path: Path, nats: RealNats, served: Served
) -> None:
    entry = await enqueued(served, "Birch")
    async with (
        an_open_gateway(tmp_path / "a", nats) as gateway,
        a_browser() as ann,
        asyncio.TaskGroup() as phones,
    ):

        async def look() -> None:
            async with ann.get(f"{gateway.url}/api/v1/song/{entry}/artwork") as cover:
                assert cover.status == 200

        for _ in range(20):
            phones.create_task(look())
    async with a_browser() as prometheus, prometheus.get(f"{served.host_url}/metrics") as answer:
        house = read(await answer.text())
    asked = frozenset({("subject", "cover")})
    assert house["raveberry_gateway_requests_total", asked] == 1


async def test_a_phone_whose_gateway_is_killed_goes_on_at_another_one(
    tmp_path: Path, nats: RealNats, served: Served
) -> None:
    entry = await enqueued(served, "Birch")
    async with (
        an_open_gateway(tmp_path / "a", nats) as first,
        an_open_gateway(tmp_path / "b", nats) as second,
        a_browser() as ann,
    ):
        async with a_phone(ann, first.url) as phone:
            assert (await phone.call("vote", entry=entry, value=1))["type"] == "ack"
            await phone.until_revision(served.server.party.saved.revision)
            me, revision = phone.replica.state["me"]["id"] or "", phone.replica.revision
            await first.kill()
        other = await enqueued(served, "Cedar")
        async with a_phone(ann, second.url, since=revision) as phone:
            # It continues from what it shows, with the same identity and its vote.
            assert phone.frames[0]["type"] == "delta"
            frame = phone.frames[0]
            while frame["type"] != "me":
                frame = await phone.next()
            assert frame["votes"] == {entry: 1}
            assert me in {"", frame["id"]}
            assert (await phone.call("vote", entry=other, value=1))["type"] == "ack"
        assert len(served.server.state.guests) == 1
        assert served.server.state.votes_cast == 2


async def test_guests_at_gateways_count_as_present_until_their_gateway_is_gone(
    tmp_path: Path, nats: RealNats, served: Served
) -> None:
    entry = await enqueued(served, "Birch")
    server = served.server

    async def until_active(guests: int) -> None:
        async with asyncio.timeout(PATIENCE_S):
            while server.party.now().guests_active != guests:  # noqa: ASYNC110 - no event
                await asyncio.sleep(0.05)

    async with (
        an_open_gateway(tmp_path / "a", nats) as gateway,
        a_browser() as ann,
        a_phone(ann, gateway.url) as phone,
    ):
        await phone.call("vote", entry=entry, value=1)
        while phone.replica.state["party"]["guests_active"] != 1:
            await phone.next()
        # Longer than the ten minutes after a command, so that only the open page counts.
        async with asyncio.timeout(PATIENCE_S):
            while not server.presence._sockets:  # noqa: ASYNC110 - no event
                await asyncio.sleep(0.05)
        server.clock.advance(presence.ACTIVE_FOR_S + 1)
        await until_active(1)
        await gateway.kill()
        server.clock.advance(gateway_pages.FORGOTTEN_AFTER_S)
        await until_active(0)


async def test_commits_that_a_gateway_has_missed_arrive_with_the_snapshot(
    tmp_path: Path, nats: RealNats, served: Served
) -> None:
    async with (
        an_open_gateway(tmp_path / "a", nats) as gateway,
        a_browser() as ann,
        a_phone(ann, gateway.url) as phone,
    ):
        await nats.kill()
        async with asyncio.timeout(PATIENCE_S):
            await gateway.until_logged("The connection to NATS is lost")
        entries = [await enqueued(served, title) for title in TITLES[:3]]
        refused = await phone.call("vote", entry=entries[0], value=1)
        assert (refused["error"]["code"], refused["error"]["refusal"]) == (
            "unavailable",
            "party_unreachable",
        )
        assert refused["error"]["retry_after_s"] > 0
        # The house goes on for its own guests.
        async with a_browser() as ben, a_phone(ben, served.guest_url) as house:
            assert (await house.call("vote", entry=entries[0], value=1))["type"] == "ack"
        await nats.start()
        while set(phone.replica.order) != set(entries):
            await phone.next()
        assert phone.replica.entries[entries[0]]["score"] == 2
        voted = None
        while voted is None or voted["type"] == "nack":
            voted = await phone.call("vote", entry=entries[0], value=1)
        assert voted["result"]["score"] == 3


async def test_a_restarted_server_is_followed(tmp_path: Path, nats: RealNats) -> None:
    async with AsyncExitStack() as stack:
        async with a_published_party(tmp_path, nats) as before:
            first = await enqueued(before, "Amber")
            gateway = await stack.enter_async_context(an_open_gateway(tmp_path / "a", nats))
            ann = await stack.enter_async_context(a_browser())
            phone = await stack.enter_async_context(a_phone(ann, gateway.url))
            assert phone.replica.order == [first]
        server = HeadlessServer()
        server.clock.advance(60)
        async with a_published_party(tmp_path, nats, server=server) as after:
            entries = [await enqueued(after, title) for title in ("Hazel", "Elm")]
            while set(phone.replica.order) != set(entries):
                await phone.next()
            assert (await phone.call("vote", entry=entries[0], value=1))["type"] == "ack"


async def test_pages_start_again_if_the_server_continues_from_an_older_state(
    tmp_path: Path, nats: RealNats
) -> None:
    async with AsyncExitStack() as stack:
        async with a_published_party(tmp_path, nats) as before:
            for title in TITLES[:4]:
                await enqueued(before, title)
            gateway = await stack.enter_async_context(an_open_gateway(tmp_path / "a", nats))
            ann = await stack.enter_async_context(a_browser())
            phone = await stack.enter_async_context(a_phone(ann, gateway.url))
            revision = phone.replica.revision
        server = HeadlessServer()
        server.clock.advance(60)
        async with a_published_party(tmp_path, nats, server=server):
            async with asyncio.timeout(PATIENCE_S):
                while not phone.socket.closed:
                    await phone.socket.receive()
            assert phone.socket.close_code == WSCloseCode.SERVICE_RESTART
            async with a_phone(ann, gateway.url, since=revision) as phone:
                assert phone.frames[0]["type"] == "snapshot"
                assert phone.replica.order == []


async def test_a_gateway_with_another_key_says_so_and_serves_nobody(
    tmp_path: Path, nats: RealNats, served: Served
) -> None:
    async with a_gateway(tmp_path / "a", nats, key=b"x" * 32) as gateway, a_browser() as ann:
        async with asyncio.timeout(PATIENCE_S):
            await gateway.until_logged("copy its file signing.key")
        async with ann.get(f"{gateway.url}/api/v1/state") as answer:
            assert answer.status == 503
    assert served.server.state.guests == {}


async def test_a_gateway_without_a_key_names_the_file(tmp_path: Path, nats: RealNats) -> None:
    async with a_gateway(tmp_path / "a", nats, key=None) as gateway:
        async with asyncio.timeout(PATIENCE_S):
            await gateway.until_logged("copy the file signing.key of the server here")
            assert await gateway.exit_code() == 2


async def test_a_gateway_of_another_major_version_says_which_to_update(
    tmp_path: Path, nats: RealNats, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publisher, "Pieces", partial(subjects.Pieces, version=(2, 3)))
    async with a_published_party(tmp_path, nats), a_gateway(tmp_path / "a", nats) as gateway:
        async with asyncio.timeout(PATIENCE_S):
            line = await gateway.until_logged("update the older one")
        assert "version 2.3 and this process in version 1.1" in line
