"""What is written in C does what plain numpy would, and refuses what it cannot do."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.fft._pocketfft_umath import rfft_n_even
from numpy.typing import NDArray
from raveberry_visualizer import kernels

type Floats = NDArray[np.float32]

ANY = st.floats(width=32)
"""With infinities, denormals and what is no number."""

LEVELS = st.floats(min_value=0.0, max_value=np.float32(1e6), width=32)
UNIT = st.floats(min_value=0.0, max_value=1.0, width=32)
SIZES = st.integers(min_value=0, max_value=70)
MOST_PIXELS = 20_000


def floats(*shape: int) -> Floats:
    return np.zeros(shape, dtype=np.float32)


def places(*values: int) -> NDArray[np.intp]:
    return np.array(values, dtype=np.intp)


def row(values: st.SearchStrategy[float], sizes: st.SearchStrategy[int]) -> st.SearchStrategy:
    """Rows of such numbers."""
    return sizes.flatmap(lambda size: arrays(np.float32, size, elements=values))


def noise(*shape: int, seed: int = 1) -> Floats:
    return np.random.default_rng(seed).random(shape, dtype=np.float32)


# --- sound ---------------------------------------------------------------------------------------


@given(row(ANY, SIZES), row(ANY, SIZES))
def test_a_block_is_appended_and_the_oldest_samples_make_room(
    samples: Floats, block: Floats
) -> None:
    expected = np.concatenate([samples, block])[len(block) :]
    kernels.append(samples, block)
    np.testing.assert_array_equal(samples, expected)


@given(row(UNIT, st.integers(min_value=1, max_value=70).map(lambda half: 2 * half)))
def test_samples_are_transformed_as_numpy_does(samples: Floats) -> None:
    bins = np.zeros(len(samples) // 2 + 1, dtype=np.complex64)
    kernels.transform(samples, np.float32([2.0]), bins, rfft_n_even)
    by_numpy = rfft_n_even(samples, np.float32(2.0), out=np.zeros_like(bins))
    np.testing.assert_array_equal(bins, by_numpy)
    np.testing.assert_allclose(bins, 2 * np.fft.rfft(samples), atol=1e-4)


@given(row(ANY, SIZES))
def test_a_window_is_applied_to_any_samples(samples: Floats) -> None:
    window, windowed = noise(len(samples)), floats(len(samples))
    energy = kernels.apply_window(samples, window, windowed)
    with np.errstate(all="ignore"):
        np.testing.assert_array_equal(windowed, samples * window)
        squares = samples * samples
    if np.isfinite(squares).all() and squares.sum(dtype=np.float64) < np.finfo(np.float32).max:
        assert energy == pytest.approx(float(squares.sum(dtype=np.float64)), rel=1e-5)
    else:
        assert not energy < np.inf


@given(
    spans=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)), max_size=40),
    seed=st.integers(0, 99),
)
def test_bands_are_weighed_magnitudes(spans: Sequence[tuple[int, int]], seed: int) -> None:
    bins = (noise(60, seed=seed) - 1j * noise(60, seed=seed + 1)).astype(np.complex64)
    magnitudes, levels = floats(50), floats(len(spans))
    weights = noise(sum(size for _, size in spans), seed=seed)
    firsts, ends = places(*(first for first, _ in spans)), places()
    ends = np.cumsum([size for _, size in spans]).astype(np.intp)
    peak = kernels.measure_bands(bins, magnitudes, firsts, ends, weights, levels)
    assert magnitudes == pytest.approx(np.abs(bins[:50]), rel=1e-6)
    expected = [
        magnitudes[first : first + size] @ weights[end - size : end]
        for (first, size), end in zip(spans, ends, strict=True)
    ]
    assert levels == pytest.approx(expected, rel=1e-5)
    assert peak == max(levels, default=0.0)


@given(
    before=arrays(np.float32, 9, elements=LEVELS),
    now=arrays(np.float32, 9, elements=LEVELS),
    edges=st.tuples(st.integers(1, 4), st.integers(5, 8)),
)
def test_the_flux_is_the_rise_of_logarithms(
    before: Floats, now: Floats, edges: tuple[int, int]
) -> None:
    logs = floats(9)
    kernels.flux(before, logs, places(0, *edges, 9))
    assert logs == pytest.approx(np.log1p(before), rel=1e-5, abs=1e-6)
    fluxes = kernels.flux(now, logs, places(0, *edges, 9))
    assert logs == pytest.approx(np.log1p(now), rel=1e-5, abs=1e-6)
    rises = np.maximum(0.0, np.log1p(now, dtype=float) - np.log1p(before, dtype=float))
    assert fluxes == pytest.approx([part.mean() for part in np.split(rises, edges)], abs=1e-5)


@given(
    values=arrays(np.float32, 21, elements=UNIT),
    levels=arrays(np.float32, 21, elements=LEVELS),
    gain=st.floats(0.0, 10.0),
    shares=st.tuples(UNIT, UNIT),
    dark=st.sampled_from([0.0, 0.01]),
)
def test_values_follow_the_roots_of_levels(
    values: Floats, levels: Floats, gain: float, shares: tuple[float, float], dark: float
) -> None:
    rise, fall = shares
    way = np.sqrt(levels * np.float32(gain)) - values
    expected = values + way * np.where(way > 0.0, np.float32(rise), np.float32(fall))
    expected[expected < np.float32(dark)] = 0.0
    means = kernels.follow(values, levels, places(0, 2, 11, 21), gain, rise, fall, dark)
    np.testing.assert_array_equal(values, expected)
    parts = (*np.split(expected, (2, 11)), expected)
    assert means == pytest.approx([part.mean(dtype=float) for part in parts], rel=1e-5, abs=1e-6)


@given(
    lengths=st.lists(st.integers(2, 9), min_size=1, max_size=12),
    frames=st.integers(1, 30),
    factors=st.tuples(st.floats(0.1, 10.0), st.floats(0.1, 10.0)),
    spread=st.sampled_from([0.0, 0.01]),
    seed=st.integers(0, 99),
)
def test_beats_advance_from_place_to_place_and_from_row_to_row(
    lengths: Sequence[int], frames: int, factors: tuple[float, float], spread: float, seed: int
) -> None:
    count, ends = sum(lengths), np.cumsum(lengths)
    firsts, arrivals = places(*(ends - lengths)), floats(len(lengths))
    leaving, moves = noise(len(lengths), seed=seed), noise(len(lengths), len(lengths), seed=seed)
    beats, halves = firsts, places(*(ends - 1))
    likely = noise(count, seed=seed) + np.float32(0.1)
    expected = likely.astype(float)
    for _ in range(frames):
        early = expected[ends - 2] * leaving
        shared = (expected[ends - 1] + early) @ moves
        expected[ends - 2] -= early
        expected[1:] = expected[:-1].copy()
        expected[firsts] = shared
        on_beats = expected[beats].sum()
        expected[beats] *= factors[0]
        expected[halves] *= factors[1]
        expected = expected / expected.sum() * (1.0 - spread) + spread / count
        told = kernels.advance(
            likely, arrivals, firsts, leaving, moves, beats, halves, *factors, spread
        )
        assert told == pytest.approx(on_beats, rel=1e-3)
        assert likely == pytest.approx(expected, rel=1e-3, abs=1e-6)
        assert likely.sum() == pytest.approx(1.0, rel=1e-5)


# --- light ---------------------------------------------------------------------------------------


@given(values=row(UNIT, st.integers(2, 256)), more=st.integers(0, MOST_PIXELS - 256))
def test_values_are_stretched_along_the_lines_between_them(values: Floats, more: int) -> None:
    stretched = floats(len(values) + more)
    kernels.stretch(values, stretched)
    at = (np.arange(len(stretched)) + 0.5) * len(values) / len(stretched) - 0.5
    assert stretched == pytest.approx(np.interp(at, np.arange(len(values)), values), abs=1e-4)
    assert stretched.max() <= values.max()


@given(values=row(ANY, SIZES), is_one=st.booleans())
def test_colors_are_painted_as_bright_as_the_values(values: Floats, is_one: bool) -> None:
    colors, frame = noise(3, 1 if is_one else len(values)), floats(3, len(values))
    kernels.paint(values, colors, frame)
    with np.errstate(all="ignore"):
        np.testing.assert_array_equal(frame, values * colors)


@pytest.mark.parametrize("width", [1, 2, 7, 8, 9, 255, 1000, MOST_PIXELS])
def test_the_mean_color_is_that_of_all_pixels(width: int) -> None:
    frame = noise(3, width)
    assert kernels.mean_color(frame) == pytest.approx(frame.mean(axis=1, dtype=float), rel=1e-5)


def as_bytes(frame: Floats, factor: float) -> NDArray[np.uint8]:
    with np.errstate(all="ignore"):
        levels = np.nan_to_num(frame * np.float32(factor), nan=0.0, posinf=255.0)
    return np.rint(np.clip(levels, 0.0, 255.0)).astype(np.uint8).T


@given(
    frame=st.integers(1, 70).flatmap(lambda width: arrays(np.float32, (3, width), elements=ANY)),
    factor=st.floats(0.0, 255.0),
)
def test_a_frame_is_exposed_as_the_nearest_bytes(frame: Floats, factor: float) -> None:
    pixels = np.full((frame.shape[1], 3), 7, dtype=np.uint8)
    kernels.expose(frame, 0, factor, pixels)
    np.testing.assert_array_equal(pixels, as_bytes(frame, factor))


def test_all_that_bytes_can_tell_is_exposed_exactly() -> None:
    levels = np.tile(np.arange(256, dtype=np.float32), (3, 1))
    pixels = np.zeros((256, 3), dtype=np.uint8)
    kernels.expose(levels / np.float32(255.0), 0, 255.0, pixels)
    np.testing.assert_array_equal(pixels, levels.T)


@pytest.mark.parametrize("width", [1, 300, MOST_PIXELS])
def test_a_part_of_a_frame_is_exposed_whichever_way_the_pixels_lie(width: int) -> None:
    frame, pixels = noise(3, width), np.zeros((MOST_PIXELS, 3), dtype=np.uint8)
    first, count = (0, MOST_PIXELS) if width == 1 else (width // 3, width // 2)
    rows = np.zeros((3, count), dtype=np.uint8)
    expected = np.broadcast_to(as_bytes(frame, 255.0), (max(width, count), 3))
    expected = expected[first : first + count]
    for target in (pixels[:count], pixels[:count][::-1], pixels[::2][: count // 2], rows.T):
        kernels.expose(frame, first, 255.0, target)
        np.testing.assert_array_equal(target, expected[: len(target)])


@given(
    colors=st.integers(0, 90),
    more=st.integers(0, 3),
    header=st.integers(0, 7),
    data=st.integers(1, 40),
    number_at=st.integers(-1, 6),
)
def test_colors_are_packed_behind_headers(
    colors: int, more: int, header: int, data: int, number_at: int
) -> None:
    number_at = min(number_at, header - 1)
    size, dice = header + data, np.random.default_rng(1)
    told = dice.integers(0, 256, colors, dtype=np.uint8)
    expected, room = [], colors + more
    for first in range(0, room, data):
        start = np.full(header, 9, dtype=np.uint8)
        start[number_at : number_at + 1 or None] = 7 if number_at >= 0 else 9
        expected += [start, told[first : first + data]]
        expected.append(np.full(min(data, room - first) - len(expected[-1]), 9, dtype=np.uint8))
    datagrams = np.full(room + -(-room // data) * header, 9, dtype=np.uint8)
    kernels.pack(told, datagrams, size, header, number_at, 7)
    np.testing.assert_array_equal(datagrams, np.concatenate([BYTES[:0, 0], *expected]))


# --- what is refused -----------------------------------------------------------------------------

BYTES = np.zeros((4, 3), dtype=np.uint8)
EDGES = places(0, 1, 2, 4)
LOCKED = floats(4)
LOCKED.flags.writeable = False
BINS = np.zeros(4, dtype=np.complex64)
ONE = np.float32([1.0])
ROW = np.zeros(12, dtype=np.uint8)
RFFT = rfft_n_even

ROWS = places(0, 2)
MOVES = floats(2, 2)
FACTORS = (1.0, 1.0, 0.0)

REFUSED: dict[str, tuple[type[Exception], Callable[..., object], tuple[object, ...]]] = {
    "too few arguments": (TypeError, kernels.paint, (floats(4),)),
    "too many arguments": (TypeError, kernels.mean_color, (floats(3, 1), 1)),
    "no array": (TypeError, kernels.mean_color, ([[0.0], [0.0], [0.0]],)),
    "None": (TypeError, kernels.stretch, (floats(4), None)),
    "doubles": (TypeError, kernels.mean_color, (np.zeros((3, 1)),)),
    "another order of bytes": (ValueError, kernels.mean_color, (np.zeros((3, 1), ">f4"),)),
    "every other number": (ValueError, kernels.mean_color, (floats(3, 4)[:, ::2],)),
    "what may not be written": (ValueError, kernels.stretch, (floats(4), LOCKED)),
    "no frame": (ValueError, kernels.mean_color, (floats(3, 0),)),
    "two rows": (ValueError, kernels.mean_color, (floats(2, 4),)),
    "a shorter window": (ValueError, kernels.apply_window, (floats(4), floats(3), floats(4))),
    "less room than samples": (ValueError, kernels.apply_window, (floats(4), floats(4), floats(3))),
    "fewer logarithms": (ValueError, kernels.flux, (floats(4), floats(3), EDGES)),
    "two registers": (ValueError, kernels.flux, (floats(4), floats(4), places(0, 2, 4))),
    "edges of 32 bits": (TypeError, kernels.flux, (floats(4), floats(4), EDGES.astype(np.int32))),
    "a register beyond the end": (ValueError, kernels.flux, (floats(3), floats(3), EDGES)),
    "a register before the start": (
        ValueError, kernels.flux, (floats(4), floats(4), places(-1, 1, 2, 4))
    ),
    "registers that fall": (ValueError, kernels.flux, (floats(4), floats(4), places(0, 5, 2, 4))),
    "an empty register": (ValueError, kernels.flux, (floats(4), floats(4), places(0, 2, 2, 4))),
    "fewer levels": (ValueError, kernels.follow, (floats(4), floats(3), EDGES, 1, 1, 1, 0)),
    "other edges": (ValueError, kernels.follow, (floats(3), floats(3), EDGES, 1, 1, 1, 0)),
    "no gain": (TypeError, kernels.follow, (floats(4), floats(4), EDGES, "1", 1, 1, 0)),
    "fewer first places": (
        ValueError, kernels.advance,
        (floats(4), floats(2), places(0), floats(2), MOVES, ROWS, ROWS, *FACTORS),
    ),
    "fewer leaving": (
        ValueError, kernels.advance,
        (floats(4), floats(2), ROWS, floats(1), MOVES, ROWS, ROWS, *FACTORS),
    ),
    "moves that are not square": (
        ValueError, kernels.advance,
        (floats(4), floats(2), ROWS, floats(2), floats(2, 1), ROWS, ROWS, *FACTORS),
    ),
    "a beat beyond the end": (
        ValueError, kernels.advance,
        (floats(4), floats(2), ROWS, floats(2), MOVES, places(4), ROWS, *FACTORS),
    ),
    "a half before the start": (
        ValueError, kernels.advance,
        (floats(4), floats(2), ROWS, floats(2), MOVES, ROWS, places(-1), *FACTORS),
    ),
    "no evidence": (
        TypeError, kernels.advance,
        (floats(4), floats(2), ROWS, floats(2), MOVES, ROWS, ROWS, None, 1.0, 0.0),
    ),
    "one value": (ValueError, kernels.stretch, (floats(1), floats(4))),
    "fewer places than values": (ValueError, kernels.stretch, (floats(4), floats(3))),
    "two colors": (ValueError, kernels.paint, (floats(4), floats(3, 2), floats(3, 4))),
    "a smaller frame": (ValueError, kernels.paint, (floats(4), floats(3, 1), floats(3, 3))),
    "a target of floats": (TypeError, kernels.expose, (floats(3, 4), 0, 1.0, floats(4, 3))),
    "a target in one row": (ValueError, kernels.expose, (floats(3, 4), 0, 1.0, BYTES.reshape(-1))),
    "pixels of four": (ValueError, kernels.expose, (floats(3, 4), 0, 1.0, BYTES.reshape(3, 4))),
    "more pixels": (ValueError, kernels.expose, (floats(3, 3), 0, 1.0, BYTES)),
    "pixels beyond the end": (ValueError, kernels.expose, (floats(3, 5), 2, 1.0, BYTES)),
    "pixels before the start": (ValueError, kernels.expose, (floats(3, 5), -1, 1.0, BYTES)),
    "a first pixel beyond all": (ValueError, kernels.expose, (floats(3, 5), 2**62, 1.0, BYTES)),
    "a first pixel beyond numbers": (
        OverflowError, kernels.expose, (floats(3, 5), 2**80, 1.0, BYTES)
    ),
    "a first pixel between two": (TypeError, kernels.expose, (floats(3, 5), 0.5, 1.0, BYTES)),
    "no factor": (TypeError, kernels.expose, (floats(3, 5), 0, None, BYTES)),
    "a block of doubles": (TypeError, kernels.append, (floats(4), np.zeros(2))),
    "a block with gaps": (ValueError, kernels.append, (floats(4), floats(4)[::2])),
    "samples of an odd number": (ValueError, kernels.transform, (floats(5), ONE, BINS[:3], RFFT)),
    "more bins": (ValueError, kernels.transform, (floats(4), ONE, BINS, RFFT)),
    "two factors": (ValueError, kernels.transform, (floats(6), floats(2), BINS, RFFT)),
    "no transform": (TypeError, kernels.transform, (floats(6), ONE, BINS, len)),
    "another transform": (TypeError, kernels.transform, (floats(6), ONE, BINS, np.add)),
    "one color too many": (ValueError, kernels.pack, (ROW[:7], ROW, 6, 3, -1, 0)),
    "a last datagram without a header": (ValueError, kernels.pack, (ROW[:3], ROW, 5, 3, -1, 0)),
    "headers only": (ValueError, kernels.pack, (ROW[:0], ROW, 3, 3, -1, 0)),
    "a header below nothing": (ValueError, kernels.pack, (ROW[:6], ROW, 6, -1, -1, 0)),
    "a number behind the header": (ValueError, kernels.pack, (ROW[:6], ROW, 6, 3, 3, 0)),
    "a number of two bytes": (ValueError, kernels.pack, (ROW[:6], ROW, 6, 3, 1, 256)),
    "datagrams of floats": (TypeError, kernels.pack, (ROW[:6], floats(12), 6, 3, 1, 0)),
}  # fmt: skip


@pytest.mark.parametrize(("error", "function", "given_"), REFUSED.values(), ids=REFUSED.keys())
def test_what_does_not_fit_is_refused(
    error: type[Exception], function: Callable[..., object], given_: tuple[object, ...]
) -> None:
    with pytest.raises(error):
        function(*given_)


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
def test_bands_beyond_what_there_is_are_refused(
    magnitudes: int, firsts: Sequence[int], ends: Sequence[int], weights: int
) -> None:
    levels = np.full(2, 7.0, dtype=np.float32)
    arguments = (floats(magnitudes), places(*firsts), places(*ends), floats(weights), levels)
    with pytest.raises(ValueError, match="must"):
        kernels.measure_bands(BINS, *arguments)
    assert levels.tolist() == [7.0, 7.0]


@pytest.mark.parametrize(
    ("count", "firsts"),
    [
        (4, (1, 3)),  # a place before the first
        (4, (0, 3)),  # a row of one place, the last
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
def test_rows_that_do_not_share_all_places_are_refused(count: int, firsts: Sequence[int]) -> None:
    likely, rows = np.full(count, 0.5, dtype=np.float32), len(firsts)
    arguments = (floats(rows), places(*firsts), floats(rows), floats(rows, rows))
    with pytest.raises(ValueError, match="rows"):
        kernels.advance(likely, *arguments, places(), places(), *FACTORS)
    assert likely.tolist() == [0.5] * count
