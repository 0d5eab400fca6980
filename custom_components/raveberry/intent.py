"""Intents for voice assistants; what they understand is in `assist/sentences`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.helpers import intent

from .assist.choices import ChooseHandler
from .assist.orders import (
    AnnounceHandler,
    CloseHandler,
    LightsHandler,
    OpenHandler,
    RequestHandler,
    SkipHandler,
    VolumeHandler,
    VoteHandler,
)
from .assist.queries import HowLongHandler, NextHandler, NowPlayingHandler, WhoAskedHandler

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant


async def async_setup_intents(hass: HomeAssistant) -> None:
    """Register the intents."""
    for handler in (
        NowPlayingHandler(),
        NextHandler(),
        WhoAskedHandler(),
        HowLongHandler(),
        RequestHandler(),
        VoteHandler(),
        ChooseHandler(),
        SkipHandler(),
        VolumeHandler(),
        OpenHandler(),
        CloseHandler(),
        AnnounceHandler(),
        LightsHandler(),
    ):
        intent.async_register(hass, handler)
