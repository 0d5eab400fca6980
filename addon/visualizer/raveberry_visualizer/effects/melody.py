"""One colour for all pixels: that of the loudest band, from red bass to blue treble."""

from typing import Final

import numpy as np

from raveberry_visualizer.dsp import BAND_COUNT, Features
from raveberry_visualizer.effects.shared.decay import Glow, kept
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import Colors, EffectKind
from raveberry_visualizer.effects.shared.palettes import WHEEL_SIZE
from raveberry_visualizer.effects.shared.parameter import Parameter

_BLUE: Final = 2.0 / 3.0
_GLIDE_HALF_LIFE_S: Final = 0.06
_OFFSETS: Final = (0.0, 4.0, 2.0)


class Melody:
    """The hue glides towards the loudest band."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._hue = 0.0
        self._glow = Glow()

    def draw(self, features: Features, look: Look, dt_s: float) -> Frame:
        """Move the hue towards the loudest band, whose level is the brightness."""
        loudest = int(features.bands.argmax())
        loudness = float(features.bands[loudest])
        glow = self._glow.follow(loudness, dt_s, half_life_s=look.parameters["fade_s"])
        if loudness > 0.0:
            target = _BLUE * loudest / (BAND_COUNT - 1)
            self._hue = target + (self._hue - target) * kept(_GLIDE_HALF_LIFE_S, dt_s)
        if look.wheel is not None:
            column = int(self._hue * WHEEL_SIZE) % WHEEL_SIZE
            np.multiply(look.wheel[:, column : column + 1], glow * glow, out=self._frame)
            return self._frame
        for row, offset in enumerate(_OFFSETS):
            pure = min(1.0, max(0.0, abs((6.0 * self._hue + offset) % 6.0 - 3.0) - 1.0))
            self._frame[row].fill(pure * glow * glow)
        return self._frame


KIND: Final = EffectKind(
    id="melody",
    make=Melody,
    uses_audio=True,
    colors=Colors.WHEEL,
    parameters=(
        Parameter(
            id="fade_s",
            low=0.05,
            high=2.0,
            default=0.25,
            unit="s",
        ),
    ),
)
