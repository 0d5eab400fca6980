"""Selection of the previews of lights to publish while a page shows them."""

from collections.abc import Iterator, Mapping
from typing import Final

from raveberry_contract.topics import LIGHT_PREVIEW

from raveberry_visualizer.engine import Light

PREVIEW_INTERVAL_S: Final = LIGHT_PREVIEW.delivery.interval_s
MOST_PREVIEW_PIXELS: Final = 160


class PreviewSelector:
    """Selector of the previews that are due and have changed."""

    def __init__(self) -> None:
        self._watched_until_s = 0.0
        self._published_at_s = 0.0
        self._published: dict[str, bytes] = {}

    def are_watched(self, now_s: float) -> bool:
        """Check that a page shows previews."""
        return now_s < self._watched_until_s

    def watch(self, for_s: float, now_s: float) -> None:
        """Publish previews for this time."""
        if not self.are_watched(now_s):
            self._published.clear()
        self._watched_until_s = now_s + for_s

    def due(self, lights: Mapping[str, Light], now_s: float) -> Iterator[tuple[str, bytes]]:
        """Yield the id and the pixels, red, green and blue, of each light that has changed."""
        if not self.are_watched(now_s) or now_s - self._published_at_s < PREVIEW_INTERVAL_S:
            return
        self._published_at_s = now_s
        for device, light in lights.items():
            pixels = light.preview
            step = -(-len(pixels) // MOST_PREVIEW_PIXELS)
            payload = pixels[::step].tobytes()
            if self._published.get(device) != payload:
                self._published[device] = payload
                yield device, payload
