"""Something drawn over what a light shows."""

import numpy as np

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects import OVERLAYS, Frame, black_frame

from .act import Act
from .matrix import Matrix
from .setting import LightSetting


class Overlay:
    """One effect over others, as long as it lasts; the brighter it is, the less is left of them.

    Args:
        matrix: how the pixels lie, if they make a picture.
    """

    def __init__(self, *, matrix: Matrix | None) -> None:
        self._matrix = matrix
        self._act: Act | None = None
        self._worn: LightSetting | None = None
        self._frame = black_frame(1)
        self._left = np.empty(1, dtype=np.float32)

    def over(
        self, frame: Frame, setting: LightSetting, features: Features, *, speed: float, dt_s: float
    ) -> Frame:
        """The frame with the overlay on it, valid until the next."""
        kind, pixels = OVERLAYS[setting.effect], frame.shape[1]
        if self._act is None or not self._act.is_of(kind, pixels):
            matrix = self._matrix if pixels > 1 else None
            self._act, self._worn = Act(kind=kind, pixels=pixels, matrix=matrix), None
            self._frame = black_frame(pixels)
            self._left = np.empty(pixels, dtype=np.float32)
        if self._worn is not setting:
            self._act.dress(setting, ())
            self._worn = setting
        drawn = self._act.draw(features, speed=speed, dt_s=dt_s)
        np.max(drawn, axis=0, out=self._left)
        np.subtract(1.0, self._left, out=self._left)
        np.multiply(frame, self._left, out=self._frame)
        np.add(self._frame, drawn, out=self._frame)
        return np.minimum(self._frame, 1.0, out=self._frame)
