"""The state that the player should be in, derived from the party's state; pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from raveberry_server.domain.model.entry import Entry
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.settings import ReplayGain
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.model.state import PartyState
from raveberry_server.domain.playback import volume
from raveberry_server.domain.playback.current_song import next_song
from raveberry_server.domain.queue.order import next_ready


def repeat_of(entry: EntryId) -> EntryId:
    """Return the placeholder for a song that plays once more right after itself.

    Which entry that is turns out only then: the same one, or one that does not exist yet.
    """
    return EntryId(f"again-{entry}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayableEntry:
    """An entry, and the file or URL that the player opens for it."""

    entry: EntryId
    location: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DesiredState:
    """The songs that should be in the player, and how they should play.

    Two desired states that differ only in `position_s` and `is_regained` are equal: the first
    changes with the time, and neither is a reason to correct the player.

    Attributes:
        current: the song that should be in the player.
        next: the song after it, as the queue looks now.
        position_s: where `current` starts if it has to be loaded.
        seek_s: where `current` has to go if it is loaded already.
        is_held: the song should be paused.
        is_regained: playback was lost before, so the song continues at `position_s`, its last
            confirmed position, and not at the position that the player reports.
        outputs: which outputs should be on or off, by name; others are left alone.
    """

    current: PlayableEntry | None
    next: PlayableEntry | None
    position_s: float = field(default=0.0, compare=False)
    seek_s: float | None = None
    is_held: bool = False
    is_regained: bool = field(default=False, compare=False)
    volume: float
    crossfade_s: int
    replay_gain: ReplayGain
    outputs: Mapping[str, bool] = field(default_factory=dict)


def desired_entries(state: PartyState) -> tuple[Entry | None, Entry | None]:
    """Return the entry that should play and the one that should follow it."""
    current = state.playback.entry
    if current is None:
        return (None if state.playback.is_held else next_ready(state)), None
    return current, next_song(state)


def music(
    state: PartyState, current: PlayableEntry | None, after: PlayableEntry | None, mono_s: float
) -> DesiredState:
    """Return the desired state in which these two songs play, at that moment."""
    playback = state.playback
    return DesiredState(
        current=current,
        next=after,
        position_s=playback.position_at_s(mono_s) if playback.entry else 0.0,
        seek_s=playback.seek_s,
        is_held=playback.is_held,
        is_regained=playback.fault is not None,
        volume=round(volume.volume_at(state, mono_s), 2),
        crossfade_s=state.settings.crossfade_s,
        replay_gain=replay_gain(state),
        outputs=playback.outputs_wanted,
    )


def interruption(state: PartyState, sound: PlayableEntry, mono_s: float) -> DesiredState:
    """Return the desired state in which a sound plays instead of the music."""
    return DesiredState(
        current=sound,
        next=None,
        volume=round(volume.volume_at(state, mono_s), 2),
        crossfade_s=state.settings.crossfade_s,
        replay_gain=replay_gain(state),
        outputs=state.playback.outputs_wanted,
    )


def replay_gain(state: PartyState) -> ReplayGain:
    """Return the gain of the current song: that of its album while an album plays.

    The automatic choice is the gain of the album for a song that follows, or is followed by, a song
    of the same album, and that of the track for any other.
    """
    wanted = state.settings.replay_gain
    if wanted is not ReplayGain.AUTO:
        return wanted
    current, after = desired_entries(state)
    if current is None:
        return ReplayGain.TRACK
    before = state.played_entries[-1].entry.song if state.played_entries else None
    neighbours = (before, after.song if after else None)
    is_album = any(one is not None and _share_album(current.song, one) for one in neighbours)
    return ReplayGain.ALBUM if is_album else ReplayGain.TRACK


def _share_album(song: Song, other: Song) -> bool:
    if not song.album or song.uri == other.uri:
        return False
    return (song.source, song.album) == (other.source, other.album)


def player_inputs(state: PartyState) -> tuple[object, ...]:
    """Return everything in the party's state on which the desired state depends.

    The player needs to be checked after a change of the party only if this differs.
    """
    playback, settings = state.playback, state.settings
    current, after = desired_entries(state)
    return (
        current and current.id,
        after and after.id,
        playback.epoch,
        playback.is_held,
        playback.seek_s,
        playback.is_muted,
        playback.fade,
        playback.interruption,
        playback.restarts_requested,
        playback.outputs_wanted,
        settings.volume,
        settings.volume_max,
        settings.crossfade_s,
        settings.replay_gain,
    )
