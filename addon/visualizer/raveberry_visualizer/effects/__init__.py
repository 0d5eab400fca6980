"""What the lights can draw: pure functions of music, colour and time."""

from .effect import Effect, Frame, Look, black_frame
from .palette import COVER, OWN, PALETTES, REQUESTER, WHEEL_SIZE, Rgb, gradient, wheel
from .parameter import Parameter
from .registry import EFFECTS, OVERLAYS, OVERRIDES, Colors, EffectKind

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
