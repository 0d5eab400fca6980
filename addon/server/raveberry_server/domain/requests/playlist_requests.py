"""Requests for all songs of a playlist (docs/rules.md, "Playlist request").

Reading a playlist may take long and happens outside of the domain. So the order is recorded first,
durably, and the songs are added in their order as they are read; those read together in one step.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from raveberry_server.domain.guests.moderation import expect_not_muted_or_banned
from raveberry_server.domain.model.entry import Entry, Origin
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.events import JobFailed, SongRequested
from raveberry_server.domain.model.guest import Caller, Role
from raveberry_server.domain.model.ids import EntryId, entry_id
from raveberry_server.domain.model.song import Song, is_same_song, song_keys
from raveberry_server.domain.model.state import (
    Now,
    PartyState,
    PlaylistPlace,
    PlaylistRequest,
    Step,
)
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.queue.filters import filter_verdict
from raveberry_server.domain.queue.last_orders import expect_requests_open
from raveberry_server.domain.queue.order import pin_entries

from .queue_management import clear_queue
from .song_requests import Request, first_state, play_entries

JOB_KIND: Final = "playlist"
MAX_PLAYLIST_REQUESTS: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingSong:
    """A song of a playlist that was not added, with the reason."""

    title: str
    reason: Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaylistContents:
    """The contents of a playlist that was read, or its next songs while it is being read."""

    songs: Sequence[Request]
    missing: Sequence[MissingSong] = ()
    left_out: int = 0
    is_whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaylistAdded:
    """The result of a playlist request.

    Attributes:
        job: the id of the job, as in the request.
        entries: the added entries, in the order of the playlist.
        missing: the songs that were not added.
        left_out: the number of songs beyond `max_playlist_items`.
        is_done: False while the playlist is being read.
    """

    job: str
    entries: tuple[EntryId, ...] = ()
    missing: tuple[MissingSong, ...] = ()
    left_out: int = 0
    is_done: bool = True


def request_playlist(state: PartyState, order: PlaylistRequest, now: Now) -> Step[PlaylistRequest]:
    """Request a playlist, which is read afterwards.

    Raises:
        RefusedError: `party_closed`, `not_allowed`, or `rate_limited` while many are being read.
    """
    expect_requests_open(state, now)
    expect_not_muted_or_banned(state, Caller(id=order.by, role=order.role), now)
    if len(state.playlist_requests) >= MAX_PLAYLIST_REQUESTS:
        raise RefusedError(Refusal.PLAYLISTS_LIMIT)
    after = replace(state, playlist_requests=(*state.playlist_requests, order))
    return Step(state=after, result=order)


def add_playlist_songs(  # noqa: PLR0913 - a request, what was read of it, and how it is answered
    state: PartyState,
    order: PlaylistRequest,
    read: PlaylistContents,
    now: Now,
    *,
    is_told: bool,
    earlier: PlaylistAdded | None = None,
) -> Step[PlaylistAdded]:
    """Add the songs of a playlist that the filters accept and the queue has room for.

    Before all others, songs of the playlist that wait already are moved to its other songs. The
    queue is cleared only if a song replaces it.

    `is_told`: nobody waits for the result, so missing songs are reported by an event once all are
    read. `earlier`: the result of the songs before these, which the result includes.

    Raises:
        RefusedError: as `request_playlist`, when that has changed meanwhile.
    """
    caller = Caller(id=order.by, role=order.role)
    expect_requests_open(state, now)
    expect_not_muted_or_banned(state, caller, now)
    rest = (
        _without_request(state, order)
        if read.is_whole
        else _with_taken_songs(state, order, len(read.songs))
    )
    before = Step(state=rest, result=None)
    if order.place is PlaylistPlace.REPLACE:
        before = clear_queue(before.state, caller)
    entries, waiting, missing = _split(before.state, caller, read, now)
    if not entries:
        before = Step(state=rest, result=None)
    after = replace(
        before.state,
        waiting=before.state.waiting.with_entries(entries.values()),
        entries_made=before.state.entries_made + len(entries),
    )
    played = Step(state=after, result=None)
    if order.place is not PlaylistPlace.END:
        after = pin_entries(after, waiting)
        played = Step(state=after, result=None)
    if order.place in {PlaylistPlace.NOW, PlaylistPlace.REPLACE}:
        played = play_entries(after, caller, waiting, now)
    result = PlaylistAdded(
        job=order.job,
        entries=(*(earlier.entries if earlier else ()), *entries),
        missing=(*(earlier.missing if earlier else ()), *missing),
        left_out=read.left_out,
        is_done=read.is_whole,
    )
    requested = tuple(SongRequested(entry=after.waiting[name], by=caller.id) for name in entries)
    is_reported = is_told and read.is_whole and result.missing
    told = (_job_failed(order, summary(result)),) if is_reported else ()
    events = (*before.events, *requested, *played.events, *told)
    return Step(state=played.state, events=events, result=result)


def _split(
    state: PartyState, caller: Caller, read: PlaylistContents, now: Now
) -> tuple[Mapping[EntryId, Entry], Sequence[EntryId], tuple[MissingSong, ...]]:
    """Return the new entries of a playlist, all of its entries in order, and what is missing."""
    missing = list(read.missing)
    entries: dict[EntryId, Entry] = {}
    waiting: list[EntryId] = []
    added = set[str]()
    for asked in read.songs:
        is_added = not added.isdisjoint(song_keys(asked.song))
        reason = (
            Notice(NoticeCode.ALREADY_WAITING)
            if is_added
            else _reason_against(state, caller, asked.song, now, len(state.waiting) + len(entries))
        )
        added |= song_keys(asked.song)
        if reason is not None:
            missing.append(MissingSong(title=_title(asked.song), reason=reason))
            if not is_added:
                waiting += [entry.id for entry in state.waiting.with_song(asked.song)]
            continue
        entry = _entry(state, caller, asked, state.entries_made + len(entries), now.at)
        entries[entry.id] = entry
        waiting.append(entry.id)
    return entries, waiting, tuple(missing)


def drop_playlist_request(state: PartyState, order: PlaylistRequest, _reason: Notice) -> Step[None]:
    """Drop a playlist request whose caller gets the reason as an answer."""
    return Step(state=_without_request(state, order), result=None)


def fail_playlist_request(state: PartyState, order: PlaylistRequest, reason: Notice) -> Step[None]:
    """Drop a playlist request whose caller does not wait, and report the reason by an event."""
    return Step(
        state=_without_request(state, order), events=(_job_failed(order, reason),), result=None
    )


def summary(added: PlaylistAdded) -> Notice:
    """Return a short summary of a playlist request."""
    songs, missing = len(added.entries), len(added.missing)
    return Notice(NoticeCode.PLAYLIST_ADDED, added=songs, total=songs + missing, missing=missing)


def _job_failed(order: PlaylistRequest, reason: Notice) -> JobFailed:
    return JobFailed(job=order.job, kind=JOB_KIND, reason=reason)


def _without_request(state: PartyState, order: PlaylistRequest) -> PartyState:
    rest = tuple(other for other in state.playlist_requests if other.job != order.job)
    return replace(state, playlist_requests=rest)


def _with_taken_songs(state: PartyState, order: PlaylistRequest, count: int) -> PartyState:
    orders = (
        replace(other, taken=other.taken + count) if other.job == order.job else other
        for other in state.playlist_requests
    )
    return replace(state, playlist_requests=tuple(orders))


def _reason_against(
    state: PartyState, caller: Caller, song: Song, now: Now, waiting: int
) -> Notice | None:
    if state.waiting.with_song(song):
        return Notice(NoticeCode.ALREADY_WAITING)
    playing = state.playback.entry
    if playing is not None and is_same_song(playing.song, song):
        return Notice(NoticeCode.PLAYING_NOW)
    queue_max = state.settings.queue_max
    if queue_max and waiting >= queue_max:
        return Notice(NoticeCode.FULL)
    objection = filter_verdict(state, song, now, is_hosts=caller.role is Role.HOST)
    return objection.notice if objection else None


def _title(song: Song) -> str:
    return f"{song.artist} - {song.title}" if song.artist else song.title


def _entry(state: PartyState, caller: Caller, asked: Request, number: int, at: datetime) -> Entry:
    return Entry(
        id=entry_id(number),
        song=asked.song,
        state=first_state(state, caller, asked),
        progress=None if asked.is_ready else 0.0,
        origin=Origin.HOST_PLAYLIST if caller.role is Role.HOST else Origin.PLAYLIST,
        requested_by=caller.id,
        requested_at=at,
        sequence=number,
        turn=None,
    )
