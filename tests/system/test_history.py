"""With guests, a host, jobs and faults at random, one order of operations explains every answer."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

import pytest

from tests.rounds import Rounds
from tests.system.faults import (
    STRACE,
    full_disk,
    injected,
    killed,
    last_calls,
    lost_descriptors,
    refused_memory,
    small_disk,
)
from tests.system.history import Actors
from tests.system.promises.crowd import TITLES, begin
from tests.system.stage import Stage, a_stage, until

pytestmark = [pytest.mark.system, pytest.mark.long, pytest.mark.timeout(300)]

MUSIC_S = 600
"""Duration of each song; hardly any leaves the queue by being played."""


@contextmanager
def a_party() -> Iterator[Stage]:
    with (
        small_disk() as disk,
        a_stage(variables={"RAVEBERRY_DATA": str(disk)} if disk else {}) as stage,
    ):
        for title in ("Overture", *TITLES):
            stage.add_tone(title, length_s=MUSIC_S)
        with stage.running():
            stage.wait_until_served()
            begin(stage)
            yield stage


@contextmanager
def acting(stage: Stage, rounds: Rounds) -> Iterator[Actors]:
    """Run the actors inside the block; at its end their history must be linearizable."""
    actors = Actors(stage=stage, seed=rounds.seed)
    actors.start()
    try:
        yield actors
    finally:
        actors.stop()
    counts = dict(sorted(actors.history.counts.items()))
    rounds.report(f"seed {rounds.seed}: {counts}")
    failures = actors.history.failures()
    assert not failures, f"seed {rounds.seed}:\n" + "\n\n".join(failures[:5])


def wait(chance: Random, least_s: float, most_s: float) -> None:
    time.sleep(chance.uniform(least_s, most_s))


def disk_of(stage: Stage) -> Path:
    return Path(stage.environment["RAVEBERRY_DATA"])


def kill_server(stage: Stage, _chance: Random) -> None:
    killed(stage, "server")


def kill_another(stage: Stage, chance: Random) -> None:
    killed(stage, chance.choice(("mpd", "visualizer", "broker")))


def stop_broker(stage: Stage, chance: Random) -> None:
    stage.hold_back("broker")
    wait(chance, 0.5, 2.0)
    stage.let_go("broker")


def fill_disk(stage: Stage, chance: Random) -> None:
    if disk_of(stage).is_relative_to(stage.folder):
        return  # mounting is not permitted here
    with full_disk(disk_of(stage)):
        wait(chance, 0.5, 2.0)


def take_descriptors(stage: Stage, chance: Random) -> None:
    pid = stage.pid("server")
    if pid:
        with suppress(OSError), lost_descriptors(pid):
            wait(chance, 0.3, 1.5)


FAULTS: tuple[Callable[[Stage, Random], None], ...] = (
    kill_server,
    kill_another,
    stop_broker,
    fill_disk,
    take_descriptors,
)


@pytest.mark.rounds(6)
def test_votes_and_queue_are_linearizable_whatever_fails(rounds: Rounds) -> None:
    with a_party() as stage, acting(stage, rounds):
        order: list[Callable[[Stage, Random], None]] = []
        for _ in rounds:
            # Each fault once in every five rounds, in random order.
            order = order or rounds.random.sample(FAULTS, len(FAULTS))
            order.pop()(stage, rounds.random)
            wait(rounds.random, 0.5, 2.5)


@pytest.mark.skipif(STRACE is None, reason="strace is not installed")
@pytest.mark.rounds(8)
def test_system_calls_that_fail_end_no_process_and_lose_nothing(
    rounds: Rounds,
) -> None:
    with a_party() as stage:
        pids = {service: stage.pid(service) for service in ("server", "visualizer")}
        injections = dict.fromkeys(pids, 0)
        log = stage.folder / "strace.log"
        with acting(stage, rounds):
            for number in rounds:
                service = "visualizer" if number % 4 == 3 else "server"
                injections[service] += injected(
                    pids[service],
                    rounds.random,
                    for_s=rounds.random.uniform(1.0, 2.0),
                    log=log,
                )
                exited = [one for one, pid in pids.items() if stage.pid(one) != pid]
                where = f"seed {rounds.seed}, round {number}"
                assert not exited, f"{where}: {exited} ended after\n{last_calls(log)}"
                until(stage.is_served, within_s=40, what=f"round {number} is over")
        rounds.report(f"{injections} system calls failed, 0 exits")
        assert injections["server"] > 0


@pytest.mark.skipif(STRACE is None, reason="strace is not installed")
@pytest.mark.rounds(2)
def test_a_server_that_gets_no_memory_waits_for_no_thread(rounds: Rounds) -> None:
    """`Thread.start` waits without limit for a thread that gets no memory for its first frame."""
    with a_party() as stage, stage.ear_soon() as ear:
        server = stage.pid("server")
        log = stage.folder / "strace.log"
        for number in rounds:
            # A thread needs two mappings: for its stack, and for its first frame.
            with refused_memory(server, every=2 - number % 2, log=log):
                killed(stage, "mpd")
                killed(stage, "broker")
                wait(rounds.random, 2.0, 3.0)
            assert stage.pid("server") == server, last_calls(log)
            until(stage.is_served, within_s=40, what=f"round {number}: the player is back")
            until(ear.asked_again, within_s=40, what=f"round {number}: the broker is back")
            wait(rounds.random, 5.0, 6.0)
