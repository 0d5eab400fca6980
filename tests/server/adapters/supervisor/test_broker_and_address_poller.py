"""The party uses the Supervisor's answers whenever they come, and never depends on them."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from raveberry_server.adapters.supervisor import broker_and_address_poller as watches
from raveberry_server.adapters.supervisor import client as clients
from raveberry_server.adapters.supervisor.broker_and_address_poller import BrokerAndAddressPoller
from raveberry_server.adapters.supervisor.client import SupervisorClient
from raveberry_server.application.broker_selection import BrokerAddress
from raveberry_server.application.problems.problems import Problems

from tests.fakes.clock import FakeClock
from tests.supervisor.stand_in import TOKEN, Fault, SupervisorStandIn

FACTS = {"host": "core-mosquitto", "port": 1883, "username": "addons", "password": "secret"}


@dataclass(kw_only=True)
class WatchRecorder:
    """Records the results of the watch."""

    problems: Problems
    brokers: list[BrokerAddress | None] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    attention: asyncio.Event = field(default_factory=asyncio.Event)
    is_settled: bool = False

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems.current]

    async def until_attention(self) -> None:
        self.attention.clear()
        await self.attention.wait()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clients, "TIMEOUT_S", 0.3)
    for name in ("FIRST_PAUSE_S", "LONGEST_PAUSE_S", "PAUSE_AFTER_TIMEOUT_S"):
        monkeypatch.setattr(watches, name, 0.02)


@pytest.fixture
async def supervisor() -> AsyncIterator[SupervisorStandIn]:
    async with SupervisorStandIn() as stand_in:
        yield stand_in


@asynccontextmanager
async def watching(
    supervisor: SupervisorStandIn, *, wants_broker: bool = True, wants_address: bool = True
) -> AsyncIterator[WatchRecorder]:
    recorder = WatchRecorder(problems=Problems(at=FakeClock().at))
    watch = BrokerAndAddressPoller(
        client=SupervisorClient(token=TOKEN, url=f"http://127.0.0.1:{supervisor.port}"),
        problems=recorder.problems,
        offer_broker=recorder.brokers.append if wants_broker else None,
        is_settled=lambda: recorder.is_settled,
        until_attention=recorder.until_attention,
        move=recorder.addresses.append if wants_address else None,
        discovery={"node": "bar"},
    )
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(watch.run())
        try:
            yield recorder
        finally:
            running.cancel()


async def until(claim: Callable[[], bool]) -> None:
    """Poll until a condition holds."""
    while not claim():  # noqa: ASYNC110 - lists set no event
        await asyncio.sleep(0.01)


async def test_a_broker_that_comes_later_is_found(supervisor: SupervisorStandIn) -> None:
    async with watching(supervisor) as recorder:
        await until(lambda: recorder.brokers[:2] == [None, None])
        supervisor.mqtt = FACTS
        await until(lambda: bool(recorder.brokers[-1]))
        assert recorder.addresses[-1] == "http://192.168.1.20:8080"
        assert len(supervisor.discovery) == 1
        assert recorder.codes == []


@pytest.mark.parametrize(
    "kind",
    [
        *("bad_gateway", "hang", "refused", "unauthorized", "malformed", "nonsense"),
        *("reset", "absent", "starting"),
    ],
)
async def test_a_fault_at_the_start_lasts_no_longer_than_itself(
    supervisor: SupervisorStandIn, kind: str
) -> None:
    supervisor.mqtt = FACTS
    await supervisor.break_with(Fault(kind=kind))
    async with watching(supervisor) as recorder:
        await until(lambda: recorder.codes == ["supervisor_away"])
        await supervisor.break_with(None)
        await until(lambda: recorder.codes == [] and bool(recorder.brokers))
        assert recorder.brokers[-1] is not None


async def test_a_fault_takes_no_broker_away(supervisor: SupervisorStandIn) -> None:
    supervisor.mqtt = FACTS
    async with watching(supervisor) as recorder:
        await until(lambda: bool(recorder.brokers))
        await supervisor.break_with(Fault(kind="starting"))
        await until(lambda: recorder.codes == ["supervisor_away"])
        assert None not in recorder.brokers


async def test_a_settled_party_asks_seldom_and_at_once_when_it_has_to(
    supervisor: SupervisorStandIn,
) -> None:
    supervisor.mqtt = FACTS
    async with watching(supervisor) as recorder:
        recorder.is_settled = True
        await until(lambda: bool(supervisor.discovery))
        await asyncio.sleep(0.2)
        asked = len(recorder.brokers)
        await asyncio.sleep(0.2)
        assert len(recorder.brokers) == asked
        supervisor.mqtt = {**FACTS, "username": "changed"}
        recorder.attention.set()
        await until(
            lambda: recorder.brokers[-1] is not None and recorder.brokers[-1].username == "changed"
        )


async def test_configured_values_are_not_requested(supervisor: SupervisorStandIn) -> None:
    async with watching(supervisor, wants_broker=False, wants_address=False) as recorder:
        await until(lambda: bool(supervisor.discovery))
        assert recorder.brokers == []
        assert recorder.addresses == []
    assert {request["path"] for request in supervisor.requests} == {"/discovery"}


async def test_a_closed_port_is_a_problem_of_the_host(supervisor: SupervisorStandIn) -> None:
    supervisor.app["network"] = {"8080/tcp": None}
    async with watching(supervisor) as recorder:
        await until(lambda: recorder.codes == ["guest_port_closed"])
        supervisor.app["network"] = {"8080/tcp": 8080}
        await until(lambda: recorder.codes == [])
