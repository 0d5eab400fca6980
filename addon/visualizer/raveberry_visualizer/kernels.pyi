"""The inner loops of a frame, in C: see kernels.c.

All arrays lie in one piece, except the pixels that `expose` writes. None may overlap another.

Every function raises TypeError for arrays of another type, ValueError for those of another size.
"""

import numpy as np
from numpy.typing import NDArray

type _Floats = NDArray[np.float32]
type _Places = NDArray[np.intp]

def apply_window(samples: _Floats, window: _Floats, windowed: _Floats, /) -> float:
    """Multiply samples by a window.

    Returns:
        The sum of the squares of the samples; not a number if one of them is none.
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

def expose(frame: _Floats, first: int, factor: float, target: NDArray[np.uint8], /) -> None:
    """Put a part of a frame on pixels as bytes; what is beyond 0 to 255, as the nearest of both.

    Args:
        frame: shape (3, width), or (3, 1) for all pixels alike.
        first: pixel of the frame; the last one is told by the target.
        factor: by which light is multiplied.
        target: shape (pixels, 3), with any strides; written.
    """
