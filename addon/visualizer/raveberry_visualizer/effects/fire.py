"""Fire that is fuelled by the bass."""

from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import Colors, EffectKind
from raveberry_visualizer.effects.shared.random_source import random_generator

_STEP_S: Final = 1.0 / 40.0
_CELLS: Final = 120
_COOLING: Final = 0.018
"""Mean heat that a cell loses per step."""

_RED_UNTIL: Final = 1.0 / 3.0
_SPARK_CELLS: Final = 6


class Fire:
    """Simulated heat that enters at the first pixel, rises and cools.

    The simulation has a fixed grid and a fixed step, and is scaled to the light: flames are as high
    on 20 pixels as on 2,000.
    """

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._heat = np.zeros(_CELLS, dtype=np.float32)
        self._risen = np.zeros(_CELLS, dtype=np.float32)
        self._chance = np.empty(_CELLS, dtype=np.float32)
        self._dice = random_generator(pixels)
        self._due_s = 0.0
        self._places = (np.arange(pixels) * _CELLS // pixels).astype(np.intp)
        self._seen = np.empty(pixels, dtype=np.float32)

    def draw(self, features: Features, _look: Look, dt_s: float) -> Frame:
        """Simulate `dt_s` and map heat to black, red, yellow and white."""
        self._due_s += dt_s
        while self._due_s >= _STEP_S:
            self._due_s -= _STEP_S
            self._burn(max(features.bass, features.bass_onset))
        self._heat.take(self._places, out=self._seen, mode="clip")
        for row in range(3):
            np.subtract(self._seen, row * _RED_UNTIL, out=self._frame[row])
        np.divide(self._frame, _RED_UNTIL, out=self._frame)
        np.maximum(self._frame, 0.0, out=self._frame)
        np.minimum(self._frame, 1.0, out=self._frame)
        return self._frame

    def _burn(self, fuel: float) -> None:
        # Heat rises by two cells and is blurred.
        self._risen[2:] = self._heat[:-2]
        self._risen[:2] = self._heat[:2]
        np.add(self._risen[1:], self._heat[1:], out=self._risen[1:])
        np.multiply(self._risen[1:], 0.5, out=self._risen[1:])
        self._heat, self._risen = self._risen, self._heat
        self._dice.random(out=self._chance, dtype=np.float32)
        np.multiply(self._chance, 2.0 * _COOLING, out=self._chance)
        np.subtract(self._heat, self._chance, out=self._heat)
        sparks = self._heat[:_SPARK_CELLS]
        np.multiply(sparks, 0.7, out=sparks)
        np.add(sparks, 0.5 * fuel, out=sparks)
        np.maximum(self._heat, 0.0, out=self._heat)
        np.minimum(self._heat, 1.0, out=self._heat)


KIND: Final = EffectKind(id="fire", make=Fire, uses_audio=True, colors=Colors.OWN)
