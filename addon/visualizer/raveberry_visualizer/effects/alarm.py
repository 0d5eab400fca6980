"""Alarm: the whole light red, four times, as in the original Raveberry."""

from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import EffectKind, Use

_PERIOD_S: Final = 2.5
_TIMES: Final = 4
_RISEN_S: Final = 0.45
_FULL_UNTIL_S: Final = 1.3
_FALL_S: Final = 0.8


def alarm_factor(since_s: float) -> float:
    """Return the brightness of an alarm, 0 to 1, after this time."""
    if since_s >= _TIMES * _PERIOD_S:
        return 0.0
    at_s = since_s % _PERIOD_S
    if at_s < _RISEN_S:
        return at_s / _RISEN_S
    return max(0.0, min(1.0, 1.0 - (at_s - _FULL_UNTIL_S) / _FALL_S))


class Alarm:
    """Rises for 0.45 s, shines until 1.3 s, falls for 0.8 s, waits until 2.5 s; four times."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._since_s = 0.0

    def draw(self, _features: Features, look: Look, dt_s: float) -> Frame:
        """Draw the whole light in the chosen colour at the brightness of the alarm."""
        np.multiply(look.color, alarm_factor(self._since_s), out=self._frame)
        self._since_s += dt_s
        return self._frame


KIND: Final = EffectKind(id="alarm", make=Alarm, uses_audio=False, use=Use.OVERRIDE)
