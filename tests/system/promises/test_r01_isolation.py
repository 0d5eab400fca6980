"""R1: heavy work cannot slow requests or the music."""

import os
import signal
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest

from tests.system.promises.crowd import TITLES, begin, prepare
from tests.system.support.party_system import Browser, System, a_system

pytestmark = [pytest.mark.system, pytest.mark.long, pytest.mark.timeout(600)]

GUESTS = 50
LISTENED_S = 15.0
SLOWEST_S = 0.15
LONGEST_GAP_S = 0.1


@contextmanager
def stopped(pid: int) -> Iterator[None]:
    """Stop a process inside the block, as if it hung."""
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


class Voters:
    """Fifty guests of whom each votes once a second."""

    def __init__(self, *, guests: list[Browser], entry: str) -> None:
        self.took_s: list[float] = []
        self._guests = guests
        self._entry = entry

    def vote_for(self, duration_s: float) -> None:
        """Send fifty votes per second, one after the other."""
        started_s = time.monotonic()
        number = 0
        while (due_s := number / GUESTS) < duration_s:
            time.sleep(max(0.0, started_s + due_s - time.monotonic()))
            asked_s = time.monotonic()
            guest = self._guests[number % GUESTS]
            guest.done("vote", entry=self._entry, value=number // GUESTS % 2)
            self.took_s.append(time.monotonic() - asked_s)
            number += 1


def longest_gap_s(sound: bytes) -> float:
    """Return the longest silence in a tone."""
    loud = np.flatnonzero(np.abs(np.frombuffer(sound, dtype="<i2").astype(np.int32)) > 200)
    return float(np.diff(loud, prepend=0).max()) / 44_100 if loud.size else len(sound) / 88_200


def test_r01_votes_and_music_do_not_wait_for_the_lights() -> None:
    with a_system() as system:
        prepare(system)
        with system.running():
            system.wait_until_served()
            begin(system)
            system.host().done("set_lights", state="ON", effect="spectrum")
            guests = [system.guest() for _ in range(GUESTS)]
            entry = guests[0].done("enqueue", query=TITLES[0])["entry"]
            assert isinstance(entry, dict)
            busy = measured(system, guests, entry["id"])
            with stopped(system.pid("visualizer")):
                stuck = measured(system, guests, entry["id"])
            for took_s, gap_s in (busy, stuck):
                assert statistics.quantiles(took_s, n=20)[-1] < SLOWEST_S
                assert gap_s < LONGEST_GAP_S


def measured(system: System, guests: list[Browser], entry: str) -> tuple[list[float], float]:
    """Return the durations of votes, and the longest gap in the music meanwhile."""
    voters = Voters(guests=guests, entry=entry)
    voting = threading.Thread(target=voters.vote_for, args=(LISTENED_S,))
    voting.start()
    sound = system.recorded(LISTENED_S - 1)
    voting.join()
    return voters.took_s, longest_gap_s(sound)
