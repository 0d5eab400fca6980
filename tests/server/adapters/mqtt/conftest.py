"""All tests here have a real broker, and none of our code may block the event loop."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from blockbuster import BlockBuster, blockbuster_ctx
from raveberry_contract import topics

from tests.fakes.party.bridged_party import Bridged, Listener, bridging, listening
from tests.fakes.party.headless_server import TOPICS, HeadlessServer
from tests.fakes.real_broker import RealBroker, a_broker


@pytest.fixture(autouse=True)
def watch_for_blocking() -> Iterator[BlockBuster]:
    with blockbuster_ctx("raveberry_server") as watch:
        yield watch


@pytest.fixture
async def broker(tmp_path: Path) -> AsyncIterator[RealBroker]:
    async with a_broker(tmp_path) as broker:
        yield broker


@pytest.fixture
async def listener(broker: RealBroker) -> AsyncIterator[Listener]:
    async with listening(broker.port) as listener:
        yield listener


@pytest.fixture
async def bridged(broker: RealBroker, listener: Listener) -> AsyncIterator[Bridged]:
    async with bridging(broker, HeadlessServer()) as bridged:
        await listener.until(lambda: listener.on(TOPICS.name(topics.STATUS)))
        yield bridged
