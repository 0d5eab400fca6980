"""LED devices and how they are spoken to."""

from .discovery import WledSearch, found_spec
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
    "WledSearch",
    "found_spec",
    "light_plans",
    "light_spec",
]
