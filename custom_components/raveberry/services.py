"""Actions of the integration, as entity services of the media player."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final, cast

import voluptuous as vol
from homeassistant.components.media_player import DOMAIN as MEDIA_PLAYER
from homeassistant.core import SupportsResponse, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import async_register_platform_entity_service
from homeassistant.util import dt as dt_util

from .const import DOMAIN

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse
    from homeassistant.helpers.entity import Entity
    from homeassistant.helpers.typing import VolDictType

    from .media_player import RaveberryMediaPlayer

_ENTRY: VolDictType = {vol.Required("entry"): cv.string}
_GUEST: VolDictType = {vol.Required("guest"): cv.string}
_ENQUEUE: VolDictType = {
    vol.Exclusive("query", "song"): cv.string,
    vol.Exclusive("uri", "song"): cv.string,
    vol.Optional("dedication"): cv.string,
}
_PLAYLIST: VolDictType = {
    vol.Exclusive("query", "playlist"): cv.string,
    vol.Exclusive("uri", "playlist"): cv.string,
}
_VOTE: VolDictType = _ENTRY | {vol.Required("value"): vol.All(vol.Coerce(int), vol.In([-1, 0, 1]))}

_OUTPUT: VolDictType = {
    vol.Required("output"): cv.string,
    vol.Required("on"): cv.boolean,
    vol.Optional("exclusive", default=False): cv.boolean,
}
_SINCE: VolDictType = {vol.Optional("since"): cv.datetime}

_QUERIES: Final[Mapping[str, tuple[str, VolDictType | None]]] = {
    "get_guests": ("guests", None),
    "get_history": (
        "history",
        _SINCE | {vol.Optional("limit"): vol.All(vol.Coerce(int), vol.Range(1, 500))},
    ),
    "get_stats": ("stats", _SINCE),
    "get_sources": ("sources", None),
    "get_library": ("library", None),
}
"""Actions that return the result of a query command, with its name and schema."""

_COMMANDS: Final[tuple[tuple[str, VolDictType | None, SupportsResponse], ...]] = (
    ("vote", _VOTE, SupportsResponse.NONE),
    ("prioritize", _ENTRY, SupportsResponse.NONE),
    ("move", _ENTRY | {vol.Optional("before"): cv.string}, SupportsResponse.NONE),
    ("remove", _ENTRY, SupportsResponse.NONE),
    ("approve", _ENTRY, SupportsResponse.NONE),
    ("reject", _ENTRY, SupportsResponse.NONE),
    ("bring_back", _ENTRY, SupportsResponse.OPTIONAL),
    ("undo", None, SupportsResponse.OPTIONAL),
    ("enqueue_random", None, SupportsResponse.OPTIONAL),
    ("enqueue_playlist", _PLAYLIST, SupportsResponse.OPTIONAL),
    (
        "mute_guest",
        _GUEST | {vol.Required("minutes"): vol.All(vol.Coerce(int), vol.Range(0, 10_080))},
        SupportsResponse.NONE,
    ),
    ("ban_guest", _GUEST | {vol.Optional("on", default=True): cv.boolean}, SupportsResponse.NONE),
    ("forget_guest", _GUEST, SupportsResponse.NONE),
    ("set_role", _GUEST | {vol.Required("role"): vol.In(["guest", "mod"])}, SupportsResponse.NONE),
    ("approve_text", {vol.Required("text"): cv.string}, SupportsResponse.NONE),
    ("reject_text", {vol.Required("text"): cv.string}, SupportsResponse.NONE),
    ("add_hashtag", {vol.Required("text"): cv.string}, SupportsResponse.NONE),
    ("remove_hashtag", {vol.Required("text"): cv.string}, SupportsResponse.NONE),
    ("add_light", {vol.Required("device"): cv.string}, SupportsResponse.NONE),
    ("remove_light", {vol.Required("device"): cv.string}, SupportsResponse.NONE),
    ("save_light_scene", {vol.Required("name"): cv.string}, SupportsResponse.NONE),
    ("remove_light_scene", {vol.Required("name"): cv.string}, SupportsResponse.NONE),
    ("renew_source", {vol.Optional("back", default=False): cv.boolean}, SupportsResponse.NONE),
    ("buzz", {vol.Optional("sound"): vol.In(["yes", "no"])}, SupportsResponse.NONE),
    ("export", None, SupportsResponse.ONLY),
    ("save_playlist", {vol.Required("name"): cv.string}, SupportsResponse.OPTIONAL),
    (
        "open_party",
        {vol.Optional("duration_s"): vol.All(vol.Coerce(int), vol.Range(60, 604_800))},
        SupportsResponse.NONE,
    ),
    ("close_party", None, SupportsResponse.OPTIONAL),
    ("rotate_code", None, SupportsResponse.OPTIONAL),
    ("make_mod_code", None, SupportsResponse.ONLY),
    (
        "set_setting",
        {vol.Required("name"): cv.string, vol.Required("value"): object},
        SupportsResponse.NONE,
    ),
)
"""Actions that send the command of the same name, with schema and response.

The server validates the arguments; the schemas only convert what Home Assistant passes.
"""


@callback
def register_services(hass: HomeAssistant) -> None:
    """Register the actions of the media player."""
    _register(hass, "get_queue", "async_get_queue", None, SupportsResponse.ONLY)
    _register(hass, "set_output", "async_set_output", _OUTPUT, SupportsResponse.NONE)
    _register(hass, "enqueue", "async_enqueue", _ENQUEUE, SupportsResponse.OPTIONAL)
    _register(hass, "get_undecided", "async_get_undecided", None, SupportsResponse.ONLY)
    for action, (query, schema) in _QUERIES.items():
        _register(hass, action, _forward_command(query), schema, SupportsResponse.ONLY)
    for name, schema, response in _COMMANDS:
        _register(hass, name, _forward_command(name), schema, response)


def _register(
    hass: HomeAssistant,
    name: str,
    func: str | Callable[[Entity, ServiceCall], Awaitable[ServiceResponse]],
    schema: VolDictType | None,
    response: SupportsResponse,
) -> None:
    async_register_platform_entity_service(
        hass,
        DOMAIN,
        name,
        entity_domain=MEDIA_PLAYER,
        func=func,
        schema=schema,
        supports_response=response,
    )


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
