"""Child processes that use a share of a processor only."""

import os
import resource
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from typing import Final

from raveberry_server.domain.model.errors import RaveberryError

_SLICE_S: Final = 0.1
"""Time after which a running child is looked at."""
_END_WITHIN_S: Final = 10.0
_MOST_MEMORY: Final = 2 << 30
_LARGEST_OUTPUT: Final = 1 << 20
_STAT_TIMES: Final = slice(11, 13)
"""`utime` and `stime` in /proc/PID/stat, behind the name of the program."""
_TICKS_PER_S: Final = os.sysconf("SC_CLK_TCK")


class OverrunError(RaveberryError):
    """A child used more time than it may."""


class IdleError(RaveberryError):
    """A child did nothing for long, as its storage or the machine is slow."""


class StuckError(RaveberryError):
    """A child neither works nor ends when killed, as its storage hangs."""


def rest_s(*, used_s: float, elapsed_s: float, share: float) -> float:
    """Return the pause after which the used processor time is no more than a share of all time."""
    return max(0.0, used_s / share - elapsed_s)


class DutyCycle:
    """Runner of one child after the other, within a share of one processor.

    The child is stopped and continued by signals. Time in which it waits for its storage is not
    made up for later.

    Args:
        share: share of one processor, 0 to 1.
        longest_s: processor time of one child.
        idle_s: time without any work after which a child is killed.
    """

    def __init__(
        self,
        *,
        share: float,
        longest_s: float,
        idle_s: float,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._share = share
        self._longest_s = longest_s
        self._idle_s = idle_s
        self._sleep = sleep
        self._begun_s = time.monotonic()
        self._used_before_s = _all_used_s()

    def run(self, command: Sequence[str]) -> tuple[int, str]:
        """Run a program to its end; return its exit code and what it wrote to standard error.

        Raises:
            OverrunError: it used too much time and was killed.
            IdleError: it did nothing for long and was killed.
            StuckError: it cannot be killed.
            OSError: it cannot be started.
        """
        self._begun_s, self._used_before_s = time.monotonic(), _all_used_s()
        with tempfile.TemporaryFile() as output:
            child = subprocess.Popen(  # noqa: S603 - no shell, the caller's program
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=output
            )
            try:
                self._limit(child.pid)
                self._watch(child)
            finally:
                _end(child)
            output.seek(0)
            text = output.read(_LARGEST_OUTPUT).decode("utf-8", "replace")
        if child.returncode == -signal.SIGKILL:
            raise OverrunError("it was killed")
        return child.returncode, text

    def rest(self) -> None:
        """Pause for what was used since the last child began."""
        self._sleep(self._pause_s(0.0))

    def _watch(self, child: subprocess.Popen[bytes]) -> None:
        """Stop and continue a child until it has ended."""
        used_s, worked_s = 0.0, time.monotonic()
        while True:
            try:
                child.wait(_SLICE_S)
            except subprocess.TimeoutExpired:
                before_s, used_s = used_s, _processor_s(child.pid)
            else:
                return
            now_s = time.monotonic()
            if used_s > before_s:
                worked_s = now_s
            elif now_s - worked_s > self._idle_s:
                raise IdleError("it does nothing")
            if used_s > self._longest_s:
                raise OverrunError("it takes too long")
            pause_s = self._pause_s(used_s)
            if pause_s > 0:
                child.send_signal(signal.SIGSTOP)
                self._sleep(pause_s)
                child.send_signal(signal.SIGCONT)
                worked_s = time.monotonic()

    def _pause_s(self, running_s: float) -> float:
        """Return the pause after this process and its children, of which one may still run."""
        return rest_s(
            used_s=_all_used_s() - self._used_before_s + running_s,
            elapsed_s=time.monotonic() - self._begun_s,
            share=self._share,
        )

    def _limit(self, pid: int) -> None:
        """Limit memory and time of a child, whatever it reads."""
        try:
            resource.prlimit(pid, resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
            longest_s = int(self._longest_s) + 1
            resource.prlimit(pid, resource.RLIMIT_CPU, (longest_s, longest_s))
        except ProcessLookupError:
            return


def _all_used_s() -> float:
    """Return the processor time of this process and of its children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + used.ru_utime + used.ru_stime


def _processor_s(pid: int) -> float:
    """Return the processor time that a child has used, which may have ended."""
    with open(f"/proc/{pid}/stat", "rb") as file:  # noqa: PTH123 - each tenth of a second
        _, _, fields = file.read().rpartition(b")")
    return sum(map(int, fields.split()[_STAT_TIMES])) / _TICKS_PER_S


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is None:
        child.kill()
        try:
            child.wait(_END_WITHIN_S)
        except subprocess.TimeoutExpired as err:
            raise StuckError("it cannot be killed") from err
