"""Sounds that interrupt the music: announcements, alarm, buzzer.

The music fades out, pauses while the sound plays, and resumes at the same position. An announcement
can also play over quieter music, where the output mixes. A restart of server or player loses the
sound, never the song. See docs/rules.md, "Announcements", "Alarm" and "Buzzer".
"""

from dataclasses import dataclass, replace
from typing import Final

from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.events import (
    AnnouncementFailed,
    Event,
    SoundEnded,
    SoundStarted,
)
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.playback import Fade, Interruption, SoundKind
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.notices import Notice

from .volume import volume_at

ALARM: Final = "alarm"
YES: Final = "yes"
NO: Final = "no"
CLICKS: Final = "clicks"
"""Names of the bundled sounds; the player maps them to files."""

FADE_OUT_S: Final = 0.8
FADE_IN_S: Final = 1.5
DUCK_S: Final = 0.4
DUCK_GAIN: Final = 0.5
"""Volume of ducked music, relative to its volume before; -16 dB by MPD's curve."""

MAX_SOUND_S: Final = 120.0
"""Maximum length of a sound, which may be an endless stream."""

_AUDIBLE_ABOVE: Final = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """Result of an announcement: whether the music is ducked or paused."""

    is_ducked: bool


def announce(
    state: PartyState, address: str, volume: float | None, now: Now, *, duck: bool = False
) -> Step[Announced]:
    """Play an announcement from a URL, optionally over ducked music.

    Raises:
        RefusedError: `unavailable` during a fault, `conflict` while another sound plays.
    """
    _expect_no_interruption(state)
    is_ducked = duck and state.playback.can_mix and state.playback.anchor.is_moving
    begun = _interrupt(state, SoundKind.ANNOUNCEMENT, address, volume, now, is_over_music=is_ducked)
    return Step(state=begun.state, events=begun.events, result=Announced(is_ducked=is_ducked))


def alarm(state: PartyState, now: Now) -> Step[None]:
    """Sound the alarm.

    Raises:
        RefusedError: as `announce`.
    """
    _expect_no_interruption(state)
    return _interrupt(state, SoundKind.ALARM, ALARM, None, now)


def play_test_tone(state: PartyState, now: Now) -> Step[None]:
    """Play a short sound between the music, by which the host hears the output.

    Raises:
        RefusedError: as `announce`.
    """
    _expect_no_interruption(state)
    return _interrupt(state, SoundKind.ANNOUNCEMENT, YES, None, now)


def start_clicks(state: PartyState, now: Now) -> Step[None]:
    """Play a click every second, to calibrate the delay of lights.

    Raises:
        RefusedError: as `announce`; clicks that are playing continue.
    """
    if _is_clicking(state):
        return Step(state=state, result=None)
    _expect_no_interruption(state)
    return _interrupt(state, SoundKind.ANNOUNCEMENT, CLICKS, None, now)


def stop_clicks(state: PartyState, now: Now) -> Step[None]:
    """Stop the clicks, if they are playing."""
    sound = state.playback.interruption
    if sound is None or not _is_clicking(state):
        return Step(state=state, result=None)
    return end_sound(state, sound.id, now)


def buzz(state: PartyState, sound: str | None, chance: float, now: Now) -> Step[None]:
    """Press the buzzer: yes, no, or a random answer; a setting below 0 means the alarm.

    Args:
        state: the party.
        sound: `yes`, `no`, or None for a random answer.
        chance: a uniform random number from 0 to 1.
        now: the moment.

    Raises:
        RefusedError: `rate_limited` within the cooldown, or as `announce`.
    """
    buzzed_s, cooldown_s = state.playback.buzzed_s, state.settings.buzzer_cooldown_s
    wait_s = 0.0 if buzzed_s is None else max(0.0, buzzed_s + cooldown_s - now.mono_s)
    if wait_s or _is_buzzing(state):
        raise RefusedError(
            Refusal.BUZZER_COOLDOWN,
            limit=1,
            remaining=0,
            retry_after_s=max(wait_s, cooldown_s if _is_buzzing(state) else 0.0),
        )
    _expect_no_interruption(state)
    pressed = replace(state, playback=replace(state.playback, buzzed_s=now.mono_s))
    success = state.settings.buzzer_success
    if sound is None and success < 0:
        return _interrupt(pressed, SoundKind.ALARM, ALARM, None, now)
    answer = sound or (YES if chance < success else NO)
    return _interrupt(pressed, SoundKind.BUZZER, answer, None, now)


def is_sound_due(state: PartyState, now: Now) -> bool:
    """Return True once the music has faded and the sound can start."""
    sound = state.playback.interruption
    return sound is not None and not sound.is_sounding and now.mono_s >= sound.begins_s


def start_sound(state: PartyState, now: Now) -> Step[None]:
    """Start the sound; the music pauses, or continues under it."""
    playback = state.playback
    sound = playback.interruption
    if sound is None or sound.is_sounding:
        return Step(state=state, result=None)
    sounding = replace(playback, interruption=replace(sound, is_sounding=True))
    if not sound.is_over_music:
        sounding = replace(sounding, anchor=playback.stopped_at(now.mono_s), fade=None)
    return Step(state=replace(state, playback=sounding), result=None)


def confirm_sound(state: PartyState, sound: EntryId) -> Step[None]:
    """Note that the player plays the sound; a stale id changes nothing."""
    playing = state.playback.interruption
    if playing is None or playing.id != sound or playing.is_heard:
        return Step(state=state, result=None)
    heard = replace(state.playback, interruption=replace(playing, is_heard=True))
    events = (SoundStarted(kind=playing.kind),)
    return Step(state=replace(state, playback=heard), events=events, result=None)


def end_sound(
    state: PartyState, sound: EntryId, now: Now, failure: Notice | None = None
) -> Step[None]:
    """End the sound, with the reason if it failed, and fade the music in.

    A stale id changes nothing.
    """
    playback = state.playback
    ending = playback.interruption
    if ending is None or ending.id != sound:
        return Step(state=state, result=None)
    from_volume = volume_at(state, now.mono_s) if ending.is_over_music else 0.0
    fade = Fade(volume=from_volume, since_s=now.mono_s, over_s=FADE_IN_S)
    after = replace(playback, interruption=None, fade=fade)
    return Step(
        state=replace(state, playback=after), events=_end_events(ending, failure), result=None
    )


def _end_events(sound: Interruption, failure: Notice | None) -> tuple[Event, ...]:
    if failure is not None and sound.kind is SoundKind.ANNOUNCEMENT:
        return (AnnouncementFailed(reason=failure),)
    if not sound.is_sounding:
        return ()
    # A short sound may be over before the player was asked.
    started = () if sound.is_heard else (SoundStarted(kind=sound.kind),)
    # The buzzer has one event for start and end.
    ended = () if sound.kind is SoundKind.BUZZER else (SoundEnded(kind=sound.kind),)
    return (*started, *ended)


def is_random_alarm_due(state: PartyState, chance: float, now: Now) -> bool:
    """Return True if a random alarm follows the finished song; only while partying.

    Music that stopped as planned stays silent.
    """
    settings = state.settings
    is_partying = now.guests_active >= settings.people_to_party and not state.playback.is_held
    return state.is_open and is_partying and chance < settings.alarm_probability


def _interrupt(  # noqa: PLR0913 - all parts of an interruption
    state: PartyState,
    kind: SoundKind,
    sound: str,
    volume: float | None,
    now: Now,
    *,
    is_over_music: bool = False,
) -> Step[None]:
    before = volume_at(state, now.mono_s)
    is_heard = state.playback.anchor.is_moving and before > _AUDIBLE_ABOVE
    fade_s, under = (DUCK_S, DUCK_GAIN * before) if is_over_music else (FADE_OUT_S, 0.0)
    fade_s = fade_s if is_heard else 0.0
    interruption = Interruption(
        id=EntryId(f"sound-{now.mono_s:.3f}"),
        kind=kind,
        sound=sound,
        volume=volume,
        begins_s=now.mono_s + fade_s,
        is_over_music=is_over_music,
    )
    fade = Fade(volume=before, since_s=now.mono_s, over_s=fade_s, to=under) if fade_s else None
    playback = replace(state.playback, interruption=interruption, fade=fade)
    return Step(state=replace(state, playback=playback), result=None)


def _expect_no_interruption(state: PartyState) -> None:
    playback = state.playback
    if playback.interruption is not None:
        raise RefusedError(Refusal.ANOTHER_SOUND_PLAYS)
    if playback.fault is not None and not playback.is_held:
        raise RefusedError(Refusal.NO_SOUND)


def _is_clicking(state: PartyState) -> bool:
    sound = state.playback.interruption
    return sound is not None and sound.sound == CLICKS


def _is_buzzing(state: PartyState) -> bool:
    sound = state.playback.interruption
    return sound is not None and sound.kind is SoundKind.BUZZER
