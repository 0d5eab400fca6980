"""What people chose for one light."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

BRIGHTNESS_MAX: Final = 255
COLOR_MAX: Final = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class LightSetting:
    """What one light should show.

    Attributes:
        brightness: 0 to 255.
        color: red, green, blue, each 0 to 255.
        effect: an id of the table of effects.
        parameters: what was tuned, by effect and parameter; also of effects not shown now.
    """

    is_on: bool
    brightness: int
    color: tuple[int, int, int]
    effect: str
    parameters: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


FRESH_SETTING: Final = LightSetting(
    is_on=True, brightness=255, color=(255, 180, 107), effect="rave"
)
"""For a light never seen before: it dances at once. The colour is a lamp of 3,000 K."""
