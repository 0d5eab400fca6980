"""The library and its search results as Home Assistant shows media."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

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
    from .client import Client

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
        path: the empty one is the front page.
        web_url: what the addresses of pictures are relative to.

    Raises:
        RaveberryError: the server gave no such page.
    """
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


async def search_results(client: Client, query: str, *, web_url: str) -> SearchMedia:
    """Songs that may be asked for: a voice assistant plays the first one.

    Raises:
        RaveberryError: the server could not search.
    """
    answer = await client.ask(SearchAnswer, "search", q=query, limit=HITS)
    return SearchMedia(result=[_song(hit, web_url) for hit in answer.hits if _is_welcome(hit)])


def _shown(item: BrowseItem, web_url: str) -> BrowseMedia:
    if item.hit is not None:
        return _song(item.hit, web_url)
    media_class, media_type = _KINDS[item.kind]
    return BrowseMedia(
        media_class=media_class,
        media_content_id=item.path or "",
        media_content_type=media_type,
        title=item.title,
        can_play=False,
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
