"""Typed access to the fields of one entry of RAVEBERRY_LIGHTS."""

import re
from collections.abc import Mapping
from typing import Final

from raveberry_visualizer.engine import Matrix, VisualizerError
from raveberry_visualizer.sinks.transport.multicast import is_group

_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
_PORTS: Final = range(1, 65_536)
_ROTATIONS: Final = (0, 90, 180, 270)


class LightEntryError(VisualizerError):
    """An invalid entry of the option `lights`.

    Attributes:
        option: path of the invalid field, such as ``lights[2].host``.
        reason: the error and what is allowed.
    """

    def __init__(self, where: str, key: str, reason: str, *, light: str = "") -> None:
        """Describe the error of an entry or, with a key, of one of its fields."""
        named_light = f" ({light})" if light else ""
        super().__init__(f"{where}{named_light}: {key} {reason}".replace(":  ", ": "))
        self.option = f"{where}.{key}" if key else where
        self.reason = reason


class Fields:
    """Typed access to the fields of one entry; a field without default is required."""

    def __init__(self, *, where: str, raw: Mapping[str, object], light: str = "") -> None:
        self._where = where
        self._raw = raw
        self._light = light

    def text(self, key: str, *, default: str | None = None) -> str:
        """Return a text that is not empty."""
        value = self._value(key, default)
        if not isinstance(value, str) or not value.strip():
            raise self.error(key, f"must be a text that is not empty, not {value!r:.80}")
        return value.strip()

    def number(
        self, key: str, *, allowed: range | tuple[int, ...], default: int | None = None
    ) -> int:
        """Return a whole number of a range or of a few."""
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
        """Return one of these texts; the first by default."""
        value = self.text(key, default=allowed[0])
        if value not in allowed:
            raise self.error(key, f"must be one of {', '.join(allowed)}, not {value[:80]!r}")
        return value

    def boolean(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        value = self._value(key, default)
        if not isinstance(value, bool):
            raise self.error(key, f"must be true or false, not {value!r:.80}")
        return value

    def identifier(self) -> str:
        """Return the field `id`, which is a level of topics."""
        value = self.text("id")
        if not _ID.fullmatch(value):
            raise self.error("id", f"must be 1 to 64 of a-z A-Z 0-9 _ -, not {value[:80]!r}")
        return value

    def matrix(self, pixels: int) -> Matrix | None:
        """Return the matrix of `columns`, `serpentine` and `rotate`; None without `columns`."""
        if self._raw.get("columns") is None:
            return None
        columns = self.number("columns", allowed=range(1, pixels + 1))
        if pixels % columns:
            raise self.error("columns", f"must make whole rows of the {pixels} pixels")
        if self.boolean("mirror", default=False):
            raise self.error("mirror", "must be false where columns make a picture")
        return Matrix(
            columns=columns,
            rows=pixels // columns,
            is_serpentine=self.boolean("serpentine", default=False),
            quarter_turns=self.number("rotate", allowed=_ROTATIONS, default=0) // _ROTATIONS[1],
        )

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of at least one text."""
        value = self._value(key, None)
        if not isinstance(value, list) or not value:
            raise self.error(key, f"must be a list of texts that is not empty, not {value!r:.80}")
        for text in value:
            if not isinstance(text, str):
                raise self.error(key, f"must be a list of texts; {text!r:.80} is none")
        return tuple(value)

    @property
    def is_multicast(self) -> bool:
        """True for multicast."""
        return self.boolean("multicast", default=False)

    @property
    def host(self) -> str | None:
        """The field `host`; None if it is missing."""
        return self.text("host") if self._raw.get("host") is not None else None

    def address(self, *, default_port: int) -> tuple[str, int]:
        """Return host and port of a device."""
        host = self.text("host")
        if is_group(host):
            raise self.error(
                "host",
                f"must be the address of one device, not of many like {host}; "
                "for those e131 and wled_sync have multicast: true",
            )
        return host, self.port(default=default_port)

    def port(self, *, default: int) -> int:
        """Return the field `port`."""
        return self.number("port", allowed=_PORTS, default=default)

    def error(self, key: str, reason: str) -> LightEntryError:
        """Return the error of a field."""
        return LightEntryError(self._where, key, reason, light=self._light)

    def _value(self, key: str, default: object) -> object:
        value = self._raw.get(key, default)
        if value is None:
            raise self.error(key, "is missing")
        return value


def entry_fields(raw: object, *, where: str) -> Fields:
    """Return the fields of an entry, whose errors name its id.

    Args:
        raw: parsed JSON.
        where: path of the entry, such as ``lights[2]``.

    Raises:
        LightEntryError: it is not an object, or has no valid id.
    """
    if not isinstance(raw, dict):
        raise LightEntryError(where, "", 'must be an object such as {"id": "strip", "kind": …}')
    light_id = Fields(where=where, raw=raw).identifier()
    return Fields(where=where, raw=raw, light=light_id)
