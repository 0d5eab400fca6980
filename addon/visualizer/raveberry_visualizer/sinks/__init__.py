"""LED devices and how they are spoken to."""

from .entry import LightEntryError, LightSpec, SinkKind, light_spec
from .plans import LightPlan, PartSpec, light_plans
from .registry import SINKS

__all__ = [
    "SINKS",
    "LightEntryError",
    "LightPlan",
    "LightSpec",
    "PartSpec",
    "SinkKind",
    "light_plans",
    "light_spec",
]
