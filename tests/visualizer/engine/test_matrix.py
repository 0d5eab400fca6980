"""Matrices show pictures, however they are wired and rotated."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_visualizer.dsp import BAND_COUNT, Features
from raveberry_visualizer.engine import Device, Light, LightSetting, Matrix

from tests.fakes.lights.light_ports import RecordingSink

SETTING = LightSetting(is_on=True, brightness=255, color=(255, 255, 255), effect="skyline")


@pytest.mark.parametrize(
    ("matrix", "picture"),
    [
        # Which LED shines where, as one sees it.
        (Matrix(columns=3, rows=2), [[0, 1, 2], [3, 4, 5]]),
        (Matrix(columns=3, rows=2, is_serpentine=True), [[0, 1, 2], [5, 4, 3]]),
        (Matrix(columns=3, rows=2, quarter_turns=1), [[3, 0], [4, 1], [5, 2]]),
        (Matrix(columns=3, rows=2, quarter_turns=2), [[5, 4, 3], [2, 1, 0]]),
        (Matrix(columns=3, rows=2, quarter_turns=3), [[2, 5], [1, 4], [0, 3]]),
        (
            Matrix(columns=3, rows=2, is_serpentine=True, quarter_turns=1),
            [[5, 0], [4, 1], [3, 2]],
        ),
        (
            Matrix(columns=2, rows=3, is_serpentine=True, quarter_turns=3),
            [[1, 2, 5], [0, 3, 4]],
        ),
    ],
)
def test_each_led_has_its_pixel(matrix: Matrix, picture: list[list[int]]) -> None:
    assert matrix.visible_size == (len(picture[0]), len(picture))
    leds = np.array(picture).reshape(-1)
    assert matrix.pixel_indices()[leds].tolist() == list(range(len(leds)))


@given(
    columns=st.integers(min_value=1, max_value=40),
    rows=st.integers(min_value=1, max_value=40),
    is_serpentine=st.booleans(),
    quarter_turns=st.integers(min_value=0, max_value=3),
)
def test_every_pixel_is_shown_once(
    columns: int, rows: int, is_serpentine: bool, quarter_turns: int
) -> None:
    matrix = Matrix(
        columns=columns, rows=rows, is_serpentine=is_serpentine, quarter_turns=quarter_turns
    )
    assert sorted(matrix.pixel_indices()) == list(range(columns * rows))


def picture(
    setting: LightSetting,
    matrix: Matrix,
    features: Features,
    *,
    overlay: LightSetting | None = None,
) -> np.ndarray:
    """The visible brightness, from the bytes on the strip: shape (rows, columns)."""
    sink = RecordingSink()
    pixels = matrix.columns * matrix.rows
    device = Device(id="panel", name="Panel", kind="ddp", pixels=pixels, matrix=matrix)
    light = Light(device=device, sink=sink, setting=setting)
    light.overlay = overlay
    light.show(features, speed=0.5, dt_s=1 / 60, now_s=0.0)
    columns, rows = matrix.visible_size
    seen = np.empty(pixels, dtype=np.uint8)
    seen[matrix.pixel_indices()] = sink.frames[-1].max(axis=1)
    return seen.reshape(rows, columns)


MATRICES = [
    Matrix(columns=8, rows=4),
    Matrix(columns=8, rows=4, is_serpentine=True),
    Matrix(columns=4, rows=8, is_serpentine=True, quarter_turns=1),
    Matrix(columns=8, rows=4, is_serpentine=True, quarter_turns=2),
    Matrix(columns=4, rows=8, quarter_turns=3),
]


def bass() -> Features:
    bands = np.zeros(BAND_COUNT, dtype=np.float32)
    bands[: BAND_COUNT // 8] = 0.5
    return Features(bands=bands, level=0.1)


@pytest.mark.parametrize("matrix", MATRICES)
def test_bass_lights_the_lower_pixels_of_the_left_columns(matrix: Matrix) -> None:
    lit = picture(SETTING, matrix, bass()) > 0
    assert lit[:, 0].tolist() == [False, False, True, True]
    assert not lit[:, 1:].any()


@pytest.mark.parametrize("matrix", MATRICES)
def test_an_effect_along_one_line_is_drawn_along_the_columns(matrix: Matrix) -> None:
    setting = LightSetting(
        is_on=True, brightness=255, color=(255, 255, 255), effect="spectrum", palette="own"
    )
    seen = picture(setting, matrix, bass())
    assert (seen == seen[0]).all()
    assert seen[0, 0] > 0
    assert not seen[0, 1:].any()


def test_a_ring_starts_in_the_middle() -> None:
    setting = LightSetting(is_on=True, brightness=255, color=(255, 255, 255), effect="rings")
    seen = picture(setting, Matrix(columns=9, rows=7), Features(bass_onset=1.0))
    assert np.unravel_index(seen.argmax(), seen.shape) == (3, 4)
    assert not seen[[0, 0, -1, -1], [0, -1, 0, -1]].any()


def test_palettes_and_monochrome_work_on_pictures_too() -> None:
    matrix = Matrix(columns=4, rows=2)
    for effect in ("skyline", "rings", "rave", "comet"):
        for is_monochrome in (False, True):
            setting = LightSetting(
                is_on=True,
                brightness=255,
                color=(255, 255, 255),
                effect=effect,
                palette="ocean",
                is_monochrome=is_monochrome,
            )
            seen = picture(setting, matrix, Features(bass_onset=1.0, bands=bass().bands))
            assert seen.shape == (2, 4)


def test_a_countdown_comes_in_from_the_left_and_the_right() -> None:
    dark = LightSetting(is_on=True, brightness=255, color=(0, 0, 0), effect="fixed")
    countdown = LightSetting(
        is_on=True,
        brightness=255,
        color=(255, 0, 0),
        effect="countdown",
        parameters={"countdown": {"share": 1.0}},
    )
    matrix = Matrix(columns=8, rows=4, is_serpentine=True)
    seen = picture(dark, matrix, Features(), overlay=countdown)
    assert (seen == seen[0]).all()
    assert seen[0, 0] == seen[0, -1] > seen[0, 3]
