"""A-weighting matches the table of the standard; beats are tracked without it."""

import numpy as np
import pytest
from raveberry_visualizer.dsp import WINDOW_SIZE, Analyzer, Weighting, band_centers_hz
from raveberry_visualizer.dsp.weighting import a_weights

RATE_HZ = 44_100
TABLE_DB = {
    31.62: -39.4,
    63.10: -26.2,
    125.9: -16.1,
    251.2: -8.6,
    501.2: -3.2,
    1000.0: 0.0,
    1995.0: 1.2,
    3981.0: 1.0,
    7943.0: -1.1,
    12_589.0: -4.3,
}
"""By exact frequency; the standard names them 31.5 Hz, 63 Hz and so on."""


@pytest.mark.parametrize(("hz", "level_db"), TABLE_DB.items())
def test_it_is_that_of_the_standard(hz: float, level_db: float) -> None:
    weight = a_weights(np.array([hz], dtype=np.float32))[0]
    assert 20.0 * np.log10(weight) == pytest.approx(level_db, abs=0.1)


def bands_of(weighting: Weighting, *tones_hz: float) -> np.ndarray:
    """Bands after a second of tones with equal levels."""
    analyzer = Analyzer(rate_hz=RATE_HZ, weighting=weighting)
    at_s = np.arange(WINDOW_SIZE) / RATE_HZ
    samples = np.zeros(WINDOW_SIZE, dtype=np.float32)
    for hz in tones_hz:
        samples += 0.2 * np.sin(2 * np.pi * hz * at_s).astype(np.float32)
    for _ in range(60):
        features = analyzer.step(samples, 1 / 60)
    return features.bands.copy()


def near(hz: float) -> int:
    return int(np.argmin(np.abs(band_centers_hz() - hz)))


def test_bass_is_dimmer_beside_a_voice_and_the_loudest_band_as_bright_as_ever() -> None:
    flat, weighed = (bands_of(weighting, 80.0, 2000.0) for weighting in Weighting)
    bass, voice = near(80.0), near(2000.0)
    assert weighed[bass] / weighed[voice] < 0.5 * flat[bass] / flat[voice]
    assert weighed.max() == pytest.approx(flat.max(), abs=0.01)
    assert weighed.max() <= 1.0


def test_silence_stays_dark() -> None:
    assert not bands_of(Weighting.A).any()
