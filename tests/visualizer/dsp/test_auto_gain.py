"""Quiet and loud music become equally bright after some seconds."""

import pytest
from raveberry_visualizer.dsp import AutoGain

DT_S = 1.0 / 60.0


@pytest.mark.parametrize("peak", [0.01, 0.1, 1.0])
def test_a_steady_peak_is_amplified_to_1(peak: float) -> None:
    gain = AutoGain(floor=0.001)
    for _ in range(600):
        factor = gain.factor(peak, DT_S)
    assert factor * peak == pytest.approx(1.0, rel=1e-3)


def test_peaks_below_the_floor_stay_below_1() -> None:
    gain = AutoGain(floor=0.001)
    for _ in range(10_000):
        factor = gain.factor(0.0001, DT_S)
    assert factor * 0.0001 == pytest.approx(0.1)


def test_no_sudden_peak_is_amplified_above_1() -> None:
    gain = AutoGain(floor=0.001)
    assert gain.factor(1.0, DT_S) == 1.0
    assert gain.factor(0.1, DT_S) * 0.1 < 1.0
    assert gain.factor(7.0, DT_S) * 7.0 == 1.0


def test_it_follows_loud_sound_fast_and_releases_slowly() -> None:
    gain = AutoGain(floor=0.001)
    gain.factor(1.0, 0.035)
    assert gain.factor(0.0, 1e-9) == pytest.approx(1 / 0.5005, rel=1e-3)
    for _ in range(1000):
        full = gain.factor(1.0, DT_S)
    assert gain.factor(0.001, 4.2) / full == pytest.approx(2.0, rel=0.01)
