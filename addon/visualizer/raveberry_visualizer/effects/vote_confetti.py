"""Confetti for upvotes: pixels of many colours over the current effect."""

from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.decay import kept
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import Colors, EffectKind, Use
from raveberry_visualizer.effects.shared.parameter import Parameter
from raveberry_visualizer.effects.shared.random_source import random_generator

_FADE_S: Final = 0.35
_SHARE: Final = 0.06
"""Share of the pixels for each handful; chosen by eye."""

_MOST_HANDFULS: Final = 5.0
_DARK: Final = 1.0 / 1024.0
_COLORS: Final = np.array(
    [(255, 40, 90), (255, 190, 0), (60, 220, 60), (0, 190, 255), (190, 80, 255)],
    dtype=np.float32,
).T / np.float32(255.0)


class Confetti:
    """A handful of pixels for each vote, which halve their brightness every 0.35 s."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._colors = black_frame(pixels)
        self._shine = np.zeros(pixels, dtype=np.float32)
        self._chance = np.empty(pixels, dtype=np.float32)
        self._is_chosen = np.empty(pixels, dtype=np.bool_)
        self._thrown = black_frame(pixels)
        self._dice = random_generator(pixels)
        self._votes = 0.0

    def draw(self, _features: Features, look: Look, dt_s: float) -> Frame:
        """Fade all pixels and light those of new votes."""
        np.multiply(self._shine, kept(_FADE_S, dt_s), out=self._shine)
        np.less(self._shine, _DARK, out=self._is_chosen)
        np.copyto(self._shine, 0.0, where=self._is_chosen)
        votes = look.parameters["votes"]
        if votes > self._votes:
            self._throw(min(votes - self._votes, _MOST_HANDFULS))
        self._votes = votes
        np.multiply(self._colors, self._shine, out=self._frame)
        return self._frame

    def _throw(self, handfuls: float) -> None:
        self._dice.random(out=self._chance, dtype=np.float32)
        np.less(self._chance, _SHARE * handfuls, out=self._is_chosen)
        # At least one, even on few pixels.
        self._is_chosen[self._dice.integers(len(self._shine))] = True
        np.copyto(self._shine, 1.0, where=self._is_chosen)
        # Draw again for the colours: at the chosen pixels these numbers are all small.
        self._dice.random(out=self._chance, dtype=np.float32)
        np.multiply(self._chance, _COLORS.shape[1], out=self._chance)
        places = self._chance.astype(np.intp)
        _COLORS.take(places, axis=1, out=self._thrown, mode="clip")
        np.copyto(self._colors, self._thrown, where=self._is_chosen)


KIND: Final = EffectKind(
    id="confetti",
    make=Confetti,
    uses_audio=False,
    colors=Colors.OWN,
    use=Use.OVERLAY,
    parameters=(
        Parameter(
            id="votes",
            low=0.0,
            high=1e6,
            default=1.0,
            unit="",
        ),
    ),
)
