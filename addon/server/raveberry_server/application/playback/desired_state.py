"""What should play, as the party's state says it, and where the files of its songs are."""

import logging
from collections.abc import Mapping
from dataclasses import replace

from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.errors import SourceError, TrackError
from raveberry_server.domain.model.entry import Entry
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.playback import Interruption
from raveberry_server.domain.model.state import PartyState
from raveberry_server.domain.playback import volume
from raveberry_server.domain.playback.current_song import next_song
from raveberry_server.domain.playback.interruptions import YES
from raveberry_server.domain.queue.order import next_ready

from .plan import Cue, Wish, again
from .stream_health import is_stream

_LOGGER = logging.getLogger(__name__)


class Programme:
    """Makes wishes of states; remembers the files of the two songs that matter."""

    def __init__(self, *, catalog: Catalog, sounds: Mapping[str, str]) -> None:
        self._catalog = catalog
        self._sounds = sounds
        self._locations: dict[EntryId, str] = {}
        self._put_off: set[EntryId] = set()

    async def wish(self, state: PartyState, mono_s: float) -> Wish:
        """What the player should do at that moment.

        Raises:
            TrackError: the song that should play, `cast(state)[0]`, has no file.
            SourceError: its source cannot tell.
        """
        sound = state.playback.interruption
        if sound is not None and sound.replaces_music:
            return replace(
                _wish(state, Cue(entry=sound.id, location=self.file_of(sound)), None, mono_s),
                position_s=0.0,
                seek_s=None,
                is_held=False,
                is_regained=False,
            )
        current, next_song = cast(state)
        cue = await self._cue(current) if current else None
        if current and cue is None:
            raise TrackError("its source has no file for it")
        has_end = current and cue and not is_stream(current.song, cue.location)
        next_cue = None
        # A stream has no end to go over at: when it falls silent, it was cut off.
        if cue and next_song and has_end:
            is_again = next_song.id not in state.waiting
            next_cue = self._cue_again(cue) if is_again else await self._next_cue(next_song)
        self._put_off &= {*state.waiting, *((again(current.id),) if current else ())}
        self._locations = {one.entry: one.location for one in (cue, next_cue) if one is not None}
        wish = _wish(state, cue, next_cue, mono_s)
        return wish if has_end else replace(wish, position_s=0.0)

    def file_of(self, sound: Interruption) -> str:
        """What the player opens for a sound."""
        return self._sounds.get(sound.sound, sound.sound)

    @property
    def test_sound(self) -> str | None:
        """A short sound of ours by which it can be tried whether sound gets out."""
        return self._sounds.get(YES)

    def put_off(self, entry: EntryId) -> None:
        """The player does not take it as the next song: it is tried again when its turn comes."""
        self._put_off.add(entry)
        self._locations.pop(entry, None)

    def forget(self, entry: EntryId) -> None:
        """The song is over."""
        self._put_off -= {entry, again(entry)}
        self._locations.pop(entry, None)

    def _cue_again(self, cue: Cue) -> Cue | None:
        name = again(cue.entry)
        return None if name in self._put_off else replace(cue, entry=name)

    async def _next_cue(self, entry: Entry) -> Cue | None:
        if entry.id in self._put_off:
            return None
        try:
            return await self._cue(entry)
        except SourceError as err:
            # There is time until it should play, and it is told then.
            _LOGGER.debug("The next song cannot be looked up: %s", err)
            return None

    async def _cue(self, entry: Entry) -> Cue | None:
        location = self._locations.get(entry.id) or await self._catalog.playable(entry.song)
        return None if location is None else Cue(entry=entry.id, location=location)


def cast(state: PartyState) -> tuple[Entry | None, Entry | None]:
    """The entry that should play, and the one that should follow it."""
    current = state.playback.entry
    if current is None:
        return (None if state.playback.is_held else next_ready(state)), None
    return current, next_song(state)


def concern(state: PartyState) -> tuple[object, ...]:
    """Everything of a state that the player has to do with."""
    playback, settings = state.playback, state.settings
    current, next_song = cast(state)
    return (
        current and current.id,
        next_song and next_song.id,
        playback.epoch,
        playback.is_held,
        playback.seek_s,
        playback.is_muted,
        playback.fade,
        playback.interruption,
        playback.restarts_asked,
        playback.outputs_wanted,
        settings.volume,
        settings.volume_max,
        settings.crossfade_s,
        settings.replay_gain,
    )


def _wish(state: PartyState, current: Cue | None, next_cue: Cue | None, mono_s: float) -> Wish:
    playback, settings = state.playback, state.settings
    return Wish(
        current=current,
        next=next_cue,
        position_s=playback.position_at_s(mono_s) if playback.entry else 0.0,
        seek_s=playback.seek_s,
        is_held=playback.is_held,
        is_regained=playback.fault is not None,
        volume=round(volume.volume_at(state, mono_s), 2),
        crossfade_s=settings.crossfade_s,
        replay_gain=settings.replay_gain,
        outputs=playback.outputs_wanted,
    )
