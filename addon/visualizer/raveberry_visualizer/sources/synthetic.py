"""Synthesised sound, for tests and for trying lights without music."""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from raveberry_visualizer.dsp import FloatArray, SampleBuffer

type Signal = Callable[[NDArray[np.float64]], NDArray[np.float64]]
"""Maps times in seconds to samples, full scale at ±1."""

_CLICK_S: Final = 0.03
_CLICK_HZ: Final = 60.0


def sine(hz: float, amplitude: float = 0.5) -> Signal:
    """Return a sine tone."""

    def tone(times_s: NDArray[np.float64]) -> NDArray[np.float64]:
        return amplitude * np.sin(2.0 * np.pi * hz * times_s)

    return tone


def clicks(bpm: float, amplitude: float = 0.9) -> Signal:
    """Return short low thuds on every beat, the first at 0 s."""
    period_s = 60.0 / bpm

    def thuds(times_s: NDArray[np.float64]) -> NDArray[np.float64]:
        since_s = np.mod(times_s, period_s)
        decay = np.exp(-since_s / _CLICK_S)
        return amplitude * decay * np.sin(2.0 * np.pi * _CLICK_HZ * since_s)

    return thuds


def mixed(*signals: Signal) -> Signal:
    """Return the sum of signals."""

    def mix(times_s: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.sum([signal(times_s) for signal in signals], axis=0)

    return mix


def block(signal: Signal, *, first: int, count: int, rate_hz: int) -> FloatArray:
    """Return the samples `first` to `first + count` of a signal."""
    return signal(np.arange(first, first + count) / rate_hz).astype(np.float32)


DEMO: Final = mixed(sine(440.0, amplitude=0.2), clicks(120.0))
"""A tone and a beat, which are visible with every effect."""


class SyntheticSource:
    """Plays a signal in real time by the clock of its caller."""

    name = "synthetic"
    latency_s = 0.0

    def __init__(self, *, signal: Signal = DEMO, rate_hz: int = 44_100) -> None:
        self.rate_hz = rate_hz
        self._signal = signal
        self._started_at_s: float | None = None
        self._played = 0
        self._is_open = False

    def open(self) -> None:
        """Continue playing."""
        self._is_open = True

    def pull(self, buffer: SampleBuffer, now_s: float) -> int:
        """Write the samples that are due."""
        if not self._is_open:
            return 0
        if self._started_at_s is None:
            self._started_at_s = now_s
        due = int((now_s - self._started_at_s) * self.rate_hz)
        # After a pause only the newest second is written.
        first = max(self._played, due - self.rate_hz)
        buffer.write(block(self._signal, first=first, count=due - first, rate_hz=self.rate_hz))
        self._played = due
        return due - first

    def close(self) -> None:
        """Pause."""
        self._is_open = False
