"""What the lights can draw: pure functions of music, colour and time."""

from .effect import Effect, Frame, Look, black_frame
from .parameter import Parameter
from .registry import EFFECTS, EffectKind

__all__ = ["EFFECTS", "Effect", "EffectKind", "Frame", "Look", "Parameter", "black_frame"]
