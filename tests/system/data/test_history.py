"""With guests, a host, jobs and faults at random, one order of operations explains every answer."""

import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from http import HTTPStatus
from itertools import batched, count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final, override

import pytest

from tests.rounds import Rounds
from tests.system.promises.crowd import TITLES, begin
from tests.system.support.faults import (
    STRACE,
    descriptors,
    full_disk,
    injected,
    injecting,
    killed,
    last_calls,
    lost_descriptors,
    refused_memory,
    small_disk,
)
from tests.system.support.party_system import (
    Answer,
    Browser,
    System,
    a_system,
    inspects_processes,
    until,
)
from tests.system.support.random_actors import Actors, Json
from tests.system.support.wall_clock import WallClock, a_wall_clock

pytestmark = [pytest.mark.system, pytest.mark.long, pytest.mark.timeout(300)]

MUSIC_S: Final = 600
"""Duration of each song; hardly any leaves the queue by being played."""
WINDOWS: Final = 8
"""Windows of failing system calls in one history, after which the party must be well again."""
ACTING_S: Final = 5.0
"""Duration of a history with a planted fault."""
FEW_LINES: Final = 20
FEW_DESCRIPTORS: Final = 32
"""Descriptors that a process may have open in addition, in the connections of a busy moment."""
DAY_S: Final = 86_400
YEAR_S: Final = 365 * DAY_S


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """The party that a fault acts on, and the clock of its processes."""

    system: System
    clock: WallClock


@contextmanager
def a_party() -> Iterator[Machine]:
    with (
        small_disk() as disk,
        TemporaryDirectory(prefix="rb-clock-") as folder,
        a_wall_clock(Path(folder)) as clock,
        a_system(
            variables={**clock.variables, **({"RAVEBERRY_DATA": str(disk)} if disk else {})}
        ) as system,
    ):
        for title in ("Overture", *TITLES):
            system.add_tone(title, length_s=MUSIC_S)
        with system.running():
            system.wait_until_served()
            begin(system)
            yield Machine(system=system, clock=clock)


def summary(actors: Actors) -> str:
    counts = ", ".join(f"{count} {kind}" for kind, count in sorted(actors.counts.items()))
    return f"seed {actors.seed}: {actors.operations} operations linearizable ({counts})"


def wait(chance: Random, least_s: float, most_s: float) -> None:
    time.sleep(chance.uniform(least_s, most_s))


def disk_of(system: System) -> Path:
    return Path(system.environment["RAVEBERRY_DATA"])


def kill_server(machine: Machine, _chance: Random) -> None:
    killed(machine.system, "server")


def kill_another(machine: Machine, chance: Random) -> None:
    killed(machine.system, chance.choice(("mpd", "visualizer", "broker")))


def stop_broker(machine: Machine, chance: Random) -> None:
    machine.system.hold_back("broker")
    wait(chance, 0.5, 2.0)
    machine.system.let_go("broker")


def fill_disk(machine: Machine, chance: Random) -> None:
    disk = disk_of(machine.system)
    if disk.is_relative_to(machine.system.folder):
        return  # mounting is not permitted here
    with full_disk(disk):
        wait(chance, 0.5, 2.0)


def take_descriptors(machine: Machine, chance: Random) -> None:
    if os.geteuid() != 0:
        return  # looking into the server is not permitted here
    pid = machine.system.pid("server")
    if pid:
        with suppress(OSError), lost_descriptors(pid):
            wait(chance, 0.3, 1.5)


def step_clock(machine: Machine, chance: Random) -> None:
    """Step the wall clock a few times: by seconds, by hours, or to the time of a lost battery."""
    for _ in range(chance.randint(1, 4)):
        machine.clock.set_offset(
            chance.choice(
                (
                    0,
                    chance.randint(-90, 90),
                    chance.randint(-DAY_S, DAY_S),
                    -20 * YEAR_S,
                )
            )
        )
        wait(chance, 0.1, 1.0)


FAULTS: tuple[Callable[[Machine, Random], None], ...] = (
    kill_server,
    kill_another,
    stop_broker,
    fill_disk,
    take_descriptors,
    step_clock,
)


@pytest.mark.rounds(12)
def test_votes_and_queue_are_linearizable_whatever_fails(rounds: Rounds) -> None:
    with a_party() as machine:
        actors = Actors(system=machine.system, seed=rounds.seed)
        faults: Counter[str] = Counter()
        for some in batched(rounds, len(FAULTS), strict=False):
            # Each fault once in a history, in random order.
            order = rounds.random.sample(FAULTS, len(FAULTS))
            with actors.acting():
                for _, fault in zip(some, order, strict=False):
                    fault(machine, rounds.random)
                    faults[fault.__name__] += 1
                    wait(rounds.random, 0.5, 2.5)
        rounds.report(f"{summary(actors)} after {dict(faults)}")


@inspects_processes
@pytest.mark.skipif(STRACE is None, reason="strace is not installed")
@pytest.mark.rounds(16)
def test_system_calls_that_fail_end_no_process_and_lose_nothing(rounds: Rounds) -> None:
    with a_party() as machine:
        system = machine.system
        pids = {service: system.pid(service) for service in ("server", "visualizer")}
        opened = {service: descriptors(pid) for service, pid in pids.items()}
        left = opened
        logs = {service: system.folder / f"strace-{service}.log" for service in pids}
        injections: Counter[str] = Counter()
        # The more they do, the more system calls there are to fail.
        actors = Actors(system=system, seed=rounds.seed, pause_s=0.01)
        for some in batched(rounds, WINDOWS, strict=False):
            with actors.acting():
                for number in some:
                    with ExitStack() as stack:
                        for service, pid in pids.items():
                            fault = injecting(pid, rounds.random, log=logs[service])
                            stack.enter_context(fault)
                        wait(rounds.random, 1.0, 2.0)
                    injections.update({service: injected(log) for service, log in logs.items()})
                    exited = [one for one, pid in pids.items() if system.pid(one) != pid]
                    ends = [last_calls(logs[one]) for one in exited]
                    where = f"seed {rounds.seed}, round {number}"
                    assert not ends, "\n".join((f"{where}: {exited} ended after", *ends))
                until(system.is_served, within_s=40, what=f"round {number} is over")
            left = {service: descriptors(pid) for service, pid in pids.items()}
        rounds.report(f"{dict(injections)} system calls failed, 0 exits; {summary(actors)}")
        rounds.report(f"descriptors: {opened} before, {left} after")
        assert all(injections[service] for service in pids)
        assert all(left[service] <= opened[service] + FEW_DESCRIPTORS for service in pids)


@inspects_processes
@pytest.mark.skipif(STRACE is None, reason="strace is not installed")
@pytest.mark.rounds(2)
def test_a_server_that_gets_no_memory_waits_for_no_thread(rounds: Rounds) -> None:
    """`Thread.start` waits without limit for a thread that gets no memory for its first frame."""
    with a_party() as machine, machine.system.mqtt_soon() as mqtt:
        system = machine.system
        server = system.pid("server")
        log = system.folder / "strace.log"
        for number in rounds:
            # A thread needs two mappings: for its stack, and for its first frame.
            with refused_memory(server, every=2 - number % 2, log=log):
                killed(system, "mpd")
                killed(system, "broker")
                wait(rounds.random, 2.0, 3.0)
            assert system.pid("server") == server, last_calls(log)
            until(system.is_served, within_s=40, what=f"round {number}: the player is back")
            until(mqtt.asked_again, within_s=40, what=f"round {number}: the broker is back")
            wait(rounds.random, 5.0, 6.0)


# --- planted faults ------------------------------------------------------------------------------


class FaultyBrowser(Browser):
    """A guest's browser that stands for a faulty server, now and then."""

    def __init__(self, real: Browser, *, fault: Callable[[Browser, Answer], Answer]) -> None:
        super().__init__(port=real.port, address=real.address)
        self.cookie = real.cookie
        self._fault = fault
        self._calls = count()

    @override
    def ask(
        self,
        method: str,
        target: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        answer = super().ask(method, target, body, headers)
        is_due = answer.status == HTTPStatus.OK and next(self._calls) % 5 == 4
        return self._fault(self, answer) if is_due else answer


def with_entries(answer: Answer, change: Callable[[list[Json]], list[Json]]) -> Answer:
    """Return an answer with other entries in its queue, if it has a queue."""
    state: Json = answer.json
    if "queue" not in state:
        return answer
    state["queue"]["entries"] = change(state["queue"]["entries"])
    return replace(answer, body=json.dumps(state).encode())


def lose_vote(browser: Browser, answer: Answer) -> Answer:
    """Acknowledge a vote that is not kept."""
    result: Json = answer.json.get("result", {})
    if result.get("value"):
        body = json.dumps({"entry": result["entry"], "value": 0}).encode()
        Browser.ask(browser, "POST", "/api/v1/command/vote", body)
    return answer


def swap_entries(_browser: Browser, answer: Answer) -> Answer:
    return with_entries(answer, lambda entries: [*entries[1::-1], *entries[2:]])


def serve_stale_queue() -> Callable[[Browser, Answer], Answer]:
    """Return a fault that shows the queue as the same guest saw it five answers before."""
    earlier: dict[Browser, list[Json]] = {}

    def fault(browser: Browser, answer: Answer) -> Answer:
        def exchange(entries: list[Json]) -> list[Json]:
            stale = earlier.get(browser, entries)
            earlier[browser] = entries
            return stale

        return with_entries(answer, exchange)

    return fault


@pytest.mark.rounds(1)
def test_a_planted_fault_is_found_and_shown_in_a_few_lines(rounds: Rounds) -> None:
    planted = {
        "a lost vote": lose_vote,
        "swapped entries": swap_entries,
        "a stale queue": serve_stale_queue(),
    }
    with a_party() as machine:
        actors = Actors(system=machine.system, seed=rounds.seed)
        with actors.acting():
            time.sleep(ACTING_S)
        honest = dict(actors.guests)
        for what, fault in planted.items():
            for name, guest in honest.items():
                actors.guests[name] = FaultyBrowser(guest, fault=fault)
            with pytest.raises(AssertionError, match="seed") as found, actors.acting():
                time.sleep(ACTING_S)
            rounds.report(f"{what}: {found.value}")
            shortest = str(found.value).split("\n\n")[0]
            assert len(shortest.splitlines()) <= FEW_LINES, what
