"""Links in playlists, resolved under the same policy as pasted links."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from hashlib import blake2b
from typing import Final

from raveberry_server.application.ports import BrowseItem, Playlist
from raveberry_server.domain.model.errors import RefusedError
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.requests.playlist_requests import MissingSong

type LookUp = Callable[[str], Awaitable[Song]]
"""Resolves a link to a song; raises RefusedError with the reason where it is not allowed."""

_REFUSED: Final = "refused"
"""Replaces the address of a refused link, which may hold a secret."""


async def with_linked_songs(playlist: Playlist, song_of: LookUp) -> Playlist:
    """Return a playlist with its links resolved in place; refused ones are listed as missing."""
    songs: list[Song] = []
    missing = list(playlist.missing)
    taken = 0
    for link in playlist.linked:
        songs += playlist.songs[taken : link.place]
        taken = link.place
        try:
            songs.append(_called(link.title, await song_of(link.uri)))
        except RefusedError as err:
            missing.append(MissingSong(title=link.title, reason=err.notice))
    songs += playlist.songs[taken:]
    return replace(playlist, songs=tuple(songs), missing=tuple(missing), linked=())


async def with_linked_song(item: BrowseItem, song_of: LookUp) -> BrowseItem:
    """Return a page item with its link resolved, or with the reason for the refusal."""
    if item.link is None:
        return item
    try:
        song = _called(item.title, await song_of(item.link))
    except RefusedError as err:
        digest = blake2b(item.link.encode("utf-8", "replace"), digest_size=8).hexdigest()
        song = Song(uri=f"{_REFUSED}:{digest}", source=_REFUSED, title=item.title)
        return replace(item, link=None, song=song, objection=err.notice)
    return replace(item, link=None, song=song, subtitle=song.artist or None)


def _called(title: str, song: Song) -> Song:
    """Return a song under the title of its playlist while nothing better is known."""
    is_known = song.artist or song.duration_s is not None
    return song if is_known or not title else replace(song, title=title)
