"""The inner loops of a frame, in C: see kernels.c.

All arrays lie in one piece, except the pixels that `expose` writes. None may overlap another.

Every function raises TypeError for arrays of another type, ValueError for those of another size.
"""

import numpy as np
from numpy.typing import NDArray

type _Floats = NDArray[np.float32]
type _Places = NDArray[np.intp]
type _Bytes = NDArray[np.uint8]

def append(samples: _Floats, block: _Floats, /) -> None:
    """Append a block to samples, the oldest of which make room; of a longer block, what fits."""

def apply_window(samples: _Floats, window: _Floats, windowed: _Floats, /) -> float:
    """Multiply samples by a window.

    Returns:
        The sum of the squares of the samples; not a number if one of them is none.
    """

def transform(
    samples: _Floats, factor: _Floats, bins: NDArray[np.complex64], rfft: np.ufunc, /
) -> None:
    """Transform real samples into bins.

    Args:
        samples: an even number of them.
        factor: one number, by which the bins are multiplied.
        bins: half as many as samples, and one; written.
        rfft: numpy's rfft_n_even, which does it.
    """

def measure_bands(
    bins: NDArray[np.complex64],
    magnitudes: _Floats,
    firsts: _Places,
    ends: _Places,
    weights: _Floats,
    levels: _Floats,
    /,
) -> float:
    """Weigh the magnitudes of neighbouring bins into bands.

    Args:
        bins: of a spectrum.
        magnitudes: of the lowest bins, as many as are looked at; written.
        firsts: the first bin of each band.
        ends: where the weights of each band end, and those of the next one begin.
        weights: of the bins of all bands, one band after the other.
        levels: of the bands; written.

    Returns:
        The highest level.
    """

def flux(levels: _Floats, logs: _Floats, edges: _Places, /) -> tuple[float, float, float]:
    """Tell how much louder it became.

    Args:
        levels: of the bands, 0 or more.
        logs: what log(1 + level) was at the last call; written.
        edges: where the three registers begin, and the last one ends.

    Returns:
        The mean rise of each register, what fell counting as 0.
    """

def follow(
    values: _Floats,
    levels: _Floats,
    edges: _Places,
    gain: float,
    rise: float,
    fall: float,
    dark: float,
    /,
) -> tuple[float, float, float, float]:
    """Move values towards the roots of amplified levels.

    Args:
        values: one for each level; written.
        levels: of the bands, 0 or more.
        edges: where the three registers begin, and the last one ends.
        gain: by which levels are multiplied.
        rise: share of the way that is done upwards.
        fall: the same downwards.
        dark: values below become 0.

    Returns:
        The mean of the values of each register, and of all.
    """

def advance(
    likely: _Floats,
    arrivals: _Floats,
    firsts: _Places,
    leaving: _Floats,
    moves: _Floats,
    beats: _Places,
    halves: _Places,
    on_beat: float,
    on_half: float,
    spread: float,
    /,
) -> float:
    """Let a frame pass: each place of a row becomes as likely as the one before it was.

    Args:
        likely: how likely each place is, one row after the other; written.
        arrivals: how likely each row begins anew; written, and nothing to begin with.
        firsts: the first place of each row; a row has two places at least.
        leaving: the share of the last place but one that leaves its row; all of the last one does.
        moves: a row of numbers for each row: what it leaves to the first place of each.
        beats: places that are weighed by `on_beat`.
        halves: places that are weighed by `on_half`.
        on_beat: above 0.
        on_half: above 0.
        spread: which part of the whole is shared evenly in the end, when all sums to 1.

    Returns:
        How likely the places in `beats` were before they were weighed.
    """

def stretch(values: _Floats, stretched: _Floats, /) -> None:
    """Spread values over as many places or more, on the lines between neighbours."""

def paint(values: _Floats, colors: _Floats, frame: _Floats, /) -> None:
    """Multiply colours by a value for each pixel.

    Args:
        values: shape (pixels,).
        colors: shape (3, 1) or (3, pixels).
        frame: shape (3, pixels); written.
    """

def mean_color(frame: _Floats, /) -> tuple[float, float, float]:
    """Tell the mean red, green and blue of a frame of shape (3, pixels)."""

def expose(frame: _Floats, first: int, factor: float, target: _Bytes, /) -> None:
    """Put a part of a frame on pixels as bytes; what is beyond 0 to 255, as the nearest of both.

    Args:
        frame: shape (3, width), or (3, 1) for all pixels alike.
        first: pixel of the frame; the last one is told by the target.
        factor: by which light is multiplied.
        target: shape (pixels, 3), with any strides; written.
    """

def pack(
    colors: _Bytes,
    datagrams: _Bytes,
    datagram_size: int,
    header_size: int,
    number_at: int,
    number: int,
    /,
) -> None:
    """Put colours behind the headers of the datagrams of a frame.

    Args:
        colors: all of them.
        datagrams: one after the other, with room for all colours or more; written.
        datagram_size: of each but the last.
        header_size: of each.
        number_at: where in a header its number is; below 0 if it has none.
        number: that goes there, 0 to 255.
    """
