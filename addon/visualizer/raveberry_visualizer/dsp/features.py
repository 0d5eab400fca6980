"""Features of the music that effects draw from."""

from dataclasses import dataclass, field

import numpy as np

from .array_types import FloatArray
from .filter_bank import BAND_COUNT


def _no_bands() -> FloatArray:
    return np.zeros(BAND_COUNT, dtype=np.float32)


@dataclass(slots=True, kw_only=True)
class Features:
    """The music in one frame; from 0 to 1 and 0 in silence unless noted otherwise.

    The analyzer rewrites one object in place; effects must not keep it.

    Attributes:
        bands: shape (BAND_COUNT,), lowest first: perceived loudness, not linear power.
        bass: mean of the bands below 250 Hz.
        mid: mean of the bands from 250 Hz to 2 kHz.
        treble: mean of the bands above.
        level: mean of all bands.
        bass_onset: strength of the last onset in the bass: 1 for a kick drum, halving every 60 ms.
        mid_onset: the same for the middle.
        treble_onset: the same for the treble.
        bpm: beats per minute; None while no beat is detected.
        beats: number of beats so far; it rises in the frame of a beat.
        beat_phase: 0 at a beat, rising to 1 at the next, as predicted.
        bars: number of bars of four beats started so far.
        bar_phase: 0 at the first beat of a bar, rising to 1 at the next, as predicted.
    """

    bands: FloatArray = field(default_factory=_no_bands)
    bass: float = 0.0
    mid: float = 0.0
    treble: float = 0.0
    level: float = 0.0
    bass_onset: float = 0.0
    mid_onset: float = 0.0
    treble_onset: float = 0.0
    bpm: float | None = None
    beats: int = 0
    beat_phase: float = 0.0
    bars: int = 0
    bar_phase: float = 0.0
