"""Temporary overrides of the settings: alarm, calibration, automatic show."""

from dataclasses import dataclass, replace
from typing import Final

from raveberry_contract.messages import Calibration

from raveberry_visualizer.effects import EFFECTS, OWN
from raveberry_visualizer.engine import (
    WHITE,
    AutoShow,
    AutoShowChoice,
    Cue,
    Light,
    LightSetting,
    PartyContext,
    RenderLoop,
)

ALARM_S: Final = 10.0
CALIBRATION_S: Final = 300.0
"""A calibration that is not ended by the user times out."""

_FADE_S: Final = 0.8
_RED: Final = (255, 0, 0)
_FULL_BRIGHTNESS: Final = 255


@dataclass(frozen=True, slots=True)
class _Calibration:
    """A device that is being calibrated, and until when."""

    device: str
    until_s: float


class Overrides:
    """Overrides the settings of lights without changing them."""

    def __init__(self, *, loop: RenderLoop) -> None:
        self._loop = loop
        self._alarm_until_s: float | None = None
        self._calibration: _Calibration | None = None
        self._auto_show = AutoShow()
        self._auto_show_at_s: float | None = None
        self._choice: AutoShowChoice | None = None

    @property
    def is_alarm_active(self) -> bool:
        """True while all lights show the alarm."""
        return self._alarm_until_s is not None

    @property
    def calibrating(self) -> str | None:
        """The device that is being calibrated."""
        return None if self._calibration is None else self._calibration.device

    @property
    def has_timeout(self) -> bool:
        """True while an alarm or a calibration is active."""
        return self.is_alarm_active or self._calibration is not None

    @property
    def is_auto_show_active(self) -> bool:
        """True while the automatic show chooses the effects."""
        return self._auto_show_at_s is not None

    def start_alarm(self, now_s: float) -> None:
        """Show the alarm for at most ten seconds."""
        self._alarm_until_s = now_s + ALARM_S

    def end_alarm(self) -> None:
        """End the alarm."""
        self._alarm_until_s = None

    def calibrate(self, calibration: Calibration, now_s: float) -> None:
        """Start or end the calibration of a device."""
        if calibration.on:
            self._calibration = _Calibration(calibration.device, now_s + CALIBRATION_S)
        else:
            self.end_calibration(calibration.device)

    def end_calibration(self, device: str) -> None:
        """End the calibration of a device; no effect if another one is calibrated."""
        if self.calibrating == device:
            self._calibration = None

    def expire(self, now_s: float) -> bool:
        """End what has timed out; return True if that was the alarm."""
        if self._calibration is not None and now_s >= self._calibration.until_s:
            self._calibration = None
        if self._alarm_until_s is None or now_s < self._alarm_until_s:
            return False
        self._alarm_until_s = None
        return True

    def step_auto_show(self, party: PartyContext | None, now_s: float) -> None:
        """Update the choice of the automatic show; None ends it."""
        if party is None:
            self._auto_show_at_s = self._choice = None
            return
        before_s = now_s if self._auto_show_at_s is None else self._auto_show_at_s
        self._auto_show_at_s = now_s
        self._choice = self._auto_show.step(self._loop.features, party, now_s - before_s)

    def apply(self, light: Light) -> bool:
        """Set the override of a light; changes by the automatic show wait for the next bar.

        Returns:
            True if the override has changed already.
        """
        before, wanted = light.override, self._override(light)
        if wanted == before:
            light.cue = None
            return False
        if before is None or wanted is None or not _is_auto_show_change(before, wanted):
            light.override, light.cue = wanted, None
            return True
        if light.cue is None or light.cue.setting != wanted:
            light.cue = Cue(setting=wanted, bar=self._loop.features.bars)
        return False

    def _override(self, light: Light) -> LightSetting | None:
        setting = light.setting
        plain = replace(setting, brightness=_FULL_BRIGHTNESS, palette=OWN, is_monochrome=True)
        if self.is_alarm_active:
            return replace(plain, effect="alarm", color=_RED, crossfade_s=0.0)
        if self.calibrating == light.device.id:
            return replace(plain, is_on=True, effect="click", color=WHITE, crossfade_s=0.0)
        choice = self._choice
        if choice is not None and setting.effect != "disabled":
            fade_s = max(setting.crossfade_s, _FADE_S)
            return replace(
                setting, effect=choice.effect, palette=choice.palette, crossfade_s=fade_s
            )
        return None


def follows_music(shown: LightSetting) -> bool:
    """Check that the effect can be chosen and follows the music, unlike a click or an alarm."""
    kind = EFFECTS.get(shown.effect)
    return kind is not None and kind.uses_audio


def _is_auto_show_change(before: LightSetting, after: LightSetting) -> bool:
    """Check that only effect and palette differ, and that both effects follow the music."""
    is_same = replace(before, effect=after.effect, palette=after.palette) == after
    return is_same and follows_music(before) and follows_music(after)
