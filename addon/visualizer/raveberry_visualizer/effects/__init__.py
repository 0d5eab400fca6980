"""Effects: pure functions of music, colours and time that draw frames."""

from raveberry_visualizer.effects.shared.effect import Effect, Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import Colors, EffectKind
from raveberry_visualizer.effects.shared.palettes import (
    COVER,
    OWN,
    PALETTES,
    REQUESTER,
    WHEEL_SIZE,
    Rgb,
    gradient,
    wheel,
)
from raveberry_visualizer.effects.shared.parameter import Parameter

from .registry import EFFECTS, OVERLAYS, OVERRIDES

__all__ = [
    "COVER",
    "EFFECTS",
    "OVERLAYS",
    "OVERRIDES",
    "OWN",
    "PALETTES",
    "REQUESTER",
    "WHEEL_SIZE",
    "Colors",
    "Effect",
    "EffectKind",
    "Frame",
    "Look",
    "Parameter",
    "Rgb",
    "black_frame",
    "gradient",
    "wheel",
]
