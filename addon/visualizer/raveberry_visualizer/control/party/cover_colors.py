"""Dominant colours of a cover."""

import colorsys
import io
from collections.abc import Sequence
from typing import Final

from raveberry_visualizer.effects import Rgb
from raveberry_visualizer.engine import VisualizerError

from .screen_colors import light_from_rgb

_SIZE: Final = (64, 64)
_COLORS: Final = 16
_CHOSEN: Final = 4
_MOST_PIXELS: Final = 40_000_000
_FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF")
_GREY: Final = 0.18
"""Less saturated colours are used only if there are no others."""


class CoverError(VisualizerError):
    """The image cannot be decoded."""


def cover_colors(image: bytes) -> Sequence[Rgb]:
    """Return up to four dominant colours of a cover as light, sorted by hue.

    Raises:
        CoverError: the image cannot be decoded.
    """
    # Imported late, because it takes several megabytes and is rarely needed.
    from PIL import Image  # noqa: PLC0415

    try:
        with Image.open(io.BytesIO(image), formats=_FORMATS) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise CoverError(f"the cover has {picture.width} x {picture.height} pixels")
            # Decodes a JPEG at the lowest sufficient resolution.
            picture.draft("RGB", _SIZE)
            small = picture.convert("RGB").resize(_SIZE)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as err:
        raise CoverError(f"the cover cannot be read: {err}") from err
    few = small.quantize(_COLORS)
    palette = few.getpalette() or []
    counted = few.getcolors() or []
    found = [
        (count, (palette[3 * index], palette[3 * index + 1], palette[3 * index + 2]))
        for count, index in counted
        if isinstance(index, int)
    ]
    ranked = sorted(found, key=lambda one: one[0] * _colorfulness(one[1]), reverse=True)
    colorful = [color for _, color in ranked if _colorfulness(color) > _GREY]
    chosen = (colorful or [color for _, color in ranked])[:_CHOSEN]
    return [_bright(light_from_rgb(color)) for color in sorted(chosen, key=_hue)]


def _colorfulness(color: Rgb) -> float:
    """Return saturation times value, 0 to 1."""
    return (max(color) - min(color)) / 255.0


def _hue(color: Rgb) -> float:
    red, green, blue = (value / 255.0 for value in color)
    return colorsys.rgb_to_hsv(red, green, blue)[0]


def _bright(color: Rgb) -> Rgb:
    """Return the colour at full brightness, as the music determines the brightness."""
    most = max(color)
    if most == 0:
        return (255, 255, 255)
    red, green, blue = (round(255 * value / most) for value in color)
    return red, green, blue
