"""Cost of the container's health check: ``python -m bench.health [FOLDER]``.

Measures the CPU time of the check's processes, and that of the server per check. With a folder that
contains the `addon` of another version, `raveberry health` of that version alternates with it.
"""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Final

from bench.programs import SYSTEM, expect_programs
from tests.system.support.party_system import BIN, ROOT, a_system

CHECKS: Final = 30
SERVED: Final = 200
EVERY_MS: Final = 30_000


def main() -> None:
    """Measure and print."""
    expect_programs(*SYSTEM)
    with a_system(held_back=("visualizer",)) as system, system.running():
        system.wait_until_served()
        environment = {**system.environment, "RAVEBERRY_USER": ""}
        checks: dict[str, tuple[Sequence[str], Mapping[str, str]]] = {
            "addon/health": ([str(ROOT / "addon" / "health")], environment)
        }
        if len(sys.argv) > 1:
            addon = Path(sys.argv[1]).absolute() / "addon"
            path = {"PYTHONPATH": f"{addon / 'server'}:{addon / 'contract'}"}
            checks["raveberry health"] = ([str(BIN / "raveberry"), "health"], environment | path)
        costs: dict[str, list[float]] = {name: [] for name in checks}
        for _ in range(CHECKS + 1):
            for name, (command, variables) in checks.items():
                costs[name].append(processor_ms(command, variables))
        for name, all_ms in costs.items():
            # The first check reads its files from the disk, so it is left out.
            ms = median(all_ms[1:])
            print(f"{name}: {ms:.1f} ms, {ms / EVERY_MS:.3%} of a core")
        command, variables = checks["addon/health"]
        print(
            f"server, for each check: {served_ms(system.pid('server'), command, variables):.2f} ms"
        )
        print("load: {:.1f}, {:.1f}, {:.1f}".format(*os.getloadavg()))


def processor_ms(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Run a command and return its CPU time, including its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)  # noqa: S603 - trusted arguments
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used_s * 1000


def served_ms(pid: int, command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Return the CPU time of the server per check, less its CPU time when idle."""
    before_ms, began_s = used_ms(pid), time.monotonic()
    for _ in range(SERVED):
        processor_ms(command, environment)
    lasted_s, middle_ms = time.monotonic() - began_s, used_ms(pid)
    time.sleep(lasted_s)
    return (2 * middle_ms - before_ms - used_ms(pid)) / SERVED


def used_ms(pid: int) -> float:
    """Return the CPU time of a running process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") * 1000


if __name__ == "__main__":
    main()
