"""Lights and devices that hang together: several lights on one device, or one on several."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from raveberry_visualizer.dsp import FloatArray

from .flash import DARK, FlashGuard, levels_of

if TYPE_CHECKING:
    from .light import Light


class Rig:
    """Shows its lights together, once all of them have drawn.

    No light and no device of it may flash too often. Each has a guard, and all are dimmed by the
    smallest factor that any of them asks for: what one light is spared the device has not shown.
    """

    def __init__(self, lights: Sequence["Light"]) -> None:
        self._lights = lights
        self._outputs = tuple(dict.fromkeys(one for light in lights for one in light.outputs))
        self._waiting = len(lights)
        self._measures: list[_Measure] = []
        for light in lights:
            copies = [light.share_of(one) * np.float32(one.device.pixels) for one in light.outputs]
            total = np.sum(copies, axis=0, dtype=np.float32)
            parts = [(light, total / np.float32(total.sum()))]
            self._measures.append(_Measure(guard=light.guard, parts=parts))
        self._output_guards = [FlashGuard() for _ in self._outputs]
        for output, guard in zip(self._outputs, self._output_guards, strict=True):
            parts = [(one, one.share_of(output)) for one in lights if output in one.outputs]
            self._measures.append(_Measure(guard=guard, parts=parts))

    def note_drawn(self, now_s: float) -> None:
        """A light has drawn its frame; the last one shows all."""
        self._waiting -= 1
        if self._waiting == 0:
            self._waiting = len(self._lights)
            self._show(now_s)

    def _show(self, now_s: float) -> None:
        is_calm = self._lights[0].guard.is_calm
        for guard in self._output_guards:
            guard.is_calm = is_calm
        factor = min(measure.allowed(now_s) for measure in self._measures)
        for measure in self._measures:
            measure.follow(factor, now_s)
        for light in self._lights:
            light.expose(factor)
        for output in self._outputs:
            on_it = [light for light in self._lights if output in light.outputs]
            output.flush(
                now_s,
                is_lit=any(light.is_lit for light in on_it),
                is_left_alone=all(light.is_left_alone for light in on_it),
            )


class _Measure:
    """How bright a light or a device is as a whole, and its guard."""

    def __init__(self, *, guard: FlashGuard, parts: Sequence[tuple["Light", FloatArray]]) -> None:
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


def joined(lights: Sequence["Light"]) -> None:
    """Make rigs of those that share a device, directly or by way of others."""
    groups: list[list[Light]] = []
    for light in lights:
        near = [group for group in groups if _share_a_device(group, light)]
        groups = [group for group in groups if group not in near]
        groups.append([*(one for group in near for one in group), light])
    for group in groups:
        if len(group) > 1 or len(group[0].outputs) > 1:
            rig = Rig(group)
            for light in group:
                light.join(rig)


def _share_a_device(group: Sequence["Light"], light: "Light") -> bool:
    return any(set(one.outputs) & set(light.outputs) for one in group)
