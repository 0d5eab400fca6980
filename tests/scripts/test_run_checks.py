"""The table of scripts/test is truthful: what can run does, or the table fails."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import run_checks
from run_checks import PARTS, Outcome, Part, Verdict

from tests.architecture.tree import ROOT, project_files

LONG_MARK = "mark." + "long"
LOWEST_PRIORITY = 19


def part(**changes: object) -> Part:
    return replace(PARTS[0], **changes)  # type: ignore[arg-type]


def test_every_part_has_what_it_checks() -> None:
    assert [part.name for part in PARTS if not (ROOT / part.subject).exists()] == []


def test_a_part_whose_subject_is_missing_fails() -> None:
    (outcome,), runnable = run_checks._sorted_out([part(subject="tests/gone")], is_long=False)
    assert outcome.verdict is Verdict.FAILED
    assert not runnable


def test_long_parts_are_left_out_unless_asked_for() -> None:
    (outcome,), runnable = run_checks._sorted_out([part(is_long=True)], is_long=False)
    assert outcome.verdict is Verdict.SKIPPED
    assert not runnable
    assert run_checks._sorted_out([part(is_long=True)], is_long=True)[0] == []


def test_every_folder_with_long_tests_is_run_by_a_long_part() -> None:
    commands = [command for part in PARTS if part.is_long for command in part.commands]
    run = {word for command in commands if "long" in command for word in command}
    marked = {
        file
        for file in project_files()
        if file.name.startswith("test_") and LONG_MARK in (ROOT / file).read_text()
    }
    assert marked
    assert [file for file in marked if not run & {str(folder) for folder in file.parents}] == []


@pytest.mark.parametrize(
    ("verdict", "code"), [(Verdict.PASSED, 0), (Verdict.SKIPPED, 0), (Verdict.FAILED, 1)]
)
def test_the_exit_code_follows_the_worst_verdict(
    verdict: Verdict, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_checks, "LOGS", tmp_path)
    monkeypatch.setattr(run_checks.readability, "report", lambda _root: ["prose: 0.0 %"])
    run_checks._log_of(PARTS[0]).write_text("1 passed in 1.0s\n")
    passed = Outcome(part=PARTS[0], verdict=Verdict.PASSED, seconds=1, remark="")
    other = Outcome(part=PARTS[0], verdict=verdict, seconds=0, remark="")
    assert run_checks._report([passed, other], 1.0) == code


def test_failed_tests_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_checks, "LOGS", tmp_path)
    monkeypatch.setattr(run_checks, "ROOT", tmp_path)
    lines = (
        "FAILED tests/a/test_b.py::test_c[1/2] - assert 1 == 2",
        "FAILED tests/a/test_b.py::test_c[1/2] - assert 1 == 2",
        "ERROR tests/a/test_b.py::test_d",
        "1 failed, 1 error in 1.0s",
    )
    shown = part(commands=(("printf", r"%s\n", *lines), ("false",)))
    outcome = run_checks._outcome(shown, failed_needs={})
    assert outcome.remark == (
        f"test_b.py::test_c[1/2], test_b.py::test_d, see {run_checks._log_of(shown).name}"
    )


def test_skipped_tests_are_printed_with_their_reasons(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_checks, "LOGS", tmp_path)
    run_checks._log_of(PARTS[0]).write_text("1 skipped\nSKIPPED [1] tests/test_a.py:3: no FUSE\n")
    ran = Outcome(part=PARTS[0], verdict=Verdict.PASSED, remark="")
    left_out = replace(ran, verdict=Verdict.SKIPPED)
    assert list(run_checks._skipped([ran, left_out])) == [
        f"not run in {PARTS[0].name}: [1] tests/test_a.py:3: no FUSE"
    ]


def test_a_need_that_failed_fails_the_part() -> None:
    outcome = run_checks._outcome(PARTS[0], failed_needs=dict.fromkeys(PARTS[0].needs, "no net"))
    assert outcome.verdict is Verdict.FAILED
    assert "no net" in outcome.remark


@pytest.mark.parametrize(
    ("command", "is_passed"), [(("true",), True), (("false",), False), (("no-such",), False)]
)
def test_a_command_that_cannot_start_or_fails_fails_the_part(
    command: tuple[str, ...], is_passed: bool, tmp_path: Path
) -> None:
    assert run_checks._ran((command,), tmp_path / "log") == (is_passed, pytest.approx(0, abs=1))


def test_commands_after_a_failed_one_run(tmp_path: Path) -> None:
    made = tmp_path / "made"
    commands = (("false",), ("no-such",), ("touch", str(made)), ("true",))
    is_passed, _ = run_checks._ran(commands, tmp_path / "log")
    assert not is_passed
    assert made.exists()


def test_the_processor_time_of_a_commands_children_counts(tmp_path: Path) -> None:
    busy = "import time\nwhile time.process_time() < 0.3: pass"
    command = ("sh", "-c", f"{sys.executable} -c '{busy}'; true")
    is_passed, processor_seconds = run_checks._ran((command,), tmp_path / "log")
    assert is_passed
    assert processor_seconds >= 0.3


def test_no_part_reports_the_coverage_data_of_another() -> None:
    words = [word for part in PARTS for command in part.commands for word in command]
    options = ("COVERAGE_FILE=", "--data-file=")
    files = {word.partition("=")[2] for word in words if word.startswith(options)}
    assert len(files) == 3
    assert not [(one, other) for one in files for other in files if other.startswith(f"{one}.")]


@pytest.mark.parametrize(("is_timed", "yields"), [(True, False), (False, True)])
def test_parts_without_tests_of_time_yield_to_the_others(
    is_timed: bool, yields: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_checks, "LOGS", tmp_path)
    shown = part(commands=(("nice",),), is_timed=is_timed, is_last=False)
    assert run_checks._outcome(shown, failed_needs={}).verdict is Verdict.PASSED
    priority = int(run_checks._log_of(shown).read_text().split()[-1])
    own = os.getpriority(os.PRIO_PROCESS, 0)
    assert (priority > own) is (yields and own < LOWEST_PRIORITY)
