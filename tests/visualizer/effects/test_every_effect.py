"""Properties of every effect in the table, and of the template."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from raveberry_visualizer.dsp import BAND_COUNT, Features
from raveberry_visualizer.effects import (
    EFFECTS,
    OVERLAYS,
    OVERRIDES,
    PALETTES,
    WHEEL_SIZE,
    Colors,
    EffectKind,
    Look,
    gradient,
    wheel,
)
from raveberry_visualizer.effects._template import KIND as TEMPLATE

from tests.fakes.effort import examples

KINDS = (*EFFECTS.values(), *OVERRIDES.values(), *OVERLAYS.values(), TEMPLATE)
PICTURES = [kind for kind in KINDS if kind.make_matrix is not None]
WHITE = np.ones((3, 1), dtype=np.float32)

every_effect = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
unit = st.floats(min_value=0.0, max_value=1.0, width=32)
byte = st.integers(min_value=0, max_value=255)
palettes = st.lists(st.tuples(byte, byte, byte), min_size=1, max_size=5)
pixel_counts = st.one_of(
    st.integers(min_value=1, max_value=20_000),
    st.sampled_from([1, 2, 3, 16, 255, 256, 257, 490, 512, 20_000]),
)


def looks(kind: EffectKind, pixels: int) -> st.SearchStrategy[Look]:
    """Any colours and speed, and any value that a parameter allows."""
    spread = palettes.map(lambda colors: gradient(colors, pixels))
    return st.builds(
        Look,
        color=hnp.arrays(np.float32, (3, 1), elements=unit) | spread,
        wheel=st.none() | palettes.map(wheel),
        speed=st.floats(min_value=0.0, max_value=10.0),
        parameters=st.fixed_dictionaries(
            {
                parameter.id: st.floats(min_value=parameter.low, max_value=parameter.high)
                for parameter in kind.parameters
            }
        ),
    )


def plain(kind: EffectKind) -> Look:
    return Look(color=WHITE, speed=0.5, parameters=kind.parameter_values({}))


def colored(kind: EffectKind, palette: str, pixels: int) -> Look:
    colors = PALETTES[palette]
    return Look(
        color=gradient(colors, pixels),
        speed=0.5,
        parameters=kind.parameter_values({}),
        wheel=wheel(colors),
    )


all_features = st.builds(
    Features,
    bands=hnp.arrays(np.float32, BAND_COUNT, elements=unit),
    bass=unit,
    mid=unit,
    treble=unit,
    level=unit,
    bass_onset=unit,
    mid_onset=unit,
    treble_onset=unit,
    bpm=st.one_of(st.none(), st.floats(min_value=40, max_value=240)),
    beats=st.integers(min_value=0, max_value=10**6),
    beat_phase=unit,
)


def loud() -> Features:
    bands = np.ones(BAND_COUNT, dtype=np.float32)
    return Features(
        bands=bands,
        bass=1.0,
        mid=1.0,
        treble=1.0,
        level=1.0,
        bass_onset=1.0,
        mid_onset=1.0,
        treble_onset=1.0,
    )


def drawn(
    kind: EffectKind, *scenes: tuple[Features, int], dt_s: float = 0.016, pixels: int = 40
) -> np.ndarray:
    """The last frame after some scenes of given lengths in frames."""
    effect = kind.make(pixels)
    for features, frames in scenes:
        for _ in range(frames):
            frame = effect.draw(features, plain(kind), dt_s)
    return frame


@every_effect
@settings(max_examples=examples(25), deadline=None)
@given(data=st.data())
def test_any_music_on_any_light_gives_light_in_range(kind: EffectKind, data: st.DataObject) -> None:
    pixels = data.draw(pixel_counts)
    effect = kind.make(pixels)
    for _ in range(3):
        features = data.draw(all_features)
        bands = features.bands.copy()
        dt_s = data.draw(st.floats(min_value=0.0001, max_value=0.25))
        frame = effect.draw(features, data.draw(looks(kind, pixels)), dt_s)
        assert frame.shape == (3, pixels)
        assert frame.dtype == np.float32
        assert frame.flags.c_contiguous
        assert frame.min() >= 0.0  # not a number fails here too
        assert frame.max() <= 1.0
        assert (features.bands == bands).all(), "an effect must not change what it hears"


@pytest.mark.parametrize("kind", PICTURES, ids=lambda kind: kind.id)
@settings(max_examples=examples(25), deadline=None)
@given(data=st.data())
def test_any_music_on_any_picture_gives_light_in_range(
    kind: EffectKind, data: st.DataObject
) -> None:
    columns = data.draw(st.integers(min_value=1, max_value=300))
    rows = data.draw(st.integers(min_value=1, max_value=20_000 // columns))
    assert kind.make_matrix is not None
    effect = kind.make_matrix(columns, rows)
    for _ in range(3):
        dt_s = data.draw(st.floats(min_value=0.0001, max_value=0.25))
        look = data.draw(looks(kind, columns * rows))
        frame = effect.draw(data.draw(all_features), look, dt_s)
        assert frame.shape == (3, columns * rows)
        assert frame.min() >= 0.0
        assert frame.max() <= 1.0


@every_effect
@pytest.mark.parametrize("palette", [None, "ocean"])
def test_drawing_allocates_nothing(kind: EffectKind, palette: str | None) -> None:
    pixels = 5000
    effect, features = kind.make(pixels), loud()
    look = plain(kind) if palette is None else colored(kind, palette, pixels)
    effect.draw(features, look, 0.016)
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        tracemalloc.reset_peak()
        for _ in range(20):
            effect.draw(features, look, 0.016)
        after, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert after - before < 4 * pixels, "not even by one row of a frame"
    # Numpy's own buffers are 8,192 elements; a newly allocated frame would be 60,000 bytes.
    assert peak - before < pixels * 3 * 4


@every_effect
def test_an_effect_declares_whether_it_uses_audio(kind: EffectKind) -> None:
    quiet = drawn(kind, (Features(), 3))
    noisy = drawn(kind, (loud(), 3))
    assert (quiet != noisy).any() == kind.uses_audio


@every_effect
def test_silence_is_dark_where_music_is_light(kind: EffectKind) -> None:
    if kind.uses_audio:
        assert drawn(kind, (loud(), 10), (Features(), 1500)).max() < 1 / 255


def mean_light(kind: EffectKind, *, fps: int) -> np.ndarray:
    """Red, green and blue of the whole light over two seconds."""
    effect, look = kind.make(40), plain(kind)
    frames = [effect.draw(loud(), look, 1 / fps).mean(axis=1) for _ in range(2 * fps)]
    return np.mean(frames, axis=0)


@every_effect
@pytest.mark.parametrize("fps", [25, 144])
def test_two_seconds_give_as_much_light_at_any_frame_rate(kind: EffectKind, fps: int) -> None:
    at_60 = mean_light(kind, fps=60)
    # A flash of 50 ms lasts for two frames of 40 ms.
    assert mean_light(kind, fps=fps) == pytest.approx(at_60, abs=0.1)


@every_effect
def test_all_parameters_have_values_and_valid_defaults(kind: EffectKind) -> None:
    assert len({parameter.id for parameter in kind.parameters}) == len(kind.parameters)
    for parameter in kind.parameters:
        assert parameter.low < parameter.high
        assert parameter.allows(parameter.default)
    too_much = {parameter.id: parameter.high + 1 for parameter in kind.parameters}
    assert kind.parameter_values({**too_much, "unknown": 1.0}) == kind.parameter_values({})
    most = {parameter.id: parameter.high for parameter in kind.parameters}
    assert kind.parameter_values(most) == most


@every_effect
def test_each_parameter_changes_what_is_seen(kind: EffectKind) -> None:
    for parameter in kind.parameters:
        seen = []
        for value in (parameter.low, parameter.high):
            effect = kind.make(40)
            look = Look(
                color=WHITE, speed=0.5, parameters=kind.parameter_values({parameter.id: value})
            )
            frames = []
            for number in range(40):
                features = loud() if number % 20 < 10 else Features()
                features.bpm, features.beats = 120.0, number // 30
                features.bands *= np.linspace(0.9, 0.1, BAND_COUNT, dtype=np.float32)
                features.level *= 0.3
                features.beat_phase = number % 30 / 30
                frames.append(effect.draw(features, look, 0.016).copy())
            seen.append(np.array(frames))
        assert (seen[0] != seen[1]).any(), parameter.id


@every_effect
def test_a_palette_replaces_the_colours_of_a_light(
    kind: EffectKind,
) -> None:
    red = Look(
        color=np.array([[1.0], [0.0], [0.0]], dtype=np.float32),
        speed=0.5,
        parameters=kind.parameter_values({}),
        wheel=wheel(((255, 0, 0),)),
    )
    effect, features, seen = kind.make(40), loud(), np.zeros(3)
    for number in range(120):
        features.bass_onset = features.level = float(number % 30 < 15)
        seen += effect.draw(features, red, 0.016).sum(axis=1)
    is_red = seen[1] == seen[2] == 0.0
    assert is_red == (kind.colors is not Colors.OWN)


def test_a_gradient_goes_from_the_first_colour_to_the_last() -> None:
    drawn = gradient(((255, 0, 0), (0, 0, 255)), 5)
    assert drawn[0].tolist() == [1.0, 0.75, 0.5, 0.25, 0.0]
    assert drawn[2].tolist() == [0.0, 0.25, 0.5, 0.75, 1.0]
    assert gradient(((255, 0, 0), (0, 0, 255)), 1).tolist() == [[1.0], [0.0], [0.0]]


def test_a_wheel_returns_to_its_first_colour() -> None:
    turned = wheel(((255, 0, 0), (0, 0, 255)))
    assert turned[:, 0].tolist() == [1.0, 0.0, 0.0]
    assert turned[:, WHEEL_SIZE // 2].tolist() == [0.0, 0.0, 1.0]
    assert turned[0, -1] > 0.99


def test_still_effects_come_first_and_each_group_is_sorted_by_id() -> None:
    still = [kind.id for kind in EFFECTS.values() if kind.is_still]
    others = [kind.id for kind in EFFECTS.values() if not kind.is_still]
    assert list(EFFECTS) == sorted(still) + sorted(others)


def test_the_effects_that_other_parts_name_exist() -> None:
    assert {"disabled", "fixed"} <= EFFECTS.keys()
    assert OVERRIDES.keys() == {"alarm", "click"}
    assert OVERLAYS.keys() == {"confetti", "countdown"}


@every_effect
def test_a_still_effect_never_changes_its_frame(kind: EffectKind) -> None:
    effect, look = kind.make(40), plain(kind)
    first = effect.draw(Features(), look, 0.016).copy()
    later = [effect.draw(loud(), look, 0.016).copy() for _ in range(120)]
    assert all((frame == first).all() for frame in later) == kind.is_still
