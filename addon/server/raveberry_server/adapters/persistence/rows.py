"""Conversion of entries, guests and jobs to database rows and back."""

import json
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from raveberry_server.application.ports.jobs import Job, JobState
from raveberry_server.domain.model.ballot import Ballot
from raveberry_server.domain.model.entry import Entry, EntryState, MovedTo, Origin
from raveberry_server.domain.model.guest import Guest, Role, Sign
from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.notices import Notice, NoticeCode

type Row = tuple[Any, ...]
"""SQLite enforces the types of its columns (STRICT), which a type checker cannot see."""

SONG_COLUMNS: Final = (
    "uri, source, title, artist, album, duration_s, artwork, explicit, licence, "
    "composer, label, isrc"
)
"""Columns of `song_row`, in its order."""

SONG_WIDTH: Final = 12

ENTRY_COLUMNS: Final = (
    f"id, {SONG_COLUMNS}, state, origin, "
    "requested_by, requested_at, sequence, turn, pin, up, down, progress, reason, dedication, "
    "moved_before, move, immune_until"
)
"""Columns of `entry_row`, in its order."""


def song_row(song: Song) -> Row:
    """Return the row of a song, in the order of `SONG_COLUMNS`."""
    return (
        song.uri,
        song.source,
        song.title,
        song.artist,
        song.album,
        song.duration_s,
        song.artwork,
        song.explicit,
        song.licence,
        song.composer,
        song.label,
        song.isrc,
    )


def song_of(row: Row) -> Song:
    """Return the song of a row that begins with `SONG_COLUMNS`."""
    uri, source, title, artist, album, duration_s, artwork, explicit, *credits_ = row[:SONG_WIDTH]
    licence, composer, label, isrc = credits_
    return Song(
        uri=uri,
        source=source,
        title=title,
        artist=artist,
        album=album,
        duration_s=duration_s,
        artwork=artwork,
        explicit=bool(explicit),
        licence=licence,
        composer=composer,
        label=label,
        isrc=isrc,
    )


def notice_text(notice: Notice | None) -> str | None:
    """Return a notice as JSON."""
    if notice is None:
        return None
    return json.dumps([notice.code, dict(notice.params)], ensure_ascii=False)


def notice_of(text: str | None) -> Notice | None:
    """Return the notice of a text by `notice_text`, or of a sentence of an earlier version."""
    if text is None:
        return None
    try:
        code, params = json.loads(text)
        return Notice(str(code), **params)
    except (TypeError, ValueError):
        return Notice(NoticeCode.EARLIER_VERSION, detail=text)


def entry_row(entry: Entry) -> Row:
    """Return the row of an entry, without its individual votes."""
    return (
        entry.id,
        *song_row(entry.song),
        entry.state,
        entry.origin,
        entry.requested_by,
        entry.requested_at.isoformat(),
        entry.sequence,
        entry.turn,
        entry.pin,
        entry.ballot.up,
        entry.ballot.down,
        entry.progress,
        notice_text(entry.reason),
        entry.dedication,
        (entry.moved_to.before or "") if entry.moved_to else None,
        entry.moved_to.number if entry.moved_to else None,
        entry.immune_until.isoformat() if entry.immune_until else None,
    )


def entry_of(
    row: Row, votes: Mapping[GuestId, int], voices: Mapping[GuestId, str] | None = None
) -> Entry:
    """Return the entry of a row in the order of `ENTRY_COLUMNS`."""
    (
        name,
        *song,
        state,
        origin,
        requested_by,
        requested_at,
        sequence,
        turn,
        pin,
        up,
        down,
        progress,
        reason,
        dedication,
        moved_before,
        move,
        immune_until,
    ) = row
    return Entry(
        id=EntryId(name),
        song=song_of(tuple(song)),
        state=EntryState(state),
        origin=Origin(origin),
        requested_by=requested_by,
        requested_at=datetime.fromisoformat(requested_at),
        sequence=sequence,
        turn=turn,
        pin=pin,
        ballot=Ballot(
            votes=MappingProxyType(dict(votes)),
            voices=MappingProxyType(dict(voices or {})),
            up=up,
            down=down,
        ),
        progress=progress,
        reason=notice_of(reason),
        dedication=dedication,
        moved_to=None
        if move is None
        else MovedTo(before=EntryId(moved_before) or None, number=move),
        immune_until=datetime.fromisoformat(immune_until) if immune_until else None,
    )


def sign_of(name: str | None) -> Sign | None:
    """Return the symbol of a guest as stored, None without one."""
    return Sign(name) if name else None


def guest_row(guest: Guest) -> Row:
    """Return the row of a guest, in the order of the table's columns."""
    return (
        guest.id,
        guest.token_hash,
        guest.name,
        guest.color,
        int(guest.role),
        guest.joined_at.isoformat(),
        guest.is_counted,
        guest.is_banned,
        guest.muted_until.isoformat() if guest.muted_until else None,
        guest.source,
        guest.has_acted,
        guest.joined_by_code,
        guest.has_own_voice,
        guest.voice,
        guest.device,
        guest.last_opening,
        guest.sign or "",
    )


def guest_of(row: Row) -> Guest:
    """Return the guest of a row."""
    name_id, token_hash, name, color, role, joined_at, *rest = row
    is_counted, is_banned, muted_until, source, has_acted, joined_by_code, *voices = rest
    has_own_voice, voice, device, last_opening, sign = voices
    return Guest(
        id=GuestId(name_id),
        token_hash=token_hash,
        name=name,
        color=color,
        role=Role(role),
        joined_at=datetime.fromisoformat(joined_at),
        is_counted=bool(is_counted),
        is_banned=bool(is_banned),
        muted_until=datetime.fromisoformat(muted_until) if muted_until else None,
        source=source,
        has_acted=bool(has_acted),
        joined_by_code=bool(joined_by_code),
        has_own_voice=bool(has_own_voice),
        voice=voice,
        device=device,
        last_opening=last_opening,
        sign=sign_of(sign),
    )


JOB_COLUMNS: Final = "kind, state, progress, reason, started_at, ended_at, entry, failures"
"""Columns of `job_row`, in its order."""


def job_row(job: Job) -> Row:
    """Return the row of a job, without its id."""
    return (
        job.kind,
        job.state,
        job.progress,
        notice_text(job.reason),
        job.started_at.isoformat(),
        job.ended_at.isoformat() if job.ended_at else None,
        job.entry,
        job.failures,
    )


def _reason_of_job(text: str | None) -> Notice | None:
    """Return the notice of a job, None for a sentence of an earlier version."""
    reason = notice_of(text)
    return None if reason is None or reason.code == NoticeCode.EARLIER_VERSION else reason


def job_of(row: Row) -> Job:
    """Return the job of a row in the order of `JOB_COLUMNS`."""
    kind, state, progress, reason, started_at, ended_at, entry, failures = row
    return Job(
        kind=kind,
        state=JobState(state),
        progress=progress,
        reason=_reason_of_job(reason),
        started_at=datetime.fromisoformat(started_at),
        ended_at=datetime.fromisoformat(ended_at) if ended_at else None,
        entry=EntryId(entry) if entry else None,
        failures=failures,
    )
