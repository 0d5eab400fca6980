"""Load the party's state from its database."""

import json
import logging
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType

from raveberry_server.application.ports import SavedState
from raveberry_server.domain.model.entry import EndReason, Entry, MovedTo, PlayedEntry
from raveberry_server.domain.model.errors import RefusedError
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.guest_texts import Hashtag, TextKind, WaitingText
from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.model.join_codes import JoinCode, ModCode
from raveberry_server.domain.model.playback import Anchor, Playback
from raveberry_server.domain.model.settings import Settings, setting_rows
from raveberry_server.domain.model.state import (
    AppliedPreset,
    BucketKind,
    Ending,
    PartyState,
    Placement,
    PlaylistPlace,
    PlaylistRequest,
    QuietPeriod,
    Rearrangement,
    Removal,
    TokenBucket,
)
from raveberry_server.domain.model.waiting_entries import WaitingEntries
from raveberry_server.domain.setting_changes import with_setting

from .rows import ENTRY_COLUMNS, entry_of, guest_of, notice_of

_LOGGER = logging.getLogger(__name__)


def read_saved(connection: sqlite3.Connection) -> SavedState:
    """Return the last committed state.

    Raises:
        sqlite3.Error: the database cannot be read.
        ValueError: a row has a value that this version does not know.
    """
    entries = _read_entries(connection)
    playback = _read_playback(connection, entries)
    removals = _read_deeds(connection, entries)
    if playback.entry is not None:
        del entries[playback.entry.id]
    guests = map(guest_of, connection.execute("SELECT * FROM guest"))
    liked = connection.execute(
        f"SELECT {ENTRY_COLUMNS} FROM liked ORDER BY place"  # noqa: S608 - a constant
    )
    (
        _,
        revision,
        is_open,
        guests_made,
        entries_made,
        pins_made,
        started_turn,
        played,
        votes_cast,
        closes_at,
        end_set_at,
        is_last_called,
        moves_made,
        shuffles_made,
        quiet_volume_max,
        volume_after_quiet,
        closings,
        opened_at,
        openings,
        closed_at,
        guests_forgotten,
        screen_links_made,
        is_set_up,
    ) = connection.execute("SELECT * FROM party").fetchone()
    codes = {kind: rest for kind, *rest in connection.execute("SELECT * FROM code")}
    state = PartyState(
        is_open=bool(is_open),
        opened_at=_moment(opened_at),
        is_set_up=bool(is_set_up),
        openings=openings,
        closed_at=_moment(closed_at),
        guests_forgotten=guests_forgotten,
        screen_links_made=screen_links_made,
        closings=closings,
        join_code=_join_code(codes.get("join")),
        mod_code=_mod_code(codes.get("mod")),
        texts=MappingProxyType(_read_texts(connection)),
        ending=_ending(closes_at, end_set_at, is_last_called),
        quiet=_quiet(quiet_volume_max, volume_after_quiet),
        settings=_read_settings(connection),
        applied_preset=_read_applied_preset(connection),
        guests=MappingProxyType({guest.id: guest for guest in guests}),
        guests_made=guests_made,
        waiting=WaitingEntries.of(entries.values()),
        playback=playback,
        started_turn=started_turn,
        latest_turns=MappingProxyType(
            {
                GuestId(guest): turn
                for guest, turn in connection.execute("SELECT guest, turn FROM latest_turn")
            }
        ),
        buckets=MappingProxyType(
            {
                (BucketKind(kind), owner): TokenBucket(level=level, at=datetime.fromisoformat(at))
                for kind, owner, level, at in connection.execute("SELECT * FROM bucket")
            }
        ),
        entries_made=entries_made,
        pins_made=pins_made,
        moves_made=moves_made,
        shuffles_made=shuffles_made,
        removals=removals,
        rearrangements=_read_rearrangements(connection),
        played=played,
        votes_cast=votes_cast,
        top=tuple(entry_of(row, {}) for row in liked),
        played_entries=tuple(
            PlayedEntry(entry=entry_of(row, {}), started_at=datetime.fromisoformat(at))
            for at, *row in connection.execute(
                f"SELECT started_at, {ENTRY_COLUMNS} FROM played_entry "  # noqa: S608 - a constant
                "ORDER BY place"
            )
        ),
        hashtags=tuple(
            Hashtag(text=text, guest=GuestId(guest), at=datetime.fromisoformat(at))
            for text, guest, at in connection.execute(
                "SELECT text, guest, at FROM hashtag ORDER BY place"
            )
        ),
        playlist_requests=tuple(
            PlaylistRequest(
                job=job,
                uri=uri,
                by=GuestId(guest),
                role=Role(role),
                place=PlaylistPlace(queue_place),
                taken=taken,
            )
            for job, uri, guest, role, queue_place, taken in connection.execute(
                "SELECT job, uri, guest, role, queue_place, taken "
                "FROM playlist_order ORDER BY place"
            )
        ),
        last_played=MappingProxyType(
            {
                song: datetime.fromisoformat(at)
                for song, at in connection.execute("SELECT song, at FROM last_played ORDER BY at")
            }
        ),
    )
    return SavedState(state=state, revision=revision)


def _join_code(row: Sequence[str | None] | None) -> JoinCode | None:
    match row:
        case [str(text), expires_at]:
            return JoinCode(text=text, expires_at=_moment(expires_at))
        case _:
            return None


def _mod_code(row: Sequence[str | None] | None) -> ModCode | None:
    match row:
        case [str(hash_), str(expires_at)]:
            return ModCode(hash=hash_, expires_at=datetime.fromisoformat(expires_at))
        case _:
            return None


def _read_texts(connection: sqlite3.Connection) -> dict[str, WaitingText]:
    rows = connection.execute(
        "SELECT kind, text, guest, entry, at FROM waiting_text ORDER BY place"
    )
    texts = (
        WaitingText(
            kind=TextKind(kind),
            text=text,
            guest=GuestId(guest),
            entry=EntryId(entry) if entry else None,
            at=datetime.fromisoformat(at),
        )
        for kind, text, guest, entry, at in rows
    )
    return {text.id: text for text in texts}


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written is not None else None


def _ending(closes_at: str | None, set_at: str | None, is_called: int) -> Ending | None:
    if closes_at is None or set_at is None:
        return None
    return Ending(
        closes_at=datetime.fromisoformat(closes_at),
        set_at=datetime.fromisoformat(set_at),
        is_called=bool(is_called),
    )


def _quiet(volume_max: float | None, volume_after: float | None) -> QuietPeriod | None:
    if volume_max is None or volume_after is None:
        return None
    return QuietPeriod(volume_max=volume_max, volume_after=volume_after)


def _read_entries(connection: sqlite3.Connection) -> dict[EntryId, Entry]:
    votes: dict[str, dict[GuestId, int]] = defaultdict(dict)
    voices: dict[str, dict[GuestId, str]] = defaultdict(dict)
    rows = connection.execute("SELECT entry, guest, value, voice FROM ballot")
    for entry, guest, value, voice in rows:
        votes[entry][guest] = value
        if voice:
            voices[entry][guest] = voice
    rows = connection.execute(
        f"SELECT {ENTRY_COLUMNS} FROM entry ORDER BY sequence"  # noqa: S608 - a constant
    )
    return {row[0]: entry_of(row, votes[row[0]], voices[row[0]]) for row in rows}


def _read_deeds(
    connection: sqlite3.Connection, entries: dict[EntryId, Entry]
) -> tuple[Removal, ...]:
    """Return the removals that can be undone, and take their entries out of `entries`."""
    rows = connection.execute(
        "SELECT deed, reason, detail, shown_until, entry FROM left_entry ORDER BY deed, place"
    )
    return tuple(
        Removal(
            number=number,
            reason=EndReason(reason),
            entries=tuple(entries.pop(row[-1]) for row in removed),
            detail=notice_of(detail),
            shown_until=_moment(shown_until),
        )
        for (number, reason, detail, shown_until), removed in groupby(rows, itemgetter(0, 1, 2, 3))
    )


def _read_rearrangements(connection: sqlite3.Connection) -> tuple[Rearrangement, ...]:
    found: dict[int, Rearrangement] = {}
    rows = connection.execute(
        "SELECT deed, entry, pin, moved_before, move FROM rearranged ORDER BY deed, place"
    )
    for number, entry, pin, moved_before, move in rows:
        moved_to = None
        if move is not None:
            moved_to = MovedTo(before=EntryId(moved_before) or None, number=move)
        before = found[number].before if number in found else ()
        placement = Placement(entry=EntryId(entry), pin=pin, moved_to=moved_to)
        found[number] = Rearrangement(number=number, before=(*before, placement))
    return tuple(found.values())


def _read_playback(connection: sqlite3.Connection, entries: dict[EntryId, Entry]) -> Playback:
    """Return what should play; the position does not advance until the player reports."""
    (
        _,
        entry,
        epoch,
        is_held,
        is_muted,
        restarts_requested,
        seek_s,
        position_s,
        last_audible_at,
        stops_after_song,
        stops_at,
        held_by,
    ) = connection.execute("SELECT * FROM playback").fetchone()
    wanted = connection.execute("SELECT name, is_on FROM output ORDER BY rowid")
    return Playback(
        entry=entries.get(entry),
        epoch=epoch,
        is_held=bool(is_held),
        held_by=held_by,
        stops_after_song=bool(stops_after_song),
        stops_at=_moment(stops_at),
        anchor=Anchor(position_s=position_s),
        seek_s=seek_s,
        is_muted=bool(is_muted),
        restarts_requested=restarts_requested,
        outputs_wanted=MappingProxyType({name: bool(is_on) for name, is_on in wanted}),
        last_audible_at=datetime.fromisoformat(last_audible_at)
        if entry and last_audible_at
        else None,
    )


def _read_applied_preset(connection: sqlite3.Connection) -> AppliedPreset | None:
    """Return the preset that can be undone, without settings that no longer exist."""
    row = connection.execute("SELECT name, changes FROM applied_preset").fetchone()
    if row is None:
        return None
    match row[0], json.loads(row[1]):
        case str(name), dict(changes):
            known = {
                setting: (before, after)
                for setting, (before, after) in changes.items()
                if setting in setting_rows()
            }
            return AppliedPreset(name=name, changes=MappingProxyType(known))
        case _:
            raise ValueError("the changes of a preset are no object")


def _read_settings(connection: sqlite3.Connection) -> Settings:
    """Return the settings; stored values that are no longer valid are replaced by defaults."""
    stored = dict(connection.execute("SELECT name, value FROM setting"))
    settings = Settings()
    for name in sorted(stored, key=[*setting_rows(), *stored].index):
        try:
            settings = with_setting(settings, name, json.loads(stored[name]))
        except RefusedError as err:
            _LOGGER.warning("The saved setting %s is ignored: %s", name, err.message)
    return settings
