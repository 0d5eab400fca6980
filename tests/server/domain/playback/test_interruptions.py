"""Sounds that interrupt the music, and lose it no time."""

from dataclasses import replace

import pytest
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.events import SoundEnded, SoundStarted
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.playback import Interruption, SoundKind
from raveberry_server.domain.model.state import QuietPeriod
from raveberry_server.domain.playback import controls, faults, interruptions, outputs
from raveberry_server.domain.playback import volume as loudness

from tests.fakes.scene import Scene, a_playing_scene

HTTP = "http://example.org/hello.mp3"


def music(**settings: object) -> Scene:
    scene, *_ = a_playing_scene(**settings)
    scene.wait(30)
    return scene


def announce(scene: Scene, volume: float | None = None) -> Interruption:
    scene.do(interruptions.announce(scene.state, HTTP, volume, scene.now))
    return interruption(scene)


def interruption(scene: Scene) -> Interruption:
    found = scene.state.playback.interruption
    assert found is not None
    return found


def begin(scene: Scene) -> Interruption:
    scene.wait(interruptions.FADE_OUT_S)
    assert interruptions.is_sound_due(scene.state, scene.now)
    scene.do(interruptions.start_sound(scene.state, scene.now))
    return interruption(scene)


def end(scene: Scene) -> None:
    scene.do(interruptions.end_sound(scene.state, interruption(scene).id, scene.now))


def volume(scene: Scene) -> float:
    return round(loudness.volume_at(scene.state, scene.now.mono_s), 3)


def position_s(scene: Scene) -> float:
    return scene.state.playback.anchor.position_at_s(scene.now.mono_s, 180.0)


def test_the_music_fades_stands_still_and_comes_back_where_it_was() -> None:
    scene = music()
    announce(scene)
    assert not interruptions.is_sound_due(scene.state, scene.now)
    scene.wait(interruptions.FADE_OUT_S / 2)
    assert volume(scene) == 0.4
    scene.wait(interruptions.FADE_OUT_S / 2)
    assert volume(scene) == 0.0
    scene.do(interruptions.start_sound(scene.state, scene.now))
    before_s = position_s(scene)
    assert before_s == pytest.approx(30 + interruptions.FADE_OUT_S)
    assert volume(scene) == 0.8
    scene.wait(60)
    end(scene)
    assert position_s(scene) == before_s
    assert volume(scene) == 0.0
    scene.wait(interruptions.FADE_IN_S)
    assert volume(scene) == 0.8
    kinds = [event.kind for event in scene.happened(SoundStarted)]
    assert kinds == [event.kind for event in scene.happened(SoundEnded)] == ["announcement"]


def test_without_music_a_sound_begins_at_once() -> None:
    scene = Scene()
    announce(scene)
    assert interruptions.is_sound_due(scene.state, scene.now)
    scene.do(interruptions.start_sound(scene.state, scene.now))
    assert not interruptions.is_sound_due(scene.state, scene.now)
    again = interruptions.start_sound(scene.state, scene.now)
    assert again.state is scene.state
    assert interruptions.start_sound(Scene().state, scene.now).events == ()


def test_paused_and_muted_music_is_not_faded() -> None:
    for step in (controls.pause, lambda state, _now: controls.set_muted(state, is_muted=True)):
        scene = music()
        scene.do(step(scene.state, scene.now))
        announce(scene)
        assert interruptions.is_sound_due(scene.state, scene.now)


@pytest.mark.parametrize(
    ("asked", "volume_max", "quiet", "heard"),
    [(None, 1.0, None, 0.8), (0.5, 1.0, None, 0.5), (1.0, 0.6, None, 0.6), (1.0, 1.0, 0.2, 0.2)],
)
def test_an_announcement_is_as_loud_as_asked_and_allowed(
    asked: float | None, volume_max: float, quiet: float | None, heard: float
) -> None:
    scene = music(volume_max=volume_max)
    if quiet is not None:
        hours = QuietPeriod(volume_max=quiet, volume_after=0.8)
        scene.state = replace(scene.state, quiet=hours)
    announce(scene, asked)
    begin(scene)
    assert volume(scene) == heard


def test_whoever_turns_the_music_up_does_not_end_the_fade() -> None:
    scene = music()
    announce(scene)
    scene.do(controls.set_volume(scene.state, 1.0))
    scene.wait(interruptions.FADE_OUT_S)
    assert volume(scene) == 0.0
    begin(scene)
    end(scene)
    scene.wait(interruptions.FADE_IN_S)
    assert volume(scene) == 1.0


def test_one_sound_at_a_time() -> None:
    scene = music()
    announce(scene)
    for attempt in (
        lambda: interruptions.announce(scene.state, HTTP, None, scene.now),
        lambda: interruptions.alarm(scene.state, scene.now),
        lambda: interruptions.buzz(scene.state, "yes", 0.0, scene.now),
    ):
        with pytest.raises(RefusedError) as refusal:
            attempt()
        assert refusal.value.reason is Reason.CONFLICT


def test_without_a_player_there_is_no_sound() -> None:
    scene = music()
    scene.do(faults.report_fault(scene.state, "unreachable", "Wait", scene.now))
    with pytest.raises(RefusedError) as refusal:
        interruptions.alarm(scene.state, scene.now)
    assert refusal.value.reason is Reason.UNAVAILABLE
    scene.do(controls.pause(scene.state, scene.now))
    scene.do(interruptions.alarm(scene.state, scene.now))


def test_the_end_of_another_sound_changes_nothing() -> None:
    scene = music()
    announce(scene)
    step = interruptions.end_sound(scene.state, EntryId("sound-0"), scene.now)
    assert step.state is scene.state
    assert interruptions.end_sound(Scene().state, EntryId("x"), scene.now).events == ()


def test_a_sound_that_never_sounded_is_not_told_of() -> None:
    scene = music()
    announce(scene)
    end(scene)
    assert scene.happened(SoundEnded) == []
    assert scene.state.playback.interruption is None


def test_the_buzzer_rests_between_two_buzzes() -> None:
    scene = music(buzzer_cooldown_s=5)
    scene.do(interruptions.buzz(scene.state, "yes", 0.0, scene.now))
    assert interruption(scene).sound == interruptions.YES
    with pytest.raises(RefusedError) as refusal:
        interruptions.buzz(scene.state, "no", 0.0, scene.now)
    assert refusal.value.reason is Reason.RATE_LIMITED
    assert refusal.value.retry_after_s == 5
    begin(scene)
    end(scene)
    assert [event.kind for event in scene.happened(SoundStarted)] == [SoundKind.BUZZER]
    assert scene.happened(SoundEnded) == [], "a buzz is one event"
    scene.wait(3.2)
    with pytest.raises(RefusedError) as refusal:
        interruptions.buzz(scene.state, "no", 0.0, scene.now)
    assert refusal.value.retry_after_s == pytest.approx(1.0)
    scene.wait(1.1)
    scene.do(interruptions.buzz(scene.state, "no", 0.0, scene.now))
    assert interruption(scene).sound == interruptions.NO


def test_while_it_buzzes_the_buzzer_does_not_buzz() -> None:
    scene = music(buzzer_cooldown_s=0)
    scene.do(interruptions.buzz(scene.state, "yes", 0.0, scene.now))
    with pytest.raises(RefusedError) as refusal:
        interruptions.buzz(scene.state, "yes", 0.0, scene.now)
    assert refusal.value.reason is Reason.RATE_LIMITED


@pytest.mark.parametrize(
    ("success", "chance", "sound"),
    [
        (-1.0, 0.0, "alarm"),
        (0.0, 0.0, "no"),
        (0.3, 0.29, "yes"),
        (0.3, 0.3, "no"),
        (1, 0.99, "yes"),
    ],
)
def test_chance_answers_as_the_host_has_set_it(success: float, chance: float, sound: str) -> None:
    scene = music(buzzer_success=success)
    scene.do(interruptions.buzz(scene.state, None, chance, scene.now))
    assert interruption(scene).sound == sound


@pytest.mark.parametrize(
    ("guests", "probability", "chance", "is_drawn"),
    [(3, 0.5, 0.4, True), (3, 0.5, 0.5, False), (2, 1.0, 0.0, False), (3, 0.0, 0.0, False)],
)
def test_an_alarm_is_drawn_only_while_there_is_a_party(
    guests: int, probability: float, chance: float, is_drawn: bool
) -> None:
    scene = music(alarm_probability=probability)
    scene.guests_active = guests
    assert interruptions.is_random_alarm_due(scene.state, chance, scene.now) is is_drawn


def test_clicks_are_heard_until_they_are_ended() -> None:
    scene = music()
    scene.do(interruptions.start_clicks(scene.state, scene.now))
    clicks = begin(scene)
    assert (clicks.sound, clicks.kind) == (interruptions.CLICKS, SoundKind.ANNOUNCEMENT)
    scene.do(interruptions.start_clicks(scene.state, scene.now))
    assert interruption(scene) == clicks
    scene.do(interruptions.stop_clicks(scene.state, scene.now))
    assert scene.state.playback.interruption is None
    scene.do(interruptions.stop_clicks(scene.state, scene.now))
    assert scene.state.playback.interruption is None


def test_clicks_and_other_sounds_leave_each_other_alone() -> None:
    scene = music()
    announced = announce(scene)
    with pytest.raises(RefusedError) as refusal:
        interruptions.start_clicks(scene.state, scene.now)
    assert refusal.value.reason is Reason.CONFLICT
    scene.do(interruptions.stop_clicks(scene.state, scene.now))
    assert interruption(scene) == announced


def mixing_music(**settings: object) -> Scene:
    """Music on a player that can mix."""
    scene = music(**settings)
    scene.do(outputs.update_outputs(scene.state, (), can_mix=True))
    return scene


def duck(scene: Scene, volume: float | None = None) -> bool:
    step = interruptions.announce(scene.state, HTTP, volume, scene.now, duck=True)
    scene.do(step)
    return step.result.is_ducked


def test_music_goes_on_quietly_under_a_ducked_announcement() -> None:
    scene = mixing_music(volume=0.8)
    assert duck(scene)
    scene.wait(interruptions.DUCK_S)
    assert interruptions.is_sound_due(scene.state, scene.now)
    scene.do(interruptions.start_sound(scene.state, scene.now))
    scene.wait(10)
    assert position_s(scene) == pytest.approx(40 + interruptions.DUCK_S)
    quiet = 0.8 * interruptions.DUCK_GAIN
    assert volume(scene) == quiet
    scene.do(controls.set_volume(scene.state, 0.6))
    assert volume(scene) == quiet
    end(scene)
    assert volume(scene) == quiet, "it comes back, it does not jump"
    scene.wait(interruptions.FADE_IN_S)
    assert volume(scene) == 0.6


def test_a_ducked_announcement_is_as_loud_as_ordered_and_allowed() -> None:
    for ordered, heard in ((None, 0.8), (0.3, 0.3), (1.0, 0.9)):
        scene = mixing_music(volume=0.8, volume_max=0.9)
        assert duck(scene, ordered)
        assert loudness.volume_of_sound(scene.state, interruption(scene)) == heard


def test_nothing_is_ducked_where_nothing_mixes_or_plays() -> None:
    assert not duck(music())
    held = mixing_music()
    held.do(controls.pause(held.state, held.now))
    assert not duck(held)
