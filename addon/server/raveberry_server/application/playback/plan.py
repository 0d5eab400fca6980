"""What should play, and the moves from what does play to that; all of it pure.

The player's list is kept as the current song and the one after it, so that it goes from song to
song by itself, without a gap.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from raveberry_server.application.ports import PlayerReport, PlayerSong, PlayerState
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.settings import ReplayGain

type Labels = Mapping[int, EntryId]
"""Which entry a song in the player's list stands for, by the player's number of that song."""


def again(entry: EntryId) -> EntryId:
    """What stands for a song that is to be heard once more right after itself.

    Which entry that is, is known only then: the same one, or one that does not exist yet.
    """
    return EntryId(f"again-{entry}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """An entry, and what the player opens for it."""

    entry: EntryId
    location: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What should play, and how.

    Attributes:
        current: the song that should be in the player.
        next: the song after it, as it looks now.
        position_s: where `current` begins if it has to be loaded.
        seek_s: where it has to go if it is loaded already.
        is_held: it should stand still.
        outputs: which outputs should be on or off, by name; others are left alone.
        is_regained: its sound was lost before, so it goes on at `position_s`, where it was last
            heard, and not where the player believes that it stands.
    """

    current: Cue | None
    next: Cue | None
    position_s: float = field(default=0.0, compare=False)
    seek_s: float | None = None
    is_held: bool = False
    is_regained: bool = field(default=False, compare=False)
    volume: float
    crossfade_s: int
    replay_gain: ReplayGain
    outputs: Mapping[str, bool] = field(default_factory=dict)


# --- moves ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Empty the list and begin with this song."""

    cue: Cue
    position_s: float
    is_held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Go over to a song that is in the list."""

    number: int
    position_s: float
    is_held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Add:
    """Put a song into the list, to be played after the current one."""

    cue: Cue
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Remove:
    """Take a song out of the list."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Seek:
    """Go to a position in the current song."""

    position_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Hold the current song."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    """Let the held song go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clear:
    """Stop and empty the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetVolume:
    """Set the volume, 0 to 1."""

    volume: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCrossfade:
    """Set how long two songs overlap."""

    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetReplayGain:
    """Set how loudness is evened out."""

    mode: ReplayGain


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOutput:
    """Switch an output."""

    output: str
    is_on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SetInOrder:
    """Play the list once from front to back."""


type SoundMove = SetVolume | SetCrossfade | SetReplayGain | SetOutput | SetInOrder
type Move = Load | Start | Add | Remove | Seek | Pause | Resume | Clear | SoundMove


def moves(wish: Wish, report: PlayerReport, labels: Labels) -> tuple[Move, ...]:
    """What the player has to do for the wish to come true; nothing if it is true."""
    return (*_sound_moves(wish, report), *_song_moves(wish, report, labels))


def _sound_moves(wish: Wish, report: PlayerReport) -> Iterator[SoundMove]:
    # Players count the volume in percent, so that is as near as it gets.
    if report.volume is not None and round(report.volume * 100) != round(wish.volume * 100):
        yield SetVolume(volume=wish.volume)
    if report.crossfade_s != wish.crossfade_s:
        yield SetCrossfade(seconds=wish.crossfade_s)
    if report.replay_gain is not wish.replay_gain:
        yield SetReplayGain(mode=wish.replay_gain)
    # On before off, so that there is a way out at every moment.
    for is_on in (True, False):
        for output in report.outputs:
            if output.is_on is not is_on and wish.outputs.get(output.name) is is_on:
                yield SetOutput(output=output.id, is_on=is_on)
    if not report.is_in_order:
        yield SetInOrder()


def _song_moves(wish: Wish, report: PlayerReport, labels: Labels) -> Iterator[Move]:
    if wish.current is None:
        if report.songs or report.state is not PlayerState.STOPPED:
            yield Clear()
        return
    here = report.current
    if (
        here is None
        or report.state is PlayerState.STOPPED
        or labels.get(here.number) != wish.current.entry
    ):
        yield from _way_to_current(wish, wish.current, report, labels)
        return
    if wish.seek_s is not None:
        yield Seek(position_s=wish.seek_s)
    if wish.is_held and report.state is not PlayerState.PAUSED:
        yield Pause()
    elif not wish.is_held and report.state is PlayerState.PAUSED:
        yield _going_on(wish, here)
    yield from _tail_moves(wish, here, report, labels)


def _going_on(wish: Wish, here: PlayerSong) -> Start | Resume:
    if wish.is_regained:
        return Start(number=here.number, position_s=wish.position_s, is_held=False)
    return Resume()


def _way_to_current(
    wish: Wish, current: Cue, report: PlayerReport, labels: Labels
) -> Iterator[Move]:
    loaded = [song for song in report.songs if labels.get(song.number) == current.entry]
    if not loaded:
        yield Load(cue=current, position_s=wish.position_s, is_held=wish.is_held)
        return
    yield Start(number=loaded[0].number, position_s=wish.position_s, is_held=wish.is_held)
    for song in report.songs:
        if song is not loaded[0]:
            yield Remove(number=song.number)


def _tail_moves(
    wish: Wish, here: PlayerSong, report: PlayerReport, labels: Labels
) -> Iterator[Move]:
    at = report.songs.index(here)
    before, after = report.songs[:at], report.songs[at + 1 :]
    if _is_next_heard(report) and after and after[0].number in labels:
        superfluous = after[1:]
    elif wish.next is None:
        superfluous = after
    elif after and labels.get(after[0].number) == wish.next.entry:
        superfluous = after[1:]
    else:
        # Added before the others leave, so that there is a song to go on with at every moment.
        yield Add(cue=wish.next, place=at + 1)
        superfluous = after
    for song in (*before, *superfluous):
        yield Remove(number=song.number)


def _is_next_heard(report: PlayerReport) -> bool:
    """Whether the crossfade is under way: another next song would be an audible jump."""
    if not report.crossfade_s or report.duration_s is None or report.position_s is None:
        return False
    return report.duration_s - report.position_s <= report.crossfade_s
