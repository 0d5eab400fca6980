"""Onset detection by spectral flux."""

from typing import Final

import numpy as np

from raveberry_visualizer import kernels

from .array_types import FloatArray
from .auto_gain import AutoGain
from .filter_bank import BAND_COUNT
from .register_edges import REGISTER_COUNT, REGISTER_EDGES

FULL_SCALE: Final = 1000.0
"""Level of a full-scale sine. As log(1 + level) compresses levels this large, a quiet onset counts
nearly as much as a loud one."""

_TREND_HALF_LIFE_S: Final = 0.12
"""Of the mean that is subtracted; about ten frames at 60 fps."""

_WEAKEST: Final = 0.05
"""Lowest flux, per band and frame of 1/60 s, of a full onset; noise stays below."""

_BASS_WEIGHT: Final = 0.5
"""In the novelty: a bass plays between the beats as often as on them (docs/adr/0018)."""

_DECAY_HALF_LIFE_S: Final = 0.06


class OnsetDetector:
    """Spectral flux of each register since the last frame.

    Attributes:
        novelty: flux of this frame, 0 or more, weighted for beat tracking.
        strengths: 0 to 1; they rise at once and halve every 60 ms, so no frame rate misses one.
        fluxes: flux of this frame in bass, middle and treble.
        logs: log(1 + level) of each band; rewritten in place.
    """

    def __init__(self) -> None:
        self.logs = np.zeros(BAND_COUNT, dtype=np.float32)
        self._strengths = [_Strength() for _ in range(REGISTER_COUNT)]
        self.novelty = 0.0
        self.fluxes = self.strengths = (0.0,) * REGISTER_COUNT

    def step(self, levels: FloatArray, dt_s: float) -> None:
        """Compare with the last frame.

        Args:
            levels: shape (BAND_COUNT,), before any gain; a full-scale sine has about FULL_SCALE.
            dt_s: since the last frame.
        """
        self.fluxes = bass, mid, treble = kernels.spectral_flux(levels, self.logs, REGISTER_EDGES)
        self.novelty = _BASS_WEIGHT * bass + mid + treble
        trend_kept = 0.5 ** (dt_s / _TREND_HALF_LIFE_S)
        strength_kept = 0.5 ** (dt_s / _DECAY_HALF_LIFE_S)
        of_bass, of_mid, of_treble = self._strengths
        self.strengths = (
            of_bass.after(bass, dt_s, trend_kept, strength_kept),
            of_mid.after(mid, dt_s, trend_kept, strength_kept),
            of_treble.after(treble, dt_s, trend_kept, strength_kept),
        )


class _Strength:
    """Flux of one register above its running mean, normalised and decaying."""

    __slots__ = ("_factor", "_trend", "_value")

    def __init__(self) -> None:
        self._factor = AutoGain(floor=_WEAKEST).factor
        self._trend = 0.0
        self._value = 0.0

    def after(self, flux: float, dt_s: float, trend_kept: float, kept: float) -> float:
        """Return the strength after a frame.

        Args:
            flux: of this frame.
            dt_s: its duration.
            trend_kept: factor for the running mean.
            kept: factor for the strength before this frame.
        """
        above = flux - self._trend
        self._trend = flux - above * trend_kept
        faded = self._value * kept
        if above > 0.0:
            strength = above * self._factor(above, dt_s)
            self._value = max(faded, strength)
        else:
            self._factor(0.0, dt_s)
            self._value = faded
        return self._value
