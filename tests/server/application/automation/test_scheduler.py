"""Due changes are applied on time."""

import asyncio
from datetime import timedelta

from raveberry_server.application.automation.scheduler import Scheduler
from raveberry_server.application.party import Change
from raveberry_server.domain import lifecycle

from tests.fakes.party.headless_server import HeadlessServer


def scheduler_of(server: HeadlessServer) -> Scheduler:
    return Scheduler(party=server.party, presence=server.presence, draw_code=server.draw_code)


async def test_a_party_closes_when_its_time_has_come() -> None:
    server = HeadlessServer()
    closed = asyncio.Event()
    async with server.running(), asyncio.TaskGroup() as tasks:
        running = tasks.create_task(scheduler_of(server).run())
        server.party.listen(lambda change: None if change.after.state.is_open else closed.set())
        await server.party.apply(lambda state, now: lifecycle.open_party(state, now, 60))
        # The wall clock jumps; the scheduler checks because the party has changed.
        server.clock.advance(61)
        await server.set("last_orders_s", 0)
        await asyncio.wait_for(closed.wait(), 20)
        running.cancel()
    assert not server.state.is_open


async def test_an_end_that_passed_while_the_server_was_off_closes_at_the_start() -> None:
    server = HeadlessServer()
    closed = asyncio.Event()
    async with server.running(), asyncio.TaskGroup() as tasks:
        await server.party.apply(lambda state, now: lifecycle.open_party(state, now, 60))
        server.clock.advance(3_600)
        server.party.listen(lambda change: None if change.after.state.is_open else closed.set())
        running = tasks.create_task(scheduler_of(server).run())
        await asyncio.wait_for(closed.wait(), 20)
        running.cancel()
    assert not server.state.is_open


async def test_the_party_closes_without_other_events() -> None:
    server = HeadlessServer()
    closed = asyncio.Event()
    async with server.running(), asyncio.TaskGroup() as tasks:
        await server.party.apply(lambda state, now: lifecycle.open_party(state, now, 60))
        server.clock.advance(59.9)
        server.party.listen(lambda change: None if change.after.state.is_open else closed.set())
        running = tasks.create_task(scheduler_of(server).run())
        await asyncio.sleep(0)
        server.clock.advance(0.2)
        await asyncio.wait_for(closed.wait(), 20)
        running.cancel()
    assert not server.state.is_open


async def test_join_codes_are_renewed_when_they_expire() -> None:
    server = HeadlessServer()
    is_made, is_renewed = asyncio.Event(), asyncio.Event()
    codes: list[str] = []

    def note(change: Change) -> None:
        code = change.after.state.join_code
        if code is not None and code.text not in codes:
            codes.append(code.text)
            (is_renewed if is_made.is_set() else is_made).set()

    async with server.running(), asyncio.TaskGroup() as tasks:
        server.party.listen(note)
        running = tasks.create_task(scheduler_of(server).run())
        await server.set("join", "code")
        await asyncio.wait_for(is_made.wait(), 20)
        server.clock.advance(8 * 3_600)
        await server.set("approval", value=True)
        await asyncio.wait_for(is_renewed.wait(), 20)
        running.cancel()
    assert len(set(codes)) == len(codes)


async def test_a_party_closes_on_time_though_the_disk_is_full() -> None:
    server = HeadlessServer()
    async with server.running(), asyncio.TaskGroup() as tasks:
        await server.party.apply(lambda state, now: lifecycle.open_party(state, now, 60))
        server.clock.advance(timedelta(hours=1).total_seconds())
        server.store.is_broken = True
        closed = asyncio.Event()
        server.party.listen(lambda change: None if change.after.state.is_open else closed.set())
        running = tasks.create_task(scheduler_of(server).run())
        await asyncio.wait_for(closed.wait(), 20)
        assert server.store.saved.state.is_open
        server.store.is_broken = False
        await server.set("last_orders_s", 5)
        assert not server.store.saved.state.is_open
        running.cancel()
