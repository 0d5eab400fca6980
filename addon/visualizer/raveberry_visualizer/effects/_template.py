"""A lamp that glows with the loudness; copy this file to write an effect.

1. Name the file and the class after the visible effect, which the docstring describes.
2. Compute in the constructor everything that depends on the number of pixels alone.
3. Draw into `self._frame`. An array allocated in `draw` is allocated 60 times a second: pass `out=`
   to numpy.
4. Movement and fading depend on `dt_s`, never on the number of calls.
5. Declare `KIND`; the name of your file starts without an underscore, so the effect is then known
   everywhere, and tests/visualizer/effects/test_every_effect.py tests it like all others.
6. Name it and its parameters in texts/en.json and texts/de.json, and run scripts/lights.
"""

from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import EffectKind
from raveberry_visualizer.effects.shared.parameter import Parameter


class LoudnessGlow:
    """The whole light in the chosen colour, as bright as the music is loud."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._glow = 0.0

    def draw(self, features: Features, look: Look, dt_s: float) -> Frame:
        """Rise to the level at once, then fade."""
        self._glow = max(features.level, self._glow * 0.5 ** (dt_s / look.parameters["fade_s"]))
        np.multiply(look.color, self._glow, out=self._frame)
        return self._frame


KIND: Final = EffectKind(
    id="template",
    make=LoudnessGlow,
    uses_audio=True,
    parameters=(
        Parameter(
            id="fade_s",
            low=0.05,
            high=2.0,
            default=0.2,
            unit="s",
        ),
    ),
)
