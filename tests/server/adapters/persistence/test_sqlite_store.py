"""Everything acknowledged is on disk."""

import asyncio
import resource
import signal
import sqlite3
import stat
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

import pytest
from blockbuster import BlockBuster, blockbuster_ctx
from raveberry_server.adapters.persistence.rows import notice_of, notice_text
from raveberry_server.adapters.persistence.sqlite_store import SqliteStore
from raveberry_server.application.errors import StoreError
from raveberry_server.application.ports import SavedState
from raveberry_server.application.ports.jobs import Job, JobState
from raveberry_server.domain import lifecycle, setting_changes
from raveberry_server.domain.guests import joining
from raveberry_server.domain.model.entry import MANY_ENTRIES, EndReason
from raveberry_server.domain.model.errors import Refusal
from raveberry_server.domain.model.events import Event
from raveberry_server.domain.model.guest import Caller, Newcomer, Role
from raveberry_server.domain.model.ids import EntryId, GuestId, entry_id
from raveberry_server.domain.model.playback import Anchor
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.playback import control_steps, current_song
from raveberry_server.domain.queue import undo
from raveberry_server.domain.queue.undo import MAX_REMOVALS
from raveberry_server.domain.requests import queue_management, removal, song_requests, voting

from tests.fakes.party.domain_party import BROKEN
from tests.fakes.party.memory_store import as_loaded

AT = datetime(2026, 11, 24, 20, 0, 0, 123456, tzinfo=UTC)
NOW = Now(at=AT, mono_s=1_000.0, guests_active=3)
FEW_STATEMENTS = 30


def ann(role: Role = Role.GUEST) -> Caller:
    return Caller(id=GuestId("ann"), role=role)


def a_song(name: str) -> Song:
    return Song(
        uri=f"local:{name}",
        source="local",
        title=f"{name}\n“Ünïcödé” 🎵\x00",
        artist="Ann's 'band'",
        album='"; DROP TABLE entry; --',
        duration_s=61.5,
        artwork=name,
        explicit=True,
    )


def requested(state: PartyState, name: str) -> Step[song_requests.Requested]:
    return song_requests.request(
        state, ann(Role.HOST), song_requests.Request(song=a_song(name)), NOW
    )


@asynccontextmanager
async def a_store(data: Path, **options: Path) -> AsyncIterator[SqliteStore]:
    store = SqliteStore(data=data, **options)
    try:
        yield store
    finally:
        await store.close()


class Writer:
    """Applies steps to a state and commits each of them."""

    def __init__(self, store: SqliteStore, saved: SavedState) -> None:
        self.store = store
        self.saved = saved

    async def do[R](self, step: Step[R]) -> R:
        after = SavedState(state=step.state, revision=self.saved.revision + 1)
        await self.store.commit(after=after, events=step.events, at=AT)
        self.saved = after
        return step.result


@asynccontextmanager
async def a_writer(data: Path) -> AsyncIterator[Writer]:
    async with a_store(data) as store:
        yield Writer(store, await store.load())


async def loaded(data: Path) -> SavedState:
    async with a_store(data) as store:
        return await store.load()


def rows(data: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(data / "party.db")) as connection:
        return connection.execute(sql).fetchall()


async def test_a_fresh_installation_is_an_open_empty_party(tmp_path: Path) -> None:
    assert await loaded(tmp_path / "made" / "by it") == SavedState(state=PartyState(), revision=0)


async def test_the_installation_keeps_its_name(tmp_path: Path) -> None:
    async with a_store(tmp_path) as store:
        await store.load()
        name = store.installation_id
    async with a_store(tmp_path) as store:
        await store.load()
        assert store.installation_id == name
    assert len(name) == 32


async def test_others_of_the_machine_cannot_read_the_database(tmp_path: Path) -> None:
    async with a_writer(tmp_path):
        modes = {
            stat.S_IMODE(file.stat().st_mode)
            for file in tmp_path.iterdir()  # noqa: ASYNC240 - nothing else runs
        }
    assert modes == {0o600}


async def test_texts_come_back_as_they_were(tmp_path: Path) -> None:
    async with a_writer(tmp_path) as writer:
        asked = await writer.do(requested(writer.saved.state, "one"))
        expected = writer.saved.state.waiting[asked.entry]
    assert (await loaded(tmp_path)).state.waiting[asked.entry] == expected


async def test_the_event_loop_never_waits_for_the_disk(tmp_path: Path) -> None:
    blockbuster: BlockBuster
    with blockbuster_ctx("raveberry_server") as blockbuster:
        blockbuster.activate()
        async with a_writer(tmp_path) as writer:
            await writer.do(requested(writer.saved.state, "one"))
            await writer.store.checkpoint(epoch=1, position_s=1.0, at=AT)


async def test_a_song_resumes_at_its_checkpoint(tmp_path: Path) -> None:
    async with a_writer(tmp_path) as writer:
        asked = await writer.do(requested(writer.saved.state, "one"))
        await writer.do(current_song.start_song(writer.saved.state, asked.entry, 0.5, NOW))
        await writer.store.checkpoint(epoch=1, position_s=12.5, at=AT)
        await writer.do(
            voting.vote(
                writer.saved.state, Caller(id=GuestId("bob"), role=Role.GUEST), asked.entry, 1, NOW
            )
        )
    saved = await loaded(tmp_path)
    assert saved.state.playback.anchor == Anchor(position_s=12.5)
    assert saved.state.playback.entry is not None
    assert saved.state.playback.last_audible_at == AT


async def test_a_checkpoint_of_a_song_before_changes_nothing(tmp_path: Path) -> None:
    async with a_writer(tmp_path) as writer:
        for name in ("one", "two"):
            asked = await writer.do(requested(writer.saved.state, name))
            await writer.do(current_song.start_song(writer.saved.state, asked.entry, 0.0, NOW))
        await writer.store.checkpoint(epoch=1, position_s=12.5, at=AT)
    playback = (await loaded(tmp_path)).state.playback
    assert (playback.anchor.position_s, playback.last_audible_at) == (0.0, None)


async def test_a_newer_position_replaces_a_checkpoint(tmp_path: Path) -> None:
    async with a_writer(tmp_path) as writer:
        asked = await writer.do(requested(writer.saved.state, "one"))
        await writer.do(current_song.start_song(writer.saved.state, asked.entry, 0.0, NOW))
        await writer.store.checkpoint(epoch=1, position_s=12.5, at=AT)
        await writer.do(
            current_song.update_position(writer.saved.state, 1, 40.0, NOW, is_moving=True)
        )
    assert (await loaded(tmp_path)).state.playback.anchor.position_s == 40.0


async def test_a_pending_seek_survives_a_restart(tmp_path: Path) -> None:
    async with a_writer(tmp_path) as writer:
        asked = await writer.do(requested(writer.saved.state, "one"))
        await writer.do(current_song.start_song(writer.saved.state, asked.entry, 0.0, NOW))
        await writer.do(control_steps.seek(writer.saved.state, 30.0, NOW))
        # The position of a report from before the seek, which waited behind it.
        await writer.store.checkpoint(epoch=1, position_s=2.0, at=AT)
    playback = (await loaded(tmp_path)).state.playback
    assert (playback.seek_s, playback.anchor.position_s) == (30.0, 30.0)


async def test_a_cancelled_commit_does_not_block_later_ones(tmp_path: Path) -> None:
    async with a_writer(tmp_path) as writer:
        state = writer.saved.state
        first = requested(state, "one")
        async with asyncio.TaskGroup() as tasks:
            task = tasks.create_task(
                writer.store.commit(
                    after=SavedState(state=first.state, revision=1),
                    events=first.events,
                    at=AT,
                )
            )
            await asyncio.sleep(0)
            task.cancel()
        gone = removal.withdraw(first.state, ann(Role.HOST), first.result.entry)
        await writer.do(gone)
    assert (await loaded(tmp_path)).state == as_loaded(gone.state)


async def test_a_cleared_queue_takes_few_statements(tmp_path: Path) -> None:
    """Between two statements the event loop may keep the interpreter for milliseconds.

    A statement is traced again for each row that it deletes in other tables.
    """
    statements = list[str]()
    async with a_writer(tmp_path) as writer:
        state, events = writer.saved.state, list[Event]()
        for number in range(400):
            step = requested(state, f"song {number}")
            state, events = step.state, [*events, *step.events]
        await writer.do(Step(state=state, events=tuple(events), result=None))
        await writer.store.write(
            lambda connection: connection.set_trace_callback(statements.append)
        )
        await writer.do(queue_management.clear_queue(state, ann(Role.HOST)))
        assert 0 < len({*statements}) < FEW_STATEMENTS
        for _ in range(MAX_REMOVALS):
            step = requested(writer.saved.state, "another")
            await writer.do(step)
            statements.clear()
            await writer.do(removal.remove(step.state, ann(Role.HOST), step.result.entry))
            assert 0 < len({*statements}) < FEW_STATEMENTS
    assert rows(tmp_path, "SELECT count(*), count(left_at), min(reason) FROM request") == [
        (400 + MAX_REMOVALS, 400 + MAX_REMOVALS, "cleared")
    ]
    assert rows(tmp_path, "SELECT count(*) FROM entry") == [(MAX_REMOVALS,)]


async def test_a_long_queue_is_stored_with_its_clearing(
    tmp_path: Path,
) -> None:
    async with a_writer(tmp_path) as writer:
        for number in range(MANY_ENTRIES):
            await writer.do(requested(writer.saved.state, f"song {number}"))
        await writer.do(queue_management.clear_queue(writer.saved.state, ann(Role.HOST)))
        cleared = writer.saved.state
        await writer.do(requested(writer.saved.state, "another"))
        await writer.do(removal.withdraw(writer.saved.state, ann(Role.HOST), entry_id(64)))
    assert rows(tmp_path, "SELECT count(*) FROM left_entry") == [(MANY_ENTRIES,)]
    assert (await loaded(tmp_path)).state.removals == cleared.removals
    async with a_writer(tmp_path) as writer:
        await writer.do(undo.undo(writer.saved.state, ann(Role.HOST), NOW))
        back = writer.saved.state
    assert len(back.waiting) == MANY_ENTRIES
    assert (await loaded(tmp_path)).state == as_loaded(back)


async def test_a_store_goes_on_after_its_cache_was_released(tmp_path: Path) -> None:
    async with a_store(tmp_path) as store:
        await store.release_cache()
        writer = Writer(store, await store.load())
        await writer.do(requested(writer.saved.state, "one"))
        await store.release_cache()
        await writer.do(requested(writer.saved.state, "two"))
        kept = writer.saved.state
    assert (await loaded(tmp_path)).state == as_loaded(kept)


async def test_only_settings_that_were_set_are_written(tmp_path: Path) -> None:
    async with a_writer(tmp_path) as writer:
        for name, value in (("volume_max", 0.5), ("mode", "no_control"), ("mode", "upvotes_only")):
            await writer.do(setting_changes.set_setting(writer.saved.state, name, value))
    assert rows(tmp_path, "SELECT name, value FROM setting ORDER BY name") == [
        ("mode", '"upvotes_only"'),
        ("volume", "0.5"),
        ("volume_max", "0.5"),
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("quiet_hours", [{"from": "22:00", "to": "07:00", "volume_max": 0.2}]),
        ("mod_users", ["a", "ü"]),
        ("wifi_password", "secret, with 'quotes'"),
        ("repeat", "all"),
        ("kick_quorum", 0.5),
        ("approval", True),
    ],
)
async def test_each_kind_of_setting_comes_back(tmp_path: Path, name: str, value: object) -> None:
    async with a_writer(tmp_path) as writer:
        await writer.do(setting_changes.set_setting(writer.saved.state, name, value))
        expected = writer.saved.state.settings
    assert (await loaded(tmp_path)).state.settings == expected


async def test_an_invalid_saved_setting_is_ignored_and_reported(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with a_writer(tmp_path) as writer:
        await writer.do(setting_changes.set_setting(writer.saved.state, "queue_max", 7))
    with closing(sqlite3.connect(tmp_path / "party.db")) as connection, connection:
        connection.execute("INSERT INTO setting VALUES ('retired', 'true'), ('order', '\"odd\"')")
    saved = await loaded(tmp_path)
    assert saved.state.settings == replace(PartyState().settings, queue_max=7)
    assert "retired" in caplog.text
    assert "order" in caplog.text


# --- history -------------------------------------------------------------------------------------


async def played_through(writer: Writer, name: str = "one") -> EntryId:
    asked = await writer.do(requested(writer.saved.state, name))
    await writer.do(current_song.start_song(writer.saved.state, asked.entry, 0.0, NOW))
    await writer.do(
        current_song.finish_song(writer.saved.state, writer.saved.state.playback.epoch, NOW)
    )
    return asked.entry


async def test_the_history_has_plays_and_votes(tmp_path: Path) -> None:
    async with a_writer(tmp_path) as writer:
        entry = await played_through(writer)
        assert writer.store.times_played == {"local:one": 1}
    assert rows(tmp_path, "SELECT epoch, entry, uri, requested_by, reason, up, down FROM play") == [
        (1, entry, "local:one", "ann", "finished", 1, 0)
    ]
    assert rows(tmp_path, "SELECT entry, guest, reason FROM request") == [
        (entry, "ann", "finished")
    ]
    async with a_store(tmp_path) as store:
        await store.load()
        assert store.times_played == {"local:one": 1}


async def test_a_repeated_song_is_played_twice(tmp_path: Path) -> None:
    async with a_writer(tmp_path) as writer:
        await writer.do(setting_changes.set_setting(writer.saved.state, "repeat", "one"))
        await played_through(writer)
        await writer.do(control_steps.skip(writer.saved.state, ann(), None))
        assert writer.store.times_played == {"local:one": 2}
    assert rows(tmp_path, "SELECT epoch, reason FROM play") == [(1, "finished"), (2, "skipped")]


async def test_a_song_that_never_played_is_only_a_request(tmp_path: Path) -> None:
    async with a_writer(tmp_path) as writer:
        asked = await writer.do(requested(writer.saved.state, "one"))
        await writer.do(removal.remove(writer.saved.state, ann(), asked.entry))
    assert rows(tmp_path, "SELECT * FROM play") == []
    assert rows(tmp_path, "SELECT reason FROM request") == [("removed",)]


async def test_without_log_requests_the_history_has_no_names(tmp_path: Path) -> None:
    async with a_writer(tmp_path) as writer:
        await writer.do(
            setting_changes.set_setting(writer.saved.state, "log_requests", value=False)
        )
        await played_through(writer)
    assert rows(tmp_path, "SELECT uri, requested_by FROM play") == [("local:one", None)]
    assert rows(tmp_path, "SELECT * FROM request") == []


async def test_closing_ends_every_waiting_request(tmp_path: Path) -> None:
    async with a_writer(tmp_path) as writer:
        await writer.do(requested(writer.saved.state, "one"))
        await writer.do(lifecycle.close_party(writer.saved.state, NOW, ann()))
    assert rows(tmp_path, "SELECT reason FROM request") == [(EndReason.PARTY_CLOSED,)]
    assert not (await loaded(tmp_path)).state.is_open


# --- jobs ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("ended_at", [None, AT + timedelta(seconds=3)])
async def test_the_newest_job_of_a_kind_is_kept(tmp_path: Path, ended_at: datetime | None) -> None:
    job = Job(
        kind="scan",
        state=JobState.RUNNING,
        progress=0.5,
        reason=None,
        started_at=AT,
    )
    newer = replace(
        job,
        state=JobState.FAILED,
        progress=None,
        reason=Notice(NoticeCode.SCAN_FAILED, detail="why"),
        ended_at=ended_at,
    )
    async with a_writer(tmp_path) as writer:
        assert await writer.store.last_job("scan") is None
        await writer.store.keep_job(job)
        await writer.store.keep_job(newer)
    async with a_store(tmp_path) as store:
        await store.load()
        assert await store.last_job("scan") == newer


async def test_each_song_that_is_fetched_has_a_job_of_its_own(tmp_path: Path) -> None:
    jobs = [
        Job(
            kind="fetch",
            state=JobState.RUNNING,
            progress=None,
            reason=Notice(Refusal.SITE_SILENT),
            started_at=AT,
            entry=EntryId(name),
            failures=failures,
        )
        for failures, name in enumerate(("e1", "e2"))
    ]
    async with a_writer(tmp_path) as writer:
        for job in jobs:
            await writer.store.keep_job(job)
        assert await writer.store.jobs("fetch") == tuple(jobs)
        await writer.store.drop_job("fetch-e1")
    async with a_store(tmp_path) as store:
        await store.load()
        assert await store.jobs("fetch") == tuple(jobs[1:])
        assert await store.jobs("scan") == ()


# --- failures ------------------------------------------------------------------------------------


async def test_a_data_folder_that_is_a_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    async with a_store(tmp_path / "file") as store:
        with pytest.raises(StoreError, match="cannot be opened"):
            await store.load()


async def test_nothing_is_written_before_loading(tmp_path: Path) -> None:
    async with a_store(tmp_path) as store:
        with pytest.raises(StoreError, match="is not open"):
            await store.checkpoint(epoch=1, position_s=1.0, at=AT)


async def test_a_full_disk_refuses_writes_nothing_and_heals(tmp_path: Path) -> None:
    before_limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    async with a_writer(tmp_path) as writer:
        await writer.do(requested(writer.saved.state, "one"))
        good = writer.saved
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before_limits[1]))
        try:
            with pytest.raises(StoreError, match="cannot be written"):
                await writer.do(requested(good.state, "two"))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before_limits)
        async with a_store(tmp_path) as reader:
            assert await reader.load() == SavedState(state=as_loaded(good.state), revision=1)
        await writer.do(requested(good.state, "three"))
    saved = await loaded(tmp_path)
    assert [entry.song.uri for entry in saved.state.waiting.values()] == [
        "local:one",
        "local:three",
    ]


async def test_a_locked_database_is_awaited_and_then_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("raveberry_server.adapters.persistence.sqlite_store._BUSY_S", 0.05)
    async with a_writer(tmp_path) as writer:
        with closing(sqlite3.connect(tmp_path / "party.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreError, match="locked"):
                await writer.do(requested(writer.saved.state, "one"))
            other.execute("ROLLBACK")
        await writer.do(requested(writer.saved.state, "one"))


async def test_a_text_that_cannot_be_written_fails_alone(tmp_path: Path) -> None:
    async with a_writer(tmp_path) as writer:
        broken = replace(a_song("one"), title="\ud800")
        with pytest.raises(StoreError):
            await writer.do(
                song_requests.request(
                    writer.saved.state, ann(), song_requests.Request(song=broken), NOW
                )
            )
        await writer.do(requested(writer.saved.state, "one"))


# --- cost ----------------------------------------------------------------------------------------


async def test_a_vote_among_a_thousand_songs_writes_four_rows(tmp_path: Path) -> None:
    async with a_writer(tmp_path) as writer:
        state, events = writer.saved.state, []
        for number in range(1_000):
            step = requested(state, str(number))
            state, events = step.state, [*events, *step.events]
        await writer.do(Step(state=state, events=tuple(events), result=None))
        entry = next(iter(writer.saved.state.waiting))

        statements: list[str] = []
        store = writer.store
        connection = store._connection
        assert connection is not None
        rows_before = await store._in_thread(lambda: connection.total_changes)
        await store._in_thread(lambda: connection.set_trace_callback(statements.append))
        await writer.do(
            voting.vote(state, Caller(id=GuestId("bob"), role=Role.GUEST), entry, 1, NOW)
        )
        rows_after = await store._in_thread(lambda: connection.total_changes)
    assert rows_after - rows_before == 4  # the counters, the entry, the ballot, sums of votes
    assert len(statements) == 6  # and BEGIN and COMMIT


# --- power cuts ----------------------------------------------------------------------------------

WRITER = """
import asyncio, sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from raveberry_server.adapters.persistence.sqlite_store import SqliteStore
from raveberry_server.application.ports import SavedState
from raveberry_server.domain.requests import song_requests
from raveberry_server.domain.model.guest import Caller, Role
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.model.state import Now

async def main():
    at = datetime(2026, 11, 24, tzinfo=UTC)
    store = SqliteStore(data=Path(sys.argv[1]))
    saved = await store.load()
    host = Caller(id=GuestId("host"), role=Role.HOST)
    while True:
        song = Song(uri=f"local:{saved.revision}", source="local", title=str(saved.revision))
        step = song_requests.request(
            saved.state, host, song_requests.Request(song=song), Now(at=at, mono_s=0.0)
        )
        after = SavedState(state=step.state, revision=saved.revision + 1)
        await store.commit(after=after, events=step.events, at=at)
        saved = after
        print(saved.revision, flush=True)

asyncio.run(main())
"""


async def test_r03_whatever_was_acknowledged_survives_kill_9(tmp_path: Path) -> None:
    acknowledged = 0
    for lines in (1, 7, 40, 3):
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-c", WRITER, str(tmp_path), stdout=asyncio.subprocess.PIPE
        )
        assert child.stdout is not None
        for _ in range(lines):
            acknowledged = int(await child.stdout.readline())
        child.send_signal(signal.SIGKILL)
        for line in (await child.stdout.read()).split():
            acknowledged = int(line)
        await child.wait()
        saved = await loaded(tmp_path)
        assert saved.revision in (acknowledged, acknowledged + 1)
        assert len(saved.state.waiting) == saved.revision
        assert all(entry.ballot.up == 1 for entry in saved.state.waiting.values())


# --- guests --------------------------------------------------------------------------------------


async def test_guests_come_and_go_with_their_cookies(tmp_path: Path) -> None:
    async with a_writer(tmp_path) as writer:
        for name in ("ann", "bob"):
            newcomer = Newcomer(id=GuestId(name), token_hash=f"hash of {name}")
            await writer.do(joining.admit(writer.saved.state, newcomer, NOW))
        state = writer.saved.state
        moved = replace(state.guests[GuestId("ann")], id=GuestId("ann again"))
        guests = {moved.id: moved, GuestId("bob"): state.guests[GuestId("bob")]}
        after = replace(state, guests=MappingProxyType(guests))
        await writer.do(Step(state=after, result=None))
    assert (await loaded(tmp_path)).state == as_loaded(after)


async def test_roles_codes_texts_and_failures_outlast_a_restart(tmp_path: Path) -> None:
    async with a_writer(tmp_path) as writer:
        await writer.do(joining.rotate_code(writer.saved.state, "ABCD-EFGH", NOW))
        await writer.do(joining.make_mod_code(writer.saved.state, "2345-6789", NOW))
        await writer.do(joining.renew_screen_link(writer.saved.state))
        await writer.do(
            setting_changes.set_setting(writer.saved.state, "moderate_texts", value=True)
        )
        for name, wish in (
            ("mo", joining.JoinRequest(mod_code="2345-6789")),
            ("bob", joining.JoinRequest(code="abcdefgh", name="Rude Bob")),
        ):
            newcomer = Newcomer(id=GuestId(name), token_hash=f"hash of {name}", code="")
            caller = Caller(id=newcomer.id, role=Role.GUEST, newcomer=newcomer)
            await writer.do(joining.join(writer.saved.state, caller, wish, NOW))
        failing = await writer.do(requested(writer.saved.state, "one"))
        await writer.do(current_song.fail_song(writer.saved.state, failing.entry, BROKEN))
        await writer.do(lifecycle.apply_due_changes(writer.saved.state, NOW))
        before = writer.saved.state
    state = (await loaded(tmp_path)).state
    assert state.guests[GuestId("mo")].role is Role.MOD
    assert [text.text for text in state.texts.values()] == ["Rude Bob"]
    assert (state.join_code, state.mod_code) == (before.join_code, before.mod_code)
    assert state.screen_links_made == 1
    for seconds, reasons in ((29, [BROKEN]), (30, [])):
        later = replace(NOW, at=NOW.at + timedelta(seconds=seconds))
        assert [entry.reason for entry in undo.shown_failures(state, later)] == reasons
    (written,) = rows(tmp_path, "SELECT code FROM code WHERE kind = 'mod'")
    assert "2345" not in str(written)


@pytest.mark.parametrize("sentence", ["The file is gone; pick another version", "7", '{"a": 1}'])
def test_a_reason_of_an_earlier_version_stays_readable(sentence: str) -> None:
    assert notice_of(sentence) == Notice(NoticeCode.EARLIER_VERSION, detail=sentence)


def test_a_reason_is_kept_with_its_values() -> None:
    notice = Notice(NoticeCode.PLAYED_AGO, passed_s=61.5)
    assert notice_of(notice_text(notice)) == notice
    assert notice_of(notice_text(None)) is None
