"""The OpenAPI description matches the code: Schemathesis sends valid and invalid requests."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import schemathesis
from raveberry_contract import messages
from raveberry_contract.openapi import openapi_document
from raveberry_contract.topics import LIGHT_SET, LIGHTS_SET, Address, Encoded
from raveberry_server.adapters.persistence.sqlite_store import SqliteStore
from schemathesis import GenerationMode
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.fakes.effort import examples
from tests.fakes.party.headless_server import HeadlessServer
from tests.fakes.party.served_party import Served, serving_in_a_thread

type Json = Any

SCHEMA = schemathesis.openapi.from_dict(json.loads(json.dumps(openapi_document())))
OPERATIONS = {
    f"{result.ok().method.upper()} {result.ok().path}": result.ok()
    for result in SCHEMA.get_all_operations()
    if isinstance(result, Ok)
}
EXAMPLES = 8
WITHOUT_INPUT = (
    "GET /healthz",
    "GET /api/v1/backup",
    "POST /api/v1/restore",
    "POST /api/v1/playlist/lines",
    "GET /api/v1/settings",
    "GET /api/v1/state",
)

# `positive_data_acceptance` is left out: rules of the party, such as "either `query` or `uri`",
# refuse requests that match the schema.


INFO = messages.LightsInfo(
    fps=60.0,
    source="pulse",
    devices=(
        messages.LightDevice(
            id="ring", name="Ring", kind="ddp", pixels=24, effects=("rave",), available=True
        ),
    ),
    speed=1.0,
    latency_ms=None,
    features={},
    finding=False,
)


class DiscardingOutbox:
    """An outbox that discards everything."""

    def publish[Message](self, address: Address[Message], message: Encoded[Message]) -> None:
        assert address.topic in {LIGHT_SET, LIGHTS_SET}
        assert message.payload


async def make_database(data: Path) -> None:
    """Create the database that a backup contains."""
    store = SqliteStore(data=data)
    await store.load()
    await store.close()


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    server = HeadlessServer()
    server.lights_cache.set_info(INFO)
    server.lights_cache.set_online(is_online=True)
    server.lights.connect(DiscardingOutbox())
    folder = tmp_path_factory.mktemp("fuzzed")
    asyncio.run(make_database(folder))
    with serving_in_a_thread(folder, server) as served:
        yield served


@pytest.mark.parametrize("endpoint", ["guest", "host"])
@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize("name", OPERATIONS)
def test_every_answer_is_as_described(
    fuzzed: Served, name: str, endpoint: str, mode: GenerationMode
) -> None:
    if mode is GenerationMode.NEGATIVE and name in WITHOUT_INPUT:
        return
    url = fuzzed.guest_url if endpoint == "guest" else fuzzed.host_url

    @hypothesis.settings(
        max_examples=examples(EXAMPLES),
        deadline=None,
        suppress_health_check=list(hypothesis.HealthCheck),
        derandomize=True,
    )
    @hypothesis.given(case=OPERATIONS[name].as_strategy(generation_mode=mode))
    def holds(case: schemathesis.Case) -> None:
        case.call_and_validate(base_url=url, excluded_checks=[positive_data_acceptance])

    holds()


async def test_it_is_served(served: Served) -> None:
    async with served.browser() as browser:
        response = await browser.get("/api/v1/openapi.json")
        assert json.loads(await response.read()) == openapi_document()
