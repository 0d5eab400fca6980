"""Effects of the original Raveberry match its formulas, computed one pixel at a time."""

import colorsys
import math

import numpy as np
import pytest
from raveberry_visualizer.dsp import BAND_COUNT, Features
from raveberry_visualizer.effects import EFFECTS, OVERRIDES, Look, black_frame

PLAIN = {"mirror": 0.0, "contrast": 2.0}
ORANGE = Look(color=np.array([[1.0], [0.5], [0.0]], dtype=np.float32), speed=0.5, parameters=PLAIN)
PIXELS = (2, 3, 16, 100, 256)


def rainbow_hue(x: float) -> float:
    def first(x: float) -> float:
        return (2 / 3) / (1 + math.exp(-16 * (x - 1 / 3)))

    def second(x: float) -> float:
        return (1 / 3) / (1 + math.exp(-16 * (x - 5 / 6)))

    if x < 2 / 3:
        return (2 / 3) / ((2 / 3) - 2 * first(0)) * (first(x) - first(0))
    scale = (1 / 3) / ((1 / 3) - 2 * second(2 / 3))
    return scale * (second(x) - second(2 / 3)) + 2 / 3


def rave_hue(x: float) -> float:
    def curve(x: float) -> float:
        return (2 / 3) / (1 + math.exp(-12 * (x - 9 / 16)))

    if x < 1 / 8:
        return 0.0
    return (2 / 3) / ((2 / 3) - 2 * curve(1 / 8)) * curve(x) - curve(1 / 8)


def bin_means(bands: np.ndarray, count: int) -> list[float]:
    size, longer = divmod(len(bands), count)
    means, at = [], 0
    for number in range(count):
        width = size + (number < longer)
        means.append(float(np.mean(bands[at : at + width])))
        at += width
    return means


def some_bands() -> np.ndarray:
    return np.random.default_rng(7).random(BAND_COUNT, dtype=np.float32)


def test_disabled_is_dark() -> None:
    assert not EFFECTS["disabled"].make(5).draw(Features(), ORANGE, 0.1).any()


def test_fixed_shows_the_colour_everywhere() -> None:
    frame = EFFECTS["fixed"].make(5).draw(Features(), ORANGE, 0.1)
    assert frame.tolist() == [[1.0] * 5, [0.5] * 5, [0.0] * 5]


@pytest.mark.parametrize("pixels", PIXELS)
def test_rainbow_follows_its_formula(pixels: int) -> None:
    effect = EFFECTS["rainbow"].make(pixels)
    for turn in (1, 2, 3):
        frame = effect.draw(Features(), ORANGE, 0.26)
        for number, color in enumerate(frame.T):
            x = (turn * 0.5 * 0.26 + number / pixels) % 1
            expected = colorsys.hsv_to_rgb(rainbow_hue(x) % 1, 1, 1)
            assert color == pytest.approx(expected, abs=2e-4)


def test_rainbow_turns_once_in_two_seconds() -> None:
    effect = EFFECTS["rainbow"].make(16)
    start = effect.draw(Features(), ORANGE, 0.0).copy()
    for _ in range(120):
        frame = effect.draw(Features(), ORANGE, 1 / 60)
    assert frame == pytest.approx(start, abs=1e-3)


def test_rainbow_on_one_pixel_is_the_hue_of_the_phase() -> None:
    frame = EFFECTS["rainbow"].make(1).draw(Features(), ORANGE, 0.5)
    assert frame[:, 0] == pytest.approx(colorsys.hsv_to_rgb(0.25, 1, 1), abs=1e-5)


@pytest.mark.parametrize("pixels", PIXELS)
def test_rave_follows_its_formula(pixels: int) -> None:
    bands = some_bands()
    frame = EFFECTS["rave"].make(pixels).draw(Features(bands=bands), ORANGE, 0.016)
    for number, mean in enumerate(bin_means(bands, pixels)):
        color = np.array(colorsys.hsv_to_rgb(rave_hue(number / pixels), 1, 1))
        assert frame[:, number] == pytest.approx(color * mean, abs=2e-4)


def test_rave_on_a_lamp_mixes_one_colour() -> None:
    bands = some_bands()
    frame = EFFECTS["rave"].make(1).draw(Features(bands=bands), ORANGE, 0.016)

    def sigmoid(x: float) -> float:
        return 1 / (1 + math.exp(-x))

    expected = [0.0, 0.0, 0.0]
    for number, mean in enumerate(bin_means(bands, 16)):
        red = 1 - sigmoid(6 * math.e * (number / 16 - 1 / 3))
        blue = sigmoid(6 * math.e * (number / 16 - 2 / 3))
        for channel, weight in enumerate((red, 1 - red - blue, blue)):
            expected[channel] += 3 / 16 * weight * mean
    assert frame[:, 0] == pytest.approx([min(1.0, value) for value in expected], abs=1e-5)


@pytest.mark.parametrize("pixels", [1, 2, 60, 256, 257, 1000, 20_000])
def test_spectrum_puts_low_bands_first_and_high_bands_last(pixels: int) -> None:
    effect = EFFECTS["spectrum"].make(pixels)
    brightest = []
    for band in (0, 60, 128, 200, BAND_COUNT - 1):
        bands = np.zeros(BAND_COUNT, dtype=np.float32)
        bands[band] = 1.0
        frame = effect.draw(Features(bands=bands), ORANGE, 0.016)
        brightest.append(int(np.argmax(frame[0])))
        assert frame[2].max() == 0.0, "the colour has no blue"
    assert brightest == sorted(brightest)
    assert brightest[0] == 0
    assert brightest[-1] >= pixels - max(1, pixels // BAND_COUNT)


@pytest.mark.parametrize("pixels", [30, 60, 100, 120, 200, 255, 256, 300, 1000])
@pytest.mark.parametrize("band", [0, 50, 107, 180, BAND_COUNT - 1])
def test_a_tone_has_the_same_relative_position_on_a_strip_of_any_length(
    pixels: int, band: int
) -> None:
    bands = np.zeros(BAND_COUNT, dtype=np.float32)
    bands[band] = 1.0
    frame = EFFECTS["spectrum"].make(pixels).draw(Features(bands=bands), ORANGE, 0.016)
    place = (int(np.argmax(frame[0])) + 0.5) / pixels
    assert place == pytest.approx((band + 0.5) / BAND_COUNT, abs=1 / min(pixels, BAND_COUNT))


@pytest.mark.parametrize("pixels", [1, 2, 7, 60, 1000])
def test_spectrum_is_mirrored_when_asked(pixels: int) -> None:
    asked = Look(color=ORANGE.color, speed=0.5, parameters={"mirror": 1.0, "contrast": 1.0})
    bands = np.linspace(1.0, 0.1, BAND_COUNT, dtype=np.float32)
    frame = EFFECTS["spectrum"].make(pixels).draw(Features(bands=bands), asked, 0.016)
    assert (frame == frame[:, ::-1]).all()
    assert np.argmax(frame[0]) in (pixels // 2, (pixels - 1) // 2)


def test_contrast_is_the_power_that_loudness_is_raised_to() -> None:
    bands = np.full(BAND_COUNT, 0.5, dtype=np.float32)
    for contrast in (1.0, 3.0):
        look = Look(color=ORANGE.color, speed=0.5, parameters={"mirror": 0, "contrast": contrast})
        frame = EFFECTS["spectrum"].make(10).draw(Features(bands=bands), look, 0.016)
        assert frame[0] == pytest.approx(np.full(10, 0.5**contrast))


def test_black_frames_are_not_shared() -> None:
    assert black_frame(2) is not black_frame(2)


@pytest.mark.parametrize(
    ("at_s", "brightness"),
    [
        *((0.0, 0.0), (0.225, 0.5), (0.45, 1.0), (1.3, 1.0), (1.7, 0.5), (2.1, 0.0), (2.4, 0.0)),
        *((2.725, 0.5), (7.95, 1.0), (9.2, 0.5), (10.0, 0.0), (11.0, 0.0)),
    ],
)
def test_an_alarm_rises_and_falls_four_times(at_s: float, brightness: float) -> None:
    alarm = OVERRIDES["alarm"].make(3)
    alarm.draw(Features(), ORANGE, at_s)
    frame = alarm.draw(Features(), ORANGE, 0.1)
    assert frame[0] == pytest.approx([brightness] * 3, abs=1e-6)
    assert frame[1] == pytest.approx([brightness / 2] * 3, abs=1e-6)
