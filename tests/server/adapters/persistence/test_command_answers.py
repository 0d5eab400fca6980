"""The answer to a command with a key is on disk if, and only if, its effects are."""

import asyncio
import json
import signal
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from raveberry_server.adapters.persistence.migrate import migrate
from raveberry_server.adapters.persistence.replication.replica_database import (
    ReplicaDatabase,
    write_snapshot,
)
from raveberry_server.adapters.persistence.sqlite_store import SqliteStore
from raveberry_server.application.errors import StoreError
from raveberry_server.application.leadership.logged_transaction import (
    opened_parts,
    sealed_parts,
    statements_of,
)
from raveberry_server.application.ports import AnswerKey, KeptAnswer, SavedState
from raveberry_server.application.replication.sealing import Sealer
from raveberry_server.domain.guests import joining
from raveberry_server.domain.model.guest import Newcomer
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.state import Now, PartyState

from tests.fakes.party.memory_log import MemoryLog

BROKEN: Any = None
AT = datetime(2026, 12, 1, 20, tzinfo=UTC)
ANN = GuestId("ann")


def an_answer(key: str, *, evicted: Sequence[str] = (), caller: GuestId = ANN) -> KeptAnswer:
    return KeptAnswer(
        caller=caller,
        key=key,
        fingerprint=f"of {key}",
        answer=f'{{"result":{{"title":"“Ünïcödé” 🎵\\ud800 {key}"}}}}',
        evicted=tuple(AnswerKey(caller, name) for name in evicted),
    )


async def commit(store: SqliteStore, saved: SavedState, *answers: KeptAnswer) -> SavedState:
    """Commit a change of the state with answers."""
    state = replace(saved.state, entries_made=saved.state.entries_made + 1)
    after = SavedState(state=state, revision=saved.revision + 1)
    await store.commit(after=after, events=(), at=AT, answers=answers)
    return after


async def stored(data: Path) -> tuple[PartyState, Sequence[KeptAnswer]]:
    """Return what a server that starts loads."""
    store = SqliteStore(data=data)
    saved = await store.load()
    answers = store.take_answers()
    assert store.take_answers() == ()
    await store.close()
    return saved.state, answers


async def test_answers_are_loaded_in_the_order_of_their_commits(tmp_path: Path) -> None:
    store = SqliteStore(data=tmp_path)
    saved = await store.load()
    assert store.take_answers() == []
    saved = await commit(store, saved, an_answer("b"), an_answer("c"))
    saved = await commit(store, saved, an_answer("a"))
    await commit(store, saved, an_answer("b"))
    await store.close()
    assert (await stored(tmp_path))[1] == [an_answer("c"), an_answer("a"), an_answer("b")]


async def test_evicted_answers_are_deleted_in_the_same_commit(tmp_path: Path) -> None:
    store = SqliteStore(data=tmp_path)
    saved = await store.load()
    other = an_answer("a", caller=GuestId("ben"))
    saved = await commit(store, saved, an_answer("a"), an_answer("b"), other)
    await commit(store, saved, replace(an_answer("c"), evicted=[AnswerKey(ANN, "a")]))
    await store.close()
    assert (await stored(tmp_path))[1] == [an_answer("b"), other, an_answer("c")]


async def test_a_commit_that_fails_stores_no_answer(tmp_path: Path) -> None:
    store = SqliteStore(data=tmp_path)
    saved = await store.load()
    with pytest.raises(StoreError):
        await commit(store, saved, an_answer("good"), replace(an_answer("bad"), answer=BROKEN))
    await store.close()
    assert await stored(tmp_path) == (saved.state, [])


async def test_the_answers_to_a_guest_are_forgotten_with_the_guest(tmp_path: Path) -> None:
    store = SqliteStore(data=tmp_path)
    saved = await store.load()
    newcomer = Newcomer(id=ANN, token_hash=f"hash of {ANN}")
    admitted = joining.admit(saved.state, newcomer, Now(at=AT, mono_s=0.0)).state
    guests = {ANN: replace(admitted.guests[ANN], has_acted=True)}
    state = replace(admitted, guests=MappingProxyType(guests))
    saved = await commit(store, SavedState(state=state, revision=1), an_answer("a"))
    kept = an_answer("a", caller=GuestId("host"))
    without = replace(saved.state, guests=MappingProxyType({}))
    await commit(store, SavedState(state=without, revision=saved.revision), kept)
    await store.close()
    assert (await stored(tmp_path))[1] == [kept]


async def test_a_data_folder_from_before_stored_answers_still_opens(tmp_path: Path) -> None:
    file = tmp_path / "party.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        migrate(connection, database=file, last=30)
        connection.execute("UPDATE party SET entries_made = 7")
    store = SqliteStore(data=tmp_path)
    saved = await store.load()
    assert (saved.state.entries_made, store.take_answers()) == (7, [])
    await commit(store, saved, an_answer("a"))
    await store.close()
    state, answers = await stored(tmp_path)
    assert (state.entries_made, answers) == (8, [an_answer("a")])


async def test_a_standby_has_the_answers_by_log_and_by_snapshot(tmp_path: Path) -> None:
    log, sealer = MemoryLog(), Sealer(b"k" * 32)
    store = SqliteStore(data=tmp_path / "leader", log=log)
    saved = await store.load()
    await store.mark_position(log.position)
    saved = await commit(store, saved, an_answer("by snapshot"), an_answer("evicted"))
    (tmp_path / "standby").mkdir()
    copy = tmp_path / "copy"
    first = write_snapshot(tmp_path / "leader", copy).sequence
    await commit(store, saved, an_answer("by log", evicted=["evicted"]))
    await store.close()
    replica = ReplicaDatabase(data=tmp_path / "standby")
    await replica.replace(copy)
    transactions = [
        statements_of(opened_parts(sealer, sealed_parts(sealer, one)))
        for one in log.transactions[first:]
    ]
    await replica.apply(transactions, log.position)
    await replica.end()
    _, answers = await stored(tmp_path / "standby")
    assert [one.key for one in answers] == ["by snapshot", "by log"]
    assert answers == (await stored(tmp_path / "leader"))[1]


# --- kill -9 -------------------------------------------------------------------------------------

KEYS = 60

SERVER = """
import asyncio, json, sys
from dataclasses import replace
from itertools import batched
from pathlib import Path
from raveberry_server.adapters.persistence.sqlite_store import SqliteStore
from raveberry_server.adapters.system.clock import SystemClock
from raveberry_server.application.party import Party
from raveberry_server.application.presence import Presence
from raveberry_server.commands.idempotency import IdempotencyKey, IdempotencyKeys
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.state import Step

async def main(data, count):
    clock, store = SystemClock(), SqliteStore(data=data)
    saved = await store.load()
    keys = IdempotencyKeys(clock=clock, stored=store.take_answers())
    party = Party(saved=saved, store=store, clock=clock, presence=Presence())

    def counted(state, now):
        made = replace(state, entries_made=state.entries_made + 1)
        return Step(state=made, result={"number": made.entries_made})

    async def send(key):
        answer = await keys.once(
            GuestId("ann"), IdempotencyKey(text=key), "count",
            lambda keyed: party.apply(counted, keeper=keyed),
        )
        print(json.dumps([key, answer["number"]]), flush=True)

    running = asyncio.create_task(party.run())
    for some in batched(map(str, range(count)), 7):
        await asyncio.gather(*map(send, some))
    running.cancel()
    await asyncio.wait((running,))
    await store.close()

asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
"""
"""A server at which a phone sends commands that count, and each again that it knows already."""


async def answered(data: Path, *, until_killed: int | None) -> dict[str, int]:
    """Return the answers of a server, which is killed after some of them."""
    server = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", SERVER, str(data), str(KEYS)), stdout=asyncio.subprocess.PIPE
    )
    assert server.stdout is not None
    lines = []
    if until_killed is not None:
        lines = [await server.stdout.readline() for _ in range(until_killed)]
        server.send_signal(signal.SIGKILL)
    lines += (await server.stdout.read()).splitlines()
    await server.wait()
    return dict(map(json.loads, lines))


async def test_repeated_commands_have_one_effect_and_one_answer_after_kill_9(
    tmp_path: Path,
) -> None:
    known: dict[str, int] = {}
    for until_killed in (1, 5, 16, 40, None):
        answers = await answered(tmp_path, until_killed=until_killed)
        assert {key: answers.get(key, number) for key, number in known.items()} == known
        known |= answers
        state, kept = await stored(tmp_path)
        assert state.entries_made == len(kept)
    assert sorted(known.values()) == list(range(1, KEYS + 1))
