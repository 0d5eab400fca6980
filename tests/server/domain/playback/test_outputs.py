"""Which ways the sound leaves, and what happens after a long silence."""

from dataclasses import replace
from datetime import timedelta

import pytest
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.events import PlayerFailed
from raveberry_server.domain.model.playback import Output
from raveberry_server.domain.playback import faults, outputs

from tests.fakes.scene import Scene, a_playing_scene

OUTPUTS = tuple(
    Output(id=str(at), name=name, is_on=at == 0, is_available=True)
    for at, name in enumerate(("speakers", "headphones", "stream"))
)


def a_scene() -> Scene:
    scene = Scene()
    scene.do(outputs.update_outputs(scene.state, OUTPUTS))
    return scene


def test_an_output_is_remembered_by_its_name() -> None:
    scene = a_scene()
    scene.do(outputs.set_output(scene.state, "1", is_on=True))
    assert scene.state.playback.outputs_wanted == {"headphones": True}
    scene.do(outputs.set_output(scene.state, "1", is_on=False, is_exclusive=True))
    assert scene.state.playback.outputs_wanted == {"headphones": False}


def test_an_exclusive_output_is_the_only_one() -> None:
    scene = a_scene()
    scene.do(outputs.set_output(scene.state, "2", is_on=True, is_exclusive=True))
    assert scene.state.playback.outputs_wanted == {
        "speakers": False,
        "headphones": False,
        "stream": True,
    }


def test_an_unknown_output_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(RefusedError, match=r"0 \(speakers\), 1 \(headphones\)") as refusal:
        outputs.set_output(a_scene().state, "9", is_on=True)
    assert refusal.value.reason is Reason.NOT_FOUND


def test_before_the_player_has_told_no_output_is_known() -> None:
    with pytest.raises(RefusedError, match="none yet") as refusal:
        outputs.set_output(Scene().state, "0", is_on=True)
    assert refusal.value.reason is Reason.NOT_FOUND


@pytest.mark.parametrize(
    ("minutes", "is_long"), [(29, False), (30, False), (31, True), (-60, False)]
)
def test_half_an_hour_is_a_long_silence(minutes: int, is_long: bool) -> None:
    scene, *_ = a_playing_scene()
    assert not faults.was_silent_too_long(scene.state, scene.now)
    last_audible_at = scene.now.at - timedelta(minutes=minutes)
    playback = replace(scene.state.playback, last_audible_at=last_audible_at)
    state = replace(scene.state, playback=playback)
    assert faults.was_silent_too_long(state, scene.now) is is_long


def test_after_a_long_silence_the_music_is_held_and_says_why() -> None:
    scene, first, *_ = a_playing_scene()
    playback = replace(scene.state.playback, last_audible_at=scene.now.at)
    scene.state = replace(scene.state, playback=playback)
    scene.do(faults.hold_until_resumed(scene.state, "long_silence", "press play", scene.now))
    playback = scene.state.playback
    assert playback.entry is not None
    assert (playback.entry.id, playback.is_held, playback.last_audible_at) == (first, True, None)
    (told,) = scene.happened(PlayerFailed)
    assert (told.fault.kind, told.fault.help) == ("long_silence", "press play")


def test_what_is_heard_again_was_not_silent() -> None:
    scene, *_ = a_playing_scene()
    assert faults.clear_silence(scene.state).state is scene.state
    playback = replace(scene.state.playback, last_audible_at=scene.now.at)
    assert faults.clear_silence(replace(scene.state, playback=playback)).state == scene.state
