"""MPD's answers as our types, and what is no answer of MPD's."""

import pytest
from raveberry_server.adapters.player.mpd_answers import (
    Pairs,
    is_held_by_outputs,
    report,
    senders,
    song_number,
)
from raveberry_server.application.errors import PlayerFault, PlayerLostError
from raveberry_server.application.ports import PlayerReport, PlayerSong, PlayerState
from raveberry_server.domain.model.playback import Output
from raveberry_server.domain.model.settings import ReplayGain

PLAYING: Pairs = {
    "volume": "80",
    "repeat": "0",
    "random": "0",
    "single": "0",
    "consume": "0",
    "partition": "default",
    "playlist": "35",
    "playlistlength": "2",
    "mixrampdb": "0",
    "state": "play",
    "lastloadedplaylist": "",
    "xfade": "3",
    "song": "0",
    "songid": "17",
    "time": "0:8",
    "elapsed": "0.387",
    "bitrate": "128",
    "duration": "8.000",
    "audio": "44100:16:2",
    "nextsong": "1",
    "nextsongid": "18",
}
SONGS: list[Pairs] = [
    {"file": "/music/a.mp3", "id": "17", "pos": "0", "duration": "8.000"},
    {"file": "/music/ü.mp3", "id": "18", "pos": "1", "artist": ["A", "B"]},
]
OUTPUTS: list[Pairs] = [
    {"outputid": "0", "outputname": "speakers", "plugin": "pulse", "outputenabled": "1"},
    {"outputid": "1", "outputname": "stream", "plugin": "httpd", "outputenabled": "0"},
]


def of(**changes: object) -> PlayerReport:
    """The report of a playing MPD whose status differs by this; None leaves something out."""
    changed = {**PLAYING, **changes}
    status = {key: value for key, value in changed.items() if value is not None}
    return report(status, SONGS, OUTPUTS, "auto")


def test_a_playing_mpd_reports_its_song() -> None:
    assert of() == PlayerReport(
        state=PlayerState.PLAYING,
        current=PlayerSong(number=17, location="/music/a.mp3"),
        songs=(
            PlayerSong(number=17, location="/music/a.mp3"),
            PlayerSong(number=18, location="/music/ü.mp3"),
        ),
        position_s=0.387,
        duration_s=8.0,
        volume=0.8,
        crossfade_s=3,
        replay_gain=ReplayGain.AUTO,
        is_in_order=True,
        outputs=(
            Output(id="0", name="speakers", is_on=True, is_available=True),
            Output(id="1", name="stream", is_on=False, is_available=True),
        ),
        error=None,
    )


@pytest.mark.parametrize(
    ("tags", "title"),
    [
        ({}, None),
        ({"title": "Night Ferry"}, "Night Ferry"),
        ({"title": "Night Ferry", "artist": "Neon Tide"}, "Neon Tide - Night Ferry"),
        ({"title": ["A", "B"], "artist": ["C", "D"]}, "C, D - A, B"),
        ({"title": " a\nb\u202e ", "name": "Radio"}, "a b"),
        ({"title": "x" * 5_000}, "x" * 200),
        ({"title": ""}, None),
        ({"title": [7, None]}, None),
    ],
)
def test_a_station_names_its_song(tags: dict[str, object], title: str | None) -> None:
    station: Pairs = {"file": "http://127.0.0.1:1/x", "id": "17", "pos": "0", **tags}
    assert report(PLAYING, [station], OUTPUTS, "auto").stream_title == title
    file: Pairs = {"file": "/music/a.mp3", "id": "17", "pos": "0", **tags}
    assert report(PLAYING, [file], OUTPUTS, "auto").stream_title is None


def test_an_mpd_without_an_audio_format_makes_no_sound_yet() -> None:
    assert of(audio=None).state is PlayerState.STARTING


@pytest.mark.parametrize(
    ("word", "state"), [("stop", PlayerState.STOPPED), ("pause", PlayerState.PAUSED)]
)
def test_a_state_is_read_whether_or_not_there_is_a_format(word: str, state: PlayerState) -> None:
    assert of(state=word).state is state
    assert of(state=word, audio=None).state is state


def test_an_idle_mpd_reports_only_its_state() -> None:
    bare = report({"state": "stop"}, [], [], None)
    assert bare == PlayerReport(state=PlayerState.STOPPED, replay_gain=ReplayGain.OFF)


def test_a_song_that_is_not_in_the_list_is_not_the_current_one() -> None:
    assert of(songid="99").current is None
    assert of(songid=None).current is None


@pytest.mark.parametrize(
    ("percent", "volume"), [("0", 0.0), ("100", 1.0), ("-1", None), (None, None)]
)
def test_a_volume_is_a_part_of_one(percent: str | None, volume: float | None) -> None:
    assert of(volume=percent).volume == volume


def test_a_length_of_nothing_is_an_unknown_length() -> None:
    assert of(duration="0.000").duration_s is None


@pytest.mark.parametrize("mode", ["repeat", "random", "single", "consume"])
@pytest.mark.parametrize("value", ["1", "oneshot"])
def test_modes_in_which_mpd_chooses_by_itself_are_seen(mode: str, value: str) -> None:
    assert not of(**{mode: value}).is_in_order


def test_an_output_that_the_complaint_of_a_held_song_names_is_not_available() -> None:
    error = 'Failed to open "speakers" (pulse); pa_context_connect() has failed: Connection refused'
    speakers, stream = of(state="pause", error=error).outputs
    assert (speakers.is_available, stream.is_available) == (False, True)
    assert all(output.is_available for output in of(error=error).outputs), "it plays again"


def test_a_paused_mpd_without_a_working_output_is_told_from_one_with_a_bad_song() -> None:
    all_off = [{**output, "outputenabled": "0"} for output in OUTPUTS]
    paused = {**PLAYING, "state": "pause"}
    refused = {**paused, "error": "All audio outputs are disabled"}
    assert is_held_by_outputs(report(refused, SONGS, all_off, "auto"))
    assert is_held_by_outputs(of(state="pause", error='Failed to open "speakers" (pulse)'))
    assert not is_held_by_outputs(report(paused, SONGS, all_off, "auto")), "paused by a person"
    assert not is_held_by_outputs(of(state="pause", error="Failed to decode /music/a.mp3"))
    assert not is_held_by_outputs(of(state="stop", error='Failed to open "speakers" (pulse)'))


@pytest.mark.parametrize(
    "changes",
    [
        {"state": None},
        {"state": "dance"},
        {"state": ["play", "stop"]},
        {"songid": "seventeen"},
        {"songid": ["17", "18"]},
        {"elapsed": "soon"},
        {"elapsed": "nan"},
        {"elapsed": "inf"},
        {"elapsed": "-1"},
        {"duration": "eight"},
        {"volume": "loud"},
        {"volume": "80.5"},
        {"xfade": "long"},
        {"error": ["one", "two"]},
        {"random": ["0", "1"]},
    ],
    ids=str,
)
def test_a_status_that_cannot_be_read_is_refused_by_name(changes: dict[str, object]) -> None:
    (name,) = changes
    with pytest.raises(PlayerLostError, match=name) as caught:
        of(**changes)
    assert caught.value.fault is PlayerFault.UNREACHABLE


@pytest.mark.parametrize(
    ("songs", "outputs", "gain"),
    [
        ([{"id": "1"}], [], "auto"),
        ([{"file": "/music/a.mp3"}], [], "auto"),
        ([{"file": ["/a", "/b"], "id": "1"}], [], "auto"),
        ([{"file": "/music/a.mp3", "id": "one"}], [], "auto"),
        ([], [{"outputname": "speakers"}], "auto"),
        ([], [{"outputid": "0"}], "auto"),
        ([], [], "loud"),
    ],
    ids=str,
)
def test_lists_that_cannot_be_read_are_refused(
    songs: list[Pairs], outputs: list[Pairs], gain: str
) -> None:
    with pytest.raises(PlayerLostError, match="no MPD that we understand"):
        report(PLAYING, songs, outputs, gain)


def test_a_song_has_a_number() -> None:
    assert song_number("17") == 17


@pytest.mark.parametrize("answer", [None, "", "x", "-1", "1.5", "²", ["1", "2"], 17])
def test_invalid_song_numbers_are_refused(answer: object) -> None:
    with pytest.raises(PlayerLostError, match="addid"):
        song_number(answer)


def test_the_stream_output_is_distinguished_from_speakers() -> None:
    assert senders(OUTPUTS) == {"1"}
    assert senders([{"outputname": "odd", "plugin": "httpd"}, {}]) == {""}
