"""A frame of many datagrams comes in bursts that a small controller can keep."""

import threading
from collections.abc import Iterator

import pytest
from raveberry_visualizer.engine import SinkError
from raveberry_visualizer.sinks import SINKS, light_spec
from raveberry_visualizer.sinks.pacing import SpreadLine

from tests.fakes.lights import RecordingLine
from tests.visualizer.daemons import wait_for


class Steps:
    """A ticker whose ticks are given by a test."""

    def __init__(self) -> None:
        self.started_s: list[float] = []
        self.is_stopped = True
        self._ticks = threading.Semaphore(0)

    def go(self, count: int = 1000) -> None:
        self._ticks.release(count)

    def start(self, every_s: float) -> None:
        self.started_s.append(every_s)
        self.is_stopped = False

    def stop(self) -> None:
        self.is_stopped = True

    def wait(self) -> None:
        assert self._ticks.acquire(timeout=20)

    def close(self) -> None:
        self.is_stopped = True


class Stage:
    """A line whose time is that of a test."""

    def __init__(self) -> None:
        self.device = RecordingLine()
        self.steps = Steps()
        self.go = self.steps.go
        self.line = SpreadLine(line=self.device, spread_s=0.005, ticker=lambda: self.steps)

    def wait_for(self, datagrams: int) -> None:
        wait_for(lambda: len(self.device.datagrams) == datagrams, 20)


@pytest.fixture
def stage() -> Iterator[Stage]:
    stage = Stage()
    yield stage
    stage.go()
    stage.line.close()
    wait_for(lambda: stage.device.is_closed, 20)


def frame(number: int, datagrams: int = 20) -> bytes:
    return bytes([number]) * 1450 * datagrams


def test_a_single_burst_leaves_at_once(stage: Stage) -> None:
    stage.line.send(frame(1, 6), datagram_size=1450)
    assert len(stage.device.datagrams) == 6
    stage.line.send(b"x" * 6 * 638, datagram_size=638)
    assert len(stage.device.datagrams) == 12
    assert not stage.steps.started_s


def test_a_long_frame_begins_at_once_and_is_spread_evenly_over_its_time(stage: Stage) -> None:
    stage.line.send(frame(1), datagram_size=1450)
    for burst in (1, 2, 3):
        assert len(stage.device.datagrams) == 6 * burst
        assert not stage.steps.is_stopped
        stage.go(1)
        stage.wait_for(min(6 * (burst + 1), 20))
    wait_for(lambda: stage.steps.is_stopped, 20)
    assert stage.steps.started_s == pytest.approx([0.005 / 3])


def test_a_frame_under_way_is_finished_and_only_the_newest_follows(stage: Stage) -> None:
    for number in (1, 2, 3):
        stage.line.send(frame(number), datagram_size=1450)
    assert len(stage.device.datagrams) == 6
    stage.go()
    stage.wait_for(40)
    assert [datagram[0] for datagram in stage.device.datagrams] == [1] * 20 + [3] * 20


def test_what_is_urgent_comes_last_and_nothing_follows_it(stage: Stage) -> None:
    stage.line.send(frame(1), datagram_size=1450)
    stage.line.send(frame(2), datagram_size=1450)
    stage.line.send(frame(9), datagram_size=1450, is_urgent=True)
    stage.line.send(b"leave")
    expected = [1] * 6 + [2] * 20 + [9] * 20 + [ord("l")]
    assert [datagram[0] for datagram in stage.device.datagrams] == expected
    stage.go()
    stage.line.send(frame(3), datagram_size=1450)
    stage.wait_for(len(expected) + 20)
    assert [datagram[0] for datagram in stage.device.datagrams[len(expected) :]] == [3] * 20


def test_what_is_urgent_lets_a_frame_under_way_go_first(stage: Stage) -> None:
    stage.line.send(frame(1), datagram_size=1450)
    stage.line.send(b"leave")
    assert [datagram[0] for datagram in stage.device.datagrams] == [1] * 20 + [ord("l")]


def test_what_waits_when_it_is_closed_is_sent_and_it_can_be_used_again(stage: Stage) -> None:
    for number in (1, 2):
        stage.line.send(frame(number), datagram_size=1450)
    stage.go()
    stage.line.close()
    wait_for(lambda: stage.device.is_closed, 20)
    stage.line.send(frame(3), datagram_size=1450)
    stage.wait_for(60)
    assert [datagram[0] for datagram in stage.device.datagrams[20:]] == [2] * 20 + [3] * 20


def test_a_device_out_of_reach_is_told_at_once(stage: Stage) -> None:
    stage.device.trouble = "no route"
    with pytest.raises(SinkError, match="no route"):
        stage.line.send(frame(1), datagram_size=1450)
    stage.device.trouble = ""
    stage.line.send(frame(2), datagram_size=1450)
    stage.go()
    stage.wait_for(20)


def test_a_device_lost_within_a_frame_is_told_by_the_next(stage: Stage) -> None:
    stage.line.send(frame(1), datagram_size=1450)
    stage.device.trouble = "no route"
    stage.go(1)
    wait_for(lambda: stage.steps.is_stopped, 20)
    stage.device.trouble = ""
    with pytest.raises(SinkError, match="no route"):
        stage.line.send(frame(2), datagram_size=1450)
    stage.line.send(frame(3), datagram_size=1450)
    stage.go()
    stage.wait_for(26)
    assert [datagram[0] for datagram in stage.device.datagrams] == [1] * 6 + [3] * 20


def test_the_timer_of_the_kernel_sends_all_of_many_frames() -> None:
    device = RecordingLine()
    line = SpreadLine(line=device, spread_s=0.001)
    for number in range(1, 6):
        line.send(frame(number), datagram_size=1450)
        wait_for(lambda number=number: len(device.datagrams) == 20 * number, 20)  # type: ignore[misc]
    line.close()
    wait_for(lambda: device.is_closed, 20)
    assert b"".join(device.datagrams) == b"".join(map(frame, range(1, 6)))


def test_no_spread_means_no_thread() -> None:
    raw = {"id": "x", "kind": "ddp", "host": "127.0.0.1", "pixels": 9, "spread_ms": 0}
    sink = light_spec(raw, number=1, kinds=SINKS).make()
    assert not isinstance(sink._line, SpreadLine)
    sink.close()
