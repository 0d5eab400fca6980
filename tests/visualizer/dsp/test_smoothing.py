"""Values rise and fall by half-lives, whatever the frame rate."""

import numpy as np
import pytest
from raveberry_visualizer.dsp import Smoother


def smoother() -> Smoother:
    return Smoother(count=1, rise_half_life_s=0.1, fall_half_life_s=0.4, dark=1e-3)


@pytest.mark.parametrize("fps", [25, 60, 144])
def test_half_of_the_way_is_done_after_the_half_life(fps: int) -> None:
    values = smoother()
    up, down = np.ones(1, dtype=np.float32), np.zeros(1, dtype=np.float32)
    frames = round(0.1 * fps)
    for _ in range(frames):
        values.follow(up, 0.1 / frames)
    assert values.values[0] == pytest.approx(0.5, rel=1e-4)
    frames = round(0.4 * fps)
    for _ in range(frames):
        values.follow(down, 0.4 / frames)
    assert values.values[0] == pytest.approx(0.25, rel=1e-4)


def test_what_is_nearly_dark_becomes_black() -> None:
    values = smoother()
    values.follow(np.ones(1, dtype=np.float32), 1.0)
    values.settle()
    assert values.values[0] > 0.9
    values.follow(np.zeros(1, dtype=np.float32), 5.0)
    assert values.values[0] > 0.0
    values.settle()
    assert values.values[0] == 0.0
