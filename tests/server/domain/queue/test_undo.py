"""Undo, and the return of songs that left."""

from dataclasses import replace
from datetime import timedelta

import pytest
from raveberry_server.domain import lifecycle
from raveberry_server.domain.guests import moderation
from raveberry_server.domain.model.entry import MANY_ENTRIES, EntryState, Origin
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.events import (
    PartyOpened,
    SongBroughtBack,
)
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.model.ids import HOST, EntryId
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.playback import control_steps
from raveberry_server.domain.queue import undo as undoing
from raveberry_server.domain.requests import queue_management, removal

from tests.fakes.party.domain_party import DomainParty, a_playing_party, a_song


def undo(party: DomainParty) -> undoing.Undone:
    return party.do(undoing.undo(party.state, HOST_CALLER, party.now))


def bring_back(party: DomainParty, entry: EntryId) -> None:
    party.do(undoing.bring_back(party.state, HOST_CALLER, entry, party.now))


def broken(entry: EntryId) -> Notice:
    return Notice(NoticeCode.EARLIER_VERSION, detail=f"Broken {entry}")


class TestFailures:
    """A guest is told why a song failed, for half a minute or until it is tried again."""

    def reasons(self, party: DomainParty) -> list[Notice | None]:
        return [entry.reason for entry in undoing.shown_failures(party.state, party.now)]

    def test_a_failure_is_shown_for_half_a_minute(self) -> None:
        party = DomainParty()
        party.fail(party.ask("ann", "a"), Notice(NoticeCode.FILE_GONE))
        party.wait(600)
        assert self.reasons(party) == [Notice(NoticeCode.FILE_GONE)]
        party.do(lifecycle.apply_due_changes(party.state, party.now))
        party.wait(29)
        party.do(lifecycle.apply_due_changes(party.state, party.now))
        assert self.reasons(party) == [Notice(NoticeCode.FILE_GONE)]
        party.wait(1)
        assert self.reasons(party) == []

    def test_a_playing_song_that_fails_is_shown_with_its_reason(self) -> None:
        party = DomainParty()
        party.fail(
            party.start(party.ask("ann", "a")) or EntryId(""), Notice(NoticeCode.FILE_SOUNDLESS)
        )
        (failed,) = undoing.shown_failures(party.state, party.now)
        assert (failed.reason, failed.state) == (
            Notice(NoticeCode.FILE_SOUNDLESS),
            EntryState.FAILED,
        )

    def test_asking_again_or_bringing_back_is_enough(self) -> None:
        party = DomainParty()
        first, second, third = (party.ask("ann", name) for name in "abc")
        for entry in (first, second, third):
            party.fail(entry, broken(entry))
        party.wait(60)
        party.ask("ben", "a")
        assert len(self.reasons(party)) == 3
        party.remove(party.state.waiting[EntryId("e3")].id)
        party.ask("ann", "a")
        assert self.reasons(party) == [broken(entry) for entry in (second, third)]
        party.do(undoing.bring_back(party.state, HOST_CALLER, second, party.now))
        assert self.reasons(party) == [broken(third)]


def test_a_removed_song_comes_back_to_its_place() -> None:
    party = DomainParty()
    first, second = party.ask("ann", "a"), party.ask("ann", "b")
    party.vote("bob", first, 1)
    party.remove(first)
    assert party.turn(second) == 1
    assert undo(party) == undoing.Undone(undone="remove", entries=(first,))
    assert party.turns([first, second]) == [1, 2]
    assert party.entry(first).score == 2
    assert party.happened(SongBroughtBack)[0].by == HOST


def test_a_song_comes_back_behind_its_guests_started_songs() -> None:
    party = DomainParty()
    first, second, third = (party.ask("ann", name) for name in "abc")
    party.remove(third)
    party.remove(first)
    party.start(second)
    bring_back(party, third)
    assert party.turn(third) == 3
    bring_back(party, first)
    assert party.turns([first, third]) == [2, 3]


def test_an_undone_skip_stands_first_with_its_turn() -> None:
    party, first, *_ = a_playing_party()
    party.do(control_steps.skip(party.state, HOST_CALLER, None))
    party.start()
    assert undo(party).undone == "skip"
    assert party.line[0] == "song0"
    assert party.entry(first).pin is not None


def test_a_kicked_song_comes_back_without_votes_and_cannot_be_kicked_for_a_while() -> None:
    party = DomainParty(mode="full_voting")
    entry = party.ask("ann", "a")
    for guest in "xyz":
        party.vote(guest, entry, -1)
    bring_back(party, entry)
    assert party.entry(entry).ballot.votes == {}
    for guest in "xyz":
        party.vote(guest, entry, -1)
    assert party.entry(entry).score == -3
    party.wait(600)
    party.vote("w", entry, -1)
    assert party.state.entry(entry) is None


def test_a_failed_song_may_be_tried_again() -> None:
    party = DomainParty()
    entry = party.ask("ann", "a")
    party.fail(entry)
    bring_back(party, entry)
    assert party.entry(entry).state is EntryState.READY
    assert party.state.removals == ()


def test_the_latest_failed_downloads_are_known_until_their_songs_are_back() -> None:
    party = DomainParty()
    first, second, ready = (party.ask("ann", name) for name in "abc")
    for entry in (first, second):
        pending = replace(party.state.waiting[entry], state=EntryState.PENDING, progress=0.0)
        party.state = replace(party.state, waiting=party.state.waiting.with_entries([pending]))
    for entry in (first, second, ready):
        party.fail(entry, broken(entry))
    removed = party.ask("bob", "d")
    party.do(removal.remove(party.state, HOST_CALLER, removed))

    def failed() -> list[tuple[EntryId, Notice | None]]:
        return [(entry.id, reason) for entry, reason in undoing.failed_downloads(party.state)]

    assert failed() == [(second, broken(second)), (first, broken(first))]
    bring_back(party, second)
    assert failed() == [(first, broken(first))]


def test_undo_goes_back_step_by_step_until_nothing_is_left() -> None:
    party, _, second, third = a_playing_party()
    party.fail(third)  # no deed of anybody's hand
    party.remove(second)
    party.do(control_steps.skip(party.state, HOST_CALLER, None))
    assert undo(party).undone == "skip"
    assert undo(party).undone == "remove"
    with pytest.raises(RefusedError) as refusal:
        undo(party)
    assert refusal.value.reason is Reason.CONFLICT


def test_a_closing_is_undone_with_turns_from_one() -> None:
    party = DomainParty()
    party.start(party.ask("ann", "a1"))
    mine = [party.ask("ann", name) for name in ("a2", "a3")]
    theirs = party.ask("bob", "b1")
    automatic = party.put("auto", Origin.AUTOPLAY)
    assert party.turns([*mine, theirs]) == [2, 3, 2]
    party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))
    answer = undo(party)
    assert answer.undone == "close_party"
    assert party.state.is_open
    assert len(party.happened(PartyOpened)) == 1
    assert party.turns([*mine, theirs, automatic]) == [1, 2, 1, None]


def test_undo_reopens_a_party_that_was_closed_with_an_empty_queue() -> None:
    party = DomainParty()
    party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))
    assert undo(party) == undoing.Undone(undone="close_party", entries=())
    assert party.state.is_open
    assert party.happened(PartyOpened)
    with pytest.raises(RefusedError):
        undo(party)


def test_undo_of_a_closed_party_reopens_it_before_it_undoes_a_later_skip() -> None:
    party, first, *waiting = a_playing_party()
    party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))
    party.do(control_steps.skip(party.state, HOST_CALLER, None))
    assert undo(party).entries == tuple(waiting)
    assert undo(party) == undoing.Undone(undone="skip", entries=(first,))


def test_a_second_closing_does_not_return_the_songs_of_the_first() -> None:
    party, *_ = a_playing_party()
    party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))
    party.do(lifecycle.open_party(party.state, party.now))
    party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))
    assert undo(party).entries == ()
    assert party.state.waiting == {}


def test_a_closing_is_undone_in_the_next_party_too() -> None:
    party = DomainParty()
    old = party.ask("ann", "a")
    party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))
    with pytest.raises(RefusedError) as refusal:
        bring_back(party, old)
    assert refusal.value.reason is Reason.PARTY_CLOSED
    party.do(lifecycle.open_party(party.state, party.now))
    new = party.ask("ann", "b")
    undo(party)
    assert party.turns([old, new]) == [1, 2]


def test_a_song_that_was_asked_for_again_does_not_come_back() -> None:
    party, _, second, third = a_playing_party()
    for entry in (second, third):
        party.remove(entry)
    party.ask("x", "song1")
    with pytest.raises(RefusedError) as refusal:
        bring_back(party, second)
    assert refusal.value.reason is Reason.CONFLICT
    assert undo(party).entries == (third,)
    assert undo(party).entries == ()


def test_the_playing_song_does_not_come_back_beside_itself() -> None:
    party = DomainParty()
    lost = party.ask("ann", "a")
    party.remove(lost)
    party.start(party.ask("bob", "a"))
    with pytest.raises(RefusedError) as refusal:
        bring_back(party, lost)
    assert refusal.value.reason is Reason.CONFLICT


def test_present_or_forgotten_songs_cannot_be_brought_back() -> None:
    party, current, second, _ = a_playing_party()
    party.withdraw("guest1", second)
    for entry, reason in (
        (current, Reason.CONFLICT),
        (second, Reason.NOT_FOUND),
        (EntryId("e99"), Reason.NOT_FOUND),
    ):
        with pytest.raises(RefusedError) as refusal:
            bring_back(party, entry)
        assert refusal.value.reason is reason


def test_one_song_of_many_is_brought_back_and_the_rest_undone() -> None:
    party, _, second, third = a_playing_party()
    party.do(queue_management.clear_queue(party.state, HOST_CALLER))
    bring_back(party, third)
    assert undo(party).entries == (second,)


def test_the_number_of_undo_steps_is_limited() -> None:
    party = DomainParty(max_waiting_per_guest=0, max_requests_per_hour=0)
    for number in range(undoing.MAX_REMOVALS + 5):
        party.remove(party.ask("ann", f"s{number}"))
    assert len(party.state.removals) == undoing.MAX_REMOVALS
    assert party.state.removals[-1].number == undoing.MAX_REMOVALS + 4


def test_immunity_follows_the_wall_clock() -> None:
    party = DomainParty(mode="full_voting", downvotes_to_kick=1)
    entry = party.put("a", Origin.AUTOPLAY, immune_until=party.now.at + timedelta(minutes=1))
    party.vote("x", entry, -1)
    assert party.state.entry(entry) is not None


def order_of(party: DomainParty) -> list[EntryId]:
    return [entry.id for entry in party.state.waiting.values()]


def test_moves_and_pins_are_undone_step_by_step() -> None:
    party = DomainParty()
    entries = [party.ask(f"guest{at}", f"song{at}") for at in range(4)]
    orders = [order_of(party)]
    party.do(queue_management.move(party.state, entries[3], entries[1]))
    orders.append(order_of(party))
    party.prioritize(entries[2])
    orders.append(order_of(party))
    party.do(queue_management.move(party.state, entries[2], None))
    orders.append(order_of(party))
    party.do(queue_management.prioritize_entries(party.state, (entries[3], entries[1])))
    assert order_of(party) == [entries[3], entries[1], entries[0], entries[2]]
    for before in reversed(orders):
        assert undo(party) == undoing.Undone(undone="move", entries=())
        assert order_of(party) == before
    assert all(
        entry.pin is None and entry.moved_to is None for entry in party.state.waiting.values()
    )


def test_undo_takes_removals_and_moves_in_the_order_in_which_they_were_made() -> None:
    party = DomainParty()
    first, second, third = (party.ask(f"guest{at}", f"song{at}") for at in range(3))
    party.prioritize(third)
    party.remove(second)
    party.prioritize(first)
    assert [undo(party).undone for _ in range(3)] == ["move", "remove", "move"]
    assert order_of(party) == [first, second, third]


def test_a_move_of_a_song_that_has_left_is_undone_without_it() -> None:
    party = DomainParty()
    first, second = (party.ask(f"guest{at}", f"song{at}") for at in range(2))
    party.prioritize(second)
    party.start(second)
    assert undo(party).undone == "move"
    assert order_of(party) == [first]


def test_twenty_moves_are_remembered() -> None:
    party = DomainParty()
    entry = party.ask("ann", "a")
    for _ in range(undoing.MAX_REMOVALS + 1):
        party.prioritize(entry)
    assert len(party.state.rearrangements) == undoing.MAX_REMOVALS


def test_several_songs_are_removed_and_brought_back_in_one_step() -> None:
    party = DomainParty()
    entries = [party.ask("ann", f"song{at}") for at in range(3)] + [party.ask("bob", "b")]
    before = order_of(party)
    gone = (entries[0], entries[2], entries[0], EntryId("e99"))
    party.do(removal.remove_entries(party.state, HOST_CALLER, gone))
    assert order_of(party) == [entries[1], entries[3]]
    assert [entry.turn for entry in party.state.waiting.values()] == [1, 1]
    assert undo(party).undone == "remove"
    assert sorted(order_of(party)) == sorted(before)
    for step in (
        lambda: removal.remove_entries(party.state, HOST_CALLER, (EntryId("e99"),)),
        lambda: queue_management.prioritize_entries(party.state, ()),
    ):
        with pytest.raises(RefusedError) as refusal:
            step()
        assert refusal.value.reason is Reason.GONE


def test_a_mute_is_undone_with_the_songs_that_it_removed() -> None:
    party = DomainParty()
    ann = party.join("ann")
    entry = party.request(ann, a_song("a")).entry
    party.do(moderation.mute_guest(party.state, HOST_CALLER, ann.id, 15, party.now))
    assert order_of(party) == []
    assert undo(party).undone == "mute_guest"
    assert order_of(party) == [entry]
    assert party.state.guests[ann.id].muted_until is None


def test_songs_of_a_mute_come_back_also_without_their_guest() -> None:
    party = DomainParty()
    ann = party.join("ann")
    party.request(ann, a_song("a"))
    party.do(moderation.mute_guest(party.state, HOST_CALLER, ann.id, 15, party.now))
    party.do(moderation.forget_guest(party.state, ann.id))
    assert undo(party).undone == "mute_guest"
    assert [entry.requested_by for entry in party.state.waiting.values()] == [None]


def test_a_long_queue_comes_back_after_clearing_and_so_does_one_of_its_songs() -> None:
    party = DomainParty()
    party.set("max_waiting_per_guest", 0)
    party.set("max_requests_per_hour", 0)
    entries = [party.ask("ann", f"song {number}") for number in range(MANY_ENTRIES + 1)]
    before = party.line
    party.do(queue_management.clear_queue(party.state, HOST_CALLER))
    assert party.line == []
    bring_back(party, entries[3])
    assert party.line == ["song 3"]
    assert len(party.state.removals[0].entries) == MANY_ENTRIES
    undo(party)
    assert party.line == before
