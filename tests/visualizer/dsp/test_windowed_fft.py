"""Magnitudes are those of a windowed spectrum, as numpy's public function finds them."""

import math

import numpy as np
import pytest
from raveberry_visualizer.dsp.windowed_fft import WINDOW_SIZE, WindowedFft


def measured(samples: np.ndarray) -> np.ndarray:
    spectrum = WindowedFft()
    assert spectrum.measure(samples.astype(np.float32))
    return np.abs(spectrum.bins)


def test_noise_has_the_spectrum_that_rfft_finds() -> None:
    samples = np.random.default_rng(1).normal(size=WINDOW_SIZE)
    window = np.hanning(WINDOW_SIZE + 1)[:-1]
    expected = np.abs(np.fft.rfft(samples * window)) * 2.0 / window.sum()
    assert measured(samples) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("number", [3, 100, 500])
def test_a_full_scale_sine_has_the_magnitude_1_in_its_bin(number: int) -> None:
    turns = np.arange(WINDOW_SIZE) / WINDOW_SIZE
    magnitudes = measured(np.sin(2 * np.pi * number * turns))
    assert int(magnitudes.argmax()) == number
    assert magnitudes[number] == pytest.approx(1.0, abs=1e-4)


@pytest.mark.parametrize("value", [0.0, math.nan, math.inf, 1e30])
def test_silence_and_what_is_no_sound_have_no_spectrum(value: float) -> None:
    samples = np.full(WINDOW_SIZE, 0.0, dtype=np.float32)
    samples[7] = value
    assert not WindowedFft().measure(samples)
