"""An effect that is drawn over the current one."""

import numpy as np

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects import OVERLAYS, Frame, black_frame
from raveberry_visualizer.engine.matrix import Matrix

from .effect_runner import EffectRunner
from .settings import LightSetting


class EffectOverlay:
    """One effect over another; the brighter it is, the more it covers.

    Args:
        matrix: arrangement of the pixels, if they form one.
    """

    def __init__(self, *, matrix: Matrix | None) -> None:
        self._matrix = matrix
        self._runner: EffectRunner | None = None
        self._configured: LightSetting | None = None
        self._frame = black_frame(1)
        self._uncovered = np.empty(1, dtype=np.float32)

    def draw_over(
        self, frame: Frame, setting: LightSetting, features: Features, *, speed: float, dt_s: float
    ) -> Frame:
        """Return the frame with the overlay on top, valid until the next call."""
        kind, pixels = OVERLAYS[setting.effect], frame.shape[1]
        if self._runner is None or not self._runner.matches(kind, pixels):
            matrix = self._matrix if pixels > 1 else None
            self._runner = EffectRunner(kind=kind, pixels=pixels, matrix=matrix)
            self._configured = None
            self._frame = black_frame(pixels)
            self._uncovered = np.empty(pixels, dtype=np.float32)
        if self._configured is not setting:
            self._runner.configure(setting, ())
            self._configured = setting
        drawn = self._runner.draw(features, speed=speed, dt_s=dt_s)
        np.max(drawn, axis=0, out=self._uncovered)
        np.subtract(1.0, self._uncovered, out=self._uncovered)
        np.multiply(frame, self._uncovered, out=self._frame)
        np.add(self._frame, drawn, out=self._frame)
        return np.minimum(self._frame, 1.0, out=self._frame)
