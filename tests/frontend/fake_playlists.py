"""Saved playlists of the fake server."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import raveberry_contract.messages as m

type Handler = Callable[[dict[str, Any]], Awaitable[object]]

MADE_AT = datetime(2026, 11, 20, tzinfo=UTC)


def song_named(title: str, artist: str = "The Band") -> m.Song:
    """Return a song of the library."""
    return m.Song(
        uri=f"local:{title}",
        source="local",
        title=title,
        artist=artist,
        album="",
        duration_s=180.0,
        artwork_url=None,
        explicit=False,
    )


@dataclass(frozen=True, kw_only=True)
class Version:
    """Name and songs of a playlist."""

    name: str
    songs: tuple[m.Song, ...] = ()


class FakePlaylists:
    """Playlists that a test arranges; a song is found if its title has no question mark.

    Attributes:
        saved: the playlists, by URI.
    """

    def __init__(self) -> None:
        self.saved: dict[str, Version] = {}
        self.max_playlists = 200
        self.max_songs = 1_000
        self._before: list[tuple[str, Version]] = []
        self._made = 0

    def make(self, name: str, *titles: str) -> str:
        """Create a playlist, and return its URI."""
        self._made += 1
        uri = f"saved:{self._made}"
        self.saved[uri] = Version(name=name, songs=tuple(map(song_named, titles)))
        return uri

    def delete(self, uri: str) -> None:
        """Delete a playlist, which can be restored."""
        self._before.append((uri, self.saved.pop(uri)))

    def titles(self, uri: str) -> list[str]:
        """Return the titles of a playlist."""
        return [song.title for song in self.saved[uri].songs]

    @property
    def handlers(self) -> dict[str, Handler]:
        """The handler of each command."""
        return {
            "playlists": self._playlists,
            "create_playlist": self._create,
            "rename_playlist": self._rename,
            "delete_playlist": self._delete,
            "undo_playlist": self._undo,
            "add_to_playlist": self._add,
            "remove_from_playlist": self._remove,
            "move_in_playlist": self._move,
        }

    def page(self, path: str, offset: int, limit: int) -> m.BrowseAnswer:
        """Return a page of the songs of a playlist."""
        held = self.saved[path.replace("/", ":")]
        items = tuple(
            m.BrowseItem(
                kind=m.BrowseKind.SONG,
                path=None,
                title=song.title,
                subtitle=song.artist,
                artwork_url=None,
                hit=m.Hit(song=song, mark=m.Mark.OK, reason=None, entry=None),
            )
            for song in held.songs[offset : offset + limit]
        )
        more = len(held.songs) > offset + limit
        return m.BrowseAnswer(path=path, title=held.name, items=items, more=more)

    def lines(self, text: str, name: str) -> m.PlaylistLines:
        """Return the lines of a text."""
        titles = [line for line in text.splitlines() if line and not line.startswith("#")]
        lines = tuple(
            m.PlaylistLine(line=number, location=None, artist="", title=title)
            for number, title in enumerate(titles, 1)
        )
        return m.PlaylistLines(name=name.partition(".")[0], lines=lines, left_out=0)

    async def _playlists(self, _args: dict[str, Any]) -> m.SavedPlaylists:
        gone = {uri: version for uri, version in self._before if uri not in self.saved}
        return m.SavedPlaylists(
            playlists=tuple(map(self._shown, reversed(self.saved))),
            deleted=tuple(
                _message(uri, version, is_undoable=True) for uri, version in gone.items()
            ),
            max_playlists=self.max_playlists,
            max_songs=self.max_songs,
        )

    async def _create(self, args: dict[str, Any]) -> m.SavedPlaylist:
        return self._shown(self.make(args["name"]))

    async def _rename(self, args: dict[str, Any]) -> m.SavedPlaylist:
        return self._change(args["playlist"], name=args["name"])

    async def _delete(self, args: dict[str, Any]) -> None:
        self.delete(args["playlist"])

    async def _undo(self, args: dict[str, Any]) -> m.SavedPlaylist:
        at = max(at for at, (uri, _) in enumerate(self._before) if uri == args["playlist"])
        uri, self.saved[uri] = self._before.pop(at)
        return self._shown(uri)

    async def _add(self, args: dict[str, Any]) -> m.AddedToPlaylist:
        uri = args["playlist"]
        wanted = [one.get("title") or str(one.get("entry")) for one in args.get("songs", ())]
        reasons = [_missing("nothing_found") if "?" in title else None for title in wanted]
        found = [song_named(title) for title in wanted if "?" not in title]
        if args.get("of"):
            found.append(song_named(args["of"]))
        is_continued = args.get("continued", False)
        songs = (*self.saved[uri].songs, *found)
        return m.AddedToPlaylist(
            playlist=self._change(uri, is_continued=is_continued, songs=songs),
            added=len(found),
            reasons=tuple(reasons),
        )

    async def _remove(self, args: dict[str, Any]) -> m.SavedPlaylist:
        songs = self.saved[args["playlist"]].songs
        rest = tuple(song for song in songs if song.uri not in args["songs"])
        return self._change(args["playlist"], songs=rest)

    async def _move(self, args: dict[str, Any]) -> m.SavedPlaylist:
        songs = self.saved[args["playlist"]].songs
        (moved,) = (song for song in songs if song.uri == args["song"])
        rest = [song for song in songs if song != moved]
        places = [at for at, song in enumerate(rest) if song.uri == args["before"]]
        rest.insert(places[0] if places else len(rest), moved)
        return self._change(args["playlist"], songs=tuple(rest))

    def _change(
        self,
        uri: str,
        *,
        is_continued: bool = False,
        name: str | None = None,
        songs: Sequence[m.Song] | None = None,
    ) -> m.SavedPlaylist:
        before = self.saved[uri]
        if not is_continued:
            self._before.append((uri, before))
        after = before if name is None else replace(before, name=name)
        self.saved[uri] = after if songs is None else replace(after, songs=tuple(songs))
        return self._shown(uri)

    def _shown(self, uri: str) -> m.SavedPlaylist:
        is_undoable = any(other == uri for other, _ in self._before)
        return _message(uri, self.saved[uri], is_undoable=is_undoable)


def _message(uri: str, version: Version, *, is_undoable: bool) -> m.SavedPlaylist:
    return m.SavedPlaylist(
        uri=uri,
        name=version.name,
        songs=len(version.songs),
        made_at=MADE_AT,
        undoable=is_undoable,
    )


def _missing(code: str) -> m.Notice:
    return m.Notice(code=code, params={}, message=f"English of {code}")
