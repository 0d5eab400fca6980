"""The order in which LEDs expect their primaries."""

from typing import Final

from raveberry_visualizer.sinks.config.sink_kind import ChoiceField

ORDER: Final = ChoiceField(key="order", allowed=("GRB", "RGB", "RBG", "GBR", "BRG", "BGR"))
"""The usual one first."""
