"""What was chosen for the lights, kept over restarts."""

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final

from raveberry_contract import ContractError, dumps, loads
from raveberry_contract.messages import Byte, Color, LightState, Power, Range

from raveberry_visualizer.effects import EFFECTS
from raveberry_visualizer.engine import FRESH_SETTING, LightSetting

_LOGGER = logging.getLogger(__name__)

DEFAULT_SPEED: Final = 0.5
"""Turns per second; the ancestor's program speed."""


def light_state(setting: LightSetting) -> LightState:
    """A setting as the contract spells it."""
    red, green, blue = setting.color
    tuned = EFFECTS[setting.effect].tuned(setting.parameters.get(setting.effect, {}))
    return LightState(
        state=Power.ON if setting.is_on else Power.OFF,
        brightness=setting.brightness,
        color=Color(r=red, g=green, b=blue),
        effect=setting.effect,
        parameters=tuned or None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLight:
    """What is kept of one light; `parameters` by effect, also of those not shown now."""

    state: Power
    brightness: Byte
    color: Color
    effect: str
    parameters: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


def kept_light(setting: LightSetting) -> KeptLight:
    """A setting as the file spells it."""
    red, green, blue = setting.color
    return KeptLight(
        state=Power.ON if setting.is_on else Power.OFF,
        brightness=setting.brightness,
        color=Color(r=red, g=green, b=blue),
        effect=setting.effect,
        parameters=setting.parameters,
    )


def _setting(kept: KeptLight) -> LightSetting:
    """The setting that was kept; an effect of a newer version becomes the first choice."""
    return LightSetting(
        is_on=kept.state is Power.ON,
        brightness=kept.brightness,
        color=(kept.color.r, kept.color.g, kept.color.b),
        effect=kept.effect if kept.effect in EFFECTS else FRESH_SETTING.effect,
        parameters=kept.parameters,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """All that is kept.

    Attributes:
        speed: turns per second.
        lights: by device id; also of devices that are not plugged in today.
    """

    speed: Annotated[float, Range(0.0, 10.0)] = DEFAULT_SPEED
    lights: Mapping[str, KeptLight] = field(default_factory=dict)

    def setting(self, device: str) -> LightSetting:
        """What was chosen for this device; the fresh setting if nothing was."""
        kept = self.lights.get(device)
        return FRESH_SETTING if kept is None else _setting(kept)


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
