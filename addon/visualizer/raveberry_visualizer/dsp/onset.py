"""How strongly something begins: drums, plucks, syllables."""

from typing import Final

import numpy as np

from raveberry_visualizer import kernels

from .arrays import FloatArray
from .bands import BAND_COUNT
from .gain import Gain
from .registers import REGISTER_COUNT, REGISTER_EDGES

FULL_SCALE: Final = 1000.0
"""How loud a full-scale sine is told to be: the logarithm of levels so large, plus 1, makes a quiet
onset count nearly as much as a loud one (lights.md, section 2: log1p(1000 m))."""

_TREND_HALF_LIFE_S: Final = 0.12
"""Of the mean that is taken off; about ten frames at 60 a second."""

_WEAKEST: Final = 0.05
"""Flux per band and frame of 1/60 s that counts as a full onset at the least; noise stays below."""

_BASS_WEIGHT: Final = 0.5
"""In the novelty: a bass plays between the beats as often as on them. Chosen with the weights of
beat.py; see docs/adr/0018."""

_DECAY_HALF_LIFE_S: Final = 0.06


class Onsets:
    """Spectral flux: what got louder since the last frame, per register.

    Attributes:
        novelty: the flux of this frame, 0 or more, weighed for hearing the beat.
        strengths: 0 to 1; up at once, down by half every 60 ms, so that no frame rate misses one.
        fluxes: the flux of this frame in bass, middle and treble.
        logs: how loud each band is, as a logarithm; rewritten in place.
    """

    def __init__(self) -> None:
        self.logs = np.zeros(BAND_COUNT, dtype=np.float32)
        self._strengths = [_Strength() for _ in range(REGISTER_COUNT)]
        self.novelty = 0.0
        self.fluxes = self.strengths = (0.0,) * REGISTER_COUNT

    def step(self, levels: FloatArray, dt_s: float) -> None:
        """Compare with the last frame.

        Args:
            levels: shape (BAND_COUNT,), before any gain, full scale at about FULL_SCALE.
            dt_s: since the last frame.
        """
        self.fluxes = bass, mid, treble = kernels.flux(levels, self.logs, REGISTER_EDGES)
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
    """How much the flux of one register is above what it mostly is."""

    __slots__ = ("_factor", "_trend", "_value")

    def __init__(self) -> None:
        self._factor = Gain(floor=_WEAKEST).factor
        self._trend = 0.0
        self._value = 0.0

    def after(self, flux: float, dt_s: float, trend_kept: float, kept: float) -> float:
        """The strength after a frame.

        Args:
            flux: of this frame.
            dt_s: its length.
            trend_kept: how much it leaves of what the flux mostly is.
            kept: and how much of the strength before it.
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
