"""What people chose for one light."""

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
    """What one light should show.

    Attributes:
        brightness: 0 to 255.
        color: red, green, blue, each 0 to 255.
        effect: an id of the table of effects.
        parameters: what was tuned, by effect and parameter; also of effects not shown now.
        palette: the name of the colours that take the place of the effect's; OWN for none.
        is_monochrome: all pixels alike, as on a lamp.
        delay_ms: -500 to 2,000. Above 0 frames are shown so much later; below, beats are told so
            much earlier, which is all of the future that can be known.
        gamma: 1 to 3; 1 is linear.
        white: what full white is shown as, each 0 to 255.
        crossfade_s: from one effect to another.
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
    """What should be shown from the next bar on, or at once while no beat is heard.

    Attributes:
        bar: so many bars had begun when this was chosen.
    """

    setting: LightSetting
    bar: int

    def is_due(self, features: Features) -> bool:
        """Whether that bar has begun."""
        return features.bpm is None or features.bars != self.bar


FRESH_SETTING: Final = LightSetting(
    is_on=True, brightness=255, color=(255, 180, 107), effect="rave", crossfade_s=0.5
)
"""For a light never seen before: it dances at once. The colour is a lamp of 3,000 K."""
