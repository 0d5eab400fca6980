"""Asking, voting, kicking, withdrawing, removing, putting first."""

from collections.abc import Callable

import pytest
from raveberry_server.domain import lifecycle
from raveberry_server.domain.model.entry import EndReason, EntryState, Origin
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.events import SongEnded, SongRequested, VoteCast
from raveberry_server.domain.model.guest import HOST_CALLER, Role
from raveberry_server.domain.model.ids import HOST, EntryId
from raveberry_server.domain.playback import current_song

from tests.fakes.scene import Scene, a_guest, a_playing_scene, a_song


def refused(scene: Scene, act: Callable[[], object]) -> RefusedError:
    """The refusal, which must leave everything as it was."""
    before = scene.state, list(scene.events)
    with pytest.raises(RefusedError) as caught:
        act()
    assert (scene.state, scene.events) == before
    return caught.value


# --- asking --------------------------------------------------------------------------------------


def test_a_request_carries_its_askers_upvote() -> None:
    scene = Scene()
    entry = scene.entry(scene.ask("ann", "a"))
    assert (entry.score, entry.ballot.up, entry.ballot.vote_of(a_guest("ann").id)) == (1, 1, 1)
    assert entry.origin is Origin.GUEST
    assert entry.requested_by == "ann"
    assert scene.happened(SongRequested) == [SongRequested(entry=entry, by=a_guest("ann").id)]


def test_the_hosts_request_is_the_hosts() -> None:
    scene = Scene()
    entry = scene.entry(scene.request(HOST_CALLER, a_song("a")).entry)
    assert (entry.origin, entry.requested_by) == (Origin.HOST, HOST)


def test_a_song_that_must_be_fetched_first_is_pending() -> None:
    scene = Scene()
    assert scene.entry(scene.ask("ann", "a", is_ready=False)).state is EntryState.PENDING


def test_a_dedication_is_one_clean_line() -> None:
    scene = Scene()
    entry = scene.ask("ann", "a", dedication=" for \x00 Bob\n")
    assert scene.entry(entry).dedication == "for Bob"
    assert scene.entry(scene.ask("ann", "b", dedication=" \n")).dedication is None


def test_asking_for_a_waiting_song_votes_for_it_and_says_so() -> None:
    scene = Scene()
    first = scene.ask("ann", "a")
    second = scene.request(a_guest("bob"), a_song("A!"))
    assert (second.entry, second.is_duplicate) == (first, True)
    assert scene.entry(first).score == 2
    assert scene.state.entries_made == 1
    assert len(scene.happened(SongRequested)) == 1


def test_asking_again_for_ones_own_song_changes_nothing() -> None:
    scene = Scene()
    first = scene.ask("ann", "a")
    state = scene.state
    assert scene.request(a_guest("ann"), a_song("a")).is_duplicate
    assert scene.state is state
    assert scene.entry(first).score == 1


def test_asking_for_a_waiting_song_uses_no_allowance() -> None:
    scene = Scene(max_waiting_per_guest=1, queue_max=2)
    first = scene.ask("ann", "a")
    scene.ask("bob", "b")
    assert scene.request(a_guest("bob"), a_song("a")).entry == first


def test_asking_for_a_waiting_song_turns_a_downvote_round() -> None:
    scene = Scene(mode="full_voting")
    first = scene.ask("ann", "a")
    scene.vote("bob", first, -1)
    scene.ask("bob", "a")
    assert scene.entry(first).score == 2


def test_where_there_are_no_votes_a_second_request_is_a_duplicate() -> None:
    scene = Scene(mode="no_control")
    first = scene.ask("ann", "a")
    assert refused(scene, lambda: scene.ask("bob", "a")).reason is Reason.DUPLICATE
    assert scene.request(a_guest("mo", Role.MOD), a_song("a")).entry == first


def test_asking_for_the_playing_song_is_a_duplicate() -> None:
    scene, *_ = a_playing_scene()
    assert refused(scene, lambda: scene.ask("bob", "song0")).reason is Reason.DUPLICATE


@pytest.mark.parametrize(
    "origin", [Origin.PLAYLIST, Origin.REPEAT, Origin.AUTOPLAY, Origin.FALLBACK]
)
def test_asking_for_an_automatic_song_adopts_it(origin: Origin) -> None:
    scene = Scene()
    automatic = scene.put("a", origin, requested_by=HOST)
    scene.vote("cem", automatic, 1)
    scene.ask("ann", "b")
    answer = scene.request(a_guest("ann"), a_song("a"), dedication="For me")
    adopted = scene.entry(automatic)
    assert (answer.entry, answer.is_duplicate) == (automatic, True)
    assert (adopted.origin, adopted.requested_by, adopted.turn) == (Origin.GUEST, "ann", 2)
    assert (adopted.score, adopted.dedication) == (2, "For me")
    assert scene.happened(SongRequested)[-1].entry == adopted


def test_adopting_counts_as_a_request() -> None:
    scene = Scene(max_waiting_per_guest=1)
    scene.put("a", Origin.AUTOPLAY)
    scene.ask("ann", "b")
    assert refused(scene, lambda: scene.ask("ann", "a")).reason is Reason.LIMIT_REACHED


def test_adopting_needs_no_room_in_a_full_queue() -> None:
    scene = Scene(queue_max=1)
    automatic = scene.put("a", Origin.AUTOPLAY)
    assert scene.ask("ann", "a") == automatic


def test_a_closed_party_takes_nothing() -> None:
    scene, current, *_ = a_playing_scene()
    scene.do(lifecycle.close_party(scene.state, HOST_CALLER))
    assert refused(scene, lambda: scene.ask("ann", "a")).reason is Reason.PARTY_CLOSED
    assert refused(scene, lambda: scene.vote("ann", current, 1)).reason is Reason.PARTY_CLOSED


def test_closed_requests_leave_the_votes_open() -> None:
    scene = Scene()
    waiting = scene.ask("ann", "a")
    scene.set("requests_open", value=False)
    assert refused(scene, lambda: scene.ask("bob", "b")).reason is Reason.PARTY_CLOSED
    assert scene.vote("bob", waiting, 1).score == 2


def test_a_guest_has_only_so_many_songs_waiting() -> None:
    scene = Scene(max_waiting_per_guest=2)
    scene.ask("ann", "a")
    scene.ask("ann", "b")
    refusal = refused(scene, lambda: scene.ask("ann", "c"))
    assert (refusal.reason, refusal.limit, refusal.remaining) == (Reason.LIMIT_REACHED, 2, 0)
    scene.ask("bob", "d")
    scene.start()
    scene.ask("ann", "c")


def test_a_playlist_is_outside_its_askers_limit() -> None:
    scene = Scene(max_waiting_per_guest=1)
    scene.put("p", Origin.PLAYLIST, requested_by=a_guest("ann").id)
    scene.ask("ann", "a")


def test_mods_and_hosts_skip_the_limit_of_guests() -> None:
    scene = Scene(max_waiting_per_guest=1)
    for name in "ab":
        scene.request(a_guest("mo", Role.MOD), a_song(f"m{name}"))
        scene.request(HOST_CALLER, a_song(f"h{name}"))
    assert len(scene.state.waiting) == 4


def test_a_full_queue_takes_nothing_from_anybody() -> None:
    scene = Scene(queue_max=1)
    scene.put("p", Origin.PLAYLIST)
    refusal = refused(scene, lambda: scene.request(HOST_CALLER, a_song("a")))
    assert (refusal.reason, refusal.limit, refusal.remaining) == (Reason.QUEUE_FULL, 1, 0)


def test_a_song_that_is_too_long_is_refused_for_everybody() -> None:
    scene = Scene(song_max_s=150)
    refusal = refused(scene, lambda: scene.request(HOST_CALLER, a_song("a")))
    assert (refusal.reason, refusal.limit) == (Reason.TOO_LONG, 150)
    assert "2:30" in refusal.message
    scene.request(a_guest("ann"), a_song("b", duration_s=150))
    scene.request(a_guest("ann"), a_song("c", duration_s=None))
    scene.set("song_max_s", 0)
    scene.request(a_guest("ann"), a_song("d", duration_s=9_000))


def test_a_guest_asks_for_the_front_only_in_full_control() -> None:
    scene = Scene()
    scene.ask("ann", "a")
    refusal = refused(scene, lambda: scene.ask("bob", "b", to_top=True))
    assert refusal.reason is Reason.NOT_ALLOWED
    scene.request(a_guest("mo", Role.MOD), a_song("m"), to_top=True)
    scene.set("mode", "full_control")
    scene.ask("bob", "b", to_top=True)
    assert scene.line == ["b", "m", "a"]


def test_asking_for_a_waiting_song_on_top_puts_it_there() -> None:
    scene = Scene()
    scene.ask("ann", "a")
    scene.ask("ann", "b")
    scene.put("auto", Origin.AUTOPLAY)
    scene.request(HOST_CALLER, a_song("b"), to_top=True)
    assert scene.line == ["b", "a", "auto"]
    scene.request(HOST_CALLER, a_song("auto"), to_top=True)
    assert scene.line == ["auto", "b", "a"]


# --- voting --------------------------------------------------------------------------------------


def test_a_second_vote_replaces_the_first() -> None:
    scene = Scene(mode="full_voting")
    entry = scene.ask("ann", "a")
    for _ in range(3):
        answer = scene.vote("bob", entry, 1)
    assert (answer.score, answer.up, answer.down, answer.value) == (2, 2, 0, 1)
    answer = scene.vote("bob", entry, -1)
    assert (answer.score, answer.up, answer.down, answer.value) == (0, 1, 1, -1)
    answer = scene.vote("bob", entry, 0)
    assert (answer.score, answer.up, answer.down, answer.value) == (1, 1, 0, 0)


def test_a_vote_that_changes_nothing_happens_to_nobody() -> None:
    scene = Scene()
    entry = scene.ask("ann", "a")
    before = scene.state
    scene.vote("ann", entry, 1)
    scene.vote("bob", entry, 0)
    assert scene.state is before
    assert scene.happened(VoteCast) == []


def test_votes_go_on_counting_while_the_song_plays() -> None:
    scene, current, *_ = a_playing_scene()
    assert scene.vote("bob", current, 1).score == 2
    assert scene.current is not None
    assert scene.current.score == 2


@pytest.mark.parametrize(
    ("mode", "role", "values"),
    [
        ("full_control", Role.GUEST, {-1, 0, 1}),
        ("full_voting", Role.GUEST, {-1, 0, 1}),
        ("upvotes_only", Role.GUEST, {0, 1}),
        ("no_control", Role.GUEST, set()),
        ("upvotes_only", Role.MOD, {-1, 0, 1}),
        ("no_control", Role.MOD, {-1, 0, 1}),
        ("no_control", Role.HOST, {-1, 0, 1}),
    ],
)
def test_each_mode_and_role_has_its_votes(mode: str, role: Role, values: set[int]) -> None:
    scene = Scene(mode=mode)
    entry = scene.ask("ann", "a")
    allowed = set()
    for value in (-1, 0, 1):
        try:
            scene.vote("bob", entry, value, role)
        except RefusedError as refusal:
            assert refusal.reason is Reason.NOT_ALLOWED  # noqa: PT017 - both outcomes are counted
        else:
            allowed.add(value)
    assert allowed == values


def test_a_vote_from_before_downvotes_were_switched_off_can_be_taken_back() -> None:
    scene = Scene(mode="full_voting")
    entry = scene.ask("ann", "a")
    scene.vote("bob", entry, -1)
    scene.set("mode", "upvotes_only")
    assert scene.vote("bob", entry, 0).score == 1


def test_a_vote_on_an_entry_that_never_was_is_not_found() -> None:
    scene = Scene()
    scene.ask("ann", "a")
    for name in ("e1", "e99", "x", "", "e-1"):
        refusal = refused(scene, lambda name=name: scene.vote("bob", EntryId(name), 1))
        assert refusal.reason is Reason.NOT_FOUND


def test_a_vote_on_an_entry_that_is_over_is_gone() -> None:
    scene, current, second, _ = a_playing_scene()
    scene.finish()
    scene.remove(second)
    for entry in (current, second):
        assert refused(scene, lambda entry=entry: scene.vote("bob", entry, 1)).reason is Reason.GONE


# --- kicking -------------------------------------------------------------------------------------


def test_a_song_is_kicked_by_the_vote_that_lowers_it_to_the_threshold() -> None:
    scene = Scene(mode="full_voting")
    entry = scene.ask("ann", "a")
    scene.vote("b", entry, -1)
    scene.vote("c", entry, -1)
    assert scene.entry(entry).score == -1
    assert scene.vote("d", entry, -1).score == -2
    assert scene.state.entry(entry) is None
    (end,) = scene.happened(SongEnded)
    assert (end.reason, end.entry.score, end.epoch) == (EndReason.KICKED, -2, None)


def test_a_kick_never_says_whose_vote_it_was() -> None:
    scene = Scene(mode="full_voting", downvotes_to_kick=1)
    entry = scene.put("a", Origin.AUTOPLAY)
    scene.vote("bob", entry, -1)
    assert [end.by for end in scene.happened(SongEnded)] == [None]


def test_taking_an_upvote_back_can_kick() -> None:
    scene = Scene(mode="full_voting")
    entry = scene.ask("ann", "a")
    scene.vote("b", entry, -1)
    scene.vote("c", entry, -1)
    scene.vote("ann", entry, 0)
    assert scene.state.entry(entry) is None


def test_a_vote_that_raises_a_song_below_the_threshold_kicks_nothing() -> None:
    scene = Scene(mode="full_voting", downvotes_to_kick=0)
    entry = scene.ask("ann", "a")
    for guest in "bcdefg":
        scene.vote(guest, entry, -1)
    scene.set("downvotes_to_kick", 2)
    assert scene.vote("b", entry, 0).score == -4
    assert scene.state.entry(entry) is not None


def test_changing_the_threshold_kicks_nothing_by_itself() -> None:
    scene = Scene(mode="full_voting", downvotes_to_kick=5)
    entry = scene.ask("ann", "a")
    for guest in "bcd":
        scene.vote(guest, entry, -1)
    scene.set("downvotes_to_kick", 1)
    assert scene.state.entry(entry) is not None


def test_a_threshold_of_zero_never_kicks() -> None:
    scene = Scene(mode="full_voting", downvotes_to_kick=0)
    entry = scene.ask("ann", "a")
    for number in range(50):
        scene.vote(f"g{number}", entry, -1)
    assert scene.entry(entry).score == -49


@pytest.mark.parametrize(
    ("quorum", "active", "needed"),
    [(0.25, 0, 2), (0.25, 8, 2), (0.25, 9, 3), (0.25, 12, 3), (0.07, 100, 7), (1.0, 5, 5)],
)
def test_a_kick_needs_a_part_of_the_guests_here(quorum: float, active: int, needed: int) -> None:
    scene = Scene(mode="full_voting", kick_quorum=quorum)
    scene.guests_active = active
    entry = scene.put("a", Origin.AUTOPLAY)
    for number in range(needed - 1):
        scene.vote(f"g{number}", entry, -1)
    assert scene.state.entry(entry) is not None
    scene.vote("last", entry, -1)
    assert scene.state.entry(entry) is None


def test_the_playing_song_is_kicked_by_the_same_rule_and_only_once() -> None:
    scene, current, second, _ = a_playing_scene(mode="full_voting")
    for guest in "xyz":
        scene.vote(guest, current, -1)
    assert scene.current is None
    (end,) = scene.happened(SongEnded)
    assert (end.entry.id, end.reason, end.epoch) == (current, EndReason.KICKED, 1)
    assert refused(scene, lambda: scene.vote("w", current, -1)).reason is Reason.GONE
    scene.start()
    assert scene.current is not None
    assert scene.current.id == second


def test_a_playing_song_is_not_kicked_out_of_its_last_bars() -> None:
    scene, current, *_ = a_playing_scene(mode="full_voting")
    scene.do(current_song.update_position(scene.state, 1, 170.5, scene.now, is_moving=True))
    for guest in "xyz":
        scene.vote(guest, current, -1)
    assert scene.current is not None
    assert scene.current.score == -2
    scene.do(current_song.update_position(scene.state, 1, 169.5, scene.now, is_moving=True))
    scene.vote("v", current, -1)
    assert scene.current is None


def test_a_playing_song_of_unknown_length_can_be_kicked() -> None:
    scene = Scene(mode="full_voting", downvotes_to_kick=1)
    current = scene.request(a_guest("ann"), a_song("a", duration_s=None)).entry
    scene.start()
    for guest in "xy":
        scene.vote(guest, current, -1)
    assert scene.current is None


# --- withdrawing, removing, putting first --------------------------------------------------------


def test_one_withdraws_ones_own_song() -> None:
    scene = Scene(mode="full_voting")
    entry = scene.ask("ann", "a")
    scene.vote("bob", entry, -1)
    scene.withdraw("ann", entry)
    (end,) = scene.happened(SongEnded)
    assert (end.reason, end.by) == (EndReason.WITHDRAWN, "ann")
    assert refused(scene, lambda: scene.withdraw("ann", entry)).reason is Reason.GONE


def test_nobody_withdraws_anothers_song() -> None:
    scene = Scene()
    entry = scene.ask("ann", "a")
    assert refused(scene, lambda: scene.withdraw("bob", entry)).reason is Reason.NOT_ALLOWED


def test_a_song_that_others_like_is_not_withdrawn() -> None:
    scene = Scene()
    entry = scene.ask("ann", "a")
    scene.vote("ann", entry, 0)
    scene.vote("bob", entry, 1)
    assert refused(scene, lambda: scene.withdraw("ann", entry)).reason is Reason.CONFLICT
    scene.vote("bob", entry, 0)
    scene.withdraw("ann", entry)


def test_a_playing_song_is_not_withdrawn() -> None:
    scene, current, *_ = a_playing_scene()
    assert refused(scene, lambda: scene.withdraw("guest0", current)).reason is Reason.CONFLICT


def test_the_host_removes_a_waiting_song_or_the_playing_one() -> None:
    scene, current, second, _ = a_playing_scene()
    scene.remove(second)
    scene.remove(current)
    ends = scene.happened(SongEnded)
    assert [(end.entry.id, end.reason, end.by, end.epoch) for end in ends] == [
        (second, EndReason.REMOVED, HOST, None),
        (current, EndReason.REMOVED, HOST, 1),
    ]
    assert refused(scene, lambda: scene.remove(second)).reason is Reason.GONE


def test_only_a_waiting_song_is_put_first() -> None:
    scene, current, *_ = a_playing_scene()
    assert refused(scene, lambda: scene.prioritize(current)).reason is Reason.CONFLICT
    assert refused(scene, lambda: scene.prioritize(EntryId("e9"))).reason is Reason.NOT_FOUND
