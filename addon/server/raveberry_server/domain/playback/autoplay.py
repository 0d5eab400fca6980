"""Autoplay and fallback: songs without a request (docs/rules.md, "Autoplay" and "Fallback")."""

from collections.abc import Sequence
from dataclasses import replace

from raveberry_server.domain.model.entry import EndReason, Entry, EntryState, Origin
from raveberry_server.domain.model.ids import entry_id
from raveberry_server.domain.model.immutable import with_item
from raveberry_server.domain.model.settings import FallbackYield, Repeat
from raveberry_server.domain.model.song import Song, is_same_song
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.queue.filters import filter_verdict
from raveberry_server.domain.queue.order import next_ready

from .current_song import end_song


def wants_autoplay(state: PartyState) -> bool:
    """Whether a similar song should follow the playing one, as nobody asked for another.

    What fills a gap is followed by more of that, and music is never started by this.
    """
    playing = state.playback.entry
    return (
        state.settings.autoplay
        and _is_queue_empty(state)
        and playing is not None
        and playing.origin is not Origin.FALLBACK
        and state.played > 0
        and state.settings.repeat is Repeat.OFF
    )


def wants_fallback(state: PartyState) -> bool:
    """Whether the playlist or the stream of the host should fill the gap."""
    settings = state.settings
    return (
        bool(settings.fallback_playlist or settings.backup_stream)
        and _is_queue_empty(state)
        and not state.playback.is_held
        and settings.repeat is Repeat.OFF
    )


def add_automatic_song(
    state: PartyState, song: Song, origin: Origin, now: Now, *, is_ready: bool = True
) -> Step[bool]:
    """Let an automatic song wait, if it is still wanted and may be played; whether it does."""
    wanted = wants_autoplay(state) if origin is Origin.AUTOPLAY else wants_fallback(state)
    if not wanted or not _may_fill(state, song, origin, now):
        return Step(state=state, result=False)
    entry = Entry(
        id=entry_id(state.entries_made),
        song=song,
        state=EntryState.READY if is_ready else EntryState.PENDING,
        origin=origin,
        requested_by=None,
        requested_at=now.at,
        sequence=state.entries_made,
        turn=None,
    )
    after = replace(
        state,
        entries_made=state.entries_made + 1,
        waiting=with_item(state.waiting, entry.id, entry),
    )
    return Step(state=after, result=True)


def yields_in_s(state: PartyState, now: Now) -> float | None:
    """How long until what plays should end for a song that waits, None if it should not.

    What fills the gap does so at once where the host wants it, or where it has no end of its own.
    A station that a guest has asked for plays as long as the longest song that a guest may ask for.
    """
    playing, following = state.playback.entry, next_ready(state)
    if playing is None or following is None or following.origin is Origin.FALLBACK:
        return None
    is_endless = playing.song.duration_s is None
    if playing.origin is Origin.FALLBACK:
        yields_at_once = state.settings.fallback_yields is FallbackYield.AT_ONCE
        return 0.0 if is_endless or yields_at_once else None
    longest_s = state.settings.song_max_s
    is_limited = playing.origin is Origin.GUEST and is_endless and longest_s > 0
    if not is_limited or following.origin is Origin.AUTOPLAY:
        return None
    return max(0.0, longest_s - state.playback.anchor.position_at_s(now.mono_s, None))


def yield_to_next(state: PartyState, now: Now) -> Step[None]:
    """End what plays, if it should give way now."""
    if yields_in_s(state, now) != 0:
        return Step(state=state, result=None)
    return end_song(state, EndReason.FINISHED, by=None)


def continue_playlist(songs: Sequence[Song], last: Song | None, deal: int) -> Sequence[Song]:
    """A playlist from the song after the last one that played, or from anywhere without one."""
    if not songs:
        return ()
    at = next((at for at, song in enumerate(songs) if last and is_same_song(song, last)), None)
    first = deal % len(songs) if at is None else at + 1
    return (*songs[first:], *songs[:first])


def _may_fill(state: PartyState, song: Song, origin: Origin, now: Now) -> bool:
    """Whether the rules let that song play.

    The host chose what fills gaps: however long it is, and however often it comes.
    """
    playing = state.playback.entry
    if playing is not None and is_same_song(playing.song, song):
        return False
    if origin is Origin.FALLBACK:
        settings = replace(state.settings, song_max_s=0, cooldown_s=0, new_music_only=False)
        state = replace(state, settings=settings)
    return filter_verdict(state, song, now) is None


def _is_queue_empty(state: PartyState) -> bool:
    return state.is_open and all(
        entry.state is EntryState.APPROVAL for entry in state.waiting.values()
    )
