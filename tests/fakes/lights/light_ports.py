"""Fakes of the ports of the visualizer, controlled by tests."""

from dataclasses import dataclass, field
from queue import SimpleQueue

import numpy as np
from raveberry_visualizer.dsp import SampleBuffer
from raveberry_visualizer.engine import (
    Device,
    FoundDevice,
    PacedChunks,
    Pixels,
    SearchError,
    SinkError,
    WakeEvent,
)


def strip(pixels: int, *, has_white: bool = False) -> Device:
    """Return a device with this number of pixels."""
    return Device(id="strip", name="Strip", kind="any", pixels=pixels, has_white=has_white)


@dataclass
class RecordingSink:
    """A device that records frames, and is unreachable while `trouble` is set."""

    keep_alive_s: float = 1.0
    trouble: str = ""
    frames: list[Pixels] = field(default_factory=list)
    tries: int = 0
    releases: int = 0
    is_closed: bool = False
    unseen: SimpleQueue[Pixels] = field(default_factory=SimpleQueue)

    def send(self, frame: Pixels) -> None:
        self.tries += 1
        if self.trouble:
            raise SinkError(self.trouble)
        self.frames.append(frame.copy())
        self.unseen.put(frame.copy())

    def next_frame(self) -> Pixels:
        """Wait for a frame that was not returned yet."""
        return self.unseen.get(timeout=30)

    def release(self) -> None:
        self.releases += 1

    def close(self) -> None:
        self.is_closed = True


@dataclass
class RecordingTransport:
    """A transport that records datagrams, and fails while `trouble` is set."""

    datagrams: list[bytes] = field(default_factory=list)
    trouble: str = ""
    is_closed: bool = False
    paced_chunks: PacedChunks | None = None

    def send(
        self,
        data: bytes | memoryview,
        *,
        datagram_size: int | None = None,
        last: bytes = b"",
        is_urgent: bool = False,  # noqa: ARG002 - nothing is paced
    ) -> None:
        if self.trouble:
            raise SinkError(self.trouble)
        content = bytes(data)
        size = datagram_size or len(content)
        self.datagrams += [content[at : at + size] for at in range(0, len(content), size)]
        self.datagrams += [last] if last else []

    def taken(self) -> list[bytes]:
        """Return the datagrams since the last call."""
        datagrams, self.datagrams = self.datagrams, []
        return datagrams

    def close(self) -> None:
        self.is_closed = True


@dataclass
class ScriptedSource:
    """A source of samples that a test provides."""

    name: str = "scripted"
    rate_hz: int = 44_100
    latency_s: float = 0.02
    is_open: bool = False
    waiting: list[np.ndarray] = field(default_factory=list)

    def open(self) -> None:
        self.is_open = True

    def pull(self, buffer: SampleBuffer, now_s: float) -> int:  # noqa: ARG002 - the port's signature
        blocks, self.waiting = self.waiting, []
        for block in blocks:
            buffer.write(block)
        return sum(map(len, blocks))

    def close(self) -> None:
        self.is_open = False


@dataclass
class ScriptedSearch:
    """A search that ends when a test provides its result."""

    starts: int = 0
    is_running: bool = False
    result: list[FoundDevice] | SearchError | None = None

    def start(self) -> None:
        self.starts += 1
        self.is_running = True

    def end(self, result: list[FoundDevice] | SearchError) -> None:
        self.is_running = False
        self.result = result

    def take_result(self) -> list[FoundDevice] | None:
        result, self.result = self.result, None
        if isinstance(result, SearchError):
            raise result
        return result


@dataclass
class ManualClock:
    """Time that advances only by waiting or when set."""

    at_s: float = 1000.0
    waits: list[float | None] = field(default_factory=list)

    def now_s(self) -> float:
        return self.at_s

    def wait(self, wake_event: WakeEvent, until_s: float | None) -> bool:
        self.waits.append(until_s)
        if until_s is not None:
            self.at_s = max(self.at_s, until_s)
        return wake_event.wait(0.0)


class SilentSink:
    """A device that discards all frames."""

    keep_alive_s = 1.0

    def send(self, frame: Pixels) -> None:
        pass

    def release(self) -> None:
        pass

    def close(self) -> None:
        pass
