"""One entry of RAVEBERRY_LIGHTS, from untyped JSON to a light."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from raveberry_visualizer.engine import Device, LedSink, VisualizerError

MOST_PIXELS: Final = 20_000

_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
_PORTS: Final = range(1, 65_536)


class LightEntryError(VisualizerError):
    """An entry of RAVEBERRY_LIGHTS cannot be used; says which, why, and what is allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LightSpec:
    """A light as it was asked for."""

    device: Device
    host: str
    port: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SinkKind:
    """A way to drive devices.

    Attributes:
        default_port: where such devices listen unless the entry says otherwise.
        make: opens nothing yet.
    """

    id: str
    default_port: int
    make: Callable[[LightSpec], LedSink]


def light_spec(raw: object, *, number: int, kinds: Mapping[str, SinkKind]) -> LightSpec:
    """The light that an entry describes; unknown keys are ignored.

    Args:
        raw: parsed JSON.
        number: of the entry, counted from 1, for the message.
        kinds: what is allowed, by id.

    Raises:
        LightEntryError: it describes none.
    """
    where = f"RAVEBERRY_LIGHTS, entry {number}"
    if not isinstance(raw, dict):
        raise LightEntryError(f'{where}: must be an object such as {{"id": "strip", "kind": …}}')
    entry = _Entry(where=where, raw=raw)
    light_id = entry.text("id", default=None)
    if not _ID.fullmatch(light_id):
        raise entry.error("id", f"must be 1 to 64 of a-z A-Z 0-9 _ -, not {light_id[:80]!r}")
    entry = _Entry(where=f"{where} ({light_id})", raw=raw)
    kind = kinds.get(entry.text("kind", default=None))
    if kind is None:
        raise entry.error("kind", f"{raw['kind']!r} is unknown; allowed: {', '.join(kinds)}")
    return LightSpec(
        device=Device(
            id=light_id,
            name=entry.text("name", default=light_id),
            kind=kind.id,
            pixels=entry.number("pixels", allowed=range(1, MOST_PIXELS + 1), default=None),
        ),
        host=entry.text("host", default=None),
        port=entry.number("port", allowed=_PORTS, default=kind.default_port),
    )


class _Entry:
    """Reads the fields of one entry; a default of None makes a field required."""

    def __init__(self, *, where: str, raw: Mapping[str, object]) -> None:
        self._where = where
        self._raw = raw

    def text(self, key: str, *, default: str | None) -> str:
        value = self._raw.get(key, default)
        if value is None:
            raise self.error(key, "is missing")
        if not isinstance(value, str) or not value.strip():
            raise self.error(key, f"must be a text that is not empty, not {value!r:.80}")
        return value.strip()

    def number(self, key: str, *, allowed: range, default: int | None) -> int:
        value = self._raw.get(key, default)
        if value is None:
            raise self.error(key, "is missing")
        if not isinstance(value, int) or isinstance(value, bool) or value not in allowed:
            raise self.error(
                key,
                f"must be a whole number from {allowed[0]} to {allowed[-1]}, not {value!r:.80}",
            )
        return value

    def error(self, key: str, reason: str) -> LightEntryError:
        return LightEntryError(f"{self._where}: {key} {reason}")
