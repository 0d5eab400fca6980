"""VU meter: green, yellow and red, with peak hold."""

from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.decay import Glow
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import Colors, EffectKind
from raveberry_visualizer.effects.shared.hues import paint_hues
from raveberry_visualizer.effects.shared.parameter import Parameter

_GREEN: Final = 1.0 / 3.0
_BAR_HALF_LIFE_S: Final = 0.08
_PEAK_HALF_LIFE_S: Final = 0.7


class Vu:
    """A bar for the level, and one pixel for the recent peak."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._colors = black_frame(pixels)
        self._steps = np.arange(pixels, dtype=np.float32)
        self._lit = np.empty(pixels, dtype=np.float32)
        self._bar = Glow()
        self._peak = Glow()
        hues = _GREEN * (1.0 - np.linspace(0.0, 1.0, pixels, dtype=np.float32) ** 2)
        paint_hues(hues, self._colors)

    def draw(self, features: Features, look: Look, dt_s: float) -> Frame:
        """Light the bar up to the level; its last pixel is lit in part."""
        pixels = len(self._steps)
        bar = self._bar.follow(
            min(1.0, features.level / look.parameters["full_level"]),
            dt_s,
            half_life_s=_BAR_HALF_LIFE_S,
        )
        peak = self._peak.follow(bar, dt_s, half_life_s=_PEAK_HALF_LIFE_S)
        np.subtract(bar * pixels, self._steps, out=self._lit)
        np.maximum(self._lit, 0.0, out=self._lit)
        np.minimum(self._lit, 1.0, out=self._lit)
        if peak > 0.0:
            self._lit[min(pixels - 1, int(peak * pixels))] = min(1.0, 4.0 * peak)
        np.multiply(self._colors, self._lit, out=self._frame)
        return self._frame


KIND: Final = EffectKind(
    id="vu",
    make=Vu,
    uses_audio=True,
    colors=Colors.OWN,
    parameters=(
        Parameter(
            id="full_level",
            low=0.1,
            high=1.0,
            default=0.5,
            unit="",
        ),
    ),
)
