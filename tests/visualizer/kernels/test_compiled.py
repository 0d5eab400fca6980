"""The compiled inner loops do the same as their reference in numpy, and refuse invalid arrays."""

from collections.abc import Callable, Sequence
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray
from raveberry_visualizer.kernels import compiled, reference

type Floats = NDArray[np.float32]

ANY = st.floats(width=32)
"""Includes infinities, denormals and NaN."""

LEVELS = st.floats(min_value=0.0, max_value=np.float32(1e6), width=32)
UNIT = st.floats(min_value=0.0, max_value=1.0, width=32)
SIZES = st.integers(min_value=0, max_value=70)
MOST_PIXELS = 20_000


def floats(*shape: int) -> Floats:
    return np.zeros(shape, dtype=np.float32)


def doubles(size: int) -> NDArray[np.float64]:
    return np.zeros(size, dtype=np.float64)


def indices(*values: int) -> NDArray[np.intp]:
    return np.array(values, dtype=np.intp)


def row(values: st.SearchStrategy[float], sizes: st.SearchStrategy[int]) -> st.SearchStrategy:
    """Rows of such numbers."""
    return sizes.flatmap(lambda size: arrays(np.float32, size, elements=values))


def noise(*shape: int, seed: int = 1) -> Floats:
    return np.random.default_rng(seed).random(shape, dtype=np.float32)


# --- sound ---------------------------------------------------------------------------------------


@given(row(ANY, SIZES), row(ANY, SIZES))
def test_samples_are_appended_and_the_oldest_dropped(samples: Floats, block: Floats) -> None:
    expected = samples.copy()
    reference.append_samples(expected, block)
    np.testing.assert_array_equal(expected, np.concatenate([samples, block])[len(block) :])
    compiled.append_samples(samples, block)
    np.testing.assert_array_equal(samples, expected)


@given(row(ANY, SIZES))
def test_a_window_is_applied_to_any_samples(samples: Floats) -> None:
    window = noise(len(samples))
    windowed, expected = doubles(len(samples)), doubles(len(samples))
    energy = compiled.apply_window(samples, window, windowed)
    expected_energy = reference.apply_window(samples, window, expected)
    np.testing.assert_array_equal(windowed, expected)
    if np.isfinite(expected_energy):
        assert energy == pytest.approx(expected_energy, rel=1e-5)
    else:
        assert not np.isfinite(energy)


@pytest.mark.parametrize("kernels", [compiled, reference])
@pytest.mark.parametrize("size", [4, 64, 2048])
def test_the_transforms_of_even_and_odd_samples_make_that_of_all(
    kernels: ModuleType, size: int
) -> None:
    samples = noise(size).astype(np.float64)
    halves = np.fft.rfft(samples.reshape(-1, 2), axis=0)
    twiddles = np.exp(-2j * np.pi * np.arange(len(halves)) / size)
    bins = np.zeros(2 * len(halves) - 1, dtype=np.complex128)
    kernels.combine_halves(halves, twiddles, bins)
    assert bins == pytest.approx(np.fft.rfft(samples), abs=1e-12 * size)


@given(
    bands=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)), max_size=40),
    seed=st.integers(0, 99),
)
def test_bands_are_weighted_sums_of_magnitudes(bands: Sequence[tuple[int, int]], seed: int) -> None:
    bins = (noise(60, seed=seed) - 1j * noise(60, seed=seed + 1)).astype(np.complex128)
    weights = noise(sum(size for _, size in bands), seed=seed)
    firsts = indices(*(first for first, _ in bands))
    ends = np.cumsum([size for _, size in bands]).astype(np.intp)
    magnitudes, levels = floats(50), floats(len(bands))
    expected_magnitudes, expected = floats(50), floats(len(bands))
    peak = compiled.measure_bands(bins, magnitudes, firsts, ends, weights, levels)
    expected_peak = reference.measure_bands(
        bins, expected_magnitudes, firsts, ends, weights, expected
    )
    assert magnitudes == pytest.approx(expected_magnitudes, rel=1e-6)
    assert levels == pytest.approx(expected, rel=1e-5)
    assert peak == pytest.approx(expected_peak, rel=1e-5)


@given(
    before=arrays(np.float32, 9, elements=LEVELS),
    now=arrays(np.float32, 9, elements=LEVELS),
    edges=st.tuples(st.integers(1, 4), st.integers(5, 8)),
)
def test_the_flux_is_the_mean_rise_of_logarithms(
    before: Floats, now: Floats, edges: tuple[int, int]
) -> None:
    logs, expected_logs = floats(9), floats(9)
    for levels in (before, now):
        fluxes = compiled.spectral_flux(levels, logs, indices(0, *edges, 9))
        expected = reference.spectral_flux(levels, expected_logs, indices(0, *edges, 9))
        assert logs == pytest.approx(expected_logs, rel=1e-5, abs=1e-6)
        assert fluxes == pytest.approx(expected, abs=1e-5)


@given(
    values=arrays(np.float32, 21, elements=UNIT),
    levels=arrays(np.float32, 21, elements=LEVELS),
    gain=st.floats(0.0, 10.0),
    shares=st.tuples(UNIT, UNIT),
    dark=st.sampled_from([0.0, 0.01]),
)
def test_values_follow_the_square_roots_of_levels(
    values: Floats, levels: Floats, gain: float, shares: tuple[float, float], dark: float
) -> None:
    edges, expected = indices(0, 2, 11, 21), values.copy()
    means = compiled.follow_envelope(values, levels, edges, gain, *shares, dark)
    expected_means = reference.follow_envelope(expected, levels, edges, gain, *shares, dark)
    np.testing.assert_array_equal(values, expected)
    assert means == pytest.approx(expected_means, rel=1e-5, abs=1e-6)


@given(
    lengths=st.lists(st.integers(2, 9), min_size=1, max_size=12),
    frames=st.integers(1, 30),
    likelihoods=st.tuples(st.floats(0.1, 10.0), st.floats(0.1, 10.0)),
    uniform=st.sampled_from([0.0, 0.01]),
    seed=st.integers(0, 99),
)
def test_beat_states_advance_within_and_between_rows(
    lengths: Sequence[int],
    frames: int,
    likelihoods: tuple[float, float],
    uniform: float,
    seed: int,
) -> None:
    ends = np.cumsum(lengths)
    firsts, half_states = indices(*(ends - lengths)), indices(*(ends - 1))
    early_exits = noise(len(lengths), seed=seed)
    transitions = noise(len(lengths), len(lengths), seed=seed)
    probabilities = noise(sum(lengths), seed=seed) + np.float32(0.1)
    expected = probabilities.copy()
    entering, expected_entering = floats(len(lengths)), floats(len(lengths))
    rest = (firsts, early_exits, transitions, firsts, half_states, *likelihoods, uniform)
    for _ in range(frames):
        on_beats = compiled.advance_beat_states(probabilities, entering, *rest)
        expected_on_beats = reference.advance_beat_states(expected, expected_entering, *rest)
        assert on_beats == pytest.approx(expected_on_beats, rel=1e-3)
        assert probabilities == pytest.approx(expected, rel=1e-3, abs=1e-6)
        assert probabilities.sum() == pytest.approx(1.0, rel=1e-5)
        assert expected.sum() == pytest.approx(1.0, rel=1e-5)


# --- light ---------------------------------------------------------------------------------------


@given(values=row(UNIT, st.integers(2, 256)), more=st.integers(0, MOST_PIXELS - 256))
def test_values_are_interpolated_and_exceed_none_of_them(values: Floats, more: int) -> None:
    pixels, expected = floats(len(values) + more), floats(len(values) + more)
    compiled.interpolate(values, pixels)
    reference.interpolate(values, expected)
    assert pixels == pytest.approx(expected, abs=1e-4)
    # Below the normal numbers, a product is rounded to a multiple of the smallest one.
    assert pixels.max() <= max(values.max(), np.finfo(np.float32).tiny)
    assert expected.max() <= values.max()


@given(values=row(ANY, SIZES), is_single=st.booleans())
def test_colors_are_multiplied_by_values(values: Floats, is_single: bool) -> None:
    colors = noise(3, 1 if is_single else len(values))
    frame, expected = floats(3, len(values)), floats(3, len(values))
    compiled.scale_colors(values, colors, frame)
    with np.errstate(all="ignore"):
        reference.scale_colors(values, colors, expected)
    np.testing.assert_array_equal(frame, expected)


@pytest.mark.parametrize("width", [1, 2, 7, 8, 9, 255, 1000, MOST_PIXELS])
def test_the_mean_color_is_that_of_all_pixels(width: int) -> None:
    frame = noise(3, width)
    assert compiled.mean_color(frame) == pytest.approx(reference.mean_color(frame), rel=1e-5)


@given(
    frame=st.integers(1, 70).flatmap(lambda width: arrays(np.float32, (3, width), elements=ANY)),
    factor=st.floats(0.0, 255.0),
)
def test_pixels_are_rounded_and_limited(frame: Floats, factor: float) -> None:
    pixels = np.full((frame.shape[1], 3), 7, dtype=np.uint8)
    expected = np.full((frame.shape[1], 3), 8, dtype=np.uint8)
    compiled.write_pixels(frame, 0, factor, pixels)
    with np.errstate(all="ignore"):
        reference.write_pixels(frame, 0, factor, expected)
    np.testing.assert_array_equal(pixels, expected)


@pytest.mark.parametrize("kernels", [compiled, reference])
def test_all_values_of_a_byte_are_written_exactly(kernels: ModuleType) -> None:
    levels = np.tile(np.arange(256, dtype=np.float32), (3, 1))
    pixels = np.zeros((256, 3), dtype=np.uint8)
    kernels.write_pixels(levels / np.float32(255.0), 0, 255.0, pixels)
    np.testing.assert_array_equal(pixels, levels.T)


@pytest.mark.parametrize("width", [1, 300, MOST_PIXELS])
def test_a_part_of_a_frame_is_written_to_pixels_with_any_strides(width: int) -> None:
    frame, pixels = noise(3, width), np.zeros((MOST_PIXELS, 3), dtype=np.uint8)
    first, count = (0, MOST_PIXELS) if width == 1 else (width // 3, width // 2)
    rows = np.zeros((3, count), dtype=np.uint8)
    for target in (pixels[:count], pixels[:count][::-1], pixels[::2][: count // 2], rows.T):
        expected = np.zeros_like(target)
        compiled.write_pixels(frame, first, 255.0, target)
        reference.write_pixels(frame, first, 255.0, expected)
        np.testing.assert_array_equal(target, expected)
        assert expected.any()


@pytest.mark.parametrize("count", [1, 2, 256, 257])
def test_pixels_beside_those_that_are_written_stay_as_they_were(count: int) -> None:
    frame, pixels = noise(3, count), np.full((count + 20, 3), 7, dtype=np.uint8)
    expected = pixels.copy()
    compiled.write_pixels(frame, 0, 255.0, pixels[10 : 10 + count])
    reference.write_pixels(frame, 0, 255.0, expected[10 : 10 + count])
    np.testing.assert_array_equal(pixels, expected)


@given(
    colors=st.integers(0, 90),
    more=st.integers(0, 3),
    header=st.integers(0, 7),
    data=st.integers(1, 40),
    sequence_at=st.integers(-1, 6),
)
def test_colors_are_packed_behind_headers(
    colors: int, more: int, header: int, data: int, sequence_at: int
) -> None:
    sequence_at = min(sequence_at, header - 1)
    content = np.random.default_rng(1).integers(0, 256, colors, dtype=np.uint8)
    room = colors + more
    datagrams = np.full(room + -(-room // data) * header, 9, dtype=np.uint8)
    expected = datagrams.copy()
    compiled.pack_datagrams(content, datagrams, header + data, header, sequence_at, 7)
    reference.pack_datagrams(content, expected, header + data, header, sequence_at, 7)
    np.testing.assert_array_equal(datagrams, expected)
    parts = [
        expected[first + header : first + header + data]
        for first in range(0, len(expected), header + data)
    ]
    np.testing.assert_array_equal(np.concatenate([content[:0], *parts])[:colors], content)


# --- invalid arguments ---------------------------------------------------------------------------

BYTES = np.zeros((4, 3), dtype=np.uint8)
EDGES = indices(0, 1, 2, 4)
LOCKED = floats(4)
LOCKED.flags.writeable = False
BINS = np.zeros(4, dtype=np.complex128)
ROW = np.zeros(12, dtype=np.uint8)

ROWS = indices(0, 2)
TRANSITIONS = floats(2, 2)
LIKELIHOODS = (1.0, 1.0, 0.0)

REFUSED: dict[str, tuple[type[Exception], Callable[..., object], tuple[object, ...]]] = {
    "too few arguments": (TypeError, compiled.scale_colors, (floats(4),)),
    "too many arguments": (TypeError, compiled.mean_color, (floats(3, 1), 1)),
    "no array": (TypeError, compiled.mean_color, ([[0.0], [0.0], [0.0]],)),
    "None": (TypeError, compiled.interpolate, (floats(4), None)),
    "doubles": (TypeError, compiled.mean_color, (np.zeros((3, 1)),)),
    "another byte order": (ValueError, compiled.mean_color, (np.zeros((3, 1), ">f4"),)),
    "every other element": (ValueError, compiled.mean_color, (floats(3, 4)[:, ::2],)),
    "a read-only output": (ValueError, compiled.interpolate, (floats(4), LOCKED)),
    "an empty frame": (ValueError, compiled.mean_color, (floats(3, 0),)),
    "two rows": (ValueError, compiled.mean_color, (floats(2, 4),)),
    "a shorter window": (ValueError, compiled.apply_window, (floats(4), floats(3), doubles(4))),
    "a shorter output": (ValueError, compiled.apply_window, (floats(4), floats(4), doubles(3))),
    "a window of singles": (TypeError, compiled.apply_window, (floats(4), floats(4), floats(4))),
    "no twiddles": (ValueError, compiled.combine_halves, (BINS[:0], BINS[:0], BINS)),
    "fewer halves": (ValueError, compiled.combine_halves, (BINS[:3], BINS[:2], BINS[:3])),
    "more bins": (ValueError, compiled.combine_halves, (BINS, BINS[:2], BINS)),
    "fewer logarithms": (ValueError, compiled.spectral_flux, (floats(4), floats(3), EDGES)),
    "two registers": (ValueError, compiled.spectral_flux, (floats(4), floats(4), indices(0, 2, 4))),
    "edges of 32 bits": (
        TypeError,
        compiled.spectral_flux,
        (floats(4), floats(4), EDGES.astype(np.int32)),
    ),
    "a register beyond the end": (
        ValueError,
        compiled.spectral_flux,
        (floats(3), floats(3), EDGES),
    ),
    "a register before the start": (
        ValueError,
        compiled.spectral_flux,
        (floats(4), floats(4), indices(-1, 1, 2, 4)),
    ),
    "registers that fall": (
        ValueError,
        compiled.spectral_flux,
        (floats(4), floats(4), indices(0, 5, 2, 4)),
    ),
    "an empty register": (
        ValueError,
        compiled.spectral_flux,
        (floats(4), floats(4), indices(0, 2, 2, 4)),
    ),
    "fewer levels": (
        ValueError,
        compiled.follow_envelope,
        (floats(4), floats(3), EDGES, 1, 1, 1, 0),
    ),
    "other edges": (
        ValueError,
        compiled.follow_envelope,
        (floats(3), floats(3), EDGES, 1, 1, 1, 0),
    ),
    "no gain": (TypeError, compiled.follow_envelope, (floats(4), floats(4), EDGES, "1", 1, 1, 0)),
    "fewer first states": (
        ValueError,
        compiled.advance_beat_states,
        (floats(4), floats(2), indices(0), floats(2), TRANSITIONS, ROWS, ROWS, *LIKELIHOODS),
    ),
    "fewer early exits": (
        ValueError,
        compiled.advance_beat_states,
        (floats(4), floats(2), ROWS, floats(1), TRANSITIONS, ROWS, ROWS, *LIKELIHOODS),
    ),
    "transitions that are not square": (
        ValueError,
        compiled.advance_beat_states,
        (floats(4), floats(2), ROWS, floats(2), floats(2, 1), ROWS, ROWS, *LIKELIHOODS),
    ),
    "a beat beyond the end": (
        ValueError,
        compiled.advance_beat_states,
        (floats(4), floats(2), ROWS, floats(2), TRANSITIONS, indices(4), ROWS, *LIKELIHOODS),
    ),
    "a half before the start": (
        ValueError,
        compiled.advance_beat_states,
        (floats(4), floats(2), ROWS, floats(2), TRANSITIONS, ROWS, indices(-1), *LIKELIHOODS),
    ),
    "no likelihood": (
        TypeError,
        compiled.advance_beat_states,
        (floats(4), floats(2), ROWS, floats(2), TRANSITIONS, ROWS, ROWS, None, 1.0, 0.0),
    ),
    "one value": (ValueError, compiled.interpolate, (floats(1), floats(4))),
    "fewer pixels than values": (ValueError, compiled.interpolate, (floats(4), floats(3))),
    "two colors": (ValueError, compiled.scale_colors, (floats(4), floats(3, 2), floats(3, 4))),
    "a smaller frame": (ValueError, compiled.scale_colors, (floats(4), floats(3, 1), floats(3, 3))),
    "a target of floats": (TypeError, compiled.write_pixels, (floats(3, 4), 0, 1.0, floats(4, 3))),
    "a target in one row": (
        ValueError,
        compiled.write_pixels,
        (floats(3, 4), 0, 1.0, BYTES.reshape(-1)),
    ),
    "pixels of four": (
        ValueError,
        compiled.write_pixels,
        (floats(3, 4), 0, 1.0, BYTES.reshape(3, 4)),
    ),
    "more pixels": (ValueError, compiled.write_pixels, (floats(3, 3), 0, 1.0, BYTES)),
    "pixels beyond the end": (ValueError, compiled.write_pixels, (floats(3, 5), 2, 1.0, BYTES)),
    "pixels before the start": (ValueError, compiled.write_pixels, (floats(3, 5), -1, 1.0, BYTES)),
    "a first pixel beyond all": (
        ValueError,
        compiled.write_pixels,
        (floats(3, 5), 2**62, 1.0, BYTES),
    ),
    "a first pixel beyond 64 bits": (
        OverflowError,
        compiled.write_pixels,
        (floats(3, 5), 2**80, 1.0, BYTES),
    ),
    "a fractional first pixel": (TypeError, compiled.write_pixels, (floats(3, 5), 0.5, 1.0, BYTES)),
    "no factor": (TypeError, compiled.write_pixels, (floats(3, 5), 0, None, BYTES)),
    "a block of doubles": (TypeError, compiled.append_samples, (floats(4), np.zeros(2))),
    "a block with gaps": (ValueError, compiled.append_samples, (floats(4), floats(4)[::2])),
    "one color too many": (ValueError, compiled.pack_datagrams, (ROW[:7], ROW, 6, 3, -1, 0)),
    "a last datagram without a header": (
        ValueError,
        compiled.pack_datagrams,
        (ROW[:3], ROW, 5, 3, -1, 0),
    ),
    "headers only": (ValueError, compiled.pack_datagrams, (ROW[:0], ROW, 3, 3, -1, 0)),
    "a negative header size": (ValueError, compiled.pack_datagrams, (ROW[:6], ROW, 6, -1, -1, 0)),
    "a sequence number behind the header": (
        ValueError,
        compiled.pack_datagrams,
        (ROW[:6], ROW, 6, 3, 3, 0),
    ),
    "a sequence number of two bytes": (
        ValueError,
        compiled.pack_datagrams,
        (ROW[:6], ROW, 6, 3, 1, 256),
    ),
    "datagrams of floats": (TypeError, compiled.pack_datagrams, (ROW[:6], floats(12), 6, 3, 1, 0)),
}


@pytest.mark.parametrize(("error", "function", "arguments"), REFUSED.values(), ids=REFUSED.keys())
def test_invalid_arguments_are_refused(
    error: type[Exception], function: Callable[..., object], arguments: tuple[object, ...]
) -> None:
    with pytest.raises(error):
        function(*arguments)


@pytest.mark.parametrize(
    ("magnitudes", "firsts", "ends", "weights"),
    [
        (5, (0, 1), (1, 2), 2),  # more magnitudes than bins
        (4, (0,), (1, 2), 2),  # fewer bands than levels
        (4, (0, 1), (1,), 2),
        (4, (0, 4), (1, 2), 2),  # beyond the magnitudes
        (4, (0, 3), (1, 3), 3),
        (4, (-1, 1), (1, 2), 2),
        (4, (0, 2**62), (1, 2), 2),
        (4, (0, 1), (1, 3), 2),  # beyond the weights
        (4, (0, 1), (2, 1), 2),  # ends that fall
        (4, (0, 1), (-1, 2), 2),
        (4, (0, 1), (-(2**63), 2), 2),
    ],
)
def test_bands_outside_of_the_arrays_are_refused(
    magnitudes: int, firsts: Sequence[int], ends: Sequence[int], weights: int
) -> None:
    levels = np.full(2, 7.0, dtype=np.float32)
    arguments = (floats(magnitudes), indices(*firsts), indices(*ends), floats(weights), levels)
    with pytest.raises(ValueError, match="must"):
        compiled.measure_bands(BINS, *arguments)
    assert levels.tolist() == [7.0, 7.0]


@pytest.mark.parametrize(
    ("count", "firsts"),
    [
        (4, (1, 3)),  # a state before the first
        (4, (0, 3)),  # a row of one state, the last
        (4, (0, 1)),  # and the first
        (4, (0, 4)),
        (4, (0, 2**62)),
        (4, (0, -(2**62))),
        (6, (0, 4, 2)),  # rows that fall
        (6, (0, -(2**63), 4)),
        (0, (0, 2)),
        (4, ()),
    ],
)
def test_rows_that_do_not_cover_all_states_are_refused(count: int, firsts: Sequence[int]) -> None:
    probabilities, rows = np.full(count, 0.5, dtype=np.float32), len(firsts)
    arguments = (floats(rows), indices(*firsts), floats(rows), floats(rows, rows))
    with pytest.raises(ValueError, match="rows"):
        compiled.advance_beat_states(probabilities, *arguments, indices(), indices(), *LIKELIHOODS)
    assert probabilities.tolist() == [0.5] * count
