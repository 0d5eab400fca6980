"""Results, refusals and events of commands; checked by the contract itself."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from raveberry_contract import dumps, encoded, loads, messages
from raveberry_server.application.catalog.search import SearchProgress
from raveberry_server.application.ports import BrowseItem, BrowsePage, Found
from raveberry_server.application.ports.jobs import Job, JobState
from raveberry_server.application.ports.library import (
    LibraryContents,
    LibraryOverview,
    MusicFolder,
    UnreadableFile,
)
from raveberry_server.domain import lifecycle
from raveberry_server.domain.guests import joining
from raveberry_server.domain.model.entry import EndReason
from raveberry_server.domain.model.errors import Reason, Refusal, RefusedError
from raveberry_server.domain.model.events import (
    AnnouncementFailed,
    Event,
    GuestJoined,
    PartyClosed,
    PartyOpened,
    PlayerFailed,
    PlayerRecovered,
    SongEnded,
    SongRequested,
    SongStarted,
    SoundEnded,
    SoundStarted,
    VoteCast,
)
from raveberry_server.domain.model.guest import HOST_CALLER, Newcomer
from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.model.playback import Fault, SoundKind
from raveberry_server.domain.model.settings import Visibility
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.playback.recap import recap_of
from raveberry_server.domain.requests.song_requests import Requested
from raveberry_server.presenter.command_results import (
    browse_answer,
    enqueued,
    library_answer,
    search_answer,
    voted,
)
from raveberry_server.presenter.events import event_message, recap_message
from raveberry_server.presenter.refusals import problem_message

from tests.fakes.party.domain_party import DomainParty, a_guest, a_playing_party, a_song

type Told = Any
"""What a test reads of a message; each has another type."""


class TestProblems:
    def test_a_limit_says_how_much_is_left(self) -> None:
        refused = RefusedError(Refusal.VOTE_LIMIT, limit=5, remaining=0, retry_after_s=9)
        assert dumps(problem_message(refused)) == (
            '{"code":"rate_limited","refusal":"vote_limit","params":{},"message":"You are voting '
            'very fast. You can vote again in 9 s.","limit":5,"remaining":0,"retry_after_s":9}'
        )

    def test_others_only_why(self) -> None:
        problem = problem_message(RefusedError(Refusal.COMMAND_UNKNOWN, name="'sing'"))
        assert dumps(problem) == (
            '{"code":"not_found","refusal":"command_unknown","params":{"name":"\'sing\'"},'
            '"message":"There is no command \'sing\'."}'
        )


class TestResults:
    def test_a_request_is_answered_with_its_entry(self) -> None:
        party, _, second, _ = a_playing_party()
        answer = enqueued(Requested(entry=second, is_duplicate=True), party.state, party.now)
        assert loads(messages.Enqueued, dumps(answer)) == answer
        assert (answer.entry.id, answer.entry.position, answer.duplicate) == (second, 1, True)

    def test_a_request_that_plays_already_is_answered_with_the_playing_entry(self) -> None:
        party, first, *_ = a_playing_party()
        answer = enqueued(Requested(entry=first, is_duplicate=False), party.state, party.now)
        assert answer.entry.position == 0

    def test_a_request_that_starts_at_once_does_not_wait_at_place_one(self) -> None:
        party = DomainParty()
        entry = party.ask("ann", "a")
        answer = enqueued(Requested(entry=entry, is_duplicate=False), party.state, party.now)
        assert (answer.entry.position, answer.entry.eta_s) == (0, 0)
        assert answer.entry.why == messages.PlaceReason.PLAYING

    def test_a_request_that_was_removed_in_the_same_moment_is_gone(self) -> None:
        party, *_ = a_playing_party()
        with pytest.raises(RefusedError) as refused:
            enqueued(Requested(entry=EntryId("e77"), is_duplicate=False), party.state, party.now)
        assert refused.value.reason is Reason.GONE

    def test_a_vote_is_answered_with_the_sums(self) -> None:
        party, _, second, _ = a_playing_party()
        assert encoded(voted(party.vote("guest0", second, 1))) == {
            "entry": second,
            "score": 2,
            "up": 2,
            "down": 0,
            "value": 1,
        }

    def test_the_library_answer_has_folders_unreadable_files_and_scan(self) -> None:
        scan = Job(
            kind="scan", state=JobState.RUNNING, progress=0.5, reason=None,
            started_at=datetime(2026, 12, 31, tzinfo=UTC),
        )  # fmt: skip
        contents = LibraryContents(
            folders=(MusicFolder(path="/music", is_there=False, songs=3),),
            problems=1,
            unreadable=(UnreadableFile(path="/music/a.mp3", reason=Notice("file_empty")),),
        )
        told = library_answer(LibraryOverview(contents=contents, scan=scan))
        assert told == loads(messages.LibraryAnswer, dumps(told))
        assert (told.songs, told.problems, told.scan and told.scan.progress) == (0, 1, 0.5)
        assert told.folders[0].present is False
        assert told.unreadable[0].reason.code == "file_empty"
        assert library_answer(LibraryOverview(contents=contents, scan=None)).scan is None

    def test_a_search_repeats_its_words(self) -> None:
        progress = SearchProgress(found=Found(songs=(a_song("x"),), has_more=True), is_done=True)
        party = DomainParty()
        answer = search_answer("words", progress, party.state, party.now)
        assert (answer.query, answer.more) == ("words", True)


class TestHits:
    def test_every_mark_has_its_reason(self) -> None:
        party, *_ = a_playing_party(song_max_s=600, cooldown_s=600, forbidden_words="love")
        party.finish()
        party.wait(120)
        party.start()
        songs = (
            a_song("song0"),
            a_song("song1"),
            a_song("song2"),
            a_song("Love Me"),
            a_song("long", duration_s=601),
            a_song("new"),
            a_song("endless", duration_s=None),
        )
        progress = SearchProgress(found=Found(songs=songs, has_more=False), is_done=True)
        answer = search_answer("q", progress, party.state, party.now)
        assert [
            (hit.mark.value, hit.reason and hit.reason.message, hit.entry) for hit in answer.hits
        ] == [
            ("cooldown", "Played 2 min ago", None),
            ("unavailable", "Playing now", None),
            ("waiting", "Number 1 in the queue", "e2"),
            ("filtered", "The title contains a word that is not wanted here", None),
            ("filtered", "Longer than 10 min", None),
            ("ok", None, None),
            ("ok", None, None),
        ]

    def test_a_page_holds_songs_and_other_pages(self) -> None:
        party, *_ = a_playing_party()
        song = replace(a_song("song1"), artwork="cover")
        page = BrowsePage(
            path="",
            label=Notice(NoticeCode.PAGE_LIBRARY),
            items=(
                BrowseItem(
                    kind="artist",
                    title="The Band",
                    note=Notice(NoticeCode.SONG_COUNT, songs=2),
                    path="artist/1",
                ),
                BrowseItem(kind="song", title="song1", song=song),
                BrowseItem(kind="album", title="First", path="album/1", cover_of=song.uri),
            ),
            has_more=True,
        )
        answer = browse_answer(page, party.state, party.now)
        assert loads(messages.BrowseAnswer, dumps(answer)) == answer
        assert answer.title == ""
        assert answer.label == messages.Notice(code="page_library", params={}, message="Library")
        artist, one, album = answer.items
        assert (artist.kind, artist.path, artist.hit) == ("artist", "artist/1", None)
        assert (artist.title, artist.label) == ("The Band", None)
        assert one.hit is not None
        assert (one.hit.mark, one.artwork_url) == ("waiting", one.hit.song.artwork_url)
        assert artist.note is not None
        assert (artist.note.message, album.note) == ("2 songs", None)
        assert (artist.artwork_url, album.artwork_url) == (None, one.artwork_url)


class TestEvents:
    def told(self, party: DomainParty, event: Event) -> Told:
        message = event_message(event, party.state, party.now)
        assert loads(messages.Event, dumps(message)) == message
        return message

    def test_a_request_event_has_the_place_of_the_song(self) -> None:
        party, _, second, _ = a_playing_party()
        requested = next(e for e in party.happened(SongRequested) if e.entry.id == second)
        told = self.told(party, requested)
        assert (told.type, told.by, told.entry.position) == ("song_requested", "guest1", 1)

    def test_a_start_event_has_the_song(self) -> None:
        party, *_ = a_playing_party()
        (started,) = party.happened(SongStarted)
        told = self.told(party, started)
        assert (told.type, told.by, told.entry.why) == (
            "song_started",
            None,
            messages.PlaceReason.PLAYING,
        )

    @pytest.mark.parametrize("reason", EndReason)
    def test_every_end_of_an_entry_has_an_event(self, reason: EndReason) -> None:
        party, _, second, _ = a_playing_party()
        event = SongEnded(
            entry=party.entry(second), reason=reason, by=GuestId("guest2"), epoch=None
        )
        told = self.told(party, event)
        assert (told.entry.position, told.entry.eta_s) == (None, None)
        assert told.by == (None if reason is EndReason.KICKED else "guest2")
        assert (told.entry.why.value, told.reason) == (reason.value, None)

    def test_a_vote_event_has_the_sums_and_no_voter(self) -> None:
        party, _, second, _ = a_playing_party()
        party.vote("guest2", second, 1)
        told = self.told(party, party.happened(VoteCast)[-1])
        assert (told.entry, told.title, told.score, told.up, told.count) == (
            second,
            "song1",
            2,
            2,
            1,
        )
        assert "guest2" not in dumps(told)

    def test_all_other_events_have_messages(self) -> None:
        party, *_ = a_playing_party()
        newcomer = Newcomer(id=GuestId("ann"), token_hash="s3cret", name="Ann")  # noqa: S106 - a hash
        party.do(joining.admit(party.state, newcomer, party.now))
        party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))
        (joined,), (closed,) = party.happened(GuestJoined), party.happened(PartyClosed)
        assert self.told(party, joined).guest.name == "Ann"
        assert "s3cret" not in dumps(self.told(party, joined))
        assert self.told(party, closed).recap.songs == 1
        assert self.told(party, PartyOpened()).type == "party_opened"
        fault = Fault(kind="unreachable", since=party.now.at)
        assert self.told(party, PlayerFailed(fault=fault)).error.code == "player_unreachable"
        assert self.told(party, PlayerRecovered(fault=fault)).type == "player_recovered"

    def test_winners_are_named_for_those_who_may_see_requesters(self) -> None:
        party, *_ = a_playing_party()
        newcomer = Newcomer(id=GuestId("guest0"), token_hash=None, name="Ann")
        party.do(joining.admit(party.state, newcomer, party.now))
        recap = recap_of(party.state)
        (winner,) = recap_message(recap, party.state).winners
        assert (winner.guest.name, winner.songs, winner.score) == ("Ann", 1, 1)
        party.set("colors_visible_to", Visibility.HOST)
        assert recap_message(recap, party.state).winners == ()
        assert recap_message(recap, party.state, a_guest("guest0")).winners == ()
        assert recap_message(recap, party.state, HOST_CALLER).winners == (winner,)

    def test_a_recap_has_the_own_songs_of_its_reader_only(self) -> None:
        party, first, *_ = a_playing_party()
        recap = recap_of(party.state)
        own = recap_message(recap, party.state, a_guest("guest0")).own
        assert own is not None
        assert [entry.id for entry in own] == [first]
        assert recap_message(recap, party.state, a_guest("guest1")).own == ()
        assert recap_message(recap, party.state).own is None

    def test_sounds_have_events(self) -> None:
        party, *_ = a_playing_party()
        begun = [self.told(party, SoundStarted(kind=kind)).type for kind in SoundKind]
        assert begun == ["alarm_started", "announcement_started", "buzzer"]
        ended = (SoundKind.ALARM, SoundKind.ANNOUNCEMENT)
        assert [self.told(party, SoundEnded(kind=kind)).type for kind in ended] == [
            "alarm_stopped",
            "announcement_finished",
        ]

    def test_a_failed_announcement_has_its_reason(self) -> None:
        party, *_ = a_playing_party()
        reason = Notice(NoticeCode.ANNOUNCEMENT_LATE)
        event = self.told(party, AnnouncementFailed(reason=reason))
        assert isinstance(event, messages.AnnouncementEvent)
        assert (event.type, event.reason.code) == ("announcement_failed", "announcement_late")
