"""Settings of one light."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects import OWN, Rgb

BRIGHTNESS_MAX: Final = 255
COLOR_MAX: Final = 255
WHITE: Final = (COLOR_MAX, COLOR_MAX, COLOR_MAX)


@dataclass(frozen=True, slots=True, kw_only=True)
class LightSetting:
    """Everything that can be set for one light.

    Attributes:
        brightness: 0 to 255.
        color: red, green, blue, each 0 to 255.
        effect: an id of the table of effects.
        parameters: adjusted ones by effect and parameter, including effects not shown now.
        palette: name of the palette that replaces the effect's colours; OWN for none.
        is_monochrome: all pixels are equal, as on a lamp.
        delay_ms: -500 to 2,000. Positive values delay the frames; negative ones report beats
            earlier, which are all that can be predicted.
        gamma: 1 to 3; 1 is linear.
        white: colour that full white is shown as, each 0 to 255.
        crossfade_s: duration of the crossfade between effects.
    """

    is_on: bool
    brightness: int
    color: Rgb
    effect: str
    parameters: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    palette: str = OWN
    is_monochrome: bool = False
    delay_ms: int = 0
    gamma: float = 1.0
    white: Rgb = WHITE
    crossfade_s: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A setting that takes effect at the next bar, or at once while no beat is detected.

    Attributes:
        bar: number of bars started when it was set.
    """

    setting: LightSetting
    bar: int

    def is_due(self, features: Features) -> bool:
        """Check that another bar has started."""
        return features.bpm is None or features.bars != self.bar


DEFAULT_SETTING: Final = LightSetting(
    is_on=True, brightness=255, color=(255, 180, 107), effect="rave", crossfade_s=0.5
)
"""For a new light: it follows the music at once. The colour is that of a lamp of 3,000 K."""
