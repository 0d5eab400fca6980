"""What lights show in place of their settings: an alarm, a calibration, the automatic show."""

from dataclasses import dataclass, replace
from typing import Final

from raveberry_contract.messages import Calibration

from raveberry_visualizer.effects import EFFECTS, OWN
from raveberry_visualizer.engine import WHITE, Cue, Director, Light, LightSetting, Mood, Show

ALARM_S: Final = 10.0
CALIBRATION_S: Final = 300.0
"""A calibration that nobody ends is over then."""

_FADE_S: Final = 0.8
_RED: Final = (255, 0, 0)
_BRIGHTEST: Final = 255


@dataclass(frozen=True, slots=True)
class _Calibrated:
    """The device that flashes to clicks, and until when."""

    device: str
    until_s: float


class Overrides:
    """Lays over the settings of lights what is more urgent, and leaves them as they are."""

    def __init__(self, *, show: Show) -> None:
        self._show = show
        self._alarm_until_s: float | None = None
        self._calibrated: _Calibrated | None = None
        self._director = Director()
        self._directed_at_s: float | None = None
        self._chosen: tuple[str, str] | None = None

    @property
    def is_alarmed(self) -> bool:
        """Whether all lights show the alarm."""
        return self._alarm_until_s is not None

    @property
    def calibrating(self) -> str | None:
        """The device that flashes to clicks."""
        return None if self._calibrated is None else self._calibrated.device

    @property
    def are_cued(self) -> bool:
        """Whether something lasts that ends by itself."""
        return self.is_alarmed or self._calibrated is not None

    @property
    def are_directed(self) -> bool:
        """Whether the automatic show goes on."""
        return self._directed_at_s is not None

    def start_alarm(self, now_s: float) -> None:
        """Show the alarm, for ten seconds at most."""
        self._alarm_until_s = now_s + ALARM_S

    def end_alarm(self) -> None:
        """Show it no more."""
        self._alarm_until_s = None

    def calibrate(self, calibration: Calibration, now_s: float) -> None:
        """Have a device flash to clicks, or no more."""
        if calibration.on:
            self._calibrated = _Calibrated(calibration.device, now_s + CALIBRATION_S)
        else:
            self.end_calibration(calibration.device)

    def end_calibration(self, device: str) -> None:
        """Have a device flash to clicks no more, if it does."""
        if self.calibrating == device:
            self._calibrated = None

    def end_what_is_over(self, now_s: float) -> bool:
        """Forget what has lasted long enough; whether the alarm has."""
        if self._calibrated is not None and now_s >= self._calibrated.until_s:
            self._calibrated = None
        if self._alarm_until_s is None or now_s < self._alarm_until_s:
            return False
        self._alarm_until_s = None
        return True

    def direct(self, mood: Mood | None, now_s: float) -> None:
        """Let the automatic show choose by that mood and what it hears; without one it ends."""
        if mood is None:
            self._directed_at_s = self._chosen = None
            return
        before_s = now_s if self._directed_at_s is None else self._directed_at_s
        self._directed_at_s = now_s
        choice = self._director.step(self._show.features, mood, now_s - before_s)
        self._chosen = choice.effect, choice.palette

    def lay_over(self, light: Light) -> bool:
        """Have a light show what it should, a turn of the automatic show with the next bar.

        Returns:
            Whether that is another thing than before.
        """
        before, wanted = light.override, self._wanted(light)
        if wanted == before:
            light.cue = None
            return False
        if before is None or wanted is None or not _is_turn(before, wanted):
            light.override, light.cue = wanted, None
            return True
        if light.cue is None or light.cue.setting != wanted:
            light.cue = Cue(setting=wanted, bar=self._show.features.bars)
        return False

    def _wanted(self, light: Light) -> LightSetting | None:
        setting = light.setting
        bare = replace(setting, brightness=_BRIGHTEST, palette=OWN, is_monochrome=True)
        if self.is_alarmed:
            return replace(bare, effect="alarm", color=_RED, crossfade_s=0.0)
        if self.calibrating == light.device.id:
            return replace(bare, is_on=True, effect="click", color=WHITE, crossfade_s=0.0)
        if self._chosen is not None and setting.effect != "disabled":
            effect, palette = self._chosen
            fade_s = max(setting.crossfade_s, _FADE_S)
            return replace(setting, effect=effect, palette=palette, crossfade_s=fade_s)
        return None


def dances(shown: LightSetting) -> bool:
    """Whether it follows the music, and not a click or an alarm."""
    kind = EFFECTS.get(shown.effect)
    return kind is not None and kind.hears


def _is_turn(before: LightSetting, after: LightSetting) -> bool:
    """Whether only effect and palette differ, and both effects follow the music."""
    is_same = replace(before, effect=after.effect, palette=after.palette) == after
    return is_same and dances(before) and dances(after)
