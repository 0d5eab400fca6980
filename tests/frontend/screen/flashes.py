"""Flashes as WCAG 2.3.1 counts them."""

from typing import Final

import numpy as np

FLASH: Final = 0.1
"""Least change of the relative luminance of a flash, up and down."""

DARKER: Final = 0.8
"""The darker of both states is below this."""

_SATURATED: Final = 0.8
_RED_CHANGE: Final = 20.0


def light_of(rgb: np.ndarray) -> np.ndarray:
    """Return the linear light of sRGB bytes, the colours in the last axis."""
    values = rgb.astype(np.float64) / 255.0
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def luminance_of(light: np.ndarray) -> np.ndarray:
    """Return the relative luminance of linear light."""
    return np.asarray(light @ np.array([0.2126, 0.7152, 0.0722]))


def red_of(light: np.ndarray) -> np.ndarray:
    """Return how red the saturated red pixels are, 0 for all others."""
    total = np.maximum(light.sum(axis=-1), 1e-9)
    red = np.maximum(0.0, light[..., 0] - light[..., 1] - light[..., 2]) * 320.0
    return np.where(light[..., 0] / total >= _SATURATED, red, 0.0)


def most_flashes(series: np.ndarray, fps: int, least: float = FLASH) -> int:
    """Return the most flashes of one pixel within any second.

    Args:
        series: luminance by frame and pixel.
        fps: frames a second.
        least: change that counts.
    """
    return max(_most_of_pixel(pixel, fps, least) for pixel in series.T)


def _most_of_pixel(values: np.ndarray, fps: int, least: float) -> int:
    """Count pairs of opposite changes between local extremes."""
    changes: list[int] = []
    low = high = float(values[0])
    direction = 0
    for frame, value in enumerate(map(float, values)):
        low, high = min(low, value), max(high, value)
        if direction <= 0 and value - low >= least and low < DARKER:
            direction, high, low = 1, value, value
            changes.append(frame)
        elif direction >= 0 and high - value >= least and value < DARKER:
            direction, high, low = -1, value, value
            changes.append(frame)
        elif direction > 0:
            low = high
        elif direction < 0:
            high = low
    most = 0
    for at, frame in enumerate(changes):
        within = sum(1 for later in changes[at:] if later - frame < fps)
        most = max(most, within // 2)
    return most


RED_FLASH: Final = _RED_CHANGE
"""Least change of `red_of` of a red flash."""
