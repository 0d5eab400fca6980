"""Media sources of Home Assistant: browsing, and URLs that the server can fetch."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components import media_source
from homeassistant.components.media_player import async_process_play_media_url
from homeassistant.components.media_player.errors import BrowseError
from yarl import URL

from .const import DOMAIN, LOGGER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homeassistant.components.media_player import BrowseMedia, SearchMediaQuery
    from homeassistant.core import HomeAssistant

_RADIO_PREFIX: Final = "media-source://radio_browser/"
"""Media ids of internet radio stations, whose URLs are public endless streams."""

_LOCAL_MEDIA: Final = "media-source://media_source"

SEARCH_WITHIN_S: Final = 3.0
MAX_FOLDERS: Final = 100
MAX_FOUND: Final = 20

_AUDIO_TYPES: Final = ("audio/", "application/ogg")


def is_home_assistant_media(media_id: str) -> bool:
    """Return whether the media is a media source item or a path of Home Assistant."""
    return media_source.is_media_source_id(media_id) or media_id.startswith("/")


def is_radio_station(media_id: str) -> bool:
    """Return whether the media is an internet radio station."""
    return media_id.startswith(_RADIO_PREFIX)


async def resolve_url(
    hass: HomeAssistant, media_id: str, player: str, *, is_local_app: bool
) -> str:
    """Return a signed URL, valid for a day, from which the server can fetch the media.

    Args:
        hass: the Home Assistant instance.
        media_id: media of Home Assistant, see `is_home_assistant_media`.
        player: entity that plays the media.
        is_local_app: whether the server is an app (add-on) of this Home Assistant.

    Raises:
        HomeAssistantError: the media does not exist, or Home Assistant has no URL.
    """
    url = media_id
    if media_source.is_media_source_id(media_id):
        url = (await media_source.async_resolve_media(hass, media_id, player)).url
    return async_process_play_media_url(hass, url, for_supervisor_network=is_local_app)


def host_and_port(url: str) -> str:
    """Return host and port of a URL, as in the setting `allowed_private_hosts`."""
    parsed = URL(url)
    host = f"[{parsed.host}]" if parsed.host and ":" in parsed.host else parsed.host
    return f"{host}:{parsed.port}"


async def browse(hass: HomeAssistant, media_id: str) -> BrowseMedia:
    """Browse a media source; only audio is listed.

    Raises:
        BrowseError: the media id does not exist.
    """
    return await media_source.async_browse_media(hass, media_id, content_filter=_is_audio)


async def root_children(hass: HomeAssistant) -> Sequence[BrowseMedia]:
    """Return the top-level items of the media sources, empty if there are none.

    The party's own media are its library and history.
    """
    if media_source.DOMAIN not in hass.config.components:
        return ()
    try:
        root = await media_source.async_browse_media(hass, None, content_filter=_is_audio)
    except BrowseError as err:
        LOGGER.debug("Cannot browse the media sources: %s", err)
        return ()
    if root.domain is not None:
        return (root,)
    return [child for child in root.children or () if getattr(child, "domain", None) != DOMAIN]


async def search(hass: HomeAssistant, query: SearchMediaQuery) -> list[BrowseMedia]:
    """Return the audio files with a matching name, of the folder of the query or of all.

    Only the first folders are read, as there may be many and a person waits.
    """
    if media_source.DOMAIN not in hass.config.components:
        return []
    start = query.media_content_id or ""
    folders = deque([start if is_home_assistant_media(start) else _LOCAL_MEDIA])
    words = query.search_query.casefold().split()
    found: list[BrowseMedia] = []
    with suppress(TimeoutError):
        async with asyncio.timeout(SEARCH_WITHIN_S):
            for _ in range(MAX_FOLDERS):
                if not folders or len(found) >= MAX_FOUND:
                    break
                try:
                    folder = await browse(hass, folders.popleft())
                except BrowseError as err:
                    LOGGER.debug("Cannot search a folder: %s", err)
                    continue
                for item in folder.children or ():
                    if item.can_expand:
                        folders.append(item.media_content_id)
                    elif all(word in item.title.casefold() for word in words):
                        found.append(item)
    return found[:MAX_FOUND]


def media_metadata(extra: dict[str, Any]) -> dict[str, str]:
    """Return title, artist, album and artwork from `extra`, plain or in Google Cast's format."""
    fields = {**extra, **(extra.get("metadata") or {})}
    images = fields.get("images") or [{}]
    metadata = {
        "title": fields.get("title"),
        "artist": fields.get("artist"),
        "album": fields.get("album") or fields.get("albumName"),
        "artwork": fields.get("thumbnail") or fields.get("thumb") or images[0].get("url"),
    }
    return {name: str(value) for name, value in metadata.items() if value}


def _is_audio(item: BrowseMedia) -> bool:
    return item.media_content_type.startswith(_AUDIO_TYPES)
