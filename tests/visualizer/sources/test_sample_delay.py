"""Samples come later by the delay, each of them once and in order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_visualizer.dsp import SampleBuffer
from raveberry_visualizer.sources.sample_delay import SampleDelay

MOST = 50


@given(
    st.lists(st.tuples(st.integers(0, 2 * MOST), st.integers(0, 40)), min_size=1, max_size=30),
)
def test_samples_keep_their_order_and_wait_as_long_as_is_set(
    steps: list[tuple[int, int]],
) -> None:
    delay, buffer = SampleDelay(most=MOST), SampleBuffer(size=10_000)
    given_count = passed_count = 0
    for samples, count in steps:
        delay.samples = samples
        block = np.arange(given_count + 1, given_count + count + 1, dtype=np.float32)
        given_count += count
        passed_count += delay.pass_on(block, buffer)
        # A longer delay holds new samples back, and takes none back.
        assert given_count - passed_count <= min(samples, MOST)
    passed = buffer.newest[len(buffer.newest) - passed_count :]
    np.testing.assert_array_equal(passed, np.arange(1, passed_count + 1))


def test_sound_that_has_ended_is_not_passed_on() -> None:
    delay, buffer = SampleDelay(most=MOST), SampleBuffer(size=10)
    delay.samples = 5
    delay.pass_on(np.ones(5, dtype=np.float32), buffer)
    delay.clear()
    delay.samples = 0
    delay.pass_on(np.full(3, 2.0, dtype=np.float32), buffer)
    np.testing.assert_array_equal(buffer.newest, [0] * 7 + [2] * 3)


@pytest.mark.parametrize("samples", [0, 3, 50])
def test_a_steady_delay_is_exact(samples: int) -> None:
    delay, buffer = SampleDelay(most=MOST), SampleBuffer(size=200)
    delay.samples = samples
    for first in range(0, 200, 20):
        delay.pass_on(np.arange(first, first + 20, dtype=np.float32), buffer)
    assert buffer.newest[-1] == 199 - samples
