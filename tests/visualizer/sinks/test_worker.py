"""A driver that waits, behind a thread."""

from threading import Event

import numpy as np
import pytest
from raveberry_visualizer.engine import SinkError
from raveberry_visualizer.sinks.worker import Worker


def frame(value: int) -> np.ndarray:
    return np.full((1, 3), value, dtype=np.uint8)


def test_a_slow_driver_gets_the_newest_frame_and_nobody_waits() -> None:
    shown: list[int] = []
    is_in, may_go = Event(), Event()

    def write(data: bytes) -> None:
        shown.append(data[0])
        is_in.set()
        may_go.wait(5)

    worker = Worker(write=write, close=lambda: shown.append(-1))
    worker.send(frame(1))
    assert is_in.wait(5)
    for value in (2, 3, 4):
        worker.send(frame(value))
    may_go.set()
    worker.end()
    assert shown == [1, 4, -1]


def test_a_failure_is_told_by_a_later_send() -> None:
    failed = Event()

    def write(_data: bytes) -> None:
        failed.set()
        raise OSError(121, "Remote I/O error")

    worker = Worker(write=write, close=lambda: None)
    worker.send(frame(1))
    assert failed.wait(5)
    worker._thread.join(0.05)
    with pytest.raises(SinkError, match="Remote I/O error"):
        worker.send(frame(2))
    worker.end()


def test_a_worker_that_never_began_ends_too() -> None:
    Worker(write=lambda _data: None, close=lambda: None).end()
