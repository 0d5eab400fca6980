"""The one table of effects."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from .disabled import Disabled
from .effect import Effect
from .fixed import Fixed
from .rainbow import Rainbow
from .rave import rave
from .spectrum import Spectrum


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
)

EFFECTS: Final[Mapping[str, EffectKind]] = {kind.id: kind for kind in _KINDS}
"""By id, in the order in which they are offered."""
