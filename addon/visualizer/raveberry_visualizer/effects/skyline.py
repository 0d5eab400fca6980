"""Skyline: a spectrum analyser with one bar per column."""

from functools import partial
from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features, FloatArray
from raveberry_visualizer.effects.shared.band_bins import BandBins
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import Colors, EffectKind
from raveberry_visualizer.effects.shared.hues import HuePainter
from raveberry_visualizer.effects.shared.parameter import Parameter

_BLUE: Final = 2.0 / 3.0


class Skyline:
    """Low bands on the left, high ones on the right; blue at the bottom, red at the top."""

    def __init__(self, columns: int, rows: int) -> None:
        pixels = columns * rows
        self._frame = black_frame(pixels)
        self._colors = black_frame(pixels)
        self._bins = BandBins(columns)
        self._painter = HuePainter(pixels)
        self._levels = np.empty(columns, dtype=np.float32)
        self._lit = np.empty((rows, columns), dtype=np.float32)
        self._flat = self._lit.reshape(-1)
        self._rows = rows
        self._floors = np.arange(rows - 1, -1, -1, dtype=np.float32).reshape(rows, 1)
        heights = np.repeat(self._floors / np.float32(max(1, rows - 1)), columns)
        self._hues = (_BLUE * (1.0 - heights)).astype(np.float32)
        self._turns = (heights * (1.0 - 1.0 / rows)).astype(np.float32)
        self._wheel: FloatArray | None = None
        self._painter.paint(self._hues, None, self._colors)

    def draw(self, features: Features, look: Look, _dt_s: float) -> Frame:
        """Light each column up to its level; its top pixel is lit in part."""
        if look.wheel is not self._wheel:
            self._wheel = look.wheel
            hues = self._hues if look.wheel is None else self._turns
            self._painter.paint(hues, look.wheel, self._colors)
        height = look.parameters["height"] * self._rows
        np.multiply(self._bins.means(features.bands), height, out=self._levels)
        np.subtract(self._levels, self._floors, out=self._lit)
        np.clip(self._lit, 0.0, 1.0, out=self._lit)
        np.multiply(self._colors, self._flat, out=self._frame)
        return self._frame


KIND: Final = EffectKind(
    id="skyline",
    make=partial(Skyline, rows=1),
    make_matrix=Skyline,
    uses_audio=True,
    colors=Colors.WHEEL,
    parameters=(
        Parameter(
            id="height",
            low=0.2,
            high=2.0,
            default=1.0,
            unit="",
        ),
    ),
)
