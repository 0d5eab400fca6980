"""The party uses the Supervisor's answers whenever they come, and never depends on them."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from raveberry_server.adapters.supervisor import client as clients
from raveberry_server.adapters.supervisor import watch as watches
from raveberry_server.adapters.supervisor.client import SupervisorClient
from raveberry_server.adapters.supervisor.watch import SupervisorWatch
from raveberry_server.application.brokers import Broker
from raveberry_server.application.problems.table import Problems

from tests.fakes.clock import FakeClock
from tests.supervisor.stand_in import TOKEN, Fault, SupervisorStandIn

FACTS = {"host": "core-mosquitto", "port": 1883, "username": "addons", "password": "secret"}


@dataclass(kw_only=True)
class Taker:
    """Records the results of the watch."""

    problems: Problems
    brokers: list[Broker | None] = field(default_factory=list)
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
) -> AsyncIterator[Taker]:
    taker = Taker(problems=Problems(at=FakeClock().at))
    watch = SupervisorWatch(
        client=SupervisorClient(token=TOKEN, url=f"http://127.0.0.1:{supervisor.port}"),
        problems=taker.problems,
        offer_broker=taker.brokers.append if wants_broker else None,
        is_settled=lambda: taker.is_settled,
        until_attention=taker.until_attention,
        move=taker.addresses.append if wants_address else None,
        discovery={"node": "bar"},
    )
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(watch.run())
        try:
            yield taker
        finally:
            running.cancel()


async def until(claim: Callable[[], bool]) -> None:
    """Poll until a condition holds."""
    while not claim():  # noqa: ASYNC110 - lists set no event
        await asyncio.sleep(0.01)


async def test_a_broker_that_comes_later_is_found(supervisor: SupervisorStandIn) -> None:
    async with watching(supervisor) as taker:
        await until(lambda: taker.brokers[:2] == [None, None])
        supervisor.mqtt = FACTS
        await until(lambda: bool(taker.brokers[-1]))
        assert taker.addresses[-1] == "http://192.168.1.20:8080"
        assert len(supervisor.discovery) == 1
        assert taker.codes == []


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
    async with watching(supervisor) as taker:
        await until(lambda: taker.codes == ["supervisor_away"])
        await supervisor.break_with(None)
        await until(lambda: taker.codes == [] and bool(taker.brokers))
        assert taker.brokers[-1] is not None


async def test_a_fault_takes_no_broker_away(supervisor: SupervisorStandIn) -> None:
    supervisor.mqtt = FACTS
    async with watching(supervisor) as taker:
        await until(lambda: bool(taker.brokers))
        await supervisor.break_with(Fault(kind="starting"))
        await until(lambda: taker.codes == ["supervisor_away"])
        assert None not in taker.brokers


async def test_a_settled_party_asks_seldom_and_at_once_when_it_has_to(
    supervisor: SupervisorStandIn,
) -> None:
    supervisor.mqtt = FACTS
    async with watching(supervisor) as taker:
        taker.is_settled = True
        await until(lambda: bool(supervisor.discovery))
        await asyncio.sleep(0.2)
        asked = len(taker.brokers)
        await asyncio.sleep(0.2)
        assert len(taker.brokers) == asked
        supervisor.mqtt = {**FACTS, "username": "changed"}
        taker.attention.set()
        await until(
            lambda: taker.brokers[-1] is not None and taker.brokers[-1].username == "changed"
        )


async def test_what_the_options_say_is_not_asked_for(supervisor: SupervisorStandIn) -> None:
    async with watching(supervisor, wants_broker=False, wants_address=False) as taker:
        await until(lambda: bool(supervisor.discovery))
        assert taker.brokers == []
        assert taker.addresses == []
    assert {request["path"] for request in supervisor.requests} == {"/discovery"}


async def test_a_closed_port_is_a_problem_of_the_host(supervisor: SupervisorStandIn) -> None:
    supervisor.app["network"] = {"8080/tcp": None}
    async with watching(supervisor) as taker:
        await until(lambda: taker.codes == ["guest_port_closed"])
        supervisor.app["network"] = {"8080/tcp": 8080}
        await until(lambda: taker.codes == [])
