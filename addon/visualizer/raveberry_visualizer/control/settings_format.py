"""Settings as stored in the file, and their conversion from and to those of the engine."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from raveberry_contract.messages import (
    Byte,
    Color,
    CrossfadeS,
    DelayMs,
    Gamma,
    LightState,
    Power,
    Speed,
)

from raveberry_visualizer.effects import EFFECTS, OWN, Rgb
from raveberry_visualizer.engine import COLOR_MAX, DEFAULT_SETTING, LightSetting

DEFAULT_SPEED: Final = 0.5
"""Turns per second, as in the original Raveberry."""

_FULL_WHITE: Final = Color(r=COLOR_MAX, g=COLOR_MAX, b=COLOR_MAX)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredLight:
    """Setting of one light; `parameters` by effect, including effects not shown now."""

    state: Power
    brightness: Byte
    color: Color
    effect: str
    parameters: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    palette: str = OWN
    monochrome: bool = False
    delay_ms: DelayMs = DEFAULT_SETTING.delay_ms
    gamma: Gamma = DEFAULT_SETTING.gamma
    white: Color = _FULL_WHITE
    crossfade_s: CrossfadeS = DEFAULT_SETTING.crossfade_s


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDevice:
    """A device that was found in the network and added; `host` is its last address."""

    name: str
    host: str
    pixels: int
    white: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSettings:
    """Content of the file.

    Attributes:
        speed: turns per second.
        safe: strict flash protection.
        automatic: the automatic show is on.
        reactions: votes are shown.
        lights: by device id, including devices that are not configured now.
        scenes: settings of all lights by the name of the scene.
        devices: found in the network and added, by id.
    """

    speed: Speed = DEFAULT_SPEED
    safe: bool = False
    automatic: bool = False
    reactions: bool = True
    lights: Mapping[str, StoredLight] = field(default_factory=dict)
    scenes: Mapping[str, Mapping[str, StoredLight]] = field(default_factory=dict)
    devices: Mapping[str, StoredDevice] = field(default_factory=dict)

    def setting(self, device: str) -> LightSetting:
        """Return the setting of a device; the default if there is none."""
        stored = self.lights.get(device)
        return DEFAULT_SETTING if stored is None else restored_setting(stored)


def rgb(color: Color) -> Rgb:
    """Return a colour of the contract as one of the engine."""
    return color.r, color.g, color.b


def light_state(setting: LightSetting) -> LightState:
    """Return a setting as the message `lights/<id>/state`."""
    chosen = setting.parameters.get(setting.effect, {})
    return LightState(
        state=Power.ON if setting.is_on else Power.OFF,
        brightness=setting.brightness,
        color=_color(setting.color),
        effect=setting.effect,
        parameters=EFFECTS[setting.effect].parameter_values(chosen) or None,
        palette=setting.palette,
        monochrome=setting.is_monochrome,
        delay_ms=setting.delay_ms,
        gamma=setting.gamma,
        white=_color(setting.white),
        crossfade_s=setting.crossfade_s,
    )


def stored_light(setting: LightSetting) -> StoredLight:
    """Return a setting as stored."""
    return StoredLight(
        state=Power.ON if setting.is_on else Power.OFF,
        brightness=setting.brightness,
        color=_color(setting.color),
        effect=setting.effect,
        parameters=setting.parameters,
        palette=setting.palette,
        monochrome=setting.is_monochrome,
        delay_ms=setting.delay_ms,
        gamma=setting.gamma,
        white=_color(setting.white),
        crossfade_s=setting.crossfade_s,
    )


def restored_setting(stored: StoredLight) -> LightSetting:
    """Return the setting of a stored one; an unknown effect is replaced by the default."""
    return LightSetting(
        is_on=stored.state is Power.ON,
        brightness=stored.brightness,
        color=rgb(stored.color),
        effect=stored.effect if stored.effect in EFFECTS else DEFAULT_SETTING.effect,
        parameters=stored.parameters,
        palette=stored.palette,
        is_monochrome=stored.monochrome,
        delay_ms=stored.delay_ms,
        gamma=stored.gamma,
        white=rgb(stored.white),
        crossfade_s=stored.crossfade_s,
    )


def _color(color: Rgb) -> Color:
    red, green, blue = color
    return Color(r=red, g=green, b=blue)
