"""Messages of the music while a screen watches it."""

from base64 import b64encode
from collections.abc import Sequence
from typing import Final

import numpy as np
from raveberry_contract.messages import Spectrum
from raveberry_contract.topics import SPECTRUM

from raveberry_visualizer.dsp import BAND_COUNT, Features
from raveberry_visualizer.effects import Rgb

from .party.screen_colors import hex_from_light

SPECTRUM_INTERVAL_S: Final = SPECTRUM.delivery.interval_s
BANDS: Final = 32
_LARGEST_BYTE: Final = 255.0


class SpectrumSelector:
    """Selector of the messages of the music that are due and have changed."""

    def __init__(self) -> None:
        self._watched_until_s = 0.0
        self._published_at_s = 0.0
        self._published: Spectrum | None = None

    def is_watched(self, now_s: float) -> bool:
        """Check that a screen shows the music."""
        return now_s < self._watched_until_s

    def watch(self, for_s: float, now_s: float) -> None:
        """Publish the music for this time."""
        if not self.is_watched(now_s):
            self._published = None
        self._watched_until_s = now_s + for_s

    def due(self, features: Features, colors: Sequence[Rgb], now_s: float) -> Spectrum | None:
        """Return the message, None if it is not due or unchanged."""
        if not self.is_watched(now_s) or now_s - self._published_at_s < SPECTRUM_INTERVAL_S:
            return None
        self._published_at_s = now_s
        spectrum = _spectrum(features, colors)
        if spectrum == self._published:
            return None
        self._published = spectrum
        return spectrum


def _spectrum(features: Features, colors: Sequence[Rgb]) -> Spectrum:
    loudest = features.bands.reshape(BANDS, BAND_COUNT // BANDS).max(axis=1)
    bands = np.clip(loudest * _LARGEST_BYTE, 0.0, _LARGEST_BYTE).astype(np.uint8)
    return Spectrum(
        bands=b64encode(bands.tobytes()).decode(),
        level=_unit(features.level),
        bass=_unit(features.bass_onset),
        bpm=None if features.bpm is None else round(float(features.bpm), 1),
        beat=round(features.beats + float(features.beat_phase), 3),
        bar=round(features.bars + float(features.bar_phase), 3),
        palette=tuple(map(hex_from_light, colors)),
    )


def _unit(value: float) -> float:
    return round(min(1.0, max(0.0, float(value))), 3)
