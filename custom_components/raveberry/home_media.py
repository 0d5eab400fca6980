"""Home Assistant's own media: what there is, and where the server can have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from homeassistant.components import media_source
from homeassistant.components.media_player import async_process_play_media_url
from homeassistant.components.media_player.errors import BrowseError
from yarl import URL

from .const import LOGGER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homeassistant.components.media_player import BrowseMedia
    from homeassistant.core import HomeAssistant

_STATIONS: Final = "media-source://radio_browser/"
"""What is an address of a stream without an end, out in the world."""

_SOUND_TYPES: Final = ("audio/", "application/ogg")


def is_at_home(media_id: str) -> bool:
    """Whether Home Assistant itself has it: in a media source, or under its own address."""
    return media_source.is_media_source_id(media_id) or media_id.startswith("/")


def is_station(media_id: str) -> bool:
    """Whether it is a radio station."""
    return media_id.startswith(_STATIONS)


async def address_of(hass: HomeAssistant, media_id: str, player: str, *, is_app_here: bool) -> str:
    """Where the server can fetch media of Home Assistant, for a day; it holds a signature.

    Args:
        hass: whose media they are.
        media_id: one that `is_at_home`.
        player: the entity that is to play it.
        is_app_here: whether the server is an app (add-on) of this Home Assistant.

    Raises:
        HomeAssistantError: there is no such medium, or no address of Home Assistant's own.
    """
    address = media_id
    if media_source.is_media_source_id(media_id):
        address = (await media_source.async_resolve_media(hass, media_id, player)).url
    return async_process_play_media_url(hass, address, for_supervisor_network=is_app_here)


def host_and_port(address: str) -> str:
    """The part of an address that the server's host has to allow, as that setting spells it."""
    url = URL(address)
    host = f"[{url.host}]" if url.host and ":" in url.host else url.host
    return f"{host}:{url.port}"


async def page(hass: HomeAssistant, media_id: str) -> BrowseMedia:
    """One page of the media sources, with nothing on it but sound.

    Raises:
        BrowseError: there is no such page.
    """
    return await media_source.async_browse_media(hass, media_id, content_filter=_is_sound)


async def front_lines(hass: HomeAssistant) -> Sequence[BrowseMedia]:
    """The lines of the media sources on a front page; none without media sources."""
    if media_source.DOMAIN not in hass.config.components:
        return ()
    try:
        front = await media_source.async_browse_media(hass, None, content_filter=_is_sound)
    except BrowseError as err:
        LOGGER.debug("The media sources have no front page: %s", err)
        return ()
    return front.children or () if front.domain is None else (front,)


def said_of(extra: dict[str, Any]) -> dict[str, str]:
    """What an action says of a medium: plainly, or as for Google Cast."""
    told = {**extra, **(extra.get("metadata") or {})}
    images = told.get("images") or [{}]
    said = {
        "title": told.get("title"),
        "artist": told.get("artist"),
        "album": told.get("album") or told.get("albumName"),
        "artwork": told.get("thumbnail") or told.get("thumb") or images[0].get("url"),
    }
    return {name: str(text) for name, text in said.items() if text}


def _is_sound(item: BrowseMedia) -> bool:
    return item.media_content_type.startswith(_SOUND_TYPES)
