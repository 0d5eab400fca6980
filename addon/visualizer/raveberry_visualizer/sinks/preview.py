"""A light without a device: only the pages show it."""

from typing import Final

from raveberry_visualizer.engine import Pixels

_NOBODY_WAITS_S: Final = 60.0


class PreviewSink:
    """Takes every frame and does nothing: whoever looks gets what the light has drawn."""

    keep_alive_s = _NOBODY_WAITS_S

    def send(self, frame: Pixels) -> None:
        """It is drawn already."""

    def release(self) -> None:
        """Nobody else could take it."""

    def close(self) -> None:
        """There is nothing to let go of."""
