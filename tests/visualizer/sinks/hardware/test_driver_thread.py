"""A blocking driver in a thread."""

from threading import Event

import pytest
from raveberry_visualizer.engine import SinkError
from raveberry_visualizer.sinks.hardware.driver_thread import DriverThread

from tests.visualizer.daemons import wait_for


def test_a_slow_driver_gets_the_newest_frame_without_blocking() -> None:
    shown: list[int] = []
    is_in, may_go = Event(), Event()

    def write(frame: int) -> None:
        shown.append(frame)
        is_in.set()
        may_go.wait(20)

    worker = DriverThread(write=write, close=lambda: shown.append(-1))
    worker.send(1)
    assert is_in.wait(20)
    for value in (2, 3, 4):
        worker.send(value)
    may_go.set()
    worker.end()
    assert shown == [1, 4, -1]


@pytest.mark.parametrize(
    "trouble", [OSError(121, "Remote I/O error"), SinkError("Remote I/O error")]
)
def test_a_failure_is_raised_by_a_later_send(trouble: Exception) -> None:
    has_begun = Event()
    told: list[str] = []

    def write(frame: int) -> None:
        has_begun.set()
        if frame == 1:
            raise trouble

    worker = DriverThread(write=write, close=lambda: None)
    worker.send(1)
    assert has_begun.wait(20)

    def is_told() -> bool:
        try:
            worker.send(2)
        except SinkError as err:
            told.append(str(err))
        return bool(told)

    wait_for(is_told, 20)
    assert told == ["Remote I/O error"]
    worker.end()


def test_a_thread_that_never_started_closes_the_device_too() -> None:
    closed = Event()
    DriverThread(write=lambda _frame: None, close=closed.set).end()
    assert closed.is_set()
