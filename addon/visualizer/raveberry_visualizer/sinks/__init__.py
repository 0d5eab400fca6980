"""Drivers of LED devices, one module for each protocol or chip."""

from raveberry_visualizer.sinks.config.entry_fields import LightEntryError
from raveberry_visualizer.sinks.config.light_entry import LightSpec, light_spec
from raveberry_visualizer.sinks.config.lights_option import LightPlan, PartSpec, read_lights_option
from raveberry_visualizer.sinks.config.sink_kind import SinkKind
from raveberry_visualizer.sinks.discovery.wled_search import WledSearch, found_spec

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
    "light_spec",
    "read_lights_option",
]
