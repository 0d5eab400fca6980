"""Rings that grow from the centre of a matrix with each beat."""

import math
from functools import partial
from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import EffectKind
from raveberry_visualizer.effects.shared.parameter import Parameter

_RINGS: Final = 4
_DRUM: Final = 0.6
"""Strength of a bass onset that counts as a beat while no tempo is known."""

_SHORTEST_S: Final = 0.2


class Rings:
    """Each beat starts a ring of the chosen colour that grows and fades."""

    def __init__(self, columns: int, rows: int) -> None:
        pixels = columns * rows
        self._frame = black_frame(pixels)
        across, down = np.meshgrid(np.arange(columns), np.arange(rows))
        far = np.hypot(across - (columns - 1) / 2.0, down - (rows - 1) / 2.0).reshape(-1)
        # At least 0.5, as a single pixel has distance 0.
        self._far = (far / max(0.5, float(far.max()))).astype(np.float32)
        self._lit = np.empty(pixels, dtype=np.float32)
        self._ring = np.empty(pixels, dtype=np.float32)
        self._ages_s = [math.inf] * _RINGS
        self._beats: int | None = None
        self._next = 0

    def draw(self, features: Features, look: Look, dt_s: float) -> Frame:
        """Grow the rings, and start one on a beat."""
        crossing_s, width = look.parameters["crossing_s"], look.parameters["width"]
        for number in range(_RINGS):
            self._ages_s[number] += dt_s
        if self._is_beat(features):
            self._ages_s[self._next] = 0.0
            self._next = (self._next + 1) % _RINGS
        self._lit.fill(0.0)
        for age_s in self._ages_s:
            way = age_s / crossing_s
            if way < 1.0 + width:
                self._add(way, width)
        np.multiply(look.color, self._lit, out=self._frame)
        return self._frame

    def _is_beat(self, features: Features) -> bool:
        before, self._beats = self._beats, features.beats
        if features.bpm is not None:
            return before is not None and features.beats > before
        return features.bass_onset > _DRUM and min(self._ages_s) >= _SHORTEST_S

    def _add(self, way: float, width: float) -> None:
        np.subtract(self._far, np.float32(way), out=self._ring)
        np.abs(self._ring, out=self._ring)
        np.multiply(self._ring, np.float32(-1.0 / width), out=self._ring)
        np.add(self._ring, 1.0, out=self._ring)
        np.maximum(self._ring, 0.0, out=self._ring)
        np.multiply(self._ring, np.float32(max(0.0, 1.0 - 0.8 * way)), out=self._ring)
        np.maximum(self._lit, self._ring, out=self._lit)


KIND: Final = EffectKind(
    id="rings",
    make=partial(Rings, rows=1),
    make_matrix=Rings,
    uses_audio=True,
    parameters=(
        Parameter(
            id="crossing_s",
            low=0.3,
            high=4.0,
            default=0.9,
            unit="s",
        ),
        Parameter(
            id="width",
            low=0.05,
            high=0.6,
            default=0.2,
            unit="",
        ),
    ),
)
