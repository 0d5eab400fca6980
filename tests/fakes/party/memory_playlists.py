"""Saved playlists in memory."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from raveberry_server.application.errors import StoreError
from raveberry_server.application.ports import KeepAnswer, KeptAnswer
from raveberry_server.application.ports.saved_playlists import SavedPlaylist
from raveberry_server.domain.model.song import Song

type _Held = tuple[SavedPlaylist, Sequence[Song]]


class MemoryPlaylists:
    """Implements `SavedPlaylistStore`; every call fails while `is_broken` is set.

    Attributes:
        saved: the saved playlists, by number.
        answers: the answers that were stored with changes.
    """

    def __init__(self) -> None:
        self.saved: dict[int, _Held] = {}
        self.answers: list[KeptAnswer] = []
        self._changes: list[_Held] = []
        self._made = 0
        self.is_broken = False

    async def saved_playlists(self) -> Sequence[SavedPlaylist]:
        self._expect_well()
        return [self._shown(number) for number in sorted(self.saved, reverse=True)]

    async def deleted_playlists(self) -> Sequence[SavedPlaylist]:
        self._expect_well()
        gone = (held for held, _ in reversed(self._changes) if held.number not in self.saved)
        return list({held.number: replace(held, is_undoable=True) for held in gone}.values())

    async def saved_playlist(self, number: int) -> _Held | None:
        self._expect_well()
        return (self._shown(number), self.saved[number][1]) if number in self.saved else None

    async def create_playlist(
        self,
        name: str,
        songs: Sequence[Song],
        at: datetime,
        *,
        keep: KeepAnswer[SavedPlaylist] | None = None,
    ) -> SavedPlaylist:
        self._expect_well()
        self._made += 1
        made = SavedPlaylist(number=self._made, name=name, made_at=at, songs=0)
        return self._kept(self._write(made, songs), keep)

    async def change_playlist(
        self,
        number: int,
        name: str,
        songs: Sequence[Song],
        *,
        is_continued: bool = False,
        keep: KeepAnswer[SavedPlaylist] | None = None,
    ) -> SavedPlaylist:
        self._expect_well()
        if not is_continued:
            self._changes.append(self.saved[number])
        return self._kept(self._write(replace(self.saved[number][0], name=name), songs), keep)

    async def delete_playlist(self, number: int, *, keep: KeepAnswer[None] | None = None) -> None:
        self._expect_well()
        self._changes.append(self.saved.pop(number))
        self._kept(None, keep)

    async def undo_playlist(
        self, number: int, *, keep: KeepAnswer[SavedPlaylist] | None = None
    ) -> SavedPlaylist | None:
        self._expect_well()
        for at in reversed(range(len(self._changes))):
            if self._changes[at][0].number == number:
                return self._kept(self._write(*self._changes.pop(at)), keep)
        return None

    def _kept[R](self, result: R, keep: KeepAnswer[R] | None) -> R:
        if keep is not None:
            self.answers.append(keep(result))
        return result

    def _write(self, playlist: SavedPlaylist, songs: Sequence[Song]) -> SavedPlaylist:
        self.saved[playlist.number] = (replace(playlist, songs=len(songs)), tuple(songs))
        return self._shown(playlist.number)

    def _shown(self, number: int) -> SavedPlaylist:
        is_undoable = any(held.number == number for held, _ in self._changes)
        return replace(self.saved[number][0], is_undoable=is_undoable)

    def _expect_well(self) -> None:
        if self.is_broken:
            raise StoreError("the disk of the test is full")
