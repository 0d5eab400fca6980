"""Actions of the integration, as entity services of the media player."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, cast

import voluptuous as vol
from homeassistant.components.media_player import DOMAIN as MEDIA_PLAYER
from homeassistant.core import SupportsResponse, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import async_register_platform_entity_service
from homeassistant.util import dt as dt_util

from .actions import ACTIONS, arguments_of
from .const import DOMAIN
from .contract.commands import NONE

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse
    from homeassistant.helpers.entity import Entity
    from homeassistant.helpers.typing import VolDictType

    from .actions import Action
    from .media_player import RaveberryMediaPlayer

_OWN_METHODS: Final[Mapping[str, str]] = {
    "get_queue": "async_get_queue",
    "get_undecided": "async_get_undecided",
    "get_found_lights": "async_get_found_lights",
    "set_output": "async_set_output",
    "enqueue": "async_enqueue",
    "request": "async_request",
    "announce": "async_announce",
}
"""Methods of the media player for actions that do more than send their command."""


@callback
def register_services(hass: HomeAssistant) -> None:
    """Register the actions of the media player."""
    for name, action in ACTIONS.items():
        command = action.command
        async_register_platform_entity_service(
            hass,
            DOMAIN,
            name,
            entity_domain=MEDIA_PLAYER,
            func=_OWN_METHODS[name]
            if command is None or name in _OWN_METHODS
            else _forward_command(command.name),
            schema=_schema(action),
            supports_response=_response(action),
        )


def _response(action: Action) -> SupportsResponse:
    if action.needs_response:
        return SupportsResponse.ONLY
    has_result = action.command is not None and action.command.result is not NONE
    return SupportsResponse.OPTIONAL if has_result else SupportsResponse.NONE


def _schema(action: Action) -> VolDictType | None:
    """Return the validation of an action, with the types and bounds of its command."""
    schema: VolDictType = {}
    for name, argument in arguments_of(action).items():
        key: vol.Marker
        if name in action.one_of:
            key = vol.Exclusive(name, "one_of")
        elif argument.is_required:
            key = vol.Required(name)
        else:
            key = vol.Optional(name, default=argument.schema.get("default", vol.UNDEFINED))
        schema[key] = _validator(argument.schema)
    return schema or None


def _validator(schema: Mapping[str, Any]) -> Any:
    """Return the validator of a value by its JSON Schema."""
    if "enum" in schema:
        choices = schema["enum"]
        return vol.All(vol.Coerce(type(choices[0])), vol.In(choices))
    match schema.get("type"):
        case "boolean":
            return cv.boolean
        case "string" if schema.get("format") == "date-time":
            return cv.datetime
        case "string":
            return vol.All(cv.string, vol.Length(max=schema.get("maxLength")))
        case "integer" | "number" as kind:
            bounds = vol.Range(schema.get("minimum"), schema.get("maximum"))
            return vol.All(vol.Coerce(int if kind == "integer" else float), bounds)
        case _:
            return object


def _forward_command(name: str) -> Callable[[Entity, ServiceCall], Awaitable[ServiceResponse]]:
    """Return a handler that forwards the action as a command."""

    async def handle(player: Entity, call: ServiceCall) -> ServiceResponse:
        args = {key: _serialize(value) for key, value in call.data.items() if key != "entity_id"}
        result = await cast("RaveberryMediaPlayer", player).async_command(name, args)
        return result if call.return_response else None

    return handle


def _serialize(value: object) -> object:
    """Convert a value for the contract; times without a zone are in Home Assistant's zone."""
    return dt_util.as_utc(value).isoformat() if isinstance(value, datetime) else value
