"""Bars: an equalizer of several level meters side by side, one per frequency range."""

from typing import Final

import numpy as np

from raveberry_visualizer.dsp import BAND_COUNT, Features, FloatArray
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import Colors, EffectKind
from raveberry_visualizer.effects.shared.hues import HuePainter
from raveberry_visualizer.effects.shared.parameter import Parameter

_BLUE: Final = 2.0 / 3.0


class Equalizer:
    """Meters from red bass to blue treble."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._colors = black_frame(pixels)
        self._painter = HuePainter(pixels)
        self._lit = np.empty(pixels, dtype=np.float32)
        self._count = 0
        self._wheel: FloatArray | None = None

    def draw(self, features: Features, look: Look, _dt_s: float) -> Frame:
        """Light each bar up to its level; the last pixel is lit in part."""
        count = min(round(look.parameters["bars"]), len(self._lit))
        if count != self._count or look.wheel is not self._wheel:
            self._divide(count, look.wheel)
        np.add.reduceat(features.bands, self._starts, out=self._means)
        np.multiply(self._means, self._shares, out=self._means)
        self._means.take(self._bars, out=self._lit, mode="clip")
        np.multiply(self._lit, self._length, out=self._lit)
        np.subtract(self._lit, self._heights, out=self._lit)
        np.clip(self._lit, 0.0, 1.0, out=self._lit)
        np.multiply(self._colors, self._lit, out=self._frame)
        return self._frame

    def _divide(self, count: int, wheel: FloatArray | None) -> None:
        """Recompute everything that depends on the number of bars or the colours."""
        pixels = len(self._lit)
        self._count, self._wheel = count, wheel
        self._bars = (np.arange(pixels) * count // pixels).astype(np.intp)
        firsts = -(-np.arange(count) * pixels // count)
        self._heights = (np.arange(pixels) - firsts[self._bars]).astype(np.float32)
        self._length = np.float32(pixels / count)
        self._starts = np.arange(count) * BAND_COUNT // count
        sizes = np.diff(np.append(self._starts, BAND_COUNT))
        self._shares = (1.0 / sizes).astype(np.float32)
        self._means = np.empty(count, dtype=np.float32)
        turns = 1.0 if wheel is not None else _BLUE
        hues = (self._bars * (turns / max(1, count - (wheel is None)))).astype(np.float32)
        self._painter.paint(hues, wheel, self._colors)


KIND: Final = EffectKind(
    id="bars",
    make=Equalizer,
    uses_audio=True,
    colors=Colors.WHEEL,
    parameters=(
        Parameter(
            id="bars",
            low=2.0,
            high=16.0,
            default=6.0,
            unit="",
        ),
    ),
)
