"""Loudness of songs (EBU R 128), and the gain that evens it out (ReplayGain 2.0)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

REFERENCE_LUFS: Final = -18.0
"""Loudness at which ReplayGain 2.0 plays all songs."""

PLAYED_HZ: Final = 44_100
"""Sample rate at which all songs are played, and measured."""

_GATE_LU: Final = 10.0
"""Relative gate of EBU R 128: what is quieter than the mean by more does not count."""


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

    It is gated as in EBU R 128, but by songs instead of blocks of 400 ms: songs far below the mean
    of all do not count. The blocks would need all the sound again.
    """
    duration_s = sum(song.duration_s for song in songs)
    if duration_s <= 0:
        return None
    gate_lufs = _mean_lufs(songs) - _GATE_LU
    loud = [song for song in songs if song.lufs >= gate_lufs]
    return Loudness(
        lufs=_mean_lufs(loud),
        peak=max(song.peak for song in songs),
        duration_s=duration_s,
    )


def _mean_lufs(songs: Sequence[Loudness]) -> float:
    """Return the mean power over the duration of the songs."""
    duration_s = sum(song.duration_s for song in songs)
    power = sum(10 ** (song.lufs / 10) * song.duration_s for song in songs) / duration_s
    return 10 * math.log10(power)
