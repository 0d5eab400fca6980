"""Conversion between hex colours of screens and linear light."""

import re
from functools import lru_cache
from typing import Final

from raveberry_visualizer.effects import Rgb

_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}")
_SCREEN_GAMMA: Final = 2.2
"""Colours of screens are gamma-encoded; used as linear light they would be pale."""

_CACHED_COLORS: Final = 256
"""All palettes are published several times a second, with the same colours."""


def light_from_hex(color: str) -> Rgb | None:
    """Return the light of a colour such as ``#rrggbb``; None if it is not a colour."""
    if not _HEX.fullmatch(color):
        return None
    red, green, blue = bytes.fromhex(color[1:])
    return light_from_rgb((red, green, blue))


def light_from_rgb(color: Rgb) -> Rgb:
    """Return the light of a colour on a screen."""
    red, green, blue = (round(255.0 * (value / 255.0) ** _SCREEN_GAMMA) for value in color)
    return red, green, blue


@lru_cache(maxsize=_CACHED_COLORS)
def hex_from_light(color: Rgb) -> str:
    """Return the colour on a screen, as ``#rrggbb``, that looks like a light."""
    values = (round(255.0 * (value / 255.0) ** (1.0 / _SCREEN_GAMMA)) for value in color)
    return "#{:02x}{:02x}{:02x}".format(*values)
