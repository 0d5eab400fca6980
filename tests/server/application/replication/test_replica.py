"""A replica follows numbered differences, and asks for the snapshot after a gap."""

from dataclasses import replace

import pytest
from raveberry_server.application.ports import SavedState
from raveberry_server.application.replication.replica import (
    Outcome,
    PartyDelta,
    PartySnapshot,
    Position,
    Replica,
    delta_of,
    snapshot_of,
)
from raveberry_server.application.replication.values import UnreadableValueError
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.state import PartyState


def at(revision: int) -> SavedState:
    return SavedState(state=PartyState(played=revision), revision=revision)


def delta(revision: int, *, epoch: int = 1) -> PartyDelta:
    return delta_of(at(revision - 1), at(revision), epoch, (GuestId("ann"),))


@pytest.fixture
def replica() -> Replica:
    replica = Replica()
    assert replica.take_snapshot(snapshot_of(at(5), 1)) is Outcome.APPLIED
    return replica


def test_a_replica_without_a_snapshot_needs_one() -> None:
    replica = Replica()
    assert replica.saved is None
    assert replica.take_delta(delta(1)) is Outcome.GAP
    assert replica.is_behind(Position(epoch=0, revision=0))


def test_the_next_delta_is_applied(replica: Replica) -> None:
    assert replica.take_delta(delta(6)) is Outcome.APPLIED
    assert replica.saved == at(6)
    assert not replica.is_behind(Position(epoch=1, revision=6))
    assert replica.is_behind(Position(epoch=1, revision=7))


@pytest.mark.parametrize("late", [delta(5), delta(3), delta(9, epoch=0)])
def test_what_is_known_or_of_an_earlier_server_is_ignored(
    replica: Replica, late: PartyDelta
) -> None:
    assert replica.take_delta(late) is Outcome.STALE
    assert replica.saved == at(5)


@pytest.mark.parametrize(
    "early",
    [
        delta(7),
        delta(6, epoch=2),
        delta(4, epoch=2),
        replace(delta(6), changes=None),
        replace(delta(6), changes={"played": {}}),
    ],
)
def test_a_gap_a_new_server_or_an_unreadable_delta_needs_a_snapshot(
    replica: Replica, early: PartyDelta
) -> None:
    assert replica.take_delta(early) is Outcome.GAP
    assert replica.saved == at(5)


def test_a_snapshot_of_a_later_server_is_taken_whatever_its_revision(replica: Replica) -> None:
    assert replica.take_snapshot(snapshot_of(at(2), 2)) is Outcome.APPLIED
    assert replica.position == Position(epoch=2, revision=2)


@pytest.mark.parametrize("stale", [snapshot_of(at(5), 1), snapshot_of(at(9), 0)])
def test_a_stale_snapshot_is_ignored(replica: Replica, stale: PartySnapshot) -> None:
    assert replica.take_snapshot(stale) is Outcome.STALE
    assert replica.position == Position(epoch=1, revision=5)


def test_an_unreadable_snapshot_changes_nothing(replica: Replica) -> None:
    broken = PartySnapshot(at=Position(epoch=1, revision=6), state={"guests": 1})
    with pytest.raises(UnreadableValueError):
        replica.take_snapshot(broken)
    assert replica.saved == at(5)
