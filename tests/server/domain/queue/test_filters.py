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

from tests.fakes.scene import START, Scene, a_guest, a_song


def after_a_song(**settings: object) -> Scene:
    """Ann's song has played for three minutes and is over."""
    scene = Scene(**settings)
    scene.ask("ann", "song")
    scene.start()
    scene.wait(180)
    scene.finish()
    return scene


def refusal_of(scene: Scene, song: Song, caller: Caller = HOST_CALLER) -> RefusedError:
    before = scene.state
    with pytest.raises(RefusedError) as refusal:
        scene.request(caller, song)
    assert scene.state is before
    return refusal.value


@pytest.mark.parametrize("caller", [a_guest("bob"), HOST_CALLER])
def test_a_song_that_played_is_refused_until_it_has_cooled_down(caller: Caller) -> None:
    scene = after_a_song(cooldown_s=600)
    refusal = refusal_of(scene, a_song("song"), caller)
    assert (refusal.reason, refusal.limit, refusal.remaining) == (Reason.COOLDOWN, 600, 0)
    assert refusal.retry_after_s == 420
    assert refusal.message == "Played 3 min ago; pick another song, or ask again in 7 min"
    scene.wait(420)
    scene.request(caller, a_song("song"))
    assert scene.line == ["song"]


def test_without_a_cooldown_a_song_may_be_asked_for_again_at_once() -> None:
    scene = after_a_song()
    scene.ask("bob", "song")
    assert scene.line == ["song"]


def test_the_same_song_of_another_source_cools_down_too() -> None:
    scene = after_a_song(cooldown_s=600)
    online = Song(
        uri="https://example.com/1",
        source="online",
        title="Song (Official Video)",
        artist="the band",
    )
    assert refusal_of(scene, online).reason is Reason.COOLDOWN


def test_a_song_of_no_artist_cools_down_by_its_address_alone() -> None:
    scene = Scene(cooldown_s=600)
    intro = replace(a_song("Intro"), artist="")
    scene.request(HOST_CALLER, intro)
    scene.start()
    scene.finish()
    assert refusal_of(scene, intro).reason is Reason.COOLDOWN
    scene.request(HOST_CALLER, replace(intro, uri="local:another intro"))
    assert scene.line == ["Intro"]


def test_a_song_that_never_started_does_not_cool_down() -> None:
    scene = Scene(cooldown_s=600)
    scene.remove(scene.ask("ann", "song"))
    scene.fail(scene.ask("ann", "song"))
    scene.ask("ann", "song")
    assert scene.line == ["song"]


def test_a_waiting_song_takes_votes_though_it_has_just_played() -> None:
    scene = after_a_song(cooldown_s=600)
    scene.put("song", Origin.GUEST, requested_by="ann", turn=2)
    assert scene.request(a_guest("bob"), a_song("song")).is_duplicate


def test_nobody_adopts_an_automatic_song_that_cools_down() -> None:
    scene = after_a_song(cooldown_s=600)
    scene.put("song", Origin.REPEAT)
    assert refusal_of(scene, a_song("song")).reason is Reason.COOLDOWN


def test_a_song_that_repeats_cools_down_from_its_last_start() -> None:
    scene = Scene(cooldown_s=200, repeat="one")
    scene.ask("ann", "song")
    scene.start()
    scene.wait(180)
    scene.finish()
    scene.set("repeat", "off")
    scene.finish()
    assert refusal_of(scene, a_song("song")).retry_after_s == 200


def test_a_clock_that_was_set_back_makes_nobody_wait_until_it_has_caught_up() -> None:
    scene = after_a_song(cooldown_s=600)
    now = replace(scene.now, at=START - timedelta(days=1))
    song = song_requests.Request(song=a_song("song"))
    asked = song_requests.request(scene.state, HOST_CALLER, song, now)
    assert asked.state.waiting


def test_only_music_that_was_never_played_is_new() -> None:
    scene = after_a_song(new_music_only=True)
    refusal = refusal_of(scene, a_song("song"))
    assert (refusal.reason, refusal.retry_after_s) == (Reason.FILTERED, None)
    scene.wait(10_000_000)
    assert refusal_of(scene, a_song("song")).reason is Reason.FILTERED
    scene.ask("ann", "another")
    assert scene.line == ["another"]


def test_the_songs_that_played_longest_ago_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filters, "MAX_LAST_PLAYED", 2)
    scene = Scene()
    for name in ("a", "b", "a", "c"):
        scene.start(scene.ask("ann", name))
        scene.finish()
    assert list(scene.state.last_played) == ["the band\na", "the band\nc"]


def test_an_odd_longest_duration_is_told_with_its_seconds() -> None:
    scene = Scene(song_max_s=150)
    refusal = refusal_of(scene, a_song("song"))
    assert refusal.message == "Longer than 2:30 minutes; pick a shorter version"


def test_what_makes_songs_alike_tells_their_artist() -> None:
    assert artist_of_match_key(match_key(a_song("Song"))) == "the band"
    assert artist_of_match_key(match_key(replace(a_song("Song"), artist=""))) == ""
