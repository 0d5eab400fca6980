"""Effects: pure functions of music, colours and time that draw frames."""

from .registry import EFFECTS, OVERLAYS, OVERRIDES, Colors, EffectKind
from .shared.effect import Effect, Frame, Look, black_frame
from .shared.palettes import COVER, OWN, PALETTES, REQUESTER, WHEEL_SIZE, Rgb, gradient, wheel
from .shared.parameter import Parameter

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
