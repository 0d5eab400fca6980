"""The actions that Home Assistant has no name for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import voluptuous as vol
from homeassistant.components.media_player import DOMAIN as MEDIA_PLAYER
from homeassistant.core import SupportsResponse, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import async_register_platform_entity_service

from .const import DOMAIN

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.typing import VolDictType

_ENTRY: VolDictType = {vol.Required("entry"): cv.string}
_ENQUEUE: VolDictType = {
    vol.Exclusive("query", "song"): cv.string,
    vol.Exclusive("uri", "song"): cv.string,
    vol.Optional("dedication"): cv.string,
}
_VOTE: VolDictType = _ENTRY | {vol.Required("value"): vol.All(vol.Coerce(int), vol.In([-1, 0, 1]))}


@callback
def register_services(hass: HomeAssistant) -> None:
    """Make the actions of the player known."""
    for name, func, schema, response in (
        ("get_queue", "async_get_queue", None, SupportsResponse.ONLY),
        ("enqueue", "async_enqueue", _ENQUEUE, SupportsResponse.OPTIONAL),
        ("vote", "async_vote", _VOTE, SupportsResponse.NONE),
        ("prioritize", "async_prioritize", _ENTRY, SupportsResponse.NONE),
        ("remove", "async_remove_entry", _ENTRY, SupportsResponse.NONE),
    ):
        async_register_platform_entity_service(
            hass,
            DOMAIN,
            name,
            entity_domain=MEDIA_PLAYER,
            func=func,
            schema=schema,
            supports_response=response,
        )
