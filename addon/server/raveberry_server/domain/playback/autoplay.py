"""Autoplay and fallback: songs without a request (docs/rules.md, "Autoplay" and "Fallback")."""

from collections.abc import Sequence
from dataclasses import replace

from raveberry_server.domain.model.entry import EndReason, Entry, EntryState, Origin
from raveberry_server.domain.model.ids import entry_id
from raveberry_server.domain.model.settings import FallbackYield, Repeat
from raveberry_server.domain.model.song import Song, is_same_song
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.queue.filters import filter_verdict
from raveberry_server.domain.queue.order import next_ready

from .current_song import end_song


def wants_autoplay(state: PartyState) -> bool:
    """Return True if a similar song should follow the current one.

    Autoplay does not follow fallback songs, and never starts the music.
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
    """Return True if the fallback playlist or stream should play."""
    return (
        has_fallback(state)
        and _is_queue_empty(state)
        and not state.playback.is_held
        and state.settings.repeat is Repeat.OFF
    )


def has_fallback(state: PartyState) -> bool:
    """Return True if the host has chosen a fallback playlist or stream."""
    return bool(state.settings.fallback_playlist or state.settings.backup_stream)


def add_automatic_song(
    state: PartyState, song: Song, origin: Origin, now: Now, *, is_ready: bool = True
) -> Step[bool]:
    """Add an automatic song if one is still wanted and the filters accept it."""
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
        waiting=state.waiting.with_entries((entry,)),
    )
    return Step(state=after, result=True)


def yields_in_s(state: PartyState, now: Now) -> float | None:
    """Return the seconds until the current song should end for a waiting one, or None.

    A fallback song yields at once if the setting says so or if it is a stream. A station that a
    guest requested yields after `song_max_s`.
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
    """End the current song if it should yield now."""
    if yields_in_s(state, now) != 0:
        return Step(state=state, result=None)
    return end_song(state, EndReason.FINISHED, by=None)


def continue_playlist(songs: Sequence[Song], last: Song | None, deal: int) -> Sequence[Song]:
    """Return a playlist rotated to the song after the last one, or to a random one without it."""
    if not songs:
        return ()
    at = next((at for at, song in enumerate(songs) if last and is_same_song(song, last)), None)
    first = deal % len(songs) if at is None else at + 1
    return (*songs[first:], *songs[:first])


def _may_fill(state: PartyState, song: Song, origin: Origin, now: Now) -> bool:
    """Return True if the filters accept an automatic song.

    The fallback is the host's choice, so neither its length nor its last play matters.
    """
    playing = state.playback.entry
    if playing is not None and is_same_song(playing.song, song):
        return False
    if origin is Origin.FALLBACK:
        settings = replace(state.settings, song_max_s=0, cooldown_s=0, new_music_only=False)
        state = replace(state, settings=settings)
    return filter_verdict(state, song, now) is None


def _is_queue_empty(state: PartyState) -> bool:
    """Return True if nothing waits but requests whose source is away."""
    return state.is_open and all(
        entry.waits_for_source and entry.origin.takes_turns
        for entry in state.waiting.public.values()
    )
