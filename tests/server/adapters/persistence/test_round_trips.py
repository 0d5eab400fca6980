"""After any sequence of steps, a fresh store loads the last commit."""

import asyncio
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from raveberry_server.adapters.persistence.replication.replica_database import (
    ReplicaDatabase,
    write_snapshot,
)
from raveberry_server.adapters.persistence.sqlite_store import SqliteStore
from raveberry_server.application.leadership.logged_transaction import (
    opened_parts,
    sealed_parts,
    statements_of,
)
from raveberry_server.application.leadership.transaction_log import Statement
from raveberry_server.application.ports import SavedState
from raveberry_server.application.replication.sealing import Sealer
from raveberry_server.domain import lifecycle, presets, setting_changes
from raveberry_server.domain.guests import hashtags, joining, moderation, text_approval
from raveberry_server.domain.model.errors import RefusedError
from raveberry_server.domain.model.guest import HOST_CALLER, Caller, Newcomer, Role
from raveberry_server.domain.model.ids import EntryId, GuestId, entry_id
from raveberry_server.domain.model.playback import Output
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.model.state import (
    Now,
    PartyState,
    PlaylistPlace,
    PlaylistRequest,
    Step,
)
from raveberry_server.domain.playback import (
    control_steps,
    current_song,
    faults,
    outputs,
    planned_stop,
)
from raveberry_server.domain.queue import undo
from raveberry_server.domain.queue.order import next_ready
from raveberry_server.domain.requests import (
    playlist_requests,
    queue_management,
    removal,
    song_requests,
    voting,
)

from tests.fakes.effort import examples
from tests.fakes.party.domain_party import BROKEN, a_song
from tests.fakes.party.memory_log import MemoryLog, rows_of
from tests.fakes.party.memory_store import as_loaded

AT = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)

type Do = Callable[[PartyState, Now], Step[Any]]

texts = st.text(st.characters(codec="utf-8"), max_size=12)
callers = st.builds(
    lambda name, role: Caller(id=GuestId(name), role=role),
    st.sampled_from(["ann", "bob", "cid", "host"]),
    st.sampled_from([Role.GUEST, Role.GUEST, Role.MOD, Role.HOST]),
)
places = st.integers(0, 30)
some_presets = st.sampled_from([*presets.PRESETS])
songs = st.builds(
    Song,
    uri=st.integers(0, 30).map("local:{}".format),
    source=st.just("local"),
    title=texts,
    artist=texts,
    album=texts,
    duration_s=st.none() | st.floats(0, 600),
    artwork=st.none() | texts,
    explicit=st.booleans(),
    licence=st.sampled_from(["", "CC0"]),
    composer=texts,
    label=texts,
    isrc=st.sampled_from(["", "USRC17607839"]),
)
asked = st.builds(
    song_requests.Request,
    song=songs,
    is_ready=st.booleans(),
    to_top=st.booleans(),
    dedication=st.none() | texts,
)
some_settings = st.sampled_from(
    [
        ("mode", "full_voting"),
        ("mode", "full_control"),
        ("approval", True),
        ("repeat", "all"),
        ("repeat", "one"),
        ("repeat", "off"),
        ("order", "votes"),
        ("volume_max", 0.3),
        ("volume", 0.9),
        ("log_requests", False),
        ("moderate_texts", True),
        ("join_code_s", 0),
        ("max_waiting_per_guest", 0),
        ("cooldown_s", 600),
        ("quiet_hours", [{"from": "22:00", "to": "07:00", "volume_max": 0.25}]),
        ("quiet_hours", [{"from": "00:00", "to": "00:00", "volume_max": 0.2}]),
        ("quiet_hours", []),
    ]
)


def at(state: PartyState, place: int) -> EntryId:
    """Return one of the entries, the playing one included; a nonexistent one if there is none."""
    playing_entry = state.playback.entry
    names = [*state.waiting, *([playing_entry.id] if playing_entry else [])]
    return names[place % len(names)] if names else entry_id(1_000)


def begin(state: PartyState, now: Now) -> Step[None]:
    entry = next_ready(state)
    return (
        current_song.start_song(state, entry.id, 0.25, now)
        if entry
        else Step(state=state, result=None)
    )


def see_outputs(state: PartyState, _now: Now) -> Step[None]:
    output = Output(id="0", name="Speaker", is_on=True, is_available=True)
    return outputs.update_outputs(state, (output,))


def switch_output(state: PartyState, _now: Now) -> Step[None]:
    return outputs.set_output(state, "0", is_on=not state.playback.outputs_wanted)


requests = st.builds(lambda c, a: lambda s, n: song_requests.request(s, c, a, n), callers, asked)
votes = st.builds(
    lambda c, e, v: lambda s, n: voting.vote(s, c, at(s, e), v, n),
    callers,
    places,
    st.sampled_from([-1, 0, 1, 1]),
)
of_guests = st.one_of(
    st.builds(lambda c, e: lambda s, _: removal.withdraw(s, c, at(s, e)), callers, places),
    st.builds(
        lambda name: (
            lambda s, n: joining.admit(
                s, Newcomer(id=GuestId(name), token_hash=f"#{name}", name=name), n
            )
        ),
        st.sampled_from(["ann", "bob", "cid"]),
    ),
    st.builds(lambda c, t: lambda s, n: hashtags.add_hashtag(s, c, t, n), callers, texts),
    st.builds(
        lambda order: lambda s, n: playlist_requests.request_playlist(s, order, n),
        st.builds(
            lambda caller, text, place: PlaylistRequest(
                job=text, uri=f"local:{text}", by=caller.id, role=caller.role, place=place
            ),
            callers,
            texts,
            st.sampled_from(PlaylistPlace),
        ),
    ),
    st.just(
        lambda s, _: (
            playlist_requests.drop_playlist_request(s, s.playlist_requests[0], "")
            if s.playlist_requests
            else Step(state=s, result=None)
        )
    ),
    st.just(
        lambda s, n: (
            playlist_requests.add_playlist_songs(
                s,
                s.playlist_requests[0],
                playlist_requests.PlaylistContents(
                    songs=[song_requests.Request(song=a_song("of a list"))], is_whole=False
                ),
                n,
                is_told=False,
            )
            if s.playlist_requests
            else Step(state=s, result=None)
        )
    ),
)
neighbours = st.none() | places
known = st.sampled_from([GuestId(name) for name in ("ann", "bob", "cid")])
of_the_host = st.one_of(
    st.builds(lambda c, e: lambda s, _: removal.remove(s, c, at(s, e)), callers, places),
    st.builds(lambda e: lambda s, _: queue_management.prioritize(s, at(s, e)), places),
    st.builds(
        lambda es: lambda s, _: queue_management.prioritize_entries(s, [at(s, e) for e in es]),
        st.lists(places, max_size=3),
    ),
    st.builds(
        lambda c, es: lambda s, _: removal.remove_entries(s, c, [at(s, e) for e in es]),
        callers,
        st.lists(places, max_size=3),
    ),
    st.builds(lambda c: lambda s, _: control_steps.skip(s, c, None), callers),
    st.builds(lambda on: lambda s, _: planned_stop.stop_after_song(s, is_on=on), st.booleans()),
    st.builds(lambda p: lambda s, n: control_steps.seek(s, p, n), st.floats(0, 1_000)),
    st.builds(lambda x: lambda s, _: setting_changes.set_setting(s, *x), some_settings),
    st.builds(lambda p: lambda s, _: presets.apply_preset(s, p), some_presets),
    st.builds(lambda p: lambda s, _: presets.undo_preset(s, p), some_presets),
    st.sampled_from(
        [
            control_steps.play,
            control_steps.pause,
            lambda s, n: control_steps.pause(s, n, GuestId("ann")),
            lambda s, n: planned_stop.set_sleep_timer(s, int(n.mono_s) % 3, n),
            lambda s, _: control_steps.restart_player(s),
            lifecycle.apply_due_changes,
        ]
    ),
    st.builds(
        lambda e, b: (
            lambda s, _: queue_management.move(s, at(s, e), None if b is None else at(s, b))
        ),
        places,
        neighbours,
    ),
    st.builds(lambda c, e: lambda s, n: undo.bring_back(s, c, at(s, e), n), callers, places),
    st.builds(lambda c, e: lambda s, _: queue_management.approve(s, c, at(s, e)), callers, places),
    st.builds(lambda c, e: lambda s, _: queue_management.reject(s, c, at(s, e)), callers, places),
    st.builds(lambda c: lambda s, n: undo.undo(s, c, n), callers),
    st.builds(lambda c: lambda s, _: queue_management.clear_queue(s, c), callers),
    st.just(lambda s, _: queue_management.shuffle_queue(s)),
    st.builds(
        lambda g, m: lambda s, n: moderation.mute_guest(s, HOST_CALLER, g, m, n), known, places
    ),
    st.builds(
        lambda g, on: lambda s, _: moderation.ban_guest(s, HOST_CALLER, g, is_on=on),
        known,
        st.booleans(),
    ),
    st.builds(lambda g: lambda s, _: moderation.forget_guest(s, g), known),
)
opening = st.builds(
    lambda c, closes, d: (
        lambda s, n: (
            lifecycle.close_party(s, n, c)
            if closes and len(s.waiting) > 3
            else lifecycle.apply_due_changes(lifecycle.open_party(s, n, d).state, n)
        )
    ),
    callers,
    st.booleans(),
    st.none() | st.integers(60, 3_600),
)
some_codes = st.sampled_from(["ABCD-EFGH", "2345-6789"])
of_people = st.one_of(
    st.builds(lambda c: lambda s, n: joining.rotate_code(s, c, n), some_codes),
    st.builds(lambda c: lambda s, n: joining.make_mod_code(s, c, n), some_codes),
    st.just(lambda s, _: joining.renew_screen_link(s)),
    st.builds(
        lambda c, wish: lambda s, n: joining.join(s, c, joining.JoinRequest(**wish), n),
        callers,
        st.fixed_dictionaries({}, optional={"mod_code": some_codes, "name": texts}),
    ),
    st.builds(
        lambda p: (
            lambda s, _: (
                text_approval.approve_text(s, sorted(s.texts)[p % len(s.texts)])
                if s.texts
                else Step(state=s, result=None)
            )
        ),
        places,
    ),
)
of_the_player = st.one_of(
    st.builds(
        lambda e: lambda s, _: current_song.fail_song(s, at(s, e), BROKEN),
        places,
    ),
    st.builds(
        lambda p: (
            lambda s, n: current_song.update_position(s, s.playback.epoch, p, n, is_moving=True)
        ),
        st.floats(0, 1_000),
    ),
    st.sampled_from(
        [
            begin,
            begin,
            see_outputs,
            switch_output,
            lambda s, n: current_song.finish_song(s, s.playback.epoch, n),
            lambda s, n: faults.report_fault(s, "player", n),
            lambda s, _: faults.clear_fault(s),
        ]
    ),
)
steps: st.SearchStrategy[Do] = st.sampled_from(
    [
        requests,
        votes,
        of_the_player,
        of_the_host,
        of_guests,
        of_people,
        requests,
        votes,
        of_the_player,
        opening,
    ]
).flatmap(lambda kind: kind)


def done(state: PartyState, do: Do, mono_s: float) -> Step[Any]:
    try:
        return do(state, Now(at=AT, mono_s=mono_s, guests_active=2))
    except RefusedError:
        return Step(state=state, result=None)


async def party(data: Path, batches: list[list[Do]]) -> None:
    """Commit the steps in batches, some with a restart between, and compare after each."""
    store = SqliteStore(data=data)
    saved = await store.load()
    mono_s = 100.0
    plays = 0
    for number, batch in enumerate(batches):
        state, events = saved.state, []
        for do in batch:
            mono_s += 1.5
            step = done(state, do, mono_s)
            state, events = step.state, [*events, *step.events]
        after = SavedState(state=state, revision=saved.revision + 1)
        await store.commit(after=after, events=events, at=AT)
        plays += sum(type(event).__name__ == "SongStarted" for event in events)
        fresh = SqliteStore(data=data)
        loaded = await fresh.load()
        assert loaded == SavedState(state=as_loaded(state), revision=after.revision)
        assert sum(fresh.times_played.values()) == plays
        if number % 2:
            await store.close()
            store, saved = fresh, loaded
        else:
            await fresh.close()
            saved = after
    await store.close()


@settings(max_examples=examples(40), deadline=None)
@given(st.lists(st.lists(steps, min_size=6, max_size=12), min_size=4, max_size=8))
def test_a_fresh_store_loads_what_was_committed(batches: list[list[Do]]) -> None:
    # In memory where possible: the test is about what is written, not about durability.
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - made unique below
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        asyncio.run(party(Path(folder), batches))


def sent(statements: Sequence[Statement]) -> Sequence[Statement]:
    """Return statements as another server receives them."""
    sealer = Sealer(b"k" * 32)
    return statements_of(opened_parts(sealer, sealed_parts(sealer, statements)))


async def followed(folder: Path, batches: list[list[Do]]) -> None:
    """Commit the steps, let another database follow from a snapshot, and compare all rows."""
    log, leader, other = MemoryLog(), folder / "leader", folder / "other"
    other.mkdir()
    store = SqliteStore(data=leader, log=log)
    saved = await store.load()
    await store.mark_position(log.position)
    copy = folder / "copy"
    write_snapshot(leader, copy)
    replica = ReplicaDatabase(data=other)
    await replica.replace(copy)
    for number, batch in enumerate(batches):
        state, events = saved.state, []
        for place, do in enumerate(batch):
            step = done(state, do, 100.0 + number * 50 + place)
            state, events = step.state, [*events, *step.events]
        saved = SavedState(state=state, revision=saved.revision + 1)
        await store.commit(after=saved, events=events, at=AT)
        await store.checkpoint(epoch=state.playback.epoch, position_s=1 / 3 + number, at=AT)
    await replica.apply([sent(one) for one in log.transactions], log.position)
    assert replica.position == log.position
    await store.close()
    await replica.end()
    assert rows_of(other) == rows_of(leader)
    # A restart of the other server is the start of a leader.
    one, another = SqliteStore(data=other), SqliteStore(data=leader)
    assert await one.load() == await another.load()
    await one.close()
    await another.close()


@settings(max_examples=examples(40), deadline=None)
@given(st.lists(st.lists(steps, min_size=6, max_size=12), min_size=2, max_size=6))
def test_a_database_that_follows_another_one_equals_it(batches: list[list[Do]]) -> None:
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - made unique below
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        asyncio.run(followed(Path(folder), batches))
