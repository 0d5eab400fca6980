"""Overlay that shows how many votes are missing to kick the song."""

import math
from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.decay import kept
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import EffectKind, Use
from raveberry_visualizer.effects.shared.parameter import Parameter

_CATCH_UP_S: Final = 0.12


class KickVoteProgress:
    """The chosen colour grows from both ends and meets in the middle when the song is kicked."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._lit = np.empty(pixels, dtype=np.float32)
        numbers = np.arange(pixels)
        self._places = np.minimum(numbers, numbers[::-1]).astype(np.float32)
        self._half = math.ceil(pixels / 2)
        self._shown = 0.0

    def draw(self, _features: Features, look: Look, dt_s: float) -> Frame:
        """Approach the share, halving the distance every 0.12 s."""
        share = look.parameters["share"]
        self._shown = share + (self._shown - share) * kept(_CATCH_UP_S, dt_s)
        np.subtract(self._shown * self._half, self._places, out=self._lit)
        np.clip(self._lit, 0.0, 1.0, out=self._lit)
        np.multiply(look.color, self._lit, out=self._frame)
        return self._frame


KIND: Final = EffectKind(
    id="countdown",
    make=KickVoteProgress,
    uses_audio=False,
    use=Use.OVERLAY,
    parameters=(
        Parameter(
            id="share",
            low=0.0,
            high=1.0,
            default=0.5,
            unit="",
        ),
    ),
)
