"""R3: whichever process is killed, and whenever, acknowledged commands are not lost."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

import pytest

from tests.rounds import Rounds
from tests.system.promises.crowd import Crowd, begin, prepare
from tests.system.support.party_system import System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(900)]

PROCESSES = ("server", "mpd", "broker", "visualizer")
BACK_S = 40.0
"""A machine with two busy cores needs this long to start four processes."""


@contextmanager
def a_party(*, is_patient: bool = True) -> Iterator[System]:
    with a_system(is_patient=is_patient) as system:
        prepare(system)
        with system.running():
            system.wait_until_served()
            begin(system)
            yield system


def kill_in_the_middle(crowd: Crowd, *processes: str) -> None:
    """Let the crowd act, kill each process at a random moment, and compare the state afterwards."""
    system, random = crowd.system, crowd.random
    before = playing(crowd)
    for process in processes:
        until(lambda name=process: system.pid(name), within_s=BACK_S, what=f"{process} runs")
    dead: dict[str, int] = {}

    def kill(process: str) -> None:
        dead[process] = system.kill(process)

    moments_s = {process: random.uniform(0.0, 0.8) for process in processes}
    killers = [threading.Timer(at_s, kill, (process,)) for process, at_s in moments_s.items()]
    until_s = time.monotonic() + max(moments_s.values()) + 0.2
    for killer in killers:
        killer.start()
    while time.monotonic() < until_s and crowd.act():
        pass
    for killer in killers:
        killer.join()
    for process in processes:
        until(
            lambda name=process: system.is_back(name, after=dead[name]),
            within_s=BACK_S,
            what=f"{process} is back",
        )
    system.wait_until_served(within_s=BACK_S)
    wrong = crowd.differences()
    assert not wrong, f"after {moments_s}: {wrong}"
    assert playing(crowd) == before, f"another song after {moments_s}"
    crowd.look()


def playing(crowd: Crowd) -> tuple[str, int]:
    """Return the current entry and its epoch."""
    player = crowd.host.state()["player"]
    assert isinstance(player, dict)
    return player["entry"]["id"], player["epoch"]


@pytest.fixture(scope="module")
def party() -> Iterator[System]:
    with a_party() as system:
        yield system


@pytest.mark.parametrize("process", PROCESSES)
def test_r03_what_was_acknowledged_is_there_after_a_crash(party: System, process: str) -> None:
    crowd = Crowd(system=party, random=Random(process))
    for _ in range(2):
        kill_in_the_middle(crowd, process)


@pytest.mark.long
@pytest.mark.rounds(30)
def test_r03_and_after_many_crashes_of_all(rounds: Rounds) -> None:
    with a_party(is_patient=False) as system:
        crowd = Crowd(system=system, random=rounds.random)
        for _ in rounds:
            kill_in_the_middle(crowd, *PROCESSES)
        with system.mqtt_soon() as mqtt:
            lights = f"{mqtt.base}/lights/status"
            until(
                lambda: mqtt.retained.get(lights) == b"online",
                within_s=BACK_S,
                what="lights are on",
            )
