"""Driver of a virtual light that only pages show."""

from collections.abc import Callable
from typing import Final

from raveberry_visualizer.engine import PREVIEW, Device, LedSink, Pixels
from raveberry_visualizer.sinks.config.entry_fields import Fields
from raveberry_visualizer.sinks.config.sink_kind import MOST_PIXELS, SinkKind

_KEEP_ALIVE_S: Final = 60.0


class PreviewSink:
    """Discards frames; previews are read from the light."""

    keep_alive_s = _KEEP_ALIVE_S

    def send(self, frame: Pixels) -> None:
        """Do nothing."""

    def release(self) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""


def _plan(_fields: Fields, _device: Device) -> Callable[[], LedSink]:
    return PreviewSink


KIND: Final = SinkKind(id=PREVIEW, most_pixels=MOST_PIXELS, most_primaries=3, plan=_plan)
