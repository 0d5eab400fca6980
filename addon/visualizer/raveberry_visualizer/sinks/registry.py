"""All protocols and chips, as their modules declare them."""

from typing import Final

from raveberry_visualizer.plugin_discovery import plugins
from raveberry_visualizer.sinks.config.sink_kind import SinkKind

SINKS: Final = plugins("raveberry_visualizer.sinks", SinkKind)
"""By the `kind` of an entry of RAVEBERRY_LIGHTS."""
