"""Lights that share devices, and lights that lie on parts of devices."""

from collections.abc import Sequence

import numpy as np

from raveberry_visualizer.dsp import Features, FloatArray

from .flash_guard import DARK, FlashGuard, levels_of
from .light import Light


class OutputGroup:
    """Draws its lights, then sends the frames of their devices.

    No light and no device of the group may flash too often. Each has a flash guard, and all are
    dimmed by the smallest factor of any guard, as a device shows what its lights show together.
    """

    def __init__(self, lights: Sequence[Light]) -> None:
        self.lights = tuple(lights)
        self.name = ", ".join(light.device.id for light in lights)
        self._outputs = tuple(dict.fromkeys(one for light in lights for one in light.outputs))
        self._levels: list[_GuardedLevels] = []
        for light in lights:
            copies = [light.share_of(one) * np.float32(one.device.pixels) for one in light.outputs]
            total = np.sum(copies, axis=0, dtype=np.float32)
            parts = [(light, total / np.float32(total.sum()))]
            self._levels.append(_GuardedLevels(guard=light.flash_guard, parts=parts))
        self._output_guards = [FlashGuard() for _ in self._outputs]
        for output, guard in zip(self._outputs, self._output_guards, strict=True):
            parts = [(one, one.share_of(output)) for one in lights if output in one.outputs]
            self._levels.append(_GuardedLevels(guard=guard, parts=parts))

    def show(self, features: Features, *, speed: float, dt_s: float, now_s: float) -> bool:
        """Draw the next frame of every light and send those that are due.

        Returns:
            True if a light is lit.

        Raises:
            Exception: a light could not be drawn; the others were sent.
        """
        is_lit, failure = False, None
        for light in self.lights:
            try:
                is_lit |= light.draw(features, speed=speed, dt_s=dt_s, now_s=now_s)
            except Exception as err:  # noqa: BLE001 - raised below, once the others are sent
                failure = err
        self._send(now_s)
        if failure is not None:
            raise failure
        return is_lit

    def _send(self, now_s: float) -> None:
        is_strict = self.lights[0].flash_guard.is_strict
        for guard in self._output_guards:
            guard.is_strict = is_strict
        factor = min(levels.allowed(now_s) for levels in self._levels)
        for levels in self._levels:
            levels.follow(factor, now_s)
        for light in self.lights:
            light.write_pixels(factor)
        for output in self._outputs:
            on_it = [light for light in self.lights if output in light.outputs]
            output.flush(
                now_s,
                is_lit=any(light.is_lit for light in on_it),
                is_released=all(light.is_released for light in on_it),
            )


class _GuardedLevels:
    """The mean levels of a light or a device, with its flash guard."""

    def __init__(self, *, guard: FlashGuard, parts: Sequence[tuple[Light, FloatArray]]) -> None:
        self._guard = guard
        self._parts = parts
        self._total = np.empty(3, dtype=np.float32)
        self._levels = DARK

    def allowed(self, now_s: float) -> float:
        self._total.fill(0.0)
        for light, share in self._parts:
            light.add_light(share, self._total)
        red, green, blue = self._total.tolist()
        self._levels = levels_of(red, green, blue, 1.0)
        return self._guard.allowed(self._levels, now_s)

    def follow(self, factor: float, now_s: float) -> None:
        self._guard.follow(self._levels, factor, now_s)


type DisplayUnit = Light | OutputGroup
"""Lights that are drawn and sent together."""


def display_units(
    lights: Sequence[Light], before: Sequence[DisplayUnit] = ()
) -> tuple[DisplayUnit, ...]:
    """Group lights that share a device, directly or through other lights.

    Args:
        lights: all lights.
        before: units to reuse where their lights are the same, as their flash guards must not
            forget what was shown.
    """
    sets: list[list[Light]] = []
    for light in lights:
        sharing = [one for one in sets if _share_an_output(one, light)]
        sets = [one for one in sets if one not in sharing]
        sets.append([*(one for members in sharing for one in members), light])
    groups = {unit.lights: unit for unit in before if isinstance(unit, OutputGroup)}
    return tuple(
        members[0]
        if len(members) == 1 and members[0].is_whole_device
        else groups.get(tuple(members)) or OutputGroup(members)
        for members in sets
    )


def _share_an_output(members: Sequence[Light], light: Light) -> bool:
    return any(set(one.outputs) & set(light.outputs) for one in members)
