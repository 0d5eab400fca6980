"""The declaration of an effect."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from .effect import Effect
from .parameter import Parameter


class Colors(Enum):
    """Source of the colours of an effect, which a chosen palette replaces.

    CHOSEN: `Look.color`. WHEEL: all hues, or those of `Look.wheel`. OWN: the effect has fixed
    colours, and is tinted by the engine when a palette is chosen.
    """

    CHOSEN = auto()
    WHEEL = auto()
    OWN = auto()


class Use(Enum):
    """Use of an effect.

    CHOICE: a person or the automatic show chooses it. OVERRIDE: it temporarily replaces the chosen
    one. OVERLAY: it is temporarily drawn over the chosen one.
    """

    CHOICE = auto()
    OVERRIDE = auto()
    OVERLAY = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectKind:
    """Description of an effect, declared as `KIND` by its module.

    Attributes:
        make: creates one for a number of pixels, 1 to 20,000.
        uses_audio: it follows the music, so sound has to be captured for it.
        is_still: its frame never changes; such effects come first in lists.
        parameters: the adjustable ones.
        make_matrix: creates one for columns and rows, whose frame is row by row from the top; None
            for an effect along one line.
    """

    id: str
    make: Callable[[int], Effect]
    uses_audio: bool
    colors: Colors = Colors.CHOSEN
    use: Use = Use.CHOICE
    is_still: bool = False
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
