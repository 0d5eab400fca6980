"""What should play, what does play, and the moves from the one to the other; all of it pure.

The player's list is kept as the current song and the one after it, so that it goes from song to
song by itself, without a gap. Whatever it reports is read against the party's state in two ways:
`findings` are what the party has to learn, `moves` are what the player has to do.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from raveberry_server.domain.entry import Entry
from raveberry_server.domain.ids import EntryId
from raveberry_server.domain.settings import ReplayGain
from raveberry_server.domain.state import PartyState

from .ports import PlayerReport, PlayerSong, PlayerState

DEVIATION_S: Final = 0.5
"""A position that is further off than this is worth telling everybody."""

UNPLAYABLE: Final = "The file is damaged, or of a kind that the player does not know"
SOUNDLESS: Final = "There is no sound in the file"

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


# --- findings ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Began:
    """A waiting song really plays."""

    entry: EntryId
    position_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """The playing song has come to its end."""

    epoch: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CameRound:
    """The player has gone over from the playing song to the same one behind it."""

    epoch: int
    number: int
    position_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """The stream that should play has fallen silent."""

    entry: EntryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """The player works, but not this song."""

    entry: EntryId
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The playing song stands elsewhere than everybody thinks."""

    epoch: int
    position_s: float
    is_moving: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NoOutput:
    """The song is ready, but the sound cannot get out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Playing:
    """The song that should play does."""


type Finding = Began | Finished | CameRound | Cut | Failed | Placed | NoOutput | Playing


def findings(  # noqa: PLR0913 - all that a report is read against
    state: PartyState,
    report: PlayerReport,
    labels: Labels,
    *,
    tried: EntryId | None,
    stream: EntryId | None = None,
    mono_s: float,
) -> tuple[Finding, ...]:
    """What the report has to say to the party, in the order in which it happened.

    Args:
        state: the party.
        report: the player's report of that moment.
        labels: which entries the player's songs stand for.
        tried: the entry that the player was last told to start, if it has not been heard since.
        stream: the playing song, if it goes on for as long as somebody listens.
        mono_s: the moment of the report on the monotonic clock.
    """
    if _is_sought_to_end(state, report, labels):
        return (Finished(epoch=state.playback.epoch),)
    if report.state is PlayerState.STOPPED:
        return tuple(_findings_of_silence(state, report, labels, tried, stream))
    return tuple(_findings_of_a_song(state, report, labels, mono_s))


def _is_sought_to_end(state: PartyState, report: PlayerReport, labels: Labels) -> bool:
    playback = state.playback
    if playback.entry is None or playback.seek_s is None:
        return False
    duration_s = playback.entry.song.duration_s
    if report.current and labels.get(report.current.number) == playback.entry.id:
        duration_s = report.duration_s or duration_s
    return duration_s is not None and playback.seek_s >= duration_s


def _findings_of_a_song(
    state: PartyState, report: PlayerReport, labels: Labels, mono_s: float
) -> Iterator[Finding]:
    here = labels.get(report.current.number) if report.current else None
    if here is None:
        return
    if report.state is PlayerState.PAUSED and report.error and not state.playback.is_held:
        yield NoOutput()
        return
    playing = state.playback.entry
    if playing is None or here != playing.id:
        if report.state is not PlayerState.STARTING:
            yield from _findings_of_another(state, here, report, labels)
        return
    is_moving = report.state is PlayerState.PLAYING
    # What is about to start is where it was, unless everybody thinks that it moves.
    if report.state is not PlayerState.STARTING or state.playback.anchor.is_moving:
        yield from _place(state, playing, report, mono_s)
    if is_moving:
        yield Playing()


def _findings_of_another(
    state: PartyState, here: EntryId, report: PlayerReport, labels: Labels
) -> Iterator[Finding]:
    """The player is at a song of ours that is not the one that plays as far as anybody knows."""
    playing = state.playback.entry
    if playing is not None and _blamed(report, labels) == playing.id:
        yield Failed(entry=playing.id, reason=UNPLAYABLE)
    waiting = state.waiting.get(here)
    if playing is not None and here == again(playing.id):
        if report.current is not None and report.position_s is not None:
            yield CameRound(
                epoch=state.playback.epoch,
                number=report.current.number,
                position_s=report.position_s,
            )
    elif waiting is not None and waiting.is_ready:
        if report.state is PlayerState.PLAYING or report.position_s:
            yield Began(entry=here, position_s=report.position_s or 0.0)
            yield Playing()
    elif playing is not None and _is_behind(playing.id, report, labels):
        # The player went on to a song that was taken out of the queue at that very moment.
        yield Finished(epoch=state.playback.epoch)


def _findings_of_silence(
    state: PartyState,
    report: PlayerReport,
    labels: Labels,
    tried: EntryId | None,
    stream: EntryId | None,
) -> Iterator[Finding]:
    playing = state.playback.entry
    is_playing_listed = playing is not None and any(
        labels.get(song.number) == playing.id for song in report.songs
    )
    blamed = _blamed(report, labels)
    if stream is not None and blamed in (stream, None):
        # Also while another program has stopped it: it is started again alike.
        yield Cut(entry=stream)
        return
    if blamed is not None:
        if is_playing_listed and playing is not None and playing.id != blamed:
            yield Finished(epoch=state.playback.epoch)
        yield Failed(entry=blamed, reason=UNPLAYABLE)
        return
    if not report.songs or report.current is not None:
        # The list was emptied, or somebody else stopped the player: nothing has come to its end.
        return
    if is_playing_listed:
        yield Finished(epoch=state.playback.epoch)
    elif tried is not None and tried in labels.values():
        yield Failed(entry=tried, reason=SOUNDLESS)


def _place(
    state: PartyState, playing: Entry, report: PlayerReport, mono_s: float
) -> Iterator[Finding]:
    playback = state.playback
    if report.position_s is None:
        return
    is_moving = report.state is PlayerState.PLAYING
    position_s = report.position_s
    duration_s = playing.song.duration_s
    expected_s = playback.anchor.position_at_s(mono_s, duration_s)
    heard_s = position_s if duration_s is None else min(position_s, duration_s)
    if (
        playback.seek_s is not None
        or abs(heard_s - expected_s) > DEVIATION_S
        or (is_moving != playback.anchor.is_moving and not (is_moving and playback.is_held))
    ):
        yield Placed(epoch=playback.epoch, position_s=position_s, is_moving=is_moving)


def _is_behind(entry: EntryId, report: PlayerReport, labels: Labels) -> bool:
    """Whether the player has left the entry's song behind on its way through the list."""
    for song in report.songs:
        if song == report.current:
            return False
        if labels.get(song.number) == entry:
            return True
    return False


def _blamed(report: PlayerReport, labels: Labels) -> EntryId | None:
    """The entry whose file the player complains about."""
    if report.error is None:
        return None
    for song in report.songs:
        if song.number in labels and song.location in report.error:
            return labels[song.number]
    return None


def adopted(state: PartyState, report: PlayerReport, cues: tuple[Cue, ...]) -> dict[int, EntryId]:
    """Which entries the songs of a player that has played on without us stand for.

    Args:
        state: the party.
        report: what the player has in its list.
        cues: the song that should be playing and the one after it, in that order.
    """
    labels: dict[int, EntryId] = {}
    playing = state.playback.entry
    repeated = again(playing.id) if playing else None
    known = [cue for cue in cues if state.entry(cue.entry) is not None or cue.entry == repeated]
    for song in report.songs:
        for cue in known:
            if cue.location == song.location:
                labels[song.number] = cue.entry
                if cue.entry != repeated:
                    known.remove(cue)
                break
    here = report.current
    is_further = (report.position_s or 0.0) >= state.playback.anchor.position_s
    if playing and here and labels.get(here.number) == repeated and is_further:
        # It had come round before, as everybody was told: since then it has only gone on.
        return {here.number: playing.id}
    return labels
