"""What an effect may know about the music."""

from dataclasses import dataclass, field

import numpy as np

from .arrays import FloatArray
from .bands import BAND_COUNT


def _no_bands() -> FloatArray:
    return np.zeros(BAND_COUNT, dtype=np.float32)


@dataclass(slots=True, kw_only=True)
class Features:
    """The music in one frame; unless told otherwise from 0 to 1, and 0 in silence.

    The analyzer rewrites one object in place. Effects read it and keep nothing of it.

    Attributes:
        bands: shape (BAND_COUNT,), lowest first, as loud as they seem and not in linear power.
        bass: mean of the bands below 250 Hz.
        mid: mean of the bands from 250 Hz to 2 kHz.
        treble: mean of the bands above.
        level: mean of all bands.
        bass_onset: how strongly something just began down there: 1 for a kick drum, falling by
            half every 60 ms.
        mid_onset: the same in the middle.
        treble_onset: the same in the treble.
        bpm: beats a minute; None while no beat is heard.
        beats: how many there were so far; it rises in the frame in which one falls.
        beat_phase: 0 at a beat, rising to 1 at the next, as predicted.
        bars: how many bars of four beats began so far.
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
