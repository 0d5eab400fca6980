"""Envelope follower for all bands: fast attack, slow release, at any frame rate."""

import numpy as np

from raveberry_visualizer import kernels

from .array_types import FloatArray
from .filter_bank import BAND_COUNT
from .register_edges import REGISTER_EDGES


class EnvelopeFollower:
    """Perceived loudness of each band.

    Args:
        rise_half_life_s: after this time half of a rise is done.
        fall_half_life_s: after this time half of a fall is done.
        dark: in silence smaller values become 0: they are black, and no denormal remains.

    Attributes:
        values: shape (BAND_COUNT,); rewritten in place.
    """

    def __init__(self, *, rise_half_life_s: float, fall_half_life_s: float, dark: float) -> None:
        self._rise_half_life_s = rise_half_life_s
        self._fall_half_life_s = fall_half_life_s
        self._dark = dark
        self.values = np.zeros(BAND_COUNT, dtype=np.float32)

    def follow(
        self, levels: FloatArray, gain: float, dt_s: float
    ) -> tuple[float, float, float, float]:
        """Move the values towards the square roots of the amplified levels.

        Args:
            levels: shape (BAND_COUNT,).
            gain: factor for the levels; 0 for silence.
            dt_s: duration of the frame.

        Returns:
            The means of bass, middle, treble and all bands.
        """
        return kernels.follow_envelope(
            self.values,
            levels,
            REGISTER_EDGES,
            gain,
            1.0 - 0.5 ** (dt_s / self._rise_half_life_s),
            1.0 - 0.5 ** (dt_s / self._fall_half_life_s),
            self._dark if gain == 0.0 else 0.0,
        )
