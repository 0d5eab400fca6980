"""Parts of the message `lights/info`."""

from collections.abc import Mapping
from typing import Final

from raveberry_contract.messages import EffectParameter, FoundLight, LightDevice

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects import EFFECTS, Colors
from raveberry_visualizer.engine import FoundDevice, Light

PARAMETERS: Final = {
    kind.id: tuple(
        EffectParameter(
            id=parameter.id,
            low=parameter.low,
            high=parameter.high,
            default=parameter.default,
            unit=parameter.unit,
        )
        for parameter in kind.parameters
    )
    for kind in EFFECTS.values()
    if kind.parameters
}
"""Adjustable parameters by effect."""

OWN_COLORS: Final = tuple(kind.id for kind in EFFECTS.values() if kind.colors is not Colors.CHOSEN)
"""Effects that ignore the colour of a light."""


def light_device(light: Light, *, is_added: bool) -> LightDevice:
    """Return the description of a light."""
    return LightDevice(
        id=light.device.id,
        name=light.device.name,
        kind=light.device.kind,
        pixels=light.device.pixels,
        effects=tuple(EFFECTS),
        available=light.is_available,
        added=True if is_added else None,
    )


def found_light(device: FoundDevice) -> FoundLight:
    """Return the description of a device that can be added."""
    return FoundLight(
        id=device.id,
        name=device.name,
        host=device.host,
        pixels=device.pixels,
        white=device.has_white,
    )


def rounded_features(features: Features) -> Mapping[str, float | None]:
    """Return the main features, rounded, as a sign of life."""
    return {
        "bpm": None if features.bpm is None else float(round(features.bpm)),
        "level": round(features.level, 1),
        "bass": round(features.bass, 1),
        "mid": round(features.mid, 1),
        "treble": round(features.treble, 1),
    }
