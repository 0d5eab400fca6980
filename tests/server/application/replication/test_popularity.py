"""Plays and queries of a worker are those of the party's database after each commit."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from raveberry_server.adapters.persistence.sqlite_store import SqliteStore
from raveberry_server.application.catalog.past_queries import queries_of, uris_started
from raveberry_server.application.ports import PastPopularity, SavedState
from raveberry_server.application.replication.popularity import PopularityReplica
from raveberry_server.application.replication.replica import PartyDelta, Position
from raveberry_server.application.replication.search_messages import Popularity
from raveberry_server.application.replication.values import (
    UnreadableValueError,
    decoded,
    encoded,
)
from raveberry_server.domain.model.events import Event, SongRequested, SongStarted
from raveberry_server.domain.model.ids import GuestId

from tests.fakes.party.domain_party import DomainParty, a_song

AT = datetime(2026, 12, 31, 20, tzinfo=UTC)
TEXTS = ("love", "lovely", "Love Song", "lo", "moon", "moonlight")


def a_delta(revision: int, events: Sequence[Event] = ()) -> PartyDelta:
    delta = PartyDelta(
        at=Position(epoch=1, revision=revision),
        base=revision - 1,
        changes={},
        started=tuple(uris_started(events)) or None,
        searched=tuple(queries_of(events)) or None,
    )
    return decoded(PartyDelta, json.loads(json.dumps(encoded(delta))))


def message(past: PastPopularity) -> Popularity:
    popularity = Popularity(
        at=Position(epoch=1, revision=past.revision),
        played=list(past.times_played.items()),
        queries=past.queries,
    )
    return decoded(Popularity, json.loads(json.dumps(encoded(popularity))))


def some_events(party: DomainParty, dice: Random) -> Sequence[Event]:
    name = party.request(party.join(GuestId("ann")), a_song(dice.choice("abcdef"))).entry
    entry = party.state.waiting[name]
    start = SongStarted(entry=entry, epoch=dice.randrange(1 << 40))
    requested = SongRequested(entry=entry, by=GuestId("ann"), query=dice.choice((*TEXTS, None)))
    return dice.choice(((start,), (requested,), (requested, start), ()))


async def test_a_replica_of_plays_and_queries_follows_the_database(tmp_path: Path) -> None:
    dice, store, replica = Random(3), SqliteStore(data=tmp_path), PopularityReplica()
    saved = await store.load()
    replica.take_all(message(await store.popularity()))
    try:
        for _ in range(60):
            events = some_events(DomainParty(), dice)
            saved = SavedState(state=saved.state, revision=saved.revision + 1)
            await store.commit(after=saved, events=events, at=AT)
            replica.take_delta(a_delta(saved.revision, events))
            assert list(replica.times_played.items()) == list(store.times_played.items())
            for text in ("l", "lo", "love", "loveless", "moon", "m"):
                assert replica.songs_of(text) == store.songs_of(text), text
        assert replica.position.revision == saved.revision
        assert len(replica.times_played) > 3
    finally:
        await store.close()


async def test_commits_that_come_while_all_are_fetched_are_applied_to_them(tmp_path: Path) -> None:
    dice, store, replica = Random(4), SqliteStore(data=tmp_path), PopularityReplica()
    saved = await store.load()
    past = await store.popularity()
    try:
        for number in range(20):
            events = some_events(DomainParty(), dice)
            saved = SavedState(state=saved.state, revision=saved.revision + 1)
            await store.commit(after=saved, events=events, at=AT)
            replica.take_delta(a_delta(saved.revision, events))
            if number == 10:
                past = await store.popularity()
        assert replica.is_behind(Position(epoch=1, revision=saved.revision), 0)
        replica.take_all(message(past))
        assert not replica.is_behind(Position(epoch=1, revision=saved.revision), 0)
        assert replica.times_played == store.times_played
        assert replica.songs_of("love") == store.songs_of("love")
    finally:
        await store.close()


def test_a_missed_commit_another_start_and_deleted_queries_need_all_of_them() -> None:
    replica = PopularityReplica()
    replica.take_all(message(PastPopularity(revision=4, times_played={}, queries=())))
    replica.take_delta(a_delta(6))
    assert replica.position.revision == 4
    assert replica.is_behind(Position(epoch=1, revision=6), 0)
    assert not replica.is_behind(Position(epoch=1, revision=4), None)
    assert replica.is_behind(Position(epoch=1, revision=4), 1)
    assert replica.is_behind(Position(epoch=2, revision=1), 0)


def test_an_old_commit_changes_nothing() -> None:
    replica = PopularityReplica()
    replica.take_all(message(PastPopularity(revision=4, times_played={"a": 1}, queries=())))
    replica.take_delta(replace(a_delta(4), started=("a",)))
    assert replica.times_played == {"a": 1}


@pytest.mark.parametrize(
    ("played", "queries"),
    [([["a"]], []), ([], [["text", "uri"]]), ([["a", "many"]], []), (7, []), ([], [None])],
)
def test_what_are_no_plays_and_queries_changes_nothing(played: object, queries: object) -> None:
    replica = PopularityReplica()
    replica.take_all(message(PastPopularity(revision=4, times_played={"a": 1}, queries=())))
    at = Position(epoch=1, revision=5)
    with pytest.raises(UnreadableValueError):
        replica.take_all(Popularity(at=at, played=played, queries=queries))
    assert replica.times_played == {"a": 1}
    assert replica.position.revision == 4
