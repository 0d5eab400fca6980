"""Run every check of this project, including set-up, and print a table of the results.

Logs of the parts are in .run/test. The exit code is 0 only if every part ran and passed, except
those for --long.
"""

import argparse
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Final

import debian
import readability
from python_environment import (
    Environment,
    addon_environment,
    compile_kernels,
    home_assistant_environment,
)
from steps import SetupError, Step, carry_out
from steps import run as run_shown

ROOT: Final = Path(__file__).resolve().parents[1]
LOGS: Final = ROOT / ".run" / "test"
CACHE: Final = ROOT / ".run" / "cache"
BIN: Final = ROOT / ".venv" / "bin"
HA_BIN: Final = ROOT / ".venv-ha" / "bin"

CHECKED_BY_TESTS: Final = {
    "chromium-headless-shell": "chromium-headless-shell",
    "gmediarender": "gmediarender",
    "gstreamer1.0-plugins-good": "/usr/lib/*-linux-gnu*/gstreamer-1.0/libgstmpg123.so",
    "icecast2": "icecast2",
    "iproute2": "ip",
    "mosquitto-clients": "mosquitto_sub",
    "musepack-tools": "mpcenc",
    "python3-dbusmock": "/usr/lib/python3/dist-packages/dbusmock",
    "shellcheck": "shellcheck",
    "g++": "g++",
    "ola": "olad",
    "openssl": "openssl",
    "snapclient": "snapclient",
    "snapserver": "snapserver",
    "nats-server": "nats-server",
    "nodejs": "node",
    "npm": "npm",
    "webkit2gtk-driver": "WebKitWebDriver",
    "xvfb": "Xvfb",
}
"""Packages for the tests beyond those of a party, each with one of its programs or files."""

DURATIONS: Final = ("--durations=20", "--durations-min=2")
"""The log ends with the slowest tests."""

PYTEST: Final = ("-q", "--retry-real", "--rerun-show-tracebacks", "-rfERs", *DURATIONS)
"""Options of every pytest run. `tests/conftest.py` decides which tests may be retried once; the log
shows why one failed at first, and the table names it. It names skipped tests with their reasons,
which are printed below the table."""

COVERED: Final = ("raveberry_contract", "raveberry_server.domain", "raveberry_visualizer.dsp")
"""Packages with 100 % branch coverage. It is measured for these only, and in two parts only, as it
slows down what it measures."""

COVERAGE: Final = LOGS / "coverage-data"
"""Folder of coverage data. `coverage report` adds every file `NAME.*` beside the file NAME that it
reads, so no name here is the beginning of another."""
COVERAGE_SUM: Final = COVERAGE / "sum"
COVERAGE_PARTS: Final = tuple(str(COVERAGE / name) for name in ("core", "visualizer"))

CORE_TESTS: Final = (
    "tests/contract",
    "tests/server/application",
    "tests/server/domain",
    "tests/server/presenter",
)

SLOW_SYSTEM_TESTS: Final = (
    "tests/system/promises",
    "tests/system/data/test_full_disk.py",
    "tests/system/home_assistant",
    "tests/system/interfaces/test_openapi.py",
    "tests/system/processes/test_run.py",
)
"""System tests that take about half of the total time; they run as a separate part."""

LONG_TESTS_BESIDE_OTHERS: Final = (
    "tests/scripts",
    "tests/system/data/test_history.py",
    "tests/system/image",
    "tests/system/interfaces/test_openapi.py",
    "tests/system/party/test_documentation_pictures.py",
)
"""Long tests that are not about time, in one part with those of the add-on under a Supervisor."""

LONG_TESTS_ALONE: Final = (
    "tests/system/party",
    "tests/system/promises",
    "tests/system/interfaces",
    "tests/system/processes",
    "tests/system/home_assistant",
    "tests/frontend",
)
"""Folders of long tests that are about time: sound without gaps, frames, isolation, starts."""

SCRIPTS: Final = (
    "addon/hatch_build.py",
    "scripts/contract",
    "scripts/docs",
    "scripts/light_files.py",
    "scripts/source_settings.py",
    "scripts/home-assistant",
    "scripts/home_assistant.py",
    "scripts/image",
    "scripts/licences",
    "scripts/lock",
    "scripts/release",
    "scripts/run_party.py",
    "scripts/run_checks.py",
    "scripts/run_soak.py",
    "scripts/services_yaml.py",
    "scripts/settings",
    "scripts/translations",
    "scripts/version",
)


WORKERS: Final = 4
"""Parts that run at a time; four suit two processors, as some of them mostly wait."""

YIELDING: Final = ("nice", "-n", "5")
"""Prefix of commands whose tests are not about time, so that they slow down no test that is."""


NEWEST_MYPY: Final = (
    "env MYPYPATH=tests/homeassistant/newest /venv/bin/mypy --python-version=3.14 "
    "--config-file=tests/homeassistant/mypy.ini custom_components/raveberry"
)
"""Command that checks the types of the integration in the chroot of the newest Home Assistant."""


class Need(StrEnum):
    """Prerequisite of a part, made by set-up steps."""

    PACKAGES = "Debian packages"
    PYTHON = "Python environment"
    NODE = "Node packages"
    HOME_ASSISTANT = "Home Assistant environment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A group of checks and its line of the table.

    Attributes:
        name: name in the table and for --only.
        commands: commands that run one after the other, in the root folder, also after failures.
        needs: prerequisites; the part fails if one could not be made.
        subject: path that it checks; the part fails if it does not exist.
        is_last: True runs it alone, after all others.
        is_long: True runs it only with --long.
        is_timed: True if its tests are about time; they run at a higher priority than the others.
    """

    name: str
    commands: tuple[tuple[str, ...], ...]
    needs: frozenset[Need]
    subject: str = "addon"
    is_last: bool = False
    is_long: bool = False
    is_timed: bool = False


def _tool(name: str, *arguments: str) -> tuple[str, ...]:
    return (str(BIN / name), *arguments)


def _pytest(*arguments: str) -> tuple[str, ...]:
    return _tool("pytest", *PYTEST, *arguments)


def _long_pytest(*arguments: str) -> tuple[str, ...]:
    return _pytest(*arguments, "-m", "long")


def _covered(name: str, *arguments: str) -> tuple[str, ...]:
    """Return a pytest command that writes coverage data for the part `coverage`."""
    file = COVERAGE / name
    packages = (f"--cov={package}" for package in COVERED)
    return ("env", f"COVERAGE_FILE={file}", *_pytest(*packages, "--cov-report=", *arguments))


def _home_assistant_pytest(*arguments: str) -> tuple[str, ...]:
    tests = "tests/homeassistant"
    options = ("-q", "-rfEs", *DURATIONS, f"-c={tests}/pytest.ini")
    coverage = ("--cov", f"--cov-config={tests}/coverage.ini")
    return (str(HA_BIN / "pytest"), *options, *coverage, *arguments, tests)


def _npm(script: str) -> tuple[str, ...]:
    return ("npm", "--prefix", "frontend", "run", script)


def _github(pattern: str) -> tuple[str, ...]:
    return tuple(str(file) for file in sorted((ROOT / ".github").glob(pattern)))


PYTHON: Final = frozenset({Need.PYTHON})
NODE: Final = frozenset({Need.NODE})
REAL: Final = frozenset({Need.PACKAGES, Need.PYTHON})
HOME_ASSISTANT: Final = frozenset({Need.HOME_ASSISTANT})

PARTS: Final = (
    # Longest first, and those that mostly wait beside those that compute.
    Part(
        name="other unit tests",
        commands=(
            _pytest(
                "tests",
                *(f"--ignore={path}" for path in CORE_TESTS),
                "--ignore=tests/server/adapters",
                "--ignore=tests/visualizer",
                "--ignore=tests/system",
                "--ignore=tests/frontend",
                "-m",
                "not long",
            ),
        ),
        needs=REAL | NODE,
        subject="tests",
    ),
    Part(
        name="system tests",
        commands=(
            _pytest(
                "tests/system",
                *(f"--ignore={path}" for path in SLOW_SYSTEM_TESTS),
                "-m",
                "not long",
            ),
        ),
        needs=REAL,
        subject="tests/system",
        is_timed=True,
    ),
    Part(
        name="slow system tests",
        commands=(_pytest(*SLOW_SYSTEM_TESTS, "-m", "not long"),),
        needs=REAL | NODE,
        subject="tests/system",
        is_timed=True,
    ),
    Part(
        name="player with a real MPD",
        commands=(_pytest("tests/server/adapters/player"),),
        needs=REAL,
        subject="tests/server/adapters/player",
        is_timed=True,
    ),
    Part(
        name="unit tests of domain and contract",
        commands=(_covered("core", *CORE_TESTS, "-m", "not long"),),
        needs=REAL,
        subject="tests/server/domain",
    ),
    Part(
        name="unit tests of the adapters",
        commands=(
            _pytest(
                "tests/server/adapters",
                "--ignore=tests/server/adapters/player",
                "-m",
                "not long",
            ),
        ),
        needs=REAL,
        subject="tests/server/adapters",
    ),
    Part(
        name="pages in Chromium and WebKit",
        commands=(_pytest("tests/frontend", "-m", "not long"),),
        needs=REAL | NODE,
        subject="tests/frontend",
    ),
    Part(
        name="visualizer",
        commands=(
            _covered("visualizer", "tests/visualizer/dsp"),
            _pytest("tests/visualizer", "--ignore=tests/visualizer/dsp", "-m", "not long"),
        ),
        needs=REAL,
        subject="tests/visualizer",
        is_timed=True,
    ),
    Part(
        name="Home Assistant tests",
        # Python itself counts statements at no cost, and from 3.14 on branches: see the newest.
        commands=(("env", "COVERAGE_CORE=sysmon", *_home_assistant_pytest()),),
        needs=HOME_ASSISTANT,
        subject="tests/homeassistant/conftest.py",
    ),
    Part(
        name="newest Home Assistant",
        commands=(
            ("scripts/test-newest-home-assistant",),
            ("scripts/test-newest-home-assistant", "--inside", NEWEST_MYPY),
        ),
        needs=frozenset({Need.PACKAGES}),
        subject="scripts/test-newest-home-assistant",
        is_long=True,
    ),
    Part(
        name="container image, add-on under a Supervisor and other long tests",
        # One after the other, as both build and start containers; both mostly wait.
        commands=(
            _long_pytest(*LONG_TESTS_BESIDE_OTHERS, "--timeout=900"),
            _long_pytest("tests/supervisor", "--timeout=600"),
        ),
        needs=REAL,
        subject="tests/supervisor",
        is_long=True,
        is_timed=True,
    ),
    Part(
        name="bare machines",
        # Not `is_last`: it mostly waits for downloads, so it disturbs no other part.
        commands=(_long_pytest("tests/fresh"),),
        needs=REAL,
        subject="tests/fresh",
        is_long=True,
    ),
    Part(
        name="long system tests",
        commands=(
            _long_pytest(
                "tests/system",
                "tests/attacks",
                *(f"--ignore={path}" for path in LONG_TESTS_BESIDE_OTHERS),
                *(f"--ignore={path}" for path in LONG_TESTS_ALONE),
                "--timeout=600",
            ),
        ),
        needs=REAL,
        subject="tests/system",
        is_long=True,
        is_timed=True,
    ),
    Part(
        name="properties, long",
        commands=(
            _pytest(
                "tests/contract",
                "tests/server",
                "tests/visualizer",
                "-m",
                "hypothesis",
                "--hypothesis-profile=long",
                "--timeout=1800",
            ),
        ),
        needs=REAL,
        subject="tests",
        is_long=True,
    ),
    Part(
        name="planted faults and other long unit tests",
        commands=(_long_pytest("tests/mutation", "tests/recipes", "tests/server"),),
        needs=REAL,
        subject="tests/mutation",
        is_long=True,
    ),
    Part(
        name="types",
        commands=(
            _tool("mypy"),
            ("env", "MYPYPATH=scripts", *_tool("mypy", "--scripts-are-modules", *SCRIPTS)),
        ),
        needs=PYTHON,
    ),
    Part(
        name="types of the integration",
        commands=(
            (
                str(HA_BIN / "mypy"),
                "--config-file=tests/homeassistant/mypy.ini",
                "custom_components/raveberry",
                "tests/homeassistant",
            ),
        ),
        needs=HOME_ASSISTANT,
        subject="custom_components/raveberry/__init__.py",
    ),
    Part(
        name="lint",
        commands=(_tool("ruff", "check", "."), _tool("ruff", "format", "--check", ".")),
        needs=PYTHON,
    ),
    Part(name="import directions", commands=(_tool("lint-imports"),), needs=PYTHON),
    Part(
        name="contract copies",
        commands=(("scripts/contract", "--check"),),
        needs=PYTHON,
        subject="scripts/contract",
    ),
    Part(
        name="compiled translations",
        commands=(("scripts/translations", "--check"),),
        needs=PYTHON,
        subject="scripts/translations",
    ),
    Part(
        name="settings made from sources",
        commands=(("scripts/sources", "--check"),),
        needs=PYTHON,
        subject="scripts/sources",
    ),
    Part(
        name="documentation made from code",
        commands=(("scripts/docs", "--check"),),
        needs=PYTHON,
        subject="scripts/docs",
    ),
    Part(
        name="files made from effects and light protocols",
        commands=(("scripts/lights", "--check"),),
        needs=PYTHON,
        subject="scripts/lights",
    ),
    Part(
        name="files made from settings",
        commands=(("scripts/settings", "--check"),),
        needs=PYTHON,
        subject="scripts/settings",
    ),
    Part(
        name="versions and licences",
        commands=(("scripts/version", "--check"), ("scripts/licences", "--check")),
        needs=PYTHON,
        subject="scripts/licences",
    ),
    Part(
        name="workflows and forms of GitHub",
        commands=(
            *(
                _tool("check-jsonschema", f"--builtin-schema=vendor.{schema}", *_github(pattern))
                for schema, pattern in (
                    ("github-workflows", "workflows/*.yml"),
                    ("github-issue-forms", "ISSUE_TEMPLATE/*.yml"),
                    ("dependabot", "dependabot.yml"),
                )
            ),
            ("node", ".github/lint.mjs"),
        ),
        needs=PYTHON | NODE,
        subject=".github",
    ),
    Part(
        name="shell scripts",
        commands=(
            # SC1091: the files that the services source are generated when they start.
            (
                "shellcheck",
                "--exclude=SC1091",
                ".ci/run",
                ".github/start-once",
                "addon/packages/install",
                "scripts/run",
                "scripts/test",
                "scripts/soak",
                "scripts/preflight.sh",
                "addon/start",
                "addon/health",
                *sorted(
                    str(script.relative_to(ROOT))
                    for pattern in (".[a-z]*", "*/run")
                    for script in (ROOT / "addon" / "services").glob(pattern)
                ),
            ),
        ),
        needs=frozenset({Need.PACKAGES}),
    ),
    Part(
        name="front end",
        commands=(_npm("check"), _npm("lint"), _npm("test")),
        needs=NODE,
        subject="frontend/package.json",
    ),
    Part(
        name="coverage",
        commands=(
            _tool("coverage", "combine", "--keep", f"--data-file={COVERAGE_SUM}", *COVERAGE_PARTS),
            _tool("coverage", "report", f"--data-file={COVERAGE_SUM}", "--fail-under=100"),
        ),
        needs=PYTHON,
        subject="tests",
        is_last=True,
    ),
    Part(
        name="long tests of sound, frames, isolation and starts",
        commands=(
            _long_pytest(
                *LONG_TESTS_ALONE,
                *(f"--ignore={path}" for path in LONG_TESTS_BESIDE_OTHERS),
                "--timeout=600",
            ),
        ),
        needs=REAL,
        subject="tests/system",
        is_last=True,
        is_long=True,
    ),
)


class Verdict(StrEnum):
    """Result of a part."""

    PASSED = "passed"
    FAILED = "FAILED"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Result of a part for the table.

    Attributes:
        seconds: duration.
        processor_seconds: processor time of its commands and of the children they waited for.
    """

    part: Part
    verdict: Verdict
    seconds: float = 0
    processor_seconds: float = 0
    remark: str


def main() -> int:
    """Run the parts; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="scripts/test",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--long", action="store_true", help="also what takes long")
    parser.add_argument("--only", metavar="TEXT", help="only parts with this text in their name")
    chosen = parser.parse_args()
    parts = [part for part in PARTS if (chosen.only or "") in part.name]
    os.environ["PATH"] = f"{os.environ['PATH']}:{debian.SYSTEM_PATH}"
    # Each part imports hundreds of modules, and tests start hundreds of processes.
    os.environ |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(CACHE / "python")}
    started_s = time.monotonic()
    COVERAGE.mkdir(parents=True, exist_ok=True)
    left_out, runnable = _sorted_out(parts, is_long=chosen.long)
    if chosen.only and not runnable:
        print(f"scripts/test: no part runs whose name has {chosen.only!r}; some need --long")
        return 2
    failed_needs = _set_up(frozenset().union(*(part.needs for part in runnable)))
    run = partial(_outcome, failed_needs=failed_needs)
    with ThreadPoolExecutor(WORKERS) as pool:
        done = list(pool.map(run, (part for part in runnable if not part.is_last)))
    done += [run(part) for part in runnable if part.is_last]
    return _report([*done, *left_out], time.monotonic() - started_s)


def _sorted_out(parts: Iterable[Part], *, is_long: bool) -> tuple[list[Outcome], list[Part]]:
    """Return the outcomes of the parts that are not to run, and the parts to run."""
    left_out: list[Outcome] = []
    runnable: list[Part] = []
    for part in parts:
        if part.is_long and not is_long:
            verdict, reason = Verdict.SKIPPED, "only with --long"
        elif not (ROOT / part.subject).exists():
            verdict, reason = Verdict.FAILED, f"there is no {part.subject}"
        else:
            runnable.append(part)
            continue
        left_out.append(Outcome(part=part, verdict=verdict, remark=reason))
    return left_out, runnable


def _set_up(needs: frozenset[Need]) -> dict[Need, str]:
    """Set up the prerequisites; return the error message of each that failed."""
    needs |= {Need.PACKAGES}  # the others need them
    titled: dict[str, Need] = {}
    failed: dict[Need, str] = {}

    def note_failure(step: Step, error: SetupError) -> None:
        need = titled[step.title]
        print(f"{need}: {error}", flush=True)
        failed[need] = str(error)

    steps = []
    for need in Need:
        if need in needs:
            for step in _steps_for(need):
                titled[step.title] = need
                steps.append(step)
    carry_out(steps, on_failure=note_failure)
    if Need.PYTHON in needs - failed.keys():
        try:
            compile_kernels(ROOT)
        except SetupError as err:
            print(f"C modules of the light show: {err}", flush=True)
            failed[Need.PYTHON] = str(err)
    return failed


def _steps_for(need: Need) -> Iterable[Step]:
    """Return the set-up steps of a prerequisite."""
    match need:
        case Need.PACKAGES:
            groups = (debian.BASE, debian.ONLINE, debian.PULSE_CLIENT, debian.PULSE_SERVER)
            return (debian.installation(*groups, debian.PYTHON, CHECKED_BY_TESTS),)
        case Need.PYTHON:
            tools = ROOT / "pyproject.toml"
            development = Environment(
                folder=ROOT / ".venv",
                stamp="made-for-test",
                sources=(tools,),
                installs=(("--group", f"{tools}:dev"),),
                cache=CACHE,
            )
            peers = Environment(
                folder=ROOT / ".venv-peers",
                stamp="made-for-test",
                sources=(tools,),
                installs=(("--group", f"{tools}:peers"),),
                cache=CACHE,
            )
            return (
                addon_environment(ROOT).step("Python packages of server and light show"),
                development.step("Python packages for development"),
                peers.step("Python packages that tests talk to"),
            )
        case Need.NODE:
            modules = ROOT / "frontend" / "node_modules" / ".package-lock.json"
            locked = ROOT / "frontend" / "package-lock.json"
            return (
                Step(
                    title="Node packages",
                    is_due=lambda: (
                        not modules.exists() or modules.stat().st_mtime < locked.stat().st_mtime
                    ),
                    carry_out=_make_node,
                ),
            )
        case Need.HOME_ASSISTANT:
            return (home_assistant_environment(ROOT).step("Home Assistant for the tests"),)


def _make_node() -> None:
    # `npm ci` rejects a lock without the binaries for other platforms, which some registries lack.
    run_shown(
        (
            *("npm", "install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"),
            *("--cache", str(CACHE / "npm")),
        ),
        folder=ROOT / "frontend",
    )


def _outcome(part: Part, *, failed_needs: dict[Need, str]) -> Outcome:
    """Run one part and return its outcome."""
    lacking = [need for need in sorted(part.needs) if need in failed_needs]
    if lacking:
        remark = f"could not run: {lacking[0]}: {failed_needs[lacking[0]]}"
        return Outcome(part=part, verdict=Verdict.FAILED, remark=remark)
    log = _log_of(part)
    started_s = time.monotonic()
    prefix = () if part.is_timed or part.is_last else YIELDING
    commands = [(*prefix, *command) for command in part.commands]
    is_passed, processor_seconds = _ran(commands, log)
    seconds = time.monotonic() - started_s
    verdict = Verdict.PASSED if is_passed else Verdict.FAILED
    print(f"{verdict:7}  {seconds:6.1f} s  {part.name}", flush=True)
    remark = _summary(log) if is_passed else _failures(log)
    return Outcome(
        part=part,
        verdict=verdict,
        seconds=seconds,
        processor_seconds=processor_seconds,
        remark=remark,
    )


def _log_of(part: Part) -> Path:
    return LOGS / f"{re.sub(r'[^a-z0-9]+', '-', part.name.lower())}.log"


def _ran(commands: Sequence[Sequence[str]], log: Path) -> tuple[bool, float]:
    """Run all commands; return whether each succeeded, and their processor time in s."""
    is_passed, processor_seconds = True, 0.0
    with log.open("wb") as output:
        for command in commands:
            output.write(f"$ {' '.join(command)}\n".encode())
            output.flush()
            try:
                running = subprocess.Popen(  # noqa: S603 - trusted arguments
                    command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT
                )
            except OSError as err:
                output.write(f"{err}\n".encode())
                is_passed = False
                continue
            _, status, used = os.wait4(running.pid, 0)
            running.returncode = os.waitstatus_to_exitcode(status)
            processor_seconds += used.ru_utime + used.ru_stime
            if running.returncode:
                output.write(f"{_ending(running.returncode)}\n".encode())
                is_passed = False
    return is_passed, processor_seconds


def _ending(code: int) -> str:
    """Return a line for the log about a failed command, as a killed one prints nothing."""
    return f"ended by {signal.Signals(-code).name}" if code < 0 else f"ended with {code}"


def _summary(log: Path) -> str:
    """Return pytest's counts and the names of retried tests; empty for other commands."""
    text = log.read_text(errors="replace")
    counted = re.findall(r"\d+ passed[^\n]* in [\d.]+s", text)
    again = sorted(set(re.findall(r"^RERUN \S*?([^/\s]+)$", text, flags=re.MULTILINE)))
    return ", ".join([re.sub(r" in .*", "", line) for line in counted] + again)


def _failures(log: Path) -> str:
    """Return the names of pytest's failed tests, and the log to read."""
    text = log.read_text(errors="replace")
    failed = re.findall(
        r"^(?:FAILED|ERROR) (?:[^:\s]*/)?(\S.*?)(?: - .*)?$", text, flags=re.MULTILINE
    )
    return ", ".join([*sorted(set(failed)), f"see {log.relative_to(ROOT)}"])


def _report(outcomes: Sequence[Outcome], seconds: float) -> int:
    for outcome in outcomes:
        if outcome.verdict is Verdict.FAILED and outcome.seconds:
            _show_end_of_log(outcome.part)
        elif outcome.verdict is Verdict.PASSED:
            _show_failed_tries(outcome.part)
    width = max(len(outcome.part.name) for outcome in outcomes)
    print(f"\n{'part':{width}}  result   seconds  processor")
    for outcome in outcomes:
        spent = f"{outcome.seconds:7.1f}    {outcome.processor_seconds:7.1f}"
        line = f"{outcome.part.name:{width}}  {outcome.verdict:7}  "
        print(f"{line}{spent if outcome.seconds else '':18}  {outcome.remark}".rstrip())
    used = sum(outcome.processor_seconds for outcome in outcomes)
    print(f"{'all':{width}}           {seconds:7.1f}    {used:7.1f}")
    count = dict.fromkeys(Verdict, 0)
    for outcome in outcomes:
        count[outcome.verdict] += 1
    print(
        f"{count[Verdict.PASSED]} passed, {count[Verdict.FAILED]} failed, "
        f"{count[Verdict.SKIPPED]} skipped"
    )
    for line in _skipped(outcomes):
        print(line)
    for line in readability.report(ROOT):
        print(line)
    return 1 if count[Verdict.FAILED] else 0


def _skipped(outcomes: Iterable[Outcome]) -> Iterable[str]:
    """Yield a line for each test that could not run, with its reason."""
    for outcome in outcomes:
        log = _log_of(outcome.part)
        if outcome.verdict is not Verdict.SKIPPED and log.exists():
            found = re.findall(r"^SKIPPED (.+)$", log.read_text(errors="replace"), re.MULTILINE)
            yield from (f"not run in {outcome.part.name}: {line}" for line in found)


def _show_end_of_log(part: Part) -> None:
    log = _log_of(part)
    print(f"\n--- {part.name}: the end of {log.relative_to(ROOT)}")
    print("\n".join(log.read_text(errors="replace").splitlines()[-80:]))


def _show_failed_tries(part: Part) -> None:
    """Print the failures of tests that passed when retried."""
    _, *tries = re.split(r"^RERUN ", _log_of(part).read_text(errors="replace"), flags=re.MULTILINE)
    for one in tries:
        # pytest prefixes the lines of an exception group with bars.
        test, *reasons = re.findall(
            r"\A\S+|^E .*|^ +\| \w*Error\b.*", one.partition("\nPASSED ")[0], re.MULTILINE
        )
        print("\n".join((f"\n--- {part.name}: a try of {test} failed", *reasons[:6])))


if __name__ == "__main__":
    sys.exit(main())
