"""Placeholders: what a song is between being asked for and being there."""

from dataclasses import replace

import pytest
from raveberry_server.domain.model.entry import EndReason, EntryState, Origin
from raveberry_server.domain.model.errors import Refusal
from raveberry_server.domain.model.events import SongEnded
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.requests import placeholders

from tests.fakes.party.domain_party import DomainParty, a_playing_party, a_song

LINK = replace(a_song("a link"), uri="https://example.org/song", artist="", duration_s=None)

RETRIED = Notice(NoticeCode.DOWNLOAD_RETRIED)


def a_placeholder(**settings: object) -> tuple[DomainParty, EntryId]:
    party = DomainParty(**settings)
    return party, party.ask("ann", "a link", song=LINK, is_ready=False)


def test_a_song_that_must_be_fetched_waits_but_is_passed_over() -> None:
    party, entry = a_placeholder()
    assert (party.entry(entry).state, party.entry(entry).progress) == (EntryState.PENDING, 0.0)
    other = party.ask("bob", "b")
    assert party.line == ["a link", "b"]
    assert party.start() == other


def test_progress_is_seen_with_the_reason_why_it_takes_long() -> None:
    party, entry = a_placeholder()
    party.do(placeholders.update_progress(party.state, entry, 0.3, RETRIED))
    assert (party.entry(entry).progress, party.entry(entry).reason) == (0.3, RETRIED)
    assert placeholders.update_progress(party.state, entry, 0.3, RETRIED).state is party.state
    assert placeholders.update_progress(party.state, EntryId("e9"), 0.3).state is party.state


def test_a_placeholder_becomes_the_song_and_then_ready() -> None:
    party, entry = a_placeholder()
    song = a_song("real")
    party.do(placeholders.update_song(party.state, entry, song, party.now))
    assert (party.entry(entry).song, party.entry(entry).state) == (song, EntryState.PENDING)
    longer = replace(song, duration_s=200.0)
    party.do(placeholders.finish_download(party.state, entry, longer, party.now))
    ready = party.entry(entry)
    assert (ready.song, ready.state, ready.progress, ready.reason) == (
        longer,
        EntryState.READY,
        None,
        None,
    )
    assert party.start() == entry


@pytest.mark.parametrize(
    ("settings", "song", "reason"),
    [
        ({"song_max_s": 60}, a_song("x", duration_s=61.0), "longer than"),
        ({"forbidden_words": "x"}, a_song("x"), "not wanted here"),
    ],
)
def test_a_forbidden_placeholder_fails_with_the_reason(
    settings: dict[str, object], song: object, reason: str
) -> None:
    party, entry = a_placeholder(**settings)
    party.do(placeholders.finish_download(party.state, entry, song, party.now))  # type: ignore[arg-type]
    assert party.state.entry(entry) is None
    (ended,) = party.happened(SongEnded)
    assert (ended.reason, ended.entry.song) == (EndReason.FAILED, song)
    assert ended.detail is not None
    assert reason in ended.detail.message


def test_a_placeholder_of_the_host_may_turn_out_to_be_long() -> None:
    party = DomainParty(song_max_s=60)
    entry = party.put("a link", Origin.HOST, song=LINK, state=EntryState.PENDING, progress=0.0)
    mix = a_song("a mix", duration_s=7_200.0)
    party.do(placeholders.finish_download(party.state, entry, mix, party.now))
    assert party.entry(entry).is_ready


def test_a_placeholder_of_a_waiting_song_becomes_a_vote() -> None:
    party, entry = a_placeholder()
    waiting = party.ask("bob", "real")
    party.do(placeholders.update_song(party.state, entry, a_song("real"), party.now))
    assert party.state.entry(entry) is None
    assert party.entry(waiting).score == 2
    assert party.happened(SongEnded)[0].detail == Notice(NoticeCode.VOTE_ADDED)


def test_without_votes_a_placeholder_of_a_waiting_song_is_a_duplicate() -> None:
    party, entry = a_placeholder(mode="no_control")
    waiting = party.ask("bob", "real")
    party.do(placeholders.update_song(party.state, entry, a_song("real"), party.now))
    assert party.entry(waiting).score == 1
    assert party.happened(SongEnded)[0].detail == Notice(Refusal.SONG_WAITS_ALREADY)


def test_an_automatic_placeholder_casts_no_vote() -> None:
    party = DomainParty()
    entry = party.put("a link", Origin.AUTOPLAY, song=LINK, state=EntryState.PENDING, progress=0.0)
    waiting = party.ask("bob", "real")
    party.do(placeholders.update_song(party.state, entry, a_song("real"), party.now))
    assert (party.state.entry(entry), party.entry(waiting).score) == (None, 1)


def test_a_placeholder_of_the_playing_song_fails() -> None:
    party, entry = a_placeholder()
    party.start(party.ask("bob", "real"))
    party.do(placeholders.update_song(party.state, entry, a_song("real"), party.now))
    assert party.happened(SongEnded)[0].detail == Notice(Refusal.SONG_PLAYS_NOW)
    again = party.ask("ann", "a link", song=LINK, is_ready=False)
    party.do(placeholders.finish_download(party.state, again, a_song("other"), party.now))
    assert party.entry(again).is_ready


def test_a_removed_placeholder_stays_removed() -> None:
    party, entry = a_placeholder()
    party.remove(entry)
    before = party.state
    for step in (
        placeholders.update_progress(before, entry, 0.5),
        placeholders.update_song(before, entry, a_song("real"), party.now),
        placeholders.finish_download(before, entry, a_song("real"), party.now),
        placeholders.restart_download(before, entry),
    ):
        assert (step.state, step.events) == (before, ())


def test_a_ready_song_without_its_file_is_fetched_once_more() -> None:
    party, entry = a_placeholder()
    party.do(placeholders.finish_download(party.state, entry, a_song("real"), party.now))
    party.do(placeholders.restart_download(party.state, entry))
    assert (party.entry(entry).state, party.entry(entry).progress) == (EntryState.PENDING, 0.0)
    assert placeholders.restart_download(party.state, entry).state is party.state


# --- songs whose source is away -------------------------------------------------------------------

AWAY = Notice(NoticeCode.SOURCE_AWAY, source="local")


def let_wait(party: DomainParty, *entries: EntryId) -> None:
    party.do(placeholders.wait_for_source(party.state, entries))


def test_a_song_whose_source_is_away_is_passed_over_and_keeps_its_place_and_votes() -> None:
    party = DomainParty()
    first, second = party.ask("ann", "a"), party.ask("bob", "b")
    party.vote("cid", first, 1)
    let_wait(party, first, EntryId("gone"))
    waiting = party.entry(first)
    assert (waiting.state, waiting.reason, waiting.progress) == (EntryState.PENDING, AWAY, None)
    assert waiting.waits_for_source
    assert (party.line, waiting.score) == (["a", "b"], 2)
    assert party.start() == second
    let_wait(party, first)
    assert party.entry(first) == waiting
    party.do(placeholders.stop_waiting(party.state, first, is_ready=True))
    assert party.entry(first).is_ready
    assert party.start() == first


def test_a_download_goes_on_when_its_server_is_back() -> None:
    party, entry = a_placeholder()
    let_wait(party, entry)
    party.do(placeholders.stop_waiting(party.state, entry, is_ready=False))
    pending = party.entry(entry)
    assert (pending.state, pending.progress, pending.reason) == (EntryState.PENDING, 0.0, None)
    assert not pending.waits_for_source


def test_only_what_waits_for_its_source_can_stop_waiting() -> None:
    party = DomainParty()
    ready = party.ask("ann", "a")
    before = party.state
    party.do(placeholders.stop_waiting(party.state, ready, is_ready=False))
    party.do(placeholders.stop_waiting(party.state, EntryId("gone"), is_ready=False))
    assert party.state == before


def test_a_song_that_loses_its_source_while_it_plays_is_the_next_one_when_it_is_back() -> None:
    party, first, second, _ = a_playing_party()
    turn = party.state.playback.entry.turn if party.state.playback.entry else None
    let_wait(party, first)
    assert party.current is None
    returned = party.entry(first)
    assert returned.waits_for_source
    assert (returned.turn, returned.pin is not None) == (turn, True)
    assert party.state.removals == ()
    (ended,) = party.happened(SongEnded)
    assert (ended.reason, ended.detail) == (EndReason.FAILED, AWAY)
    assert party.start() == second
    party.do(placeholders.stop_waiting(party.state, first, is_ready=True))
    party.finish()
    assert party.start() == first
