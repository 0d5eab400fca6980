"""A comet that crosses the light once in four beats."""

from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.decay import Glow
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import EffectKind
from raveberry_visualizer.effects.shared.parameter import Parameter

_IDLE_S: Final = 2.0
"""Duration of a crossing while no beat is detected."""

_GLOW_HALF_LIFE_S: Final = 0.5


class Comet:
    """A head in the chosen colour with a tail; it follows the beat and fades in silence."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._places = (np.arange(pixels) / pixels).astype(np.float32)
        self._behind = np.empty(pixels, dtype=np.float32)
        self._head = 0.0
        self._glow = Glow()

    def draw(self, features: Features, look: Look, dt_s: float) -> Frame:
        """Move the head and draw the tail behind it."""
        if features.bpm is None:
            self._head = (self._head + dt_s / _IDLE_S) % 1.0
        else:
            beats = round(look.parameters["beats"])
            self._head = (features.beats % beats + features.beat_phase) / beats % 1.0
        np.subtract(self._head, self._places, out=self._behind)
        np.mod(self._behind, 1.0, out=self._behind)
        np.multiply(self._behind, -1.0 / look.parameters["tail"], out=self._behind)
        np.add(self._behind, 1.0, out=self._behind)
        np.maximum(self._behind, 0.0, out=self._behind)
        np.multiply(self._behind, self._behind, out=self._behind)
        glow = self._glow.follow(
            min(1.0, 3.0 * features.level), dt_s, half_life_s=_GLOW_HALF_LIFE_S
        )
        np.multiply(self._behind, glow, out=self._behind)
        np.multiply(look.color, self._behind, out=self._frame)
        return self._frame


KIND: Final = EffectKind(
    id="comet",
    make=Comet,
    uses_audio=True,
    parameters=(
        Parameter(
            id="tail",
            low=0.05,
            high=1.0,
            default=0.35,
            unit="",
        ),
        Parameter(
            id="beats",
            low=1.0,
            high=16.0,
            default=4.0,
            unit="",
        ),
    ),
)
