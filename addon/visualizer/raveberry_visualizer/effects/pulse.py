"""Pulse: the whole light in the chosen colour, once per beat."""

from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.decay import Glow
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import EffectKind
from raveberry_visualizer.effects.shared.parameter import Parameter


class Pulse:
    """Bright on the beat, then fading; without a detected beat it follows the bass drum."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._glow = Glow()
        self._beats: int | None = None

    def draw(self, features: Features, look: Look, dt_s: float) -> Frame:
        """Draw the light at a brightness that decays since the last beat."""
        if features.bpm is None:
            trigger = features.bass_onset
        else:
            trigger = 1.0 if features.beats != self._beats and features.level > 0.0 else 0.0
        self._beats = features.beats
        glow = self._glow.follow(trigger, dt_s, half_life_s=look.parameters["fade_s"])
        np.multiply(look.color, glow * glow, out=self._frame)
        return self._frame


KIND: Final = EffectKind(
    id="pulse",
    make=Pulse,
    uses_audio=True,
    parameters=(
        Parameter(
            id="fade_s",
            low=0.05,
            high=1.0,
            default=0.14,
            unit="s",
        ),
    ),
)
