"""Loudness of songs (EBU R 128), and the gain that evens it out (ReplayGain 2.0)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

REFERENCE_LUFS: Final = -18.0
"""Loudness at which ReplayGain 2.0 plays all songs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loudness:
    """Measured loudness of a song or an album.

    Attributes:
        lufs: integrated loudness.
        peak: highest sample, 1.0 is full scale.
        duration_s: duration of the decoded sound.
    """

    lufs: float
    peak: float
    duration_s: float

    @property
    def gain_db(self) -> float:
        """Gain to the reference loudness."""
        return REFERENCE_LUFS - self.lufs


def album_loudness(songs: Sequence[Loudness]) -> Loudness | None:
    """Return the loudness of songs in succession, None without any.

    It is the mean power over their durations. The gate of EBU R 128 over the whole album would need
    all its sound again, and differs by tenths of a LU.
    """
    duration_s = sum(song.duration_s for song in songs)
    if duration_s <= 0:
        return None
    power = sum(10 ** (song.lufs / 10) * song.duration_s for song in songs) / duration_s
    return Loudness(
        lufs=10 * math.log10(power),
        peak=max(song.peak for song in songs),
        duration_s=duration_s,
    )
