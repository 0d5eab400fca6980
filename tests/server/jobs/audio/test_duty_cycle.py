"""Children that use a share of a processor only."""

import sys
import time

import pytest
from raveberry_server.jobs.audio.duty_cycle import DutyCycle, IdleError, OverrunError, rest_s

BUSY = (sys.executable, "-S", "-c", "import time\nwhile time.process_time() < 0.3: pass")
FOREVER = ("sh", "-c", "while :; do :; done")


@pytest.mark.parametrize(
    ("used_s", "elapsed_s", "share", "rest"),
    [
        (0.0, 0.0, 0.1, 0.0),
        (0.1, 0.1, 0.1, 0.9),
        (0.1, 1.0, 0.1, 0.0),
        (0.1, 60.0, 0.1, 0.0),
        (3.0, 3.0, 0.5, 3.0),
        (1.0, 1.0, 1.0, 0.0),
    ],
)
def test_the_pause_keeps_to_the_share(
    used_s: float, elapsed_s: float, share: float, rest: float
) -> None:
    assert rest_s(used_s=used_s, elapsed_s=elapsed_s, share=share) == pytest.approx(rest)


def test_a_busy_child_gets_its_share_and_no_more() -> None:
    cycle = DutyCycle(share=0.25, longest_s=60.0, idle_s=60.0)
    begun_s = time.monotonic()
    code, _ = cycle.run(BUSY)
    cycle.rest()
    assert code == 0
    assert time.monotonic() - begun_s >= 0.3 / 0.25


def test_a_pause_is_no_time_without_work() -> None:
    pauses_s: list[float] = []

    def sleep(seconds: float) -> None:
        pauses_s.append(seconds)
        time.sleep(2.5)

    cycle = DutyCycle(share=0.05, longest_s=60.0, idle_s=2.0, sleep=sleep)
    assert cycle.run(BUSY)[0] == 0
    assert pauses_s


def test_a_child_that_needs_too_much_is_killed() -> None:
    cycle = DutyCycle(share=1.0, longest_s=0.2, idle_s=60.0)
    with pytest.raises(OverrunError):
        cycle.run(FOREVER)


def test_a_child_that_does_nothing_is_killed() -> None:
    cycle = DutyCycle(share=1.0, longest_s=60.0, idle_s=0.3)
    with pytest.raises(IdleError):
        cycle.run(("sleep", "3600"))


def test_the_exit_code_and_the_errors_of_a_child_are_returned() -> None:
    cycle = DutyCycle(share=1.0, longest_s=60.0, idle_s=60.0)
    assert cycle.run(("sh", "-c", "echo no >&2; exit 3")) == (3, "no\n")
