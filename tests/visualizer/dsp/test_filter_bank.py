"""Every band covers its part of the spectrum."""

import numpy as np
import pytest
from raveberry_visualizer.dsp import BAND_COUNT, WINDOW_SIZE, FilterBank, band_centers_hz

RATES_HZ = (44_100, 48_000)


def measured(magnitudes: np.ndarray, rate_hz: int) -> np.ndarray:
    plan = FilterBank(rate_hz=rate_hz, window_size=WINDOW_SIZE)
    loudest = plan.measure(1j * magnitudes.astype(np.complex128))
    assert loudest == plan.levels.max()
    assert plan.levels.shape == (BAND_COUNT,)
    return plan.levels


@pytest.mark.parametrize("rate_hz", RATES_HZ)
def test_an_even_spectrum_fills_all_bands_alike(rate_hz: int) -> None:
    bands = measured(np.ones(WINDOW_SIZE // 2 + 1), rate_hz)
    assert bands == pytest.approx(np.ones(BAND_COUNT), rel=1e-5)


@pytest.mark.parametrize("rate_hz", RATES_HZ)
def test_a_constant_offset_is_in_no_band(rate_hz: int) -> None:
    spectrum = np.zeros(WINDOW_SIZE // 2 + 1)
    spectrum[:2] = 1.0
    assert not measured(spectrum, rate_hz).any()


@pytest.mark.parametrize("rate_hz", RATES_HZ)
def test_a_band_narrower_than_a_bin_is_interpolated(rate_hz: int) -> None:
    bins_hz = np.arange(WINDOW_SIZE // 2 + 1) * rate_hz / WINDOW_SIZE
    narrow = band_centers_hz()[(band_centers_hz() > 100.0) & (band_centers_hz() < 300.0)]
    bands = measured(bins_hz, rate_hz)
    first = int(np.searchsorted(band_centers_hz(), 100.0))
    assert bands[first : first + len(narrow)] == pytest.approx(narrow, rel=1e-3)


def test_the_centers_rise_from_rumble_to_hiss() -> None:
    centers_hz = band_centers_hz()
    assert centers_hz[0] == pytest.approx(40.0)
    assert centers_hz[-1] == pytest.approx(12_800.0)
    assert (np.diff(centers_hz) > 0).all()
