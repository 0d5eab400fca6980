"""Browse and search results of the server as media of Home Assistant."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlencode, urljoin

from homeassistant.components.media_player import BrowseMedia, MediaClass, MediaType, SearchMedia

from .contract.messages import (
    BrowseAnswer,
    BrowseItem,
    BrowseKind,
    Hit,
    Mark,
    Notice,
    SearchAnswer,
)
from .texts import notice_text

if TYPE_CHECKING:
    from homeassistant.components.media_player import SearchMediaQuery
    from homeassistant.core import HomeAssistant

    from .mqtt_client import RaveberryClient

# A scheme and no whitespace, as in `local:7` or `https://…`; anything else is a search text.
_URI: Final = re.compile(r"[a-z][a-z0-9+.-]*:\S+")

_PLAYLIST_ID_PREFIX: Final = "list?"
"""Prefix of media ids that carry both a browse path and a playlist URI."""

PLAYLIST_TYPES: Final = frozenset({"folder", MediaType.ALBUM, MediaType.ARTIST, MediaType.PLAYLIST})
"""Media types that contain several songs."""

PAGE_SIZE: Final = 200
MAX_ITEMS: Final = 1000
"""Home Assistant has no paging, so longer folders are cut off; search finds the rest."""

MAX_HITS: Final = 50

_KINDS: Final = {
    BrowseKind.FOLDER: (MediaClass.DIRECTORY, "folder"),
    BrowseKind.ARTIST: (MediaClass.ARTIST, MediaType.ARTIST),
    BrowseKind.ALBUM: (MediaClass.ALBUM, MediaType.ALBUM),
    BrowseKind.PLAYLIST: (MediaClass.PLAYLIST, MediaType.PLAYLIST),
    BrowseKind.SONG: (MediaClass.TRACK, MediaType.MUSIC),
}


async def browse_library(
    hass: HomeAssistant, client: RaveberryClient, path: str, *, web_url: str
) -> BrowseMedia:
    """Browse a folder of the library.

    Args:
        hass: Home Assistant, whose language the titles have.
        client: client of the server.
        path: media id of the folder; the root is empty.
        web_url: base of relative thumbnail URLs.

    Raises:
        RaveberryError: the server refused the command.
    """
    path = _playlist_fields(path).get("path", path)
    page = await read_page(client, path)
    return BrowseMedia(
        media_class=MediaClass.DIRECTORY,
        media_content_id=path,
        media_content_type="folder",
        title=title_of(hass, page),
        can_play=False,
        can_expand=True,
        can_search=True,
        children=[_browse_item(hass, item, web_url) for item in page.items],
        not_shown=1 if page.more else 0,
    )


async def read_page(client: RaveberryClient, path: str) -> BrowseAnswer:
    """Return a page of the library with its first `MAX_ITEMS` items.

    Raises:
        RaveberryError: the server refused the command.
    """
    items: list[BrowseItem] = []
    while True:
        page = await client.typed_command(
            BrowseAnswer, "browse", path=path, offset=len(items), limit=PAGE_SIZE
        )
        items += page.items
        if not page.more or not page.items or len(items) >= MAX_ITEMS:
            return replace(page, items=tuple(items))


def library_title(hass: HomeAssistant) -> str:
    """Return the name of the library in the language of Home Assistant."""
    return notice_text(hass, Notice(code="page_library", params={}, message="Library"))


async def search_library(
    hass: HomeAssistant, client: RaveberryClient, query: SearchMediaQuery, *, web_url: str
) -> SearchMedia:
    """Search for songs that can be requested, then playlists; voice assistants play the first.

    Raises:
        RaveberryError: the server refused the command.
    """
    answer = await client.typed_command(
        SearchAnswer, "search", q=query.search_query, limit=MAX_HITS
    )
    result = [
        *(_browse_song(hit, web_url) for hit in answer.hits if _is_requestable(hit)),
        *(_browse_item(hass, item, web_url) for item in answer.playlists or ()),
    ]
    classes = query.media_filter_classes
    return SearchMedia(
        result=[item for item in result if not classes or item.media_class in classes]
    )


def enqueue_args(media_id: str) -> dict[str, str]:
    """Return the arguments of an enqueue command: a URI or a search text."""
    return {"uri" if _URI.fullmatch(media_id) else "query": media_id}


def playlist_uri(media_id: str) -> str:
    """Return the URI of a playlist from its media id."""
    return _playlist_fields(media_id).get("uri", media_id)


def _playlist_id(path: str, uri: str) -> str:
    return f"{_PLAYLIST_ID_PREFIX}{urlencode({'path': path, 'uri': uri})}"


def _playlist_fields(media_id: str) -> dict[str, str]:
    if not media_id.startswith(_PLAYLIST_ID_PREFIX):
        return {}
    fields = parse_qs(media_id.removeprefix(_PLAYLIST_ID_PREFIX), keep_blank_values=True)
    return {name: values[0] for name, values in fields.items()}


def _browse_item(hass: HomeAssistant, item: BrowseItem, web_url: str) -> BrowseMedia:
    if item.hit is not None:
        return _browse_song(item.hit, web_url)
    media_class, media_type = _KINDS[item.kind]
    path = item.path or ""
    return BrowseMedia(
        media_class=media_class,
        media_content_id=_playlist_id(path, item.uri) if item.uri else path,
        media_content_type=media_type,
        title=title_of(hass, item),
        can_play=item.uri is not None,
        can_expand=item.path is not None,
        thumbnail=_absolute_url(item.artwork_url, web_url),
    )


def title_of(hass: HomeAssistant, page: BrowseAnswer | BrowseItem) -> str:
    """Return the name of a page, or the text of its label."""
    return page.title if page.label is None else notice_text(hass, page.label)


def _browse_song(hit: Hit, web_url: str) -> BrowseMedia:
    song = hit.song
    return BrowseMedia(
        media_class=MediaClass.TRACK,
        media_content_id=song.uri,
        media_content_type=MediaType.MUSIC,
        title=f"{song.artist} - {song.title}" if song.artist else song.title,
        can_play=_is_requestable(hit),
        can_expand=False,
        thumbnail=_absolute_url(song.artwork_url, web_url),
    )


def _is_requestable(hit: Hit) -> bool:
    """Return whether requesting the song queues it, or votes for it if it is queued already."""
    return hit.mark in (Mark.OK, Mark.WAITING)


def _absolute_url(url: str | None, web_url: str) -> str | None:
    return urljoin(web_url, url) if url else None
