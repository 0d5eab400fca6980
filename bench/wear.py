"""Bytes that a party writes: in an idle hour, while music plays, and for each vote.

    .venv/bin/python -m bench.wear [--minutes 2]

All processes are real, under their supervisor, with a null sink as output and their data on the
disk of the temporary folder. What a process writes is `write_bytes` of the kernel, whole pages of
4 kB: what reaches a memory card, apart from the file system's own journal. Votes arrive one per
second, so that each is a commit.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from bench.programs import SYSTEM, expect_programs
from bench.worst_phone import fill
from tests.system.support.party_system import System, a_system

SERVICES = ("server", "mpd", "visualizer", "broker")
VOTE_EVERY_S = 1.0
SETTLED_S = 20.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--minutes", type=float, default=2.0)
    args = parser.parse_args()
    expect_programs(*SYSTEM)
    seconds = 60 * args.minutes
    with a_system() as system:
        system.add_tone("Overture", length_s=900)
        for number in range(10):
            system.add_tone(f"Song {number}", length_s=60)
        with system.running():
            system.wait_until_served()
            time.sleep(SETTLED_S)
            report("idle", system, seconds, lambda: time.sleep(seconds))
            entries = fill(system)
            time.sleep(SETTLED_S)
            report("playing", system, seconds, lambda: time.sleep(seconds))
            votes = Votes(system, entries, seconds)
            report("playing, a vote per second", system, seconds, votes.cast)
            print(f"{votes.number} votes")


class Votes:
    """Votes of one guest, each of which changes something."""

    def __init__(self, system: System, entries: list[str], seconds: float) -> None:
        self._guest = system.guest()
        self._entries = entries
        self._seconds = seconds
        self.number = 0

    def cast(self) -> None:
        """Vote once a second."""
        end_s = time.monotonic() + self._seconds
        while time.monotonic() < end_s:
            lap, at = divmod(self.number, len(self._entries))
            self._guest.done("vote", entry=self._entries[at], value=1 - lap % 2)
            self.number += 1
            time.sleep(VOTE_EVERY_S)


def report(what: str, system: System, seconds: float, run: Callable[[], None]) -> None:
    """Print the bytes per hour that each process writes meanwhile."""
    pids = {name: system.pid(name) for name in SERVICES}
    before = {name: written_bytes(pid) for name, pid in pids.items()}
    run()
    rates = {
        name: (written_bytes(pid) - before[name]) * 3_600 / seconds / 1_000
        for name, pid in pids.items()
    }
    shown = ", ".join(f"{name} {rate:.0f}" for name, rate in rates.items())
    print(f"{what}: {sum(rates.values()):.0f} kB per hour ({shown})", flush=True)


def written_bytes(pid: int) -> int:
    """Return what a process has sent to the disk so far."""
    for line in Path(f"/proc/{pid}/io").read_text().splitlines():
        name, _, value = line.partition(": ")
        if name == "write_bytes":
            return int(value)
    raise LookupError(pid)


if __name__ == "__main__":
    main()
