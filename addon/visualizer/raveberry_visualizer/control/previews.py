"""What lights show, sent as pictures while somebody looks."""

from collections.abc import Iterator, Mapping
from typing import Final

from raveberry_visualizer.engine import Light

PREVIEW_INTERVAL_S: Final = 0.04
MOST_PREVIEW_PIXELS: Final = 160


class Previews:
    """Knows until when somebody looks, and what they have seen."""

    def __init__(self) -> None:
        self._until_s = 0.0
        self._sent_at_s = 0.0
        self._seen: dict[str, bytes] = {}

    def are_watched(self, now_s: float) -> bool:
        """Somebody looks."""
        return now_s < self._until_s

    def watch(self, for_s: float, now_s: float) -> None:
        """Somebody looks for so long from now on."""
        if not self.are_watched(now_s):
            self._seen.clear()
        self._until_s = now_s + for_s

    def due(self, lights: Mapping[str, Light], now_s: float) -> Iterator[tuple[str, bytes]]:
        """The lights that look other than before: red, green and blue of their pixels."""
        if not self.are_watched(now_s) or now_s - self._sent_at_s < PREVIEW_INTERVAL_S:
            return
        self._sent_at_s = now_s
        for device, light in lights.items():
            pixels = light.preview
            step = -(-len(pixels) // MOST_PREVIEW_PIXELS)
            payload = pixels[::step].tobytes()
            if self._seen.get(device) != payload:
                self._seen[device] = payload
                yield device, payload
