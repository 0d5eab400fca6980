"""Observations: differences between a report of the player and the party's state; pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from raveberry_server.application.ports import PlayerReport, PlayerState
from raveberry_server.domain.model.entry import Entry
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.state import PartyState
from raveberry_server.domain.notices import Notice, NoticeCode

from .desired_state import PlayableEntry, repeat_of
from .plan import EntriesByNumber

DEVIATION_S: Final = 0.5
"""A position that differs by more than this is committed and broadcast."""

UNPLAYABLE: Final = Notice(NoticeCode.FILE_UNPLAYABLE)
SOUNDLESS: Final = Notice(NoticeCode.FILE_SOUNDLESS)


@dataclass(frozen=True, slots=True, kw_only=True)
class SongBegan:
    """A waiting song is playing."""

    entry: EntryId
    position_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SongFinished:
    """The playing song has reached its end."""

    epoch: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SongRepeated:
    """The player has gone over from the playing song to its repeat in the list."""

    epoch: int
    number: int
    position_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamInterrupted:
    """The stream that should play has stopped."""

    entry: EntryId


@dataclass(frozen=True, slots=True, kw_only=True)
class SongFailed:
    """The player works, but cannot play this song."""

    entry: EntryId
    reason: Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionChanged:
    """The playing song is at another position than the party's state says."""

    epoch: int
    position_s: float
    is_moving: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamTitleChanged:
    """The station that plays names another song."""

    epoch: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFailed:
    """The song is ready, but the player cannot open its output."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SongPlaying:
    """The song that should play is playing."""


type Observation = (
    SongBegan
    | SongFinished
    | SongRepeated
    | StreamInterrupted
    | SongFailed
    | PositionChanged
    | StreamTitleChanged
    | OutputFailed
    | SongPlaying
)


def observe(  # noqa: PLR0913 - everything that a report is compared with
    state: PartyState,
    report: PlayerReport,
    entries: EntriesByNumber,
    *,
    attempted: EntryId | None,
    stream: EntryId | None = None,
    mono_s: float,
) -> tuple[Observation, ...]:
    """Return what the party has to learn from a report, in the order in which it happened.

    Args:
        state: the party.
        report: the player's report of that moment.
        entries: the entries of the player's songs.
        attempted: the entry that was last started, if no sound of it is confirmed yet.
        stream: the playing song, if it is a stream that has no end in sight.
        mono_s: the moment of the report on the monotonic clock.
    """
    if _is_sought_to_end(state, report, entries):
        return (SongFinished(epoch=state.playback.epoch),)
    if report.state is PlayerState.STOPPED:
        return tuple(_observe_silence(state, report, entries, attempted, stream))
    return tuple(_observe_song(state, report, entries, mono_s))


def _is_sought_to_end(state: PartyState, report: PlayerReport, entries: EntriesByNumber) -> bool:
    playback = state.playback
    if playback.entry is None or playback.seek_s is None:
        return False
    duration_s = playback.entry.song.duration_s
    if report.current and entries.get(report.current.number) == playback.entry.id:
        duration_s = report.duration_s or duration_s
    return duration_s is not None and playback.seek_s >= duration_s


def _observe_song(
    state: PartyState, report: PlayerReport, entries: EntriesByNumber, mono_s: float
) -> Iterator[Observation]:
    present = entries.get(report.current.number) if report.current else None
    if present is None:
        return
    if report.state is PlayerState.PAUSED and report.error and not state.playback.is_held:
        yield OutputFailed()
        return
    playing = state.playback.entry
    if playing is None or present != playing.id:
        if report.state is not PlayerState.STARTING:
            yield from _observe_other_song(state, present, report, entries)
        return
    is_moving = report.state is PlayerState.PLAYING
    # A song that is about to start has not moved, unless the party's state says that it does.
    if report.state is not PlayerState.STARTING or state.playback.anchor.is_moving:
        yield from _observe_position(state, playing, report, mono_s)
    title = report.stream_title
    if title is not None and title != state.playback.stream_title:
        yield StreamTitleChanged(epoch=state.playback.epoch, title=title)
    if is_moving:
        yield SongPlaying()


def _observe_other_song(
    state: PartyState, present: EntryId, report: PlayerReport, entries: EntriesByNumber
) -> Iterator[Observation]:
    """Compare with a state in which another song plays than the one that the player is at."""
    playing = state.playback.entry
    if playing is not None and _blamed(report, entries) == playing.id:
        yield SongFailed(entry=playing.id, reason=UNPLAYABLE)
    waiting = state.waiting.get(present)
    if playing is not None and present == repeat_of(playing.id):
        if report.current is not None and report.position_s is not None:
            yield SongRepeated(
                epoch=state.playback.epoch,
                number=report.current.number,
                position_s=report.position_s,
            )
    elif waiting is not None and waiting.is_ready:
        if report.state is PlayerState.PLAYING or report.position_s:
            yield SongBegan(entry=present, position_s=report.position_s or 0.0)
            yield SongPlaying()
    elif playing is not None and _is_behind(playing.id, report, entries):
        # The player went on to a song that was removed from the queue at that very moment.
        yield SongFinished(epoch=state.playback.epoch)


def _observe_silence(
    state: PartyState,
    report: PlayerReport,
    entries: EntriesByNumber,
    attempted: EntryId | None,
    stream: EntryId | None,
) -> Iterator[Observation]:
    playing = state.playback.entry
    is_playing_listed = playing is not None and any(
        entries.get(song.number) == playing.id for song in report.songs
    )
    blamed = _blamed(report, entries)
    if stream is not None and blamed in (stream, None):
        # Also when another program has stopped it: it is restarted either way.
        yield StreamInterrupted(entry=stream)
        return
    if blamed is not None:
        if is_playing_listed and playing is not None and playing.id != blamed:
            yield SongFinished(epoch=state.playback.epoch)
        yield SongFailed(entry=blamed, reason=UNPLAYABLE)
        return
    if not report.songs or report.current is not None:
        # Another program emptied the list or stopped the player: no song has reached its end.
        return
    if is_playing_listed:
        yield SongFinished(epoch=state.playback.epoch)
    elif attempted is not None and attempted in entries.values():
        yield SongFailed(entry=attempted, reason=SOUNDLESS)


def _observe_position(
    state: PartyState, playing: Entry, report: PlayerReport, mono_s: float
) -> Iterator[Observation]:
    playback = state.playback
    if report.position_s is None:
        return
    is_moving = report.state is PlayerState.PLAYING
    position_s = report.position_s
    duration_s = playing.song.duration_s
    expected_s = playback.position_at_s(mono_s)
    reported_s = position_s if duration_s is None else min(position_s, duration_s)
    if (
        playback.seek_s is not None
        or abs(reported_s - expected_s) > DEVIATION_S
        or (is_moving != playback.anchor.is_moving and not (is_moving and playback.is_held))
    ):
        yield PositionChanged(epoch=playback.epoch, position_s=position_s, is_moving=is_moving)


def _is_behind(entry: EntryId, report: PlayerReport, entries: EntriesByNumber) -> bool:
    """Return True if the player has passed the entry's song on its way through the list."""
    for song in report.songs:
        if song == report.current:
            return False
        if entries.get(song.number) == entry:
            return True
    return False


def _blamed(report: PlayerReport, entries: EntriesByNumber) -> EntryId | None:
    """Return the entry whose file the player names in its error."""
    if report.error is None:
        return None
    for song in report.songs:
        if song.number in entries and song.location in report.error:
            return entries[song.number]
    return None


def adopt_songs(
    state: PartyState, report: PlayerReport, songs: tuple[PlayableEntry, ...]
) -> EntriesByNumber:
    """Return the entries of the songs of a player that kept playing while the server was away.

    Args:
        state: the party.
        report: the player's list.
        songs: the song that should be playing and the one after it, in that order.
    """
    entries: dict[int, EntryId] = {}
    playing = state.playback.entry
    repeated = repeat_of(playing.id) if playing else None
    known = [song for song in songs if state.entry(song.entry) or song.entry == repeated]
    for listed in report.songs:
        for song in known:
            if song.location == listed.location:
                entries[listed.number] = song.entry
                if song.entry != repeated:
                    known.remove(song)
                break
    present = report.current
    is_further = (report.position_s or 0.0) >= state.playback.anchor.position_s
    if playing and present and entries.get(present.number) == repeated and is_further:
        # The repeat had begun before, as the party's state says; it has only gone on since then.
        return {present.number: playing.id}
    return entries
