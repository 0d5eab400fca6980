"""Typed access to the fields of one entry of RAVEBERRY_LIGHTS."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from raveberry_visualizer.engine import Matrix, VisualizerError
from raveberry_visualizer.sinks.transport.multicast import is_group

from .english_reasons import ENGLISH_REASONS

_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
_PORTS: Final = range(1, 65_536)
_ROTATIONS: Final = (0, 90, 180, 270)


class LightReason(StrEnum):
    """Codes of the reasons why an entry is invalid; texts/ has their words."""

    OBJECT_EXPECTED = "light_object_expected"
    VALUE_MISSING = "light_value_missing"
    TEXT_EXPECTED = "light_text_expected"
    NUMBER_EXPECTED = "light_number_expected"
    CHOICE_EXPECTED = "light_choice_expected"
    FLAG_EXPECTED = "light_flag_expected"
    ID_EXPECTED = "light_id_expected"
    TEXTS_EXPECTED = "light_texts_expected"
    TEXT_AMONG_TEXTS_EXPECTED = "light_text_among_texts_expected"
    ADDRESS_OF_ONE_EXPECTED = "light_address_of_one_expected"
    KIND_UNKNOWN = "light_kind_unknown"
    ID_TAKEN = "light_id_taken"
    ROWS_INCOMPLETE = "light_rows_incomplete"
    MATRIX_MIRRORED = "light_matrix_mirrored"
    WHITE_UNSUPPORTED = "light_white_unsupported"
    MULTICAST_UNSUPPORTED = "light_multicast_unsupported"
    MULTICAST_ISOLATED = "light_multicast_isolated"
    DEVICE_EXPECTED = "light_device_expected"
    DEVICE_TURNED = "light_device_turned"
    SEGMENT_OVERLAPS = "light_segment_overlaps"
    PART_UNKNOWN = "light_part_unknown"
    PART_MIRRORED = "light_part_mirrored"
    TOO_MANY_PIXELS = "light_too_many_pixels"


class LightEntryError(VisualizerError):
    """An invalid entry of the option `lights`.

    Attributes:
        option: path of the invalid field, such as ``lights[2].host``.
        reason: the error and what is allowed.
        params: the values of the placeholders in the text of the reason.
        message: that text in English.
    """

    def __init__(
        self,
        where: str,
        key: str,
        reason: LightReason,
        params: Mapping[str, str | float],
        *,
        light: str = "",
    ) -> None:
        """Describe the error of an entry or, with a key, of one of its fields."""
        message = ENGLISH_REASONS[reason].format_map(params)
        named_light = f" ({light})" if light else ""
        super().__init__(f"{where}{named_light}: {key} {message}".replace(":  ", ": "))
        self.option = f"{where}.{key}" if key else where
        self.reason = reason
        self.params = params
        self.message = message


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
            raise self.error(key, LightReason.TEXT_EXPECTED, given=_shown(value))
        return value.strip()

    def number(
        self, key: str, *, allowed: range | tuple[int, ...], default: int | None = None
    ) -> int:
        """Return a whole number of a range or of a few."""
        value = self._value(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or value not in allowed:
            given = _shown(value)
            if isinstance(allowed, range):
                low, high = allowed[0], allowed[-1]
                raise self.error(key, LightReason.NUMBER_EXPECTED, low=low, high=high, given=given)
            choices = ", ".join(map(str, allowed))
            raise self.error(key, LightReason.CHOICE_EXPECTED, choices=choices, given=given)
        return value

    def choice(self, key: str, *, allowed: tuple[str, ...]) -> str:
        """Return one of these texts; the first by default."""
        value = self.text(key, default=allowed[0])
        if value not in allowed:
            choices = ", ".join(allowed)
            raise self.error(key, LightReason.CHOICE_EXPECTED, choices=choices, given=_shown(value))
        return value

    def boolean(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        value = self._value(key, default)
        if not isinstance(value, bool):
            raise self.error(key, LightReason.FLAG_EXPECTED, given=_shown(value))
        return value

    def identifier(self) -> str:
        """Return the field `id`, which is a level of topics."""
        value = self.text("id")
        if not _ID.fullmatch(value):
            raise self.error("id", LightReason.ID_EXPECTED, given=_shown(value))
        return value

    def matrix(self, pixels: int) -> Matrix | None:
        """Return the matrix of `columns`, `serpentine` and `rotate`; None without `columns`."""
        if self._raw.get("columns") is None:
            return None
        columns = self.number("columns", allowed=range(1, pixels + 1))
        if pixels % columns:
            raise self.error("columns", LightReason.ROWS_INCOMPLETE, pixels=pixels)
        if self.boolean("mirror", default=False):
            raise self.error("mirror", LightReason.MATRIX_MIRRORED)
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
            raise self.error(key, LightReason.TEXTS_EXPECTED, given=_shown(value))
        for text in value:
            if not isinstance(text, str):
                raise self.error(key, LightReason.TEXT_AMONG_TEXTS_EXPECTED, given=_shown(text))
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
            raise self.error("host", LightReason.ADDRESS_OF_ONE_EXPECTED, host=host)
        return host, self.port(default=default_port)

    def port(self, *, default: int) -> int:
        """Return the field `port`."""
        return self.number("port", allowed=_PORTS, default=default)

    def error(self, key: str, reason: LightReason, /, **params: str | float) -> LightEntryError:
        """Return the error of a field."""
        return LightEntryError(self._where, key, reason, params, light=self._light)

    def _value(self, key: str, default: object) -> object:
        value = self._raw.get(key, default)
        if value is None:
            raise self.error(key, LightReason.VALUE_MISSING)
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
        raise LightEntryError(where, "", LightReason.OBJECT_EXPECTED, {})
    light_id = Fields(where=where, raw=raw).identifier()
    return Fields(where=where, raw=raw, light=light_id)


def _shown(value: object) -> str:
    """Return an invalid value for a message."""
    return f"{value!r:.80}"
