"""All songs of a playlist at once: no turns, in its order, and what is missing is told."""

import pytest
from raveberry_server.domain.model.entry import EntryState, Origin
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.events import JobFailed, SongEnded, SongRequested
from raveberry_server.domain.model.guest import HOST_CALLER, Caller, Role
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.model.state import PlaylistPlace, PlaylistRequest
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.queue import undo
from raveberry_server.domain.queue.order import next_ready
from raveberry_server.domain.requests import playlist_requests, song_requests
from raveberry_server.domain.requests.placeholders import finish_download
from raveberry_server.domain.requests.playlist_requests import (
    MissingSong,
    PlaylistAdded,
    PlaylistContents,
)
from raveberry_server.domain.requests.song_requests import Request

from tests.fakes.party.domain_party import DomainParty, a_guest, a_playing_party, a_song

MO = a_guest("mo", Role.MOD)


def order(
    party: DomainParty,
    caller: Caller = MO,
    job: str = "job",
    place: PlaylistPlace = PlaylistPlace.END,
) -> PlaylistRequest:
    wanted = PlaylistRequest(job=job, uri="local:list", by=caller.id, role=caller.role, place=place)
    return party.do(playlist_requests.request_playlist(party.state, wanted, party.now))


def let_in(
    party: DomainParty,
    given: PlaylistRequest,
    *songs: Song,
    missing: tuple[MissingSong, ...] = (),
    left_out: int = 0,
    is_told: bool = False,
    is_ready: bool = True,
) -> PlaylistAdded:
    contents = PlaylistContents(
        songs=[Request(song=song, is_ready=is_ready) for song in songs],
        missing=missing,
        left_out=left_out,
    )
    return party.do(
        playlist_requests.add_playlist_songs(
            party.state, given, contents, party.now, is_told=is_told
        )
    )


def test_songs_come_in_together_and_in_order_behind_what_was_asked_for() -> None:
    party, *_ = a_playing_party()
    added = let_in(party, order(party), a_song("x"), a_song("y"), a_song("z"))
    assert party.line == ["song1", "song2", "x", "y", "z"]
    entries = [party.entry(name) for name in added.entries]
    assert [entry.sequence for entry in entries] == [3, 4, 5]
    assert {(entry.origin, entry.turn, entry.score) for entry in entries} == {
        (Origin.PLAYLIST, None, 0)
    }
    assert {entry.requested_by for entry in entries} == {MO.id}
    assert len(party.happened(SongRequested)) == 6
    assert party.state.playlist_requests == ()


def test_no_limit_of_a_guest_counts_but_that_of_the_queue_does() -> None:
    party = DomainParty(
        mode="full_control", max_waiting_per_guest=1, max_requests_per_hour=1, queue_max=3
    )
    guest = party.join("ann")
    party.request(guest, a_song("own"))
    added = let_in(party, order(party, guest), *(a_song(name) for name in "abc"))
    assert party.line == ["own", "a", "b"]
    assert added.missing == (MissingSong(title="The Band - c", reason=Notice(NoticeCode.FULL)),)


def test_forbidden_songs_of_a_playlist_have_reasons() -> None:
    party, *_ = a_playing_party(song_max_s=600, forbidden_words="love")
    unnamed = Song(uri="local:?", source="local", title="Love", duration_s=10.0)
    added = let_in(
        party,
        order(party),
        a_song("song0"),
        a_song("song1"),
        a_song("epic", duration_s=601.0),
        unnamed,
        a_song("new"),
        a_song("new"),
        missing=(MissingSong(title="gone", reason=Notice(NoticeCode.GONE)),),
        left_out=7,
    )
    assert [(song.title, song.reason.code) for song in added.missing] == [
        ("gone", "gone"),
        ("The Band - song0", "playing_now"),
        ("The Band - song1", "already_waiting"),
        ("The Band - epic", "longer_than"),
        ("Love", "title_unwanted"),
        ("The Band - new", "already_waiting"),
    ]
    assert (len(added.entries), added.left_out) == (1, 7)
    assert playlist_requests.summary(added).message == "1 of 7 songs added, 6 not available"


def test_late_missing_songs_are_an_event() -> None:
    party = DomainParty()
    missing = (MissingSong(title="gone", reason=Notice(NoticeCode.GONE)),)
    let_in(party, order(party), a_song("a"), missing=missing, is_told=True)
    let_in(party, order(party), a_song("b"), is_told=True)
    let_in(party, order(party), a_song("c"), missing=missing)
    assert [event.reason.message for event in party.happened(JobFailed)] == [
        "1 of 2 songs added, 1 not available"
    ]


def test_the_first_songs_of_a_long_playlist_wait_while_the_rest_is_read() -> None:
    party = DomainParty()
    given, other = order(party), order(party, job="other")
    gone = (MissingSong(title="gone", reason=Notice(NoticeCode.GONE)),)
    first = party.do(
        playlist_requests.add_playlist_songs(
            party.state,
            given,
            PlaylistContents(
                songs=[Request(song=a_song(name)) for name in "aab"], missing=gone, is_whole=False
            ),
            party.now,
            is_told=True,
        )
    )
    assert (party.line, first.is_done, len(first.missing)) == (["a", "b"], False, 2)
    assert [(one.job, one.taken) for one in party.state.playlist_requests] == [
        ("job", 3),
        ("other", 0),
    ]
    assert party.happened(JobFailed) == []
    whole = party.do(
        playlist_requests.add_playlist_songs(
            party.state,
            given,
            PlaylistContents(songs=[Request(song=a_song("c"))]),
            party.now,
            is_told=True,
            earlier=first,
        )
    )
    assert party.line == ["a", "b", "c"]
    assert (len(whole.entries), len(whole.missing), whole.is_done) == (3, 2, True)
    assert [event.reason.message for event in party.happened(JobFailed)] == [
        "3 of 5 songs added, 2 not available"
    ]
    assert party.state.playlist_requests == (other,)


def test_a_playlist_of_any_host_is_the_hosts() -> None:
    party = DomainParty(song_max_s=600)
    of_home_assistant = Caller(id=GuestId("user"), role=Role.HOST)
    for caller in (of_home_assistant, HOST_CALLER, MO):
        title = str(caller.id)
        let_in(party, order(party, caller), Song(uri=title, source="online", title=title))
    entries = list(party.state.waiting.values())
    assert [entry.is_hosts for entry in entries] == [True, True, False]
    assert {entry.origin.shown for entry in entries} == {"playlist"}
    assert {entry.origin.takes_turns for entry in entries} == {False}


def test_songs_of_a_playlist_wait_for_approval_and_for_their_sound() -> None:
    party = DomainParty(mode="full_control", approval=True)
    guest = party.join("ann")
    party.do(
        playlist_requests.add_playlist_songs(
            party.state,
            order(party, guest),
            PlaylistContents(
                songs=[Request(song=a_song("a"), is_ready=False), Request(song=a_song("b"))]
            ),
            party.now,
            is_told=False,
        )
    )
    states = [(entry.state, entry.progress) for entry in party.state.waiting.values()]
    assert states == [(EntryState.APPROVAL, 0.0), (EntryState.APPROVAL, None)]


def test_a_playlist_that_was_closed_out_meanwhile_does_not_come_in() -> None:
    party = DomainParty()
    given = order(party)
    party.set("requests_open", False)
    with pytest.raises(RefusedError) as refusal:
        let_in(party, given, a_song("a"))
    assert refusal.value.reason is Reason.PARTY_CLOSED
    party.do(playlist_requests.fail_playlist_request(party.state, given, refusal.value.message))
    assert (party.line, party.state.playlist_requests) == ([], ())
    (failed,) = party.happened(JobFailed)
    assert (failed.job, failed.kind) == ("job", "playlist")


def test_a_playlist_is_dropped_in_silence_where_the_answer_says_why() -> None:
    party = DomainParty()
    given = order(party)
    party.do(playlist_requests.drop_playlist_request(party.state, given, "It is gone"))
    assert (party.state.playlist_requests, party.happened(JobFailed)) == ((), [])


def test_no_playlist_is_ordered_while_many_are_being_read_or_no_songs_are_taken() -> None:
    party = DomainParty()
    for number in range(playlist_requests.MAX_PLAYLIST_REQUESTS):
        order(party, job=f"job{number}")
    with pytest.raises(RefusedError) as refusal:
        order(party)
    assert refusal.value.reason is Reason.RATE_LIMITED
    party.set("requests_open", False)
    with pytest.raises(RefusedError) as refusal:
        order(party, HOST_CALLER)
    assert refusal.value.reason is Reason.PARTY_CLOSED


class TestPlaces:
    def test_next_are_the_songs_in_order_with_those_that_wait_already(self) -> None:
        party, *_ = a_playing_party()
        given = order(party, place=PlaylistPlace.NEXT)
        added = let_in(party, given, a_song("x"), a_song("song2"), a_song("y"))
        assert party.line == ["x", "song2", "y", "song1"]
        assert [song.reason.code for song in added.missing] == ["already_waiting"]
        assert party.current is not None
        party.prioritize(next(iter(party.state.waiting.with_song(a_song("song1")))).id)
        assert party.line == ["song1", "x", "song2", "y"]

    def test_now_skips_the_current_song(self) -> None:
        party, *_ = a_playing_party()
        let_in(party, order(party, place=PlaylistPlace.NOW), a_song("x"), a_song("y"))
        assert (party.current, party.line) == (None, ["x", "y", "song1", "song2"])
        assert party.happened(SongEnded)[-1].by == MO.id

    def test_now_waits_for_the_first_song_if_none_is_here(self) -> None:
        party, *_ = a_playing_party()
        given = order(party, place=PlaylistPlace.NOW)
        added = let_in(party, given, a_song("x"), a_song("y"), is_ready=False)
        assert party.current is not None
        party.do(finish_download(party.state, added.entries[0], a_song("x"), party.now))
        assert party.current is None
        ready = next_ready(party.state)
        assert ready is not None
        assert ready.id == added.entries[0]

    def test_a_list_that_waits_already_is_played_now(self) -> None:
        party, *_ = a_playing_party()
        let_in(party, order(party, place=PlaylistPlace.NOW), a_song("song2"), a_song("song1"))
        assert (party.current, party.line) == (None, ["song2", "song1"])

    def test_a_list_without_a_song_that_may_play_skips_and_clears_nothing(self) -> None:
        for place in PlaylistPlace:
            party, *_ = a_playing_party(forbidden_words="love")
            given = order(party, HOST_CALLER, place=place)
            added = let_in(party, given, a_song("love"))
            assert (added.entries, len(added.missing)) == ((), 1)
            assert party.line == ["song1", "song2"]
            assert party.current is not None
            assert party.state.playlist_requests == ()

    def test_songs_that_wait_for_approval_skip_nothing(self) -> None:
        party = DomainParty(mode="full_control", approval=True)
        party.put("a", Origin.AUTOPLAY)
        party.start()
        let_in(party, order(party, party.join("ann"), place=PlaylistPlace.NOW), a_song("b"))
        assert party.current is not None

    def test_replace_clears_the_queue_in_the_same_step(self) -> None:
        party, *_ = a_playing_party()
        party.set("queue_max", 2)
        given = order(party, HOST_CALLER, place=PlaylistPlace.REPLACE)
        added = let_in(party, given, a_song("song1"), a_song("x"))
        assert (party.current, party.line) == (None, ["song1", "x"])
        assert (len(added.entries), added.missing) == (2, ())
        cleared = [event for event in party.happened(SongEnded) if event.reason == "cleared"]
        assert len(cleared) == 2
        for _ in range(2):  # the skip, and the clearing
            party.do(undo.undo(party.state, HOST_CALLER, party.now))
        assert party.line == ["song0", "song1", "x", "song2"]


def roll(party: DomainParty, *names: str) -> str:
    """Ann lets the dice pick one of these songs; its name."""
    choice = [Request(song=a_song(name)) for name in names]
    step = song_requests.request_one(party.state, a_guest("ann"), choice, party.now)
    return party.entry(party.do(step).entry).song.title


def test_a_random_request_skips_forbidden_songs() -> None:
    party, *_ = a_playing_party(forbidden_words="love")
    assert roll(party, "song0", "song1", "love", "new", "newer") == "new"
    with pytest.raises(RefusedError) as refusal:
        roll(party, "song0", "song1", "love")
    assert refusal.value.reason is Reason.NOT_FOUND


def test_the_dice_does_not_help_against_limits() -> None:
    party = DomainParty(max_waiting_per_guest=1)
    party.join("ann")
    roll(party, "a")
    with pytest.raises(RefusedError) as refusal:
        roll(party, "b", "c")
    assert refusal.value.reason is Reason.LIMIT_REACHED
