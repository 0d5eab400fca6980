"""Base classes of the entities."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, Final

from homeassistant.core import callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .command_errors import RaveberryError
from .const import DOMAIN
from .coordinator import RaveberryCoordinator, RaveberryState
from .texts import cached_texts, with_nested_texts

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine
    from typing import Any

    from homeassistant.helpers.entity import EntityDescription

    from .mqtt_client import RaveberryClient


AVAILABILITY: Final = frozenset(
    {"is_connected", "is_server_online", "is_visualizer_online", "is_compatible"}
)
"""Fields of the state on which availability depends."""


class RaveberryEntity(CoordinatorEntity[RaveberryCoordinator]):
    """An entity of the device of a config entry."""

    _attr_has_entity_name = True
    _reads: frozenset[str] | None = None
    """Fields of the state that the entity shows, besides availability; None stands for all."""

    def __init__(self, coordinator: RaveberryCoordinator, key: str) -> None:
        """Derive the unique id from the server's id and the key, independent of the name."""
        super().__init__(coordinator)
        self._attr_unique_id = f"{coordinator.info.id}_{key}"
        self._attr_device_info = coordinator.device_info

    @property
    def data(self) -> RaveberryState:
        """State of the server and the visualizer."""
        return self.coordinator.data

    @callback
    def _handle_coordinator_update(self) -> None:
        """Write the state if it depends on what has changed."""
        changed = self.coordinator.changed
        if self._reads is None or not changed.isdisjoint(self._reads | AVAILABILITY):
            self._show_update()

    @callback
    def _show_update(self) -> None:
        """Write the state."""
        self.async_write_ha_state()

    @property
    def client(self) -> RaveberryClient:
        """MQTT client for commands."""
        return self.coordinator.client

    @property
    def available(self) -> bool:
        """Return True if the server is available."""
        return self.data.is_server_available


class DescribedEntity(RaveberryEntity):
    """An entity defined by its entity description."""

    def __init__(self, coordinator: RaveberryCoordinator, description: EntityDescription) -> None:
        """Take the key from the description."""
        super().__init__(coordinator, description.key)
        self.entity_description = description


def command[S: RaveberryEntity, **P, R](
    method: Callable[Concatenate[S, P], Awaitable[R]],
) -> Callable[Concatenate[S, P], Coroutine[Any, Any, R]]:
    """Convert errors of commands into translated Home Assistant errors."""

    @wraps(method)
    async def wrapper(self: S, *args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return await method(self, *args, **kwargs)
        except RaveberryError as err:
            error_type = ServiceValidationError if err.is_callers_fault else HomeAssistantError
            raise error_type(
                translation_domain=DOMAIN,
                translation_key=err.key,
                translation_placeholders=with_nested_texts(
                    cached_texts(self.hass), err.key, err.placeholders
                ),
            ) from err

    return wrapper
