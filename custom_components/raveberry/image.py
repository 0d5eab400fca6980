"""The QR code by which guests join."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.components.image import ImageEntity

from .entity import RaveberryEntity

if TYPE_CHECKING:
    from datetime import datetime

    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import RaveberryConfigEntry, RaveberryCoordinator

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: RaveberryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the image."""
    async_add_entities([JoinCode(hass, entry.runtime_data)])


class JoinCode(RaveberryEntity, ImageEntity):
    """The QR code, as the server drew it."""

    _attr_translation_key = "join_qr"
    _attr_content_type = "image/png"

    def __init__(self, hass: HomeAssistant, coordinator: RaveberryCoordinator) -> None:
        """Be the QR code of a server."""
        RaveberryEntity.__init__(self, coordinator, "join_qr")
        ImageEntity.__init__(self, hass)

    @property
    def available(self) -> bool:
        """Whether the server is there and has a code."""
        return super().available and self.known.join_qr is not None

    @property
    def image_last_updated(self) -> datetime | None:
        """When the code changed."""
        return self.known.join_qr_at

    async def async_image(self) -> bytes | None:
        """The image file."""
        return self.known.join_qr.content if self.known.join_qr else None
