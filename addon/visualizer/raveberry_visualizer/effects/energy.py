"""Bass, middle and treble as three overlapping bars that grow from the centre."""

from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import Colors, EffectKind


class Energy:
    """Red for the bass, green for the middle, blue for the treble, mixed additively."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        middle = (pixels - 1) / 2.0
        self._from_middle = np.abs(np.arange(pixels, dtype=np.float32) - np.float32(middle))
        self._reach = pixels / 2.0
        self._lit = np.empty(pixels, dtype=np.float32)

    def draw(self, features: Features, _look: Look, _dt_s: float) -> Frame:
        """Draw the three bars; the last pixel of each is lit in part."""
        for row, loudness in enumerate((features.bass, features.mid, features.treble)):
            np.subtract(loudness * self._reach, self._from_middle, out=self._lit)
            np.maximum(self._lit, 0.0, out=self._frame[row])
            np.minimum(self._frame[row], 1.0, out=self._frame[row])
        return self._frame


KIND: Final = EffectKind(id="energy", make=Energy, uses_audio=True, colors=Colors.OWN)
