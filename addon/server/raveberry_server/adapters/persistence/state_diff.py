"""Write the differences between two states.

States share all unchanged objects, so identical objects are skipped. A commit costs what has
changed.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from itertools import batched, chain
from operator import eq, is_, is_not
from typing import Final

from raveberry_server.application.ports import SavedState
from raveberry_server.domain.model.entry import Entry, PlayedEntry
from raveberry_server.domain.model.guest import Guest
from raveberry_server.domain.model.guest_texts import Hashtag, WaitingText
from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.model.playback import Playback
from raveberry_server.domain.model.settings import Settings, setting_rows, to_json
from raveberry_server.domain.model.state import (
    AppliedPreset,
    BucketKind,
    PartyState,
    PlaylistRequest,
    Rearrangement,
    Removal,
    TokenBucket,
)

from .rows import ENTRY_COLUMNS, entry_row, guest_row, notice_text

_MARKS: Final = ", ".join("?" for _ in ENTRY_COLUMNS.split(","))
_UPDATES: Final = ", ".join(
    f"{name} = excluded.{name}" for name in ENTRY_COLUMNS.split(", ") if name != "id"
)
# Column names come from the constant above, never from values.
_KEEP_ENTRIES: Final = (
    f"INSERT INTO entry ({ENTRY_COLUMNS}) VALUES {{rows}} "  # noqa: S608
    f"ON CONFLICT (id) DO UPDATE SET {_UPDATES}"
)
_KEEP_REMOVED: Final = (
    "INSERT INTO left_entry (deed, place, entry, reason, detail, shown_until) VALUES {rows}"
)
_KEEP_LIKED: Final = f"INSERT INTO liked (place, {ENTRY_COLUMNS}) VALUES (?, {_MARKS})"  # noqa: S608
_KEEP_PLAYED: Final = (
    f"INSERT INTO played_entry (place, started_at, {ENTRY_COLUMNS}) "  # noqa: S608
    f"VALUES (?, ?, {_MARKS})"
)
_ROWS_AT_ONCE: Final = 64
"""Rows of one statement, whose values SQLite limits to 32,766."""

_DELETE_ENTRIES: Final = "DELETE FROM entry WHERE id IN (SELECT value ->> 0 FROM json_each(?))"
_UPDATE_SUMS: Final = (
    "UPDATE entry SET up = value ->> 1, down = value ->> 2 FROM json_each(?) "
    "WHERE entry.id = value ->> 0"
)
_DELETE_VOTES: Final = (
    "DELETE FROM ballot WHERE (entry, guest) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))"
)
_KEEP_VOTES: Final = (
    "INSERT INTO ballot (entry, guest, value, voice, voted_at) "
    "SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, ?2 FROM json_each(?1) WHERE true "
    "ON CONFLICT (entry, guest) DO UPDATE SET value = excluded.value, voice = excluded.voice, "
    "voted_at = excluded.voted_at"
)


def write_difference(
    connection: sqlite3.Connection, before: PartyState, after: SavedState, at: datetime
) -> None:
    """Write the state, without its history, inside the caller's transaction.

    Votes that differ get the time `at`.
    """
    state = after.state
    _write_counters(connection, after)
    _write_entries(connection, before, state, at)
    _write_undoable(connection, before, state)
    if state.playback is not before.playback:
        _write_playback(connection, before.playback, state.playback)
    _write_people(connection, before, state)
    if state.latest_turns is not before.latest_turns:
        _write_latest_turns(connection, before.latest_turns, state.latest_turns)
    if state.buckets is not before.buckets:
        _write_buckets(connection, before.buckets, state.buckets)
    if state.settings is not before.settings:
        _write_settings(connection, before.settings, state.settings)
    if state.top is not before.top:
        _write_top(connection, state.top)
    if state.played_entries is not before.played_entries:
        _write_played_entries(connection, before.played_entries, state.played_entries)
    if state.hashtags is not before.hashtags:
        _write_hashtags(connection, state.hashtags)
    if state.playlist_requests is not before.playlist_requests:
        _write_playlist_orders(connection, state.playlist_requests)
    if state.last_played is not before.last_played:
        _write_last_played(connection, before.last_played, state.last_played)


def _write_counters(connection: sqlite3.Connection, after: SavedState) -> None:
    state = after.state
    ending = state.ending
    connection.execute(
        "UPDATE party SET revision = ?, is_open = ?, guests_made = ?, entries_made = ?, "
        "pins_made = ?, started_turn = ?, played = ?, votes_cast = ?, closes_at = ?, "
        "end_set_at = ?, is_last_called = ?, moves_made = ?, shuffles_made = ?, "
        "quiet_volume_max = ?, volume_after_quiet = ?, closings = ?, "
        "opened_at = ?, openings = ?, closed_at = ?, guests_forgotten = ?, "
        "screen_links_made = ?, is_set_up = ?",
        (
            after.revision,
            state.is_open,
            state.guests_made,
            state.entries_made,
            state.pins_made,
            state.started_turn,
            state.played,
            state.votes_cast,
            ending.closes_at.isoformat() if ending else None,
            ending.set_at.isoformat() if ending else None,
            ending.is_called if ending else False,
            state.moves_made,
            state.shuffles_made,
            state.quiet.volume_max if state.quiet else None,
            state.quiet.volume_after if state.quiet else None,
            state.closings,
            _written(state.opened_at),
            state.openings,
            _written(state.closed_at),
            state.guests_forgotten,
            state.screen_links_made,
            state.is_set_up,
        ),
    )


def _write_entries(
    connection: sqlite3.Connection, before: PartyState, after: PartyState, at: datetime
) -> None:
    touched = _touched_entries(before, after)
    old, new = _stored(before, touched), _stored(after, touched)
    gone = [(name,) for name in old if name not in new]
    execute_for_all(connection, _DELETE_ENTRIES, gone)
    # Many removed entries are packed, so that they are other objects afterwards.
    is_same = is_ if after.removals is before.removals else eq
    changed = [entry for name, entry in new.items() if not is_same(old.get(name), entry)]
    if not changed:
        return
    # Votes change far more often than all other columns.
    voted = {
        entry.id: (entry.id, entry.ballot.up, entry.ballot.down)
        for entry in changed
        if (known := old.get(entry.id)) is not None and known.differs_in_votes_only(entry)
    }
    rows = [entry_row(entry) for entry in changed if entry.id not in voted]
    _insert_all(connection, _KEEP_ENTRIES, rows)
    execute_for_all(connection, _UPDATE_SUMS, [*voted.values()])
    _write_votes(connection, old, changed, at)


def _touched_entries(before: PartyState, after: PartyState) -> AbstractSet[EntryId]:
    """Return the entries that may differ: in the queue, in the player, or removed."""
    touched = set(after.waiting.differences(before.waiting))
    if after.playback.entry is not before.playback.entry:
        touched |= {state.playback.entry.id for state in (before, after) if state.playback.entry}
    if after.removals is not before.removals:
        both = set(map(id, before.removals)) & set(map(id, after.removals))
        touched |= {
            name
            for removal in (*before.removals, *after.removals)
            if id(removal) not in both
            for name in removal.ids
        }
    return touched


def _stored(state: PartyState, names: AbstractSet[EntryId]) -> Mapping[EntryId, Entry]:
    """Return those of some entries that are in the player, the queue or a removal."""
    stored = {name: entry for name in names if (entry := state.entry(name)) is not None}
    if len(stored) == len(names):
        return stored
    removed = (
        entry
        for removal in state.removals
        if not names.isdisjoint(removal.ids)
        for entry in removal.entries
    )
    return {entry.id: entry for entry in removed if entry.id in names} | stored


def _write_undoable(connection: sqlite3.Connection, before: PartyState, after: PartyState) -> None:
    if after.removals is not before.removals:
        _write_deeds(connection, before.removals, after.removals)
    if after.rearrangements is not before.rearrangements:
        _write_rearrangements(connection, before.rearrangements, after.rearrangements)
    if after.applied_preset is not before.applied_preset:
        _write_applied_preset(connection, after.applied_preset)


def _write_deeds(
    connection: sqlite3.Connection, before: Sequence[Removal], after: Sequence[Removal]
) -> None:
    old, new = ({removal.number: removal for removal in removals} for removals in (before, after))
    changed = [number for number in old | new if old.get(number) is not new.get(number)]
    connection.executemany(
        "DELETE FROM left_entry WHERE deed = ?", [(number,) for number in changed]
    )
    _insert_all(
        connection,
        _KEEP_REMOVED,
        [
            (
                number,
                place,
                name,
                new[number].reason,
                notice_text(new[number].detail),
                _written(new[number].shown_until),
            )
            for number in changed
            if number in new
            for place, name in enumerate(new[number].ids)
        ],
    )


def _write_votes(
    connection: sqlite3.Connection,
    before: Mapping[EntryId, Entry],
    changed: Iterable[Entry],
    at: datetime,
) -> None:
    gone: list[tuple[EntryId, GuestId]] = []
    cast: list[tuple[EntryId, GuestId, int, str]] = []
    for entry in changed:
        known = before.get(entry.id)
        old, ballot = known.ballot.votes if known is not None else {}, entry.ballot
        if old is not ballot.votes:
            gone += [(entry.id, guest) for guest in old if guest not in ballot.votes]
            cast += [
                (entry.id, guest, value, ballot.voices.get(guest, ""))
                for guest, value in ballot.votes.items()
                if old.get(guest) != value
            ]
    execute_for_all(connection, _DELETE_VOTES, gone)
    execute_for_all(connection, _KEEP_VOTES, cast, at.isoformat())


def execute_for_all(
    connection: sqlite3.Connection,
    statement: str,
    rows: Sequence[tuple[object, ...]],
    *values: str,
) -> None:
    """Execute a statement that reads its rows from a JSON array, with further values.

    `executemany` hands the interpreter over to the event loop at each row, and gets it back half a
    millisecond later.
    """
    if rows:
        connection.execute(statement, (json.dumps(rows), *values))


def _insert_all(
    connection: sqlite3.Connection, statement: str, rows: Sequence[Sequence[object]]
) -> None:
    """Insert rows, many with each statement for the same reason; `{rows}` is their marks."""
    for some in batched(rows, _ROWS_AT_ONCE, strict=False):
        marks = f"({', '.join('?' * len(some[0]))})"
        values = tuple(chain.from_iterable(some))
        connection.execute(statement.format(rows=", ".join([marks] * len(some))), values)


def _write_rearrangements(
    connection: sqlite3.Connection,
    before: Sequence[Rearrangement],
    after: Sequence[Rearrangement],
) -> None:
    old, new = ({moved.number: moved for moved in made} for made in (before, after))
    changed = [number for number in old | new if old.get(number) is not new.get(number)]
    connection.executemany(
        "DELETE FROM rearranged WHERE deed = ?", [(number,) for number in changed]
    )
    connection.executemany(
        "INSERT INTO rearranged (deed, place, entry, pin, moved_before, move) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                number,
                place,
                placement.entry,
                placement.pin,
                (placement.moved_to.before or "") if placement.moved_to else None,
                placement.moved_to.number if placement.moved_to else None,
            )
            for number in changed
            if number in new
            for place, placement in enumerate(new[number].before)
        ],
    )


def _write_playback(connection: sqlite3.Connection, before: Playback, after: Playback) -> None:
    connection.execute(
        "UPDATE playback SET entry = ?, epoch = ?, is_held = ?, is_muted = ?, restarts_asked = ?, "
        "seek_s = ?, stops_after_song = ?, stops_at = ?, held_by = ?",
        (
            after.entry.id if after.entry else None,
            after.epoch,
            after.is_held,
            after.is_muted,
            after.restarts_requested,
            after.seek_s,
            after.stops_after_song,
            after.stops_at.isoformat() if after.stops_at else None,
            after.held_by,
        ),
    )
    if after.outputs_wanted is not before.outputs_wanted:
        connection.execute("DELETE FROM output")
        connection.executemany(
            "INSERT INTO output (name, is_on) VALUES (?, ?)", after.outputs_wanted.items()
        )
    if after.epoch != before.epoch:
        connection.execute("UPDATE playback SET heard_at = NULL")
    # An unchanged anchor is older than the last checkpoint.
    if after.anchor is not before.anchor:
        connection.execute("UPDATE playback SET position_s = ?", (after.anchor.position_s,))


def _write_people(connection: sqlite3.Connection, before: PartyState, after: PartyState) -> None:
    if after.guests is not before.guests:
        _write_guests(connection, before.guests, after.guests)
    if (after.join_code, after.mod_code) != (before.join_code, before.mod_code):
        _write_codes(connection, after)
    if after.texts is not before.texts:
        _write_texts(connection, after.texts.values())


def _write_guests(
    connection: sqlite3.Connection,
    before: Mapping[GuestId, Guest],
    after: Mapping[GuestId, Guest],
) -> None:
    # Identities that never took part are not stored, so that they cannot fill the disk.
    before, after = _lasting(before), _lasting(after)
    gone = [(name,) for name in before if name not in after]
    connection.executemany("DELETE FROM guest WHERE id = ?", gone)
    connection.executemany("DELETE FROM command_answer WHERE caller = ?", gone)
    connection.executemany(
        "INSERT INTO guest (id, token_hash, name, color, role, joined_at, is_counted, "
        "is_banned, muted_until, source, has_acted, came_by_code, has_own_voice, voice, "
        "device, last_opening, sign) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET token_hash = excluded.token_hash, "
        "name = excluded.name, color = excluded.color, role = excluded.role, "
        "joined_at = excluded.joined_at, "
        "is_counted = excluded.is_counted, is_banned = excluded.is_banned, "
        "muted_until = excluded.muted_until, source = excluded.source, "
        "has_acted = excluded.has_acted, came_by_code = excluded.came_by_code, "
        "has_own_voice = excluded.has_own_voice, voice = excluded.voice, "
        "device = excluded.device, last_opening = excluded.last_opening, "
        "sign = excluded.sign",
        [guest_row(guest) for name, guest in after.items() if before.get(name) is not guest],
    )


def _lasting(guests: Mapping[GuestId, Guest]) -> Mapping[GuestId, Guest]:
    return {name: guest for name, guest in guests.items() if guest.is_persistent}


def _write_latest_turns(
    connection: sqlite3.Connection, before: Mapping[GuestId, int], after: Mapping[GuestId, int]
) -> None:
    gone = [(guest,) for guest in before if guest not in after]
    connection.executemany("DELETE FROM latest_turn WHERE guest = ?", gone)
    connection.executemany(
        "INSERT INTO latest_turn (guest, turn) VALUES (?, ?) "
        "ON CONFLICT (guest) DO UPDATE SET turn = excluded.turn",
        [(guest, turn) for guest, turn in after.items() if before.get(guest) != turn],
    )


def _write_buckets(
    connection: sqlite3.Connection,
    before: Mapping[tuple[BucketKind, str], TokenBucket],
    after: Mapping[tuple[BucketKind, str], TokenBucket],
) -> None:
    gone = [key for key in before if key not in after]
    connection.executemany("DELETE FROM bucket WHERE kind = ? AND owner = ?", gone)
    connection.executemany(
        "INSERT INTO bucket (kind, owner, level, at) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (kind, owner) DO UPDATE SET level = excluded.level, at = excluded.at",
        [
            (*key, bucket.level, bucket.at.isoformat())
            for key, bucket in after.items()
            if before.get(key) is not bucket
        ],
    )


def _write_settings(connection: sqlite3.Connection, before: Settings, after: Settings) -> None:
    connection.executemany(
        "INSERT INTO setting (name, value) VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [
            (name, json.dumps(to_json(getattr(after, name))))
            for name in setting_rows()
            if getattr(after, name) != getattr(before, name)
        ],
    )


def _write_applied_preset(connection: sqlite3.Connection, applied: AppliedPreset | None) -> None:
    connection.execute("DELETE FROM applied_preset")
    if applied is not None:
        connection.execute(
            "INSERT INTO applied_preset (name, changes) VALUES (?, ?)",
            (applied.name, json.dumps(dict(applied.changes))),
        )


def _write_codes(connection: sqlite3.Connection, state: PartyState) -> None:
    connection.execute("DELETE FROM code")
    codes = []
    if state.join_code is not None:
        codes.append(("join", state.join_code.text, _written(state.join_code.expires_at)))
    if state.mod_code is not None:
        codes.append(("mod", state.mod_code.hash, _written(state.mod_code.expires_at)))
    connection.executemany("INSERT INTO code (kind, code, expires_at) VALUES (?, ?, ?)", codes)


def _write_texts(connection: sqlite3.Connection, texts: Iterable[WaitingText]) -> None:
    connection.execute("DELETE FROM waiting_text")
    connection.executemany(
        "INSERT INTO waiting_text (kind, text, guest, entry, at) VALUES (?, ?, ?, ?, ?)",
        [(text.kind, text.text, text.guest, text.entry, _written(text.at)) for text in texts],
    )


def _written(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None


def _write_top(connection: sqlite3.Connection, top: Sequence[Entry]) -> None:
    connection.execute("DELETE FROM liked")
    rows = [(place, *entry_row(entry)) for place, entry in enumerate(top)]
    connection.executemany(_KEEP_LIKED, rows)


def _write_played_entries(
    connection: sqlite3.Connection, before: Sequence[PlayedEntry], after: Sequence[PlayedEntry]
) -> None:
    """Append the songs that have ended since; after any other change, write all of them."""
    first = len(before)
    if len(after) < first or any(map(is_not, before, after)):
        connection.execute("DELETE FROM played_entry")
        first = 0
    rows = [
        (place, one.started_at.isoformat(), *entry_row(one.entry))
        for place, one in enumerate(after[first:], first)
    ]
    connection.executemany(_KEEP_PLAYED, rows)


def _write_hashtags(connection: sqlite3.Connection, hashtags: Sequence[Hashtag]) -> None:
    connection.execute("DELETE FROM hashtag")
    connection.executemany(
        "INSERT INTO hashtag (text, guest, at) VALUES (?, ?, ?)",
        [(hashtag.text, hashtag.guest, _written(hashtag.at)) for hashtag in hashtags],
    )


def _write_playlist_orders(
    connection: sqlite3.Connection, orders: Sequence[PlaylistRequest]
) -> None:
    connection.execute("DELETE FROM playlist_order")
    connection.executemany(
        "INSERT INTO playlist_order (place, job, uri, guest, role, queue_place, taken) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (place, order.job, order.uri, order.by, int(order.role), order.place, order.taken)
            for place, order in enumerate(orders)
        ],
    )


def _write_last_played(
    connection: sqlite3.Connection, before: Mapping[str, datetime], after: Mapping[str, datetime]
) -> None:
    gone = [(song,) for song in before if song not in after]
    connection.executemany("DELETE FROM last_played WHERE song = ?", gone)
    connection.executemany(
        "INSERT INTO last_played (song, at) VALUES (?, ?) "
        "ON CONFLICT (song) DO UPDATE SET at = excluded.at",
        [(song, at.isoformat()) for song, at in after.items() if before.get(song) != at],
    )
