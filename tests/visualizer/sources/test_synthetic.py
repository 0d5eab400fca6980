"""Synthesised sound is delivered in real time."""

import numpy as np
import pytest
from raveberry_visualizer.dsp import SampleBuffer
from raveberry_visualizer.sources import DEMO, SyntheticSource
from raveberry_visualizer.sources.synthetic import Signal, block, clicks, mixed, sine

RATE_HZ = 44_100


def test_it_gives_as_many_samples_as_time_has_passed() -> None:
    source, buffer = SyntheticSource(), SampleBuffer(size=64)
    assert source.pull(buffer, 5.0) == 0
    source.open()
    assert source.pull(buffer, 10.0) == 0
    assert source.pull(buffer, 10.5) == RATE_HZ // 2
    assert source.pull(buffer, 10.5) == 0
    assert source.pull(buffer, 100.0) == RATE_HZ, "after a pause only the newest second"
    source.close()
    assert source.pull(buffer, 101.0) == 0


def test_it_goes_on_without_a_seam() -> None:
    source, buffer = SyntheticSource(signal=sine(440)), SampleBuffer(size=2048)
    source.open()
    for frame in range(10):
        source.pull(buffer, frame / 60)
    due = int(9 / 60 * RATE_HZ)
    expected = block(sine(440), first=due - 2048, count=2048, rate_hz=RATE_HZ)
    assert buffer.newest == pytest.approx(expected, abs=1e-6)


def test_clicks_come_on_the_beat() -> None:
    sound = block(clicks(120), first=0, count=RATE_HZ, rate_hz=RATE_HZ)
    energy = (sound.reshape(20, -1) ** 2).sum(axis=1)
    assert (np.argsort(energy)[-2:] % 10 == 0).all()


@pytest.mark.parametrize("signal", [DEMO, sine(100, 1.0), mixed(sine(1), sine(2))])
def test_no_signal_is_louder_than_full_scale(signal: Signal) -> None:
    assert np.abs(block(signal, first=0, count=RATE_HZ, rate_hz=RATE_HZ)).max() <= 1.1
