"""An effect at work on a light, in the colours that were chosen."""

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

from .matrix import Matrix
from .setting import COLOR_MAX, LightSetting

KINDS: Final[Mapping[str, EffectKind]] = {**EFFECTS, **OVERRIDES}
"""Everything that can be shown, chosen or not."""


class Act:
    """One effect, as long as it is shown.

    Args:
        pixels: of the frame; 1 for a light whose pixels are all alike.
        matrix: how they lie, if they make a picture. An effect of one line goes along its columns.
    """

    def __init__(self, *, kind: EffectKind, pixels: int, matrix: Matrix | None = None) -> None:
        self._kind = kind
        self._pixels = self._drawn_pixels = pixels
        self._wiring: _Wiring | None = None
        if matrix is None:
            self._effect = kind.make(pixels)
        else:
            columns, rows = matrix.seen
            if kind.make_picture is None:
                self._effect, self._drawn_pixels = kind.make(columns), columns
            else:
                self._effect = kind.make_picture(columns, rows)
            self._wiring = _Wiring(matrix.places() % self._drawn_pixels)
        self._look = Look(
            color=np.zeros((3, 1), dtype=np.float32), speed=0.0, parameters=kind.tuned({})
        )
        self._tint: _Tint | None = None

    def is_of(self, kind: EffectKind, pixels: int) -> bool:
        """Whether it is that effect on so many pixels."""
        return self._kind is kind and self._pixels == pixels

    def dress(self, setting: LightSetting, colors: Sequence[Rgb]) -> None:
        """Wear the colours and parameters of a setting; `colors` are those of its palette."""
        kind = self._kind
        if colors:
            color = gradient(colors, self._drawn_pixels)
        else:
            color = np.array(setting.color, dtype=np.float32).reshape(3, 1) / np.float32(COLOR_MAX)
        self._look = Look(
            color=color,
            speed=self._look.speed,
            parameters=kind.tuned(setting.parameters.get(kind.id, {})),
            wheel=wheel(colors) if colors and kind.colors is Colors.WHEEL else None,
        )
        self._tint = _Tint(color) if colors and kind.colors is Colors.OWN else None

    def draw(self, features: Features, *, speed: float, dt_s: float) -> Frame:
        """The next frame, valid until the one after it: shape (3, pixels)."""
        if speed != self._look.speed:
            self._look = replace(self._look, speed=speed)
        frame = self._effect.draw(features, self._look, dt_s)
        if self._tint is not None:
            frame = self._tint.of(frame)
        return frame if self._wiring is None else self._wiring.of(frame)


class _Wiring:
    """Gives each LED of a strip its pixel of the picture."""

    def __init__(self, places: NDArray[np.intp]) -> None:
        self._places = places
        self._frame = black_frame(len(places))

    def of(self, frame: Frame) -> Frame:
        """The frame in the order of the strip."""
        return frame.take(self._places, axis=1, out=self._frame, mode="clip")


class _Tint:
    """Gives an effect that knows its own colours only those of a palette."""

    def __init__(self, color: Frame) -> None:
        self._color = color
        self._frame = black_frame(color.shape[1])
        self._values = np.empty(color.shape[1], dtype=np.float32)

    def of(self, frame: Frame) -> Frame:
        """Each pixel as bright as it was, in the colour of its place."""
        np.max(frame, axis=0, out=self._values)
        return np.multiply(self._color, self._values, out=self._frame)
