"""The chain from samples to features."""

from typing import Final

import numpy as np

from .arrays import FloatArray
from .bands import BandPlan, band_centers_hz
from .bar import BEATS_PER_BAR, BarTracker
from .beat import BeatTracker
from .features import Features
from .gain import Gain
from .onset import FULL_SCALE, Onsets
from .smoothing import Smoother
from .spectrum import WINDOW_SIZE, Spectrum
from .weighting import Weighting, a_weights

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


_SILENT_BELOW: Final = FULL_SCALE * amplitude(SILENCE_DB)

_JUST_BELOW: Final = 1.0 - 1e-6
"""The loudest band is told so loud, lest it is rounded to more than 1."""


class Analyzer:
    """Turns the newest samples into features, once per frame.

    Args:
        rate_hz: of the sound; the same music gives the same features at any rate.
        weighting: of the bands; onsets and beats are heard without it.
    """

    def __init__(self, *, rate_hz: int, weighting: Weighting = Weighting.FLAT) -> None:
        self.features = Features()
        tilt = (band_centers_hz() / _TILT_PIVOT_HZ) ** _TILT_EXPONENT
        plan = BandPlan(rate_hz=rate_hz, window_size=WINDOW_SIZE, factors=FULL_SCALE * tilt)
        self._measure_bands = plan.measure
        self._levels = plan.levels
        self._weights = a_weights(band_centers_hz()) if weighting is Weighting.A else None
        self._spectrum = Spectrum()
        self._gain = Gain(floor=FULL_SCALE * amplitude(QUIETEST_DB))
        smoother = Smoother(
            rise_half_life_s=RISE_HALF_LIFE_S,
            fall_half_life_s=FALL_HALF_LIFE_S,
            dark=_DARK,
        )
        self.features.bands = smoother.values
        self._follow = smoother.follow
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
        levels, spectrum = self._levels, self._spectrum
        peak = self._measure_bands(spectrum.bins) if spectrum.measure(samples) else 0.0
        is_silent = peak <= _SILENT_BELOW
        if is_silent:
            levels.fill(0.0)
        # Before the gain, which gives way at every drum and would blur it.
        onsets = self._onsets
        onsets.step(levels, dt_s)
        is_beat = self._beat.step(onsets.novelty, dt_s)
        self._bar.step(onsets.logs, onsets.fluxes, dt_s, is_beat=is_beat)
        gain = 0.0 if is_silent else self._amplification(peak, dt_s)
        features = self.features
        features.bass, features.mid, features.treble, features.level = self._follow(
            levels, gain, dt_s
        )
        self._tell_beat()
        return features

    def _amplification(self, peak: float, dt_s: float) -> float:
        levels = self._levels
        if self._weights is not None:
            np.multiply(levels, self._weights, levels)
            peak = float(levels.max())
        return _JUST_BELOW * self._gain.factor(peak, dt_s)

    def _tell_beat(self) -> None:
        features, beat, bar = self.features, self._beat, self._bar
        features.bass_onset, features.mid_onset, features.treble_onset = self._onsets.strengths
        features.bpm = beat.bpm
        features.beats = beat.beats
        features.beat_phase = phase = beat.phase
        features.bars = bar.bars
        features.bar_phase = (bar.beat_in_bar + phase) / BEATS_PER_BAR
