"""Driver of a virtual light that only pages show."""

from typing import Final

from raveberry_visualizer.engine import Pixels

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
