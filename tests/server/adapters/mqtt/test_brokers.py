"""The preferred broker is used as soon as it can be, and none is required."""

import asyncio
import json
import stat
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from raveberry_contract import topics
from raveberry_server.adapters.mqtt import bridge as bridges
from raveberry_server.adapters.mqtt.visualizer_broker_file import BROKER_FILE, write_broker_file
from raveberry_server.application.broker_selection import (
    BrokerAddress,
    BrokerOrigin,
    BrokerSelection,
    EmbeddedNotice,
)
from raveberry_server.application.problems.problems import ProblemCode

from tests.fakes.party.bridged_party import Bridged, bridging, listening
from tests.fakes.party.headless_server import TOPICS, HeadlessServer
from tests.fakes.real_broker import RealBroker, a_broker
from tests.ports import free_port

pytestmark = pytest.mark.system


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bridges, "PROBE_S", 0.1)
    monkeypatch.setattr(bridges, "FALLBACK_AFTER_S", 0.0)


@pytest.fixture
async def other(tmp_path: Path) -> AsyncIterator[RealBroker]:
    folder = tmp_path / "other"
    folder.mkdir()
    async with a_broker(folder) as broker:
        yield broker


def embedded(port: int) -> BrokerAddress:
    return BrokerAddress(host="127.0.0.1", port=port, origin=BrokerOrigin.EMBEDDED)


def named(port: int, **changes: str) -> BrokerAddress:
    return BrokerAddress(host="127.0.0.1", port=port, origin=BrokerOrigin.SUPERVISOR, **changes)


@asynccontextmanager
async def in_the_app(broker: RealBroker) -> AsyncIterator[tuple[Bridged, BrokerSelection]]:
    server = HeadlessServer()
    notice = EmbeddedNotice(code=ProblemCode.BROKER_EMBEDDED)
    brokers = BrokerSelection(broker=embedded(broker.port), problems=server.problems, notice=notice)
    async with bridging(broker, server, brokers=brokers) as bridged:
        await until(lambda: bridged.bridge.is_connected)
        yield bridged, brokers


def codes(bridged: Bridged) -> list[str]:
    return [problem.code for problem in bridged.server.problems.current]


async def until(claim: Callable[[], bool]) -> None:
    """Poll until a condition holds."""
    while not claim():  # noqa: ASYNC110 - threads set no event
        await asyncio.sleep(0.01)


async def test_the_embedded_broker_serves_until_home_assistant_names_one(
    broker: RealBroker, other: RealBroker
) -> None:
    async with (
        in_the_app(broker) as (bridged, brokers),
        listening(broker.port) as before,
        listening(other.port) as after,
    ):
        assert codes(bridged) == ["broker_embedded"]
        assert not brokers.is_settled
        brokers.offer(named(other.port))
        await after.until(
            lambda: after.on(TOPICS.name(topics.INFO)) and after.on(TOPICS.name(topics.QUEUE))
        )
        await before.until(lambda: before.on(TOPICS.name(topics.STATUS))[-1].payload == b"offline")
        assert brokers.is_settled
        assert codes(bridged) == []
        assert (await after.ask("set_volume", args={"volume": 0.3}))["ok"]


async def test_a_broker_that_is_named_but_away_is_joined_when_it_comes(
    broker: RealBroker, tmp_path: Path
) -> None:
    late = RealBroker(folder=tmp_path, port=free_port())
    async with in_the_app(broker) as (bridged, brokers):
        brokers.offer(named(late.port))
        await until(lambda: "broker_away" in codes(bridged))
        assert bridged.bridge.is_connected
        await late.start()
        await until(lambda: brokers.is_settled)
        assert codes(bridged) == []
        await late.kill()
        await until(lambda: "broker_away" in codes(bridged) and bridged.bridge.is_connected)
        assert not brokers.is_settled


async def test_a_refused_password_is_a_problem_until_the_right_one_is_named(
    broker: RealBroker, tmp_path: Path
) -> None:
    async with (
        a_broker(tmp_path, "allow_anonymous false") as picky,
        in_the_app(broker) as (bridged, brokers),
    ):
        attention = asyncio.ensure_future(brokers.until_attention())  # noqa: TID251 - of the test
        brokers.offer(named(picky.port, username="ann", password="wrong"))  # noqa: S106
        await until(lambda: "broker_refused" in codes(bridged))
        async with asyncio.timeout(5):
            await attention
        assert "wrong" not in str(bridged.server.problems.current)
        brokers.offer(named(broker.port))
        await until(lambda: brokers.is_settled)
        assert codes(bridged) == []


async def test_without_the_other_one_the_embedded_broker_is_preferred_again(
    broker: RealBroker, other: RealBroker
) -> None:
    async with in_the_app(broker) as (bridged, brokers):
        brokers.offer(named(other.port))
        await until(lambda: brokers.is_settled)
        brokers.offer(None)
        await until(lambda: codes(bridged) == ["broker_embedded"])
        assert bridged.bridge.is_connected


async def test_the_broker_of_the_options_is_the_only_one(
    broker: RealBroker, other: RealBroker
) -> None:
    server = HeadlessServer()
    chosen = BrokerAddress(host="127.0.0.1", port=broker.port)
    brokers = BrokerSelection(broker=chosen, problems=server.problems)
    async with bridging(broker, server, brokers=brokers) as bridged:
        await until(lambda: bridged.bridge.is_connected)
        brokers.offer(named(other.port))
        assert brokers.preferred == chosen
        assert brokers.fallback is None
        assert brokers.is_settled


async def test_another_address_of_the_guests_is_published(broker: RealBroker) -> None:
    async with listening(broker.port) as listener, in_the_app(broker) as (bridged, _):
        await listener.latest(TOPICS.name(topics.INFO))
        codes_before = len(await listener.until(lambda: listener.on(TOPICS.name(topics.JOIN_QR))))
        bridged.server_addresses.move("http://192.168.1.20:8123")
        info = await listener.latest(
            TOPICS.name(topics.INFO), lambda info: "192.168.1.20" in info["guest_url"]
        )
        assert info["join_url"] == "http://192.168.1.20:8123/"
        await listener.until(lambda: len(listener.on(TOPICS.name(topics.JOIN_QR))) > codes_before)


async def test_certificates_that_cannot_be_read_are_a_problem_and_nobody_is_trusted(
    broker: RealBroker, tmp_path: Path
) -> None:
    nonsense = tmp_path / "nonsense.crt"
    nonsense.write_text("no certificate")
    for ca in (tmp_path / "missing.crt", nonsense, tmp_path):
        server = HeadlessServer()
        secret = BrokerAddress(host="127.0.0.1", port=broker.port, uses_tls=True, ca=ca)
        brokers = BrokerSelection(broker=secret, problems=server.problems)
        async with bridging(broker, server, brokers=brokers) as bridged:
            await until(lambda bridged=bridged: codes(bridged) == ["broker_away"])  # type: ignore[misc]
            assert str(ca) in server.problems.current[0].message
            assert not bridged.bridge.is_connected


def test_the_light_show_finds_the_broker_in_a_file_of_ours_alone(tmp_path: Path) -> None:
    broker = named(1883, username="addons", password="secret")  # noqa: S106
    for _ in range(2):
        write_broker_file(tmp_path, broker)
    file = tmp_path / BROKER_FILE
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json.loads(file.read_text()) == {
        "host": "127.0.0.1",
        "port": 1883,
        "username": "addons",
        "password": "secret",
        "tls": False,
        "ca": None,
    }
    assert [path.name for path in tmp_path.iterdir()] == [BROKER_FILE]
