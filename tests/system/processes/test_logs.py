"""Logging blocks no process, neither on a full disk nor under a flood of lines."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.promises.test_r22_full_disk import a_small_disk_or_skip, fill
from tests.system.support.party_system import ROOT, until

MEGABYTE = 1_000_000


class Logger:
    """The log service of a process, with the test as that process."""

    def __init__(self, runtime: Path, logs: Path) -> None:
        script = runtime / "services" / "tester" / "log" / "run"
        script.parent.mkdir(parents=True)
        for name in (".log", ".secrets"):
            shutil.copy(ROOT / "addon" / "services" / name, runtime / "services")
        script.symlink_to("../../.log")
        (runtime / "environment").write_text(f"export RAVEBERRY_LOGS={logs}\n")
        self.folder = logs / "tester"
        self._output = runtime / "output"
        with self._output.open("wb") as output:
            self.process = subprocess.Popen(
                [script], cwd=script.parent, stdin=subprocess.PIPE, stdout=output, bufsize=0
            )

    def write(self, lines: bytes) -> None:
        assert self.process.stdin
        self.process.stdin.write(lines)

    def end(self) -> None:
        """Close its input, as s6 does once the process of the service has ended."""
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(5)

    @property
    def shown(self) -> list[str]:
        """The lines on standard output, without their times."""
        return [line.partition("  ")[2] for line in self._output.read_text().splitlines()]

    @property
    def kept(self) -> list[str]:
        """The lines in the newest file of the folder, without their times."""
        file = self.folder / "current"
        lines = file.read_text().splitlines() if file.exists() else []
        return [line.partition("  ")[2] for line in lines]


@pytest.fixture
def disk() -> Iterator[Path]:
    with a_small_disk_or_skip() as disk:
        yield disk


def test_lines_without_room_are_counted_and_the_log_ends_on_a_full_disk(
    disk: Path, tmp_path: Path
) -> None:
    log = Logger(tmp_path, disk)
    log.write(b"first\n")
    until(lambda: log.kept == ["tester: first"], within_s=5, what="a line is kept")
    give_back = fill(disk)
    for number in range(1_000):
        log.write(f"line {number} with some more text to it\n".encode())
    until(lambda: "tester: line 999" in log.shown[-1], within_s=10, what="all lines are shown")
    (full,) = [line for line in log.shown if "cannot be written" in line]
    assert full.startswith(f"tester: {log.folder} cannot be written")
    give_back()
    log.write(b"last\n")
    until(lambda: log.kept[-1] == "tester: last", within_s=5, what="a line is kept again")
    (missing,) = [line for line in log.kept if "missing" in line]
    count = int(missing.split()[1])
    whole = [line for line in log.kept if line.startswith("tester: line")]
    # One more line may be torn.
    assert count + len(whole) in {1_000, 1_001}
    fill(disk)
    log.write(b"without room\n" * 1_000)
    log.end()
    assert log.shown[-1] == "tester: without room"


def test_a_folder_that_cannot_be_made_is_used_once_it_can(tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    logs.touch()
    log = Logger(tmp_path, logs)
    log.write(b"early\n")
    until(lambda: "cannot be written" in "".join(log.shown), within_s=5, what="that is said")
    logs.unlink()
    log.write(b"soon\n")
    until(log.folder.exists, within_s=5, what="the folder is made")
    log.write(b"late\n")
    until(lambda: log.kept[-1:] == ["tester: late"], within_s=5, what="a line is kept")
    # The folder may have been made before the second line.
    missing = [line for line in log.kept if "missing here: they could not be written" in line]
    assert missing in (
        ["tester: 1 lines are missing here: they could not be written"],
        ["tester: 2 lines are missing here: they could not be written"],
    )
    log.end()


def test_seven_files_of_a_megabyte_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "logs" / "tester"
    folder.mkdir(parents=True)
    for number in range(12):
        file = folder / f"@{number}"
        file.touch()
        os.utime(file, (number, number))
    (folder / "current").write_bytes(b"x" * MEGABYTE)
    log = Logger(tmp_path, tmp_path / "logs")
    log.write(b"first\n")
    until(lambda: log.kept == ["tester: first"], within_s=20, what="a line is kept")
    log.end()
    old = sorted(folder.glob("@*"), key=lambda file: file.stat().st_mtime)
    assert [file.name for file in old[:-1]] == [f"@{number}" for number in range(7, 12)]
    assert old[-1].stat().st_size == MEGABYTE
    assert log.kept == ["tester: first"]


def test_the_last_lines_of_a_process_are_logged(tmp_path: Path) -> None:
    log = Logger(tmp_path, tmp_path / "logs")
    log.write(b"first\n")
    until(lambda: log.kept == ["tester: first"], within_s=5, what="a line is kept")
    log.process.send_signal(signal.SIGTERM)
    log.write(b"last\n")
    log.end()
    assert log.kept == ["tester: first", "tester: last"]


def test_nothing_reads_the_lines_of_a_log_that_was_killed(tmp_path: Path) -> None:
    log = Logger(tmp_path, tmp_path / "logs")
    log.write(b"first\n")
    until(lambda: log.kept == ["tester: first"], within_s=5, what="a line is kept")
    log.process.kill()
    log.process.wait(5)

    def is_unread() -> bool:
        try:
            log.write(b"nobody\n")
        except BrokenPipeError:
            return True
        return False

    until(is_unread, within_s=5, what="the pipe has no reader")
    assert log.process.stdin
    log.process.stdin.close()
