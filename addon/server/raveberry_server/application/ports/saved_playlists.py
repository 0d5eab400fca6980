"""Playlists of the party, made from its history or by the host."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from raveberry_server.domain.model.song import Song

from .store import KeepAnswer

SAVED: Final = "saved"
"""The scheme of saved playlists."""
PLAYLIST_PREFIX: Final = f"{SAVED}:"
"""Prefix of a saved playlist's URI; its number follows."""
_LONGEST_NUMBER: Final = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPlaylist:
    """A saved playlist; `songs` is their number, and `is_undoable` if it has an earlier version."""

    number: int
    name: str
    made_at: datetime
    songs: int
    is_undoable: bool = False

    @property
    def uri(self) -> str:
        """URI that `enqueue_playlist` accepts."""
        return f"{PLAYLIST_PREFIX}{self.number}"


def playlist_number(uri: str) -> int | None:
    """Return the number of a saved playlist by its URI, None for every other URI."""
    number = uri.removeprefix(PLAYLIST_PREFIX)
    is_one = uri != number and number.isascii() and number.isdigit()
    return int(number) if is_one and len(number) <= _LONGEST_NUMBER else None


class SavedPlaylistStore(Protocol):
    """Storage of saved playlists; every method raises StoreError on failure.

    Each change is one transaction, and remembers the version before it. `keep` makes the answer
    that is stored in the same transaction.
    """

    async def saved_playlists(self) -> Sequence[SavedPlaylist]:
        """Return the saved playlists, newest first."""
        ...

    async def deleted_playlists(self) -> Sequence[SavedPlaylist]:
        """Return the deleted playlists that can be restored, latest first."""
        ...

    async def saved_playlist(self, number: int) -> tuple[SavedPlaylist, Sequence[Song]] | None:
        """Return a saved playlist and its songs in order, None if the number is unknown."""
        ...

    async def create_playlist(
        self,
        name: str,
        songs: Sequence[Song],
        at: datetime,
        *,
        keep: KeepAnswer[SavedPlaylist] | None = None,
    ) -> SavedPlaylist:
        """Save songs as a new playlist, whose name no other one has."""
        ...

    async def change_playlist(
        self,
        number: int,
        name: str,
        songs: Sequence[Song],
        *,
        is_continued: bool = False,
        keep: KeepAnswer[SavedPlaylist] | None = None,
    ) -> SavedPlaylist:
        """Replace name and songs of a playlist.

        `is_continued`: the change belongs to the one before, so no version is remembered.
        """
        ...

    async def delete_playlist(self, number: int, *, keep: KeepAnswer[None] | None = None) -> None:
        """Delete a playlist."""
        ...

    async def undo_playlist(
        self, number: int, *, keep: KeepAnswer[SavedPlaylist] | None = None
    ) -> SavedPlaylist | None:
        """Return a playlist to its version before the latest change or deletion.

        None if none is remembered.
        """
        ...
