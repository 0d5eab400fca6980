"""Universes of 512 channels, as in DMX512, which E1.31 and Art-Net transport."""

from typing import Final

from raveberry_visualizer.engine import Device

from .entry_fields import Fields
from .sink_kind import NumberField

DMX_FPS: Final = 44
"""Highest rate of DMX with 512 channels; E1.31, 6.6.1, forbids more unless configured."""

PIXELS_PER_UNIVERSE: Final = {3: 170, 4: 128}
"""By number of primaries; no pixel is split between two universes."""


def universe_field(universes: range) -> NumberField:
    """Return the field `universe` of a protocol with these universes."""
    return NumberField(key="universe", allowed=universes, default=universes[0])


def first_universe(fields: Fields, device: Device, field: NumberField) -> int:
    """Return the universe of the first pixel; a longer light continues in the following ones."""
    needed = -(-device.pixels // PIXELS_PER_UNIVERSE[device.primaries])
    allowed = field.allowed[: 1 - needed or None]
    return fields.number(field.key, allowed=allowed, default=field.default)
