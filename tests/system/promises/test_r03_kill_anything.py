"""R3: whatever process is killed, whenever: what was acknowledged is there afterwards."""

import threading
import time
from collections.abc import Iterator
from random import Random

import pytest

from tests.system.promises.crowd import Crowd, begin, set_the_stage
from tests.system.stage import Stage, a_stage, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(1800)]

PROCESSES = ("server", "mpd", "broker", "visualizer")
BACK_S = 40.0
"""A process that is killed again and again is started again later and later."""


@pytest.fixture
def stage() -> Iterator[Stage]:
    with a_stage() as stage:
        set_the_stage(stage)
        with stage.running():
            stage.wait_until_served()
            begin(stage)
            yield stage


def kill_in_the_middle(crowd: Crowd, process: str) -> None:
    """Let the crowd act, kill a process at a random moment, and compare what it left."""
    stage, random = crowd.stage, crowd.random
    before = playing(crowd)
    until(lambda: stage.pid(process), within_s=BACK_S, what=f"{process} runs")
    dead: list[int] = []
    after_s = random.uniform(0.0, 0.8)
    killer = threading.Timer(after_s, lambda: dead.append(stage.kill(process)))
    killer.start()
    until_s = time.monotonic() + after_s + 0.2
    while time.monotonic() < until_s and crowd.act():
        pass
    killer.join()
    until(lambda: stage.is_back(process, after=dead[0]), within_s=BACK_S, what=f"{process} is back")
    stage.wait_until_served(within_s=BACK_S)
    wrong = crowd.differences()
    assert not wrong, f"after {process} was killed: {wrong}"
    assert playing(crowd) == before, f"another song after {process} was killed"
    crowd.look()


def playing(crowd: Crowd) -> tuple[str, int]:
    """Which song plays, and the how manieth it is."""
    player = crowd.host.state()["player"]
    assert isinstance(player, dict)
    return player["entry"]["id"], player["epoch"]


@pytest.mark.parametrize("process", PROCESSES)
def test_r03_what_was_acknowledged_is_there_after_a_crash(stage: Stage, process: str) -> None:
    crowd = Crowd(stage=stage, random=Random(process))
    for _ in range(2):
        kill_in_the_middle(crowd, process)


@pytest.mark.long
def test_r03_and_after_a_hundred_crashes_in_any_order(stage: Stage) -> None:
    random = Random(3)
    crowd = Crowd(stage=stage, random=random)
    for _ in range(100):
        kill_in_the_middle(crowd, random.choice(PROCESSES))
