"""Whether the stream that plays comes in."""

from raveberry_server.application.playback.stream_health import MOST_TRIES, Reception, is_stream
from raveberry_server.application.ports import PlayerReport, PlayerState

from tests.fakes.scene import a_playing_scene, a_song


def says(position_s: float | None, duration_s: float | None = None) -> PlayerReport:
    state = PlayerState.STOPPED if position_s is None else PlayerState.PLAYING
    return PlayerReport(state=state, position_s=position_s, duration_s=duration_s)


def test_a_stream_is_what_comes_from_the_net_and_has_no_known_end() -> None:
    endless = a_song("live", duration_s=None)
    assert is_stream(endless, "https://radio.example/live")
    assert not is_stream(endless, "/music/odd.mod")
    assert not is_stream(a_song("song"), "https://radio.example/song.mp3")


def test_a_stream_is_given_up_after_so_many_tries_without_a_sound() -> None:
    scene, first, *_ = a_playing_scene()
    entry = scene.current
    assert entry is not None
    reception = Reception()
    reception.note_start(first)
    assert not reception.is_poor, "its first start is no second try"
    reception.note(entry, says(1.0), 0.0)
    for _ in range(MOST_TRIES):
        assert not reception.is_given_up
        reception.note_start(first)
        reception.note(entry, says(None), 0.0)
        assert reception.is_poor
    assert reception.is_given_up
    reception.note(entry, says(4.9), 0.0)
    assert reception.is_given_up
    reception.note(entry, says(5.0), 0.0)
    assert not reception.is_poor


def test_a_song_has_ended_when_the_player_said_that_it_would() -> None:
    scene, *_ = a_playing_scene()
    assert scene.current is not None
    reception = Reception()
    assert not reception.has_ended(0.0)
    reception.note(scene.current, says(10.0, 30.0), 100.0)
    assert not reception.has_ended(110.0)
    assert reception.has_ended(119.0)
    reception.note(scene.current, says(19.0), 109.0)
    assert not reception.has_ended(1_000.0), "it turned out to have no end"


def test_another_stream_begins_afresh() -> None:
    scene, first, second, _ = a_playing_scene()
    assert scene.current is not None
    reception = Reception()
    reception.note(scene.current, says(1.0, 30.0), 0.0)
    reception.note_start(first)
    scene.start(second)
    reception.note(scene.current, says(None), 100.0)
    assert (reception.is_poor, reception.has_ended(100.0)) == (False, False)
