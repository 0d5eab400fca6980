"""Lightning: short bolts at random places, for onsets above the bass."""

from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.decay import kept
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import EffectKind
from raveberry_visualizer.effects.shared.parameter import Parameter
from raveberry_visualizer.effects.shared.random_source import random_generator

_TRIGGER: Final = 0.5
_PAUSE_S: Final = 0.05
_DARK: Final = 1.0 / 1024.0


class Lightning:
    """Lights a random part of the light at once, then fades it."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._shine = np.zeros(pixels, dtype=np.float32)
        self._is_dark = np.empty(pixels, dtype=np.bool_)
        self._dice = random_generator(pixels)
        self._since_s = _PAUSE_S

    def draw(self, features: Features, look: Look, dt_s: float) -> Frame:
        """Fade, and strike on an onset."""
        self._since_s += dt_s
        np.multiply(self._shine, kept(look.parameters["fade_s"], dt_s), out=self._shine)
        np.less(self._shine, _DARK, out=self._is_dark)
        np.copyto(self._shine, 0.0, where=self._is_dark)
        onset = max(features.mid_onset, features.treble_onset)
        if onset >= _TRIGGER and self._since_s >= _PAUSE_S:
            self._since_s = 0.0
            self._strike(onset, look.parameters["length"])
        np.multiply(look.color, self._shine, out=self._frame)
        return self._frame

    def _strike(self, onset: float, longest: float) -> None:
        pixels = len(self._shine)
        length = max(1, int(pixels * longest * (0.3 + 0.7 * self._dice.random())))
        first = int(self._dice.random() * (pixels - length + 1))
        bolt = self._shine[first : first + length]
        np.maximum(bolt, onset, out=bolt)


KIND: Final = EffectKind(
    id="lightning",
    make=Lightning,
    uses_audio=True,
    parameters=(
        Parameter(
            id="length",
            low=0.02,
            high=0.5,
            default=0.15,
            unit="",
        ),
        Parameter(
            id="fade_s",
            low=0.02,
            high=1.0,
            default=0.09,
            unit="s",
        ),
    ),
)
