"""Turns, losses and closing up, exactly as the rules say."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.domain import lifecycle
from raveberry_server.domain.model.entry import Origin
from raveberry_server.domain.model.guest import HOST_CALLER, Role
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.queue import turns

from tests.fakes.party.domain_party import DomainParty, a_guest, a_song


def test_the_songs_of_one_guest_take_one_turn_each() -> None:
    party = DomainParty()
    mine = [party.ask("ann", name) for name in "abc"]
    assert party.turns(mine) == [1, 2, 3]


def test_guests_stand_side_by_side_in_a_turn() -> None:
    party = DomainParty()
    party.ask("ann", "a1")
    party.ask("ann", "a2")
    party.ask("bob", "b1")
    party.ask("cem", "c1")
    assert party.line == ["a1", "b1", "c1", "a2"]


def test_a_newcomer_never_waits_behind_a_backlog() -> None:
    party = DomainParty(max_waiting_per_guest=0, max_requests_per_hour=0)
    for number in range(50):
        party.ask("ann", f"a{number}")
    party.start()
    party.ask("bob", "b")
    assert party.line[:3] == ["a1", "b", "a2"]


def test_a_newcomer_never_jumps_into_the_round_under_way() -> None:
    party = DomainParty()
    party.start(party.ask("ann", "a"))
    party.ask("bob", "b")
    assert party.turn(party.ask("cem", "c")) == 2


def test_a_started_song_counts_as_its_guests_latest() -> None:
    party = DomainParty()
    party.start(party.ask("ann", "a1"))
    party.finish()
    assert party.turn(party.ask("ann", "a2")) == 2


def test_a_song_that_failed_while_playing_has_used_its_turn() -> None:
    party = DomainParty()
    entry = party.ask("ann", "a1")
    party.start(entry)
    party.fail(entry)
    assert party.turn(party.ask("ann", "a2")) == 2


def test_turns_are_given_whatever_the_order_in_force() -> None:
    party = DomainParty(order="fifo")
    mine = [party.ask("ann", name) for name in "ab"]
    theirs = party.ask("bob", "c")
    assert party.turns([*mine, theirs]) == [1, 2, 1]
    party.set("order", "fair")
    assert party.line == ["a", "c", "b"]


def test_the_host_takes_turns_like_everybody() -> None:
    party = DomainParty()
    asked = [party.request(HOST_CALLER, a_song(name)).entry for name in "ab"]
    assert party.turns(asked) == [1, 2]
    assert party.entry(asked[0]).origin is Origin.HOST


def test_a_mod_asks_as_a_guest() -> None:
    party = DomainParty()
    entry = party.request(a_guest("mo", Role.MOD), a_song("m")).entry
    assert party.entry(entry).origin is Origin.GUEST


def test_a_song_of_a_higher_turn_that_starts_raises_the_round() -> None:
    party = DomainParty(order="fifo")
    party.ask("ann", "a1")
    party.start(party.ask("ann", "a2"))
    assert party.state.started_turn == 2
    assert party.turn(party.ask("bob", "b")) == 3


def test_a_song_of_a_lower_turn_that_starts_later_does_not_lower_the_round() -> None:
    party = DomainParty(order="fifo")
    first = party.ask("ann", "a1")
    party.start(party.ask("ann", "a2"))
    party.start(first)
    assert party.state.started_turn == 2
    assert party.turn(party.ask("ann", "a3")) == 3


def test_a_pinned_start_leaves_the_round_but_is_its_guests_latest() -> None:
    party = DomainParty()
    party.ask("ann", "a1")
    pinned = party.ask("ann", "a2")
    party.prioritize(pinned)
    party.start()
    assert party.current == party.events[-1].entry  # type: ignore[union-attr] # a start
    assert party.state.started_turn == 0
    assert party.turn(party.ask("bob", "b")) == 1
    assert party.turn(party.ask("ann", "a3")) == 3


def test_a_loss_lets_the_guests_later_songs_close_up() -> None:
    party = DomainParty()
    mine = [party.ask("ann", name) for name in "abc"]
    theirs = [party.ask("bob", name) for name in "xyz"]
    party.withdraw("ann", mine[1])
    assert party.turns([mine[0], mine[2]]) == [1, 2]
    assert party.turns(theirs) == [1, 2, 3]


def test_a_loss_in_the_round_under_way_moves_nothing() -> None:
    party = DomainParty()
    mine = [party.ask("ann", name) for name in "abc"]
    party.start(party.ask("bob", "x"))
    party.withdraw("ann", mine[0])
    assert party.turns(mine[1:]) == [2, 3]


def test_a_lost_song_no_longer_counts_as_latest() -> None:
    party = DomainParty()
    party.ask("ann", "a")
    last = party.ask("ann", "b")
    party.withdraw("ann", last)
    assert party.turn(party.ask("ann", "c")) == 2


def test_after_a_loss_in_the_round_under_way_the_next_song_stands_in_the_next_round() -> None:
    party = DomainParty()
    mine = party.ask("ann", "a")
    party.start(party.ask("bob", "x"))
    party.withdraw("ann", mine)
    assert party.turn(party.ask("ann", "b")) == 2


def test_every_kind_of_loss_closes_up() -> None:
    def after_losing(lose: str) -> int | None:
        party = DomainParty(mode="full_voting")
        lost, kept = party.ask("ann", "a"), party.ask("ann", "b")
        match lose:
            case "withdrawn":
                party.withdraw("ann", lost)
            case "removed":
                party.remove(lost)
            case "failed":
                party.fail(lost)
            case _:
                for guest in ("x", "y", "z"):
                    party.vote(guest, lost, -1)
        assert party.state.entry(lost) is None
        return party.turn(kept)

    assert [after_losing(how) for how in ("withdrawn", "removed", "failed", "kicked")] == [1] * 4


def test_losses_pins_and_starts_together() -> None:
    party = DomainParty(max_waiting_per_guest=0)
    a1, a2, a3, a4 = (party.ask("ann", name) for name in ("a1", "a2", "a3", "a4"))
    b1, b2 = party.ask("bob", "b1"), party.ask("bob", "b2")
    party.prioritize(a3)
    party.start()  # a3, pinned: the round stays before the first
    assert (party.state.started_turn, party.state.latest_turns["ann"]) == (0, 3)  # type: ignore[index] # a guest's id
    party.withdraw("ann", a2)  # a loss after round 0: a4 closes up, even beside the started one
    assert party.turns([a1, a4]) == [1, 3]
    assert party.turn(party.ask("ann", "a5")) == 4
    party.finish()
    party.start()  # a1
    party.withdraw("bob", b1)  # a loss in round 1, which is under way: b2 stays
    assert party.turn(b2) == 2
    party.prioritize(b2)
    party.start()
    assert party.state.started_turn == 1
    assert party.line == ["a4", "a5"]


def test_losing_a_pinned_song_closes_up_like_any_other() -> None:
    party = DomainParty()
    first, second = party.ask("ann", "a"), party.ask("ann", "b")
    party.prioritize(first)
    party.remove(first)
    assert party.turn(second) == 1


def test_losing_the_playing_song_moves_nothing() -> None:
    party = DomainParty()
    first, second = party.ask("ann", "a"), party.ask("ann", "b")
    party.start(first)
    party.remove(first)
    assert party.turn(second) == 2


def test_losing_an_automatic_song_moves_nothing() -> None:
    party = DomainParty()
    automatic = party.put("auto", Origin.AUTOPLAY)
    mine = party.ask("ann", "a")
    party.remove(automatic)
    assert party.turn(mine) == 1


def test_songs_of_forgotten_guests_do_not_move_each_other() -> None:
    party = DomainParty()
    first = party.put("x", Origin.GUEST, turn=1)
    second = party.put("y", Origin.GUEST, turn=2)
    party.remove(first)
    assert party.turn(second) == 2


def test_an_automatic_song_that_starts_raises_no_round() -> None:
    party = DomainParty()
    party.start(party.put("auto", Origin.FALLBACK))
    assert party.state.started_turn == 0


def test_a_forgotten_guests_song_that_starts_raises_the_round() -> None:
    party = DomainParty()
    party.start(party.put("x", Origin.GUEST, turn=4))
    assert party.state.started_turn == 4


def test_closing_forgets_the_round_and_all_latest_turns() -> None:
    party = DomainParty()
    party.start(party.ask("ann", "a"))
    party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))
    party.do(lifecycle.open_party(party.state, party.now))
    assert party.turn(party.ask("ann", "b")) == 1


def test_the_same_address_is_the_same_song_whatever_its_tags_say() -> None:
    party = DomainParty()
    party.ask("ann", "a")
    renamed = Song(uri="local:a", source="local", title="Other name", artist="Someone")
    assert party.request(a_guest("bob"), renamed).is_duplicate


@given(
    there=st.lists(st.integers(1, 6), unique=True),
    back=st.lists(st.integers(1, 6)),
    latest=st.integers(0, 4),
)
def test_songs_come_back_together_as_one_by_one(
    there: list[int], back: list[int], latest: int
) -> None:
    party = DomainParty()
    guest = GuestId("ann")
    for turn in there:
        party.put(f"there {turn}", Origin.GUEST, requested_by=guest, turn=turn)
    names = [
        party.put(f"back {number}", Origin.GUEST, requested_by=guest, turn=turn)
        for number, turn in enumerate(back)
    ]
    entries = [party.state.waiting[name] for name in names]
    state = replace(
        party.state, waiting=party.state.waiting.without(names), latest_turns={guest: latest}
    )
    one_by_one = state
    for entry in entries:
        one_by_one = turns.restore_entry(one_by_one, entry)
    together = turns.restore_entries(state, entries)
    assert list(together.waiting.values()) == list(one_by_one.waiting.values())
    mine = [entry.turn for entry in together.waiting.of_guest(guest)]
    assert len(mine) == len(set(mine))
