"""Resolve the desired songs to files and URLs that the player can open."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from types import MappingProxyType
from typing import Final, Self

from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.errors import SourceError, TrackError
from raveberry_server.application.ports import ReadyFiles, SongFiles
from raveberry_server.domain.model.entry import Entry
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.immutable_mappings import without_keys
from raveberry_server.domain.model.playback import Interruption
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.model.state import PartyState
from raveberry_server.domain.playback.autoplay import has_fallback
from raveberry_server.domain.playback.interruptions import YES

from . import desired_state
from .desired_state import DesiredState, PlayableEntry, desired_entries, repeat_of
from .stream_health import is_stream

_LOGGER = logging.getLogger(__name__)
_MOST_TRIED: Final = 200
"""Songs that are tried in one round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedSongs:
    """Locations of the current and the next song, and songs that cannot be added yet.

    Attributes:
        locations: kept so that the catalog is not queried in every round.
        postponed: entries that the player refused as the next song; each is tried again when its
            turn comes.
    """

    locations: Mapping[EntryId, str] = field(default_factory=lambda: MappingProxyType({}))
    postponed: frozenset[EntryId] = frozenset()

    def postponing(self, entry: EntryId) -> Self:
        """Return these songs with an entry that the player does not accept as the next song."""
        return replace(
            self,
            locations=MappingProxyType(without_keys(self.locations, (entry,))),
            postponed=self.postponed | {entry},
        )

    def forgetting(self, entry: EntryId) -> Self:
        """Return these songs without an entry that has ended."""
        return replace(
            self,
            locations=MappingProxyType(without_keys(self.locations, (entry,))),
            postponed=self.postponed - {entry, repeat_of(entry)},
        )


class SongResolver:
    """Query the catalog for the locations of the songs that should play."""

    def __init__(
        self, *, catalog: Catalog, sounds: Mapping[str, str], files: SongFiles | None = None
    ) -> None:
        """Take the catalog, the files of the bundled sounds by their names, and those of songs."""
        self._catalog = catalog
        self._files = files or ReadyFiles()
        self._sounds = sounds

    async def resolve(
        self, state: PartyState, resolved: ResolvedSongs, mono_s: float
    ) -> tuple[DesiredState, ResolvedSongs]:
        """Return the desired state at that moment, and the locations to pass the next time.

        Raises:
            TrackError: the song that should play, `desired_entries(state)[0]`, has no file.
            SourceError: its source cannot answer.
        """
        sound = state.playback.interruption
        if sound is not None and sound.replaces_music:
            playable = PlayableEntry(entry=sound.id, location=self.location_of(sound))
            return desired_state.interruption(state, playable, mono_s), resolved
        current_entry, next_entry = desired_entries(state)
        current = await self._located(current_entry, resolved) if current_entry else None
        if current and current.entry not in resolved.locations:
            await self._files.prepare(current.location)
        if current_entry and current is None:
            raise TrackError("its source has no file for it")
        has_end = current_entry and current and not is_stream(current_entry.song, current.location)
        following = None
        # A stream has no end to go over at: when it falls silent, it was cut off.
        if current and next_entry and has_end:
            is_repeat = next_entry.id not in state.waiting
            following = (
                _repeated(current, resolved)
                if is_repeat
                else await self._located_next(next_entry, resolved)
            )
        repeats = {repeat_of(current_entry.id)} if current_entry else set()
        after = ResolvedSongs(
            locations=MappingProxyType(
                {one.entry: one.location for one in (current, following) if one is not None}
            ),
            postponed=frozenset(
                entry for entry in resolved.postponed if entry in state.waiting or entry in repeats
            ),
        )
        desired = desired_state.music(state, current, following, mono_s)
        return (desired if has_end else replace(desired, position_s=0.0)), after

    async def songs_away(self, state: PartyState) -> tuple[EntryId, ...]:
        """Return the songs before the first that can be played now; none if there is no such song.

        These are the song that plays and those that wait, as far as their source cannot answer.
        """
        away: list[EntryId] = []
        playing = (state.playback.entry,) if state.playback.entry else ()
        ready = (entry for entry in state.waiting.public.values() if entry.is_ready)
        for entry in islice(chain(playing, ready), _MOST_TRIED):
            try:
                await self._catalog.playable(entry.song)
            except SourceError as err:
                _LOGGER.debug("%s is passed over: %s", entry.song.uri, err)
                away.append(entry.id)
            else:
                return tuple(away)
        return tuple(away) if has_fallback(state) else ()

    async def expect_source(self, song: Song) -> None:
        """Refuse if the source of a song cannot answer, so that the song is not to blame.

        Raises:
            SourceError: as `resolve`.
        """
        await self._catalog.playable(song)

    def location_of(self, sound: Interruption) -> str:
        """Return the file or URL that the player opens for a sound."""
        return self._sounds.get(sound.sound, sound.sound)

    @property
    def test_sound(self) -> str | None:
        """The file of a short bundled sound that is played silently to test the output."""
        return self._sounds.get(YES)

    async def _located_next(self, entry: Entry, resolved: ResolvedSongs) -> PlayableEntry | None:
        if entry.id in resolved.postponed:
            return None
        try:
            located = await self._located(entry, resolved)
            # Otherwise a folder that hangs would stop the player, also during the song before.
            return located if located and await self._files.is_ready(located.location) else None
        except SourceError as err:
            # There is time until it should play, and the fault is reported then.
            _LOGGER.debug("The next song cannot be looked up: %s", err)
            return None

    async def _located(self, entry: Entry, resolved: ResolvedSongs) -> PlayableEntry | None:
        known = resolved.locations.get(entry.id)
        location = known or await self._catalog.playable(entry.song)
        return None if location is None else PlayableEntry(entry=entry.id, location=location)


def _repeated(current: PlayableEntry, resolved: ResolvedSongs) -> PlayableEntry | None:
    name = repeat_of(current.entry)
    return None if name in resolved.postponed else replace(current, entry=name)
