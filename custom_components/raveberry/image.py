"""Image of the QR code for joining the party."""

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
    async_add_entities([JoinCodeImage(hass, entry.runtime_data)])


class JoinCodeImage(RaveberryEntity, ImageEntity):
    """The QR code drawn by the server."""

    _attr_translation_key = "join_qr"
    _attr_content_type = "image/png"
    _reads = frozenset({"join_qr", "join_qr_at"})

    def __init__(self, hass: HomeAssistant, coordinator: RaveberryCoordinator) -> None:
        """Initialize the image entity."""
        RaveberryEntity.__init__(self, coordinator, "join_qr")
        ImageEntity.__init__(self, hass)

    @property
    def available(self) -> bool:
        """Return True if the server is available and has published a code."""
        return super().available and self.data.join_qr is not None

    @property
    def image_last_updated(self) -> datetime | None:
        """Time of the last change of the code."""
        return self.data.join_qr_at

    async def async_image(self) -> bytes | None:
        """Return the image file."""
        return self.data.join_qr.content if self.data.join_qr else None
