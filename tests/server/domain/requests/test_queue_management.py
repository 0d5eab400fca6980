"""Management of the queue: move, pin, approve, reject, clear, shuffle."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.domain.model.entry import EndReason, EntryState, Origin
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.events import (
    SongApproved,
    SongEnded,
)
from raveberry_server.domain.model.guest import HOST_CALLER, Role
from raveberry_server.domain.model.ids import HOST, EntryId
from raveberry_server.domain.model.settings import Order
from raveberry_server.domain.queue import order
from raveberry_server.domain.queue import undo as undoing
from raveberry_server.domain.requests import queue_management, song_requests

from tests.fakes.party.domain_party import DomainParty, a_guest, a_playing_party, a_song


def move(party: DomainParty, entry: EntryId, before: EntryId | None = None) -> None:
    party.do(queue_management.move(party.state, entry, before))


def undo(party: DomainParty) -> undoing.Undone:
    return party.do(undoing.undo(party.state, HOST_CALLER, party.now))


def bring_back(party: DomainParty, entry: EntryId) -> None:
    party.do(undoing.bring_back(party.state, HOST_CALLER, entry, party.now))


def five(party: DomainParty) -> list[EntryId]:
    return [party.ask(f"g{name}", name) for name in "abcde"]


def refused(party: DomainParty, act: Callable[[], object]) -> RefusedError:
    """The refusal, which must leave everything as it was."""
    before = party.state, list(party.events)
    with pytest.raises(RefusedError) as caught:
        act()
    assert (party.state, party.events) == before
    return caught.value


def test_a_moved_song_stands_directly_before_its_neighbour() -> None:
    party = DomainParty()
    a, b, c, d, e = five(party)
    move(party, e, b)
    assert party.line == ["a", "e", "b", "c", "d"]
    party.vote("x", b, 1)
    assert party.line == ["e", "b", "a", "c", "d"]
    assert order.place_reason(party.entry(e), Order.FAIR) is order.PlaceReason.MOVED
    assert party.start() == e
    assert [a, c, d]


def test_of_several_the_last_moved_stands_nearest() -> None:
    party = DomainParty()
    _, b, _, d, e = five(party)
    move(party, d, b)
    move(party, e, b)
    assert party.line == ["a", "d", "e", "b", "c"]
    move(party, d, b)
    assert party.line == ["a", "e", "d", "b", "c"]


def test_moved_songs_may_stand_before_moved_songs() -> None:
    party = DomainParty()
    a, b, c, d, e = five(party)
    move(party, a, e)
    move(party, b, a)
    move(party, c, a)
    assert party.line == ["d", "b", "c", "a", "e"]
    assert d


def test_without_a_neighbour_a_song_stands_last() -> None:
    party = DomainParty()
    a, b, *_ = five(party)
    party.put("fallback", Origin.FALLBACK)
    move(party, b)
    move(party, a)
    assert party.line == ["c", "d", "e", "fallback", "b", "a"]


def test_before_itself_a_song_returns_to_its_own_place() -> None:
    party = DomainParty()
    a, b, *_ = five(party)
    move(party, a, b)
    before = party.state
    move(party, b, b)
    assert party.state is before
    move(party, a)
    move(party, a, a)
    assert party.line == list("abcde")


def test_when_the_neighbour_leaves_a_song_returns_to_its_own_place() -> None:
    party = DomainParty()
    a, b, _, _, e = five(party)
    move(party, a, e)
    move(party, b, e)
    assert party.line == ["c", "d", "a", "b", "e"]
    party.remove(e)
    assert party.line == ["a", "b", "c", "d"]


def test_a_ring_is_a_conflict() -> None:
    party = DomainParty()
    a, b, c, *_ = five(party)
    move(party, a, b)
    move(party, b, c)
    before = party.state
    with pytest.raises(RefusedError) as refusal:
        move(party, c, a)
    assert refusal.value.reason is Reason.CONFLICT
    assert party.state is before


def test_a_move_and_a_pin_undo_each_other() -> None:
    party = DomainParty()
    a, b, _, d, _ = five(party)
    party.prioritize(d)
    move(party, d, b)
    assert party.line == ["a", "d", "b", "c", "e"]
    party.prioritize(d)
    assert party.line == ["d", "a", "b", "c", "e"]
    move(party, a, d)
    assert party.line == ["a", "d", "b", "c", "e"]


def test_only_waiting_songs_are_moved() -> None:
    party, current, second, _ = a_playing_party()
    for entry, before in ((current, second), (second, current)):
        with pytest.raises(RefusedError) as refusal:
            move(party, entry, before)
        assert refusal.value.reason is Reason.CONFLICT


@given(st.lists(st.tuples(st.integers(0, 6), st.none() | st.integers(0, 6)), max_size=25))
def test_however_songs_are_moved_and_leave_each_stands_once_and_before_its_neighbour(
    moves: list[tuple[int, int | None]],
) -> None:
    party = DomainParty(max_waiting_per_guest=0)
    entries = [party.ask("ann", f"s{number}") for number in range(7)]
    for at, before in moves:
        try:
            if at == before:
                party.remove(entries[at])
                undo(party)
            else:
                move(party, entries[at], None if before is None else entries[before])
        except RefusedError as refusal:
            assert refusal.reason is Reason.CONFLICT  # noqa: PT017 - a ring
        line = order.queue_order(party.state)
        assert sorted(entry.id for entry in line) == sorted(entries)
        places = {entry.id: place for place, entry in enumerate(line)}
        for entry in line:
            if entry.moved_to is not None and entry.moved_to.before is not None:
                between = line[places[entry.id] + 1 : places[entry.moved_to.before]]
                assert places[entry.id] < places[entry.moved_to.before]
                assert all(other.moved_to is not None for other in between)


def test_with_approval_a_guests_song_waits() -> None:
    party = DomainParty(approval=True)
    asked = party.ask("ann", "a")
    fetched = party.ask("bob", "b", is_ready=False)
    assert party.entry(asked).state is EntryState.APPROVAL
    assert party.start() is None
    party.do(queue_management.approve(party.state, a_guest("mo", Role.MOD), asked))
    party.do(queue_management.approve(party.state, HOST_CALLER, fetched))
    assert party.entry(fetched).state is EntryState.PENDING
    assert [event.by for event in party.happened(SongApproved)] == ["mo", HOST]
    assert party.start() == asked


def test_mods_and_hosts_need_no_approval() -> None:
    party = DomainParty(approval=True)
    for caller in (a_guest("mo", Role.MOD), HOST_CALLER):
        entry = party.request(caller, a_song(caller.id)).entry
        assert party.entry(entry).state is EntryState.READY


def test_a_rejected_song_leaves_and_its_guest_closes_up() -> None:
    party = DomainParty(approval=True)
    first, second = party.ask("ann", "a"), party.ask("ann", "b")
    party.do(queue_management.reject(party.state, HOST_CALLER, first))
    assert party.happened(SongEnded)[0].reason is EndReason.REJECTED
    assert party.turn(second) == 1
    bring_back(party, first)
    assert party.entry(first).state is EntryState.READY


def test_only_waiting_requests_are_approved() -> None:
    party = DomainParty()
    entry = party.ask("ann", "a")
    for answer in (queue_management.approve, queue_management.reject):
        with pytest.raises(RefusedError) as refusal:
            answer(party.state, HOST_CALLER, entry)
        assert refusal.value.reason is Reason.CONFLICT


def test_a_song_awaiting_approval_is_visible_to_its_guest_and_mods() -> None:
    party = DomainParty(approval=True)
    entry = party.ask("ann", "a")
    with pytest.raises(RefusedError) as refusal:
        party.vote("bob", entry, 1)
    assert refusal.value.reason is Reason.NOT_FOUND
    party.vote("ann", entry, 0)
    party.vote("mo", entry, 1, Role.MOD)
    assert party.request(a_guest("bob"), a_song("a")).is_duplicate
    assert party.entry(entry).score == 2


def test_clearing_removes_all_waiting_songs_and_undo_restores_them() -> None:
    party, current, *_ = a_playing_party()
    party.ask("guest1", "another")
    before = party.line, party.state.waiting
    party.do(queue_management.clear_queue(party.state, HOST_CALLER))
    assert party.line == []
    assert {end.reason for end in party.happened(SongEnded)} == {EndReason.CLEARED}
    answer = undo(party)
    assert (answer.undone, len(answer.entries)) == ("clear_queue", 3)
    assert (party.line, party.state.waiting) == before
    assert party.current is not None
    assert party.current.id == current


def test_clearing_an_empty_queue_changes_nothing() -> None:
    party = DomainParty()
    before = party.state
    party.do(queue_management.clear_queue(party.state, HOST_CALLER))
    assert party.state is before


def test_shuffling_deals_new_sequences_only() -> None:
    party = DomainParty(order="fifo")
    for number in range(20):
        party.ask(f"g{number}", f"s{number}")
    before = party.line
    entries = set(party.state.waiting)
    party.do(queue_management.shuffle_queue(party.state))
    assert party.line != before
    assert sorted(party.line) == sorted(before)
    assert set(party.state.waiting) == entries
    assert sorted(entry.sequence for entry in party.state.waiting.values()) == list(range(20))
    again = party.line
    party.do(queue_management.shuffle_queue(party.state))
    assert party.line != again


def test_the_order_fifo_can_be_shuffled_and_then_shows_what_will_play() -> None:
    party = DomainParty(order="fifo")
    for number in range(10):
        party.ask(f"g{number}", f"s{number}")
    plain = party.line
    party.set("shuffle", value=True)
    shuffled = party.line
    assert shuffled != plain
    played = []
    while party.start() is not None:
        assert party.current is not None
        played.append(party.current.song.title)
    assert played == shuffled


def test_shuffle_outside_fifo_is_a_conflict() -> None:
    party = DomainParty()
    with pytest.raises(RefusedError) as refusal:
        party.set("shuffle", value=True)
    assert refusal.value.reason is Reason.CONFLICT
    party.set("shuffle", value=False)


def test_a_repeated_song_leaves_the_next_start_unknown() -> None:
    party, *_ = a_playing_party(repeat="one")
    assert {place.eta_s for place in order.queue_places(party.state, party.now)} == {None}


def test_filters_apply_to_everybody_and_are_literal_words() -> None:
    party = DomainParty(forbidden_words="ska, .*, la la", blocked_artists="Bad Band")
    ok = ["Skating away", "La", "a.*b"]
    for title in ok:
        party.request(HOST_CALLER, a_song(title))
    for title in ("SKA!", "Some Ska-Punk", "la, la!"):
        with pytest.raises(RefusedError) as refusal:
            party.request(HOST_CALLER, a_song(title))
        assert refusal.value.reason is Reason.FILTERED
    for artist in ("bad band", "Bád Bänd feat. X"):
        song = song_requests.Song(uri=f"x:{artist}", source="x", title="T", artist=artist)
        with pytest.raises(RefusedError):
            party.request(HOST_CALLER, song)
    explicit = song_requests.Song(uri="x:1", source="x", title="T", artist="A", explicit=True)
    party.request(HOST_CALLER, explicit)
    party.set("explicit_allowed", value=False)
    other = song_requests.Song(uri="x:2", source="x", title="U", artist="A", explicit=True)
    with pytest.raises(RefusedError):
        party.request(HOST_CALLER, other)


def test_only_a_waiting_song_is_put_first() -> None:
    party, current, *_ = a_playing_party()
    assert refused(party, lambda: party.prioritize(current)).reason is Reason.CONFLICT
    assert refused(party, lambda: party.prioritize(EntryId("e9"))).reason is Reason.NOT_FOUND
