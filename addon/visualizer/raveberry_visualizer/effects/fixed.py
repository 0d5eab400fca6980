"""The chosen colour, constant."""

from typing import Final

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import EffectKind


class Fixed:
    """Every pixel in the chosen colour."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)

    def draw(self, _features: Features, look: Look, _dt_s: float) -> Frame:
        """Fill the frame with the colour."""
        self._frame[:] = look.color
        return self._frame


KIND: Final = EffectKind(id="fixed", make=Fixed, uses_audio=False, is_still=True)
