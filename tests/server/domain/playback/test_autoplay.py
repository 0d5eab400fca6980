"""Autoplay and fallback."""

from dataclasses import replace

import pytest
from raveberry_server.domain import lifecycle
from raveberry_server.domain.model.entry import EndReason, EntryState, Origin
from raveberry_server.domain.model.events import SongEnded
from raveberry_server.domain.model.guest import HOST_CALLER, Caller
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.playback import autoplay, controls

from tests.fakes.scene import Scene, a_guest, a_song

RADIO = Song(uri="stream:http://radio.example/", source="stream", title="radio.example")


def a_last_song(**settings: object) -> Scene:
    scene = Scene(**settings)
    scene.start(scene.ask("ann", "a"))
    return scene


def fill(scene: Scene, song: Song | str, origin: Origin) -> bool:
    wanted = a_song(song) if isinstance(song, str) else song
    return scene.do(autoplay.add_automatic_song(scene.state, wanted, origin, scene.now))


def gives_way(scene: Scene) -> bool:
    return autoplay.yields_in_s(scene.state, scene.now) == 0


def test_a_similar_song_follows_the_last_one_that_was_asked_for() -> None:
    scene = a_last_song()
    assert autoplay.wants_autoplay(scene.state)
    assert fill(scene, "b", Origin.AUTOPLAY)
    (entry,) = scene.state.waiting.values()
    assert (entry.origin, entry.requested_by, entry.turn, entry.score) == (
        Origin.AUTOPLAY,
        None,
        None,
        0,
    )
    assert not autoplay.wants_autoplay(scene.state)
    assert not fill(scene, "c", Origin.AUTOPLAY)


def test_a_similar_song_that_is_elsewhere_waits_for_its_sound() -> None:
    scene = a_last_song()
    far = a_song("far")
    assert scene.do(
        autoplay.add_automatic_song(scene.state, far, Origin.AUTOPLAY, scene.now, is_ready=False)
    )
    (entry,) = scene.state.waiting.values()
    assert entry.state is EntryState.PENDING


def test_what_was_asked_for_comes_before_what_came_by_itself() -> None:
    scene = a_last_song(fallback_playlist="x")
    fill(scene, "auto", Origin.AUTOPLAY)
    scene.ask("bob", "b")
    assert scene.line == ["b", "auto"]


def test_autoplay_never_starts_music() -> None:
    scene = Scene()
    assert not autoplay.wants_autoplay(scene.state)
    assert not fill(scene, "b", Origin.AUTOPLAY)


def test_autoplay_does_not_follow_a_song_of_the_party_before() -> None:
    scene = a_last_song()
    scene.do(lifecycle.close_party(scene.state, HOST_CALLER))
    assert not autoplay.wants_autoplay(scene.state)
    scene.do(lifecycle.open_party(scene.state, scene.now))
    assert not autoplay.wants_autoplay(scene.state), "nothing has played since it opened"


@pytest.mark.parametrize("settings", [{"autoplay": False}, {"repeat": "all"}, {"repeat": "one"}])
def test_autoplay_is_not_asked_where_it_is_off_or_songs_come_again(
    settings: dict[str, object],
) -> None:
    assert not autoplay.wants_autoplay(a_last_song(**settings).state)


def test_a_song_that_waits_for_the_host_leaves_the_queue_dry() -> None:
    scene = a_last_song()
    scene.change(scene.ask("bob", "b"), state=EntryState.APPROVAL)
    assert autoplay.wants_autoplay(scene.state)


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
    scene = a_last_song()
    for name, value in settings.items():
        scene.set(name, value)
    assert not fill(scene, song, Origin.AUTOPLAY)
    assert not scene.state.waiting


def test_the_cooldown_holds_for_autoplay_and_not_for_the_fallback() -> None:
    scene = a_last_song(cooldown_s=3_600, fallback_playlist="x")
    scene.finish()
    scene.start(scene.ask("bob", "b"))
    assert not fill(scene, "a", Origin.AUTOPLAY)
    assert fill(scene, "a", Origin.FALLBACK)


def test_a_fallback_begins_by_itself_and_goes_on() -> None:
    scene = Scene(fallback_playlist="x")
    assert autoplay.wants_fallback(scene.state)
    assert fill(scene, "f", Origin.FALLBACK)
    scene.start()
    assert not autoplay.wants_autoplay(scene.state), "a fallback is followed by a fallback"
    assert autoplay.wants_fallback(scene.state)


@pytest.mark.parametrize("name", ["fallback_playlist", "backup_stream"])
def test_there_is_a_fallback_only_where_the_host_set_one(name: str) -> None:
    scene = Scene()
    assert not autoplay.wants_fallback(scene.state)
    scene.set(name, "something")
    assert autoplay.wants_fallback(scene.state)
    scene.do(controls.pause(scene.state, scene.now))
    assert not autoplay.wants_fallback(scene.state), "held music is not filled up"


def test_a_closed_party_is_not_filled() -> None:
    scene = Scene(backup_stream="x")
    scene.do(lifecycle.close_party(scene.state, HOST_CALLER))
    assert not autoplay.wants_fallback(scene.state)
    assert not fill(scene, RADIO, Origin.FALLBACK)


def test_a_fallback_may_be_long_but_not_forbidden() -> None:
    scene = Scene(fallback_playlist="x", forbidden_words="bad", song_max_s=60)
    assert not fill(scene, "bad", Origin.FALLBACK)
    assert fill(scene, "good", Origin.FALLBACK)


def with_fallback(song: Song, **settings: object) -> Scene:
    scene = Scene(fallback_playlist="x", **settings)
    fill(scene, song, Origin.FALLBACK)
    scene.start()
    return scene


def test_a_fallback_plays_out_before_a_request() -> None:
    scene = with_fallback(a_song("f"))
    scene.ask("ann", "a")
    assert not gives_way(scene)


def test_a_fallback_gives_way_at_once_where_the_host_wants_it() -> None:
    scene = with_fallback(a_song("f"), fallback_yields="at_once")
    assert not gives_way(scene), "there is nothing to give way to"
    scene.do(autoplay.yield_to_next(scene.state, scene.now))
    fill(scene, "g", Origin.FALLBACK)
    assert not gives_way(scene)
    waiting = scene.ask("ann", "a")
    scene.do(autoplay.yield_to_next(scene.state, scene.now))
    assert scene.current is None
    (ended,) = scene.happened(SongEnded)
    assert (ended.reason, ended.by) == (EndReason.FINISHED, None)
    assert scene.start() == waiting
    assert not gives_way(scene), "a request gives way to nothing"


def test_a_stream_without_an_end_always_gives_way() -> None:
    scene = with_fallback(RADIO)
    scene.ask("ann", "a")
    assert gives_way(scene)


def with_station(who: Caller, **settings: object) -> Scene:
    scene = Scene(song_max_s=600, **settings)
    station = replace(RADIO, uri="radio:station/1", source="radio")
    scene.start(scene.request(who, station).entry)
    return scene


def test_a_guests_station_plays_as_long_as_a_song_may_and_then_gives_way() -> None:
    scene = with_station(a_guest("ann"))
    assert autoplay.yields_in_s(scene.state, scene.now) is None, "nobody waits"
    scene.ask("bob", "b")
    assert autoplay.yields_in_s(scene.state, scene.now) == 600
    scene.wait(599)
    assert autoplay.yields_in_s(scene.state, scene.now) == 1
    scene.do(autoplay.yield_to_next(scene.state, scene.now))
    assert scene.current is not None
    scene.wait(5)
    scene.do(autoplay.yield_to_next(scene.state, scene.now))
    assert scene.current is None


def test_a_station_that_the_host_asked_for_or_that_has_no_limit_plays_on() -> None:
    for who, longest_s in ((HOST_CALLER, 600), (a_guest("ann"), 0)):
        scene = with_station(who)
        scene.set("song_max_s", longest_s)
        scene.ask("bob", "b")
        scene.wait(10_000)
        assert not gives_way(scene)


def test_a_station_gives_way_to_no_song_that_comes_by_itself() -> None:
    scene = with_station(a_guest("ann"))
    assert fill(scene, "similar", Origin.AUTOPLAY)
    scene.wait(10_000)
    assert not gives_way(scene)


def test_a_song_that_is_not_ready_makes_no_way() -> None:
    scene = with_fallback(RADIO)
    scene.change(scene.ask("ann", "a"), state=EntryState.PENDING)
    assert not gives_way(scene)


def test_a_playlist_goes_on_after_its_last_song_and_begins_anywhere() -> None:
    songs = [a_song(name) for name in "abc"]
    assert autoplay.continue_playlist(songs, songs[1], 0) == (songs[2], songs[0], songs[1])
    assert autoplay.continue_playlist(songs, a_song("x"), 4) == (songs[1], songs[2], songs[0])
    assert autoplay.continue_playlist(songs, None, 3) == (songs[0], songs[1], songs[2])
    assert autoplay.continue_playlist([], None, 3) == ()
