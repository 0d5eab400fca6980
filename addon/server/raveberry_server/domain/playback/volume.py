"""Volume: the maximum, quiet hours and fades."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from raveberry_server.domain.model.playback import Fade, Interruption
from raveberry_server.domain.model.settings import QuietHours, Settings
from raveberry_server.domain.model.state import Now, PartyState, QuietPeriod

QUIET_FADE_S: Final = 8.0
"""Length of the fade when quiet hours begin or end."""

_DAY: Final = timedelta(days=1)


def volume_at(state: PartyState, mono_s: float) -> float:
    """Return the volume of the music, or of the sound in its place, at a moment, 0 to 1."""
    playback = state.playback
    if playback.is_muted:
        return 0.0
    target, fade = _target(state), playback.fade
    if fade is None:
        return target
    target = target if fade.to is None else fade.to
    part = min(1.0, max(0.0, (mono_s - fade.since_s) / fade.over_s))
    return fade.volume + (target - fade.volume) * part


def _target(state: PartyState) -> float:
    sound = state.playback.interruption
    if sound is not None and sound.replaces_music:
        return volume_of_sound(state, sound)
    return min(state.settings.volume, state.settings.volume_max)


def volume_of_sound(state: PartyState, sound: Interruption) -> float:
    """Return the volume of a sound: its own within the limits, else that of the music."""
    settings = state.settings
    if sound.volume is None:
        return min(settings.volume, settings.volume_max)
    quiet = state.quiet
    allowed = settings.volume_max if quiet is None else min(quiet.volume_max, settings.volume_max)
    return min(sound.volume, allowed)


def is_fading(state: PartyState, mono_s: float) -> bool:
    """Return True while a fade is in progress."""
    fade = state.playback.fade
    return fade is not None and mono_s - fade.since_s < fade.over_s


def with_volume(state: PartyState, volume: float) -> PartyState:
    """Set the volume at once, within the limits.

    During quiet hours the full value is kept for the time after them.
    """
    volume = min(volume, state.settings.volume_max)
    quiet = state.quiet
    if quiet is not None:
        quiet = replace(quiet, volume_after=volume)
        volume = min(volume, quiet.volume_max)
    return replace(
        state,
        settings=replace(state.settings, volume=volume),
        playback=replace(state.playback, fade=_fade_of_sound(state)),
        quiet=quiet,
    )


def _fade_of_sound(state: PartyState) -> Fade | None:
    """Return the fade of a sound, which a change of the volume does not end."""
    fade = state.playback.fade
    return fade if fade is not None and fade.to is not None else None


def apply_quiet_hours(state: PartyState, now: Now) -> PartyState:
    """Lower the volume when quiet hours begin, and restore it when they end."""
    settings, quiet = state.settings, state.quiet
    volume_max = quiet_hours_cap(settings, now)
    if volume_max == (quiet.volume_max if quiet else None):
        return state
    wanted = min(quiet.volume_after if quiet else settings.volume, settings.volume_max)
    volume = wanted if volume_max is None else min(wanted, volume_max)
    fade = Fade(volume=volume_at(state, now.mono_s), since_s=now.mono_s, over_s=QUIET_FADE_S)
    return replace(
        state,
        settings=replace(settings, volume=volume),
        playback=replace(state.playback, fade=_fade_of_sound(state) or fade),
        quiet=None
        if volume_max is None
        else QuietPeriod(volume_max=volume_max, volume_after=wanted),
    )


def quiet_hours_cap(settings: Settings, now: Now) -> float | None:
    """Return the lowest maximum of the quiet hours in force, or None."""
    caps = [
        hours.volume_max
        for hours in settings.quiet_hours
        for start, end in _spans(hours, now)
        if start <= now.at < end
    ]
    return min(caps, default=None)


def next_quiet_change_at(settings: Settings, now: Now) -> datetime | None:
    """Return the next start or end of quiet hours, or None."""
    later = [
        moment
        for hours in settings.quiet_hours
        for span in _spans(hours, now)
        for moment in span
        if moment > now.at
    ]
    return min(later, default=None)


def _spans(hours: QuietHours, now: Now) -> Iterator[tuple[datetime, datetime]]:
    """Yield start and end of the quiet hours around a moment, in UTC."""
    today = now.at.astimezone(now.zone).date()
    start, end = time.fromisoformat(hours.start), time.fromisoformat(hours.end)
    for day in (today - _DAY, today, today + _DAY):
        last_day = day if start < end else day + _DAY
        yield min(_moments(day, start, now.zone)), max(_moments(last_day, end, now.zone))


def _moments(day: date, clock_time: time, zone: tzinfo) -> tuple[datetime, datetime]:
    """Return the moments at which clocks show a time; two when they are set back or forward."""
    first = datetime.combine(day, clock_time, tzinfo=zone)
    return first.astimezone(UTC), first.replace(fold=1).astimezone(UTC)
