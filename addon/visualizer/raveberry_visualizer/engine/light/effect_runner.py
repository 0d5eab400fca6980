"""Runs one effect on one light in the chosen colours."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects import (
    EFFECTS,
    OVERRIDES,
    Colors,
    EffectKind,
    Frame,
    Look,
    Rgb,
    black_frame,
    gradient,
    wheel,
)
from raveberry_visualizer.engine.matrix import Matrix

from .settings import COLOR_MAX, LightSetting

KINDS: Final[Mapping[str, EffectKind]] = {**EFFECTS, **OVERRIDES}
"""All effects that a light can show, including those that cannot be chosen."""


class EffectRunner:
    """One effect from its first frame to its last.

    Args:
        pixels: of the frame; 1 for a light whose pixels are all equal.
        matrix: arrangement of the pixels, if they form one. An effect along one line is drawn
            along its columns.
    """

    def __init__(self, *, kind: EffectKind, pixels: int, matrix: Matrix | None = None) -> None:
        self._kind = kind
        self._pixels = self._drawn_pixels = pixels
        self._mapping: _PixelMapping | None = None
        if matrix is None:
            self._effect = kind.make(pixels)
        else:
            columns, rows = matrix.visible_size
            if kind.make_matrix is None:
                self._effect, self._drawn_pixels = kind.make(columns), columns
            else:
                self._effect = kind.make_matrix(columns, rows)
            self._mapping = _PixelMapping(matrix.pixel_indices() % self._drawn_pixels)
        self._look = Look(
            color=np.zeros((3, 1), dtype=np.float32),
            speed=0.0,
            parameters=kind.parameter_values({}),
        )
        self._tint: _Tint | None = None

    def matches(self, kind: EffectKind, pixels: int) -> bool:
        """Check that it runs that effect on that many pixels."""
        return self._kind is kind and self._pixels == pixels

    def configure(self, setting: LightSetting, colors: Sequence[Rgb]) -> None:
        """Apply the colours and parameters of a setting; `colors` are those of its palette."""
        kind = self._kind
        if colors:
            color = gradient(colors, self._drawn_pixels)
        else:
            color = np.array(setting.color, dtype=np.float32).reshape(3, 1) / np.float32(COLOR_MAX)
        self._look = Look(
            color=color,
            speed=self._look.speed,
            parameters=kind.parameter_values(setting.parameters.get(kind.id, {})),
            wheel=wheel(colors) if colors and kind.colors is Colors.WHEEL else None,
        )
        self._tint = _Tint(color) if colors and kind.colors is Colors.OWN else None

    def draw(self, features: Features, *, speed: float, dt_s: float) -> Frame:
        """Return the next frame, shape (3, pixels), valid until the next call."""
        if speed != self._look.speed:
            self._look = replace(self._look, speed=speed)
        frame = self._effect.draw(features, self._look, dt_s)
        if self._tint is not None:
            frame = self._tint.apply(frame)
        return frame if self._mapping is None else self._mapping.apply(frame)


class _PixelMapping:
    """Reorders the pixels of a matrix to the order of the strip."""

    def __init__(self, indices: NDArray[np.intp]) -> None:
        self._indices = indices
        self._frame = black_frame(len(indices))

    def apply(self, frame: Frame) -> Frame:
        """Return the frame in the order of the strip."""
        return frame.take(self._indices, axis=1, out=self._frame, mode="clip")


class _Tint:
    """Recolours an effect with fixed colours by a palette."""

    def __init__(self, color: Frame) -> None:
        self._color = color
        self._frame = black_frame(color.shape[1])
        self._values = np.empty(color.shape[1], dtype=np.float32)

    def apply(self, frame: Frame) -> Frame:
        """Return each pixel at its brightness in the palette colour of its position."""
        np.max(frame, axis=0, out=self._values)
        return np.multiply(self._color, self._values, out=self._frame)
