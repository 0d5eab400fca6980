"""The chosen colour, constant."""

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame


class Fixed:
    """Every pixel in the chosen colour."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)

    def draw(self, _features: Features, look: Look, _dt_s: float) -> Frame:
        """Fill the frame with the colour."""
        self._frame[:] = look.color
        return self._frame
