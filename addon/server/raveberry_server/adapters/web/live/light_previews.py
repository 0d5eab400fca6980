"""Subscription of one page to light previews."""

import asyncio
from collections.abc import Callable
from typing import Final

from raveberry_contract import messages

from raveberry_server.presenter.lights_cache import LightsCache

PREVIEW_EVERY_S: Final = 0.04


class LightPreviews:
    """Subscription to light previews, with all devices of an interval in one frame."""

    def __init__(
        self, *, lights_cache: LightsCache, send: Callable[[messages.PreviewFrame], None]
    ) -> None:
        self._send = send
        self._unsent: dict[str, str] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._stop = lights_cache.watch(self._note)

    def end(self) -> None:
        """End the subscription."""
        self._stop()
        if self._timer is not None:
            self._timer.cancel()

    def _note(self, device: str, pixels: str) -> None:
        self._unsent[device] = pixels
        if self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(PREVIEW_EVERY_S, self._flush)

    def _flush(self) -> None:
        self._timer = None
        pixels, self._unsent = self._unsent, {}
        self._send(messages.PreviewFrame(pixels=pixels))
