"""The one table of effects."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from .breathe import Breathe
from .chase import Chase
from .comet import Comet
from .disabled import Disabled
from .effect import Effect
from .energy import Energy
from .fire import Fire
from .fixed import Fixed
from .melody import Melody
from .pulse import Pulse
from .rainbow import Rainbow
from .rave import rave
from .ripple import Ripple
from .sparkle import Sparkle
from .spectrum import Spectrum
from .strobe import Strobe
from .vu import Vu
from .waterfall import Waterfall
from .wavelength import Wavelength


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectKind:
    """An effect as people choose it.

    Attributes:
        make: makes one for a number of pixels, 1 to 20,000.
        hears: it follows the music, so sound has to be captured for it.
    """

    id: str
    make: Callable[[int], Effect]
    hears: bool


_KINDS: Final = (
    EffectKind(id="disabled", make=Disabled, hears=False),
    EffectKind(id="fixed", make=Fixed, hears=False),
    EffectKind(id="rainbow", make=Rainbow, hears=False),
    EffectKind(id="rave", make=rave, hears=True),
    EffectKind(id="spectrum", make=Spectrum, hears=True),
    EffectKind(id="wavelength", make=Wavelength, hears=True),
    EffectKind(id="energy", make=Energy, hears=True),
    EffectKind(id="vu", make=Vu, hears=True),
    EffectKind(id="waterfall", make=Waterfall, hears=True),
    EffectKind(id="ripple", make=Ripple, hears=True),
    EffectKind(id="pulse", make=Pulse, hears=True),
    EffectKind(id="strobe", make=Strobe, hears=True),
    EffectKind(id="melody", make=Melody, hears=True),
    EffectKind(id="comet", make=Comet, hears=True),
    EffectKind(id="chase", make=Chase, hears=True),
    EffectKind(id="sparkle", make=Sparkle, hears=True),
    EffectKind(id="fire", make=Fire, hears=True),
    EffectKind(id="breathe", make=Breathe, hears=False),
)

EFFECTS: Final[Mapping[str, EffectKind]] = {kind.id: kind for kind in _KINDS}
"""By id, in the order in which they are offered."""
