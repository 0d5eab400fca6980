"""Values rise and fall by half-lives at any frame rate."""

import numpy as np
import pytest
from raveberry_visualizer.dsp import BAND_COUNT, EnvelopeFollower

FULL = np.ones(BAND_COUNT, dtype=np.float32)
SILENCE = np.zeros(BAND_COUNT, dtype=np.float32)


def smoother() -> EnvelopeFollower:
    return EnvelopeFollower(rise_half_life_s=0.1, fall_half_life_s=0.4, dark=1e-3)


@pytest.mark.parametrize("fps", [25, 60, 144])
def test_half_of_the_way_is_done_after_the_half_life(fps: int) -> None:
    bands = smoother()
    frames = round(0.1 * fps)
    for _ in range(frames):
        bands.follow(FULL, 1.0, 0.1 / frames)
    assert bands.values == pytest.approx(0.5, rel=1e-4)
    frames = round(0.4 * fps)
    for _ in range(frames):
        bands.follow(SILENCE, 1.0, 0.4 / frames)
    assert bands.values == pytest.approx(0.25, rel=1e-4)


def test_values_are_square_roots_of_amplified_levels() -> None:
    bands = smoother()
    means = bands.follow(FULL / 100, 4.0, 100.0)
    assert bands.values == pytest.approx(0.2)
    assert means == pytest.approx((0.2,) * 4)


def test_in_silence_what_is_nearly_dark_becomes_black() -> None:
    bands = smoother()
    bands.follow(FULL, 1.0, 1.0)
    bands.follow(SILENCE, 0.0, 0.1)
    assert bands.values.min() > 0.8
    bands.follow(SILENCE, 1.0, 5.0)
    assert bands.values.min() > 0.0
    bands.follow(SILENCE, 0.0, 0.001)
    assert not bands.values.any()
