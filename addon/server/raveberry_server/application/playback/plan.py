"""Plan the operations that bring the player into the desired state; pure.

The player's list holds the current song and the one after it, so that the player goes from song to
song by itself, without a gap.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from raveberry_server.application.ports import INPUT_SCHEME, PlayerReport, PlayerSong, PlayerState
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.settings import ReplayGain

from .desired_state import DesiredState, PlayableEntry

type EntriesByNumber = Mapping[int, EntryId]
"""Entries of the songs in the player's list, by the player's number of each song."""


# --- operations ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Replace the list with one song, to be started there."""

    song: PlayableEntry
    position_s: float
    is_held: bool

    def start(self, number: int) -> "Start":
        """Return the start of the song, under the number that the player has given it."""
        return Start(number=number, position_s=self.position_s, is_held=self.is_held)


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Start a song that is in the list."""

    number: int
    position_s: float
    is_held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Add:
    """Insert a song into the list, to play after the current one."""

    song: PlayableEntry
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Remove:
    """Remove a song from the list."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeekPlayer:
    """Go to a position in the current song."""

    number: int
    position_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Pause the current song."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    """Resume the paused song."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clear:
    """Stop and empty the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeVolume:
    """Set the volume, 0 to 1."""

    volume: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCrossfade:
    """Set how long two songs overlap."""

    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetReplayGain:
    """Set the replay gain mode."""

    mode: ReplayGain


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchOutput:
    """Switch an output on or off."""

    output: str
    is_on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SetInOrder:
    """Play the list once from front to back."""


type SoundOperation = ChangeVolume | SetCrossfade | SetReplayGain | SwitchOutput | SetInOrder
type Operation = Load | Start | Add | Remove | SeekPlayer | Pause | Resume | Clear | SoundOperation


def operations(
    desired: DesiredState, report: PlayerReport, entries: EntriesByNumber
) -> tuple[Operation, ...]:
    """Return what the player has to do to reach the desired state; empty once it has."""
    return (*_sound_operations(desired, report), *_song_operations(desired, report, entries))


def _sound_operations(desired: DesiredState, report: PlayerReport) -> Iterator[SoundOperation]:
    # Players count the volume in percent, so a smaller difference is none.
    if report.volume is not None and round(report.volume * 100) != round(desired.volume * 100):
        yield ChangeVolume(volume=desired.volume)
    if report.crossfade_s != desired.crossfade_s:
        yield SetCrossfade(seconds=desired.crossfade_s)
    if report.replay_gain is not desired.replay_gain:
        yield SetReplayGain(mode=desired.replay_gain)
    # On before off, so that one output is on at every moment.
    for is_on in (True, False):
        for output in report.outputs:
            if output.is_on is not is_on and desired.outputs.get(output.name) is is_on:
                yield SwitchOutput(output=output.id, is_on=is_on)
    if not report.is_in_order:
        yield SetInOrder()


def _song_operations(
    desired: DesiredState, report: PlayerReport, entries: EntriesByNumber
) -> Iterator[Operation]:
    if desired.current is None:
        if report.songs or report.state is not PlayerState.STOPPED:
            yield Clear()
        return
    present = report.current
    if (
        present is None
        or report.state is PlayerState.STOPPED
        or entries.get(present.number) != desired.current.entry
    ):
        yield from _change_current(desired, desired.current, report, entries)
        return
    if desired.seek_s is not None:
        yield SeekPlayer(number=present.number, position_s=desired.seek_s)
    if desired.is_held and report.state is not PlayerState.PAUSED:
        yield Pause()
    elif not desired.is_held and report.state is PlayerState.PAUSED:
        if desired.current.location.startswith(INPUT_SCHEME):
            # The player has stored what was recorded during the pause, and would remain late.
            yield Load(song=desired.current, position_s=0.0, is_held=False)
            return
        yield _resumption(desired, present)
    yield from _change_next(desired, present, report, entries)


def _resumption(desired: DesiredState, present: PlayerSong) -> Start | Resume:
    if desired.is_regained:
        return Start(number=present.number, position_s=desired.position_s, is_held=False)
    return Resume()


def _change_current(
    desired: DesiredState, current: PlayableEntry, report: PlayerReport, entries: EntriesByNumber
) -> Iterator[Operation]:
    loaded = [song for song in report.songs if entries.get(song.number) == current.entry]
    if not loaded:
        yield Load(song=current, position_s=desired.position_s, is_held=desired.is_held)
        return
    yield Start(number=loaded[0].number, position_s=desired.position_s, is_held=desired.is_held)
    for song in report.songs:
        if song is not loaded[0]:
            yield Remove(number=song.number)


def _change_next(
    desired: DesiredState, present: PlayerSong, report: PlayerReport, entries: EntriesByNumber
) -> Iterator[Operation]:
    at = report.songs.index(present)
    before, after = report.songs[:at], report.songs[at + 1 :]
    if _is_crossfading(report) and after and after[0].number in entries:
        superfluous = after[1:]
    elif desired.next is None:
        superfluous = after
    elif after and entries.get(after[0].number) == desired.next.entry:
        superfluous = after[1:]
    else:
        # Added before the others are removed, so that a next song is listed at every moment.
        yield Add(song=desired.next, place=at + 1)
        superfluous = after
    for song in (*before, *superfluous):
        yield Remove(number=song.number)


def _is_crossfading(report: PlayerReport) -> bool:
    """Return True during a crossfade, when another next song would be an audible jump."""
    if not report.crossfade_s or report.duration_s is None or report.position_s is None:
        return False
    return report.duration_s - report.position_s <= report.crossfade_s
