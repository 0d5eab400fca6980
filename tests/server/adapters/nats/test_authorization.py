"""Each key may do at NATS what its process needs, and nothing else, by a real nats-server."""

import asyncio
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from raveberry_server.adapters.nats.authorization import (
    NatsKey,
    NatsKeyError,
    drawn_key,
    gateway_permissions,
    key_of,
    read_key,
    replicated_permissions,
    searcher_permissions,
    server_permissions,
    write_keys,
)
from raveberry_server.adapters.nats.jetstream.storage_names import StorageNames
from raveberry_server.application.replication.subjects import (
    FEED,
    SEARCH,
    SEARCHERS,
    SERVERS,
    SUBJECTS,
    Replicating,
)
from raveberry_server.cli.main import main
from raveberry_server.domain.model.guest import HOST_CALLER

from tests.architecture.tree import ROOT
from tests.fakes.party.gateways import a_gateway, a_published_party, a_searcher
from tests.fakes.real_nats import RealNats, a_key_holder, a_nats_server

NODE = "raveberry"
PATIENCE_S = 60.0
REQUESTS = [subject for subject in SUBJECTS if not subject.is_feed]


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    folder = tmp_path / "keys"
    write_keys(folder, NODE, gateways=2, searchers=1)
    return folder


@pytest.fixture
async def guarded(keys: Path) -> AsyncIterator[RealNats]:
    async with a_nats_server(keys / "authorization.conf") as server:
        yield server


async def test_party_and_gateway_work_with_their_keys(
    tmp_path: Path, keys: Path, guarded: RealNats
) -> None:
    async with (
        a_published_party(tmp_path, guarded, seed=keys / "party.seed") as served,
        a_gateway(tmp_path / "a", guarded, seed=keys / "gateway-1.seed") as gateway,
        aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as ann,
        asyncio.timeout(PATIENCE_S),
    ):
        await gateway.until_open()
        added = await served.server.execute("enqueue", HOST_CALLER, uri="local:Birch")
        vote = {"entry": added.entry.id, "value": 1}
        async with ann.post(f"{gateway.url}/api/v1/command/vote", json=vote) as answer:
            assert answer.status == 200, await answer.text()
        assert served.server.state.waiting[vote["entry"]].score == 2
        async with ann.get(f"{gateway.url}/api/v1/state") as answer:
            assert vote["entry"] in await answer.text()


async def test_a_gateway_may_send_requests_and_read_the_feed_and_nothing_else(
    keys: Path, guarded: RealNats
) -> None:
    own, other = (read_key(keys / f"gateway-{number}.seed") for number in (1, 2))
    async with a_key_holder(guarded, own) as gateway:
        for request in REQUESTS:
            subject = request.of(NODE)
            may_send = Replicating.GATEWAY in request.senders
            assert await gateway.may_publish(subject) == may_send, subject
            for queue in ("", SERVERS, SEARCHERS):
                assert not await gateway.may_subscribe(subject, queue), subject
        assert await gateway.may_subscribe(f"{own.inbox}.>")
        for subject in (f"{other.inbox}.>", "_INBOX.>", ">", "raveberry.>", FEED.of("other")):
            assert not await gateway.may_subscribe(subject), subject
        for subject in (FEED.of(NODE), f"{other.inbox}.a", "raveberry.other.command", "$SYS.REQ"):
            assert not await gateway.may_publish(subject), subject
    async with a_key_holder(guarded, own) as gateway:
        assert await gateway.may_subscribe(FEED.of(NODE))


async def test_the_party_may_publish_the_feed_and_serve_requests_and_nothing_else(
    keys: Path, guarded: RealNats
) -> None:
    async with a_key_holder(guarded, read_key(keys / "party.seed")) as party:
        assert await party.may_publish(FEED.of(NODE))
        for request in REQUESTS:
            subject, is_own = request.of(NODE), request.group == SERVERS
            assert await party.may_subscribe(subject, SERVERS) == is_own, subject
            assert not await party.may_subscribe(subject, SEARCHERS), subject
            assert not await party.may_publish(subject), subject
        for subject in (">", "_INBOX.>", FEED.of("other")):
            assert not await party.may_subscribe(subject), subject


async def test_a_search_worker_may_follow_the_party_and_answer_searches_and_nothing_else(
    keys: Path, guarded: RealNats
) -> None:
    own, other = read_key(keys / "searcher-1.seed"), read_key(keys / "gateway-1.seed")
    async with a_key_holder(guarded, own) as searcher:
        for request in REQUESTS:
            subject = request.of(NODE)
            may_send = Replicating.SEARCHER in request.senders
            assert await searcher.may_publish(subject) == may_send, subject
            is_own = request is SEARCH
            assert await searcher.may_subscribe(subject, SEARCHERS) == is_own, subject
            for queue in ("", SERVERS):
                assert not await searcher.may_subscribe(subject, queue), subject
        for subject in (f"{other.inbox}.>", "_INBOX.>", ">", FEED.of("other")):
            assert not await searcher.may_subscribe(subject), subject
        for subject in (FEED.of(NODE), f"{other.inbox}.a", "raveberry.other.snapshot"):
            assert not await searcher.may_publish(subject), subject
    async with a_key_holder(guarded, own) as searcher:
        assert await searcher.may_subscribe(FEED.of(NODE))
        assert await searcher.may_subscribe(f"{own.inbox}.>")


async def test_a_search_worker_works_with_its_key(
    tmp_path: Path, keys: Path, guarded: RealNats
) -> None:
    async with (
        a_published_party(tmp_path, guarded, seed=keys / "party.seed"),
        a_searcher(tmp_path / "s", guarded, seed=keys / "searcher-1.seed") as searcher,
        a_gateway(tmp_path / "a", guarded, seed=keys / "gateway-1.seed") as gateway,
        aiohttp.ClientSession() as ann,
        asyncio.timeout(PATIENCE_S),
    ):
        await searcher.until_open()
        await gateway.until_open()
        query = {"q": "Birch"}
        async with ann.post(f"{gateway.url}/api/v1/command/search", json=query) as answer:
            assert answer.status == 200, await answer.text()
        async with ann.get(f"{searcher.host_url}/metrics") as answer:
            assert "raveberry_searches_total 1.0" in await answer.text()


@pytest.mark.parametrize("has_key", [False, True])
async def test_a_gateway_that_nats_does_not_know_is_refused_and_says_so(
    tmp_path: Path, guarded: RealNats, has_key: bool
) -> None:
    strange = tmp_path / "strange.seed"
    strange.write_text(drawn_key().seed)
    async with a_gateway(tmp_path / "a", guarded, seed=strange if has_key else None) as gateway:
        async with asyncio.timeout(PATIENCE_S):
            await gateway.until_logged("NATS refuses this process")


async def test_a_gateway_that_was_locked_out_serves_again_once_nats_knows_its_key(
    tmp_path: Path, keys: Path, guarded: RealNats
) -> None:
    conf = keys / "authorization.conf"
    whole = conf.read_text()
    (keys / "gateway-1.seed").rename(tmp_path / "gateway-1.seed")
    async with (
        a_published_party(tmp_path, guarded, seed=keys / "party.seed"),
        a_gateway(tmp_path / "a", guarded, seed=tmp_path / "gateway-1.seed") as gateway,
        asyncio.timeout(PATIENCE_S),
    ):
        await gateway.until_open()
        write_keys(keys, NODE, gateways=0)
        guarded.send_signal(signal.SIGHUP)
        await gateway.until_logged("NATS refuses this process")
        conf.write_text(whole)
        guarded.send_signal(signal.SIGHUP)
        await gateway.until_open()


async def test_a_gateway_names_a_file_that_is_no_key(tmp_path: Path, guarded: RealNats) -> None:
    wrong = tmp_path / "wrong.seed"
    wrong.write_text("nothing")
    async with a_gateway(tmp_path / "a", guarded, seed=wrong) as gateway:
        async with asyncio.timeout(PATIENCE_S):
            line = await gateway.until_logged("cannot be used as an NKEY")
            assert str(wrong) in line
            assert await gateway.exit_code() == 2


def test_the_command_writes_keys_that_only_their_owner_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new" / "keys"
    assert (
        main(
            ["gateway-keys", str(folder), "--gateways", "1", "--searchers", "1", "--standbys", "1"]
        )
        == 0
    )
    names = [
        *("party.seed", "standby-1.seed", "gateway-1.seed", "searcher-1.seed"),
        "authorization.conf",
    ]
    assert capsys.readouterr().out.splitlines() == [str(folder / name) for name in names]
    for name in names[:-1]:
        assert (folder / name).stat().st_mode & 0o077 == 0
    conf = (folder / "authorization.conf").read_text()
    for name in names[:-1]:
        key = read_key(folder / name)
        assert key.public in conf
        assert key.seed not in conf


def test_a_further_gateway_leaves_the_other_keys_as_they_are(keys: Path) -> None:
    before = {path.name: path.read_text() for path in keys.glob("*.seed")}
    write_keys(keys, NODE, gateways=3)
    after = {path.name: path.read_text() for path in keys.glob("*.seed")}
    assert before.items() < after.items()
    conf = (keys / "authorization.conf").read_text()
    assert all(key_of(seed.strip()).public in conf for seed in after.values())


def test_the_party_may_use_jetstream_only_if_a_server_stands_by(tmp_path: Path) -> None:
    for standbys in (0, 1):
        conf = write_keys(tmp_path, NODE, gateways=0, standbys=standbys)[-1].read_text()
        party = conf.partition("# party")[2].partition("# standby")[0]
        assert ("$JS.API.STREAM.CREATE" in party) == bool(standbys)


@pytest.mark.parametrize("text", ["", "nothing", "SUAAA", "SAAA" * 14, "ü"])
def test_what_is_no_seed_of_a_user_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.seed").write_text(text)
    with pytest.raises(NatsKeyError, match=r"a\.seed"):
        read_key(tmp_path / "a.seed")


def test_the_page_about_scale_lists_the_permissions() -> None:
    page = (ROOT / "docs" / "scale.md").read_text()
    key = NatsKey(seed="S", public="KEY")
    rows = {
        "party": server_permissions("NODE"),
        "gateway": gateway_permissions("NODE", key),
        "searcher": searcher_permissions("NODE", key),
    }
    for role, may in rows.items():
        row = next(line for line in page.splitlines() if line.startswith(f"| {role} |"))
        for subject in (*may.publish, *may.subscribe):
            assert f"`{subject.partition(' ')[0]}`" in row, (role, subject)


def test_the_page_about_scale_lists_what_servers_may_do_at_jetstream() -> None:
    rows = (ROOT / "docs" / "scale.md").read_text().splitlines()
    key, storage = NatsKey(seed="S", public="KEY"), StorageNames("NODE")
    party, standby = server_permissions("NODE"), replicated_permissions("NODE", key)
    row = next(row for row in rows if row.startswith("| standby |"))
    for subject in (*storage.written, f"{key.inbox}.>"):
        assert f"`{subject}`" in row, subject
    for request in storage.requests:
        stream = next((one for one in storage.streams if one in request), request)
        words = (f"`{request.replace(stream, '…')}`", f"`{stream}`")
        if stream == request:
            words = (f"`{request}`",)
        assert any(all(one in row for one in words) for row in rows), request
    listed = {*party.publish, *storage.written, *storage.requests}
    assert set(standby.publish) == listed
    assert set(standby.subscribe) == {*party.subscribe, f"{key.inbox}.>"}
