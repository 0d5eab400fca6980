"""LED devices and how they are spoken to."""

from .entry import LightEntryError, LightSpec, SinkKind, light_spec
from .registry import SINKS

__all__ = ["SINKS", "LightEntryError", "LightSpec", "SinkKind", "light_spec"]
