"""Onsets are detected in their register, and only there."""

import numpy as np
import pytest
from raveberry_visualizer.dsp import BAND_COUNT, band_centers_hz
from raveberry_visualizer.dsp.onset_detector import FULL_SCALE, OnsetDetector

BASS, MID, TREBLE = range(3)
CENTERS_HZ = {BASS: 80.0, MID: 700.0, TREBLE: 6000.0}


def levels(hz: float, loudness: float = FULL_SCALE) -> np.ndarray:
    """Only the octave around a frequency sounds."""
    near = np.abs(np.log2(band_centers_hz() / hz)) < 0.5
    return np.where(near, loudness, 0.0).astype(np.float32)


def silence() -> np.ndarray:
    return np.zeros(BAND_COUNT, dtype=np.float32)


@pytest.mark.parametrize("register", CENTERS_HZ)
def test_an_onset_is_reported_in_its_register(register: int) -> None:
    onsets = OnsetDetector()
    onsets.step(levels(CENTERS_HZ[register]), 1 / 60)
    assert onsets.strengths[register] > 0.9
    assert [value for at, value in enumerate(onsets.strengths) if at != register] == [0.0, 0.0]
    assert onsets.novelty > 0.0


@pytest.mark.parametrize("fps", [25, 60, 144])
def test_a_sustained_tone_is_no_onset_and_strengths_halve_every_60_ms(fps: int) -> None:
    onsets = OnsetDetector()
    onsets.step(levels(80.0), 1 / fps)
    frames = round(0.24 * fps)
    for _ in range(frames):
        onsets.step(levels(80.0), 0.24 / frames)
        assert onsets.novelty == 0.0
    assert onsets.strengths[BASS] == pytest.approx(1 / 16, rel=0.1)


def test_the_end_of_a_tone_is_no_onset() -> None:
    onsets = OnsetDetector()
    for _ in range(60):
        onsets.step(levels(80.0), 1 / 60)
    onsets.step(silence(), 1 / 60)
    assert onsets.novelty == 0.0
    assert onsets.strengths[BASS] < 0.01


def test_repeated_drums_are_all_reported() -> None:
    onsets, told = OnsetDetector(), []
    for frame in range(240):
        is_drum = frame % 30 < 6
        onsets.step(levels(80.0) if is_drum else silence(), 1 / 60)
        told.append(onsets.strengths[BASS] > 0.7)
    assert [frame for frame, is_told in enumerate(told) if is_told] == pytest.approx(
        [first + late for first in range(0, 240, 30) for late in (0, 1)], abs=1
    )


def test_silence_has_no_onsets() -> None:
    onsets = OnsetDetector()
    for _ in range(10):
        onsets.step(silence(), 1 / 60)
    assert (onsets.novelty, onsets.strengths) == (0.0, (0.0, 0.0, 0.0))
