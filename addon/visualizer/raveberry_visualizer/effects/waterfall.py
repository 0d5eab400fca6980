"""Waterfall: the music of the last seconds flows along the light."""

from typing import Final

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.color_flow import ColorFlow
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import Colors, EffectKind
from raveberry_visualizer.effects.shared.parameter import Parameter


class Waterfall:
    """Bass, middle and treble of each moment as red, green and blue."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._flow = ColorFlow(pixels)

    def draw(self, features: Features, look: Look, dt_s: float) -> Frame:
        """Square the features, because light is linear and they are perceived loudness."""
        color = (features.bass**2, features.mid**2, features.treble**2)
        self._flow.flow(color, dt_s, self._frame, crossing_s=look.parameters["crossing_s"])
        return self._frame


KIND: Final = EffectKind(
    id="waterfall",
    make=Waterfall,
    uses_audio=True,
    colors=Colors.OWN,
    parameters=(
        Parameter(
            id="crossing_s",
            low=0.3,
            high=10.0,
            default=2.0,
            unit="s",
        ),
    ),
)
