"""The buffer holds the newest samples in order."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from raveberry_visualizer.dsp import SampleBuffer

SIZE = 16


@given(st.lists(st.integers(min_value=-3 * SIZE, max_value=3 * SIZE)))
def test_the_newest_samples_are_those_written_last(writes: list[int]) -> None:
    """A negative number stands for that much silence."""
    buffer = SampleBuffer(size=SIZE)
    written = np.zeros(SIZE, dtype=np.float32)
    for number, count in enumerate(writes):
        if count < 0:
            buffer.write_silence(-count)
            block = np.zeros(-count, dtype=np.float32)
        else:
            block = np.arange(count, dtype=np.float32) + 100 * number
            buffer.write(block)
        written = np.concatenate([written, block])
    assert buffer.newest.tolist() == written[-SIZE:].tolist()


def test_the_newest_samples_are_never_copied() -> None:
    buffer = SampleBuffer(size=SIZE)
    newest = buffer.newest
    buffer.write(np.ones(SIZE - 3, dtype=np.float32))
    assert buffer.newest is newest
    assert newest.sum() == SIZE - 3
