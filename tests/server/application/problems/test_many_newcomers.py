"""The host is offered to require the code while an address creates guests without end."""

from dataclasses import replace
from types import MappingProxyType

import pytest
from raveberry_server.application.problems.many_newcomers import (
    LOOK_EVERY_S,
    OVER_AFTER_S,
    ManyNewcomersWatch,
)
from raveberry_server.application.problems.problems import Problems
from raveberry_server.domain.model.state import BucketKind, Now, PartyState, Step, TokenBucket

from tests.fakes.party.headless_server import HeadlessServer


async def used_up(server: HeadlessServer, kind: BucketKind, owner: str, level: float = 0.0) -> None:
    def step(state: PartyState, now: Now) -> Step[None]:
        bucket = TokenBucket(level=level, at=now.at)
        return Step(
            state=replace(state, buckets=MappingProxyType({(kind, owner): bucket})), result=None
        )

    await server.step(step)


def reported(problems: Problems) -> list[object]:
    return [problem.params["address"] for problem in problems.current]


@pytest.mark.parametrize("kind", [BucketKind.NEWCOMERS, BucketKind.IDENTITIES])
@pytest.mark.parametrize(
    ("owner", "address"), [("192.0.2.66", "192.0.2.66"), ("device 0badc0de", "one_device")]
)
async def test_an_address_that_used_up_its_newcomers_is_reported_until_it_is_over(
    kind: BucketKind, owner: str, address: str
) -> None:
    server = HeadlessServer()
    problems = Problems(at=server.clock.at)
    watch = ManyNewcomersWatch(party=server.party, problems=problems)
    async with server.running():
        watch.check()
        assert reported(problems) == []
        await used_up(server, kind, owner)
        watch.check()
        assert reported(problems) == [address]
        server.clock.advance(OVER_AFTER_S - 1)
        watch.check()
        assert reported(problems) == [address]
        server.clock.advance(1)
        watch.check()
        assert reported(problems) == []


async def test_joining_by_code_is_the_remedy() -> None:
    server = HeadlessServer()
    problems = Problems(at=server.clock.at)
    watch = ManyNewcomersWatch(party=server.party, problems=problems)
    async with server.running():
        await used_up(server, BucketKind.NEWCOMERS, "192.0.2.66")
        watch.check()
        await server.set("join", "code")
        watch.check()
        assert reported(problems) == []


@pytest.mark.parametrize(
    ("kind", "level"),
    [(BucketKind.NEWCOMERS, 1.0), (BucketKind.VOTES, 0.0), (BucketKind.CROWD, 0.0)],
)
async def test_a_crowd_and_a_busy_guest_are_no_problem(kind: BucketKind, level: float) -> None:
    server = HeadlessServer()
    problems = Problems(at=server.clock.at)
    async with server.running():
        await used_up(server, kind, "192.0.2.1", level)
        ManyNewcomersWatch(party=server.party, problems=problems).check()
        server.clock.advance(LOOK_EVERY_S)
    assert reported(problems) == []
