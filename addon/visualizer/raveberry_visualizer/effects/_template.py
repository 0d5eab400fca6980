"""A lamp that glows with the loudness; copy this file to write an effect.

1. Name the file and the class after the visible effect, which the docstring describes.
2. Compute in the constructor everything that depends on the number of pixels alone.
3. Draw into `self._frame`. An array allocated in `draw` is allocated 60 times a second: pass `out=`
   to numpy.
4. Movement and fading depend on `dt_s`, never on the number of calls.
5. Add the class to the table in registry.py. tests/visualizer/effects/test_every_effect.py then
   tests it like all others.
"""

import numpy as np

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame

_GLOW_HALF_LIFE_S = 0.2


class LoudnessGlow:
    """The whole light in the chosen colour, as bright as the music is loud."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._glow = 0.0

    def draw(self, features: Features, look: Look, dt_s: float) -> Frame:
        """Rise to the level at once, halve every 0.2 s."""
        self._glow = max(features.level, self._glow * 0.5 ** (dt_s / _GLOW_HALF_LIFE_S))
        np.multiply(look.color, self._glow, out=self._frame)
        return self._frame
