"""The table of all effects."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import Final

from raveberry_visualizer.effects.shared.effect import Effect
from raveberry_visualizer.effects.shared.parameter import Parameter

from . import (
    aurora,
    bars,
    breathe,
    comet,
    kick_countdown,
    lightning,
    melody,
    pulse,
    rings,
    skyline,
    sparkle,
    spectrum,
    swing,
    vote_confetti,
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
from .disabled import Disabled
from .energy import Energy
from .fire import Fire
from .fixed import Fixed
from .kick_countdown import KickCountdown
from .lightning import Lightning
from .melody import Melody
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
from .vote_confetti import Confetti
from .vu import Vu
from .waterfall import Waterfall
from .wavelength import Wavelength


class Colors(Enum):
    """Source of the colours of an effect, which a chosen palette replaces.

    CHOSEN: `Look.color`. WHEEL: all hues, or those of `Look.wheel`. OWN: the effect has fixed
    colours, and is tinted by the engine when a palette is chosen.
    """

    CHOSEN = auto()
    WHEEL = auto()
    OWN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectKind:
    """Description of an effect.

    Attributes:
        make: creates one for a number of pixels, 1 to 20,000.
        uses_audio: it follows the music, so sound has to be captured for it.
        parameters: the adjustable ones.
        make_matrix: creates one for columns and rows, whose frame is row by row from the top; None
            for an effect along one line.
    """

    id: str
    make: Callable[[int], Effect]
    uses_audio: bool
    colors: Colors = Colors.CHOSEN
    parameters: tuple[Parameter, ...] = ()
    make_matrix: Callable[[int, int], Effect] | None = None

    def parameter_values(self, chosen: Mapping[str, float]) -> Mapping[str, float]:
        """Return a value for each parameter: the chosen one, or the default if out of range."""
        return {
            parameter.id: value
            if (value := chosen.get(parameter.id)) is not None and parameter.allows(value)
            else parameter.default
            for parameter in self.parameters
        }


_KINDS: Final = (
    EffectKind(id="disabled", make=Disabled, uses_audio=False),
    EffectKind(id="fixed", make=Fixed, uses_audio=False),
    EffectKind(id="rainbow", make=Rainbow, uses_audio=False, colors=Colors.WHEEL),
    EffectKind(id="rave", make=rave, uses_audio=True, colors=Colors.OWN),
    EffectKind(id="spectrum", make=Spectrum, uses_audio=True, parameters=spectrum.PARAMETERS),
    EffectKind(id="wavelength", make=Wavelength, uses_audio=True, colors=Colors.WHEEL),
    EffectKind(id="energy", make=Energy, uses_audio=True, colors=Colors.OWN),
    EffectKind(id="vu", make=Vu, uses_audio=True, colors=Colors.OWN, parameters=vu.PARAMETERS),
    EffectKind(
        id="waterfall",
        make=Waterfall,
        uses_audio=True,
        colors=Colors.OWN,
        parameters=waterfall.PARAMETERS,
    ),
    EffectKind(id="ripple", make=Ripple, uses_audio=True),
    EffectKind(id="pulse", make=Pulse, uses_audio=True, parameters=pulse.PARAMETERS),
    EffectKind(id="strobe", make=Strobe, uses_audio=True),
    EffectKind(
        id="melody", make=Melody, uses_audio=True, colors=Colors.WHEEL, parameters=melody.PARAMETERS
    ),
    EffectKind(id="comet", make=Comet, uses_audio=True, parameters=comet.PARAMETERS),
    EffectKind(id="chase", make=Chase, uses_audio=True),
    EffectKind(id="sparkle", make=Sparkle, uses_audio=True, parameters=sparkle.PARAMETERS),
    EffectKind(id="fire", make=Fire, uses_audio=True, colors=Colors.OWN),
    EffectKind(id="aurora", make=Aurora, uses_audio=True, parameters=aurora.PARAMETERS),
    EffectKind(
        id="bars", make=Bars, uses_audio=True, colors=Colors.WHEEL, parameters=bars.PARAMETERS
    ),
    EffectKind(id="lightning", make=Lightning, uses_audio=True, parameters=lightning.PARAMETERS),
    EffectKind(id="swing", make=Swing, uses_audio=True, parameters=swing.PARAMETERS),
    EffectKind(
        id="skyline",
        make=partial(Skyline, rows=1),
        make_matrix=Skyline,
        uses_audio=True,
        colors=Colors.WHEEL,
        parameters=skyline.PARAMETERS,
    ),
    EffectKind(
        id="rings",
        make=partial(Rings, rows=1),
        make_matrix=Rings,
        uses_audio=True,
        parameters=rings.PARAMETERS,
    ),
    EffectKind(id="breathe", make=Breathe, uses_audio=False, parameters=breathe.PARAMETERS),
)

EFFECTS: Final[Mapping[str, EffectKind]] = {kind.id: kind for kind in _KINDS}
"""By id, in display order."""

OVERRIDES: Final[Mapping[str, EffectKind]] = {
    kind.id: kind
    for kind in (
        EffectKind(id="alarm", make=Alarm, uses_audio=False),
        EffectKind(id="click", make=Click, uses_audio=True),
    )
}
"""Effects that temporarily replace the chosen one and cannot be chosen; by id."""

OVERLAYS: Final[Mapping[str, EffectKind]] = {
    kind.id: kind
    for kind in (
        EffectKind(
            id="confetti",
            make=Confetti,
            uses_audio=False,
            colors=Colors.OWN,
            parameters=vote_confetti.PARAMETERS,
        ),
        EffectKind(
            id="countdown",
            make=KickCountdown,
            uses_audio=False,
            parameters=kick_countdown.PARAMETERS,
        ),
    )
}
"""Effects that are temporarily drawn over the chosen one and cannot be chosen; by id."""
