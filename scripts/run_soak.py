"""Soak tests: thousands of rounds of randomised tests that scripts/test runs only a few times.

    scripts/soak                                  every part with its default number of rounds
    scripts/soak --list                           list the parts with rounds and duration
    scripts/soak --only backups --count 1000      one part with a number of rounds
    scripts/soak --only backups --seed 7          repeat a run with its random seed

Each part prints its figures and its seed, and stops at the first failure. Run scripts/test once
before, which sets up everything. Logs of the parts are in .run/soak.
"""

import argparse
import secrets
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
LOGS: Final = ROOT / ".run" / "soak"
PYTEST: Final = ROOT / ".venv" / "bin" / "pytest"
_GATEWAYS: Final = "tests/server/adapters/nats/test_faults.py"
_SEARCHERS: Final = "tests/server/adapters/nats/test_searcher_faults.py"
_STANDBY: Final = "tests/system/standby/test_standby_faults.py"
_MACHINES: Final = "tests/system/standby/test_standby_machines.py"
_HISTORY: Final = "tests/system/data/test_history.py"
FIGURE: Final = "    > "
"""Prefix of the lines in which `tests/rounds.py` reports figures."""
_SLACK: Final = 4
"""Factor on the expected duration of a part, after which it is aborted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Tests that are repeated for many rounds.

    Attributes:
        name: name on the command line.
        about: description of a round and of the condition that it checks.
        tests: pytest node ids; each test takes the fixture `rounds`, or is a property.
        marks: expression that selects from these tests; empty for all.
        count: default number of rounds.
        seconds: duration of a round on a machine with two cores.
    """

    name: str
    about: str
    tests: tuple[str, ...]
    count: int
    seconds: float
    marks: str = ""


PARTS: Final = (
    Part(
        name="backups",
        about="a hot backup under 150 votes a second, restored into an empty folder and started: "
        "the same song, place, queue, guests and votes within 5 s",
        tests=("tests/system/data/test_backups.py::test_hot_backups_restore_to_the_same_party",),
        count=1000,
        seconds=4.0,
    ),
    Part(
        name="bare machines",
        about="scripts/test passes on a bare Debian 13, as root and as a user with sudo",
        tests=("tests/fresh/test_fresh_machines.py::test_every_check_passes",),
        count=1,
        seconds=3600.0,
    ),
    Part(
        name="crashes",
        about="server, player, broker and light show are killed while guests act: all that was "
        "acknowledged is there, and the song goes on",
        tests=(
            "tests/system/promises/test_r03_kill_anything.py::test_r03_and_after_many_crashes_of_all",
        ),
        count=1_000,
        seconds=2.5,
    ),
    Part(
        name="dropouts",
        about="30 s of the music of a party beside eight processes that compute: no silence of "
        "5 ms or more that a paplay beside it lacks",
        tests=("tests/system/party/test_dropouts.py::test_a_busy_machine_plays_without_dropouts",),
        count=120,
        seconds=31.0,
    ),
    Part(
        name="gateways",
        about="phones vote at two gateways while nats-server is killed or hangs, a gateway is"
        " killed, or the network is parted: no acknowledged vote is lost or done twice",
        tests=(f"{_GATEWAYS}::test_faults_of_any_length_lose_nothing_and_do_nothing_twice",),
        count=100,
        seconds=60.0,
    ),
    Part(
        name="histories",
        about="random guests, a host, jobs and a fault (a killed process, a broker that is gone, a "
        "full disk, no descriptors, a clock that steps): votes, names and the order of the queue "
        "are linearizable",
        tests=(
            "tests/system/data/test_history.py::test_votes_and_queue_are_linearizable_whatever_fails",
        ),
        count=1_500,
        seconds=3.0,
    ),
    Part(
        name="interruptions",
        about="awaits of supervised tasks and request handlers fail or are cancelled while guests "
        "act: no task is lost, all that was acknowledged is on disk, and the server stops",
        tests=("tests/server/test_interruptions.py::test_interrupted_awaits_lose_nothing",),
        count=100_000,
        seconds=0.05,
    ),
    Part(
        name="injections",
        about="system calls of server and light show fail while guests act: no process ends, all "
        "that was acknowledged is there, and the party is served again",
        tests=(f"{_HISTORY}::test_system_calls_that_fail_end_no_process_and_lose_nothing",),
        count=2_500,
        seconds=3.0,
    ),
    Part(
        name="machines",
        about="phones vote and a host requests songs while the networks of three machines are "
        "parted or slow, their disks are full and their clocks are set: nothing acknowledged is "
        "lost or done twice, and no server writes after the next one",
        tests=(f"{_MACHINES}::test_outages_at_random_lose_nothing_and_do_nothing_twice",),
        count=100,
        seconds=60.0,
    ),
    Part(
        name="properties",
        about="an example of each property of domain, contract, stores, topics and packets",
        tests=("tests/contract", "tests/server", "tests/visualizer"),
        count=5_000,
        seconds=0.3,
        marks="hypothesis",
    ),
    Part(
        name="searchers",
        about="guests search while search workers, a gateway and nats-server are killed or hang, "
        "the network is parted and scans change the library: every answer is that of the party",
        tests=(f"{_SEARCHERS}::test_faults_of_any_length_give_no_wrong_answer",),
        count=100,
        seconds=60.0,
    ),
    Part(
        name="standbys",
        about="phones vote and a host requests songs while servers that lead or stand by and NATS "
        "servers are killed, hang or stop: nothing acknowledged is lost or done twice, and no "
        "server writes after the next one",
        tests=(f"{_STANDBY}::test_faults_at_random_lose_nothing_and_do_nothing_twice",),
        count=100,
        seconds=80.0,
    ),
)


def main() -> int:
    """Run the selected parts; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="scripts/soak",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--list", action="store_true", help="show the parts and run none")
    parser.add_argument("--only", metavar="TEXT", help="only parts with this text in their name")
    parser.add_argument("--count", type=int, help="rounds of each part")
    parser.add_argument("--seed", type=int, help="what chance starts from; a new one when missing")
    chosen = parser.parse_args()
    parts = [part for part in PARTS if (chosen.only or "") in part.name]
    if chosen.list or not parts:
        _show(parts or PARTS)
        return 0 if chosen.list else 2
    if not PYTEST.exists():
        print("scripts/soak needs what scripts/test sets up: run that once", file=sys.stderr)
        return 2
    LOGS.mkdir(parents=True, exist_ok=True)
    seed = secrets.randbelow(1_000_000) if chosen.seed is None else chosen.seed
    failed = [
        part.name
        for part in parts
        if not _passed(part, part.count if chosen.count is None else chosen.count, seed)
    ]
    print(f"{len(parts) - len(failed)} of {len(parts)} parts passed")
    return 1 if failed else 0


def _show(parts: tuple[Part, ...] | list[Part]) -> None:
    for part in parts:
        hours = part.count * part.seconds / 3600
        print(f"{part.name:12} {part.count:7} rounds, about {hours:.1f} h: {part.about}")


def _passed(part: Part, count: int, seed: int) -> bool:
    log = LOGS / f"{part.name}.log"
    allowed_s = 600 + _SLACK * count * part.seconds
    print(f"{part.name}: {count} rounds with seed {seed}, at most {allowed_s / 3600:.1f} h")
    started_s = time.monotonic()
    command = [
        *(str(PYTEST), "-q", "-s", "-p", "no:rerunfailures", "--maxfail=1"),
        *(f"--count={count}", f"--seed={seed}", f"--hypothesis-seed={seed}"),
        *(f"--timeout={allowed_s:.0f}", *part.tests, "-m", part.marks),
    ]
    code = _run(command, log)
    verdict = "passed" if code == 0 else f"FAILED, see {log.relative_to(ROOT)}"
    print(f"{part.name}: {verdict} after {time.monotonic() - started_s:.0f} s")
    return code == 0


def _run(command: list[str], log: Path) -> int:
    """Run a command with its output in a log, and print the lines with figures."""
    with (
        log.open("w") as output,
        subprocess.Popen(  # noqa: S603 - trusted arguments
            command,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        ) as running,
    ):
        assert running.stdout is not None  # noqa: S101 - narrows the type
        for line in running.stdout:
            output.write(line)
            output.flush()
            if line.startswith(FIGURE):
                print(line, end="", flush=True)
    return running.returncode


if __name__ == "__main__":
    sys.exit(main())
