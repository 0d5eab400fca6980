"""The library and its search results as Home Assistant shows media."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlencode, urljoin

from homeassistant.components.media_player import BrowseMedia, MediaClass, MediaType, SearchMedia

from .contract.messages import (
    BrowseAnswer,
    BrowseItem,
    BrowseKind,
    Hit,
    Mark,
    SearchAnswer,
)

if TYPE_CHECKING:
    from homeassistant.components.media_player import SearchMediaQuery

    from .client import Client

# A scheme and no blanks, as in `local:7` or `https://…`; what people say has blanks or no colon.
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]*:\S+")

_LIST: Final = "list?"
"""How the id of a line begins that can be opened and asked for as a whole."""

LISTS: Final = frozenset({"folder", MediaType.ALBUM, MediaType.ARTIST, MediaType.PLAYLIST})
"""Types of media that are several songs."""

PAGE: Final = 200
MOST_ITEMS: Final = 1000
"""Home Assistant shows a folder at once and whole; beyond this a search finds more."""

HITS: Final = 50

_KINDS: Final = {
    BrowseKind.FOLDER: (MediaClass.DIRECTORY, "folder"),
    BrowseKind.ARTIST: (MediaClass.ARTIST, MediaType.ARTIST),
    BrowseKind.ALBUM: (MediaClass.ALBUM, MediaType.ALBUM),
    BrowseKind.PLAYLIST: (MediaClass.PLAYLIST, MediaType.PLAYLIST),
    BrowseKind.SONG: (MediaClass.TRACK, MediaType.MUSIC),
}


async def library_page(client: Client, path: str, *, web_url: str) -> BrowseMedia:
    """The page of that path, all its items.

    Args:
        client: whom to ask.
        path: the empty one is the front page; or the id of a line that was shown.
        web_url: what the addresses of pictures are relative to.

    Raises:
        RaveberryError: the server gave no such page.
    """
    path = _fields_of(path).get("path", path)
    items: list[BrowseItem] = []
    while True:
        page = await client.ask(BrowseAnswer, "browse", path=path, offset=len(items), limit=PAGE)
        items += page.items
        if not page.more or not page.items or len(items) >= MOST_ITEMS:
            break
    return BrowseMedia(
        media_class=MediaClass.DIRECTORY,
        media_content_id=path,
        media_content_type="folder",
        title=page.title,
        can_play=False,
        can_expand=True,
        can_search=True,
        children=[_shown(item, web_url) for item in items],
        not_shown=1 if page.more else 0,
    )


async def search_results(client: Client, query: SearchMediaQuery, *, web_url: str) -> SearchMedia:
    """Songs that may be asked for, then playlists: a voice assistant plays the first one.

    Raises:
        RaveberryError: the server could not search.
    """
    answer = await client.ask(SearchAnswer, "search", q=query.search_query, limit=HITS)
    found = [
        *(_song(hit, web_url) for hit in answer.hits if _is_welcome(hit)),
        *(_shown(item, web_url) for item in answer.playlists or ()),
    ]
    wanted_classes = query.media_filter_classes or ()
    return SearchMedia(
        result=[one for one in found if not wanted_classes or one.media_class in wanted_classes]
    )


def wanted(media_id: str) -> dict[str, str]:
    """What is asked for, as an address or as words to search for."""
    return {"uri" if _ADDRESS.fullmatch(media_id) else "query": media_id}


def list_uri(media_id: str) -> str:
    """What the server calls a list, by the id of the line that showed it."""
    return _fields_of(media_id).get("uri", media_id)


def _list_id(path: str, uri: str) -> str:
    return f"{_LIST}{urlencode({'path': path, 'uri': uri})}"


def _fields_of(media_id: str) -> dict[str, str]:
    if not media_id.startswith(_LIST):
        return {}
    fields = parse_qs(media_id.removeprefix(_LIST), keep_blank_values=True)
    return {name: values[0] for name, values in fields.items()}


def _shown(item: BrowseItem, web_url: str) -> BrowseMedia:
    if item.hit is not None:
        return _song(item.hit, web_url)
    media_class, media_type = _KINDS[item.kind]
    path = item.path or ""
    return BrowseMedia(
        media_class=media_class,
        media_content_id=_list_id(path, item.uri) if item.uri else path,
        media_content_type=media_type,
        title=item.title,
        can_play=item.uri is not None,
        can_expand=item.path is not None,
        thumbnail=_address(item.artwork_url, web_url),
    )


def _song(hit: Hit, web_url: str) -> BrowseMedia:
    song = hit.song
    return BrowseMedia(
        media_class=MediaClass.TRACK,
        media_content_id=song.uri,
        media_content_type=MediaType.MUSIC,
        title=f"{song.artist} - {song.title}" if song.artist else song.title,
        can_play=_is_welcome(hit),
        can_expand=False,
        thumbnail=_address(song.artwork_url, web_url),
    )


def _is_welcome(hit: Hit) -> bool:
    """Whether asking for it does something: it is queued, or upvoted where it waits."""
    return hit.mark in (Mark.OK, Mark.WAITING)


def _address(url: str | None, web_url: str) -> str | None:
    return urljoin(web_url, url) if url else None
