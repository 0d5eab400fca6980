"""What was chosen for the lights, kept over restarts."""

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from raveberry_contract import ContractError, dumps, loads
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
from raveberry_visualizer.engine import COLOR_MAX, FRESH_SETTING, LightSetting

_LOGGER = logging.getLogger(__name__)

DEFAULT_SPEED: Final = 0.5
"""Turns per second; the ancestor's program speed."""


def rgb(color: Color) -> Rgb:
    """A colour as the engine spells it."""
    return color.r, color.g, color.b


def light_state(setting: LightSetting) -> LightState:
    """A setting as the contract spells it."""
    tuned = EFFECTS[setting.effect].tuned(setting.parameters.get(setting.effect, {}))
    return LightState(
        state=Power.ON if setting.is_on else Power.OFF,
        brightness=setting.brightness,
        color=_color(setting.color),
        effect=setting.effect,
        parameters=tuned or None,
        palette=setting.palette,
        monochrome=setting.is_monochrome,
        delay_ms=setting.delay_ms,
        gamma=setting.gamma,
        white=_color(setting.white),
        crossfade_s=setting.crossfade_s,
    )


_FULL_WHITE: Final = Color(r=COLOR_MAX, g=COLOR_MAX, b=COLOR_MAX)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLight:
    """What is kept of one light; `parameters` by effect, also of those not shown now."""

    state: Power
    brightness: Byte
    color: Color
    effect: str
    parameters: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    palette: str = OWN
    monochrome: bool = False
    delay_ms: DelayMs = FRESH_SETTING.delay_ms
    gamma: Gamma = FRESH_SETTING.gamma
    white: Color = _FULL_WHITE
    crossfade_s: CrossfadeS = FRESH_SETTING.crossfade_s


def kept_light(setting: LightSetting) -> KeptLight:
    """A setting as the file spells it."""
    return KeptLight(
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


def kept_setting(kept: KeptLight) -> LightSetting:
    """The setting that was kept; an effect of a newer version becomes the first choice."""
    return LightSetting(
        is_on=kept.state is Power.ON,
        brightness=kept.brightness,
        color=rgb(kept.color),
        effect=kept.effect if kept.effect in EFFECTS else FRESH_SETTING.effect,
        parameters=kept.parameters,
        palette=kept.palette,
        is_monochrome=kept.monochrome,
        delay_ms=kept.delay_ms,
        gamma=kept.gamma,
        white=rgb(kept.white),
        crossfade_s=kept.crossfade_s,
    )


def _color(color: Rgb) -> Color:
    red, green, blue = color
    return Color(r=red, g=green, b=blue)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDevice:
    """A device that was found in the network and added; `host` is where it was last."""

    name: str
    host: str
    pixels: int
    white: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """All that is kept.

    Attributes:
        speed: turns per second.
        safe: nothing flashes.
        automatic: effects are chosen by what is played.
        reactions: votes are shown.
        lights: by device id; also of devices that are not plugged in today.
        scenes: what all lights showed, by the name of the scene.
        devices: found in the network and added, by id.
    """

    speed: Speed = DEFAULT_SPEED
    safe: bool = False
    automatic: bool = False
    reactions: bool = True
    lights: Mapping[str, KeptLight] = field(default_factory=dict)
    scenes: Mapping[str, Mapping[str, KeptLight]] = field(default_factory=dict)
    devices: Mapping[str, KeptDevice] = field(default_factory=dict)

    def setting(self, device: str) -> LightSetting:
        """What was chosen for this device; the fresh setting if nothing was."""
        kept = self.lights.get(device)
        return FRESH_SETTING if kept is None else kept_setting(kept)


class LightsFile:
    """The file that holds the memory."""

    def __init__(self, *, path: Path) -> None:
        self._path = path

    def load(self) -> Memory:
        """What is kept; a file that cannot be understood is set aside and said so."""
        try:
            return loads(Memory, self._path.read_bytes())
        except FileNotFoundError:
            return Memory()
        except ContractError as err:
            aside = self._path.with_suffix(".json.broken")
            self._path.replace(aside)
            _LOGGER.error(  # noqa: TRY400 - whose fault it is, the trace would not tell
                "%s is broken (%s); it is kept as %s, the lights start afresh",
                self._path,
                err,
                aside.name,
            )
            return Memory()

    def save(self, memory: Memory) -> None:
        """Replace the file as a whole: after a power cut it holds the old or the new, never half.

        Raises:
            OSError: the disk refuses.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_suffix(".json.new")
        with draft.open("w", encoding="utf-8") as file:
            file.write(dumps(memory))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._path)
        folder = os.open(self._path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
