"""One writer: steps are applied at once, committed in groups, answered after the commit."""

import asyncio
import itertools
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from raveberry_server.application import party as parties
from raveberry_server.application.party import RETRY_AFTER_S, Change, Party, StepFunction
from raveberry_server.application.ports import KeepAnswer, KeptAnswer
from raveberry_server.application.presence import Presence
from raveberry_server.application.throttling.fair_queue import Claimant, working_for
from raveberry_server.domain import lifecycle
from raveberry_server.domain.model.errors import Reason, Refusal, RefusedError
from raveberry_server.domain.model.events import SongRequested
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.playback import control_steps, current_song
from raveberry_server.domain.requests import queue_management, song_requests
from raveberry_server.domain.requests.song_requests import Request, Requested

from tests.fakes.clock import FakeClock
from tests.fakes.party.domain_party import a_guest, a_song
from tests.fakes.party.guests import one_who_took_part
from tests.fakes.party.memory_store import MemoryStore


@dataclass
class PartyFixture:
    """A running party with its store and clock."""

    party: Party
    store: MemoryStore
    clock: FakeClock
    presence: Presence
    tasks: asyncio.TaskGroup
    runner: asyncio.Task[None]
    numbers: Iterator[int] = field(default_factory=itertools.count)

    async def ask(self, guest: str, name: str) -> Requested:
        request = Request(song=a_song(name))
        return await self.party.apply(
            lambda state, now: song_requests.request(state, a_guest(guest), request, now)
        )

    def asking(self, guest: str, name: str) -> asyncio.Task[Requested]:
        return self.tasks.create_task(self.ask(guest, name))

    def flooding(self, *addresses: str, steps: int = 3) -> asyncio.Future[list[Requested]]:
        """Send several requests from each address at once."""
        asked = []
        for address in addresses:
            with working_for(Claimant(address)):
                names = [f"{next(self.numbers)}" for _ in range(steps)]
                asked += [self.asking(f"g{name}", f"flood {name}") for name in names]
        return asyncio.gather(*asked)

    def trying(self, guest: str, name: str) -> asyncio.Task[Requested | RefusedError]:
        """Send a request; the task returns the answer or the refusal."""

        async def answer() -> Requested | RefusedError:
            try:
                return await self.ask(guest, name)
            except RefusedError as refusal:
                return refusal

        return self.tasks.create_task(answer())

    @property
    def shown(self) -> list[str]:
        """The visible queue."""
        return [entry.song.title for entry in self.party.saved.state.waiting.values()]


@asynccontextmanager
async def fixture() -> AsyncIterator[PartyFixture]:
    store, clock, presence = MemoryStore(), FakeClock(), Presence()
    party = Party(saved=store.saved, store=store, clock=clock, presence=presence)
    async with asyncio.TaskGroup() as tasks:
        runner = tasks.create_task(party.run())
        yield PartyFixture(party, store, clock, presence, tasks, runner)
        runner.cancel()


async def settle() -> None:
    """Run all tasks that are ready."""
    for _ in range(20):
        await asyncio.sleep(0)


async def test_an_answer_comes_after_its_commit() -> None:
    async with fixture() as it:
        it.store.gate.clear()
        asking = it.asking("ann", "a")
        await settle()
        assert not asking.done()
        assert it.shown == []
        it.store.gate.set()
        assert (await asking).entry == "e0"
        assert it.shown == ["a"]
        assert it.store.saved is it.party.saved


async def test_what_comes_in_together_is_committed_together() -> None:
    async with fixture() as it:
        it.store.gate.clear()
        first = it.asking("ann", "a")
        await settle()
        rest = [it.asking(f"g{number}", f"b{number}") for number in range(50)]
        await settle()
        it.store.gate.set()
        await asyncio.gather(first, *rest)
        assert it.store.commits == 2
        assert it.party.saved.revision == 2
        assert len(it.shown) == 51


async def test_commits_of_a_crowd_gather_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parties, "GATHER_S", 0.3)
    async with fixture() as it:
        await it.flooding(*(f"10.0.0.{number}" for number in range(parties.CROWD)), steps=1)
        before = it.store.commits
        first = it.flooding("10.0.1.1", steps=1)
        await asyncio.sleep(0.05)
        await asyncio.gather(first, it.flooding("10.0.1.2", steps=1))
        assert it.store.commits == before + 1


async def test_steps_of_a_flooding_phone_are_gathered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parties, "GATHER_S", 0.3)
    async with fixture() as it:
        await it.flooding("10.0.0.66")
        before = it.store.commits
        first = it.flooding("10.0.0.66")
        await asyncio.sleep(0.05)
        await asyncio.gather(first, it.flooding("10.0.0.66"))
        assert it.store.commits == before + 1


@pytest.mark.parametrize("is_flooding_first", [True, False])
async def test_nobody_waits_for_the_steps_of_a_flooding_phone(
    monkeypatch: pytest.MonkeyPatch, *, is_flooding_first: bool
) -> None:
    monkeypatch.setattr(parties, "GATHER_S", 3_600.0)
    async with fixture() as it:
        await it.flooding("10.0.0.66")
        if is_flooding_first:
            flood = it.flooding("10.0.0.66")
            await settle()
            assert not flood.done()
            await it.flooding("10.0.0.1", steps=1)
        else:
            vote, flood = it.flooding("10.0.0.1", steps=1), it.flooding("10.0.0.66")
            await vote
        await flood


async def test_a_step_that_is_alone_does_not_wait_for_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parties, "GATHER_S", 3_600.0)
    async with fixture() as it:
        for number in range(3):
            await it.ask("ann", f"a{number}")
        assert it.store.commits == 3


async def test_steps_apply_to_uncommitted_steps() -> None:
    async with fixture() as it:
        it.store.gate.clear()
        first, second = it.asking("ann", "a"), it.asking("bob", "a")
        await settle()
        it.store.gate.set()
        assert await first == Requested(entry=EntryId("e0"), is_duplicate=False)
        assert await second == Requested(entry=EntryId("e0"), is_duplicate=True)


async def test_a_refused_step_commits_nothing() -> None:
    async with fixture() as it:
        with pytest.raises(RefusedError):
            await it.party.apply(
                lambda state, _now: queue_management.prioritize(state, EntryId("e7"))
            )
        assert it.store.commits == 0


async def test_a_step_that_changes_nothing_is_answered_without_a_commit() -> None:
    async with fixture() as it:
        await it.party.apply(lifecycle.open_party)
        assert it.store.commits == 0


async def test_an_answer_that_rests_on_an_uncommitted_step_waits_for_it() -> None:
    async with fixture() as it:
        it.store.gate.clear()
        it.asking("ann", "a")
        again = it.asking("ann", "a")
        await settle()
        assert not again.done()
        it.store.gate.set()
        assert (await again).is_duplicate


async def test_a_failed_write_refuses_and_rolls_back_the_step() -> None:
    async with fixture() as it:
        it.store.is_broken = True
        with pytest.raises(RefusedError) as refusal:
            await it.ask("ann", "a")
        assert refusal.value.reason is Reason.UNAVAILABLE
        assert it.shown == []
        assert not it.party.is_store_well
        it.store.is_broken = False
        assert (await it.ask("bob", "b")).entry == "e0"
        assert it.party.is_store_well


async def test_a_commit_that_other_servers_do_not_have_is_refused_with_a_time_to_retry() -> None:
    async with fixture() as it:
        it.store.is_alone = True
        with pytest.raises(RefusedError) as refused:
            await it.ask("ann", "a")
        assert refused.value.refusal is Refusal.PARTY_UNREACHABLE
        assert refused.value.retry_after_s == RETRY_AFTER_S
        assert it.shown == []


async def test_steps_after_a_rolled_back_step_are_rolled_back() -> None:
    async with fixture() as it:
        it.store.is_broken = True
        it.store.gate.clear()
        first = it.trying("ann", "a")
        await settle()
        second = it.trying("bob", "b")
        await settle()
        it.store.gate.set()
        answers = [await first, await second]
        assert [type(answer) for answer in answers] == [RefusedError, RefusedError]
        it.store.is_broken = False
        assert (await it.ask("cem", "c")).entry == "e0"
        assert it.shown == ["c"]


async def test_a_write_failure_and_its_end_are_logged_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    async with fixture() as it:
        it.store.is_broken = True
        for name in "abc":
            with pytest.raises(RefusedError):
                await it.ask("ann", name)
        it.store.is_broken = False
        await it.ask("ann", "a")
    assert [record.levelname for record in caplog.records] == ["ERROR", "INFO"]


async def test_r22_what_has_happened_is_shown_though_the_disk_refuses_and_written_later() -> None:
    async with fixture() as it:
        for name in "abc":
            await it.ask("ann", name)
        revision = it.party.saved.revision
        it.store.is_broken = True
        before = list(it.store.events)
        for turn in range(3):
            await it.party.learn(
                lambda state, now, turn=turn: current_song.start_song(  # type: ignore[misc]
                    state, EntryId(f"e{turn}"), 0.0, now
                )
            )
            it.clock.advance(200)
        assert it.shown == []
        assert it.party.saved.revision == revision + 3
        assert it.party.saved.state.playback.epoch == 3
        assert (it.store.events, it.party.is_store_well) == (before, False)
        it.store.is_broken = False
        await it.ask("bob", "d")
        assert it.store.saved == it.party.saved
        assert it.store.saved.revision == revision + 4
        kinds = [type(event).__name__ for event in it.store.events[len(before) :]]
        assert kinds == [
            *("SongStarted", "SongEnded", "SongStarted", "SongEnded", "SongStarted"),
            "SongRequested",
        ]
        assert it.store.times[-1] - it.store.times[-4] == timedelta(seconds=600)


async def test_r22_writes_are_retried_without_commands() -> None:
    async with fixture() as it:
        await it.ask("ann", "a")
        it.store.is_broken = True
        await it.party.learn(
            lambda state, now: current_song.start_song(state, EntryId("e0"), 0.0, now)
        )
        it.store.is_broken = False
        it.store.written.clear()
        async with asyncio.timeout(20):
            await it.store.written.wait()
        await settle()
        assert it.party.is_store_well
        assert it.store.saved == it.party.saved


async def test_r22_a_fact_outlives_the_refused_command_that_it_came_with() -> None:
    async with fixture() as it:
        await it.ask("ann", "a")
        it.store.is_broken = True
        it.store.gate.clear()
        asked = it.trying("ann", "b")
        async with asyncio.TaskGroup() as tasks:
            learnt = tasks.create_task(
                it.party.learn(
                    lambda state, now: current_song.start_song(state, EntryId("e0"), 0.0, now)
                )
            )
            await settle()
            it.store.gate.set()
        assert isinstance(await asked, RefusedError)
        assert learnt.result() is None
        assert it.shown == []
        assert it.party.saved.state.playback.epoch == 1


async def test_r22_what_is_unwritten_at_the_end_is_written_if_it_can_be() -> None:
    async with fixture() as it:
        await it.ask("ann", "a")
        it.store.is_broken = True
        await it.party.learn(
            lambda state, now: current_song.start_song(state, EntryId("e0"), 0.0, now)
        )
        it.store.is_broken = False
    assert it.store.saved == it.party.saved


async def test_a_fact_that_its_step_refuses_is_refused() -> None:
    def refuse(_state: PartyState, _now: Now) -> Step[None]:
        raise RefusedError(Refusal.NOTHING_TO_UNDO)

    async with fixture() as it:
        with pytest.raises(RefusedError, match="nothing to undo"):
            await it.party.learn(refuse)


async def test_listeners_are_notified_after_the_answers() -> None:
    async with fixture() as it:
        heard: list[Change] = []
        order: list[str] = []

        def note(change: Change) -> None:
            heard.append(change)
            order.append("told")

        async def ask_and_note() -> None:
            await it.ask("ann", "a")
            order.append("answered")

        it.party.listen(note)
        before = it.party.saved
        await asyncio.gather(ask_and_note(), ask_and_note())
        await settle()
        assert order == ["answered", "answered", "told"]
        (change,) = heard
        assert (change.before, change.after) == (before, it.party.saved)
        assert [type(event) for event in change.events] == [SongRequested]
        assert change.now.at == it.clock.at()


async def test_a_removed_listener_is_not_notified() -> None:
    async with fixture() as it:
        heard: list[Change] = []
        leave = it.party.listen(heard.append)
        await it.ask("ann", "a")
        await settle()
        leave()
        await it.ask("bob", "b")
        await settle()
        assert len(heard) == 1


async def test_a_failing_listener_does_not_affect_others() -> None:
    async with fixture() as it:
        heard: list[Change] = []
        told_of: list[BaseException] = []
        asyncio.get_running_loop().set_exception_handler(
            lambda _loop, context: told_of.append(context["exception"])
        )

        def fall_over(_change: Change) -> None:
            raise ZeroDivisionError

        it.party.listen(fall_over)
        it.party.listen(heard.append)
        await it.ask("ann", "a")
        await settle()
        assert len(heard) == 1
        assert [type(error) for error in told_of] == [ZeroDivisionError]


async def test_listeners_are_not_notified_of_failed_commits() -> None:
    async with fixture() as it:
        heard: list[Change] = []
        it.party.listen(heard.append)
        it.store.is_broken = True
        with pytest.raises(RefusedError):
            await it.ask("ann", "a")
        await settle()
        assert heard == []


async def test_the_step_of_a_cancelled_caller_is_committed() -> None:
    async with fixture() as it:
        it.store.gate.clear()
        gone, there = it.asking("ann", "a"), it.asking("bob", "b")
        await settle()
        gone.cancel()
        await settle()
        it.store.gate.set()
        await there
        assert it.shown == ["a", "b"]


async def test_a_cancelled_caller_of_a_failing_commit_has_no_effect() -> None:
    async with fixture() as it:
        it.store.gate.clear()
        it.store.is_broken = True
        gone, there = it.trying("ann", "a"), it.trying("bob", "b")
        await settle()
        gone.cancel()
        await settle()
        it.store.gate.set()
        assert isinstance(await there, RefusedError)


async def test_what_is_applied_when_the_party_ends_is_still_committed() -> None:
    async with fixture() as it:
        asking = it.asking("ann", "a")
        await asyncio.sleep(0)
        it.runner.cancel()
        assert (await asking).entry == "e0"
        assert it.store.saved.state.waiting.keys() == {"e0"}


async def test_a_commit_under_way_when_the_party_ends_is_finished_and_not_repeated() -> None:
    async with fixture() as it:
        it.store.gate.clear()
        first = it.asking("ann", "a")
        await settle()
        second = it.asking("bob", "b")
        await settle()
        it.runner.cancel()
        await settle()
        assert not it.runner.done()
        it.store.gate.set()
        assert [(await first).entry, (await second).entry] == ["e0", "e1"]
        assert it.store.commits == 2
        assert len(it.store.events) == 2


async def test_a_step_receives_the_time_and_active_guests() -> None:
    async with fixture() as it:
        it.presence.note_command(GuestId("ann"), it.clock.mono_s())
        it.presence.note_guests({}, {GuestId("ann"): one_who_took_part("ann")})
        it.clock.advance(5)
        moments: list[Now] = []

        def look(state: PartyState, now: Now) -> Step[None]:
            moments.append(now)
            return Step(state=state, result=None)

        await it.party.apply(look)
        assert moments == [Now(at=it.clock.at(), mono_s=it.clock.mono_s(), guests_active=1)]


async def test_revisions_rise_by_one_with_every_commit() -> None:
    async with fixture() as it:
        for number in range(3):
            await it.party.apply(lambda state, _now: control_steps.restart_player(state))
            assert it.party.saved.revision == number + 1
        await it.party.apply(lambda state, now: lifecycle.close_party(state, now, HOST_CALLER))
        assert it.party.saved.revision == 4


# --- answers to commands with a key --------------------------------------------------------------


class Keeper:
    """Keeps an answer with the number of the commit's entries, and notes how the commit ended."""

    def __init__(self) -> None:
        self.settled: list[bool] = []

    def begin(self) -> KeepAnswer[object]:
        return self._keep

    def _keep(self, result: object) -> KeptAnswer:
        assert isinstance(result, Requested)
        return KeptAnswer(caller=GuestId("ann"), key=result.entry, fingerprint="", answer="{}")

    def settle(self, *, is_written: bool) -> None:
        self.settled.append(is_written)


def asked(name: str) -> StepFunction[Requested]:
    request = Request(song=a_song(name))
    return lambda state, now: song_requests.request(state, a_guest("ann"), request, now)


async def test_an_answer_is_stored_in_the_commit_of_its_step() -> None:
    async with fixture() as it:
        keepers = [Keeper() for _ in range(3)]
        for at, keeper in enumerate(keepers):
            it.tasks.create_task(it.party.apply(asked(f"{at}"), keeper=keeper))
        await asyncio.sleep(0)
        assert (it.store.answers, [keeper.settled for keeper in keepers]) == ({}, [[], [], []])
        await it.party.apply(asked("last"))
        assert [name.key for name in it.store.answers] == ["e0", "e1", "e2"]
        assert [keeper.settled for keeper in keepers] == [[True]] * 3


async def test_an_answer_is_not_stored_if_its_commit_fails_or_nothing_changes() -> None:
    async with fixture() as it:
        it.store.is_broken = True
        keeper = Keeper()
        with pytest.raises(RefusedError):
            await it.party.apply(asked("one"), keeper=keeper)
        assert keeper.settled == [False]
        it.store.is_broken = False
        await it.party.apply(lambda state, _now: Step(state=state, result=None), keeper=keeper)
        assert (it.store.answers, keeper.settled) == ({}, [False])
