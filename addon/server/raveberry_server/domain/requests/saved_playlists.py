"""Changes of saved playlists (docs/rules.md, "Saved playlists")."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final

from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest_texts import MAX_NAME_LENGTH, one_line
from raveberry_server.domain.model.song import Song, fold_text, song_keys
from raveberry_server.domain.notices import Notice, NoticeCode

MAX_PLAYLISTS: Final = 200
MAX_PLAYLIST_SONGS: Final = 1_000
MAX_PLAYLIST_CHANGES: Final = 20
"""Changes that are remembered for undo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SongsAdded:
    """A playlist with added songs, and for each of them the reason why it was not added."""

    songs: tuple[Song, ...]
    reasons: tuple[Notice | None, ...]

    @property
    def added(self) -> int:
        """Number of songs that were added."""
        return self.reasons.count(None)


def playlist_name(wanted: str, taken: Iterable[str]) -> str:
    """Return a name in one line, with a number if another playlist has it.

    Raises:
        RefusedError: `bad_request` without a name.
    """
    name = one_line(wanted, MAX_NAME_LENGTH)
    if not name:
        raise RefusedError(Refusal.PLAYLIST_UNNAMED)
    known = set(map(_folded, taken))
    numbers = count(2)
    free = name
    while _folded(free) in known:
        suffix = f" ({next(numbers)})"
        free = f"{name[: MAX_NAME_LENGTH - len(suffix)].rstrip()}{suffix}"
    return free


def is_same_name(one: str, other: str) -> bool:
    """Return whether two playlists would have the same name for people."""
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    return fold_text(name) or name


def expect_room_for_playlist(playlists: int) -> None:
    """Raise if there are as many playlists as there may be.

    Raises:
        RefusedError: `limit_reached`.
    """
    if playlists >= MAX_PLAYLISTS:
        raise RefusedError(Refusal.SAVED_PLAYLISTS_LIMIT, limit=MAX_PLAYLISTS, remaining=0)


def add_songs(songs: Sequence[Song], wanted: Iterable[Song | Notice]) -> SongsAdded:
    """Append songs that a playlist does not hold, while it has room.

    Args:
        songs: the songs of the playlist.
        wanted: songs to add, or the reasons why there are none.
    """
    known = {key for song in songs for key in song_keys(song)}
    after = list(songs)
    reasons: list[Notice | None] = []
    for one in wanted:
        reason = one if isinstance(one, Notice) else _reason_against(one, known, len(after))
        reasons.append(reason)
        if reason is None and isinstance(one, Song):
            known |= song_keys(one)
            after.append(one)
    return SongsAdded(songs=tuple(after), reasons=tuple(reasons))


def _reason_against(song: Song, known: Collection[str], songs: int) -> Notice | None:
    if not song_keys(song).isdisjoint(known):
        return Notice(NoticeCode.IN_PLAYLIST)
    return Notice(NoticeCode.PLAYLIST_FULL) if songs >= MAX_PLAYLIST_SONGS else None


def remove_songs(songs: Sequence[Song], uris: Collection[str]) -> tuple[Song, ...]:
    """Remove songs by their URIs; those that have left are ignored.

    Raises:
        RefusedError: `not_found` if the playlist holds none of them.
    """
    after = tuple(song for song in songs if song.uri not in uris)
    if len(after) == len(songs):
        raise RefusedError(Refusal.SONG_NOT_IN_PLAYLIST)
    return after


def move_song(songs: Sequence[Song], uri: str, before: str | None) -> tuple[Song, ...]:
    """Move a song directly before another one, or to the end.

    Raises:
        RefusedError: `not_found` if the playlist does not hold one of them.
    """
    moved = [song for song in songs if song.uri == uri]
    rest = [song for song in songs if song.uri != uri]
    if before == uri and moved:
        return tuple(songs)
    places = [at for at, song in enumerate(rest) if song.uri == before]
    if before is None:
        places = [len(rest)]
    if not moved or not places:
        raise RefusedError(Refusal.SONG_NOT_IN_PLAYLIST)
    at = places[0]
    return (*rest[:at], *moved, *rest[at:])
