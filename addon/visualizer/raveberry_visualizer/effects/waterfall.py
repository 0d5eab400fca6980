"""The music of the last two seconds, flowing along the light."""

from typing import Final

from raveberry_visualizer.dsp import Features

from .effect import Frame, Look, black_frame
from .stream import Stream

_CROSSING_S: Final = 2.0


class Waterfall:
    """Bass, middle and treble of each moment as red, green and blue."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._stream = Stream(pixels, crossing_s=_CROSSING_S)

    def draw(self, features: Features, _look: Look, dt_s: float) -> Frame:
        """Squared, because light is linear and the features are as heard."""
        color = (features.bass**2, features.mid**2, features.treble**2)
        self._stream.flow(color, dt_s, self._frame)
        return self._frame
