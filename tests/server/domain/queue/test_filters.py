"""Which songs are not played here: too long, forbidden, played before."""

from dataclasses import replace
from datetime import timedelta

import pytest
from raveberry_server.domain.model.entry import Origin
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.guest import HOST_CALLER, Caller
from raveberry_server.domain.model.song import Song, artist_of_match_key, match_key
from raveberry_server.domain.queue import filters
from raveberry_server.domain.requests import song_requests

from tests.fakes.party.domain_party import START, DomainParty, a_guest, a_song


def after_a_song(**settings: object) -> DomainParty:
    """Ann's song has played for three minutes and is over."""
    party = DomainParty(**settings)
    party.ask("ann", "song")
    party.start()
    party.wait(180)
    party.finish()
    return party


def refusal_of(party: DomainParty, song: Song, caller: Caller = HOST_CALLER) -> RefusedError:
    before = party.state
    with pytest.raises(RefusedError) as refusal:
        party.request(caller, song)
    assert party.state is before
    return refusal.value


@pytest.mark.parametrize("caller", [a_guest("bob"), HOST_CALLER])
def test_a_song_that_played_is_refused_until_it_has_cooled_down(caller: Caller) -> None:
    party = after_a_song(cooldown_s=600)
    refusal = refusal_of(party, a_song("song"), caller)
    assert (refusal.reason, refusal.limit, refusal.remaining) == (Reason.COOLDOWN, 600, 0)
    assert refusal.retry_after_s == 420
    assert refusal.message == (
        "This song played only 3 min ago. You can request it again in 7 min."
    )
    party.wait(420)
    party.request(caller, a_song("song"))
    assert party.line == ["song"]


def test_without_a_cooldown_a_song_may_be_asked_for_again_at_once() -> None:
    party = after_a_song()
    party.ask("bob", "song")
    assert party.line == ["song"]


def test_the_same_song_of_another_source_cools_down_too() -> None:
    party = after_a_song(cooldown_s=600)
    online = Song(
        uri="https://example.com/1",
        source="online",
        title="Song (Official Video)",
        artist="the band",
    )
    assert refusal_of(party, online).reason is Reason.COOLDOWN


def test_a_song_of_no_artist_cools_down_by_its_address_alone() -> None:
    party = DomainParty(cooldown_s=600)
    intro = replace(a_song("Intro"), artist="")
    party.request(HOST_CALLER, intro)
    party.start()
    party.finish()
    assert refusal_of(party, intro).reason is Reason.COOLDOWN
    party.request(HOST_CALLER, replace(intro, uri="local:another intro"))
    assert party.line == ["Intro"]


def test_a_song_that_never_started_does_not_cool_down() -> None:
    party = DomainParty(cooldown_s=600)
    party.remove(party.ask("ann", "song"))
    party.fail(party.ask("ann", "song"))
    party.ask("ann", "song")
    assert party.line == ["song"]


def test_a_waiting_song_takes_votes_though_it_has_just_played() -> None:
    party = after_a_song(cooldown_s=600)
    party.put("song", Origin.GUEST, requested_by="ann", turn=2)
    assert party.request(a_guest("bob"), a_song("song")).is_duplicate


def test_nobody_adopts_an_automatic_song_that_cools_down() -> None:
    party = after_a_song(cooldown_s=600)
    party.put("song", Origin.REPEAT)
    assert refusal_of(party, a_song("song")).reason is Reason.COOLDOWN


def test_a_song_that_repeats_cools_down_from_its_last_start() -> None:
    party = DomainParty(cooldown_s=200, repeat="one")
    party.ask("ann", "song")
    party.start()
    party.wait(180)
    party.finish()
    party.set("repeat", "off")
    party.finish()
    assert refusal_of(party, a_song("song")).retry_after_s == 200


def test_a_clock_that_was_set_back_makes_nobody_wait_until_it_has_caught_up() -> None:
    party = after_a_song(cooldown_s=600)
    now = replace(party.now, at=START - timedelta(days=1))
    song = song_requests.Request(song=a_song("song"))
    asked = song_requests.request(party.state, HOST_CALLER, song, now)
    assert asked.state.waiting


def test_only_music_that_was_never_played_is_new() -> None:
    party = after_a_song(new_music_only=True)
    refusal = refusal_of(party, a_song("song"))
    assert (refusal.reason, refusal.retry_after_s) == (Reason.FILTERED, None)
    party.wait(10_000_000)
    assert refusal_of(party, a_song("song")).reason is Reason.FILTERED
    party.ask("ann", "another")
    assert party.line == ["another"]


def test_the_songs_that_played_longest_ago_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filters, "MAX_LAST_PLAYED", 2)
    party = DomainParty()
    for name in ("a", "b", "a", "c"):
        party.start(party.ask("ann", name))
        party.finish()
    assert list(party.state.last_played) == ["the band\na", "the band\nc"]


def test_an_odd_longest_duration_is_told_with_its_seconds() -> None:
    party = DomainParty(song_max_s=150)
    refusal = refusal_of(party, a_song("song"), a_guest("ann"))
    assert refusal.message == "This song is longer than 2:30 min. Choose a shorter version."


def test_match_keys_contain_the_artist() -> None:
    assert artist_of_match_key(match_key(a_song("Song"))) == "the band"
    assert artist_of_match_key(match_key(replace(a_song("Song"), artist=""))) == ""
