"""The chain from samples to features."""

import math
from typing import Final

import numpy as np

from .arrays import FloatArray, scalar
from .bands import BAND_COUNT, BandPlan, band_centers_hz
from .bar import BEATS_PER_BAR, BarTracker
from .beat import BeatTracker
from .features import Features
from .gain import Gain
from .onset import Onsets
from .registers import Registers
from .smoothing import Smoother

WINDOW_SIZE: Final = 2048
"""46 ms at 44.1 kHz: the narrowest window whose bins (21.5 Hz) still tell bass notes apart."""

SILENCE_DB: Final = -70.0
"""Peaks below this, measured against a full-scale sine, are silence: dither, hiss, a muted sink."""

QUIETEST_DB: Final = -60.0
"""The quietest peak that is amplified to full light; between the two the light fades in."""

_TILT_EXPONENT: Final = 0.55
"""Makes pink noise, as music roughly is, even over the bands (lights.md, section 2, prototype)."""

_TILT_PIVOT_HZ: Final = 1000.0

RISE_HALF_LIFE_S: Final = 0.006
FALL_HALF_LIFE_S: Final = 0.09
"""Up within a frame or two, down as slowly as the eye likes; chosen by lights.md's prototype."""

_DARK: Final = 1.0 / 1024.0
"""A quarter of the smallest step that a pixel of 8 bits can show."""


def amplitude(level_db: float) -> float:
    """The amplitude of a level in decibels, 0 dB being 1."""
    return float(10.0 ** (level_db / 20.0))


_SILENT_BELOW: Final = amplitude(SILENCE_DB)


class Analyzer:
    """Turns the newest samples into features, once per frame.

    Args:
        rate_hz: of the sound; the same music gives the same features at any rate.
    """

    def __init__(self, *, rate_hz: int) -> None:
        self.features = Features()
        turns = np.arange(WINDOW_SIZE) / WINDOW_SIZE
        window = 0.5 - 0.5 * np.cos(2.0 * np.pi * turns)
        # Scaled so that a full-scale sine has the magnitude 1 in its bin, given that rfft divides
        # by the size: as it has to multiply by something, that is cheaper than by a Python 1.
        self._window = (window * WINDOW_SIZE * 2.0 / window.sum()).astype(np.float32)
        self._windowed = np.empty(WINDOW_SIZE, dtype=np.float32)
        tilt = (band_centers_hz() / _TILT_PIVOT_HZ) ** _TILT_EXPONENT
        self._plan = BandPlan(rate_hz=rate_hz, window_size=WINDOW_SIZE, tilt=tilt)
        self._spectrum = np.empty(WINDOW_SIZE // 2 + 1, dtype=np.complex64)
        self._used_bins = self._spectrum[: self._plan.bin_count]
        self._magnitudes = np.empty(self._plan.bin_count, dtype=np.float32)
        self._levels = np.empty(BAND_COUNT, dtype=np.float32)
        self._one = scalar(1.0)
        self._factor = scalar(1.0)
        self._gain = Gain(floor=amplitude(QUIETEST_DB))
        self._smoother = Smoother(
            count=BAND_COUNT,
            rise_half_life_s=RISE_HALF_LIFE_S,
            fall_half_life_s=FALL_HALF_LIFE_S,
            dark=_DARK,
        )
        self.features.bands = self._smoother.values
        self._registers = Registers()
        self._onsets = Onsets()
        self._beat = BeatTracker()
        self._bar = BarTracker()

    def step(self, samples: FloatArray, dt_s: float) -> Features:
        """The features of the newest samples, `dt_s` after the last step.

        Args:
            samples: shape (WINDOW_SIZE,), mono, full scale at ±1; anything beyond, and what is
                not a number at all, does no lasting harm.
            dt_s: above 0.
        """
        # Silence of zeros needs no spectrum, and what is no number makes none.
        energy = float(samples.dot(samples))
        peak = self._measure(samples) if 0.0 < energy < math.inf else 0.0
        is_silent = peak <= _SILENT_BELOW
        if is_silent:
            self._levels.fill(0.0)
        # Before the gain, which gives way at every drum and would blur it.
        self._onsets.step(self._levels, dt_s)
        is_beat = self._beat.step(self._onsets.novelty, dt_s)
        self._bar.step(self._onsets.logs, self._onsets.fluxes, dt_s, is_beat=is_beat)
        if not is_silent:
            self._factor.fill(self._gain.factor(peak, dt_s))
            np.multiply(self._levels, self._factor, self._levels)
        np.minimum(self._levels, self._one, out=self._levels)
        np.sqrt(self._levels, self._levels)
        self._smoother.follow(self._levels, dt_s)
        if is_silent:
            self._smoother.settle()
        self._describe()
        return self.features

    def _measure(self, samples: FloatArray) -> float:
        """Write how loud each band is; how loud the loudest is."""
        np.multiply(samples, self._window, self._windowed)
        np.fft.rfft(self._windowed, norm="forward", out=self._spectrum)
        np.abs(self._used_bins, self._magnitudes)
        self._plan.measure(self._magnitudes, self._levels)
        return float(np.maximum.reduce(self._levels))

    def _describe(self) -> None:
        features = self.features
        means = self._registers.means(self._smoother.values)
        features.bass, features.mid, features.treble, features.level = means
        features.bass_onset, features.mid_onset, features.treble_onset = self._onsets.strengths
        features.bpm = self._beat.bpm
        features.beats = self._beat.beats
        features.beat_phase = self._beat.phase
        features.bars = self._bar.bars
        features.bar_phase = (self._bar.beat_in_bar + self._beat.phase) / BEATS_PER_BAR
