"""Many removed entries are kept compressed, and come back as they were."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from raveberry_server.domain.model.ballot import Ballot
from raveberry_server.domain.model.entry import (
    MANY_ENTRIES,
    EndReason,
    Entry,
    EntryState,
    MovedTo,
    Origin,
    PackedEntries,
)
from raveberry_server.domain.model.ids import EntryId, GuestId, entry_id
from raveberry_server.domain.model.state import Removal
from raveberry_server.domain.notices import Notice, NoticeCode

from tests.fakes.party.domain_party import a_song

AT = datetime(2026, 12, 31, 20, 0, tzinfo=UTC)
ANN = GuestId("ann")


def an_entry(number: int) -> Entry:
    return Entry(
        id=entry_id(number),
        song=a_song(f"song {number} ü"),
        state=EntryState.READY,
        origin=Origin.GUEST,
        requested_by=ANN,
        requested_at=AT + timedelta(seconds=number),
        sequence=number,
        turn=number,
        ballot=Ballot().with_vote(ANN, 1).with_vote(GuestId("ben"), -1, "shared"),
    )


def a_removal(count: int) -> Removal:
    entries = tuple(map(an_entry, range(count)))
    return Removal(number=1, reason=EndReason.CLEARED, entries=entries)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"ballot": Ballot()},
        {"pin": 3, "moved_to": MovedTo(before=EntryId("e7"), number=2)},
        {"state": EntryState.PENDING, "progress": 0.5, "immune_until": AT},
        {"reason": Notice(NoticeCode.PLAYED_AGO, minutes=3), "dedication": "For Ben"},
        {"requested_by": None, "turn": None},
    ],
)
def test_an_entry_is_the_same_after_packing(changes: dict[str, object]) -> None:
    entries = (an_entry(1), replace(an_entry(2), **changes))
    packed = PackedEntries(entries)
    assert tuple(packed) == entries
    assert packed[1] == entries[1]
    assert packed[:1] == entries[:1]
    assert len(packed) == 2
    assert packed.ids == ["e1", "e2"]


def test_packed_entries_are_compared_by_their_values() -> None:
    packed = PackedEntries([an_entry(1)])
    assert packed == PackedEntries([an_entry(1)])
    assert packed != PackedEntries([an_entry(2)])
    assert packed != (an_entry(1),)


@pytest.mark.parametrize(
    ("count", "is_packed"), [(MANY_ENTRIES - 1, False), (MANY_ENTRIES, True), (500, True)]
)
def test_a_removal_packs_many_entries_and_knows_their_ids(count: int, *, is_packed: bool) -> None:
    removal = a_removal(count)
    assert isinstance(removal.entries, PackedEntries) is is_packed
    assert removal.ids == [entry_id(number) for number in range(count)]
    assert tuple(removal.entries) == tuple(map(an_entry, range(count)))


@pytest.mark.parametrize("count", [2, MANY_ENTRIES])
def test_a_removal_without_changed_entries_stays_as_it_is(count: int) -> None:
    removal = a_removal(count)
    assert removal.with_each(lambda entry: entry) is removal
    changed = removal.with_each(lambda entry: replace(entry, requested_by=None))
    assert {entry.requested_by for entry in changed.entries} == {None}
    assert changed.ids == removal.ids
