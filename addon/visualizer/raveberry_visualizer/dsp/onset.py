"""How strongly something begins: drums, plucks, syllables."""

from typing import Final

import numpy as np

from .arrays import FloatArray, scalar
from .bands import BAND_COUNT
from .gain import Gain
from .registers import REGISTER_COUNT, Registers

_COMPRESSION: Final = 1000.0
"""Makes a quiet onset count nearly as much as a loud one (lights.md, section 2: log1p(1000 m))."""

_TREND_HALF_LIFE_S: Final = 0.12
"""Of the mean that is taken off; about ten frames at 60 a second."""

_WEAKEST: Final = 0.05
"""Flux per band and frame of 1/60 s that counts as a full onset at the least; noise stays below."""

_BEAT_WEIGHTS: Final = (1.0, 1.0, 0.5)
"""Hi-hats between the beats carry as much flux as drums on them. Chosen on every other one of 37
pieces and judged on the others; see bench/lights.md."""

_DECAY_HALF_LIFE_S: Final = 0.06


class Onsets:
    """Spectral flux: what got louder since the last frame, per register.

    Attributes:
        novelty: the flux of this frame, 0 or more, weighed for hearing the beat.
        strengths: 0 to 1; up at once, down by half every 60 ms, so that no frame rate misses one.
        fluxes: the flux of this frame in bass, middle and treble.
    """

    def __init__(self) -> None:
        self._before = np.zeros(BAND_COUNT, dtype=np.float32)
        self._now = np.zeros(BAND_COUNT, dtype=np.float32)
        self._compression = scalar(_COMPRESSION)
        self._zero = scalar(0.0)
        self._registers = Registers()
        self._trends = [0.0] * REGISTER_COUNT
        self._gains = [Gain(floor=_WEAKEST) for _ in range(REGISTER_COUNT)]
        self.novelty = 0.0
        self.fluxes = [0.0] * REGISTER_COUNT
        self.strengths = [0.0] * REGISTER_COUNT

    @property
    def logs(self) -> FloatArray:
        """How loud each band is, as a logarithm; valid until the next step."""
        return self._before

    def step(self, levels: FloatArray, dt_s: float) -> None:
        """Compare with the last frame.

        Args:
            levels: shape (BAND_COUNT,), before any gain, full scale at about 1.
            dt_s: since the last frame.
        """
        np.multiply(levels, self._compression, self._now)
        np.log1p(self._now, self._now)
        # The old row becomes the difference, and then the room for the next.
        np.subtract(self._now, self._before, self._before)
        np.maximum(self._before, self._zero, out=self._before)
        *fluxes, _ = self._registers.means(self._before)
        self.fluxes = fluxes
        self._before, self._now = self._now, self._before
        self.novelty = 0.0
        trend_kept = 0.5 ** (dt_s / _TREND_HALF_LIFE_S)
        strength_kept = 0.5 ** (dt_s / _DECAY_HALF_LIFE_S)
        for register, flux in enumerate(fluxes):
            self.novelty += _BEAT_WEIGHTS[register] * flux
            trend = self._trends[register]
            self._trends[register] = flux + (trend - flux) * trend_kept
            above = max(0.0, flux - trend)
            strength = min(1.0, above * self._gains[register].factor(above, dt_s))
            self.strengths[register] = max(strength, self.strengths[register] * strength_kept)
