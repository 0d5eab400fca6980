"""A frame of many datagrams is sent in chunks that a small controller can buffer."""

import pytest
from raveberry_visualizer.engine import SinkError
from raveberry_visualizer.sinks import SINKS, light_spec
from raveberry_visualizer.sinks.transport.paced import PacedTransport

from tests.fakes.lights.light_ports import RecordingTransport


class Stage:
    """A line whose time is that of a test."""

    def __init__(self) -> None:
        self.now_s = 1000.0
        self.slept_s: list[float] = []
        self.device = RecordingTransport()
        self.line = PacedTransport(
            transport=self.device, spread_s=0.006, now_s=lambda: self.now_s, sleep=self._sleep
        )

    def go(self, duration_s: float) -> None:
        """Let time pass."""
        self.now_s += duration_s
        self.line.send_due(self.now_s)

    def finish(self) -> None:
        """Let time pass until nothing is due any more."""
        while self.line.due_s is not None:
            self.go(self.line.due_s - self.now_s)

    @property
    def came(self) -> list[int]:
        """The first byte of each datagram."""
        return [datagram[0] for datagram in self.device.datagrams]

    def _sleep(self, duration_s: float) -> None:
        self.slept_s.append(duration_s)
        self.now_s += duration_s


@pytest.fixture
def stage() -> Stage:
    return Stage()


def frame(number: int, datagrams: int = 20) -> bytes:
    return bytes([number]) * 1450 * datagrams


def test_a_single_chunk_is_sent_at_once(stage: Stage) -> None:
    stage.line.send(frame(1, 6), datagram_size=1450)
    assert len(stage.came) == 6
    stage.line.send(b"x" * 6 * 638, datagram_size=638)
    assert len(stage.came) == 12
    assert stage.line.due_s is None


def test_a_long_frame_starts_at_once_and_its_chunks_are_evenly_spaced(stage: Stage) -> None:
    stage.line.send(frame(1), datagram_size=1450)
    for datagrams in (6, 12, 18):
        assert len(stage.came) == datagrams
        assert stage.line.due_s == pytest.approx(stage.now_s + 0.002)
        stage.go(0.0017)
        assert len(stage.came) == datagrams
        stage.go(0.0003)
    assert len(stage.came) == 20
    assert stage.line.due_s is None


def test_a_late_chunk_does_not_shorten_the_next_interval(stage: Stage) -> None:
    stage.line.send(frame(1), datagram_size=1450)
    stage.go(0.005)
    assert len(stage.came) == 12
    assert stage.line.due_s == pytest.approx(stage.now_s + 0.002)


def test_chunks_of_two_devices_are_sent_together() -> None:
    stages = [Stage(), Stage()]
    for number, stage in enumerate(stages):
        stage.now_s += number * 0.0001
        stage.line.send(frame(1), datagram_size=1450)
    for datagrams in (12, 18, 20):
        due_s = stages[0].line.due_s
        for stage in stages:
            stage.go(due_s - stage.now_s)
            assert len(stage.came) == datagrams


def test_the_last_datagram_follows_the_last_chunk_of_its_frame(stage: Stage) -> None:
    stage.line.send(frame(1), datagram_size=1450, last=b"\x08")
    stage.line.send(frame(2), datagram_size=1450, last=b"\x09")
    stage.finish()
    assert stage.came == [1] * 20 + [8] + [2] * 20 + [9]
    stage.line.send(frame(3, 2), datagram_size=1450, last=b"\x0a")
    assert stage.came[42:] == [3, 3, 10]


def test_sent_data_may_be_overwritten_at_once(stage: Stage) -> None:
    content = bytearray(frame(1))
    for number in (1, 2):
        content[:] = frame(number)
        stage.line.send(memoryview(content), datagram_size=1450)
    content[:] = frame(9)
    stage.finish()
    assert b"".join(stage.device.datagrams) == frame(1) + frame(2)


def test_a_started_frame_is_finished_and_only_the_newest_follows(stage: Stage) -> None:
    for number in (1, 2, 3):
        stage.line.send(frame(number), datagram_size=1450)
    assert len(stage.came) == 6
    stage.finish()
    assert stage.came == [1] * 20 + [3] * 20
    assert stage.now_s == pytest.approx(1000.0 + 7 * 0.002)


def test_urgent_data_is_sent_last(stage: Stage) -> None:
    stage.line.send(frame(1), datagram_size=1450)
    stage.line.send(frame(2), datagram_size=1450)
    stage.line.send(frame(9), datagram_size=1450, is_urgent=True)
    stage.line.send(b"leave")
    assert stage.came == [1] * 6 + [2] * 20 + [9] * 20 + [ord("l")]
    assert stage.line.due_s is None
    stage.line.send(frame(3), datagram_size=1450)
    stage.finish()
    assert stage.came[47:] == [3] * 20


def test_urgent_data_follows_a_started_frame(stage: Stage) -> None:
    stage.line.send(frame(1), datagram_size=1450)
    stage.line.send(b"leave")
    assert stage.came == [1] * 20 + [ord("l")]


def test_closing_sends_waiting_chunks_and_the_transport_can_be_used_again(
    stage: Stage,
) -> None:
    for number in (1, 2):
        stage.line.send(frame(number), datagram_size=1450)
    stage.line.close()
    assert stage.device.is_closed
    assert stage.came == [1] * 20 + [2] * 20
    assert stage.slept_s == pytest.approx([0.002] * 7)
    stage.line.send(frame(3), datagram_size=1450)
    stage.finish()
    assert stage.came[40:] == [3] * 20


def test_an_unreachable_device_is_reported_at_once(stage: Stage) -> None:
    stage.device.trouble = "no route"
    with pytest.raises(SinkError, match="no route"):
        stage.line.send(frame(1), datagram_size=1450)
    stage.device.trouble = ""
    stage.line.send(frame(2), datagram_size=1450)
    stage.finish()
    assert stage.came == [2] * 20


def test_a_device_lost_within_a_frame_is_reported_by_the_next(stage: Stage) -> None:
    stage.line.send(frame(1), datagram_size=1450)
    stage.device.trouble = "no route"
    stage.finish()
    stage.device.trouble = ""
    with pytest.raises(SinkError, match="no route"):
        stage.line.send(frame(2), datagram_size=1450)
    stage.line.send(frame(3), datagram_size=1450)
    stage.finish()
    assert stage.came == [1] * 6 + [3] * 20


def test_a_lost_device_does_not_prevent_closing(stage: Stage) -> None:
    stage.line.send(frame(1), datagram_size=1450)
    stage.device.trouble = "no route"
    stage.line.close()
    assert stage.device.is_closed


def test_no_spread_means_that_all_leaves_at_once() -> None:
    raw = {"id": "x", "kind": "ddp", "host": "127.0.0.1", "pixels": 9, "spread_ms": 0}
    sink = light_spec(raw, where="lights[0]", kinds=SINKS).make()
    assert sink.paced_chunks is None
    sink.close()
