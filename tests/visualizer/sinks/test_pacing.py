"""A frame of many datagrams comes in bursts that a small controller can keep."""

import threading
from collections.abc import Iterator

import pytest
from raveberry_visualizer.engine import SinkError
from raveberry_visualizer.sinks import SINKS, light_spec
from raveberry_visualizer.sinks.pacing import SpreadLine

from tests.fakes.lights import RecordingLine
from tests.visualizer.daemons import wait_for


class Stage:
    """A line whose pauses are steps that a test takes."""

    def __init__(self) -> None:
        self.device = RecordingLine()
        self.pauses_s: list[float] = []
        self._may_go = threading.Semaphore(0)
        self.line = SpreadLine(line=self.device, spread_s=0.005, pause=self._pause)

    def go(self, count: int = 1000) -> None:
        self._may_go.release(count)

    def wait_for(self, datagrams: int, pauses: int) -> None:
        wait_for(
            lambda: (len(self.device.datagrams), len(self.pauses_s)) == (datagrams, pauses), 20
        )

    def _pause(self, duration_s: float) -> None:
        self.pauses_s.append(duration_s)
        assert self._may_go.acquire(timeout=20)


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
    assert not stage.pauses_s


def test_a_long_frame_is_spread_evenly_over_its_time(stage: Stage) -> None:
    stage.line.send(frame(1), datagram_size=1450)
    for burst in (1, 2, 3):
        stage.wait_for(6 * burst, burst)
        stage.go(1)
    wait_for(lambda: len(stage.device.datagrams) == 20, 20)
    assert stage.pauses_s == pytest.approx([0.005 / 3] * 3)


def test_a_frame_under_way_is_finished_and_only_the_newest_follows(stage: Stage) -> None:
    stage.line.send(frame(1), datagram_size=1450)
    stage.wait_for(6, 1)
    for number in (2, 3):
        stage.line.send(frame(number), datagram_size=1450)
    stage.go()
    wait_for(lambda: len(stage.device.datagrams) == 40, 20)
    assert [datagram[0] for datagram in stage.device.datagrams] == [1] * 20 + [3] * 20


def test_what_is_urgent_comes_last_and_nothing_follows_it(stage: Stage) -> None:
    stage.line.send(frame(1), datagram_size=1450)
    stage.wait_for(6, 1)
    stage.line.send(frame(2), datagram_size=1450)
    stage.line.send(frame(9), datagram_size=1450, is_urgent=True)
    stage.line.send(b"leave")
    expected = [1] * 6 + [2] * 20 + [9] * 20 + [ord("l")]
    assert [datagram[0] for datagram in stage.device.datagrams] == expected
    stage.go()
    stage.line.send(frame(3), datagram_size=1450)
    wait_for(lambda: len(stage.device.datagrams) == len(expected) + 20, 20)
    assert [datagram[0] for datagram in stage.device.datagrams[len(expected) :]] == [3] * 20


def test_a_device_out_of_reach_is_told_by_a_later_frame(stage: Stage) -> None:
    stage.device.trouble = "no route"
    stage.go()

    def is_told() -> bool:
        try:
            stage.line.send(frame(1), datagram_size=1450)
        except SinkError as err:
            return "no route" in str(err)
        return False

    wait_for(is_told, 20)
    stage.device.trouble = ""
    wait_for(lambda: not is_told() and stage.device.datagrams, 20)


def test_no_spread_means_no_thread() -> None:
    raw = {"id": "x", "kind": "ddp", "host": "127.0.0.1", "pixels": 9, "spread_ms": 0}
    sink = light_spec(raw, number=1, kinds=SINKS).make()
    assert not isinstance(sink._line, SpreadLine)
    sink.close()
