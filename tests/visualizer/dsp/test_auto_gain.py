"""Quiet rooms and loud rooms light up alike, after a while."""

import pytest
from raveberry_visualizer.dsp import AutoGain

DT_S = 1.0 / 60.0


@pytest.mark.parametrize("peak", [0.01, 0.1, 1.0])
def test_a_steady_peak_is_brought_to_full(peak: float) -> None:
    gain = AutoGain(floor=0.001)
    for _ in range(600):
        factor = gain.factor(peak, DT_S)
    assert factor * peak == pytest.approx(1.0, rel=1e-3)


def test_what_is_quieter_than_the_floor_stays_quieter() -> None:
    gain = AutoGain(floor=0.001)
    for _ in range(10_000):
        factor = gain.factor(0.0001, DT_S)
    assert factor * 0.0001 == pytest.approx(0.1)


def test_it_brings_nothing_above_full_however_suddenly_it_comes() -> None:
    gain = AutoGain(floor=0.001)
    assert gain.factor(1.0, DT_S) == 1.0
    assert gain.factor(0.1, DT_S) * 0.1 < 1.0
    assert gain.factor(7.0, DT_S) * 7.0 == 1.0


def test_it_remembers_loud_sound_soon_and_for_long() -> None:
    gain = AutoGain(floor=0.001)
    gain.factor(1.0, 0.035)
    assert gain.factor(0.0, 1e-9) == pytest.approx(1 / 0.5005, rel=1e-3)
    for _ in range(1000):
        full = gain.factor(1.0, DT_S)
    assert gain.factor(0.001, 4.2) / full == pytest.approx(2.0, rel=0.01)
