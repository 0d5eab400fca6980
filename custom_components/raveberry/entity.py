"""What all entities share."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate

from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .const import DOMAIN
from .coordinator import Known, RaveberryCoordinator
from .errors import RaveberryError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine
    from typing import Any

    from homeassistant.helpers.entity import EntityDescription

    from .client import Client


class RaveberryEntity(CoordinatorEntity[RaveberryCoordinator]):
    """An entity of the one device of an entry."""

    _attr_has_entity_name = True

    def __init__(self, coordinator: RaveberryCoordinator, key: str) -> None:
        """Be the entity of that key; its unique id outlives names, nodes and addresses."""
        super().__init__(coordinator)
        self._attr_unique_id = f"{coordinator.info.id}_{key}"
        self._attr_device_info = coordinator.device_info

    @property
    def known(self) -> Known:
        """What the server and the visualizer have said."""
        return self.coordinator.data

    @property
    def client(self) -> Client:
        """Takes the commands."""
        return self.coordinator.client

    @property
    def available(self) -> bool:
        """Whether the server is there."""
        return self.known.is_server_available


class DescribedEntity(RaveberryEntity):
    """An entity of which there are several of a kind, each with a description."""

    def __init__(self, coordinator: RaveberryCoordinator, description: EntityDescription) -> None:
        """Be the entity of that description."""
        super().__init__(coordinator, description.key)
        self.entity_description = description


def command[S: RaveberryEntity, **P, R](
    method: Callable[Concatenate[S, P], Awaitable[R]],
) -> Callable[Concatenate[S, P], Coroutine[Any, Any, R]]:
    """A method whose failures reach the person who asked, in their language."""

    @wraps(method)
    async def told(self: S, *args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return await method(self, *args, **kwargs)
        except RaveberryError as err:
            kind = ServiceValidationError if err.is_callers_fault else HomeAssistantError
            raise kind(
                translation_domain=DOMAIN,
                translation_key=err.key,
                translation_placeholders=err.placeholders,
            ) from err

    return told
