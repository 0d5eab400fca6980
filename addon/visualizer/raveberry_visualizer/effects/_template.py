"""A lamp that glows with the loudness; copy this file to write an effect.

1. Name the file and the class after what one sees. Keep this docstring's first line for that.
2. Do in the constructor whatever depends on the number of pixels alone.
3. Draw into `self._frame`. At 60 frames a second an array made in `draw` is garbage 60 times a
   second: give numpy an `out=`.
4. Whatever moves or fades depends on `dt_s`, never on being called so many times.
5. Add the class to the table in registry.py. The properties in
   tests/visualizer/effects/test_every_effect.py then hold for it, or tell what is missing.
"""

import numpy as np

from raveberry_visualizer.dsp import Features

from .effect import Frame, Look, black_frame

_GLOW_HALF_LIFE_S = 0.2


class Glow:
    """The whole light in the chosen colour, as bright as the music is loud."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._glow = 0.0

    def draw(self, features: Features, look: Look, dt_s: float) -> Frame:
        """Let the glow fall by half every 0.2 s, and lift it at once."""
        self._glow = max(features.level, self._glow * 0.5 ** (dt_s / _GLOW_HALF_LIFE_S))
        np.multiply(look.color, self._glow, out=self._frame)
        return self._frame
