"""All tests here have a served party, and none of our code may block the event loop."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from blockbuster import BlockBuster, blockbuster_ctx

from tests.fakes.party.served_party import Served, serving


@pytest.fixture(autouse=True)
def watch_for_blocking() -> Iterator[BlockBuster]:
    with blockbuster_ctx("raveberry_server") as watch:
        yield watch


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Served]:
    async with serving(tmp_path) as served:
        yield served
