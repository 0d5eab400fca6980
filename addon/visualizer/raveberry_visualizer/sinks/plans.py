"""All entries of RAVEBERRY_LIGHTS: devices, segments of them, and canvases over several."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from raveberry_visualizer.engine import Device

from .entry import MOST_PIXELS, Fields, LightEntryError, LightSpec, SinkKind, light_spec, named

CANVAS: Final = "canvas"
"""The kind of an entry that makes one light of several."""

_MOST_SEGMENTS: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class PartSpec:
    """A part of a device.

    Attributes:
        first: its first pixel.
        pixels: how many.
        is_reversed: it begins with the last one.
    """

    spec: LightSpec
    first: int
    pixels: int
    is_reversed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LightPlan:
    """A light as people see it, and the devices that it lies on.

    Attributes:
        parts: of devices, one after the other.
        is_mirrored: the second half shows the first.
    """

    device: Device
    parts: tuple[PartSpec, ...]
    is_reversed: bool = False
    is_mirrored: bool = False

    @property
    def is_plain(self) -> bool:
        """It is a whole device as it is."""
        (part, *others) = self.parts
        is_whole = not others and part.pixels == part.spec.device.pixels
        return is_whole and not (self.is_reversed or self.is_mirrored or part.is_reversed)


def light_plans(
    entries: Sequence[object], kinds: Mapping[str, SinkKind]
) -> tuple[tuple[LightPlan, ...], tuple[LightEntryError, ...]]:
    """The lights, and why other entries make none: a bad one must not darken the rest.

    Args:
        entries: parsed JSON.
        kinds: of devices, by id.
    """
    plans: dict[str, LightPlan] = {}
    refused: list[LightEntryError] = []
    canvases: list[tuple[int, Mapping[str, object]]] = []
    for number, raw in enumerate(entries, start=1):
        if isinstance(raw, dict) and raw.get("kind") == CANVAS:
            canvases.append((number, raw))
            continue
        try:
            _add(plans, _planned(raw, number, kinds), number)
        except LightEntryError as err:
            refused.append(err)
    for number, raw in canvases:
        try:
            canvas, taken = _canvas(raw, number, plans)
        except LightEntryError as err:
            refused.append(err)
            continue
        for name in taken:
            del plans[name]
        plans[canvas.device.id] = canvas
    return tuple(plans.values()), tuple(refused)


def _add(plans: dict[str, LightPlan], found: Sequence[LightPlan], number: int) -> None:
    names = [plan.device.id for plan in found]
    for name in names:
        if name in plans or names.count(name) > 1:
            raise LightEntryError(f"RAVEBERRY_LIGHTS, entry {number}: id {name!r} is taken already")
    plans.update(zip(names, found, strict=True))


def _planned(raw: object, number: int, kinds: Mapping[str, SinkKind]) -> Sequence[LightPlan]:
    spec = light_spec(raw, number=number, kinds=kinds)
    fields = named(raw, number=number)
    segments = fields.entries("segments", most=_MOST_SEGMENTS)
    turns = _turns(fields)
    if segments is None:
        part = PartSpec(spec=spec, first=0, pixels=spec.device.pixels)
        return [LightPlan(device=spec.device, parts=(part,), **turns)]
    for key, is_set in zip(("reverse", "mirror"), turns.values(), strict=True):
        if is_set:
            raise fields.error(key, "belongs to each of the segments, not to the device")
    return list(_segments(fields, segments, spec))


def _segments(
    fields: Fields, segments: Sequence[Mapping[str, object]], spec: LightSpec
) -> Iterator[LightPlan]:
    taken: list[range] = []
    following = 0
    for number, raw in enumerate(segments, start=1):
        segment = fields.inner(f"segment {number}", raw)
        name = segment.identifier()
        pixels = segment.number("pixels", allowed=range(1, spec.device.pixels + 1))
        starts = range(spec.device.pixels - pixels + 1)
        first = segment.number("first", allowed=starts, default=following)
        reach = range(first, first + pixels)
        if any(reach.start < other.stop and other.start < reach.stop for other in taken):
            raise segment.error("first", f"{first} lies in another segment")
        taken.append(reach)
        following = reach.stop
        device = replace(
            spec.device, id=name, name=segment.text("name", default=name), pixels=pixels
        )
        part = PartSpec(spec=spec, first=first, pixels=pixels)
        yield LightPlan(device=device, parts=(part,), **_turns(segment))


def _canvas(
    raw: Mapping[str, object], number: int, plans: Mapping[str, LightPlan]
) -> tuple[LightPlan, Sequence[str]]:
    """A canvas, and the lights that are part of it from now on."""
    fields = named(raw, number=number)
    name = fields.identifier()
    wanted = fields.texts("of")
    if name in plans and name not in wanted:
        raise LightEntryError(f"RAVEBERRY_LIGHTS, entry {number}: id {name!r} is taken already")
    parts: list[PartSpec] = []
    for one in wanted:
        plan = plans.get(one)
        if plan is None:
            free = ", ".join(plans) or "none"
            raise fields.error("of", f"names {one[:64]!r}; what can be part of it: {free}")
        if plan.device.kind == CANVAS or plan.is_mirrored:
            raise fields.error("of", f"names {one!r}, which is a canvas or mirrored itself")
        if wanted.count(one) > 1:
            raise fields.error("of", f"names {one!r} twice")
        parts += [replace(part, is_reversed=plan.is_reversed) for part in plan.parts]
    pixels = sum(part.pixels for part in parts)
    if pixels > MOST_PIXELS:
        raise fields.error("of", f"makes {pixels} pixels; {MOST_PIXELS} is the most")
    title = fields.text("name", default=name)
    device = Device(id=name, name=title, kind=CANVAS, pixels=pixels)
    return LightPlan(device=device, parts=tuple(parts), **_turns(fields)), wanted


def _turns(fields: Fields) -> dict[str, bool]:
    return {
        "is_reversed": fields.truth("reverse", default=False),
        "is_mirrored": fields.truth("mirror", default=False),
    }
