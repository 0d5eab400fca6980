"""No output: the light is dark, and other controllers may use it."""

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame


class Disabled:
    """Black."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)

    def draw(self, _features: Features, _look: Look, _dt_s: float) -> Frame:
        """Stay dark."""
        return self._frame
