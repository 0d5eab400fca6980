"""Sounds that interrupt the music, and lose it no time."""

from dataclasses import replace

import pytest
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.events import AnnouncementFailed, SoundEnded, SoundStarted
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.playback import Interruption, SoundKind
from raveberry_server.domain.model.state import QuietPeriod
from raveberry_server.domain.notices import Notice
from raveberry_server.domain.playback import control_steps, faults, interruptions, outputs
from raveberry_server.domain.playback import volume as loudness

from tests.fakes.party.domain_party import DomainParty, a_playing_party

HTTP = "http://example.org/hello.mp3"


def music(**settings: object) -> DomainParty:
    party, *_ = a_playing_party(**settings)
    party.wait(30)
    return party


def announce(party: DomainParty, volume: float | None = None) -> Interruption:
    party.do(interruptions.announce(party.state, HTTP, volume, party.now))
    return interruption(party)


def interruption(party: DomainParty) -> Interruption:
    found = party.state.playback.interruption
    assert found is not None
    return found


def begin(party: DomainParty) -> Interruption:
    party.wait(interruptions.FADE_OUT_S)
    assert interruptions.is_sound_due(party.state, party.now)
    party.do(interruptions.start_sound(party.state, party.now))
    sound = interruption(party)
    party.do(interruptions.confirm_sound(party.state, sound.id))
    return interruption(party)


def end(party: DomainParty) -> None:
    party.do(interruptions.end_sound(party.state, interruption(party).id, party.now))


def volume(party: DomainParty) -> float:
    return round(loudness.volume_at(party.state, party.now.mono_s), 3)


def position_s(party: DomainParty) -> float:
    return party.state.playback.anchor.position_at_s(party.now.mono_s, 180.0)


def test_the_music_fades_stands_still_and_comes_back_where_it_was() -> None:
    party = music()
    announce(party)
    assert not interruptions.is_sound_due(party.state, party.now)
    party.wait(interruptions.FADE_OUT_S / 2)
    assert volume(party) == 0.4
    party.wait(interruptions.FADE_OUT_S / 2)
    assert volume(party) == 0.0
    party.do(interruptions.start_sound(party.state, party.now))
    party.do(interruptions.confirm_sound(party.state, interruption(party).id))
    before_s = position_s(party)
    assert before_s == pytest.approx(30 + interruptions.FADE_OUT_S)
    assert volume(party) == 0.8
    party.wait(60)
    end(party)
    assert position_s(party) == before_s
    assert volume(party) == 0.0
    party.wait(interruptions.FADE_IN_S)
    assert volume(party) == 0.8
    kinds = [event.kind for event in party.happened(SoundStarted)]
    assert kinds == [event.kind for event in party.happened(SoundEnded)] == ["announcement"]


def test_a_sound_has_started_once_the_player_plays_it() -> None:
    party = music()
    announce(party)
    party.wait(interruptions.FADE_OUT_S)
    party.do(interruptions.start_sound(party.state, party.now))
    assert party.happened(SoundStarted) == []
    for _ in range(2):
        party.do(interruptions.confirm_sound(party.state, interruption(party).id))
    assert [event.kind for event in party.happened(SoundStarted)] == ["announcement"]
    stale = interruptions.confirm_sound(party.state, EntryId("sound-0"))
    assert (stale.state, stale.events) == (party.state, ())
    assert interruptions.confirm_sound(DomainParty().state, EntryId("x")).events == ()


def test_a_short_sound_that_is_over_before_it_was_confirmed_was_played() -> None:
    party = music()
    announce(party)
    party.wait(interruptions.FADE_OUT_S)
    party.do(interruptions.start_sound(party.state, party.now))
    end(party)
    assert len(party.happened(SoundStarted)) == len(party.happened(SoundEnded)) == 1


@pytest.mark.parametrize("is_begun", [False, True])
def test_an_announcement_that_fails_has_an_event_with_the_reason(is_begun: bool) -> None:
    party = music()
    sound = announce(party)
    if is_begun:
        begin(party)
    reason = Notice("announcement_unplayable")
    party.do(interruptions.end_sound(party.state, sound.id, party.now, reason))
    assert [event.reason for event in party.happened(AnnouncementFailed)] == [reason]
    assert party.happened(SoundEnded) == []
    assert party.state.playback.interruption is None


def test_an_alarm_that_fails_ends() -> None:
    party = music()
    party.do(interruptions.alarm(party.state, party.now))
    alarm = begin(party)
    party.do(interruptions.end_sound(party.state, alarm.id, party.now, Notice("x")))
    assert party.happened(AnnouncementFailed) == []
    assert [event.kind for event in party.happened(SoundEnded)] == ["alarm"]


def test_without_music_a_sound_begins_at_once() -> None:
    party = DomainParty()
    announce(party)
    assert interruptions.is_sound_due(party.state, party.now)
    party.do(interruptions.start_sound(party.state, party.now))
    assert not interruptions.is_sound_due(party.state, party.now)
    again = interruptions.start_sound(party.state, party.now)
    assert again.state is party.state
    assert interruptions.start_sound(DomainParty().state, party.now).events == ()


def test_paused_and_muted_music_is_not_faded() -> None:
    for step in (
        control_steps.pause,
        lambda state, _now: control_steps.set_muted(state, is_muted=True),
    ):
        party = music()
        party.do(step(party.state, party.now))
        announce(party)
        assert interruptions.is_sound_due(party.state, party.now)


@pytest.mark.parametrize(
    ("asked", "volume_max", "quiet", "heard"),
    [(None, 1.0, None, 0.8), (0.5, 1.0, None, 0.5), (1.0, 0.6, None, 0.6), (1.0, 1.0, 0.2, 0.2)],
)
def test_an_announcement_is_as_loud_as_asked_and_allowed(
    asked: float | None, volume_max: float, quiet: float | None, heard: float
) -> None:
    party = music(volume_max=volume_max)
    if quiet is not None:
        hours = QuietPeriod(volume_max=quiet, volume_after=0.8)
        party.state = replace(party.state, quiet=hours)
    announce(party, asked)
    begin(party)
    assert volume(party) == heard


def test_raising_the_volume_does_not_end_the_fade() -> None:
    party = music()
    announce(party)
    party.do(control_steps.set_volume(party.state, 1.0))
    party.wait(interruptions.FADE_OUT_S)
    assert volume(party) == 0.0
    begin(party)
    end(party)
    party.wait(interruptions.FADE_IN_S)
    assert volume(party) == 1.0


def test_one_sound_at_a_time() -> None:
    party = music()
    announce(party)
    for attempt in (
        lambda: interruptions.announce(party.state, HTTP, None, party.now),
        lambda: interruptions.alarm(party.state, party.now),
        lambda: interruptions.buzz(party.state, "yes", 0.0, party.now),
    ):
        with pytest.raises(RefusedError) as refusal:
            attempt()
        assert refusal.value.reason is Reason.CONFLICT


def test_without_a_player_there_is_no_sound() -> None:
    party = music()
    party.do(faults.report_fault(party.state, "unreachable", party.now))
    with pytest.raises(RefusedError) as refusal:
        interruptions.alarm(party.state, party.now)
    assert refusal.value.reason is Reason.UNAVAILABLE
    party.do(control_steps.pause(party.state, party.now))
    party.do(interruptions.alarm(party.state, party.now))


def test_the_end_of_another_sound_changes_nothing() -> None:
    party = music()
    announce(party)
    step = interruptions.end_sound(party.state, EntryId("sound-0"), party.now)
    assert step.state is party.state
    assert interruptions.end_sound(DomainParty().state, EntryId("x"), party.now).events == ()


def test_a_sound_that_never_began_has_no_event() -> None:
    party = music()
    announce(party)
    end(party)
    assert party.happened(SoundEnded) == []
    assert party.state.playback.interruption is None


def test_the_buzzer_rests_between_two_buzzes() -> None:
    party = music(buzzer_cooldown_s=5)
    party.do(interruptions.buzz(party.state, "yes", 0.0, party.now))
    assert interruption(party).sound == interruptions.YES
    with pytest.raises(RefusedError) as refusal:
        interruptions.buzz(party.state, "no", 0.0, party.now)
    assert refusal.value.reason is Reason.RATE_LIMITED
    assert refusal.value.retry_after_s == 5
    begin(party)
    end(party)
    assert [event.kind for event in party.happened(SoundStarted)] == [SoundKind.BUZZER]
    assert party.happened(SoundEnded) == [], "a buzz is one event"
    party.wait(3.2)
    with pytest.raises(RefusedError) as refusal:
        interruptions.buzz(party.state, "no", 0.0, party.now)
    assert refusal.value.retry_after_s == pytest.approx(1.0)
    party.wait(1.1)
    party.do(interruptions.buzz(party.state, "no", 0.0, party.now))
    assert interruption(party).sound == interruptions.NO


def test_while_it_buzzes_the_buzzer_does_not_buzz() -> None:
    party = music(buzzer_cooldown_s=0)
    party.do(interruptions.buzz(party.state, "yes", 0.0, party.now))
    with pytest.raises(RefusedError) as refusal:
        interruptions.buzz(party.state, "yes", 0.0, party.now)
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
    party = music(buzzer_success=success)
    party.do(interruptions.buzz(party.state, None, chance, party.now))
    assert interruption(party).sound == sound


@pytest.mark.parametrize(
    ("guests", "probability", "chance", "is_drawn"),
    [(3, 0.5, 0.4, True), (3, 0.5, 0.5, False), (2, 1.0, 0.0, False), (3, 0.0, 0.0, False)],
)
def test_an_alarm_is_drawn_only_while_there_is_a_party(
    guests: int, probability: float, chance: float, is_drawn: bool
) -> None:
    party = music(alarm_probability=probability)
    party.guests_active = guests
    assert interruptions.is_random_alarm_due(party.state, chance, party.now) is is_drawn


def test_clicks_are_heard_until_they_are_ended() -> None:
    party = music()
    party.do(interruptions.start_clicks(party.state, party.now))
    clicks = begin(party)
    assert (clicks.sound, clicks.kind) == (interruptions.CLICKS, SoundKind.ANNOUNCEMENT)
    party.do(interruptions.start_clicks(party.state, party.now))
    assert interruption(party) == clicks
    party.do(interruptions.stop_clicks(party.state, party.now))
    assert party.state.playback.interruption is None
    party.do(interruptions.stop_clicks(party.state, party.now))
    assert party.state.playback.interruption is None


def test_a_test_tone_goes_between_the_music_and_leaves_the_queue_alone() -> None:
    party = music()
    waiting, playing = party.state.waiting, party.state.playback.entry
    party.do(interruptions.play_test_tone(party.state, party.now))
    tone = begin(party)
    assert (tone.sound, tone.kind) == (interruptions.YES, SoundKind.ANNOUNCEMENT)
    with pytest.raises(RefusedError):
        interruptions.play_test_tone(party.state, party.now)
    party.do(interruptions.end_sound(party.state, tone.id, party.now))
    assert (party.state.waiting, party.state.playback.entry) == (waiting, playing)


def test_clicks_and_other_sounds_leave_each_other_alone() -> None:
    party = music()
    announced = announce(party)
    with pytest.raises(RefusedError) as refusal:
        interruptions.start_clicks(party.state, party.now)
    assert refusal.value.reason is Reason.CONFLICT
    party.do(interruptions.stop_clicks(party.state, party.now))
    assert interruption(party) == announced


def mixing_music(**settings: object) -> DomainParty:
    """Music on a player that can mix."""
    party = music(**settings)
    party.do(outputs.update_outputs(party.state, (), can_mix=True))
    return party


def duck(party: DomainParty, volume: float | None = None) -> bool:
    step = interruptions.announce(party.state, HTTP, volume, party.now, duck=True)
    party.do(step)
    return step.result.is_ducked


def test_music_goes_on_quietly_under_a_ducked_announcement() -> None:
    party = mixing_music(volume=0.8)
    assert duck(party)
    party.wait(interruptions.DUCK_S)
    assert interruptions.is_sound_due(party.state, party.now)
    party.do(interruptions.start_sound(party.state, party.now))
    party.wait(10)
    assert position_s(party) == pytest.approx(40 + interruptions.DUCK_S)
    quiet = 0.8 * interruptions.DUCK_GAIN
    assert volume(party) == quiet
    party.do(control_steps.set_volume(party.state, 0.6))
    assert volume(party) == quiet
    end(party)
    assert volume(party) == quiet, "it comes back, it does not jump"
    party.wait(interruptions.FADE_IN_S)
    assert volume(party) == 0.6


def test_a_ducked_announcement_is_as_loud_as_ordered_and_allowed() -> None:
    for ordered, heard in ((None, 0.8), (0.3, 0.3), (1.0, 0.9)):
        party = mixing_music(volume=0.8, volume_max=0.9)
        assert duck(party, ordered)
        assert loudness.volume_of_sound(party.state, interruption(party)) == heard


def test_nothing_is_ducked_where_nothing_mixes_or_plays() -> None:
    assert not duck(music())
    held = mixing_music()
    held.do(control_steps.pause(held.state, held.now))
    assert not duck(held)
