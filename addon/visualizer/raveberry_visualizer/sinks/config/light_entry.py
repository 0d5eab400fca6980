"""Validation of one entry of RAVEBERRY_LIGHTS."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from raveberry_visualizer.engine import Device, LedSink

from .entry_fields import Fields, LightReason, entry_fields
from .sink_kind import HIGHEST_FPS, SinkKind

_FPS: Final = range(1, HIGHEST_FPS + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class LightSpec:
    """A configured device.

    Attributes:
        host: as configured; None for devices without one.
        make: creates its driver, which opens nothing yet.
    """

    device: Device
    host: str | None
    make: Callable[[], LedSink]


def light_spec(
    raw: object, *, where: str, kinds: Mapping[str, SinkKind], is_isolated: bool = False
) -> LightSpec:
    """Return the device of an entry; unknown keys are ignored.

    Args:
        raw: parsed JSON.
        where: path of the entry, such as ``lights[2]``.
        kinds: allowed kinds by id.
        is_isolated: multicast does not leave our network.

    Raises:
        LightEntryError: the entry is invalid.
    """
    fields = entry_fields(raw, where=where)
    light_id = fields.identifier()
    kind_id = fields.text("kind")
    kind = kinds.get(kind_id)
    if kind is None:
        choices = ", ".join((*kinds, "canvas"))
        raise fields.error(
            "kind", LightReason.KIND_UNKNOWN, given=repr(kind_id[:80]), choices=choices
        )
    pixels = fields.number(
        "pixels",
        allowed=range(1, kind.most_pixels + 1),
        default=1 if kind.most_pixels == 1 else None,
    )
    device = Device(
        id=light_id,
        name=fields.text("name", default=light_id),
        kind=kind.id,
        pixels=pixels,
        most_fps=fields.number("fps", allowed=_FPS, default=kind.fps),
        has_white=fields.boolean("white", default=False),
        matrix=fields.matrix(pixels),
    )
    if device.primaries > kind.most_primaries:
        raise fields.error("white", LightReason.WHITE_UNSUPPORTED, kind=kind.id)
    if fields.is_multicast:
        _validate_multicast(fields, kind, is_isolated=is_isolated)
    return LightSpec(device=device, host=fields.host, make=kind.plan(fields, device))


def _validate_multicast(fields: Fields, kind: SinkKind, *, is_isolated: bool) -> None:
    if not kind.has_multicast:
        raise fields.error("multicast", LightReason.MULTICAST_UNSUPPORTED, kind=kind.id)
    if is_isolated:
        raise fields.error("multicast", LightReason.MULTICAST_ISOLATED)
