"""Lyrics of the current song, which all pages ask for at the same time."""

import asyncio
import logging
from dataclasses import dataclass
from typing import Final

from raveberry_server.application.party import Party
from raveberry_server.application.ports import Lyrics
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.song import Song

from .catalog import Catalog

_LOGGER = logging.getLogger(__name__)

PATIENCE_S: Final = 5.0
"""Longest wait for a disk that may hang; the song then counts as one without lyrics."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """The lyrics found for an entry."""

    entry: EntryId
    lyrics: Lyrics | None


class CurrentLyrics:
    """Reader of the current song's lyrics, which are kept until another song is current."""

    def __init__(self, *, party: Party, catalog: Catalog) -> None:
        self._party = party
        self._catalog = catalog
        self._turn = asyncio.Lock()
        self._kept: _Kept | None = None

    async def of(self, entry: EntryId) -> Lyrics | None:
        """Return the lyrics of an entry, None if it has none or is not the current one.

        Those who ask at the same time wait for one reading.
        """
        async with self._turn:
            playing = self._party.saved.state.playback.entry
            if playing is None or playing.id != entry:
                return None
            if self._kept is None or self._kept.entry != entry:
                self._kept = _Kept(entry, await self._read(playing.song))
            return self._kept.lyrics

    async def _read(self, song: Song) -> Lyrics | None:
        try:
            async with asyncio.timeout(PATIENCE_S):
                return await self._catalog.lyrics(song)
        except TimeoutError:
            _LOGGER.warning("The lyrics of %s were not read in %.0f s", song.uri, PATIENCE_S)
            return None
