"""Opening and closing, newcomers, the recap."""

from datetime import timedelta

import pytest
from raveberry_server.domain import lifecycle
from raveberry_server.domain.guests import joining
from raveberry_server.domain.model.entry import EndReason
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.events import (
    GuestJoined,
    LastOrders,
    PartyClosed,
    PartyOpened,
    SongEnded,
)
from raveberry_server.domain.model.guest import HOST_CALLER, Newcomer, Role, guest_color
from raveberry_server.domain.model.ids import HOST, GuestId
from raveberry_server.domain.model.state import PartyState

from tests.fakes.scene import Scene, a_playing_scene


def join(scene: Scene, guest: str, name: str = "") -> None:
    newcomer = Newcomer(id=GuestId(guest), token_hash=f"hash of {guest}", name=name)
    scene.do(joining.admit(scene.state, newcomer, scene.now))


def close(scene: Scene) -> lifecycle.Recap:
    return scene.do(lifecycle.close_party(scene.state, HOST_CALLER))


def test_a_fresh_installation_starts_open() -> None:
    assert PartyState().is_open


def test_a_newcomer_gets_a_name_and_a_colour() -> None:
    scene = Scene()
    join(scene, "a")
    join(scene, "b", " Bob \n the  Builder ")
    join(scene, "c", "x" * 99)
    guests = list(scene.state.guests.values())
    assert [guest.name for guest in guests] == ["Guest 1", "Bob the Builder", "x" * 40]
    assert [guest.color for guest in guests] == [guest_color(number) for number in range(3)]
    assert {guest.role for guest in guests} == {Role.GUEST}
    assert [joined.guest for joined in scene.happened(GuestJoined)] == guests


def test_a_known_guest_comes_in_again_as_the_same() -> None:
    scene = Scene()
    join(scene, "a", "Ann")
    before = scene.state
    join(scene, "a", "Somebody else")
    assert scene.state is before


def test_two_guests_may_have_one_name() -> None:
    scene = Scene()
    join(scene, "a", "Ann")
    join(scene, "b", "Ann")
    assert len(scene.state.guests) == 2


def test_closing_empties_the_queue_and_lets_the_playing_song_play_out() -> None:
    scene, first, second, third = a_playing_scene()
    close(scene)
    assert not scene.state.is_open
    assert scene.state.waiting == {}
    assert scene.current is not None
    assert scene.current.id == first
    ends = scene.happened(SongEnded)
    assert [(end.entry.id, end.reason, end.by) for end in ends] == [
        (second, EndReason.PARTY_CLOSED, HOST),
        (third, EndReason.PARTY_CLOSED, HOST),
    ]


def test_closing_revokes_all_guests() -> None:
    scene = Scene()
    join(scene, "a")
    close(scene)
    assert scene.state.guests == {}
    join(scene, "b")
    assert [guest.name for guest in scene.state.guests.values()] == ["Guest 2"]


def test_the_recap_tells_what_the_party_was() -> None:
    scene, first, *_ = a_playing_scene()
    join(scene, "a")
    scene.finish()
    second = scene.start()
    assert second is not None
    scene.vote("ann", second, 1)
    scene.vote("a", second, 1)
    join(scene, "only looked")
    recap = close(scene)
    assert (recap.songs, recap.guests, recap.votes) == (2, 1, 2)
    assert [entry.id for entry in recap.top] == [second, first]
    assert scene.happened(PartyClosed) == [PartyClosed(recap=recap)]


def test_closing_twice_is_closing_once() -> None:
    scene, *_ = a_playing_scene()
    close(scene)
    before = scene.state
    close(scene)
    assert scene.state is before


def test_opening_begins_a_new_count() -> None:
    scene, *_ = a_playing_scene()
    close(scene)
    scene.finish()
    scene.do(lifecycle.open_party(scene.state, scene.now))
    assert scene.state.is_open
    assert (scene.state.played, scene.state.votes_cast, scene.state.top) == (0, 0, ())
    assert scene.happened(PartyOpened) == [PartyOpened()]


def test_opening_an_open_party_changes_nothing() -> None:
    scene, *_ = a_playing_scene()
    before = scene.state
    scene.do(lifecycle.open_party(scene.state, scene.now))
    assert scene.state is before


def test_who_came_in_while_the_party_was_closed_is_still_in_when_it_opens() -> None:
    scene = Scene()
    close(scene)
    join(scene, "a")
    scene.do(lifecycle.open_party(scene.state, scene.now))
    assert set(scene.state.guests) == {"a"}


def test_ids_and_sequences_go_on_after_closing() -> None:
    scene, _, _, third = a_playing_scene()
    close(scene)
    scene.do(lifecycle.open_party(scene.state, scene.now))
    assert int(scene.ask("ann", "a")[1:]) == int(third[1:]) + 1


# --- the end of the party ------------------------------------------------------------------------


def open_for(scene: Scene, duration_s: int | None) -> None:
    scene.do(lifecycle.open_party(scene.state, scene.now, duration_s))


def look_at_the_clock(scene: Scene) -> None:
    scene.do(lifecycle.apply_due_changes(scene.state, scene.now))


def test_a_party_for_a_while_closes_by_itself() -> None:
    scene, *_ = a_playing_scene(last_orders_s=0)
    open_for(scene, 3_600)
    assert lifecycle.next_due_at(scene.state, scene.now) == scene.now.at + timedelta(hours=1)
    scene.wait(3_599)
    look_at_the_clock(scene)
    assert scene.state.is_open
    scene.wait(1)
    look_at_the_clock(scene)
    assert not scene.state.is_open
    assert len(scene.happened(PartyClosed)) == 1
    assert lifecycle.next_due_at(scene.state, scene.now) is None


def test_a_party_without_end_never_closes_by_itself() -> None:
    scene = Scene()
    assert lifecycle.next_due_at(scene.state, scene.now) is None
    scene.wait(1e8)
    before = scene.state
    look_at_the_clock(scene)
    assert scene.state is before


def test_last_orders_are_called_once_and_end_the_requests_not_the_votes() -> None:
    scene = Scene()
    open_for(scene, 3_600)
    waiting = scene.ask("ann", "a")
    last_at = scene.now.at + timedelta(seconds=2_700)
    assert lifecycle.next_due_at(scene.state, scene.now) == last_at
    scene.wait(2_700)
    with pytest.raises(RefusedError) as refusal:
        scene.ask("bob", "b")
    assert refusal.value.reason is Reason.PARTY_CLOSED
    for _ in range(2):
        look_at_the_clock(scene)
    assert scene.happened(LastOrders) == [LastOrders()]
    assert scene.vote("bob", waiting, 1).score == 2
    assert lifecycle.next_due_at(scene.state, scene.now) == last_at + timedelta(seconds=900)


def test_a_party_shorter_than_its_last_orders_takes_requests_to_the_end() -> None:
    scene = Scene()
    open_for(scene, 600)
    scene.wait(599)
    look_at_the_clock(scene)
    scene.ask("ann", "a")
    assert scene.happened(LastOrders) == []


def test_an_open_party_only_gets_another_end() -> None:
    scene, *_ = a_playing_scene()
    open_for(scene, 3_600)
    played = scene.state.played
    scene.wait(60)
    open_for(scene, 7_200)
    assert scene.state.ending is not None
    assert scene.state.ending.closes_at == scene.now.at + timedelta(hours=2)
    assert (scene.state.played, scene.happened(PartyOpened)) == (played, [])
    open_for(scene, None)
    assert scene.state.ending is None
    before = scene.state
    open_for(scene, None)
    assert scene.state is before


def test_closing_by_hand_forgets_the_end() -> None:
    scene = Scene()
    open_for(scene, 3_600)
    close(scene)
    assert scene.state.ending is None
    scene.do(lifecycle.open_party(scene.state, scene.now))
    assert scene.state.ending is None
