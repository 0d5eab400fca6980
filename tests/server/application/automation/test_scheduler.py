"""Due changes are applied on time."""

import asyncio
from datetime import timedelta

from raveberry_server.application.automation.scheduler import Scheduler
from raveberry_server.application.party import Change
from raveberry_server.domain import lifecycle

from tests.fakes.house import House


async def test_a_party_closes_when_its_time_has_come() -> None:
    house = House()
    closed = asyncio.Event()
    async with house.running(), asyncio.TaskGroup() as tasks:
        running = tasks.create_task(
            Scheduler(party=house.party, presence=house.presence, draw_code=house.draw_code).run()
        )
        house.party.listen(lambda change: None if change.after.state.is_open else closed.set())
        await house.party.apply(lambda state, now: lifecycle.open_party(state, now, 60))
        # The wall clock jumps; the scheduler checks because the party has changed.
        house.clock.advance(61)
        await house.set("last_orders_s", 0)
        await asyncio.wait_for(closed.wait(), 20)
        running.cancel()
    assert not house.state.is_open


async def test_an_end_that_passed_while_the_server_was_off_closes_at_the_start() -> None:
    house = House()
    closed = asyncio.Event()
    async with house.running(), asyncio.TaskGroup() as tasks:
        await house.party.apply(lambda state, now: lifecycle.open_party(state, now, 60))
        house.clock.advance(3_600)
        house.party.listen(lambda change: None if change.after.state.is_open else closed.set())
        running = tasks.create_task(
            Scheduler(party=house.party, presence=house.presence, draw_code=house.draw_code).run()
        )
        await asyncio.wait_for(closed.wait(), 20)
        running.cancel()
    assert not house.state.is_open


async def test_the_end_comes_without_anything_else_happening() -> None:
    house = House()
    closed = asyncio.Event()
    async with house.running(), asyncio.TaskGroup() as tasks:
        await house.party.apply(lambda state, now: lifecycle.open_party(state, now, 60))
        house.clock.advance(59.9)
        house.party.listen(lambda change: None if change.after.state.is_open else closed.set())
        running = tasks.create_task(
            Scheduler(party=house.party, presence=house.presence, draw_code=house.draw_code).run()
        )
        await asyncio.sleep(0)
        house.clock.advance(0.2)
        await asyncio.wait_for(closed.wait(), 20)
        running.cancel()
    assert not house.state.is_open


async def test_joining_by_code_gets_a_code_and_another_one_when_it_is_over() -> None:
    house = House()
    is_made, is_renewed = asyncio.Event(), asyncio.Event()
    codes: list[str] = []

    def note(change: Change) -> None:
        code = change.after.state.join_code
        if code is not None and code.text not in codes:
            codes.append(code.text)
            (is_renewed if is_made.is_set() else is_made).set()

    async with house.running(), asyncio.TaskGroup() as tasks:
        house.party.listen(note)
        running = tasks.create_task(
            Scheduler(party=house.party, presence=house.presence, draw_code=house.draw_code).run()
        )
        await house.set("join", "code")
        await asyncio.wait_for(is_made.wait(), 20)
        house.clock.advance(8 * 3_600)
        await house.set("approval", value=True)
        await asyncio.wait_for(is_renewed.wait(), 20)
        running.cancel()
    assert len(set(codes)) == len(codes)


async def test_a_party_closes_on_time_though_the_disk_is_full() -> None:
    house = House()
    async with house.running(), asyncio.TaskGroup() as tasks:
        await house.party.apply(lambda state, now: lifecycle.open_party(state, now, 60))
        house.clock.advance(timedelta(hours=1).total_seconds())
        house.store.is_broken = True
        closed = asyncio.Event()
        house.party.listen(lambda change: None if change.after.state.is_open else closed.set())
        running = tasks.create_task(
            Scheduler(party=house.party, presence=house.presence, draw_code=house.draw_code).run()
        )
        await asyncio.wait_for(closed.wait(), 20)
        assert house.store.saved.state.is_open
        house.store.is_broken = False
        await house.set("last_orders_s", 5)
        assert not house.store.saved.state.is_open
        running.cancel()
