"""Validation of RAVEBERRY_LIGHTS: devices, segments of devices, and canvases over several."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from raveberry_visualizer.engine import Device

from .entry_fields import Fields, LightEntryError, LightReason, entry_fields
from .light_entry import LightSpec, light_spec
from .sink_kind import MOST_PIXELS, SinkKind

CANVAS: Final = "canvas"
"""Kind of an entry that combines several lights."""

SEGMENT: Final = "segment"
"""Kind of an entry that is a part of a device."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartSpec:
    """A part of a device.

    Attributes:
        first: its first pixel.
        pixels: number of pixels.
        is_reversed: it runs from its last pixel to its first.
    """

    spec: LightSpec
    first: int
    pixels: int
    is_reversed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LightPlan:
    """A light and the parts of devices that it lies on.

    Attributes:
        parts: in order.
        is_mirrored: the second half shows the first one reversed.
    """

    device: Device
    parts: tuple[PartSpec, ...]
    is_reversed: bool = False
    is_mirrored: bool = False

    @property
    def is_device(self) -> bool:
        """True for one whole device, reversed or mirrored or not."""
        (part, *others) = self.parts
        return not others and self.device is part.spec.device

    @property
    def is_plain(self) -> bool:
        """True for one whole device that is neither reversed nor mirrored."""
        return self.is_device and not (self.is_reversed or self.is_mirrored)


def read_lights_option(
    entries: Sequence[object],
    kinds: Mapping[str, SinkKind],
    *,
    is_isolated: bool = False,
    option: str = "RAVEBERRY_LIGHTS",
) -> tuple[tuple[LightPlan, ...], tuple[LightEntryError, ...]]:
    """Return the valid lights and the errors of the other entries.

    A device with segments is no light of its own, and neither is a part of a canvas.

    Args:
        entries: parsed JSON, in any order.
        kinds: of devices, by id.
        is_isolated: multicast does not leave our network.
        option: name of the option, for errors.
    """
    builder = _PlanBuilder(kinds, is_isolated=is_isolated, option=option)
    refused: list[tuple[int, LightEntryError]] = []
    numbered = list(enumerate(entries))
    for kind, add in (
        (None, builder.add_device),
        (SEGMENT, builder.add_segment),
        (CANVAS, builder.add_canvas),
    ):
        for number, raw in numbered:
            if _composite_kind(raw) == kind:
                try:
                    add(raw, number)
                except LightEntryError as err:
                    refused.append((number, err))
    return builder.lights, tuple(err for _, err in sorted(refused, key=lambda one: one[0]))


def _composite_kind(raw: object) -> str | None:
    kind = raw.get("kind") if isinstance(raw, dict) else None
    return kind if kind in (SEGMENT, CANVAS) else None


class _PlanBuilder:
    """The lights parsed so far."""

    def __init__(self, kinds: Mapping[str, SinkKind], *, is_isolated: bool, option: str) -> None:
        self._kinds = kinds
        self._option = option
        self._is_isolated = is_isolated
        self._plans: dict[str, LightPlan] = {}
        self._numbers: dict[str, int] = {}
        self._segments: defaultdict[str, list[range]] = defaultdict(list)

    @property
    def lights(self) -> tuple[LightPlan, ...]:
        """The lights in the order of their entries, without devices that have segments."""
        names = sorted(self._plans, key=self._numbers.__getitem__)
        return tuple(self._plans[name] for name in names if name not in self._segments)

    def add_device(self, raw: object, number: int) -> None:
        """Add a device."""
        where = f"{self._option}[{number}]"
        spec = light_spec(raw, where=where, kinds=self._kinds, is_isolated=self._is_isolated)
        fields = entry_fields(raw, where=where)
        part = PartSpec(spec=spec, first=0, pixels=spec.device.pixels)
        self._add(
            number, fields, LightPlan(device=spec.device, parts=(part,), **_orientation(fields))
        )

    def add_segment(self, raw: object, number: int) -> None:
        """Add a segment of a device."""
        fields = entry_fields(raw, where=f"{self._option}[{number}]")
        wanted = fields.texts("of")
        whole = self._plans.get(wanted[0]) if len(wanted) == 1 else None
        if whole is None or not whole.is_device:
            known = [name for name, plan in self._plans.items() if plan.is_device]
            raise fields.error("of", LightReason.DEVICE_EXPECTED, choices=_listed(known))
        if whole.is_reversed or whole.is_mirrored:
            raise fields.error("of", LightReason.DEVICE_TURNED, given=repr(wanted[0]))
        spec, taken = whole.parts[0].spec, self._segments.get(wanted[0], [])
        pixels = fields.number("pixels", allowed=range(1, spec.device.pixels + 1))
        starts = range(spec.device.pixels - pixels + 1)
        following = taken[-1].stop if taken else 0
        first = fields.number("first", allowed=starts, default=following)
        reach = range(first, first + pixels)
        if any(reach.start < other.stop and other.start < reach.stop for other in taken):
            raise fields.error("first", LightReason.SEGMENT_OVERLAPS, first=first)
        name = fields.identifier()
        title = fields.text("name", default=name)
        matrix = fields.matrix(pixels)
        device = replace(spec.device, id=name, name=title, pixels=pixels, matrix=matrix)
        part = PartSpec(spec=spec, first=first, pixels=pixels)
        self._add(number, fields, LightPlan(device=device, parts=(part,), **_orientation(fields)))
        self._segments[wanted[0]].append(reach)

    def add_canvas(self, raw: object, number: int) -> None:
        """Add a canvas over several lights."""
        fields = entry_fields(raw, where=f"{self._option}[{number}]")
        wanted = fields.texts("of")
        free = {plan.device.id: plan for plan in self.lights if plan.device.kind != CANVAS}
        parts: list[PartSpec] = []
        for name in wanted:
            if name not in free:
                raise fields.error(
                    "of", LightReason.PART_UNKNOWN, given=repr(name[:64]), choices=_listed(free)
                )
            plan = free.pop(name)
            if plan.is_mirrored:
                raise fields.error("of", LightReason.PART_MIRRORED, given=repr(name))
            parts += [replace(part, is_reversed=plan.is_reversed) for part in plan.parts]
        pixels = sum(part.pixels for part in parts)
        if pixels > MOST_PIXELS:
            raise fields.error("of", LightReason.TOO_MANY_PIXELS, pixels=pixels, most=MOST_PIXELS)
        name = fields.identifier()
        title = fields.text("name", default=name)
        matrix = fields.matrix(pixels)
        device = Device(id=name, name=title, kind=CANVAS, pixels=pixels, matrix=matrix)
        self._add(
            number, fields, LightPlan(device=device, parts=tuple(parts), **_orientation(fields))
        )
        for taken in wanted:
            del self._plans[taken]

    def _add(self, number: int, fields: Fields, plan: LightPlan) -> None:
        if plan.device.id in self._plans:
            raise fields.error("id", LightReason.ID_TAKEN)
        self._plans[plan.device.id] = plan
        self._numbers[plan.device.id] = number


def _orientation(fields: Fields) -> dict[str, bool]:
    return {
        "is_reversed": fields.boolean("reverse", default=False),
        "is_mirrored": fields.boolean("mirror", default=False),
    }


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "-"
