"""The kept order of the queue equals the order sorted anew, whatever happens to its entries."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from math import fsum, inf

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from raveberry_server.domain.model.ballot import Ballot
from raveberry_server.domain.model.entry import Entry, EntryState, MovedTo, Origin
from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.model.settings import Order, Settings
from raveberry_server.domain.model.song import Song, is_same_song
from raveberry_server.domain.model.state import PartyState
from raveberry_server.domain.model.waiting_entries import Ranking, WaitingEntries

IDS = st.integers(0, 30).map(lambda number: EntryId(f"e{number}"))
GUESTS = st.sampled_from([None, GuestId("g0"), GuestId("g1"), GuestId("g2")])
RANKINGS = st.sampled_from(
    [Ranking(order) for order in Order] + [Ranking(Order.FIFO, deal) for deal in range(3)]
)
SONGS = st.builds(
    Song,
    uri=st.sampled_from(["file:a", "file:b", "other:a"]),
    source=st.just("local"),
    title=st.sampled_from(["A", "a (Official Video)", "B"]),
    artist=st.sampled_from(["", "X"]),
)
SEQUENCES = count()
MOVES = count()
AT = datetime(2026, 11, 29, tzinfo=UTC)


def an_entry(name: str, **more: object) -> Entry:
    parts: dict[str, object] = {
        "id": EntryId(name),
        "song": Song(uri=f"file:{name}", source="local", title=name, duration_s=0.1),
        "state": EntryState.READY,
        "origin": Origin.GUEST,
        "requested_by": GuestId("g0"),
        "requested_at": AT,
        "sequence": next(SEQUENCES),
        "turn": 1,
    }
    return Entry(**parts | more)  # type: ignore[arg-type]


def sorted_anew(waiting: WaitingEntries) -> Iterator[Entry]:
    """Yield the entries by rank, moved ones directly before their neighbours or at the end.

    This is "Queue order" and "Moves" of docs/rules.md, written down a second time.
    """
    ranked = sorted((waiting[name] for name in waiting), key=waiting.ranking.rank)
    standing, last = [], []
    followers = defaultdict[EntryId, list[Entry]](list)
    for entry in ranked:
        if entry.moved_to is None or entry.moved_to.before not in {None, *waiting}:
            standing.append(entry)
        elif entry.moved_to.before is None:
            last.append(entry)
        else:
            followers[entry.moved_to.before].append(entry)

    def with_followers(entries: Sequence[Entry]) -> Iterator[Entry]:
        for entry in entries:
            yield from with_followers(sorted(followers[entry.id], key=move_number))
            yield entry

    yield from with_followers([*standing, *sorted(last, key=move_number)])


def move_number(entry: Entry) -> int:
    assert entry.moved_to is not None
    return entry.moved_to.number


def is_ring(waiting: WaitingEntries, entry: EntryId, before: EntryId | None) -> bool:
    while before is not None and before in waiting:
        if before == entry:
            return True
        moved_to = waiting[before].moved_to
        before = moved_to.before if moved_to else None
    return False


class Queue(RuleBasedStateMachine):
    """Entries come, change and leave; the former versions stay as they were."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting = WaitingEntries()
        self.former = self.waiting
        self.expected: dict[EntryId, Entry] = {}
        self.former_expected: dict[EntryId, Entry] = {}

    def put(self, entry: Entry) -> None:
        self.waiting = self.waiting.with_entries((entry,))
        self.expected[entry.id] = entry

    @rule(
        name=IDS,
        guest=GUESTS,
        origin=st.sampled_from(Origin),
        state=st.sampled_from([EntryState.READY, EntryState.PENDING, EntryState.APPROVAL]),
        turn=st.none() | st.integers(1, 3),
        duration_s=st.none() | st.floats(0, 1_000) | st.just(inf),
    )
    def add(
        self,
        name: EntryId,
        guest: GuestId | None,
        origin: Origin,
        state: EntryState,
        turn: int | None,
        duration_s: float | None,
    ) -> None:
        entry = an_entry(name, requested_by=guest, origin=origin, state=state, turn=turn)
        self.put(replace(entry, song=replace(entry.song, duration_s=duration_s)))

    @rule(name=IDS, song=SONGS)
    def change_song(self, name: EntryId, song: Song) -> None:
        if name in self.waiting:
            self.put(replace(self.waiting[name], song=song))

    @rule(name=IDS, up=st.integers(0, 3), down=st.integers(0, 3))
    def vote(self, name: EntryId, up: int, down: int) -> None:
        if name in self.waiting:
            self.put(replace(self.waiting[name], ballot=Ballot(up=up, down=down)))

    @rule(name=IDS, pin=st.none() | st.integers(0, 50))
    def pin(self, name: EntryId, pin: int | None) -> None:
        if name in self.waiting:
            self.put(replace(self.waiting[name], pin=pin, moved_to=None))

    @rule(name=IDS, before=st.none() | IDS)
    def move(self, name: EntryId, before: EntryId | None) -> None:
        if name in self.waiting and not is_ring(self.waiting, name, before):
            moved_to = MovedTo(before=before, number=next(MOVES))
            self.put(replace(self.waiting[name], pin=None, moved_to=moved_to))

    @rule(name=IDS)
    def undo_move(self, name: EntryId) -> None:
        if name in self.waiting:
            self.put(replace(self.waiting[name], moved_to=None))

    @rule(name=IDS, state=st.sampled_from([EntryState.READY, EntryState.APPROVAL]))
    def approve_or_hide(self, name: EntryId, state: EntryState) -> None:
        if name in self.waiting:
            self.put(replace(self.waiting[name], state=state))

    @rule(name=IDS, guest=GUESTS)
    def adopt(self, name: EntryId, guest: GuestId | None) -> None:
        if name in self.waiting:
            self.put(replace(self.waiting[name], requested_by=guest))

    @rule(name=IDS)
    def leave(self, name: EntryId) -> None:
        self.waiting = self.waiting.without((name,))
        self.expected.pop(name, None)

    @rule(ranking=RANKINGS)
    def rank(self, ranking: Ranking) -> None:
        self.waiting = self.waiting.ranked_by(ranking)

    @rule()
    def remember(self) -> None:
        self.former, self.former_expected = self.waiting, dict(self.expected)

    @invariant()
    def holds_the_entries_in_order(self) -> None:
        assert {name: self.waiting[name] for name in self.expected} == self.expected
        assert len(self.waiting) == len(self.expected)
        in_order = list(sorted_anew(self.waiting))
        assert list(self.waiting.values()) == in_order
        assert list(self.waiting) == [entry.id for entry in in_order]
        assert list(self.waiting.public.values()) == [
            entry for entry in in_order if entry.is_public
        ]
        pending = [entry for entry in in_order if entry.state is EntryState.PENDING]
        assert list(self.waiting.pending.values()) == pending
        assert len(self.waiting.hidden) == len(in_order) - len(self.waiting.public)

    @invariant()
    def knows_requesters_and_duration(self) -> None:
        for guest in ("g0", "g1", "g2"):
            found = {entry.id for entry in self.waiting.of_guest(GuestId(guest))}
            assert found == {
                name for name, entry in self.expected.items() if entry.requested_by == guest
            }
        durations_s = (entry.song.duration_s for entry in self.waiting.public.values())
        assert self.waiting.public_duration_s == fsum(
            duration_s for duration_s in durations_s if duration_s is not None and duration_s < inf
        )

    @invariant()
    def finds_songs_and_their_positions(self) -> None:
        in_order = list(self.waiting.values())
        for entry in in_order:
            same = [other for other in in_order if is_same_song(other.song, entry.song)]
            assert list(self.waiting.with_song(entry.song)) == same
        for position, entry in enumerate(self.waiting.public.values(), start=1):
            assert self.waiting.public_position(entry) == position

    @invariant()
    def knows_what_changed(self) -> None:
        old, new = self.former_expected, self.expected
        assert self.waiting.differences(self.former) == {
            name: (old.get(name), new.get(name))
            for name in old.keys() | new.keys()
            if old.get(name) is not new.get(name)
        }


TestQueue = Queue.TestCase


def test_a_ring_of_moves_loses_no_entry() -> None:
    ring = [
        an_entry("e0", moved_to=MovedTo(before=EntryId("e1"), number=0)),
        an_entry("e1", moved_to=MovedTo(before=EntryId("e0"), number=1)),
        an_entry("e2", moved_to=MovedTo(before=EntryId("e1"), number=2)),
    ]
    waiting = WaitingEntries.of(ring)
    assert set(waiting) == {"e0", "e1", "e2"}
    assert list(waiting.without([EntryId("e1")])) == ["e0", "e2"]
    assert list(WaitingEntries().with_entries(ring)) == list(waiting)


def test_of_two_entries_before_a_third_one_can_leave_and_the_other_stays() -> None:
    before_e0 = [MovedTo(before=EntryId("e0"), number=number) for number in range(2)]
    entries = [
        an_entry("e0"),
        an_entry("e1", moved_to=before_e0[0]),
        an_entry("e2", moved_to=before_e0[1]),
    ]
    waiting = WaitingEntries.of(entries)
    assert list(waiting) == ["e1", "e2", "e0"]
    undone = waiting.with_entries([replace(entries[1], moved_to=None)])
    assert list(undone) == ["e2", "e0", "e1"]
    assert list(undone.without([EntryId("e2")])) == ["e0", "e1"]


def test_unknown_entries_are_not_found() -> None:
    waiting = WaitingEntries.of([an_entry("e0")])
    assert waiting.get(EntryId("e1")) is None
    assert waiting.get(EntryId("e1"), 3) == 3
    assert "e1" not in waiting
    assert 1 not in waiting
    with pytest.raises(KeyError):
        waiting[EntryId("e1")]


def test_many_entries_are_added_and_replaced_as_one_by_one() -> None:
    few = [an_entry(f"e{number}", turn=number % 4) for number in range(10)]
    waiting = WaitingEntries.of(few)
    many = [an_entry(f"e{number}", turn=number % 7) for number in range(5, 100)]
    many[50] = replace(many[50], moved_to=MovedTo(number=1, before=many[3].id))
    many[60] = replace(many[60], state=EntryState.APPROVAL)
    at_once, one_by_one = waiting.with_entries(many), waiting
    for entry in many:
        one_by_one = one_by_one.with_entries((entry,))
    assert list(at_once.values()) == list(one_by_one.values()) == list(sorted_anew(at_once))
    assert at_once.public_duration_s == one_by_one.public_duration_s
    assert at_once.followers == one_by_one.followers
    assert list(at_once.of_guest(GuestId("g0"))) == list(one_by_one.of_guest(GuestId("g0")))


def test_an_identical_entry_changes_nothing() -> None:
    entry = an_entry("e0")
    waiting = WaitingEntries.of([entry])
    assert waiting.with_entries([entry]) is waiting
    assert waiting.without([EntryId("e1")]) is waiting


def test_a_party_keeps_the_order_of_its_settings() -> None:
    entries = [an_entry("e0", ballot=Ballot(up=1)), an_entry("e1", ballot=Ballot(up=2))]
    waiting = WaitingEntries.of(entries)
    assert list(waiting) == ["e1", "e0"]
    state = PartyState(waiting=waiting, settings=Settings(order=Order.FIFO))
    assert list(state.waiting) == ["e0", "e1"]
    shuffled = replace(state, settings=replace(state.settings, shuffle=True))
    assert shuffled.waiting.ranking == Ranking(Order.FIFO, 0)
