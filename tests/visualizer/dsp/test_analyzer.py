"""Known sounds have known features."""

import tracemalloc
from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray
from raveberry_visualizer.dsp import WINDOW_SIZE, Analyzer, Features, SampleBuffer, band_centers_hz

RATES_HZ = (44_100, 48_000)
FRAME_RATES = (25, 60, 144)


def tone(
    hz: float, amplitude: float = 0.5, *, rate_hz: int, duration_s: float
) -> NDArray[np.float32]:
    times_s = np.arange(int(duration_s * rate_hz)) / rate_hz
    return (amplitude * np.sin(2 * np.pi * hz * times_s)).astype(np.float32)


def chord(*, rate_hz: int, duration_s: float) -> NDArray[np.float32]:
    """Tones in all registers, quieter towards the top like music."""
    tones = [
        tone(hz, 0.3 * (110 / hz) ** 0.55, rate_hz=rate_hz, duration_s=duration_s)
        for hz in (110, 440, 1760, 5000)
    ]
    return np.sum(tones, axis=0, dtype=np.float32)


def heard(
    samples: NDArray[np.float32], *, rate_hz: int = 44_100, fps: float = 60
) -> Iterator[Features]:
    """Play samples; yield the features, always the same object, after each frame."""
    analyzer = Analyzer(rate_hz=rate_hz)
    buffer = SampleBuffer(size=WINDOW_SIZE)
    done = 0
    for frame in range(1, int(len(samples) / rate_hz * fps) + 1):
        due = int(frame * rate_hz / fps)
        buffer.write(samples[done:due])
        done = due
        yield analyzer.step(buffer.newest, 1.0 / fps)


def last(frames: Iterator[Features]) -> Features:
    for features in frames:  # noqa: B007 - the last one counts
        pass
    return features


@pytest.mark.parametrize("rate_hz", RATES_HZ)
def test_silence_in_gives_zeros_out(rate_hz: int) -> None:
    for features in heard(np.zeros(rate_hz, dtype=np.float32), rate_hz=rate_hz):
        assert not features.bands.any()
        assert (features.bass, features.mid, features.treble, features.level) == (0, 0, 0, 0)


@pytest.mark.parametrize("rate_hz", RATES_HZ)
def test_dither_is_silence(rate_hz: int) -> None:
    noise = np.random.default_rng(1).normal(scale=10 ** (-96 / 20), size=rate_hz)
    assert not last(heard(noise.astype(np.float32), rate_hz=rate_hz)).bands.any()


@pytest.mark.parametrize("rate_hz", RATES_HZ)
@pytest.mark.parametrize("hz", [55, 82, 110, 220, 440, 880, 1760, 3520, 7040, 12_000])
def test_a_tone_is_loudest_in_its_band(hz: float, rate_hz: int) -> None:
    features = last(heard(tone(hz, rate_hz=rate_hz, duration_s=1), rate_hz=rate_hz))
    loudest_hz = band_centers_hz()[int(np.argmax(features.bands))]
    # Half a bin or half a band, whichever is wider.
    assert loudest_hz == pytest.approx(hz, abs=max(rate_hz / WINDOW_SIZE / 2, hz * 0.012))
    assert features.bands.max() == pytest.approx(1.0, abs=0.02)


@pytest.mark.parametrize(("hz", "register"), [(80, "bass"), (700, "mid"), (6000, "treble")])
def test_a_tone_is_detected_in_its_register(hz: float, register: str) -> None:
    features = last(heard(tone(hz, rate_hz=44_100, duration_s=1)))
    levels = {name: getattr(features, name) for name in ("bass", "mid", "treble")}
    assert max(levels, key=levels.__getitem__) == register


def test_both_sample_rates_give_the_same_picture() -> None:
    at_44, at_48 = (
        last(heard(chord(rate_hz=rate_hz, duration_s=2), rate_hz=rate_hz)).bands
        for rate_hz in RATES_HZ
    )
    # Bins lie elsewhere, so slopes differ a little; peaks must not.
    assert np.abs(at_44 - at_48).mean() < 0.03
    assert at_44.max() == pytest.approx(at_48.max(), abs=0.02)


def test_all_frame_rates_give_the_same_picture() -> None:
    pictures = [
        last(heard(chord(rate_hz=44_100, duration_s=2), fps=fps)).bands.copy()
        for fps in FRAME_RATES
    ]
    for picture in pictures[1:]:
        assert picture == pytest.approx(pictures[0], abs=0.02)


@pytest.mark.parametrize("fps", FRAME_RATES)
def test_light_fades_in_the_same_time_at_all_frame_rates(fps: int) -> None:
    sound = np.concatenate(
        [tone(440, rate_hz=44_100, duration_s=1), np.zeros(22_050, dtype=np.float32)]
    )
    peaks = [float(features.bands.max()) for features in heard(sound, fps=fps)]
    quarter_at_s = next(at for at, peak in enumerate(peaks) if at >= fps and peak < 0.25) / fps
    # The window runs dry within 46 ms, then two half-lives of 90 ms; one frame more or less.
    assert quarter_at_s == pytest.approx(1.0 + 0.023 + 0.18, abs=0.02 + 1 / fps)
    assert last(heard(np.concatenate([sound, np.zeros(44_100, np.float32)]), fps=fps)).level == 0


@pytest.mark.parametrize("amplitude", [0.005, 0.05, 0.9])
def test_quiet_and_loud_music_light_up_alike(amplitude: float) -> None:
    features = last(heard(tone(440, amplitude, rate_hz=44_100, duration_s=2)))
    assert features.bands.max() == pytest.approx(1.0, abs=0.01)


def awkward_sounds() -> dict[str, NDArray[np.float32]]:
    noise = np.random.default_rng(2)
    return {
        "white noise": noise.normal(scale=0.3, size=44_100).astype(np.float32),
        "denormals": np.full(44_100, 1e-41, dtype=np.float32),
        "clipping": np.sign(tone(300, rate_hz=44_100, duration_s=1)) * np.float32(8.0),
        "constant offset": np.full(44_100, 0.9, dtype=np.float32),
        "one click": np.eye(1, 44_100, 20_000, dtype=np.float32)[0],
        "highest frequency": np.tile(np.array([1, -1], dtype=np.float32), 22_050),
    }


@pytest.mark.parametrize("name", awkward_sounds())
def test_no_sound_leaves_the_range(name: str) -> None:
    for features in heard(awkward_sounds()[name]):
        assert np.isfinite(features.bands).all()
        assert features.bands.min() >= 0.0
        assert features.bands.max() <= 1.0
        assert 0.0 <= features.level <= 1.0


def test_a_constant_offset_is_silence() -> None:
    assert last(heard(awkward_sounds()["constant offset"])).level == 0


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_samples_that_are_no_numbers_do_no_lasting_harm(bad: float) -> None:
    sound = tone(440, rate_hz=44_100, duration_s=2)
    sound[30_000:30_100] = bad
    for features in heard(sound):
        assert np.isfinite(features.bands).all()
    assert features.bands.max() == pytest.approx(1.0, abs=0.02)


def test_a_frame_allocates_no_arrays_except_for_the_tempo() -> None:
    frames = heard(chord(rate_hz=44_100, duration_s=3))
    peaks = []
    for _ in range(60):
        next(frames)
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        for _ in range(60):
            start, _ = tracemalloc.get_traced_memory()
            tracemalloc.reset_peak()
            next(frames)
            peaks.append(tracemalloc.get_traced_memory()[1] - start)
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    # Numpy's rfft takes a scratch buffer of 8,192 numbers and gives it back. Beside it there is
    # no room for half a window; views and numbers are smaller by far. The next beat is told once a
    # beat, from the place of a maximum.
    assert after - before < 4 * WINDOW_SIZE
    assert sum(peak >= 4 * 8192 + 4 * WINDOW_SIZE / 2 for peak in peaks) <= 4
