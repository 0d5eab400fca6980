"""The inner loops of a frame in C (compiled.c).

All arrays are contiguous, except the pixels that `write_pixels` writes, and none may overlap
another. Every function raises TypeError for arrays of another type and ValueError for arrays of
another size.
"""

import numpy as np
from numpy.typing import NDArray

type _Floats = NDArray[np.float32]
type _Doubles = NDArray[np.float64]
type _Bins = NDArray[np.complex128]
type _Indices = NDArray[np.intp]
type _Bytes = NDArray[np.uint8]

def append_samples(samples: _Floats, block: _Floats, /) -> None:
    """Shift a block into `samples`, dropping the oldest; of a longer block only the end fits."""

def apply_window(samples: _Floats, window: _Floats, windowed: _Doubles, /) -> float:
    """Multiply samples by a window.

    Returns:
        The sum of the squared samples; NaN if one of them is NaN.
    """

def combine_halves(halves: _Bins, twiddles: _Bins, bins: _Bins, /) -> None:
    """Combine the transforms of the even and of the odd samples into that of all samples.

    Args:
        halves: a bin of the even samples and the same bin of the odd ones, by turns.
        twiddles: exp(-2πik/n) for each bin k of a half, n being the samples, a multiple of four.
        bins: output, n / 2 + 1 of them.
    """

def measure_bands(
    bins: _Bins,
    magnitudes: _Floats,
    firsts: _Indices,
    ends: _Indices,
    weights: _Floats,
    levels: _Floats,
    /,
) -> float:
    """Sum the weighted magnitudes of adjacent bins into bands.

    Args:
        bins: the spectrum.
        magnitudes: output, one for each of the lowest bins; its size limits which bins are used.
        firsts: first bin of each band.
        ends: end of each band's weights in `weights`, where those of the next band start.
        weights: of the bins of all bands, band by band.
        levels: output, one for each band.

    Returns:
        The highest level.
    """

def spectral_flux(levels: _Floats, logs: _Floats, edges: _Indices, /) -> tuple[float, float, float]:
    """Measure how much louder the bands became since the last call.

    Args:
        levels: of the bands, 0 or more.
        logs: log(1 + level) of the last call; overwritten.
        edges: first band of each of the three registers, and the end of the last.

    Returns:
        The mean rise in each register; falling bands count as 0.
    """

def follow_envelope(
    values: _Floats,
    levels: _Floats,
    edges: _Indices,
    gain: float,
    rise: float,
    fall: float,
    dark: float,
    /,
) -> tuple[float, float, float, float]:
    """Move values towards the square roots of the amplified levels.

    Args:
        values: one for each level; overwritten.
        levels: of the bands, 0 or more.
        edges: first band of each of the three registers, and the end of the last.
        gain: factor for the levels.
        rise: share of the difference that is added when a value rises.
        fall: the same when it falls.
        dark: smaller values become 0.

    Returns:
        The mean of the values in each register, and of all.
    """

def advance_beat_states(
    probabilities: _Floats,
    entering: _Floats,
    firsts: _Indices,
    early_exits: _Floats,
    transitions: _Floats,
    beat_states: _Indices,
    half_states: _Indices,
    on_beat: float,
    on_half: float,
    uniform: float,
    /,
) -> float:
    """Carry out one step of the forward algorithm over rows of states, one row for each tempo.

    Args:
        probabilities: of each state, row by row; overwritten.
        entering: working memory, one number for each row.
        firsts: first state of each row; a row has at least two states.
        early_exits: share of the last state but one that leaves its row, as all of the last does.
        transitions: shape (rows, rows): the share of what leaves a row that enters each row.
        beat_states: multiplied by `on_beat`.
        half_states: multiplied by `on_half`.
        on_beat: likelihood, above 0.
        on_half: likelihood, above 0.
        uniform: share of the total probability of 1 that is distributed evenly.

    Returns:
        The probability of `beat_states` before they were multiplied.
    """

def interpolate(values: _Floats, pixels: _Floats, /) -> None:
    """Resample at least two values to as many pixels or more, linearly."""

def scale_colors(values: _Floats, colors: _Floats, frame: _Floats, /) -> None:
    """Multiply colours by one value per pixel.

    Args:
        values: shape (pixels,).
        colors: shape (3, 1) or (3, pixels).
        frame: output, shape (3, pixels).
    """

def mean_color(frame: _Floats, /) -> tuple[float, float, float]:
    """Return the mean red, green and blue of a frame of shape (3, pixels)."""

def write_pixels(frame: _Floats, first: int, factor: float, target: _Bytes, /) -> None:
    """Write a part of a frame to pixels as bytes, rounded and limited to 0 to 255.

    Args:
        frame: shape (3, width), or (3, 1) if all pixels are equal.
        first: pixel of the frame that is written to the first pixel of the target.
        factor: for the light, so that 255 is full.
        target: output, shape (pixels, 3), with any strides.
    """

def pack_datagrams(
    colors: _Bytes,
    datagrams: _Bytes,
    datagram_size: int,
    header_size: int,
    sequence_at: int,
    sequence: int,
    /,
) -> None:
    """Copy colours behind the headers of the datagrams of a frame.

    Args:
        colors: of all pixels.
        datagrams: one after the other, with room for all colours; overwritten except the headers.
        datagram_size: of each but the last.
        header_size: of each.
        sequence_at: offset of the sequence number in a header; negative if there is none.
        sequence: 0 to 255.
    """
