"""Numbered set-up steps that show their progress and duration."""

import os
import re
import selectors
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

REPORT_EVERY_S: Final = 10.0
"""Interval of progress lines of a running command where lines cannot be overwritten."""

_KEPT_LINES: Final = 60
_WIDTH: Final = 78

_APT_TOTAL: Final = re.compile(r"Need to get (.*) of archives")
_APT_FETCH: Final = re.compile(r"Get:\d+ \S+ \S+ \S+ (\S+) \S+ \S+ \[(.+)\]")
_APT_UNPACK: Final = re.compile(r"(?:Unpacking|Setting up) (\S+)")
_PIP_DOWNLOAD: Final = re.compile(r"\s*Downloading (\S+?)(?:-py\S*|-cp\S*)? \((.+)\)")
_PIP_STAGE: Final = re.compile(r"\s*(Building wheel for \S+|Installing collected packages)")


class SetupError(Exception):
    """Failure that ends a script; the message names the remedy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A part of the set-up.

    Attributes:
        title: text shown to the user.
        is_due: return whether the step has to be carried out.
        carry_out: carry it out; raises SetupError.
    """

    title: str
    is_due: Callable[[], bool]
    carry_out: Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Progress message derived from a line of output.

    Attributes:
        text: text shown to the user.
        is_lasting: True keeps it on the screen; otherwise the next one may replace it.
    """

    text: str
    is_lasting: bool = False


Describe = Callable[[str], Note | None]


def carry_out(
    steps: Iterable[Step], *, on_failure: Callable[[Step, SetupError], None] | None = None
) -> None:
    """Carry out the steps that are due, in order; print nothing when none is.

    Args:
        steps: all steps.
        on_failure: called instead of raising; the remaining steps are still carried out.

    Raises:
        SetupError: a step failed and there is no `on_failure`.
    """
    due = [step for step in steps if step.is_due()]
    for number, step in enumerate(due, start=1):
        started_s = time.monotonic()
        print(f"[{number}/{len(due)}] {step.title}", flush=True)
        try:
            step.carry_out()
        except SetupError as err:
            if on_failure is None:
                raise
            on_failure(step, err)
        else:
            print(f"      done in {time.monotonic() - started_s:.0f} s", flush=True)


def run(
    command: Sequence[str],
    *,
    describe: Describe = lambda _line: None,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> None:
    """Run a command and show its progress; print the end of its output if it fails.

    Args:
        command: program and arguments.
        describe: return the note for a line of output, if it deserves one.
        folder: working directory.
        environment: environment of the process.

    Raises:
        SetupError: the program cannot be started or failed.
    """
    try:
        process = subprocess.Popen(  # noqa: S603 - trusted arguments
            command,
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
    except OSError as err:
        raise SetupError(f"{command[0]} cannot be started: {err}") from err
    assert process.stdout is not None  # noqa: S101 - narrows the type
    with process:
        try:
            last_lines = _shown(process.stdout, describe)
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        print("\n".join(last_lines), flush=True)
        raise SetupError(f"this failed, see above: {' '.join(command)}")


def apt_note(line: str) -> Note | None:
    """Return the note for a line of apt-get's output."""
    if found := _APT_TOTAL.match(line):
        return Note(text=f"{found[1]} to fetch", is_lasting=True)
    if found := _APT_FETCH.match(line):
        return Note(text=f"{found[1]} ({found[2]})")
    if found := _APT_UNPACK.match(line):
        return Note(text=f"installing {found[1]}")
    return None


def pip_note(line: str) -> Note | None:
    """Return the note for a line of pip's output."""
    if found := _PIP_DOWNLOAD.match(line):
        return Note(text=f"{found[1]} ({found[2]})")
    if found := _PIP_STAGE.match(line):
        return Note(text=found[1])
    return None


def _shown(output: IO[bytes], describe: Describe) -> Sequence[str]:
    """Show notes until the output ends; return its last lines."""
    last_lines: deque[str] = deque(maxlen=_KEPT_LINES)
    display = _Display(is_terminal=sys.stdout.isatty(), started_s=time.monotonic())
    for line in _lines(output):
        if line is not None:
            last_lines.append(line)
            if note := describe(line):
                display.note(note)
        display.tick()
    display.clear()
    return last_lines


def _lines(output: IO[bytes]) -> Iterator[str | None]:
    """Yield the lines of an output, and None for each second without data."""
    rest = b""
    with selectors.DefaultSelector() as selector:
        selector.register(output, selectors.EVENT_READ)
        while True:
            if not selector.select(timeout=1):
                yield None
                continue
            data = os.read(output.fileno(), 65536)
            *lines, rest = (rest + data).split(b"\n")
            yield from (line.decode(errors="replace").rstrip() for line in lines)
            if not data:
                break
    if rest:
        yield rest.decode(errors="replace").rstrip()


class _Display:
    """Progress display: an overwritten line on a terminal, else a line every few seconds."""

    def __init__(self, *, is_terminal: bool, started_s: float) -> None:
        self._is_terminal = is_terminal
        self._started_s = started_s
        self._shown_s = started_s
        self._text = "working"

    def note(self, note: Note) -> None:
        """Print a lasting note, or keep another one for the next tick."""
        if note.is_lasting:
            self.clear()
            print(f"      {note.text}", flush=True)
        else:
            self._text = note.text

    def tick(self) -> None:
        """Show the latest note unless it was refreshed recently."""
        now_s = time.monotonic()
        if now_s - self._shown_s < (0.2 if self._is_terminal else REPORT_EVERY_S):
            return
        self._shown_s = now_s
        line = f"      {now_s - self._started_s:3.0f} s  {self._text}"
        if self._is_terminal:
            print(f"\r\x1b[K{line[:_WIDTH]}", end="", flush=True)
        else:
            print(line, flush=True)

    def clear(self) -> None:
        """Clear the overwritten line on a terminal."""
        if self._is_terminal:
            print("\r\x1b[K", end="", flush=True)
