"""The inner loops of a frame in plain numpy: the oracle of compiled.c, and its replacement.

The functions are documented in compiled.pyi. Sums may differ from those in C in the last bits.
"""

import numpy as np
from numpy.typing import NDArray

type _Floats = NDArray[np.float32]
type _Doubles = NDArray[np.float64]
type _Bins = NDArray[np.complex128]
type _Indices = NDArray[np.intp]
type _Bytes = NDArray[np.uint8]

_JUST_BELOW = np.float32(1.0 - 1e-6)
_BYTE_MAX = 255.0


def append_samples(samples: _Floats, block: _Floats, /) -> None:
    """Shift a block into `samples`, dropping the oldest."""
    kept = max(0, len(samples) - len(block))
    samples[:kept] = samples[len(samples) - kept :]
    samples[kept:] = block[len(block) - (len(samples) - kept) :]


def apply_window(samples: _Floats, window: _Floats, windowed: _Doubles, /) -> float:
    """Multiply samples by a window; return the sum of the squared samples."""
    # A driver may deliver anything; the caller discards a block whose energy is not finite.
    with np.errstate(all="ignore"):
        np.multiply(samples, window, out=windowed, dtype=np.float32)
        return float(np.dot(samples, samples))


def combine_halves(halves: _Bins, twiddles: _Bins, bins: _Bins, /) -> None:
    """Combine the transforms of the even and of the odd samples into that of all samples."""
    pairs = halves.reshape(-1, 2)
    even, odd = pairs[:, 0], pairs[:, 1] * twiddles
    bins[: len(even)] = even + odd
    bins[::-1][: len(even)] = np.conjugate(even - odd)


def measure_bands(
    bins: _Bins,
    magnitudes: _Floats,
    firsts: _Indices,
    ends: _Indices,
    weights: _Floats,
    levels: _Floats,
    /,
) -> float:
    """Sum the weighted magnitudes of adjacent bins into bands; return the highest level."""
    np.abs(bins[: len(magnitudes)], out=magnitudes)
    sizes = np.diff(ends, prepend=0)
    offsets = np.repeat(firsts - (ends - sizes), sizes)
    weighted = magnitudes[np.arange(len(offsets)) + offsets] * weights[: len(offsets)]
    bands = np.repeat(np.arange(len(levels)), sizes)
    levels[:] = np.bincount(bands, weights=weighted, minlength=len(levels))
    return float(levels.max(initial=0.0))


def spectral_flux(levels: _Floats, logs: _Floats, edges: _Indices, /) -> tuple[float, float, float]:
    """Measure how much louder each register became since the last call."""
    now = np.log1p(levels)
    rises = np.maximum(now - logs, 0.0)
    logs[:] = now
    bass, mid, treble = _register_means(rises, edges)
    return bass, mid, treble


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
    """Move values towards the square roots of the amplified levels."""
    difference = np.sqrt(levels * np.float32(gain)) - values
    values += difference * np.where(difference > 0.0, np.float32(rise), np.float32(fall))
    values[values < np.float32(dark)] = 0.0
    bass, mid, treble = _register_means(values, edges)
    return bass, mid, treble, float(values.mean())


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
    """Carry out one step of the forward algorithm over rows of states."""
    ends = np.append(firsts[1:], len(probabilities))
    early = probabilities[ends - 2] * early_exits
    np.matmul(probabilities[ends - 1] + early, transitions, out=entering)
    probabilities[ends - 2] -= early
    probabilities[1:] = probabilities[:-1]
    probabilities[firsts] = entering
    expected = float(probabilities[beat_states].sum())
    probabilities[beat_states] *= np.float32(on_beat)
    probabilities[half_states] *= np.float32(on_half)
    probabilities *= np.float32((1.0 - uniform) / float(probabilities.sum()))
    probabilities += np.float32(uniform / len(probabilities))
    return expected


def interpolate(values: _Floats, pixels: _Floats, /) -> None:
    """Resample at least two values to as many pixels or more, linearly."""
    positions = (np.arange(len(pixels)) + 0.5) * (len(values) / len(pixels)) - 0.5
    pixels[:] = np.interp(positions, np.arange(len(values)), values)
    # Rounding may lift a mean above both neighbours.
    np.multiply(pixels, _JUST_BELOW, out=pixels)


def scale_colors(values: _Floats, colors: _Floats, frame: _Floats, /) -> None:
    """Multiply colours by one value per pixel."""
    np.multiply(values, colors, out=frame)


def mean_color(frame: _Floats, /) -> tuple[float, float, float]:
    """Return the mean red, green and blue of a frame."""
    red, green, blue = frame.mean(axis=1).tolist()
    return red, green, blue


def write_pixels(frame: _Floats, first: int, factor: float, target: _Bytes, /) -> None:
    """Write a part of a frame to pixels as bytes."""
    part = frame if frame.shape[1] == 1 else frame[:, first : first + len(target)]
    levels = part * np.float32(factor)
    # Other than maximum and minimum, these two ignore NaN.
    np.fmax(levels, 0.0, out=levels)
    np.fmin(levels, _BYTE_MAX, out=levels)
    np.rint(levels, out=levels)
    np.copyto(target, levels.T, casting="unsafe")


def pack_datagrams(
    colors: _Bytes,
    datagrams: _Bytes,
    datagram_size: int,
    header_size: int,
    sequence_at: int,
    sequence: int,
    /,
) -> None:
    """Copy colours behind the headers of the datagrams of a frame."""
    flat, taken = colors.reshape(-1), 0
    for start in range(0, len(datagrams), datagram_size):
        datagram = datagrams[start : start + datagram_size]
        part = flat[taken : taken + len(datagram) - header_size]
        datagram[header_size : header_size + len(part)] = part
        taken += len(part)
        if sequence_at >= 0:
            datagram[sequence_at] = sequence


def _register_means(values: _Floats, edges: _Indices) -> list[float]:
    means: list[float] = (np.add.reduceat(values, edges[:-1]) / np.diff(edges)).tolist()
    return means
