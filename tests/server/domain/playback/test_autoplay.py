"""Autoplay and fallback."""

from dataclasses import replace

import pytest
from raveberry_server.domain import lifecycle
from raveberry_server.domain.model.entry import EndReason, EntryState, Origin
from raveberry_server.domain.model.events import SongEnded
from raveberry_server.domain.model.guest import HOST_CALLER, Caller
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.playback import autoplay, control_steps
from raveberry_server.domain.requests import placeholders

from tests.fakes.party.domain_party import DomainParty, a_guest, a_song

RADIO = Song(uri="stream:http://radio.example/", source="stream", title="radio.example")


def a_last_song(**settings: object) -> DomainParty:
    party = DomainParty(**settings)
    party.start(party.ask("ann", "a"))
    return party


def fill(party: DomainParty, song: Song | str, origin: Origin) -> bool:
    wanted = a_song(song) if isinstance(song, str) else song
    return party.do(autoplay.add_automatic_song(party.state, wanted, origin, party.now))


def gives_way(party: DomainParty) -> bool:
    return autoplay.yields_in_s(party.state, party.now) == 0


def test_a_similar_song_follows_the_last_one_that_was_asked_for() -> None:
    party = a_last_song()
    assert autoplay.wants_autoplay(party.state)
    assert fill(party, "b", Origin.AUTOPLAY)
    (entry,) = party.state.waiting.values()
    assert (entry.origin, entry.requested_by, entry.turn, entry.score) == (
        Origin.AUTOPLAY,
        None,
        None,
        0,
    )
    assert not autoplay.wants_autoplay(party.state)
    assert not fill(party, "c", Origin.AUTOPLAY)


def test_a_similar_song_that_is_elsewhere_waits_for_its_sound() -> None:
    party = a_last_song()
    far = a_song("far")
    assert party.do(
        autoplay.add_automatic_song(party.state, far, Origin.AUTOPLAY, party.now, is_ready=False)
    )
    (entry,) = party.state.waiting.values()
    assert entry.state is EntryState.PENDING


def test_requests_precede_automatic_songs() -> None:
    party = a_last_song(fallback_playlist="x")
    fill(party, "auto", Origin.AUTOPLAY)
    party.ask("bob", "b")
    assert party.line == ["b", "auto"]


def test_autoplay_never_starts_music() -> None:
    party = DomainParty()
    assert not autoplay.wants_autoplay(party.state)
    assert not fill(party, "b", Origin.AUTOPLAY)


def test_autoplay_does_not_follow_a_song_of_the_party_before() -> None:
    party = a_last_song()
    party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))
    assert not autoplay.wants_autoplay(party.state)
    party.do(lifecycle.open_party(party.state, party.now))
    assert not autoplay.wants_autoplay(party.state), "nothing has played since it opened"


@pytest.mark.parametrize("settings", [{"autoplay": False}, {"repeat": "all"}, {"repeat": "one"}])
def test_autoplay_is_inactive_when_off_or_repeating(
    settings: dict[str, object],
) -> None:
    assert not autoplay.wants_autoplay(a_last_song(**settings).state)


def test_a_song_that_waits_for_the_host_leaves_the_queue_dry() -> None:
    party = a_last_song()
    party.change(party.ask("bob", "b"), state=EntryState.APPROVAL)
    assert autoplay.wants_autoplay(party.state)


def test_autoplay_and_fallback_fill_in_while_all_requests_wait_for_their_source() -> None:
    party = a_last_song(fallback_playlist="x")
    waiting = party.ask("bob", "b")
    party.do(placeholders.wait_for_source(party.state, (waiting,)))
    assert autoplay.wants_autoplay(party.state)
    assert autoplay.wants_fallback(party.state)
    assert fill(party, "filler", Origin.FALLBACK)
    (filler,) = (e.id for e in party.state.waiting.values() if e.origin is Origin.FALLBACK)
    party.do(placeholders.wait_for_source(party.state, (filler,)))
    assert not autoplay.wants_fallback(party.state), "one that waits, too, is enough"


@pytest.mark.parametrize(
    ("settings", "song"),
    [
        ({"forbidden_words": "bad"}, a_song("bad")),
        ({"blocked_artists": "the band"}, a_song("b")),
        ({"explicit_allowed": False}, replace(a_song("b"), explicit=True)),
        ({"song_max_s": 100}, a_song("b")),
        ({}, a_song("a")),
    ],
)
def test_autoplay_never_takes_a_song_that_the_rules_refuse(
    settings: dict[str, object], song: Song
) -> None:
    party = a_last_song()
    for name, value in settings.items():
        party.set(name, value)
    assert not fill(party, song, Origin.AUTOPLAY)
    assert not party.state.waiting


def test_the_cooldown_holds_for_autoplay_and_not_for_the_fallback() -> None:
    party = a_last_song(cooldown_s=3_600, fallback_playlist="x")
    party.finish()
    party.start(party.ask("bob", "b"))
    assert not fill(party, "a", Origin.AUTOPLAY)
    assert fill(party, "a", Origin.FALLBACK)


def test_a_fallback_begins_by_itself_and_goes_on() -> None:
    party = DomainParty(fallback_playlist="x")
    assert autoplay.wants_fallback(party.state)
    assert fill(party, "f", Origin.FALLBACK)
    party.start()
    assert not autoplay.wants_autoplay(party.state), "a fallback is followed by a fallback"
    assert autoplay.wants_fallback(party.state)


@pytest.mark.parametrize("name", ["fallback_playlist", "backup_stream"])
def test_there_is_a_fallback_only_where_the_host_set_one(name: str) -> None:
    party = DomainParty()
    assert not autoplay.wants_fallback(party.state)
    party.set(name, "something")
    assert autoplay.wants_fallback(party.state)
    party.do(control_steps.pause(party.state, party.now))
    assert not autoplay.wants_fallback(party.state), "held music is not filled up"


def test_a_closed_party_is_not_filled() -> None:
    party = DomainParty(backup_stream="x")
    party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))
    assert not autoplay.wants_fallback(party.state)
    assert not fill(party, RADIO, Origin.FALLBACK)


def test_a_fallback_may_be_long_but_not_forbidden() -> None:
    party = DomainParty(fallback_playlist="x", forbidden_words="bad", song_max_s=60)
    assert not fill(party, "bad", Origin.FALLBACK)
    assert fill(party, "good", Origin.FALLBACK)


def with_fallback(song: Song, **settings: object) -> DomainParty:
    party = DomainParty(fallback_playlist="x", **settings)
    fill(party, song, Origin.FALLBACK)
    party.start()
    return party


def test_a_fallback_plays_out_before_a_request() -> None:
    party = with_fallback(a_song("f"))
    party.ask("ann", "a")
    assert not gives_way(party)


def test_a_fallback_gives_way_at_once_where_the_host_wants_it() -> None:
    party = with_fallback(a_song("f"), fallback_yields="at_once")
    assert not gives_way(party), "there is nothing to give way to"
    party.do(autoplay.yield_to_next(party.state, party.now))
    fill(party, "g", Origin.FALLBACK)
    assert not gives_way(party)
    waiting = party.ask("ann", "a")
    party.do(autoplay.yield_to_next(party.state, party.now))
    assert party.current is None
    (ended,) = party.happened(SongEnded)
    assert (ended.reason, ended.by) == (EndReason.FINISHED, None)
    assert party.start() == waiting
    assert not gives_way(party), "a request gives way to nothing"


def test_a_stream_without_an_end_always_gives_way() -> None:
    party = with_fallback(RADIO)
    party.ask("ann", "a")
    assert gives_way(party)


def with_station(who: Caller, **settings: object) -> DomainParty:
    party = DomainParty(song_max_s=600, **settings)
    station = replace(RADIO, uri="radio:station/1", source="radio")
    party.start(party.request(who, station).entry)
    return party


def test_a_guests_station_plays_as_long_as_a_song_may_and_then_gives_way() -> None:
    party = with_station(a_guest("ann"))
    assert autoplay.yields_in_s(party.state, party.now) is None, "nobody waits"
    party.ask("bob", "b")
    assert autoplay.yields_in_s(party.state, party.now) == 600
    party.wait(599)
    assert autoplay.yields_in_s(party.state, party.now) == 1
    party.do(autoplay.yield_to_next(party.state, party.now))
    assert party.current is not None
    party.wait(5)
    party.do(autoplay.yield_to_next(party.state, party.now))
    assert party.current is None


def test_a_station_that_the_host_asked_for_or_that_has_no_limit_plays_on() -> None:
    for who, longest_s in ((HOST_CALLER, 600), (a_guest("ann"), 0)):
        party = with_station(who)
        party.set("song_max_s", longest_s)
        party.ask("bob", "b")
        party.wait(10_000)
        assert not gives_way(party)


def test_a_station_does_not_yield_to_automatic_songs() -> None:
    party = with_station(a_guest("ann"))
    assert fill(party, "similar", Origin.AUTOPLAY)
    party.wait(10_000)
    assert not gives_way(party)


def test_a_song_that_is_not_ready_makes_no_way() -> None:
    party = with_fallback(RADIO)
    party.change(party.ask("ann", "a"), state=EntryState.PENDING)
    assert not gives_way(party)


def test_a_playlist_goes_on_after_its_last_song_and_begins_anywhere() -> None:
    songs = [a_song(name) for name in "abc"]
    assert autoplay.continue_playlist(songs, songs[1], 0) == (songs[2], songs[0], songs[1])
    assert autoplay.continue_playlist(songs, a_song("x"), 4) == (songs[1], songs[2], songs[0])
    assert autoplay.continue_playlist(songs, None, 3) == (songs[0], songs[1], songs[2])
    assert autoplay.continue_playlist([], None, 3) == ()
