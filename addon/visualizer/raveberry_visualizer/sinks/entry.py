"""One entry of RAVEBERRY_LIGHTS, from untyped JSON to a light."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from raveberry_visualizer.engine import Device, LedSink, Matrix, VisualizerError

from .multicast import is_group

MOST_PIXELS: Final = 20_000

_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
_PORTS: Final = range(1, 65_536)
_FPS: Final = range(1, 61)
_ROTATIONS: Final = (0, 90, 180, 270)


class LightEntryError(VisualizerError):
    """An entry of the option `lights` cannot be used.

    Attributes:
        option: which part of the option, as ``lights[2].host``.
        reason: why, and what is allowed.
    """

    def __init__(self, where: str, key: str, reason: str, *, light: str = "") -> None:
        """Name the entry, its field if it is about one, and its light if that is known."""
        named_light = f" ({light})" if light else ""
        super().__init__(f"{where}{named_light}: {key} {reason}".replace(":  ", ": "))
        self.option = f"{where}.{key}" if key else where
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class LightSpec:
    """A light as it was asked for.

    Attributes:
        host: where it is, as it was named; None for what needs no name.
        make: makes its sink, which opens nothing yet.
    """

    device: Device
    host: str | None
    make: Callable[[], LedSink]


class Fields:
    """The fields of one entry; a default of None makes one required."""

    def __init__(self, *, where: str, raw: Mapping[str, object], light: str = "") -> None:
        self._where = where
        self._raw = raw
        self._light = light

    def text(self, key: str, *, default: str | None = None) -> str:
        """A text that is not empty."""
        value = self._value(key, default)
        if not isinstance(value, str) or not value.strip():
            raise self.error(key, f"must be a text that is not empty, not {value!r:.80}")
        return value.strip()

    def number(
        self, key: str, *, allowed: range | tuple[int, ...], default: int | None = None
    ) -> int:
        """A whole number of a range, or of a few."""
        value = self._value(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or value not in allowed:
            numbers = (
                f"a whole number from {allowed[0]} to {allowed[-1]}"
                if isinstance(allowed, range)
                else f"one of {', '.join(map(str, allowed))}"
            )
            raise self.error(key, f"must be {numbers}, not {value!r:.80}")
        return value

    def choice(self, key: str, *, allowed: tuple[str, ...]) -> str:
        """One of these texts; the first when it is left out."""
        value = self.text(key, default=allowed[0])
        if value not in allowed:
            raise self.error(key, f"must be one of {', '.join(allowed)}, not {value[:80]!r}")
        return value

    def truth(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self._value(key, default)
        if not isinstance(value, bool):
            raise self.error(key, f"must be true or false, not {value!r:.80}")
        return value

    def identifier(self) -> str:
        """The field `id`, which becomes a level of a topic."""
        value = self.text("id")
        if not _ID.fullmatch(value):
            raise self.error("id", f"must be 1 to 64 of a-z A-Z 0-9 _ -, not {value[:80]!r}")
        return value

    def matrix(self, pixels: int) -> Matrix | None:
        """The fields `columns`, `serpentine` and `rotate`, if these pixels make a picture."""
        if self._raw.get("columns") is None:
            return None
        columns = self.number("columns", allowed=range(1, pixels + 1))
        if pixels % columns:
            raise self.error("columns", f"must make whole rows of the {pixels} pixels")
        if self.truth("mirror", default=False):
            raise self.error("mirror", "must be false where columns make a picture")
        return Matrix(
            columns=columns,
            rows=pixels // columns,
            is_serpentine=self.truth("serpentine", default=False),
            quarter_turns=self.number("rotate", allowed=_ROTATIONS, default=0) // _ROTATIONS[1],
        )

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, one at least."""
        value = self._value(key, None)
        if not isinstance(value, list) or not value:
            raise self.error(key, f"must be a list of texts that is not empty, not {value!r:.80}")
        for text in value:
            if not isinstance(text, str):
                raise self.error(key, f"must be a list of texts; {text!r:.80} is none")
        return tuple(value)

    @property
    def is_multicast(self) -> bool:
        """Groups are sent to, and not a device by its address."""
        return self.truth("multicast", default=False)

    @property
    def host(self) -> str | None:
        """The field `host`, if there is one."""
        return self.text("host") if self._raw.get("host") is not None else None

    def address(self, *, default_port: int) -> tuple[str, int]:
        """Host and port of a device in the network."""
        host = self.text("host")
        if is_group(host):
            raise self.error(
                "host",
                f"must be the address of one device, not of many like {host}; "
                "for those e131 and wled_sync have multicast: true",
            )
        return host, self.port(default=default_port)

    def port(self, *, default: int) -> int:
        """A port of UDP."""
        return self.number("port", allowed=_PORTS, default=default)

    def error(self, key: str, reason: str) -> LightEntryError:
        """What is wrong with a field."""
        return LightEntryError(self._where, key, reason, light=self._light)

    def _value(self, key: str, default: object) -> object:
        value = self._raw.get(key, default)
        if value is None:
            raise self.error(key, "is missing")
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class SinkKind:
    """A way to drive devices.

    Attributes:
        most_pixels: of one device.
        fps: so many frames a second it takes at most, unless its entry says otherwise.
        most_primaries: 4 where pixels may have a white LED beside red, green and blue.
        has_groups: its devices can be reached by multicast too.
        plan: reads the fields of its own and gives what makes the sink; raises LightEntryError.
    """

    id: str
    most_pixels: int
    fps: int = _FPS[-1]
    most_primaries: int = 4
    has_groups: bool = False
    plan: Callable[[Fields, Device], Callable[[], LedSink]]


def named(raw: object, *, where: str) -> Fields:
    """The fields of an entry, whose id is told with whatever is wrong with it.

    Args:
        raw: parsed JSON.
        where: which entry of which option, as ``lights[2]``.

    Raises:
        LightEntryError: it is no object, or has no id that can be used.
    """
    if not isinstance(raw, dict):
        raise LightEntryError(where, "", 'must be an object such as {"id": "strip", "kind": …}')
    light_id = Fields(where=where, raw=raw).identifier()
    return Fields(where=where, raw=raw, light=light_id)


def light_spec(
    raw: object, *, where: str, kinds: Mapping[str, SinkKind], is_isolated: bool = False
) -> LightSpec:
    """The light that an entry describes; unknown keys are ignored.

    Args:
        raw: parsed JSON.
        where: which entry of which option, as ``lights[2]``.
        kinds: what is allowed, by id.
        is_isolated: only single addresses are reached from our network.

    Raises:
        LightEntryError: it describes none.
    """
    fields = named(raw, where=where)
    light_id = fields.identifier()
    kind_id = fields.text("kind")
    kind = kinds.get(kind_id)
    if kind is None:
        raise fields.error(
            "kind", f"{kind_id[:80]!r} is unknown; allowed: {', '.join(kinds)}, canvas"
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
        has_white=fields.truth("white", default=False),
        matrix=fields.matrix(pixels),
    )
    if device.primaries > kind.most_primaries:
        raise fields.error("white", f"must be false: {kind.id} knows red, green and blue only")
    if fields.is_multicast:
        _expect_groups(fields, kind, is_isolated=is_isolated)
    return LightSpec(device=device, host=fields.host, make=kind.plan(fields, device))


def _expect_groups(fields: Fields, kind: SinkKind, *, is_isolated: bool) -> None:
    if not kind.has_groups:
        raise fields.error("multicast", f"must be false: {kind.id} reaches one device only")
    if is_isolated:
        raise fields.error(
            "multicast",
            "must be false: the add-on has a network of its own, which multicast does not leave; "
            "name the address of the device as its host",
        )
