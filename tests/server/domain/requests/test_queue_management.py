"""Moving, approving, clearing, shuffling; undoing and bringing back."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.domain import lifecycle
from raveberry_server.domain.model.entry import EndReason, EntryState, Origin
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.events import (
    PartyOpened,
    SongApproved,
    SongBroughtBack,
    SongEnded,
)
from raveberry_server.domain.model.guest import HOST_CALLER, Role
from raveberry_server.domain.model.ids import HOST, EntryId
from raveberry_server.domain.model.settings import Order
from raveberry_server.domain.playback import controls
from raveberry_server.domain.queue import order
from raveberry_server.domain.queue import undo as undoing
from raveberry_server.domain.requests import queue_management, song_requests

from tests.fakes.scene import Scene, a_guest, a_playing_scene, a_song


def move(scene: Scene, entry: EntryId, before: EntryId | None = None) -> None:
    scene.do(queue_management.move(scene.state, entry, before))


def undo(scene: Scene) -> undoing.Undone:
    return scene.do(undoing.undo(scene.state, HOST_CALLER, scene.now))


def bring_back(scene: Scene, entry: EntryId) -> None:
    scene.do(undoing.bring_back(scene.state, HOST_CALLER, entry, scene.now))


def five(scene: Scene) -> list[EntryId]:
    return [scene.ask(f"g{name}", name) for name in "abcde"]


# --- moving --------------------------------------------------------------------------------------


def test_a_moved_song_stands_directly_before_its_neighbour() -> None:
    scene = Scene()
    a, b, c, d, e = five(scene)
    move(scene, e, b)
    assert scene.line == ["a", "e", "b", "c", "d"]
    scene.vote("x", b, 1)
    assert scene.line == ["e", "b", "a", "c", "d"]
    assert order.why(scene.entry(e), Order.FAIR) == "moved by hand"
    assert scene.start() == e
    assert [a, c, d]


def test_of_several_the_last_moved_stands_nearest() -> None:
    scene = Scene()
    _, b, _, d, e = five(scene)
    move(scene, d, b)
    move(scene, e, b)
    assert scene.line == ["a", "d", "e", "b", "c"]
    move(scene, d, b)
    assert scene.line == ["a", "e", "d", "b", "c"]


def test_moved_songs_may_stand_before_moved_songs() -> None:
    scene = Scene()
    a, b, c, d, e = five(scene)
    move(scene, a, e)
    move(scene, b, a)
    move(scene, c, a)
    assert scene.line == ["d", "b", "c", "a", "e"]
    assert d


def test_without_a_neighbour_a_song_stands_last() -> None:
    scene = Scene()
    a, b, *_ = five(scene)
    scene.put("fallback", Origin.FALLBACK)
    move(scene, b)
    move(scene, a)
    assert scene.line == ["c", "d", "e", "fallback", "b", "a"]


def test_before_itself_a_song_returns_to_its_own_place() -> None:
    scene = Scene()
    a, b, *_ = five(scene)
    move(scene, a, b)
    before = scene.state
    move(scene, b, b)
    assert scene.state is before
    move(scene, a)
    move(scene, a, a)
    assert scene.line == list("abcde")


def test_when_the_neighbour_leaves_a_song_returns_to_its_own_place() -> None:
    scene = Scene()
    a, b, _, _, e = five(scene)
    move(scene, a, e)
    move(scene, b, e)
    assert scene.line == ["c", "d", "a", "b", "e"]
    scene.remove(e)
    assert scene.line == ["a", "b", "c", "d"]


def test_a_ring_is_a_conflict() -> None:
    scene = Scene()
    a, b, c, *_ = five(scene)
    move(scene, a, b)
    move(scene, b, c)
    before = scene.state
    with pytest.raises(RefusedError) as refusal:
        move(scene, c, a)
    assert refusal.value.reason is Reason.CONFLICT
    assert scene.state is before


def test_a_move_and_a_pin_undo_each_other() -> None:
    scene = Scene()
    a, b, _, d, _ = five(scene)
    scene.prioritize(d)
    move(scene, d, b)
    assert scene.line == ["a", "d", "b", "c", "e"]
    scene.prioritize(d)
    assert scene.line == ["d", "a", "b", "c", "e"]
    move(scene, a, d)
    assert scene.line == ["a", "d", "b", "c", "e"]


def test_only_waiting_songs_are_moved() -> None:
    scene, current, second, _ = a_playing_scene()
    for entry, before in ((current, second), (second, current)):
        with pytest.raises(RefusedError) as refusal:
            move(scene, entry, before)
        assert refusal.value.reason is Reason.CONFLICT


@given(st.lists(st.tuples(st.integers(0, 6), st.none() | st.integers(0, 6)), max_size=25))
def test_however_songs_are_moved_and_leave_each_stands_once_and_before_its_neighbour(
    moves: list[tuple[int, int | None]],
) -> None:
    scene = Scene(max_waiting_per_guest=0)
    entries = [scene.ask("ann", f"s{number}") for number in range(7)]
    for at, before in moves:
        try:
            if at == before:
                scene.remove(entries[at])
                undo(scene)
            else:
                move(scene, entries[at], None if before is None else entries[before])
        except RefusedError as refusal:
            assert refusal.reason is Reason.CONFLICT  # noqa: PT017 - a ring
        line = order.queue_order(scene.state)
        assert sorted(entry.id for entry in line) == sorted(entries)
        places = {entry.id: place for place, entry in enumerate(line)}
        for entry in line:
            if entry.tie is not None and entry.tie.before is not None:
                between = line[places[entry.id] + 1 : places[entry.tie.before]]
                assert places[entry.id] < places[entry.tie.before]
                assert all(other.tie is not None for other in between)


# --- approval ------------------------------------------------------------------------------------


def test_with_approval_a_guests_song_waits_for_a_yes() -> None:
    scene = Scene(approval=True)
    asked = scene.ask("ann", "a")
    fetched = scene.ask("bob", "b", is_ready=False)
    assert scene.entry(asked).state is EntryState.APPROVAL
    assert scene.start() is None
    scene.do(queue_management.approve(scene.state, a_guest("mo", Role.MOD), asked))
    scene.do(queue_management.approve(scene.state, HOST_CALLER, fetched))
    assert scene.entry(fetched).state is EntryState.PENDING
    assert [event.by for event in scene.happened(SongApproved)] == ["mo", HOST]
    assert scene.start() == asked


def test_mods_and_hosts_need_no_approval() -> None:
    scene = Scene(approval=True)
    for caller in (a_guest("mo", Role.MOD), HOST_CALLER):
        entry = scene.request(caller, a_song(caller.id)).entry
        assert scene.entry(entry).state is EntryState.READY


def test_a_rejected_song_leaves_and_its_guest_closes_up() -> None:
    scene = Scene(approval=True)
    first, second = scene.ask("ann", "a"), scene.ask("ann", "b")
    scene.do(queue_management.reject(scene.state, HOST_CALLER, first))
    assert scene.happened(SongEnded)[0].reason is EndReason.REJECTED
    assert scene.turn(second) == 1
    bring_back(scene, first)
    assert scene.entry(first).state is EntryState.READY


def test_only_what_awaits_a_yes_gets_one() -> None:
    scene = Scene()
    entry = scene.ask("ann", "a")
    for answer in (queue_management.approve, queue_management.reject):
        with pytest.raises(RefusedError) as refusal:
            answer(scene.state, HOST_CALLER, entry)
        assert refusal.value.reason is Reason.CONFLICT


def test_a_song_that_awaits_a_yes_is_known_only_to_its_guest_and_mods() -> None:
    scene = Scene(approval=True)
    entry = scene.ask("ann", "a")
    with pytest.raises(RefusedError) as refusal:
        scene.vote("bob", entry, 1)
    assert refusal.value.reason is Reason.NOT_FOUND
    scene.vote("ann", entry, 0)
    scene.vote("mo", entry, 1, Role.MOD)
    assert scene.request(a_guest("bob"), a_song("a")).is_duplicate
    assert scene.entry(entry).score == 2


# --- clearing and shuffling ----------------------------------------------------------------------


def test_clearing_takes_all_waiting_songs_and_undo_gives_them_back() -> None:
    scene, current, *_ = a_playing_scene()
    scene.ask("guest1", "another")
    before = scene.line, scene.state.waiting
    scene.do(queue_management.clear_queue(scene.state, HOST_CALLER))
    assert scene.line == []
    assert {end.reason for end in scene.happened(SongEnded)} == {EndReason.CLEARED}
    answer = undo(scene)
    assert (answer.undone, len(answer.entries)) == ("clear_queue", 3)
    assert (scene.line, scene.state.waiting) == before
    assert scene.current is not None
    assert scene.current.id == current


def test_clearing_an_empty_queue_changes_nothing() -> None:
    scene = Scene()
    before = scene.state
    scene.do(queue_management.clear_queue(scene.state, HOST_CALLER))
    assert scene.state is before


def test_shuffling_deals_new_sequences_only() -> None:
    scene = Scene(order="fifo")
    for number in range(20):
        scene.ask(f"g{number}", f"s{number}")
    before = scene.line
    entries = set(scene.state.waiting)
    scene.do(queue_management.shuffle_queue(scene.state))
    assert scene.line != before
    assert sorted(scene.line) == sorted(before)
    assert set(scene.state.waiting) == entries
    assert sorted(entry.sequence for entry in scene.state.waiting.values()) == list(range(20))
    again = scene.line
    scene.do(queue_management.shuffle_queue(scene.state))
    assert scene.line != again


def test_the_order_fifo_can_be_shuffled_and_then_shows_what_will_play() -> None:
    scene = Scene(order="fifo")
    for number in range(10):
        scene.ask(f"g{number}", f"s{number}")
    plain = scene.line
    scene.set("shuffle", value=True)
    shuffled = scene.line
    assert shuffled != plain
    played = []
    while scene.start() is not None:
        assert scene.current is not None
        played.append(scene.current.song.title)
    assert played == shuffled


def test_shuffle_outside_fifo_is_a_conflict() -> None:
    scene = Scene()
    with pytest.raises(RefusedError) as refusal:
        scene.set("shuffle", value=True)
    assert refusal.value.reason is Reason.CONFLICT
    scene.set("shuffle", value=False)


# --- coming back ---------------------------------------------------------------------------------


def test_a_removed_song_comes_back_to_its_place() -> None:
    scene = Scene()
    first, second = scene.ask("ann", "a"), scene.ask("ann", "b")
    scene.vote("bob", first, 1)
    scene.remove(first)
    assert scene.turn(second) == 1
    assert undo(scene) == undoing.Undone(undone="remove", entries=(first,))
    assert scene.turns([first, second]) == [1, 2]
    assert scene.entry(first).score == 2
    assert scene.happened(SongBroughtBack)[0].by == HOST


def test_a_song_comes_back_behind_its_guests_started_songs() -> None:
    scene = Scene()
    first, second, third = (scene.ask("ann", name) for name in "abc")
    scene.remove(third)
    scene.remove(first)
    scene.start(second)
    bring_back(scene, third)
    assert scene.turn(third) == 3
    bring_back(scene, first)
    assert scene.turns([first, third]) == [2, 3]


def test_an_undone_skip_stands_first_with_its_turn() -> None:
    scene, first, *_ = a_playing_scene()
    scene.do(controls.skip(scene.state, HOST_CALLER, None))
    scene.start()
    assert undo(scene).undone == "skip"
    assert scene.line[0] == "song0"
    assert scene.entry(first).pin is not None


def test_a_kicked_song_comes_back_without_votes_and_cannot_be_kicked_for_a_while() -> None:
    scene = Scene(mode="full_voting")
    entry = scene.ask("ann", "a")
    for guest in "xyz":
        scene.vote(guest, entry, -1)
    bring_back(scene, entry)
    assert scene.entry(entry).ballot.votes == {}
    for guest in "xyz":
        scene.vote(guest, entry, -1)
    assert scene.entry(entry).score == -3
    scene.wait(600)
    scene.vote("w", entry, -1)
    assert scene.state.entry(entry) is None


def test_a_failed_song_may_be_tried_again() -> None:
    scene = Scene()
    entry = scene.ask("ann", "a")
    scene.fail(entry)
    bring_back(scene, entry)
    assert scene.entry(entry).state is EntryState.READY
    assert scene.state.removals == ()


def test_undo_goes_back_step_by_step_until_nothing_is_left() -> None:
    scene, _, second, third = a_playing_scene()
    scene.fail(third)  # no deed of anybody's hand
    scene.remove(second)
    scene.do(controls.skip(scene.state, HOST_CALLER, None))
    assert undo(scene).undone == "skip"
    assert undo(scene).undone == "remove"
    with pytest.raises(RefusedError) as refusal:
        undo(scene)
    assert refusal.value.reason is Reason.CONFLICT


def test_a_closing_is_undone_with_turns_from_one() -> None:
    scene = Scene()
    scene.start(scene.ask("ann", "a1"))
    mine = [scene.ask("ann", name) for name in ("a2", "a3")]
    theirs = scene.ask("bob", "b1")
    automatic = scene.put("auto", Origin.AUTOPLAY)
    assert scene.turns([*mine, theirs]) == [2, 3, 2]
    scene.do(lifecycle.close_party(scene.state, HOST_CALLER))
    answer = undo(scene)
    assert answer.undone == "close_party"
    assert scene.state.is_open
    assert len(scene.happened(PartyOpened)) == 1
    assert scene.turns([*mine, theirs, automatic]) == [1, 2, 1, None]


def test_undo_reopens_a_party_that_was_closed_with_an_empty_queue() -> None:
    scene = Scene()
    scene.do(lifecycle.close_party(scene.state, HOST_CALLER))
    assert undo(scene) == undoing.Undone(undone="close_party", entries=())
    assert scene.state.is_open
    assert scene.happened(PartyOpened)
    with pytest.raises(RefusedError):
        undo(scene)


def test_undo_of_a_closed_party_reopens_it_before_it_undoes_a_later_skip() -> None:
    scene, first, *waiting = a_playing_scene()
    scene.do(lifecycle.close_party(scene.state, HOST_CALLER))
    scene.do(controls.skip(scene.state, HOST_CALLER, None))
    assert undo(scene).entries == tuple(waiting)
    assert undo(scene) == undoing.Undone(undone="skip", entries=(first,))


def test_a_second_closing_does_not_return_the_songs_of_the_first() -> None:
    scene, *_ = a_playing_scene()
    scene.do(lifecycle.close_party(scene.state, HOST_CALLER))
    scene.do(lifecycle.open_party(scene.state, scene.now))
    scene.do(lifecycle.close_party(scene.state, HOST_CALLER))
    assert undo(scene).entries == ()
    assert scene.state.waiting == {}


def test_a_closing_is_undone_in_the_next_party_too() -> None:
    scene = Scene()
    old = scene.ask("ann", "a")
    scene.do(lifecycle.close_party(scene.state, HOST_CALLER))
    with pytest.raises(RefusedError) as refusal:
        bring_back(scene, old)
    assert refusal.value.reason is Reason.PARTY_CLOSED
    scene.do(lifecycle.open_party(scene.state, scene.now))
    new = scene.ask("ann", "b")
    undo(scene)
    assert scene.turns([old, new]) == [1, 2]


def test_a_song_that_was_asked_for_again_does_not_come_back() -> None:
    scene, _, second, third = a_playing_scene()
    for entry in (second, third):
        scene.remove(entry)
    scene.ask("x", "song1")
    with pytest.raises(RefusedError) as refusal:
        bring_back(scene, second)
    assert refusal.value.reason is Reason.CONFLICT
    assert undo(scene).entries == (third,)
    assert undo(scene).entries == ()


def test_the_playing_song_does_not_come_back_beside_itself() -> None:
    scene = Scene()
    lost = scene.ask("ann", "a")
    scene.remove(lost)
    scene.start(scene.ask("bob", "a"))
    with pytest.raises(RefusedError) as refusal:
        bring_back(scene, lost)
    assert refusal.value.reason is Reason.CONFLICT


def test_what_is_here_or_not_remembered_cannot_be_brought_back() -> None:
    scene, current, second, _ = a_playing_scene()
    scene.withdraw("guest1", second)
    for entry, reason in (
        (current, Reason.CONFLICT),
        (second, Reason.NOT_FOUND),
        (EntryId("e99"), Reason.NOT_FOUND),
    ):
        with pytest.raises(RefusedError) as refusal:
            bring_back(scene, entry)
        assert refusal.value.reason is reason


def test_one_song_of_many_is_brought_back_and_the_rest_undone() -> None:
    scene, _, second, third = a_playing_scene()
    scene.do(queue_management.clear_queue(scene.state, HOST_CALLER))
    bring_back(scene, third)
    assert undo(scene).entries == (second,)


def test_only_so_many_deeds_are_remembered() -> None:
    scene = Scene(max_waiting_per_guest=0, max_requests_per_hour=0)
    for number in range(undoing.MAX_REMOVALS + 5):
        scene.remove(scene.ask("ann", f"s{number}"))
    assert len(scene.state.removals) == undoing.MAX_REMOVALS
    assert scene.state.removals[-1].number == undoing.MAX_REMOVALS + 4


def test_a_song_that_is_safe_is_so_by_the_clock_of_the_wall() -> None:
    scene = Scene(mode="full_voting", downvotes_to_kick=1)
    entry = scene.put("a", Origin.AUTOPLAY, immune_until=scene.now.at + timedelta(minutes=1))
    scene.vote("x", entry, -1)
    assert scene.state.entry(entry) is not None


# --- sound ---------------------------------------------------------------------------------------


def test_a_song_is_restarted_and_the_music_muted() -> None:
    scene, *_ = a_playing_scene()
    scene.wait(30)
    scene.do(controls.restart_song(scene.state, scene.now))
    assert scene.state.playback.seek_s == 0
    for is_muted in (True, False):
        scene.do(controls.set_muted(scene.state, is_muted=is_muted))
        before = scene.state
        scene.do(controls.set_muted(scene.state, is_muted=is_muted))
        assert scene.state is before
        assert scene.state.playback.is_muted == is_muted


def test_when_one_song_repeats_nobody_knows_when_the_next_one_comes() -> None:
    scene, *_ = a_playing_scene(repeat="one")
    assert {place.eta_s for place in order.queue_places(scene.state, scene.now)} == {None}


def test_filters_apply_to_everybody_and_are_literal_words() -> None:
    scene = Scene(forbidden_words="ska, .*, la la", blocked_artists="Bad Band")
    ok = ["Skating away", "La", "a.*b"]
    for title in ok:
        scene.request(HOST_CALLER, a_song(title))
    for title in ("SKA!", "Some Ska-Punk", "la, la!"):
        with pytest.raises(RefusedError) as refusal:
            scene.request(HOST_CALLER, a_song(title))
        assert refusal.value.reason is Reason.FILTERED
    for artist in ("bad band", "Bád Bänd feat. X"):
        song = song_requests.Song(uri=f"x:{artist}", source="x", title="T", artist=artist)
        with pytest.raises(RefusedError):
            scene.request(HOST_CALLER, song)
    explicit = song_requests.Song(uri="x:1", source="x", title="T", artist="A", explicit=True)
    scene.request(HOST_CALLER, explicit)
    scene.set("explicit_allowed", value=False)
    other = song_requests.Song(uri="x:2", source="x", title="U", artist="A", explicit=True)
    with pytest.raises(RefusedError):
        scene.request(HOST_CALLER, other)
