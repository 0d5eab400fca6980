"""Images of the QR codes for joining the party and the guests' Wi-Fi."""

from __future__ import annotations

from base64 import b64decode
from typing import TYPE_CHECKING

from homeassistant.components.image import ImageEntity
from homeassistant.core import callback
from homeassistant.util import dt as dt_util

from .command_errors import RaveberryError, RefusedError
from .const import LOGGER
from .contract.messages import WifiQr
from .entity import AVAILABILITY, RaveberryEntity

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
    """Add the images."""
    async_add_entities(
        [JoinCodeImage(hass, entry.runtime_data), WifiImage(hass, entry.runtime_data)]
    )


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


class WifiImage(RaveberryEntity, ImageEntity):
    """The QR code of the guests' Wi-Fi, which contains the password.

    It is read from the server, which publishes it nowhere, and kept nowhere but here.
    """

    _attr_translation_key = "wifi_qr"
    _attr_content_type = "image/png"
    _attr_entity_registry_enabled_default = False
    _reads = frozenset({"settings"})

    def __init__(self, hass: HomeAssistant, coordinator: RaveberryCoordinator) -> None:
        """Initialize the image entity."""
        RaveberryEntity.__init__(self, coordinator, "wifi_qr")
        ImageEntity.__init__(self, hass)
        self._picture: bytes | None = None

    async def async_added_to_hass(self) -> None:
        """Read the code."""
        await super().async_added_to_hass()
        self._read_later()

    @property
    def available(self) -> bool:
        """Return True if the server is available and a Wi-Fi is set."""
        return super().available and self._picture is not None

    async def async_image(self) -> bytes | None:
        """Return the image file, with the password of now."""
        await self._read()
        return self._picture

    @callback
    def _handle_coordinator_update(self) -> None:
        """Read the code again if it may have changed; a new password alone is not seen here."""
        if not self.coordinator.changed.isdisjoint({"settings"} | AVAILABILITY):
            self.async_write_ha_state()
            self._read_later()

    @callback
    def _read_later(self) -> None:
        if self.data.is_server_available:
            self.coordinator.config_entry.async_create_background_task(
                self.hass, self._read(), "raveberry Wi-Fi code"
            )

    async def _read(self) -> None:
        picture: bytes | None = None
        try:
            answer = await self.client.typed_command(WifiQr, "wifi_qr")
            picture = b64decode(answer.image, validate=True)
        except RefusedError as err:
            LOGGER.debug("There is no code for the Wi-Fi: %s", err.code)
        except (RaveberryError, ValueError) as err:
            LOGGER.debug("The code for the Wi-Fi is unknown: %s", type(err).__name__)
            return
        if picture != self._picture:
            self._picture = picture
            self._attr_image_last_updated = dt_util.utcnow()
            self.async_write_ha_state()
