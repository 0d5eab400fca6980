"""The one table of effects."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import Final

from . import (
    aurora,
    bars,
    breathe,
    comet,
    confetti,
    countdown,
    lightning,
    melody,
    pulse,
    rings,
    skyline,
    sparkle,
    spectrum,
    swing,
    vu,
    waterfall,
)
from .alarm import Alarm
from .aurora import Aurora
from .bars import Bars
from .breathe import Breathe
from .chase import Chase
from .click import Click
from .comet import Comet
from .confetti import Confetti
from .countdown import Countdown
from .disabled import Disabled
from .effect import Effect
from .energy import Energy
from .fire import Fire
from .fixed import Fixed
from .lightning import Lightning
from .melody import Melody
from .parameter import Parameter
from .pulse import Pulse
from .rainbow import Rainbow
from .rave import rave
from .rings import Rings
from .ripple import Ripple
from .skyline import Skyline
from .sparkle import Sparkle
from .spectrum import Spectrum
from .strobe import Strobe
from .swing import Swing
from .vu import Vu
from .waterfall import Waterfall
from .wavelength import Wavelength


class Colors(Enum):
    """Where the colours of an effect come from; a palette takes the place of each.

    CHOSEN: `Look.color`. WHEEL: all hues, or those of `Look.wheel`. OWN: of the effect alone, which
    knows no palette and is tinted by whoever shows it.
    """

    CHOSEN = auto()
    WHEEL = auto()
    OWN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectKind:
    """An effect as people choose it.

    Attributes:
        make: makes one for a number of pixels, 1 to 20,000.
        hears: it follows the music, so sound has to be captured for it.
        parameters: what can be tuned about it.
        make_picture: makes one for columns and rows, whose frame is row by row from the top; None
            for an effect that knows but one line.
    """

    id: str
    make: Callable[[int], Effect]
    hears: bool
    colors: Colors = Colors.CHOSEN
    parameters: tuple[Parameter, ...] = ()
    make_picture: Callable[[int, int], Effect] | None = None

    def tuned(self, chosen: Mapping[str, float]) -> Mapping[str, float]:
        """A value for each parameter: the chosen one, or the default where that is impossible."""
        return {
            parameter.id: value
            if (value := chosen.get(parameter.id)) is not None and parameter.allows(value)
            else parameter.default
            for parameter in self.parameters
        }


_KINDS: Final = (
    EffectKind(id="disabled", make=Disabled, hears=False),
    EffectKind(id="fixed", make=Fixed, hears=False),
    EffectKind(id="rainbow", make=Rainbow, hears=False, colors=Colors.WHEEL),
    EffectKind(id="rave", make=rave, hears=True, colors=Colors.OWN),
    EffectKind(id="spectrum", make=Spectrum, hears=True, parameters=spectrum.PARAMETERS),
    EffectKind(id="wavelength", make=Wavelength, hears=True, colors=Colors.WHEEL),
    EffectKind(id="energy", make=Energy, hears=True, colors=Colors.OWN),
    EffectKind(id="vu", make=Vu, hears=True, colors=Colors.OWN, parameters=vu.PARAMETERS),
    EffectKind(
        id="waterfall",
        make=Waterfall,
        hears=True,
        colors=Colors.OWN,
        parameters=waterfall.PARAMETERS,
    ),
    EffectKind(id="ripple", make=Ripple, hears=True),
    EffectKind(id="pulse", make=Pulse, hears=True, parameters=pulse.PARAMETERS),
    EffectKind(id="strobe", make=Strobe, hears=True),
    EffectKind(
        id="melody", make=Melody, hears=True, colors=Colors.WHEEL, parameters=melody.PARAMETERS
    ),
    EffectKind(id="comet", make=Comet, hears=True, parameters=comet.PARAMETERS),
    EffectKind(id="chase", make=Chase, hears=True),
    EffectKind(id="sparkle", make=Sparkle, hears=True, parameters=sparkle.PARAMETERS),
    EffectKind(id="fire", make=Fire, hears=True, colors=Colors.OWN),
    EffectKind(id="aurora", make=Aurora, hears=True, parameters=aurora.PARAMETERS),
    EffectKind(id="bars", make=Bars, hears=True, colors=Colors.WHEEL, parameters=bars.PARAMETERS),
    EffectKind(id="lightning", make=Lightning, hears=True, parameters=lightning.PARAMETERS),
    EffectKind(id="swing", make=Swing, hears=True, parameters=swing.PARAMETERS),
    EffectKind(
        id="skyline",
        make=partial(Skyline, rows=1),
        make_picture=Skyline,
        hears=True,
        colors=Colors.WHEEL,
        parameters=skyline.PARAMETERS,
    ),
    EffectKind(
        id="rings",
        make=partial(Rings, rows=1),
        make_picture=Rings,
        hears=True,
        parameters=rings.PARAMETERS,
    ),
    EffectKind(id="breathe", make=Breathe, hears=False, parameters=breathe.PARAMETERS),
)

EFFECTS: Final[Mapping[str, EffectKind]] = {kind.id: kind for kind in _KINDS}
"""By id, in the order in which they are offered."""

OVERRIDES: Final[Mapping[str, EffectKind]] = {
    kind.id: kind
    for kind in (
        EffectKind(id="alarm", make=Alarm, hears=False),
        EffectKind(id="click", make=Click, hears=True),
    )
}
"""What takes the place of a chosen effect for a while and cannot be chosen; by id."""

OVERLAYS: Final[Mapping[str, EffectKind]] = {
    kind.id: kind
    for kind in (
        EffectKind(
            id="confetti",
            make=Confetti,
            hears=False,
            colors=Colors.OWN,
            parameters=confetti.PARAMETERS,
        ),
        EffectKind(id="countdown", make=Countdown, hears=False, parameters=countdown.PARAMETERS),
    )
}
"""What lies over a chosen effect for a while and cannot be chosen; by id."""
