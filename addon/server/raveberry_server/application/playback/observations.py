"""What a report of the player has to say to the party, read against its state; pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from raveberry_server.application.ports import PlayerReport, PlayerState
from raveberry_server.domain.model.entry import Entry
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.state import PartyState

from .plan import Cue, Labels, again

DEVIATION_S: Final = 0.5
"""A position that is further off than this is worth telling everybody."""

UNPLAYABLE: Final = "The file is damaged, or of a kind that the player does not know"
SOUNDLESS: Final = "There is no sound in the file"


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
    expected_s = playback.position_at_s(mono_s)
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
