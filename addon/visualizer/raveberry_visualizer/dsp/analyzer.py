"""Analysis of the newest samples: spectrum, bands, onsets, beats and bars."""

from typing import Final

import numpy as np

from .array_types import FloatArray
from .auto_gain import AutoGain
from .bar_tracker import BEATS_PER_BAR, BarTracker
from .beat_tracker import BeatTracker
from .envelope_follower import EnvelopeFollower
from .features import Features
from .filter_bank import FilterBank, band_centers_hz
from .onset_detector import FULL_SCALE, OnsetDetector
from .weighting import Weighting, a_weights
from .windowed_fft import WINDOW_SIZE, WindowedFft

SILENCE_DB: Final = -70.0
"""Lower peaks, relative to a full-scale sine, are silence: dither, hiss, a muted sink."""

QUIETEST_DB: Final = -60.0
"""The quietest peak that is amplified to full light; between this and SILENCE_DB light fades in."""

_TILT_EXPONENT: Final = 0.55
"""Flattens the bands of pink noise, which music resembles."""

_TILT_PIVOT_HZ: Final = 1000.0

RISE_HALF_LIFE_S: Final = 0.006
FALL_HALF_LIFE_S: Final = 0.09
"""Up within a frame or two, down as slowly as looks good; chosen on a prototype."""

_DARK: Final = 1.0 / 1024.0
"""A quarter of the smallest step of an 8-bit pixel."""


def amplitude(level_db: float) -> float:
    """Return the amplitude of a level in decibels, 0 dB being 1."""
    return float(10.0 ** (level_db / 20.0))


_SILENT_BELOW: Final = FULL_SCALE * amplitude(SILENCE_DB)

_JUST_BELOW: Final = 1.0 - 1e-6
"""Value of the loudest band, so that rounding does not lift it above 1."""


class Analyzer:
    """Computes the features of the newest samples, once per frame.

    Args:
        rate_hz: sample rate; the same music gives the same features at any rate.
        weighting: of the bands; onsets and beats are detected without it.
    """

    def __init__(self, *, rate_hz: int, weighting: Weighting = Weighting.FLAT) -> None:
        self.features = Features()
        tilt = (band_centers_hz() / _TILT_PIVOT_HZ) ** _TILT_EXPONENT
        filter_bank = FilterBank(
            rate_hz=rate_hz, window_size=WINDOW_SIZE, factors=FULL_SCALE * tilt
        )
        self._measure_bands = filter_bank.measure
        self._levels = filter_bank.levels
        self._weights = a_weights(band_centers_hz()) if weighting is Weighting.A else None
        self._spectrum = WindowedFft()
        self._gain = AutoGain(floor=FULL_SCALE * amplitude(QUIETEST_DB))
        follower = EnvelopeFollower(
            rise_half_life_s=RISE_HALF_LIFE_S,
            fall_half_life_s=FALL_HALF_LIFE_S,
            dark=_DARK,
        )
        self.features.bands = follower.values
        self._follow = follower.follow
        self._onsets = OnsetDetector()
        self._beat = BeatTracker()
        self._bar = BarTracker()

    def step(self, samples: FloatArray, dt_s: float) -> Features:
        """Return the features of the newest samples, `dt_s` after the last step.

        Args:
            samples: shape (WINDOW_SIZE,), mono, full scale at ±1. Larger values, NaN and infinity
                have no lasting effect.
            dt_s: above 0.
        """
        levels, spectrum = self._levels, self._spectrum
        peak = self._measure_bands(spectrum.bins) if spectrum.measure(samples) else 0.0
        is_silent = peak <= _SILENT_BELOW
        if is_silent:
            levels.fill(0.0)
        # Before the gain, which drops at every drum and would blur it.
        onsets = self._onsets
        onsets.step(levels, dt_s)
        beat, bar = self._beat, self._bar
        is_beat = beat.step(onsets.novelty, dt_s)
        bar.step(onsets.logs, onsets.fluxes, dt_s, is_beat=is_beat)
        if self._weights is not None:
            np.multiply(levels, self._weights, levels)
            peak = float(levels.max())
        gain = 0.0 if is_silent else _JUST_BELOW * self._gain.factor(peak, dt_s)
        features = self.features
        features.bass, features.mid, features.treble, features.level = self._follow(
            levels, gain, dt_s
        )
        features.bass_onset, features.mid_onset, features.treble_onset = onsets.strengths
        features.bpm = beat.bpm
        features.beats = beat.beats
        features.beat_phase = phase = beat.phase
        features.bars = bar.bars
        features.bar_phase = (bar.beat_in_bar + phase) / BEATS_PER_BAR
        return features
