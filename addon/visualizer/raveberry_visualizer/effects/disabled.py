"""No output: the light is dark, and other controllers may use it."""

from typing import Final

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import EffectKind


class Disabled:
    """Black."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)

    def draw(self, _features: Features, _look: Look, _dt_s: float) -> Frame:
        """Stay dark."""
        return self._frame


KIND: Final = EffectKind(id="disabled", make=Disabled, uses_audio=False, is_still=True)
